import { CLASS, LETTER, wordMemo, wordsOf, wordTrait } from '../text/index.ts'
import { prefixes, RUN } from './prefixes.ts'

/** A pattern of whole words with what finds it fast. */
export interface Search {
  /** The same pattern, to be tried where a match may begin. */
  sticky: RegExp
  /** Number among the searches. */
  id: number
  /** Units that a match may begin with, unless it may begin with any letter. */
  firsts: ReadonlySet<number>
  anyLetter: boolean
}

/** A letter of the tree of all prefixes. */
interface Node {
  next: Map<number, Node>
  /** Searches one of whose prefixes ends here. */
  ids: number[]
}

/** What stands within the words that patterns without a prefix begin with. */
const inner: Node = { next: new Map(), ids: [] }
/** The mark behind such a word, by its unit, where the pattern names it. */
const behind = new Map<number, number[]>()

const searches = new WeakMap<RegExp, Search | null>()
const root: Node = { next: new Map(), ids: [] }
/** The children of the root by their unit, those below U+0700: nearly every offset asks there and no further. */
const roots: (Node | undefined)[] = new Array(0x700).fill(undefined)
let count = 0

/**
 * Registers a pattern that only begins where no letter stands before.
 * @param written its source without the look-behind
 */
export function register(pattern: RegExp, written: string): void {
  const found = prefixes(written)
  if (!found) return
  const id = count++
  const anyLetter = found.some((prefix) => prefix.startsWith(RUN))
  for (const prefix of found) {
    const within = prefix.startsWith(RUN)
    if (within && CLASS[prefix.charCodeAt(1)] !== LETTER) {
      const mark = prefix.charCodeAt(1)
      behind.set(mark, [...(behind.get(mark) ?? []), id])
      continue
    }
    let node = within ? inner : root
    for (let i = within ? 1 : 0; i < prefix.length; i++) {
      const code = prefix.charCodeAt(i)
      let next = node.next.get(code)
      if (!next) {
        next = { next: new Map(), ids: [] }
        node.next.set(code, next)
      }
      node = next
    }
    node.ids.push(id)
    if (within) continue
    const first = prefix.charCodeAt(0)
    if (first < roots.length) roots[first] = root.next.get(first)
  }
  const firsts = new Set(found.map((prefix) => prefix.charCodeAt(0)))
  searches.set(pattern, { sticky: new RegExp(pattern.source, 'uy'), id, firsts, anyLetter })
}

/** The fast search of a pattern, if it has one. */
export function searchOf(pattern: RegExp): Search | null {
  return searches.get(pattern) ?? null
}

/**
 * Where prefixes stand in the text that was read last; one document is read at a time. Numbers in arrays that stay, so
 * that a text leaves nothing to be collected.
 */
interface Places {
  folded: string
  /** Number of searches that were known. */
  count: number
  /** How many places there are. */
  size: number
  /** All places in the order of the text, with the searches that they belong to. */
  offsets: Uint32Array
  ids: Uint16Array
  /** The same search by search: those of search `id` are `grouped[first[id]]` … `grouped[first[id + 1] - 1]`. */
  grouped: Uint32Array
  first: Uint32Array
}

/** More places than this are forgotten with their text. */
const KEPT = 1 << 16

function placesFor(room: number, searches: number): Places {
  return {
    folded: '',
    count: 0,
    size: 0,
    offsets: new Uint32Array(room),
    ids: new Uint16Array(room),
    grouped: new Uint32Array(room),
    first: new Uint32Array(searches + 2),
  }
}

let latest = placesFor(KEPT, 0)

/** Where the search may match: a part of `grouped`, in order. */
export interface Stretch {
  grouped: Uint32Array
  from: number
  to: number
}

/**
 * Offsets of the text at which the search may match, found for all searches in one pass over the text.
 * @returns null for a pattern that a rule wrote after the pass: it is searched for with the next text
 */
export function placesOf(search: Search, folded: string): Stretch | null {
  const { grouped, first, count: known } = placesIn(folded)
  if (search.id >= known) return null
  return { grouped, from: first[search.id] as number, to: first[search.id + 1] as number }
}

function placesIn(folded: string): Places {
  if (latest.folded !== folded) {
    if (latest.count !== count) {
      openings.clear()
      opens.renew()
    }
    pass(folded)
    group()
  }
  return latest
}

/** By search: the latest place that was put. */
let lastAt = new Int32Array(0)

function put(id: number, at: number): void {
  // Two prefixes of one search may begin here.
  if (lastAt[id] === at) return
  lastAt[id] = at
  const { size } = latest
  if (size === latest.offsets.length) {
    const { folded, count: known, offsets, ids } = latest
    latest = placesFor(2 * size, known)
    latest.offsets.set(offsets)
    latest.ids.set(ids)
    latest.folded = folded
    latest.count = known
  }
  latest.offsets[size] = at
  latest.ids[size] = id
  latest.size = size + 1
}

/** Puts the places in order search by search, by counting. */
function group(): void {
  const { size, offsets, ids, grouped, first } = latest
  first.fill(0)
  for (let i = 0; i < size; i++) first[(ids[i] as number) + 2]!++
  for (let id = 2; id < first.length; id++) first[id] = (first[id] as number) + (first[id - 1] as number)
  for (let i = 0; i < size; i++) grouped[first[(ids[i] as number) + 1]!++] = offsets[i] as number
}

/** What is known of a list of rules: their searches (null for patterns without one), and what was asked of it last. */
interface Listed {
  searches: (Search | null)[]
  folded: string
  start: number
  end: number
  found: unknown[]
}

const listed = new WeakMap<readonly { pattern: RegExp }[], Listed>()
/** By search: the latest question in whose range it has a place. */
let stamps = new Uint32Array(0)
let stamp = 0

/**
 * The rules whose pattern may occur within the range, in their order: what a rule costs where its words do not stand is
 * next to nothing, however many rules the list has. For lists of more than a handful: all places of the range are gone
 * through once.
 * @param rules a list that stays; what is known of it is kept
 * @param folded the text for matching (`plainText`)
 */
export function occurring<T extends { pattern: RegExp }>(
  rules: readonly T[],
  folded: string,
  [start, end]: readonly [number, number],
): readonly T[] {
  let list = listed.get(rules)
  if (!list) {
    list = {
      searches: rules.map(({ pattern }) => searchOf(pattern)),
      folded: '',
      start: 0,
      end: 0,
      found: [],
    }
    listed.set(rules, list)
  }
  // The figures of a clause ask the same one after the other.
  if (list.start === start && list.end === end && list.folded === folded) return list.found as T[]
  const { offsets, ids, size, count: known } = placesIn(folded)
  if (stamps.length < count) stamps = new Uint32Array(count + 256)
  stamp++
  for (let i = lowerBound(offsets, start, 0, size); i < size && (offsets[i] as number) < end; i++)
    stamps[ids[i] as number] = stamp
  // A range may begin within a word: what stands before it is not read.
  const cut = start > 0 && CLASS[folded.charCodeAt(start - 1)] === LETTER ? folded.charCodeAt(start) : -1
  const found: T[] = []
  for (let i = 0; i < list.searches.length; i++) {
    const search = list.searches[i] as Search | null
    if (
      search === null ||
      search.id >= known ||
      stamps[search.id] === stamp ||
      (cut >= 0 && (search.anyLetter || search.firsts.has(cut)))
    )
      found.push(rules[i] as T)
  }
  list.folded = folded
  list.start = start
  list.end = end
  list.found = found
  return found
}

/** Index of the first entry from `low` on that is not below the target, `high` where there is none. */
export function lowerBound(values: Uint32Array, target: number, low: number, high: number): number {
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((values[middle] as number) < target) low = middle + 1
    else high = middle
  }
  return low
}

const NONE: readonly number[] = []

/** What begins in the letters of a word: searches by number, and where in the tree those stand that go on behind it. */
interface Opening {
  ids: readonly number[]
  further: Node | undefined
}

const CLOSED: Opening = { ids: NONE, further: undefined }

const openings = wordMemo<Opening>((form) => {
  const ids: number[] = []
  const further = open(form, ids)
  return ids.length === 0 && !further ? CLOSED : { ids, further }
})

/** Does anything begin in the letters of the word? */
const opens = wordTrait((form) => {
  const ids: number[] = []
  return open(form, ids) !== undefined || ids.length > 0
})

/** What begins in a word. @returns the node from which prefixes go on behind it */
function open(form: string, found: number[]): Node | undefined {
  if (inner.next.size > 0)
    for (let at = 1; at < form.length; at++) walk(form, at, found, inner.next.get(form.charCodeAt(at)))
  return walk(form, 0, found, begin(form.charCodeAt(0)))
}

/** The node of the prefixes that begin with a unit. */
function begin(first: number): Node | undefined {
  return first < roots.length ? roots[first] : root.next.get(first)
}

/**
 * Goes down a tree, the unit at `from` leading to `node`.
 * @param found takes the searches of all nodes passed
 * @returns the last node where the text ends before the tree does
 */
function walk(text: string, from: number, found: number[], node: Node | undefined): Node | undefined {
  for (let at = from + 1; node; at++) {
    for (const id of node.ids) found.push(id)
    if (node.next.size === 0) return undefined
    if (at >= text.length) return node
    node = node.next.get(text.charCodeAt(at))
  }
  return undefined
}

/** Goes down the tree from below `node`, by the units from `from` on; all that is passed begins at `at`. */
function descend(text: string, from: number, at: number, start: Node): void {
  for (let node = start.next.get(text.charCodeAt(from)); node; node = node.next.get(text.charCodeAt(++from)))
    for (const id of node.ids) put(id, at)
}

/** One walk down the tree of prefixes from every offset that no letter stands before. */
function pass(folded: string): void {
  if (latest.offsets.length > KEPT || latest.first.length < count + 2) latest = placesFor(KEPT, count)
  latest.folded = folded
  latest.count = count
  latest.size = 0
  if (lastAt.length < count) lastAt = new Int32Array(count)
  lastAt.fill(-1)
  const words = wordsOf(folded, opens)
  const { starts, ends, traits } = words
  let gap = 0
  for (let i = 0; i <= words.count; i++) {
    const start = i < words.count ? (starts[i] as number) : folded.length
    for (let at = gap; at < start; at++) {
      const first = folded.charCodeAt(at)
      const node = begin(first)
      // Right behind a word no match begins.
      if (node === undefined || (at === gap && at > 0 && CLASS[folded.charCodeAt(at - 1)] === LETTER))
        continue
      for (const id of node.ids) put(id, at)
      descend(folded, at + 1, at, node)
    }
    if (i === words.count) break
    gap = ends[i] as number
    if (gap < folded.length) {
      const mark = folded.charCodeAt(gap)
      // Blanks are no marks.
      if (mark !== 0x20) for (const id of behind.get(mark) ?? NONE) put(id, start)
    }
    if (((traits[i] as number) & opens.bit) === 0) continue
    const { ids, further } = openings.of(folded, words, i)
    for (const id of ids) put(id, start)
    if (further) descend(folded, gap, start, further)
  }
}
