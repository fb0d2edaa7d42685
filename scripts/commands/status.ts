import type { Command } from 'commander'
import { write } from '../lines.ts'

/** `status`: one screen of what the system is doing. */
export function register(program: Command): void {
  program
    .command('status')
    .description('one screen: sources, queues, last errors, what waits, disk')
    .option('--json', 'JSON instead of text')
    .addHelpText('after', '\nExample:\n  karenbek status')
    .action(async (options: { json?: boolean }) => {
      const { withQueues } = await import('../queues.ts')
      const { gatherStatus } = await import('../status.ts')
      const status = await withQueues(({ queue, database, settings }) =>
        gatherStatus({
          pool: database.pool,
          queues: { crawl: queue('crawl'), extract: queue('extract') },
          settings,
        }),
      )
      if (options.json) {
        await write(`${JSON.stringify(status)}\n`)
        return
      }
      const { table, hasColor } = await import('../table.ts')
      const { percent } = await import('../watch.ts')
      const color = hasColor(process.stdout)
      const time = (date: Date | null) => date?.toISOString().slice(0, 16).replace('T', ' ') ?? '–'
      const parts = [
        `${status.events} events in ${status.documents} articles; ${status.pending} wait, ${status.failed} set aside` +
          (status.lagSeconds > 0 ? `; the oldest waits for ${duration(status.lagSeconds)}` : '') +
          (status.redo > 0 ? `; ${status.redo} are analysed again` : ''),
        `queues on ${status.backend}, ${status.scheduled} sources scheduled` +
          (status.paused > 0 ? ` (${status.paused} paused)` : '') +
          (status.freeBytes === null ? '' : `, ${(status.freeBytes / 2 ** 30).toFixed(1)} GiB free`),
        table(
          ['Queue', 'Waiting', 'Active', 'Delayed', 'Failed', 'Workers'].map((title, i) => ({
            title,
            right: i > 0,
          })),
          Object.entries(status.queues as Record<string, Record<string, number>>).map(([name, counts]) => [
            name,
            ...['waiting', 'active', 'delayed', 'failed', 'workers'].map((key) => String(counts[key] ?? 0)),
          ]),
          { color },
        ),
      ]
      const left = Object.entries(status.queues as Record<string, Record<string, number>>)
        .filter(([, { workers = 0, waiting = 0, delayed = 0 }]) => workers === 0 && waiting + delayed > 0)
        .map(([name]) => name)
      if (left.length > 0) parts.push(`nobody takes the jobs of ${left.join(' and ')}; "karenbek work" does`)
      if (status.sources.length > 0) {
        parts.push(
          table(
            [
              { title: 'Source', max: 30 },
              { title: 'Last run' },
              { title: 'At (UTC)' },
              { title: 'Articles', right: true },
              { title: 'A day', right: true },
              { title: 'Usual', right: true },
              { title: 'New, 7 days', right: true },
              { title: 'Dated', right: true },
              { title: 'Error', max: 50 },
            ],
            status.sources.map((one) => [
              one.id,
              one.lastStatus ?? '–',
              time(one.lastFinished ?? one.lastStarted),
              String(one.documents),
              one.rhythm.perDay.toFixed(1),
              one.rhythm.usualPerDay?.toFixed(1) ?? '–',
              String(one.week.new ?? 0),
              percent(one.week.withDate, (one.week.new ?? 0) + (one.week.changed ?? 0)),
              one.lastError ?? '',
            ]),
            { color },
          ),
        )
        const alarms = status.sources.flatMap((one) => one.alarms.map((alarm) => `  ${one.id}: ${alarm}`))
        if (alarms.length > 0) parts.push(`look at these sources:\n${alarms.join('\n')}`)
      }
      if (status.failures.length > 0) {
        parts.push(
          table(
            [
              { title: 'Failed job', max: 44 },
              { title: 'Reason', max: 80 },
            ],
            status.failures.map((one) => [`${one.queue} ${one.id}`, one.reason]),
            { color },
          ),
          '"karenbek jobs retry --all" tries them again',
        )
      }
      await write(`${parts.join('\n\n')}\n`)
    })
}

function duration(seconds: number): string {
  if (seconds < 120) return `${seconds} s`
  if (seconds < 7_200) return `${Math.round(seconds / 60)} min`
  return `${Math.round(seconds / 3600)} h`
}
