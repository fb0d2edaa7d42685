/** All rows in the orders that pages are listed in, so that a page of many need not look at all of them. */
import type { Columns } from './rows.ts'
import { compareStrings } from './strings.ts'

export type Order = 'date' | 'size'

/** The number that an order goes by: greater first. No figure comes last. */
export function keyOf(columns: Columns, order: Order, row: number): number {
  if (order === 'date') return columns.published[row] as number
  const figure = columns.countHigh[row] as number
  return Number.isNaN(figure) ? -1 : figure
}

/** Is row a listed before row b? */
export function precedes(columns: Columns, order: Order, a: number, b: number): boolean {
  const x = keyOf(columns, order, a)
  const y = keyOf(columns, order, b)
  if (x !== y) return x > y
  return compareStrings(columns.ids, columns.idOf[a] as number, columns.idOf[b] as number) > 0
}

/** Long work takes breaks, so that the process answers meanwhile. */
export interface Breaks {
  isDue(): boolean
  take(): Promise<void>
}

/** Rows that are sorted before the event loop gets its turn. */
const RUN = 2048

/** The rows so far, sorted: short runs first, then merged, with breaks between. */
export async function sortedRows(columns: Columns, order: Order, breaks: Breaks): Promise<Uint32Array> {
  const { rows } = columns
  let from = Uint32Array.from({ length: rows }, (_, row) => row)
  for (let at = 0; at < rows; at += RUN) {
    from.subarray(at, at + RUN).sort((a, b) => (precedes(columns, order, a, b) ? -1 : 1))
    if (breaks.isDue()) await breaks.take()
  }
  let to = new Uint32Array(rows)
  for (let size = RUN; size < rows; size *= 2) {
    for (let start = 0; start < rows; start += size * 2) {
      const middle = Math.min(start + size, rows)
      const end = Math.min(start + size * 2, rows)
      let left = start
      let right = middle
      for (let at = start; at < end; at++) {
        if (at % RUN === 0 && breaks.isDue()) await breaks.take()
        const isLeft =
          right === end ||
          (left < middle && precedes(columns, order, from[left] as number, from[right] as number))
        to[at] = from[isLeft ? left++ : right++] as number
      }
    }
    ;[from, to] = [to, from]
  }
  return from
}
