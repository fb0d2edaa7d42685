/** Whole tables out, streamed: CSV, JSON lines, GeoJSON, Parquet. Memory does not grow with the number of rows. */
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { PoolClient } from 'pg'
import { copyOut } from '../copy-out.ts'
import type { Pool } from '../pool.ts'
import type { SearchQuery } from '../search.ts'
import { csvCopy, FORMULA_STARTS, settings } from './copy.ts'
import { BATCH, batchesOf, fileOf } from './encode.ts'
import { eventLines, SAME_TEXT, UNHURRIED } from './lines.ts'
import { EXPORT_TABLES, type ExportTable } from './tables.ts'
import { encoded } from './threads.ts'
import { unfinishedName } from './unfinished.ts'

export { CODES } from './codes.ts'
export { keepBlocks, keepLines } from './lines.ts'
export { EXPORT_TABLES, type ExportColumn, type ExportTable } from './tables.ts'
export { unfinishedName } from './unfinished.ts'

export const EXPORT_FORMATS = ['csv', 'jsonl', 'parquet', 'geojson'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

export interface ExportOptions {
  format: ExportFormat
  /** Name of a table of EXPORT_TABLES, default `events`. */
  table?: string
  /** Narrows the events, and other tables to what has to do with them. */
  query?: SearchQuery
  /** ISO time: only what had been fetched then, so that the same bytes come out later. */
  asOf?: string
  /** Where several exports are to be of one snapshot: the client whose transaction they run in. */
  client?: PoolClient
  /** Nobody else waits for this thread: it may work for long at a time. */
  alone?: boolean
}

/** An export that is not possible as it was asked for. */
export class ExportError extends Error {}

/** The table of an export. @throws ExportError where there is none, or it cannot be had in the format */
export function exportTable({
  table: name = 'events',
  format,
}: Pick<ExportOptions, 'table' | 'format'>): ExportTable {
  const table = Object.hasOwn(EXPORT_TABLES, name) ? EXPORT_TABLES[name] : undefined
  if (!table)
    throw new ExportError(`there is no table ${name}; there are ${Object.keys(EXPORT_TABLES).join(', ')}`)
  if (format === 'geojson' && !table.point) {
    const mapped = Object.values(EXPORT_TABLES).filter((one) => one.point)
    throw new ExportError(
      `${name} has no coordinates: GeoJSON is for ${mapped.map((one) => one.name).join(', ')}`,
    )
  }
  return table
}

/**
 * The bytes of an export, as they are made. All rows come from one snapshot of the database, in the order of
 * their ids: the same data give the same bytes.
 * @throws ExportError where there is no such table
 */
export async function* exportRows(pool: Pool, options: ExportOptions): AsyncGenerator<Uint8Array | string> {
  const table = exportTable(options)
  const { format } = options
  const rows = csvRows(pool, table, options)
  if (format === 'csv') {
    yield `${table.columns.map(({ name }) => name).join(',')}\n`
    yield* rows
    return
  }
  const spare: ArrayBuffer[] = []
  const batches = batchesOf(rows, BATCH[format], spare)
  yield* fileOf(format, encoded(batches, format, table, spare, undefined, options.alone), table)
}

/** The rows of a table as CSV, in a read-only transaction of their own or in that of the options' client. */
async function* csvRows(pool: Pool, table: ExportTable, options: ExportOptions): AsyncGenerator<Buffer> {
  const client = options.client ?? (await pool.connect())
  let broken = true
  try {
    if (!options.client) await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    await client.query(`${SAME_TEXT}; ${UNHURRIED}`)
    const parameters = settings()
    if (table === EXPORT_TABLES.events) yield* eventLines(pool, client, options, parameters)
    else {
      const sql = csvCopy(table, options, parameters.bind)
      await parameters.set(client)
      yield* copyOut(client, sql)
    }
    if (!options.client) await client.query('COMMIT')
    broken = false
  } finally {
    // A reader that left early leaves an open COPY: the connection is not used again.
    if (!options.client) client.release(broken)
  }
}

/**
 * Writes an export to a stream and waits for slow readers; with `end: false` the stream stays open. This thread encodes
 * too: for programs that do nothing else meanwhile.
 */
export async function exportTo(
  pool: Pool,
  options: ExportOptions,
  out: Writable,
  { end = true, signal }: { end?: boolean; signal?: AbortSignal } = {},
): Promise<void> {
  const rows = Readable.from(exportRows(pool, { alone: true, ...options }), {
    objectMode: false,
    highWaterMark: 1 << 18,
  })
  await pipeline(rows, out, { end, ...(signal ? { signal } : {}) })
}

/** Writes an export to a file that appears only when it is whole; where it fails or is aborted nothing is left of it. */
export async function exportToFile(
  pool: Pool,
  options: ExportOptions,
  file: string,
  signal?: AbortSignal,
): Promise<void> {
  const unfinished = await unfinishedName(file)
  const out = createWriteStream(unfinished, { flags: 'wx', flush: true })
  const closed = new Promise<void>((resolve) => out.once('close', () => resolve()))
  try {
    await exportTo(pool, options, out, signal ? { signal } : {})
    signal?.throwIfAborted()
    await rename(unfinished, file)
  } catch (error) {
    // It may still be being opened.
    await closed
    await rm(unfinished, { force: true })
    throw error
  }
}

/** One cell of a CSV file as the exports write it; `isText` cells are made safe for spreadsheets. */
export function csvCell(value: unknown, isText: boolean): string {
  if (value === null || value === undefined) return ''
  let cell = String(value)
  if (isText && FORMULA_STARTS.includes(cell[0] ?? ' ')) cell = `'${cell}`
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
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
