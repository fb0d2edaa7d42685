import { type AddressInfo, connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { apiClient } from '../../scripts/client.ts'
import { buildServer, startServer } from '../../web/index.ts'
import { type TestDatabase, testDatabase } from '../support.ts'
import { PERSIAN, storeSamples } from './samples.ts'

let db: TestDatabase
let app: FastifyInstance

beforeAll(async () => {
  db = await testDatabase()
  await storeSamples(db.pool)
  app = await buildServer({ pool: db.pool, rate: 0 })
})
afterAll(async () => {
  await app?.close()
  await db?.close()
})

/** Waits until searches are answered from memory. */
const waitForMemory = async () => {
  for (let i = 0; i < 200 && !(await app.inject('/api/events?limit=3')).headers.etag; i++) await sleep(20)
}

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
    expect((await get('/api/places/IR-0607?series=false')).body).toMatchObject({ own: 1, series: [] })
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
    ['/api/export?asOf=0000-01-01', 400],
    ['/api/export?asOf=2025-02-30', 400],
  ])('%s is answered with %i and a problem that says why', async (url, status) => {
    const { response, body } = await get(url)
    expect(response.statusCode).toBe(status)
    expect(response.headers['content-type']).toContain('application/problem+json')
    expect(body).toMatchObject({ status })
    expect(body.detail.length).toBeGreaterThan(10)
  })

  it('an address that is not encoded is answered with a problem, too', async () => {
    await app.listen({ host: '127.0.0.1', port: 0 })
    const { port } = app.server.address() as AddressInfo
    const socket = connect(port, '127.0.0.1')
    socket.end('GET /api/events?q=شغل HTTP/1.1\r\nhost: a\r\n\r\n')
    let answer = ''
    for await (const chunk of socket) answer += chunk
    expect(answer).toMatch(/^HTTP\/1\.1 400 .*application\/problem\+json/s)
    expect(JSON.parse(answer.slice(answer.indexOf('{')))).toMatchObject({
      status: 400,
      detail: expect.stringMatching(/percent-encoded/),
    })
  })

  it('takes SQL in any text for words', async () => {
    for (const q of ["'; DROP TABLE events; --", '\\', "' | ' & !", ':*', '\u0000']) {
      const response = await app.inject(`/api/events?${new URLSearchParams({ q, official: q })}`)
      expect(response.statusCode).toBeLessThan(500)
    }
    expect((await get('/api/events')).body.total).toBe(2)
  })
})

describe('answers', () => {
  it('that have not changed are told so, and change with the events', async () => {
    const url = '/api/events?facets=all&limit=1'
    await waitForMemory()
    const first = await app.inject(url)
    const { etag } = first.headers
    expect(etag).toMatch(/^W\/"/)
    const kept = await app.inject(url)
    expect(kept.body).toBe(first.body)
    expect(kept.headers.etag).toBe(etag)
    const same = await app.inject({ url, headers: { 'if-none-match': etag as string } })
    expect([same.statusCode, same.body]).toEqual([304, ''])
    await db.pool.query('UPDATE events SET confidence = confidence')
    await sleep(1100)
    const changed = await app.inject({ url, headers: { 'if-none-match': etag as string } })
    expect(changed.statusCode).toBe(200)
    expect(changed.headers.etag).not.toBe(etag)
    expect(changed.body).toBe(first.body)
  })

  it('may be read by other sites’ pages, not written', async () => {
    const response = await app.inject({ method: 'OPTIONS', url: '/api/events' })
    expect(response.statusCode).toBe(204)
    expect(response.headers['access-control-allow-origin']).toBe('*')
    expect(response.headers['access-control-allow-methods']).toBe('GET, HEAD, OPTIONS')
    expect((await app.inject('/api/places?q=IR-06')).headers['access-control-allow-origin']).toBe('*')
    expect((await app.inject({ method: 'POST', url: '/api/events' })).statusCode).toBe(404)
  })

  it('are compressed where the client takes it', async () => {
    const response = await app.inject({ url: '/openapi.json', headers: { 'accept-encoding': 'gzip' } })
    expect(response.headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(response.rawPayload).length).toBeGreaterThan(response.rawPayload.length * 2)
    // Kept answers, too; and others get them as they are.
    await waitForMemory()
    const url = '/api/events?facets=all&limit=2'
    const plain = await app.inject(url)
    for (let i = 0; i < 2; i++) {
      const kept = await app.inject({ url, headers: { 'accept-encoding': 'br, gzip' } })
      expect(kept.headers).toMatchObject({ 'content-encoding': 'gzip', etag: plain.headers.etag })
      expect(gunzipSync(kept.rawPayload).toString('utf8')).toBe(plain.body)
    }
    const again = await app.inject(url)
    expect(again.headers['content-encoding']).toBeUndefined()
    expect(again.body).toBe(plain.body)
  })

  it('end for a client that asks too much, and go on for others', async () => {
    // A point in ten seconds: what a client has is one search, or one export, however little that is.
    const limited = await buildServer({ pool: db.pool, rate: 0.1 })
    const ask = (remoteAddress: string, url = '/api/events?limit=1') => limited.inject({ url, remoteAddress })
    try {
      for (const [client, url] of [
        ['10.0.0.1', '/api/export'],
        ['10.0.0.2', '/api/events?limit=2'],
      ] as const) {
        expect((await ask(client, url)).statusCode).toBe(200)
        const refused = await ask(client, url === '/api/export' ? url : '/api/events?limit=50')
        expect(refused.statusCode).toBe(429)
        expect(refused.json()).toMatchObject({ status: 429 })
        const wait = Number(refused.headers['retry-after'])
        expect(wait).toBeGreaterThan(0)
        expect(wait).toBeLessThanOrEqual(10)
      }
      expect((await ask('10.0.0.3')).statusCode).toBe(200)
    } finally {
      await limited.close()
    }
  })

  it('the typed client asks for what the description has', async () => {
    const server = await startServer({ pool: db.pool, port: 0 })
    try {
      const client = apiClient(server.url)
      const page = await client.events({ q: 'type:jobs_created', facets: 'all', timeline: true, limit: 1 })
      expect(page.total).toBe(2)
      const all = []
      for await (const { id } of client.allEvents({ limit: 1 })) all.push(id)
      expect(new Set(all).size).toBe(2)
      const event = await client.event(all[0] as string)
      expect(event.place?.id).toBe(event.place?.path.length === 1 ? 'KZ-15' : 'IR-0607')
      expect((await client.map({ level: 'admin2' })).items).toHaveLength(1)
      expect((await client.place('IR-06')).total).toBe(1)
      expect((await client.places('IR-0607')).items[0]?.parent).toBeTypeOf('string')
      expect((await client.officials({ limit: 5 })).items).toEqual([])
      expect((await client.quality()).languages).toHaveLength(2)
      expect(await (await client.export({ format: 'jsonl', table: 'sources' })).text()).toMatch(
        /^\{"id":"aqt"/,
      )
      await expect(client.events({ q: 'type:jobs' })).rejects.toMatchObject({
        status: 400,
        problem: { span: [5, 9] },
      })
      await expect(client.official('0'.repeat(16))).rejects.toThrow(/no official/)
    } finally {
      await server.close()
    }
  })
})

describe('what others have written', () => {
  it('comes back as data: script in texts, and in what is asked', async () => {
    const evil = '<script>alert(1)</script>'
    const asked = await app.inject(`/api/events?${new URLSearchParams({ q: `type:${evil}` })}`)
    expect(asked.headers['content-type']).toContain('application/problem+json')
    expect(asked.headers['x-content-type-options']).toBe('nosniff')
    const stored = await app.inject('/api/events?language=kk')
    expect(stored.headers['content-type']).toContain('application/json')
    expect(stored.json().items[0].sentence.text).toContain('<img src=x onerror=alert(1)>')
    const nowhere = await app.inject(`/api/${encodeURIComponent(evil)}`)
    expect(nowhere.headers['content-type']).toContain('application/problem+json')
  })

  it('SQL in every parameter finds nothing and breaks nothing', async () => {
    const { body } = await get('/openapi.json')
    const evil = [
      "' OR '1'='1",
      "'); DROP TABLE events; --",
      '{"}',
      '\\',
      "$1' || pg_sleep(9) || '",
      '\u0000',
      'karenbek.v1',
    ]
    for (const [path, { get: operation }] of Object.entries<{
      get?: { parameters?: { name: string; in: string }[] }
    }>(body.paths)) {
      for (const { name, in: where } of operation?.parameters ?? []) {
        for (const value of evil) {
          const url =
            where === 'path'
              ? path.replace(`{${name}}`, encodeURIComponent(value))
              : `${path.replace(/\{\w+\}/, 'x')}?${new URLSearchParams({ [name]: value })}`
          const response = await app.inject({
            url,
            remoteAddress: `10.9.${Math.floor(Math.random() * 250)}.1`,
          })
          expect(response.statusCode, url).toBeLessThan(500)
        }
      }
    }
    expect((await db.pool.query('SELECT count(*) AS n FROM events')).rows[0].n).toBe(2)
  })

  it('names of exports are the project’s own, whatever is asked', async () => {
    for (const table of ['../../etc/passwd', 'events/../x', '__proto__', 'constructor', 'events\u0000'])
      expect((await app.inject(`/api/export?${new URLSearchParams({ table })}`)).statusCode).toBe(400)
    const file = await app.inject('/api/export?table=places&format=geojson')
    expect(file.headers['content-disposition']).toBe('attachment; filename="karenbek-places.geojson"')
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
    expect(Object.keys(body.paths['/api/export'].get.responses['200'].content)).toContain('text/csv')
    for (const [path, operations] of Object.entries<Record<string, { responses: object }>>(body.paths))
      if (path.startsWith('/api/'))
        for (const { responses } of Object.values(operations))
          expect(responses, path).toMatchObject({ '4XX': { content: { 'application/problem+json': {} } } })
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

  it('hands out the archived page as a file, where the server may', async () => {
    const { body: list } = await get('/api/events?limit=1')
    const id = list.items[0].id
    expect((await get(`/api/events/${id}`)).body.snapshot.href).toBeNull()
    const asked: string[] = []
    const page = '<script>alert(1)</script>'
    const other = await buildServer({
      pool: db.pool,
      rate: 0,
      archived: async (sha256) => {
        asked.push(sha256)
        return asked.length === 1 ? { body: Buffer.from(page), type: 'Text/HTML; charset=utf-8' } : null
      },
    })
    const { snapshot } = (await other.inject(`/api/events/${id}`)).json()
    expect(snapshot.href).toBe(`api/archived/${snapshot.sha256}`)
    const file = await other.inject(`/${snapshot.href}`)
    expect(file.body).toBe(page)
    // Never shown as a page of this server.
    expect(file.headers['content-type']).toBe('application/octet-stream')
    expect(file.headers['content-disposition']).toBe(
      `attachment; filename="${snapshot.sha256.slice(0, 16)}.html"`,
    )
    expect((await other.inject(`/${snapshot.href}`)).statusCode).toBe(404)
    for (const wrong of ['..%2f..%2fetc%2fpasswd', `${snapshot.sha256}0`, "'", '%00'])
      expect((await other.inject(`/api/archived/${wrong}`)).statusCode).toBe(400)
    expect(asked).toEqual([snapshot.sha256, snapshot.sha256])
    await other.close()
  })

  it('a wrong address is told to readers in words, to programs as a problem', async () => {
    const page = await app.inject({ url: '/nowhere', headers: { accept: 'text/html,*/*;q=0.8' } })
    expect(page.statusCode).toBe(404)
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(page.body).toContain('There is nothing at this address.')
    const problem = await app.inject({ url: '/api/nowhere', headers: { accept: 'text/html' } })
    expect(problem.headers['content-type']).toContain('application/problem+json')
  })

  it('tells health and forbids script from elsewhere', async () => {
    const { response } = await get('/readyz')
    expect(response.statusCode).toBe(200)
    expect(response.headers['content-security-policy']).toContain("script-src 'self'")
  })
})
