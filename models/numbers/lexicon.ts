import { CLASS, LETTER, letterEnd } from '../text/index.ts'

/**
 * Part that a word plays in a number: `unit` 1…9, `teen` 10…19, `ten` 20…90, `hundred` 100, `hundreds` 200…900
 * as one word, `scale` 1000 and up, `half`, `tenth` (the «دهم» of «هفت دهم»), `denominator` (the «оннан» of
 * «оннан жеті»), `point` («ممیز», «бүтін»).
 */
export type Role =
  | 'zero'
  | 'unit'
  | 'teen'
  | 'ten'
  | 'hundred'
  | 'hundreds'
  | 'scale'
  | 'half'
  | 'denominator'
  | 'point'

export interface NumberWord {
  form: string
  value: number
  role: Role
  /** An ordinal form; it ends its number. */
  ordinal: boolean
  /** Suffixes that may follow at once and still leave a number; `null` for the language's usual ones. */
  tails: ReadonlySet<string> | null
  /** Written short («млн»): a full stop may follow. */
  short: boolean
}

/** Number words of one language, found by their first letter, longest first. */
export interface Lexicon {
  buckets: (NumberWord[] | undefined)[]
  tails: ReadonlySet<string>
  /** The word that joins parts («و»), or an empty string. */
  and: string
}

/** Longest run of letters that is looked at as number words written together. */
const LONGEST_GLUED = 40

/** Builds the look-up of a word list. */
export function lexicon(words: readonly NumberWord[], tails: Iterable<string>, and: string): Lexicon {
  const buckets: (NumberWord[] | undefined)[] = []
  for (const word of words) {
    const code = word.form.charCodeAt(0)
    let bucket = buckets[code]
    if (!bucket) {
      bucket = []
      buckets[code] = bucket
    }
    bucket.push(word)
  }
  for (const bucket of buckets) bucket?.sort((a, b) => b.form.length - a.form.length)
  return { buckets, tails: new Set(tails), and }
}

/** The longest number word at `at` that is followed by the end of the word, a suffix, or another number word. */
export function wordAt(lexicon: Lexicon, folded: string, at: number): NumberWord | null {
  const bucket = lexicon.buckets[folded.charCodeAt(at)]
  if (!bucket) return null
  for (const word of bucket) {
    if (folded.startsWith(word.form, at) && endsWell(lexicon, folded, at + word.form.length, word))
      return word
  }
  return null
}

/** May a number word end at `end`? */
function endsWell(lexicon: Lexicon, folded: string, end: number, word: NumberWord): boolean {
  if (word.role === 'denominator') return numeratorAt(lexicon, folded, end + 1, word.value)
  if (end >= folded.length || CLASS[folded.charCodeAt(end)] !== LETTER) return true
  const rest = letterEnd(folded, end)
  if (rest - end > LONGEST_GLUED) return false
  if ((word.tails ?? lexicon.tails).has(folded.slice(end, rest))) return true
  if (lexicon.and === '') return false
  if (wordAt(lexicon, folded, end)) return true
  if (!folded.startsWith(lexicon.and, end)) return false
  const next = end + lexicon.and.length
  return next === rest || wordAt(lexicon, folded, next) !== null
}

/** Does a single word for a number below `denominator` stand at `at`? */
function numeratorAt(lexicon: Lexicon, folded: string, at: number, denominator: number): boolean {
  const bucket = lexicon.buckets[folded.charCodeAt(at)]
  if (!bucket) return false
  const form = folded.slice(at, Math.min(letterEnd(folded, at), at + LONGEST_GLUED))
  return bucket.some(
    (word) => word.form === form && word.role === 'unit' && !word.ordinal && word.value < denominator,
  )
}
