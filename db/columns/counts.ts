/** Counts over a set of rows: by field, month and unit of the map. */
import type { Expression } from '../../models/query/types.ts'
import type { BreakdownRow } from '../breakdown.ts'
import { RATES } from '../claims.ts'
import type { Facet, Facets, MapCounts, MapLevel, MonthCount } from '../search.ts'
import { type Bitmap, countBits, difference, intersection, wordsFor } from './bitmap.ts'
import { allOf, evaluate } from './evaluate.ts'
import { COMBINED, type Columns, FIRST_YEAR, SIGNS, TALLIED, termValue, type Unit } from './rows.ts'
import { numberOfString, stringAt } from './strings.ts'

const MOST_VALUES = 100

/** How many rows of a set have each value of a column. */
function tally(set: Bitmap, column: Uint16Array, values: number): Uint32Array {
  const counts = new Uint32Array(values)
  for (let i = 0; i < set.length; i++) {
    let word = set[i] as number
    const base = i << 5
    while (word !== 0) {
      const low = word & -word
      const value = column[base + 31 - Math.clz32(low)] as number
      counts[value] = (counts[value] as number) + 1
      word ^= low
    }
  }
  return counts
}

/** The four columns that all counts come from, in one pass: most of the time of a search goes here. */
interface Tallies {
  combo: Uint32Array
  source: Uint32Array
  place: Uint32Array
  month: Uint32Array
}

function tallyAll(columns: Columns, set: Bitmap): Tallies {
  const { tallied } = columns
  const counts: Tallies = {
    combo: new Uint32Array(columns.combos.length),
    source: new Uint32Array(columns.sources.length),
    place: new Uint32Array(columns.units.length),
    month: new Uint32Array(columns.months),
  }
  const { combo: combos, source: sources, place: places, month: months } = counts
  for (let i = 0; i < set.length; i++) {
    let word = set[i] as number
    const base = i << 5
    while (word !== 0) {
      const low = word & -word
      const at = (base + 31 - Math.clz32(low)) * TALLIED
      combos[tallied[at] as number]!++
      sources[tallied[at + 1] as number]!++
      places[tallied[at + 2] as number]!++
      months[tallied[at + 3] as number]!++
      word ^= low
    }
  }
  return counts
}

/** Size and counts of all rows of a start: kept while no row comes or goes. */
const WHOLE = new WeakMap<
  Columns,
  { version: number; byStart: Map<string, { size: number; counts?: Tallies }> }
>()

/** From this share of the start on it is quicker to count what is missing. */
const MOST_OF_IT = 0.6

/** Counts of a set that lies within `start`, the rows that may be shown. */
function tallyWithin(columns: Columns, set: Bitmap, start: Bitmap, name: string): Tallies {
  let whole = WHOLE.get(columns)
  if (whole?.version !== columns.version) {
    whole = { version: columns.version, byStart: new Map() }
    WHOLE.set(columns, whole)
  }
  const all = whole.byStart.get(name) ?? { size: countBits(start) }
  whole.byStart.set(name, all)
  const size = set === start ? all.size : countBits(set)
  if (size < all.size * MOST_OF_IT) return tallyAll(columns, set)
  all.counts ??= tallyAll(columns, start)
  const { counts } = all
  if (size === all.size) return counts
  const missing = tallyAll(columns, difference(start, set))
  for (const field of ['combo', 'source', 'place', 'month'] as const) {
    const [from, to] = [counts[field], missing[field]]
    for (let i = 0; i < to.length; i++) to[i] = (from[i] as number) - (to[i] as number)
  }
  return missing
}

/** Counts of all rows that are shown. */
export function wholeTallies(columns: Columns): Tallies {
  const shown = columns.shown.subarray(0, wordsFor(columns.rows))
  return tallyWithin(columns, shown, shown, 'shown')
}

/** What is asked of a search: its fixed conditions, and the chosen values of each field that is counted. */
export interface Question {
  rest: Expression[]
  chosen: Partial<Record<Facet, Expression>>
}

/** The rows that a search may find, and which of the sets that is. */
export interface Start {
  rows: Bitmap
  name: 'alive' | 'shown'
}

export interface Counted {
  set: Bitmap
  facets?: Facets
  timeline?: MonthCount[]
}

/** The rows of a question with the counts that are wanted, each field's without its own condition. */
export function count(
  columns: Columns,
  { rest, chosen }: Question,
  start: Start,
  wanted: readonly Facet[],
  timeline: boolean,
  sourceName: (id: string) => string,
): Counted {
  // What is counted without its own condition is found apart; the others narrow all of it first.
  const chosenFields = Object.keys(chosen) as Facet[]
  const fields = chosenFields.filter((field) => field !== 'place' && wanted.includes(field))
  const fixed = chosenFields.filter((field) => !fields.includes(field))
  const base = allOf(columns, [...fixed.map((field) => chosen[field] as Expression), ...rest], start.rows)
  const sets = new Map(fields.map((field) => [field, evaluate(columns, chosen[field] as Expression, base)]))
  const without = (left: Facet | null): Bitmap => {
    let set = base
    let own = false
    for (const [field, one] of sets) {
      if (field === left) continue
      if (!own) {
        set = intersection(base, one)
        own = true
      } else for (let i = 0; i < set.length; i++) set[i] = (set[i] as number) & (one[i] as number)
    }
    return set
  }
  const set = without(null)
  if (wanted.length === 0 && !timeline) return { set }
  const all = tallyWithin(columns, set, start.rows, start.name)
  const facets: Facets = {}
  for (const facet of wanted) {
    const isChosen = fields.includes(facet)
    switch (facet) {
      case 'place':
        facets.place = placeCounts(columns, all.place, chosen.place)
        break
      case 'source': {
        const counts = isChosen
          ? tally(without('source'), columns.source, columns.sources.length)
          : all.source
        facets.source = most(
          columns.sources.map((value, i) => ({
            value,
            label: sourceName(value),
            count: counts[i] as number,
          })),
        )
        break
      }
      default: {
        const counts = isChosen ? tally(without(facet), columns.combo, columns.combos.length) : all.combo
        facets[facet] = fieldCounts(columns, counts, COMBINED.indexOf(facet))
      }
    }
  }
  return { set, facets, ...(timeline ? { timeline: monthCounts(all.month) } : {}) }
}

function most<T extends { value: string; count: number }>(counts: T[]): T[] {
  return counts
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, MOST_VALUES)
}

function fieldCounts(
  columns: Columns,
  counts: Uint32Array,
  field: number,
): { value: string; count: number }[] {
  const byTerm = new Map<number, number>()
  columns.combos.forEach((combo, i) => {
    const term = (combo[field] as number) - 1
    if (term >= 0) byTerm.set(term, (byTerm.get(term) ?? 0) + (counts[i] as number))
  })
  return most([...byTerm].map(([term, count]) => ({ value: stringAt(columns.terms, term).slice(1), count })))
}

function monthCounts(counts: Uint32Array): MonthCount[] {
  const months: MonthCount[] = []
  for (let i = 1; i < counts.length; i++) {
    const count = counts[i] as number
    if (count === 0) continue
    const year = FIRST_YEAR + Math.floor((i - 1) / 12)
    months.push({
      month: `${String(year).padStart(4, '0')}-${String(((i - 1) % 12) + 1).padStart(2, '0')}`,
      count,
    })
  }
  return months
}

/** The first unit of a level on a path. */
function unitOfLevel({ units }: Columns, path: readonly number[], level: string): Unit | undefined {
  for (const n of path) {
    const unit = units[n] as Unit
    if (unit.level === level) return unit
  }
  return undefined
}

/** The units right below the chosen ones (the first level without any); a chosen unit itself for what is told of it. */
function placeCounts(
  columns: Columns,
  counts: Uint32Array,
  chosen: Expression | undefined,
): NonNullable<Facets['place']> {
  const ids = chosen?.kind === 'any' ? chosen.values : []
  const { units, firstLevel } = columns
  const chosenUnits = new Set(ids.map((id) => columns.unitOf.get(id) ?? -1))
  const sums = new Uint32Array(units.length)
  for (let place = 1; place < counts.length; place++) {
    const count = counts[place] as number
    if (count === 0) continue
    let unit = firstLevel[place] as number
    if (ids.length > 0) {
      const { path } = units[place] as Unit
      let at = 0
      while (at < path.length && !chosenUnits.has(path[at] as number)) at++
      unit = path[at === path.length ? 0 : Math.max(0, at - 1)] as number
    }
    sums[unit] = (sums[unit] as number) + count
  }
  const byUnit: [Unit, number][] = []
  for (let unit = 1; unit < sums.length; unit++)
    if (sums[unit] !== 0) byUnit.push([units[unit] as Unit, sums[unit] as number])
  return most(
    byUnit.map(([{ id, name, nameRu, nameEn, level }, count]) => ({
      value: id,
      label: name,
      labelRu: nameRu,
      labelEn: nameEn,
      level,
      count,
    })),
  )
}

/** Counts and sums by unit of a level. */
export function mapCounts(columns: Columns, set: Bitmap, level: MapLevel): MapCounts {
  const size = columns.units.length
  const counts = new Uint32Array(size)
  const sums = { jobs: new Float64Array(size), people: new Float64Array(size) }
  const term = (field: 'unit' | 'status', value: string) =>
    numberOfString(columns.terms, value, false, SIGNS[field]) + 1 || -1
  const [jobs, people, negated] = [term('unit', 'jobs'), term('unit', 'people'), term('status', 'negated')]
  const summed = columns.combos.map(([, status, unit]) =>
    status === negated ? null : unit === jobs ? sums.jobs : unit === people ? sums.people : null,
  )
  for (let i = 0; i < set.length; i++) {
    let word = set[i] as number
    while (word !== 0) {
      const low = word & -word
      const row = (i << 5) + 31 - Math.clz32(low)
      word ^= low
      const place = columns.place[row] as number
      counts[place] = (counts[place] as number) + 1
      const sum = summed[columns.combo[row] as number]
      const figure = columns.countLow[row] as number
      if (sum && !Number.isNaN(figure)) sum[place] = (sum[place] as number) + figure
    }
  }
  let elsewhere = 0
  const items = new Map<Unit, MapCounts['items'][number]>()
  for (let place = 0; place < size; place++) {
    const count = counts[place] as number
    if (count === 0) continue
    const unit = unitOfLevel(columns, (columns.units[place] as Unit).path, level)
    if (!unit) {
      elsewhere += count
      continue
    }
    const { id, name, nameRu, nameEn, lat, lon } = unit
    const item = items.get(unit) ?? { id, name, nameRu, nameEn, lat, lon, count: 0, jobs: 0, people: 0 }
    item.count += count
    item.jobs += sums.jobs[place] as number
    item.people += sums.people[place] as number
    items.set(unit, item)
  }
  return { items: [...items.values()].sort((a, b) => (a.id < b.id ? -1 : 1)), elsewhere }
}

/** Counts and sums by type, status and unit, most first: what `searchBreakdown` reads from the database. */
export function breakdownOf(columns: Columns, set: Bitmap): BreakdownRow[] {
  const counts = tally(set, columns.combo, columns.combos.length)
  const sums = new Float64Array(columns.combos.length)
  for (let i = 0; i < set.length; i++) {
    let word = set[i] as number
    while (word !== 0) {
      const low = word & -word
      const row = (i << 5) + 31 - Math.clz32(low)
      word ^= low
      const figure = columns.countLow[row] as number
      const combo = columns.combo[row] as number
      if (!Number.isNaN(figure)) sums[combo] = (sums[combo] as number) + figure
    }
  }
  const rows = new Map<string, BreakdownRow>()
  columns.combos.forEach(([type, status, unit], i) => {
    const count = counts[i] as number
    if (count === 0) return
    const value = (term: number | undefined) => (term ? termValue(columns, term) : null)
    // Combinations differ by language, too.
    const key = `${type} ${status} ${unit}`
    const known = rows.get(key)
    const name = value(unit) as BreakdownRow['unit']
    const row = known ?? {
      type: value(type) as BreakdownRow['type'],
      status: value(status) as BreakdownRow['status'],
      unit: name,
      count: 0,
      sum: name === null || RATES.includes(name) ? null : 0,
    }
    row.count += count
    if (row.sum !== null) row.sum += sums[i] as number
    if (!known) rows.set(key, row)
  })
  const name = (row: BreakdownRow) => `${row.type} ${row.status} ${row.unit ?? '~'}`
  return [...rows.values()].sort((a, b) => b.count - a.count || (name(a) < name(b) ? -1 : 1))
}
