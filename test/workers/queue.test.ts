import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadDocument, searchEvents, storeArticle } from '../../db/index.ts'
import { EXTRACTOR_VERSION } from '../../models/index.ts'
import { listJobs } from '../../workers/jobs.ts'
import {
  type Backend,
  enqueueCrawl,
  enqueueDocuments,
  type JobQueue,
  jobId,
  openQueue,
} from '../../workers/queue.ts'
import { freeHeld, reconcile, wakeOverdue } from '../../workers/reconcile.ts'
import { startWorkers } from '../../workers/run.ts'
import { listSchedule, removeSchedule, setSchedule, syncSchedule } from '../../workers/schedule.ts'
import { page, seed } from '../db/samples.ts'
import { hasRedis, type TestDatabase, testDatabase, testRedis } from '../support.ts'

const SOURCE = { id: 'khuz', placeId: 'IR-06' }
const quiet = { info() {}, warn() {}, error() {} }

async function until(what: () => Promise<boolean>, patience = 90_000): Promise<void> {
  const deadline = Date.now() + patience
  while (!(await what())) {
    if (Date.now() > deadline) throw new Error('it did not come to pass')
    await sleep(50)
  }
}

describe.each(['postgres', 'redis'] as const)('queues on %s', (kind) => {
  const here = kind === 'postgres' || hasRedis()
  let db: TestDatabase
  let backend: Backend
  let close = async () => {}
  let queues: JobQueue<'crawl' | 'extract'>[] = []
  const open = <N extends 'crawl' | 'extract'>(name: N): JobQueue<N> => {
    const queue = openQueue(backend, name)
    queues.push(queue as never)
    return queue
  }

  beforeAll(async () => {
    if (!here) return
    db = await testDatabase()
    await seed(db.pool)
    if (kind === 'redis') {
      const redis = await testRedis()
      backend = { kind, url: redis.url }
      close = redis.close
    } else backend = { kind, url: db.url }
  })
  afterAll(async () => {
    if (!here) return
    await Promise.all(queues.map((queue) => queue.close()))
    queues = []
    await close()
    await db.close()
  })

  const article = async (n: number) => {
    const url = `http://a.test/${kind}/${n}`
    const text = `فرماندار خرمشهر گفت: امسال برای ${n} نفر در خرمشهر شغل ایجاد شد.`
    const stored = await storeArticle(db.pool, SOURCE, page(url), {
      url,
      text,
      title: null,
      section: null,
      publishedAt: '2025-08-21',
    })
    return stored.id
  }

  it.runIf(here)(
    'analyses what was queued, and what was stored but never queued',
    { timeout: 180_000 },
    async () => {
      const queue = open('extract')
      const queued = [await article(101), await article(102)]
      const forgotten = await article(103)
      await enqueueDocuments(queue, queued)
      const workers = await startWorkers({
        pool: db.pool,
        backend,
        log: quiet,
        extract: 2,
        reconcileEvery: 200,
      })
      try {
        await until(async () => {
          const states = await Promise.all([...queued, forgotten].map((id) => loadDocument(db.pool, id)))
          return states.every((one) => one?.state === 'done' && one.extractorVersion === EXTRACTOR_VERSION)
        })
      } finally {
        await workers.close()
      }
      expect(await reconcile(db.pool, queue)).toBe(0)
      const before = await searchEvents(db.pool, { duplicates: true, limit: 500 })
      // Queued again by mistake: nothing changes.
      await enqueueDocuments(queue, queued)
      const again = await startWorkers({ pool: db.pool, backend, log: quiet, extract: 1 })
      await until(async () => (await queue.getJobCountByTypes('waiting', 'active', 'delayed')) === 0)
      await again.close()
      expect(await searchEvents(db.pool, { duplicates: true, limit: 500 })).toEqual(before)
    },
  )

  // Only a queue in PostgreSQL connects to it.
  if (kind === 'postgres')
    it('waits for a database that goes away while it connects', async () => {
      const first = openQueue(backend, 'extract')
      await first.getJobCounts('waiting')
      await first.close()
      const blocker = await db.pool.connect()
      const { rows } = await blocker.query(
        `SELECT string_agg(format('%I.%I', schemaname, tablename), ', ') AS tables
           FROM pg_tables WHERE schemaname = 'bullmq'`,
      )
      await blocker.query(`BEGIN; LOCK TABLE ${rows[0].tables} IN ACCESS EXCLUSIVE MODE`)
      const queue = open('extract')
      const answer = queue.getJobCounts('waiting')
      // An error that nobody listened to would fail the run, one that is kept would fail the answer.
      await until(async () => {
        const cut = await db.pool.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()
              AND application_name = 'karenbek-queue' AND wait_event_type = 'Lock'`,
        )
        return cut.rowCount === 1
      })
      await blocker.query('ROLLBACK')
      blocker.release()
      expect(await answer).toHaveProperty('waiting')
    })

  it.runIf(here)(
    'wakes what was put off by a clock that was ahead, and leaves the schedule alone',
    async () => {
      const queue = open('crawl')
      const id = jobId.crawl('put-off')
      await queue.add('crawl', { sourceId: 'put-off' }, { jobId: id, delay: 3_600_000 })
      await queue.upsertJobScheduler(
        'khuz',
        { pattern: '0 0 1 1 *' },
        { name: 'crawl', data: { sourceId: 'khuz' } },
      )
      const seen = new Map<string, number>()
      expect(await wakeOverdue(queue, seen, 0)).toBe(0)
      expect(await wakeOverdue(queue, seen, 50_000)).toBe(0)
      expect(await wakeOverdue(queue, seen, 61_000)).toBe(1)
      const job = await queue.getJob(id)
      expect(await job?.getState()).toBe('waiting')
      expect(await wakeOverdue(queue, seen, 200_000)).toBe(0)
      expect(await queue.getDelayedCount()).toBe(1)
      await job?.remove()
      await queue.removeJobScheduler('khuz')
    },
  )

  if (kind === 'postgres')
    it('lets go of what a process held that died with its clock ahead', { timeout: 120_000 }, async () => {
      const queue = open('extract')
      const id = await article(211)
      await enqueueDocuments(queue, [id])
      const ahead = Date.now() + 90_000_000
      const hold = (until: number) =>
        db.pool.query(
          `UPDATE bullmq.job SET state = 'active', lock_token = 'dead', locked_until_ms = $1 WHERE queue = 'extract'`,
          [until],
        )
      await hold(ahead)
      await db.pool.query(
        `INSERT INTO bullmq.meta (queue, field, value) VALUES ('extract', 'stalled-check', $1)
         ON CONFLICT (queue, field) DO UPDATE SET value = excluded.value`,
        [String(ahead)],
      )
      const seen = new Map<string, number>()
      expect(await freeHeld(db.pool, 'extract', seen, 1_000, 0)).toBe(0)
      // One that lives renews its lock: it is another case each time.
      await hold(ahead + 500)
      expect(await freeHeld(db.pool, 'extract', seen, 1_000, 900)).toBe(0)
      // Nobody has looked for dead processes' jobs since the first look; the lock was renewed.
      expect(await freeHeld(db.pool, 'extract', seen, 1_000, 1_100)).toBe(1)
      expect(await freeHeld(db.pool, 'extract', seen, 1_000, 2_000)).toBe(1)
      expect(await freeHeld(db.pool, 'extract', seen, 1_000, 9_000)).toBe(0)
      // And the workers do so by themselves: they hold it again, as the dead one did.
      await hold(ahead)
      await db.pool.query(`UPDATE bullmq.meta SET value = $1 WHERE field = 'stalled-check'`, [String(ahead)])
      const workers = await startWorkers({
        pool: db.pool,
        backend,
        log: quiet,
        extract: 1,
        reconcileEvery: 300,
        takeOverAfter: 1_000,
      })
      try {
        await until(async () => (await loadDocument(db.pool, id))?.state === 'done')
      } finally {
        await workers.close()
      }
    })

  it.runIf(here)('queues the same document once', async () => {
    const queue = open('extract')
    const id = await article(201)
    await enqueueDocuments(queue, [id])
    await enqueueDocuments(queue, [id, id])
    expect(await queue.getJobCountByTypes('waiting', 'active', 'delayed')).toBe(1)
    await queue.obliterate({ force: true })
  })

  it.runIf(here)(
    'sets aside a document whose analysis keeps failing, with the reason, and tries it again when asked; others flow',
    { timeout: 180_000 },
    async () => {
      const queue = open('extract')
      const id = await article(301)
      const others = await Promise.all([302, 303, 304].map(article))
      // A trigger that refuses: the failure is the database's own, at the last step of the work.
      await db.pool.query(`
      CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no room for this'; END $$;
      CREATE TRIGGER refuse BEFORE UPDATE ON documents FOR EACH ROW
        WHEN (NEW.state = 'done' AND NEW.id = '${id}') EXECUTE FUNCTION refuse()`)
      await enqueueDocuments(queue, others)
      await queue.add('extract', { documentId: id }, { jobId: jobId.extract(id), attempts: 2, backoff: 50 })
      const workers = await startWorkers({
        pool: db.pool,
        backend,
        log: quiet,
        extract: 1,
        reconcileEvery: 60_000,
      })
      try {
        await until(async () => (await loadDocument(db.pool, id))?.state === 'failed')
        // The table is told first, then the queue.
        await until(async () => (await (await queue.getJob(jobId.extract(id)))?.isFailed()) ?? false)
        await until(async () => {
          const states = await Promise.all(others.map((other) => loadDocument(db.pool, other)))
          return states.every((one) => one?.state === 'done')
        })
        const job = await queue.getJob(jobId.extract(id))
        expect(job?.failedReason).toMatch(/no room for this/)
        const { rows } = await db.pool.query('SELECT error FROM documents WHERE id = $1', [id])
        expect(rows[0].error).toMatch(/no room for this/)
        await db.pool.query('DROP TRIGGER refuse ON documents; DROP FUNCTION refuse')
        await db.pool.query(`UPDATE documents SET state = 'pending' WHERE id = $1`, [id])
        await enqueueDocuments(queue, [id])
        await until(async () => (await loadDocument(db.pool, id))?.state === 'done')
      } finally {
        await workers.close()
      }
    },
  )

  it.runIf(here)('keeps a schedule: set, changed, removed', async () => {
    const queue = open('crawl')
    const set = (cron: string, zone: string) => setSchedule(db.pool, queue, 'khuz', cron, zone)
    const entry = await set('0 4 * * *', 'Asia/Tehran')
    expect(entry).toMatchObject({ sourceId: 'khuz', cron: '0 4 * * *', timeZone: 'Asia/Tehran' })
    // 4:00 in Tehran is 0:30 in UTC.
    expect(entry.next?.toISOString()).toMatch(/T00:30:00.000Z$/)
    expect(entry.next!.getTime()).toBeGreaterThan(Date.now())
    await set('15 5 * * *', 'Asia/Tehran')
    expect((await listSchedule(queue)).map(({ cron }) => cron)).toEqual(['15 5 * * *'])
    for (const [cron, zone] of [
      ['99 * * * *', 'UTC'],
      ['often', 'UTC'],
      ['0 0 * * * *', 'UTC'],
      ['0 * * * *', 'Asia/Nowhere'],
    ] as const) {
      await expect(set(cron, zone)).rejects.toThrow(RangeError)
    }
    expect((await listSchedule(queue)).map(({ cron }) => cron)).toEqual(['15 5 * * *'])
    expect(await removeSchedule(db.pool, queue, 'khuz')).toBe(true)
    expect(await removeSchedule(db.pool, queue, 'khuz')).toBe(false)
    expect(await listSchedule(queue)).toEqual([])
  })

  it.runIf(here)(
    'brings the schedule back when the queue was emptied, and respects what an operator did',
    async () => {
      const queue = open('crawl')
      const defaults = [
        { sourceId: 'khuz', cron: '0 * * * *', timeZone: 'UTC' },
        { sourceId: 'aqt', cron: '30 6 * * *', timeZone: 'Asia/Aqtobe' },
        { sourceId: 'third', cron: '5 5 * * *', timeZone: 'UTC' },
      ]
      const lines = async () =>
        (await listSchedule(queue)).map(({ sourceId, cron }) => `${sourceId} ${cron}`).sort()
      // khuz was removed by the test before.
      expect(await syncSchedule(db.pool, queue, defaults)).toBe(2)
      expect(await lines()).toEqual(['aqt 30 6 * * *', 'third 5 5 * * *'])
      await setSchedule(db.pool, queue, 'aqt', '0 9 * * *', 'Asia/Aqtobe')
      expect(await syncSchedule(db.pool, queue, defaults)).toBe(0)
      await queue.obliterate({ force: true })
      for (const { sourceId } of await listSchedule(queue)) await queue.removeJobScheduler(sourceId)
      expect(await lines()).toEqual([])
      expect(await syncSchedule(db.pool, queue, defaults)).toBe(2)
      expect(await lines()).toEqual(['aqt 0 9 * * *', 'third 5 5 * * *'])
      // Each fires once at its time: one delayed job a source.
      expect(await queue.getJobCountByTypes('delayed')).toBe(2)
      // An operator is shown the work that was put off, not the schedule.
      expect(await queue.getJobSchedulersCount()).toBe(2)
      const putOff = await queue.add('crawl', { sourceId: 'khuz' }, { jobId: 'put-off', delay: 60_000 })
      const listed = await listJobs({ crawl: queue, extract: open('extract') }, ['waiting', 'delayed'])
      expect(listed.map(({ id, state }) => `${id} ${state}`)).toEqual(['put-off delayed'])
      await putOff.remove()
      for (const { sourceId } of defaults) await removeSchedule(db.pool, queue, sourceId)
    },
  )

  it.runIf(here)('queues a crawl of a source once', async () => {
    const queue = open('crawl')
    await enqueueCrawl(queue, 'khuz')
    await enqueueCrawl(queue, 'khuz')
    expect(await queue.getJobCountByTypes('waiting')).toBe(1)
    await queue.obliterate({ force: true })
  })
})
