/**
 * MinHash signatures (Broder 1997) over runs of three words: the share of equal entries of two signatures estimates
 * the share of runs that two texts have in common. Bands make candidates findable by an index.
 */

export interface Fingerprint {
  /** 126 signed 32-bit values. */
  signature: number[]
  /** One hash a band; texts that resemble each other share at least one. */
  bands: number[]
}

const SIZE = 126
/** 42 bands of 3: texts with 50 % in common share a band with probability 0.996, with 30 % 0.68, with 3 % 0.001. */
const ROWS = 3
const RUN = 3
/** Shorter texts have too few runs to say anything. */
const MIN_WORDS = 20

/** Odd multipliers, from a fixed sequence so that signatures never change. */
const MULTIPLIERS = Uint32Array.from({ length: SIZE }, (_, i) => mix(0x9e3779b9 + i * 2) | 1)
const OFFSETS = Uint32Array.from({ length: SIZE }, (_, i) => mix(0x85ebca6b + i * 3))

/**
 * The fingerprint of a text, or null for a short one.
 * @param words folded words of the text in order
 */
export function fingerprint(words: string[]): Fingerprint | null {
  if (words.length < MIN_WORDS) return null
  const least = new Uint32Array(SIZE).fill(0xffffffff)
  const hashes = words.map(hashWord)
  for (let i = 0; i + RUN <= hashes.length; i++) {
    let run = 0
    for (let j = 0; j < RUN; j++) run = Math.imul(run, 0x01000193) ^ (hashes[i + j] as number)
    run = mix(run)
    for (let k = 0; k < SIZE; k++) {
      const value = mix(Math.imul(run, MULTIPLIERS[k] as number) + (OFFSETS[k] as number))
      if (value < (least[k] as number)) least[k] = value
    }
  }
  const bands: number[] = []
  for (let band = 0; band < SIZE / ROWS; band++) {
    let hash = band + 1
    for (let row = 0; row < ROWS; row++) hash = mix(hash ^ (least[band * ROWS + row] as number)) + row
    bands.push(hash | 0)
  }
  return { signature: Array.from(least, (value) => value | 0), bands }
}

/** FNV-1a over UTF-16 units. */
function hashWord(word: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/** The finaliser of MurmurHash3: every bit of the input changes half of the output's. */
function mix(value: number): number {
  let hash = value >>> 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
