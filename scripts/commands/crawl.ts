import { type Command, InvalidArgumentError } from 'commander'
import type {
  Article,
  Attachment,
  CrawlLimits,
  CrawlProgress,
  CrawlReport,
  Source,
} from '../../crawlers/index.ts'
import { UserError } from '../errors.ts'
import { write } from '../lines.ts'

/** Sources that are crawled at a time. */
const WIDTH = 4

interface Options {
  source?: string[]
  all?: boolean
  samples?: boolean
  dryRun?: boolean
  jsonl?: boolean
  since?: string
  maxPages?: number
  pages?: number
  archive?: string
  replay?: string
}

function positive(text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1)
    throw new InvalidArgumentError('A whole number from 1 is needed.')
  return value
}

function day(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}/.test(text) || Number.isNaN(Date.parse(text)))
    throw new InvalidArgumentError('An ISO date such as 2025-08-22 is needed.')
  return text
}

/** `crawl --source ID | --all`: one run of each source. */
export function register(program: Command): void {
  program
    .command('crawl')
    .description('crawl sources once: store what is new, or print it')
    .option('--source <id...>', 'ids of sources')
    .option('--all', 'every enabled source that is no sample')
    .option('--samples', 'the bundled sample sites (they must be running)')
    .option('--dry-run', 'read the lists and say what would be fetched; nothing is fetched or stored')
    .option(
      '--jsonl',
      'print articles as documents for "extract" instead of storing them; no database is needed',
    )
    .option('--since <date>', 'follow the lists back to articles of this day', day)
    .option('--max-pages <n>', 'articles fetched from each source at most', positive)
    .option('--pages <n>', 'pages of each paginated list', positive)
    .option('--archive <folder>', 'with --jsonl: keep raw pages here')
    .option(
      '--replay <folder>',
      'read the articles of this archive again, without the network, and print them',
    )
    .addHelpText(
      'after',
      `
Examples:
  karenbek crawl --source irna_provinces --dry-run
  karenbek crawl --source mehr --jsonl --max-pages 20 | karenbek extract
  karenbek crawl --all`,
    )
    .action(async (options: Options) => {
      const chosen = await choose(options)
      if (options.replay) await replaying(chosen, options.replay)
      else if (options.dryRun || options.jsonl) await printing(chosen, options)
      else await storing(chosen, options)
    })
}

async function choose(options: Options): Promise<Source[]> {
  const { registry } = await import('../sources.ts')
  const all = await registry()
  if (options.source) {
    return options.source.map((id) => {
      const source = all.find((one) => one.id === id)
      if (!source) throw new UserError(`there is no source ${id}; "karenbek sources list" lists them`)
      return source
    })
  }
  if (options.samples) return all.filter((source) => source.sample)
  if (options.all) return all.filter((source) => source.enabled && !source.sample)
  throw new UserError('say which: --source ID, --all or --samples', 2)
}

/** Without a database: articles or candidates go to standard output. */
async function printing(sources: Source[], options: Options): Promise<void> {
  const { crawlSource, openArchive, sharedManners, userAgent } = await import('../../crawlers/index.ts')
  const { readSettings } = await import('../settings.ts')
  const { abortedByStop } = await import('../stop.ts')
  const signal = abortedByStop()
  const settings = readSettings()
  const manners = sharedManners(settings.dataDirectory)
  const archive = options.archive ? openArchive({ dir: options.archive }) : undefined
  const agent = userAgent(settings.contact ?? undefined)
  const bar = await progressLines()
  let printed: Promise<void> = Promise.resolve()
  const print = (value: object) => {
    printed = printed.then(() => write(`${JSON.stringify(value)}\n`))
    return printed
  }
  try {
    await each(sources, WIDTH, async (source) => {
      if (signal.aborted) return
      const report = await crawlSource(source, {
        ...manners,
        archive,
        signal,
        userAgent: agent,
        dryRun: options.dryRun ?? false,
        limits: limitsOf(options),
        async onPage(page, candidate, article, { attachments }) {
          if (!article || options.dryRun) return
          await print(await documentOf(source, candidate.articleId, article, page.sha256, attachments))
        },
        onProgress(progress) {
          bar.show(source, progress)
          if (options.dryRun && progress.kind === 'candidate' && progress.action === 'fetch')
            void print(progress.candidate)
        },
      })
      bar.summary(source, report)
    })
    await printed
  } finally {
    bar.stop()
    await archive?.close()
  }
}

/** A document as `extract` reads it. */
async function documentOf(
  source: Source,
  id: string,
  article: Article,
  sha256: string,
  attachments: Attachment[],
): Promise<object> {
  const { articleText } = await import('../../crawlers/index.ts')
  return {
    id: `${source.id}/${id}`,
    text: articleText(article, attachments).text,
    title: article.title ?? undefined,
    url: article.url,
    publishedAt: article.publishedAt ?? undefined,
    sourcePlace: source.places[0],
    sha256,
  }
}

/** Without the network: the archive's pages through today's extraction. */
async function replaying(sources: Source[], folder: string): Promise<void> {
  const { replayArchive } = await import('../../crawlers/index.ts')
  const { abortedByStop } = await import('../stop.ts')
  const signal = abortedByStop()
  for (const source of sources) {
    const { responses, articles } = await replayArchive(source, folder, {
      signal,
      onPage: async (page, candidate, article, attachments) => {
        const document = await documentOf(source, candidate.articleId, article, page.sha256, attachments)
        await write(`${JSON.stringify(document)}\n`)
      },
    })
    process.stderr.write(`${source.id}: ${responses} pages, ${articles} articles\n`)
  }
}

/** With the database: the same steps that the workers take, in this process. */
async function storing(sources: Source[], options: Options): Promise<void> {
  const { withDatabase } = await import('../database.ts')
  const { extractPending, runSource } = await import('../../workers/index.ts')
  const { saveSources } = await import('../../db/index.ts')
  const { openArchive, sharedManners } = await import('../../crawlers/index.ts')
  const { registry, sourceRow } = await import('../sources.ts')
  const { abortedByStop } = await import('../stop.ts')
  const signal = abortedByStop()
  const bar = await progressLines()
  await withDatabase(
    async ({ pool }, settings) => {
      await saveSources(pool, (await registry()).map(sourceRow))
      const archive = openArchive({ dir: settings.archiveDirectory })
      const byId = new Map(sources.map((source) => [source.id, source]))
      const context = {
        pool,
        extractQueue: null,
        sources: byId,
        archive,
        ...sharedManners(settings.dataDirectory),
        contact: settings.contact,
        limits: limitsOf(options),
        onProgress: (id: string, progress: CrawlProgress) => bar.show(byId.get(id) as Source, progress),
      }
      try {
        await each(sources, WIDTH, async (source) => {
          if (signal.aborted) return
          try {
            const counts = await runSource(source, context, signal)
            if (counts) bar.summary(source, counts)
            else bar.line(source, 'another run is under way')
          } catch (error) {
            bar.line(source, `failed: ${(error as Error).message}`)
            process.exitCode = 1
          }
        })
      } finally {
        await archive.close()
      }
      const { openTagger } = await import('../tagger.ts')
      const tagger = await openTagger(settings.taggerThreads, 'KARENBEK_NEURAL=off')
      const { done, failed } = await extractPending(pool, signal, tagger).finally(() => tagger?.close())
      process.stderr.write(`${done} articles analysed${failed ? `, ${failed} set aside` : ''}\n`)
    },
    { refresh: true, connections: WIDTH * 2 + 4 },
  ).finally(() => bar.stop())
}

/** The bounds of a run that the options name. */
function limitsOf({ maxPages, pages, since }: Options): Partial<CrawlLimits> {
  return {
    ...(maxPages ? { maxPages } : {}),
    ...(pages ? { listPages: pages } : {}),
    ...(since ? { since } : {}),
  }
}

/** What both ways of crawling count. */
type Summary = Pick<
  CrawlReport,
  | 'candidates'
  | 'skipped'
  | 'new'
  | 'changed'
  | 'unchanged'
  | 'gone'
  | 'refusedByRobots'
  | 'empty'
  | 'errors'
  | 'stoppedBy'
>

/** Runs a task for each item, some at a time. */
async function each<T>(items: T[], width: number, task: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items]
  const lanes = Array.from({ length: Math.min(width, queue.length) }, async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await task(item)
  })
  await Promise.all(lanes)
}

/** One line a source on standard error: a bar on a terminal, plain lines elsewhere. */
async function progressLines() {
  const counts = new Map<string, { lists: number; done: number; failed: number }>()
  const countsOf = (source: Source) => {
    const known = counts.get(source.id) ?? { lists: 0, done: 0, failed: 0 }
    counts.set(source.id, known)
    return known
  }
  const terminal = process.stderr.isTTY === true
  const { MultiBar, Presets } = await import('cli-progress')
  const bars = terminal
    ? new MultiBar(
        {
          format: '{source} {bar} {value}/{total} {note}',
          clearOnComplete: false,
          hideCursor: true,
          stream: process.stderr,
        },
        Presets.shades_classic,
      )
    : null
  const shown = new Map<string, ReturnType<NonNullable<typeof bars>['create']>>()
  return {
    show(source: Source, progress: CrawlProgress) {
      const count = countsOf(source)
      if (progress.kind === 'list') count.lists++
      if (progress.kind === 'error') {
        count.failed++
        if (!bars)
          process.stderr.write(`${source.id}: ${progress.code}: ${progress.url}: ${progress.message}\n`)
      }
      if (progress.kind === 'warning') this.line(source, progress.message)
      if (progress.kind !== 'page') return
      count.done++
      if (!bars) return
      let bar = shown.get(source.id)
      if (!bar) {
        bar = bars.create(1, 0, { source: source.id.padEnd(24), note: '' })
        shown.set(source.id, bar)
      }
      bar.setTotal(count.done + progress.queued)
      bar.update(count.done, { note: count.failed > 0 ? `${count.failed} failed` : '' })
    },
    summary(source: Source, report: Summary) {
      const errors = Object.entries(report.errors).map(([code, n]) => `${code} ${n}`)
      const parts = [
        `${report.candidates} found`,
        `${report.new} new`,
        `${report.changed} changed`,
        `${report.unchanged} unchanged`,
        `${report.skipped} not due`,
        ...(report.gone > 0 ? [`${report.gone} gone`] : []),
        ...(report.refusedByRobots > 0 ? [`${report.refusedByRobots} refused by robots.txt`] : []),
        ...Object.entries(report.empty).map(([reason, n]) => `${n} ${reason}`),
        ...(errors.length > 0 ? [`errors: ${errors.join(', ')}`] : []),
        ...(report.stoppedBy ? [`stopped: ${report.stoppedBy}`] : []),
      ]
      this.line(source, parts.join(', '))
    },
    line(source: Source, text: string) {
      if (bars) bars.log(`${source.id}: ${text}\n`)
      else process.stderr.write(`${source.id}: ${text}\n`)
    },
    stop() {
      bars?.stop()
    },
  }
}
