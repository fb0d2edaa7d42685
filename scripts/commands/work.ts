import { type Command, InvalidArgumentError } from 'commander'
import type { Source } from '../../crawlers/registry.ts'
import type { Log } from '../../workers/index.ts'
import { write } from '../lines.ts'
import type { OpenQueues } from '../queues.ts'

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
      const roles = all ? { crawl: true as const, extract: true as const, scheduler: true } : given
      const crawl = roles.crawl === true ? WIDTH.crawl : (roles.crawl ?? 0)
      const extract = roles.extract === true ? WIDTH.extract : (roles.extract ?? 0)
      const { stopSignal, closeAll } = await import('../stop.ts')
      const stop = stopSignal()
      const { createLog } = await import('../log.ts')
      const { withQueues } = await import('../queues.ts')
      const { startWorkers } = await import('../../workers/index.ts')
      await withQueues(
        async (queues) => {
          const log = createLog(queues.settings.logLevel)
          const open: { close(): Promise<unknown> }[] = []
          const registry = crawl || roles.scheduler ? await knownSources(queues) : []
          const crawling = crawl ? await crawlingWith(queues, registry, log) : undefined
          if (crawling) open.push(crawling.archive)
          const { pool } = queues.database
          const { openTagger } = await import('../tagger.ts')
          const threads = extract ? queues.settings.taggerThreads : 0
          const tagger = await openTagger(threads, 'KARENBEK_NEURAL=off')
          if (tagger) open.push(tagger)
          open.unshift(
            await startWorkers({ pool, backend: queues.backend, log, crawl, extract, tagger, crawling }),
          )
          if (roles.scheduler) open.unshift(await keepSchedule(queues, registry, log))
          log.info({ crawl, extract, scheduler: roles.scheduler ?? false }, 'working')
          await write('working; Ctrl+C stops\n')
          log.info({ signal: await stop }, 'stopping')
          await closeAll(open)
        },
        // A crawl holds one connection for its lock, and needs others to store what it finds.
        { refresh: true, connections: crawl * 2 + extract + 4 },
      )
    })
}

/** The registry, copied into the tables. */
async function knownSources({ database }: OpenQueues): Promise<Source[]> {
  const { loadSources } = await import('../../crawlers/registry.ts')
  const { saveSources } = await import('../../db/index.ts')
  const { sourceRow } = await import('../sources.ts')
  const registry = await loadSources()
  await saveSources(database.pool, registry.map(sourceRow))
  return registry
}

/** What crawling needs. Processes that only analyse do without crawlee. */
async function crawlingWith({ settings }: OpenQueues, registry: Source[], log: Log) {
  const { openArchive, sharedManners } = await import('../../crawlers/index.ts')
  if (!settings.contact) log.warn({}, 'KARENBEK_CONTACT is not set: site owners cannot reach you')
  return {
    sources: new Map(registry.map((source) => [source.id, source])),
    archive: openArchive({ dir: settings.archiveDirectory }),
    // The pause between two requests to a host holds across all processes that share the folder.
    ...sharedManners(settings.dataDirectory),
    contact: settings.contact,
  }
}

/** Keeps the schedule as the table says, now and every minute. */
async function keepSchedule({ database, queue }: OpenQueues, registry: Source[], log: Log) {
  const { syncSchedule } = await import('../../workers/index.ts')
  const crawls = queue('crawl')
  const defaults = registry
    .filter((source) => source.enabled && !source.sample)
    .map(({ id, cadence, timeZone }) => ({ sourceId: id, cron: cadence, timeZone }))
  const sync = async () => {
    const touched = await syncSchedule(database.pool, crawls, defaults)
    if (touched > 0) log.info({ touched }, 'schedule brought up to date')
  }
  await sync()
  const timer = setInterval(
    () =>
      sync().catch((error: Error) => log.error({ error: error.message }, 'the schedule could not be kept')),
    SYNC_EVERY,
  )
  return { close: async () => clearInterval(timer) }
}
