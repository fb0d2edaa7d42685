import { fold, foldKazakh, type Text, words } from '../text/index.ts'
import { stem } from './stem.ts'
import type { Lexeme } from './types.ts'

/** A stem is stored beside its word, told apart by this sign, which no word has. */
const STEM = '~'
/** PostgreSQL takes words up to 2 KB; no word that anyone looks for is so long. */
const MAX_WORD = 60
const ZWNJ = '\u200c'

/** Endings that are also written apart («کارخانه ها»): no words of their own. */
const ENDINGS = new Set(['ها', 'های', 'هایی', 'هایش', 'هایشان'])
/** Prefixes of verbs that are also written apart («می شود»): one word with what follows. */
const PREFIXES = new Set(['می', 'نمی'])

/** A word of a text: the forms that find it, all of them at one position. */
interface Position {
  /** The word as folded, and in Cyrillic where it is Kazakh in other letters. */
  word: string
  stem: string
  /** The word as given: folding makes letters of Arabic-script Kazakh one. */
  given: string
}

/**
 * The words of a text as the search stores them: for each position the word and its stem, then, behind a gap (an
 * empty position), compounds as one word («بهره‌برداری» is stored as two words and as one).
 * @param language of the text; Kazakh in Latin or Arabic letters is stored in Cyrillic too
 */
export function lexemes(input: string, language: string): string[][] {
  const { positions, compounds } = positionsOf(input, language)
  const all = positions.map(({ word, stem }) => (stem === word ? [word] : [word, STEM + stem]))
  return compounds.length > 0 ? [...all, [], ...compounds.map(storedForms)] : all
}

/** Is it a prefix that belongs to the next word, though it stands apart? */
export function isPrefix(word: string): boolean {
  return PREFIXES.has(fold(word).folded)
}

/** What is looked for when a user types a text: a list of alternatives for each of its words. */
export function lookups(input: string, options: { exact?: boolean; prefix?: boolean } = {}): Lexeme[][] {
  const { positions } = positionsOf(input, '')
  return positions.map(({ word, stem: own, given }, i) => {
    if (options.prefix && i === positions.length - 1) return [{ lexeme: word, prefix: true }]
    if (options.exact) return [{ lexeme: word }]
    const forms = [own]
    // Latin and Arabic letters may be Kazakh: «jumys», «جۇمىس» find «жұмыс».
    if (!/^[\u0400-\u052f]/u.test(word)) {
      for (const script of ['Latn', 'Arab'] as const) {
        const cyrillic = foldKazakh(given, script).folded
        if (cyrillic !== word && /^[\u0400-\u052f]+$/u.test(cyrillic)) forms.push(stem(cyrillic))
      }
    }
    return [...new Set(forms)].flatMap((form) => [{ lexeme: form }, { lexeme: STEM + form }])
  })
}

/** A compound with joiners as one word: what finds it where it is written so. */
export function compoundLookups(input: string): Lexeme[] | null {
  const text = fold(input)
  const ranges = words(text)
  const [range] = ranges
  if (ranges.length !== 1 || !range || !input.includes(ZWNJ)) return null
  return storedForms(text.folded.slice(...range)).map((lexeme) => ({ lexeme }))
}

function storedForms(word: string): string[] {
  const own = stem(word)
  return own === word ? [word] : [word, STEM + own]
}

function positionsOf(input: string, language: string): { positions: Position[]; compounds: string[] } {
  const text = fold(input)
  const positions: Position[] = []
  const compounds: string[] = []
  let prefix = ''
  const add = (plain: string, given: string) => {
    if (ENDINGS.has(plain)) return
    if (PREFIXES.has(plain)) {
      prefix = plain
      return
    }
    const word = (prefix + plain).slice(0, MAX_WORD)
    prefix = ''
    positions.push({ word, stem: stem(word), given })
  }
  const kazakh = language === 'kk' ? otherLetters(input) : null
  for (const [start, end] of words(text)) {
    const word = text.folded.slice(start, end)
    const given = text.original.slice(text.starts[start] as number, text.ends[end - 1] as number)
    const parts = partsOf(word, given)
    if (parts.length > 1) {
      for (const part of parts) add(part, part)
      compounds.push(word.slice(0, MAX_WORD))
    } else if (kazakh && !/^[\d\u0400-\u052f]/u.test(word)) {
      add(wordAt(kazakh, text, start, end) ?? word, given)
      compounds.push(word.slice(0, MAX_WORD))
    } else add(word, given)
  }
  return { positions, compounds }
}

/** The Cyrillic reading of a Kazakh text in which other letters occur, or null. */
function otherLetters(input: string): Text | null {
  if (!/[a-z\u0621-\u06d3]/iu.test(input)) return null
  const arabic = (input.match(/[\u0621-\u06d3]/gu)?.length ?? 0) * 2 > input.length
  return foldKazakh(input, arabic ? 'Arab' : 'Latn')
}

/** What stands in another reading of a text at a folded range. */
function wordAt(reading: Text, text: Text, start: number, end: number): string | null {
  const from = text.starts[start] as number
  const to = text.ends[end - 1] as number
  let word = ''
  // Readings are short (a sentence, a title): a scan will do.
  for (let i = 0; i < reading.folded.length; i++) {
    if ((reading.starts[i] as number) >= to) break
    if ((reading.starts[i] as number) >= from) word += reading.folded[i]
  }
  return /^[\u0400-\u052f'-]+$/u.test(word) ? word : null
}

/** The parts of a compound between zero-width joiners, folded; endings and prefixes are no parts. */
function partsOf(word: string, given: string): string[] {
  if (!given.includes(ZWNJ)) return [word]
  const parts = given
    .split(ZWNJ)
    .map((part) => fold(part).folded)
    .filter((part) => part.length > 1 && !ENDINGS.has(part))
  // «کارخانه‌ای», «می‌شود»: one word with its ending or prefix.
  return parts.length > 1 && !parts.some((part) => SHORT_ENDINGS.has(part) || PREFIXES.has(part))
    ? parts
    : [word]
}

const SHORT_ENDINGS = new Set([
  'ای',
  'اند',
  'ام',
  'ایم',
  'اید',
  'تر',
  'ترین',
  'شان',
  'اش',
  'ات',
  'مان',
  'تان',
])
