#!/usr/bin/env node
/**
 * Nothing lost, nothing twice: a crawl of the sample sites and of synthetic ones while processes are killed and
 * frozen, servers restarted and emptied, connections cut, the disk filled and the clock moved. At the end every table
 * must be what an undisturbed run leaves.
 *
 * `npm run -s bench -- chaos [--kills 20] [--backend redis|postgres] [--articles 5000] [--seed 1] [--pace 1500]
 *  [--together 1] [--minutes N] [--built]`
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, openSync, readdirSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { stringify } from 'yaml'
import { loadSources, rebase, type Source } from '../../crawlers/index.ts'
import { createPool, type Pool, requestRun, verifyAll } from '../../db/index.ts'
import { checkArchived } from '../../workers/archived-text.ts'
import { type Backend, listSchedule, openQueue } from '../../workers/index.ts'
import { startSites } from '../sites.ts'
import { type ChaosPostgres, type ChaosRedis, startPostgres, startRedis } from './chaos/servers.ts'
import { startSynthetic } from './chaos/site.ts'
import { differences, dumpTables, type Tables } from './chaos/tables.ts'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '20' },
    backend: { type: 'string', default: 'redis' },
    articles: { type: 'string', default: '5000' },
    seed: { type: 'string', default: '1' },
    pace: { type: 'string', default: '1500' },
    together: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '0' },
    built: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
})
if (values.help) {
  process.stdout.write(`Compares a disturbed crawl with an undisturbed one.

  --kills N       SIGKILLs of workers, crawlers and the scheduler (20); other faults come in proportion
  --backend B     redis (default) or postgres: where the queues live
  --articles N    articles of the synthetic sites (5000)
  --pace MS       average time between two faults (1500)
  --together N    kills up to so many processes at the same moment (1)
  --minutes N     no more faults after so many minutes; what is compared is the same (0: as long as it takes);
                  SIGTERM to this program does the same at once
  --seed N        order and moments of the faults (1)
  --built         the processes run dist/ (npm run build), which starts sooner: more kills meet work
  --verbose       tells each fault as it comes
  --keep          leaves the folder with databases and logs behind

Examples:
  npm run -s bench -- chaos --kills 100 --backend postgres
  npm run -s build && npm run -s bench -- chaos --kills 1000 --together 3 --pace 500 --minutes 60 --built\n`)
  process.exit(0)
}
const kills = whole('kills', values.kills)
const articles = whole('articles', values.articles)
const pace = whole('pace', values.pace)
const together = Math.max(1, whole('together', values.together))
const minutes = whole('minutes', values.minutes)
/** How the processes are started: out of the sources, or as an operator has them. */
const PROGRAM = values.built ? ['dist/scripts/cli.js'] : ['--import', 'tsx', 'scripts/cli.ts']
if (!existsSync(PROGRAM.at(-1) as string)) {
  process.stderr.write('error: --built needs "npm run build" before\n')
  process.exit(2)
}
if (values.backend !== 'redis' && values.backend !== 'postgres') {
  process.stderr.write('error: --backend is redis or postgres\n')
  process.exit(2)
}
const onRedis = values.backend === 'redis'

function whole(name: string, text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  process.stderr.write(`error: --${name} is a whole number\n`)
  process.exit(2)
}

/** Mulberry32: the same faults for the same seed. */
const random = (() => {
  let state = whole('seed', values.seed)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
})()
const oneOf = <T>(list: T[]): T => list[Math.floor(random() * list.length)] as T

/** Kills that are still to come: those that come at the same moment are counted one by one. */
let killsLeft = kills

/** Share of the kills that meet a process whatever it does, be it that it starts. */
const STARTING = 0.15
/** The others wait so long, in milliseconds, until half of the processes work. */
const PATIENCE = 60_000
/** Documents that wait to be analysed again while things go wrong: extract workers always have work to lose. */
const REDO = 60
/** Jobs of dead processes are taken over after this long, in seconds; frozen ones outlive it. */
const TAKE_OVER = 3
/** The library of the package faketime, wherever the system keeps libraries of its architecture. */
const FAKETIME = readdirSync('/usr/lib')
  .map((folder) => `/usr/lib/${folder}/faketime/libfaketime.so.1`)
  .find((path) => existsSync(path))
const say = (line: string) => process.stderr.write(`${line}\n`)

/** A process of the fleet, started again whenever it dies until the fleet is told to stop. */
interface Member {
  role: 'extract' | 'crawl' | 'scheduler'
  args: string[]
  child: ChildProcess
  /** Started so far that it takes jobs. */
  working: boolean
  frozen: boolean
}

interface World {
  name: string
  pool: Pool
  backend: Backend
  environment: NodeJS.ProcessEnv
  archive: string
  /** Handle of the file that all processes log to. */
  log: number
}

/** Workers of all roles, as an operator would start them. */
function startFleet(world: World) {
  const members: Member[] = []
  const ended: string[] = []
  let stopping = false
  const launch = (args: string[]): ChildProcess =>
    spawn(process.execPath, [...PROGRAM, 'work', ...args], {
      env: world.environment,
      stdio: ['ignore', 'pipe', world.log],
    })
  const revive = (member: Member) => {
    member.child = launch(member.args)
    member.frozen = false
    member.working = false
    member.child.stdout?.once('data', () => {
      member.working = true
    })
    member.child.once('exit', (code) => {
      if (stopping) return
      // One that starts may find no database. One that works outlives whatever its servers do.
      if (code !== null && member.working) ended.push(`${member.role} ended by itself with status ${code}`)
      if (code !== null && !member.working) count(`${member.role} could not start, and was started again`)
      revive(member)
    })
  }
  const roles: [Member['role'], string[]][] = [
    ['scheduler', ['--scheduler']],
    ['crawl', ['--crawl', '8']],
    ['crawl', ['--crawl', '8']],
    ['extract', ['--extract', '1']],
    ['extract', ['--extract', '1']],
  ]
  for (const [role, args] of roles) {
    const member = { role, args } as Member
    revive(member)
    members.push(member)
  }
  return {
    members,
    /** Processes that nobody had killed and that ended while they worked. */
    ended,
    /** Orderly end of all; resolves to the longest time it took in seconds, and whether all ended with status 0. */
    async stop() {
      stopping = true
      const begin = Date.now()
      const codes = await Promise.all(
        members.map(async ({ child }) => {
          if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
          const exit = once(child, 'exit')
          child.kill('SIGCONT')
          child.kill('SIGTERM')
          const late = setTimeout(() => child.kill('SIGKILL'), 30_000)
          const [code] = (await exit) as [number | null]
          clearTimeout(late)
          return code
        }),
      )
      return { seconds: (Date.now() - begin) / 1000, clean: codes.every((code) => code === 0) }
    },
  }
}
type Fleet = ReturnType<typeof startFleet>

/**
 * Waits until every source's last run is done and no document waits.
 * @throws Error where nothing has changed for `patience` milliseconds
 */
async function settled(pool: Pool, sources: Source[], patience: number): Promise<void> {
  const ids = sources.map((source) => source.id)
  let deadline = Date.now() + patience
  let before = ''
  for (let asked = Date.now(); ; await sleep(250)) {
    const { rows } = await pool
      .query(
        `SELECT (SELECT count(*) FROM documents WHERE state = 'pending' OR redo) AS pending,
                (SELECT count(*) FROM crawl_requests) AS asked,
                (SELECT count(*) FROM documents) AS documents,
                (SELECT sum((counts ->> 'handled')::int) FROM crawl_runs) AS handled,
                ARRAY(SELECT s.id || ' ' || coalesce(r.status, 'never') FROM sources s LEFT JOIN LATERAL (
                        SELECT status FROM crawl_runs WHERE source_id = s.id ORDER BY id DESC LIMIT 1) r ON true
                       WHERE s.id = ANY($1) AND r.status IS DISTINCT FROM 'done') AS open`,
        [ids],
      )
      .catch(() => ({ rows: [] }))
    const state = rows[0]
    if (state && state.pending === 0 && state.asked === 0 && state.open.length === 0) return
    const now = JSON.stringify(state)
    if (state && now !== before) deadline = Date.now() + patience
    if (state) before = now
    if (Date.now() > deadline) throw new Error(`did not come to rest: ${before}`)
    // A run that failed is not taken up by itself before its next time.
    if (state && Date.now() - asked > 10_000) {
      asked = Date.now()
      for (const line of state.open as string[]) {
        const [id, status] = line.split(' ')
        if (status === 'failed') await requestRun(pool, id as string).catch(() => {})
      }
    }
  }
}

/** A world of its own: database, queues, folder, registry and schedule. */
async function makeWorld(
  name: string,
  directory: string,
  postgres: ChaosPostgres,
  redis: ChaosRedis | null,
  sources: Source[],
): Promise<World> {
  const data = join(directory, name)
  const archive = join(data, 'archive')
  await mkdir(archive, { recursive: true })
  const url = await postgres.database(name)
  await writeFile(join(data, 'sources.yaml'), stringify({ sources }))
  const lines = sources.map((source, i) => `${i === 0 ? '* * * * *' : `${i} 3 * * *`}  UTC  ${source.id}`)
  await writeFile(join(data, 'schedules.cron'), `${lines.join('\n')}\n`)
  await writeFile(join(data, 'clock'), '+0')
  const { migrate } = await import('../../db/index.ts')
  await migrate(url)
  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    DATABASE_URL: url,
    REDIS_URL: redis?.url ?? '',
    KARENBEK_DATA: data,
    KARENBEK_ARCHIVE: archive,
    KARENBEK_SOURCES: join(data, 'sources.yaml'),
    KARENBEK_SCHEDULES: join(data, 'schedules.cron'),
    KARENBEK_TAKE_OVER: String(TAKE_OVER),
    KARENBEK_CONTACT: 'chaos@example.org',
    METRICS_PORT: '',
  }
  return {
    name,
    pool: createPool(url, { max: 3 }),
    backend: redis ? { kind: 'redis', url: redis.url } : { kind: 'postgres', url },
    environment,
    archive,
    log: openSync(join(data, 'log'), 'a'),
  }
}

/** Has documents analysed again, as `cli reprocess --apply` does for a new version: the rows must come out the same. */
async function redoSome(pool: Pool): Promise<void> {
  const { rows } = await pool.query('SELECT count(*) AS n FROM documents WHERE redo')
  if (rows[0].n >= REDO / 2) return
  await pool.query(
    `UPDATE documents SET redo = true WHERE id IN (
       SELECT id FROM documents WHERE state = 'done' AND NOT redo ORDER BY random() LIMIT ${REDO})`,
  )
  count(`${REDO} documents to be analysed again`)
}

/** What all processes of a fleet must have before the first crawl can be asked for. */
async function withSources(pool: Pool, count: number): Promise<void> {
  for (let attempt = 0; attempt < 1200; attempt++) {
    const { rows } = await pool.query('SELECT count(*) AS n FROM sources').catch(() => ({ rows: [{ n: 0 }] }))
    if (rows[0].n >= count) return
    await sleep(100)
  }
  throw new Error('the workers did not start')
}

/** The faults of a run and how often each came. */
const counts = new Map<string, number>()
const notPossible = new Map<string, string>()
const count = (fault: string) => {
  counts.set(fault, (counts.get(fault) ?? 0) + 1)
  if (values.verbose) say(`  ${fault}`)
}

/** Everything that can go wrong, each as a function that does it (long ones end by themselves). */
function faultsOf(
  world: World,
  fleet: Fleet,
  postgres: ChaosPostgres,
  redis: ChaosRedis | null,
  background: Set<Promise<unknown>>,
) {
  const later = (work: Promise<unknown>) => {
    const done = work.catch((error: Error) => say(`  a fault went wrong: ${error.message}`))
    background.add(done)
    void done.finally(() => background.delete(done))
  }
  let full = false
  return {
    async kill() {
      // One that works has more to lose than one that starts.
      const early = random() < STARTING
      const atWork = () => fleet.members.filter((one) => one.working)
      const deadline = Date.now() + PATIENCE
      while (!early && atWork().length * 2 < fleet.members.length && Date.now() < deadline) await sleep(100)
      const most = Math.min(1 + Math.floor(random() * together), killsLeft)
      const working = atWork()
      const from = [...(early || working.length === 0 ? fleet.members : working)]
      for (let n = 0; n < most && from.length > 0; n++) {
        const [member] = from.splice(Math.floor(random() * from.length), 1) as [Member]
        const state = member.working ? '' : ' while it started'
        if (!member.child.kill('SIGKILL')) continue
        killsLeft--
        count(`SIGKILL of ${member.role}${state}`)
      }
    },
    async freeze() {
      const member = oneOf(fleet.members.filter((one) => !one.frozen))
      const { child } = member
      if (!member || !child.kill('SIGSTOP')) return
      member.frozen = true
      count('frozen beyond its lock')
      const dies = random() < 0.3
      later(
        sleep(TAKE_OVER * 2_500).then(() => {
          child.kill(dies ? 'SIGKILL' : 'SIGCONT')
          member.frozen = false
        }),
      )
    },
    async redisRestart() {
      if (!redis) return
      await redis.restart()
      count('Redis killed and restarted (append-only file)')
    },
    async redisEmpty() {
      if (!redis) return
      await redis.empty()
      count('Redis emptied')
    },
    async postgresRestart() {
      await postgres.restart()
      count('PostgreSQL crashed and restarted')
    },
    async cut() {
      await world.pool
        .query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid()`,
        )
        .catch(() => {})
      await redis?.cut().catch(() => {})
      count('all connections cut')
    },
    async diskFull() {
      if (notPossible.has('full disk') || full) return
      full = true
      count('disk of the archive full')
      later(
        (async () => {
          const ballast = join(world.archive, '.ballast')
          const file = await open(ballast, 'w')
          try {
            for (;;) await file.write(Buffer.alloc(1 << 20))
          } catch {
            // As full as it gets.
          }
          await file.close()
          await sleep(3_000)
          await rm(ballast)
          full = false
        })(),
      )
    },
    async clock() {
      if (notPossible.has('clock')) return
      const jump = oneOf(['+3600', '-1800', '+90000', '+120'])
      await writeFile(join(world.environment.KARENBEK_DATA as string, 'clock'), jump)
      count('clock of all processes jumped, and back')
      later(
        sleep(4_000).then(() => writeFile(join(world.environment.KARENBEK_DATA as string, 'clock'), '+0')),
      )
    },
  }
}

/** The faults in the order in which they come: so many kills, the others in proportion, at least one of each. */
function planOf(): (keyof ReturnType<typeof faultsOf>)[] {
  const share = (every: number) => Math.max(1, Math.round(kills / every))
  const others: [keyof ReturnType<typeof faultsOf>, number][] = [
    ['freeze', share(8)],
    ['cut', share(15)],
    ['postgresRestart', share(20)],
    ['redisRestart', onRedis ? share(20) : 0],
    ['diskFull', share(40)],
    ['clock', share(20)],
  ]
  // Several may die at the same moment: one to `together`, each number as often.
  const moments = Math.ceil((2 * kills) / (1 + together))
  const plan = [
    ...Array.from({ length: moments }, () => 'kill' as const),
    ...others.flatMap(([fault, times]) => Array.from({ length: times }, () => fault)),
  ]
  for (let i = plan.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[plan[i], plan[j]] = [plan[j] as (typeof plan)[0], plan[i] as (typeof plan)[0]]
  }
  // In the middle of the work.
  const empties = onRedis ? share(250) : 0
  for (let n = 1; n <= empties; n++)
    plan.splice(Math.floor((plan.length * n) / (empties + 1)), 0, 'redisEmpty')
  return plan
}

/** Mounts a small disk for the archive, where the system lets us. */
function mountSmallDisk(path: string): (() => void) | null {
  try {
    // Every look at a page that has not changed leaves a record, too.
    const size = 256 + Math.ceil(kills / 2)
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}m,mode=0755`, 'tmpfs', path], {
      stdio: 'ignore',
    })
    return () => execFileSync('umount', ['-l', path], { stdio: 'ignore' })
  } catch {
    notPossible.set('full disk', 'a tmpfs cannot be mounted here (needs root)')
    return null
  }
}

interface Outcome {
  tables: Tables
  seconds: number
  stop: { seconds: number; clean: boolean }
  /** What is wrong beside the tables, in words. */
  wrongs: string[]
}

/** After the work: is anything left in the queues, is the schedule whole, did runs overlap? */
async function examine(world: World, sources: Source[]): Promise<string[]> {
  const wrongs: string[] = []
  const extracts = openQueue(world.backend, 'extract')
  const crawls = openQueue(world.backend, 'crawl')
  try {
    // A job may outlive its work by the time that a dead worker's lock takes to run out.
    let left = 1
    for (let attempt = 0; left > 0 && attempt < 100; attempt++, await sleep(200))
      left = await extracts.getJobCountByTypes('waiting', 'prioritized', 'delayed', 'active', 'failed')
    if (left > 0) wrongs.push(`${left} jobs of documents are left over`)
    for (const job of await extracts.getJobs(['waiting', 'prioritized', 'delayed', 'active', 'failed'], 0, 4))
      wrongs.push(
        `left over: ${job.id}, ${await job.getState()}, taken over ${job.stalledCounter} times, ${job.failedReason ?? 'no error'}`,
      )
    const wanted = sources
      .map((source, i) => `${source.id} ${i === 0 ? '* * * * *' : `${i} 3 * * *`} UTC`)
      .sort()
    const lines = async () =>
      (await listSchedule(crawls)).map((one) => `${one.sourceId} ${one.cron} ${one.timeZone}`).sort()
    for (let attempt = 0; attempt < 60 && String(await lines()) !== String(wanted); attempt++)
      await sleep(250)
    const present = await lines()
    if (String(present) !== String(wanted))
      wrongs.push(`the schedule is not what was set: ${present.length} of ${wanted.length} entries`)
  } finally {
    await extracts.close()
    await crawls.close()
  }
  const aside = await world.pool.query(
    `SELECT id, error FROM documents WHERE error IS NOT NULL ORDER BY id LIMIT 5`,
  )
  for (const { id, error } of aside.rows) wrongs.push(`document ${id} was set aside: ${error}`)
  const { rows } = await world.pool.query(`
    SELECT (SELECT count(*) FROM (SELECT finished_at, lead(started_at) OVER (PARTITION BY source_id ORDER BY id) AS next
              FROM crawl_runs) r WHERE finished_at > next) AS overlapping,
           (SELECT count(*) FROM (SELECT 1 FROM crawl_runs WHERE due_at IS NOT NULL
              GROUP BY source_id, due_at HAVING count(*) > 1) d) AS doubled`)
  if (rows[0].overlapping > 0) wrongs.push(`${rows[0].overlapping} runs overlap another of their source`)
  if (rows[0].doubled > 0) wrongs.push(`${rows[0].doubled} due times were answered twice`)
  const { mismatch } = await verifyAll(world.pool, {
    checkArchive: (document) => checkArchived(world.archive, document),
  })
  if (mismatch) wrongs.push(`a span or page is not as stored: ${JSON.stringify(mismatch)}`)
  return wrongs
}

/** Asked to end (not by Ctrl+C, which the processes under test would get too): what there is is compared. */
let isEnough = false
process.once('SIGTERM', () => {
  isEnough = true
  say('no more faults, comparing')
})

async function main(): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'karenbek-chaos-'))
  await chmod(directory, 0o755)
  const close: (() => unknown)[] = []
  try {
    const postgres = await startPostgres(join(directory, 'server'))
    close.push(() => postgres.close())
    const redis = onRedis ? await startRedis(join(directory, 'redis')) : null
    if (redis) close.push(() => redis.close())
    // Their pages print the day: both runs see the same one, whatever midnight comes between them.
    const day = new Date()
    const sites = await startSites({ basePort: 0, now: () => day })
    close.push(() => sites.close())
    const synthetic = await startSynthetic(articles)
    close.push(() => synthetic.close())
    const samples = (await loadSources())
      .filter((source) => source.sample)
      .map((source) => rebase(source, sites.sites.find((site) => site.id === source.id)?.origin as string))
    const sources = [...samples, ...synthetic.sources]

    const run = async (name: 'calm' | 'chaos'): Promise<Outcome> => {
      const world = await makeWorld(name, directory, postgres, redis, sources)
      await redis?.empty()
      if (name === 'chaos') {
        const unmount = mountSmallDisk(world.archive)
        if (unmount) close.push(unmount)
        if (FAKETIME) {
          Object.assign(world.environment, {
            LD_PRELOAD: FAKETIME,
            FAKETIME_TIMESTAMP_FILE: join(world.environment.KARENBEK_DATA as string, 'clock'),
            FAKETIME_NO_CACHE: '1',
            FAKETIME_DONT_FAKE_MONOTONIC: '1',
          })
        } else notPossible.set('clock', 'there is no libfaketime (apt-get install faketime)')
      }
      const begin = Date.now()
      const fleet = startFleet(world)
      try {
        synthetic.release(name === 'calm' ? 1 : 0.05)
        await withSources(world.pool, sources.length)
        const askForAll = async () => {
          for (const { id } of sources) await requestRun(world.pool, id).catch(() => {})
        }
        await askForAll()
        if (name === 'chaos') {
          const background = new Set<Promise<unknown>>()
          const faults = faultsOf(world, fleet, postgres, redis, background)
          const plan = planOf()
          for (const [at, fault] of plan.entries()) {
            // Chance may have let too few die at a time.
            if (at === plan.length - 1 && killsLeft > 0) plan.push('kill')
            if (isEnough || (minutes > 0 && Date.now() - begin > minutes * 60_000)) break
            if (fault === 'kill' && killsLeft === 0) continue
            await sleep(pace * (0.1 + 1.8 * random()))
            await faults[fault]()
            // New articles come while things go wrong, so that there is always work to disturb.
            synthetic.release(0.05 + (0.95 * (at + 1)) / plan.length)
            if (at % 3 === 2) await askForAll()
            await redoSome(world.pool).catch(() => {})
            if (at % 20 === 19)
              say(
                `  ${at + 1} of ${plan.length} faults, ${kills - killsLeft} kills, ${Math.round((Date.now() - begin) / 1000)} s, load ${loadavg()[0]?.toFixed(0)}`,
              )
          }
          await Promise.all(background)
          synthetic.release(1)
        }
        await settled(world.pool, sources, 300_000)
        // Once more, undisturbed: what a cut-short run left behind known articles is read now at the latest.
        await askForAll()
        await settled(world.pool, sources, 300_000)
        const seconds = (Date.now() - begin) / 1000
        const wrongs = [...(await examine(world, sources)), ...fleet.ended]
        const stop = await fleet.stop()
        return { tables: await dumpTables(world.pool), seconds, stop, wrongs }
      } finally {
        await fleet.stop()
        await world.pool.end()
        closeSync(world.log)
      }
    }

    say(`undisturbed: ${samples.length} sample sites and ${articles} synthetic articles`)
    const calm = await run('calm')
    say(
      `  ${calm.tables.documents?.length} documents, ${calm.tables.events?.length} events, ${calm.seconds.toFixed(0)} s`,
    )
    say(`disturbed: ${kills} kills and other faults`)
    const chaos = await run('chaos')
    report(calm, chaos)
  } finally {
    for (const end of close.reverse()) {
      try {
        await end()
      } catch (error) {
        say(`could not clean up: ${(error as Error).message}`)
      }
    }
    if (values.keep) say(`kept: ${directory}`)
    else await rm(directory, { recursive: true, force: true }).catch(() => {})
  }
}

function report(calm: Outcome, chaos: Outcome): void {
  const lines = ['| fault | times |', '|---|---:|']
  for (const [fault, times] of [...counts].sort()) lines.push(`| ${fault} | ${times} |`)
  for (const [fault, reason] of notPossible) lines.push(`| ${fault} | not possible: ${reason} |`)
  const killed = [...counts].reduce(
    (sum, [fault, times]) => sum + (fault.startsWith('SIGKILL') ? times : 0),
    0,
  )
  const found = differences(calm.tables, chaos.tables)
  lines.push(
    '',
    `backend ${values.backend}, ${killed} kills, ${chaos.tables.documents?.length} documents, ${chaos.tables.events?.length} events, ${chaos.seconds.toFixed(0)} s (undisturbed ${calm.seconds.toFixed(0)} s)`,
    `SIGTERM: all processes ended in ${Math.max(calm.stop.seconds, chaos.stop.seconds).toFixed(1)} s${calm.stop.clean && chaos.stop.clean ? ', status 0' : ', not all with status 0'}`,
  )
  for (const wrong of [...calm.wrongs.map((text) => `undisturbed: ${text}`), ...chaos.wrongs])
    lines.push(`wrong: ${wrong}`)
  for (const { table, missing, extra } of found) {
    lines.push(`${table}: ${missing.length} rows missing, ${extra.length} rows too many`)
    for (const line of missing.slice(0, 2)) lines.push(`  - ${line.slice(0, 300)}`)
    for (const line of extra.slice(0, 2)) lines.push(`  + ${line.slice(0, 300)}`)
  }
  lines.push(`differences: ${found.length === 0 ? 'none' : `${found.length} tables`}`)
  process.stdout.write(`${lines.join('\n')}\n`)
  const late = Math.max(calm.stop.seconds, chaos.stop.seconds) > 10
  if (found.length + calm.wrongs.length + chaos.wrongs.length > 0 || late) process.exitCode = 1
}

await main()
