import { setTimeout as sleep } from 'node:timers/promises'
import { parquetReadObjects } from 'hyparquet'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { backupTables, readManifest } from '../../db/backup.ts'
import { copyOut } from '../../db/copy-out.ts'
import { settings } from '../../db/export/copy.ts'
import { cells, dayAt, numberAt, readRow } from '../../db/export/csv.ts'
import { EXPORT_TABLES, type ExportTable, exportRows } from '../../db/export/index.ts'
import { eventLines, type KeptAs, keepBlocks, keepLines, SAME_TEXT } from '../../db/export/lines.ts'
import { createPool } from '../../db/pool.ts'
import { fillEvents } from '../../scripts/bench/_events.ts'
import { type TestDatabase, testDatabase } from '../support.ts'

const EVENTS = 600
/** Titles that are hard to write in one format or another. */
const TITLES = [
  '=1+1',
  "'=1+1",
  "'",
  "''a",
  '＝x',
  '',
  '"',
  'a "quoted" word, and a comma',
  'two\nlines',
  'back\\slash \b\f\t\r\u0001\u001f',
  '\\.',
  'صنعت، «کار»',
  '😀',
]
let db: TestDatabase

beforeAll(async () => {
  db = await testDatabase()
  await fillEvents(db.pool, EVENTS, 7)
  await db.pool.query(
    `UPDATE documents d SET title = ($1::text[])[1 + n % $2] FROM
       (SELECT id, row_number() OVER (ORDER BY id) AS n FROM documents) o WHERE o.id = d.id`,
    [TITLES, TITLES.length],
  )
})
afterAll(async () => {
  await db?.close()
})

const events = EXPORT_TABLES.events as ExportTable
const all = async () => Number((await db.pool.query('SELECT count(*) AS n FROM events')).rows[0].n)
const kept = async () => Number((await db.pool.query('SELECT count(*) AS n FROM event_lines')).rows[0].n)

const keepAll = async () => [await keepLines(db.pool), await keepBlocks(db.pool, undefined, 0)]
const blocks = async () => Number((await db.pool.query('SELECT count(*) AS n FROM event_blocks')).rows[0].n)

/** All rows as lines: from blocks or lines that are kept where there are some, or all made anew. */
async function lines(from: KeptAs, options = {}): Promise<string> {
  const client = await db.pool.connect()
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    await client.query(SAME_TEXT)
    const chunks: Buffer[] = []
    for await (const chunk of eventLines(db.pool, client, options, settings(), from))
      chunks.push(Buffer.from(chunk))
    await client.query('COMMIT')
    return Buffer.concat(chunks).toString('utf8')
  } finally {
    client.release(true)
  }
}

async function collect(format: 'csv' | 'jsonl' | 'geojson' | 'parquet'): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of exportRows(db.pool, { format })) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

describe('rows that were written once', () => {
  it('are the same as those that are made anew: none of them, all, most', async () => {
    const made = await lines('tables')
    expect(await kept()).toBe(0)
    expect(await lines('lines')).toBe(made)
    expect(await keepLines(db.pool)).toBe(EVENTS)
    expect(await keepLines(db.pool)).toBe(0)
    expect(await lines('lines')).toBe(made)
    expect(await lines('blocks')).toBe(made)
    expect(await keepAll()).toEqual([0, 4096])
    expect(await keepAll()).toEqual([0, 0])
    expect(await lines('blocks')).toBe(made)
    await db.pool.query(
      'DELETE FROM event_lines WHERE event_id IN (SELECT id FROM events ORDER BY id LIMIT 9)',
    )
    await db.pool.query(`DELETE FROM event_lines WHERE event_id LIKE '%7'`)
    expect(await lines('lines')).toBe(made)
    const whole = await blocks()
    expect(whole).toBeGreaterThan(3000)
    expect(whole).toBeLessThan(4096)
    expect(await lines('blocks')).toBe(made)
    // Blocks whose lines are not all there are not made.
    expect(await keepBlocks(db.pool, undefined, 0)).toBe(0)
    for (const options of [
      { query: { place: ['IR'], min: 5 } },
      { asOf: '2020-06-01T00:00:00Z' },
      { query: { duplicates: true } },
    ]) {
      expect(await lines('lines', options)).toBe(await lines('tables', options))
      expect(await lines('blocks', options)).toBe(await lines('tables', options))
    }
  })

  it('hold what SQL says, as JSON and Parquet too', async () => {
    const list = events.columns.map(({ name, sql }) => `${sql} AS "${name}"`).join(', ')
    const { rows } = await db.pool.query(
      `SELECT row_to_json(r)::text AS line FROM (SELECT ${list} FROM ${events.from} WHERE e.is_shown ORDER BY e.id) r`,
    )
    const wanted = rows.map((row) => row.line)
    expect((await collect('jsonl')).toString('utf8').split('\n')).toEqual([...wanted, ''])
    const objects = wanted.map((line) => JSON.parse(line))
    expect(new Set(objects.map((object) => object.document_title))).toEqual(new Set(TITLES))
    const file = await collect('parquet')
    const records = await parquetReadObjects({
      file: file.buffer.slice(file.byteOffset, file.byteOffset + file.length) as ArrayBuffer,
    })
    expect(
      records.map((record) =>
        Object.fromEntries(
          Object.entries(record).map(([key, value]) => [
            key,
            value instanceof Date ? value.toISOString().slice(0, 10) : (value ?? null),
          ]),
        ),
      ),
    ).toEqual(objects)
    const { features } = JSON.parse((await collect('geojson')).toString('utf8'))
    expect(features.map(({ properties }: { properties: object }) => properties)).toEqual(objects)
    expect(features.map(({ geometry }: { geometry: object }) => geometry)).toEqual(
      objects.map(({ place_lat: lat, place_lon: lon }) =>
        lat === null || lon === null ? null : { type: 'Point', coordinates: [lon, lat] },
      ),
    )
  })

  it.each([
    ['an event', `UPDATE events SET rule = 'other' WHERE id = (SELECT min(id) FROM events WHERE is_shown)`],
    ['its reports', 'UPDATE events SET reports = reports + 1 WHERE is_shown'],
    ['whether it is shown', 'UPDATE events SET is_shown = NOT is_shown WHERE ordinal = 0'],
    ['its sentence', `UPDATE event_evidence SET text = text || '!' WHERE ordinal = 0`],
    ['the title of its document', `UPDATE documents SET title = title || ' new'`],
    ['the address of its document', `UPDATE documents SET url = url || '?x'`],
    ['the name of its source', `UPDATE sources SET name = name || ' 2'`],
    ['the name of its place', `UPDATE places SET name = name || ' 2' WHERE level <> 'admin1'`],
    ['where its place lies', 'UPDATE places SET lat = lat + 1'],
    ['the name of its region', `UPDATE places SET name = name || ' 2' WHERE level = 'admin1'`],
    ['a sentence that is gone', 'DELETE FROM event_evidence WHERE event_id < (SELECT max(id) FROM events)'],
    ['an event that is gone', 'DELETE FROM events WHERE id = (SELECT min(id) FROM events WHERE is_shown)'],
  ])('change with %s', async (_, change) => {
    await keepAll()
    const before = await lines('blocks')
    expect(before).toBe(await lines('lines'))
    await db.pool.query(change)
    const after = await lines('lines')
    expect(after).not.toBe(before)
    expect(after).toBe(await lines('tables'))
    expect(await lines('blocks')).toBe(after)
  })

  it('are read with events that come', async () => {
    await keepAll()
    const columns = (
      await db.pool.query(
        `SELECT string_agg(quote_ident(column_name), ', ') AS list FROM information_schema.columns
          WHERE table_name = 'events' AND is_generated = 'NEVER' AND column_name NOT IN ('id', 'ordinal')`,
      )
    ).rows[0].list
    await db.pool.query(
      `INSERT INTO events (id, ordinal, ${columns})
       SELECT overlay(id placing 'ffff' from 17), 99, ${columns} FROM events WHERE is_shown ORDER BY id LIMIT 1`,
    )
    expect(await blocks()).toBe(4095)
    expect(await lines('blocks')).toBe(await lines('tables'))
    await keepAll()
    expect(await blocks()).toBe(4096)
    expect(await lines('blocks')).toBe(await lines('tables'))
    await db.pool.query('DELETE FROM events WHERE ordinal = 99')
    expect(await blocks()).toBe(4095)
  })

  it('stay where nothing of them changes', async () => {
    await keepAll()
    await db.pool.query(`UPDATE documents SET state = 'done', title = title; UPDATE sources SET enabled = true;
                         UPDATE places SET name = name`)
    expect(await kept()).toBe(await all())
    expect(await blocks()).toBe(4096)
  })

  it('of another version are not read; who may not write goes without', async () => {
    await keepLines(db.pool)
    await db.pool.query(`UPDATE event_lines SET line = 'old'`)
    // They are read …
    expect(await lines('lines')).toMatch(/^(?:old\n)+$/)
    // … but not where another program has made them.
    await db.pool.query(`UPDATE meta SET value = 'other' WHERE key = 'event_lines'`)
    expect((await collect('csv')).includes('old\n')).toBe(false)
    const reader = createPool(`${db.url}?options=-c%20default_transaction_read_only%3Don`, { max: 2 })
    expect(await keepLines(reader)).toBe(0)
    await db.pool.query(`DELETE FROM event_blocks`)
    expect(await keepBlocks(reader, undefined, 0)).toBe(0)
    // Nor are blocks made of lines of another program.
    expect(await keepBlocks(db.pool, undefined, 0)).toBe(0)
    await reader.end()
    expect(await keepLines(db.pool)).toBe(await all())
    expect(await lines('lines')).toBe(await lines('tables'))
  })

  it('wait for those who write events, and are waited for', async () => {
    await db.pool.query('TRUNCATE event_lines')
    expect(await blocks()).toBe(0)
    const writer = await db.pool.connect()
    await writer.query('BEGIN')
    await writer.query(`UPDATE events SET rule = rule || 'x'`)
    const keeping = keepLines(db.pool)
    await sleep(200)
    expect(await kept()).toBe(0)
    await writer.query('COMMIT')
    writer.release()
    expect(await keeping).toBe(await all())
    expect(await lines('lines')).toBe(await lines('tables'))
    const keeper = await db.pool.connect()
    await keeper.query('BEGIN; LOCK TABLE event_lines IN SHARE ROW EXCLUSIVE MODE')
    const writing = db.pool.query(`UPDATE events SET rule = rule || 'y'`)
    await sleep(200)
    await keeper.query('COMMIT')
    keeper.release()
    await writing
    expect(await kept()).toBe(0)
  })

  it('are made for slow readers too', async () => {
    await keepLines(db.pool)
    await db.pool.query(`DELETE FROM event_lines WHERE event_id LIKE '%7'`)
    await db.pool.query('ANALYZE event_lines')
    const wanted = (await lines('tables')).split('\n').length
    // Who reads a chunk longer than a transaction may be idle.
    const hurried = new pg.Pool({ connectionString: db.url, idle_in_transaction_session_timeout: 50 })
    let rows = 0
    for await (const chunk of exportRows(hurried, { format: 'csv', query: {} })) {
      rows += Buffer.from(chunk).toString('latin1').split('\n').length - 1
      await sleep(80)
    }
    await hurried.end()
    // The header is one more, and so is what stands behind the last line feed.
    expect(rows).toBe(wanted)
  })

  it('are no part of a backup', async () => {
    const { mkdtemp, rm } = await import('node:fs/promises')
    const { tmpdir } = await import('node:os')
    const { join } = await import('node:path')
    const directory = await mkdtemp(join(tmpdir(), 'karenbek-lines-'))
    await backupTables(db.url, directory)
    const names = (await readManifest(directory)).tables.map(({ name }) => name)
    expect(names).toContain('events')
    expect(names).not.toContain('event_lines')
    expect(names).not.toContain('event_blocks')
    await rm(directory, { recursive: true })
  })
})

describe('COPY', () => {
  it('gives whole rows of any length, and its errors', async () => {
    const client = await db.pool.connect()
    const lengths: number[] = []
    const sql = `COPY (SELECT n, repeat('x', (n * 7919) % 300000) FROM generate_series(0, 40) n) TO STDOUT (FORMAT csv)`
    const row = cells(2)
    for await (const chunk of copyOut(client, sql))
      for (let at = 0; at < chunk.length; ) {
        at = readRow(row, chunk, at)
        lengths.push((row.to[1] as number) - (row.from[1] as number))
      }
    expect(lengths).toEqual(Array.from({ length: 41 }, (_, n) => (n * 7919) % 300_000))
    const failing = async () => {
      for await (const _ of copyOut(
        client,
        'COPY (SELECT 1 / (5000 - n) FROM generate_series(1, 6000) n) TO STDOUT',
      ));
    }
    await expect(failing()).rejects.toThrow(/zero/)
    expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
    client.release()
  })

  it.each([
    '0',
    '-0.5',
    '123456789012345',
    '0.1',
    '51.38897',
    '1e+22',
    '-1.7976931348623157e+308',
    '9007199254740993',
  ])('numbers are read as they are: %s', (text) =>
    expect(numberAt(Buffer.from(text), 0, text.length)).toBe(Number(text)),
  )

  it.each(['1970-01-01', '1969-12-31', '2000-02-29', '1900-03-01', '2024-12-31', '0001-01-01'])(
    'days too: %s',
    (text) =>
      expect(dayAt(Buffer.from(text), 0, text.length)).toBe(Date.parse(`${text}T00:00Z`) / 86_400_000),
  )
})
