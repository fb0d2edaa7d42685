/** Many short strings as numbers, without a JavaScript object for each: bytes in one arena, found by hashing. */

export interface StringTable {
  /** Strings so far; their numbers are 0 … size − 1. */
  size: number
  bytes: Uint8Array
  /** String n lies at starts[n] … starts[n + 1]. */
  starts: Uint32Array
  /** Open addressing: number + 1, 0 for free. */
  slots: Uint32Array
}

/** An empty table. */
export function stringTable(): StringTable {
  return {
    size: 0,
    bytes: new Uint8Array(1 << 12),
    starts: new Uint32Array(1 << 8),
    slots: new Uint32Array(1 << 9),
  }
}

/** The number of the bytes `from` … `to` of a buffer; −1 where they are not in the table and are not to be added. */
export function numberOfBytes(
  table: StringTable,
  buffer: Uint8Array,
  from: number,
  to: number,
  add: boolean,
  sign = 0,
): number {
  // FNV-1a, with the sign (a kind of string) in front.
  let hash = Math.imul(0x811c9dc5 ^ sign, 0x01000193)
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ (buffer[i] as number), 0x01000193)
  hash ^= hash >>> 15
  const mask = table.slots.length - 1
  const length = to - from + (sign ? 1 : 0)
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    const entry = table.slots[slot] as number
    if (entry === 0) {
      if (!add) return -1
      const number = append(table, buffer, from, to, sign)
      table.slots[slot] = number + 1
      if (table.size * 2 > table.slots.length) rehash(table)
      return number
    }
    const start = table.starts[entry - 1] as number
    if (
      (table.starts[entry] as number) - start === length &&
      same(table.bytes, start, buffer, from, to, sign)
    )
      return entry - 1
  }
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** The number of a string, as `numberOfBytes`. */
export function numberOfString(table: StringTable, text: string, add: boolean, sign = 0): number {
  const bytes = encoder.encode(text)
  return numberOfBytes(table, bytes, 0, bytes.length, add, sign)
}

/** String n. */
export function stringAt(table: StringTable, n: number): string {
  return decoder.decode(table.bytes.subarray(table.starts[n], table.starts[n + 1]))
}

/** Which of strings n and m comes first by their bytes: below 0 where n does, 0 where they are one. */
export function compareStrings({ bytes, starts }: StringTable, n: number, m: number): number {
  let a = starts[n] as number
  let b = starts[m] as number
  const endA = starts[n + 1] as number
  const endB = starts[m + 1] as number
  for (; a < endA && b < endB; a++, b++)
    if (bytes[a] !== bytes[b]) return (bytes[a] as number) - (bytes[b] as number)
  return endA - a - (endB - b)
}

function same(
  bytes: Uint8Array,
  start: number,
  buffer: Uint8Array,
  from: number,
  to: number,
  sign: number,
): boolean {
  let at = start
  if (sign && bytes[at++] !== sign) return false
  for (let i = from; i < to; i++) if (bytes[at++] !== buffer[i]) return false
  return true
}

function append(table: StringTable, buffer: Uint8Array, from: number, to: number, sign: number): number {
  let at = table.starts[table.size] as number
  const end = at + to - from + (sign ? 1 : 0)
  if (end > table.bytes.length) table.bytes = grown(table.bytes, end)
  if (table.size + 2 > table.starts.length) table.starts = grown(table.starts, table.size + 2)
  if (sign) table.bytes[at++] = sign
  for (let i = from; i < to; i++) table.bytes[at++] = buffer[i] as number
  table.starts[++table.size] = end
  return table.size - 1
}

function rehash(table: StringTable): void {
  const slots = new Uint32Array(table.slots.length * 2)
  const mask = slots.length - 1
  for (let n = 0; n < table.size; n++) {
    const end = table.starts[n + 1] as number
    let at = table.starts[n] as number
    // Signs are control characters: no other string begins with one.
    const sign = end > at && (table.bytes[at] as number) < 32 ? (table.bytes[at++] as number) : 0
    let hash = Math.imul(0x811c9dc5 ^ sign, 0x01000193)
    for (; at < end; at++) hash = Math.imul(hash ^ (table.bytes[at] as number), 0x01000193)
    hash ^= hash >>> 15
    let slot = hash & mask
    while (slots[slot] !== 0) slot = (slot + 1) & mask
    slots[slot] = n + 1
  }
  table.slots = slots
}

/** A copy with room for `needed` entries and half as many again. */
export function grown<
  T extends Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array | Float32Array,
>(array: T, needed: number): T {
  const bigger = new (array.constructor as new (length: number) => T)(
    Math.max(needed, Math.ceil(array.length * 1.5)),
  )
  bigger.set(array as never)
  return bigger
}
