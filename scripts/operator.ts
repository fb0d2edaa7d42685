import type { Queue } from 'bullmq'
import type { Operator } from '../web/index.ts'
import {
  discardJobs,
  failedJobs,
  requestCrawl,
  retryJobs,
  scheduleOverview,
  setPaused,
  showJob,
} from '../workers/index.ts'
import { registry } from './sources.ts'
import { answers, gatherStatus, type StatusParts, statusMetrics } from './status.ts'

/** What operators can do, for the server: the same functions that the command line calls. */
export function operatorOf(parts: StatusParts): Operator {
  const { pool, queues } = parts
  return {
    queues: [queues.crawl, queues.extract] as unknown as Queue[],
    status: () => gatherStatus(parts),
    failedJobs: () => failedJobs(pool, queues),
    showJob: (id) => showJob(pool, queues, id),
    retryJobs: (ids) => retryJobs(pool, queues, ids),
    discardJobs: (ids) => discardJobs(pool, queues, ids),
    schedule: () => scheduleOverview(pool),
    async runSource(sourceId) {
      if (!(await registry()).some((one) => one.id === sourceId)) return false
      await requestCrawl(pool, queues.crawl, sourceId)
      return true
    },
    pauseSource: (sourceId, paused) => setPaused(pool, queues.crawl, sourceId, paused),
    isReady: () => answers(queues),
    metrics: () => statusMetrics(parts),
  }
}
