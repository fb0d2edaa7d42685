import { CLASS, LETTER } from './characters.ts'

/**
 * The words of the text that is read: every part asks the same of the same words, and a few thousand forms make up
 * nearly all running text. So words are found once a text, each form gets a number, and what hangs on the form alone
 * (`wordMemo`) is worked out once a form. A memo only: what is answered never hangs on what was read before.
 */

/** Runs of letters of a folded text, in order. */
export interface WordTable {
  count: number
  /** Folded offsets. */
  starts: Uint32Array
  ends: Uint32Array
  /** Number of the form in the vocabulary; 0 for rare long ones and those for which there is no room. */
  ids: Uint32Array
}

/** Forms that are kept at most; then the vocabulary begins anew with the next text. */
const MOST = 1 << 16
/** Longer forms are seldom met twice. */
const LONGEST = 31
const SLOT_BITS = 17
const SLOTS = 1 << SLOT_BITS

let count = 1
const slots = new Uint16Array(SLOTS)
/** Of each form its length and its letters: 64 bytes, what a processor reads at once. */
const WIDTH = LONGEST + 1
const letters = new Uint16Array(MOST * WIDTH)
const forms: string[] = ['']
const memos: Pick<WordMemo<unknown>, 'clear'>[] = []

/** Number of the form at the offset, new forms get one; 0 where there is no room. */
function idOf(folded: string, start: number, end: number, hash: number): number {
  const length = end - start
  if (length > LONGEST) return 0
  let slot = Math.imul(hash, 0x9e3779b1) >>> (32 - SLOT_BITS)
  for (let id = slots[slot] as number; id !== 0; id = slots[slot] as number) {
    let at = id * WIDTH
    if (letters[at] === length) {
      let i = start
      while (i < end && letters[++at] === folded.charCodeAt(i)) i++
      if (i === end) return id
    }
    slot = (slot + 1) & (SLOTS - 1)
  }
  if (count === MOST) return 0
  const id = count++
  slots[slot] = id
  letters[id * WIDTH] = length
  const from = id * WIDTH + 1
  for (let i = 0; i < length; i++) letters[from + i] = folded.charCodeAt(start + i)
  // A copy: a slice would keep the whole text alive.
  forms[id] = String.fromCharCode(...letters.subarray(from, from + length))
  return id
}

function clear(): void {
  count = 1
  slots.fill(0)
  forms.length = 1
  for (const memo of memos) memo.clear()
}

let latest: { folded: string; table: WordTable } | null = null

/** The words of a folded text; found once for the text that is read. To be used before another text's are asked for. */
export function wordsOf(folded: string): WordTable {
  if (latest !== null && latest.folded === folded) return latest.table
  if (count > MOST - (MOST >> 2)) clear()
  const size = folded.length
  let capacity = (size >> 2) + 16
  let starts = new Uint32Array(capacity)
  let ends = new Uint32Array(capacity)
  let ids = new Uint32Array(capacity)
  let words = 0
  let at = 0
  while (at < size) {
    let code = folded.charCodeAt(at)
    if (CLASS[code] !== LETTER) {
      at++
      continue
    }
    const start = at
    let hash = 0
    do {
      hash = (Math.imul(hash, 31) + code) | 0
      at++
      if (at >= size) break
      code = folded.charCodeAt(at)
    } while (CLASS[code] === LETTER)
    if (words === capacity) {
      capacity = Math.ceil(((words + 1) * size) / at) + 16
      starts = grown(starts, capacity)
      ends = grown(ends, capacity)
      ids = grown(ids, capacity)
    }
    starts[words] = start
    ends[words] = at
    ids[words++] = idOf(folded, start, at, hash)
  }
  const table = { count: words, starts, ends, ids }
  latest = { folded, table }
  return table
}

function grown(values: Uint32Array<ArrayBuffer>, capacity: number): Uint32Array<ArrayBuffer> {
  const more = new Uint32Array(capacity)
  more.set(values)
  return more
}

/** The form of word `i` as a string of its own. */
export function formOf(folded: string, table: WordTable, i: number): string {
  const id = table.ids[i] as number
  return id !== 0 ? (forms[id] as string) : folded.slice(table.starts[i], table.ends[i])
}

/** A property of word forms that hangs on nothing but the letters. */
export interface WordMemo<T> {
  /** The property of word `i` of a text's words. */
  of(folded: string, table: WordTable, i: number): T
  /** Forgets everything: the rules behind the property have changed. */
  clear(): void
}

/**
 * Keeps a property of word forms.
 * @param judge gives the property of a form; it must hang on the form alone
 */
export function wordMemo<T>(judge: (form: string) => T): WordMemo<T> {
  const known: (T | undefined)[] = []
  const memo: WordMemo<T> = {
    of(folded, table, i) {
      const id = table.ids[i] as number
      if (id === 0) return judge(formOf(folded, table, i))
      const value = known[id]
      if (value !== undefined) return value
      const judged = judge(forms[id] as string)
      while (known.length < id) known.push(undefined)
      known[id] = judged
      return judged
    },
    clear: () => {
      known.length = 0
    },
  }
  memos.push(memo)
  return memo
}
