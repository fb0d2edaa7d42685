/** What operators see and do with jobs: by the queues, and by the tables where those know better. */
import type { Job } from 'bullmq'
import { discardDocuments, failedDocuments, markAllPending, markPending, type Pool } from '../db/index.ts'
import { enqueueDocuments, type JobQueue, jobId, type QueueName } from './queue.ts'
import { traceOf } from './trace.ts'

/** The two queues. */
export interface JobQueues {
  crawl: JobQueue<'crawl'>
  extract: JobQueue<'extract'>
}

/** A job in words. */
export interface JobView {
  queue: QueueName
  id: string
  state: string
  attempts: number
  reason: string | null
  data: object
  queuedAt: string | null
  finishedAt: string | null
}

const DOCUMENT = /^document-([0-9a-f]{24})$/

/** The id of a job by what people have at hand: itself, the id of its document, or that of its source. */
export function jobNamed(text: string): string {
  if (/^(document|source)-/.test(text)) return text
  return /^[0-9a-f]{24}$/.test(text) ? jobId.extract(text) : jobId.crawl(text)
}

/**
 * Jobs in these states, at most a hundred of each state and queue. Those that wait for their time on the schedule are
 * left to the schedule's own list: there is one for each source.
 */
export async function listJobs(
  queues: JobQueues,
  states: ('failed' | 'active' | 'waiting' | 'delayed' | 'completed')[],
  names: QueueName[] = ['crawl', 'extract'],
): Promise<JobView[]> {
  const views: JobView[] = []
  for (const name of names) {
    const queue = queues[name] as JobQueue<'extract'>
    // Those that wait behind others are told as waiting too.
    const types = states.flatMap((state) =>
      state === 'waiting' ? ['waiting' as const, 'prioritized' as const] : state === 'delayed' ? [] : [state],
    )
    const jobs = types.length > 0 ? (await queue.getJobs(types, 0, 99)).filter(Boolean) : []
    if (states.includes('delayed')) {
      const putOff = (await queue.getDelayed(0, 999)).filter((job) => job && !job.repeatJobKey)
      jobs.push(...putOff.slice(0, 100))
    }
    const seen = await Promise.all(jobs.map(async (job) => view(name, job, await job.getState())))
    // Those that ended between the two questions are told nowhere.
    views.push(...seen.filter(({ state }) => state !== 'unknown'))
  }
  return views
}

/**
 * What failed for good: documents that were set aside, by the table, and runs of sources, by the queue.
 * @param queues null where they do not answer: the documents alone
 * @param limit documents at most
 */
export async function failedJobs(pool: Pool, queues: JobQueues | null, limit = 1000): Promise<JobView[]> {
  const documents = (await failedDocuments(pool, limit)).map(
    ({ id, sourceId, url, reason }): JobView => ({
      queue: 'extract',
      id: jobId.extract(id),
      state: 'failed',
      attempts: 0,
      reason,
      data: { documentId: id, sourceId, url },
      queuedAt: null,
      finishedAt: null,
    }),
  )
  return [...documents, ...(queues ? await listJobs(queues, ['failed'], ['crawl']) : [])]
}

/** Everything about one job, or null: state, reason and stack, and the document's own state beside it. */
export async function showJob(pool: Pool, queues: JobQueues, id: string): Promise<object | null> {
  const documentId = DOCUMENT.exec(id)?.[1]
  const { rows } = await pool.query(
    `SELECT id, source_id AS "sourceId", url, state, error, extractor_version AS "extractorVersion", redo,
            (SELECT p.url FROM pages p WHERE p.id = page_id) AS "pageUrl"
       FROM documents WHERE id = $1`,
    [documentId ?? null],
  )
  const { pageUrl = null, ...known } = rows[0] ?? {}
  // The trace finds its lines in the logs.
  const document = rows[0] ? { ...known, trace: traceOf(pageUrl ?? known.url) } : null
  for (const name of ['crawl', 'extract'] as const) {
    const job = (await queues[name].getJob(id)) as Job | undefined
    if (!job) continue
    const seen = view(name, job, await job.getState())
    return { ...seen, stack: job.stacktrace, ...(document ? { document } : {}) }
  }
  if (!document) return null
  return { queue: 'extract', id, state: 'not queued', reason: document.error, document }
}

/**
 * Tries failed jobs again.
 * @param ids of jobs, or 'all'
 * @returns how many
 */
export async function retryJobs(pool: Pool, queues: JobQueues, ids: string[] | 'all'): Promise<number> {
  let count = 0
  const documents: string[] = []
  if (ids === 'all') {
    documents.push(...(await failedDocuments(pool, 5_000)).map((one) => one.id))
    count += await markAllPending(pool)
  } else {
    for (const { id } of await failedAmong(pool, ids)) {
      await markPending(pool, id)
      documents.push(id)
      count++
    }
  }
  // What is not told here is found by the workers.
  await enqueueDocuments(queues.extract, documents)
  const failed = ids === 'all' ? await queues.crawl.getFailed(0, -1) : await found(queues.crawl, ids)
  for (const job of failed) {
    if (!(await job.isFailed())) continue
    await job.retry('failed', { resetAttemptsMade: true })
    count++
  }
  return count
}

/**
 * Forgets jobs. A document that was set aside is off the list of what failed then; retrying it by name still works.
 * @returns ids of those that there were
 */
export async function discardJobs(pool: Pool, queues: JobQueues, ids: string[]): Promise<string[]> {
  const documents = await discardDocuments(
    pool,
    ids.flatMap((id) => DOCUMENT.exec(id)?.[1] ?? []),
  )
  const gone = new Set(documents.map((id) => jobId.extract(id)))
  for (const id of ids) {
    for (const name of ['crawl', 'extract'] as const) {
      const job = (await queues[name].getJob(id)) as Job | undefined
      if (!job) continue
      await job.remove()
      gone.add(id)
    }
  }
  return [...gone]
}

async function failedAmong(pool: Pool, ids: string[]): Promise<{ id: string }[]> {
  const documents = ids.flatMap((id) => DOCUMENT.exec(id)?.[1] ?? [])
  const { rows } = await pool.query(
    `SELECT id FROM documents WHERE id = ANY($1) AND state IN ('failed', 'discarded')`,
    [documents],
  )
  return rows
}

async function found(queue: JobQueue<'crawl'>, ids: string[]): Promise<Job[]> {
  const jobs = await Promise.all(ids.map((id) => queue.getJob(id)))
  return jobs.filter((job) => job !== undefined) as Job[]
}

function view(queue: QueueName, job: Job, state: string): JobView {
  return {
    queue,
    id: job.id ?? '',
    state,
    attempts: job.attemptsMade,
    reason: job.failedReason ?? null,
    data: job.data as object,
    queuedAt: new Date(job.timestamp).toISOString(),
    finishedAt: job.finishedOn ? new Date(job.finishedOn).toISOString() : null,
  }
}
