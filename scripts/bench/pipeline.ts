#!/usr/bin/env node
/**
 * From pages and stored documents to event rows, with the processes that an operator would start.
 *
 * `npm run -s bench -- pipeline [--documents 5000] [--processes 1,2] [--extract 2] [--backend redis|postgres]
 *   [--tenths]`
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
    tenths: { type: 'boolean', default: false },
  },
})

const directory = await mkdtemp(join(tmpdir(), 'karenbek-bench-'))
await chmod(directory, 0o755)
const postgres = await startPostgres(join(directory, 'server'))
const redis = values.backend === 'redis' ? await startRedis(join(directory, 'redis')) : null

/** Articles into the table as if they had been crawled, in bulk: 144 a day. */
async function seed(pool: Pool, from: number, count: number): Promise<void> {
  for (let at = from; at < from + count; at += 1000) {
    const rows = Array.from({ length: Math.min(1000, from + count - at) }, (_, i) => {
      const { title, paragraphs } = textOf(at + i)
      return {
        id: (at + i).toString(16).padStart(24, '0'),
        url: `http://a.test/${at + i}`,
        day: new Date(Date.UTC(2025, 0, 1) + Math.floor((at + i) / 144) * 86_400_000)
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
  let begin = performance.now()
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
    `pages → documents: ${(pages / ((performance.now() - begin) / 1000)).toFixed(0)} pages/s in one process, ${((used.user + used.system) / 1000 / pages).toFixed(1)} ms of CPU time a page\n\n` +
      `| worker processes (--extract ${values.extract} each) | documents | documents/s: all, the last fifth | CPU time a document, ms: workers, PostgreSQL | memory of the workers, MiB: at the first tenth, peak | load of the machine |\n|---:|---:|---:|---:|---:|---:|\n`,
  )
  let from = 0
  for (const processes of values.processes.split(',').map(Number)) {
    await pool.query(`UPDATE documents SET state = 'done' WHERE state = 'pending'`)
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
    const count = Number(values.documents)
    const ticks = (parents: number[]) =>
      parents.flatMap((pid) => [pid, ...childrenOf(pid)]).reduce((sum, pid) => sum + cpuOf(pid), 0)
    const workers = children.map((child) => child.pid as number)
    const server = [postmaster(directory)]
    await seed(pool, from, count)
    from += count
    begin = performance.now()
    const before = [ticks(workers), ticks(server)]
    let peak = 0
    let early = 0
    let start = count
    let fifth: { left: number; at: number } | null = null
    const tenths: Tenth[] = []
    for (;;) {
      const asked = performance.now()
      const { rows } = await pool.query(`SELECT count(*) AS n FROM documents WHERE state = 'pending'`)
      // Counting must not be a share of what is measured.
      const pause = Math.max(250, 50 * (performance.now() - asked))
      const left = rows[0].n as number
      if (peak === 0) {
        // What was done while the last were still being stored does not count.
        start = left
        begin = performance.now()
      }
      const now = children.reduce((sum, child) => sum + memory(child.pid as number), 0)
      peak = Math.max(peak, now)
      if (left > start * 0.9 || early === 0) early = Math.max(early, now)
      if (left <= start / 5) fifth ??= { left, at: performance.now() }
      if (left <= start * (0.9 - 0.1 * tenths.length))
        tenths.push({
          done: start - left,
          at: performance.now(),
          memory: now,
          cpu: [ticks(workers), ticks(server)],
        })
      if (left === 0) break
      await sleep(left > 1000 ? pause : 250)
    }
    const rate = (documents: number, since: number) =>
      (documents / ((performance.now() - since) / 1000)).toFixed(0)
    const ms = [ticks(workers), ticks(server)].map((now, i) => ((now - (before[i] as number)) * 10) / start)
    process.stdout.write(
      `| ${processes} | ${count} | ${rate(start, begin)}, ${fifth ? rate(fifth.left, fifth.at) : '–'} | ${ms.map((one) => one.toFixed(1)).join(', ')} | ${early.toFixed(0)}, ${peak.toFixed(0)} | ${(loadavg()[0] as number).toFixed(1)} |\n`,
    )
    if (values.tenths) tellTenths(tenths, { done: 0, at: begin, memory: 0, cpu: before })
    for (const child of children) child.kill('SIGTERM')
    await Promise.all(children.map((child) => (child.exitCode === null ? once(child, 'exit') : null)))
  }
  await pool.end()
} finally {
  await redis?.close()
  await postgres.close()
  await rm(directory, { recursive: true, force: true })
}

/** What had been used when another tenth of the documents was done. */
interface Tenth {
  done: number
  at: number
  memory: number
  cpu: number[]
}

/** Does a document cost more, the more there are? */
function tellTenths(tenths: Tenth[], start: Tenth): void {
  process.stdout.write(
    '\n| documents done | documents/s | CPU time a document, ms: workers, PostgreSQL | memory of the workers, MiB |\n|---:|---:|---:|---:|\n',
  )
  let before = start
  for (const tenth of tenths) {
    const count = tenth.done - before.done
    const ms = tenth.cpu.map((ticks, i) => (((ticks - (before.cpu[i] as number)) * 10) / count).toFixed(1))
    const rate = (count / ((tenth.at - before.at) / 1000)).toFixed(0)
    process.stdout.write(`| ${tenth.done} | ${rate} | ${ms.join(', ')} | ${tenth.memory.toFixed(0)} |\n`)
    before = tenth
  }
  process.stdout.write('\n')
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
