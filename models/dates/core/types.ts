import type { Calendar, Grain, Span } from '../../contract.ts'
import type { Range } from '../../text/index.ts'

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

/** Why a value is missing or doubtful, or why the contract's list leaves the mention out. */
export type DateFlag =
  /** No such day in its calendar; never rolled over. */
  | 'impossible'
  /** Relative, and there is no reference date. */
  | 'no-reference'
  /** More than one reading; the likelier is given. */
  | 'ambiguous'
  /** A page's own date line or time stamp: listed, never the period of a claim. */
  | 'page-stamp'
  /** Lunar Hijri by tabular arithmetic: a day or two either way. */
  | 'approx'
  /** A rolling span («۲۰ سال اخیر», «соңғы он жылда»): not listed. */
  | 'rolling'
  /** A recurring habit («هر جمعه», «жыл сайын»): not listed. */
  | 'habit'
  /** A length of time («سه ماه», «екі жыл»): not listed. */
  | 'duration'
  /** A time of day or a vague «now» without a day: not listed. */
  | 'time'
  /** A movable feast without its year: not listed. */
  | 'movable'
  /** Points to a time named elsewhere («همان سال», «сол күні»): not listed. */
  | 'anaphoric'

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
  /** Why a value is missing or doubtful. */
  flag?: DateFlag
}

export interface DateOptions {
  /** ISO date or date-time that relative expressions are resolved against. */
  reference?: string
  /** `fa`, `prs` or `kk`; by default the script decides. */
  language?: string
}

/** Which end of a unit is meant; `early`, `mid` and `late` are its thirds. */
export type Edge = 'start' | 'end' | 'early' | 'mid' | 'late'

export type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year'

/**
 * What an expression says, before it is placed on the time line. Fields that the text leaves open are absent;
 * `resolve` fills them from the reference date.
 */
export interface Time {
  calendar: Calendar
  /** Year in `calendar`; `lastYear` where several are named as one span. */
  year?: number
  lastYear?: number
  /** Years from that of the reference date (0 this, −1 last); `lastYearOffset` for spans. */
  yearOffset?: number
  /** Month 1…12, or the first of a run that ends with `lastMonth` (may lie in the next year: 13…). */
  month?: number
  lastMonth?: number
  day?: number
  lastDay?: number
  /** A unit counted from the one that holds the reference date. */
  shift?: { unit: Unit; by: number }
  /** The last (negative) or next `count` units up to or from the reference date. */
  rolling?: { unit: Unit; count: number }
  /** 0 = Monday … 6 = Sunday. */
  weekday?: number
  /** Which of the month's days of that name: 1 the first, −1 the last («екінші жексенбісі», «آخرین جمعه مرداد»). */
  nth?: number
  /**
   * Of a weekday, month or season without a year: wholly before or after the reference date («شنبه گذشته»,
   * «خرداد آینده», «келесі дүйсенбі»).
   */
  direction?: 'before' | 'after'
  /** A weekday of what is to come: the next one, that of the day itself included. */
  ahead?: boolean
  /** Part of a year in the sense of a count of months («نه ماهه», «бес айда»), not of a named month. */
  part?: boolean
  /** Of a bare count of months: a part of the year only where just so many have passed. */
  elapsed?: boolean
  /** «سال نو»: the year whose beginning is the nearer one. */
  newYear?: boolean
  edge?: Edge
  /** The first (negative: the last) so many days of the unit («ده روز اول آبان», «айдың соңғы аптасы»). */
  days?: number
  grain?: Grain
}

/** A mention in the making: tokens [from, to), its meaning, and how it is meant. */
export interface Draft {
  time: Time
  /** End of a range. */
  until?: Time
  mode: 'point' | 'range' | 'since' | 'until' | 'as-of'
  kind: DateKind
  /** Dropped unless a refiner takes it up: alone it is no date («مهر», «1402»). */
  weak?: boolean
  clock?: string
  /** Of «since»: it has begun («бері», «تاکنون»); else it may lie ahead («бастап»). */
  past?: boolean
  flag?: DateFlag
}
