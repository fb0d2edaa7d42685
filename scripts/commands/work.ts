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
/** How often file, table and queue are compared, in milliseconds. */
const SYNC_EVERY = 5_000
/** From then on a look at the schedule that does not end is told of, in milliseconds. */
const SYNC_LATE = 10_000
/** How often old rows are looked for, in milliseconds. */
const PRUNE_EVERY = 86_400_000
/** So often new events are written as exports want them. */
const EXPORTS_EVERY = 600_000

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
      const scheduler = roles.scheduler ?? false
      const { stopSignal, closeAll } = await import('../stop.ts')
      const stop = stopSignal()
      const starting = new AbortController()
      void stop.then(() => starting.abort())
      const stopping = starting.signal
      const { createLog } = await import('../log.ts')
      const { withQueues } = await import('../queues.ts')
      const { createWorkerMetrics, startWorkers } = await import('../../workers/index.ts')
      await withQueues(
        async (queues) => {
          const { settings, database, backend } = queues
          const { pool } = database
          const log = createLog(settings.logLevel, [settings.databaseUrl, settings.redisUrl, database.url])
          const open: { close(): Promise<unknown> }[] = []
          const start = async () => {
            const sources = crawl || scheduler ? await knownSources(queues) : []
            const crawling = crawl ? await crawlingWith(queues, sources, log) : undefined
            if (crawling) open.push(crawling.archive)
            const metrics = createWorkerMetrics()
            if (settings.metricsPort !== null) {
              const { serveMetrics } = await import('../metrics.ts')
              const server = await serveMetrics({
                pool,
                queues: { extract: queues.queue('extract') },
                metrics,
                host: settings.host,
                port: settings.metricsPort,
              })
              log.info({ url: server.url }, 'health and counters')
              open.unshift(server)
            }
            open.unshift(
              await startWorkers({
                pool,
                backend,
                log,
                crawl,
                extract,
                crawling,
                scheduler,
                known: new Set(sources.map((source) => source.id)),
                limits: {
                  seconds: settings.documentSeconds,
                  megabytes: settings.documentMegabytes,
                  taggerThreads: settings.taggerThreads,
                },
                takeOverAfter: settings.takeOverSeconds * 1000,
                events: metrics.events,
                signal: stopping,
                // Whoever analyses finds new events, and tells of them.
                ...(extract ? { webhooks: { privateHosts: settings.webhookHosts } } : {}),
              }),
            )
            if (scheduler) {
              open.unshift(await keepSchedule(queues, sources, log))
              open.unshift(await keepExports(queues, log))
            }
          }
          try {
            await start()
          } catch (error) {
            // What is open would keep a process alive that does nothing.
            await closeAll(open)
            if (!stopping.aborted) throw error
            log.info({}, 'stopped before it had started')
            return
          }
          log.info({ crawl, extract, scheduler }, 'working')
          await write('working; Ctrl+C stops\n')
          log.info({ signal: await stop }, 'stopping')
          await closeAll(open)
        },
        // A crawl holds one connection for its lock, and needs others to store what it finds.
        { refresh: true, connections: crawl * 2 + extract * 2 + 4 },
      )
    })
}

/** The registry, copied into the tables. */
async function knownSources({ database }: OpenQueues): Promise<Source[]> {
  const { saveSources } = await import('../../db/index.ts')
  const { registry, sourceRow } = await import('../sources.ts')
  const sources = await registry()
  await saveSources(database.pool, sources.map(sourceRow))
  return sources
}

/** What crawling needs. Processes that only analyse do without crawlee. */
async function crawlingWith({ settings }: OpenQueues, sources: Source[], log: Log) {
  const { openArchive, sharedManners } = await import('../../crawlers/index.ts')
  if (!settings.contact) log.warn({}, 'KARENBEK_CONTACT is not set: site owners cannot reach you')
  return {
    sources: new Map(sources.map((source) => [source.id, source])),
    archive: openArchive({ dir: settings.archiveDirectory }),
    // The pause between two requests to a host holds across all processes that share the folder.
    ...sharedManners(settings.dataDirectory),
    contact: settings.contact,
  }
}

/** Keeps the schedule as file and table say, and throws away what is old. */
async function keepSchedule({ database, queue, settings }: OpenQueues, sources: Source[], log: Log) {
  const { applyScheduleFile, isOutage, syncSchedule } = await import('../../workers/index.ts')
  const { prune } = await import('../../db/index.ts')
  const crawls = queue('crawl')
  const zones = new Map(sources.map((source) => [source.id, source.timeZone]))
  const defaults = sources
    .filter((source) => source.enabled && !source.sample)
    .map(({ id, cadence, timeZone }) => ({ sourceId: id, cron: cadence, timeZone }))
  let told = ''
  let pruned = 0
  const sync = async () => {
    try {
      const lines = await applyScheduleFile(database.pool, settings.schedulesFile, (id) => zones.get(id))
      if (lines.length > 0) log.info({ sources: lines }, 'schedules.cron applied')
      told = ''
    } catch (error) {
      // The database's fault, not the file's.
      if (isOutage(error)) throw error
      // Said once, not at every look; what was applied before holds.
      const { message } = error as Error
      if (message !== told)
        log.error({ file: settings.schedulesFile, error: message }, 'schedules.cron is wrong')
      told = message
    }
    const touched = await syncSchedule(database.pool, crawls, defaults)
    if (touched > 0) log.info({ touched }, 'schedule brought up to date')
    if (Date.now() - pruned > PRUNE_EVERY) {
      pruned = Date.now()
      const rules = { runsDays: settings.keepRunsDays, auditDays: settings.keepAuditDays }
      log.info(await prune(database.pool, rules), 'old rows deleted')
    }
  }
  let busy = false
  const turn = async () => {
    // A queue that is away answers when it is back: the looks that fall due meanwhile do not wait in line.
    if (busy) return
    busy = true
    const begun = Date.now()
    const late = setTimeout(
      () => log.warn({}, 'the schedule waits for the queue or the database, which do not answer'),
      SYNC_LATE,
    )
    try {
      await sync()
      const waited = Date.now() - begun
      if (waited > SYNC_LATE) log.info({ seconds: Math.round(waited / 1000) }, 'the schedule goes on')
    } catch (error) {
      log.error({ error: (error as Error).message }, 'the schedule could not be kept')
    } finally {
      clearTimeout(late)
      busy = false
    }
  }
  await turn()
  const timer = setInterval(turn, SYNC_EVERY)
  return { close: async () => clearInterval(timer) }
}

/** Writes the rows of exports while there is time, so that an export need not. */
async function keepExports({ database }: OpenQueues, log: Log) {
  const { keepLines } = await import('../../db/index.ts')
  const stop = new AbortController()
  let running = Promise.resolve()
  const turn = () => {
    running = running
      .then(async () => {
        const made = await keepLines(database.pool, stop.signal)
        if (made > 0) log.info({ made }, 'rows of exports written')
      })
      .catch((error: Error) => log.error({ error: error.message }, 'rows of exports could not be written'))
  }
  const timer = setInterval(turn, EXPORTS_EVERY)
  return {
    async close() {
      clearInterval(timer)
      stop.abort()
      await running
    },
  }
}
