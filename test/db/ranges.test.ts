import { describe, expect, it } from 'vitest'
import { allOf } from '../../db/columns/evaluate.ts'
import { type Columns, NO_DAY } from '../../db/columns/rows.ts'
import type { Expression } from '../../models/query/types.ts'
import { random } from '../../scripts/bench/_events.ts'

const ROWS = 1000
/** Rows that had been sorted; the others came later. */
const SORTED = 700
const ROOM = 1016
const next = random(9)
const figure = () => (next() < 0.3 ? Number.NaN : Math.floor(next() * 12) - 2)
const countHigh = Float64Array.from({ length: ROOM }, figure)
const confidence = Float32Array.from({ length: ROOM }, () => Math.floor(next() * 11) / 10)
const day = Int32Array.from({ length: ROOM }, () =>
  next() < 0.2 ? NO_DAY : 19_000 + Math.floor(next() * 40),
)
const key = (row: number) => (Number.isNaN(countHigh[row]) ? -1 : (countHigh[row] as number))
const size = Uint32Array.from({ length: SORTED }, (_, row) => row).sort((a, b) => key(b) - key(a))
const columns = {
  rows: ROWS,
  countHigh,
  countLow: countHigh,
  confidence,
  day,
  orders: { rows: SORTED, size, date: size },
} as unknown as Columns

/** A set with this share of the rows. */
function setOf(share: number): Uint32Array {
  const set = new Uint32Array(Math.ceil(ROWS / 32))
  for (let row = 0; row < ROWS; row++) if (next() < share) set[row >>> 5]! |= 1 << (row & 31)
  return set
}
const rowsOf = (set: Uint32Array) =>
  Array.from({ length: set.length * 32 }, (_, row) => row).filter(
    (row) => (set[row >>> 5]! >>> (row & 31)) & 1,
  )

describe('rows of a range are those that a comparison finds', () => {
  const iso = (one: number) => new Date(one * 86_400_000).toISOString().slice(0, 10)
  const ranges: [string, Expression, (row: number) => boolean][] = []
  for (const limit of [-1, 0, 1, 3, 7, 9, 20])
    for (const open of [false, true]) {
      const range = { kind: 'range', field: 'count' } as const
      const value = (row: number) => countHigh[row] as number
      ranges.push(
        [
          `${open ? '>' : '≥'} ${limit}`,
          { ...range, min: limit, minOpen: open },
          (row) => value(row) > limit || (!open && value(row) === limit),
        ],
        [
          `${open ? '<' : '≤'} ${limit}`,
          { ...range, max: limit, maxOpen: open },
          (row) => value(row) < limit || (!open && value(row) === limit),
        ],
        [`${limit} … 8`, { ...range, min: limit, max: 8 }, (row) => value(row) >= limit && value(row) <= 8],
      )
    }
  for (const limit of [0, 0.3, 0.9, 1])
    for (const open of [false, true]) {
      const least = Math.fround(limit)
      ranges.push([
        `confidence ${open ? '>' : '≥'} ${limit}`,
        { kind: 'range', field: 'confidence', min: limit, minOpen: open },
        (row) => (open ? (confidence[row] as number) > least : (confidence[row] as number) >= least),
      ])
    }
  for (const [from, to] of [
    [19_010, 19_020],
    [19_010, undefined],
    [undefined, 19_020],
  ] as const)
    ranges.push([
      `days ${from} … ${to}`,
      { kind: 'days', field: 'published', from: from && iso(from), to: to && iso(to) } as Expression,
      (row) =>
        day[row] !== NO_DAY && (day[row] as number) >= (from ?? 0) && (day[row] as number) <= (to ?? 1e9),
    ])

  it.each(ranges)('%s', (_, range, fits) => {
    for (const share of [1, 0.7, 0.4, 0.05, 0]) {
      const within = setOf(share)
      const before = within.slice()
      expect(rowsOf(allOf(columns, [range], within))).toEqual(rowsOf(before).filter(fits))
      expect(within).toEqual(before)
    }
  })
})
