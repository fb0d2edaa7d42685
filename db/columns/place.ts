/** What the page of a place tells from events: how many lie below it, how its figures went, who speaks most of it. */
import { MAX_POINTS, MAX_SERIES, type PlaceFacts } from '../places.ts'
import { wholeTallies } from './counts.ts'
import { idAt } from './evaluate.ts'
import { type Columns, NO_DAY, termValue, type Unit } from './rows.ts'
import { compareStrings } from './strings.ts'

const DAY_MS = 86_400_000

/** What `placeFacts` of db/places.ts reads from the database. */
export function placeFacts(columns: Columns, id: string, withSeries: boolean): PlaceFacts {
  const target = columns.unitOf.get(id)
  const facts: PlaceFacts = { total: 0, own: 0, below: new Map(), series: [] }
  if (target === undefined) return facts
  const { place: counts } = wholeTallies(columns)
  for (let place = 1; place < counts.length; place++) {
    const count = counts[place] as number
    if (count === 0) continue
    const { path } = columns.units[place] as Unit
    const at = path.indexOf(target)
    if (at < 0) continue
    facts.total += count
    if (at === 0) facts.own += count
    else {
      const child = (columns.units[path[at - 1] as number] as Unit).id
      facts.below.set(child, (facts.below.get(child) ?? 0) + count)
    }
  }
  if (withSeries && facts.own > 0) facts.series = seriesOf(columns, target)
  return facts
}

interface Group {
  type: string
  unit: string
  rows: number[]
}

/** The figures told of a unit itself by type and unit of measure. */
function seriesOf(columns: Columns, target: number): PlaceFacts['series'] {
  const { combo, place, day, periodStart, periodEnd, countLow, countHigh } = columns
  const start = (row: number) => (periodStart[row] === NO_DAY ? day[row] : periodStart[row]) as number
  const end = (row: number) => (periodEnd[row] === NO_DAY ? day[row] : periodEnd[row]) as number
  const byId = (a: number, b: number) =>
    compareStrings(columns.ids, columns.idOf[a] as number, columns.idOf[b] as number)
  const groups = new Map<string, Group>()
  // Combinations differ by status and language, too.
  const groupOf = columns.combos.map(([type, , unit]): Group | null => {
    if (!type || !unit) return null
    const key = `${type} ${unit}`
    const group = groups.get(key) ?? {
      type: termValue(columns, type),
      unit: termValue(columns, unit),
      rows: [],
    }
    groups.set(key, group)
    return group
  })
  for (let row = 0; row < columns.rows; row++) {
    if (place[row] !== target || !isShown(columns, row) || start(row) === NO_DAY) continue
    groupOf[combo[row] as number]?.rows.push(row)
  }
  const point = (row: number): PlaceFacts['series'][number]['points'][number] => {
    const [low, high] = [countLow[row] as number, countHigh[row] as number]
    const orNull = (figure: number) => (low === high || Number.isNaN(figure) ? null : figure)
    return {
      event: idAt(columns, row),
      status: termValue(columns, columns.combos[combo[row] as number]?.[1] as number),
      value: low === high ? low : null,
      min: orNull(low),
      max: orNull(high),
      start: isoDay(start(row)),
      end: isoDay(end(row)),
    }
  }
  const name = ({ type, unit }: Group) => `${type} ${unit}`
  return [...groups.values()]
    .filter(({ rows }) => rows.length > 0)
    .sort((a, b) => b.rows.length - a.rows.length || (name(a) < name(b) ? -1 : 1))
    .slice(0, MAX_SERIES)
    .map(({ type, unit, rows }) => ({
      type,
      unit,
      points: rows
        .sort((a, b) => end(b) - end(a) || byId(a, b))
        .slice(0, MAX_POINTS)
        .sort((a, b) => end(a) - end(b) || start(a) - start(b) || byId(a, b))
        .map(point),
    }))
}

/** Ids of the officials with most events, in a place and everything below it where one is given; most first. */
export function mostQuoted(columns: Columns, limit: number, place?: string): string[] {
  const target = place === undefined ? null : (columns.unitOf.get(place) ?? -1)
  const isWithin = Uint8Array.from(columns.units, ({ path }) =>
    target === null || path.includes(target) ? 1 : 0,
  )
  const counts = new Uint32Array(columns.terms.size + 1)
  for (let row = 0; row < columns.rows; row++)
    if (isWithin[columns.place[row] as number] === 1 && isShown(columns, row))
      counts[columns.official[row] as number]!++
  // Places of the list from the last one on: most names are counted less than the least of it.
  const best: { id: string; count: number }[] = []
  for (let term = 1; term < counts.length; term++) {
    const count = counts[term] as number
    if (count === 0 || (best.length === limit && count < (best.at(-1)?.count ?? 0))) continue
    const id = termValue(columns, term)
    let at = best.length
    for (; at > 0; at--) {
      const before = best[at - 1] as { id: string; count: number }
      if (before.count > count || (before.count === count && before.id < id)) break
    }
    best.splice(at, 0, { id, count })
    if (best.length > limit) best.pop()
  }
  return best.map(({ id }) => id)
}

function isShown({ shown }: Columns, row: number): boolean {
  return (((shown[row >>> 5] as number) >>> (row & 31)) & 1) === 1
}

function isoDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}
