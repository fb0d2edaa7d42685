import type { Analysis, DocumentInput, LanguageResult, Span } from './contract.ts'
import { dateEntries, readDates } from './dates/index.ts'
import { type EventContext, readEvents } from './events/index.ts'
import { identify } from './language/index.ts'
import { findNumbers } from './numbers/index.ts'
import { officialEntries, readOfficials } from './officials/index.ts'
import { findPlaces, placeEntries } from './places/index.ts'
import type { Tagged } from './tagged.ts'
import { fold, foldKazakh, type Text } from './text/index.ts'

/** Version of the whole extraction; stored with everything that it makes. Raise it when results change. */
export const EXTRACTOR_VERSION = '0.11.0'

/** More numbers than events are read from: what lies behind them in a text that is no article is left alone. */
const MOST_NUMBERS = 15_000

/** Everything that the parts found in a text, before events are read from it. */
export interface Reading {
  language: LanguageResult
  /** Null where the language is not ours. */
  context: EventContext | null
  /** Sentences whose names the rules leave undecided: what a tagger is worth asking for. */
  undecided: Span[]
}

/** A text's language, and the text folded as its rules read it: Kazakh of any script in Cyrillic. */
export function foldByLanguage(original: string): { language: LanguageResult; text: Text } {
  const plain = fold(original)
  const language = identify(plain)
  const foreign = language.code === 'kk' && language.script !== 'Cyrl'
  return { language, text: foreign ? foldKazakh(original, language.script) : plain }
}

/**
 * Language, numbers, dates, places and officials of a document. Kazakh in Latin or Arabic letters is folded to
 * Cyrillic first, so that one set of rules reads it; spans are of the text as given all the same.
 */
export function read(document: DocumentInput): Reading {
  const { language, text } = foldByLanguage(document.text)
  const { code } = language
  if (code !== 'fa' && code !== 'kk') return { language, context: null, undecided: [] }
  const { dates, reference } = readDates(text, { reference: document.publishedAt, language: code })
  const { places, officials, undecided } = readNames(text, code, document)
  let truncated = false
  const numbers = findNumbers(text, code, MOST_NUMBERS, () => {
    truncated = true
  })
  return {
    language,
    undecided,
    context: {
      text,
      language: code,
      sourcePlace: document.sourcePlace,
      numbers,
      truncated,
      dates,
      places,
      officials,
      reference: reference ?? undefined,
    },
  }
}

/** Places and officials, by the rules and by what a tagger said where it was asked. */
function readNames(text: Text, language: string, { sourcePlace }: DocumentInput, tagged?: Tagged) {
  const places = findPlaces(text, { language, sourcePlace, tagged })
  return { places, ...readOfficials(text, { language, sourcePlace, places, tagged }) }
}

/**
 * A reading of the rules with what a tagger said of its undecided sentences: places and officials are found anew,
 * all else stays. Nothing is changed in place.
 * @param tagged what the tagger found in `reading.undecided`
 */
export function decide(document: DocumentInput, reading: Reading, tagged: Tagged): Reading {
  const { context } = reading
  if (!context || tagged.names.length === 0) return reading
  const { places, officials } = readNames(context.text, context.language, document, tagged)
  return { ...reading, context: { ...context, places, officials } }
}

/**
 * The whole analysis of one document: language, dates, places, officials, events. Pure and deterministic;
 * documents in other languages than Persian and Kazakh get empty lists.
 * @param tagged names that a tagger found (`analyzeWith`); the rules alone without it
 */
export function analyze(document: DocumentInput, tagged?: Tagged): Analysis {
  const reading = read(document)
  return conclude(document, tagged ? decide(document, reading, tagged) : reading)
}

/**
 * The analysis that a reading leads to.
 * @param explain gives each event the way from its words to its fields
 */
export function conclude({ id }: DocumentInput, { language, context }: Reading, explain = false): Analysis {
  if (!context) return { id, language, dates: [], places: [], officials: [], events: [] }
  const { events, truncated } = readEvents(context, explain)
  return {
    id,
    language,
    dates: dateEntries(context.dates),
    places: placeEntries(context.places),
    officials: officialEntries(context.officials),
    events,
    ...(truncated ? { truncated } : {}),
  }
}
