import type { Analysis, DocumentInput } from './contract.ts'
import { dateEntries, findDates } from './dates/index.ts'
import { findEvents } from './events/index.ts'
import { identify } from './language/index.ts'
import { findNumbers } from './numbers/index.ts'
import { findOfficials, officialEntries } from './officials/index.ts'
import { findPlaces, placeEntries } from './places/index.ts'
import { fold } from './text/index.ts'

/** Version of the whole extraction; stored with everything that it makes. Raise it when results change. */
export const EXTRACTOR_VERSION = '0.1.0'

/**
 * The whole analysis of one document: language, dates, places, officials, events. Pure and deterministic;
 * documents in other languages than Persian and Kazakh get empty lists.
 */
export function analyze(document: DocumentInput): Analysis {
  const text = fold(document.text)
  const language = identify(text)
  const none: Analysis = { id: document.id, language, dates: [], places: [], officials: [], events: [] }
  if (language.code !== 'fa' && language.code !== 'kk') return none
  const options = { language: language.code, sourcePlace: document.sourcePlace }
  const numbers = findNumbers(text, language.code)
  const dates = findDates(text, { reference: document.publishedAt, language: language.code })
  const places = findPlaces(text, options)
  const officials = findOfficials(text, { ...options, places })
  const events = findEvents({
    text,
    ...options,
    numbers,
    dates,
    places,
    officials,
    reference: document.publishedAt?.slice(0, 10),
  })
  return {
    ...none,
    dates: dateEntries(dates),
    places: placeEntries(places),
    officials: officialEntries(officials),
    events,
  }
}
