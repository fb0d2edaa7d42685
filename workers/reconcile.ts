import { type Pool, pendingDocuments } from '../db/index.ts'
import { enqueueDocuments, type JobQueue } from './queue.ts'

const PAGE = 1_000

/**
 * Queues every document that waits for its analysis. The tables say what is to be done and the queue only carries
 * it, so whatever is lost between storing and queueing (a crash, an emptied Redis) is found here. Documents that
 * are queued already stay as they are.
 * @returns number of documents that wait
 */
export async function reconcile(pool: Pool, queue: JobQueue<'extract'>): Promise<number> {
  let waiting = 0
  for (let after = ''; ; ) {
    const ids = await pendingDocuments(pool, PAGE, after)
    await enqueueDocuments(queue, ids)
    waiting += ids.length
    if (ids.length < PAGE) return waiting
    after = ids.at(-1) as string
  }
}
