/** Rows of CSV as JSON: an object a row, or a GeoJSON feature. Bytes go from one buffer to the other. */
import { cells, readRow, TEXT, textOf } from './csv.ts'
import type { ExportTable } from './tables.ts'

const QUOTE = 0x22
const BACKSLASH = 0x5c
/** What stands after the backslash for signs that JSON has a letter for. */
const SHORT: Record<number, number> = { 8: 0x62, 9: 0x74, 10: 0x6e, 12: 0x66, 13: 0x72, 34: 0x22, 92: 0x5c }
const HEX = Buffer.from('0123456789abcdef')
/** A byte becomes at most `\u00xx`. */
const LONGEST = 6

/** Writes rows of CSV as JSON: an object a line, or GeoJSON features, each with a comma before it. */
export function objectWriter(
  { columns, point }: Pick<ExportTable, 'columns' | 'point'>,
  isFeatures: boolean,
): (csv: Buffer) => Uint8Array<ArrayBuffer> {
  const open = isFeatures ? ',\n{"type":"Feature","properties":{' : '{'
  const close = isFeatures ? '}' : '}\n'
  const row = cells(columns.length)
  const keys = columns.map(({ name }, i) => Buffer.from(`${i === 0 ? '' : ','}${JSON.stringify(name)}:`))
  const isText = columns.map(({ type }) => type === 'text')
  const isQuoted = columns.map(({ type }) => type === 'text' || type === 'date')
  const isFree = columns.map(({ free }) => free === true)
  const keyBytes = keys.reduce((sum, key) => sum + key.length + 'null'.length, 0)
  const place = point?.map((name) => columns.findIndex((column) => column.name === name)) ?? []
  const idColumn = columns.findIndex(({ name }) => name === 'id')
  // Used again for each chunk: what is made anew would lie about until it is collected.
  let out: Buffer<ArrayBuffer> = Buffer.from(new ArrayBuffer(1 << 16))
  let used = 0

  const literal = (text: string): void => {
    used += out.write(text, used, 'latin1')
  }
  const value = (i: number, buffer: Buffer): void => {
    if (row.kind[i] === 0) {
      literal('null')
      return
    }
    if (!isText[i]) {
      if (isQuoted[i]) out[used++] = QUOTE
      const end = row.to[i] as number
      for (let at = row.from[i] as number; at < end; at++) out[used++] = buffer[at] as number
      if (isQuoted[i]) out[used++] = QUOTE
      return
    }
    textOf(row, i, buffer, isFree[i] as boolean)
    const { bytes, from, to } = TEXT
    let end = used
    out[end++] = QUOTE
    for (let at = from; at < to; at++) {
      const byte = bytes[at] as number
      if (byte >= 0x20 && byte !== QUOTE && byte !== BACKSLASH) {
        out[end++] = byte
        continue
      }
      out[end++] = BACKSLASH
      const short = SHORT[byte]
      if (short !== undefined) out[end++] = short
      else {
        end += out.write('u00', end, 'latin1')
        out[end++] = HEX[byte >>> 4] as number
        out[end++] = HEX[byte & 15] as number
      }
    }
    out[end++] = QUOTE
    used = end
  }

  return (chunk) => {
    used = 0
    for (let at = 0; at < chunk.length; ) {
      const next = readRow(row, chunk, at)
      const most = (next - at) * LONGEST + keyBytes + open.length + close.length + 200
      if (used + most > out.length) {
        const bigger = Buffer.from(new ArrayBuffer(Math.max(out.length * 2, used + most)))
        out.copy(bigger, 0, 0, used)
        out = bigger
      }
      literal(open)
      for (let i = 0; i < keys.length; i++) {
        const key = keys[i] as Buffer
        for (let k = 0; k < key.length; k++) out[used++] = key[k] as number
        value(i, chunk)
      }
      literal(close)
      if (isFeatures) feature(chunk)
      at = next
    }
    // Of its own: the bytes may go to another thread.
    return new Uint8Array(out.subarray(0, used))
  }

  function feature(chunk: Buffer): void {
    literal(',"id":')
    value(idColumn, chunk)
    const [lat, lon] = place as [number, number]
    if (row.kind[lat] === 0 || row.kind[lon] === 0) literal(',"geometry":null}')
    else {
      literal(',"geometry":{"type":"Point","coordinates":[')
      value(lon, chunk)
      literal(',')
      value(lat, chunk)
      literal(']}}')
    }
  }
}
