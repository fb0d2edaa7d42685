import { BasicCrawler, type BasicCrawlingContext, Log, LogLevel } from '@crawlee/cheerio'
import {
  type Article,
  type AttachmentLink,
  extractArticle,
  isArticle,
  type NoArticle,
} from './article/index.ts'
import { AttachmentError, attachmentText, MAX_ATTACHMENTS } from './attachments/index.ts'
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

/** A list's place in a back-fill: its pages before `nextPage` have been read with all their articles. */
export interface ListPlace {
  list: string
  nextPage: number
  /** The list has been followed to its end, or to the day. */
  done: boolean
}

/** Remembers how far a back-fill has come, so that the next run goes on there. */
export interface BackfillPlaces {
  place(list: string): ListPlace | undefined
  save(place: ListPlace): Promise<void> | void
}

/** A file of an article, with its text. */
export interface Attachment extends AttachmentLink {
  page: Page
  text: string
}

/** What the last pages of a source looked like, carried from run to run. */
export interface WatchState {
  /** For each of the last pages the signs of trouble that it showed; see `watchTemplates`. */
  recent: string[]
  /** Characters that an article usually has. */
  usualChars: number
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
  /** Articles of earlier runs that are young enough to be corrected or taken down; looked at after the lists. */
  revisits?: () => Promise<{ url: string; publishedAt: string | null }[]>
  /** Where a back-fill (`limits.since`) has come to. */
  backfill?: BackfillPlaces
  /** What the run before saw. */
  watched?: WatchState | undefined
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
  /** Files that the article carries. */
  attachments: Attachment[]
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
  /** Files of articles that were read. */
  attachments: number
  /** Signs that the site has changed its templates. */
  warnings: string[]
  /** For the next run's `watched`. */
  watched: WatchState
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
  | { kind: 'revisits' }
  | { kind: 'article'; candidate: Candidate; known: KnownPage | null; origin?: ListPage }

/** The page of a list that named an article. */
interface ListPage {
  list: string
  page: number
}

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
    attachments: 0,
    warnings: [],
    watched: {
      recent: [...(dependencies.watched?.recent ?? [])],
      usualChars: dependencies.watched?.usualChars ?? 0,
    },
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

  const places = limits.since ? backfillPlaces(dependencies.backfill) : null
  const bodies = new Map<string, Set<string>>()
  const watch = watchTemplates(source, report.watched, (message) => {
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
    queue.clear()
    // A pool that is aborted while it starts never stops its timers, and they keep the process alive: one that has not
    // begun finds nothing to do and ends by itself.
    if (queue.begun) crawler.autoscaledPool?.abort().catch(() => {})
  }

  try {
    if (dependencies.signal?.aborted) report.stoppedBy = 'aborted'
    else {
      const starts = startingPoints(source, limits.since, (list) => places?.start(list) ?? 1)
      queue.add(starts.map(({ url, work }) => request(url, work)))
      // Lists are always put before it, articles behind it.
      if (dependencies.revisits && !source.govkz && !limits.since)
        queue.add([request(source.homepage, { kind: 'revisits' })])
      await crawler.run()
      await places?.flush()
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
      if (work.kind === 'article') {
        await visitArticle(work.candidate, work.known)
        places?.settle(work.origin)
      } else if (work.kind === 'revisits')
        queue.add((await dueAgain()).map((next) => request(next.url, next.work)))
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
    if (
      work.kind === 'article' &&
      !(error instanceof FetchError && error.retryable) &&
      code !== 'host-paused'
    )
      places?.settle(work.origin)
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
    if (page.redirects.length > 0 && leadsElsewhere(source, page.url)) {
      const change: PageChange = known?.sha256 ? 'changed' : 'new'
      await withoutArticle(page, candidate, change, 'elsewhere')
      return
    }
    await readArticle(page, candidate, known)
  }

  async function withoutArticle(
    page: Page,
    candidate: Candidate,
    change: PageChange,
    none: NoArticle['blocked'],
  ): Promise<void> {
    report.empty[none] = (report.empty[none] ?? 0) + 1
    if (none === 'challenge') {
      // Nothing of a gate's page is stored: it is not what was asked for.
      if (++challenges >= MAX_CHALLENGES) halt('challenge')
    } else {
      challenges = 0
      await dependencies.onPage(page, candidate, undefined, { change, none, attachments: [] })
    }
    progressPage(candidate.url, none)
  }

  /** Whether many addresses gave this very text: a page of «no such article» in words that nobody knows. */
  function isRepeated(article: Article, candidate: Candidate): boolean {
    // What says when it was published is an article, however often it is told.
    if (article.publishedSource && article.publishedSource !== 'feed' && article.publishedSource !== 'url')
      return false
    const key = sha256Of(Buffer.from(`${article.title}\n${article.body}`))
    const ids = bodies.get(key) ?? new Set()
    bodies.set(key, ids.add(candidate.articleId))
    return ids.size >= REPEATED
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
    if (!isArticle(result)) return withoutArticle(page, candidate, change, result.blocked)
    if (isRepeated(result, candidate)) return withoutArticle(page, candidate, change, 'repeated')
    challenges = 0
    const attachments = await readAttachments(result.attachments)
    report[change]++
    if (result.title) report.withTitle++
    if (result.publishedAt) report.withDate++
    report.bodyChars += result.body.length
    await dependencies.onPage(page, candidate, result, { change, attachments })
    progressPage(candidate.url, change)
  }

  /** Fetches and reads the files of an article. One that cannot be had is told, the article stands without it. */
  async function readAttachments(links: AttachmentLink[]): Promise<Attachment[]> {
    const out: Attachment[] = []
    for (const link of links.slice(0, MAX_ATTACHMENTS)) {
      if (!belongsTo(source, link.url)) continue
      try {
        const page = await fetcher.fetch(link.url, { ...shape, accept: 'application/pdf,*/*;q=0.5' })
        tally(page)
        if (page.status !== 200) throw new AttachmentError('unreadable', `status ${page.status}`)
        const text = await attachmentText(page.body)
        report.attachments++
        out.push({ ...link, page, text })
      } catch (error) {
        if (error instanceof AttachmentError) countError(`attachment-${error.code}`, link.url, error.message)
        else if (!(error instanceof FetchError) || error.code === 'aborted' || error.code === 'host-paused')
          throw error
        else if (error.code === 'robots') report.refusedByRobots++
        else countError(error.code, link.url, error.message)
      }
    }
    return out
  }

  /** Articles of earlier runs that no list named and that are due for another look. */
  async function dueAgain(): Promise<{ url: string; work: Work }[]> {
    const out: { url: string; work: Work }[] = []
    for (const { url, publishedAt } of (await dependencies.revisits?.()) ?? []) {
      if (!belongsTo(source, url)) continue
      const id = articleId(source, url)
      const key = id === null || source.articleUrl === undefined ? urlKey(url) : id
      if (id === null || seen.has(key)) continue
      seen.add(key)
      const candidate: Candidate = {
        url,
        articleId: id,
        via: 'address',
        from: url,
        seenAt: new Date(now()).toISOString(),
        ...(publishedAt ? { publishedAt } : {}),
      }
      const known = (await dependencies.known?.(url, candidate)) ?? null
      if (!known || !isDue(known, candidate, now())) continue
      dependencies.onProgress?.({ kind: 'candidate', candidate, action: 'fetch' })
      if (dependencies.dryRun) continue
      queued++
      out.push({ url, work: { kind: 'article', candidate, known } })
    }
    return out
  }

  function tally(page: Page): void {
    report.bytes += page.body.length
    report.longestWaitMs = Math.max(report.longestWaitMs, page.waitedMs)
  }

  /** Reads a list. Returns what it leads to. */
  async function visitList(work: ListWork, url: string) {
    if (work.kind === 'govkz') return visitGovKz(work, url)
    // Whoever reads on past what is known needs the list, whether it has changed or not.
    const whole = limits.since !== undefined || limits.throughKnown
    const known = whole ? undefined : await dependencies.known?.(url)
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
        const { since } = limits
        // A sitemap that was not touched since then names nothing that is younger.
        const wanted = sitemap.sitemaps.filter(
          ({ modifiedAt }) => !since || !modifiedAt || !(Date.parse(modifiedAt) < Date.parse(since)),
        )
        for (const child of newestSitemaps(wanted, since ? wanted.length : limits.sitemaps)) {
          const address = canonicalUrl(child, page.url)
          if (address && places?.isDone(`sitemap ${address}`)) continue
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
    const origin = { list: listKey(work, url), page: 'page' in work ? work.page : 1 }
    const { fresh, added, unseen, reachedBack, full } = await admit(items, page, via, origin)
    dependencies.onProgress?.({ kind: 'list', url, via, found: items.length, added, unchanged: false })
    const next = full ? null : nextPage(work, page, { added, unseen, reachedBack })
    if (next) followers.push(next)
    if (full) report.stoppedBy ??= 'max-pages'
    places?.read(origin, fresh.length, { complete: !full, end: next === null })
    return [...followers, ...fresh]
  }

  /** The next page of a paginated list, as long as pages bring something new. */
  function nextPage(
    work: Exclude<ListWork, { kind: 'govkz' }>,
    page: Page,
    result: { added: number; unseen: number; reachedBack: boolean },
  ): { url: string; work: Work } | null {
    if (work.kind !== 'listing' && work.kind !== 'wordpress') return null
    const last = limits.since ? MAX_LIST_PAGES : limits.listPages
    // Whoever goes back in time reads on through what is known, not through what this run has seen already.
    const stale = limits.since || limits.throughKnown ? result.unseen === 0 : result.added === 0
    if (work.page >= last || stale || result.reachedBack) return null
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
  async function admit(items: ListedItem[], page: Page, via: FoundBy, origin: ListPage) {
    const fresh: { url: string; work: Work }[] = []
    let added = 0
    let dated = 0
    let older = 0
    let full = false
    let unseen = 0
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
      const last = Number.isNaN(at) ? Date.parse(item.modifiedAt ?? '') : at
      if (limits.since && last < Date.parse(limits.since)) continue
      const key = source.articleUrl ? id : urlKey(url)
      if (seen.has(key)) continue
      seen.add(key)
      unseen++
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
      const isWanted = isDue(known, candidate, now())
      const due = isWanted && report.candidates - report.skipped <= limits.maxPages
      if (isWanted && !due) full = true
      if (!due) report.skipped++
      dependencies.onProgress?.({ kind: 'candidate', candidate, action: due ? 'fetch' : 'skip' })
      if (due && !dependencies.dryRun) {
        queued++
        fresh.push({ url, work: { kind: 'article', candidate, known, ...(places ? { origin } : {}) } })
      }
    }
    return { fresh, added, unseen, reachedBack: dated > 0 && older === dated, full }
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
    let older = 0
    for (const item of answer.items) {
      if (stop.signal.aborted) break
      if (limits.since && Date.parse(item.created_date ?? '') < Date.parse(limits.since)) {
        older++
        continue
      }
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
      answer.items.length >= GOVKZ_PAGE_SIZE &&
      (added > 0 || limits.throughKnown || limits.since) &&
      work.page < last &&
      !(limits.since && older === answer.items.length)
    const full = report.fetched >= limits.maxPages
    if (full && more) report.stoppedBy ??= 'max-pages'
    const origin = { list: listKey(work, url), page: work.page }
    places?.read(origin, 0, { complete: !full, end: !more })
    if (!more || full) return []
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

type ListWork = Exclude<Work, { kind: 'article' | 'revisits' }>

/** What a list is called in a back-fill. */
function listKey(work: ListWork, url: string): string {
  if (work.kind === 'listing') return work.template
  if (work.kind === 'govkz') return `govkz ${work.language}`
  return work.kind === 'wordpress' ? 'wordpress' : `${work.kind} ${url}`
}

/** Follows the pages of each list: a page counts when all articles that it named have been dealt with. */
function backfillPlaces(store: BackfillPlaces | undefined) {
  const open = new Map<string, Map<number, { left: number; complete: boolean; end: boolean }>>()
  const moved = new Set<string>()
  return {
    start: (list: string): number => {
      const place = store?.place(list)
      return place?.done ? 0 : (place?.nextPage ?? 1)
    },
    isDone: (list: string): boolean => store?.place(list)?.done ?? false,
    /** A page of a list has been read. */
    read({ list, page }: ListPage, left: number, state: { complete: boolean; end: boolean }): void {
      const pages = open.get(list) ?? new Map()
      open.set(list, pages.set(page, { left, ...state }))
      moved.add(list)
    },
    /** An article that it named has been dealt with. */
    settle(origin: ListPage | undefined): void {
      const page = origin && open.get(origin.list)?.get(origin.page)
      if (page) page.left--
    },
    /** Stores how far each list has come. */
    async flush(): Promise<void> {
      for (const list of moved) {
        const pages = open.get(list)!
        let next = Math.min(...pages.keys())
        let done = false
        for (let page = pages.get(next); page?.complete && page.left <= 0; page = pages.get(++next))
          done = page.end
        await store?.save({ list, nextPage: next, done })
      }
    },
  }
}

/** Whether a redirect has led away from the article: to another site, or to the home page. */
function leadsElsewhere(source: Source, address: string): boolean {
  const url = new URL(address)
  const bare = (host: string) => host.replace(/^www\./, '')
  if (!source.hosts.some((host) => bare(host) === bare(url.host))) return true
  const home = new URL(source.homepage)
  return url.search === '' && (url.pathname === '/' || url.pathname === home.pathname)
}

/** So many articles in a row are enough to notice a change. */
const WATCHED = 20
/** The same text under so many addresses is no article. */
const REPEATED = 3

/**
 * Looks at the last pages of a source, over runs: when half of twenty hold no text, no time or no title, are far shorter
 * than usual, or are of no family though the source is of one, the site has changed its templates. Each sign is told
 * once a run.
 * @param state brought up to date with each page
 */
function watchTemplates(source: Source, state: WatchState, warn: (message: string) => void) {
  const told = new Set<string>()
  const signs: [letter: string, sign: string, shows: (result: Article | NoArticle) => boolean][] = [
    ['x', 'hold no text', (result) => !isArticle(result) && result.blocked !== 'noindex'],
    // One that only the list names hides that the page has lost its own.
    ['t', 'have no title', (result) => isArticle(result) && result.titleSource !== 'page'],
    ['d', 'have no publication time', (result) => isArticle(result) && result.publishedAt === null],
    [
      's',
      'are far shorter than usual',
      (result) => isArticle(result) && result.body.length < state.usualChars * SHORT_SHARE,
    ],
    [
      'f',
      `are no longer of the family ${source.family}`,
      (result) => source.family !== 'generic' && isArticle(result) && result.family === 'generic',
    ],
  ]
  return (result: Article | NoArticle): void => {
    const shown = signs.filter(([, , shows]) => shows(result)).map(([letter]) => letter)
    state.recent.push(shown.join(''))
    if (state.recent.length > WATCHED) state.recent.shift()
    if (isArticle(result)) {
      const { length } = result.body
      state.usualChars = state.usualChars === 0 ? length : Math.round(state.usualChars * 0.97 + length * 0.03)
    }
    for (const [letter, sign] of signs) {
      const count = state.recent.filter((one) => one.includes(letter)).length
      if (count < WATCHED / 2 || told.has(letter)) continue
      told.add(letter)
      warn(`${count} of the last ${state.recent.length} pages ${sign}`)
    }
  }
}

/** A body of less than this share of the usual length is a scrap. */
const SHORT_SHARE = 0.2

const keyOf = (work: Work): string =>
  work.kind === 'govkz'
    ? `${work.language} ${work.page} ${work.api}`
    : 'page' in work
      ? String(work.page)
      : ''

/**
 * Where a run begins.
 * @param since the day that a back-fill goes back to
 * @param pageOf the first page of a list that is to be read; 0 for a list that is done
 */
function startingPoints(
  source: Source,
  since: string | undefined,
  pageOf: (list: string) => number,
): { url: string; work: Work }[] {
  const out: { url: string; work: Work }[] = []
  const add = (path: string | null, work: ListWork) => {
    const url = path && canonicalUrl(path, source.homepage)
    if (url) out.push({ url, work })
  }
  const paged = (list: string, begin: (page: number) => void) => {
    const page = pageOf(list)
    if (page > 0) begin(page)
  }
  if (source.govkz) {
    const { project, languages } = source.govkz
    for (const language of languages)
      paged(`govkz ${language}`, (page) =>
        add(govkzListUrl(source.homepage, project, page), { kind: 'govkz', language, page, api: 'rest' }),
      )
  }
  if (source.wordpressApi)
    paged('wordpress', (page) =>
      add(wordpressPage(source.homepage, page, since), { kind: 'wordpress', page }),
    )
  for (const path of source.feeds) add(path, { kind: 'feed' })
  for (const path of source.sitemaps) add(path, { kind: 'sitemap', depth: 0 })
  for (const template of source.listings)
    paged(template, (page) => add(listingPage(template, page), { kind: 'listing', template, page }))
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
