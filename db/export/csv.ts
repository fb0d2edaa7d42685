import type { ExportColumn } from './tables.ts'

/** Cells that a spreadsheet would run as a formula; OWASP, «CSV Injection». */
const FORMULA = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/
const NEEDS_QUOTES = /[",\r\n]/

/** A row of CSV (RFC 4180) with its line end. Text that would run as a formula gets a leading apostrophe. */
export function csvRow(values: unknown[], columns: ExportColumn[]): string {
  return `${values.map((value, i) => csvCell(value, columns[i]?.type === 'text')).join(',')}\r\n`
}

/** The header row. */
export function csvHeader(columns: ExportColumn[]): string {
  return `${columns.map((column) => column.name).join(',')}\r\n`
}

/** One cell; `isText` cells are made safe for spreadsheets. */
export function csvCell(value: unknown, isText: boolean): string {
  if (value === null || value === undefined) return ''
  let cell = String(value)
  if (isText && FORMULA.test(cell)) cell = `'${cell}`
  return NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
