/** Types of the API's answers, for the page and for clients. */
export type {
  EventDetail,
  EventItem,
  EventPage,
  Facets,
  Highlight,
  PlaceLabel,
} from '../db/search.ts'
