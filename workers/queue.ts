/** Queues and workers on either backend: Redis, or PostgreSQL where there is no Redis. */
import { setTimeout as sleep } from 'node:timers/promises'
import {
  createPostgresBackend,
  type Job,
  type JobsOptions,
  type Processor,
  Queue,
  Worker,
  type WorkerOptions,
} from 'bullmq'
import { isOutage } from './failures.ts'

/** Where the queues live. */
export type Backend = { kind: 'redis'; url: string } | { kind: 'postgres'; url: string }

/** The queues, and what a job of each carries: ids, never bodies. */
export interface JobData {
  /** `scheduled`: begin only where the tables still say that the source is due. */
  crawl: { sourceId: string; scheduled?: boolean }
  extract: { documentId: string }
}
export type QueueName = keyof JobData
export const QUEUE_NAMES: QueueName[] = ['crawl', 'extract']

/** Keys in Redis begin with this; in PostgreSQL the queues have a schema of their own. */
const PREFIX = 'karenbek'
export const SCHEMA = 'bullmq'

/** Tried again after 2, 4, 8 … seconds; what fails for good stays with its reason until an operator decides. */
const JOB_OPTIONS: Record<QueueName, JobsOptions> = {
  crawl: {
    attempts: 4,
    backoff: { type: 'exponential', delay: 5_000, jitter: 0.3 },
    removeOnComplete: { count: 500, age: 7 * 86_400 },
    removeOnFail: { count: 5_000 },
  },
  extract: {
    attempts: 3,
    backoff: { type: 'exponential', delay: 2_000, jitter: 0.3 },
    // Gone when done, so that the same document can be queued again for a newer extractor.
    removeOnComplete: true,
    removeOnFail: { count: 50_000 },
  },
}

/** Redis where REDIS_URL is set, else the database itself. */
export function backendOf(settings: { redisUrl: string | null; databaseUrl: string }): Backend {
  return settings.redisUrl
    ? { kind: 'redis', url: settings.redisUrl }
    : { kind: 'postgres', url: settings.databaseUrl }
}

/** A queue of either backend; what it is made on does not show. */
export type JobQueue<N extends QueueName> = Queue<JobData[N], unknown, string>
export type JobWorker<N extends QueueName> = Worker<JobData[N], unknown, string>

/** A queue to add jobs to and to look into. Close it when done. */
export function openQueue<N extends QueueName>(backend: Backend, name: N): JobQueue<N> {
  const options = { ...connectionOf(backend, 2), defaultJobOptions: JOB_OPTIONS[name] }
  const queue = new (Queue as QueueOfAnyBackend)(name, options, backendFactory(backend)) as JobQueue<N>
  // Without a listener a dropped connection would end the process; calls report their own failures.
  queue.on('error', () => {})
  return queue
}

/** A worker of a queue; the caller attaches `error` and `failed` listeners. */
export function openWorker<N extends QueueName>(
  backend: Backend,
  name: N,
  processor: Processor<JobData[N], unknown, string>,
  options: Omit<WorkerOptions, 'connection' | 'prefix'>,
): JobWorker<N> {
  const all = { ...options, ...connectionOf(backend, 3) }
  return new (Worker as WorkerOfAnyBackend)(name, processor, all, backendFactory(backend)) as JobWorker<N>
}

/** BullMQ's types tie a queue to its backend; ours are the same on both, so the backend is hidden here. */
type QueueOfAnyBackend = new (name: string, options: object, factory: unknown) => unknown
type WorkerOfAnyBackend = new (name: string, processor: unknown, options: object, factory: unknown) => unknown

function backendFactory(backend: Backend): typeof createPostgresBackend | undefined {
  return backend.kind === 'postgres' ? postgresBackend : undefined
}

/** How long to wait before a database that was away is asked again, in milliseconds. */
const READY_PAUSE = 500

/**
 * BullMQ's backend, which outlives a database that goes away while it connects, as that on Redis does. BullMQ 6.7 by
 * itself ends the process then (nobody listens to errors of the connection that it sets up its tables by), or keeps
 * the failure for good: a worker that never works.
 */
const postgresBackend: typeof createPostgresBackend = (...parts) => {
  const made = createPostgresBackend(...parts)
  const { connection } = made
  connection.pool.on('connect', (client) => client.on('error', () => {}))
  const connect = connection.waitUntilReady.bind(connection)
  const connected = async () => {
    for (;;) {
      try {
        return await connect()
      } catch (error) {
        if (connection.isClosing || !isOutage(error)) throw error
        await sleep(READY_PAUSE)
        ;(connection as unknown as { readyPromise: undefined }).readyPromise = undefined
      }
    }
  }
  let once: Promise<void> | undefined
  connection.waitUntilReady = () => {
    once ??= connected()
    return once
  }
  return made
}

/** How to reach the backend; on PostgreSQL each queue and worker has a small pool of its own. */
function connectionOf(backend: Backend, max: number): object {
  if (backend.kind === 'redis') {
    return { prefix: PREFIX, connection: { url: backend.url, maxRetriesPerRequest: null } }
  }
  const connection = { connectionString: backend.url, schema: SCHEMA, migrate: true, max }
  // What a crash of the server makes the queue forget, the tables know: no job waits for the disk.
  const options = '-c synchronous_commit=off'
  return { connection: { ...connection, options, application_name: 'karenbek-queue' } }
}

/** Job ids; BullMQ forbids `:` and whole numbers. The same work has the same id, so it is queued once. */
export const jobId = {
  extract: (documentId: string) => `document-${documentId}`,
  crawl: (sourceId: string) => `source-${sourceId}`,
}

/** Behind everything that has no priority of its own. */
const LOW_PRIORITY = 10

/**
 * Queues documents to be analysed. A document that is queued already is not queued twice; one whose job failed
 * for good is tried again.
 * @param redo they have been analysed before: new documents go first
 */
export async function enqueueDocuments(
  queue: JobQueue<'extract'>,
  documentIds: string[],
  redo = false,
): Promise<void> {
  if (documentIds.length === 0) return
  const jobs = await queue.addBulk(
    documentIds.map((documentId) => ({
      name: 'extract',
      data: { documentId },
      opts: { jobId: jobId.extract(documentId), ...(redo ? { priority: LOW_PRIORITY } : {}) },
    })),
  )
  await retryFailed(queue, jobs)
}

/** Jobs in the queue that wait for their turn, whatever keeps them. */
export async function queueDepth(queue: Pick<Queue, 'getJobCountByTypes'>): Promise<number> {
  return queue.getJobCountByTypes('waiting', 'prioritized', 'delayed')
}

/**
 * Queues a crawl of a source now, unless one waits or runs already.
 * @param scheduled begin only where the tables still say that it is due
 */
export async function enqueueCrawl(
  queue: JobQueue<'crawl'>,
  sourceId: string,
  scheduled = false,
): Promise<void> {
  const id = jobId.crawl(sourceId)
  // The last run's job is kept for the record; it must not stand in the way of this one.
  const last = await queue.getJob(id)
  if (last && ((await last.isCompleted()) || (await last.isFailed()))) await last.remove().catch(() => {})
  await queue.add('crawl', { sourceId, ...(scheduled ? { scheduled } : {}) }, { jobId: id })
}

/** Adding a job whose id is known does nothing, so one that has failed has to be woken. */
async function retryFailed(queue: JobQueue<'extract'>, jobs: Job[]): Promise<void> {
  const { failed } = await queue.getJobCounts('failed')
  if (!failed) return
  for (let at = 0; at < jobs.length; at += RETRY_WIDTH) {
    await Promise.all(
      jobs.slice(at, at + RETRY_WIDTH).map(async (job) => {
        if (job.id === undefined || !(await job.isFailed())) return
        const known = await queue.getJob(job.id)
        await known?.retry('failed', { resetAttemptsMade: true }).catch(() => {})
      }),
    )
  }
}
const RETRY_WIDTH = 50

/** How long a hint may take, in milliseconds: a queue that does not answer holds nobody up. */
const HINT_PATIENCE = 2_000
const unwell = new WeakSet<object>()

/**
 * Tells the queue of new documents, where it is well: what it does not hear of is found by `reconcile`. Never throws,
 * never waits for a queue that is away.
 */
export async function hintDocuments(queue: JobQueue<'extract'>, documentIds: string[]): Promise<void> {
  if (unwell.has(queue)) return
  const told = queue
    .addBulk(
      documentIds.map((documentId) => ({
        name: 'extract',
        data: { documentId },
        opts: { jobId: jobId.extract(documentId) },
      })),
    )
    .then(
      () => {},
      () => {},
    )
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>((settle) => {
    timer = setTimeout(settle, HINT_PATIENCE, 'late' as const)
  })
  if ((await Promise.race([told, late])) === 'late') {
    unwell.add(queue)
    void told.then(() => unwell.delete(queue))
  }
  clearTimeout(timer)
}
