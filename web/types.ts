/** Types of the API's answers, for the page and for clients. */
export type { BreakdownRow } from '../db/breakdown.ts'
export type { Report } from '../db/claims.ts'
export type { Official, OfficialSummary } from '../db/officials.ts'
export type { PlaceDetail, PlaceSummary, SeriesPoint } from '../db/places.ts'
export type { Promised } from '../db/promises.ts'
export type { SavedSearch } from '../db/saved-searches.ts'

import type { EventDetail as StoredEventDetail } from '../db/search.ts'

export type {
  EventItem,
  EventPage,
  Facet,
  FacetCount,
  Facets,
  Highlight,
  MapCounts,
  MonthCount,
  PlaceLabel,
  PlaceName,
} from '../db/search.ts'

/** An event with its article; `href` is where the archived page can be had, below the API's address. */
export type EventDetail = Omit<StoredEventDetail, 'snapshot'> & {
  snapshot: (NonNullable<StoredEventDetail['snapshot']> & { href: string | null }) | null
}

/** How good the events are, as measured on passages that were read by hand: `web/api/quality.json`. */
export interface Quality {
  extractorVersion: string
  /** The closed half of the project's own gold: mistakes in it were never looked at while rules were written. */
  languages: {
    language: string
    passages: number
    claims: number
    /** Was the claim found, with its type and figure? Shares, 0…1. */
    event: { precision: number; recall: number; f1: number }
    /** Of the events found, the share with the right value of each other field. */
    fields: { status: number; place: number; period: number; official: number }
    /** F1 by type. */
    types: Record<string, number>
    /** Share that is right of the events with at least this confidence. */
    sure: { confidence: number; right: number }
  }[]
  /** Passages read for the first time, before anything was mended for them: what to expect of new text. */
  firstReadings: {
    language: string
    passages: number | null
    claims: number | null
    precision: number
    recall: number
    f1: number | null
  }[]
}
