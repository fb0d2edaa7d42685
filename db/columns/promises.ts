/** Which events of a set promise something: what `IS_PROMISE` of db/promises.ts asks for in SQL. */
import { RATES } from '../claims.ts'
import { NO_PROMISE_TYPES, PROMISE_STATUSES } from '../promises.ts'
import { type Bitmap, countBits, scratch } from './bitmap.ts'
import { dayRows, idAt } from './evaluate.ts'
import { firstInOrder } from './page.ts'
import { type Columns, NO_DAY, termValue } from './rows.ts'
import { numberOfString } from './strings.ts'

/**
 * The ids of the next promises of a set, newest first; null where the event that they come after is not known.
 * @param due days that the promised time ends on, both included
 */
export function nextPromises(
  columns: Columns,
  { set }: { set: Bitmap },
  due: { dueFrom?: string | undefined; dueTo?: string | undefined },
  after: string | null,
  limit: number,
): string[] | null {
  const id = after === null ? -1 : numberOfString(columns.ids, after, false)
  const row = id < 0 ? -1 : (columns.rowOf[id] as number) - 1
  if (after !== null && row < 0) return null
  let promises = promisesIn(columns, set)
  if (due.dueFrom || due.dueTo) {
    const { periodEnd } = columns
    promises = dayRows(promises, periodEnd, periodEnd, due.dueFrom, due.dueTo)
  }
  const published = columns.published[row] as number
  const place = after === null ? null : { key: published, published, id: after }
  return firstInOrder(columns, promises, countBits(promises), 'date', place, limit).map((found) =>
    idAt(columns, found.row),
  )
}

function promisesIn(columns: Columns, set: Bitmap): Bitmap {
  const { combo, place, day, countLow, money } = columns
  const isPromised = Uint8Array.from(columns.combos, (terms) => {
    const [type, status, unit] = terms.map((term) => termValue(columns, term)) as [string, string, string]
    return PROMISE_STATUSES.includes(status) && !NO_PROMISE_TYPES.includes(type) && !RATES.includes(unit)
      ? 1
      : 0
  })
  const promises = scratch(set.length)
  for (let i = 0; i < set.length; i++) {
    let word = set[i] as number
    let kept = 0
    while (word !== 0) {
      const bit = word & -word
      const row = (i << 5) + 31 - Math.clz32(bit)
      word ^= bit
      if (isPromised[combo[row] as number] === 0 || place[row] === 0 || day[row] === NO_DAY) continue
      if ((countLow[row] as number) > 0 || (money[row] as number) > 0) kept |= bit
    }
    promises[i] = kept
  }
  return promises
}
