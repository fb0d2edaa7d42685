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
    weights: Uint8Array.from(atob(table.weights), (byte) => byte.charCodeAt(0)),
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

/** Scores letters as `lettersOf` gives them. */
export function scoreLetters(model: LetterModel, letters: Uint16Array, script: Script): LetterScore {
  const { weights } = model
  const width = model.classes.length
  const sums = new Int32Array(width)
  let judged = 0
  let unknown = 0
  // The last letters as one number, the latest in the lowest byte.
  let context = model.letters[0x20] as number
  for (let i = 1; i < letters.length; i++) {
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
      sums[index] = (sums[index] as number) + (weights[at + index] as number)
    judged++
  }
  return { scores: Float64Array.from(sums, (sum) => -sum / STEP), judged, unknown }
}
