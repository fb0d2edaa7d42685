import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadDocument, markFailed, storeArticle } from '../../db/index.ts'
import { analyzeAndDerive } from '../../workers/analysis.ts'
import { extractDocument } from '../../workers/extract.ts'
import type { Extractors } from '../../workers/extractors.ts'
import { discardJobs, failedJobs, retryJobs } from '../../workers/jobs.ts'
import { jobId, openQueue } from '../../workers/queue.ts'
import { compareStored, markForRedo } from '../../workers/reprocess.ts'
import { page, seed } from '../db/samples.ts'
import { type TestDatabase, testDatabase } from '../support.ts'

let db: TestDatabase
const ids: string[] = []

async function article(n: number): Promise<string> {
  const url = `http://a.test/${n}`
  const text = `فرماندار خرمشهر گفت: امسال برای ${n} نفر در خرمشهر شغل ایجاد شد.`
  const source = { id: 'khuz', placeId: 'IR-06' }
  const row = { url, text, title: null, section: null, publishedAt: '2025-08-21' }
  return (await storeArticle(db.pool, source, page(url), row)).id
}

/** The analysis in this process, which notes what it was asked for; after `most` it is stopped, and closed. */
function extractor(asked: string[], most = Number.POSITIVE_INFINITY, stop = () => {}): Extractors {
  return {
    version: 'next',
    async extract(document) {
      if (asked.length >= most) {
        stop()
        throw new Error('closed')
      }
      asked.push(document.id)
      return analyzeAndDerive(document, null)
    },
    busy: () => 0,
    close: async () => {},
  }
}

beforeAll(async () => {
  db = await testDatabase()
  await seed(db.pool)
  for (let n = 101; n <= 104; n++) ids.push(await article(n))
  for (const id of ids) await extractDocument(db.pool, id)
})
afterAll(() => db.close())

describe('the present extractor over stored documents', () => {
  it('tells what would change, replaces nothing, and goes on where it was stopped', async () => {
    const [more, fewer] = ids as [string, string]
    await db.pool.query('UPDATE events SET quantity_value = quantity_value + 1 WHERE document_id = $1', [
      more,
    ])
    await db.pool.query('DELETE FROM events WHERE document_id = $1', [fewer])
    const before = await db.pool.query('SELECT * FROM events ORDER BY id')

    const stop = new AbortController()
    const first: string[] = []
    const cut = compareStored(
      db.pool,
      extractor(first, 2, () => stop.abort()),
      { source: 'khuz' },
      { signal: stop.signal },
    )
    await expect(cut).rejects.toThrow('closed')
    const done = async () =>
      (await db.pool.query('SELECT document_id AS id FROM reprocess_documents')).rows.map((row) => row.id)
    // What was under way when it was stopped is still noted.
    while ((await done()).length < 2) await new Promise((resolve) => setTimeout(resolve, 10))
    const noted = await done()
    expect(noted.sort()).toEqual([...first].sort())

    const second: string[] = []
    const told: string[] = []
    const summary = await compareStored(
      db.pool,
      extractor(second),
      { source: 'khuz' },
      { onDocument: (id) => void told.push(id) },
    )
    expect([...noted, ...second].sort()).toEqual([...ids].sort())
    expect(summary).toMatchObject({ documents: 4, same: 2, differing: 2, failed: 0 })
    expect(summary).toMatchObject({ added: 1, lost: 0, changed: 1, fields: { 'quantity.value': 1 } })
    expect(told.every((id) => id === more || id === fewer)).toBe(true)
    expect((await db.pool.query('SELECT * FROM events ORDER BY id')).rows).toEqual(before.rows)
  })

  it('compares again what was replaced after it had been compared', async () => {
    const [id] = ids as [string]
    const scope = { source: 'khuz', since: '2025-01-01' }
    await db.pool.query('DELETE FROM events WHERE document_id = $1', [id])
    const before = await compareStored(db.pool, extractor([]), scope)
    expect(before).toMatchObject({ documents: 4, differing: 2 })
    // It was stopped before its end, and what it showed was applied.
    await db.pool.query('UPDATE reprocess_runs SET finished_at = NULL WHERE id = $1', [before.run])
    for (const each of ids) await extractDocument(db.pool, each, { again: true })
    await db.pool.query(`UPDATE documents SET extractor_version = 'next'`)
    const again: string[] = []
    const summary = await compareStored(db.pool, extractor(again), scope)
    expect(summary).toMatchObject({ documents: 4, same: 4, differing: 0 })
    expect(again).toHaveLength(2)
    await db.pool.query(`UPDATE documents SET extractor_version = 'earlier'`)
  })

  it('waits for new documents, and says so once', async () => {
    const waiting = await article(105)
    let waits = 0
    const comparing = compareStored(
      db.pool,
      extractor([]),
      { source: 'khuz', since: '2025-08-01' },
      { onWait: () => waits++ },
    )
    while (waits === 0) await new Promise((resolve) => setTimeout(resolve, 10))
    await new Promise((resolve) => setTimeout(resolve, 600))
    expect((await db.pool.query('SELECT 1 FROM reprocess_runs WHERE finished_at IS NULL')).rowCount).toBe(1)
    await db.pool.query('DELETE FROM documents WHERE id = $1', [waiting])
    expect((await comparing).documents).toBe(4)
    expect(waits).toBe(1)
  })

  it('marks what another version has made, once', async () => {
    expect(await markForRedo(db.pool, 'next', { source: 'khuz' })).toBe(4)
    expect(await markForRedo(db.pool, 'next', { source: 'khuz' })).toBe(0)
    expect(await extractDocument(db.pool, ids[0] as string)).toBe('done')
    expect(await loadDocument(db.pool, ids[0] as string)).toMatchObject({ state: 'done', redo: false })
  })
})

describe('a document that was set aside', () => {
  it('is off the list when it is discarded, and comes back by name alone', async () => {
    const backend = { kind: 'postgres', url: db.url } as const
    const queues = { crawl: openQueue(backend, 'crawl'), extract: openQueue(backend, 'extract') }
    try {
      const id = await article(201)
      const job = jobId.extract(id)
      await markFailed(db.pool, id, 'took more than 30 s')
      expect((await failedJobs(db.pool, queues)).map((one) => one.id)).toEqual([job])
      expect(await discardJobs(db.pool, queues, [job])).toEqual([job])
      expect(await discardJobs(db.pool, queues, [job])).toEqual([])
      expect(await failedJobs(db.pool, queues)).toEqual([])
      expect(await extractDocument(db.pool, id)).toBe('aside')
      expect(await retryJobs(db.pool, queues, 'all')).toBe(0)
      expect(await retryJobs(db.pool, queues, [job])).toBe(1)
      expect(await extractDocument(db.pool, id)).toBe('done')
    } finally {
      await Promise.all([queues.crawl.close(), queues.extract.close()])
    }
  })
})
