/** Whole tables out, streamed: CSV, JSON lines, GeoJSON, Parquet. Memory does not grow with the number of rows. */
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { PoolClient } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { Pool } from '../pool.ts'
import type { SearchQuery } from '../search.ts'
import { binaryCopy, csvCopy, FORMULA_STARTS, jsonCopy, settings } from './copy.ts'
import { parquetOf } from './parquet.ts'
import { EXPORT_TABLES, type ExportTable } from './tables.ts'

export { EXPORT_TABLES, type ExportColumn, type ExportTable } from './tables.ts'

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
  const { bind, set } = settings()
  if (format === 'csv') {
    yield `${table.columns.map(({ name }) => name).join(',')}\n`
    yield* copied(pool, options, csvCopy(table, options, bind), set)
  } else if (format === 'jsonl') yield* copied(pool, options, jsonCopy(table, options, 'object', bind), set)
  else if (format === 'geojson')
    yield* featureCollection(copied(pool, options, jsonCopy(table, options, 'feature', bind), set))
  else yield* parquetOf(copied(pool, options, binaryCopy(table, options, bind), set), table.columns)
}

/** What a COPY gives, in a read-only transaction of its own or in that of the options' client. */
async function* copied(
  pool: Pool,
  options: ExportOptions,
  sql: string,
  set: (client: PoolClient) => Promise<void>,
): AsyncGenerator<Buffer> {
  const client = options.client ?? (await pool.connect())
  let broken = true
  try {
    if (!options.client) await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    // The same text for the same values whatever the server's settings are.
    await client.query(`SET LOCAL DateStyle = 'ISO'; SET LOCAL TimeZone = 'UTC'; SET LOCAL statement_timeout = 0;
                        SET LOCAL extra_float_digits = 1; SET LOCAL work_mem = '64MB'`)
    await set(client)
    for await (const chunk of client.query(copyTo(sql)) as AsyncIterable<Buffer>) yield chunk
    if (!options.client) await client.query('COMMIT')
    broken = false
  } finally {
    // A reader that left early leaves an open COPY: the connection is not used again.
    if (!options.client) client.release(broken)
  }
}

/** Lines of JSON as the features of one collection. Bytes, not characters: a chunk may end within a letter. */
async function* featureCollection(lines: AsyncIterable<Buffer>): AsyncGenerator<Buffer | string> {
  yield '{"type":"FeatureCollection","features":['
  let before = '\n'
  for await (const chunk of lines) {
    // The last line end waits: a comma stands before the next feature, none after the last.
    const text = chunk.toString('latin1')
    const complete = text.endsWith('\n')
    const features = (complete ? text.slice(0, -1) : text).replaceAll('\n', ',\n')
    yield Buffer.from(before + features, 'latin1')
    before = complete ? ',\n' : ''
  }
  yield '\n]}\n'
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
