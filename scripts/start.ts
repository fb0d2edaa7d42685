#!/usr/bin/env node
/**
 * `npm start`: the whole way on the bundled sample sites. Starts the database, serves the sites on loopback, crawls
 * them through the queue, analyses and stores the articles, prints the events, and serves page and API.
 */
import { once } from 'node:events'
import { createServer } from 'node:net'
import { Command, CommanderError } from 'commander'
import type { Source } from '../crawlers/index.ts'
import type { EventItem, Pool } from '../db/index.ts'
import type { JobQueue } from '../workers/index.ts'
import { port } from './commands/serve.ts'
import type { OpenDatabase } from './database.ts'
import { UserError } from './errors.ts'
import { startProgress } from './progress.ts'
import { sourceRow } from './sources.ts'

interface StartOptions {
  once?: boolean
  port?: number
  host?: string
  sitesPort?: number
}

/** Events shown at the end. */
const SHOWN = 20

/** What a killed start left behind is taken over after this long. Nobody else works here, so it may be short. */
const TAKE_OVER_MS = 6_000

const say = (line = '') => process.stdout.write(`${line}\n`)

async function start(options: StartOptions): Promise<void> {
  // A reader that goes away (`| head`) does not end the work.
  process.stdout.on('error', () => {})
  const { stopSignal } = await import('./stop.ts')
  const stop = stopSignal()
  const { readSettings } = await import('./settings.ts')
  const { openDatabase } = await import('./database.ts')
  const settings = readSettings()

  // A port that is taken is told before the work, not after it.
  const wantedPort = options.port ?? (process.env.PORT ? settings.port : undefined)
  if (wantedPort && !options.once) await checkPort(options.host ?? settings.host, wantedPort)

  const database = await openDatabase(settings, { refresh: true, connections: 20 })
  say(
    database.embedded
      ? `database   embedded PostgreSQL, data in ${settings.dataDirectory}`
      : 'database   PostgreSQL of DATABASE_URL',
  )
  if (database.clusterDirectory && database.clusterDirectory !== settings.dataDirectory) {
    say(
      `           (its files in ${database.clusterDirectory}: the server's user may not enter the data folder)`,
    )
  }
  const open: { close(): Promise<unknown> }[] = [database]
  const close = async () => {
    const { closeAll } = await import('./stop.ts')
    await closeAll(open.reverse().splice(0))
  }
  try {
    const told = new AbortController()
    stop.then((signal) => {
      say(`${signal}: stopping; the next start goes on where this one stopped`)
      told.abort()
    })
    await crawlSamples(database, open, options.sitesPort, told.signal)
    if (told.signal.aborted) {
      process.exitCode = 130
      return
    }
    await report(database.pool)
    if (options.once) {
      hints(null)
      return
    }
    const { startServer } = await import('../web/index.ts')
    const server = await serve(startServer, database.pool, settings, {
      host: options.host ?? settings.host,
      port: options.port ?? settings.port,
      anyPort: options.port === undefined && !process.env.PORT,
    })
    open.push(server)
    hints(server.url)
    await stop
  } finally {
    await close()
  }
}

/** @throws UserError where somebody else listens at the address */
async function checkPort(host: string, wanted: number): Promise<void> {
  const probe = createServer().listen(wanted, host)
  try {
    await once(probe, 'listening')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    throw new UserError(`port ${wanted} is taken; give another with --port, or --port 0 for a free one`)
  }
  probe.close()
  await once(probe, 'close')
}

/** Serves the sample sites, crawls them through the queue and waits until every article is analysed. */
async function crawlSamples(
  database: OpenDatabase,
  open: { close(): Promise<unknown> }[],
  sitesPort: number | undefined,
  signal: AbortSignal,
): Promise<void> {
  const [
    { createPoliteness, loadSources, openArchive, rebase },
    { DEFAULT_BASE_PORT, startSites },
    workers,
    db,
    settings,
  ] = await Promise.all([
    import('../crawlers/index.ts'),
    import('./sites.ts'),
    import('../workers/index.ts'),
    import('../db/index.ts'),
    import('./settings.ts').then(({ readSettings }) => readSettings()),
  ])
  const registry = await loadSources()
  await db.saveSources(database.pool, registry.map(sourceRow))
  const sites = await startSites({ basePort: sitesPort ?? DEFAULT_BASE_PORT }).catch((error: Error) => {
    throw new UserError(`${error.message} Is another "npm start" running? --sites-port takes other ports.`)
  })
  open.push(sites)
  const samples = registry
    .filter((source) => source.sample)
    .map((source) =>
      rebase(source, sites.sites.find((site) => site.id === source.id)?.origin ?? source.homepage),
    )
  say(
    `sites      ${sites.sites.length} sample sites on ${sites.sites.map((site) => site.origin.replace('http://', '')).join(', ')}`,
  )

  const backend = workers.backendOf({ redisUrl: settings.redisUrl, databaseUrl: database.url })
  if (settings.redisUrl) {
    const { checkRedis } = await import('./queues.ts')
    await checkRedis(settings.redisUrl)
  }
  say(`queue      BullMQ on ${backend.kind === 'redis' ? 'Redis' : 'PostgreSQL'}`)
  const crawls = workers.openQueue(backend, 'crawl')
  const extracts = workers.openQueue(backend, 'extract')
  open.push(crawls, extracts)
  const leftOver = await crawls.getJobCountByTypes('active')
  const progress = startProgress(process.stdout)
  const archive = openArchive({ dir: settings.archiveDirectory })
  open.push(archive)
  for (const source of samples) await workers.enqueueCrawl(crawls, source.id)
  const running = await workers.startWorkers({
    pool: database.pool,
    backend,
    log: {
      info() {},
      warn: (fields, message) => progress.note(`${message} ${JSON.stringify(fields)}`),
      error: (fields, message) => progress.note(`${message} ${JSON.stringify(fields)}`),
    },
    extract: 2,
    limits: { taggerThreads: settings.taggerThreads },
    takeOverAfter: TAKE_OVER_MS,
    reconcileEvery: 5_000,
    webhooks: { privateHosts: settings.webhookHosts },
    crawl: samples.length,
    crawling: {
      sources: new Map(samples.map((source) => [source.id, source])),
      archive,
      politeness: createPoliteness(),
      contact: settings.contact,
      onProgress: progress.onCrawl,
    },
  })
  open.push(running)
  if (leftOver > 0)
    say(`           taking over what a killed process left (about ${(2 * TAKE_OVER_MS) / 1000} s)`)
  try {
    await allDone(database.pool, crawls, extracts, samples, progress.onExtract, signal)
  } finally {
    progress.stop()
  }
}

/** Waits for the crawls of all samples, then for the last article, or until `signal` says stop. */
async function allDone(
  pool: Pool,
  crawls: JobQueue<'crawl'>,
  extracts: JobQueue<'extract'>,
  samples: Source[],
  onExtract: (done: number, all: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const { jobId } = await import('../workers/index.ts')
  const { documentStates } = await import('../db/index.ts')
  while (!signal.aborted) {
    let open = 0
    for (const { id } of samples) {
      const job = await crawls.getJob(jobId.crawl(id))
      const state = await job?.getState()
      if (state === 'failed') throw new UserError(`the crawl of ${id} failed: ${job?.failedReason}`)
      if (state !== undefined && state !== 'completed' && state !== 'unknown') open++
    }
    const states = await documentStates(pool)
    const all = Object.values(states).reduce((sum, count) => sum + count, 0)
    const waiting = states.pending ?? 0
    onExtract(all - waiting, all)
    if (open === 0 && waiting === 0) {
      const left = await extracts.getJobCountByTypes('waiting', 'active', 'delayed')
      if (left === 0) return
    }
    await new Promise((next) => setTimeout(next, 100))
  }
}

/** Prints events found: the largest of an article, the newest articles, the sources in turn. */
async function report(pool: Pool): Promise<void> {
  const { searchEvents, statistics } = await import('../db/index.ts')
  const { eventTable } = await import('./event-table.ts')
  const { hasColor } = await import('./table.ts')
  const totals = await statistics(pool)
  const bySource = new Map<string, EventItem[]>()
  const articles = new Set<string>()
  for (const item of (await searchEvents(pool, { sort: 'size', unit: ['jobs', 'people'], limit: 500 }))
    .items) {
    if (articles.has(item.document.id)) continue
    articles.add(item.document.id)
    const { id } = item.document.source
    bySource.set(id, [...(bySource.get(id) ?? []), item])
  }
  const newest = (a: EventItem, b: EventItem) =>
    (b.document.publishedAt ?? '').localeCompare(a.document.publishedAt ?? '')
  const share = Math.ceil(SHOWN / Math.max(1, bySource.size))
  const shown = [...bySource.values()].flatMap((items) => items.sort(newest).slice(0, share)).slice(0, SHOWN)
  say()
  say(
    `${totals.events} events in ${totals.documents} articles${totals.failed ? `, ${totals.failed} set aside` : ''}`,
  )
  if (shown.length === 0) return
  say()
  say(eventTable(shown, { color: hasColor(process.stdout) }))
  if (totals.events > shown.length) say(`… and ${totals.events - shown.length} more`)
}

/** Starts the server; where the usual port is taken and none was asked for, on any free one. */
async function serve(
  startServer: typeof import('../web/index.ts').startServer,
  pool: Pool,
  { apiKey, archiveDirectory }: { apiKey: string | null; archiveDirectory: string },
  { host, port, anyPort }: { host: string; port: number; anyPort: boolean },
) {
  const { archivedPages } = await import('./archived.ts')
  const parts = { pool, apiKey, host, archived: archivedPages(pool, archiveDirectory) }
  try {
    return await startServer({ ...parts, port })
  } catch (error) {
    const taken = /EADDRINUSE|in use|taken/.test(
      `${(error as NodeJS.ErrnoException).code} ${(error as Error).message}`,
    )
    if (!taken || !anyPort) throw new UserError((error as Error).message)
    return startServer({ ...parts, port: 0 })
  }
}

function hints(url: string | null): void {
  say()
  if (url) say(`The page is at ${url} and the API at ${new URL('openapi.json', url)}. Ctrl+C stops.`)
  say('Try next:')
  say('  npm run -s cli -- search کارخانه --place خوزستان')
  say('  npm run -s cli -- search --type jobs_created --status planned --sort size')
  say('  npm run -s cli -- export --format parquet --out events.parquet')
  say('  npm run -s cli -- verify')
}

const program = new Command('npm start --')
  .description(
    'Serve the sample sites, crawl them, print the events found, then serve page and API until stopped',
  )
  .option('--once', 'end after printing the events')
  .option('--port <port>', 'port of page and API (default: PORT, else 8080 or any free one)', port)
  .option('--sites-port <port>', 'first port of the sample sites (default: 43801)', port)
  .option('--host <host>', 'address of page and API (default: HOST, else 127.0.0.1)')
  .addHelpText(
    'after',
    '\nExamples:\n  npm start\n  npm start -- --once\n  KARENBEK_DATA=/tmp/karenbek npm start -- --port 9000',
  )
  .exitOverride()
  .action(start)

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2
  else {
    const known = error instanceof UserError
    process.stderr.write(`error: ${known ? error.message : ((error as Error).stack ?? error)}\n`)
    process.exitCode = 1
  }
}
