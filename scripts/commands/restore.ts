import type { Command } from 'commander'
import { write } from '../lines.ts'

/** `restore`: a backup into an empty database. */
export function register(program: Command): void {
  program
    .command('restore')
    .description('fill an empty database, and the archive, from a folder that "backup" made')
    .argument('<folder>', 'folder of the backup')
    .addHelpText(
      'after',
      `
All or nothing: the tables are filled in one transaction, and every file is checked against its SHA-256. A backup of
an older version is brought up to date. Stop the workers before; start them after, and they find what waits.

Example:
  KARENBEK_DATA=/srv/new karenbek restore /backup/2026-03-01`,
    )
    .action(async (folder: string) => {
      const { readSettings } = await import('../settings.ts')
      const { BackupError, createPool, restoreTables, startEmbedded } = await import('../../db/index.ts')
      const { copyArchive, damageOf } = await import('../archive-copy.ts')
      const { record } = await import('../audit.ts')
      const { UserError } = await import('../errors.ts')
      const { join } = await import('node:path')
      const settings = readSettings()
      // Before anything is written.
      const damage = await damageOf(join(folder, 'archive'))
      if (damage) throw new UserError(`the backup is damaged: archive/${damage}`)
      // Not by openDatabase: that would bring the tables to a newer version than the backup's.
      const server = settings.databaseUrl ? null : await startEmbedded(settings.dataDirectory)
      const url = settings.databaseUrl ?? (server?.url as string)
      try {
        const { tables, takenAt } = await restoreTables(url, folder).catch((error) => {
          throw error instanceof BackupError ? new UserError(error.message) : error
        })
        const rows = tables.reduce((sum, table) => sum + table.rows, 0)
        await write(`${rows} rows of ${tables.length} tables restored, as of ${takenAt}\n`)
        const { files } = await copyArchive(join(folder, 'archive'), settings.archiveDirectory)
        await write(`${files} files of the archive copied\n`)
        const pool = createPool(url, { max: 1 })
        await record(pool, 'restore', { folder, takenAt }).finally(() => pool.end())
      } finally {
        await server?.stop()
      }
    })
}
