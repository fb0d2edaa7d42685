import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'

const DIRECTORY = fileURLToPath(new URL('./migrations', import.meta.url))
/** Any fixed number: processes that start together wait for one another here. */
const LOCK = 6_127_409_331

/**
 * Brings the tables up to the newest of `migrations/`. Safe to call from several processes at once, and on a
 * database that is up to date.
 * @returns names of the migrations that were run
 */
export async function migrate(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'karenbek-migrate' })
  await client.connect()
  try {
    if (await isCurrent(client)) return []
    const { runner } = await import('node-pg-migrate')
    await client.query('SELECT pg_advisory_lock($1)', [LOCK])
    const done = await runner({
      dbClient: client,
      dir: DIRECTORY,
      direction: 'up',
      migrationsTable: 'migrations',
      // Waiting is better than failing: the lock above does what theirs would refuse.
      noLock: true,
      // Numbers are given out by area: a lower one may come later.
      checkOrder: false,
      log: () => {},
    })
    return done.map((migration) => migration.name)
  } finally {
    await client.end()
  }
}

/** Have all migrations been run? The usual case, told by one query. */
async function isCurrent(client: pg.Client): Promise<boolean> {
  const files = (await readdir(DIRECTORY))
    .filter((file) => file.endsWith('.sql'))
    .map((file) => file.slice(0, -4))
  const { rows } = await client.query("SELECT to_regclass('public.migrations') IS NOT NULL AS here")
  if (!rows[0].here) return false
  const done = await client.query('SELECT name FROM migrations')
  const names = new Set(done.rows.map((row) => row.name))
  // A database from a newer version is not touched either: the runner says so.
  return files.length === names.size && files.every((file) => names.has(file))
}
