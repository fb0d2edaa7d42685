import { fileURLToPath } from 'node:url'
import { runner } from 'node-pg-migrate'
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
    await client.query('SELECT pg_advisory_lock($1)', [LOCK])
    const done = await runner({
      dbClient: client,
      dir: DIRECTORY,
      direction: 'up',
      migrationsTable: 'migrations',
      // Waiting is better than failing: the lock above does what theirs would refuse.
      noLock: true,
      log: () => {},
    })
    return done.map((migration) => migration.name)
  } finally {
    await client.end()
  }
}
