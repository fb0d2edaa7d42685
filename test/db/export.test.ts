import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { storeAnalysis } from '../../db/analyses.ts'
import { copyOut } from '../../db/copy-out.ts'
import { storeArticle } from '../../db/documents.ts'
import { batchesOf, type EncodedFormat, fileOf } from '../../db/export/encode.ts'
import {
  csvCell,
  dataDictionary,
  EXPORT_TABLES,
  type ExportTable,
  exportRows,
  exportToFile,
  unfinishedName,
} from '../../db/export/index.ts'
import { encoded } from '../../db/export/threads.ts'
import type { SearchQuery } from '../../db/search.ts'
import { verifyAll } from '../../db/verify.ts'
import { type TestDatabase, testDatabase } from '../support.ts'
import { analysisOf, page, seed } from './samples.ts'

let db: TestDatabase
let directory: string
const TEXT = 'شرکت «نمونه، و پسران»\n\nبرای ۴۰ تا ۵۰ نفر، «شغل» ایجاد شد؛ =SUM(A1) و "نقل".'
const SENTENCE = 'برای ۴۰ تا ۵۰ نفر، «شغل» ایجاد شد؛ =SUM(A1) و "نقل".'

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'karenbek-export-'))
  db = await testDatabase()
  await seed(db.pool)
  for (let n = 0; n < 3; n++) {
    const url = `http://a.test/${n}`
    const { id } = await storeArticle(db.pool, { id: 'khuz', placeId: null }, page(url), {
      url,
      text: TEXT,
      title: n === 0 ? '=HYPERLINK("http://x")' : `عنوان ${n}`,
      section: null,
      publishedAt: '2024-05-01T23:30:00+03:30',
    })
    const { analysis, derived } = analysisOf(id, TEXT, [
      {
        sentence: SENTENCE,
        // Three claims, not one that is told three times.
        type: (['jobs_created', 'training', 'vacancies'] as const)[n],
        quantity: { value: null, min: 40, max: 50, unit: 'people', bound: 'range' },
        place: 'IR-0607',
        period: { start: '2024-03-20', end: '2025-03-20', grain: 'year' },
      },
    ])
    await storeAnalysis(db.pool, id, analysis, derived)
  }
})
afterAll(async () => {
  await db.close()
  await rm(directory, { recursive: true })
})

async function collect(options: Parameters<typeof exportRows>[1]): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of exportRows(db.pool, options)) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

/** A plain reader of RFC 4180, so that the writer is not tested against itself. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const c = text[i] as string
    if (quoted) {
      if (c !== '"') cell += c
      else if (text[i + 1] === '"') cell += text[++i]
      else quoted = false
    } else if (c === '"') quoted = true
    else if (c === ',' || c === '\n') {
      rows.at(-1)?.push(cell)
      cell = ''
      if (c === '\n') rows.push([])
    } else if (c !== '\r') cell += c
  }
  rows.pop()
  return rows
}

describe('export', () => {
  it('CSV: every row and cell comes back, formulas defused', async () => {
    const [header, ...rows] = parseCsv((await collect({ format: 'csv' })).toString('utf8'))
    expect(header).toEqual(EXPORT_TABLES.events!.columns.map((column) => column.name))
    expect(rows).toHaveLength(3)
    const records = rows.map((row) => Object.fromEntries(row.map((cell, i) => [header![i], cell])))
    for (const record of records) {
      expect(record).toMatchObject({
        quantity_value: '',
        quantity_min: '40',
        quantity_max: '50',
        place_id: 'IR-0607',
        region_id: 'IR-06',
        period_start: '2024-03-20',
        published_day: '2024-05-01',
        evidence: SENTENCE,
      })
    }
    expect(records.map((record) => record.document_title).sort()).toContain(`'=HYPERLINK("http://x")`)
  })

  it.each(['=1', '+1', '-1', '@x', '\tx', '\rx', '＝1'])('a text cell %j does not run', (text) => {
    expect(csvCell(text, true).replace(/^"/, '')).toMatch(/^'/)
    expect(csvCell(-1.5, false)).toBe('-1.5')
  })

  it('JSON lines and Parquet hold the same rows as CSV', async () => {
    const lines = (await collect({ format: 'jsonl' })).toString('utf8').trimEnd().split('\n')
    const objects = lines.map((line) => JSON.parse(line))
    const file = await collect({ format: 'parquet' })
    const buffer = file.buffer.slice(file.byteOffset, file.byteOffset + file.length)
    const records = await parquetReadObjects({ file: buffer as ArrayBuffer })
    const plain = records.map((record) =>
      Object.fromEntries(
        Object.entries(record).map(([key, value]) => [
          key,
          value instanceof Date ? value.toISOString().slice(0, 10) : (value ?? null),
        ]),
      ),
    )
    expect(plain).toEqual(objects)
    expect(objects[0].evidence).toBe(SENTENCE)
  })

  /** Rows of a query as a file of batches of some bytes, made by so many threads. */
  async function fileOfQuery(
    format: EncodedFormat,
    table: ExportTable,
    sql: string,
    bytes: number,
    threads: number,
    helps = false,
  ): Promise<Buffer> {
    const client = await db.pool.connect()
    try {
      const chunks: Buffer[] = []
      const spare: ArrayBuffer[] = []
      const batches = batchesOf(copyOut(client, `COPY (${sql}) TO STDOUT (FORMAT csv)`), bytes, spare)
      for await (const chunk of fileOf(format, encoded(batches, format, table, spare, threads, helps), table))
        chunks.push(Buffer.from(chunk))
      return Buffer.concat(chunks)
    } finally {
      client.release(true)
    }
  }
  const valuesOf = (table: ExportTable) =>
    table.columns
      .map(({ type }, i) =>
        type === 'text'
          ? i === 0
            ? `'m' || n`
            : `CASE WHEN n % 3 = 0 THEN NULL ELSE 'слово ' || (n % ${i + 1}) END`
          : type === 'date'
            ? `date '2000-01-01' + n`
            : type === 'boolean'
              ? `CASE n % 3 WHEN 0 THEN 'true' WHEN 1 THEN 'false' END`
              : 'CASE WHEN n % 5 = 0 THEN NULL ELSE n END',
      )
      .join(', ')

  it('Parquet in several row groups, with texts that repeat and texts that do not', async () => {
    const { columns: all, ...rest } = EXPORT_TABLES.mentions!
    const { columns: ofSources } = EXPORT_TABLES.sources!
    const mentions = { ...rest, columns: [...all, ofSources.find(({ type }) => type === 'boolean')!] }
    const sql = `SELECT ${valuesOf(mentions)} FROM generate_series(1, 9000) n`
    const { columns } = mentions
    expect(new Set(columns.map(({ type }) => type))).toEqual(new Set(['text', 'integer', 'date', 'boolean']))
    const file = await fileOfQuery('parquet', mentions, sql, 400_000, 0)
    const buffer = file.buffer.slice(file.byteOffset, file.byteOffset + file.length) as ArrayBuffer
    const groups = parquetMetadata(buffer).row_groups.map((group) => Number(group.num_rows))
    expect(groups.length).toBeGreaterThan(2)
    expect(groups.reduce((sum, group) => sum + group, 0)).toBe(9000)
    const rows = await parquetReadObjects({ file: buffer })
    expect(rows).toHaveLength(9000)
    for (let n = 1; n <= 9000; n++) {
      const row = rows[n - 1] as Record<string, unknown>
      expect(row.document_id).toBe(`m${n}`)
      expect(row.kind ?? null).toBe(n % 3 === 0 ? null : `слово ${n % 2}`)
      expect(row.ordinal ?? null).toBe(n % 5 === 0 ? null : n)
      expect((row.start_day as Date).toISOString().slice(0, 10)).toBe(
        new Date(Date.UTC(2000, 0, 1 + n)).toISOString().slice(0, 10),
      )
      expect(row.enabled ?? null).toBe([true, false, null][n % 3])
    }
  })

  it.each(['parquet', 'jsonl', 'geojson'] as const)(
    '%s is the same from here, from two threads and from both',
    async (format) => {
      const table = EXPORT_TABLES.places!
      const sql = `SELECT ${valuesOf(table)} FROM generate_series(1, 4000) n`
      const file = await fileOfQuery(format, table, sql, 30_000, 2)
      expect(file.equals(await fileOfQuery(format, table, sql, 30_000, 0))).toBe(true)
      expect(file.equals(await fileOfQuery(format, table, sql, 30_000, 1, true))).toBe(true)
      if (format === 'parquet') return
      const text = file.toString('utf8')
      const rows = format === 'geojson' ? JSON.parse(text).features : text.trimEnd().split('\n')
      expect(rows).toHaveLength(4000)
    },
  )

  it('a thread that fails is told', async () => {
    const table = { ...EXPORT_TABLES.places!, columns: [null as never] }
    const sql = `SELECT repeat('x', 1000) FROM generate_series(1, 400) n`
    await expect(fileOfQuery('jsonl', table, sql, 3000, 2)).rejects.toThrow()
  })

  it('is read by DuckDB as well', async () => {
    const { DuckDBInstance } = await import('@duckdb/node-api')
    const connection = await (await DuckDBInstance.create(':memory:')).connect()
    for (const table of Object.keys(EXPORT_TABLES)) {
      const [parquet, csv] = [join(directory, `${table}.parquet`), join(directory, `${table}.csv`)]
      await exportToFile(db.pool, { format: 'parquet', table }, parquet)
      await exportToFile(db.pool, { format: 'csv', table }, csv)
      const count = async (from: string) =>
        Number((await connection.runAndReadAll(`SELECT count(*) FROM ${from}`)).getRows()[0]![0])
      expect(await count(`'${parquet}'`), table).toBe(await count(`read_csv('${csv}', header = true)`))
    }
    const rows = await connection.runAndReadAll(
      `SELECT place_id, quantity_max, period_start::text, evidence, confidence FROM '${join(directory, 'events.parquet')}'`,
    )
    expect(rows.getRows()[0]).toEqual(['IR-0607', 50, '2024-03-20', SENTENCE, 0.9])
    connection.closeSync()
    for (const file of await readdir(directory)) await rm(join(directory, file))
  })

  it('GeoJSON: a point each, or none', async () => {
    const events = JSON.parse((await collect({ format: 'geojson' })).toString('utf8'))
    expect(events).toMatchObject({ type: 'FeatureCollection' })
    expect(events.features).toHaveLength(3)
    expect(events.features[0]).toMatchObject({
      type: 'Feature',
      properties: { place_id: 'IR-0607', quantity_min: 40 },
    })
    const empty = JSON.parse((await collect({ format: 'geojson', query: { min: 51 } })).toString('utf8'))
    expect(empty.features).toEqual([])
    const places = JSON.parse((await collect({ format: 'geojson', table: 'places' })).toString('utf8'))
    const khuzestan = places.features.find(({ id }: { id: string }) => id === 'IR-06')
    expect(khuzestan.geometry.coordinates[0]).toBeCloseTo(khuzestan.properties.lon, 9)
    await expect(collect({ format: 'geojson', table: 'sources' })).rejects.toThrow(/no coordinates/)
    await expect(collect({ format: 'csv', table: '__proto__' })).rejects.toThrow(/no table/)
  })

  it('other tables are narrowed to what has to do with the events', async () => {
    const lines = async (table: string, query: SearchQuery) =>
      (await collect({ format: 'jsonl', table, query })).toString('utf8').split('\n').length - 1
    for (const [table, all] of [
      ['documents', 3],
      ['evidence', 3],
      ['places', 1],
      ['sources', 1],
    ] as const) {
      expect(await lines(table, { min: 50 }), table).toBe(all)
      expect(await lines(table, { min: 51 }), table).toBe(0)
    }
  })

  it('as of a time: what came later changes nothing', async () => {
    const url = 'http://a.test/late'
    const early = '2025-08-22T12:00:00Z'
    const before = await collect({ format: 'csv', asOf: early })
    expect(parseCsv(before.toString('utf8'))).toHaveLength(4)
    // A new version of a known article, and an earlier report of the same claim, both fetched later.
    const later = page('http://a.test/0', 'b'.repeat(64), '2025-08-23T06:00:00Z')
    await storeArticle(db.pool, { id: 'khuz', placeId: null }, later, {
      url: 'http://a.test/0',
      text: `${TEXT} افزوده`,
      title: null,
      section: null,
      publishedAt: '2024-05-01T23:30:00+03:30',
    })
    const { id } = await storeArticle(
      db.pool,
      { id: 'khuz', placeId: null },
      { ...later, url },
      {
        url,
        text: TEXT,
        title: null,
        section: null,
        publishedAt: '2024-04-01',
      },
    )
    const { analysis, derived } = analysisOf(id, TEXT, [
      {
        sentence: SENTENCE,
        quantity: { value: null, min: 40, max: 50, unit: 'people', bound: 'range' },
        place: 'IR-0607',
      },
    ])
    await storeAnalysis(db.pool, id, analysis, derived)
    const rows = (bytes: Buffer) => parseCsv(bytes.toString('utf8')).map((row) => row[0])
    expect(rows(await collect({ format: 'csv', asOf: early }))).toEqual(rows(before))
    expect(rows(await collect({ format: 'csv', asOf: '2020-01-01' }))).toEqual(['id'])
    await db.pool.query('DELETE FROM documents WHERE fetched_at > $1', [early])
    await db.pool.query('UPDATE documents SET is_current = true; UPDATE events SET is_shown = true')
  })

  it('a search narrows it; the same data give the same bytes', async () => {
    expect((await collect({ format: 'jsonl', query: { min: 51 } })).length).toBe(0)
    expect(await collect({ format: 'parquet' })).toEqual(await collect({ format: 'parquet' }))
  })

  it('a file appears only when it is whole', async () => {
    const file = join(directory, 'events.csv')
    await exportToFile(db.pool, { format: 'csv' }, file)
    expect(parseCsv(await readFile(file, 'utf8'))).toHaveLength(4)
    // Divides by zero on the last row: the export breaks off in mid-file.
    const broken = EXPORT_TABLES.events!.columns.find((column) => column.name === 'rule')!
    const { sql } = broken
    broken.sql = `(1 / (3 - row_number() OVER (ORDER BY e.id)))::text`
    try {
      await expect(exportToFile(db.pool, { format: 'csv' }, join(directory, 'half.csv'))).rejects.toThrow(
        /zero/,
      )
    } finally {
      broken.sql = sql
    }
    for (const isEarly of [true, false]) {
      const stopping = new AbortController()
      if (isEarly) stopping.abort()
      const work = exportToFile(
        db.pool,
        { format: 'parquet' },
        join(directory, 'stopped.parquet'),
        stopping.signal,
      )
      setImmediate(() => stopping.abort())
      await expect(work).rejects.toThrow(/abort/i)
    }
    expect(await readdir(directory)).toEqual(['events.csv'])
  })

  it('what a killed export left goes with the next one, what somebody still writes stays', async () => {
    const folder = await mkdtemp(join(directory, 'left-'))
    const file = join(folder, 'events.csv')
    const [, host] = /\.([^.]+)-\d+-[\da-f]{8}\.part$/.exec(await unfinishedName(file)) as RegExpExecArray
    const ended = spawn(process.execPath, ['-e', ''])
    await once(ended, 'exit')
    const left = [
      `events.csv.${host}-${ended.pid}-00000001.part`,
      // Of an earlier process of this number, as containers have them.
      `events.csv.${host}-${process.pid}-00000002.part`,
      'events.csv.elsewhere-1-00000003.part',
    ]
    const kept = [
      `events.csv.${host}-${process.ppid}-00000004.part`,
      'events.csv.elsewhere-1-00000005.part',
      `other.csv.${host}-${ended.pid}-00000006.part`,
      'events.csv.mine.part',
    ]
    for (const name of [...left, ...kept]) await writeFile(join(folder, name), 'half')
    const longAgo = new Date(Date.now() - 25 * 60 * 60_000)
    await utimes(join(folder, left[2] as string), longAgo, longAgo)
    // Releases are folders.
    await mkdir(join(folder, `events.csv.${host}-${ended.pid}-00000007.part`, 'data'), { recursive: true })
    const others = await unfinishedName(file)
    await writeFile(others, 'being written by this process')
    await exportToFile(db.pool, { format: 'csv' }, file)
    expect(await readdir(folder)).toEqual(['events.csv', ...kept, others.slice(folder.length + 1)].sort())
    await rm(folder, { recursive: true })
  })

  it('the dictionary describes every column', () => {
    const entries = dataDictionary()
    expect(entries.length).toBeGreaterThan(60)
    for (const entry of entries) expect(entry.description.length).toBeGreaterThan(3)
  })

  it('a reader that leaves early takes nothing along', async () => {
    for await (const _ of exportRows(db.pool, { format: 'jsonl', table: 'places' })) break
    expect((await collect({ format: 'jsonl' })).length).toBeGreaterThan(0)
  })
})

describe('verify', () => {
  it('finds nothing wrong, then the first span that was moved', async () => {
    const whole = await verifyAll(db.pool)
    expect(whole).toMatchObject({ documents: 3, spans: 3, mismatch: null })
    await db.pool.query(`UPDATE event_evidence SET span_start = span_start + 1, span_end = span_end + 1
                          WHERE event_id = (SELECT max(id) FROM events)`)
    const { mismatch } = await verifyAll(db.pool)
    expect(mismatch?.what).toMatch(/^evidence of event /)
    expect(mismatch?.stored).toBe(SENTENCE)
    expect(mismatch?.found).toBe(SENTENCE.slice(1))
  })

  it('finds spans outside the text, and what the archive contradicts', async () => {
    await db.pool.query(`UPDATE event_evidence SET span_start = 100000, span_end = 100000, text = ''`)
    expect((await verifyAll(db.pool)).mismatch).not.toBeNull()
    await db.pool.query('DELETE FROM event_evidence')
    expect((await verifyAll(db.pool)).mismatch).toBeNull()
    const checkArchive = async ({ page }: { page: { sha256: string } }) => ({
      what: 'archive',
      stored: page.sha256,
      found: 'other',
    })
    expect((await verifyAll(db.pool, { checkArchive })).mismatch).toMatchObject({
      what: 'archive',
      found: 'other',
    })
  })
})
