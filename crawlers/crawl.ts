import { BasicCrawler, type BasicCrawlingContext, Log, LogLevel } from '@crawlee/cheerio'
import { type Article, extractArticle, isArticle, type NoArticle } from './article/index.ts'
import type { Candidate, FoundBy, ListedItem } from './discover/candidate.ts'
import { readFeed } from './discover/feed.ts'
import { GOVKZ_PAGE_SIZE, govkzGraphql, govkzHumanUrl, govkzListUrl, readGovKz } from './discover/govkz.ts'
import { listingPage, readListing } from './discover/listing.ts'
import { newestSitemaps, readSitemap, SITEMAP_MAX_BYTES } from './discover/sitemap.ts'
import { readWordpressPosts, wordpressPage } from './discover/wordpress.ts'
import { userAgent } from './fetch/agent.ts'
import { type Archive, sha256Of } from './fetch/archive.ts'
import { decodeText } from './fetch/charset.ts'
import { FetchError, type FetchErrorCode } from './fetch/errors.ts'
import { gunzipBounded } from './fetch/http.ts'
import {
  type ConditionalState,
  createFetcher,
  type Fetcher,
  type FetchOptions,
  type Page,
} from './fetch/index.ts'
import type { Politeness } from './fetch/politeness.ts'
import { productToken } from './fetch/robots.ts'
import type { RobotsStore } from './fetch/robots-store.ts'
import { articleId, belongsTo, privateHosts, type Source } from './registry.ts'
import { createRunQueue, runConfiguration } from './requests.ts'
import { canonicalUrl, looksLikeTrap, urlKey } from './url.ts'

/**
 * One source's run: its lists are read, what they name is fetched politely, articles are read from the pages
 * and handed to callbacks. crawlee keeps the queue, the retries and the concurrency; what goes over the wire
 * (robots, delay, guard, conditions, archive) is `fetch/`'s.
 */

/** What is known of an address from earlier runs. */
export interface KnownPage extends ConditionalState {
  /** ISO time of the publication, to tell how likely a change still is. */
  publishedAt?: string
  /** The page was gone (404, 410) or held no article. */
  gone?: boolean
}

export type PageChange = 'new' | 'changed'

/** Bounds of one run. */
export interface CrawlLimits {
  /** Articles that are fetched at most. */
  maxPages: number
  /** Pages of each paginated list. */
  listPages: number
  /** Sitemaps read from each index. */
  sitemaps: number
  /** ISO time: lists are followed back to articles of this time (back-fill); `listPages` is then ignored. */
  since?: string
  /** Paginated lists are followed past pages that bring nothing new: an earlier run may have been cut short there. */
  throughKnown?: boolean
}

export const DEFAULT_CRAWL_LIMITS: CrawlLimits = { maxPages: 500, listPages: 3, sitemaps: 3 }

/** One thing that happened, for progress lines and logs. */
export type CrawlProgress =
  | { kind: 'list'; url: string; via: FoundBy; found: number; added: number; unchanged: boolean }
  | { kind: 'candidate'; candidate: Candidate; action: 'fetch' | 'skip' }
  | { kind: 'page'; url: string; outcome: PageOutcome; done: number; queued: number }
  | { kind: 'error'; url: string; code: string; message: string }
  | { kind: 'warning'; message: string }

/** What came of a candidate. */
export type PageOutcome = PageChange | 'unchanged' | 'gone' | 'robots' | 'failed' | NoArticle['blocked']

export interface CrawlDependencies {
  /** What earlier runs know of an address; it is then asked conditionally, or not at all. */
  known?: (url: string, candidate?: Candidate) => Promise<KnownPage | undefined> | KnownPage | undefined
  archive?: Archive | undefined
  /** Shared by all runs of a process, so that two sources on one host share its clock. */
  politeness?: Politeness
  /** Robots files of earlier runs. */
  robots?: RobotsStore
  /** A fetcher to use instead of one made of `archive` and `politeness`. */
  fetcher?: Fetcher
  /** A page that is new or has changed. Without an article the page held none; `none` says why. */
  onPage: (
    page: Page,
    candidate: Candidate,
    article: Article | undefined,
    detail: PageDetail,
  ) => Promise<void> | void
  /** A page that is as it was. */
  onUnchanged?: (candidate: Candidate, page: Page) => Promise<void> | void
  /** An address that is gone (404, 410) though it was known. */
  onGone?: (candidate: Candidate, page: Page) => Promise<void> | void
  onProgress?: (progress: CrawlProgress) => void
  signal?: AbortSignal
  limits?: Partial<CrawlLimits>
  /** Epoch milliseconds. */
  now?: () => number
  userAgent?: string
  /** Finds candidates and fetches none of them. */
  dryRun?: boolean
}

export interface PageDetail {
  change: PageChange
  none?: NoArticle['blocked']
}

/** A list's state, to ask the next time whether it has changed. Keep it only when the run was complete. */
export interface ListState extends ConditionalState {
  url: string
}

/** What a run came to. */
export interface CrawlReport {
  source: string
  startedAt: string
  endedAt: string
  /** Distinct articles that the lists named. */
  candidates: number
  /** Known and not due for another look. */
  skipped: number
  fetched: number
  new: number
  changed: number
  unchanged: number
  gone: number
  refusedByRobots: number
  /** Pages without an article, by reason. */
  empty: Record<string, number>
  /** Failures by code. */
  errors: Record<string, number>
  /** Decoded bytes of all answers. */
  bytes: number
  /** Longest pause that was kept between two requests, milliseconds. */
  longestWaitMs: number
  withTitle: number
  withDate: number
  /** Characters of all bodies. */
  bodyChars: number
  /** Signs that the site has changed its templates. */
  warnings: string[]
  /** Why the run ended before its lists did; null for a complete run. */
  stoppedBy: string | null
  lists: ListState[]
}

type Work =
  | { kind: 'feed' }
  | { kind: 'sitemap'; depth: number }
  | { kind: 'listing'; template: string; page: number }
  | { kind: 'wordpress'; page: number }
  | { kind: 'govkz'; language: string; page: number; api: 'rest' | 'graphql' }
  | { kind: 'article'; candidate: Candidate; known: KnownPage | null }

const MAX_SITEMAP_DEPTH = 3
/** However deep a back-fill goes, no list is longer. */
const MAX_LIST_PAGES = 5_000
/** Gates in a row after which the source is left alone for this run. */
const MAX_CHALLENGES = 3
const MINUTE_MS = 60_000

/**
 * Crawls one source.
 * @throws what a callback throws: the run is stopped then, nothing is swallowed
 */
export async function crawlSource(source: Source, dependencies: CrawlDependencies): Promise<CrawlReport> {
  const now = dependencies.now ?? Date.now
  const limits = { ...DEFAULT_CRAWL_LIMITS, ...dependencies.limits }
  const agent = dependencies.userAgent ?? userAgent()
  const fetcher =
    dependencies.fetcher ??
    createFetcher({
      userAgent: agent,
      now,
      archive: dependencies.archive,
      ...(dependencies.politeness ? { politeness: dependencies.politeness } : {}),
      ...(dependencies.robots ? { robots: dependencies.robots } : {}),
    })
  const report: CrawlReport = {
    source: source.id,
    startedAt: new Date(now()).toISOString(),
    endedAt: '',
    candidates: 0,
    skipped: 0,
    fetched: 0,
    new: 0,
    changed: 0,
    unchanged: 0,
    gone: 0,
    refusedByRobots: 0,
    empty: {},
    errors: {},
    bytes: 0,
    longestWaitMs: 0,
    withTitle: 0,
    withDate: 0,
    bodyChars: 0,
    warnings: [],
    stoppedBy: null,
    lists: [],
  }
  const finish = () => {
    report.endedAt = new Date(now()).toISOString()
    return report
  }
  if (isQuiet(source, now())) {
    report.stoppedBy = 'quiet-hours'
    return finish()
  }

  const stop = new AbortController()
  const onAbort = () => halt('aborted')
  dependencies.signal?.addEventListener('abort', onAbort, { once: true })
  let fatal: unknown
  let queued = 0
  let challenges = 0
  const seen = new Set<string>()
  const seenLists = new Set<string>()
  const shape: FetchOptions = {
    delayMs: source.minIntervalSeconds * 1000,
    privateHosts: privateHosts(source),
    acceptLanguage: source.languages.join(', '),
    signal: stop.signal,
    ...(source.headers ? { headers: source.headers } : {}),
    ...(source.proxy ? { proxy: source.proxy } : {}),
  }

  const watch = watchTemplates(source, (message) => {
    report.warnings.push(message)
    dependencies.onProgress?.({ kind: 'warning', message })
  })
  const log = new Log({ level: LogLevel.OFF })
  const queue = createRunQueue()
  const crawler = new BasicCrawler(
    {
      log,
      requestQueue: queue.manager as never,
      minConcurrency: 1,
      // One connection a host: more tasks than hosts would only wait for each other.
      maxConcurrency: Math.min(4, new Set(source.hosts).size),
      maxRequestRetries: 2,
      // Waiting for the host's turn is part of the task; the answer itself is bounded by the client.
      requestHandlerTimeoutSecs: 3_600,
      useSessionPool: false,
      retryOnBlocked: false,
      autoscaledPoolOptions: { maybeRunIntervalSecs: 0.05, loggingIntervalSecs: null },
      statusMessageLoggingInterval: 3_600,
      requestHandler: (context) => handle(context),
      failedRequestHandler: ({ request }, error) => failed(request.userData.work as Work, request.url, error),
    },
    runConfiguration(),
  )

  function halt(reason: string): void {
    report.stoppedBy ??= reason
    stop.abort()
    crawler.autoscaledPool?.abort().catch(() => {})
  }

  try {
    if (dependencies.signal?.aborted) report.stoppedBy = 'aborted'
    else {
      queue.add(startingPoints(source).map(({ url, work }) => request(url, work)))
      await crawler.run()
    }
  } finally {
    dependencies.signal?.removeEventListener('abort', onAbort)
    await crawler.teardown()
    if (!dependencies.fetcher) fetcher.close()
  }
  if (fatal !== undefined) throw fatal
  return finish()

  function request(url: string, work: Work) {
    const key =
      work.kind === 'article' ? `article ${work.candidate.articleId}` : `${work.kind} ${keyOf(work)} ${url}`
    return { url, uniqueKey: key, userData: { work } }
  }

  async function handle(context: BasicCrawlingContext): Promise<void> {
    const { request: job } = context
    const work = job.userData.work as Work
    if (stop.signal.aborted) return
    try {
      if (work.kind === 'article') await visitArticle(work.candidate, work.known)
      else {
        const followers = await visitList(work, job.url)
        // Articles wait until the lists are read: what is newest is then known.
        queue.add(
          followers.map(({ url, work: next }) => request(url, next)),
          { first: followers.every((f) => f.work.kind !== 'article') },
        )
      }
    } catch (error) {
      if (!(error instanceof FetchError)) {
        fatal = error
        halt('error')
        job.noRetry = true
        throw error
      }
      if (!error.retryable || stop.signal.aborted) job.noRetry = true
      throw error
    }
  }

  function failed(work: Work, url: string, error: Error): void {
    if (fatal !== undefined || (stop.signal.aborted && report.stoppedBy === 'aborted')) return
    const code: FetchErrorCode | 'error' = error instanceof FetchError ? error.code : 'error'
    if (code === 'robots') {
      report.refusedByRobots++
      progressPage(url, 'robots')
      return
    }
    report.errors[code] = (report.errors[code] ?? 0) + 1
    dependencies.onProgress?.({ kind: 'error', url, code, message: error.message })
    if (work.kind === 'article') progressPage(url, 'failed')
    // The host wants to be left alone, or its robots.txt cannot be had: nothing else will be got now.
    if (code === 'host-paused' || code === 'robots-unreachable' || code === 'source-closed') halt(code)
  }

  function progressPage(url: string, outcome: PageOutcome): void {
    queued--
    dependencies.onProgress?.({
      kind: 'page',
      url,
      outcome,
      done: report.fetched,
      queued: Math.max(0, queued),
    })
  }

  async function visitArticle(candidate: Candidate, known: KnownPage | null): Promise<void> {
    const page = await fetcher.fetch(candidate.url, { ...shape, known: known ?? undefined })
    tally(page)
    report.fetched++
    if (page.status === 404 || page.status === 410) {
      report.gone++
      if (known && !known.gone) await dependencies.onGone?.(candidate, page)
      return progressPage(candidate.url, 'gone')
    }
    if (page.unchanged) {
      report.unchanged++
      await dependencies.onUnchanged?.(candidate, page)
      return progressPage(candidate.url, 'unchanged')
    }
    if (page.status !== 200)
      throw new FetchError('status', `status ${page.status}`, {
        url: page.url,
        status: page.status,
        retryable: false,
      })
    await readArticle(page, candidate, known)
  }

  async function readArticle(page: Page, candidate: Candidate, known: KnownPage | null): Promise<void> {
    const result = extractArticle(
      {
        bytes: page.body,
        url: page.url,
        contentType: page.headers['content-type'],
        robotsTag: page.headers['x-robots-tag'],
      },
      {
        timeZone: source.timeZone,
        now: now(),
        agent: productToken(agent),
        candidate: { title: candidate.title, publishedAt: candidate.publishedAt },
      },
    )
    const change: PageChange = known?.sha256 ? 'changed' : 'new'
    watch(result)
    if (!isArticle(result)) {
      report.empty[result.blocked] = (report.empty[result.blocked] ?? 0) + 1
      if (result.blocked === 'challenge') {
        // Nothing of a gate's page is stored: it is not what was asked for.
        if (++challenges >= MAX_CHALLENGES) halt('challenge')
      } else {
        challenges = 0
        await dependencies.onPage(page, candidate, undefined, { change, none: result.blocked })
      }
      return progressPage(candidate.url, result.blocked)
    }
    challenges = 0
    report[change]++
    if (result.title) report.withTitle++
    if (result.publishedAt) report.withDate++
    report.bodyChars += result.body.length
    await dependencies.onPage(page, candidate, result, { change })
    progressPage(candidate.url, change)
  }

  function tally(page: Page): void {
    report.bytes += page.body.length
    report.longestWaitMs = Math.max(report.longestWaitMs, page.waitedMs)
  }

  /** Reads a list. Returns what it leads to. */
  async function visitList(work: Exclude<Work, { kind: 'article' }>, url: string) {
    if (work.kind === 'govkz') return visitGovKz(work, url)
    const known = await dependencies.known?.(url)
    const page = await fetcher.fetch(url, {
      ...shape,
      known,
      ...(work.kind === 'sitemap' ? { limits: { maxBodyBytes: SITEMAP_MAX_BYTES } } : {}),
      accept:
        work.kind === 'wordpress'
          ? 'application/json'
          : 'application/rss+xml,application/xml,text/html;q=0.9,*/*;q=0.5',
    })
    tally(page)
    const via: FoundBy = work.kind === 'wordpress' ? 'wordpress-api' : work.kind
    if (page.status === 304) {
      remember(page)
      dependencies.onProgress?.({ kind: 'list', url, via, found: 0, added: 0, unchanged: true })
      return []
    }
    // Another pagination than the pattern's, or none: a list ends where its next page does not exist.
    if (page.status !== 200) {
      if ('page' in work && work.page > 1) return []
      throw new FetchError('status', `status ${page.status}`, { url, status: page.status, retryable: false })
    }
    if (page.headers['content-type']?.includes('html') && isGate(page)) {
      throw new FetchError('challenge', 'a gate that wants a script to be run', { url })
    }
    remember(page)
    const text = await textOfPage(page)
    const followers: { url: string; work: Work }[] = []
    let items: ListedItem[] = []
    if (work.kind === 'feed') {
      const feed = readFeed(text)
      if (!feed) countError('not-a-feed', url, 'the answer is no feed')
      items = feed ?? []
    } else if (work.kind === 'sitemap') {
      const sitemap = readSitemap(text)
      if (!sitemap) countError('not-a-sitemap', url, 'the answer is no sitemap')
      items = sitemap?.urls ?? []
      if (sitemap && work.depth < MAX_SITEMAP_DEPTH) {
        const count = limits.since ? sitemap.sitemaps.length : limits.sitemaps
        for (const child of newestSitemaps(sitemap.sitemaps, count)) {
          const address = canonicalUrl(child, page.url)
          if (address && source.hosts.includes(new URL(address).host) && !seenLists.has(address)) {
            seenLists.add(address)
            followers.push({ url: address, work: { kind: 'sitemap', depth: work.depth + 1 } })
          }
        }
      }
    } else if (work.kind === 'wordpress') items = readWordpressPosts(text) ?? []
    else {
      const listing = readListing(text, productToken(agent), headerValues(page, 'x-robots-tag'))
      items = listing.nofollow ? [] : listing.links
    }
    const { fresh, added, reachedBack } = await admit(items, page, via)
    dependencies.onProgress?.({ kind: 'list', url, via, found: items.length, added, unchanged: false })
    const next = nextPage(work, page, { added, reachedBack })
    if (next) followers.push(next)
    return [...followers, ...fresh]
  }

  /** The next page of a paginated list, as long as pages bring something new. */
  function nextPage(
    work: Exclude<Work, { kind: 'article' | 'govkz' }>,
    page: Page,
    result: { added: number; reachedBack: boolean },
  ): { url: string; work: Work } | null {
    if (work.kind !== 'listing' && work.kind !== 'wordpress') return null
    const last = limits.since ? MAX_LIST_PAGES : limits.listPages
    if (work.page >= last || (result.added === 0 && !limits.throughKnown) || result.reachedBack) return null
    const bodyKey = `${work.kind} ${page.sha256}`
    if (seenLists.has(bodyKey)) return null
    seenLists.add(bodyKey)
    const number = work.page + 1
    if (work.kind === 'wordpress')
      return {
        url: wordpressPage(source.homepage, number, limits.since),
        work: { kind: 'wordpress', page: number },
      }
    const path = listingPage(work.template, number)
    const url = path && canonicalUrl(path, source.homepage)
    return url ? { url, work: { ...work, page: number } } : null
  }

  /** Judges what a list names: of this source, an article, not seen in this run, due for a look. */
  async function admit(items: ListedItem[], page: Page, via: FoundBy) {
    const fresh: { url: string; work: Work }[] = []
    let added = 0
    let dated = 0
    let older = 0
    for (const item of items) {
      const url = canonicalUrl(item.url, page.url)
      if (!url || looksLikeTrap(url) || !belongsTo(source, url)) continue
      const id = articleId(source, url)
      if (id === null || (!source.articleUrl && !looksLikeArticle(url, item, page.url))) continue
      const at = Date.parse(item.publishedAt ?? '')
      if (limits.since && !Number.isNaN(at)) {
        dated++
        if (at < Date.parse(limits.since)) older++
      }
      const key = source.articleUrl ? id : urlKey(url)
      if (seen.has(key)) continue
      seen.add(key)
      const candidate: Candidate = {
        url,
        articleId: id,
        via,
        from: page.url,
        seenAt: new Date(now()).toISOString(),
        ...(item.title ? { title: item.title } : {}),
        ...(item.publishedAt ? { publishedAt: item.publishedAt } : {}),
        ...(item.modifiedAt ? { modifiedAt: item.modifiedAt } : {}),
      }
      report.candidates++
      const known = (await dependencies.known?.(url, candidate)) ?? null
      if (!known) added++
      const due = report.candidates - report.skipped <= limits.maxPages && isDue(known, candidate, now())
      if (!due) report.skipped++
      dependencies.onProgress?.({ kind: 'candidate', candidate, action: due ? 'fetch' : 'skip' })
      if (due && !dependencies.dryRun) {
        queued++
        fresh.push({ url, work: { kind: 'article', candidate, known } })
      }
    }
    return { fresh, added, reachedBack: dated > 0 && older === dated }
  }

  async function visitGovKz(work: Extract<Work, { kind: 'govkz' }>, url: string) {
    const { project } = source.govkz!
    const graphql = govkzGraphql(source.homepage, project, work.language, work.page)
    const page = await fetcher.fetch(url, {
      ...shape,
      acceptLanguage: work.language,
      accept: 'application/json',
      ...(work.api === 'graphql'
        ? { post: graphql.body, headers: { ...shape.headers, 'content-type': 'application/json' } }
        : {}),
    })
    tally(page)
    const answer = readGovKz(decodeText(page.body, page.headers['content-type']).text, page.status)
    if (answer.kind === 'closed') {
      if (work.api === 'rest') return [{ url: graphql.url, work: { ...work, api: 'graphql' as const } }]
      throw new FetchError('source-closed', `the API is closed to us: ${answer.reason}`, { url })
    }
    let added = 0
    for (const item of answer.items) {
      if (stop.signal.aborted) break
      const human = govkzHumanUrl(source.homepage, project, item.id, work.language)
      const id = `${item.id}.${work.language}`
      if (seen.has(id)) continue
      seen.add(id)
      report.candidates++
      const candidate: Candidate = {
        url: human,
        articleId: id,
        via: 'govkz-api',
        from: page.url,
        seenAt: new Date(now()).toISOString(),
        ...(item.title ? { title: item.title } : {}),
        ...(item.created_date ? { publishedAt: item.created_date } : {}),
      }
      const known = (await dependencies.known?.(human, candidate)) ?? null
      if (!known) added++
      dependencies.onProgress?.({ kind: 'candidate', candidate, action: 'fetch' })
      if (dependencies.dryRun || report.fetched >= limits.maxPages) continue
      queued++
      // The item itself is the page: its bytes are what the evidence is checked against later.
      const bytes = Buffer.from(JSON.stringify({ ...item, sys_lang: item.sys_lang ?? work.language }))
      const sha256 = sha256Of(bytes)
      report.fetched++
      const unchanged = known?.sha256 === sha256
      const contentType = 'application/json; charset=utf-8'
      const derived: Page = {
        ...page,
        requestedUrl: human,
        url: human,
        headers: { 'content-type': contentType },
        body: bytes,
        sha256,
        unchanged,
        redirects: [],
      }
      if (unchanged) {
        report.unchanged++
        await dependencies.onUnchanged?.(candidate, derived)
        progressPage(human, 'unchanged')
        continue
      }
      const archive = await dependencies.archive?.storeDerived({ url: human, at: now(), contentType, bytes })
      await readArticle(archive ? { ...derived, archive } : derived, candidate, known)
    }
    dependencies.onProgress?.({
      kind: 'list',
      url,
      via: 'govkz-api',
      found: answer.items.length,
      added,
      unchanged: false,
    })
    const last = limits.since ? MAX_LIST_PAGES : limits.listPages
    const more =
      answer.items.length >= GOVKZ_PAGE_SIZE && (added > 0 || limits.throughKnown) && work.page < last
    if (!more) return []
    const number = work.page + 1
    return work.api === 'rest'
      ? [{ url: govkzListUrl(source.homepage, project, number), work: { ...work, page: number } }]
      : [{ url, work: { ...work, page: number } }]
  }

  function remember(page: Page): void {
    const { etag, 'last-modified': lastModified } = page.headers
    report.lists.push({
      url: page.requestedUrl,
      ...(etag ? { etag } : {}),
      ...(lastModified ? { lastModified } : {}),
      sha256: page.sha256,
      fetchedAt: page.fetchedAt,
    })
  }

  function countError(code: string, url: string, message: string): void {
    report.errors[code] = (report.errors[code] ?? 0) + 1
    dependencies.onProgress?.({ kind: 'error', url, code, message })
  }
}

/** So many articles in a row are enough to notice a change. */
const WATCHED = 20

/**
 * Looks at the last pages of a run: when half of them hold no text, no time or no title, or are of no family
 * though the source is of one, the site has changed its templates. Each sign is told once.
 */
function watchTemplates(source: Source, warn: (message: string) => void) {
  const recent: (Article | NoArticle)[] = []
  const told = new Set<string>()
  const signs: [sign: string, shows: (result: Article | NoArticle) => boolean][] = [
    ['hold no text', (result) => !isArticle(result) && result.blocked !== 'noindex'],
    ['have no title', (result) => isArticle(result) && result.title === null],
    ['have no publication time', (result) => isArticle(result) && result.publishedAt === null],
    [
      `are no longer of the family ${source.family}`,
      (result) => source.family !== 'generic' && isArticle(result) && result.family === 'generic',
    ],
  ]
  return (result: Article | NoArticle): void => {
    recent.push(result)
    if (recent.length > WATCHED) recent.shift()
    if (recent.length < WATCHED) return
    for (const [sign, shows] of signs) {
      const count = recent.filter(shows).length
      if (count < WATCHED / 2 || told.has(sign)) continue
      told.add(sign)
      warn(`${count} of the last ${WATCHED} pages ${sign}`)
    }
  }
}

const keyOf = (work: Work): string =>
  work.kind === 'govkz'
    ? `${work.language} ${work.page} ${work.api}`
    : 'page' in work
      ? String(work.page)
      : ''

/** Where a run begins. */
function startingPoints(source: Source): { url: string; work: Work }[] {
  const out: { url: string; work: Work }[] = []
  const add = (path: string, work: Work) => {
    const url = canonicalUrl(path, source.homepage)
    if (url) out.push({ url, work })
  }
  if (source.govkz)
    for (const language of source.govkz.languages)
      add(govkzListUrl(source.homepage, source.govkz.project, 1), {
        kind: 'govkz',
        language,
        page: 1,
        api: 'rest',
      })
  if (source.wordpressApi) add(wordpressPage(source.homepage, 1), { kind: 'wordpress', page: 1 })
  for (const path of source.feeds) add(path, { kind: 'feed' })
  for (const path of source.sitemaps) add(path, { kind: 'sitemap', depth: 0 })
  for (const template of source.listings) {
    const path = listingPage(template, 1)
    if (path) add(path, { kind: 'listing', template, page: 1 })
  }
  return out
}

/** Text of a list's page: `.gz` sitemaps come packed without a content coding. */
async function textOfPage(page: Page): Promise<string> {
  const packed = page.body[0] === 0x1f && page.body[1] === 0x8b
  const bytes = packed ? await gunzipBounded(page.body, SITEMAP_MAX_BYTES, page.url) : page.body
  return decodeText(bytes, page.headers['content-type']).text
}

const headerValues = (page: Page, name: string): string[] => {
  const value = page.headers[name]
  return value === undefined ? [] : [value]
}

function isGate(page: Page): boolean {
  if (page.body.length > 12_000) return false
  const result = extractArticle(
    { bytes: page.body, url: page.url, contentType: page.headers['content-type'] },
    { now: 0 },
  )
  return !isArticle(result) && result.blocked === 'challenge'
}

/** Without a pattern: a link with a headline's text, deeper than the list, is taken for an article. */
function looksLikeArticle(url: string, item: ListedItem, from: string): boolean {
  if (item.publishedAt || item.modifiedAt) return true
  const path = new URL(url).pathname
  if (path === '/' || urlKey(url) === urlKey(from)) return false
  if (/\.(jpe?g|png|gif|webp|svg|pdf|docx?|xlsx?|zip|rar|mp[34]|avi|css|js|xml|ico)$/i.test(path))
    return false
  return (item.title ?? '').length >= 25
}

/** How long after the last look an article is looked at again, by its age: news is corrected early or never. */
const REVISIT: [ageMs: number, intervalMs: number][] = [
  [6 * 60 * MINUTE_MS, 60 * MINUTE_MS],
  [2 * 1440 * MINUTE_MS, 12 * 60 * MINUTE_MS],
  [14 * 1440 * MINUTE_MS, 4 * 1440 * MINUTE_MS],
]

/**
 * Whether an article is to be fetched: it is new, or its list says that it has changed, or it is young enough
 * to be corrected and has not been looked at for a while.
 */
export function isDue(
  known: KnownPage | null,
  candidate: Pick<Candidate, 'modifiedAt'>,
  nowMs: number,
): boolean {
  if (!known?.fetchedAt) return true
  const fetched = Date.parse(known.fetchedAt)
  const modified = Date.parse(candidate.modifiedAt ?? '')
  // A sitemap that says «now» for everything would have all fetched every time: one look a day at most then.
  if (!Number.isNaN(modified) && modified > fetched && modified <= nowMs)
    return nowMs - fetched >= 60 * MINUTE_MS
  const age = nowMs - (known.publishedAt ? Date.parse(known.publishedAt) : fetched)
  const rule = REVISIT.find(([limit]) => age <= limit)
  return rule !== undefined && nowMs - fetched >= rule[1]
}

/** Whether the source's quiet hours are now. */
function isQuiet(source: Source, nowMs: number): boolean {
  if (!source.quietHours) return false
  const [from, to] = source.quietHours
  const hour = Number(
    new Intl.DateTimeFormat('en-GB', { timeZone: source.timeZone, hour: '2-digit', hourCycle: 'h23' }).format(
      nowMs,
    ),
  )
  return from <= to ? hour >= from && hour < to : hour >= from || hour < to
}
