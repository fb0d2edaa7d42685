/** The first rows of a set in an order, after a place. */
import {
  type Place,
  readCursor,
  type SearchQuery,
  sortOf,
  wantedWords,
  ZONE_WEIGHTS,
  ZONES_BY_WEIGHT,
} from '../search.ts'
import { type Bitmap, difference, working } from './bitmap.ts'
import { idAt, lexemeRows } from './evaluate.ts'
import { keyOf, type Order, precedes } from './order.ts'
import type { Columns } from './rows.ts'

/** Where a place of an order is, to compare rows with. */
export interface After {
  key: number
  published: number
  id: string
}

const NEVER = Number.NEGATIVE_INFINITY

/** What is kept of a set for its next pages: its first rows by relevance, as many as FIRST or all. */
export interface Memo {
  ranked?: Ranked[]
}
const FIRST = 500

/**
 * Places of the first `limit` rows of a set, which has `total`.
 * @param memo of this set and query
 */
export function firstRows(
  columns: Columns,
  set: Bitmap,
  total: number,
  query: SearchQuery,
  limit: number,
  memo: Memo = {},
): Place[] {
  const sort = sortOf(query)
  const { published } = columns
  const cursor = query.cursor ? readCursor(query.cursor, sort) : null
  const time = cursor?.published ?? NEVER
  const after = cursor && { key: sort === 'date' ? time : (cursor.key ?? -1), published: time, id: cursor.id }
  const best =
    sort === 'relevance'
      ? mostRelevant(columns, set, query, after, limit, memo)
      : firstInOrder(columns, set, total, sort, after, limit)
  return best.map(({ row, key }) => ({
    sort,
    key: sort === 'date' ? null : key,
    published: published[row] === NEVER ? null : (published[row] as number),
    id: idAt(columns, row),
  }))
}

export interface Ranked {
  row: number
  key: number
}

/** A row that is looked up here and there costs as much as so many one after the other. */
const LOOK = 4

/** The first rows of a set in an order, after a place. */
export function firstInOrder(
  columns: Columns,
  set: Bitmap,
  total: number,
  order: Order,
  after: After | null,
  limit: number,
): Ranked[] {
  const { orders } = columns
  const isAfter = (row: number): boolean => {
    if (!after) return true
    const key = keyOf(columns, order, row)
    return key === after.key ? idAt(columns, row) < after.id : key < after.key
  }
  // As many rows of the order are looked at as it takes to meet `limit` of the set: one after the other, which is much
  // quicker than a row here and there. Where those of the set stand far behind, the set is looked through after all.
  const walk = orders ? (limit * orders.rows) / Math.max(1, total) : Number.POSITIVE_INFINITY
  let sorted: number[] = []
  let unsortedFrom = 0
  if (orders && walk < total * LOOK) {
    const rows = orders[order]
    let at = 0
    if (after)
      for (let high = rows.length; at < high; ) {
        const middle = (at + high) >>> 1
        if (isAfter(rows[middle] as number)) high = middle
        else at = middle + 1
      }
    const end = Math.min(rows.length, at + Math.ceil(total * LOOK * 2))
    for (; at < end && sorted.length < limit; at++) {
      const row = rows[at] as number
      if (((set[row >>> 5] as number) >>> (row & 31)) & 1) sorted.push(row)
    }
    if (sorted.length === limit || at === rows.length) unsortedFrom = orders.rows
    else sorted = []
  }
  const best = new Best(limit, (a, b) => precedes(columns, order, a, b))
  for (const row of sorted) best.offer(row, keyOf(columns, order, row))
  const keys = order === 'date' ? columns.published : columns.countHigh
  const firstWord = unsortedFrom >>> 5
  for (let i = set.length - 1; i >= firstWord; i--) {
    let word = set[i] as number
    if (i === firstWord) word &= -1 << (unsortedFrom & 31)
    while (word !== 0) {
      const bit = 31 - Math.clz32(word)
      const row = (i << 5) + bit
      word ^= 1 << bit
      let key = keys[row] as number
      if (Number.isNaN(key)) key = -1
      if (key >= best.least && isAfter(row)) best.offer(row, key)
    }
  }
  return best.rows
}

function mostRelevant(
  columns: Columns,
  set: Bitmap,
  query: SearchQuery,
  after: After | null,
  limit: number,
  memo: Memo,
): Ranked[] {
  const { published } = columns
  const isAfter = (row: number, key: number): boolean => {
    if (!after) return true
    if (key !== after.key) return key < after.key
    const time = published[row] as number
    return time === after.published ? idAt(columns, row) < after.id : time < after.published
  }
  memo.ranked ??= rank(columns, set, query, FIRST, () => true)
  const rest = memo.ranked.filter(({ row, key }) => isAfter(row, key))
  return rest.length >= limit || memo.ranked.length < FIRST
    ? rest.slice(0, limit)
    : rank(columns, set, query, limit, isAfter)
}

function rank(
  columns: Columns,
  set: Bitmap,
  query: SearchQuery,
  limit: number,
  isAfter: (row: number, key: number) => boolean,
): Ranked[] {
  const scores = working(() => relevanceOf(columns, set, query))
  const best = new Best(limit, (a, b) =>
    scores[a] === scores[b] ? precedes(columns, 'date', a, b) : (scores[a] as number) > (scores[b] as number),
  )
  for (let i = set.length - 1; i >= 0; i--) {
    let word = set[i] as number
    while (word !== 0) {
      const bit = 31 - Math.clz32(word)
      const row = (i << 5) + bit
      word ^= 1 << bit
      const key = scores[row] as number
      if (key >= best.least && isAfter(row, key)) best.offer(row, key)
    }
  }
  return best.rows
}

/** The first so many rows of those that are offered. What does not reach the last of them costs one comparison. */
class Best {
  readonly rows: Ranked[] = []
  /** Rows with a smaller key need not be offered. */
  least = NEVER

  constructor(
    private readonly limit: number,
    private readonly precedes: (a: number, b: number) => boolean,
  ) {}

  offer(row: number, key: number): void {
    const { rows, limit } = this
    if (rows.length === limit && !this.precedes(row, (rows[limit - 1] as Ranked).row)) return
    let low = 0
    let high = rows.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.precedes(row, (rows[middle] as Ranked).row)) high = middle
      else low = middle + 1
    }
    rows.splice(low, 0, { row, key })
    if (rows.length > limit) rows.pop()
    if (rows.length === limit) this.least = (rows[limit - 1] as Ranked).key
  }
}

/** Used again by each search: nothing waits between its scores and their order. */
let SCORES = new Uint16Array(0)

/** What `relevance` in db/search.ts computes: for each wanted word the best zone in which it stands. */
function relevanceOf(columns: Columns, set: Bitmap, query: SearchQuery): Uint16Array {
  if (SCORES.length < set.length << 5) SCORES = new Uint16Array(set.length << 6)
  const scores = SCORES.fill(0)
  for (const { positions, zones } of wantedWords(query.expression)) {
    let rest = set
    for (const zone of ZONES_BY_WEIGHT) {
      if (!zones.includes(zone)) continue
      let here = rest
      for (const lexemes of positions) here = lexemeRows(columns, lexemes, [zone], here)
      const weight = ZONE_WEIGHTS[zone]
      for (let i = 0; i < here.length; i++) {
        let word = here[i] as number
        while (word !== 0) {
          const bit = word & -word
          const row = (i << 5) + 31 - Math.clz32(bit)
          word ^= bit
          scores[row] = (scores[row] as number) + weight
        }
      }
      rest = difference(rest, here)
    }
  }
  return scores
}
