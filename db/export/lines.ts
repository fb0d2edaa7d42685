/**
 * The events of an export as lines of CSV. They are kept in the table `event_lines`, so that an export reads them
 * instead of joining and writing them out again; a line that is missing is made in the export's own snapshot. For exports
 * of all events the lines are also kept by the block, in `event_blocks`. Every format of the events is made of these
 * lines: it does not matter which of them were kept.
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
/**
 * A transaction of an export waits for its reader, however slow that is. It is read-only: nobody waits for it.
 */
export const UNHURRIED = 'SET LOCAL idle_in_transaction_session_timeout = 0'
/** `PGCOPY\n\xff\r\n\0`, flags and the length of an empty extension. */
const HEADER = 19
/** Of so many events at least the lines must be there: with fewer, one query for all is quicker than many for some. */
const ENOUGH = 0.5
const BATCH = 2000
/** A block is all shown events whose ids begin with these digits. */
const PREFIXES = Array.from({ length: 1 << 12 }, (_, n) => n.toString(16).padStart(3, '0'))
/** Comes after all digits. */
const AFTER = 'g'
/** With fewer events blocks are hardly longer than lines. */
const LEAST_EVENTS = 50_000
const BLOCKS_AT_ONCE = 64
/** Nobody who writes events waits longer for lines to be written. */
const LOCK_MS = 2000

/** What a line is made of: lines of another program are not used. */
const VERSION = createHash('sha256')
  .update(csvCopy(EVENTS, {}, () => '$'))
  .digest('hex')
  .slice(0, 16)

/** What an export of the events is read from: blocks, lines, or the tables that they are made of. */
export type KeptAs = 'blocks' | 'lines' | 'tables'

/** Whole lines of the events, each with a line feed at its end, in the order of their ids. */
export async function* eventLines(
  pool: Pool,
  client: PoolClient,
  options: CopyOptions,
  { bind, set }: Settings,
  kept?: KeptAs,
): AsyncGenerator<Buffer> {
  const from = kept ?? (await keptAs(client))
  if (from === 'tables') {
    const sql = csvCopy(EVENTS, options, bind)
    await set(client)
    yield* copyOut(client, sql)
    return
  }
  const isAll = options.query === undefined && options.asOf === undefined
  const sql =
    from === 'blocks' && isAll
      ? 'COPY (SELECT prefix, lines FROM event_blocks ORDER BY prefix) TO STDOUT (FORMAT binary)'
      : lineCopy(EVENTS, options, bind)
  await set(client)
  // Events and lines are both read in the order of their ids: hashing would mean to sort all the lines.
  if (options.asOf === undefined) await client.query('SET LOCAL enable_hashjoin = off')
  const { rows } = await client.query('SELECT pg_export_snapshot() AS snapshot')
  const making = maker(pool, rows[0].snapshot)
  try {
    if (from === 'blocks' && isAll) {
      yield* blocks(copyOut(client, sql), making.block)
      return
    }
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

/** What there is of this program's, for most of the events. The counts are those of the server's statistics. */
async function keptAs(client: PoolClient): Promise<KeptAs> {
  const { rows } = await client.query(
    `SELECT coalesce((SELECT value FROM meta WHERE key = 'event_lines') = $1, false) AS is_ours,
            pg_stat_get_live_tuples('events'::regclass) AS events,
            pg_stat_get_live_tuples('event_lines'::regclass) AS lines,
            pg_stat_get_live_tuples('event_blocks'::regclass) AS blocks`,
    [VERSION],
  )
  const { is_ours: isOurs, events, lines, blocks } = rows[0]
  if (!isOurs || lines <= ENOUGH * events) return 'tables'
  return blocks > ENOUGH * PREFIXES.length ? 'blocks' : 'lines'
}

/** The lines of all blocks: those of a binary COPY, each `[prefix, lines]`, and those that are missing there. */
async function* blocks(
  chunks: AsyncIterable<Buffer>,
  make: (prefix: string) => Promise<Buffer>,
): AsyncGenerator<Buffer> {
  let n = 0
  let start = HEADER
  for await (const chunk of chunks) {
    let at = start
    start = 0
    while (at < chunk.length && chunk.readInt16BE(at) === 2) {
      const from = at + 6
      const to = from + chunk.readInt32BE(at + 2)
      const prefix = chunk.toString('latin1', from, to)
      for (; n < PREFIXES.length && (PREFIXES[n] as string) < prefix; n++)
        yield await make(PREFIXES[n] as string)
      n++
      at = to + 4 + chunk.readInt32BE(to)
      yield chunk.subarray(to + 4, at)
    }
  }
  for (; n < PREFIXES.length; n++) yield await make(PREFIXES[n] as string)
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
  const connected = async (): Promise<PoolClient> => {
    if (client) return client
    client = await pool.connect()
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    await client.query(`SET TRANSACTION SNAPSHOT '${snapshot.replace(/[^\w-]/g, '')}'`)
    await client.query(`${SAME_TEXT}; ${UNHURRIED}`)
    return client
  }
  const lines = async (missing: readonly Missing[]): Promise<Buffer[]> => {
    const { bind, set } = settings()
    const sql = csvCopy(
      { ...EVENTS, where: () => `e.id = ANY(${bind(missing.map(({ id }) => id))}::text[])` },
      {},
      bind,
    )
    const own = await connected()
    await set(own)
    const made = await linesIn(copyOut(own, sql))
    if (made.length !== missing.length)
      throw new Error(`${missing.length} lines were asked for, ${made.length} made`)
    return made
  }
  return {
    lines,
    /** The lines of a block that is missing: those that are kept by themselves, and the others. */
    async block(prefix: string): Promise<Buffer> {
      const { bind, set } = settings()
      const where = () => `e.is_shown AND e.id >= ${bind(prefix)} AND e.id < ${bind(prefix + AFTER)}`
      const sql = lineCopy({ ...EVENTS, where }, {}, bind)
      const own = await connected()
      await set(own)
      const parts: Buffer[] = []
      const all: Missing[] = []
      let used = 0
      let isFirst = true
      for await (const chunk of copyOut(own, sql)) {
        const { lines: some, missing } = linesOf(chunk, isFirst ? HEADER : 0)
        isFirst = false
        all.push(...missing.map(({ id, at }) => ({ id, at: at + used })))
        parts.push(some)
        used += some.length
      }
      const whole = Buffer.concat(parts)
      return all.length === 0 ? whole : withMissing(whole, all, await lines(all))
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

/**
 * Keeps the lines of all events by the block, where there are so many events that it helps. Every event that is written
 * takes its block away: this is for databases whose events are exported, not for every time that some are written.
 * @returns blocks that were made
 */
export async function keepBlocks(pool: Pool, signal?: AbortSignal, least = LEAST_EVENTS): Promise<number> {
  const { rows } = await pool.query(
    `SELECT pg_stat_get_live_tuples('events'::regclass) AS events, ARRAY(SELECT prefix FROM event_blocks) AS prefixes`,
  )
  if (rows[0].events < least) return 0
  const known = new Set(rows[0].prefixes as string[])
  const missing = PREFIXES.filter((prefix) => !known.has(prefix))
  let made = 0
  for (let at = 0; at < missing.length && !signal?.aborted; at += BLOCKS_AT_ONCE) {
    const some = missing.slice(at, at + BLOCKS_AT_ONCE)
    const count = await locked(pool, async (client) => {
      // A block is whole where all of its events have lines of this program.
      const { rowCount } = await client.query(
        `INSERT INTO event_blocks
         SELECT p.prefix, coalesce(l.lines, '') FROM unnest($1::text[]) AS p (prefix), LATERAL (
           SELECT string_agg(x.line || E'\\n', '' ORDER BY e.id) FILTER (WHERE e.is_shown) AS lines,
                  bool_and(x.line IS NOT NULL) AS is_whole
             FROM events e LEFT JOIN event_lines x ON x.event_id = e.id
            WHERE e.id >= p.prefix AND e.id < p.prefix || '${AFTER}') l
          WHERE coalesce(l.is_whole, true) AND (SELECT value FROM meta WHERE key = 'event_lines') = $2
         ON CONFLICT DO NOTHING`,
        [some, VERSION],
      )
      return rowCount ?? 0
    })
    if (count === null) break
    made += count
  }
  return made
}

/** One batch: the ids whose lines were made, or null where it could not be. */
function keepSome(pool: Pool, after: string): Promise<string[] | null> {
  return locked(pool, async (client) => {
    const { rows } = await client.query(`SELECT value FROM meta WHERE key = 'event_lines'`)
    if (rows[0]?.value !== VERSION) {
      // Its blocks go with it.
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
    return ids
  })
}

/**
 * A transaction of a writer of lines or blocks: nobody else writes them, or takes them away, meanwhile. Null where it
 * could not be.
 */
async function locked<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T | null> {
  const client = await pool.connect()
  let broken = false
  try {
    await client.query('BEGIN')
    await client.query(`${SAME_TEXT}; SET LOCAL lock_timeout = ${LOCK_MS}`)
    // Before anything is read: what writers of events have not committed yet is waited for.
    await client.query('LOCK TABLE event_lines IN SHARE ROW EXCLUSIVE MODE')
    const result = await work(client)
    await client.query('COMMIT')
    return result
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
