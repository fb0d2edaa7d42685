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
import { type Bitmap, forEachBit } from './bitmap.ts'
import { idAt, lexemeRows } from './evaluate.ts'
import type { Columns } from './rows.ts'

/**
 * Places of the first `limit` rows. One pass over the set, newest rows first: what does not beat the last of the
 * best so far costs one comparison.
 */
export function firstRows(columns: Columns, set: Bitmap, query: SearchQuery, limit: number): Place[] {
  const sort = sortOf(query)
  const scores = sort === 'relevance' ? relevanceOf(columns, set, query) : null
  const { published, countHigh } = columns
  const keyOf = scores
    ? (row: number) => scores[row] as number
    : sort === 'size'
      ? (row: number) => {
          const figure = countHigh[row] as number
          return Number.isNaN(figure) ? -1 : figure
        }
      : (row: number) => published[row] as number
  const after = query.cursor ? readCursor(query.cursor, sort) : null
  const never = Number.NEGATIVE_INFINITY
  const afterKey = after ? (sort === 'date' ? (after.published ?? never) : (after.key ?? -1)) : 0
  const afterTime = after?.published ?? never

  /** Is row a before row b? */
  const precedes = (a: number, b: number): boolean => {
    const [x, y] = [keyOf(a), keyOf(b)]
    if (x !== y) return x > y
    if (scores && published[a] !== published[b]) return (published[a] as number) > (published[b] as number)
    return idAt(columns, a) > idAt(columns, b)
  }
  const isAfter = (row: number): boolean => {
    if (!after) return true
    const key = keyOf(row)
    if (key !== afterKey) return key < afterKey
    if (scores && published[row] !== afterTime) return (published[row] as number) < afterTime
    return idAt(columns, row) < after.id
  }

  const best: number[] = []
  let least = never
  for (let i = set.length - 1; i >= 0; i--) {
    let word = set[i] as number
    while (word !== 0) {
      const bit = 31 - Math.clz32(word)
      const row = (i << 5) + bit
      word &= ~(1 << bit)
      if (best.length === limit && keyOf(row) < least) continue
      if (!isAfter(row)) continue
      if (best.length === limit && !precedes(row, best[limit - 1] as number)) continue
      let low = 0
      let high = best.length
      while (low < high) {
        const middle = (low + high) >>> 1
        if (precedes(row, best[middle] as number)) high = middle
        else low = middle + 1
      }
      best.splice(low, 0, row)
      if (best.length > limit) best.pop()
      if (best.length === limit) least = keyOf(best[limit - 1] as number)
    }
  }
  return best.map((row) => ({
    sort,
    key: sort === 'date' ? null : keyOf(row),
    published: published[row] === never ? null : (published[row] as number),
    id: idAt(columns, row),
  }))
}

/** What `relevance` in db/search.ts computes: for each wanted word the best zone in which it stands. */
function relevanceOf(columns: Columns, set: Bitmap, query: SearchQuery): Uint16Array {
  const scores = new Uint16Array(set.length << 5)
  for (const { positions, zones } of wantedWords(query.expression)) {
    let rest = set
    for (const zone of ZONES_BY_WEIGHT) {
      if (!zones.includes(zone)) continue
      let here = rest
      for (const lexemes of positions) here = lexemeRows(columns, lexemes, [zone], here)
      forEachBit(here, (row) => {
        scores[row] = (scores[row] as number) + ZONE_WEIGHTS[zone]
      })
      rest = rest.slice()
      for (let i = 0; i < rest.length; i++) rest[i] = (rest[i] as number) & ~(here[i] as number)
    }
  }
  return scores
}
