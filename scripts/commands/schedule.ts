import { type Command, InvalidArgumentError } from 'commander'
import { groupHelp } from '../help.ts'
import { write } from '../lines.ts'

/** `schedule list | set | remove | pause | resume | run | next | check`: when each source is crawled. */
export function register(program: Command): void {
  const schedule = program
    .command('schedule')
    .description('when each source is crawled: list, set, remove, pause, resume, run, next, check')
  groupHelp(
    schedule,
    `
A change takes effect within seconds, without a restart. The same can be said in the file schedules.cron of the
data folder (docs/operations.md); "schedule list --cron" prints the schedule in its form.

Examples:
  karenbek schedule list
  karenbek schedule list --cron > schedules.cron
  karenbek schedule set irna_provinces "*/20 6-23 * * *" --tz Asia/Tehran --quiet 13:00-13:30
  karenbek schedule set irna_provinces "0 7 * * *" --quiet none
  karenbek schedule remove irna_provinces
  karenbek schedule next irna_provinces --count 3
  karenbek schedule pause irna_provinces
  karenbek schedule resume irna_provinces
  karenbek schedule run irna_provinces
  karenbek schedule check schedules.cron`,
  )

  schedule
    .command('list')
    .description('all sources on the schedule, the next first')
    .option('--json', 'JSON instead of a table')
    .option('--cron', 'in the form of schedules.cron')
    .action(async (options: { json?: boolean; cron?: boolean }) => {
      const { withDatabase } = await import('../database.ts')
      const { formatScheduleFile, scheduleOverview } = await import('../../workers/index.ts')
      const { readSettings } = await import('../settings.ts')
      const entries = await withDatabase(({ pool }) => scheduleOverview(pool))
      const path = readSettings().schedulesFile
      await checkFile(path).catch((error: Error & { code?: string }) => {
        if (error.code !== 'ENOENT')
          process.stderr.write(`${path} is wrong, so the schedule is as it was before:\n${error.message}\n`)
      })
      if (options.json) {
        await write(`${JSON.stringify(entries)}\n`)
        return
      }
      if (options.cron) {
        await write(formatScheduleFile(entries))
        return
      }
      if (entries.length === 0) {
        await write(
          'nothing is scheduled: "karenbek work" puts every enabled source on, "karenbek schedule set SOURCE CRON" one\n',
        )
        return
      }
      const { table, hasColor } = await import('../table.ts')
      const rows = entries.map((one) => [
        one.sourceId,
        one.cron,
        one.timeZone,
        one.paused ? 'paused' : one.next ? local(one.next, one.timeZone) : '–',
        one.quiet ? `${one.quiet}${one.isQuiet ? ' (now)' : ''}` : '',
        one.lastRun ? `${local(one.lastRun, one.timeZone).slice(0, 16)} ${one.lastStatus}` : '–',
      ])
      const columns = ['Source', 'Cron', 'Time zone', 'Next', 'Quiet', 'Last run'].map((title) => ({ title }))
      await write(`${table(columns, rows, { color: hasColor(process.stdout) })}\n`)
    })

  schedule
    .command('set')
    .description('put a source on the schedule, or change when it is crawled')
    .argument('<source>', 'id of a source of the registry')
    .argument('<cron>', 'minute, hour, day of month, month, day of week')
    .option('--tz <zone>', "IANA time zone of the cron line (default: the source's own)")
    .option('--quiet <hours>', 'no run begins in these hours, such as 01:00-05:30; "none" for none')
    .action(async (source: string, cron: string, options: { tz?: string; quiet?: string }) => {
      const { withQueues } = await import('../queues.ts')
      const { scheduleOverview, setSchedule } = await import('../../workers/index.ts')
      const { UserError } = await import('../errors.ts')
      const { record } = await import('../audit.ts')
      const { timeZone } = await sourceOf(source)
      const quiet = options.quiet === 'none' ? null : options.quiet
      const entry = await withQueues(async ({ queue, database: { pool } }) => {
        const made = await setSchedule(pool, queue('crawl'), source, cron, options.tz ?? timeZone, {
          ...(quiet === undefined ? {} : { quiet }),
        }).catch((error) => {
          throw error instanceof RangeError ? new UserError(error.message, 2) : error
        })
        await record(pool, 'schedule set', { source, cron, timeZone: made.timeZone, quiet: quiet ?? null })
        const state = (await scheduleOverview(pool)).find((one) => one.sourceId === source)
        return { ...made, paused: state?.paused ?? false, next: state?.next ?? made.next }
      })
      const next = entry.next && `; next at ${local(entry.next, entry.timeZone)}`
      const when = entry.paused ? '; it is paused until "schedule resume"' : (next ?? '')
      await write(`${source} is crawled at "${entry.cron}" (${entry.timeZone})${when}\n`)
    })

  schedule
    .command('remove')
    .description('take a source off the schedule')
    .argument('<source>', 'id of the source')
    .action(async (source: string) => {
      const { removeSchedule } = await import('../../workers/index.ts')
      await change('schedule remove', source, (pool, queue) => removeSchedule(pool, queue, source))
      await write(`${source} is off the schedule\n`)
    })

  for (const [verb, paused, done] of [
    ['pause', true, 'is paused; "schedule resume" lets it go on'],
    ['resume', false, 'goes on; what fell due meanwhile is made up once'],
  ] as const) {
    schedule
      .command(verb)
      .description(
        paused ? 'leave a source on the schedule, but crawl it no more' : 'let a paused source go on',
      )
      .argument('<source>', 'id of the source')
      .action(async (source: string) => {
        const { setPaused } = await import('../../workers/index.ts')
        await change(`schedule ${verb}`, source, (pool, queue) => setPaused(pool, queue, source, paused))
        await write(`${source} ${done}\n`)
      })
  }

  schedule
    .command('run')
    .description('crawl a source now; a running worker does it')
    .argument('<source>', 'id of a source of the registry')
    .action(async (source: string) => {
      await sourceOf(source)
      const { withQueues } = await import('../queues.ts')
      const { requestCrawl, scheduleOverview } = await import('../../workers/index.ts')
      const { record } = await import('../audit.ts')
      const entry = await withQueues(async ({ queue, database: { pool } }) => {
        await requestCrawl(pool, queue('crawl'), source)
        await record(pool, 'schedule run', { source })
        return (await scheduleOverview(pool)).find((one) => one.sourceId === source)
      })
      const when = entry?.isQuiet
        ? `begins when its quiet hours (${entry.quiet}) are over`
        : '"karenbek jobs list" shows it, "karenbek work" does it'
      await write(`a crawl of ${source} is queued; ${when}\n`)
    })

  schedule
    .command('next')
    .description('the next times at which a source is crawled')
    .argument('<source>', 'id of a source on the schedule')
    .option('--count <n>', 'how many (default 5)', count, 5)
    .option('--json', 'JSON instead of text')
    .action(async (source: string, options: { count: number; json?: boolean }) => {
      const { withDatabase } = await import('../database.ts')
      const { nextBegins, scheduleOverview } = await import('../../workers/index.ts')
      const { UserError } = await import('../errors.ts')
      const entries = await withDatabase(({ pool }) => scheduleOverview(pool))
      const entry = entries.find((one) => one.sourceId === source)
      if (!entry) throw new UserError(`${source} is not on the schedule`)
      const times = entry.paused ? [] : nextBegins(entry, new Date(), options.count)
      if (options.json) await write(`${JSON.stringify(times)}\n`)
      else if (entry.paused) await write(`${source} is paused\n`)
      else await write(`${times.map((time) => local(time, entry.timeZone)).join('\n')}\n`)
    })

  schedule
    .command('check')
    .description('check a schedules.cron without applying it')
    .argument('[file]', 'the file (default: the one of KARENBEK_SCHEDULES or the data folder)')
    .action(async (file: string | undefined) => {
      const { readSettings } = await import('../settings.ts')
      const { ScheduleFileError } = await import('../../workers/index.ts')
      const { UserError } = await import('../errors.ts')
      const path = file ?? readSettings().schedulesFile
      const count = await checkFile(path).catch((error: Error & { code?: string }) => {
        if (error instanceof ScheduleFileError) throw new UserError(`${path} is wrong:\n${error.message}`)
        throw error.code ? new UserError(`${path} cannot be read: ${error.message}`) : error
      })
      await write(`${path}: ${count} entries, all valid\n`)
    })
}

/**
 * Reads a schedules.cron against the registry.
 * @returns number of its entries
 * @throws ScheduleFileError, or the file system's error where it cannot be read
 */
async function checkFile(path: string): Promise<number> {
  const { readFile } = await import('node:fs/promises')
  const { registry } = await import('../sources.ts')
  const { parseScheduleFile } = await import('../../workers/index.ts')
  const text = await readFile(path, 'utf8')
  const zones = new Map((await registry()).map((one) => [one.id, one.timeZone]))
  return parseScheduleFile(text, (id) => zones.get(id)).length
}

function count(text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1 || value > 1000)
    throw new InvalidArgumentError('1 to 1000 are possible.')
  return value
}

/** Changes the schedule of a source that is on it, and writes that down. */
async function change(
  action: string,
  source: string,
  work: (
    pool: import('../../db/index.ts').Pool,
    queue: import('../../workers/index.ts').JobQueue<'crawl'>,
  ) => Promise<boolean>,
): Promise<void> {
  const { withQueues } = await import('../queues.ts')
  const { UserError } = await import('../errors.ts')
  const { record } = await import('../audit.ts')
  await withQueues(async ({ queue, database: { pool } }) => {
    if (!(await work(pool, queue('crawl')))) throw new UserError(`${source} is not on the schedule`)
    await record(pool, action, { source })
  })
}

async function sourceOf(id: string) {
  const { registry } = await import('../sources.ts')
  const { UserError } = await import('../errors.ts')
  const source = (await registry()).find((one) => one.id === id)
  if (!source) throw new UserError(`there is no source ${id}; "karenbek sources" lists them`)
  return source
}

function local(date: Date, timeZone: string): string {
  return date.toLocaleString('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  })
}
