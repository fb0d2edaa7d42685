/** A worker process: takes jobs off the queues until it is told to stop. */
import { DelayedError, type Job, UnrecoverableError } from 'bullmq'
import { markFailed, type Pool } from '../db/index.ts'
import { type CrawlContext, RunStoppedError, runSource } from './crawl.ts'
import { extractDocument, sharedTables, TOGETHER } from './extract.ts'
import {
  type ExtractorLimits,
  type Extractors,
  ExtractorsClosedError,
  PoisonError,
  startExtractors,
} from './extractors.ts'
import { isOutage } from './failures.ts'
import type { Log } from './log.ts'
import { type Backend, type JobWorker, openQueue, openWorker } from './queue.ts'
import { freeHeld, newCursor, reconcile, reconcileCrawls, wakeOverdue } from './reconcile.ts'
import { deliverWebhooks } from './webhooks.ts'

export type { Log } from './log.ts'

/** What happened, for counters. */
export interface WorkerEvents {
  /** A document was dealt with. */
  document?(outcome: 'done' | 'known' | 'gone' | 'aside' | 'poison' | 'failed', seconds: number): void
  /** A run of a source ended. */
  crawl?(outcome: 'done' | 'skipped' | 'stopped' | 'failed', seconds: number): void
  /** Work was put off because database, queue or disk failed. */
  outage?(): void
  /** Jobs were taken over from a process that stopped. */
  takenOver?(): void
}

export interface WorkersOptions {
  pool: Pool
  backend: Backend
  log: Log
  /** Jobs at a time of each queue; 0 or absent leaves the queue to others. */
  crawl?: number
  extract?: number
  /** Also queues what falls due by the schedule. */
  scheduler?: boolean
  /** What crawling needs: the sources, the archive, who we are. */
  crawling?: Omit<CrawlContext, 'pool' | 'extractQueue' | 'log'> | undefined
  /** The sources that crawling or scheduling may queue; those of `crawling` where it is not given. */
  known?: ReadonlySet<string>
  /** Limits of one document. */
  limits?: ExtractorLimits
  /** How often the tables are looked through for what the queues have lost, in milliseconds (default 5 s). */
  reconcileEvery?: number
  /**
   * Webhooks of saved searches: `host:port` keys inside the own network that may be told, and how often new events
   * are looked for, in milliseconds (default 30 s). Absent: this process tells none.
   */
  webhooks?: { privateHosts: ReadonlySet<string>; every?: number }
  /** A job whose process died is taken over after this long, in milliseconds (default 20 s). */
  takeOverAfter?: number
  events?: WorkerEvents
  /** Gives up a start that is still under way. */
  signal?: AbortSignal
}

export interface RunningWorkers {
  /** Finishes what is under way (crawls stop where they are and go on later) and closes all connections. */
  close(): Promise<void>
}

/** Long enough that a busy process is not taken for a dead one. */
const TAKE_OVER_MS = 20_000
/**
 * Documents are analysed in processes of their own, so a worker's death is hardly ever a job's fault; a job that
 * outlives so many workers is set aside all the same. Many, for jobs of the dead are queued again in no order of age:
 * while workers die every few seconds, one may come last each time (11 times in a run with 200 kills).
 */
const MAX_STALLED = 200
/** Longest pause before work is tried again that was put off by an outage, in milliseconds. */
const OUTAGE_PAUSE = 15_000
/** How long documents under way may take when the process is told to stop, in milliseconds. */
const STOP_PATIENCE = 5_000

/**
 * Starts workers for the queues that the options name.
 * @throws Error where the extractors do not start; everything is closed then
 */
export async function startWorkers(options: WorkersOptions): Promise<RunningWorkers> {
  const { pool, backend, log, events = {} } = options
  const takeOverAfter = options.takeOverAfter ?? TAKE_OVER_MS
  const every = options.reconcileEvery ?? 5_000
  const starting = options.extract ? startExtractors(options.extract, options.limits, options.signal) : null
  starting?.catch(() => {})
  const extractQueue = openQueue(backend, 'extract')
  const crawlQueue = openQueue(backend, 'crawl')
  const stopping = new AbortController()
  const workers: { close(): Promise<unknown> }[] = []
  const tasks: { close(): Promise<void> }[] = []
  let extractors: Extractors | null = null
  const close = async () => {
    stopping.abort(new RunStoppedError())
    await Promise.all([
      ...tasks.map((task) => task.close()),
      ...workers.map((worker) => worker.close()),
      extractors?.close(STOP_PATIENCE),
    ])
    await Promise.all([extractQueue.close(), crawlQueue.close()])
  }
  const common = {
    lockDuration: takeOverAfter,
    stalledInterval: takeOverAfter / 2,
    maxStalledCount: MAX_STALLED,
    drainDelay: 2,
  }

  if (options.crawl && options.crawling) {
    const context: CrawlContext = { ...options.crawling, pool, extractQueue, log }
    const worker = openWorker(
      backend,
      'crawl',
      async (job, token, lost) => {
        const signal = lost ? AbortSignal.any([stopping.signal, lost]) : stopping.signal
        return crawlJob(job, token, signal, context, log, events)
      },
      { ...common, concurrency: options.crawl },
    )
    watch(worker, 'crawl', log, events)
    workers.push(worker)
  }

  // Crawls begin while the extractors load their rules.
  try {
    extractors = await starting
  } catch (error) {
    await close()
    throw error
  }
  if (options.extract && extractors) {
    const { busy } = extractors
    const tables = sharedTables(pool, () => busy() > 0)
    const worker = openWorker(
      backend,
      'extract',
      async (job, token) => {
        const begin = performance.now()
        const note = (outcome: Parameters<NonNullable<WorkerEvents['document']>>[0]) =>
          events.document?.(outcome, (performance.now() - begin) / 1000)
        const { documentId } = job.data
        try {
          const outcome = await extractDocument(pool, documentId, { extractors, tables, log })
          note(outcome)
          return { outcome }
        } catch (error) {
          if (error instanceof ExtractorsClosedError) return putOff(job, token, 1)
          if (isOutage(error)) {
            events.outage?.()
            log.warn({ documentId, error: (error as Error).message }, 'put off')
            return putOff(job, token)
          }
          const reason = (error as Error).message
          if (error instanceof PoisonError) {
            note('poison')
            await markFailed(pool, documentId, reason)
            throw new UnrecoverableError(reason)
          }
          if (job.attemptsMade + 1 >= (job.opts.attempts ?? 1)) {
            note('failed')
            await markFailed(pool, documentId, reason)
          }
          throw error
        }
      },
      // While some are analysed, others are read and stored.
      { ...common, concurrency: options.extract * 2 + TOGETHER * 2 },
    )
    watch(worker, 'extract', log, events)
    worker.on('failed', (job, error) => {
      // Others note the reason before they fail.
      if (!job || !/stalled/.test(error.message)) return
      markFailed(pool, job.data.documentId, error.message).catch(() => {})
    })
    workers.push(worker)
    const cursor = newCursor()
    const delayed = new Map<string, number>()
    const held = new Map<string, number>()
    const look = async () => {
      await wakeOverdue(extractQueue, delayed)
      if (backend.kind === 'postgres') await freeHeld(pool, 'extract', held, takeOverAfter * 2)
      await reconcile(pool, extractQueue, cursor)
    }
    const task = repeat(look, every, log)
    worker.on('drained', task.soon)
    tasks.push(task)
  }

  if (options.webhooks) {
    const { every: lookEvery = 30_000, privateHosts } = options.webhooks
    tasks.push(repeat(() => deliverWebhooks({ pool, log, privateHosts }), lookEvery, log))
  }

  const known = options.known ?? new Set(options.crawling?.sources.keys())
  if (known.size > 0) {
    const look = { lease: takeOverAfter * 1.5, known, schedule: options.scheduler ?? false }
    const delayed = new Map<string, number>()
    const held = new Map<string, number>()
    const turn = async () => {
      await wakeOverdue(crawlQueue, delayed)
      if (backend.kind === 'postgres') await freeHeld(pool, 'crawl', held, takeOverAfter * 2)
      await reconcileCrawls(pool, crawlQueue, look)
    }
    tasks.push(repeat(turn, every, log))
  }

  return { close }
}

/** Not a failure: another worker goes on with it later, and the attempt does not count. */
async function putOff(job: Job, token: string | undefined, pause?: number): Promise<never> {
  const tries = Math.min(job.attemptsStarted ?? 1, 10)
  await job.moveToDelayed(Date.now() + (pause ?? Math.min(500 * 2 ** tries, OUTAGE_PAUSE)), token)
  throw new DelayedError()
}

/** One crawl run of a source. */
async function crawlJob(
  job: Job<{ sourceId: string; scheduled?: boolean }>,
  token: string | undefined,
  signal: AbortSignal,
  context: CrawlContext,
  log: Log,
  events: WorkerEvents,
): Promise<object> {
  const { sourceId, scheduled = false } = job.data
  const source = context.sources.get(sourceId)
  if (!source) throw new UnrecoverableError(`there is no source ${sourceId} in the registry`)
  const begin = performance.now()
  const note = (outcome: Parameters<NonNullable<WorkerEvents['crawl']>>[0]) =>
    events.crawl?.(outcome, (performance.now() - begin) / 1000)
  try {
    log.info({ sourceId }, 'crawl begins')
    // A second attempt answers the same due time, which the first has taken already.
    const counts = await runSource(source, context, signal, scheduled && job.attemptsMade === 0)
    log.info({ sourceId, ...counts }, counts ? 'crawl done' : 'not due, or a run is under way already')
    note(counts ? 'done' : 'skipped')
    return counts ?? { skipped: true }
  } catch (error) {
    if (signal.aborted || error instanceof RunStoppedError) {
      note('stopped')
      return putOff(job, token, 1_000)
    }
    if (isOutage(error)) {
      note('stopped')
      events.outage?.()
      log.warn({ sourceId, error: (error as Error).message }, 'put off')
      return putOff(job, token)
    }
    note('failed')
    throw error
  }
}

function watch<N extends 'crawl' | 'extract'>(
  worker: JobWorker<N>,
  queue: N,
  log: Log,
  events: WorkerEvents,
): void {
  worker.on('error', (error) => log.warn({ queue, error: error.message }, 'queue connection'))
  worker.on('stalled', (id) => {
    events.takenOver?.()
    log.warn({ queue, job: id }, 'taken over from a process that stopped')
  })
  worker.on('failed', (job, error) =>
    log.error({ queue, job: job?.id, attempt: job?.attemptsMade, error: error.message }, 'job failed'),
  )
}

/** Runs a task now and again, and soon after `soon`; never twice at once. */
function repeat(
  task: () => Promise<unknown>,
  every: number,
  log: Log,
): { close(): Promise<void>; soon(): void } {
  let running: Promise<void> = Promise.resolve()
  let busy = false
  let closed = false
  let early: NodeJS.Timeout | undefined
  const turn = () => {
    if (busy || closed) return
    busy = true
    running = task()
      .then(
        () => {},
        (error: Error) => log.warn({ error: error.message }, 'could not look for what waits'),
      )
      .finally(() => {
        busy = false
      })
  }
  turn()
  const timer = setInterval(turn, every)
  return {
    soon() {
      early ??= setTimeout(
        () => {
          early = undefined
          turn()
        },
        Math.min(every, 500),
      )
    },
    close() {
      closed = true
      clearInterval(timer)
      clearTimeout(early)
      // A queue that does not answer keeps nobody from ending.
      const patience = new Promise<void>((settle) => setTimeout(settle, STOP_PATIENCE).unref())
      return Promise.race([running, patience])
    },
  }
}
