import { parseHtml, queryOf } from './article/dom.ts'
import { familyOf } from './article/families/index.ts'
import { extractArticle, isArticle, zoneOf } from './article/index.ts'
import { metaValue, readMetadata } from './article/metadata.ts'
import { readFeed } from './discover/feed.ts'
import { readListing } from './discover/listing.ts'
import { readSitemap } from './discover/sitemap.ts'
import { decodeText } from './fetch/charset.ts'
import { FetchError } from './fetch/errors.ts'
import type { Fetcher, FetchOptions, Page } from './fetch/index.ts'
import type { Source } from './registry.ts'
import { canonicalUrl, urlKey } from './url.ts'

/** A first look at a site: what it is made with, what lists it has, and a draft of its registry entry. */

export interface ProbeResult {
  url: string
  /** `ok`, `missing`, or why it could not be had. */
  robots: string
  crawlDelay: number | null
  family: string
  /** A gate that wants a script to be run, where one stands before the site. */
  challenge: boolean
  feeds: { url: string; items: number }[]
  sitemaps: { url: string; urls: number; sitemaps: number }[]
  charset: string
  language: string | null
  /** Addresses that look like articles, and the pattern made of them. */
  articles: string[]
  /** What the newest of them gives. */
  sample: {
    url: string
    family: string
    title: string | null
    publishedAt: string | null
    chars: number
  } | null
  /** What could not be had. */
  problems: string[]
  /** A draft for `sources.yaml`; places, name and kind are for a person to fill in. */
  draft: Omit<Source, 'places' | 'kind'>
}

const COMMON_FEEDS = ['/rss', '/feed/', '/fa/rss/allnews', '/rss.xml', '/feeds/']
const COMMON_SITEMAPS = [
  '/sitemap.xml',
  '/wp-sitemap.xml',
  '/sitemap_index.xml',
  '/sitemap/news/sitemap.xml',
  '/fa-sitemap-news',
]

/**
 * Looks at a site once, politely: home page, robots, the lists that it names (or the usual addresses), one article.
 * @throws FetchError where the home page cannot be had
 */
export async function probeSite(
  address: string,
  fetcher: Fetcher,
  options: { fetch?: FetchOptions; now: number },
): Promise<ProbeResult> {
  const shape: FetchOptions = { delayMs: 2_000, ...options.fetch }
  const problems: string[] = []
  const robots = await fetcher.robots(address, shape)
  const home = await fetcher.fetch(address, shape)
  const decoded = decodeText(home.body, home.headers['content-type'])
  const document = parseHtml(decoded.text)
  const metadata = readMetadata(document)
  const $ = queryOf(document)
  const blocked = extractArticle(
    { bytes: home.body, url: home.url, contentType: home.headers['content-type'] },
    { now: options.now },
  )
  const challenge = !isArticle(blocked) && blocked.blocked === 'challenge'

  const attempt = async (url: string): Promise<Page | null> => {
    try {
      const page = await fetcher.fetch(url, shape)
      return page.status === 200 ? page : null
    } catch (error) {
      if (!(error instanceof FetchError)) throw error
      problems.push(`${url}: ${error.code}: ${error.message}`)
      return null
    }
  }
  const textOf = (page: Page) => decodeText(page.body, page.headers['content-type']).text

  const named = $('link[rel~=alternate][href]')
    .toArray()
    .filter((link) => /rss|atom|feed\+json/i.test($(link).attr('type') ?? ''))
    .map((link) => canonicalUrl($(link).attr('href') ?? '', home.url))
    .filter((url): url is string => url !== null)
  const feeds: ProbeResult['feeds'] = []
  const fromFeeds: string[] = []
  for (const url of named.length > 0
    ? [...new Set(named)].slice(0, 4)
    : COMMON_FEEDS.map((p) => new URL(p, home.url).href)) {
    const page = challenge ? null : await attempt(url)
    const items = page ? readFeed(textOf(page)) : null
    if (!items) continue
    feeds.push({ url, items: items.length })
    for (const item of items) {
      const found = canonicalUrl(item.url, url)
      if (found) fromFeeds.push(found)
    }
    if (named.length === 0) break
  }
  const sitemaps: ProbeResult['sitemaps'] = []
  const sitemapUrls =
    robots.sitemaps.length > 0
      ? robots.sitemaps.slice(0, 3)
      : COMMON_SITEMAPS.map((p) => new URL(p, home.url).href)
  for (const url of sitemapUrls) {
    const page = challenge ? null : await attempt(url)
    const sitemap = page ? readSitemap(textOf(page)) : null
    if (!sitemap) continue
    sitemaps.push({ url, urls: sitemap.urls.length, sitemaps: sitemap.sitemaps.length })
    if (robots.sitemaps.length === 0) break
  }
  const host = new URL(home.url).host
  const links = readListing(decoded.text, 'karenbek')
    .links.filter((link) => (link.title ?? '').length >= 25)
    .map((link) => canonicalUrl(link.url, home.url))
    .filter(
      (url): url is string => url !== null && new URL(url).host === host && urlKey(url) !== urlKey(home.url),
    )
  const articles = [...new Set(fromFeeds.length > 0 ? fromFeeds : links)].slice(0, 20)
  const pattern = patternOf(articles)

  let sample: ProbeResult['sample'] = null
  let family = familyOf({ $, url: home.url, metadata })?.name ?? null
  const first = articles.find((url) => pattern === null || new RegExp(pattern, 'u').test(pathOf(url)))
  const page = first && !challenge ? await attempt(first) : null
  if (page) {
    const article = extractArticle(
      { bytes: page.body, url: page.url, contentType: page.headers['content-type'] },
      { now: options.now },
    )
    if (isArticle(article)) {
      if (article.family !== 'generic') family = article.family
      sample = {
        url: page.url,
        family: article.family,
        title: article.title,
        publishedAt: article.publishedAt,
        chars: article.body.length,
      }
    } else problems.push(`${page.url}: no article (${article.blocked})`)
  }
  const language = metadata.lang?.slice(0, 2).toLowerCase() ?? null
  const inKazakhstan = new URL(home.url).hostname.endsWith('.kz')
  const main = language === 'kz' ? 'kk' : (language ?? (inKazakhstan ? 'kk' : 'fa'))
  const relative = (url: string) =>
    new URL(url).host === host ? new URL(url).pathname + new URL(url).search : url
  return {
    url: home.url,
    robots: robots.status,
    crawlDelay: robots.crawlDelay,
    family: family ?? 'generic',
    challenge,
    feeds,
    sitemaps,
    charset: decoded.label,
    language,
    articles,
    sample,
    problems,
    draft: {
      id: host
        .replace(/^www\./, '')
        .replace(/[^a-z0-9]+/gi, '-')
        .toLowerCase(),
      name: metaValue(metadata, 'og:site_name') ?? metadata.pageTitle ?? host,
      country: inKazakhstan || main === 'kk' ? 'KZ' : 'IR',
      languages: [main],
      scripts: [main === 'fa' || main === 'ar' ? 'Arab' : 'Cyrl'],
      family: family ?? 'generic',
      homepage: new URL('/', home.url).href,
      hosts: [host],
      timeZone: zoneOf(home.url, main),
      feeds: feeds.map((feed) => relative(feed.url)),
      sitemaps: sitemaps.map((sitemap) => relative(sitemap.url)),
      listings: feeds.length + sitemaps.length === 0 ? ['/'] : [],
      ...(pattern ? { articleUrl: pattern } : {}),
      cadence: '*/30 * * * *',
      minIntervalSeconds: Math.max(4, robots.crawlDelay ?? 0),
      enabled: sample !== null,
      evidence: sample ? 'seen' : 'unverified',
    },
  }
}

function pathOf(address: string): string {
  const url = new URL(address)
  try {
    return decodeURIComponent(url.pathname) + url.search
  } catch {
    return url.pathname + url.search
  }
}

/** Address shapes of known systems, each with a group `id`; the first that most addresses fit is proposed. */
const SHAPES = [
  String.raw`^/fa/news/(?<id>\d+)(?:/|$)`,
  String.raw`^/news/(?<id>\d{5,16})(?:/|$)`,
  String.raw`^/fa/news/\d{4}/\d{2}/\d{2}/(?<id>\d+)(?:/|$)`,
  String.raw`^/بخش-[^/]+-\d+/(?<id>\d+)-`,
  String.raw`^/article/(?<id>\d+)-`,
  String.raw`^/\d{4}/\d{2}/(?:\d{2}/)?(?<id>[^/]+)/?$`,
  String.raw`^/(?<id>\d{3,9})/[^/]+/?$`,
  '^/news/.*-(?<id>[0-9a-f]{6})/?$',
  String.raw`^/[^?]*[?&](?:id|newsid|nid)=(?<id>\d+)`,
  String.raw`^/\?p=(?<id>\d+)$`,
  String.raw`^/(?:[^/]+/)*(?<id>\d{3,})(?:-[^/]*)?/?$`,
  '^/(?<id>[^/?]{12,})/?$',
]

function patternOf(urls: string[]): string | null {
  if (urls.length === 0) return null
  return (
    SHAPES.find((shape) => {
      const pattern = new RegExp(shape, 'iu')
      return urls.filter((url) => pattern.test(pathOf(url))).length >= urls.length * 0.7
    }) ?? null
  )
}
