import { type Article, type AttachmentLink, extractArticle, isArticle } from './article/index.ts'
import { AttachmentError, attachmentText, isFileAddress, MAX_ATTACHMENTS } from './attachments/index.ts'
import type { Attachment } from './crawl/index.ts'
import type { Candidate } from './discover/candidate.ts'
import { type ArchivedResponse, type ArchiveRef, readArchive, readRecord } from './fetch/archive.ts'
import type { Page } from './fetch/index.ts'
import { articleId, belongsTo, type Source } from './registry.ts'
import { canonicalUrl } from './url.ts'

/** Reads the past again: what an archive holds of a source's articles goes through today's extraction, no network. */

export interface ReplayDependencies {
  onPage: (
    page: Page,
    candidate: Candidate,
    article: Article,
    attachments: Attachment[],
  ) => Promise<void> | void
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
  // Where files lie is looked for when the first article with files comes: most archives have none.
  let files: Promise<Map<string, ArchivedFile[]>> | null = null
  for await (const response of readArchive(dir)) {
    if (dependencies.signal?.aborted) break
    const url = canonicalUrl(response.url)
    const whole = response.type === 'resource' || (response.type === 'response' && response.status === 200)
    if (!url || !whole || isFileAddress(url) || !belongsTo(source, url)) continue
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
    const links = article.attachments.slice(0, MAX_ATTACHMENTS).filter((link) => belongsTo(source, link.url))
    if (links.length > 0) files ??= filesOf(dir)
    const attachments = files ? await readFiles(dir, links, await files, response.date) : []
    await dependencies.onPage(page, candidate, article, attachments)
  }
  return counts
}

interface ArchivedFile {
  date: string
  ref: ArchiveRef
}

/** Where the answers lie that hold files, by address, in the order of time. */
async function filesOf(dir: string): Promise<Map<string, ArchivedFile[]>> {
  const out = new Map<string, ArchivedFile[]>()
  for await (const { url, type, status, date, ref } of readArchive(dir)) {
    if (type !== 'response' || status !== 200 || !isFileAddress(url)) continue
    const key = canonicalUrl(url) ?? url
    out.set(key, [...(out.get(key) ?? []), { date, ref }])
  }
  for (const list of out.values()) list.sort((a, b) => (a.date < b.date ? -1 : 1))
  return out
}

/** The files of an article as they were when it was fetched: asked for right after it. */
async function readFiles(
  dir: string,
  links: AttachmentLink[],
  files: Map<string, ArchivedFile[]>,
  date: string,
): Promise<Attachment[]> {
  const out: Attachment[] = []
  for (const link of links) {
    const list = files.get(link.url) ?? []
    const file = list.find((one) => one.date >= date) ?? list.at(-1)
    if (!file) continue
    const response = await readRecord(dir, { file: file.ref.file, offset: file.ref.offset })
    try {
      out.push({ ...link, page: pageOf(response, link.url), text: await attachmentText(response.body) })
    } catch (error) {
      if (!(error instanceof AttachmentError)) throw error
    }
  }
  return out
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
