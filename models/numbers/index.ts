import type { Bound, Span } from '../contract.ts'
import { type Range, type Text, textOf } from '../text/index.ts'

/** What a number is, as far as its own form and neighbours tell. */
export type NumberKind =
  | 'cardinal'
  | 'ordinal'
  | 'percent'
  | 'percentage_points'
  | 'money'
  | 'year'
  | 'date'
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
  /** Folded range of the unit word of percent and money («درصد», «میلیارد ریال», «млрд теңге»). */
  unitRange?: Range
  /** Set where more than one reading is possible. */
  ambiguous?: boolean
}

/**
 * All numbers of a text in order, longest reading first, never overlapping.
 * @param input text or folded text
 * @param language `fa` or `kk`: settles what the script leaves open
 */
export function findNumbers(input: string | Text, language?: string): NumberMention[] {
  const text = textOf(input)
  void text
  void language
  return []
}
