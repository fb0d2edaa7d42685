import type { Command } from 'commander'
import { write } from '../lines.ts'

/** `verify`: every stored span is read again. */
export function register(program: Command): void {
  program
    .command('verify')
    .description('re-read every stored span against its text and its archived page')
    .option('--no-archive', 'only against the stored texts')
    .option('--release <directory>', 'check a release against its checksums instead')
    .option('--json', 'JSON instead of text')
    .addHelpText(
      'after',
      `
Ends with status 1 at the first mismatch: a span whose words are not where it says, a page whose bytes are not
those that were fetched, or a line of an article that does not stand in its page.

Examples:
  karenbek verify
  karenbek verify --release karenbek-2025-08`,
    )
    .action(async (options: { archive: boolean; release?: string; json?: boolean }) => {
      if (options.release) {
        const { checkRelease } = await import('../release.ts')
        const { UserError } = await import('../errors.ts')
        const directory = options.release
        const checked = await checkRelease(directory).catch((error: NodeJS.ErrnoException) => {
          throw error.code === 'ENOENT'
            ? new UserError(`${directory} holds no release: no SHA256SUMS`)
            : error
        })
        if (checked.wrong.length > 0) process.exitCode = 1
        if (options.json) await write(`${JSON.stringify(checked)}\n`)
        else if (checked.wrong.length > 0) await write(checked.wrong.map((line) => `${line}\n`).join(''))
        else await write(`${checked.files} files: all as written\n`)
        return
      }
      const { withDatabase } = await import('../database.ts')
      const { verifyAll } = await import('../../db/index.ts')
      const { checkArchived } = await import('../../workers/archived-text.ts')
      const result = await withDatabase(({ pool }, { archiveDirectory }) =>
        verifyAll(pool, {
          ...(options.archive
            ? { checkArchive: (document) => checkArchived(archiveDirectory, document) }
            : {}),
        }),
      )
      const { documents, spans, archived, mismatch } = result
      if (mismatch) process.exitCode = 1
      if (options.json) {
        await write(`${JSON.stringify(result)}\n`)
        return
      }
      if (mismatch) {
        const where = mismatch.span ? ` at ${mismatch.span[0]}–${mismatch.span[1]}` : ''
        await write(
          `mismatch in document ${mismatch.documentId} (${mismatch.url})\n` +
            `  ${mismatch.what}${where}\n  stored: ${mismatch.stored}\n  found:  ${mismatch.found}\n`,
        )
        return
      }
      const pages = options.archive ? `, ${archived} archived pages` : ''
      await write(`${spans} spans in ${documents} documents${pages}: all as stored\n`)
    })
}
