import { spawnSync } from 'node:child_process'
import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CODES, EXPORT_TABLES } from '../../db/index.ts'
import { BOUNDS, EVENT_STATUSES, EVENT_TYPES, UNITS } from '../../models/contract.ts'
import { checkRelease, writeRelease } from '../../scripts/release.ts'
import { type TestDatabase, testDatabase } from '../support.ts'
import { storeSamples } from '../web/samples.ts'

const sqlOf = (table: string, column: string) =>
  EXPORT_TABLES[table]?.columns.find(({ name }) => name === column)?.sql

let db: TestDatabase
let directory: string
let release: string

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'karenbek-release-'))
  release = join(directory, 'release')
  db = await testDatabase()
  await storeSamples(db.pool)
})
afterAll(async () => {
  await db?.close()
  await rm(directory, { recursive: true })
})

describe('release', () => {
  it('holds every table twice, and what describes them', async () => {
    const { rows } = await writeRelease(db.pool, release)
    expect(rows).toMatchObject({ events: 2, documents: 2, sources: 2, evidence: 4 })
    const text = (name: string) => readFile(join(release, name), 'utf8')
    const described = JSON.parse(await text('datapackage.json'))
    for (const { path, schema } of described.resources) {
      const [header] = (await text(path)).split('\n')
      expect(header).toBe(schema.fields.map((field: { name: string }) => field.name).join(','))
    }
    const croissant = JSON.parse(await text('croissant.json'))
    expect(croissant.distribution).toHaveLength(described.resources.length)
    const readme = await text('README.md')
    expect(readme).toContain('| data/events.csv, .parquet | 2 |')
    expect(readme).toMatch(/\n\| fa \| 1 \| 1 \| \d{4}-\d\d-\d\d \| \d{4}-\d\d-\d\d \|\n/)
    expect(readme).not.toMatch(/undefined|null|NaN|\[object/)
    expect(croissant.citeAs).toContain(croissant.version)
    // No text of an article, but the sentences that are evidence.
    expect(await text('data/documents.csv')).not.toContain('خرمشهر فرصت')
  })

  it('says what every code means', async () => {
    expect(Object.keys(CODES.events?.type ?? {})).toEqual([...EVENT_TYPES])
    expect(Object.keys(CODES.events?.status ?? {})).toEqual([...EVENT_STATUSES])
    expect(Object.keys(CODES.events?.quantity_unit ?? {})).toEqual([...UNITS])
    expect(Object.keys(CODES.events?.quantity_bound ?? {})).toEqual([...BOUNDS])
    const csv = await readFile(join(release, 'codes.csv'), 'utf8')
    const described = JSON.parse(await readFile(join(release, 'datapackage.json'), 'utf8'))
    for (const [table, columns] of Object.entries(CODES)) {
      const { schema } = described.resources.find((one: { name: string }) => one.name === table)
      for (const [column, values] of Object.entries(columns)) {
        const field = schema.fields.find((one: { name: string }) => one.name === column)
        expect(field?.constraints, `${table}.${column}`).toEqual({ enum: Object.keys(values) })
        for (const value of Object.keys(values)) expect(csv).toContain(`\n${table},${column},${value},`)
        const { rows } = await db.pool.query(
          `SELECT DISTINCT ${column} AS value FROM (SELECT ${sqlOf(table, column)} AS ${column} FROM ${EXPORT_TABLES[table]?.from}) t WHERE ${column} IS NOT NULL`,
        )
        expect(Object.keys(values), `${table}.${column}`).toEqual(
          expect.arrayContaining(rows.map((row) => row.value)),
        )
      }
    }
  })

  it('is read by its own examples', async () => {
    const { DuckDBInstance } = await import('@duckdb/node-api')
    const connection = await (await DuckDBInstance.create(':memory:')).connect()
    const sql = await readFile(join(release, 'examples/duckdb.sql'), 'utf8')
    const results = []
    for (const statement of sql.split(';').filter((one) => one.trim() !== ''))
      results.push(
        (await connection.runAndReadAll(statement.replaceAll("'data/", `'${release}/data/`))).getRows(),
      )
    connection.closeSync()
    expect(results.map((rows) => rows.length)).toEqual([2, 2])
    for (const [program, check, script] of [
      ['python3', ['-c', 'import pandas'], 'examples/pandas_example.py'],
      ['Rscript', ['--version'], 'examples/example.R'],
    ] as const) {
      if (spawnSync(program, check).status !== 0) continue
      const ran = spawnSync(program, [script], { cwd: release, encoding: 'utf8' })
      expect(ran.status, ran.stderr).toBe(0)
      expect(ran.stdout).toContain('jobs_created')
    }
  })

  it('is the same bytes again, and never written over', async () => {
    const again = join(directory, 'again')
    await writeRelease(db.pool, again)
    expect(await readFile(join(again, 'SHA256SUMS'), 'utf8')).toBe(
      await readFile(join(release, 'SHA256SUMS'), 'utf8'),
    )
    await expect(writeRelease(db.pool, again)).rejects.toThrow(/there already/)
    await expect(writeRelease(db.pool, join(directory, 'bad'), { asOf: 'never' })).rejects.toThrow()
    expect((await readdir(directory)).sort()).toEqual(['again', 'release'])
  })

  it('is checked against its checksums', async () => {
    expect(await checkRelease(release)).toMatchObject({ wrong: [] })
    await appendFile(join(release, 'data/events.csv'), 'x')
    await writeFile(join(release, 'more.txt'), 'x')
    await rm(join(release, 'dictionary.csv'))
    await appendFile(join(release, 'SHA256SUMS'), `${'0'.repeat(64)}  ../../etc/passwd\n`)
    const { wrong } = await checkRelease(release)
    expect(wrong).toHaveLength(4)
    expect(wrong.join('\n')).toMatch(
      /passwd[\s\S]*data\/events.csv: other bytes[\s\S]*more.txt[\s\S]*dictionary.csv: missing/,
    )
  })
})
