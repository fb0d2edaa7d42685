import type { Command } from 'commander'
import { write } from '../lines.ts'

/** `backup`: all tables and the archive into a folder. */
export function register(program: Command): void {
  program
    .command('backup')
    .description('save all tables and the archive of raw pages in a folder')
    .argument('<folder>', 'made where it is missing')
    .option('--no-archive', 'the tables alone')
    .addHelpText(
      'after',
      `
Work goes on meanwhile: the tables are read in one snapshot, then the archive's files are copied, so that every page
that a row names is in the copy. Queues are not saved: workers find what waits in the tables.

Example:
  karenbek backup /backup/2026-03-01`,
    )
    .action(async (folder: string, options: { archive: boolean }) => {
      const { withDatabase } = await import('../database.ts')
      const { BackupError, backupTables } = await import('../../db/index.ts')
      const { copyArchive, sealCopy } = await import('../archive-copy.ts')
      const { record } = await import('../audit.ts')
      const { UserError } = await import('../errors.ts')
      const { join } = await import('node:path')
      await withDatabase(async ({ url, pool }, { archiveDirectory }) => {
        await record(pool, 'backup', { folder })
        const { tables } = await backupTables(url, folder).catch((error) => {
          throw error instanceof BackupError ? new UserError(error.message) : error
        })
        const rows = tables.reduce((sum, table) => sum + table.rows, 0)
        await write(`${rows} rows of ${tables.length} tables saved in ${folder}\n`)
        if (!options.archive) return
        const { files, bytes } = await copyArchive(archiveDirectory, join(folder, 'archive'))
        await sealCopy(join(folder, 'archive'))
        await write(`${files} files of the archive copied, ${(bytes / 2 ** 20).toFixed(1)} MiB\n`)
      })
    })
}
