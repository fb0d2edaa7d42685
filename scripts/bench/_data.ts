/** The database of made-up events that benchmarks of searches, exports, the API and the page share. */
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPool, migrate, startEmbedded } from '../../db/index.ts'
import { fillEvents } from './_events.ts'

export interface BenchData {
  /** Connection string of the database. */
  url: string
  stop(): Promise<void>
}

/**
 * Starts the embedded server and makes the database of so many events where it is not there yet. The data stay in
 * KARENBEK_DATA (default: a folder of the system's temporary one) and are used again.
 * @throws where `events` or `seed` is no number
 */
export async function benchData(asked: { events: string; seed: string }): Promise<BenchData> {
  const events = Number(asked.events)
  const seed = Number(asked.seed)
  if (!Number.isSafeInteger(events) || events < 1) throw new Error(`--events ${asked.events} is no number`)
  if (!Number.isSafeInteger(seed) || seed < 0) throw new Error(`--seed ${asked.seed} is no number`)
  const server = await startEmbedded(process.env.KARENBEK_DATA || join(tmpdir(), 'karenbek-bench'))
  try {
    const name = `bench_${events}_${seed}`
    await prepare(server.url, name, events, seed)
    const url = urlOf(server.url, name)
    await migrate(url)
    return { url, stop: () => server.stop() }
  } catch (error) {
    await server.stop()
    throw error
  }
}

/** Makes the database under another name first: one that is there is whole. */
async function prepare(base: string, name: string, events: number, seed: number): Promise<void> {
  const admin = createPool(base, { max: 1 })
  const exists = async () =>
    (await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])).rowCount === 1
  try {
    if (await exists()) return
    // Of two benchmarks that begin together one makes the data, and the other waits for it.
    await admin.query('SELECT pg_advisory_lock(hashtext($1))', [name])
    if (await exists()) return
    console.error(`making ${events.toLocaleString('en')} events …`)
    const started = performance.now()
    const unfinished = `${name}_unfinished`
    await admin.query(`DROP DATABASE IF EXISTS ${unfinished} WITH (FORCE)`)
    await admin.query(`CREATE DATABASE ${unfinished} TEMPLATE template0 ENCODING 'UTF8'`)
    const url = urlOf(base, unfinished)
    await migrate(url)
    const pool = createPool(url, { max: 4 })
    await fillEvents(pool, events, seed).finally(() => pool.end())
    await admin.query(`ALTER DATABASE ${unfinished} RENAME TO ${name}`)
    console.error(`made in ${((performance.now() - started) / 1000).toFixed(0)} s`)
  } finally {
    await admin.end()
  }
}

function urlOf(base: string, database: string): string {
  const url = new URL(base)
  url.pathname = `/${database}`
  return url.href
}
