import type { Script } from '../contract.ts'

/** Letter statistics of the languages in one script, as `scripts/train/language.ts` writes them. */
export interface LetterTable {
  /** Language codes, separated by blanks. */
  classes: string
  /** Letters that have an index; the first is the blank. */
  alphabet: string
  /** Letter sequences by their length, one after the other. */
  keys: string[]
  /** Base64: for each sequence, −16 × ln P(last letter | the ones before) of each language. */
  weights: string
}

/** A table made ready for look-ups. */
export interface LetterModel {
  classes: string[]
  /** Index of each letter plus one; 0 for letters that the table does not know. */
  letters: Uint8Array
  /** Open-addressed hash of sequences, four bytes a key. */
  keys: Uint32Array
  rows: Int32Array
  mask: number
  weights: Uint8Array
  kept: WordSums
}

const STEP = 16
const LONGEST = 4

/** Unpacks a table. */
export function letterModel(table: LetterTable): LetterModel {
  const letters = new Uint8Array(0x10000)
  for (let i = 0; i < table.alphabet.length; i++) letters[table.alphabet.charCodeAt(i)] = i + 1
  const count = table.keys.reduce((sum, keys, i) => sum + keys.length / (i + 1), 0)
  let size = 1
  while (size < count * 3) size *= 2
  const model: LetterModel = {
    classes: table.classes.split(' '),
    letters,
    keys: new Uint32Array(size),
    rows: new Int32Array(size),
    mask: size - 1,
    weights: bytesOf(table.weights),
    kept: { words: new Uint16Array(0), sums: new Uint16Array(0), width: 0 },
  }
  const width = model.classes.length + 2
  model.kept = {
    words: new Uint16Array(WORD_WIDTH << KEPT_BITS),
    sums: new Uint16Array(width << KEPT_BITS),
    width,
  }
  let row = 0
  table.keys.forEach((keys, index) => {
    for (let at = 0; at < keys.length; at += index + 1) {
      let key = 0
      for (let i = at; i <= at + index; i++)
        key = ((key << 8) | (letters[keys.charCodeAt(i)] as number)) >>> 0
      let slot = slotOf(key, model.mask)
      while (model.keys[slot] !== 0) slot = (slot + 1) & model.mask
      model.keys[slot] = key
      model.rows[slot] = row++
    }
  })
  return model
}

/** Base64 as bytes; letter by letter, which is ten times as fast as an iterator. */
function bytesOf(base64: string): Uint8Array {
  const text = atob(base64)
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i)
  return bytes
}

function slotOf(key: number, mask: number): number {
  return (Math.imul(key ^ (key >>> 15), 0x9e3779b1) >>> 7) & mask
}

function rowOf(model: LetterModel, key: number): number {
  for (let slot = slotOf(key, model.mask); ; slot = (slot + 1) & model.mask) {
    const found = model.keys[slot]
    if (found === key) return model.rows[slot] as number
    if (found === 0) return -1
  }
}

/** Is the letter one of the script? Names in other alphabets tell nothing. */
function isOf(script: Script, code: number): boolean {
  if (script === 'Latn') return code < 0x300
  return script === 'Cyrl' ? code >= 0x400 && code < 0x530 : code >= 0x600
}

/** How well a text fits each language of a model. */
export interface LetterScore {
  /** ln P(text | language), by the model's classes. */
  scores: Float64Array
  /** Letters and blanks that were judged. */
  judged: number
  /** Letters of the script that the model does not know. */
  unknown: number
}

/** Words whose sums are kept, by their hash: a later one takes the place of an earlier one. */
const KEPT_BITS = 15
/** Length and letters of a kept word. */
const WORD_WIDTH = 24

/**
 * What the letters of a word add: the tables hold no sequence that reaches over a blank, so words can be summed one
 * by one, and the sums of frequent words be kept.
 */
interface WordSums {
  words: Uint16Array
  /** Of each word: letters judged, letters unknown, then the sum of each class. */
  sums: Uint16Array
  width: number
}

/** Scores letters as `lettersOf` gives them. */
export function scoreLetters(model: LetterModel, letters: Uint16Array, script: Script): LetterScore {
  const { kept } = model
  const classes = model.classes.length
  const totals = new Float64Array(classes)
  const own = new Uint16Array(kept.width)
  let judged = 0
  let unknown = 0
  for (let start = 1; start < letters.length; ) {
    let hash = 0
    let end = start
    for (let letter = letters[end] as number; letter !== 0x20; letter = letters[++end] as number)
      hash = (Math.imul(hash, 31) + letter) | 0
    // Behind the last letter stands the blank.
    end++
    let sums: Uint16Array = own
    let at = 0
    if (end - start < WORD_WIDTH) {
      const slot = Math.imul(hash, 0x9e3779b1) >>> (32 - KEPT_BITS)
      sums = kept.sums
      at = slot * kept.width
      if (!holds(kept, slot, letters, start, end)) {
        keep(kept, slot, letters, start, end)
        sumWord(model, letters, start, end, script, sums, at)
      }
    } else if (end - start > LONGEST_WORD) {
      // Longer than sixteen bits can sum: in pieces.
      end = start + LONGEST_WORD
      sumWord(model, letters, start, end, script, sums, at)
    } else sumWord(model, letters, start, end, script, sums, at)
    judged += sums[at] as number
    unknown += sums[at + 1] as number
    for (let index = 0; index < classes; index++)
      totals[index] = (totals[index] as number) + (sums[at + 2 + index] as number)
    start = end
  }
  for (let index = 0; index < classes; index++) totals[index] = -(totals[index] as number) / STEP
  return { scores: totals, judged, unknown }
}

/**
 * What one word may cost a language against the one that it fits best: any text may hold a name or a loan that is
 * quite foreign to its language, and that must not decide over the others.
 */
const MOST_LOSS = 14 * STEP

/** 255 letters of at most 255 each fit into sixteen bits. */
const LONGEST_WORD = 255

function holds({ words }: WordSums, slot: number, letters: Uint16Array, start: number, end: number): boolean {
  let at = slot * WORD_WIDTH
  if (words[at] !== end - start) return false
  for (let i = start; i < end; i++) if (words[++at] !== letters[i]) return false
  return true
}

function keep({ words }: WordSums, slot: number, letters: Uint16Array, start: number, end: number): void {
  let at = slot * WORD_WIDTH
  words[at] = end - start
  for (let i = start; i < end; i++) words[++at] = letters[i] as number
}

/** Sums of the letters `start`…`end - 1` into `sums` from `into` on. */
function sumWord(
  model: LetterModel,
  letters: Uint16Array,
  start: number,
  end: number,
  script: Script,
  sums: Uint16Array,
  into: number,
): void {
  const { weights } = model
  const width = model.classes.length
  sums.fill(0, into, into + width + 2)
  let judged = 0
  let unknown = 0
  // The last letters as one number, the latest in the lowest byte.
  let context = model.letters[letters[start - 1] as number] as number
  for (let i = start; i < end; i++) {
    const letter = model.letters[letters[i] as number] as number
    if (letter === 0) {
      if (isOf(script, letters[i] as number)) unknown++
      context = 0
      continue
    }
    context = ((context << 8) | letter) >>> 0
    let row = -1
    let key = context
    for (let order = LONGEST; order > 0 && row < 0; order--) {
      // A key with a zero in its highest byte is a shorter one.
      if (order === LONGEST ? key > 0xffffff : true) row = rowOf(model, key)
      key = order === 4 ? context & 0xffffff : order === 3 ? context & 0xffff : context & 0xff
    }
    if (row < 0) continue
    const at = row * width
    for (let index = 0; index < width; index++)
      sums[into + 2 + index] = (sums[into + 2 + index] as number) + (weights[at + index] as number)
    judged++
  }
  sums[into] = judged
  sums[into + 1] = unknown
  let least = 0xffff
  for (let index = 0; index < width; index++) least = Math.min(least, sums[into + 2 + index] as number)
  for (let index = 0; index < width; index++)
    sums[into + 2 + index] = Math.min(least + MOST_LOSS, sums[into + 2 + index] as number)
}
