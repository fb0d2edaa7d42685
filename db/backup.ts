/**
 * Backup and restore through COPY: works on every PostgreSQL that the program itself can reach, the embedded one too,
 * and needs no other program. All tables are read in one snapshot, so work goes on meanwhile.
 */
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import type pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { migrate } from './migrate.ts'
import { connect } from './pool.ts'

/** What a backup holds; `manifest.json` in its folder. */
export interface BackupManifest {
  format: 1
  /** ISO time of the snapshot. */
  takenAt: string
  /** Migrations that the tables had, in order. */
  migrations: string[]
  /** In an order in which no row comes before one that it refers to. */
  tables: { name: string; columns: string[]; rows: number; sha256: string }[]
}

/** The backup or the database is not what the command needs; the message says what to do. */
export class BackupError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'BackupError'
  }
}

const MANIFEST = 'manifest.json'
/** Made by `migrate`; notes for running processes, which mean nothing on another server; and what is made of other tables. */
const LEFT_OUT = new Set(['migrations', 'event_changes', 'event_lines', 'event_blocks'])

/**
 * Writes every table into a folder, one gzipped file each in COPY's text form.
 * @param directory made where it is missing; must hold no backup yet
 */
export async function backupTables(url: string, directory: string): Promise<BackupManifest> {
  await mkdir(directory, { recursive: true })
  if (await readManifest(directory).catch(() => null))
    throw new BackupError(`${directory} holds a backup already; give another folder`)
  const client = await connect(url, 'karenbek-backup')
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const migrations = await client.query('SELECT name FROM migrations ORDER BY id')
    const { rows } = await client.query('SELECT now() AS now')
    const tables: BackupManifest['tables'] = []
    for (const { name, columns } of await tablesInOrder(client)) {
      const digest = hashing()
      const list = columns.map((column) => client.escapeIdentifier(column)).join(', ')
      const source = client.query(copyTo(`COPY ${client.escapeIdentifier(name)} (${list}) TO STDOUT`))
      await pipeline(
        source,
        digest.stream,
        createGzip({ level: 6 }),
        createWriteStream(fileOf(directory, name)),
      )
      tables.push({ name, columns, rows: source.rowCount ?? 0, sha256: digest.hex() })
    }
    await client.query('COMMIT')
    const manifest: BackupManifest = {
      format: 1,
      takenAt: rows[0].now.toISOString(),
      migrations: migrations.rows.map((row) => row.name),
      tables,
    }
    // Last, and under its name only when it is whole: a folder without it is no backup.
    await writeFile(join(directory, `${MANIFEST}.part`), `${JSON.stringify(manifest, null, 2)}\n`)
    await rename(join(directory, `${MANIFEST}.part`), join(directory, MANIFEST))
    return manifest
  } finally {
    await client.end()
  }
}

/** @throws BackupError where the folder holds no whole backup */
export async function readManifest(directory: string): Promise<BackupManifest> {
  const text = await readFile(join(directory, MANIFEST), 'utf8').catch(() => {
    throw new BackupError(`${directory} holds no backup (no ${MANIFEST})`)
  })
  const manifest = JSON.parse(text) as BackupManifest
  if (manifest.format !== 1) throw new BackupError(`${directory}: a backup of a form that is not known here`)
  return manifest
}

/**
 * Fills an empty database from a backup, in one transaction: all of it or nothing. Tables are made as they were when
 * it was taken, filled, and brought up to date.
 * @throws BackupError where the database holds documents, or a file is not what was written
 */
export async function restoreTables(url: string, directory: string): Promise<BackupManifest> {
  const manifest = await readManifest(directory)
  await migrate(url, manifest.migrations)
  const client = await connect(url, 'karenbek-restore')
  try {
    await client.query('BEGIN')
    const names = manifest.tables.map(({ name }) => client.escapeIdentifier(name))
    await client.query(`LOCK TABLE ${names.join(', ')} IN ACCESS EXCLUSIVE MODE`)
    const { rows } = await client.query(
      'SELECT EXISTS (SELECT 1 FROM documents) OR EXISTS (SELECT 1 FROM pages) AS full',
    )
    if (rows[0].full)
      throw new BackupError(
        'the database holds documents already; restore into an empty one (createdb, or another KARENBEK_DATA)',
      )
    await client.query(`TRUNCATE ${names.join(', ')}`)
    await client.query('SET CONSTRAINTS ALL DEFERRED')
    // What triggers write when rows come is in the backup too.
    for (const name of names) await client.query(`ALTER TABLE ${name} DISABLE TRIGGER USER`)
    for (const { name, columns, rows: count, sha256 } of manifest.tables) {
      const digest = hashing()
      const list = columns.map((column) => client.escapeIdentifier(column)).join(', ')
      const target = client.query(copyFrom(`COPY ${client.escapeIdentifier(name)} (${list}) FROM STDIN`))
      await pipeline(createReadStream(fileOf(directory, name)), createGunzip(), digest.stream, target)
      if (digest.hex() !== sha256 || target.rowCount !== count)
        throw new BackupError(`${fileOf(directory, name)} is damaged: nothing was restored`)
    }
    for (const { name } of manifest.tables) await setSequences(client, name)
    await client.query('SET CONSTRAINTS ALL IMMEDIATE')
    for (const name of names) await client.query(`ALTER TABLE ${name} ENABLE TRIGGER USER`)
    await client.query('COMMIT')
  } finally {
    await client.end()
  }
  await migrate(url)
  return manifest
}

function fileOf(directory: string, table: string): string {
  return join(directory, `${table}.copy.gz`)
}

/** Our tables with their columns that are not computed, each after those that it refers to. */
async function tablesInOrder(client: pg.Client): Promise<{ name: string; columns: string[] }[]> {
  const { rows } = await client.query(`
    SELECT c.relname AS name,
           ARRAY(SELECT attname::text FROM pg_attribute a WHERE a.attrelid = c.oid AND attnum > 0
                    AND NOT attisdropped AND attgenerated = '' ORDER BY attnum) AS columns,
           ARRAY(SELECT DISTINCT confrelid::regclass::text FROM pg_constraint f
                  WHERE f.conrelid = c.oid AND contype = 'f' AND confrelid <> c.oid) AS needs
      FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' ORDER BY 1`)
  const left = rows.filter((row) => !LEFT_OUT.has(row.name))
  const ordered: { name: string; columns: string[] }[] = []
  while (left.length > 0) {
    const at = left.findIndex((row) =>
      row.needs.every((need: string) => ordered.some((one) => one.name === need)),
    )
    if (at < 0) throw new Error('tables refer to each other in a circle')
    const [{ name, columns }] = left.splice(at, 1) as [(typeof left)[0]]
    ordered.push({ name, columns })
  }
  return ordered
}

/** Numbers go on after the highest that was restored. */
async function setSequences(client: pg.Client, table: string): Promise<void> {
  const { rows } = await client.query(
    `SELECT attname AS name, pg_get_serial_sequence($1, attname) AS sequence FROM pg_attribute
      WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attidentity <> ''`,
    [table],
  )
  for (const { name, sequence } of rows) {
    const [column, from] = [client.escapeIdentifier(name), client.escapeIdentifier(table)]
    await client.query(`SELECT setval($1, coalesce((SELECT max(${column}) FROM ${from}), 0) + 1, false)`, [
      sequence,
    ])
  }
}

/** A stream that passes everything on and knows its SHA-256. */
function hashing() {
  const hash = createHash('sha256')
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      done(null, chunk)
    },
  })
  return { stream, hex: () => hash.digest('hex') }
}
