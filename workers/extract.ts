import {
  type Derived,
  loadDocument,
  markFailed,
  type Pool,
  pendingDocuments,
  type StoredDocument,
  storeAnalysis,
} from '../db/index.ts'
import { type Analysis, analyzeWith, lineage, type Place, type Tagger, versionWith } from '../models/index.ts'
import { lexemes } from '../models/query/index.ts'
import { terms } from '../models/text/index.ts'
import { fingerprint } from './near-duplicates.ts'

/** What became of a document: analysed now, or by this version before, or no longer there. */
export type ExtractOutcome = 'done' | 'known' | 'gone'

export interface ExtractOptions {
  /** Also where this version of the extractor has analysed it before. */
  again?: boolean
  /** The neural tagger; null or absent: the rules alone. */
  tagger?: Tagger | null
}

/**
 * Analyses one stored document and stores what was found, in one transaction. Doing it again changes nothing.
 * Stored beside it is what made it: the version of the rules and the hash of the tagger's weights.
 */
export async function extractDocument(
  pool: Pool,
  documentId: string,
  { again = false, tagger = null }: ExtractOptions = {},
): Promise<ExtractOutcome> {
  const version = versionWith(tagger)
  const document = await loadDocument(pool, documentId)
  if (!document) return 'gone'
  if (!again && document.state === 'done' && document.extractorVersion === version) return 'known'
  const analysis = await analyzeWith(tagger, {
    id: document.id,
    text: document.text,
    url: document.url,
    ...(document.title === null ? {} : { title: document.title }),
    ...(document.publishedAt === null ? {} : { publishedAt: document.publishedAt }),
    ...(document.sourcePlace === null ? {} : { sourcePlace: document.sourcePlace }),
  })
  await storeAnalysis(pool, document.id, analysis, derive(document, analysis, version))
  return 'done'
}

/**
 * Analyses every document that waits, without a queue: for commands that do all in one process. A document that
 * cannot be analysed is set aside with the reason.
 * @returns how many were analysed and how many set aside
 */
export async function extractPending(
  pool: Pool,
  signal?: AbortSignal,
  tagger: Tagger | null = null,
): Promise<{ done: number; failed: number }> {
  const counts = { done: 0, failed: 0 }
  for (let after = ''; ; ) {
    const ids = await pendingDocuments(pool, 100, after)
    for (const id of ids) {
      if (signal?.aborted) return counts
      try {
        await extractDocument(pool, id, { tagger })
        counts.done++
      } catch (error) {
        await markFailed(pool, id, (error as Error).message)
        counts.failed++
      }
    }
    if (ids.length === 0) return counts
    after = ids.at(-1) as string
  }
}

/** What the tables need beside the analysis: words for the search, and the near-duplicates' fingerprint. */
function derive(
  document: Pick<StoredDocument, 'title' | 'text'>,
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
