import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { storeAnalysis } from '../../db/analyses.ts'
import { reportsOf } from '../../db/claims.ts'
import { storeArticle } from '../../db/documents.ts'
import { searchEvents } from '../../db/search.ts'
import { type TestDatabase, testDatabase } from '../support.ts'
import { analysisOf, type Claim, page, seed } from './samples.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
  await seed(db.pool)
})
beforeEach(() => db.pool.query('TRUNCATE documents CASCADE'))
afterAll(() => db.close())

const people = (value: number) => ({ value, unit: 'people' as const, bound: 'exact' as const })
const jobs = (value: number) => ({ value, unit: 'jobs' as const, bound: 'exact' as const })

interface Told extends Omit<Claim, 'sentence'> {
  sentence?: string
}

/** Stores an article of its own wording that tells the claims; gives its id. */
async function tell(
  name: string,
  day: string | null,
  claims: Told[],
  text = `${name}. خبر امروز.`,
): Promise<string> {
  const url = `http://a.test/${name}`
  const { id } = await storeArticle(db.pool, { id: 'khuz', placeId: 'IR-06' }, page(url), {
    url,
    title: null,
    section: null,
    text,
    publishedAt: day,
  })
  const { analysis, derived } = analysisOf(
    id,
    text,
    claims.map((claim) => ({ sentence: text.slice(0, 4), place: 'IR-0607', ...claim })),
  )
  await storeAnalysis(db.pool, id, analysis, derived)
  return id
}

/** Claims with the documents that tell them, by name. */
async function claims(): Promise<string[]> {
  const { rows } = await db.pool.query(
    `SELECT string_agg(substring(d.url FROM '[^/]+$'), ' ' ORDER BY d.url) AS told, max(e.reports) AS reports
       FROM events e JOIN documents d ON d.id = e.document_id WHERE claim_id IS NOT NULL GROUP BY claim_id ORDER BY 1`,
  )
  for (const row of rows) expect(row.reports).toBe(row.told.split(' ').length)
  return rows.map((row) => row.told)
}

describe('one claim in several documents', () => {
  it('is told by all that give its figure, place and kind of status, within two weeks of each other', async () => {
    await tell('a', '2025-08-01', [{ quantity: people(690), status: 'planned' }])
    await tell('b', '2025-08-10', [{ quantity: jobs(690), status: 'committed' }])
    await tell('c', '2025-08-20', [{ quantity: people(690), status: 'planned' }])
    await tell('done', '2025-08-20', [{ quantity: people(690), status: 'done' }])
    await tell('elsewhere', '2025-08-20', [{ quantity: people(690), status: 'planned', place: 'IR-06' }])
    await tell('later', '2025-10-20', [{ quantity: people(690), status: 'planned' }])
    await tell('more', '2025-08-20', [{ quantity: people(700), status: 'planned' }])
    expect(await claims()).toEqual(['a b c', 'done', 'elsewhere', 'later', 'more'])
    const { items, total } = await searchEvents(db.pool, {})
    expect(total).toBe(5)
    const first = items.find((item) => item.document.url.endsWith('/a'))
    expect((await reportsOf(db.pool, first!.id)).map((report) => report.publishedAt)).toEqual([
      '2025-08-01',
      '2025-08-10',
      '2025-08-20',
    ])
  })

  it('is the same whatever the order of arrival', async () => {
    const days = { a: '2025-08-01', b: '2025-08-12', c: '2025-08-23', d: null }
    const results = new Set<string>()
    for (const order of ['abcd', 'dcba', 'cadb', 'bdac']) {
      await db.pool.query('TRUNCATE documents CASCADE')
      for (const name of order) {
        await tell(name, days[name as keyof typeof days], [{ quantity: jobs(50), status: 'done' }])
      }
      const { rows } = await db.pool.query('SELECT id, claim_id, reports, is_shown FROM events ORDER BY id')
      results.add(JSON.stringify(rows))
      expect(await claims()).toEqual(['a b c', 'd'])
    }
    expect(results.size).toBe(1)
  })

  it('without figure or place does not reach beyond one text', async () => {
    await tell('a', '2025-08-01', [{ type: 'agreement' }, { quantity: people(30), place: null }])
    await tell('b', '2025-08-02', [{ type: 'agreement' }, { quantity: people(30), place: null }])
    expect(await claims()).toEqual(['a', 'a', 'b', 'b'])
  })

  it('told twice in one document is two claims', async () => {
    const years = ['2024', '2025'].map((year) => ({
      quantity: people(100),
      period: { start: `${year}-01-01`, end: `${year}-12-31`, grain: 'year' as const },
    }))
    await tell('a', '2025-08-01', years)
    await tell('b', '2025-08-02', years)
    expect(await claims()).toEqual(['a b', 'a b'])
  })

  it('of a rate is one for its time alone', async () => {
    const rate = (month: string) => ({
      type: 'unemployment' as const,
      quantity: { value: 4.7, unit: 'percent' as const, bound: 'exact' as const },
      period: { start: `2025-${month}-01`, end: `2025-${month}-28`, grain: 'month' as const },
    })
    await tell('a', '2025-03-01', [rate('02')])
    await tell('b', '2025-03-08', [rate('01')])
    expect(await claims()).toEqual(['a', 'b'])
  })

  it('loses the reports that a new version or analysis takes back', async () => {
    await tell('a', '2025-08-01', [{ quantity: people(690) }])
    await tell('b', '2025-08-02', [{ quantity: people(690) }])
    expect(await claims()).toEqual(['a b'])
    await tell('a', '2025-08-01', [{ quantity: people(720) }], 'متن دیگری با رقم درست. خبر امروز.')
    expect(await claims()).toEqual(['a', 'b'])
    await tell('b', '2025-08-02', [{ quantity: people(720) }])
    expect(await claims()).toEqual(['a b'])
  })
})
