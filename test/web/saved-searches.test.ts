import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { parseAtomFeed } from 'feedsmith'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { storeArticle } from '../../db/index.ts'
import { xml } from '../../web/api/feed.ts'
import { buildServer } from '../../web/index.ts'
import { deliverWebhooks, extractDocument } from '../../workers/index.ts'
import { page } from '../db/samples.ts'
import { type TestDatabase, testDatabase } from '../support.ts'
import { HOSTILE, storePageSamples } from './page-samples.ts'

const KEY = 'a-key-for-the-tests'
const silent = { info() {}, warn() {}, error() {} }

let db: TestDatabase
let app: FastifyInstance
/** A receiver on loopback, what it was sent, and what it answers. */
let receiver: Server
let address: string
let sent: { headers: IncomingHttpHeaders; body: string }[] = []
let reply: { status: number; headers?: Record<string, string> } = { status: 204 }

beforeAll(async () => {
  db = await testDatabase()
  await storePageSamples(db.pool)
  app = await buildServer({ pool: db.pool, apiKey: KEY })
  receiver = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    sent.push({ headers: request.headers, body })
    response.writeHead(reply.status, reply.headers).end()
  }).listen(0, '127.0.0.1')
  await once(receiver, 'listening')
  address = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`
})
afterAll(async () => {
  receiver?.close()
  await app?.close()
  await db?.close()
})
afterEach(async () => {
  await db.pool.query('DELETE FROM saved_searches')
  sent = []
  reply = { status: 204 }
})

const save = (payload: object, key = KEY) =>
  app.inject({
    method: 'POST',
    url: '/api/saved-searches',
    headers: { authorization: `Bearer ${key}` },
    payload,
  })
const saved = async () => (await app.inject('/api/saved-searches')).json().items
const deliver = (privateHosts = new Set([new URL(address).host])) =>
  deliverWebhooks({ pool: db.pool, log: silent, privateHosts, timeoutMs: 2_000 })
/** As if the wait for the next try were over. */
const due = () => db.pool.query('UPDATE saved_searches SET next_try_at = now()')
let articles = 0
/** A new article about vacancies comes in and is read. */
async function newArticle(count: number) {
  const text = `Жәрмеңкеде Ақтөбе қаласында ${count} бос жұмыс орны ұсынылды.`
  const url = `http://aqt.test/new/${++articles}`
  const row = { url, title: 'Жәрмеңке', section: null, text, publishedAt: '2025-09-20' }
  const { id } = await storeArticle(
    db.pool,
    { id: 'aqt', placeId: 'KZ-15' },
    page(url, articles.toString(16).padStart(64, 'b'), new Date().toISOString()),
    row,
  )
  await extractDocument(db.pool, id)
  return id
}

describe('saving a search', () => {
  it('needs the key', async () => {
    expect((await save({ name: 'x', query: 'type=vacancies' }, 'wrong')).statusCode).toBe(401)
    expect((await save({ name: 'x', query: 'type=vacancies' }, '')).statusCode).toBe(401)
    const locked = await buildServer({ pool: db.pool })
    const refused = await locked.inject({
      method: 'POST',
      url: '/api/saved-searches',
      headers: { authorization: 'Bearer null' },
      payload: { name: 'x', query: 'type=vacancies' },
    })
    expect(refused.statusCode).toBe(403)
    expect((await locked.inject('/api/saved-searches')).json().writable).toBe(false)
    await locked.close()
    expect(await saved()).toEqual([])
  })

  it('keeps name and conditions; the secret is told once', async () => {
    const made = await save({
      name: ' Fairs ',
      query: '?type=vacancies&min=100&q=жәрмеңке',
      webhook: address,
    })
    expect(made.statusCode).toBe(201)
    expect(made.json().secret).toMatch(/^whsec_/)
    const [search] = await saved()
    expect(search).toMatchObject({ name: 'Fairs', webhook: { host: new URL(address).host, paused: false } })
    expect(new URLSearchParams(search.query).get('q')).toBe('жәрмеңке')
    expect(JSON.stringify(search)).not.toMatch(/whsec|\/hook/)
  })

  it.each([
    ['a parameter that is none', { query: 'colour=red' }],
    ['a value that is none', { query: 'type=jobs' }],
    ['a query that cannot be understood', { query: `q=${encodeURIComponent('type:nonsense')}` }],
    ['no condition', { query: '' }],
    ['no name', { query: 'type=vacancies', name: '  ' }],
    ['a name with control characters', { query: 'type=vacancies', name: 'a\u0000b' }],
    ['a webhook that is no web address', { query: 'type=vacancies', webhook: 'file:///etc/passwd' }],
    ['a webhook with a password', { query: 'type=vacancies', webhook: 'https://a:b@example.org/' }],
    ['a field that is none', { query: 'type=vacancies', secret: 'mine' }],
  ])('refuses %s', async (_, wrong) => {
    const answer = await save({ name: 'x', ...wrong })
    expect(answer.statusCode).toBe(400)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(await saved()).toEqual([])
  })

  it('forgets a search for who has the key', async () => {
    const { id } = (await save({ name: 'x', query: 'type=vacancies' })).json()
    const url = `/api/saved-searches/${id}`
    expect((await app.inject({ method: 'DELETE', url })).statusCode).toBe(401)
    const headers = { authorization: `Bearer ${KEY}` }
    expect((await app.inject({ method: 'DELETE', url, headers })).statusCode).toBe(204)
    expect((await app.inject({ method: 'DELETE', url, headers })).statusCode).toBe(404)
    expect((await app.inject(`${url}/feed`)).statusCode).toBe(404)
  })
})

describe('feeds', () => {
  it('are Atom, whatever a page wrote', async () => {
    const { id } = (await save({ name: `Plans ${HOSTILE}`, query: 'status=planned' })).json()
    for (const url of [`/api/saved-searches/${id}/feed`, '/api/feed?status=planned']) {
      const answer = await app.inject({ url, headers: { host: 'desk.example.org' } })
      expect(answer.headers['content-type']).toBe('application/atom+xml; charset=utf-8')
      expect(answer.body).not.toMatch(/<img|<script/)
      const feed = parseAtomFeed(answer.body)
      expect(feed.entries?.length).toBeGreaterThan(1)
      expect(feed.links?.find((link) => link.rel === 'self')?.href).toBe(`http://desk.example.org${url}`)
      const entry = feed.entries?.find(({ title }) => JSON.stringify(title).includes('3154'))
      expect(JSON.stringify(entry)).toContain('onerror')
      expect(entry?.links?.[0]?.href).toMatch(/^http:\/\/desk\.example\.org\/event\?id=[\da-f]+$/)
    }
  })

  it('leave out what XML does not know', () => {
    expect(xml('a\u0000\u0008\ufffe\ud800b<&"\u{1f600}')).toBe('ab&lt;&amp;&quot;\u{1f600}')
  })

  it('refuse what the search refuses', async () => {
    expect((await app.inject('/api/feed?type=nonsense')).statusCode).toBe(400)
  })
})

describe('webhooks', () => {
  it('are told each new event once, signed', async () => {
    const { secret } = (await save({ name: 'Fairs', query: 'type=vacancies', webhook: address })).json()
    expect(await deliver()).toBe(0)
    const document = await newArticle(770)
    expect(await deliver()).toBe(1)
    const [{ headers, body }] = sent as [(typeof sent)[0]]
    const told = JSON.parse(body)
    expect(told.events.map((event: { quantity: { value: number } }) => event.quantity.value)).toEqual([770])
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
    expect(headers['webhook-signature']).toBe(
      `v1,${createHmac('sha256', key).update(signed).digest('base64')}`,
    )
    await due()
    expect(await deliver()).toBe(0)
    // Reading an article anew makes no new events.
    await extractDocument(db.pool, document)
    await due()
    expect(await deliver()).toBe(0)
    await newArticle(771)
    await due()
    expect(await deliver()).toBe(1)
    expect(sent.length).toBe(2)
  })

  it('are not told what the search does not ask for, nor what was there before', async () => {
    await save({ name: 'Many', query: 'type=vacancies&min=5000', webhook: address })
    await newArticle(12)
    expect(await deliver()).toBe(0)
    expect(sent).toEqual([])
  })

  it('never reach the own network, by address or by name, but for the hosts that the operator names', async () => {
    const { port } = new URL(address)
    const inside = [
      address,
      `http://localhost:${port}/`,
      `http://[::ffff:127.0.0.1]:${port}/`,
      'http://169.254.169.254/',
    ]
    for (const webhook of inside) await save({ name: webhook, query: 'type=vacancies', webhook })
    await newArticle(88)
    expect(await deliver(new Set())).toBe(0)
    expect(sent).toEqual([])
    for (const search of await saved())
      expect(search.webhook.problem).toMatch(/not a public address|local name/)
  })

  it('are tried again, later each time, and given up in the end', async () => {
    await save({ name: 'Down', query: 'type=vacancies', webhook: address })
    await newArticle(99)
    reply = { status: 500 }
    await deliver()
    // Not due yet.
    await deliver()
    expect(sent.length).toBe(1)
    const wait = async () =>
      (await db.pool.query('SELECT extract(epoch FROM next_try_at - now())::float8 AS s FROM saved_searches'))
        .rows[0].s
    expect(await wait()).toBeGreaterThan(50)
    for (let i = 0; i < 15; i++) {
      await due()
      await deliver()
    }
    expect(sent.length).toBe(12)
    expect(await wait()).toBeLessThanOrEqual(6 * 3600)
    expect((await saved())[0].webhook).toMatchObject({ paused: true, problem: 'the receiver answered 500' })
  })

  it('follow no redirect and stop at «gone»', async () => {
    await save({ name: 'Moved', query: 'type=vacancies', webhook: address })
    await newArticle(101)
    reply = { status: 302, headers: { location: '/elsewhere' } }
    await deliver()
    expect(sent.length).toBe(1)
    reply = { status: 410 }
    await due()
    await deliver()
    expect((await saved())[0].webhook.paused).toBe(true)
  })

  it('that come back get what they missed', async () => {
    await save({ name: 'Back', query: 'type=vacancies', webhook: address })
    await newArticle(201)
    reply = { status: 503 }
    await deliver()
    await newArticle(202)
    reply = { status: 200 }
    await due()
    expect(await deliver()).toBe(1)
    const { events } = JSON.parse(sent.at(-1)?.body as string)
    expect(events.map((event: { quantity: { value: number } }) => event.quantity.value)).toEqual([201, 202])
    expect((await saved())[0].webhook).toMatchObject({ problem: null, paused: false })
  })

  it('that never answer do not hold the others up', async () => {
    const dead = createServer(() => {}).listen(0, '127.0.0.1')
    await once(dead, 'listening')
    const { port } = dead.address() as AddressInfo
    await save({ name: 'Silent', query: 'type=vacancies', webhook: `http://127.0.0.1:${port}/` })
    await save({ name: 'Well', query: 'type=vacancies', webhook: address })
    await newArticle(301)
    expect(await deliver(new Set([new URL(address).host, `127.0.0.1:${port}`]))).toBe(1)
    expect(
      (await saved()).map((search: { webhook: { problem: string } }) => search.webhook.problem).sort(),
    ).toEqual(['the receiver took too long', null].sort())
    dead.closeAllConnections()
    dead.close()
  })
})
