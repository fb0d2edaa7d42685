/** Lists of a source: feeds, sitemaps, listing pages, WordPress; what they name and where they go on. */
import { extractArticle, isArticle } from '../article/index.ts'
import type { Candidate, FoundBy, ListedItem } from '../discover/candidate.ts'
import { readFeed } from '../discover/feed.ts'
import { listingPage, readListing } from '../discover/listing.ts'
import { newestSitemaps, readSitemap, SITEMAP_MAX_BYTES } from '../discover/sitemap.ts'
import { readWordpressPosts, wordpressPage } from '../discover/wordpress.ts'
import { decodeText } from '../fetch/charset.ts'
import { FetchError } from '../fetch/errors.ts'
import { gunzipBounded } from '../fetch/http.ts'
import type { Page } from '../fetch/index.ts'
import { productToken } from '../fetch/robots.ts'
import { articleId, belongsTo } from '../registry.ts'
import { canonicalUrl, looksLikeTrap, urlKey } from '../url.ts'
import { visitGovKz } from './govkz.ts'
import { isDue } from './revisit.ts'
import { countError, MAX_LIST_PAGES, type Run, tally } from './run.ts'
import { type ListPage, type ListWork, listKey, type Step } from './work.ts'

const MAX_SITEMAP_DEPTH = 3

/**
 * Reads a list.
 * @returns what it leads to: lists, or articles
 * @throws FetchError where it cannot be had
 */
export async function visitList(run: Run, { work, url }: Step & { work: ListWork }): Promise<Step[]> {
  if (work.kind === 'govkz') return visitGovKz(run, work, url)
  // Whoever reads on past what is known needs the list, whether it has changed or not.
  const whole = run.limits.since !== undefined || run.limits.throughKnown
  const known = whole ? undefined : await run.dependencies.known?.(url)
  const page = await run.fetcher.fetch(url, {
    ...run.shape,
    known,
    ...(work.kind === 'sitemap' ? { limits: { maxBodyBytes: SITEMAP_MAX_BYTES } } : {}),
    accept:
      work.kind === 'wordpress'
        ? 'application/json'
        : 'application/rss+xml,application/xml,text/html;q=0.9,*/*;q=0.5',
  })
  tally(run, page)
  const via: FoundBy = work.kind === 'wordpress' ? 'wordpress-api' : work.kind
  if (page.status === 304) {
    remember(run, page)
    run.dependencies.onProgress?.({ kind: 'list', url, via, found: 0, added: 0, unchanged: true })
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
  remember(run, page)
  const text = await textOfPage(page)
  const followers: Step[] = []
  let items: ListedItem[] = []
  if (work.kind === 'feed') {
    const feed = readFeed(text)
    if (!feed) countError(run, 'not-a-feed', url, 'the answer is no feed')
    items = feed ?? []
  } else if (work.kind === 'sitemap') {
    const sitemap = readSitemap(text)
    if (!sitemap) countError(run, 'not-a-sitemap', url, 'the answer is no sitemap')
    items = sitemap?.urls ?? []
    if (sitemap && work.depth < MAX_SITEMAP_DEPTH) {
      const { since } = run.limits
      // A sitemap that was not touched since then names nothing that is younger.
      const wanted = sitemap.sitemaps.filter(
        ({ modifiedAt }) => !since || !modifiedAt || !(Date.parse(modifiedAt) < Date.parse(since)),
      )
      for (const child of newestSitemaps(wanted, since ? wanted.length : run.limits.sitemaps)) {
        const address = canonicalUrl(child, page.url)
        if (address && run.places?.isDone(`sitemap ${address}`)) continue
        if (address && run.source.hosts.includes(new URL(address).host) && !run.seenLists.has(address)) {
          run.seenLists.add(address)
          followers.push({ url: address, work: { kind: 'sitemap', depth: work.depth + 1 } })
        }
      }
    }
  } else if (work.kind === 'wordpress') items = readWordpressPosts(text) ?? []
  else {
    const listing = readListing(text, productToken(run.agent), headerValues(page, 'x-robots-tag'))
    items = listing.nofollow ? [] : listing.links
  }
  const origin = { list: listKey(work, url), page: 'page' in work ? work.page : 1 }
  const { fresh, added, unseen, reachedBack, full } = await admit(run, items, page, via, origin)
  run.dependencies.onProgress?.({ kind: 'list', url, via, found: items.length, added, unchanged: false })
  const next = full ? null : nextPage(run, work, page, { added, unseen, reachedBack })
  if (next) followers.push(next)
  if (full) run.report.stoppedBy ??= 'max-pages'
  run.places?.read(origin, fresh.length, { complete: !full, end: next === null })
  return [...followers, ...fresh]
}

/** The next page of a paginated list, as long as pages bring something new. */
function nextPage(
  run: Run,
  work: Exclude<ListWork, { kind: 'govkz' }>,
  page: Page,
  result: { added: number; unseen: number; reachedBack: boolean },
): Step | null {
  if (work.kind !== 'listing' && work.kind !== 'wordpress') return null
  const last = run.limits.since ? MAX_LIST_PAGES : run.limits.listPages
  // Whoever goes back in time reads on through what is known, not through what this run has seen already.
  const stale = run.limits.since || run.limits.throughKnown ? result.unseen === 0 : result.added === 0
  if (work.page >= last || stale || result.reachedBack) return null
  const bodyKey = `${work.kind} ${page.sha256}`
  if (run.seenLists.has(bodyKey)) return null
  run.seenLists.add(bodyKey)
  const number = work.page + 1
  if (work.kind === 'wordpress')
    return {
      url: wordpressPage(run.source.homepage, number, run.limits.since),
      work: { kind: 'wordpress', page: number },
    }
  const path = listingPage(work.template, number)
  const url = path && canonicalUrl(path, run.source.homepage)
  return url ? { url, work: { ...work, page: number } } : null
}

/** Judges what a list names: of this source, an article, not seen in this run, due for a look. */
async function admit(run: Run, items: ListedItem[], page: Page, via: FoundBy, origin: ListPage) {
  const fresh: Step[] = []
  let added = 0
  let dated = 0
  let older = 0
  let full = false
  let unseen = 0
  for (const item of items) {
    const url = canonicalUrl(item.url, page.url)
    if (!url || looksLikeTrap(url) || !belongsTo(run.source, url)) continue
    const id = articleId(run.source, url)
    if (id === null || (!run.source.articleUrl && !looksLikeArticle(url, item, page.url))) continue
    const at = Date.parse(item.publishedAt ?? '')
    if (run.limits.since && !Number.isNaN(at)) {
      dated++
      if (at < Date.parse(run.limits.since)) older++
    }
    const last = Number.isNaN(at) ? Date.parse(item.modifiedAt ?? '') : at
    if (run.limits.since && last < Date.parse(run.limits.since)) continue
    const key = run.source.articleUrl ? id : urlKey(url)
    if (run.seen.has(key)) continue
    run.seen.add(key)
    unseen++
    const candidate: Candidate = {
      url,
      articleId: id,
      via,
      from: page.url,
      seenAt: new Date(run.now()).toISOString(),
      ...(item.title ? { title: item.title } : {}),
      ...(item.publishedAt ? { publishedAt: item.publishedAt } : {}),
      ...(item.modifiedAt ? { modifiedAt: item.modifiedAt } : {}),
    }
    run.report.candidates++
    const known = (await run.dependencies.known?.(url, candidate)) ?? null
    if (!known) added++
    const isWanted = isDue(known, candidate, run.now())
    const due = isWanted && run.report.candidates - run.report.skipped <= run.limits.maxPages
    if (isWanted && !due) full = true
    if (!due) run.report.skipped++
    run.dependencies.onProgress?.({ kind: 'candidate', candidate, action: due ? 'fetch' : 'skip' })
    if (due && !run.dependencies.dryRun) {
      run.queued++
      fresh.push({ url, work: { kind: 'article', candidate, known, ...(run.places ? { origin } : {}) } })
    }
  }
  return { fresh, added, unseen, reachedBack: dated > 0 && older === dated, full }
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

/** A list's state for the next run. */
function remember(run: Run, page: Page): void {
  const { etag, 'last-modified': lastModified } = page.headers
  run.report.lists.push({
    url: page.requestedUrl,
    ...(etag ? { etag } : {}),
    ...(lastModified ? { lastModified } : {}),
    sha256: page.sha256,
    fetchedAt: page.fetchedAt,
  })
}
