import { type Article, extractArticle, isArticle } from './article/index.ts'
import type { Candidate } from './discover/candidate.ts'
import { type ArchivedResponse, readArchive } from './fetch/archive.ts'
import type { Page } from './fetch/index.ts'
import { articleId, belongsTo, type Source } from './registry.ts'
import { canonicalUrl } from './url.ts'

/** Reads the past again: what an archive holds of a source's articles goes through today's extraction, no network. */

export interface ReplayDependencies {
  onPage: (page: Page, candidate: Candidate, article: Article) => Promise<void> | void
  signal?: AbortSignal
}

/**
 * Hands over the articles of a source in the order in which they were archived. The same archive and the same
 * code give the same results: the clock of each page is the time at which it was fetched.
 * @param dir folder of WARC files, also of other tools
 * @returns how many responses were looked at and how many held an article
 */
export async function replayArchive(
  source: Source,
  dir: string,
  dependencies: ReplayDependencies,
): Promise<{ responses: number; articles: number }> {
  const counts = { responses: 0, articles: 0 }
  for await (const response of readArchive(dir)) {
    if (dependencies.signal?.aborted) break
    const url = canonicalUrl(response.url)
    const whole = response.type === 'resource' || (response.type === 'response' && response.status === 200)
    if (!url || !whole || !belongsTo(source, url)) continue
    const id = articleId(source, url)
    if (id === null) continue
    counts.responses++
    const page = pageOf(response, url)
    const article = extractArticle(
      {
        bytes: page.body,
        url,
        contentType: page.headers['content-type'],
        robotsTag: page.headers['x-robots-tag'],
      },
      { timeZone: source.timeZone, now: Date.parse(response.date) },
    )
    if (!isArticle(article)) continue
    counts.articles++
    // An item of an API has its language in its address: `…/details/7?lang=kk`.
    const language = new URL(url).searchParams.get('lang')
    const candidate: Candidate = {
      url,
      articleId: source.govkz && language ? `${id}.${language}` : id,
      via: 'address',
      from: url,
      seenAt: response.date,
    }
    await dependencies.onPage(page, candidate, article)
  }
  return counts
}

function pageOf(response: ArchivedResponse, url: string): Page {
  return {
    requestedUrl: url,
    url,
    status: response.status || 200,
    headers: response.headers,
    body: response.body,
    sha256: response.sha256,
    fetchedAt: response.date,
    redirects: [],
    unchanged: false,
    archive: response.ref,
    tookMs: 0,
    waitedMs: 0,
  }
}
