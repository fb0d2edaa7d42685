import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { storeAnalysis } from '../../db/analyses.ts'
import { storeArticle } from '../../db/documents.ts'
import { officialById, searchOfficials } from '../../db/officials.ts'
import { findPlaces, placeById } from '../../db/places.ts'
import {
  BadQueryError,
  type SearchQuery,
  searchEvents,
  searchFacets,
  searchMap,
  searchTimeline,
  statistics,
} from '../../db/search.ts'
import type { EventType } from '../../models/contract.ts'
import { parseOfficial, parseQuery } from '../../models/query/index.ts'
import { terms } from '../../models/text/index.ts'
import { type TestDatabase, testDatabase } from '../support.ts'
import { analysisOf, type Claim, page, seed } from './samples.ts'

let db: TestDatabase

const DOCUMENTS: { name: string; source: string; at: string | null; text: string; claims: Claim[] }[] = [
  {
    name: 'ahvaz',
    source: 'khuz',
    at: '2024-05-01',
    text: 'مدیرعامل شرکت گفت: کارخانه تازه اهواز برای ۴۰۰ نفر شغل ایجاد می‌کند.',
    claims: [
      {
        sentence: 'کارخانه تازه اهواز برای ۴۰۰ نفر شغل ایجاد می‌کند',
        status: 'planned',
        quantity: { value: 400, unit: 'people', bound: 'exact' },
        place: 'IR-0603',
        period: { start: '2024-03-20', end: '2025-03-20', grain: 'year' },
        official: { name: 'رضا نوری', title: 'مدیرعامل شرکت' },
      },
    ],
  },
  {
    name: 'khorramshahr',
    source: 'khuz',
    at: '2024-06-10T08:00:00+03:30',
    text: 'فرماندار خرمشهر از جذب ۴۰ تا ۵۰ کارگر در كارخانه‌های بندری خبر داد.',
    claims: [
      {
        sentence: 'فرماندار خرمشهر از جذب ۴۰ تا ۵۰ کارگر در كارخانه‌های بندری خبر داد',
        type: 'people_placed',
        quantity: { value: null, min: 40, max: 50, unit: 'people', bound: 'range' },
        place: 'IR-0607',
        confidence: 0.6,
      },
    ],
  },
  {
    name: 'aqtobe',
    source: 'aqt',
    at: '2025-08-22',
    text: 'Облыста 3154 жұмыс орны ашылады, деді басқарма басшысы. Оқу курстарын 200 адам аяқтады.',
    claims: [
      {
        sentence: 'Облыста 3154 жұмыс орны ашылады',
        status: 'planned',
        quantity: { value: 3154, unit: 'jobs', bound: 'exact' },
        place: 'KZ-15',
        official: { name: null, title: 'басқарма басшысы' },
      },
      {
        sentence: 'Оқу курстарын 200 адам аяқтады',
        type: 'training',
        quantity: { value: 200, unit: 'people', bound: 'exact' },
        place: 'KZ-15',
      },
    ],
  },
  {
    name: 'undated',
    source: 'aqt',
    at: null,
    text: 'Зауытта 12 адам жұмыстан босатылды.',
    claims: [
      {
        sentence: 'Зауытта 12 адам жұмыстан босатылды',
        type: 'jobs_lost',
        quantity: { value: 12, unit: 'people', bound: 'exact' },
        money: { value: 89_200_000, currency: 'KZT', bound: 'exact' },
      },
    ],
  },
]

beforeAll(async () => {
  db = await testDatabase()
  await seed(db.pool)
  for (const { name, source, at, text, claims } of DOCUMENTS) {
    const url = `http://a.test/${name}`
    const stored = await storeArticle(db.pool, { id: source, placeId: null }, page(url), {
      url,
      text,
      title: name,
      section: null,
      publishedAt: at,
    })
    const language = source === 'aqt' ? 'kk' : 'fa'
    const { analysis, derived } = analysisOf(stored.id, text, claims, { language, title: name })
    await storeAnalysis(db.pool, stored.id, analysis, derived)
  }
})
afterAll(() => db.close())

/** Figures of the events found, in order. */
async function figures(query: SearchQuery): Promise<(number | undefined)[]> {
  const { items } = await searchEvents(db.pool, query)
  return items.map(({ quantity }) => quantity?.value ?? quantity?.max)
}
const words = (typed: string): SearchQuery => ({ expression: parseQuery(typed) ?? undefined })
const official = (typed: string): SearchQuery => ({ expression: parseOfficial(typed) ?? undefined })

describe('search', () => {
  it('newest first, undated last; largest first; the total beside', async () => {
    const newest = await figures({})
    expect(newest.slice(2)).toEqual([50, 400, 12])
    expect(new Set(newest.slice(0, 2))).toEqual(new Set([3154, 200]))
    expect(await figures({ sort: 'size' })).toEqual([3154, 400, 200, 50, 12])
    expect((await searchEvents(db.pool, { limit: 1 })).total).toBe(5)
  })

  it('finds words in either spelling and with endings, phrases, and leaves words out', async () => {
    expect(await figures({ ...words('کارخانه'), sort: 'size' })).toEqual([400, 50])
    expect(await figures(words('كارخانه -اهواز'))).toEqual([50])
    expect(await figures(words('"کارخانه تازه"'))).toEqual([400])
    expect(await figures(words('"تازه کارخانه"'))).toEqual([])
    expect(await figures(words('ЖҰМЫС орны'))).toEqual([3154])
    expect(await figures(words('жұмыс'))).toEqual([3154, 12])
    expect(await figures({ ...words('жұмыс'), sort: 'relevance' })).toHaveLength(2)
    expect(await figures(words('وجودندارد'))).toEqual([])
  })

  it('filters by type, status, unit, source, language and confidence', async () => {
    expect(await figures({ type: ['training', 'jobs_lost'] })).toEqual([200, 12])
    expect(await figures({ status: ['planned'], sort: 'size' })).toEqual([3154, 400])
    expect(await figures({ unit: ['jobs'] })).toEqual([3154])
    expect(await figures({ source: ['khuz'], sort: 'size' })).toEqual([400, 50])
    expect(await figures({ language: ['kk'], sort: 'size' })).toEqual([3154, 200, 12])
    expect(await figures({ confidence: 0.7, source: ['khuz'] })).toEqual([400])
  })

  it('a place stands for everything below it', async () => {
    expect(await figures({ place: ['IR-06'], sort: 'size' })).toEqual([400, 50])
    expect(await figures({ place: ['IR-0607'] })).toEqual([50])
    expect(await figures({ place: ['KZ'], sort: 'size' })).toEqual([3154, 200])
    expect(await figures({ place: ['IR-01'] })).toEqual([])
  })

  it('by day of publication and by the time of the claim', async () => {
    expect(await figures({ from: '2024-06-10', to: '2024-06-10' })).toEqual([50])
    expect(await figures({ to: '2024-12-31', sort: 'size' })).toEqual([400, 50])
    expect(await figures({ periodFrom: '2025-03-20', periodTo: '2025-12-31' })).toEqual([400])
    expect(await figures({ periodFrom: '2025-03-21' })).toEqual([])
  })

  it('by figure: a range counts with both its ends', async () => {
    expect(await figures({ min: 50, max: 400, sort: 'size' })).toEqual([400, 200, 50])
    expect(await figures({ min: 45, max: 45 })).toEqual([50])
    expect(await figures({ min: 51, max: 100 })).toEqual([])
  })

  it('by words of the official alone', async () => {
    expect(await figures(official('نوری'))).toEqual([400])
    expect(await figures(official('басқарма'))).toEqual([3154])
    expect(await figures(official('اهواز'))).toEqual([])
  })

  it.each(['date', 'size', 'relevance'] as const)('pages by %s meet every event once', async (sort) => {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await searchEvents(db.pool, {
        ...words('-ничего'),
        sort,
        limit: 2,
        ...(cursor ? { cursor } : {}),
      })
      seen.push(...page.items.map((item) => item.id))
      cursor = page.next ?? undefined
    } while (cursor)
    const all = await searchEvents(db.pool, { sort, limit: 500 })
    expect(seen).toHaveLength(5)
    expect(new Set(seen)).toEqual(new Set(all.items.map((item) => item.id)))
  })

  it('refuses a cursor of another search, or one made up', async () => {
    const { next } = await searchEvents(db.pool, { limit: 1, sort: 'size' })
    const made = Buffer.from(JSON.stringify(['date', 'x', 'y'])).toString('base64url')
    for (const cursor of [next as string, made, '%%%', '']) {
      const result = searchEvents(db.pool, { sort: 'date', cursor })
      if (cursor === '') await expect(result).resolves.toBeDefined()
      else await expect(result).rejects.toThrow(BadQueryError)
    }
  })

  it('takes every value as a value', async () => {
    const evil = `'; DROP TABLE events; --`
    const queries: SearchQuery[] = [
      words(evil),
      words(`"\\' | !a & b:* <-> ("`),
      { expression: { kind: 'words', positions: [[{ lexeme: evil }]], zones: ['A', 'D'] } },
      { expression: { kind: 'any', field: 'official', values: [evil] } },
      { type: [evil as EventType] },
      { place: [evil] },
      { source: [evil], language: [evil], document: evil },
    ]
    for (const query of queries) expect((await searchEvents(db.pool, query)).total).toBe(0)
    expect((await searchEvents(db.pool, {})).total).toBe(5)
  })

  it('counts by field, each without its own condition', async () => {
    const facets = await searchFacets(db.pool, { type: ['training'], language: ['kk'] })
    expect(facets.type).toEqual(
      expect.arrayContaining([
        { value: 'jobs_created', count: 1 },
        { value: 'training', count: 1 },
        { value: 'jobs_lost', count: 1 },
      ]),
    )
    expect(facets.status).toEqual([{ value: 'done', count: 1 }])
    expect(facets.language).toEqual([{ value: 'kk', count: 1 }])
    expect(facets.place).toEqual([expect.objectContaining({ value: 'KZ-15', level: 'admin1', count: 1 })])
    const below = await searchFacets(db.pool, { place: ['IR-06'] }, ['place'])
    expect(below.place?.map(({ value, count }) => [value, count])).toEqual([
      ['IR-0603', 1],
      ['IR-0607', 1],
    ])
    expect(Object.keys(below)).toEqual(['place'])
    const all = await searchFacets(db.pool, {})
    // Counties count for their province.
    expect(all.place).toEqual([
      expect.objectContaining({ value: 'IR-06', count: 2 }),
      expect.objectContaining({ value: 'KZ-15', count: 2 }),
    ])
    expect(all.source?.map(({ value, count }) => [value, count])).toEqual([
      ['aqt', 3],
      ['khuz', 2],
    ])
  })

  it('counts and sums by province and county', async () => {
    const names = { name: expect.any(String), nameRu: null, nameEn: expect.any(String) }
    expect(await searchMap(db.pool, {}, 'admin1')).toMatchObject({
      items: [
        // Of the range the lower end.
        { id: 'IR-06', ...names, count: 2, jobs: 0, people: 440 },
        { id: 'KZ-15', count: 2, jobs: 3154, people: 200 },
      ],
      elsewhere: 1,
    })
    const counties = await searchMap(db.pool, { type: ['people_placed'] }, 'admin2')
    expect(counties).toMatchObject({ items: [{ id: 'IR-0607', count: 1, people: 40 }], elsewhere: 0 })
    expect(await searchMap(db.pool, { source: ['aqt'] }, 'admin2')).toEqual({ items: [], elsewhere: 3 })
  })

  it('one place with what lies below it and how its figures went', async () => {
    const place = await placeById(db.pool, 'ir-06')
    expect(place).toMatchObject({ id: 'IR-06', level: 'admin1', total: 2, own: 0, series: [] })
    expect(place?.path.map(({ id }) => id)).toEqual(['IR'])
    expect(place?.children.slice(0, 3).map(({ count }) => count)).toEqual([1, 1, 0])
    const aqtobe = await placeById(db.pool, 'KZ-15')
    expect(aqtobe?.series.map(({ type, unit }) => [type, unit])).toEqual([
      ['jobs_created', 'jobs'],
      ['training', 'people'],
    ])
    expect(aqtobe?.series[0]?.points[0]).toMatchObject({
      value: 3154,
      start: '2025-08-22',
      end: '2025-08-22',
    })
    expect(await placeById(db.pool, 'IR-99')).toBeNull()
  })

  it('officials by words of their name, and one with what was said', async () => {
    const found = await searchOfficials(db.pool, terms('رضا نور'))
    expect(found).toMatchObject([
      { name: 'رضا نوری', title: 'مدیرعامل شرکت', region: { id: 'IR-06' }, count: 1 },
    ])
    expect(await searchOfficials(db.pool, terms('نور'), { place: 'KZ' })).toEqual([])
    // Titles without a name are nobody's.
    expect(await searchOfficials(db.pool, [])).toHaveLength(1)
    const id = found[0]?.id as string
    expect(await officialById(db.pool, id)).toMatchObject({
      titles: [{ title: 'مدیرعامل شرکت', count: 1 }],
      places: [{ id: 'IR-0603', count: 1 }],
      timeline: [{ month: '2024-05', count: 1 }],
    })
    expect(await figures({ officialId: id })).toEqual([400])
    expect(await officialById(db.pool, '0'.repeat(16))).toBeNull()
  })

  it('by money', async () => {
    expect(await figures({ currency: 'KZT', moneyMin: 1e6, moneyMax: 1e9 })).toEqual([12])
    expect(await figures({ moneyMin: 1e9 })).toEqual([])
  })

  it('counts by month, and in all', async () => {
    expect(await searchTimeline(db.pool, {})).toEqual([
      { month: '2024-05', count: 1 },
      { month: '2024-06', count: 1 },
      { month: '2025-08', count: 2 },
    ])
    expect(await statistics(db.pool)).toMatchObject({
      events: 5,
      documents: 4,
      pending: 0,
      failed: 0,
      sources: 2,
    })
  })
})

describe('places by name', () => {
  it.each([
    ['ir-0607', 'IR-0607'],
    ['khuzestan', 'IR-06'],
    ['خوزستان', 'IR-06'],
    ['ақтөбе', 'KZ-15'],
  ])('%s', async (typed, id) => {
    expect((await findPlaces(db.pool, typed))[0]?.id).toBe(id)
  })

  it('nothing for nothing', async () => {
    expect(await findPlaces(db.pool, ' ')).toEqual([])
    expect(await findPlaces(db.pool, '%_|')).toEqual([])
  })
})
