/**
 * For each term the rows that have it, in ascending order: short lists as blocks of one arena, long ones as bitmaps.
 * Rows are only ever appended.
 */
import type { Bitmap } from './bitmap.ts'
import { grown } from './strings.ts'

export interface Postings {
  /** Blocks: [next block, capacity, rows …]; 0 is no block. */
  arena: Uint32Array
  used: number
  /** By list: first and last block, entries in the last block, entries in all. */
  first: Uint32Array
  last: Uint32Array
  filled: Uint32Array
  count: Uint32Array
  /** Lists that have become bitmaps. */
  dense: Map<number, Bitmap>
  /** Freed blocks by capacity. */
  free: Map<number, number[]>
}

const FIRST_BLOCK = 2
const LARGEST_BLOCK = 1024
/** A list becomes a bitmap where that takes less room: a word has 32 rows. Short ones never. */
const DENSE_FROM = 2048

/** Empty lists. */
export function postings(): Postings {
  return {
    arena: new Uint32Array(1 << 12),
    used: 1,
    first: new Uint32Array(1 << 10),
    last: new Uint32Array(1 << 10),
    filled: new Uint32Array(1 << 10),
    count: new Uint32Array(1 << 10),
    dense: new Map(),
    free: new Map(),
  }
}

/** Adds a row to a list; the same row twice in a row is one. */
export function post(lists: Postings, list: number, row: number): void {
  if (list >= lists.count.length) {
    lists.first = grown(lists.first, list + 1)
    lists.last = grown(lists.last, list + 1)
    lists.filled = grown(lists.filled, list + 1)
    lists.count = grown(lists.count, list + 1)
  }
  const count = lists.count[list] as number
  const bitmap = count >= DENSE_FROM ? lists.dense.get(list) : undefined
  if (bitmap) {
    setBit(lists, list, bitmap, row)
    return
  }
  let block = lists.last[list] as number
  let filled = lists.filled[list] as number
  if (block === 0 || filled === lists.arena[block + 1]) {
    if (count >= DENSE_FROM && count * 32 > row) {
      setBit(lists, list, becomeDense(lists, list, row), row)
      return
    }
    const capacity =
      block === 0 ? FIRST_BLOCK : Math.min((lists.arena[block + 1] as number) * 2, LARGEST_BLOCK)
    const next = takeBlock(lists, capacity)
    if (block === 0) lists.first[list] = next
    else lists.arena[block] = next
    lists.last[list] = next
    block = next
    filled = 0
  } else if (lists.arena[block + 1 + filled] === row) return
  lists.arena[block + 2 + filled] = row
  lists.filled[list] = filled + 1
  lists.count[list] = count + 1
}

/** Is it a list that exists and has rows? */
export function lengthOf(lists: Postings, list: number): number {
  return list < lists.count.length ? (lists.count[list] as number) : 0
}

/** Adds the rows of a list that are in `within` to a set. */
export function addTo(lists: Postings, list: number, within: Bitmap, set: Bitmap): void {
  if (lengthOf(lists, list) === 0) return
  const bitmap = lists.dense.get(list)
  if (bitmap) {
    const shared = Math.min(bitmap.length, set.length)
    for (let i = 0; i < shared; i++)
      set[i] = (set[i] as number) | ((bitmap[i] as number) & (within[i] as number))
    return
  }
  const { arena } = lists
  const last = lists.last[list] as number
  for (let block = lists.first[list] as number; block !== 0; block = arena[block] as number) {
    const end = block + 2 + (block === last ? (lists.filled[list] as number) : (arena[block + 1] as number))
    for (let i = block + 2; i < end; i++) {
      const row = arena[i] as number
      const word = row >>> 5
      set[word] = (set[word] as number) | ((within[word] as number) & (1 << (row & 31)))
    }
    if (block === last) break
  }
}

/** Bytes in use. */
export function postingBytes(lists: Postings): number {
  let bytes = lists.arena.byteLength + lists.count.byteLength * 4
  for (const bitmap of lists.dense.values()) bytes += bitmap.byteLength
  return bytes
}

function setBit(lists: Postings, list: number, bitmap: Bitmap, row: number): void {
  let words = bitmap
  const word = row >>> 5
  if (word >= words.length) {
    words = grown(words, word + 1)
    lists.dense.set(list, words)
  }
  const before = words[word] as number
  const after = before | (1 << (row & 31))
  if (after >>> 0 === before) return
  words[word] = after
  lists.count[list] = (lists.count[list] as number) + 1
}

function becomeDense(lists: Postings, list: number, row: number): Bitmap {
  const bitmap = new Uint32Array(Math.ceil(((row >>> 5) + 1) * 1.25))
  const { arena } = lists
  const last = lists.last[list] as number
  for (let block = lists.first[list] as number; block !== 0; ) {
    const capacity = arena[block + 1] as number
    const end = block + 2 + (block === last ? (lists.filled[list] as number) : capacity)
    for (let i = block + 2; i < end; i++) {
      const one = arena[i] as number
      bitmap[one >>> 5] = (bitmap[one >>> 5] as number) | (1 << (one & 31))
    }
    const next = block === last ? 0 : (arena[block] as number)
    const freed = lists.free.get(capacity)
    if (freed) freed.push(block)
    else lists.free.set(capacity, [block])
    block = next
  }
  lists.dense.set(list, bitmap)
  lists.first[list] = 0
  lists.last[list] = 0
  return bitmap
}

function takeBlock(lists: Postings, capacity: number): number {
  const freed = lists.free.get(capacity)?.pop()
  if (freed !== undefined) {
    lists.arena[freed] = 0
    return freed
  }
  const block = lists.used
  lists.used += capacity + 2
  if (lists.used > lists.arena.length) lists.arena = grown(lists.arena, lists.used)
  lists.arena[block + 1] = capacity
  return block
}
