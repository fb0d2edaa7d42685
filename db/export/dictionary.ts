/** Texts that repeat as numbers, kept as a Parquet dictionary page has them: each its length in four bytes, then itself. */

export interface Dictionary {
  /** Texts so far; their numbers are 0 … size − 1. */
  size: number
  /** The page, and how much of it is written. */
  bytes: Uint8Array
  view: DataView
  used: number
  /** Where the bytes of text n begin, and their hash. */
  starts: Uint32Array
  hashes: Int32Array
  /** Open addressing: number + 1, 0 for free. */
  slots: Uint32Array
}

/** An empty dictionary. */
export function dictionary(): Dictionary {
  const bytes = new Uint8Array(1 << 14)
  return {
    size: 0,
    bytes,
    view: new DataView(bytes.buffer),
    used: 0,
    starts: new Uint32Array(1 << 9),
    hashes: new Int32Array(1 << 9),
    slots: new Uint32Array(1 << 10),
  }
}

/** Takes all texts out; the room stays. */
export function empty(table: Dictionary): void {
  table.size = 0
  table.used = 0
  table.slots.fill(0)
}

/** The number of a text; it is added where it is new. */
export function numberOf(
  table: Dictionary,
  buffer: Uint8Array,
  view: DataView,
  from: number,
  to: number,
): number {
  const length = to - from
  let hash = length
  let at = from
  for (const end = to - 4; at <= end; at += 4) {
    hash = Math.imul(hash ^ view.getInt32(at, true), 0x9e3779b1)
    hash ^= hash >>> 15
  }
  for (; at < to; at++) {
    hash = Math.imul(hash ^ (buffer[at] as number), 0x85ebca6b)
    hash ^= hash >>> 13
  }
  const { slots, hashes, starts, bytes } = table
  const mask = slots.length - 1
  let slot = hash & mask
  for (; ; slot = (slot + 1) & mask) {
    const entry = slots[slot] as number
    if (entry === 0) break
    if (hashes[entry - 1] !== hash) continue
    const start = starts[entry - 1] as number
    if (table.view.getInt32(start - 4, true) !== length) continue
    let i = 0
    for (; i + 4 <= length; i += 4)
      if (table.view.getInt32(start + i, true) !== view.getInt32(from + i, true)) break
    if (i + 4 <= length) continue
    while (i < length && bytes[start + i] === buffer[from + i]) i++
    if (i === length) return entry - 1
  }
  const number = append(table, buffer, from, to, hash)
  slots[slot] = number + 1
  if (table.size * 2 > slots.length) rehash(table)
  return number
}

function append(table: Dictionary, buffer: Uint8Array, from: number, to: number, hash: number): number {
  const needed = table.used + 4 + to - from
  if (needed > table.bytes.length) {
    const bigger = new Uint8Array(Math.max(needed, table.bytes.length * 2))
    bigger.set(table.bytes.subarray(0, table.used))
    table.bytes = bigger
    table.view = new DataView(bigger.buffer)
  }
  if (table.size === table.starts.length) {
    const starts = new Uint32Array(table.size * 2)
    const hashes = new Int32Array(table.size * 2)
    starts.set(table.starts)
    hashes.set(table.hashes)
    table.starts = starts
    table.hashes = hashes
  }
  table.view.setUint32(table.used, to - from, true)
  let at = table.used + 4
  table.starts[table.size] = at
  table.hashes[table.size] = hash
  for (let i = from; i < to; i++) table.bytes[at++] = buffer[i] as number
  table.used = at
  return table.size++
}

function rehash(table: Dictionary): void {
  const slots = new Uint32Array(table.slots.length * 2)
  const mask = slots.length - 1
  for (let n = 0; n < table.size; n++) {
    let slot = (table.hashes[n] as number) & mask
    while (slots[slot] !== 0) slot = (slot + 1) & mask
    slots[slot] = n + 1
  }
  table.slots = slots
}
