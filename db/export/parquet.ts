/**
 * Parquet from rows of CSV: bytes go from one buffer to the other, no value becomes a JavaScript string. Every column
 * may be null; texts are dictionary-encoded while they repeat; columns are Snappy where that saves room. What a row group
 * becomes depends on its own rows alone, so that groups can be made side by side.
 */
import { ByteWriter } from 'hyparquet-writer'
import { writeMetadata } from 'hyparquet-writer/src/metadata.js'
import { serializeTCompactProtocol } from 'hyparquet-writer/src/thrift.js'
import { type Cells, cells, dayAt, numberAt, readRow, TEXT, textOf } from './csv.ts'
import { type Dictionary, dictionary, empty, numberOf } from './dictionary.ts'
import { snappy, snappyRoom } from './snappy.ts'
import type { ExportColumn } from './tables.ts'

/** Bytes of CSV that become a row group, up to the end of a row; larger ones need more memory. */
export const ROW_GROUP = 4 << 20
/** Rows whose cells are found together and then written column by column: they stay in the processor's cache. */
const RUN = 256
/** A text column is tried as a dictionary for so many rows; from this share of different values on it is written plain. */
const TRIAL = 2000
const MOST_DIFFERENT = 0.5
/** A page of more bytes than these is compressed where its first ones shrink to this share. */
const TRIED = 1 << 16
const LEAST_SAVED = 0.8
/** Longer texts are quicker copied by the system than by us. */
const LONG = 512
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
  type: ExportColumn['type']
  free: boolean
  /** Bit n: is row n's value there? */
  present: Uint8Array
  values: number
  /** PLAIN values. */
  bytes: Uint8Array
  view: DataView
  used: number
  /** Text that repeats: its dictionary and the numbers of the values. */
  dictionary: Dictionary
  numbers: Uint32Array
  /** Is it written by the dictionary? */
  repeats: boolean
}

interface ChunkMeta {
  codec: 'SNAPPY' | 'UNCOMPRESSED'
  offset: number
  dictionaryOffset: number | null
  uncompressed: number
  compressed: number
}

/** What the file's end says of a row group; offsets count from the group's begin. */
export interface GroupMeta {
  rows: number
  chunks: ChunkMeta[]
}

/** Makes row groups of whole rows of CSV, one after the other. */
export function groupEncoder(
  columns: readonly ExportColumn[],
): (csv: Buffer) => { bytes: Uint8Array<ArrayBuffer>; meta: GroupMeta } {
  const group = columns.map(emptyColumn)
  const found = cells(columns.length, RUN)
  return (csv) => {
    const view = new DataView(csv.buffer, csv.byteOffset, csv.length)
    let rows = 0
    for (let at = 0; at < csv.length; ) {
      let run = 0
      while (run < RUN && at < csv.length) at = readRow(found, csv, at, run++)
      for (let i = 0; i < group.length; i++) addCells(group[i] as Column, found, i, run, rows, csv, view)
      rows += run
    }
    return encodeGroup(group, rows)
  }
}

/** The bytes of a file around its row groups. */
export async function* parquetFile(
  groups: AsyncIterable<{ bytes: Uint8Array; meta: GroupMeta }>,
  columns: readonly ExportColumn[],
): AsyncGenerator<Uint8Array> {
  yield Buffer.from('PAR1')
  const all: GroupMeta[] = []
  let offset = 4
  for await (const { bytes, meta } of groups) {
    for (const chunk of meta.chunks) {
      chunk.offset += offset
      if (chunk.dictionaryOffset !== null) chunk.dictionaryOffset += offset
    }
    all.push(meta)
    offset += bytes.length
    yield bytes
  }
  yield footer(columns, all)
}

function emptyColumn({ type, free }: ExportColumn): Column {
  const bytes = new Uint8Array(1 << 14)
  return {
    type,
    free: free === true,
    present: new Uint8Array(1 << 10),
    values: 0,
    bytes,
    view: new DataView(bytes.buffer),
    used: 0,
    dictionary: dictionary(),
    numbers: new Uint32Array(type === 'text' ? 1 << 10 : 0),
    repeats: type === 'text',
  }
}

/** Adds the cells of column `i` of a run of rows, the first of which is row `first` of the group. */
function addCells(
  column: Column,
  { rows: stride, from, to, kind }: Cells,
  i: number,
  run: number,
  first: number,
  csv: Buffer,
  view: DataView,
): void {
  if ((first + run) >>> 3 >= column.present.length) column.present = longer(column.present)
  const { present, type } = column
  const begin = i * stride
  let values = column.values
  if (type !== 'text') {
    makeRoom(column, run * 8)
    const { bytes, view: out } = column
    let used = column.used
    for (let row = 0; row < run; row++) {
      const cell = begin + row
      if (kind[cell] === 0) continue
      present[(first + row) >>> 3]! |= 1 << ((first + row) & 7)
      const start = from[cell] as number
      if (type === 'number') {
        out.setFloat64(used, numberAt(csv, start, to[cell] as number), true)
        used += 8
      } else if (type === 'boolean') {
        // Booleans are bits, the first value lowest.
        if ((values & 7) === 0) bytes[used++] = 0
        if (csv[start] === TRUE) bytes[used - 1]! |= 1 << (values & 7)
      } else {
        const end = to[cell] as number
        out.setInt32(used, type === 'date' ? dayAt(csv, start, end) : numberAt(csv, start, end), true)
        used += 4
      }
      values++
    }
    column.used = used
    column.values = values
    return
  }
  if (values + run > column.numbers.length) column.numbers = longer(column.numbers)
  for (let row = 0; row < run; row++) {
    const cell = begin + row
    if (kind[cell] === 0) continue
    present[(first + row) >>> 3]! |= 1 << ((first + row) & 7)
    let bytes: Uint8Array = csv
    let text = view
    let start = from[cell] as number
    let end = to[cell] as number
    if (column.free || kind[cell] === 2) {
      textOf({ from, to, kind }, cell, csv, column.free)
      start = TEXT.from
      end = TEXT.to
      if (TEXT.bytes !== csv) {
        bytes = TEXT.bytes
        text = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
      }
    }
    if (column.repeats) {
      column.numbers[values++] = numberOf(column.dictionary, bytes, text, start, end)
      if (values === TRIAL && column.dictionary.size > TRIAL * MOST_DIFFERENT) {
        column.values = values
        becomePlain(column)
      }
    } else {
      addText(column, bytes, text, start, end)
      values++
    }
  }
  column.values = values
}

function addText(column: Column, bytes: Uint8Array, text: DataView, from: number, to: number): void {
  const length = to - from
  makeRoom(column, length + 4)
  const { view } = column
  let used = column.used
  view.setUint32(used, length, true)
  used += 4
  column.used = used + length
  if (length > LONG) {
    column.bytes.set(bytes.subarray(from, to), used)
    return
  }
  let at = from
  for (const end = to - 4; at <= end; at += 4, used += 4) view.setInt32(used, text.getInt32(at, true), true)
  for (; at < to; at++) column.bytes[used++] = bytes[at] as number
}

/** Too many different values: those so far are written out. */
function becomePlain(column: Column): void {
  const {
    dictionary: { bytes, view, starts },
    numbers,
    values,
  } = column
  column.repeats = false
  for (let i = 0; i < values; i++) {
    const from = starts[numbers[i] as number] as number
    addText(column, bytes, view, from, from + view.getUint32(from - 4, true))
  }
}

function makeRoom(column: Column, more: number): void {
  if (column.used + more <= column.bytes.length) return
  const bigger = new Uint8Array(Math.max(column.used + more, column.bytes.length * 2))
  bigger.set(column.bytes.subarray(0, column.used))
  column.bytes = bigger
  column.view = new DataView(bigger.buffer)
}

function longer<T extends Uint8Array | Uint32Array>(array: T): T {
  const twice = new (array.constructor as new (length: number) => T)(array.length * 2)
  twice.set(array as never)
  return twice
}

/**
 * Where a row group is put together, used again for each one: the data page of a column, its pages as Snappy makes
 * them, and the whole group. What is made anew for every page would lie about until it is collected.
 */
const PAGE = room()
const PACKED = room()
const GROUP = room()

interface Room {
  bytes: Uint8Array<ArrayBuffer>
  used: number
}

function room(): Room {
  return { bytes: new Uint8Array(1 << 16), used: 0 }
}

function reserve(place: Room, more: number): void {
  if (place.used + more <= place.bytes.length) return
  const bigger = new Uint8Array(Math.max(place.used + more, place.bytes.length * 2))
  bigger.set(place.bytes.subarray(0, place.used))
  place.bytes = bigger
}

function append(place: Room, bytes: Uint8Array): void {
  reserve(place, bytes.length)
  place.bytes.set(bytes, place.used)
  place.used += bytes.length
}

/** Writes the columns as a row group and empties them. */
function encodeGroup(group: Column[], rows: number): { bytes: Uint8Array<ArrayBuffer>; meta: GroupMeta } {
  GROUP.used = 0
  const chunks = group.map((column): ChunkMeta => {
    PAGE.used = 0
    appendLevels(PAGE, column, rows)
    if (column.repeats) appendNumbers(PAGE, column)
    else append(PAGE, column.bytes.subarray(0, column.used))
    const pages: { type: 0 | 2; count: number; encoding: number; body: Uint8Array }[] = []
    if (column.repeats) {
      const { size, bytes, used } = column.dictionary
      pages.push({ type: 2, count: size, encoding: 0, body: bytes.subarray(0, used) })
    }
    const values = PAGE.bytes.subarray(0, PAGE.used)
    pages.push({ type: 0, count: rows, encoding: column.repeats ? 8 : 0, body: values })
    const isPacked = pages.some(({ body }) => isWorthPacking(body))
    const meta: ChunkMeta = {
      codec: isPacked ? 'SNAPPY' : 'UNCOMPRESSED',
      offset: GROUP.used,
      dictionaryOffset: column.repeats ? GROUP.used : null,
      uncompressed: 0,
      compressed: 0,
    }
    for (const { type, count, encoding, body } of pages) {
      const packed = isPacked ? packedOf(body) : body
      if (type === 0) meta.offset = GROUP.used
      const writer = new ByteWriter()
      serializeTCompactProtocol(writer, {
        field_1: type,
        field_2: body.length,
        field_3: packed.length,
        // Encodings: 0 plain, 3 RLE (of the levels), 8 dictionary.
        ...(type === 0
          ? { field_5: { field_1: count, field_2: encoding, field_3: 3, field_4: 3 } }
          : { field_7: { field_1: count, field_2: encoding } }),
      })
      const header = writer.getBytes()
      append(GROUP, header)
      append(GROUP, packed)
      meta.uncompressed += header.length + body.length
      meta.compressed += header.length + packed.length
    }
    column.present.fill(0)
    column.values = 0
    column.used = 0
    column.repeats = column.type === 'text'
    empty(column.dictionary)
    return meta
  })
  // Of its own: it may go to another thread.
  return { bytes: GROUP.bytes.slice(0, GROUP.used), meta: { rows, chunks } }
}

/** The bytes as Snappy makes them, until the next ones are packed. */
function packedOf(body: Uint8Array): Uint8Array {
  PACKED.used = 0
  reserve(PACKED, snappyRoom(body.length))
  return PACKED.bytes.subarray(0, snappy(body, PACKED.bytes))
}

/** Do the first bytes of a page get small enough? */
function isWorthPacking(body: Uint8Array): boolean {
  const first = body.subarray(0, TRIED)
  return packedOf(first).length < first.length * LEAST_SAVED
}

/** Definition levels: a run of ones where nothing is null, else all of them as bits. Their length comes before them. */
function appendLevels(place: Room, column: Column, rows: number): void {
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
  const length = new ByteWriter(4)
  length.appendUint32(bytes.length)
  append(place, length.getBytes())
  append(place, bytes)
}

/** Numbers of the dictionary: their width in bits, then one bit-packed run, lowest bit first. */
function appendNumbers(place: Room, { numbers, values, dictionary: { size } }: Column): void {
  const width = Math.max(1, 32 - Math.clz32(Math.max(0, size - 1)))
  const groups = (values + 7) >>> 3
  const head = new ByteWriter()
  head.appendUint8(width)
  head.appendVarInt((groups << 1) | 1)
  append(place, head.getBytes())
  const length = groups * width
  reserve(place, length)
  const { bytes } = place
  let at = place.used
  place.used += length
  // Fewer than 8 bits wait, and a number has at most 24: a group has no more rows than bytes.
  let waiting = 0
  let bits = 0
  for (let i = 0; i < values; i++) {
    waiting |= (numbers[i] as number) << bits
    bits += width
    while (bits >= 8) {
      bytes[at++] = waiting & 0xff
      waiting >>>= 8
      bits -= 8
    }
  }
  if (bits > 0) bytes[at++] = waiting
  // What is left of the last eight.
  bytes.fill(0, at, place.used)
}

function footer(columns: readonly ExportColumn[], groups: readonly GroupMeta[]): Uint8Array {
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
