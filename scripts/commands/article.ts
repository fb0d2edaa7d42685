import { type Command, InvalidArgumentError } from 'commander'
import { UserError } from '../errors.ts'
import { openInputs, write } from '../lines.ts'

/** Larger pages are not read: the crawler would not fetch them either. */
const MAX_BYTES = 32 * 1024 * 1024

interface Options {
  url: string
  contentType?: string
  timeZone?: string
  now?: number
}

function parseNow(text: string): number {
  const ms = Date.parse(text)
  if (Number.isNaN(ms)) throw new InvalidArgumentError('An ISO date such as 2025-08-22 is needed.')
  return ms
}

function parseZone(text: string): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text })
    return text
  } catch {
    throw new InvalidArgumentError('An IANA time zone such as Asia/Tehran is needed.')
  }
}

/** `article --url URL < page.html`: one page's bytes in, what was read from them out. */
export function register(program: Command): void {
  program
    .command('article')
    .description('the article of one page: bytes in, one line of JSON out')
    .argument('[file]', 'the page; none or - reads standard input')
    .requiredOption('--url <url>', 'address of the page')
    .option('--content-type <value>', 'Content-Type header that it came with')
    .option(
      '--time-zone <zone>',
      "time zone of the site's clock (default: by the registry, else the address)",
      parseZone,
    )
    .option('--now <date>', 'later publication times are not believed (default: the clock)', parseNow)
    .addHelpText(
      'after',
      `
A page without an article gives {"url":…,"error":{"code","message"}} and exit status 1.

Example:
  karenbek article --url https://www.example.ir/news/1/x < page.html`,
    )
    .action(async (file: string | undefined, options: Options) => {
      if (!URL.canParse(options.url)) throw new UserError(`--url is no address: ${options.url}`, 2)
      const { extractArticle, isArticle } = await import('../../crawlers/index.ts')
      const { registry } = await import('../sources.ts')
      const { identify } = await import('../../models/index.ts')
      const bytes = await readAll(file)
      const { host } = new URL(options.url)
      const source = (await registry()).find((one) => one.hosts.includes(host))
      const timeZone = options.timeZone ?? source?.timeZone
      const result = extractArticle(
        { bytes, url: options.url, contentType: options.contentType },
        { now: options.now ?? Date.now(), ...(timeZone ? { timeZone } : {}) },
      )
      if (!isArticle(result)) {
        process.exitCode = 1
        const error = { code: result.blocked, message: REASONS[result.blocked] ?? 'no article' }
        await write(`${JSON.stringify({ url: options.url, error })}\n`)
        return
      }
      const { url, title, body, publishedAt, language: declared, ...rest } = result
      const found = identify(body).code
      const language = found === 'und' ? (declared ?? found) : found
      await write(`${JSON.stringify({ url, title, body, publishedAt, language, ...rest })}\n`)
    })
}

const REASONS: Record<string, string> = {
  challenge: 'the page is a gate that wants a script to be run',
  'soft-404': 'the page says that it does not exist',
  shell: 'the page is the empty shell of an application',
  'no-text': 'the page holds no running text',
  noindex: 'the page asks not to be indexed',
}

async function readAll(file: string | undefined): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const { stream } of openInputs(file ? [file] : [])) {
    for await (const chunk of stream) {
      size += (chunk as Buffer).length
      if (size > MAX_BYTES) throw new UserError(`the page is larger than ${MAX_BYTES / 1024 / 1024} MiB`)
      chunks.push(chunk as Buffer)
    }
  }
  return Buffer.concat(chunks)
}
