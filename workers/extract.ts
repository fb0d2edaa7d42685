/** The stage from a stored document to its rows. */
import {
  analysisRows,
  loadDocuments,
  markFailed,
  type NewAnalysis,
  type Pool,
  pendingDocuments,
  type StoredDocument,
  storeAnalyses,
} from '../db/index.ts'
import type { Tagger } from '../models/index.ts'
import { type Extractors, ExtractorsClosedError } from './extractors.ts'
import { isOutage } from './failures.ts'
import type { Log } from './log.ts'
import { together } from './together.ts'
import { traceOf } from './trace.ts'

/**
 * What became of a document: analysed now, or by this version before, or no longer there, or set aside until an
 * operator decides.
 */
export type ExtractOutcome = 'done' | 'known' | 'gone' | 'aside'

export interface ExtractOptions {
  /** Processes that keep a bad document from doing harm; without them it is analysed in this one. */
  extractors?: Extractors
  /** How it is read and stored; absent: each document for itself. */
  tables?: DocumentTables
  /** The neural tagger where it is analysed in this process; null or absent: the rules alone. */
  tagger?: Tagger | null
  log?: Log
  /** Also where this version of the extractor has analysed it before. */
  again?: boolean
}

/** Where documents come from and analyses go. */
export interface DocumentTables {
  load(id: string): Promise<StoredDocument | null>
  /** Whether it was stored: not where the document was analysed elsewhere meanwhile. */
  store(analysis: NewAnalysis): Promise<boolean>
}

/** Documents that are stored in one transaction: more of them save little. */
export const TOGETHER = 16
/** Characters of rows that one transaction may take. */
const TOGETHER_LENGTH = 4 * 2 ** 20

/**
 * Reads and stores several documents at a time, for a process that has several under way. They share a transaction
 * and what it costs, and nothing else: one that cannot be stored is found by storing each alone.
 * @param busy are documents being analysed that will be stored soon?
 */
export function sharedTables(pool: Pool, busy: () => boolean): DocumentTables {
  return {
    load: together((ids: string[]) => loadDocuments(pool, ids), { most: 100, hitsAll: isOutage }),
    store: together((analyses: NewAnalysis[]) => storeAnalyses(pool, analyses), {
      most: TOGETHER,
      weight: { of: ({ rows }) => rows.events.length + rows.evidence.length, most: TOGETHER_LENGTH },
      expecting: busy,
      hitsAll: isOutage,
    }),
  }
}

/** The analysis in this process. Loaded here: a worker whose documents go to other processes does without it. */
async function here() {
  const [{ analyzeAndDerive }, { versionWith }] = await Promise.all([
    import('./analysis.ts'),
    import('../models/index.ts'),
  ])
  return { analyzeAndDerive, versionWith }
}

/** Each document for itself. */
function ownTables(pool: Pool): DocumentTables {
  return {
    load: async (id) => (await loadDocuments(pool, [id]))[0] ?? null,
    store: async (analysis) => (await storeAnalyses(pool, [analysis]))[0] === true,
  }
}

/**
 * Analyses one stored document and stores what was found, in one transaction. Doing it again changes nothing.
 * @throws PoisonError where it cannot be analysed; Error where database or processes fail
 */
export async function extractDocument(
  pool: Pool,
  documentId: string,
  { extractors, tables = ownTables(pool), tagger = null, log, again = false }: ExtractOptions = {},
): Promise<ExtractOutcome> {
  const document = await tables.load(documentId)
  if (!document) return 'gone'
  if (document.state === 'failed' || document.state === 'discarded') return 'aside'
  const version = extractors?.version ?? (await here()).versionWith(tagger)
  const known = document.state === 'done' && document.extractorVersion === version
  if (known && !again && !document.redo) return 'known'
  const begin = performance.now()
  const about = {
    trace: traceOf(document.pageUrl ?? document.url),
    documentId,
    sourceId: document.sourceId,
  }
  try {
    const { analysis, derived } = extractors
      ? await extractors.extract(document)
      : await (await here()).analyzeAndDerive(document, tagger)
    const rows = analysisRows(document.id, analysis, derived)
    const stored = await tables.store({ id: document.id, rows, seen: document.extractorVersion })
    const ms = Math.round(performance.now() - begin)
    log?.info(
      { ...about, events: analysis.events.length, ms },
      stored ? 'document analysed' : 'document was analysed elsewhere meanwhile',
    )
    return stored ? 'done' : 'known'
  } catch (error) {
    // An end and an outage are told once, not for each of the documents that wait.
    if (!(error instanceof ExtractorsClosedError) && !isOutage(error))
      log?.warn({ ...about, error: (error as Error).message }, 'document not analysed')
    throw error
  }
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
