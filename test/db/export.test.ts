import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { storeAnalysis, storeArticle } from '../../db/documents.ts'
import { csvCell, dataDictionary, EXPORT_TABLES, exportRows, exportToFile } from '../../db/export/index.ts'
import { parquetFile } from '../../db/export/parquet.ts'
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
    const rounded = (rows: Record<string, unknown>[]) =>
      rows.map((row) => ({ ...row, confidence: Math.round(Number(row.confidence) * 1000) }))
    expect(rounded(plain)).toEqual(rounded(objects))
    expect(objects[0].evidence).toBe(SENTENCE)
  })

  it('Parquet in several row groups, whatever the batches', async () => {
    const { columns } = EXPORT_TABLES.places!
    async function* batches() {
      for (let i = 0; i < 5; i++)
        yield Array.from({ length: i * 3 }, (_, k) =>
          columns.map((c) => (c.type === 'text' ? `${i}-${k}` : k)),
        )
    }
    const chunks: Uint8Array[] = []
    for await (const chunk of parquetFile(batches(), columns, 7)) chunks.push(chunk)
    const file = Buffer.concat(chunks)
    const buffer = file.buffer.slice(file.byteOffset, file.byteOffset + file.length) as ArrayBuffer
    expect(parquetMetadata(buffer).row_groups.map((group) => Number(group.num_rows))).toEqual([7, 7, 7, 7, 2])
    const rows = await parquetReadObjects({ file: buffer })
    expect(rows.map((row) => row.id)).toEqual(
      [0, 1, 2, 3, 4].flatMap((i) => Array.from({ length: i * 3 }, (_, k) => `${i}-${k}`)),
    )
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
    expect(await readdir(directory)).toEqual(['events.csv'])
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
