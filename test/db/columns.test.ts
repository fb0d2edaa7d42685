import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { searchBreakdown } from '../../db/breakdown.ts'
import { askDatabase, type EventSearch, openSearch } from '../../db/columns/index.ts'
import { searchOfficials } from '../../db/officials.ts'
import { placeById } from '../../db/places.ts'
import { listPromises } from '../../db/promises.ts'
import { FACETS, type SearchQuery, searchMap } from '../../db/search.ts'
import { parseQuery } from '../../models/query/index.ts'
import { fillEvents, random } from '../../scripts/bench/_events.ts'
import { type TestDatabase, testDatabase } from '../support.ts'

let db: TestDatabase
let search: EventSearch

beforeAll(async () => {
  db = await testDatabase()
  await fillEvents(db.pool, 2000, 5)
  search = openSearch(db.pool, { maxAgeMs: 0 })
  await search.ready
})
afterAll(async () => {
  await search?.close()
  await db?.close()
})

const typed = (text: string): SearchQuery => ({ expression: parseQuery(text) ?? undefined })
const WANTED = { facets: FACETS, timeline: true }

/** The same from memory and from SQL: page, total, counts, months. */
async function compare(query: SearchQuery): Promise<number> {
  const [memory, sql] = [await search.search(query, WANTED), await askDatabase(db.pool, query, WANTED)]
  expect(memory).toEqual(sql)
  return memory.total
}

const QUERIES = [
  '',
  'жұмыс',
  'شغل',
  '"жұмыс орны"',
  '"فرصت شغلی" -کارخانه',
  'жұмысқа OR зауыт',
  'оқ*',
  '=орны',
  '="жұмыс орны"',
  '-="فرصت شغلی" ="орны жұмыс"',
  '="жұмыс орны" OR ="қала аудан" count:>10',
  'type:jobs_created,training status:done',
  '-type:training unit:jobs,people',
  'place:IR count:>=100',
  'place:KZ-15,IR-06 lang:kk',
  'count:100..1000 published:2020..2022',
  'period:2021 money:>1000000',
  'currency:KZT confidence:>=0.9',
  'confidence:<0.6 -count:>0',
  'source:source_0,source_3 official:Асхат',
  'official:"Асхат Шахаров"',
  'title:зауыт -published:>=2020',
  '(зауыт | шағын) (type:jobs_lost | count:>5000)',
  'nothing matches this',
]

describe('search in memory', () => {
  it('holds all events', () => {
    expect(search.memory()?.events).toBe(2000)
    expect(search.memory()?.bytes).toBeGreaterThan(10_000)
  })

  it.each(QUERIES)('says what the database says: %s', async (text) => {
    for (const sort of ['date', 'size', 'relevance'] as const) await compare({ ...typed(text), sort })
  })

  it('finds something for most of them', async () => {
    const totals = await Promise.all(QUERIES.map(async (text) => (await search.search(typed(text))).total))
    expect(totals.filter((total) => total > 0).length).toBeGreaterThan(QUERIES.length - 3)
    expect(totals[0]).toBeGreaterThan(1500)
  })

  it('leaves a field’s own condition out of its counts, chosen or typed', async () => {
    await compare({ type: ['training'], place: ['IR'], language: ['fa'], min: 10 })
    await compare({ ...typed('type:training'), place: ['KZ-15'], source: ['source_1', 'source_2'] })
    await compare({ duplicates: true, status: ['planned', 'done'], unit: ['jobs'] })
  })

  it('finds what stands at the end of an order', async () => {
    for (const limit of [5, 20]) {
      expect(await compare({ to: '2019-01-31', limit })).toBeGreaterThan(50)
      expect(await compare({ max: 3, sort: 'size', limit })).toBeGreaterThan(50)
    }
  })

  it('random conditions', async () => {
    const next = random(99)
    const parts = QUERIES.flatMap((query) => query.split(' ')).filter(
      (part) => part !== 'OR' && /^-?\w+:[^"()|]*$|^[\p{L}]+$/u.test(part),
    )
    for (let i = 0; i < 40; i++) {
      const some = Array.from(
        { length: 1 + Math.floor(next() * 3) },
        () => parts[Math.floor(next() * parts.length)],
      )
      const text = some.join(next() < 0.3 ? ' OR ' : ' ')
      await compare({ ...typed(text), sort: next() < 0.5 ? 'date' : 'relevance', limit: 7 })
    }
  })

  it.each(['date', 'size', 'relevance'] as const)(
    'pages by %s go on where the database’s end',
    async (sort) => {
      const query: SearchQuery = { ...typed('жұмыс OR орын OR қала'), sort, limit: 50 }
      const seen: string[] = []
      let cursor: string | undefined
      let turn = 0
      do {
        const page: { items: { id: string }[]; next: string | null } =
          turn++ % 2 === 0
            ? await search.search({ ...query, cursor })
            : await askDatabase(db.pool, { ...query, cursor })
        seen.push(...page.items.map(({ id }) => id))
        cursor = page.next ?? undefined
      } while (cursor)
      expect(seen).toHaveLength((await search.search(query)).total)
      expect(new Set(seen).size).toBe(seen.length)
    },
  )

  it('the map', async () => {
    for (const level of ['admin1', 'admin2'] as const)
      for (const query of [{}, typed('жұмыс count:>10'), { type: ['training' as const], place: ['IR'] }]) {
        const [memory, sql] = [await search.map(query, level), await searchMap(db.pool, query, level)]
        expect(memory).toEqual(sql)
      }
  })

  it('places: what lies below them and how their figures went', async () => {
    const units = await db.pool.query(
      `SELECT place_id AS id FROM events WHERE is_shown AND place_id IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 12`,
    )
    let points = 0
    for (const id of ['IR', 'KZ', 'kz-15', 'IR-06', 'XX', ...units.rows.map((row) => row.id as string)]) {
      const place = await search.place(id)
      expect(place).toEqual(await placeById(db.pool, id))
      expect(await search.place(id, false)).toEqual(await placeById(db.pool, id, false))
      for (const series of place?.series ?? []) points += series.points.length
    }
    expect(points).toBeGreaterThan(100)
    expect((await search.place('IR'))?.total).toBe((await search.search({ place: ['IR'] })).total)
  })

  it('officials of whom most is told', async () => {
    for (const place of [undefined, 'IR', 'KZ-15', 'XX'])
      for (const limit of [1, 7, 100])
        expect(await search.officials(limit, place)).toEqual(
          await searchOfficials(db.pool, [], { limit, ...(place ? { place } : {}) }),
        )
    expect(await search.officials(7)).toHaveLength(7)
  })

  it('promises, page by page', async () => {
    let found = 0
    for (const query of [
      {},
      typed('жұмыс'),
      { ...typed('place:IR'), dueFrom: '2021-01-01', dueTo: '2023-12-31' },
      { verdict: ['silent' as const] },
      { verdict: ['kept' as const, 'revised' as const, 'partly' as const] },
      { ...typed('type:training'), duplicates: true },
    ]) {
      let cursor: string | undefined
      for (let page = 0; page < 3; page++) {
        const asked = { ...query, limit: 7, ...(cursor ? { cursor } : {}) }
        const answer = await search.promises(asked)
        expect(answer).toEqual(await listPromises(db.pool, asked))
        found += answer.items.length
        cursor = answer.next ?? undefined
        if (!cursor) break
      }
    }
    expect(found).toBeGreaterThan(50)
    await expect(search.promises({ cursor: 'x' })).rejects.toThrow(/cursor/)
  })

  it('counts and sums by kind', async () => {
    for (const query of [{}, typed('жұмыс count:>10'), { type: ['training' as const], place: ['IR'] }]) {
      const [memory, sql] = [await search.breakdown(query), await searchBreakdown(db.pool, query)]
      expect(memory).toEqual(sql)
      expect(memory.length).toBeGreaterThan(0)
    }
  })

  it('what it cannot answer itself it asks the database', async () => {
    const { rows } = await db.pool.query('SELECT document_id FROM events LIMIT 1')
    expect(await compare({ document: rows[0].document_id })).toBeGreaterThan(0)
  })
})

describe('changes', () => {
  it('are seen: new, changed, hidden and deleted events', async () => {
    const before = await search.version()
    expect(await search.version()).toBe(before)
    const change = async (sql: string) => {
      await db.pool.query(sql)
      await compare({})
      await compare({ ...typed('жұмыс'), sort: 'size' })
      // Common words: their phrase is kept, and goes on with the rows that are new.
      await compare(typed('"жұмыс орны"'))
      // The database tells which rows have it, once.
      await compare(typed('="жұмыс орны"'))
      await compare({ ...typed('"жұмыс орны" type:training'), duplicates: true })
    }
    await change(`DELETE FROM events WHERE id IN (SELECT id FROM events ORDER BY id LIMIT 100)`)
    await change(
      `UPDATE events SET is_shown = NOT is_shown WHERE id IN (SELECT id FROM events ORDER BY id LIMIT 200)`,
    )
    // Ranges with one end are found by it alone.
    await change(`UPDATE events SET quantity_value = NULL, quantity_min = NULL, quantity_max = 77, quantity_unit = 'jobs'
                   WHERE id IN (SELECT id FROM events WHERE is_shown ORDER BY id LIMIT 40)`)
    for (const query of ['count:>=77', 'count:<=77', 'count:77', '-count:>5']) await compare(typed(query))
    await change(`UPDATE events SET type = 'agreement', quantity_value = 5, place_id = NULL
                   WHERE id IN (SELECT id FROM events ORDER BY id DESC LIMIT 200)`)
    expect(await search.version()).not.toBe(before)
  })

  it('are not lost where transactions overlap', async () => {
    const [slow, quick] = [await db.pool.connect(), await db.pool.connect()]
    try {
      await slow.query('BEGIN')
      await slow.query(
        `UPDATE events SET count_low = DEFAULT, confidence = 0.111 WHERE id = (SELECT min(id) FROM events)`,
      )
      await quick.query(`UPDATE events SET confidence = 0.222 WHERE id = (SELECT max(id) FROM events)`)
      await compare({})
      await slow.query('COMMIT')
    } finally {
      slow.release()
      quick.release()
    }
    await sleep(5)
    expect(await compare(typed('confidence:0.111'))).toBeLessThanOrEqual(1)
    await compare({ ...typed('confidence:<0.3'), duplicates: true })
    expect((await search.search({ ...typed('confidence:<0.3'), duplicates: true })).total).toBe(2)
  })
})
