import { statfs } from 'node:fs/promises'
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
      const { listSources, statistics } = await import('../../db/index.ts')
      const { QUEUE_NAMES } = await import('../../workers/queue.ts')
      const { listSchedule } = await import('../../workers/schedule.ts')
      const status = await withQueues(async ({ queue, database, settings }) => {
        const queues: Record<string, unknown> = {}
        const failures: { queue: string; id: string; reason: string }[] = []
        for (const name of QUEUE_NAMES) {
          const open = queue(name)
          const counts = await open.getJobCounts('waiting', 'active', 'delayed', 'failed')
          queues[name] = { ...counts, workers: (await open.getWorkers().catch(() => [])).length }
          for (const job of await open.getFailed(0, 4)) {
            failures.push({ queue: name, id: job.id ?? '', reason: job.failedReason ?? '' })
          }
        }
        const disk = await statfs(settings.dataDirectory).catch(() => null)
        return {
          ...(await statistics(database.pool)),
          queues,
          failures,
          scheduled: (await listSchedule(queue('crawl'))).length,
          sources: (await listSources(database.pool)).filter(
            (one) => one.enabled && (one.lastStatus || one.documents),
          ),
          backend: settings.redisUrl ? 'redis' : 'postgres',
          freeBytes: disk ? disk.bavail * disk.bsize : null,
        }
      })
      if (options.json) {
        await write(`${JSON.stringify(status)}\n`)
        return
      }
      const { table, hasColor } = await import('../table.ts')
      const color = hasColor(process.stdout)
      const time = (date: Date | null) => date?.toISOString().slice(0, 16).replace('T', ' ') ?? '–'
      const parts = [
        `${status.events} events in ${status.documents} articles; ${status.pending} wait, ${status.failed} set aside`,
        `queues on ${status.backend}, ${status.scheduled} sources scheduled` +
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
      if (status.sources.length > 0) {
        parts.push(
          table(
            [
              { title: 'Source', max: 30 },
              { title: 'Last run' },
              { title: 'At (UTC)' },
              { title: 'Articles', right: true },
              { title: 'Error', max: 50 },
            ],
            status.sources.map((one) => [
              one.id,
              one.lastStatus ?? '–',
              time(one.lastFinished ?? one.lastStarted),
              String(one.documents),
              one.lastError ?? '',
            ]),
            { color },
          ),
        )
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
