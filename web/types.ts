/** What the HTTP API answers; the page and any client read these shapes. */
import type {
  Bound,
  EventStatus,
  EventType,
  Grain,
  LanguageResult,
  Money,
  OfficialEntry,
  PlaceEntry,
  Quantity,
  Span,
} from '../models/contract.ts'

export type { Bound, EventStatus, EventType, Grain, Money, Quantity, Span }

/** A place as it is shown: its name and the units above it, nearest first, the country last. */
export interface PlaceLabel {
  id: string
  name: string
  nameEn: string | null
  level: string
  path: { id: string; name: string; nameEn: string | null }[]
}

/** Characters of `text` that support a field of the event. */
export interface Highlight {
  start: number
  end: number
  field: string
}

export interface EventItem {
  id: string
  type: EventType
  status: EventStatus
  quantity: Quantity | null
  money: Money | null
  place: PlaceLabel | null
  period: { start: string; end: string; grain: Grain } | null
  official: { name: string | null; title: string | null } | null
  confidence: number
  /** The sentence the event was read from, with the characters of each field. */
  sentence: { text: string; highlights: Highlight[] }
  language: string
  document: {
    id: string
    title: string | null
    url: string
    publishedAt: string | null
    source: { id: string; name: string }
  }
}

export interface EventDetail extends EventItem {
  rule: string
  extractorVersion: string
  documentText: string
  documentLanguage: LanguageResult
  /** Every evidence span, in offsets of `documentText`. */
  evidence: Highlight[]
  places: PlaceEntry[]
  officials: OfficialEntry[]
  /** Other documents that tell the same text. */
  duplicates: { id: string; url: string; title: string | null; source: string }[]
}

export interface EventPage {
  items: EventItem[]
  /** Pass as `cursor` for the next page; null on the last. */
  next: string | null
  total: number
}

export interface Facets {
  type: { value: string; count: number }[]
  status: { value: string; count: number }[]
  language: { value: string; count: number }[]
  place: { value: string; label: string; count: number }[]
  source: { value: string; label: string; count: number }[]
}
