/** Articles: fetched, read from their pages, handed to the callbacks. */
import {
  type Article,
  type AttachmentLink,
  extractArticle,
  isArticle,
  type NoArticle,
} from '../article/index.ts'
import { AttachmentError, attachmentText, MAX_ATTACHMENTS } from '../attachments/index.ts'
import type { Candidate } from '../discover/candidate.ts'
import { sha256Of } from '../fetch/archive.ts'
import { FetchError } from '../fetch/errors.ts'
import type { Page } from '../fetch/index.ts'
import { productToken } from '../fetch/robots.ts'
import { belongsTo, type Source } from '../registry.ts'
import type { Attachment, KnownPage, PageChange } from './contract.ts'
import { countError, progressPage, type Run, tally } from './run.ts'

/** Gates in a row after which the source is left alone for this run. */
const MAX_CHALLENGES = 3
/** The same text under so many addresses is no article. */
const REPEATED = 3

/**
 * Fetches an article and hands on what came of it.
 * @throws FetchError where it cannot be had
 */
export async function visitArticle(run: Run, candidate: Candidate, known: KnownPage | null): Promise<void> {
  const page = await run.fetcher.fetch(candidate.url, { ...run.shape, known: known ?? undefined })
  tally(run, page)
  run.report.fetched++
  if (page.status === 404 || page.status === 410) {
    run.report.gone++
    if (known && !known.gone) await run.dependencies.onGone?.(candidate, page)
    return progressPage(run, candidate.url, 'gone')
  }
  if (page.unchanged) {
    run.report.unchanged++
    await run.dependencies.onUnchanged?.(candidate, page)
    return progressPage(run, candidate.url, 'unchanged')
  }
  if (page.status !== 200)
    throw new FetchError('status', `status ${page.status}`, {
      url: page.url,
      status: page.status,
      retryable: false,
    })
  if (page.redirects.length > 0 && leadsElsewhere(run.source, page.url)) {
    const change: PageChange = known?.sha256 ? 'changed' : 'new'
    await withoutArticle(run, page, candidate, change, 'elsewhere')
    return
  }
  await readArticle(run, page, candidate, known)
}

async function withoutArticle(
  run: Run,
  page: Page,
  candidate: Candidate,
  change: PageChange,
  none: NoArticle['blocked'],
): Promise<void> {
  run.report.empty[none] = (run.report.empty[none] ?? 0) + 1
  if (none === 'challenge') {
    // Nothing of a gate's page is stored: it is not what was asked for.
    if (++run.challenges >= MAX_CHALLENGES) run.halt('challenge')
  } else {
    run.challenges = 0
    await run.dependencies.onPage(page, candidate, undefined, { change, none, attachments: [] })
  }
  progressPage(run, candidate.url, none)
}

/** Whether many addresses gave this very text: a page of «no such article» in words that nobody knows. */
function isRepeated(run: Run, article: Article, candidate: Candidate): boolean {
  // What says when it was published is an article, however often it is told.
  if (article.publishedSource && article.publishedSource !== 'feed' && article.publishedSource !== 'url')
    return false
  const key = sha256Of(Buffer.from(`${article.title}\n${article.body}`))
  const ids = run.bodies.get(key) ?? new Set()
  run.bodies.set(key, ids.add(candidate.articleId))
  return ids.size >= REPEATED
}

/** Reads the article of a page and hands it on. */
export async function readArticle(
  run: Run,
  page: Page,
  candidate: Candidate,
  known: KnownPage | null,
): Promise<void> {
  const result = extractArticle(
    {
      bytes: page.body,
      url: page.url,
      contentType: page.headers['content-type'],
      robotsTag: page.headers['x-robots-tag'],
    },
    {
      timeZone: run.source.timeZone,
      now: run.now(),
      agent: productToken(run.agent),
      candidate: { title: candidate.title, publishedAt: candidate.publishedAt },
    },
  )
  const change: PageChange = known?.sha256 ? 'changed' : 'new'
  run.watch(result)
  if (!isArticle(result)) return withoutArticle(run, page, candidate, change, result.blocked)
  if (isRepeated(run, result, candidate)) return withoutArticle(run, page, candidate, change, 'repeated')
  run.challenges = 0
  const attachments = await readAttachments(run, result.attachments)
  run.report[change]++
  if (result.title) run.report.withTitle++
  if (result.publishedAt) run.report.withDate++
  run.report.bodyChars += result.body.length
  await run.dependencies.onPage(page, candidate, result, { change, attachments })
  progressPage(run, candidate.url, change)
}

/** Fetches and reads the files of an article. One that cannot be had is told, the article stands without it. */
async function readAttachments(run: Run, links: AttachmentLink[]): Promise<Attachment[]> {
  const out: Attachment[] = []
  for (const link of links.slice(0, MAX_ATTACHMENTS)) {
    if (!belongsTo(run.source, link.url)) continue
    try {
      const page = await run.fetcher.fetch(link.url, { ...run.shape, accept: 'application/pdf,*/*;q=0.5' })
      tally(run, page)
      if (page.status !== 200) throw new AttachmentError('unreadable', `status ${page.status}`)
      const text = await attachmentText(page.body)
      run.report.attachments++
      out.push({ ...link, page, text })
    } catch (error) {
      if (error instanceof AttachmentError)
        countError(run, `attachment-${error.code}`, link.url, error.message)
      else if (!(error instanceof FetchError) || error.code === 'aborted' || error.code === 'host-paused')
        throw error
      else if (error.code === 'robots') run.report.refusedByRobots++
      else countError(run, error.code, link.url, error.message)
    }
  }
  return out
}

/** Whether a redirect has led away from the article: to another site, or to the home page. */
function leadsElsewhere(source: Source, address: string): boolean {
  const url = new URL(address)
  const bare = (host: string) => host.replace(/^www\./, '')
  if (!source.hosts.some((host) => bare(host) === bare(url.host))) return true
  const home = new URL(source.homepage)
  return url.search === '' && (url.pathname === '/' || url.pathname === home.pathname)
}
