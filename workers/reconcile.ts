/**
 * The tables say what is to be done and the queues only carry it: whatever is lost between storing and queueing (a
 * crash, an emptied Redis, a restored backup) is found here. What is queued already stays as it is.
 */
import { randomBytes } from 'node:crypto'
import {
  breakRunLock,
  cancelRequest,
  type Pool,
  pendingDocuments,
  redoDocuments,
  runStates,
} from '../db/index.ts'
import { isDead, reasonToRun } from './due.ts'
import { enqueueCrawl, enqueueDocuments, type JobQueue, type QueueName, queueDepth, SCHEMA } from './queue.ts'

const PAGE = 1_000
/** The queue is filled up to HIGH when it has sunk to LOW: a backlog of millions waits in the tables, not in memory. */
const LOW = 2_000
const HIGH = 6_000

/** Where a process reads on in the list of waiting documents. */
export interface ReconcileCursor {
  pending: string
  redo: string
}

/** Processes begin at different places, so that they do not all offer the same documents. */
export function newCursor(): ReconcileCursor {
  return { pending: randomBytes(12).toString('hex'), redo: '' }
}

/**
 * Queues documents that wait for their analysis, as many as the queue has room for; behind them those that are to be
 * analysed again.
 * @returns number of documents offered to the queue
 */
export async function reconcile(
  pool: Pool,
  queue: JobQueue<'extract'>,
  cursor: ReconcileCursor = newCursor(),
): Promise<number> {
  let room = HIGH - (await queueDepth(queue))
  if (room < HIGH - LOW) return 0
  let offered = 0
  for (const kind of ['pending', 'redo'] as const) {
    const find = kind === 'pending' ? pendingDocuments : redoDocuments
    const start = cursor[kind]
    for (let wrapped = false; room > 0; ) {
      let ids = await find(pool, Math.min(PAGE, room), cursor[kind])
      // Once round, and not past where it began.
      if (wrapped) ids = ids.filter((id) => id <= start)
      await enqueueDocuments(queue, ids, kind === 'redo')
      offered += ids.length
      room -= ids.length
      const end = ids.length < Math.min(PAGE, room + ids.length)
      cursor[kind] = end ? '' : (ids.at(-1) as string)
      if (end) {
        if (wrapped || start === '') break
        wrapped = true
      }
    }
  }
  return offered
}

/** No job is put off for as long as this, in milliseconds; those of the schedule alone wait longer. */
const LONGEST_DELAY = 60_000

/**
 * Wakes jobs that a process put off by a clock that was ahead: they would wait until that time comes, and the same
 * work cannot be queued beside them.
 * @param seen since when each job has been seen to be put off, kept between two looks
 * @param now a clock that cannot be set, in milliseconds
 * @returns number of jobs that were woken
 */
export async function wakeOverdue(
  queue: JobQueue<'extract'> | JobQueue<'crawl'>,
  seen: Map<string, number>,
  now = performance.now(),
): Promise<number> {
  const jobs = (await queue.getDelayed(0, PAGE)).filter((job) => job?.id && !job.repeatJobKey)
  // A job that was tried meanwhile and put off again is another case.
  const keyed = new Map(jobs.map((job) => [`${job.id} ${job.attemptsStarted}`, job]))
  for (const key of seen.keys()) if (!keyed.has(key)) seen.delete(key)
  let woken = 0
  for (const [key, job] of keyed) {
    const since = seen.get(key)
    if (since === undefined) seen.set(key, now)
    else if (now - since > LONGEST_DELAY) {
      // Another process may have been faster.
      await job.promote().then(
        () => woken++,
        () => {},
      )
      seen.delete(key)
    }
  }
  return woken
}

/**
 * For queues in PostgreSQL: lets go of what a process held whose clock was ahead and that has died since. BullMQ notes
 * there by the process's clock until when a job is locked, and when dead processes' jobs were looked for last: until
 * that time comes nobody would take over any of them. (In Redis both run out by the server's clock.)
 * @param seen since when each of them has been seen, kept between two looks
 * @param patience whoever lives renews within half of this, in milliseconds
 * @param now a clock that cannot be set, in milliseconds
 * @returns number of jobs and looks that were let go of
 */
export async function freeHeld(
  pool: Pool,
  queue: QueueName,
  seen: Map<string, number>,
  patience: number,
  now = performance.now(),
): Promise<number> {
  const { rows } = await pool.query<{ id: string | null; mark: string }>(
    `SELECT id, lock_token || ' ' || locked_until_ms AS mark FROM ${SCHEMA}.job
      WHERE queue = $1 AND state = 'active' AND locked_until_ms > $2
     UNION ALL
     SELECT NULL, value FROM ${SCHEMA}.meta WHERE queue = $1 AND field = 'stalled-check' AND value::bigint > $2`,
    // By whatever our own clock says: what is renewed has another mark each time.
    [queue, Date.now() + patience],
  )
  const keyed = new Map(rows.map((row) => [`${row.id} ${row.mark}`, row]))
  for (const key of seen.keys()) if (!keyed.has(key)) seen.delete(key)
  let freed = 0
  for (const [key, { id, mark }] of keyed) {
    const since = seen.get(key)
    if (since === undefined) seen.set(key, now)
    else if (now - since > patience) {
      const { rowCount } = await (id === null
        ? pool.query(
            `UPDATE ${SCHEMA}.meta SET value = '0' WHERE queue = $1 AND field = 'stalled-check' AND value = $2`,
            [queue, mark],
          )
        : pool.query(
            `UPDATE ${SCHEMA}.job SET locked_until_ms = 0
              WHERE queue = $1 AND id = $2 AND state = 'active' AND lock_token || ' ' || locked_until_ms = $3`,
            [queue, id, mark],
          ))
      freed += rowCount ?? 0
      seen.delete(key)
    }
  }
  return freed
}

export interface CrawlReconcileOptions {
  /** A run without a sign of life for so long is dead, in milliseconds. */
  lease: number
  /** The sources that can be crawled here. */
  known: ReadonlySet<string>
  /** Also what is due by the schedule; else only what was asked for or cut short. */
  schedule: boolean
}

/** Due times are left to the queue's own schedulers for so long, in milliseconds. */
const GRACE = 10_000

/**
 * Queues crawls that the tables want: asked for, cut short, or due and not begun. Runs of processes that give no
 * sign of life lose their lock.
 * @returns number of sources that were queued
 */
export async function reconcileCrawls(
  pool: Pool,
  queue: JobQueue<'crawl'>,
  { lease, known, schedule }: CrawlReconcileOptions,
): Promise<number> {
  let queued = 0
  for (const state of await runStates(pool)) {
    const { sourceId } = state
    if (!known.has(sourceId)) {
      // Asked for, and taken out of the registry since.
      if (state.asked && schedule) await cancelRequest(pool, sourceId)
      continue
    }
    if (isDead(state, lease)) await breakRunLock(pool, sourceId)
    const reason = reasonToRun(state, { lease, grace: GRACE })
    if (!reason || (reason.why === 'due' && !schedule)) continue
    await enqueueCrawl(queue, sourceId, true)
    queued++
  }
  return queued
}
