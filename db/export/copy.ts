/** The SQL of an export: one COPY whose rows PostgreSQL writes itself. */
import type { PoolClient } from 'pg'
import { conditions, type SearchQuery } from '../search.ts'
import type { ExportTable } from './tables.ts'

/**
 * First characters that make a spreadsheet run a cell (OWASP, «CSV Injection»), full-width forms among them; and the
 * apostrophe that is put before them, so that the text is the cell without its first apostrophe, always.
 */
export const FORMULA_STARTS = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', "'"]

/** Values of a COPY: `bind` gives the SQL of one, `set` hands them to the transaction. */
export interface Settings {
  bind: (value: unknown) => string
  set: (client: PoolClient) => Promise<void>
}

/**
 * COPY takes no parameters: the values of a query go into settings of the transaction, and the SQL reads them there.
 */
export function settings(): Settings {
  const values: string[] = []
  return {
    bind: (value) => `current_setting('karenbek.v${values.push(settingOf(value))}')`,
    async set(client) {
      if (values.length === 0) return
      const list = values.map((_, i) => `set_config('karenbek.v${i + 1}', $${i + 1}, true)`)
      await client.query(`SELECT ${list.join(', ')}`, values)
    },
  }
}

/** A value as text that a cast reads back: lists as PostgreSQL writes arrays. */
function settingOf(value: unknown): string {
  if (!Array.isArray(value)) return String(value).replaceAll('\0', '')
  const quoted = value.map((one) => `"${String(one).replaceAll('\0', '').replace(/["\\]/g, '\\$&')}"`)
  return `{${quoted.join(',')}}`
}

/** The rows of an export, without an end: `SELECT … FROM … WHERE … ORDER BY …` around the columns given. */
function rowsOf(
  table: ExportTable,
  list: string,
  query: SearchQuery | undefined,
  asOf: string | undefined,
  bind: (value: unknown) => string,
): string {
  const parts: string[] = []
  const time = asOf === undefined ? null : `${bind(asOf)}::timestamptz`
  const condition = (known: boolean) => {
    const asked = { ...query, duplicates: query?.duplicates || (known && time !== null) }
    const all = [conditions(asked, bind)]
    if (known && time !== null && !query?.duplicates && table.asOf) all.push(table.asOf(time))
    return all.join(' AND ')
  }
  // Tables of events are narrowed to what was known by the events themselves, others by their documents.
  const ofEvents = /\bevents e\b/.test(table.from)
  if (table.from.includes('__condition__')) parts.push('true')
  else if (ofEvents) parts.push(table.where(condition(true)))
  else {
    if (query) parts.push(table.where(condition(false)))
    if (time !== null && table.asOf) parts.push(table.asOf(time))
  }
  const from = table.from.replace('__condition__', () => condition(true))
  return `SELECT ${list} FROM ${from} WHERE ${parts.join(' AND ') || 'true'} ORDER BY ${table.order}`
}

export interface CopyOptions {
  query?: SearchQuery
  /** ISO time: what was known then. */
  asOf?: string
}

/** CSV (RFC 4180, lines end in LF, without a header): words of others that a spreadsheet would run get an apostrophe. */
export function csvCopy(
  table: ExportTable,
  { query, asOf }: CopyOptions,
  bind: (value: unknown) => string,
): string {
  const codes = FORMULA_STARTS.map((start) => start.codePointAt(0)).join(', ')
  const list = table.columns.map(({ sql, type, free }) => {
    if (free) return `CASE WHEN ascii(${sql}) IN (${codes}) THEN '''' || (${sql}) ELSE ${sql} END`
    return type === 'boolean' ? `(${sql})::text` : sql
  })
  return `COPY (${rowsOf(table, list.join(', '), query, asOf, bind)}) TO STDOUT (FORMAT csv)`
}

/** The events' lines that are kept, each with the id where there is none; `lines.ts` says what they are. */
export function lineCopy(
  events: ExportTable,
  { query, asOf }: CopyOptions,
  bind: (value: unknown) => string,
): string {
  const from = `events e ${asOf === undefined ? '' : 'JOIN documents d ON d.id = e.document_id'}
    LEFT JOIN event_lines x ON x.event_id = e.id`
  const list = 'CASE WHEN x.line IS NULL THEN e.id END, x.line'
  return `COPY (${rowsOf({ ...events, from }, list, query, asOf, bind)}) TO STDOUT (FORMAT binary)`
}
