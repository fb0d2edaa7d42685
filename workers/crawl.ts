/** One run of a source: what the crawler finds is stored, and queued to be analysed. */
import type {
  Archive,
  Article,
  CrawlLimits,
  CrawlProgress,
  KnownPage,
  Page,
  Politeness,
  RobotsStore,
  Source,
} from '../crawlers/index.ts'
import {
  type ArticleRow,
  finishRun,
  lockRun,
  type PageRow,
  type PageState,
  type Pool,
  pageState,
  runIsAlive,
  runStates,
  savePageState,
  startRun,
  storeArticle,
  unlockRun,
  wasCutShort,
} from '../db/index.ts'
import { reasonToRun } from './due.ts'
import { isOutage } from './failures.ts'
import type { Log } from './log.ts'
import { hintDocuments, type JobQueue } from './queue.ts'
import { traceOf } from './trace.ts'

export interface CrawlContext {
  pool: Pool
  /** Where new documents are queued; null leaves them to whoever looks for waiting documents. */
  extractQueue: JobQueue<'extract'> | null
  /** The registry by id. */
  sources: Map<string, Source>
  /** Where raw pages are kept. */
  archive: Archive
  /** One clock a host, for all runs of the process. */
  politeness?: Politeness
  /** Robots files of earlier runs. */
  robots?: RobotsStore
  onProgress?: (sourceId: string, progress: CrawlProgress) => void
  /** Bounds of a run, where they are not the usual ones. */
  limits?: Partial<CrawlLimits>
  /** Address or e-mail in the User-Agent. */
  contact: string | null
  /** Told of each page, with the id that follows it to its events. */
  log?: Log
}

/** The run was stopped from outside: it goes on another time. */
export class RunStoppedError extends Error {
  constructor() {
    super('stopped')
    this.name = 'RunStoppedError'
  }
}

/** Stores one page and its article in one transaction, then queues the article. A crash in between loses nothing. */
async function keepArticle(
  context: Pick<CrawlContext, 'pool' | 'extractQueue' | 'log'>,
  source: Source,
  page: Page,
  article: Article,
): Promise<{ id: string; isNew: boolean }> {
  const stored = await storeArticle(
    context.pool,
    { id: source.id, placeId: source.places[0] ?? null },
    pageRow(page, article.charset),
    articleRow(article),
  )
  if (stored.pending && context.extractQueue) await hintDocuments(context.extractQueue, [stored.id])
  context.log?.info(
    {
      trace: traceOf(page.requestedUrl),
      sourceId: source.id,
      url: page.requestedUrl,
      documentId: stored.id,
      isNew: stored.isNew,
    },
    'article stored',
  )
  return stored
}

/** What is analysed: title and body, without what PostgreSQL cannot keep (NUL, half surrogates). */
export function documentText(article: Pick<Article, 'title' | 'body'>): string {
  return clean([article.title, article.body].filter(Boolean).join('\n\n'))
}

function articleRow(article: Article): ArticleRow {
  return {
    url: article.url,
    title: article.title === null ? null : clean(article.title),
    section: article.section.length > 0 ? clean(article.section.join(' / ')) : null,
    text: documentText(article),
    publishedAt: article.publishedAt,
  }
}

function pageRow(page: Page, charset: string): PageRow {
  if (!page.archive) throw new Error(`${page.url} was not archived`)
  return {
    url: page.requestedUrl,
    sha256: page.sha256,
    bytes: page.body.length,
    status: page.status,
    headers: page.headers,
    charset,
    fetchedAt: new Date(page.fetchedAt),
    archive: { file: page.archive.file, offset: page.archive.offset, length: page.archive.length },
  }
}

/** Same length in UTF-16, so that no span moves. */
function clean(text: string): string {
  // A trip through UTF-8 turns each half surrogate into U+FFFD.
  return Buffer.from(text, 'utf8').toString('utf8').replaceAll('\0', '\ufffd')
}

/** How often a run gives a sign of life, in milliseconds. */
const HEARTBEAT_MS = 2_000

/**
 * One run of a source with all that belongs to it: its row in crawl_runs, and the lock that lets one run a source at
 * a time, whatever began it.
 * @param scheduled begin only where the tables say that the source is due, asked for, or was cut short
 * @returns what the run came to; null where another one is under way, or it is not due
 * @throws RunStoppedError where `signal` ended the run; Error where the source could not be read at all
 */
export async function runSource(
  source: Source,
  context: CrawlContext,
  signal: AbortSignal,
  scheduled = false,
): Promise<CrawlCounts | null> {
  const { pool } = context
  // The lock lives as long as this connection: when the process dies, the database lets go of it.
  const client = await pool.connect()
  const lost = new AbortController()
  let broken = false
  const onError = () => {
    broken = true
    lost.abort(new RunStoppedError())
  }
  client.on('error', onError)
  try {
    if (!(await lockRun(client, source.id))) return null
    try {
      let dueAt: Date | null = null
      if (scheduled) {
        const [state] = await runStates(client, source.id)
        const reason = state ? reasonToRun(state, { lease: 0, locked: true }) : null
        if (!reason) return null
        dueAt = reason.dueAt
      }
      const cutShort = await wasCutShort(client, source.id)
      const run = await startRun(client, source.id, dueAt)
      if (run === null) return null
      const both = AbortSignal.any([signal, lost.signal])
      let handled = 0
      const heartbeat = setInterval(() => {
        runIsAlive(client, run, handled).then((alive) => {
          if (!alive) lost.abort(new RunStoppedError())
        }, onError)
      }, HEARTBEAT_MS)
      try {
        const counting: CrawlContext = {
          ...context,
          onProgress(id, progress) {
            if (progress.kind === 'page') handled++
            context.onProgress?.(id, progress)
          },
        }
        const counts = await crawlAndStore(source, counting, both, cutShort)
        await finishRun(pool, run, 'done', counts)
        return counts
      } catch (error) {
        const status = both.aborted || isOutage(error) ? 'stopped' : 'failed'
        await finishRun(pool, run, status, {}, (error as Error).message).catch(() => {})
        throw error
      } finally {
        clearInterval(heartbeat)
      }
    } finally {
      await unlockRun(client, source.id).catch(() => {
        broken = true
      })
    }
  } finally {
    client.off('error', onError)
    client.release(broken)
  }
}

/**
 * Crawls a source once and stores what is new. What was stored before a stop stays, and the next run goes on there.
 * @param cutShort the run before did not end: lists are read to their end, past what is known already
 * @returns counts by kind, as the crawler's report has them
 * @throws RunStoppedError where `signal` ended the run; Error where the source could not be read at all
 */
export async function crawlAndStore(
  source: Source,
  context: CrawlContext,
  signal: AbortSignal,
  cutShort = false,
): Promise<CrawlCounts> {
  const { pool } = context
  // Loaded here: processes that only analyse do without crawlee.
  const { crawlSource, userAgent } = await import('../crawlers/index.ts')
  // A page that cannot be kept because disk or database fail would be lost if the run went on to its end.
  const failing = new AbortController()
  let outage: unknown
  const keep = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work
    } catch (error) {
      if (isOutage(error)) {
        outage ??= error
        failing.abort(error)
      }
      throw error
    }
  }
  const { archive } = context
  const report = await crawlSource(source, {
    archive: {
      store: (exchange, revisit) => keep(archive.store(exchange, revisit)),
      storeDerived: (derived) => keep(archive.storeDerived(derived)),
      close: () => archive.close(),
    },
    ...(context.politeness ? { politeness: context.politeness } : {}),
    ...(context.robots ? { robots: context.robots } : {}),
    userAgent: userAgent(context.contact ?? undefined),
    signal: AbortSignal.any([signal, failing.signal]),
    limits: { ...context.limits, throughKnown: cutShort },
    known: async (url) => knownPage(await keep(pageState(pool, url))),
    onPage: async (page, _candidate, article) => {
      const kept = article
        ? keepArticle(context, source, page, article)
        : savePageState(pool, source.id, page.requestedUrl, { ...stateOf(page), gone: true })
      await keep<unknown>(kept)
    },
    onUnchanged: (candidate, page) =>
      keep(savePageState(pool, source.id, candidate.url, { ...stateOf(page), gone: false })),
    onGone: (candidate, page) =>
      keep(savePageState(pool, source.id, candidate.url, { ...stateOf(page), gone: true })),
    onProgress: (progress) => {
      if (progress.kind === 'page')
        context.log?.info(
          { trace: traceOf(progress.url), sourceId: source.id, url: progress.url, outcome: progress.outcome },
          'page handled',
        )
      context.onProgress?.(source.id, progress)
    },
  }).catch((error: unknown) => {
    throw outage ?? error
  })
  if (outage) throw outage
  if (signal.aborted) throw new RunStoppedError()
  const { stoppedBy, errors } = report
  const reached = report.new + report.changed + report.unchanged + report.skipped > 0
  if (!reached && (stoppedBy ? stoppedBy !== 'quiet-hours' : Object.keys(errors).length > 0)) {
    const reasons = Object.entries(errors).map(([code, count]) => `${code} (${count})`)
    throw new Error(`nothing could be read: ${[stoppedBy, ...reasons].filter(Boolean).join(', ')}`)
  }
  const { candidates, skipped, fetched, changed, unchanged, gone, refusedByRobots, empty } = report
  const counts = { candidates, skipped, fetched, new: report.new, changed, unchanged, gone, refusedByRobots }
  return { ...counts, empty, errors, stoppedBy }
}

/** What one run came to; `docs/database.md` explains the counts. */
export interface CrawlCounts {
  candidates: number
  skipped: number
  fetched: number
  new: number
  changed: number
  unchanged: number
  gone: number
  refusedByRobots: number
  empty: Record<string, number>
  errors: Record<string, number>
  stoppedBy: string | null
}

function stateOf(page: Page): Omit<PageState, 'gone'> {
  return {
    sha256: page.sha256,
    etag: page.headers.etag ?? null,
    lastModified: page.headers['last-modified'] ?? null,
    checkedAt: new Date(page.fetchedAt),
    publishedAt: null,
  }
}

function knownPage(state: PageState | null): KnownPage | undefined {
  if (!state) return undefined
  return {
    ...(state.sha256 ? { sha256: state.sha256 } : {}),
    ...(state.etag ? { etag: state.etag } : {}),
    ...(state.lastModified ? { lastModified: state.lastModified } : {}),
    ...(state.publishedAt ? { publishedAt: state.publishedAt } : {}),
    fetchedAt: state.checkedAt.toISOString(),
    gone: state.gone,
  }
}
