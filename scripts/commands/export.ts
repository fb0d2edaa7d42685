import { type Command, InvalidArgumentError, Option } from 'commander'
import type { ExportFormat } from '../../db/index.ts'
import { isIsoDate } from '../documents.ts'
import { UserError } from '../errors.ts'
import { addFilters, type FilterOptions } from '../filters.ts'
import { write } from '../lines.ts'

interface ExportCommandOptions extends FilterOptions {
  format: ExportFormat
  table: string
  words?: string
  asOf?: string
  out?: string
  dictionary?: boolean
}

/** An ISO day (its beginning in UTC) or time. */
export function time(text: string): string {
  if (!isIsoDate(text)) throw new InvalidArgumentError('An ISO time such as 2025-08-22T00:00:00Z is needed.')
  return text
}

/** `export --format csv|jsonl|parquet`: whole tables out, streamed. */
export function register(program: Command): void {
  const command = program
    .command('export')
    .description('export events, documents, mentions, officials, places or sources')
  addFilters(command)
    .addOption(
      new Option('--format <format>', 'file format')
        .choices(['csv', 'jsonl', 'parquet', 'geojson'])
        .default('csv'),
    )
    .addOption(
      new Option('--table <table>', 'what to export')
        .choices(['events', 'documents', 'mentions', 'evidence', 'officials', 'places', 'sources'])
        .default('events'),
    )
    .option('--words <query>', 'only events that this query finds, as search takes it')
    .option('--as-of <time>', 'only what had been fetched at this ISO time: the same bytes later', time)
    .option('--out <file>', 'write to this file, which appears when it is whole; else to standard output')
    .option('--dictionary', 'print what every column means instead, in the format csv or jsonl')
    .addHelpText(
      'after',
      `
The filters narrow the events, and other tables to what has to do with those events. Article texts are not exported: their rights are their publishers'.

Examples:
  karenbek export --out events.csv
  karenbek export --format parquet --place KZ --from 2025-01-01 --out kazakhstan.parquet
  karenbek export --table documents --format jsonl --source irna_provinces | head
  karenbek export --format geojson --words 'type:jobs_lost count:>=100' --out lost.geojson
  karenbek export --as-of 2025-08-22T00:00:00Z --out events.csv
  karenbek export --dictionary`,
    )
    .action(async (options: ExportCommandOptions) => {
      const { csvCell, dataDictionary, exportTable, exportTo, exportToFile } = await import(
        '../../db/index.ts'
      )
      const { queryOf } = await import('../filters.ts')
      const { format, table, words, out, dictionary, asOf, ...filters } = options
      if (dictionary) {
        const rows = dataDictionary()
        const csv = () =>
          [['table', 'column', 'type', 'description'], ...rows.map((row) => Object.values(row))]
            .map((row) => `${row.map((value) => csvCell(value, true)).join(',')}\r\n`)
            .join('')
        await write(format === 'csv' ? csv() : rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
        return
      }
      const narrowed = Boolean(words) || Object.keys(filters).length > 0
      const query = narrowed ? queryOf(words ?? '', filters) : undefined
      const what = { format, table, ...(query ? { query } : {}), ...(asOf ? { asOf } : {}) }
      try {
        exportTable(what)
      } catch (error) {
        throw new UserError((error as Error).message, 2)
      }
      if (format === 'parquet' && !out && process.stdout.isTTY) {
        throw new UserError('Parquet is not for a terminal: use --out FILE', 2)
      }
      const { withDatabase } = await import('../database.ts')
      const { untilStopped } = await import('../stop.ts')
      await untilStopped((signal) =>
        withDatabase(async ({ pool }) => {
          if (out) await exportToFile(pool, what, out, signal).catch(unwritable(out))
          else await exportTo(pool, what, process.stdout, { end: false, signal })
        }),
      )
    })
}

/** Says which file cannot be written; other errors go on as they are. */
function unwritable(file: string): (error: NodeJS.ErrnoException) => never {
  return (error) => {
    if (error.syscall !== 'open' && error.syscall !== 'rename') throw error
    throw new UserError(
      error.code === 'ENOENT'
        ? `cannot write ${file}: its folder does not exist`
        : `cannot write ${file}: ${error.code}`,
    )
  }
}
