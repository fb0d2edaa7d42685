/** Filling the columns from PostgreSQL: all of it at first, then what has changed. */
import type { PoolClient } from 'pg'
import { copyOut } from '../copy-out.ts'
import type { Pool } from '../pool.ts'
import { type Breaks, sortedRows } from './order.ts'
import { addRow, type Columns, EVENT_COPY, emptyColumns, removeRow, type Unit } from './rows.ts'

/** `PGCOPY\n\xff\r\n\0`, flags and the length of an empty extension. */
const HEADER = 19
/** Work between two breaths of the event loop. */
const SLICE_MS = 8

/** Columns with the transaction that everything before is in them of. */
export interface Loaded {
  columns: Columns
  xmin: string
}

/** Reads all events in one snapshot. Other work of the process goes on meanwhile. */
export async function loadColumns(pool: Pool, signal?: AbortSignal): Promise<Loaded> {
  const client = await pool.connect()
  let broken = true
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const { rows } = await client.query('SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS xmin')
    const columns = await gazetteer(client)
    await copyRows(client, columns, EVENT_COPY, signal)
    await client.query('COMMIT')
    broken = false
    const pause = breaks()
    const date = await sortedRows(columns, 'date', pause)
    columns.orders = { rows: columns.rows, date, size: await sortedRows(columns, 'size', pause) }
    return { columns, xmin: rows[0].xmin }
  } finally {
    client.release(broken)
  }
}

/**
 * Brings the columns up to date: reads again what transactions wrote that the last look cannot have seen.
 * @returns the new `xmin` and how many events were read or taken out; null where so much has changed that all should
 * be read anew
 */
export async function refreshColumns(
  pool: Pool,
  { columns, xmin }: Loaded,
  most: number,
): Promise<{ xmin: string; changed: number } | null> {
  const { rows } = await pool.query(
    `SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS xmin,
            (SELECT array_agg(event_id) FROM (SELECT DISTINCT event_id FROM event_changes
                                               WHERE xid >= $1::xid8 LIMIT $2) changes) AS ids`,
    [xmin, most + 1],
  )
  const ids = (rows[0].ids ?? []) as string[]
  if (ids.length > most) return null
  if (ids.length > 0) {
    for (const id of ids) {
      const bytes = Buffer.from(id)
      removeRow(columns, bytes, 0, bytes.length)
    }
    const client = await pool.connect()
    try {
      // COPY takes no parameters; ids are hexadecimal digits and hyphens, and nothing else is let through.
      const list = ids.filter((id) => /^[\w-]+$/.test(id)).map((id) => `'${id}'`)
      await copyRows(client, columns, `${EVENT_COPY} WHERE e.id IN (${list.join(', ') || "''"})`)
    } finally {
      client.release()
    }
  }
  return { xmin: rows[0].xmin, changed: ids.length }
}

/** The event loop's turn, where it has not had one for a while. */
function breaks(): Breaks {
  let since = performance.now()
  return {
    isDue: () => performance.now() - since > SLICE_MS,
    async take() {
      await new Promise((resolve) => setImmediate(resolve))
      since = performance.now()
    },
  }
}

async function gazetteer(client: PoolClient): Promise<Columns> {
  const { rows } = await client.query(
    'SELECT id, name, name_ru AS "nameRu", name_en AS "nameEn", lat, lon, level, path FROM places ORDER BY id',
  )
  const units = rows.map(({ path: _, ...unit }) => unit as Omit<Unit, 'path'>)
  return emptyColumns(
    units,
    rows.map((row) => row.path as string[]),
  )
}

/** Runs a COPY … (FORMAT binary) and adds its rows. */
async function copyRows(
  client: PoolClient,
  columns: Columns,
  sql: string,
  signal?: AbortSignal,
): Promise<void> {
  let rest: Buffer | null = null
  let isFirst = true
  const pause = breaks()
  for await (const chunk of copyOut(client, `COPY (${sql}) TO STDOUT (FORMAT binary)`)) {
    signal?.throwIfAborted()
    const buffer: Buffer = rest ? Buffer.concat([rest, chunk]) : chunk
    let at = 0
    if (isFirst) {
      if (buffer.length < HEADER) {
        rest = buffer
        continue
      }
      at = HEADER
      isFirst = false
    }
    for (;;) {
      const next = addRow(columns, buffer, at)
      if (next < 0) break
      at = next
      if (pause.isDue()) await pause.take()
    }
    rest = at < buffer.length ? buffer.subarray(at) : null
  }
}
