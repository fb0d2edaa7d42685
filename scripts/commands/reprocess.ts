import type { Command } from 'commander'
import type { ArchivedDocument, Pool } from '../../db/index.ts'
import type { Difference, ReprocessSummary } from '../../workers/index.ts'
import { UserError } from '../errors.ts'
import { day } from '../filters.ts'
import { write } from '../lines.ts'

interface Options {
  source?: string
  since?: string
  language?: string
  diff?: boolean
  apply?: boolean
  archive?: boolean
  json?: boolean
}

/** `reprocess`: the present extractor over stored documents. */
export function register(program: Command): void {
  program
    .command('reprocess')
    .description(
      'what the present extractor makes of stored documents: compare (--diff), then replace (--apply)',
    )
    .option('--source <source>', 'documents of this source alone')
    .option('--since <day>', 'published on this day or later', day('first'))
    .option('--language <code>', 'documents in this language alone (fa, kk, …)')
    .option('--diff', 'show events added, lost and changed by field; nothing is replaced')
    .option('--apply', 'have workers replace what another version made, behind all new documents')
    .option('--archive', 'with --diff: read the texts anew from the archived pages')
    .option('--json', 'with --diff: one line of JSON a document that differs, then the summary')
    .addHelpText(
      'after',
      `
--diff waits while new documents wait, and goes on where it was when it is started again after a stop. --apply marks
the documents; "karenbek work" does them, and "karenbek status" tells how many are left. Every event keeps the version
that made it.

Examples:
  karenbek reprocess --diff --since 2026-01-01
  karenbek reprocess --diff --source irna_provinces --archive --json
  karenbek reprocess --apply --language kk`,
    )
    .action(async (options: Options) => {
      if (Boolean(options.diff) === Boolean(options.apply))
        throw new UserError('say either --diff or --apply', 2)
      if (options.archive && !options.diff) throw new UserError('--archive goes with --diff', 2)
      const scope = {
        ...(options.source ? { source: options.source } : {}),
        ...(options.since ? { since: options.since } : {}),
        ...(options.language ? { language: options.language } : {}),
      }
      await (options.diff ? compare(scope, options) : apply(scope))
    })
}

/** How far a comparison has come is told so often, in milliseconds, and at its end. */
const TELL_EVERY = 5_000

/** @throws UserError where no such source was ever stored: nothing to compare would look like no difference. */
async function checkScope(pool: Pool, { source }: Scope): Promise<void> {
  if (!source) return
  const { rowCount } = await pool.query('SELECT 1 FROM sources WHERE id = $1', [source])
  if (!rowCount) throw new UserError(`there is no source ${source}; "karenbek sources" lists them`)
}

type Scope = { source?: string; since?: string; language?: string }

async function compare(scope: Scope, options: Options): Promise<void> {
  const { withDatabase } = await import('../database.ts')
  const { compareStored, startExtractors } = await import('../../workers/index.ts')
  const { availableParallelism } = await import('node:os')
  const { abortedByStop } = await import('../stop.ts')
  const stopping = abortedByStop()
  const summary = await withDatabase(
    async ({ pool }, settings) => {
      await checkScope(pool, scope)
      const limits = {
        seconds: settings.documentSeconds,
        megabytes: settings.documentMegabytes,
        taggerThreads: settings.taggerThreads,
      }
      const extractors = await startExtractors(Math.min(availableParallelism(), 8), limits)
      try {
        let told = Date.now()
        return await compareStored(
          pool,
          extractors,
          { ...scope, ...(options.archive ? { archive: true } : {}) },
          {
            signal: stopping,
            ...(options.archive ? { textOf: await archivedTexts(settings.archiveDirectory) } : {}),
            // A wait that nobody ends looks like a command that hangs.
            onWait: () =>
              void process.stderr.write(
                'waiting: new documents come first ("karenbek work" analyses them)\n',
              ),
            onProgress(done, all) {
              if (done < all && Date.now() - told < TELL_EVERY) return
              told = Date.now()
              process.stderr.write(`${done} of ${all} documents compared\n`)
            },
            onDocument: (id, url, difference) =>
              write(
                options.json
                  ? `${JSON.stringify({ id, url, ...difference })}\n`
                  : inWords(id, url, difference),
              ),
          },
        )
      } finally {
        await extractors.close(0)
      }
    },
    { connections: 12 },
  )
  if (stopping.aborted) process.stderr.write('stopped; the same command goes on from here\n')
  await write(options.json ? `${JSON.stringify({ summary })}\n` : total(summary))
  if (stopping.aborted) process.exitCode = 130
}

async function apply(scope: Scope): Promise<void> {
  const { withDatabase } = await import('../database.ts')
  const { markForRedo } = await import('../../workers/index.ts')
  const { versionWith } = await import('../../models/index.ts')
  const { openTagger } = await import('../tagger.ts')
  const { record } = await import('../audit.ts')
  const { marked, waiting } = await withDatabase(async ({ pool }, settings) => {
    await checkScope(pool, scope)
    const tagger = await openTagger(settings.taggerThreads, 'KARENBEK_NEURAL=off')
    const version = versionWith(tagger)
    await tagger?.close()
    const count = await markForRedo(pool, version, scope)
    await record(pool, 'reprocess --apply', { ...scope, version, documents: count })
    const { rows } = await pool.query('SELECT count(*) AS n FROM documents WHERE redo')
    return { marked: count, waiting: rows[0].n as number }
  })
  await write(
    marked > 0
      ? `${marked} documents are analysed again by "karenbek work", behind all new ones\n`
      : waiting > 0
        ? `nothing to add: ${waiting} documents wait to be analysed again already\n`
        : 'nothing to do: the present version made everything there\n',
  )
}

/** Reads documents anew from their archived pages, as the crawler would. */
async function archivedTexts(
  directory: string,
): Promise<(document: ArchivedDocument) => Promise<string | null>> {
  const { articleText, extractArticle, isArticle, readRecord } = await import('../../crawlers/index.ts')
  const { storableText } = await import('../../workers/index.ts')
  const { registry } = await import('../sources.ts')
  const sources = await registry()
  return async ({ page }) => {
    if (!page.file) return null
    const { file, offset, length } = page
    const record = await readRecord(directory, { file, offset, ...(length === null ? {} : { length }) })
    const host = new URL(page.url).host
    const source = sources.find((one) => one.hosts.includes(host))
    const article = extractArticle(
      {
        bytes: record.body,
        url: page.url,
        contentType: record.headers['content-type'],
        robotsTag: record.headers['x-robots-tag'],
      },
      { timeZone: source?.timeZone ?? 'UTC', now: Date.parse(record.date) },
    )
    return isArticle(article) ? storableText(articleText(article, []).text) : null
  }
}

function inWords(id: string, url: string, { added, lost, changed }: Difference): string {
  const event = (one: Record<string, unknown>) =>
    [one.type, one.status, one['quantity.value'], one['quantity.unit'], one.place]
      .filter((part) => part !== null && part !== undefined)
      .join(' ')
  return [
    `${id} ${url}`,
    ...added.map((one) => `  + ${event(one)}`),
    ...lost.map((one) => `  - ${event(one)}`),
    ...changed.flatMap(({ at, fields }) =>
      Object.entries(fields).map(([field, [before, after]]) => `  ~ ${at} ${field}: ${before} → ${after}`),
    ),
    '',
  ].join('\n')
}

function total(summary: ReprocessSummary): string {
  const { documents, same, differing, failed, added, lost, changed, fields } = summary
  const byField = Object.entries(fields)
    .sort(([, a], [, b]) => b - a)
    .map(([field, count]) => `  ${field}: ${count}`)
  if (documents === 0) return 'no documents are there to compare\n'
  return [
    `${documents} documents compared: ${same} the same, ${differing} differ${failed > 0 ? `, ${failed} could not be analysed` : ''}`,
    `events: ${added} added, ${lost} lost, ${changed} changed`,
    ...byField,
    '',
  ].join('\n')
}
