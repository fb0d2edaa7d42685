/**
 * When each source is crawled. The table `schedules` is the truth; BullMQ's job schedulers, one a source, are made
 * from it and made again where they are missing.
 */
import {
  addSchedules,
  disableSchedule,
  loadSchedules,
  type Pool,
  pauseSchedule,
  type Queryable,
  requestRun,
  runStates,
  type ScheduleChange,
  saveSchedule,
} from '../db/index.ts'
import { isQuiet, isQuietSpan, nextBegins, nextDue } from './due.ts'
import { enqueueCrawl, type JobQueue } from './queue.ts'

/** One line of the schedule. */
export interface ScheduleEntry {
  sourceId: string
  /** Five-field cron line. */
  cron: string
  /** IANA time zone. */
  timeZone: string
  /** When the next crawl is due. */
  next: Date | null
}

type CrawlQueue = JobQueue<'crawl'>

const CRON = /^\s*\S+(\s+\S+){4}\s*$/

/**
 * Sets when a source is crawled, in the place of what was set before. Running workers follow at once.
 * @throws RangeError where the cron line, the time zone or the quiet hours are not valid
 */
export async function setSchedule(
  pool: Pool,
  queue: CrawlQueue,
  sourceId: string,
  cron: string,
  timeZone: string,
  more: Pick<ScheduleChange, 'quiet' | 'paused'> = {},
): Promise<ScheduleEntry> {
  const change = checkSchedule({ sourceId, cron, timeZone, ...more })
  await saveSchedule(pool, change)
  await syncSchedule(pool, queue)
  return {
    sourceId,
    cron: change.cron,
    timeZone,
    next: nextDue(change.cron, timeZone, new Date())[0] ?? null,
  }
}

/**
 * Checks what an operator or a file says, before it reaches the table.
 * @throws RangeError naming what is wrong
 */
export function checkSchedule(change: ScheduleChange): ScheduleChange {
  const { cron, timeZone, quiet } = change
  if (!CRON.test(cron)) {
    throw new RangeError(`«${cron}» is not a cron line of five fields, such as "0 */2 * * *"`)
  }
  try {
    new Intl.DateTimeFormat('en', { timeZone })
  } catch {
    throw new RangeError(`«${timeZone}» is not a time zone, such as Asia/Tehran`)
  }
  if (quiet && !isQuietSpan(quiet))
    throw new RangeError(`«${quiet}» are not quiet hours, such as 01:00-05:30`)
  try {
    nextDue(cron.trim(), timeZone, new Date())
  } catch (error) {
    throw new RangeError(`«${cron}» is not a valid cron line: ${(error as Error).message}`)
  }
  return { ...change, cron: cron.trim().replace(/\s+/g, ' ') }
}

/** The schedule as an operator sees it. */
export interface ScheduleOverview extends ScheduleEntry {
  paused: boolean
  /** Quiet hours, and whether they are now. */
  quiet: string | null
  isQuiet: boolean
  /** Begin and status of the last run; `not due` where it was passed over. */
  lastRun: Date | null
  lastStatus: string | null
}

/** The whole schedule by the table, the next first; paused sources at the end. */
export async function scheduleOverview(db: Queryable): Promise<ScheduleOverview[]> {
  const entries = (await runStates(db)).flatMap(({ sourceId, now, schedule, runs: [last] }) => {
    if (!schedule) return []
    const { cron, timeZone, paused, quiet } = schedule
    const next = paused ? null : (nextBegins({ cron, timeZone, quiet }, now)[0] ?? null)
    const isNowQuiet = quiet !== null && isQuiet(quiet, timeZone, now)
    const lastRun = last?.startedAt ?? null
    return {
      sourceId,
      cron,
      timeZone,
      next,
      paused,
      quiet,
      isQuiet: isNowQuiet,
      lastRun,
      lastStatus: last?.notDue ? 'not due' : (last?.status ?? null),
    }
  })
  const order = ({ next }: ScheduleEntry) => next?.getTime() ?? Number.POSITIVE_INFINITY
  return entries.sort((a, b) => order(a) - order(b) || (a.sourceId < b.sourceId ? -1 : 1))
}

/**
 * Has a source crawled as soon as a worker is free. The wish is kept in the tables: it outlives an emptied queue.
 */
export async function requestCrawl(pool: Pool, queue: CrawlQueue, sourceId: string): Promise<void> {
  await requestRun(pool, sourceId)
  await enqueueCrawl(queue, sourceId, true)
}

/** Pauses a source on the schedule, or lets it go on. Returns false where it is not on it. */
export async function setPaused(
  pool: Pool,
  queue: CrawlQueue,
  sourceId: string,
  paused: boolean,
): Promise<boolean> {
  const known = await pauseSchedule(pool, sourceId, paused)
  if (known) await syncSchedule(pool, queue)
  return known
}

/** The queue's own schedulers, the next first. */
export async function listSchedule(queue: CrawlQueue): Promise<ScheduleEntry[]> {
  const schedulers = await queue.getJobSchedulers(0, -1, true)
  return schedulers
    .map(({ key, id, pattern, tz, next }) => ({
      sourceId: id ?? key,
      cron: pattern ?? '',
      timeZone: tz ?? 'UTC',
      next: next ? new Date(next) : null,
    }))
    .sort((a, b) => (a.next?.getTime() ?? 0) - (b.next?.getTime() ?? 0) || (a.sourceId < b.sourceId ? -1 : 1))
}

/** Takes a source off the schedule. Returns false where it was not on it. */
export async function removeSchedule(pool: Pool, queue: CrawlQueue, sourceId: string): Promise<boolean> {
  const known = await disableSchedule(pool, sourceId)
  const scheduled = await queue.removeJobScheduler(sourceId)
  return known || scheduled
}

/**
 * Makes the queue's schedulers what the table says: missing ones are made, changed ones mended, others removed.
 * @param defaults sources that belong on the schedule unless an operator has removed or changed them
 * @returns number of schedulers that had to be touched
 */
export async function syncSchedule(
  pool: Pool,
  queue: CrawlQueue,
  defaults: { sourceId: string; cron: string; timeZone: string }[] = [],
): Promise<number> {
  await addSchedules(pool, defaults)
  const wanted = new Map(
    (await loadSchedules(pool)).filter((row) => row.enabled && !row.paused).map((row) => [row.sourceId, row]),
  )
  const present = new Map((await listSchedule(queue)).map((entry) => [entry.sourceId, entry]))
  let touched = 0
  for (const { sourceId, cron, timeZone } of wanted.values()) {
    const entry = present.get(sourceId)
    if (entry?.cron === cron && entry.timeZone === timeZone) continue
    await schedule(queue, sourceId, cron, timeZone)
    touched++
  }
  for (const sourceId of present.keys()) {
    if (wanted.has(sourceId)) continue
    await queue.removeJobScheduler(sourceId)
    touched++
  }
  return touched
}

/** Makes or changes one scheduler. */
async function schedule(queue: CrawlQueue, sourceId: string, cron: string, timeZone: string): Promise<void> {
  await queue.upsertJobScheduler(
    sourceId,
    { pattern: cron, tz: timeZone },
    { name: 'crawl', data: { sourceId, scheduled: true } },
  )
}
