import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { storeAnalysis } from '../../db/analyses.ts'
import { storeArticle } from '../../db/documents.ts'
import { type ClaimFacts, link, listPromises, promisesOf, verdictOf } from '../../db/promises.ts'
import { buildServer } from '../../web/index.ts'
import { runCli, type TestDatabase, testDatabase } from '../support.ts'
import { analysisOf, type Claim, page, seed } from './samples.ts'

const YEAR = { start: '2025-03-21', end: '2026-03-20' }
const promise: ClaimFacts = {
  id: 'p',
  documentId: 'd1',
  type: 'jobs_created',
  status: 'planned',
  unit: 'jobs',
  figure: 900,
  ...YEAR,
  official: 'مریم کریمی',
  published: '2025-04-10',
  words: ['ایجاد', 'فرصت', 'شغلی', 'شهرک', 'صنعتی', 'بندر', 'برنامه'],
}
const later: ClaimFacts = {
  ...promise,
  id: 'l',
  documentId: 'd2',
  status: 'done',
  figure: 610,
  official: null,
  published: '2025-10-01',
  words: ['تاکنون', 'فرصت', 'شغلی', 'شهرک', 'صنعتی', 'ثبت'],
}

describe('link', () => {
  it('ties progress by period and wording', () => {
    expect(link(promise, later)).toEqual({
      relation: 'progress',
      score: 0.68,
      ties: ['period', 'wording'],
      share: 610 / 900,
    })
  })

  it('place, measure and time alone are a possibility, not a link', () => {
    const other = link(promise, { ...later, words: ['کارخانه', 'فولاد', 'کارگر', 'تازه', 'جذب'] })
    expect(other?.score).toBeLessThan(0.5)
  })

  it.each([
    ['another period', { start: '2026-03-21', end: '2027-03-20' }],
    ['another measure', { unit: 'courses' as const }],
    ['an earlier report', { published: '2025-04-09' }],
    ['no figure', { figure: null }],
    ['the same plan again', { status: 'planned' as const, figure: 900 }],
    ['another plan of the same article', { status: 'planned' as const, documentId: 'd1' }],
    ['a plan of another size', { status: 'planned' as const, figure: 90 }],
    ['a plan without a time', { status: 'planned' as const, start: null, end: null }],
    ['another size of measure altogether', { figure: 54_000, words: ['ایجاد', 'شغل', 'استان', 'کشور'] }],
  ])('no link: %s', (_, facts) => {
    expect(link(promise, { ...later, ...facts })).toBeNull()
  })

  it('knows the share of a plan', () => {
    expect(link(promise, { ...later, unit: 'percent_of_plan', figure: 72 })?.share).toBe(0.72)
  })
})

describe('verdictOf', () => {
  const sure = { relation: 'progress' as const, score: 0.8, share: 0.4, published: '2025-10-01' }
  it('tells what came of a promise', () => {
    expect(verdictOf([])).toEqual({ verdict: 'silent', share: null })
    expect(verdictOf([{ ...sure, score: 0.4 }])).toEqual({ verdict: 'silent', share: null })
    expect(verdictOf([sure])).toEqual({ verdict: 'partly', share: 0.4 })
    expect(verdictOf([sure, { ...sure, share: 1.1 }])).toEqual({ verdict: 'kept', share: 1.1 })
    const revision = { ...sure, relation: 'revision' as const, share: null }
    expect(verdictOf([sure, revision])).toEqual({ verdict: 'revised', share: 0.4 })
    expect(verdictOf([revision, { ...revision, relation: 'denial', published: '2026-01-01' }]).verdict).toBe(
      'denied',
    )
  })
})

describe('stored promises', () => {
  let db: TestDatabase
  beforeAll(async () => {
    db = await testDatabase()
    await seed(db.pool)
  })
  beforeEach(() => db.pool.query('TRUNCATE documents CASCADE'))
  afterAll(() => db.close())

  const PROMISE = 'امسال ایجاد ۹۰۰ فرصت شغلی در شهرک صنعتی بندر برنامه‌ریزی شده است'
  const REPORT = 'تاکنون ۶۱۰ فرصت شغلی در شهرک صنعتی بندر ثبت شده است'

  async function tell(name: string, day: string, sentence: string, claim: Partial<Claim>): Promise<void> {
    const url = `http://a.test/${name}`
    const text = `${sentence}. خبر ${name}.`
    const { id } = await storeArticle(db.pool, { id: 'khuz', placeId: 'IR-06' }, page(url), {
      url,
      title: null,
      section: null,
      text,
      publishedAt: day,
    })
    const { analysis, derived } = analysisOf(id, text, [
      { sentence, place: 'IR-0607', period: { ...YEAR, grain: 'year' }, ...claim },
    ])
    await storeAnalysis(db.pool, id, analysis, derived)
  }
  const jobs = (value: number) => ({ value, unit: 'jobs' as const, bound: 'exact' as const })
  async function tellBoth(): Promise<void> {
    await tell('plan', '2025-04-10', PROMISE, { quantity: jobs(900), status: 'planned' })
    await tell('progress', '2025-10-01', REPORT, { quantity: jobs(610), status: 'done' })
  }

  it('are listed with what came of them, and found from both ends', async () => {
    await tellBoth()
    await tell('alone', '2025-05-01', PROMISE, { quantity: jobs(50), status: 'committed', place: 'IR-06' })
    const { items, next } = await listPromises(db.pool, {})
    expect(next).toBeNull()
    expect(items.map((item) => [item.event.quantity?.value, item.verdict, item.share, item.due])).toEqual([
      [50, 'silent', null, YEAR.end],
      [900, 'partly', 0.678, YEAR.end],
    ])
    const progress = items[1]!.links[0]!
    expect(progress).toMatchObject({ relation: 'progress', sure: true, event: { quantity: { value: 610 } } })
    const seen = await promisesOf(db.pool, progress.event.id)
    expect(seen?.promise).toBeNull()
    expect(seen?.reportsOn.map((one) => one.event.id)).toEqual([items[1]!.event.id])
    expect((await promisesOf(db.pool, items[1]!.event.id))?.promise?.verdict).toBe('partly')
    expect(await promisesOf(db.pool, 'nothing')).toBeNull()
  })

  it('can be asked for by verdict, due day and page', async () => {
    await tellBoth()
    for (const [i, value] of [11, 12, 13].entries())
      await tell(`p${i}`, `2025-06-0${i + 1}`, PROMISE, {
        quantity: jobs(value),
        status: 'planned',
        place: 'IR-05',
      })
    const values = async (query: Parameters<typeof listPromises>[1]) =>
      (await listPromises(db.pool, query)).items.map((item) => item.event.quantity?.value)
    expect(await values({ verdict: ['partly'] })).toEqual([900])
    expect(await values({ verdict: ['kept'] })).toEqual([])
    expect(await values({ dueTo: '2025-12-31' })).toEqual([])
    expect(await values({ place: ['IR-06'] })).toEqual([900])
    const first = await listPromises(db.pool, { verdict: ['revised', 'silent'], limit: 2 })
    const rest = await listPromises(db.pool, {
      verdict: ['revised', 'silent'],
      limit: 2,
      cursor: first.next!,
    })
    expect([...first.items, ...rest.items].map((item) => item.event.quantity?.value)).toEqual([13, 12, 11])
    await expect(listPromises(db.pool, { cursor: 'x' })).rejects.toThrow(/cursor/)
  })

  it('are served and printed', async () => {
    await tellBoth()
    const app = await buildServer({ pool: db.pool })
    const body = (await app.inject('/api/promises?verdict=partly')).json()
    expect(body.items.map((item: { share: number }) => item.share)).toEqual([0.678])
    const { event, links } = body.items[0]
    expect((await app.inject(`/api/events/${event.id}/promises`)).json().promise.verdict).toBe('partly')
    expect((await app.inject(`/api/events/${links[0].event.id}/reports`)).json().items).toHaveLength(1)
    expect((await app.inject('/api/events/nothing/promises')).statusCode).toBe(404)
    expect((await app.inject('/api/promises?verdict=often')).statusCode).toBe(400)
    await app.close()
    const printed = await runCli(['promises', '--place', 'IR-06'], { env: { DATABASE_URL: db.url } })
    expect(printed.code).toBe(0)
    expect(printed.stdout).toMatch(/900 jobs.*partly 68 %/)
    expect(printed.stdout).toMatch(/└ 2025-10-01 .*610 jobs/)
  })
})
