/** The events as columns: one typed array an attribute, one entry an event, and lists of rows by word and value. */
import type { Zone } from '../../models/query/types.ts'
import { type Bitmap, wordsFor } from './bitmap.ts'
import { type Postings, post, postingBytes, postings } from './postings.ts'
import { grown, numberOfBytes, type StringTable, stringAt, stringTable } from './strings.ts'

/** A unit of the gazetteer as the columns need it: numbers of the units from itself up to its country. */
export interface Unit {
  id: string
  name: string
  nameRu: string | null
  nameEn: string | null
  /** Degrees (WGS 84). */
  lat: number | null
  lon: number | null
  level: string
  path: number[]
}

/** Values of a field are terms as words are, with a sign in front that no word has. */
export const SIGNS = {
  type: 1,
  status: 2,
  unit: 3,
  language: 4,
  source: 5,
  place: 6,
  official: 7,
  currency: 8,
} as const
export type SignedField = keyof typeof SIGNS
/** The fields that are counted together: there are few combinations of their values. */
export const COMBINED = ['type', 'status', 'unit', 'language'] as const

export const ZONE_NUMBERS: Record<Zone, number> = { A: 3, B: 2, C: 1, D: 0 }
/** Lists by term and zone; the values of fields are in zone 0. */
export const listOf = (term: number, zone: number) => term * 4 + zone

/** Codes of the running text below are gaps. */
export const FIRST_CODE = 4

/** Bytes of running text: places in it are 32-bit numbers. */
const MOST_TEXT = 0x7fffffff
/** Months since January 1900 are counted from 1; 0 is no date. */
export const FIRST_YEAR = 1900
/** Days are counted from 1970; this is none. */
export const NO_DAY = -0x80000000

/** Columns that lie side by side in `tallied`: a row here and there costs one look into memory, not four. */
export const TALLIED = 4

export interface Columns {
  /** Rows written, dead ones among them. */
  rows: number
  dead: number
  /** Changes with every row that comes or goes. */
  version: number
  ids: StringTable
  /** Row of each id; rows + 1, 0 where it is dead. */
  rowOf: Uint32Array
  /** Id of each row. */
  idOf: Uint32Array
  alive: Bitmap
  shown: Bitmap
  combo: Uint16Array
  source: Uint16Array
  place: Uint16Array
  /** Term + 1 of the official, 0 for none. */
  official: Uint32Array
  month: Uint16Array
  /** The four that searches count by once more, side by side: combo, source, place, month. */
  tallied: Uint16Array
  /** One more than the last month that an event was published in. */
  months: number
  /** The rows that there were when all was read, in the orders that pages are listed in; null until they are known. */
  orders: { rows: number; date: Uint32Array; size: Uint32Array } | null
  /** Microseconds since 1970; −Infinity for no date. */
  published: Float64Array
  day: Int32Array
  periodStart: Int32Array
  periodEnd: Int32Array
  countLow: Float64Array
  countHigh: Float64Array
  money: Float64Array
  confidence: Float32Array
  /** The running text for phrases: terms + 4 as variable-length numbers; 0…3 is a gap, and the zone after it. */
  text: Uint8Array
  textUsed: number
  textStart: Int32Array
  terms: StringTable
  lists: Postings
  /** Combinations of type, status, unit and language: terms + 1 of each, 0 for none. */
  combos: number[][]
  comboOf: Map<number, number>
  /** Small numbers of the values in combinations, by term + 1. */
  valueOf: Map<number, number>
  /** Terms of sources and currencies by number. */
  sources: string[]
  sourceOf: Map<number, number>
  units: Unit[]
  /** Of each unit the first-level one that it lies in; itself where there is none. */
  firstLevel: Uint16Array
  unitOf: Map<string, number>
  /** Term + 1 of each unit, 0 where it has none yet. */
  unitTerm: Uint32Array
}

/** The value of a field, by its term + 1; nothing for 0. */
export function termValue({ terms }: Columns, term: number): string {
  return term === 0 ? '' : stringAt(terms, term - 1).slice(1)
}

/** Empty columns over a gazetteer. Unit 0 is none. */
export function emptyColumns(units: Omit<Unit, 'path'>[], paths: string[][]): Columns {
  const none: Unit = {
    id: '',
    name: '',
    nameRu: null,
    nameEn: null,
    lat: null,
    lon: null,
    level: '',
    path: [],
  }
  const unitOf = new Map(units.map((unit, i) => [unit.id, i + 1]))
  const all = [
    none,
    ...units.map((unit, i) => ({ ...unit, path: (paths[i] ?? []).map((id) => unitOf.get(id) ?? 0) })),
  ]
  return {
    rows: 0,
    version: 0,
    months: 1,
    orders: null,
    dead: 0,
    ids: stringTable(),
    rowOf: new Uint32Array(1024),
    idOf: new Uint32Array(1024),
    alive: new Uint32Array(32),
    shown: new Uint32Array(32),
    combo: new Uint16Array(1024),
    source: new Uint16Array(1024),
    place: new Uint16Array(1024),
    official: new Uint32Array(1024),
    month: new Uint16Array(1024),
    tallied: new Uint16Array(1024 * TALLIED),
    published: new Float64Array(1024),
    day: new Int32Array(1024),
    periodStart: new Int32Array(1024),
    periodEnd: new Int32Array(1024),
    countLow: new Float64Array(1024),
    countHigh: new Float64Array(1024),
    money: new Float64Array(1024),
    confidence: new Float32Array(1024),
    text: new Uint8Array(1 << 16),
    textUsed: 0,
    textStart: new Int32Array(1025),
    terms: stringTable(),
    lists: postings(),
    combos: [],
    comboOf: new Map(),
    valueOf: new Map(),
    sources: [],
    sourceOf: new Map(),
    units: all,
    firstLevel: Uint16Array.from(
      all,
      ({ path }) => path.find((n) => all[n]?.level === 'admin1') ?? path[0] ?? 0,
    ),
    unitOf,
    unitTerm: new Uint32Array(units.length + 1),
  }
}

const PER_ROW = [
  ...['idOf', 'combo', 'source', 'place', 'official', 'month', 'published', 'day', 'periodStart'],
  ...['periodEnd', 'countLow', 'countHigh', 'money', 'confidence', 'textStart'],
] as ('idOf' | 'combo' | 'source')[]

/** Makes room for one more row. */
function makeRoom(columns: Columns): void {
  const needed = columns.rows + 2
  if (needed > columns.combo.length)
    for (const name of PER_ROW) columns[name] = grown(columns[name] as Uint32Array, needed) as never
  if (needed * TALLIED > columns.tallied.length) columns.tallied = grown(columns.tallied, needed * TALLIED)
  if (wordsFor(needed) > columns.alive.length) {
    columns.alive = grown(columns.alive, wordsFor(needed))
    columns.shown = grown(columns.shown, wordsFor(needed))
  }
}

/** Bytes that the columns take. */
export function columnBytes(columns: Columns): number {
  const { ids, terms, orders } = columns
  // Two orders, and what is kept of the one by size (`beginnings`).
  let bytes = (orders?.rows ?? 0) * 11 + postingBytes(columns.lists) + columns.alive.byteLength * 2
  for (const name of PER_ROW) bytes += columns[name].byteLength
  for (const table of [ids, terms])
    bytes += table.bytes.byteLength + table.starts.byteLength + table.slots.byteLength
  return bytes + columns.tallied.byteLength + columns.text.byteLength + columns.rowOf.byteLength
}

/** Takes an event out, by the bytes of its id. */
export function removeRow(columns: Columns, buffer: Uint8Array, from: number, to: number): void {
  const id = numberOfBytes(columns.ids, buffer, from, to, false)
  const row = id < 0 ? 0 : (columns.rowOf[id] as number)
  if (row === 0) return
  const at = row - 1
  columns.rowOf[id] = 0
  columns.alive[at >>> 5] = (columns.alive[at >>> 5] as number) & ~(1 << (at & 31))
  columns.shown[at >>> 5] = (columns.shown[at >>> 5] as number) & ~(1 << (at & 31))
  columns.dead++
  columns.version++
}

/** The columns of EVENT_COPY in their order. */
const FIELDS = 19

/** What `load` asks for, as COPY … (FORMAT binary) gives it. */
export const EVENT_COPY = `SELECT e.id, e.is_shown, e.type, e.status, e.quantity_unit, e.language, e.source_id,
  e.place_id, e.official_id, e.money_currency, e.published_at, e.published_day, e.period_start, e.period_end,
  e.count_low, e.count_high, e.money_value, e.confidence, e.words FROM events e`

/** Microseconds and days from 1970 to 2000, where PostgreSQL begins to count. */
const EPOCH_US = 946_684_800_000_000
const EPOCH_DAYS = 10_957

/** Of the row that is being read: where its columns begin and how long they are. Used again for every row. */
const FROM = new Int32Array(FIELDS)
const LENGTH = new Int32Array(FIELDS)
/** Its words, each as one number that sorts as they stand: position, stem before word, zone, term. */
let sorted = new Float64Array(1 << 10)
const TERM_BITS = 2 ** 26
const ZONES = 4

/**
 * Adds the event that a row of the COPY holds, in the place of any of the same id.
 * @returns where the row ends, or −1 where the buffer does not hold all of it
 */
export function addRow(columns: Columns, buffer: Buffer, start: number): number {
  if (start + 2 > buffer.length) return -1
  const fields = buffer.readInt16BE(start)
  // The trailer.
  if (fields === -1) return start + 2
  if (fields !== FIELDS) throw new Error(`a row of ${fields} columns was read, not of ${FIELDS}`)
  let at = start + 2
  for (let i = 0; i < FIELDS; i++) {
    if (at + 4 > buffer.length) return -1
    const length = buffer.readInt32BE(at)
    at += 4
    FROM[i] = at
    LENGTH[i] = length
    if (length > 0) at += length
    if (at > buffer.length) return -1
  }
  const end = at
  const idFrom = FROM[0] as number
  const idTo = idFrom + (LENGTH[0] as number)
  removeRow(columns, buffer, idFrom, idTo)
  makeRoom(columns)
  const row = columns.rows++
  columns.version++
  const id = numberOfBytes(columns.ids, buffer, idFrom, idTo, true)
  if (id >= columns.rowOf.length) columns.rowOf = grown(columns.rowOf, id + 1)
  columns.rowOf[id] = row + 1
  columns.idOf[row] = id
  const word = row >>> 5
  const bit = 1 << (row & 31)
  columns.alive[word] = (columns.alive[word] as number) | bit
  if (buffer[FROM[1] as number] === 1) columns.shown[word] = (columns.shown[word] as number) | bit

  columns.combo[row] = comboOf(
    columns,
    postValue(columns, row, buffer, 2, SIGNS.type) + 1,
    postValue(columns, row, buffer, 3, SIGNS.status) + 1,
    postValue(columns, row, buffer, 4, SIGNS.unit) + 1,
    postValue(columns, row, buffer, 5, SIGNS.language) + 1,
  )
  columns.source[row] = sourceOf(columns, postValue(columns, row, buffer, 6, SIGNS.source))
  const placeFrom = FROM[7] as number
  const placeLength = LENGTH[7] as number
  const unit =
    placeLength < 0
      ? 0
      : (columns.unitOf.get(buffer.toString('latin1', placeFrom, placeFrom + placeLength)) ?? 0)
  columns.place[row] = unit
  for (const above of (columns.units[unit] as Unit).path)
    post(columns.lists, listOf(termOfUnit(columns, above), 0), row)
  columns.official[row] = postValue(columns, row, buffer, 8, SIGNS.official) + 1
  postValue(columns, row, buffer, 9, SIGNS.currency)
  columns.published[row] =
    (LENGTH[10] as number) < 0
      ? Number.NEGATIVE_INFINITY
      : Number(buffer.readBigInt64BE(FROM[10] as number)) + EPOCH_US
  const day = dayAt(buffer, 11)
  columns.day[row] = day
  const month = monthOf(day)
  columns.month[row] = month
  if (month >= columns.months) columns.months = month + 1
  const side = row * TALLIED
  columns.tallied[side] = columns.combo[row]
  columns.tallied[side + 1] = columns.source[row]
  columns.tallied[side + 2] = unit
  columns.tallied[side + 3] = month
  columns.periodStart[row] = dayAt(buffer, 12)
  columns.periodEnd[row] = dayAt(buffer, 13)
  columns.countLow[row] = floatAt(buffer, 14)
  columns.countHigh[row] = floatAt(buffer, 15)
  columns.money[row] = floatAt(buffer, 16)
  columns.confidence[row] = buffer.readFloatBE(FROM[17] as number)
  addWords(columns, row, buffer, FROM[18] as number)
  return end
}

/** Lists the row under a field's value. Gives the value's term, −1 for none. */
function postValue(columns: Columns, row: number, buffer: Buffer, field: number, sign: number): number {
  const length = LENGTH[field] as number
  if (length < 0) return -1
  const from = FROM[field] as number
  const term = numberOfBytes(columns.terms, buffer, from, from + length, true, sign)
  post(columns.lists, listOf(term, 0), row)
  return term
}

function dayAt(buffer: Buffer, field: number): number {
  return (LENGTH[field] as number) < 0 ? NO_DAY : buffer.readInt32BE(FROM[field] as number) + EPOCH_DAYS
}

function floatAt(buffer: Buffer, field: number): number {
  return (LENGTH[field] as number) < 0 ? Number.NaN : buffer.readDoubleBE(FROM[field] as number)
}

function termOfUnit(columns: Columns, unit: number): number {
  let term = columns.unitTerm[unit] as number
  if (term === 0) {
    const bytes = Buffer.from((columns.units[unit] as Unit).id)
    term = numberOfBytes(columns.terms, bytes, 0, bytes.length, true, SIGNS.place) + 1
    columns.unitTerm[unit] = term
  }
  return term - 1
}

/** Words as `tsvectorsend` writes them: each its bytes, a zero, and 16-bit positions with the zone in the top bits. */
function addWords(columns: Columns, row: number, buffer: Buffer, from: number): void {
  const count = buffer.readInt32BE(from)
  let words = 0
  let at = from + 4
  for (let i = 0; i < count; i++) {
    let end = at
    while (buffer[end] !== 0) end++
    const term = numberOfBytes(columns.terms, buffer, at, end, true)
    const isWord = buffer[at] === 0x7e ? 0 : 1
    const positions = buffer.readUInt16BE(end + 1)
    at = end + 3
    let posted = 0
    for (let p = 0; p < positions; p++) {
      const entry = buffer.readUInt16BE(at)
      at += 2
      const zone = entry >>> 14
      if ((posted & (1 << zone)) === 0) {
        posted |= 1 << zone
        post(columns.lists, listOf(term, zone), row)
      }
      // The names of places are no running text.
      if (zone === ZONE_NUMBERS.C) continue
      if (words === sorted.length) sorted = grown(sorted, words * 2) as typeof sorted
      sorted[words++] = (((entry & 0x3fff) * 2 + isWord) * ZONES + zone) * TERM_BITS + term
    }
  }
  sorted.subarray(0, words).sort()
  if (columns.textUsed + words * 6 > columns.text.length)
    columns.text = grown(columns.text, columns.textUsed + words * 6)
  const { text } = columns
  let used = columns.textUsed
  let before = -2
  for (let i = 0; i < words; i++) {
    const key = sorted[i] as number
    const term = key % TERM_BITS
    const rest = Math.floor(key / TERM_BITS)
    const position = rest >>> 3
    // Of a word and its stem the stem comes first and stands for both.
    if (position === before) continue
    if (position !== before + 1) text[used++] = rest & 3
    let code = term + FIRST_CODE
    while (code >= 0x80) {
      text[used++] = (code & 0x7f) | 0x80
      code >>>= 7
    }
    text[used++] = code
    before = position
  }
  if (used > MOST_TEXT) throw new Error('the words of the events are too many to be kept in memory')
  columns.textUsed = used
  columns.textStart[row + 1] = used
}

/** The number of a combination of values, given as terms + 1. */
function comboOf(columns: Columns, type: number, status: number, unit: number, language: number): number {
  const small = (term: number): number => {
    let value = columns.valueOf.get(term)
    if (value === undefined) {
      value = columns.valueOf.size
      columns.valueOf.set(term, value)
    }
    return value
  }
  // Few values: languages are the most, some tens.
  const key = ((small(type) * 128 + small(status)) * 128 + small(unit)) * 128 + small(language)
  let number = columns.comboOf.get(key)
  if (number === undefined) {
    number = columns.combos.push([type, status, unit, language]) - 1
    columns.comboOf.set(key, number)
  }
  return number
}

function sourceOf(columns: Columns, term: number): number {
  let number = columns.sourceOf.get(term)
  if (number === undefined) {
    number = columns.sources.push(stringAt(columns.terms, term).slice(1)) - 1
    columns.sourceOf.set(term, number)
  }
  return number
}

/** Month of a day since 1970, counted from January 1900 and 1. */
function monthOf(day: number): number {
  if (day === NO_DAY) return 0
  const date = new Date(day * 86_400_000)
  const month = (date.getUTCFullYear() - FIRST_YEAR) * 12 + date.getUTCMonth() + 1
  return month > 0 && month < 0x10000 ? month : 0
}
