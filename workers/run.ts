/** A worker process: takes jobs off the queues until it is told to stop. */
import { DelayedError, type Job, UnrecoverableError } from 'bullmq'
import { markFailed, type Pool } from '../db/index.ts'
import type { Tagger } from '../models/index.ts'
import { type CrawlContext, RunStoppedError, runSource } from './crawl.ts'
import { extractDocument } from './extract.ts'
import { type Backend, type JobWorker, openQueue, openWorker } from './queue.ts'
import { reconcile } from './reconcile.ts'

/** The part of a logger that the workers use; pino's has it. */
export interface Log {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

export interface WorkersOptions {
  pool: Pool
  backend: Backend
  log: Log
  /** Jobs at a time of each queue; 0 or absent leaves the queue to others. */
  crawl?: number
  extract?: number
  /** The neural tagger of this process; null or absent: names by the rules alone. Closed by who opened it. */
  tagger?: Tagger | null
  /** What crawling needs: the sources, the archive, who we are. */
  crawling?: Omit<CrawlContext, 'pool' | 'extractQueue'> | undefined
  /** How often waiting documents are looked for, in milliseconds (default 15 s). */
  reconcileEvery?: number
  /** A job whose process died is taken over after this long, in milliseconds (default 20 s). */
  takeOverAfter?: number
}

export interface RunningWorkers {
  /** Finishes what is under way (crawls stop where they are and go on later) and closes all connections. */
  close(): Promise<void>
}

/** Long enough that a busy process is not taken for a dead one. */
const TAKE_OVER_MS = 20_000
/** A process that dies three times over the same job: the job is to blame. */
const MAX_STALLED = 2

/** Starts workers for the queues that the options name. */
export async function startWorkers(options: WorkersOptions): Promise<RunningWorkers> {
  const { pool, backend, log } = options
  const extractQueue = openQueue(backend, 'extract')
  const stopping = new AbortController()
  const workers: { close(): Promise<void> }[] = []
  const common = {
    lockDuration: options.takeOverAfter ?? TAKE_OVER_MS,
    stalledInterval: (options.takeOverAfter ?? TAKE_OVER_MS) / 2,
    maxStalledCount: MAX_STALLED,
    drainDelay: 2,
  }

  if (options.extract) {
    const worker = openWorker(
      backend,
      'extract',
      async (job) => {
        const outcome = await extractDocument(pool, job.data.documentId, { tagger: options.tagger })
        return { outcome }
      },
      { ...common, concurrency: options.extract },
    )
    watch(worker, 'extract', log)
    worker.on('failed', (job, error) => {
      if (!job || !isFinal(job, error)) return
      const { documentId } = job.data
      markFailed(pool, documentId, error.message).catch((failure: Error) =>
        log.error({ documentId, error: failure.message }, 'could not set the document aside'),
      )
    })
    workers.push(worker)
    workers.push(repeat(() => reconcile(pool, extractQueue), options.reconcileEvery ?? 15_000, log))
  }

  if (options.crawl && options.crawling) {
    const context: CrawlContext = { ...options.crawling, pool, extractQueue }
    const worker = openWorker(
      backend,
      'crawl',
      async (job, token, lost) => {
        const signal = lost ? AbortSignal.any([stopping.signal, lost]) : stopping.signal
        return crawlJob(job, token, signal, context, log)
      },
      { ...common, concurrency: options.crawl },
    )
    watch(worker, 'crawl', log)
    workers.push(worker)
  }

  return {
    async close() {
      stopping.abort(new RunStoppedError())
      await Promise.all(workers.map((worker) => worker.close()))
      await extractQueue.close()
    },
  }
}

/** One crawl run of a source. */
async function crawlJob(
  job: Job<{ sourceId: string }>,
  token: string | undefined,
  signal: AbortSignal,
  context: CrawlContext,
  log: Log,
): Promise<object> {
  const { sourceId } = job.data
  const source = context.sources.get(sourceId)
  if (!source) throw new UnrecoverableError(`there is no source ${sourceId} in the registry`)
  try {
    log.info({ sourceId }, 'crawl begins')
    const counts = await runSource(source, context, signal)
    log.info({ sourceId, ...counts }, counts ? 'crawl done' : 'a run of this source is under way already')
    return counts ?? { skipped: true }
  } catch (error) {
    if (!signal.aborted) throw error
    // Not a failure: the next worker goes on with it, and the attempt does not count.
    await job.moveToDelayed(Date.now() + 1_000, token)
    throw new DelayedError()
  }
}

/** Has the job failed for good? */
function isFinal(job: Job, error: Error): boolean {
  return (
    error.name === 'UnrecoverableError' ||
    job.attemptsMade >= (job.opts.attempts ?? 1) ||
    /stalled/.test(error.message)
  )
}

function watch<N extends 'crawl' | 'extract'>(worker: JobWorker<N>, queue: N, log: Log): void {
  worker.on('error', (error) => log.warn({ queue, error: error.message }, 'queue connection'))
  worker.on('stalled', (id) => log.warn({ queue, job: id }, 'taken over from a process that stopped'))
  worker.on('failed', (job, error) =>
    log.error({ queue, job: job?.id, attempt: job?.attemptsMade, error: error.message }, 'job failed'),
  )
}

/** Runs a task now and again; never twice at once. */
function repeat(task: () => Promise<unknown>, every: number, log: Log): { close(): Promise<void> } {
  let running: Promise<void> = Promise.resolve()
  let busy = false
  const turn = () => {
    if (busy) return
    busy = true
    running = task()
      .then(
        () => {},
        (error: Error) => log.warn({ error: error.message }, 'could not look for waiting documents'),
      )
      .finally(() => {
        busy = false
      })
  }
  turn()
  const timer = setInterval(turn, every)
  return {
    close() {
      clearInterval(timer)
      return running
    },
  }
}
