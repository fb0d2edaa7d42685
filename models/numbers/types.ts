import type { Bound, Span } from '../contract.ts'
import type { Range, Text } from '../text/index.ts'
import type { NumberWord } from './lexicon.ts'

/** What a number is, as far as its own form and neighbours tell. */
export type NumberKind =
  | 'cardinal'
  | 'ordinal'
  | 'percent'
  | 'percentage_points'
  | 'money'
  | 'year'
  | 'date'
  | 'time'
  | 'law'
  | 'code'
  | 'phone'

/** A number in the text. */
export interface NumberMention {
  /** The characters of the number with its approximator and suffix left out. */
  text: string
  span: Span
  /** The same in folded offsets. */
  range: Range
  /** Null for a range (see min, max) and for what cannot be read beyond doubt. */
  value: number | null
  min?: number
  max?: number
  bound: Bound
  /** Folded range that the approximator stands in, where there is one («بیش از», «-ден астам»). */
  boundRange?: Range
  kind: NumberKind
  /** ISO 4217 where `kind` is money; `value` is then in that currency's unit (toman × 10). */
  currency?: string
  /** What the number as written has to be multiplied by to give `value` in `currency` (10 for toman). */
  factor?: number
  /** Folded range of the unit word of percent and money («درصد», «ریال», «теңге»); scales belong to the number. */
  unitRange?: Range
  /** Folded range of a case, ordinal or adjective suffix on the digits («-і», «ام»). */
  suffixRange?: Range
  /** Set where more than one reading is possible. */
  ambiguous?: boolean
}

/** How a digit string is built; `decimal` and `grouped` are integers or fractions that can be reckoned with. */
export type Shape = 'integer' | 'grouped' | 'decimal' | 'date' | 'time' | 'phone' | 'code'

/** A number while it is being read: a mention of which only the folded range is known. */
export interface Draft {
  range: Range
  value: number | null
  min?: number
  max?: number
  bound: Bound
  boundRange?: Range
  kind: NumberKind
  currency?: string
  factor?: number
  unitRange?: Range
  suffixRange?: Range
  ambiguous?: boolean
  /** Shape of the digits; `word` where the number has a word in it. */
  shape: Shape | 'word'
  /** Last scale word (1000 …) or 1. */
  scale: number
  /** Value of the coefficient before the last scale; decides whether a range shares it («۲ تا ۳ هزار»). */
  coefficient: number
  language: 'fa' | 'kk'
  /** The only word that the number consists of. */
  word: NumberWord | null
}

/** A step that mends the list of drafts: attaches units, joins ranges, tells kinds apart. */
export type Refiner = (drafts: Draft[], text: Text) => Draft[]
