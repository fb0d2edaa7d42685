import type { Command } from 'commander'
import type { ArchivedResponse } from '../../crawlers/index.ts'
import { UserError } from '../errors.ts'
import { write } from '../lines.ts'

/** `archive get | list`: raw pages as they came over the wire. */
export function register(program: Command): void {
  const archive = program
    .command('archive')
    .description('the archive of raw pages: list, get')
    .option('--dir <folder>', 'folder of the WARC files (default: the one of KARENBEK_DATA)')

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
      const { canonicalUrl, readArchive } = await import('../../crawlers/index.ts')
      const bySha = /^[0-9a-f]{64}$/i.test(what)
      const wanted = bySha ? what.toLowerCase() : (canonicalUrl(what) ?? what)
      let found: ArchivedResponse | null = null
      for await (const response of responses(readArchive, await folder())) {
        if (response.type === 'revisit') continue
        const hit = bySha
          ? response.sha256 === wanted
          : (canonicalUrl(response.url) ?? response.url) === wanted
        if (hit && (!found || response.date >= found.date)) found = response
      }
      if (!found)
        throw new UserError(
          `the archive holds no ${bySha ? 'body with this digest' : 'answer of this address'}`,
        )
      if (options.headers) {
        const lines = Object.entries(found.headers).map(([name, value]) => `${name}: ${value}`)
        await write(`HTTP ${found.status}\n${lines.join('\n')}\n\n`)
      }
      process.stdout.write(found.body)
    })
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
