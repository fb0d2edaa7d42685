/**
 * Snappy (the format of google/snappy) into one buffer: no object, call or copy a match, which is most of the time where
 * matches are words.
 */

const BLOCK = 1 << 16
const HASH_BITS = 14
/** The last bytes of a block are no match: four bytes are read, and sixteen written, at once. */
const MARGIN = 15
const table = new Uint16Array(1 << HASH_BITS)

/** Bytes that so many of input become at most: literals cost one byte in sixty or less, copies never more than what they stand for. */
export function snappyRoom(length: number): number {
  return 32 + length + Math.ceil(length / 6)
}

/**
 * Compresses a buffer into another one, which has `snappyRoom` for it from `start` on.
 * @returns where the result ends
 */
export function snappy(input: Uint8Array, out: Uint8Array, start = 0): number {
  const { length } = input
  const from = new DataView(input.buffer, input.byteOffset, length)
  const to = new DataView(out.buffer, out.byteOffset, out.length)
  let used = start
  for (let rest = length; ; rest >>>= 7) {
    if (rest < 0x80) {
      out[used++] = rest
      break
    }
    out[used++] = (rest & 0x7f) | 0x80
  }
  for (let at = 0; at < length; at += BLOCK)
    used = block(input, from, at, Math.min(length, at + BLOCK), out, to, used)
  return used
}

function block(
  input: Uint8Array,
  view: DataView,
  start: number,
  end: number,
  out: Uint8Array,
  to: DataView,
  place: number,
): number {
  let used = place
  /** Bytes before it are written. */
  let written = start
  if (end - start > MARGIN) {
    const limit = end - MARGIN
    table.fill(0)
    let at = start + 1
    search: for (;;) {
      // The longer nothing is found, the larger the steps.
      let misses = 32
      let candidate: number
      for (;;) {
        if (at > limit) break search
        const four = view.getInt32(at, true)
        const hash = Math.imul(four, 0x1e35a7bd) >>> (32 - HASH_BITS)
        candidate = start + (table[hash] as number)
        table[hash] = at - start
        if (four === view.getInt32(candidate, true) && candidate < at) break
        at += misses++ >>> 5
      }
      used = literal(input, view, written, at, out, to, used)
      const offset = at - candidate
      let match = at + 4
      let from = candidate + 4
      while (match + 4 <= end && view.getInt32(match, true) === view.getInt32(from, true)) {
        match += 4
        from += 4
      }
      while (match < end && input[match] === input[from]) {
        match++
        from++
      }
      let length = match - at
      for (; length >= 68; length -= 64) used = copy(offset, 64, out, used)
      if (length > 64) {
        used = copy(offset, 60, out, used)
        length -= 60
      }
      used = copy(offset, length, out, used)
      written = match
      at = match
      if (at > limit) break
    }
  }
  return literal(input, view, written, end, out, to, used)
}

function literal(
  input: Uint8Array,
  view: DataView,
  from: number,
  to: number,
  out: Uint8Array,
  target: DataView,
  place: number,
): number {
  let used = place
  const length = to - from
  if (length === 0) return used
  if (length <= 60) out[used++] = (length - 1) << 2
  else if (length <= 0x100) {
    out[used++] = 60 << 2
    out[used++] = length - 1
  } else {
    out[used++] = 61 << 2
    out[used++] = (length - 1) & 0xff
    out[used++] = (length - 1) >>> 8
  }
  if (length > 256) {
    out.set(input.subarray(from, to), used)
    return used + length
  }
  // Four bytes at once: what is written beyond the end is written over.
  let at = from
  if (to + 4 <= input.length)
    for (let next = used; at < to; at += 4, next += 4) target.setInt32(next, view.getInt32(at, true), true)
  else for (let next = used; at < to; at++) out[next++] = input[at] as number
  return used + length
}

function copy(offset: number, length: number, out: Uint8Array, place: number): number {
  let used = place
  if (length < 12 && offset < 2048) {
    out[used++] = 1 | ((length - 4) << 2) | ((offset >>> 8) << 5)
    out[used++] = offset & 0xff
  } else {
    out[used++] = 2 | ((length - 1) << 2)
    out[used++] = offset & 0xff
    out[used++] = offset >>> 8
  }
  return used
}
