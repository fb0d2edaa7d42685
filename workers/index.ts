/** The one door of the room: the stages as jobs, the schedule, the worker process. */
export {
  type CrawlContext,
  type CrawlCounts,
  crawlAndStore,
  isRunDue,
  RunStoppedError,
  runSource,
  storableText,
} from './crawl.ts'
export { lastDue, nextBegins } from './due.ts'
export { type ExtractOutcome, extractDocument, extractPending } from './extract.ts'
export { type ExtractorLimits, type Extractors, startExtractors } from './extractors.ts'
export { isOutage } from './failures.ts'
export {
  discardJobs,
  failedJobs,
  type JobQueues,
  type JobView,
  jobNamed,
  listJobs,
  retryJobs,
  showJob,
} from './jobs.ts'
export { createWorkerMetrics, type WorkerMetrics } from './metrics.ts'
export {
  type Backend,
  backendOf,
  enqueueCrawl,
  enqueueDocuments,
  type JobQueue,
  jobId,
  openQueue,
  QUEUE_NAMES,
  type QueueName,
} from './queue.ts'
export { reconcile, reconcileCrawls } from './reconcile.ts'
export {
  compareStored,
  type Difference,
  differenceOf,
  markForRedo,
  type ReprocessScope,
  type ReprocessSummary,
} from './reprocess.ts'
export {
  type Log,
  type RunningWorkers,
  startWorkers,
  type WorkerEvents,
  type WorkersOptions,
} from './run.ts'
export {
  listSchedule,
  removeSchedule,
  requestCrawl,
  type ScheduleEntry,
  type ScheduleOverview,
  scheduleOverview,
  setPaused,
  setSchedule,
  syncSchedule,
} from './schedule.ts'
export {
  applyScheduleFile,
  formatScheduleFile,
  parseScheduleFile,
  ScheduleFileError,
} from './schedule-file.ts'
export { traceOf } from './trace.ts'
export { deliverWebhooks, signatureOf, type WebhookOptions } from './webhooks.ts'
