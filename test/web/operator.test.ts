import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addKey, listAudit, markFailed, revokeKey, storeArticle } from '../../db/index.ts'
import { serveMetrics } from '../../scripts/metrics.ts'
import { operatorOf } from '../../scripts/operator.ts'
import { readSettings } from '../../scripts/settings.ts'
import { buildServer } from '../../web/index.ts'
import { createWorkerMetrics, type JobQueues, jobId, openQueue } from '../../workers/index.ts'
import { page, seed } from '../db/samples.ts'
import { type TestDatabase, testDatabase } from '../support.ts'

let db: TestDatabase
let app: FastifyInstance
let queues: JobQueues
let key: { id: string; secret: string }
let failed: string

beforeAll(async () => {
  db = await testDatabase()
  await seed(db.pool)
  const backend = { kind: 'postgres', url: db.url } as const
  queues = { crawl: openQueue(backend, 'crawl'), extract: openQueue(backend, 'extract') }
  key = await addKey(db.pool, 'the test')
  const url = 'http://a.test/operator'
  const article = { url, title: null, section: null, text: 'x', publishedAt: '2025-08-21' }
  failed = (await storeArticle(db.pool, { id: 'khuz', placeId: 'IR-06' }, page(url), article)).id
  await markFailed(db.pool, failed, 'took more than 30 s')
  const settings = readSettings({ KARENBEK_DATA: '/tmp' })
  app = await buildServer({
    pool: db.pool,
    operator: operatorOf({ pool: db.pool, queues, settings }),
  })
})
afterAll(async () => {
  await app?.close()
  await queues?.crawl.close()
  await queues?.extract.close()
  await db?.close()
})

const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` })
const post = (url: string, payload: object = {}, headers: object = bearer(key.secret)) =>
  app.inject({ method: 'POST', url, payload, headers: headers as Record<string, string> })

describe('what operators do over HTTP', () => {
  it('needs a valid key', async () => {
    for (const url of ['/api/operator/status', '/api/operator/jobs', '/queues', '/queues/api/queues']) {
      const none = await app.inject({ url })
      expect(none.statusCode, url).toBe(401)
      expect(none.json()).toMatchObject({ status: 401, title: 'Key needed' })
      expect((await app.inject({ url, headers: bearer('karenbek_wrong') })).statusCode).toBe(401)
    }
    expect((await post('/api/operator/jobs/retry', { jobs: 'all' }, {})).statusCode).toBe(401)
    const other = await addKey(db.pool, 'leaver')
    expect(
      (await app.inject({ url: '/api/operator/status', headers: bearer(other.secret) })).statusCode,
    ).toBe(200)
    await revokeKey(db.pool, other.id)
    expect(
      (await app.inject({ url: '/api/operator/status', headers: bearer(other.secret) })).statusCode,
    ).toBe(401)
    // Only hashes are kept.
    const { rows } = await db.pool.query('SELECT row_to_json(k)::text AS line FROM api_keys k')
    for (const { line } of rows) expect(line).not.toContain(key.secret.slice(9))
  })

  it('tells what failed, tries it again, and writes down who did', async () => {
    const jobs = await app.inject({ url: '/api/operator/jobs', headers: bearer(key.secret) })
    expect(jobs.json().items).toEqual([
      expect.objectContaining({ id: jobId.extract(failed), reason: 'took more than 30 s' }),
    ])
    const retried = await post('/api/operator/jobs/retry', { jobs: [jobId.extract(failed)] })
    expect(retried.json()).toMatchObject({ retried: 1 })
    const { rows } = await db.pool.query('SELECT state FROM documents WHERE id = $1', [failed])
    expect(rows[0].state).toBe('pending')
    expect(await queues.extract.getJobState(jobId.extract(failed))).toBe('waiting')
    const [last] = await listAudit(db.pool, 1)
    expect(last).toMatchObject({ actor: `key the test (${key.id})`, action: 'jobs retry' })
    expect((await post('/api/operator/jobs/discard', { jobs: 'all' })).statusCode).toBe(400)
  })

  it('shows Bull Board to who has the key as a password', async () => {
    const authorization = `Basic ${Buffer.from(`operator:${key.secret}`).toString('base64')}`
    const board = await app.inject({ url: '/queues', headers: { authorization } })
    expect(board.statusCode).toBe(200)
    expect(board.body).toContain('<title>')
    const list = await app.inject({ url: '/queues/api/queues', headers: { authorization } })
    expect(
      list
        .json()
        .queues.map((queue: { name: string }) => queue.name)
        .sort(),
    ).toEqual(['crawl', 'extract'])
  })

  it('gives Prometheus its gauges, and health to who asks', async () => {
    const metrics = await app.inject({ url: '/metrics' })
    expect(metrics.headers['content-type']).toMatch(/^text\/plain/)
    for (const line of [
      /^karenbek_documents\{state="pending"\} 1$/m,
      /^karenbek_jobs\{queue="extract",state="waiting"\} 1$/m,
      /^karenbek_lag_seconds \d+$/m,
    ])
      expect(metrics.body).toMatch(line)
    expect((await app.inject({ url: '/readyz' })).json()).toEqual({ status: 'ok' })
    expect((await app.inject({ url: '/healthz' })).statusCode).toBe(200)
  })

  it('answers, while the queues do not, with what the tables know', { timeout: 60_000 }, async () => {
    const silent = Object.create(queues.extract, { getJobCounts: { value: () => new Promise(() => {}) } })
    const parts = { pool: db.pool, queues: { ...queues, extract: silent } }
    const settings = readSettings({ KARENBEK_DATA: '/tmp' })
    const away = await buildServer({ pool: db.pool, operator: operatorOf({ ...parts, settings }) })
    const worker = await serveMetrics({
      ...parts,
      metrics: createWorkerMetrics(),
      host: '127.0.0.1',
      port: 0,
    })
    try {
      const headers = bearer(key.secret)
      const [metrics, status, jobs, board] = await Promise.all(
        ['/metrics', '/api/operator/status', '/api/operator/jobs', '/queues/api/queues'].map((url) =>
          away.inject({ url, headers }),
        ),
      )
      expect(metrics?.body).toMatch(/^karenbek_queues_ready 0$/m)
      expect(metrics?.body).toMatch(/^karenbek_documents\{state="pending"\} 1$/m)
      expect(status?.json()).toMatchObject({ queuesReady: false, pending: 1 })
      expect([jobs?.statusCode, board?.statusCode]).toEqual([503, 503])
      expect(jobs?.body).toContain('the queues do not answer')
      const ready = async () => (await fetch(new URL('/readyz', worker.url))).text()
      expect(await ready()).toContain('the queues do not answer')
      parts.queues.extract = queues.extract
      expect(await ready()).toBe('{"status":"ok"}')
    } finally {
      await worker.close()
      await away.close()
    }
  })

  it('tells when a source last went well, also while its runs fail', async () => {
    await db.pool.query(
      `INSERT INTO crawl_runs (source_id, started_at, finished_at, status) VALUES
         ('khuz', '2025-08-01T00:00:00Z', '2025-08-01T00:01:00Z', 'done'),
         ('khuz', '2025-08-02T00:00:00Z', '2025-08-02T00:01:00Z', 'failed')`,
    )
    const schedule = (paused: boolean) =>
      db.pool.query(
        `INSERT INTO schedules (source_id, cron, time_zone, paused) VALUES ('khuz', '0 * * * *', 'UTC', $1)
         ON CONFLICT (source_id) DO UPDATE SET paused = $1`,
        [paused],
      )
    await schedule(false)
    const { body } = await app.inject({ url: '/metrics' })
    const at = Date.UTC(2025, 7, 1, 0, 1) / 1000
    expect(body).toMatch(
      new RegExp(`^karenbek_source_last_success_timestamp_seconds\\{source="khuz"\\} ${at}$`, 'm'),
    )
    expect(body).toMatch(/^karenbek_source_failed\{source="khuz"\} 1$/m)
    expect(body).toMatch(/^karenbek_source_scheduled\{source="khuz"\} 1$/m)
    await schedule(true)
    const paused = await app.inject({ url: '/metrics' })
    expect(paused.body).toMatch(/^karenbek_source_scheduled\{source="khuz"\} 0$/m)
  })

  it('limits how often one address may ask, with a key or without', async () => {
    const ask = () => app.inject({ url: '/api/operator/audit', remoteAddress: '192.0.2.7' })
    const codes = new Set<number>()
    for (let i = 0; i < 601; i++) codes.add((await ask()).statusCode)
    expect([...codes]).toEqual([401, 429])
    expect((await app.inject({ url: '/healthz', remoteAddress: '192.0.2.7' })).statusCode).toBe(200)
  })
})
