import type { EventStatus, EventType, Money, Period, Quantity } from '../contract.ts'
import type { NumberMention } from '../numbers/index.ts'
import type { Official } from '../officials/index.ts'
import type { Range } from '../text/index.ts'
import type { NounClass } from './grammar.ts'

/** A claim on its way from words to an event. */
export interface Candidate {
  type: EventType
  status: EventStatus
  /** The status was guessed from no verb; a fuller sentence decides. */
  weakStatus: boolean
  quantity: Quantity | null
  money: Money | null
  noun: NounClass
  /** Where the figure with its noun stands, or the words that made a figureless claim. */
  at: Range
  numberRange: Range | null
  clause: Range
  sentence: number
  place: string | null
  /** How the place was found: the nearer the surer. */
  placeFrom: string
  period: Period | null
  /** No period of its own: a frame may lend one. */
  periodFrom: string
  official: { name: string | null; title: string | null } | null
  /** The person or office behind `official`. */
  office: Official | null
  /** Folded ranges of the words behind each field. */
  fields: {
    field: 'quantity' | 'money' | 'place' | 'period' | 'official' | 'status' | 'type'
    range: Range
  }[]
  rule: string
  /** The way from words to fields, a line a step. */
  trace: string[]
  cueScore: number
  inherited: boolean
  /** Its unit was left out in the text. */
  bare?: boolean
  /** What it is told to be stands with its own noun: it lends nothing to its neighbours in a list. */
  alone?: boolean
  /** Said to be so many of those counted before. */
  part: boolean
  /** The claim that a list item below it belongs to. */
  head: Candidate | null
  /** The claim of an earlier sentence that it is named as a part of. */
  whole?: Candidate | null
  /** The sentence of the heading above its line. */
  under?: number | null
  heading: boolean
}

/** What a claim is given after it was found: nothing yet. */
export const UNATTRIBUTED = {
  place: null,
  placeFrom: '',
  period: null,
  periodFrom: '',
  official: null,
  office: null,
} satisfies Partial<Candidate>

/** Claims of how many work or want work: levels and rates, each of its own time. */
export const STOCKS: ReadonlySet<string> = new Set(['unemployment', 'employment_level'])

/** Where a figure stands with its approximator and unit. */
export function figureRange(number: NumberMention): Range {
  let [start, end] = number.range
  for (const part of [number.boundRange, number.unitRange]) {
    if (!part) continue
    start = Math.min(start, part[0])
    end = Math.max(end, part[1])
  }
  return [start, end]
}
