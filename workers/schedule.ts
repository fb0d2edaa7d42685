/**
 * When each source is crawled. The table `schedules` is the truth; BullMQ's job schedulers, one a source, are made
 * from it and made again where they are missing.
 */
import { addSchedules, disableSchedule, loadSchedules, type Pool, saveSchedule } from '../db/index.ts'
import type { JobQueue } from './queue.ts'

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
 * @throws RangeError where the cron line or the time zone is not valid
 */
export async function setSchedule(
  pool: Pool,
  queue: CrawlQueue,
  sourceId: string,
  cron: string,
  timeZone: string,
): Promise<ScheduleEntry> {
  await schedule(queue, sourceId, cron, timeZone)
  await saveSchedule(pool, { sourceId, cron: cron.trim(), timeZone })
  const entry = (await listSchedule(queue)).find((one) => one.sourceId === sourceId)
  if (!entry) throw new Error(`the schedule of ${sourceId} was not kept`)
  return entry
}

/** The whole schedule, the next first. */
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
    (await loadSchedules(pool)).filter((row) => row.enabled).map((row) => [row.sourceId, row]),
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
  if (!CRON.test(cron)) {
    throw new RangeError(`«${cron}» is not a cron line of five fields, such as "0 */2 * * *"`)
  }
  try {
    new Intl.DateTimeFormat('en', { timeZone })
  } catch {
    throw new RangeError(`«${timeZone}» is not a time zone, such as Asia/Tehran`)
  }
  try {
    await queue.upsertJobScheduler(
      sourceId,
      { pattern: cron.trim(), tz: timeZone },
      { name: 'crawl', data: { sourceId } },
    )
  } catch (error) {
    throw new RangeError(`«${cron}» is not a valid cron line: ${(error as Error).message}`)
  }
}
