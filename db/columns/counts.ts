/** Counts over a set of rows: by field, month and unit of the map. */
import type { Expression } from '../../models/query/types.ts'
import type { BreakdownRow } from '../breakdown.ts'
import type { Facet, Facets, MapCounts, MapLevel, MonthCount } from '../search.ts'
import type { Bitmap } from './bitmap.ts'
import { allOf, evaluate } from './evaluate.ts'
import { COMBINED, type Columns, FIRST_YEAR, SIGNS, type Unit } from './rows.ts'
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
  const { combo, source, place, month } = columns
  const counts: Tallies = {
    combo: new Uint32Array(columns.combos.length),
    source: new Uint32Array(columns.sources.length),
    place: new Uint32Array(columns.units.length),
    month: new Uint32Array(0x10000),
  }
  const { combo: combos, source: sources, place: places, month: months } = counts
  for (let i = 0; i < set.length; i++) {
    let word = set[i] as number
    const base = i << 5
    while (word !== 0) {
      const low = word & -word
      const row = base + 31 - Math.clz32(low)
      combos[combo[row] as number]!++
      sources[source[row] as number]!++
      places[place[row] as number]!++
      months[month[row] as number]!++
      word ^= low
    }
  }
  return counts
}

/** What is asked of a search: its fixed conditions, and the chosen values of each field that is counted. */
export interface Question {
  rest: Expression[]
  chosen: Partial<Record<Facet, Expression>>
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
  start: Bitmap,
  wanted: readonly Facet[],
  timeline: boolean,
  sourceName: (id: string) => string,
): Counted {
  const base = allOf(columns, rest, start)
  const fields = Object.keys(chosen) as Facet[]
  const sets = new Map(fields.map((field) => [field, evaluate(columns, chosen[field] as Expression, base)]))
  const without = (left: Facet | null): Bitmap => {
    let set = base
    let own = false
    for (const [field, one] of sets) {
      if (field === left) continue
      if (!own) {
        set = one.slice()
        own = true
      } else for (let i = 0; i < set.length; i++) set[i] = (set[i] as number) & (one[i] as number)
    }
    return set
  }
  const set = without(null)
  if (wanted.length === 0 && !timeline) return { set }
  const all = tallyAll(columns, set)
  const facets: Facets = {}
  for (const facet of wanted) {
    const isChosen = chosen[facet] !== undefined
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

/** The units right below the chosen ones (the first level without any); a chosen unit itself for what is told of it. */
function placeCounts(
  columns: Columns,
  counts: Uint32Array,
  chosen: Expression | undefined,
): NonNullable<Facets['place']> {
  const ids = new Set(chosen?.kind === 'any' ? chosen.values : [])
  const byUnit = new Map<Unit, number>()
  for (let place = 1; place < counts.length; place++) {
    const count = counts[place] as number
    if (count === 0) continue
    const path = (columns.units[place] as Unit).path.map((n) => columns.units[n] as Unit)
    let unit: Unit | undefined
    if (ids.size === 0) unit = path.find(({ level }) => level === 'admin1') ?? path[0]
    else {
      const at = path.findIndex(({ id }) => ids.has(id))
      unit = path[Math.max(0, at - 1)]
    }
    if (unit) byUnit.set(unit, (byUnit.get(unit) ?? 0) + count)
  }
  return most(
    [...byUnit].map(([{ id, name, nameRu, nameEn, level }, count]) => ({
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
    const above = (columns.units[place] as Unit).path.map((n) => columns.units[n] as Unit)
    const unit = above.find((one) => one.level === level)
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

const RATES = new Set(['percent', 'percent_of_plan', 'percentage_points'])

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
    const value = (term: number | undefined) => (term ? stringAt(columns.terms, term - 1).slice(1) : null)
    // Combinations differ by language, too.
    const key = `${type} ${status} ${unit}`
    const known = rows.get(key)
    const name = value(unit) as BreakdownRow['unit']
    const row = known ?? {
      type: value(type) as BreakdownRow['type'],
      status: value(status) as BreakdownRow['status'],
      unit: name,
      count: 0,
      sum: name === null || RATES.has(name) ? null : 0,
    }
    row.count += count
    if (row.sum !== null) row.sum += sums[i] as number
    if (!known) rows.set(key, row)
  })
  const name = (row: BreakdownRow) => `${row.type} ${row.status} ${row.unit ?? '~'}`
  return [...rows.values()].sort((a, b) => b.count - a.count || (name(a) < name(b) ? -1 : 1))
}
