import { type Range, type Text, wordsOf, wordTrait } from '../text/index.ts'
import { isCaseEnding, isPossessiveEnding } from './kk/morphology.ts'
import { type NameForm, placeLexicon } from './lexicon.ts'
import { CHARACTER_CLASS, ROOT } from './trie.ts'

/** A name of the lexicon found in the text, not yet judged. */
export interface Candidate {
  /** Folded range of the name with its ending. */
  range: Range
  /** End of the name itself, before any ending. */
  nameEnd: number
  form: NameForm
}

/** «облысы», «аудандары»: inside such a form the possessive endings follow the name («Байқоңырына»). */
const HYPHENS = "-'"

/** Is what stands between `from` and the end of the word a lawful ending of this form? Gives the end, or -1. */
function endOfName(folded: string, from: number, form: NameForm): number {
  const code = from < folded.length ? folded.charCodeAt(from) : 0
  if (CHARACTER_CLASS[code] !== 1) {
    // «ШҚО-да», «Алматы-да»: an ending behind a hyphen belongs to the name.
    if (form.country === 'KZ' && from < folded.length && HYPHENS.includes(folded[from] as string)) {
      let end = from + 1
      while (end < folded.length && CHARACTER_CLASS[folded.charCodeAt(end)] === 1) end++
      const ending = folded.slice(from + 1, end)
      if (ending === '') return from
      return /^[днт][аеыі]|^[ғгқк][ае]$|^[мбп]ен$/.test(ending) && ending.length <= 6
        ? end
        : form.abbreviation
          ? -1
          : from
    }
    return from
  }
  let end = from
  while (end < folded.length && CHARACTER_CLASS[folded.charCodeAt(end)] === 1) end++
  const ending = folded.slice(from, end)
  if (form.country === 'IR') {
    // The ezafe after a vowel: «نکای».
    return ending === 'ی' && /[اوه]$/.test(form.key) ? end : -1
  }
  if (form.russian) return /^(ая|ой|ую|ий|ого|ому|ом|им)$/.test(ending) ? end : -1
  if (isCaseEnding(form.key, ending)) return end
  return /[ыі]$/.test(form.key) && isPossessiveEnding(ending) ? end : -1
}

/** The longest name at the head of the text from `at` on, or null. */
function nameAt(folded: string, at: number): Candidate | null {
  const { trie, forms } = placeLexicon()
  let node = ROOT
  let position = at
  let best: Candidate | null = null
  while (position < folded.length) {
    const code = folded.charCodeAt(position)
    // A line break within a name counts as its blank.
    node = trie.step(node, code === 0x0a ? 0x20 : code)
    if (node === 0) break
    position++
    const index = trie.keyAt(node)
    if (index < 0) continue
    const form = forms[index] as NameForm
    const end = endOfName(folded, position, form)
    if (end >= 0) best = { range: [at, end], nameEnd: position, form }
    else if (form.adjective) {
      const adjectiveEnd = endOfName(folded, position, form.adjective)
      if (adjectiveEnd >= 0) best = { range: [at, adjectiveEnd], nameEnd: position, form: form.adjective }
    }
  }
  return best
}

/** Does a name of the lexicon begin there? */
export function namedAt(folded: string, at: number): boolean {
  return nameAt(folded, at) !== null
}

/** May a name begin with the word: does one go on behind it, or is it a name with its ending? */
const heads = wordTrait((form) => {
  const { trie, joints } = placeLexicon()
  let node = ROOT
  for (let i = 0; i < form.length && node !== 0; i++) node = trie.step(node, form.charCodeAt(i))
  return (node !== 0 && joints.some((sign) => trie.step(node, sign) !== 0)) || nameAt(form, 0) !== null
})

/** All names of the lexicon in the text, longest first at each word, never overlapping. One pass. */
export function scanNames({ folded }: Text): Candidate[] {
  const words = wordsOf(folded, heads)
  const found: Candidate[] = []
  let from = 0
  for (let i = 0; i < words.count; i++) {
    if (((words.traits[i] as number) & heads.bit) === 0) continue
    const at = words.starts[i] as number
    if (at < from) continue
    const name = nameAt(folded, at)
    if (!name) continue
    found.push(name)
    from = name.range[1]
  }
  return found
}
