import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildServer } from '../../web/index.ts'
import { type TestDatabase, testDatabase } from '../support.ts'
import { PERSIAN, storeSamples } from './samples.ts'

let db: TestDatabase
let app: FastifyInstance

beforeAll(async () => {
  db = await testDatabase()
  await storeSamples(db.pool)
  app = await buildServer({ pool: db.pool })
})
afterAll(async () => {
  await app?.close()
  await db?.close()
})

const get = async (url: string) => {
  const response = await app.inject(url)
  return { response, body: response.json() }
}

describe('search', () => {
  it('finds words however they are spelt', async () => {
    for (const q of ['شغلي', 'فرصت شغلی', 'فرصت‌شغلی -استخدام'].slice(0, 2)) {
      const { body } = await get(`/api/events?${new URLSearchParams({ q })}`)
      expect(body.items.map((e: { place: { id: string } }) => e.place.id)).toEqual(['IR-0607'])
    }
    expect((await get(`/api/events?${new URLSearchParams({ q: 'ЖҰМЫС -شغلی' })}`)).body.total).toBe(1)
  })

  it('narrows by place with everything below it, status, figure and language', async () => {
    const total = async (query: string) => (await get(`/api/events?${query}`)).body.total
    expect(await total('')).toBe(2)
    expect(await total('place=IR')).toBe(1)
    expect(await total('place=ir-06')).toBe(1)
    expect(await total('place=IR-07')).toBe(0)
    expect(await total('status=planned,committed')).toBe(1)
    expect(await total('min=1000')).toBe(1)
    expect(await total('language=fa&min=1000')).toBe(0)
    expect(await total('from=2025-08-22')).toBe(0)
  })

  it('pages by cursor without gaps or repeats', async () => {
    const first = (await get('/api/events?limit=1&sort=size')).body
    const second = (await get(`/api/events?limit=1&sort=size&cursor=${first.next}`)).body
    expect([first, second].map((p) => p.items[0].quantity.value)).toEqual([3154, 690])
    expect(second.next).toBeNull()
  })

  it('counts facets with labels', async () => {
    const { body } = await get('/api/facets')
    expect(body.place).toContainEqual({
      value: 'KZ-15',
      label: 'Ақтөбе',
      labelRu: expect.any(String),
      labelEn: expect.any(String),
      level: 'admin1',
      count: 1,
    })
    expect(body.status.map((f: { value: string }) => f.value).sort()).toEqual(['done', 'planned'])
  })

  it('gives page, counts and months in one answer', async () => {
    const { body } = await get('/api/events?facets=type,place&timeline=true&status=planned&limit=0')
    expect(body).toMatchObject({
      items: [],
      total: 1,
      facets: { type: [{ value: 'jobs_created', count: 1 }], place: [{ value: 'KZ-15', count: 1 }] },
      timeline: [{ month: '2025-08', count: 1 }],
    })
    expect(Object.keys((await get('/api/events?facets=all')).body.facets)).toHaveLength(6)
  })

  it('shows places, officials, the map, and how good it all is', async () => {
    expect((await get('/api/places/IR-0607')).body).toMatchObject({ own: 1, series: [{ unit: 'people' }] })
    expect((await get('/api/map?level=admin2')).body.items).toMatchObject([{ id: 'IR-0607', people: 690 }])
    expect((await get('/api/officials?q=x')).body).toEqual({ items: [] })
    const quality = (await get('/api/quality')).body
    expect(quality.languages.map(({ language }: { language: string }) => language)).toEqual(['fa', 'kk'])
  })

  it('shows one event with its article and evidence', async () => {
    const [item] = (await get('/api/events?language=fa')).body.items
    const { body } = await get(`/api/events/${item.id}`)
    expect(body.documentText).toBe(PERSIAN)
    const figure = body.evidence.find((e: { field: string }) => e.field === 'quantity')
    expect(body.documentText.slice(figure.start, figure.end)).toBe('۶۹۰')
  })
})

describe('wrong questions', () => {
  it.each([
    ['/api/events?limit=9999', 400],
    ['/api/events?type=nonsense', 400],
    ['/api/events?nonsense=1', 400],
    ['/api/events?cursor=abc', 400],
    ['/api/events?from=2025-02-30', 400],
    ["/api/events?place=IR'--", 400],
    ['/api/events/none', 404],
    ['/api/places/IR-99', 404],
    ['/api/officials/0123456789abcdef', 404],
    ['/api/map?level=village', 400],
    ['/api/events?facets=nonsense', 400],
    ['/api/nothing', 404],
    ['/api/export?format=xls', 400],
  ])('%s is answered with %i and a problem that says why', async (url, status) => {
    const { response, body } = await get(url)
    expect(response.statusCode).toBe(status)
    expect(response.headers['content-type']).toContain('application/problem+json')
    expect(body).toMatchObject({ status })
    expect(body.detail.length).toBeGreaterThan(10)
  })

  it('takes SQL in any text for words', async () => {
    for (const q of ["'; DROP TABLE events; --", '\\', "' | ' & !", ':*', '\u0000']) {
      const response = await app.inject(`/api/events?${new URLSearchParams({ q, official: q })}`)
      expect(response.statusCode).toBeLessThan(500)
    }
    expect((await get('/api/events')).body.total).toBe(2)
  })
})

describe('around the search', () => {
  it('exports what was searched', async () => {
    const csv = await app.inject('/api/export?format=csv&language=kk')
    expect(csv.headers['content-type']).toContain('text/csv')
    expect(
      csv.body
        .trim()
        .split('\n')
        .filter((line) => line.includes('3154')),
    ).toHaveLength(1)
    const jsonl = await app.inject('/api/export?format=jsonl')
    expect(
      jsonl.body
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).id),
    ).toHaveLength(2)
    const parquet = await app.inject('/api/export?format=parquet')
    expect(parquet.rawPayload.subarray(0, 4).toString()).toBe('PAR1')
  })

  it('describes every route in OpenAPI 3.1', async () => {
    const { body } = await get('/openapi.json')
    expect(body.openapi).toBe('3.1.0')
    expect(Object.keys(body.paths)).toEqual(
      expect.arrayContaining([
        '/api/events',
        '/api/events/{id}',
        '/api/facets',
        '/api/places',
        '/api/export',
      ]),
    )
  })

  it('finds places in any script', async () => {
    for (const q of ['خرمشهر', 'Khorramshahr', 'ir-0607']) {
      const { body } = await get(`/api/places?${new URLSearchParams({ q })}`)
      expect(body.items.map((p: { id: string }) => p.id)).toContain('IR-0607')
    }
  })

  it('tells health and forbids script from elsewhere', async () => {
    const { response } = await get('/readyz')
    expect(response.statusCode).toBe(200)
    expect(response.headers['content-security-policy']).toContain("script-src 'self'")
  })
})
