import { CLASS, LETTER } from './characters.ts'

/**
 * The words of the text that is read: every part asks the same of the same words, and a few thousand forms make up
 * nearly all running text. So words are found once a text, each form gets a number, and what hangs on the form alone
 * (`wordTrait`, `wordMemo`) is worked out once a form. A memo only: what is answered never hangs on what was read before.
 */

/** Runs of letters of a folded text, in order. */
export interface WordTable {
  count: number
  /** Folded offsets. */
  starts: Uint32Array
  ends: Uint32Array
  /** Number of the form in the vocabulary; 0 for rare long ones and those for which there is no room. */
  ids: Uint16Array
  /** Traits of the form, a bit each. */
  traits: Uint16Array
}

/** Forms that are kept at most; then the vocabulary begins anew with the next text. */
const MOST = 1 << 16
const SLOT_BITS = 17
const SLOTS = 1 << SLOT_BITS

let count = 1
const slots = new Uint16Array(SLOTS)
/**
 * Of each form its letters in sixteen bytes, what leaves room for much else in the processor's caches: first the
 * length and the page (high byte) that all its letters stand on, then their low bytes. Longer forms, and those with
 * letters of several pages, are in `others`.
 */
const WIDTH = 16
const letters = new Uint8Array(MOST * WIDTH)
const others = new Map<string, number>()
/** Longer forms are seldom met twice. */
const LONGEST = 31
const forms: string[] = ['']
/** Traits of each form. */
const traitsOf = new Uint16Array(MOST)
const traits: WordTrait[] = []
const memos: Pick<WordMemo<unknown>, 'clear'>[] = []

/** Number of the form at the offset, new forms get one; 0 where there is no room. */
function idOf(folded: string, start: number, end: number, hash: number): number {
  const length = end - start
  const page = folded.charCodeAt(start) & 0xff00
  if (length >= WIDTH || page > 0xf00) return otherId(folded, start, end)
  const head = (page >> 4) | length
  let slot = Math.imul(hash, 0x9e3779b1) >>> (32 - SLOT_BITS)
  for (let id = slots[slot] as number; id !== 0; id = slots[slot] as number) {
    let at = id * WIDTH
    if (letters[at] === head) {
      let i = start
      while (i < end && (page | (letters[++at] as number)) === folded.charCodeAt(i)) i++
      if (i === end) return id
    }
    slot = (slot + 1) & (SLOTS - 1)
  }
  for (let i = start; i < end; i++)
    if ((folded.charCodeAt(i) & 0xff00) !== page) return otherId(folded, start, end)
  const id = newId(folded, start, end)
  if (id === 0) return 0
  slots[slot] = id
  letters[id * WIDTH] = head
  for (let i = 0; i < length; i++) letters[id * WIDTH + 1 + i] = folded.charCodeAt(start + i)
  return id
}

/** Number of a form that is long or has letters of several pages. */
function otherId(folded: string, start: number, end: number): number {
  if (end - start > LONGEST) return 0
  const known = others.get(folded.slice(start, end))
  if (known !== undefined) return known
  const id = newId(folded, start, end)
  if (id !== 0) others.set(forms[id] as string, id)
  return id
}

/** A number for the form at the offset; 0 where there is no room. */
function newId(folded: string, start: number, end: number): number {
  if (count === MOST) return 0
  const id = count++
  // A copy: a slice would keep the whole text alive.
  const codes: number[] = []
  for (let i = start; i < end; i++) codes.push(folded.charCodeAt(i))
  const form = String.fromCharCode(...codes)
  forms[id] = form
  traitsOf[id] = traitsOfForm(form)
  return id
}

/** All traits of a form. */
function traitsOfForm(form: string): number {
  let found = 0
  for (const { judge, bit } of traits) if (judge(form)) found |= bit
  return found
}

function clear(): void {
  count = 1
  slots.fill(0)
  others.clear()
  forms.length = 1
  for (const memo of memos) memo.clear()
}

/** Tables of articles of up to so many units are made in one place, which is kept. */
const KEPT = 1 << 15

function tableOf(size: number): WordTable {
  const most = (size >> 1) + 1
  return {
    count: 0,
    starts: new Uint32Array(most),
    ends: new Uint32Array(most),
    ids: new Uint16Array(most),
    traits: new Uint16Array(most),
  }
}

const kept = tableOf(KEPT)
let latest: { folded: string; table: WordTable } | null = null

/**
 * The words of a folded text; found once for the text that is read. To be used before another text's are asked for.
 * @param asked what `traits` must tell of the words, beside what was asked of other texts
 */
export function wordsOf(folded: string, ...asked: WordTrait[]): WordTable {
  for (const trait of asked) if (trait.bit === 0) trait.renew()
  if (latest !== null && latest.folded === folded) return latest.table
  if (count > MOST - (MOST >> 2)) clear()
  const size = folded.length
  const table = size <= KEPT ? kept : tableOf(size)
  const { starts, ends, ids } = table
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
    starts[words] = start
    ends[words] = at
    const id = idOf(folded, start, at, hash)
    ids[words] = id
    table.traits[words++] = id !== 0 ? (traitsOf[id] as number) : traitsOfForm(folded.slice(start, at))
  }
  table.count = words
  latest = { folded, table }
  return table
}

/** The form of word `i` as a string of its own. */
export function formOf(folded: string, table: WordTable, i: number): string {
  const id = table.ids[i] as number
  return id !== 0 ? (forms[id] as string) : folded.slice(table.starts[i], table.ends[i])
}

/** What a word form is or is not; it hangs on nothing but the letters. */
export interface WordTrait {
  readonly judge: (form: string) => boolean
  /** Its bit in the `traits` of a table; 0 until it is first asked for. */
  readonly bit: number
  /** Judges all forms anew: the rules behind the trait have changed. */
  renew(): void
}

/**
 * A trait of word forms, as `wordsOf` tells it of each word.
 * @param judge has the form the trait? It must hang on the form alone
 */
export function wordTrait(judge: (form: string) => boolean): WordTrait {
  const trait = {
    judge,
    bit: 0,
    renew() {
      if (trait.bit === 0) {
        if (traits.length === 16) throw new RangeError('too many traits of words')
        trait.bit = 1 << traits.length
        traits.push(trait)
      }
      for (let id = 1; id < count; id++) {
        const others = (traitsOf[id] as number) & ~trait.bit
        traitsOf[id] = judge(forms[id] as string) ? others | trait.bit : others
      }
      latest = null
    },
  }
  return trait
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
      const found = judge(forms[id] as string)
      while (known.length < id) known.push(undefined)
      known[id] = found
      return found
    },
    clear: () => {
      known.length = 0
    },
  }
  memos.push(memo)
  return memo
}
