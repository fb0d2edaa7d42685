/** What the system is doing, for the command line, for operators' page and for Prometheus. */
import { statfs } from 'node:fs/promises'
import { Gauge, Registry } from 'prom-client'
import { listSources, type Pool, statistics } from '../db/index.ts'
import { failedJobs, type JobQueues, scheduleOverview } from '../workers/index.ts'
import type { Settings } from './settings.ts'
import { sourceFigures } from './watch.ts'

export interface StatusParts {
  pool: Pool
  queues: JobQueues
  settings: Settings
}

/** How long a queue may take to answer before it counts as away, in milliseconds. */
const PATIENCE = 3_000

/** Do the queues answer? One whose server is away would keep us waiting for ever. */
export function answers(queues: Pick<JobQueues, 'extract'>): Promise<boolean> {
  return new Promise((settle) => {
    const late = setTimeout(settle, PATIENCE, false)
    queues.extract.getJobCounts('active').then(
      () => settle(true),
      () => settle(false),
    )
    late.unref()
  })
}

/** Everything that `cli status` shows. Counts of documents and events, queues, lag in seconds, failures, disk. */
export async function gatherStatus({ pool, queues, settings }: StatusParts) {
  const counted: Record<string, Record<string, number>> = {}
  const queuesReady = await answers(queues)
  for (const name of queuesReady ? (['crawl', 'extract'] as const) : []) {
    const queue = queues[name] as JobQueues['extract']
    const counts = await queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed', 'failed')
    const workers = (await queue.getWorkers().catch(() => [])).length
    // Each source of the schedule has a job that waits for its time: that is not work put off.
    const timed = name === 'crawl' ? await queue.getJobSchedulersCount() : 0
    counted[name] = {
      ...counts,
      waiting: (counts.waiting ?? 0) + (counts.prioritized ?? 0),
      delayed: Math.max(0, (counts.delayed ?? 0) - timed),
      workers,
    }
  }
  const { rows } = await pool.query(
    `SELECT coalesce(extract(epoch FROM now() - min(fetched_at) FILTER (WHERE state = 'pending')), 0)::float8 AS lag,
            count(*) FILTER (WHERE redo) AS redo
       FROM documents WHERE state = 'pending' OR redo`,
  )
  const disk = await statfs(settings.archiveDirectory)
    .catch(() => statfs(settings.dataDirectory))
    .catch(() => null)
  const schedule = await scheduleOverview(pool)
  const active = new Set(schedule.filter((one) => !one.paused).map((one) => one.sourceId))
  return {
    ...(await statistics(pool)),
    /** Age of the oldest document that waits, in seconds. */
    lagSeconds: Math.max(0, Math.round(rows[0].lag)),
    /** Documents that wait to be analysed again. */
    redo: rows[0].redo as number,
    /** Empty where they do not answer. */
    queues: counted,
    queuesReady,
    failures: (await failedJobs(pool, queuesReady ? queues : null, 5)).map(({ queue, id, reason }) => ({
      queue,
      id,
      reason: reason ?? '',
    })),
    scheduled: schedule.length,
    paused: schedule.filter((one) => one.paused).length,
    sources: (await watched(pool)).map((source) => ({ ...source, scheduled: active.has(source.id) })),
    backend: settings.redisUrl ? 'redis' : 'postgres',
    freeBytes: disk ? disk.bavail * disk.bsize : null,
  }
}

/** The same as gauges; docs/operations.md lists them. */
export async function statusMetrics(parts: StatusParts): Promise<{ text: string; contentType: string }> {
  const status = await gatherStatus(parts)
  const registry = new Registry()
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `karenbek_${name}`, help, labelNames, registers: [registry] })
  const documents = gauge('documents', 'Documents by state', ['state'])
  documents.set({ state: 'stored' }, status.documents)
  documents.set({ state: 'pending' }, status.pending)
  documents.set({ state: 'failed' }, status.failed)
  documents.set({ state: 'redo' }, status.redo)
  gauge('events', 'Events that searches show').set(status.events)
  gauge('lag_seconds', 'Age of the oldest document that waits for its analysis').set(status.lagSeconds)
  if (status.freeBytes !== null)
    gauge('archive_free_bytes', 'Free space where raw pages are kept').set(status.freeBytes)
  gauge('sources_scheduled', 'Sources on the schedule').set(status.scheduled)
  gauge('sources_paused', 'Sources that are paused').set(status.paused)
  gauge('queues_ready', '1 where the queues answer').set(status.queuesReady ? 1 : 0)
  const jobs = gauge('jobs', 'Jobs by queue and state', ['queue', 'state'])
  const workers = gauge('workers', 'Worker processes connected to a queue', ['queue'])
  for (const [queue, counts] of Object.entries(status.queues)) {
    for (const state of ['waiting', 'active', 'delayed', 'failed'])
      jobs.set({ queue, state }, counts[state] ?? 0)
    workers.set({ queue }, counts.workers ?? 0)
  }
  const last = gauge('source_last_success_timestamp_seconds', 'End of the last run that went well', [
    'source',
  ])
  const failed = gauge('source_failed', '1 where the last run of a source failed', ['source'])
  const scheduled = gauge('source_scheduled', '1 where a source is on the schedule and not paused', [
    'source',
  ])
  for (const source of status.sources) {
    // Told on while runs fail: else nobody would hear of a source that has fallen silent.
    if (source.lastDone) last.set({ source: source.id }, source.lastDone.getTime() / 1000)
    scheduled.set({ source: source.id }, source.scheduled ? 1 : 0)
    failed.set({ source: source.id }, source.lastStatus === 'failed' ? 1 : 0)
  }
  return { text: await registry.metrics(), contentType: registry.contentType }
}

/** Sources that are crawled, with what was watched of each. */
async function watched(pool: Pool) {
  const out = []
  for (const source of await listSources(pool)) {
    if (!source.enabled || (!source.lastStatus && !source.documents)) continue
    const { rhythm, week, alarms } = await sourceFigures(pool, source.id)
    out.push({ ...source, rhythm, week, alarms })
  }
  return out
}
