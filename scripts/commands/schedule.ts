import type { Command } from 'commander'
import { write } from '../lines.ts'

/** `schedule list | set | remove | run`: when each source is crawled. */
export function register(program: Command): void {
  const schedule = program
    .command('schedule')
    .description('when each source is crawled: list, set, remove, run')
    .addHelpText(
      'after',
      `
Examples:
  karenbek schedule list
  karenbek schedule set irna_provinces "*/20 6-23 * * *" --tz Asia/Tehran
  karenbek schedule remove irna_provinces
  karenbek schedule run irna_provinces`,
    )

  schedule
    .command('list')
    .description('all sources on the schedule, the next first')
    .option('--json', 'JSON instead of a table')
    .action(async (options: { json?: boolean }) => {
      const { withQueues } = await import('../queues.ts')
      const { listSchedule } = await import('../../workers/schedule.ts')
      const entries = await withQueues(({ queue }) => listSchedule(queue('crawl')))
      if (options.json) {
        await write(`${JSON.stringify(entries)}\n`)
        return
      }
      if (entries.length === 0) {
        await write('nothing is scheduled; "karenbek schedule set SOURCE CRON" adds a source\n')
        return
      }
      const { table, hasColor } = await import('../table.ts')
      const rows = entries.map(({ sourceId, cron, timeZone, next }) => [
        sourceId,
        cron,
        timeZone,
        next ? local(next, timeZone) : '–',
      ])
      const columns = ['Source', 'Cron', 'Time zone', 'Next'].map((title) => ({ title }))
      await write(`${table(columns, rows, { color: hasColor(process.stdout) })}\n`)
    })

  schedule
    .command('set')
    .description('put a source on the schedule, or change when it is crawled')
    .argument('<source>', 'id of a source of the registry')
    .argument('<cron>', 'minute, hour, day of month, month, day of week')
    .option('--tz <zone>', "IANA time zone of the cron line (default: the source's own)")
    .action(async (source: string, cron: string, options: { tz?: string }) => {
      const { withQueues } = await import('../queues.ts')
      const { setSchedule } = await import('../../workers/schedule.ts')
      const { UserError } = await import('../errors.ts')
      const { timeZone } = await sourceOf(source)
      const entry = await withQueues(({ queue, database }) =>
        setSchedule(database.pool, queue('crawl'), source, cron, options.tz ?? timeZone).catch((error) => {
          throw error instanceof RangeError ? new UserError(error.message, 2) : error
        }),
      )
      const when = entry.next ? `; next at ${local(entry.next, entry.timeZone)}` : ''
      await write(`${source} is crawled at "${entry.cron}" (${entry.timeZone})${when}\n`)
    })

  schedule
    .command('remove')
    .description('take a source off the schedule')
    .argument('<source>', 'id of the source')
    .action(async (source: string) => {
      const { withQueues } = await import('../queues.ts')
      const { removeSchedule } = await import('../../workers/schedule.ts')
      const { UserError } = await import('../errors.ts')
      if (
        !(await withQueues(({ queue, database }) => removeSchedule(database.pool, queue('crawl'), source)))
      ) {
        throw new UserError(`${source} is not on the schedule`)
      }
      await write(`${source} is off the schedule\n`)
    })

  schedule
    .command('run')
    .description('crawl a source now; a running worker does it')
    .argument('<source>', 'id of a source of the registry')
    .action(async (source: string) => {
      await sourceOf(source)
      const { withQueues } = await import('../queues.ts')
      const { enqueueCrawl } = await import('../../workers/queue.ts')
      await withQueues(({ queue }) => enqueueCrawl(queue('crawl'), source))
      await write(`a crawl of ${source} is queued; "karenbek jobs list" shows it, "karenbek work" does it\n`)
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
  return date.toLocaleString('sv-SE', { timeZone, timeZoneName: 'short' })
}
