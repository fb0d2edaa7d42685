/**
 * Parquet from rows of CSV: bytes go from one buffer to the other, no value becomes a JavaScript string. Every column may be null; texts are dictionary-encoded while they repeat; pages are Snappy where that saves room.
 */
import { ByteWriter } from 'hyparquet-writer'
import { writeMetadata } from 'hyparquet-writer/src/metadata.js'
import { serializeTCompactProtocol } from 'hyparquet-writer/src/thrift.js'
import { numberOfBytes, type StringTable, stringTable } from '../columns/strings.ts'
import { type Cells, cells, dayAt, numberAt, readRow, TEXT, textOf } from './csv.ts'
import { snappy } from './snappy.ts'
import type { ExportColumn } from './tables.ts'

/** Rows a group; larger ones need more memory. */
const ROW_GROUP = 20_000
/** A text column is tried as a dictionary for so many rows; from this share of different values on it is written plain. */
const TRIAL = 2000
const MOST_DIFFERENT = 0.5
/** A column whose pages of at least so many bytes keep more than this share of them is not compressed any more. */
const LEAST_TRIED = 1 << 16
const LEAST_SAVED = 0.8
/** Longer texts are quicker copied by the system than byte by byte. */
const LONG = 48
/** `true` begins so. */
const TRUE = 0x74

const TYPES = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  number: { type: 'DOUBLE' },
  integer: { type: 'INT32' },
  boolean: { type: 'BOOLEAN' },
  date: { type: 'INT32', converted_type: 'DATE' },
} as const

/** One column of the row group under construction. */
interface Column {
  name: string
  type: ExportColumn['type']
  free: boolean
  /** Bit n: is row n's value there? */
  present: Uint8Array
  values: number
  /** Is it worth compressing? */
  packs: boolean
  /** PLAIN values. */
  bytes: Buffer
  used: number
  /** Text that repeats: its dictionary and the numbers of the values; null where it is written plain. */
  dictionary: StringTable | null
  numbers: Uint32Array
}

interface ChunkMeta {
  codec: 'SNAPPY' | 'UNCOMPRESSED'
  offset: number
  dictionaryOffset: number | null
  uncompressed: number
  compressed: number
}

/** Rows of CSV as a Parquet file, a chunk of bytes a row group. */
export async function* parquetOf(
  rows: AsyncIterable<Buffer>,
  columns: ExportColumn[],
  groupSize = ROW_GROUP,
): AsyncGenerator<Uint8Array> {
  const group = columns.map((column) => emptyColumn(column, groupSize))
  const groups: { rows: number; chunks: ChunkMeta[] }[] = []
  const row = cells(columns.length)
  let offset = 4
  let count = 0
  yield Buffer.from('PAR1')
  const flush = (): Uint8Array => {
    const { bytes, chunks } = encodeGroup(group, count, offset)
    groups.push({ rows: count, chunks })
    offset += bytes.length
    count = 0
    return bytes
  }
  for await (const chunk of rows) {
    for (let at = 0; at < chunk.length; ) {
      at = readRow(row, chunk, at)
      for (let i = 0; i < group.length; i++) {
        if (row.kind[i] === 0) continue
        const column = group[i] as Column
        column.present[count >>> 3] = (column.present[count >>> 3] as number) | (1 << (count & 7))
        addCell(column, row, i, chunk)
        column.values++
      }
      if (++count === groupSize) yield flush()
    }
  }
  if (count > 0) yield flush()
  yield footer(columns, groups)
}

function emptyColumn({ name, type, free }: ExportColumn, groupSize: number): Column {
  return {
    name,
    type,
    free: free === true,
    packs: true,
    present: new Uint8Array((groupSize >>> 3) + 1),
    values: 0,
    bytes: Buffer.allocUnsafe(1 << 16),
    used: 0,
    dictionary: type === 'text' ? stringTable() : null,
    numbers: new Uint32Array(type === 'text' ? groupSize : 0),
  }
}

function addCell(column: Column, row: Cells, i: number, chunk: Buffer): void {
  if (column.type === 'text') {
    textOf(row, i, chunk, column.free)
    addText(column, TEXT.bytes, TEXT.from, TEXT.to)
    return
  }
  if (column.used + 8 > column.bytes.length) column.bytes = grownBuffer(column.bytes, column.used + 8)
  const { bytes } = column
  const from = row.from[i] as number
  const to = row.to[i] as number
  switch (column.type) {
    case 'number':
      column.used = bytes.writeDoubleLE(numberAt(chunk, from, to), column.used)
      break
    case 'integer':
      column.used = bytes.writeInt32LE(numberAt(chunk, from, to), column.used)
      break
    case 'date':
      column.used = bytes.writeInt32LE(dayAt(chunk, from, to), column.used)
      break
    default:
      // Booleans are bits, the first value lowest.
      if ((column.values & 7) === 0) bytes[column.used++] = 0
      if (chunk[from] === TRUE)
        bytes[column.used - 1] = (bytes[column.used - 1] as number) | (1 << (column.values & 7))
  }
}

function addText(column: Column, buffer: Uint8Array, from: number, to: number): void {
  if (column.dictionary) {
    const number = numberOfBytes(column.dictionary, buffer, from, to, true)
    column.numbers[column.values] = number
    if (column.values === TRIAL && column.dictionary.size > TRIAL * MOST_DIFFERENT) becomePlain(column)
    return
  }
  const length = to - from
  if (column.used + length + 4 > column.bytes.length)
    column.bytes = grownBuffer(column.bytes, column.used + length + 4)
  const { bytes } = column
  let at = bytes.writeUInt32LE(length, column.used)
  if (length > LONG) bytes.set(buffer.subarray(from, to), at)
  else for (let i = from; i < to; i++) bytes[at++] = buffer[i] as number
  column.used += 4 + length
}

/** Too many different values: those so far are written out, and the column's next groups are plain from the start. */
function becomePlain(column: Column): void {
  const { dictionary, numbers } = column as Column & { dictionary: StringTable }
  column.dictionary = null
  for (let i = 0; i <= column.values; i++) {
    const number = numbers[i] as number
    const from = dictionary.starts[number] as number
    const to = dictionary.starts[number + 1] as number
    addText(column, dictionary.bytes, from, to)
  }
}

function grownBuffer(buffer: Buffer, needed: number): Buffer {
  const bigger = Buffer.allocUnsafe(Math.max(needed, buffer.length * 2))
  buffer.copy(bigger)
  return bigger
}

function encodeGroup(group: Column[], rows: number, offset: number): { bytes: Buffer; chunks: ChunkMeta[] } {
  const parts: Uint8Array[] = []
  let at = offset
  const page = (
    column: Column,
    type: 0 | 2,
    values: number,
    body: Uint8Array,
  ): { size: number; packed: number } => {
    const compressed = column.packs ? snappy(body) : body
    const writer = new ByteWriter()
    serializeTCompactProtocol(writer, {
      field_1: type,
      field_2: body.length,
      field_3: compressed.length,
      // Encodings: 0 plain, 3 RLE (of the levels), 8 dictionary.
      ...(type === 0
        ? { field_5: { field_1: values, field_2: encoding, field_3: 3, field_4: 3 } }
        : { field_7: { field_1: values, field_2: 0 } }),
    })
    const header = writer.getBytes()
    parts.push(header, compressed)
    at += header.length + compressed.length
    return { size: header.length + body.length, packed: header.length + compressed.length }
  }
  let encoding = 0
  const chunks = group.map((column): ChunkMeta => {
    const meta: ChunkMeta = {
      codec: column.packs ? 'SNAPPY' : 'UNCOMPRESSED',
      offset: at,
      dictionaryOffset: null,
      uncompressed: 0,
      compressed: 0,
    }
    const count = ({ size, packed }: { size: number; packed: number }) => {
      meta.uncompressed += size
      meta.compressed += packed
    }
    const levels = levelsOf(column, rows)
    if (column.dictionary) {
      meta.dictionaryOffset = at
      count(page(column, 2, column.dictionary.size, dictionaryBytes(column.dictionary)))
      meta.offset = at
      encoding = 8
      count(page(column, 0, rows, Buffer.concat([levels, packedNumbers(column)])))
      column.dictionary = stringTable()
    } else {
      encoding = 0
      count(page(column, 0, rows, Buffer.concat([levels, column.bytes.subarray(0, column.used)])))
    }
    if (meta.uncompressed >= LEAST_TRIED && meta.compressed > meta.uncompressed * LEAST_SAVED)
      column.packs = false
    column.used = 0
    column.values = 0
    column.present.fill(0)
    return meta
  })
  return { bytes: Buffer.concat(parts), chunks }
}

/** Definition levels: a run of ones where nothing is null, else all of them as bits. */
function levelsOf(column: Column, rows: number): Buffer {
  const run = new ByteWriter()
  if (column.values === rows) {
    run.appendVarInt(rows << 1)
    run.appendUint8(1)
  } else {
    const groups = (rows + 7) >>> 3
    run.appendVarInt((groups << 1) | 1)
    run.appendBytes(column.present.subarray(0, groups))
  }
  const bytes = run.getBytes()
  const length = Buffer.alloc(4)
  length.writeUInt32LE(bytes.length)
  return Buffer.concat([length, bytes])
}

function dictionaryBytes({ size, bytes, starts }: StringTable): Buffer {
  const plain = Buffer.allocUnsafe((starts[size] as number) + 4 * size)
  let at = 0
  for (let n = 0; n < size; n++) {
    const from = starts[n] as number
    const to = starts[n + 1] as number
    at = plain.writeUInt32LE(to - from, at)
    plain.set(bytes.subarray(from, to), at)
    at += to - from
  }
  return plain
}

/** Numbers of the dictionary: their width in bits, then one bit-packed run, lowest bit first. */
function packedNumbers(column: Column): Buffer {
  const { numbers, values } = column
  const width = Math.max(1, 32 - Math.clz32(Math.max(0, (column.dictionary?.size ?? 1) - 1)))
  const groups = (values + 7) >>> 3
  const head = new ByteWriter()
  head.appendUint8(width)
  head.appendVarInt((groups << 1) | 1)
  const packed = Buffer.alloc(groups * width)
  let at = 0
  // Fewer than 8 bits wait, and a number has at most 15 (as many different values as rows in a group).
  let waiting = 0
  let bits = 0
  for (let i = 0; i < values; i++) {
    waiting |= (numbers[i] as number) << bits
    bits += width
    while (bits >= 8) {
      packed[at++] = waiting & 0xff
      waiting >>>= 8
      bits -= 8
    }
  }
  if (bits > 0) packed[at] = waiting
  return Buffer.concat([head.getBytes(), packed])
}

function footer(columns: ExportColumn[], groups: { rows: number; chunks: ChunkMeta[] }[]): Uint8Array {
  const writer = new ByteWriter()
  const metadata = {
    version: 1,
    created_by: 'karenbek',
    schema: [
      { name: 'root', num_children: columns.length },
      ...columns.map(({ name, type }) => ({ name, repetition_type: 'OPTIONAL' as const, ...TYPES[type] })),
    ],
    num_rows: BigInt(groups.reduce((sum, group) => sum + group.rows, 0)),
    row_groups: groups.map(({ rows, chunks }) => ({
      num_rows: BigInt(rows),
      total_byte_size: BigInt(chunks.reduce((sum, chunk) => sum + chunk.uncompressed, 0)),
      columns: chunks.map((chunk, i) => ({
        file_offset: BigInt(chunk.offset),
        meta_data: {
          type: TYPES[(columns[i] as ExportColumn).type].type,
          encodings: (chunk.dictionaryOffset === null
            ? ['PLAIN', 'RLE']
            : ['PLAIN', 'RLE', 'RLE_DICTIONARY']) as ('PLAIN' | 'RLE' | 'RLE_DICTIONARY')[],
          path_in_schema: [(columns[i] as ExportColumn).name],
          codec: chunk.codec,
          num_values: BigInt(rows),
          total_uncompressed_size: BigInt(chunk.uncompressed),
          total_compressed_size: BigInt(chunk.compressed),
          data_page_offset: BigInt(chunk.offset),
          ...(chunk.dictionaryOffset === null
            ? {}
            : { dictionary_page_offset: BigInt(chunk.dictionaryOffset) }),
        },
      })),
    })),
    metadata_length: 0,
  }
  writeMetadata(writer, metadata)
  writer.appendUint32(0x31524150)
  return writer.getBytes()
}
