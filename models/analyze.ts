import type { Analysis, DocumentInput, LanguageResult } from './contract.ts'
import { dateEntries, readDates } from './dates/index.ts'
import { type EventContext, type ExplainedEvent, explain, findEvents } from './events/index.ts'
import { identify } from './language/index.ts'
import { findNumbers } from './numbers/index.ts'
import { findOfficials, officialEntries } from './officials/index.ts'
import { findPlaces, placeEntries } from './places/index.ts'
import { fold, foldKazakh } from './text/index.ts'

/** Version of the whole extraction; stored with everything that it makes. Raise it when results change. */
export const EXTRACTOR_VERSION = '0.1.0'

/** Everything that the parts found in a text, before events are read from it. */
export interface Reading {
  language: LanguageResult
  /** Null where the language is not ours. */
  context: EventContext | null
}

/**
 * Language, numbers, dates, places and officials of a document. Kazakh in Latin or Arabic letters is folded to
 * Cyrillic first, so that one set of rules reads it; spans are of the text as given all the same.
 */
export function read(document: DocumentInput): Reading {
  const plain = fold(document.text)
  const language = identify(plain)
  const { code, script } = language
  if (code !== 'fa' && code !== 'kk') return { language, context: null }
  const text = code === 'kk' && script !== 'Cyrl' ? foldKazakh(document.text, script) : plain
  const { dates, reference } = readDates(text, { reference: document.publishedAt, language: code })
  const places = findPlaces(text, { language: code, sourcePlace: document.sourcePlace })
  return {
    language,
    context: {
      text,
      language: code,
      sourcePlace: document.sourcePlace,
      numbers: findNumbers(text, code),
      dates,
      places,
      officials: findOfficials(text, { language: code, sourcePlace: document.sourcePlace, places }),
      reference: reference ?? undefined,
    },
  }
}

/**
 * The whole analysis of one document: language, dates, places, officials, events. Pure and deterministic;
 * documents in other languages than Persian and Kazakh get empty lists.
 */
export function analyze(document: DocumentInput): Analysis {
  const { language, context } = read(document)
  const { id } = document
  if (!context) return { id, language, dates: [], places: [], officials: [], events: [] }
  return {
    id,
    language,
    dates: dateEntries(context.dates),
    places: placeEntries(context.places),
    officials: officialEntries(context.officials),
    events: findEvents(context),
  }
}

/** The events of one document with the way from its words to their fields, a line a step. */
export function explainDocument(document: DocumentInput): ExplainedEvent[] {
  const { context } = read(document)
  return context ? explain(context) : []
}
