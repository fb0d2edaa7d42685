/** One run of a source: what the crawler finds is stored, and queued to be analysed. */
import type {
  Archive,
  Article,
  Attachment,
  articleText,
  CrawlLimits,
  CrawlProgress,
  CrawlReport,
  KnownPage,
  Page,
  Politeness,
  RobotsStore,
  Source,
  WatchState,
} from '../crawlers/index.ts'
import {
  type ArticleRow,
  type AttachmentRow,
  backfillPlaces,
  finishRun,
  lastRuns,
  lockRun,
  markGone,
  type PageRow,
  type PageState,
  type Pool,
  pageState,
  recentPages,
  runIsAlive,
  runStates,
  saveArchiveRecords,
  saveBackfillPlace,
  savePageState,
  sourceRhythm,
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
  /** @param counts what the run had come to, where that is known */
  constructor(readonly counts: Record<string, number> = {}) {
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
  attachments: Attachment[],
  compose: typeof articleText,
): Promise<{ id: string; isNew: boolean }> {
  const { text, spans } = compose(article, attachments)
  const files: AttachmentRow[] = attachments.map((file, i) => ({
    page: pageRow(file.page, null),
    title: storableText(file.title),
    ...spans[i]!,
  }))
  const stored = await storeArticle(
    context.pool,
    { id: source.id, placeId: source.places[0] ?? null },
    pageRow(page, article.charset),
    articleRow(article, storableText(text)),
    files,
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

function articleRow(article: Article, text: string): ArticleRow {
  return {
    url: article.url,
    title: article.title === null ? null : storableText(article.title),
    section: article.section.length > 0 ? storableText(article.section.join(' / ')) : null,
    text,
    publishedAt: article.publishedAt,
  }
}

function pageRow(page: Page, charset: string | null): PageRow {
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

/** Without what PostgreSQL cannot keep (NUL, half surrogates); same length in UTF-16, so that no span moves. */
export function storableText(text: string): string {
  // A trip through UTF-8 turns each half surrogate into U+FFFD.
  return Buffer.from(text, 'utf8').toString('utf8').replaceAll('\0', '\ufffd')
}

/** A run is begun no sooner than this after the last, however often something new comes. */
const MIN_INTERVAL_MS = 10 * 60_000
/** A source that hardly ever has anything new is looked at twice a day all the same. */
const MAX_INTERVAL_MS = 12 * 3_600_000

/**
 * How long after a run the next one is worth a look: half of the usual time between two articles, so that a new one is
 * seen before the next. Unknown sources are looked at whenever their schedule says.
 */
export function revisitInterval(medianGapSeconds: number | null): number {
  if (medianGapSeconds === null) return 0
  return Math.min(MAX_INTERVAL_MS, Math.max(MIN_INTERVAL_MS, (medianGapSeconds * 1000) / 2))
}

/** Whether a scheduled run of a source is due, by its rhythm; one that ended badly is. */
export async function isRunDue(pool: Pool, sourceId: string, now = Date.now()): Promise<boolean> {
  const [last] = await lastRuns(pool, sourceId, 1)
  if (last?.status !== 'done' || last.counts.stoppedBy) return true
  const { medianGapSeconds } = await sourceRhythm(pool, sourceId)
  // A schedule fires a little early or late.
  return now - last.startedAt.getTime() >= revisitInterval(medianGapSeconds) * 0.9
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
      let passOver = false
      if (scheduled) {
        const [state] = await runStates(client, source.id)
        const reason = state ? reasonToRun(state, { lease: 0, locked: true }) : null
        if (!reason) return null
        dueAt = reason.dueAt
        passOver = reason.why === 'due' && !(await isRunDue(pool, source.id))
      }
      const cutShort = await wasCutShort(client, source.id)
      const watched = (await lastRuns(pool, source.id, 1))[0]?.counts.watched as WatchState | undefined
      const run = await startRun(client, source.id, dueAt)
      if (run === null) return null
      if (passOver) {
        // The due time is answered; the source hardly has anything new by now.
        await finishRun(pool, run, 'done', { notDue: true })
        return null
      }
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
        const counts = await crawlAndStore(source, counting, both, { cutShort, watched })
        await finishRun(pool, run, 'done', counts)
        return counts
      } catch (error) {
        const status = both.aborted || isOutage(error) ? 'stopped' : 'failed'
        const sums = error instanceof RunStoppedError ? error.counts : {}
        const counts = { ...sums, ...(watched ? { watched } : {}) }
        await finishRun(pool, run, status, counts, (error as Error).message).catch(() => {})
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

/** Articles are looked at again for this long, so many of them a run at most. */
const REVISIT_DAYS = 14
const MAX_REVISITS = 100

/**
 * Crawls a source once and stores what is new. What was stored before a stop stays, and the next run goes on there.
 * @param before `cutShort`: the run before did not end, lists are read to their end, past what is known already;
 *   `watched`: what its last pages looked like
 * @returns counts by kind, as the crawler's report has them
 * @throws RunStoppedError where `signal` ended the run; Error where the source could not be read at all
 */
export async function crawlAndStore(
  source: Source,
  context: CrawlContext,
  signal: AbortSignal,
  before: { cutShort?: boolean; watched?: WatchState | undefined } = {},
): Promise<CrawlCounts> {
  const { pool } = context
  // Loaded here: processes that only analyse do without crawlee.
  const { articleText, crawlSource, userAgent } = await import('../crawlers/index.ts')
  const since = context.limits?.since
  const places = since ? await backfillPlaces(pool, source.id, since) : []
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
  const archive = indexed(context.archive, pool)
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
    limits: { ...context.limits, throughKnown: before.cutShort ?? false },
    watched: before.watched,
    revisits: () =>
      keep(recentPages(pool, source.id, new Date(Date.now() - REVISIT_DAYS * 86_400_000), MAX_REVISITS)),
    ...(since
      ? {
          backfill: {
            place: (list) => places.find((one) => one.list === list),
            save: (place) => keep(saveBackfillPlace(pool, source.id, since, place)),
          },
        }
      : {}),
    known: async (url) => knownPage(await keep(pageState(pool, url))),
    onPage: async (page, _candidate, article, { attachments }) => {
      const kept = article
        ? keepArticle(context, source, page, article, attachments, articleText)
        : savePageState(pool, source.id, page.requestedUrl, { ...stateOf(page), gone: true })
      await keep<unknown>(kept)
    },
    onUnchanged: async (candidate, page) => {
      await keep(savePageState(pool, source.id, candidate.url, { ...stateOf(page), gone: false }))
      await keep(markGone(pool, candidate.url, null))
    },
    onGone: async (candidate, page) => {
      await keep(savePageState(pool, source.id, candidate.url, { ...stateOf(page), gone: true }))
      await keep(markGone(pool, candidate.url, new Date(page.fetchedAt)))
    },
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
  const { source: _, startedAt, endedAt, lists, stoppedBy, ...counts } = report
  if (signal.aborted) {
    const sums = Object.entries(counts).filter((entry) => typeof entry[1] === 'number')
    throw new RunStoppedError(Object.fromEntries(sums) as Record<string, number>)
  }
  const reached = report.new + report.changed + report.unchanged + report.skipped > 0
  const failed = Object.keys(report.errors).length > 0
  if (!reached && (stoppedBy ? stoppedBy !== 'quiet-hours' : failed)) {
    const reasons = Object.entries(report.errors).map(([code, count]) => `${code} (${count})`)
    throw new Error(`nothing could be read: ${[stoppedBy, ...reasons].filter(Boolean).join(', ')}`)
  }
  // Only a list whose articles are all stored may be asked for conditionally the next time.
  if (!stoppedBy && !failed && !since)
    for (const list of lists)
      await savePageState(pool, source.id, list.url, {
        sha256: list.sha256 ?? '',
        etag: list.etag ?? null,
        lastModified: list.lastModified ?? null,
        checkedAt: new Date(list.fetchedAt ?? endedAt),
        publishedAt: null,
        gone: false,
      })
  return { ...counts, stoppedBy }
}

/** The archive, with each record noted in the database. */
function indexed(archive: Archive, pool: Pool): Archive {
  return {
    async store(exchange, revisit) {
      const ref = await archive.store(exchange, revisit)
      const type = revisit ? 'revisit' : 'response'
      const fetchedAt = new Date(exchange.sentAt)
      await saveArchiveRecords(pool, [
        { ...ref, url: exchange.url, type, status: exchange.status, fetchedAt },
      ])
      return ref
    },
    async storeDerived(derived) {
      const ref = await archive.storeDerived(derived)
      const fetchedAt = new Date(derived.at)
      await saveArchiveRecords(pool, [{ ...ref, url: derived.url, type: 'resource', status: 0, fetchedAt }])
      return ref
    },
    close: () => archive.close(),
  }
}

/** What one run came to; `docs/database.md` explains the counts. */
export type CrawlCounts = Omit<CrawlReport, 'source' | 'startedAt' | 'endedAt' | 'lists'>

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
