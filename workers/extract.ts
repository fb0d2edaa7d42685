/** The stage from a stored document to its rows. */
import { loadDocument, markFailed, type Pool, pendingDocuments, storeAnalysis } from '../db/index.ts'
import { type Tagger, versionWith } from '../models/index.ts'
import { analyzeAndDerive } from './analysis.ts'
import type { Extractors } from './extractors.ts'
import { isOutage } from './failures.ts'
import type { Log } from './log.ts'
import { traceOf } from './trace.ts'

/**
 * What became of a document: analysed now, or by this version before, or no longer there, or set aside until an
 * operator decides.
 */
export type ExtractOutcome = 'done' | 'known' | 'gone' | 'aside'

export interface ExtractOptions {
  /** Processes that keep a bad document from doing harm; without them it is analysed in this one. */
  extractors?: Extractors
  /** The neural tagger where it is analysed in this process; null or absent: the rules alone. */
  tagger?: Tagger | null
  log?: Log
  /** Also where this version of the extractor has analysed it before. */
  again?: boolean
}

/**
 * Analyses one stored document and stores what was found, in one transaction. Doing it again changes nothing.
 * @throws PoisonError where it cannot be analysed; Error where database or processes fail
 */
export async function extractDocument(
  pool: Pool,
  documentId: string,
  { extractors, tagger = null, log, again = false }: ExtractOptions = {},
): Promise<ExtractOutcome> {
  const document = await loadDocument(pool, documentId)
  if (!document) return 'gone'
  if (document.state === 'failed') return 'aside'
  const version = extractors?.version ?? versionWith(tagger)
  const known = document.state === 'done' && document.extractorVersion === version
  if (known && !again && !document.redo) return 'known'
  const begin = performance.now()
  const { analysis, derived } = extractors
    ? await extractors.extract(document)
    : await analyzeAndDerive(document, tagger)
  const stored = await storeAnalysis(pool, document.id, analysis, derived, document.extractorVersion)
  const trace = traceOf(document.pageUrl ?? document.url)
  const ms = Math.round(performance.now() - begin)
  log?.info(
    { trace, documentId, sourceId: document.sourceId, events: analysis.events.length, ms },
    stored ? 'document analysed' : 'document was analysed elsewhere meanwhile',
  )
  return stored ? 'done' : 'known'
}

/**
 * Analyses every document that waits, without a queue: for commands that do all in one process. A document that
 * cannot be analysed is set aside with the reason.
 * @returns how many were analysed and how many set aside
 * @throws Error where the database fails
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
        if (isOutage(error)) throw error
        await markFailed(pool, id, (error as Error).message)
        counts.failed++
      }
    }
    if (ids.length === 0) return counts
    after = ids.at(-1) as string
  }
}
