import type { Calendar, DateEntry, Grain, Span } from '../contract.ts'
import { type Range, type Text, textOf } from '../text/index.ts'

/** How an expression states its time. */
export type DateKind =
  | 'absolute'
  | 'partial'
  | 'relative'
  | 'range'
  | 'deadline'
  | 'as-of'
  | 'since'
  | 'occasion'
  | 'frame'

/** A time expression in the text. Without a value (`start` null) where it cannot be resolved. */
export interface DateMention {
  text: string
  span: Span
  range: Range
  /** Inclusive Gregorian ISO days; null where the expression needs a reference date and there is none. */
  start: string | null
  end: string | null
  grain: Grain
  calendar: Calendar
  kind: DateKind
  /** Year, month and day as written, in the calendar of `calendar`. */
  written?: { year?: number; month?: number; day?: number }
  /** True where the value hangs on the reference date. */
  relative: boolean
  /** Local time of day `HH:MM`, where one belongs to the expression. */
  time?: string
  /** Why a value is missing or doubtful: `impossible`, `no-reference`, `ambiguous`, `page-stamp`. */
  flag?: string
}

export interface DateOptions {
  /** ISO date or date-time that relative expressions are resolved against. */
  reference?: string
  language?: string
}

/**
 * All time expressions of a text in order, longest first, never overlapping.
 * @param input text or folded text
 */
export function findDates(input: string | Text, options: DateOptions = {}): DateMention[] {
  const text = textOf(input)
  void text
  void options
  return []
}

/** The mentions that the contract's `dates` lists: those with a value. */
export function dateEntries(mentions: DateMention[]): DateEntry[] {
  return mentions
    .filter((m) => m.start !== null && m.end !== null)
    .map((m) => ({
      text: m.text,
      span: m.span,
      start: m.start as string,
      end: m.end as string,
      grain: m.grain,
      calendar: m.calendar,
    }))
}
