/** Whole tables out, streamed: CSV, JSON lines, Parquet. Memory does not grow with the number of rows. */
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Pool } from '../pool.ts'
import { conditions, parameters, type SearchQuery } from '../search.ts'
import { csvHeader, csvRow } from './csv.ts'
import { parquetFile } from './parquet.ts'
import { EXPORT_TABLES, type ExportTable } from './tables.ts'

export { csvCell } from './csv.ts'
export { EXPORT_TABLES, type ExportColumn, type ExportTable } from './tables.ts'

export const EXPORT_FORMATS = ['csv', 'jsonl', 'parquet'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

export interface ExportOptions {
  format: ExportFormat
  /** Name of a table of EXPORT_TABLES, default `events`. */
  table?: string
  /** Narrows the events; other tables are exported whole. */
  query?: SearchQuery
}

const BATCH = 2_000

/**
 * The bytes of an export, as they are made. All rows come from one snapshot of the database, in the order of
 * their ids: the same data give the same bytes.
 */
export async function* exportRows(pool: Pool, options: ExportOptions): AsyncGenerator<Uint8Array | string> {
  const table = EXPORT_TABLES[options.table ?? 'events']
  if (!table) throw new RangeError(`there is no table ${options.table}`)
  const rows = readRows(pool, table, options.query ?? {})
  if (options.format === 'parquet') {
    yield* parquetFile(rows, table.columns)
    return
  }
  if (options.format === 'csv') yield csvHeader(table.columns)
  for await (const batch of rows) {
    let text = ''
    for (const row of batch)
      text += options.format === 'csv' ? csvRow(row, table.columns) : jsonRow(row, table)
    yield text
  }
}

function jsonRow(row: unknown[], table: ExportTable): string {
  return `${JSON.stringify(Object.fromEntries(table.columns.map(({ name }, i) => [name, row[i] ?? null])))}\n`
}

/** Rows of a table in batches, through a cursor in one read-only transaction. */
async function* readRows(pool: Pool, table: ExportTable, query: SearchQuery): AsyncGenerator<unknown[][]> {
  const { values, bind } = parameters()
  const where = table.searchable ? `WHERE ${conditions(query, bind)}` : ''
  const list = table.columns.map(({ sql, name }) => `${sql} AS "${name}"`).join(', ')
  const client = await pool.connect()
  let broken = true
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    await client.query(
      `DECLARE rows NO SCROLL CURSOR FOR SELECT ${list} FROM ${table.from} ${where} ORDER BY ${table.order}`,
      values,
    )
    for (;;) {
      const { rows } = await client.query({ text: `FETCH ${BATCH} FROM rows`, rowMode: 'array' })
      if (rows.length === 0) break
      yield rows as unknown[][]
    }
    await client.query('COMMIT')
    broken = false
  } finally {
    // A reader that left early leaves an open cursor: the connection is not used again.
    client.release(broken)
  }
}

/** Writes an export to a stream and waits for slow readers. */
export async function exportTo(pool: Pool, options: ExportOptions, out: Writable, end = true): Promise<void> {
  await pipeline(
    Readable.from(exportRows(pool, options), { objectMode: false, highWaterMark: 1 << 18 }),
    out,
    { end },
  )
}

/** Writes an export to a file that appears only when it is whole. */
export async function exportToFile(pool: Pool, options: ExportOptions, file: string): Promise<void> {
  const unfinished = `${file}.${process.pid}.part`
  try {
    await exportTo(pool, options, createWriteStream(unfinished, { flags: 'wx', flush: true }))
    await rename(unfinished, file)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}

/** The data dictionary: every column of every table, as rows for people and programs. */
export function dataDictionary(): { table: string; column: string; type: string; description: string }[] {
  return Object.values(EXPORT_TABLES).flatMap((table) =>
    table.columns.map(({ name, type, description }) => ({
      table: table.name,
      column: name,
      type,
      description,
    })),
  )
}
