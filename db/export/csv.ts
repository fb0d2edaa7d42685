/** Reading the CSV that PostgreSQL writes: bytes in, places of the cells out, no strings. */

const QUOTE = 0x22
const COMMA = 0x2c
const LINE_FEED = 0x0a
const APOSTROPHE = 0x27

/** Where the cells of rows are, column by column. Of a quoted cell the places are those between its quotes. */
export interface Cells {
  columns: number
  /** Rows that there is room for: cell `column × rows + row`. */
  rows: number
  from: Int32Array
  to: Int32Array
  /** 0: null; 1: as it stands; 2: with quotes that are written twice. */
  kind: Uint8Array
}

/** Room for the cells of some rows. */
export function cells(columns: number, rows = 1): Cells {
  const size = columns * rows
  return { columns, rows, from: new Int32Array(size), to: new Int32Array(size), kind: new Uint8Array(size) }
}

/** Finds the cells of the row that begins at `start`, as row `row`; gives where the next one begins. */
export function readRow(
  { columns, rows, from, to, kind }: Cells,
  buffer: Uint8Array,
  start: number,
  row = 0,
): number {
  let at = start
  for (let i = row, left = columns; left > 0; left--, i += rows) {
    let byte = buffer[at] as number
    if (byte === QUOTE) {
      from[i] = ++at
      let doubled = 1
      for (;;) {
        while (buffer[at] !== QUOTE) at++
        if (buffer[at + 1] !== QUOTE) break
        doubled = 2
        at += 2
      }
      to[i] = at
      kind[i] = doubled
      at += 2
    } else {
      const begin = at
      while (byte !== COMMA && byte !== LINE_FEED) byte = buffer[++at] as number
      from[i] = begin
      to[i] = at
      kind[i] = at > begin ? 1 : 0
      at++
    }
  }
  return at
}

/** Where the row that begins at `start` ends, its line feed included. */
export function rowEnd(buffer: Uint8Array, start: number): number {
  let quoted = false
  for (let at = start; at < buffer.length; at++) {
    const byte = buffer[at]
    // A quote that is written twice ends and begins.
    if (byte === QUOTE) quoted = !quoted
    else if (byte === LINE_FEED && !quoted) return at + 1
  }
  return buffer.length
}

/** A cell's text: where it lies and in which buffer. Used again for the next one. */
export const TEXT: { bytes: Uint8Array; from: number; to: number } = {
  bytes: new Uint8Array(),
  from: 0,
  to: 0,
}
let unquoted = new Uint8Array(1 << 12)

/** Puts the text of cell `i` into TEXT, without the apostrophe that keeps spreadsheets from running it. */
export function textOf(
  { from, to, kind }: Pick<Cells, 'from' | 'to' | 'kind'>,
  i: number,
  buffer: Uint8Array,
  isFree: boolean,
): void {
  let at = from[i] as number
  const end = to[i] as number
  if (isFree && buffer[at] === APOSTROPHE) at++
  if (kind[i] === 1) {
    TEXT.bytes = buffer
    TEXT.from = at
    TEXT.to = end
    return
  }
  if (unquoted.length < end - at) unquoted = new Uint8Array((end - at) * 2)
  let used = 0
  for (; at < end; at++) {
    const byte = buffer[at] as number
    unquoted[used++] = byte
    if (byte === QUOTE) at++
  }
  TEXT.bytes = unquoted
  TEXT.from = 0
  TEXT.to = used
}

/** Powers of ten that are exact as doubles. */
const TENS = Array.from({ length: 23 }, (_, i) => 10 ** i)

/** The number that a cell tells, the nearest double. */
export function numberAt(buffer: Buffer, from: number, to: number): number {
  let at = from
  const negative = buffer[at] === 0x2d
  if (negative) at++
  let digits = 0
  let value = 0
  let decimals = 0
  let point = false
  for (; at < to; at++) {
    const byte = buffer[at] as number
    if (byte === 0x2e) point = true
    else if (byte >= 0x30 && byte <= 0x39) {
      value = value * 10 + byte - 0x30
      if (value > 0) digits++
      if (point) decimals++
    } else return Number(buffer.toString('latin1', from, to))
  }
  // Up to here both numbers are exact, and so one division rounds once.
  if (digits > 15 || decimals > 22) return Number(buffer.toString('latin1', from, to))
  const result = decimals > 0 ? value / (TENS[decimals] as number) : value
  return negative ? -result : result
}

/** What four and two digits add up to beyond their number, as they are written. */
const ZEROS = [0, 0x30 * 11, 0, 0x30 * 1111] as const

/** Days since 1970 of `YYYY-MM-DD`. */
export function dayAt(buffer: Buffer, from: number, to: number): number {
  if (to - from !== 10) return Math.floor(Date.parse(buffer.toString('latin1', from, to)) / 86_400_000)
  const b = buffer
  const year =
    (b[from] as number) * 1000 +
    (b[from + 1] as number) * 100 +
    (b[from + 2] as number) * 10 +
    (b[from + 3] as number) -
    ZEROS[3]
  const month = (b[from + 5] as number) * 10 + (b[from + 6] as number) - ZEROS[1]
  const day = (b[from + 8] as number) * 10 + (b[from + 9] as number) - ZEROS[1]
  // Years that begin in March: the leap day is the last of them.
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const ofEra = y - era * 400
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468
}
