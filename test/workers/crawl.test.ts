import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  type Archive,
  loadSources,
  openArchive,
  readRecord,
  rebase,
  type Source,
} from '../../crawlers/index.ts'
import {
  type ArchivedDocument,
  findArchiveRecords,
  loadPlaces,
  markGone,
  saveSchedule,
  saveSources,
  sourceRhythm,
  verifyAll,
} from '../../db/index.ts'
import { allPlaces } from '../../models/places/index.ts'
import { type RunningSites, startSites } from '../../scripts/sites.ts'
import { sourceRow } from '../../scripts/sources.ts'
import { checkArchived, pageText } from '../../workers/archived-text.ts'
import {
  type CrawlContext,
  isRunDue,
  RunStoppedError,
  revisitInterval,
  runSource,
  storableText,
} from '../../workers/crawl.ts'
import { extractPending } from '../../workers/extract.ts'
import { type JobQueue, openQueue } from '../../workers/queue.ts'
import { scheduleOverview } from '../../workers/schedule.ts'
import { freePort, type TestDatabase, testDatabase } from '../support.ts'

let db: TestDatabase
let sites: RunningSites
let source: Source
let directory: string
let archive: Archive
let context: CrawlContext & { extractQueue: JobQueue<'extract'> }

beforeAll(async () => {
  db = await testDatabase()
  sites = await startSites({ only: ['wp-aqtobe'] })
  const bundled = (await loadSources()).find((one) => one.id === 'wp-aqtobe')!
  // The delay that the site asks for has its own tests; here it would only cost time.
  source = { ...rebase(bundled, sites.sites[0]!.origin), minIntervalSeconds: 0 }
  await saveSources(db.pool, [sourceRow(source)])
  await loadPlaces(db.pool, allPlaces(), ({ name }) => [name])
  directory = await mkdtemp(join(tmpdir(), 'karenbek-crawl-'))
  archive = openArchive({ dir: directory })
  const extractQueue = openQueue({ kind: 'postgres', url: db.url }, 'extract')
  context = { pool: db.pool, extractQueue, sources: new Map(), archive, contact: 'test@example.org' }
})
afterAll(async () => {
  await context.extractQueue.close()
  await archive.close()
  await sites.close()
  await db.close()
  await rm(directory, { recursive: true })
})
beforeEach(async () => {
  await db.pool.query('TRUNCATE crawl_runs, documents, pages, page_states CASCADE')
  await context.extractQueue.obliterate({ force: true })
})

const running = () => new AbortController().signal
const documents = async (): Promise<string[]> =>
  (await db.pool.query('SELECT id FROM documents ORDER BY id')).rows.map((row) => row.id)
const runs = async () =>
  (await db.pool.query('SELECT status, error, counts FROM crawl_runs ORDER BY id')).rows

describe('runSource', () => {
  it('stores every article once and queues it; again, it adds nothing', async () => {
    const counts = await runSource(source, context, running())
    const ids = await documents()
    expect(counts).toMatchObject({ new: ids.length, changed: 0, stoppedBy: null })
    expect(ids.length).toBeGreaterThan(10)
    expect(await context.extractQueue.getJobCountByTypes('waiting', 'delayed')).toBe(ids.length)
    const again = await runSource(source, context, running())
    expect(again).toMatchObject({ new: 0, changed: 0 })
    expect(await documents()).toEqual(ids)
    expect((await runs()).map((run) => run.status)).toEqual(['done', 'done'])
  })

  it('notes where every record lies, and asks the lists conditionally the next time', async () => {
    await runSource(source, context, running())
    const { rows } = await db.pool.query('SELECT url FROM documents ORDER BY id LIMIT 3')
    for (const { url } of rows) {
      const [record] = await findArchiveRecords(db.pool, { url })
      const response = await readRecord(directory, { file: record!.file, offset: record!.offset })
      expect([response.url, response.sha256]).toEqual([url, record!.sha256])
      expect((await findArchiveRecords(db.pool, { sha256: record!.sha256 }))[0]).toEqual(record)
    }
    const robots = await findArchiveRecords(db.pool, { url: new URL('/robots.txt', source.homepage).href })
    expect(robots.length).toBeGreaterThan(0)
    const lists = await db.pool.query(
      'SELECT url FROM page_states s WHERE NOT EXISTS (SELECT 1 FROM pages p WHERE p.url = s.url)',
    )
    expect(lists.rows.length).toBeGreaterThan(0)
  })

  it('marks an article that is gone, and unmarks it when it comes back', async () => {
    await runSource(source, context, running())
    const { rows } = await db.pool.query('SELECT url FROM documents ORDER BY id LIMIT 1')
    expect(await markGone(db.pool, rows[0].url, new Date())).toBe(1)
    expect(await markGone(db.pool, rows[0].url, new Date())).toBe(0)
    expect((await sourceRhythm(db.pool, source.id)).gone).toBe(1)
    expect(await markGone(db.pool, rows[0].url, null)).toBe(1)
    expect((await sourceRhythm(db.pool, source.id)).gone).toBe(0)
  })

  it('learns from the articles how soon the next run is worth a look', async () => {
    expect(await isRunDue(db.pool, source.id)).toBe(true)
    await runSource(source, context, running())
    const { medianGapSeconds, newestAt } = await sourceRhythm(db.pool, source.id)
    expect(medianGapSeconds).toBeGreaterThan(3_600)
    expect(newestAt).not.toBeNull()
    expect(await isRunDue(db.pool, source.id)).toBe(false)
    expect(await isRunDue(db.pool, source.id, Date.now() + revisitInterval(medianGapSeconds))).toBe(true)
    expect([
      revisitInterval(null),
      revisitInterval(60),
      revisitInterval(7_200),
      revisitInterval(1e9),
    ]).toEqual([0, 600_000, 3_600_000, 43_200_000])
    // A line that names every minute passes it over, and whoever reads the schedule sees that.
    await saveSchedule(db.pool, { sourceId: source.id, cron: '* * * * *', timeZone: 'UTC' })
    await db.pool.query("UPDATE schedules SET changed_at = now() - interval '1 day'")
    await db.pool.query("UPDATE crawl_runs SET started_at = started_at - interval '5 minutes'")
    expect(await runSource(source, context, running(), true)).toBeNull()
    const [entry] = await scheduleOverview(db.pool)
    expect(entry).toMatchObject({ sourceId: source.id, lastStatus: 'not due' })
    await db.pool.query('DELETE FROM schedules')
    await db.pool.query("UPDATE crawl_runs SET status = 'failed'")
    expect(await isRunDue(db.pool, source.id)).toBe(true)
  })

  it('without a queue the documents wait in the table', async () => {
    const counts = await runSource(source, { ...context, extractQueue: null }, running())
    expect(await context.extractQueue.getJobCountByTypes('waiting', 'delayed')).toBe(0)
    expect(await extractPending(db.pool)).toEqual({ done: counts?.new, failed: 0 })
    expect(await extractPending(db.pool)).toEqual({ done: 0, failed: 0 })
  })

  it('lets one run of a source at a time', async () => {
    const outcomes = await Promise.all([
      runSource(source, context, running()),
      runSource(source, context, running()),
    ])
    expect(outcomes.filter((one) => one === null)).toHaveLength(1)
    expect(await runs()).toHaveLength(1)
  })

  it('goes on after a stop where it was, as if it had not been stopped', async () => {
    await runSource(source, context, running())
    const whole = await documents()
    await db.pool.query('TRUNCATE crawl_runs, documents, pages, page_states CASCADE')
    const stop = new AbortController()
    let pages = 0
    const stopped = runSource(
      source,
      {
        ...context,
        onProgress: (_id, progress) => {
          if (progress.kind === 'page' && ++pages === 4) stop.abort()
        },
      },
      stop.signal,
    )
    await expect(stopped).rejects.toThrow(RunStoppedError)
    expect((await documents()).length).toBeLessThan(whole.length)
    await runSource(source, context, running())
    expect(await documents()).toEqual(whole)
    const both = await runs()
    expect(both.map((run) => run.status)).toEqual(['stopped', 'done'])
    // What was stored before the stop is counted, once.
    const counted = both.map((run) => run.counts.new as number)
    expect(counted[0]).toBeGreaterThan(0)
    expect((counted[0] as number) + (counted[1] as number)).toBe(whole.length)
  })

  it('says why a source could not be read', async () => {
    const nobody = rebase(source, `http://127.0.0.1:${await freePort()}`)
    await expect(runSource(nobody, context, running())).rejects.toThrow(/nothing could be read/)
    const [run] = await runs()
    expect(run.status).toBe('failed')
    expect(run.error).toMatch(/nothing could be read: /)
  })
})

describe('the archive', () => {
  const anyDocument = async (): Promise<ArchivedDocument> => {
    let found: ArchivedDocument | undefined
    await verifyAll(db.pool, {
      checkArchive: async (document) => {
        found ??= document
        return null
      },
    })
    return found!
  }

  it('holds what every document was read from', async () => {
    await runSource(source, context, running())
    const result = await verifyAll(db.pool, { checkArchive: (one) => checkArchived(directory, one) })
    expect(result.mismatch).toBeNull()
    expect(result.archived).toBe((await documents()).length)
  })

  it('contradicts a text that does not stand in the page', async () => {
    await runSource(source, context, running())
    const document = await anyDocument()
    const text = document.text.replace(/\p{L}/u, (letter) => (letter === 'ж' ? 'з' : 'ж'))
    expect(await checkArchived(directory, { ...document, text })).toMatchObject({ what: 'text' })
    // Spacing may differ, letters may not.
    expect(
      await checkArchived(directory, { ...document, text: document.text.replaceAll(' ', '  ') }),
    ).toBeNull()
  })

  it('is not believed when its bytes have changed, or are gone', async () => {
    await runSource(source, context, running())
    const document = await anyDocument()
    const wrong = { ...document.page, sha256: '0'.repeat(64) }
    expect(await checkArchived(directory, { ...document, page: wrong })).toMatchObject({ what: 'archive' })
    const file = join(directory, document.page.file)
    const bytes = await readFile(file)
    const damaged = Buffer.from(bytes)
    const at = document.page.offset + Math.floor((document.page.length ?? 100) / 2)
    damaged.writeUInt8(damaged.readUInt8(at) ^ 0xff, at)
    await writeFile(file, damaged)
    expect(await checkArchived(directory, document)).toMatchObject({ what: 'archive' })
    await writeFile(file, bytes)
    expect(await checkArchived(directory, document)).toBeNull()
    const lost = { ...document.page, file: '../../etc/passwd' }
    expect(await checkArchived(directory, { ...document, page: lost })).toMatchObject({ what: 'archive' })
    expect(await readdir(directory)).toContain(document.page.file)
  })
})

describe('text of a page', () => {
  it('leaves out scripts, keeps titles, reads JSON', () => {
    const html =
      '<title>Т</title><meta name="x" content="М"><script>var s = "Ж"</script><p>а<b>б</b>в &amp; г'
    const text = pageText(Buffer.from(html), 'text/html; charset=utf-8')
    expect(text.replace(/\s+/g, '')).toBe('ТМабв&г')
    const json = JSON.stringify({ body: '<p>бір</p>', list: [{ title: 'екі' }, 3, null] })
    expect(pageText(Buffer.from(json), 'application/json')).toBe('бір\nекі')
  })

  it('a document has nothing that the database cannot keep, and no letter moves', () => {
    const text = storableText('a\0b\n\nc\ud800d \ud83d\ude00')
    expect(text).toBe('a\ufffdb\n\nc\ufffdd \ud83d\ude00')
  })
})
