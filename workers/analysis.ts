/** What is made of one stored document before it reaches the tables: the analysis, and what the search needs. */
import type { Derived, StoredDocument } from '../db/index.ts'
import { type Analysis, analyzeWith, lineage, type Place, type Tagger, versionWith } from '../models/index.ts'
import { lexemes } from '../models/query/index.ts'
import { terms } from '../models/text/index.ts'
import { fingerprint } from './near-duplicates.ts'

/** The part of a stored document that the analysis reads. */
export type ExtractorInput = Pick<
  StoredDocument,
  'id' | 'url' | 'title' | 'text' | 'publishedAt' | 'sourcePlace'
>

/** All that is stored of a document's analysis. */
export interface Extraction {
  analysis: Analysis
  derived: Derived
}

/**
 * Analyses a document; the same input gives the same result, in whichever process. With it goes what made it: the
 * version of the rules and the hash of the tagger's weights.
 * @param tagger the neural tagger; null for the rules alone
 */
export async function analyzeAndDerive(document: ExtractorInput, tagger: Tagger | null): Promise<Extraction> {
  const analysis = await analyzeWith(tagger, {
    id: document.id,
    text: document.text,
    url: document.url,
    ...(document.title === null ? {} : { title: document.title }),
    ...(document.publishedAt === null ? {} : { publishedAt: document.publishedAt }),
    ...(document.sourcePlace === null ? {} : { sourcePlace: document.sourcePlace }),
  })
  return { analysis, derived: derive(document, analysis, versionWith(tagger)) }
}

/** What the tables need beside the analysis: words for the search, and the near-duplicates' fingerprint. */
function derive(
  document: Pick<ExtractorInput, 'title' | 'text'>,
  analysis: Analysis,
  extractorVersion: string,
): Derived {
  const print = fingerprint(terms(document.text))
  const language = analysis.language.code
  return {
    extractorVersion,
    title: lexemes(document.title ?? '', language),
    events: analysis.events.map(({ evidence, place, official }) => ({
      sentence: lexemes(
        (evidence.find((entry) => entry.field === undefined) ?? evidence[0])?.text ?? '',
        language,
      ),
      place: place ? lineage(place).flatMap(namesOf) : [],
      official: lexemes([official?.name, official?.title].filter(Boolean).join(' '), language),
    })),
    signature: print?.signature ?? null,
    bands: print?.bands ?? null,
  }
}

/** Words of a unit's names. */
function namesOf({ name, nameRu, nameEn }: Place): string[][] {
  return lexemes([name, nameRu, nameEn].filter(Boolean).join(' '), '')
}
