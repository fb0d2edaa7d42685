/**
 * One source's run: its lists are read, what they name is fetched politely, articles are read from the pages
 * and handed to callbacks. crawlee keeps the queue, the retries and the concurrency; what goes over the wire
 * (robots, delay, guard, conditions, archive) is `fetch/`'s.
 */
import { BasicCrawler, type BasicCrawlingContext, Log, LogLevel } from '@crawlee/cheerio'
import { userAgent } from '../fetch/agent.ts'
import { FetchError, type FetchErrorCode } from '../fetch/errors.ts'
import { createFetcher } from '../fetch/index.ts'
import { privateHosts, type Source } from '../registry.ts'
import { createRunQueue, runConfiguration } from '../requests.ts'
import { backfillPlaces } from './backfill.ts'
import { type CrawlDependencies, type CrawlReport, DEFAULT_CRAWL_LIMITS } from './contract.ts'
import { visitList } from './lists.ts'
import { visitArticle } from './pages.ts'
import { dueAgain } from './revisit.ts'
import { countError, emptyReport, progressPage, type Run } from './run.ts'
import { watchTemplates } from './templates.ts'
import { type Step, startingPoints, type Work, workKey } from './work.ts'

export type {
  Attachment,
  BackfillPlaces,
  CrawlDependencies,
  CrawlLimits,
  CrawlProgress,
  CrawlReport,
  KnownPage,
  ListPlace,
  ListState,
  PageChange,
  PageDetail,
  PageOutcome,
  WatchState,
} from './contract.ts'
export { DEFAULT_CRAWL_LIMITS } from './contract.ts'
export { isDue } from './revisit.ts'

/**
 * Crawls one source.
 * @throws what a callback throws: the run is stopped then, nothing is swallowed
 */
export async function crawlSource(source: Source, dependencies: CrawlDependencies): Promise<CrawlReport> {
  const now = dependencies.now ?? Date.now
  const report = emptyReport(source, new Date(now()).toISOString(), dependencies.watched)
  const finish = () => {
    report.endedAt = new Date(now()).toISOString()
    return report
  }
  if (isQuiet(source, now())) {
    report.stoppedBy = 'quiet-hours'
    return finish()
  }
  const stop = new AbortController()
  const run = runOf(source, dependencies, report, stop.signal, halt)
  const onAbort = () => halt('aborted')
  dependencies.signal?.addEventListener('abort', onAbort, { once: true })
  let fatal: unknown
  const queue = createRunQueue()
  const crawler = new BasicCrawler(
    {
      log: new Log({ level: LogLevel.OFF }),
      requestQueue: queue.manager as never,
      minConcurrency: 1,
      // One connection a host: more tasks than hosts would only wait for each other.
      maxConcurrency: Math.min(4, new Set(source.hosts).size),
      maxRequestRetries: 2,
      // Waiting for the host's turn is part of the task; the answer itself is bounded by the client.
      requestHandlerTimeoutSecs: 3_600,
      useSessionPool: false,
      retryOnBlocked: false,
      autoscaledPoolOptions: { maybeRunIntervalSecs: 0.05, loggingIntervalSecs: null },
      statusMessageLoggingInterval: 3_600,
      requestHandler: (context) => handle(context),
      failedRequestHandler: ({ request }, error) => failed(request.userData.work as Work, request.url, error),
    },
    runConfiguration(),
  )

  try {
    if (dependencies.signal?.aborted) report.stoppedBy = 'aborted'
    else {
      const { since } = run.limits
      queue.add(startingPoints(source, since, (list) => run.places?.start(list) ?? 1).map(request))
      // Lists are always put before it, articles behind it.
      if (dependencies.revisits && !source.govkz && !since)
        queue.add([request({ url: source.homepage, work: { kind: 'revisits' } })])
      await crawler.run()
      await run.places?.flush()
    }
  } finally {
    dependencies.signal?.removeEventListener('abort', onAbort)
    await crawler.teardown()
    if (!dependencies.fetcher) run.fetcher.close()
  }
  if (fatal !== undefined) throw fatal
  return finish()

  function halt(reason: string): void {
    report.stoppedBy ??= reason
    stop.abort()
    queue.clear()
    // A pool that is aborted while it starts never stops its timers, and they keep the process alive: one that has not
    // begun finds nothing to do and ends by itself.
    if (queue.begun) crawler.autoscaledPool?.abort().catch(() => {})
  }

  async function handle({ request: job }: BasicCrawlingContext): Promise<void> {
    const work = job.userData.work as Work
    if (stop.signal.aborted) return
    try {
      if (work.kind === 'article') {
        await visitArticle(run, work.candidate, work.known)
        run.places?.settle(work.origin)
      } else if (work.kind === 'revisits') queue.add((await dueAgain(run)).map(request))
      else {
        const followers = await visitList(run, { url: job.url, work })
        // Articles wait until the lists are read: what is newest is then known.
        queue.add(followers.map(request), { first: followers.every((f) => f.work.kind !== 'article') })
      }
    } catch (error) {
      if (!(error instanceof FetchError)) {
        fatal = error
        halt('error')
        job.noRetry = true
        throw error
      }
      if (!error.retryable || stop.signal.aborted) job.noRetry = true
      throw error
    }
  }

  function failed(work: Work, url: string, error: Error): void {
    if (fatal !== undefined || (stop.signal.aborted && report.stoppedBy === 'aborted')) return
    const code: FetchErrorCode | 'error' = error instanceof FetchError ? error.code : 'error'
    if (
      work.kind === 'article' &&
      !(error instanceof FetchError && error.retryable) &&
      code !== 'host-paused'
    )
      run.places?.settle(work.origin)
    if (code === 'robots') {
      report.refusedByRobots++
      progressPage(run, url, 'robots')
      return
    }
    countError(run, code, url, error.message)
    if (work.kind === 'article') progressPage(run, url, 'failed')
    // The host wants to be left alone, or its robots.txt cannot be had: nothing else will be got now.
    if (code === 'host-paused' || code === 'robots-unreachable' || code === 'source-closed') halt(code)
  }
}

function runOf(
  source: Source,
  dependencies: CrawlDependencies,
  report: CrawlReport,
  signal: AbortSignal,
  halt: Run['halt'],
): Run {
  const now = dependencies.now ?? Date.now
  const limits = { ...DEFAULT_CRAWL_LIMITS, ...dependencies.limits }
  const agent = dependencies.userAgent ?? userAgent()
  const fetcher =
    dependencies.fetcher ??
    createFetcher({
      userAgent: agent,
      now,
      archive: dependencies.archive,
      ...(dependencies.politeness ? { politeness: dependencies.politeness } : {}),
      ...(dependencies.robots ? { robots: dependencies.robots } : {}),
    })
  return {
    source,
    dependencies,
    limits,
    now,
    agent,
    fetcher,
    shape: {
      delayMs: source.minIntervalSeconds * 1000,
      privateHosts: privateHosts(source),
      acceptLanguage: source.languages.join(', '),
      signal,
      ...(source.headers ? { headers: source.headers } : {}),
      ...(source.proxy ? { proxy: source.proxy } : {}),
    },
    report,
    signal,
    halt,
    seen: new Set(),
    seenLists: new Set(),
    queued: 0,
    challenges: 0,
    bodies: new Map(),
    places: limits.since ? backfillPlaces(dependencies.backfill) : null,
    watch: watchTemplates(source, report.watched, (message) => {
      report.warnings.push(message)
      dependencies.onProgress?.({ kind: 'warning', message })
    }),
  }
}

/** A step as the queue takes it. */
function request(step: Step) {
  return { url: step.url, uniqueKey: workKey(step), userData: { work: step.work } }
}

/** Whether the source's quiet hours are now. */
function isQuiet(source: Source, nowMs: number): boolean {
  if (!source.quietHours) return false
  const [from, to] = source.quietHours
  const hour = Number(
    new Intl.DateTimeFormat('en-GB', { timeZone: source.timeZone, hour: '2-digit', hourCycle: 'h23' }).format(
      nowMs,
    ),
  )
  return from <= to ? hour >= from && hour < to : hour >= from || hour < to
}
