import { CLASS, LETTER, letterEnd, type WordTrait, wordTrait } from '../text/index.ts'

/**
 * Part that a word plays in a number: `unit` 1…9, `teen` 10…19, `ten` 20…90, `hundred` 100, `hundreds` 200…900
 * as one word, `scale` 1000 and up, `half`, `fraction` («оннан жеті»), `point` («ممیز», «бүтін»).
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
  | 'fraction'
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

/** A word with its second letter at hand, which sorts out most. */
type Indexed = NumberWord & { second: number }

/** Number words of one language, found by their first letter, longest first. */
export interface Lexicon {
  buckets: (Indexed[] | undefined)[]
  tails: ReadonlySet<string>
  /** The word that joins parts («و»), or an empty string. */
  and: string
  /** Does a number word stand at the head of the word? */
  heads: WordTrait
}

/** Longest run of letters that is looked at as number words written together. */
const LONGEST_GLUED = 120

/** Builds the look-up of a word list. */
export function lexicon(words: readonly NumberWord[], tails: Iterable<string>, and: string): Lexicon {
  const buckets: (Indexed[] | undefined)[] = []
  for (const word of words) {
    const code = word.form.charCodeAt(0)
    let bucket = buckets[code]
    if (!bucket) {
      bucket = []
      buckets[code] = bucket
    }
    bucket.push({ ...word, second: word.form.charCodeAt(1) })
  }
  for (const bucket of buckets) bucket?.sort((a, b) => b.form.length - a.form.length)
  const made: Lexicon = {
    buckets,
    tails: new Set(tails),
    and,
    heads: wordTrait((form) => wordAt(made, form, 0) !== null),
  }
  return made
}

/** The longest number word at `at` that is followed by the end of the word, a suffix, or another number word. */
export function wordAt(lexicon: Lexicon, folded: string, at: number): NumberWord | null {
  const bucket = lexicon.buckets[folded.charCodeAt(at)]
  if (!bucket) return null
  const second = folded.charCodeAt(at + 1)
  for (const word of bucket) {
    if (word.second !== second) continue
    if (folded.startsWith(word.form, at) && endsWell(lexicon, folded, at + word.form.length, word))
      return word
  }
  return null
}

/** May a number word end at `end`? */
function endsWell(lexicon: Lexicon, folded: string, end: number, word: NumberWord): boolean {
  if (end >= folded.length || CLASS[folded.charCodeAt(end)] !== LETTER) return true
  const rest = letterEnd(folded, end)
  if (rest - end > LONGEST_GLUED) return false
  if ((word.tails ?? lexicon.tails).has(folded.slice(end, rest))) return true
  if (lexicon.and === '') return false
  // «سه‌هزار» and «پنجصد» are numbers, «سینه» (chest) is not 39, nor «سهو» (slip) three and more.
  const next = wordAt(lexicon, folded, end)
  if (next) {
    // «یک‌پنجم» is a fifth.
    const fraction = next.ordinal && word.role === 'unit' && next.value > word.value
    return next.role === 'scale' || (next.role === 'hundred' && word.role === 'unit') || fraction
  }
  if (word.role === 'unit' || !folded.startsWith(lexicon.and, end)) return false
  const after = end + lexicon.and.length
  return after === rest || wordAt(lexicon, folded, after) !== null
}
