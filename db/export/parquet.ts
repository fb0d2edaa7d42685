/**
 * Parquet straight from PostgreSQL's binary rows: bytes go from one buffer to the other, no value becomes a JavaScript
 * string. Every column may be null; texts are dictionary-encoded while they repeat; pages are Snappy.
 */
import { ByteWriter } from 'hyparquet-writer'
import { writeMetadata } from 'hyparquet-writer/src/metadata.js'
import { snappyCompress } from 'hyparquet-writer/src/snappy.js'
import { serializeTCompactProtocol } from 'hyparquet-writer/src/thrift.js'
import { numberOfBytes, type StringTable, stringTable } from '../columns/strings.ts'
import type { ExportColumn } from './tables.ts'

/** Rows a group; larger ones need more memory. */
const ROW_GROUP = 20_000
/** A text column is tried as a dictionary for so many rows; from this share of different values on it is written plain. */
const TRIAL = 2000
const MOST_DIFFERENT = 0.5
/** Days from 1970 to 2000, where PostgreSQL begins to count. */
const EPOCH_DAYS = 10_957

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
  /** Bit n: is row n's value there? */
  present: Uint8Array
  values: number
  /** PLAIN values. */
  bytes: Buffer
  used: number
  /** Text that repeats: its dictionary and the numbers of the values; null where it is written plain. */
  dictionary: StringTable | null
  numbers: Uint32Array
}

interface ChunkMeta {
  offset: number
  dictionaryOffset: number | null
  uncompressed: number
  compressed: number
}

/** Rows of a binary COPY as a Parquet file, a chunk of bytes a row group. */
export async function* parquetOf(
  copied: AsyncIterable<Buffer>,
  columns: ExportColumn[],
  groupSize = ROW_GROUP,
): AsyncGenerator<Uint8Array> {
  const group = columns.map((column) => emptyColumn(column, groupSize))
  const groups: { rows: number; chunks: ChunkMeta[] }[] = []
  let offset = 4
  let rows = 0
  let isFirst = true
  let rest: Buffer | null = null
  yield Buffer.from('PAR1')
  const flush = (): Uint8Array => {
    const { bytes, chunks } = encodeGroup(group, rows, offset)
    groups.push({ rows, chunks })
    offset += bytes.length
    rows = 0
    return bytes
  }
  for await (const chunk of copied) {
    const buffer: Buffer = rest ? Buffer.concat([rest, chunk]) : chunk
    let at = 0
    if (isFirst) {
      // `PGCOPY\n\xff\r\n\0`, flags, an empty extension.
      if (buffer.length < 19) {
        rest = buffer
        continue
      }
      at = 19
      isFirst = false
    }
    for (;;) {
      const next = readRow(group, rows, buffer, at)
      if (next < 0) break
      if (next > at + 2) rows++
      at = next
      if (rows === groupSize) yield flush()
    }
    rest = at < buffer.length ? buffer.subarray(at) : null
  }
  if (rows > 0) yield flush()
  yield footer(columns, groups)
}

function emptyColumn({ name, type }: ExportColumn, groupSize: number): Column {
  return {
    name,
    type,
    present: new Uint8Array((groupSize >>> 3) + 1),
    values: 0,
    bytes: Buffer.allocUnsafe(1 << 16),
    used: 0,
    dictionary: type === 'text' ? stringTable() : null,
    numbers: new Uint32Array(type === 'text' ? groupSize : 0),
  }
}

/** Takes one row in. Gives where it ends: `at` + 2 for the trailer, −1 where the buffer does not hold all of it. */
function readRow(group: Column[], row: number, buffer: Buffer, start: number): number {
  if (start + 2 > buffer.length) return -1
  if (buffer.readInt16BE(start) === -1) return start + 2
  // All of it must be there before anything is taken.
  let at = start + 2
  for (let i = 0; i < group.length; i++) {
    if (at + 4 > buffer.length) return -1
    const length = buffer.readInt32BE(at)
    at += 4 + Math.max(0, length)
    if (at > buffer.length) return -1
  }
  const end = at
  at = start + 2
  for (const column of group) {
    const length = buffer.readInt32BE(at)
    at += 4
    if (length < 0) continue
    column.present[row >>> 3] = (column.present[row >>> 3] as number) | (1 << (row & 7))
    addValue(column, buffer, at, length)
    column.values++
    at += length
  }
  return end
}

function addValue(column: Column, buffer: Buffer, at: number, length: number): void {
  if (column.dictionary) {
    const number = numberOfBytes(column.dictionary, buffer, at, at + length, true)
    column.numbers[column.values] = number
    if (column.values === TRIAL && column.dictionary.size > TRIAL * MOST_DIFFERENT) becomePlain(column)
    return
  }
  if (column.used + length + 8 > column.bytes.length)
    column.bytes = grownBuffer(column.bytes, column.used + length + 8)
  const { bytes } = column
  switch (column.type) {
    case 'text':
      bytes.writeUInt32LE(length, column.used)
      buffer.copy(bytes, column.used + 4, at, at + length)
      column.used += 4 + length
      break
    case 'number':
      bytes.writeDoubleLE(buffer.readDoubleBE(at), column.used)
      column.used += 8
      break
    case 'integer':
      bytes.writeInt32LE(buffer.readInt32BE(at), column.used)
      column.used += 4
      break
    case 'date':
      bytes.writeInt32LE(buffer.readInt32BE(at) + EPOCH_DAYS, column.used)
      column.used += 4
      break
    default:
      // Booleans are bits, the first value lowest.
      if ((column.values & 7) === 0) bytes[column.used++] = 0
      if (buffer[at] === 1)
        bytes[column.used - 1] = (bytes[column.used - 1] as number) | (1 << (column.values & 7))
  }
}

/** Too many different values: those so far are written out, and the column's next groups are plain from the start. */
function becomePlain(column: Column): void {
  const { dictionary, numbers } = column as Column & { dictionary: StringTable }
  column.dictionary = null
  for (let i = 0; i <= column.values; i++) {
    const number = numbers[i] as number
    const from = dictionary.starts[number] as number
    const to = dictionary.starts[number + 1] as number
    addValue(column, Buffer.from(dictionary.bytes.buffer, dictionary.bytes.byteOffset), from, to - from)
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
  const page = (type: 0 | 2, values: number, body: Uint8Array): { size: number; packed: number } => {
    const compressed = snappyCompress(body)
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
    const meta: ChunkMeta = { offset: at, dictionaryOffset: null, uncompressed: 0, compressed: 0 }
    const count = ({ size, packed }: { size: number; packed: number }) => {
      meta.uncompressed += size
      meta.compressed += packed
    }
    const levels = levelsOf(column, rows)
    if (column.dictionary) {
      meta.dictionaryOffset = at
      count(page(2, column.dictionary.size, dictionaryBytes(column.dictionary)))
      meta.offset = at
      encoding = 8
      count(page(0, rows, Buffer.concat([levels, packedNumbers(column)])))
      column.dictionary = stringTable()
    } else {
      encoding = 0
      count(page(0, rows, Buffer.concat([levels, column.bytes.subarray(0, column.used)])))
    }
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
  let bit = 0
  for (let i = 0; i < values; i++) {
    const number = numbers[i] as number
    for (let left = width, from = 0; left > 0; ) {
      const byte = bit >>> 3
      const room = 8 - (bit & 7)
      const take = Math.min(room, left)
      packed[byte] = (packed[byte] as number) | (((number >>> from) & ((1 << take) - 1)) << (bit & 7))
      bit += take
      from += take
      left -= take
    }
  }
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
          codec: 'SNAPPY' as const,
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
