import type { Command } from 'commander'
import { UserError } from '../errors.ts'
import { write } from '../lines.ts'
import { time } from './export.ts'

/** `release DIR`: a whole dataset for others. */
export function register(program: Command): void {
  program
    .command('release')
    .description('write all tables with dictionary, metadata, method, examples and checksums to a new folder')
    .argument('<directory>', 'a folder that is not there yet; it appears when it is whole')
    .option('--as-of <time>', 'only what had been fetched at this ISO time: the same bytes later', time)
    .option('--json', 'JSON instead of text')
    .addHelpText(
      'after',
      `
CSV and Parquet of every table, datapackage.json (Frictionless), croissant.json, dictionary.csv, README.md with
method and limits, LICENSE.txt, examples for DuckDB, pandas and R, SHA256SUMS. Article texts are not in it.

Examples:
  karenbek release karenbek-2025-08
  karenbek release karenbek-2025-08 --as-of 2025-08-31T00:00:00Z
  karenbek verify --release karenbek-2025-08`,
    )
    .action(async (directory: string, options: { asOf?: string; json?: boolean }) => {
      const { withDatabase } = await import('../database.ts')
      const { writeRelease } = await import('../release.ts')
      const { untilStopped } = await import('../stop.ts')
      const summary = await untilStopped((signal) =>
        withDatabase(({ pool }) =>
          writeRelease(pool, directory, { signal, ...(options.asOf ? { asOf: options.asOf } : {}) }),
        ),
      ).catch((error: Error) => {
        throw /is there already/.test(error.message) ? new UserError(error.message) : error
      })
      if (options.json) {
        await write(`${JSON.stringify(summary)}\n`)
        return
      }
      for (const [table, rows] of Object.entries(summary.rows))
        await write(`${table.padEnd(12)} ${rows} rows\n`)
      await write(`${summary.files} files, ${(summary.bytes / 1e6).toFixed(1)} MB in ${directory}\n`)
    })
}
