/** Sets of rows as bits of 32-bit words. */

export type Bitmap = Uint32Array

/** Sets that the work on one answer needs, used again for the next one: made anew each time they keep the collector busy. */
const SCRATCH: Bitmap[] = []
/** So many are kept. */
const MOST_KEPT = 32
let taken = 0
let isWorking = false

/** Does something at once; the sets that `scratch` gives meanwhile are used again afterwards: what is kept is copied. */
export function working<T>(work: () => T): T {
  if (isWorking) return work()
  isWorking = true
  try {
    return work()
  } finally {
    isWorking = false
    taken = 0
    SCRATCH.length = Math.min(SCRATCH.length, MOST_KEPT)
  }
}

/** An empty set. */
export function scratch(length: number): Bitmap {
  if (!isWorking) return new Uint32Array(length)
  const known = SCRATCH[taken]
  const set = known && known.length >= length ? known : new Uint32Array(Math.ceil(length * 1.25))
  SCRATCH[taken++] = set
  return set === known ? set.subarray(0, length).fill(0) : set.subarray(0, length)
}

function copyOf(set: Bitmap): Bitmap {
  const copy = scratch(set.length)
  copy.set(set)
  return copy
}

/** Words that hold so many rows. */
export function wordsFor(rows: number): number {
  return (rows + 31) >>> 5
}

/** Number of bits of a word. */
export function bitsOf(word: number): number {
  let pairs = word - ((word >>> 1) & 0x55555555)
  pairs = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((pairs + (pairs >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** Number of bits that are set. */
export function countBits(bitmap: Bitmap): number {
  let count = 0
  for (let i = 0; i < bitmap.length; i++) count += bitsOf(bitmap[i] as number)
  return count
}

/** What is in `a` and not in `b`. */
export function difference(a: Bitmap, b: Bitmap): Bitmap {
  const rest = copyOf(a)
  const shared = Math.min(a.length, b.length)
  for (let i = 0; i < shared; i++) rest[i] = (rest[i] as number) & ~(b[i] as number)
  return rest
}

/** What is in both. */
export function intersection(a: Bitmap, b: Bitmap): Bitmap {
  const both = scratch(a.length)
  const shared = Math.min(a.length, b.length)
  for (let i = 0; i < shared; i++) both[i] = (a[i] as number) & (b[i] as number)
  return both
}
