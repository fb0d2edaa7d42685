import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { connect } from './pool.ts'

const DIRECTORY = fileURLToPath(new URL('./migrations', import.meta.url))
/** Any fixed number: processes that start together wait for one another here. */
const LOCK = 6_127_409_331

/**
 * Brings the tables up to the newest of `migrations/`, or for a restore to a given list of them. Safe to call from several processes at once, and on a
 * database that is up to date.
 * @param only names of the migrations to run, where it is not all; those of a newer program are not known here
 * @returns names of the migrations that were run
 * @throws Error where `only` names one that is not in `migrations/`
 */
export async function migrate(url: string, only?: string[]): Promise<string[]> {
  const unknown = only?.filter((name) => !existsSync(join(DIRECTORY, `${name}.sql`))) ?? []
  if (unknown.length > 0) throw new Error(`migrations of a newer version: ${unknown.join(', ')}`)
  const client = await connect(url, 'karenbek-migrate')
  try {
    if (!only && (await isCurrent(client))) return []
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
      ...(only ? { ignorePattern: otherThan(only) } : {}),
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

/** A pattern of all files but those of these migrations; the runner matches it against whole names. */
function otherThan(names: string[]): string {
  return `(?!(?:${names.join('|')})\\.sql$).*`
}
