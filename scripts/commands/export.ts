import { type Command, Option } from 'commander'
import type { ExportFormat } from '../../db/index.ts'
import { UserError } from '../errors.ts'
import { addFilters, type FilterOptions } from '../filters.ts'
import { write } from '../lines.ts'

interface ExportCommandOptions extends FilterOptions {
  format: ExportFormat
  table: string
  words?: string
  out?: string
  dictionary?: boolean
}

/** `export --format csv|jsonl|parquet`: whole tables out, streamed. */
export function register(program: Command): void {
  const command = program
    .command('export')
    .description('export events, documents, officials, places or sources')
  addFilters(command)
    .addOption(
      new Option('--format <format>', 'file format').choices(['csv', 'jsonl', 'parquet']).default('csv'),
    )
    .addOption(
      new Option('--table <table>', 'what to export')
        .choices(['events', 'documents', 'officials', 'places', 'sources'])
        .default('events'),
    )
    .option('--words <words>', 'only events with these words')
    .option('--out <file>', 'write to this file, which appears when it is whole; else to standard output')
    .option('--dictionary', 'print what every column means instead, in the format csv or jsonl')
    .addHelpText(
      'after',
      `
The filters narrow the table events. Article texts are not exported: their rights are their publishers'.

Examples:
  karenbek export --out events.csv
  karenbek export --format parquet --place KZ --from 2025-01-01 --out kazakhstan.parquet
  karenbek export --table documents --format jsonl | head
  karenbek export --dictionary`,
    )
    .action(async (options: ExportCommandOptions) => {
      const { csvCell, dataDictionary, exportTo, exportToFile } = await import('../../db/index.ts')
      const { format, table, words, out, dictionary, ...filters } = options
      if (dictionary) {
        const rows = dataDictionary()
        const csv = () =>
          [['table', 'column', 'type', 'description'], ...rows.map((row) => Object.values(row))]
            .map((row) => `${row.map((value) => csvCell(value, true)).join(',')}\r\n`)
            .join('')
        await write(format === 'csv' ? csv() : rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
        return
      }
      if (table !== 'events' && (words || Object.keys(filters).length > 0)) {
        throw new UserError(`filters narrow the table events, not ${table}`, 2)
      }
      if (format === 'parquet' && !out && process.stdout.isTTY) {
        throw new UserError('Parquet is not for a terminal: use --out FILE', 2)
      }
      const { withDatabase } = await import('../database.ts')
      const { queryOf } = await import('../filters.ts')
      await withDatabase(async ({ pool }) => {
        const query = table === 'events' ? queryOf(words ?? '', filters) : {}
        if (out) await exportToFile(pool, { format, table, query }, out).catch(unwritable(out))
        else await exportTo(pool, { format, table, query }, process.stdout, false)
      })
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
