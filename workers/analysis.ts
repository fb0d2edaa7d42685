/** What is made of one stored document before it reaches the tables: the analysis, and what the search needs. */
import type { Derived, StoredDocument } from '../db/index.ts'
import { type Analysis, analyze, EXTRACTOR_VERSION, lineage } from '../models/index.ts'
import { terms } from '../models/text/index.ts'
import { fingerprint } from './near-duplicates.ts'

/** The part of a stored document that the analysis reads. */
export type ExtractorInput = Pick<
  StoredDocument,
  'id' | 'url' | 'title' | 'text' | 'publishedAt' | 'sourcePlace'
>

/** Analyses a document. Pure: the same input gives the same result, in whichever process. */
export function analyzeAndDerive(document: ExtractorInput): { analysis: Analysis; derived: Derived } {
  const analysis = analyze({
    id: document.id,
    text: document.text,
    url: document.url,
    ...(document.title === null ? {} : { title: document.title }),
    ...(document.publishedAt === null ? {} : { publishedAt: document.publishedAt }),
    ...(document.sourcePlace === null ? {} : { sourcePlace: document.sourcePlace }),
  })
  return { analysis, derived: derive(document, analysis) }
}

/** What the tables need beside the analysis: folded words for the search, and the near-duplicates' fingerprint. */
function derive(document: Pick<ExtractorInput, 'title' | 'text'>, analysis: Analysis): Derived {
  const textWords = terms(document.text)
  const print = fingerprint(textWords)
  return {
    extractorVersion: EXTRACTOR_VERSION,
    titleWords: terms(document.title ?? ''),
    textWords,
    events: analysis.events.map(({ evidence, place, official }) => ({
      sentence: terms((evidence.find((entry) => entry.field === undefined) ?? evidence[0])?.text ?? ''),
      place: place
        ? lineage(place).flatMap((unit) =>
            terms([unit.name, unit.nameRu, unit.nameEn].filter(Boolean).join(' ')),
          )
        : [],
      official: terms([official?.name, official?.title].filter(Boolean).join(' ')),
    })),
    signature: print?.signature ?? null,
    bands: print?.bands ?? null,
  }
}
