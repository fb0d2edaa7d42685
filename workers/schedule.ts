/** When each source is crawled: BullMQ job schedulers, one a source. */
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
 * Sets when a source is crawled, in the place of what was set before.
 * @throws RangeError where the cron line or the time zone is not valid
 */
export async function setSchedule(
  queue: CrawlQueue,
  sourceId: string,
  cron: string,
  timeZone = 'UTC',
): Promise<ScheduleEntry> {
  if (!CRON.test(cron))
    throw new RangeError(`«${cron}» is not a cron line of five fields, such as "0 */2 * * *"`)
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
export async function removeSchedule(queue: CrawlQueue, sourceId: string): Promise<boolean> {
  return queue.removeJobScheduler(sourceId)
}

/** Puts sources on the schedule that are not on it yet; what an operator has set stays. */
export async function completeSchedule(
  queue: CrawlQueue,
  defaults: { sourceId: string; cron: string; timeZone: string }[],
): Promise<number> {
  const known = new Set((await listSchedule(queue)).map((entry) => entry.sourceId))
  let added = 0
  for (const { sourceId, cron, timeZone } of defaults) {
    if (known.has(sourceId)) continue
    await setSchedule(queue, sourceId, cron, timeZone)
    added++
  }
  return added
}
