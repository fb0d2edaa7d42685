#!/usr/bin/env node
/**
 * From pages and stored documents to event rows, with the processes that an operator would start.
 *
 * `npm run -s bench -- pipeline [--documents 5000] [--processes 1,2] [--extract 2] [--backend redis|postgres]
 *   [--marks 10000,100000]`
 *
 * SIGINT or SIGTERM ends it early, and tells what was reached.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { articleText, extractArticle, isArticle } from '../../crawlers/index.ts'
import { createPool, migrate, type Pool, storeArticle } from '../../db/index.ts'
import { storableText } from '../../workers/index.ts'
import { startPostgres, startRedis } from './chaos/servers.ts'
import { articlePage, textOf } from './chaos/site.ts'

const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: '5000' },
    processes: { type: 'string', default: '1,2' },
    extract: { type: 'string', default: '2' },
    pages: { type: 'string', default: '500' },
    backend: { type: 'string', default: 'redis' },
    marks: { type: 'string', default: '' },
  },
})

/** A backlog of up to so many documents comes at 144 a day; a larger one fills the same days. */
const DAYS = 694
const perDay = Math.max(144, Math.ceil(Number(values.documents) / DAYS))

const HEAD = `| worker processes (--extract ${values.extract} each) | documents | documents/s: all, the last fifth | CPU time a document, ms: workers, PostgreSQL | memory of the workers, MiB: at the first tenth, peak | load of the machine |\n|---:|---:|---:|---:|---:|---:|\n`
const MARKS_HEAD =
  '| documents done | documents/s since the mark before | CPU time a document since then, ms: workers, PostgreSQL | memory of the workers, MiB | database, GiB | load |\n|---:|---:|---:|---:|---:|---:|\n'

let stopped = false
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    stopped = true
  })

const directory = await mkdtemp(join(tmpdir(), 'karenbek-bench-'))
await chmod(directory, 0o755)
const postgres = await startPostgres(join(directory, 'server'))
const redis = values.backend === 'redis' ? await startRedis(join(directory, 'redis')) : null

/** Articles into the table as if they had been crawled, in bulk. */
async function seed(pool: Pool, from: number, count: number): Promise<void> {
  for (let at = from; at < from + count && !stopped; at += 1000) {
    const rows = Array.from({ length: Math.min(1000, from + count - at) }, (_, i) => {
      const { title, paragraphs } = textOf(at + i)
      return {
        id: (at + i).toString(16).padStart(24, '0'),
        url: `http://a.test/${at + i}`,
        day: new Date(Date.UTC(2025, 0, 1) + Math.floor((at + i) / perDay) * 86_400_000)
          .toISOString()
          .slice(0, 10),
        title,
        text: [title, ...paragraphs].join('\n\n'),
      }
    })
    await pool.query(
      `INSERT INTO documents (id, source_id, url, version, is_current, title, text, published_at, published_text,
                              published_day, fetched_at, cluster_id)
       SELECT id, 'bench', url, 1, true, title, text, day::date, day, day::date, now(), id
         FROM jsonb_to_recordset($1::jsonb) AS r (id text, url text, day text, title text, text text)`,
      [JSON.stringify(rows)],
    )
  }
}

/** Resident memory of a process and its children in MiB. */
function memory(pid: number): number {
  const own = (one: number) => {
    try {
      return (Number(readFileSync(`/proc/${one}/statm`, 'utf8').split(' ')[1]) * 4096) / 2 ** 20
    } catch {
      return 0
    }
  }
  return own(pid) + childrenOf(pid).reduce((sum, child) => sum + own(child), 0)
}

try {
  const url = await postgres.database('bench')
  await migrate(url)
  const pool = createPool(url, { max: 4 })
  await pool.query(`INSERT INTO sources (id, name, homepage) VALUES ('bench', 'bench', 'http://a.test')`)

  const pages = Number(values.pages)
  const begin = performance.now()
  const cpu = process.cpuUsage()
  for (let n = 0; n < pages; n++) {
    const bytes = Buffer.from(articlePage(n))
    const address = `http://page.test/news/${n}`
    const article = extractArticle(
      { bytes, url: address, contentType: 'text/html; charset=utf-8', robotsTag: undefined },
      { timeZone: 'Asia/Tehran', now: Date.now() },
    )
    if (!isArticle(article)) throw new Error('the page holds no article')
    await storeArticle(
      pool,
      { id: 'bench', placeId: null },
      {
        url: address,
        sha256: n.toString(16).padStart(64, '0'),
        bytes: bytes.length,
        status: 200,
        headers: {},
        charset: 'utf-8',
        fetchedAt: new Date(),
        archive: { file: 'bench', offset: 0, length: null },
      },
      {
        url: address,
        title: article.title,
        section: null,
        text: storableText(articleText(article, []).text),
        publishedAt: article.publishedAt,
      },
    )
  }
  const used = process.cpuUsage(cpu)
  process.stdout.write(
    `pages → documents: ${(pages / ((performance.now() - begin) / 1000)).toFixed(0)} pages/s in one process, ${((used.user + used.system) / 1000 / pages).toFixed(1)} ms of CPU time a page\n\n`,
  )
  const marks = values.marks.split(',').filter(Boolean).map(Number)
  if (marks.length === 0) process.stdout.write(HEAD)
  let from = 0
  for (const processes of values.processes.split(',').map(Number)) {
    if (stopped) break
    await pool.query(`UPDATE documents SET state = 'done' WHERE state = 'pending'`)
    const count = Number(values.documents)
    await seed(pool, from, count)
    from += count
    const children = Array.from({ length: processes }, () =>
      spawn(
        process.execPath,
        ['--import', 'tsx', 'scripts/cli.ts', 'work', '--extract', values.extract as string],
        {
          env: {
            ...process.env,
            DATABASE_URL: url,
            REDIS_URL: redis?.url ?? '',
            KARENBEK_DATA: directory,
            KARENBEK_NEURAL: 'off',
            LOG_LEVEL: 'warn',
          },
          stdio: ['ignore', 'pipe', 'inherit'],
        },
      ),
    )
    await Promise.all(children.map((child) => once(child.stdout, 'data')))
    const ticks = (parents: number[]) =>
      parents.flatMap((pid) => [pid, ...childrenOf(pid)]).reduce((sum, pid) => sum + cpuOf(pid), 0)
    const workers = children.map((child) => child.pid as number)
    const server = [postmaster(directory)]
    const look = (done: number): Mark => ({
      done,
      at: performance.now(),
      memory: workers.reduce((sum, pid) => sum + memory(pid), 0),
      cpu: [ticks(workers), ticks(server)],
    })
    const start = look(0)
    let last = start
    let told = start
    let peak = 0
    let early = 0
    let fifth: Mark | null = null
    const open = [...marks]
    if (open.length > 0) process.stdout.write(MARKS_HEAD)
    while (last.done < count && !stopped) {
      const asked = performance.now()
      const { rows } = await pool.query(`SELECT count(*) AS n FROM documents WHERE state = 'pending'`)
      const left = rows[0].n as number
      // Counting must not be a share of what is measured.
      const pause = Math.max(250, 50 * (performance.now() - asked))
      last = look(count - left)
      peak = Math.max(peak, last.memory)
      if (last.done < count / 10 || early === 0) early = Math.max(early, last.memory)
      if (left <= count / 5) fifth ??= last
      if (open.length > 0 && (last.done >= (open[0] as number) || left === 0)) {
        while (open.length > 0 && last.done >= (open[0] as number)) open.shift()
        await tellMark(pool, told, last)
        told = last
      }
      if (left > 0) await sleep(left > 1000 ? pause : 250)
    }
    if (marks.length > 0) {
      if (last.done > told.done) await tellMark(pool, told, last)
      process.stdout.write(`\n${HEAD}`)
    }
    const done = Math.max(1, last.done)
    const ms = last.cpu.map((now, i) => ((now - (start.cpu[i] as number)) * 10) / done)
    process.stdout.write(
      `| ${processes} | ${last.done < count ? `${last.done} of ` : ''}${count} | ${rateOf(start, last)}, ${fifth && last.done > fifth.done ? rateOf(fifth, last) : '–'} | ${ms.map((one) => one.toFixed(1)).join(', ')} | ${early.toFixed(0)}, ${peak.toFixed(0)} | ${(loadavg()[0] as number).toFixed(1)} |\n`,
    )
    for (const child of children) child.kill('SIGTERM')
    await Promise.all(children.map((child) => (child.exitCode === null ? once(child, 'exit') : null)))
  }
  await pool.end()
} finally {
  await redis?.close()
  await postgres.close()
  await rm(directory, { recursive: true, force: true })
}

/** What had been used when so many documents were done. */
interface Mark {
  done: number
  at: number
  memory: number
  cpu: number[]
}

/** Documents a second between two marks. */
function rateOf(from: Mark, to: Mark): string {
  return ((to.done - from.done) / ((to.at - from.at) / 1000)).toFixed(0)
}

/** Does a document cost more, the more there are? */
async function tellMark(pool: Pool, before: Mark, mark: Mark): Promise<void> {
  const { rows } = await pool.query('SELECT pg_database_size(current_database())::float8 AS bytes')
  const ms = mark.cpu.map((ticks, i) =>
    (((ticks - (before.cpu[i] as number)) * 10) / (mark.done - before.done)).toFixed(1),
  )
  process.stdout.write(
    `| ${mark.done} | ${rateOf(before, mark)} | ${ms.join(', ')} | ${mark.memory.toFixed(0)} | ${(rows[0].bytes / 2 ** 30).toFixed(1)} | ${(loadavg()[0] as number).toFixed(1)} |\n`,
  )
}

/** The server's first process, whose children do the work. */
function postmaster(directory: string): number {
  return Number(readFileSync(join(directory, 'server', 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
}

function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
      .trim()
      .split(' ')
      .filter(Boolean)
      .map(Number)
  } catch {
    return []
  }
}

/** CPU time of a process in hundredths of a second (Linux). */
function cpuOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ')
    return Number(fields[11]) + Number(fields[12])
  } catch {
    return 0
  }
}
