/** A release: all tables as files with what a stranger needs to use, cite and check them. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import {
  CODES,
  csvCell,
  dataDictionary,
  EXPORT_TABLES,
  type ExportColumn,
  exportToFile,
  type Pool,
  unfinishedName,
} from '../db/index.ts'
import { EXTRACTOR_VERSION } from '../models/index.ts'
import type { Quality } from '../web/types.ts'

export interface ReleaseOptions {
  /** ISO time: only what had been fetched then. */
  asOf?: string
  /** Aborts it: nothing is left of it. */
  signal?: AbortSignal
}

export interface ReleaseSummary {
  files: number
  bytes: number
  rows: Record<string, number>
}

/** Articles of a language. */
interface Coverage {
  language: string
  articles: number
  sources: number
  /** Days of publication. */
  first: string | null
  last: string | null
}

const CHECKSUMS = 'SHA256SUMS'
const LICENCE = {
  name: 'CC-BY-4.0',
  title: 'Creative Commons Attribution 4.0',
  path: 'https://creativecommons.org/licenses/by/4.0/',
}

/**
 * Writes a release to a folder that appears only when it is whole. All tables are of one snapshot; the same data
 * give the same bytes.
 * @throws where the folder is there already
 */
export async function writeRelease(
  pool: Pool,
  directory: string,
  options: ReleaseOptions = {},
): Promise<ReleaseSummary> {
  const there = await stat(directory).catch(() => null)
  if (there) throw new Error(`${directory} is there already: a release is never written over`)
  const unfinished = await unfinishedName(directory)
  await mkdir(join(unfinished, 'data'), { recursive: true })
  try {
    const { rows, version, coverage } = await writeTables(pool, unfinished, options)
    const text = (name: string, content: string) => writeFile(join(unfinished, name), content)
    await mkdir(join(unfinished, 'examples'))
    await text('dictionary.csv', dictionaryCsv())
    await text('codes.csv', codesCsv())
    await text('datapackage.json', json(datapackage(rows, version)))
    await text('LICENSE.txt', LICENCE_TEXT)
    await text('README.md', readme(rows, version, coverage, await quality()))
    for (const [name, content] of Object.entries(EXAMPLES)) await text(join('examples', name), content)
    // Croissant names the files' checksums, and is itself in the list of all.
    await text('croissant.json', json(await croissant(unfinished, version)))
    const files = await filesOf(unfinished)
    let bytes = 0
    const lines: string[] = []
    for (const file of files) {
      bytes += (await stat(join(unfinished, file))).size
      lines.push(`${await sha256(join(unfinished, file))}  ${file}\n`)
    }
    await text(CHECKSUMS, lines.join(''))
    await rename(unfinished, directory)
    return { files: files.length + 1, bytes, rows }
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true })
    throw error
  }
}

async function writeTables(
  pool: Pool,
  directory: string,
  { asOf, signal }: ReleaseOptions,
): Promise<{ rows: Record<string, number>; version: string; coverage: Coverage[] }> {
  const client = await pool.connect()
  let broken = true
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const rows: Record<string, number> = {}
    for (const table of Object.keys(EXPORT_TABLES)) {
      for (const format of ['csv', 'parquet'] as const)
        await exportToFile(
          pool,
          { table, format, client, ...(asOf ? { asOf } : {}) },
          join(directory, 'data', `${table}.${format}`),
          signal,
        )
      rows[table] = await parquetRows(join(directory, 'data', `${table}.parquet`))
    }
    const { rows: latest } = await client.query(
      `SELECT to_char(max(fetched_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS at FROM documents
        WHERE $1::timestamptz IS NULL OR fetched_at <= $1`,
      [asOf ?? null],
    )
    const { rows: coverage } = await client.query<Coverage>(
      `SELECT language, count(*)::integer AS articles, count(DISTINCT source_id)::integer AS sources,
              to_char(min(published_day), 'YYYY-MM-DD') AS first, to_char(max(published_day), 'YYYY-MM-DD') AS last
         FROM documents WHERE state = 'done' AND ($1::timestamptz IS NULL OR fetched_at <= $1)
        GROUP BY language ORDER BY articles DESC, language`,
      [asOf ?? null],
    )
    await client.query('COMMIT')
    broken = false
    return { rows, version: asOf ?? latest[0].at ?? 'empty', coverage }
  } finally {
    client.release(broken)
  }
}

/** Number of rows that a Parquet file says it has. */
async function parquetRows(file: string): Promise<number> {
  const { parquetMetadata } = await import('hyparquet')
  const { size } = await stat(file)
  // The footer is small beside the file: its length stands before the last four bytes.
  const tail = await readTail(file, size, 8)
  const length = tail.readUInt32LE(0) + 8
  const footer = await readTail(file, size, length)
  const bytes = footer.buffer.slice(footer.byteOffset, footer.byteOffset + footer.length) as ArrayBuffer
  return Number(parquetMetadata(bytes).num_rows)
}

async function readTail(file: string, size: number, bytes: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of createReadStream(file, { start: Math.max(0, size - bytes) }))
    chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

const FRICTIONLESS: Record<ExportColumn['type'], string> = {
  text: 'string',
  number: 'number',
  integer: 'integer',
  date: 'date',
  boolean: 'boolean',
}
const KEYS: Record<string, string[]> = {
  events: ['id'],
  documents: ['id'],
  mentions: ['document_id', 'kind', 'ordinal'],
  evidence: ['event_id', 'ordinal'],
  officials: ['id'],
  places: ['id'],
  sources: ['id'],
}
const reference = (field: string, resource: string) => ({
  fields: [field],
  reference: { resource, fields: ['id'] },
})
const REFERENCES: Record<string, ReturnType<typeof reference>[]> = {
  events: [
    reference('place_id', 'places'),
    reference('source_id', 'sources'),
    reference('document_id', 'documents'),
  ],
  documents: [reference('source_id', 'sources')],
  mentions: [reference('document_id', 'documents')],
  evidence: [reference('event_id', 'events'), reference('document_id', 'documents')],
}

/** The values that a column of codes can have. */
const constraints = (table: string, column: string) => {
  const values = CODES[table]?.[column]
  return values ? { constraints: { enum: Object.keys(values) } } : {}
}

/** Frictionless Data Package (version 1): the CSV files with their columns. */
function datapackage(rows: Record<string, number>, version: string): unknown {
  return {
    profile: 'tabular-data-package',
    name: 'karenbek',
    title: TITLE,
    version,
    ...(isDay(version) ? { created: version } : {}),
    licenses: [LICENCE],
    resources: Object.values(EXPORT_TABLES).map((table) => ({
      profile: 'tabular-data-resource',
      name: table.name,
      description: table.description,
      path: `data/${table.name}.csv`,
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      dialect: { delimiter: ',', lineTerminator: '\n', header: true },
      rows: rows[table.name],
      schema: {
        fields: table.columns.map(({ name, type, description }) => ({
          name,
          type: FRICTIONLESS[type],
          description,
          ...constraints(table.name, name),
        })),
        missingValues: [''],
        primaryKey: KEYS[table.name],
        ...(REFERENCES[table.name] ? { foreignKeys: REFERENCES[table.name] } : {}),
      },
    })),
  }
}

const SCHEMA_ORG: Record<ExportColumn['type'], string> = {
  text: 'sc:Text',
  number: 'sc:Float',
  integer: 'sc:Integer',
  date: 'sc:Date',
  boolean: 'sc:Boolean',
}

/** Croissant 1.0: the same for machine-learning tools. */
async function croissant(directory: string, version: string): Promise<unknown> {
  const files = await Promise.all(
    Object.keys(EXPORT_TABLES).map(async (table) => ({
      '@type': 'cr:FileObject',
      '@id': `${table}.csv`,
      name: `${table}.csv`,
      contentUrl: `data/${table}.csv`,
      encodingFormat: 'text/csv',
      sha256: await sha256(join(directory, 'data', `${table}.csv`)),
    })),
  )
  return {
    '@context': {
      '@language': 'en',
      '@vocab': 'https://schema.org/',
      sc: 'https://schema.org/',
      cr: 'http://mlcommons.org/croissant/',
      citeAs: 'cr:citeAs',
      dct: 'http://purl.org/dc/terms/',
      conformsTo: 'dct:conformsTo',
      recordSet: 'cr:recordSet',
      field: 'cr:field',
      source: 'cr:source',
      fileObject: 'cr:fileObject',
      extract: 'cr:extract',
      column: 'cr:column',
      dataType: { '@id': 'cr:dataType', '@type': '@vocab' },
    },
    '@type': 'sc:Dataset',
    conformsTo: 'http://mlcommons.org/croissant/1.0',
    name: 'karenbek',
    description: TITLE,
    license: LICENCE.path,
    version,
    citeAs: citation(version),
    ...(isDay(version) ? { datePublished: version.slice(0, 10) } : {}),
    distribution: files,
    recordSet: Object.values(EXPORT_TABLES).map((table) => ({
      '@type': 'cr:RecordSet',
      '@id': table.name,
      name: table.name,
      description: table.description,
      field: table.columns.map(({ name, type, description }) => ({
        '@type': 'cr:Field',
        '@id': `${table.name}/${name}`,
        name,
        description,
        dataType: SCHEMA_ORG[type],
        source: { fileObject: { '@id': `${table.name}.csv` }, extract: { column: name } },
      })),
    })),
  }
}

const TITLE = 'Employment events from regional government news in Persian and Kazakh'
const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`

const isDay = (version: string) => /^\d{4}-/.test(version)
const citation = (version: string) =>
  `karenbek. ${TITLE}. Version ${version}, extractor ${EXTRACTOR_VERSION}. ${LICENCE.name}.`

const csvOf = (rows: string[][]) =>
  rows.map((row) => `${row.map((value) => csvCell(value, true)).join(',')}\n`).join('')

function dictionaryCsv(): string {
  return csvOf([
    ['table', 'column', 'type', 'description'],
    ...dataDictionary().map((row) => Object.values(row)),
  ])
}

/** Every value of the columns of codes. */
function codesCsv(): string {
  const rows = Object.entries(CODES).flatMap(([table, columns]) =>
    Object.entries(columns).flatMap(([column, values]) =>
      Object.entries(values).map(([value, meaning]) => [table, column, value, meaning]),
    ),
  )
  return csvOf([['table', 'column', 'value', 'meaning'], ...rows])
}

async function quality(): Promise<Quality> {
  const file = new URL('../web/api/quality.json', import.meta.url)
  return JSON.parse(await readFile(file, 'utf8')) as Quality
}

function readme(
  rows: Record<string, number>,
  version: string,
  coverage: Coverage[],
  measured: Quality,
): string {
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`
  const tables = Object.values(EXPORT_TABLES)
    .map(({ name, description }) => `| data/${name}.csv, .parquet | ${rows[name]} | ${description} |`)
    .join('\n')
  const scores = measured.languages
    .map(
      ({ language, claims, event, fields }) =>
        `| ${[language, claims, ...[event.precision, event.recall, fields.status, fields.place, fields.period, fields.official].map(percent)].join(' | ')} |`,
    )
    .join('\n')
  const first = measured.firstReadings
    .map(
      ({ language, passages, claims, precision, recall }) =>
        `| ${[language, passages ?? '–', claims ?? '–', percent(precision), percent(recall)].join(' | ')} |`,
    )
    .join('\n')
  const covered = coverage
    .map(
      ({ language, articles, sources, first, last }) =>
        `| ${[language, articles, sources, first ?? '–', last ?? '–'].join(' | ')} |`,
    )
    .join('\n')
  const sure = measured.languages
    .map(({ language, sure: { right } }) => `${percent(right)} (${language})`)
    .join(' and ')
  return `# ${TITLE}

Version ${version}, read by extractor ${EXTRACTOR_VERSION}.

| file | rows | a row is |
|---|---|---|
${tables}

\`dictionary.csv\` says what every column means and \`codes.csv\` what every code does; \`datapackage.json\` (Frictionless) and \`croissant.json\` say it to programs. CSV is UTF-8 (RFC 4180, lines end in LF), empty cells are missing values; a leading apostrophe guards text that a spreadsheet would run as a formula. Days are Gregorian. \`examples/\` opens the files with DuckDB, pandas and R. \`sha256sum -c ${CHECKSUMS}\` checks all of it.

## Coverage
Articles that were read, by language; events are read from Persian (fa) and Kazakh (kk).

| language | articles | sources | published from | to |
|---|---|---|---|---|
${covered}

## Method
Pages of state and regional news sites of Iran and Kazakhstan are crawled and archived; rules find claims about work in their text: what happened or should, how many, where, when, who says so. One event is one claim; claims told by several articles are listed once, by the first report. \`evidence\` holds the characters that each field was read from; offsets count UTF-16 units of the article's text, which is not part of the release.

## How good it is
On passages that the project wrote for the purpose and kept closed while rules were made:

| language | claims | precision | recall | status | place | period | official |
|---|---|---|---|---|---|---|---|
${scores}

Passages read for the first time, before anything was mended for them, read lower; expect of new text what these say:

| language | passages | claims | precision | recall |
|---|---|---|---|---|
${first}

\`confidence\` is the rules' own judgement; ${sure} of the closed passages' events of 0.9 and above are right.

## Limits
Figures are taken as stated and are not checked against other statistics; the same jobs may be told at several stages (planned, under way, done) and by several bodies, so sums over events are no totals. Sources differ in how much they publish, and the list of sources is not a sample of anything. Titles of officials are as written.

## How to cite
> ${citation(version)}

An event: its \`id\` with this version, and the article by \`source_name\`, \`document_title\`, \`published_day\` and \`url\`.

## Licence
${LICENCE.title} for the compilation; quoted sentences and titles are their publishers'. Coordinates of places: GeoNames and geokz (CC BY 4.0).
`
}

const LICENCE_TEXT = `${LICENCE.title} International (${LICENCE.name})
${LICENCE.path}legalcode

The compilation (selection, arrangement and values of the tables) may be shared and adapted when it is credited to
"karenbek". Sentences and titles quoted from articles remain their publishers'; they are given as evidence, with the
address of each article. Coordinates of places come from GeoNames (https://www.geonames.org, CC BY 4.0) and geokz
(CC BY 4.0).
`

const EXAMPLES: Record<string, string> = {
  'duckdb.sql': `-- duckdb < examples/duckdb.sql, in the folder of the release
SELECT type, status, count(*) AS events, sum(quantity_value) FILTER (WHERE quantity_unit = 'jobs') AS jobs
  FROM 'data/events.parquet' GROUP BY ALL ORDER BY events DESC, type, status;

-- Every event with the words that its figure was read from.
SELECT e.id, e.place_name_en, e.quantity_value, v.text
  FROM 'data/events.parquet' e JOIN 'data/evidence.parquet' v ON v.event_id = e.id AND v.field = 'quantity'
 ORDER BY e.id LIMIT 20;
`,
  'pandas_example.py': `# python3 examples/pandas_example.py, in the folder of the release; pandas alone is needed
import pandas as pd

events = pd.read_csv("data/events.csv", parse_dates=["published_day", "period_start", "period_end"])
print(events.groupby(["type", "status"]).size().sort_values(ascending=False))

# Jobs said to have been created, as told: claims may overlap, so these are no totals.
created = events[
    (events["type"] == "jobs_created") & (events["status"] == "done") & events["quantity_unit"].isin(["jobs", "people"])
]
print(created.groupby("region_name")["quantity_value"].agg(["count", "sum", "max"]))
`,
  'example.R': `# Rscript examples/example.R, in the folder of the release; base R alone is needed
events <- read.csv("data/events.csv", encoding = "UTF-8", na.strings = "")
print(table(events$type, events$status))

# Jobs said to have been created, as told: claims may overlap, so these are no totals.
created <- subset(events, type == "jobs_created" & status == "done" & quantity_unit %in% c("jobs", "people"))
created <- subset(created, !is.na(region_name) & !is.na(quantity_value))
if (nrow(created) > 0) print(aggregate(quantity_value ~ region_name, created, sum))
`,
}

/** What is wrong with a release, in words; empty where it is as it was written. */
export async function checkRelease(directory: string): Promise<{ files: number; wrong: string[] }> {
  const wrong: string[] = []
  const list = await readFile(join(directory, CHECKSUMS), 'utf8')
  const expected = new Map<string, string>()
  for (const line of list.split('\n')) {
    if (line === '') continue
    const match = /^([0-9a-f]{64}) {2}(.+)$/.exec(line)
    const name = match?.[2] ?? ''
    if (!match || name.startsWith('/') || name.split(/[\\/]/).includes('..'))
      wrong.push(`${CHECKSUMS}: ${line}`)
    else expected.set(name, match[1] as string)
  }
  const files = (await filesOf(directory)).filter((file) => file !== CHECKSUMS)
  for (const file of files) {
    const sum = expected.get(file)
    if (!sum) wrong.push(`${file}: not in ${CHECKSUMS}`)
    else if ((await sha256(join(directory, file))) !== sum)
      wrong.push(`${file}: other bytes than were written`)
    expected.delete(file)
  }
  for (const name of expected.keys()) wrong.push(`${name}: missing`)
  return { files: files.length, wrong }
}

/** Files of a folder and below, with «/», in order. */
async function filesOf(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
}

async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
