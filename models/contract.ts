/**
 * The extraction contract: documents in, analyses out. The JSON lines that `cli extract` reads and prints
 * have exactly these shapes; `docs/events.md` says what the values mean.
 */

/** Start and end (exclusive) in UTF-16 code units of the text as given. */
export type Span = [start: number, end: number]

/** One article as it is handed to the analysis. */
export interface DocumentInput {
  id: string
  text: string
  title?: string
  url?: string
  /** ISO date or date-time with offset; the reference of relative dates. */
  publishedAt?: string
  /** Gazetteer id of the region that the source reports on. */
  sourcePlace?: string
}

export type Script = 'Arab' | 'Cyrl' | 'Latn' | 'Zyyy'

export interface LanguageResult {
  /** ISO 639-1 where there is one (`prs` for Dari), `und` where it cannot be told. */
  code: string
  script: Script
  /** 0…1 */
  confidence: number
}

export type Grain = 'day' | 'week' | 'month' | 'quarter' | 'half' | 'year' | 'multi-year' | 'span'
export type Calendar = 'jalali' | 'gregorian' | 'hijri'

/** An inclusive interval of Gregorian ISO days. */
export interface Period {
  start: string
  end: string
  grain: Grain
}

export interface DateEntry extends Period {
  text: string
  span: Span
  calendar: Calendar
}

export type PlaceLevel = 'country' | 'admin1' | 'admin2' | 'admin3' | 'admin4' | 'city'

export interface PlaceEntry {
  text: string
  span: Span
  /** Gazetteer id, `IR-…` or `KZ-…`. */
  id: string
  level: PlaceLevel
  name: string
}

export interface OfficialEntry {
  text: string
  span: Span
  /** Base form; null when the article never names the holder of the title. */
  name: string | null
  title: string | null
  organisation: string | null
  place: string | null
}

export const EVENT_TYPES = [
  'jobs_created',
  'jobs_retained',
  'jobs_lost',
  'people_placed',
  'vacancies',
  'training',
  'employment_support',
  'unemployment',
  'employment_level',
  'labour_dispute',
  'agreement',
] as const
export type EventType = (typeof EVENT_TYPES)[number]

export const EVENT_STATUSES = ['planned', 'committed', 'done', 'ongoing', 'negated'] as const
export type EventStatus = (typeof EVENT_STATUSES)[number]

export const UNITS = [
  'jobs',
  'people',
  'percent',
  'percent_of_plan',
  'percentage_points',
  'projects',
  'courses',
  'person_hours',
  'other',
] as const
export type Unit = (typeof UNITS)[number]

export const BOUNDS = ['exact', 'approx', 'at_least', 'at_most', 'range'] as const
export type Bound = (typeof BOUNDS)[number]

export interface Quantity {
  /** Null for a range. */
  value: number | null
  unit: Unit
  min?: number
  max?: number
  bound: Bound
}

export interface Money {
  value: number
  /** ISO 4217: `IRR` (toman × 10), `KZT`, `USD` … */
  currency: string
  bound: Bound
}

export interface Evidence {
  text: string
  span: Span
  /** Which field of the event these characters support; absent for the sentence as a whole. */
  field?: 'quantity' | 'money' | 'place' | 'period' | 'official' | 'status' | 'type'
}

export interface EmploymentEvent {
  type: EventType
  status: EventStatus
  quantity: Quantity | null
  money: Money | null
  /** Gazetteer id of the most specific unit that the claim is about. */
  place: string | null
  period: Period | null
  official: { name: string | null; title: string | null } | null
  evidence: Evidence[]
  /** 0…1 */
  confidence: number
  /** The rule that made the event, e.g. `fa/created-noun`. */
  rule: string
  /** The way from the words to the fields, a line a step; only where it was asked for. */
  trace?: string[]
}

export interface Analysis {
  id: string
  language: LanguageResult
  dates: DateEntry[]
  places: PlaceEntry[]
  officials: OfficialEntry[]
  events: EmploymentEvent[]
  /** Only there where the text is longer than any article and its events were read so far and no further. */
  truncated?: true
}

/** What stands in the place of an analysis whose input line was not valid. */
export interface AnalysisError {
  id: string | null
  error: { code: string; message: string; line: number }
}
