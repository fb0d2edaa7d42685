import type { Command } from 'commander'
import { write } from '../lines.ts'

/** `verify`: every stored span is read again. */
export function register(program: Command): void {
  program
    .command('verify')
    .description('re-read every stored span against its text and its archived page')
    .option('--no-archive', 'only against the stored texts')
    .option('--json', 'JSON instead of text')
    .addHelpText(
      'after',
      `
Ends with status 1 at the first mismatch: a span whose words are not where it says, a page whose bytes are not
those that were fetched, or a line of an article that does not stand in its page.

Example:
  karenbek verify`,
    )
    .action(async (options: { archive: boolean; json?: boolean }) => {
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
