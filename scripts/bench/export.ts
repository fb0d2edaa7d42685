#!/usr/bin/env node
import { tmpdir } from 'node:os'
import { join } from 'node:path'
/**
 * Exports of many events: rows a second and the largest memory of each format, beside PostgreSQL's own COPY of the
 * whole table to the same place in the same run.
 *
 * `tsx scripts/bench/export.ts [--events 1000000] [--seed 1]`: on the data that `bench -- search` has made.
 */
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { to as copyTo } from 'pg-copy-streams'
import { createPool, EXPORT_FORMATS, exportTo, startEmbedded } from '../../db/index.ts'

const { values } = parseArgs({
  options: { events: { type: 'string', default: '1000000' }, seed: { type: 'string', default: '1' } },
})
const server = await startEmbedded(process.env.KARENBEK_DATA || join(tmpdir(), 'karenbek-bench'))
const url = new URL(server.url)
url.pathname = `/bench_${values.events}_${values.seed}`
const pool = createPool(url.href, { max: 2 })
try {
  const { rows } = await pool
    .query('SELECT count(*) AS n, count(*) FILTER (WHERE is_shown) AS shown FROM events')
    .catch(() => {
      throw new Error(
        `there are no such events yet: run npm run -s bench -- search --events ${values.events} first`,
      )
    })
  console.log('| export of the events | rows/s | MB/s | largest RSS |')
  console.log('|---|---|---|---|')
  await measure('COPY events TO STDOUT (FORMAT csv), baseline', rows[0].n, async (out) => {
    const client = await pool.connect()
    await pipeline(client.query(copyTo('COPY events TO STDOUT (FORMAT csv)')), out)
    client.release()
  })
  for (const format of EXPORT_FORMATS)
    await measure(format, rows[0].shown, (out) => exportTo(pool, { format }, out))
} finally {
  await pool.end()
  await server.stop()
}

async function measure(name: string, rows: number, work: (out: Writable) => Promise<void>): Promise<void> {
  let bytes = 0
  let largest = 0
  const timer = setInterval(() => {
    largest = Math.max(largest, process.memoryUsage().rss)
  }, 50)
  const sink = new Writable({
    write(chunk, _encoding, done) {
      bytes += chunk.length
      done()
    },
  })
  const started = performance.now()
  await work(sink)
  const seconds = (performance.now() - started) / 1000
  clearInterval(timer)
  console.log(
    `| ${name} | ${Math.round(rows / seconds).toLocaleString('en')} | ${(bytes / 1e6 / seconds).toFixed(0)} | ${(largest / 1e6).toFixed(0)} MB |`,
  )
}
