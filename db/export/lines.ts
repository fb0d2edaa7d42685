/**
 * The events of an export as lines of CSV. They are kept in the table `event_lines`, so that an export reads them
 * instead of joining and writing them out again; a line that is missing is made in the export's own snapshot. Every
 * format of the events is made of these lines: it does not matter which of them were kept.
 */
import { createHash } from 'node:crypto'
import type { PoolClient } from 'pg'
import { copyOut } from '../copy-out.ts'
import type { Pool } from '../pool.ts'
import { type CopyOptions, csvCopy, lineCopy, type Settings, settings } from './copy.ts'
import { rowEnd } from './csv.ts'
import { EXPORT_TABLES, type ExportTable } from './tables.ts'

const EVENTS = EXPORT_TABLES.events as ExportTable
/** The same text for the same values whatever the server's settings are. */
export const SAME_TEXT = `SET LOCAL DateStyle = 'ISO'; SET LOCAL TimeZone = 'UTC'; SET LOCAL extra_float_digits = 1;
  SET LOCAL statement_timeout = 0; SET LOCAL work_mem = '64MB'; SET LOCAL enable_hashjoin TO DEFAULT`
/** `PGCOPY\n\xff\r\n\0`, flags and the length of an empty extension. */
const HEADER = 19
/** Of so many events at least the lines must be there: with fewer, one query for all is quicker than many for some. */
const ENOUGH = 0.5
const BATCH = 2000
/** Nobody who writes events waits longer for lines to be written. */
const LOCK_MS = 2000

/** What a line is made of: lines of another program are not used. */
const VERSION = createHash('sha256')
  .update(csvCopy(EVENTS, {}, () => '$'))
  .digest('hex')
  .slice(0, 16)

/** Whole lines of the events, each with a line feed at its end, in the order of their ids. */
export async function* eventLines(
  pool: Pool,
  client: PoolClient,
  options: CopyOptions,
  { bind, set }: Settings,
  useKept?: boolean,
): AsyncGenerator<Buffer> {
  if (!(useKept ?? (await areKept(client)))) {
    const sql = csvCopy(EVENTS, options, bind)
    await set(client)
    yield* copyOut(client, sql)
    return
  }
  const sql = lineCopy(EVENTS, options, bind)
  await set(client)
  // Events and lines are both read in the order of their ids: hashing would mean to sort all the lines.
  if (options.asOf === undefined) await client.query('SET LOCAL enable_hashjoin = off')
  const { rows } = await client.query('SELECT pg_export_snapshot() AS snapshot')
  const making = maker(pool, rows[0].snapshot)
  try {
    let isFirst = true
    for await (const chunk of copyOut(client, sql)) {
      const { lines, missing } = linesOf(chunk, isFirst ? HEADER : 0)
      isFirst = false
      yield missing.length === 0 ? lines : withMissing(lines, missing, await making.lines(missing))
    }
  } finally {
    await making.close()
  }
}

/** Are lines of this program there, for most of the events? The counts are those of the server's statistics. */
async function areKept(client: PoolClient): Promise<boolean> {
  const { rows } = await client.query(
    `SELECT coalesce((SELECT value FROM meta WHERE key = 'event_lines') = $1, false)
        AND pg_stat_get_live_tuples('event_lines'::regclass)
            > ${ENOUGH} * pg_stat_get_live_tuples('events'::regclass) AS kept`,
    [VERSION],
  )
  return rows[0].kept
}

interface Missing {
  id: string
  /** Where its line belongs. */
  at: number
}

/** The rows of a chunk of a binary COPY, each `[id where the line is missing, line]`, as text: in the chunk itself. */
function linesOf(chunk: Buffer, start: number): { lines: Buffer; missing: Missing[] } {
  const missing: Missing[] = []
  let used = 0
  let at = start
  while (at < chunk.length && chunk.readInt16BE(at) === 2) {
    const idLength = chunk.readInt32BE(at + 2)
    at += 6
    if (idLength >= 0) {
      missing.push({ id: chunk.toString('latin1', at, at + idLength), at: used })
      at += idLength + 4
      continue
    }
    const end = at + 4 + chunk.readInt32BE(at)
    // What stands before a row is longer than a line feed: no row is written over before it is read.
    chunk.copyWithin(used, at + 4, end)
    used += end - at - 4
    chunk[used++] = 0x0a
    at = end
  }
  return { lines: chunk.subarray(0, used), missing }
}

function withMissing(lines: Buffer, missing: readonly Missing[], made: readonly Buffer[]): Buffer {
  const parts: Buffer[] = []
  let before = 0
  missing.forEach(({ at }, i) => {
    parts.push(lines.subarray(before, at), made[i] as Buffer)
    before = at
  })
  parts.push(lines.subarray(before))
  return Buffer.concat(parts)
}

/** Makes lines in a snapshot, on a connection of its own that is taken when the first line is missing. */
function maker(pool: Pool, snapshot: string) {
  let client: PoolClient | null = null
  return {
    async lines(missing: readonly Missing[]): Promise<Buffer[]> {
      if (!client) {
        client = await pool.connect()
        await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
        await client.query(`SET TRANSACTION SNAPSHOT '${snapshot.replace(/[^\w-]/g, '')}'`)
        await client.query(SAME_TEXT)
      }
      const { bind, set } = settings()
      const sql = csvCopy(
        { ...EVENTS, where: () => `e.id = ANY(${bind(missing.map(({ id }) => id))}::text[])` },
        {},
        bind,
      )
      await set(client)
      const made = await linesIn(copyOut(client, sql))
      if (made.length !== missing.length)
        throw new Error(`${missing.length} lines were asked for, ${made.length} made`)
      return made
    },
    async close(): Promise<void> {
      client?.release(true)
    },
  }
}

async function linesIn(chunks: AsyncIterable<Buffer>): Promise<Buffer[]> {
  const lines: Buffer[] = []
  for await (const chunk of chunks)
    for (let at = 0; at < chunk.length; ) {
      const end = rowEnd(chunk, at)
      lines.push(chunk.subarray(at, end))
      at = end
    }
  return lines
}

/**
 * Makes the lines that are missing and keeps them, some thousands a transaction. Where the database may only be read,
 * or is busy with the events, nothing is made: exports go on without.
 * @returns lines that were made
 */
export async function keepLines(pool: Pool, signal?: AbortSignal): Promise<number> {
  let made = 0
  let after = ''
  while (!signal?.aborted) {
    const ids = await keepSome(pool, after)
    if (ids === null) break
    made += ids.length
    if (ids.length < BATCH) break
    after = ids.at(-1) as string
  }
  return made
}

/** One batch: the ids whose lines were made, or null where it could not be. */
async function keepSome(pool: Pool, after: string): Promise<string[] | null> {
  const client = await pool.connect()
  let broken = false
  try {
    await client.query('BEGIN')
    await client.query(`${SAME_TEXT}; SET LOCAL lock_timeout = ${LOCK_MS}`)
    // Before anything is read: what writers of events have not committed yet is waited for.
    await client.query('LOCK TABLE event_lines IN SHARE ROW EXCLUSIVE MODE')
    const { rows } = await client.query(`SELECT value FROM meta WHERE key = 'event_lines'`)
    if (rows[0]?.value !== VERSION) {
      await client.query('TRUNCATE event_lines')
      await client.query(
        `INSERT INTO meta VALUES ('event_lines', $1) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
        [VERSION],
      )
    }
    const { rows: missing } = await client.query(
      `SELECT e.id FROM events e WHERE e.id > $1 AND NOT EXISTS (SELECT FROM event_lines x WHERE x.event_id = e.id)
        ORDER BY e.id LIMIT ${BATCH}`,
      [after],
    )
    const ids = missing.map((row) => row.id as string)
    if (ids.length > 0) {
      const { bind, set } = settings()
      const sql = csvCopy({ ...EVENTS, where: () => `e.id = ANY(${bind(ids)}::text[])` }, {}, bind)
      await set(client)
      const lines = await linesIn(copyOut(client, sql))
      if (lines.length !== ids.length)
        throw new Error(`${ids.length} lines were to be made, not ${lines.length}`)
      await client.query('INSERT INTO event_lines SELECT * FROM unnest($1::text[], $2::text[])', [
        ids,
        lines.map((line) => line.toString('utf8', 0, line.length - 1)),
      ])
    }
    await client.query('COMMIT')
    return ids
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {
      broken = true
    })
    // May only read; lock not to be had.
    if (['25006', '42501', '55P03'].includes((error as { code?: string }).code ?? '')) return null
    throw error
  } finally {
    client.release(broken)
  }
}
