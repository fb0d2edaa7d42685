import { type Command, InvalidArgumentError } from 'commander'
import { write } from '../lines.ts'

interface WorkOptions {
  crawl?: number | true
  extract?: number | true
  scheduler?: boolean
}

/** Jobs at a time, where the option names none. */
const WIDTH = { crawl: 4, extract: 2 }
/** How often the schedule is compared with the table, in milliseconds. */
const SYNC_EVERY = 60_000

function width(text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1 || value > 256)
    throw new InvalidArgumentError('1 to 256 are possible.')
  return value
}

/** `work`: a worker process, until stopped. */
export function register(program: Command): void {
  program
    .command('work')
    .description('take jobs off the queues until stopped: crawl, extract, schedule')
    .option('--crawl [sources]', `crawl, this many sources at a time (default ${WIDTH.crawl})`, width)
    .option(
      '--extract [documents]',
      `analyse, this many documents at a time (default ${WIDTH.extract})`,
      width,
    )
    .option(
      '--scheduler',
      'keep the schedule: every enabled source by its cadence, unless changed by "schedule"',
    )
    .addHelpText(
      'after',
      `
Without options it does all three. Start as many processes as you like, on one machine or several that share
database, Redis and the data folder. SIGTERM ends a process within 10 seconds; nothing is lost.

Examples:
  karenbek work
  karenbek work --extract 4
  REDIS_URL=redis://… karenbek work --crawl 8 --scheduler`,
    )
    .action(async (given: WorkOptions) => {
      const all = !given.crawl && !given.extract && !given.scheduler
      const options = all ? { crawl: true as const, extract: true as const, scheduler: true } : given
      const { stopSignal, closeAll } = await import('../stop.ts')
      const stop = stopSignal()
      const { createLog } = await import('../log.ts')
      const { withQueues } = await import('../queues.ts')
      const { createPoliteness, loadSources, openArchive } = await import('../../crawlers/index.ts')
      const { backendOf, startWorkers, syncSchedule } = await import('../../workers/index.ts')
      const { saveSources } = await import('../../db/index.ts')
      const { sourceRow } = await import('../sources.ts')
      await withQueues(
        async ({ database, settings, queue }) => {
          const log = createLog(settings.logLevel)
          const registry = await loadSources()
          const sources = registry.filter((source) => source.enabled && !source.sample)
          await saveSources(database.pool, registry.map(sourceRow))
          const open: { close(): Promise<unknown> }[] = []
          if (options.crawl && !settings.contact) {
            log.warn({}, 'KARENBEK_CONTACT is not set: site owners cannot reach you')
          }
          const archive = openArchive({ dir: settings.archiveDirectory })
          const workers = await startWorkers({
            pool: database.pool,
            backend: backendOf({ redisUrl: settings.redisUrl, databaseUrl: database.url }),
            log,
            crawl: options.crawl === true ? WIDTH.crawl : (options.crawl ?? 0),
            extract: options.extract === true ? WIDTH.extract : (options.extract ?? 0),
            crawling: {
              sources: new Map(registry.map((source) => [source.id, source])),
              archive,
              politeness: createPoliteness(),
              contact: settings.contact,
            },
          })
          open.push(workers, archive)
          if (options.scheduler) {
            const defaults = sources.map(({ id, cadence, timeZone }) => ({
              sourceId: id,
              cron: cadence,
              timeZone,
            }))
            const sync = async () => {
              const touched = await syncSchedule(database.pool, queue('crawl'), defaults)
              if (touched > 0) log.info({ touched }, 'schedule brought up to date')
            }
            await sync()
            const timer = setInterval(
              () =>
                sync().catch((error: Error) =>
                  log.error({ error: error.message }, 'the schedule could not be read'),
                ),
              SYNC_EVERY,
            )
            open.unshift({ close: async () => clearInterval(timer) })
          }
          log.info(
            {
              crawl: options.crawl ?? false,
              extract: options.extract ?? false,
              scheduler: options.scheduler ?? false,
            },
            'working',
          )
          await write('working; Ctrl+C stops\n')
          log.info({ signal: await stop }, 'stopping')
          await closeAll(open)
        },
        { refresh: true },
      )
    })
}
