import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addKey, BackupError, backupTables, migrate, restoreTables } from '../../db/index.ts'
import { dumpTables } from '../../scripts/bench/chaos/tables.ts'
import { type TestDatabase, testDatabase } from '../support.ts'
import { storeSamples } from '../web/samples.ts'

const OLD = ['0001_sources-and-places', '0002_pages-and-documents', '0003_events']
let directory: string
const open: TestDatabase[] = []

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'karenbek-backup-'))
})
afterAll(async () => {
  await Promise.all(open.map((db) => db.close()))
  await rm(directory, { recursive: true, force: true })
})

/** A database without any table. */
async function empty(): Promise<TestDatabase> {
  const db = await testDatabase()
  open.push(db)
  await db.pool.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
  return db
}

describe('backup and restore', () => {
  it('brings every table back as it was, numbers going on after the last', async () => {
    const from = await testDatabase()
    open.push(from)
    await storeSamples(from.pool)
    await addKey(from.pool, 'kept')
    const folder = join(directory, 'whole')
    const { tables } = await backupTables(from.url, folder)
    expect(tables.find(({ name }) => name === 'events')?.rows).toBeGreaterThan(0)
    await expect(backupTables(from.url, folder)).rejects.toThrow(/holds a backup already/)

    const to = await empty()
    await restoreTables(to.url, folder)
    expect(await dumpTables(to.pool)).toEqual(await dumpTables(from.pool))
    for (const { name, rows } of tables) {
      const counted = await to.pool.query(`SELECT count(*) AS n FROM ${name}`)
      expect(counted.rows[0].n, name).toBe(rows)
    }
    const { rows } = await to.pool.query(
      `INSERT INTO crawl_runs (source_id) SELECT id FROM sources LIMIT 1 RETURNING id, (SELECT max(id) FROM crawl_runs) AS last`,
    )
    expect(rows[0].id).toBeGreaterThan(rows[0].last ?? 0)
    await expect(restoreTables(to.url, folder)).rejects.toThrow(BackupError)
  })

  it('restores nothing where a file is damaged', async () => {
    const from = open[0] as TestDatabase
    const folder = join(directory, 'damaged')
    await backupTables(from.url, folder)
    const file = join(folder, 'documents.copy.gz')
    const text = gunzipSync(await readFile(file)).toString('utf8')
    await writeFile(file, gzipSync(text.replace('khuz.test', 'kh0z.test')))
    const to = await empty()
    await expect(restoreTables(to.url, folder)).rejects.toThrow(/documents.copy.gz is damaged/)
    const { rows } = await to.pool.query(
      'SELECT (SELECT count(*) FROM sources) AS sources, (SELECT count(*) FROM documents) AS documents',
    )
    expect(rows[0]).toEqual({ sources: 0, documents: 0 })
    await appendFile(join(folder, 'manifest.json'), ' ')
    await rm(join(folder, 'manifest.json'))
    await expect(restoreTables(to.url, folder)).rejects.toThrow(/holds no backup/)
  })
})

describe('migrations', () => {
  it('go up on a database with data while others read and write, and lose nothing', {
    timeout: 120_000,
  }, async () => {
    const db = await empty()
    await migrate(db.url, OLD)
    await db.pool.query(`
      INSERT INTO sources (id, name, homepage) VALUES ('s', 's', 'http://a.test');
      INSERT INTO schedules (source_id, cron, time_zone) VALUES ('s', '0 * * * *', 'UTC');
      INSERT INTO pages (source_id, url, sha256, bytes, status, fetched_at, archive_file, archive_offset)
        SELECT 's', 'http://a.test/' || n, md5(n::text), 1, 200, now(), 'f', n FROM generate_series(1, 20000) n;
      INSERT INTO documents (id, source_id, page_id, url, version, is_current, text, fetched_at, cluster_id, state, extractor_version)
        SELECT md5(id::text), 's', id, url, 1, true, 'text', now(), md5(id::text), 'done', '0.0.1' FROM pages;
      INSERT INTO events (id, document_id, ordinal, type, status, confidence, rule, extractor_version, source_id, language, claim, is_shown, words)
        SELECT 'e' || id, id, 0, 'hiring', 'done', 1, 'r', '0.0.1', 's', 'fa', md5(id), true, 'word'::tsvector FROM documents`)
    // What workers of the old version do meanwhile.
    let stop = false
    let written = 0
    const failures: string[] = []
    const worker = async (lane: number) => {
      const client = new pg.Client({ connectionString: db.url })
      await client.connect()
      for (let n = 0; !stop; n++) {
        const id = `w${lane}-${n}`
        try {
          await client.query('BEGIN')
          await client.query(
            `INSERT INTO documents (id, source_id, url, version, is_current, text, fetched_at, cluster_id)
             VALUES ($1, 's', $1, 1, true, 'text', now(), $1)`,
            [id],
          )
          await client.query(
            `UPDATE documents SET state = 'done', extractor_version = '0.0.1' WHERE id = $1`,
            [id],
          )
          await client.query('COMMIT')
          written++
        } catch (error) {
          failures.push((error as Error).message)
          await client.query('ROLLBACK')
        }
      }
      await client.end()
    }
    const workers = [worker(1), worker(2)]
    while (written < 20) await new Promise((settle) => setTimeout(settle, 10))
    const before = written
    const done = await migrate(db.url)
    expect(done.length).toBeGreaterThan(2)
    while (written < before + 20) await new Promise((settle) => setTimeout(settle, 10))
    stop = true
    await Promise.all(workers)
    expect(failures).toEqual([])
    const { rows } = await db.pool.query(
      `SELECT (SELECT count(*) FROM documents) AS documents, (SELECT count(*) FROM events) AS events,
              (SELECT count(*) FROM pages) AS pages, (SELECT count(*) FROM schedules WHERE NOT paused) AS schedules`,
    )
    expect(rows[0]).toEqual({ documents: 20_000 + written, events: 20_000, pages: 20_000, schedules: 1 })
    expect(await migrate(db.url)).toEqual([])
  })
})
