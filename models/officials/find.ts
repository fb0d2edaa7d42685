import type { OfficialMention } from './index.ts'
import { adjacent, type Tokens } from './tokens.ts'

/** A name, a title, or both found at one place of the text, not yet linked to a person. */
export interface Found {
  /** Word range of the name, or null. */
  name: [from: number, to: number] | null
  /** Word range of the title, or null. */
  title: [from: number, to: number] | null
  /** First and last word (exclusive) of the whole mention. */
  words: [from: number, to: number]
  kind: OfficialMention['kind']
  /** How the mention stands in its sentence. */
  place: 'subject' | 'speaker' | 'governed'
  /** The name is a surname alone. */
  surnameOnly: boolean
  /** Gazetteer id inside the title, or null. */
  jurisdiction: string | null
  /** «سرپرست» alone, «عضو», «کارشناس»: an entry only when the person is named. */
  weak: boolean
  /** Lists and forms leave open where the name ends, or whether it is one. */
  unsure?: boolean
}

/** A number that the first three letters of a word decide. */
function sieveOf(word: string): number {
  return (word.charCodeAt(0) ^ (word.charCodeAt(1) << 2) ^ (word.charCodeAt(2) << 4)) & 0xff
}

/** What `addSurnames` needs to know of the language. */
export interface SurnameGrammar {
  /** Folded base form of a word where it may be a name, else null. */
  base(i: number): string | null
  standing(from: number, to: number): Found['place']
}

/** Adds the later mentions of the persons found by their surname alone, and puts all in the order of the text. */
export function addSurnames(tokens: Tokens, found: Found[], grammar: SurnameGrammar): Found[] {
  const surnames = new Map<string, number>()
  const starts = new Set<string>()
  /** First three letters of the surnames: most words are passed over by them, nearly all by a number made of them. */
  const initials = new Set<string>()
  const sieve = new Uint8Array(256)
  const covered = new Uint8Array(tokens.words.length)
  for (const item of found) {
    covered.fill(1, item.words[0], item.words[1])
    if (!item.name) continue
    const words: string[] = []
    for (let i = item.name[0]; i < item.name[1]; i++)
      words.push(grammar.base(i) ?? (tokens.words[i] as string))
    // A surname alone keeps its place; «رسول‌پناه» may have been read as two words the first time.
    const forms = words.length === 1 ? [words] : words.slice(1).map((_, k) => words.slice(k + 1))
    for (const form of forms) {
      const key = form.join('')
      if (key.length < 3 || surnames.has(key)) continue
      surnames.set(key, item.words[1])
      starts.add(form[0] as string)
      starts.add(key)
      initials.add((form[0] as string).slice(0, 3))
      sieve[sieveOf(form[0] as string)] = 1
    }
  }
  if (surnames.size === 0) return found
  const more: Found[] = []
  for (let i = 0; i < tokens.words.length; i++) {
    if (covered[i] === 1) continue
    const word = tokens.words[i] as string
    if (sieve[sieveOf(word)] === 0 || !initials.has(word.slice(0, 3))) continue
    const first = grammar.base(i)
    if (first === null || !starts.has(first)) continue
    let key = ''
    let end = 0
    for (let to = i; to < i + 3 && to < tokens.words.length && covered[to] === 0; to++) {
      if (to > i && !adjacent(tokens, to)) break
      key += grammar.base(to) ?? tokens.words[to]
      if (surnames.has(key)) end = to + 1
    }
    if (end === 0) continue
    more.push({
      name: [i, end],
      title: null,
      words: [i, end],
      kind: 'surname',
      place: grammar.standing(i, end),
      surnameOnly: true,
      jurisdiction: null,
      weak: false,
    })
    i = end - 1
  }
  return more.length === 0 ? found : [...found, ...more].sort((a, b) => a.words[0] - b.words[0])
}
