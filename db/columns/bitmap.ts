/** Sets of rows as bits of 32-bit words. */

export type Bitmap = Uint32Array

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
  const rest = a.slice()
  const shared = Math.min(a.length, b.length)
  for (let i = 0; i < shared; i++) rest[i] = (rest[i] as number) & ~(b[i] as number)
  return rest
}

/** What is in both. */
export function intersection(a: Bitmap, b: Bitmap): Bitmap {
  const both = new Uint32Array(a.length)
  const shared = Math.min(a.length, b.length)
  for (let i = 0; i < shared; i++) both[i] = (a[i] as number) & (b[i] as number)
  return both
}
