/** Opening the database for a command: the one of DATABASE_URL, or the embedded one. */
import {
  createPool,
  EmbeddedUnavailableError,
  hasPlaces,
  loadPlaces,
  migrate,
  type Pool,
  startEmbedded,
} from '../db/index.ts'
import { UserError } from './errors.ts'
import { readSettings, type Settings } from './settings.ts'

export interface OpenDatabase {
  url: string
  pool: Pool
  embedded: boolean
  /** Folder of the embedded cluster, null for a database of your own. */
  clusterDirectory: string | null
  close(): Promise<void>
}

/**
 * Opens the database, brings its tables up to date and loads the gazetteer: where there is none yet, or with
 * `refresh` (for commands that write) where it has changed.
 * @throws UserError where it cannot be reached, with what to do
 */
export async function openDatabase(
  settings: Settings,
  options: { connections?: number; refresh?: boolean } = {},
): Promise<OpenDatabase> {
  const server = settings.databaseUrl ? null : await embedded(settings.dataDirectory)
  const url = settings.databaseUrl ?? (server as { url: string }).url
  const pool = createPool(url, { max: options.connections ?? 8 })
  const close = async () => {
    await pool.end()
    await server?.stop()
  }
  try {
    if (!server) await checkServer(pool)
    await migrate(url)
    await loadGazetteer(pool, options.refresh ?? false)
  } catch (error) {
    await close().catch(() => {})
    throw explain(error)
  }
  return { url, pool, embedded: server !== null, clusterDirectory: server?.directory ?? null, close }
}

/** Oldest PostgreSQL that has what the tables use. */
const OLDEST = 14

/** @throws UserError where a server of one's own cannot hold the tables, before anything fails halfway */
async function checkServer(pool: Pool): Promise<void> {
  const { rows } = await pool.query(
    `SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int AS number,
            current_setting('server_encoding') AS encoding`,
  )
  const { version, number, encoding } = rows[0]
  if (number < OLDEST * 10_000)
    throw new UserError(
      `the server of DATABASE_URL is PostgreSQL ${version}: ${OLDEST} is the oldest that will do`,
    )
  if (encoding !== 'UTF8')
    throw new UserError(
      `the database of DATABASE_URL has the encoding ${encoding}: create it with ENCODING 'UTF8' (TEMPLATE template0)`,
    )
}

async function embedded(directory: string) {
  try {
    return await startEmbedded(directory)
  } catch (error) {
    if (error instanceof EmbeddedUnavailableError) throw new UserError(error.message)
    const { code, path } = error as NodeJS.ErrnoException
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
      throw new UserError(
        `${path ?? directory} cannot be written (${code}): set KARENBEK_DATA to a folder of your own`,
      )
    }
    if (code === 'EEXIST' || code === 'ENOTDIR')
      throw new UserError(
        `${path ?? directory} is no folder, or lies in a file: set KARENBEK_DATA to a folder`,
      )
    throw error
  }
}

async function loadGazetteer(pool: Pool, refresh: boolean): Promise<void> {
  if (!refresh && (await hasPlaces(pool))) return
  const { allPlaces } = await import('../models/places/index.ts')
  const { fold } = await import('../models/text/index.ts')
  await loadPlaces(pool, allPlaces(), ({ name, nameRu, nameEn }) =>
    [name, nameRu, nameEn].filter((one) => one !== null).map((one) => fold(one).folded),
  )
}

/** Connection failures in words; anything else as it is. */
function explain(error: unknown): unknown {
  const { code, message } = error as { code?: string; message: string }
  const reasons: Record<string, string> = {
    ECONNREFUSED: 'nothing listens there',
    ENOTFOUND: 'the host is not known',
    ETIMEDOUT: 'the host does not answer',
    '28P01': 'the password is wrong',
    '28000': 'the user is not let in',
    '3D000': 'there is no such database',
    '57P03': 'it is starting up or shutting down',
  }
  // The runner of migrations hands on the words alone.
  const denied = /permission denied for [^\n]*/.exec(message)?.[0]
  if (denied)
    return new UserError(
      `the user of DATABASE_URL may not do what is needed (${denied}): let it own the database and its tables`,
    )
  const reason = code && reasons[code]
  return reason
    ? new UserError(`the database of DATABASE_URL cannot be reached: ${reason} (${message || code})`)
    : error
}

/** Runs `work` with the database open, and closes it whatever happens. */
export async function withDatabase<T>(
  work: (database: OpenDatabase, settings: Settings) => Promise<T>,
  options: { connections?: number; refresh?: boolean } = {},
): Promise<T> {
  const settings = readSettings()
  const database = await openDatabase(settings, options)
  try {
    return await work(database, settings)
  } finally {
    await database.close()
  }
}
