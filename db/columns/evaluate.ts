/** Which rows an expression means. */
import type { Expression, Lexeme, Zone } from '../../models/query/types.ts'
import { type Bitmap, bitsOf, countBits, difference, intersection, scratch, wordsFor } from './bitmap.ts'
import { addTo } from './postings.ts'
import { type Columns, FIRST_CODE, listOf, NO_DAY, SIGNS, ZONE_NUMBERS } from './rows.ts'
import { numberOfString, type StringTable, stringAt } from './strings.ts'

type Words = Extract<Expression, { kind: 'words' }>

/** Phrases of exact forms cannot be told from their stems in the columns. */
function isExactPhrase(node: Words): boolean {
  return (
    node.positions.length > 1 &&
    !node.positions.every((lexemes) => lexemes.some(({ lexeme }) => lexeme.startsWith('~')))
  )
}

/** The phrases of an expression that the columns learn from the database. */
export function exactPhrases(node: Expression | undefined): Words[] {
  if (!node) return []
  if (node.kind === 'and' || node.kind === 'or') return node.nodes.flatMap(exactPhrases)
  if (node.kind === 'not') return exactPhrases(node.node)
  return node.kind === 'words' && isExactPhrase(node) ? [node] : []
}

/** What is known of a phrase: the rows that have it among the first `rows`. What a row says never changes. */
interface Learnt {
  rows: number
  set: Bitmap
}
const LEARNT = new WeakMap<Columns, Map<string, Learnt>>()
const MOST_LEARNT = 50
const keyOfPhrase = ({ positions, zones }: Words) => JSON.stringify([positions, zones])

/** Is it known of all rows which of them have the phrase? */
export function isLearnt(columns: Columns, phrase: Words): boolean {
  return LEARNT.get(columns)?.get(keyOfPhrase(phrase))?.rows === columns.rows
}

/** Asks the database which rows have a phrase, of those of which that is not known. */
export async function learn(
  columns: Columns,
  phrase: Words,
  ask: (phrase: Words, among: string[] | null) => Promise<string[]>,
): Promise<void> {
  const known = LEARNT.get(columns) ?? new Map<string, Learnt>()
  LEARNT.set(columns, known)
  const key = keyOfPhrase(phrase)
  const before = known.get(key)
  const { rows } = columns
  const fresh = before ? Array.from({ length: rows - before.rows }, (_, i) => before.rows + i) : null
  const found = await ask(
    phrase,
    fresh && fresh.length < FEW_ROWS ? fresh.map((row) => idAt(columns, row)) : null,
  )
  const set = new Uint32Array(wordsFor(rows))
  if (before) set.set(before.set)
  for (const id of found) {
    const n = numberOfString(columns.ids, id, false)
    const row = n < 0 ? -1 : (columns.rowOf[n] as number) - 1
    if (row >= 0 && row < rows) set[row >>> 5]! |= 1 << (row & 31)
  }
  known.delete(key)
  if (known.size >= MOST_LEARNT) known.delete(known.keys().next().value as string)
  known.set(key, { rows, set })
}
/** So many new rows are asked for by their ids. */
const FEW_ROWS = 20_000

/** Rows of a set for which all expressions hold: lists first, ranges over what they leave. */
export function allOf(columns: Columns, nodes: readonly Expression[], within: Bitmap): Bitmap {
  const rank = (node: Expression) =>
    node.kind === 'any'
      ? 0
      : node.kind === 'words'
        ? node.positions.length === 1
          ? 1
          : 4
        : node.kind === 'not'
          ? 3
          : 2
  return [...nodes]
    .sort((a, b) => rank(a) - rank(b))
    .reduce((set, node) => evaluate(columns, node, set), within)
}

/** Rows of a set for which the expression holds. */
export function evaluate(columns: Columns, node: Expression, within: Bitmap): Bitmap {
  switch (node.kind) {
    case 'and':
      return allOf(columns, node.nodes, within)
    case 'or': {
      const set = scratch(within.length)
      for (const one of node.nodes) {
        const found = evaluate(columns, one, within)
        for (let i = 0; i < set.length; i++) set[i] = (set[i] as number) | (found[i] as number)
      }
      return set
    }
    case 'not':
      return difference(within, evaluate(columns, node.node, within))
    case 'any': {
      const set = scratch(within.length)
      const sign = SIGNS[node.field]
      for (const value of node.values) {
        const term = numberOfString(columns.terms, value, false, sign)
        if (term >= 0) addTo(columns.lists, listOf(term, 0), within, set)
      }
      return set
    }
    case 'words':
      return wordRows(columns, node, within)
    case 'range':
      return rangeRows(columns, node, within)
    case 'days':
      return node.field === 'published'
        ? dayRows(within, columns.day, columns.day, node.from, node.to)
        : dayRows(within, columns.periodEnd, columns.periodStart, node.from, node.to)
  }
}

/** Rows of a set in which one of the words stands, in one of the zones. */
export function lexemeRows(
  columns: Columns,
  lexemes: readonly Lexeme[],
  zones: readonly Zone[],
  within: Bitmap,
): Bitmap {
  const set = scratch(within.length)
  for (const { lexeme, prefix } of lexemes) {
    const terms = prefix ? termsFrom(columns, lexeme) : [numberOfString(columns.terms, lexeme, false)]
    for (const term of terms)
      if (term >= 0)
        for (const zone of zones) addTo(columns.lists, listOf(term, ZONE_NUMBERS[zone]), within, set)
  }
  return set
}

/** Beginnings that were asked for, by columns: terms are only ever added, so that the next look goes on from `seen`. */
const BEGINNINGS = new WeakMap<StringTable, Map<string, { seen: number; found: number[] }>>()
const MOST_BEGINNINGS = 200
/** Longer lists are looked for again each time. */
const LONGEST_KEPT = 20_000

/** Terms that begin so, by looking through all of them. */
function termsFrom(columns: Columns, beginning: string): number[] {
  let known = BEGINNINGS.get(columns.terms)
  if (!known) {
    known = new Map()
    BEGINNINGS.set(columns.terms, known)
  }
  const { size, bytes, starts } = columns.terms
  const entry = known.get(beginning) ?? { seen: 0, found: [] }
  if (!known.has(beginning)) {
    if (known.size >= MOST_BEGINNINGS) known.delete(known.keys().next().value as string)
    known.set(beginning, entry)
  }
  const wanted = Buffer.from(beginning)
  const length = wanted.length
  const head = wanted[0] as number
  const { found } = entry
  let n = entry.seen
  for (; n < size; n++) {
    const start = starts[n] as number
    if (bytes[start] !== head || (starts[n + 1] as number) - start < length) continue
    let i = 1
    while (i < length && bytes[start + i] === wanted[i]) i++
    if (i === length) found.push(n)
  }
  entry.seen = n
  if (found.length > LONGEST_KEPT) known.delete(beginning)
  return found
}

function wordRows(columns: Columns, node: Words, within: Bitmap): Bitmap {
  const { positions, zones } = node
  if (isExactPhrase(node)) {
    const known = LEARNT.get(columns)?.get(keyOfPhrase(node))
    if (!known) throw new Error('a phrase of exact forms was asked for before it was looked up')
    return intersection(within, known.set)
  }
  const all = (start: Bitmap) =>
    positions.reduce((set, lexemes) => lexemeRows(columns, lexemes, zones, set), start)
  const candidates = all(within)
  if (positions.length === 1) return candidates
  const found = countBits(candidates)
  if (found < SLOW_FROM) return phraseRows(columns, positions, zones, candidates)
  const everywhere = all(scratch(within.length).fill(0xffffffff))
  if (found * FEW < countBits(everywhere)) return phraseRows(columns, positions, zones, candidates)
  return intersection(within, knownPhrase(columns, positions, zones, everywhere))
}

/** From so many candidates on the rows of a phrase are kept, where it is not asked for among one in so many. */
const SLOW_FROM = 256
const FEW = 8
const MOST_PHRASES = 50
/** Rows of slow phrases among the first `rows`: what a row says never changes, rows are only added. */
const PHRASES = new WeakMap<StringTable, Map<string, { rows: number; set: Bitmap }>>()

function knownPhrase(
  columns: Columns,
  positions: readonly Lexeme[][],
  zones: readonly Zone[],
  candidates: Bitmap,
): Bitmap {
  let known = PHRASES.get(columns.terms)
  if (!known) {
    known = new Map()
    PHRASES.set(columns.terms, known)
  }
  const key = JSON.stringify([positions, zones])
  const before = known.get(key)
  known.delete(key)
  if (known.size >= MOST_PHRASES) known.delete(known.keys().next().value as string)
  const rows = before?.rows ?? 0
  const set = new Uint32Array(wordsFor(columns.rows))
  if (before) set.set(before.set)
  if (rows < columns.rows) {
    const rest = candidates.slice().fill(0, 0, rows >>> 5)
    rest[rows >>> 5] = (rest[rows >>> 5] as number) & (-1 << (rows & 31))
    const added = phraseRows(columns, positions, zones, rest)
    for (let i = rows >>> 5; i < set.length; i++) set[i] = (set[i] as number) | (added[i] as number)
  }
  known.set(key, { rows: columns.rows, set })
  return set
}

/** Of the rows that have all the words those in which they stand next to one another. */
function phraseRows(
  columns: Columns,
  positions: readonly Lexeme[][],
  zones: readonly Zone[],
  candidates: Bitmap,
): Bitmap {
  const wanted = positions.map((lexemes) =>
    lexemes
      .map(({ lexeme }) => numberOfString(columns.terms, lexeme, false) + FIRST_CODE)
      .filter((code) => code >= FIRST_CODE),
  )
  const allowed = [0, 1, 2, 3].map((zone) => zones.some((one) => ZONE_NUMBERS[one] === zone))
  const everywhere = allowed[3] && allowed[2] && allowed[0]
  const set = scratch(candidates.length)
  const { text, textStart } = columns
  // Looked for is the first byte of a code where a code begins; the rest is read only there.
  const isFirst = new Uint8Array(256)
  const first = wanted[0] as number[]
  for (const code of first) isFirst[code < 0x80 ? code : (code & 0x7f) | 0x80] = 1
  for (let i = 0; i < candidates.length; i++) {
    let word = candidates[i] as number
    let kept = 0
    while (word !== 0) {
      const bit = word & -word
      const row = (i << 5) + 31 - Math.clz32(bit)
      word ^= bit
      const start = textStart[row] as number
      const end = textStart[row + 1] as number
      let before = 0
      for (let at = start; at < end; at++) {
        const byte = text[at] as number
        if (isFirst[byte] !== 0 && before < 0x80) {
          const next = follow(text, at, end, wanted)
          if (next && (everywhere || allowed[zoneAt(text, start, at)])) {
            kept |= bit
            break
          }
        }
        before = byte
      }
    }
    set[i] = kept
  }
  return set
}

/** The zone in which the code at a place of a running text stands. */
function zoneAt(text: Uint8Array, start: number, place: number): number {
  let zone = 0
  let before = 0
  for (let at = start; at < place; at++) {
    const byte = text[at] as number
    if (byte < FIRST_CODE && before < 0x80) zone = byte
    before = byte
  }
  return zone
}

/** Do the codes from a place on stand for the words of a phrase? A gap is no word. */
function follow(text: Uint8Array, from: number, end: number, wanted: readonly number[][]): boolean {
  let at = from
  for (let k = 0; k < wanted.length; k++) {
    if (at >= end) return false
    let code = text[at++] as number
    if (code >= 0x80) {
      code &= 0x7f
      for (let shift = 7; ; shift += 7) {
        const next = text[at++] as number
        code |= (next & 0x7f) << shift
        if (next < 0x80) break
      }
    }
    if (!(wanted[k] as number[]).includes(code)) return false
  }
  return true
}

function rangeRows(columns: Columns, node: Extract<Expression, { kind: 'range' }>, within: Bitmap): Bitmap {
  const { min, max, minOpen, maxOpen } = node
  const [high, low] =
    node.field === 'count'
      ? [columns.countHigh, columns.countLow]
      : node.field === 'money'
        ? [columns.money, columns.money]
        : [columns.confidence, columns.confidence]
  // Confidences are stored as 32-bit floats: 0.9 is compared as one.
  const limit = (value: number) => (node.field === 'confidence' ? Math.fround(value) : value)
  // No figure is NaN, which no comparison lets through.
  let set = within
  if (min !== undefined) {
    const least = minOpen ? above(limit(min)) : limit(min)
    set = (node.field === 'count' && largest(columns, least, within)) || beyond(set, high, least, 1)
  }
  if (max !== undefined) set = beyond(set, low, maxOpen ? above(-limit(max)) : -limit(max), -1)
  return set
}

/** The next double. */
function above(value: number): number {
  FLOAT[0] = value === 0 ? 0 : value
  BITS[0] = (BITS[0] as bigint) + (value < 0 ? -1n : 1n)
  return Number.isFinite(value) ? (FLOAT[0] as number) : value
}
const FLOAT = new Float64Array(1)
const BITS = new BigInt64Array(FLOAT.buffer)

/** A row that is looked up costs as much as so many that are marked. */
const LOOK = 2
/** So many sets of the first rows by size are kept, at even distances. */
const BEGINNINGS_BY_SIZE = 24
const BY_SIZE = new WeakMap<Uint32Array, { step: number; sets: Bitmap[] }>()

/** The rows that begin the order of size: the first `n` steps of it for each n. */
function beginnings(size: Uint32Array, rows: number): { step: number; sets: Bitmap[] } {
  const known = BY_SIZE.get(size)
  if (known) return known
  const step = Math.ceil(rows / BEGINNINGS_BY_SIZE) || 1
  const set = new Uint32Array(wordsFor(rows))
  const sets = [set.slice()]
  for (let i = 0; i < rows; i++) {
    const row = size[i] as number
    set[row >>> 5]! |= 1 << (row & 31)
    if ((i + 1) % step === 0) sets.push(set.slice())
  }
  const made = { step, sets }
  BY_SIZE.set(size, made)
  return made
}

/**
 * Rows of a set whose figure is at least this, by the order of size: those that begin it are marked, beginning with the
 * nearest set that is kept. Null where looking at the figures of the set is quicker.
 */
function largest(columns: Columns, least: number, within: Bitmap): Bitmap | null {
  const { orders, countHigh } = columns
  // Rows without a figure are not told from small ones.
  if (!orders || !(least > 0)) return null
  const { rows, size } = orders
  let count = 0
  for (let high = rows; count < high; ) {
    const middle = (count + high) >>> 1
    if ((countHigh[size[middle] as number] as number) >= least) count = middle + 1
    else high = middle
  }
  const { step, sets } = beginnings(size, rows)
  const nearest = Math.min(sets.length - 1, Math.round(count / step))
  if (Math.abs(count - nearest * step) > countBits(within) * LOOK) return null
  // What has been added since the rows were sorted is looked at.
  const first = rows >>> 5
  const rest = scratch(within.length)
  rest.set(within.subarray(first), first)
  const added = beyond(rest, countHigh, least, 1)
  const set = scratch(within.length)
  set.set(sets[nearest] as Bitmap)
  for (let i = nearest * step; i < count; i++) {
    const row = size[i] as number
    set[row >>> 5]! |= 1 << (row & 31)
  }
  for (let i = count; i < nearest * step; i++) {
    const row = size[i] as number
    set[row >>> 5]! &= ~(1 << (row & 31))
  }
  for (let i = 0; i < first; i++) set[i]! &= within[i] as number
  for (let i = first; i < set.length; i++) set[i] = added[i] as number
  return set
}

/**
 * Of a word with so many bits all 32 rows are compared, one after the other: that is quicker than finding the bits.
 * Comparisons are numbers, not branches: half of them would be guessed wrong, which costs more than all the rest.
 */
const DENSE = 16

/**
 * Rows of a set whose number is at least `least`: the number itself (`sign` 1), or the number with the sign changed (−1).
 * Numbers and words of bits are compared in one loop: a call a row would cost more than all of it.
 */
function beyond(within: Bitmap, numbers: Float64Array | Float32Array, least: number, sign: 1 | -1): Bitmap {
  const set = scratch(within.length)
  for (let i = 0; i < within.length; i++) {
    let word = within[i] as number
    if (word === 0) continue
    const base = i << 5
    let kept = 0
    if (bitsOf(word) >= DENSE && base + 32 <= numbers.length) {
      for (let row = base + 31; row >= base; row--)
        kept = (kept << 1) | Number((numbers[row] as number) * sign >= least)
      set[i] = kept & word
      continue
    }
    while (word !== 0) {
      const bit = word & -word
      kept |= bit & -Number((numbers[base + 31 - Math.clz32(bit)] as number) * sign >= least)
      word ^= bit
    }
    set[i] = kept
  }
  return set
}

/** Rows of a set that have some day from `from` to `to` (ISO). */
export function dayRows(
  within: Bitmap,
  last: Int32Array,
  first: Int32Array,
  fromDay: string | undefined,
  toDay: string | undefined,
): Bitmap {
  const day = (iso: string) => Math.floor(Date.parse(`${iso}T00:00Z`) / 86_400_000)
  // No day is before all days.
  const from = Math.max(fromDay ? day(fromDay) : NO_DAY, NO_DAY + 1)
  const to = toDay ? day(toDay) : 0x7fffffff
  const set = scratch(within.length)
  for (let i = 0; i < within.length; i++) {
    let word = within[i] as number
    if (word === 0) continue
    const base = i << 5
    let kept = 0
    if (bitsOf(word) >= DENSE && base + 32 <= last.length) {
      for (let row = base + 31; row >= base; row--)
        kept = (kept << 1) | (Number((last[row] as number) >= from) & Number((first[row] as number) <= to))
      set[i] = kept & word
      continue
    }
    while (word !== 0) {
      const bit = word & -word
      const row = base + 31 - Math.clz32(bit)
      word ^= bit
      kept |= bit & -(Number((last[row] as number) >= from) & Number((first[row] as number) <= to))
    }
    set[i] = kept
  }
  return set
}

/** The id of a row's event. */
export function idAt(columns: Columns, row: number): string {
  return stringAt(columns.ids, columns.idOf[row] as number)
}
