import type { Command } from 'commander'
import type { ArchivedResponse } from '../../crawlers/index.ts'
import type { ArchiveRecord } from '../../db/index.ts'
import { UserError } from '../errors.ts'
import { groupHelp } from '../help.ts'
import { write } from '../lines.ts'

/** `archive get | list | index`: raw pages as they came over the wire. */
export function register(program: Command): void {
  const archive = program
    .command('archive')
    .description('the archive of raw pages: list, get, index')
    .option('--dir <folder>', 'folder of the WARC files (default: the one of KARENBEK_DATA)')
  groupHelp(
    archive,
    `
"get" asks the index in the database where a page lies; with --dir the files of that folder are searched instead.

Examples:
  karenbek archive list
  karenbek archive get https://www.example.ir/news/1/x > page.html
  karenbek archive get 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 --headers
  karenbek archive index`,
  )

  const folder = async (): Promise<string> => {
    const { readSettings } = await import('../settings.ts')
    return (archive.opts() as { dir?: string }).dir ?? readSettings().archiveDirectory
  }

  archive
    .command('list')
    .description('one line of JSON for each archived response')
    .action(async () => {
      const { readArchive } = await import('../../crawlers/index.ts')
      for await (const { url, date, type, status, sha256, ref } of responses(readArchive, await folder()))
        await write(
          `${JSON.stringify({ url, date, type, status, sha256, file: ref.file, offset: ref.offset })}\n`,
        )
    })

  archive
    .command('get')
    .description('the body of an archived response, the newest where there are several')
    .argument('<what>', 'its address, or its SHA-256 in hex')
    .option('--headers', 'status and headers before the body')
    .action(async (what: string, options: { headers?: boolean }) => {
      const { canonicalUrl } = await import('../../crawlers/index.ts')
      const wanted = /^[0-9a-f]{64}$/i.test(what)
        ? { sha256: what.toLowerCase() }
        : { url: canonicalUrl(what) ?? what }
      const { dir } = archive.opts() as { dir?: string }
      const found = dir ? await searchFiles(dir, wanted) : await searchIndex(wanted)
      if (!found)
        throw new UserError(
          `the archive holds no ${'sha256' in wanted ? 'body with this digest' : 'answer of this address'}` +
            (dir ? '' : '; "karenbek archive index" reads files that the index does not know'),
        )
      if (options.headers) {
        const lines = Object.entries(found.headers).map(([name, value]) => `${name}: ${value}`)
        await write(`HTTP ${found.status}\n${lines.join('\n')}\n\n`)
      }
      process.stdout.write(found.body)
    })

  archive
    .command('index')
    .description(
      'read all files and note in the database what they hold (after a restore, or for files from elsewhere)',
    )
    .action(async () => {
      const { readArchive } = await import('../../crawlers/index.ts')
      const { saveArchiveRecords } = await import('../../db/index.ts')
      const { withDatabase } = await import('../database.ts')
      await withDatabase(async ({ pool }, settings) => {
        const from = (archive.opts() as { dir?: string }).dir ?? settings.archiveDirectory
        let batch: ArchiveRecord[] = []
        let count = 0
        const flush = async () => {
          await saveArchiveRecords(pool, batch)
          count += batch.length
          batch = []
        }
        for await (const { url, date, type, status, sha256, ref } of responses(readArchive, from)) {
          const { file, offset } = ref
          batch.push({ file, offset, length: null, url, sha256, type, status, fetchedAt: new Date(date) })
          if (batch.length >= 500) await flush()
        }
        await flush()
        process.stderr.write(`${count} records\n`)
      })
    })
}

type Wanted = { url: string } | { sha256: string }

/** By the index of the database. */
async function searchIndex(wanted: Wanted): Promise<ArchivedResponse | null> {
  const { archivedResponse } = await import('../archived.ts')
  const { withDatabase } = await import('../database.ts')
  return withDatabase(({ pool }, settings) =>
    archivedResponse(pool, settings.archiveDirectory, wanted, (problem) =>
      process.stderr.write(`${problem}\n`),
    ),
  )
}

/** Without a database: every record of a folder is looked at. */
async function searchFiles(dir: string, wanted: Wanted): Promise<ArchivedResponse | null> {
  const { canonicalUrl, readArchive } = await import('../../crawlers/index.ts')
  let found: ArchivedResponse | null = null
  for await (const response of responses(readArchive, dir)) {
    if (response.type === 'revisit') continue
    const hit =
      'sha256' in wanted
        ? response.sha256 === wanted.sha256
        : (canonicalUrl(response.url) ?? response.url) === wanted.url
    if (hit && (!found || response.date >= found.date)) found = response
  }
  return found
}

async function* responses<R>(read: (dir: string) => AsyncGenerator<R>, dir: string): AsyncGenerator<R> {
  try {
    yield* read(dir)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new UserError(`there is no archive in ${dir}`)
    throw error
  }
}
