#!/usr/bin/env node
/**
 * Exports of many events: rows a second, the largest memory and the processor's time of each format, beside PostgreSQL's
 * COPY of the same rows in the same run. First without the lines that exports keep (`db/export/lines.ts`), as the first
 * export of a database is, then with them.
 *
 * `npm run -s bench -- export [--events 1000000] [--seed 1] [--again]`: `--again` leaves out the first export, and takes the lines that an earlier run has kept.
 */
import { readFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { to as copyTo } from 'pg-copy-streams'
import {
  createPool,
  EXPORT_FORMATS,
  EXPORT_TABLES,
  type ExportTable,
  exportTo,
  keepBlocks,
  keepLines,
} from '../../db/index.ts'
import { benchData } from './_data.ts'

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    again: { type: 'boolean' },
  },
})
const server = await benchData(values)
const pool = createPool(server.url, { max: 2 })
/** Ticks of the processor a second, as Linux counts them for other processes. */
const TICKS = 100
try {
  const { rows } = await pool.query(
    'SELECT count(*) AS n, count(*) FILTER (WHERE is_shown) AS shown FROM events',
  )
  const shown = rows[0].shown
  console.log(
    `load ${loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')}`,
  )
  console.log(
    '| export of the events | rows/s | MB/s | largest RSS | processor, µs a row: Node | PostgreSQL |',
  )
  console.log('|---|---|---|---|---|---|')
  if (!values.again) await pool.query('TRUNCATE event_lines')
  const events = EXPORT_TABLES.events as ExportTable
  const list = events.columns.map(({ sql }) => sql).join(', ')
  await measure('COPY of the same rows by SQL, baseline', shown, async (out) => {
    const client = await pool.connect()
    const sql = `COPY (SELECT ${list} FROM ${events.from} WHERE e.is_shown ORDER BY e.id) TO STDOUT (FORMAT csv)`
    await client.query(`SET work_mem = '64MB'`)
    await pipeline(client.query(copyTo(sql)), out)
    client.release()
  })
  if (!values.again) {
    await measure('csv, the first time', shown, (out) => exportTo(pool, { format: 'csv' }, out))
    await measure('(keeping the lines)', rows[0].n, async () => void (await keepLines(pool)))
  }
  await pool.query('VACUUM (ANALYZE) event_lines')
  await measure('csv, by the line', shown, (out) => exportTo(pool, { format: 'csv', query: {} }, out))
  // Blocks of an earlier run are there already.
  await measure('(keeping the blocks)', rows[0].n, async () => void (await keepBlocks(pool)))
  // What autovacuum does before long.
  await pool.query('VACUUM (ANALYZE) event_lines, event_blocks')
  for (const format of EXPORT_FORMATS) await measure(format, shown, (out) => exportTo(pool, { format }, out))
  console.log(
    `load ${loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')}`,
  )
} finally {
  await pool.end()
  await server.stop()
}

/** Seconds that the database's processes of this program have worked; NaN where the system does not tell. */
async function databaseSeconds(): Promise<number> {
  const { rows } = await pool.query(
    `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'`,
  )
  try {
    return rows.reduce((sum, { pid }) => {
      const fields = (readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1] as string).split(' ')
      return sum + (Number(fields[11]) + Number(fields[12])) / TICKS
    }, 0)
  } catch {
    return Number.NaN
  }
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
  const before = await databaseSeconds()
  const cpu = process.cpuUsage()
  const started = performance.now()
  await work(sink)
  const seconds = (performance.now() - started) / 1000
  const { user, system } = process.cpuUsage(cpu)
  const database = ((await databaseSeconds()) - before) * 1e6
  clearInterval(timer)
  console.log(
    `| ${name} | ${Math.round(rows / seconds).toLocaleString('en')} | ${(bytes / 1e6 / seconds).toFixed(0)} | ${(largest / 1e6).toFixed(0)} MB | ${((user + system) / rows).toFixed(1)} | ${(database / rows).toFixed(1)} |`,
  )
}
