/** gov.kz: every page is an empty application shell; the texts come from the JSON content API, per language. */
import type { SiteArticle } from './data.ts'
import { html } from './html.ts'
import {
  newest,
  page,
  pageNumber,
  pageOf,
  published,
  redirect,
  type Site,
  type SiteReply,
  type SiteRequest,
} from './site.ts'

/** How the content API of a gov.kz site behaves. */
export interface GovKzOptions {
  /**
   * Form of the list: `object` is `{content, totalElements}`, `array` the older bare array; `mixed` (the default)
   * gives the object in Kazakh and the array in Russian, so that one crawl meets both.
   */
  shape?: 'object' | 'array' | 'mixed'
  /** Answers 400 `notAllowed` to every request for news, as the live API does to strangers. */
  gated?: boolean
}

const NEWS = '/api/v1/public/content-manager/news'
const MAX_SIZE = 100

/** Answers for a gov.kz site. */
export function govkz(site: Site, request: SiteRequest, options: GovKzOptions = {}): SiteReply | null {
  const { path } = request
  if (path === '/') return redirect(`/memleket/entities/${site.project}?lang=kk`, 302)
  if (path === NEWS || path.startsWith(`${NEWS}/`)) {
    if (options.gated) return json({ code: 'notAllowed', message: 'Not allowed' }, 400)
    return path === NEWS ? list(site, request, options) : one(site, request)
  }
  if (path.startsWith('/api/')) return json({ code: 'notFound' }, 404)
  // The single-page application answers any address with the same shell, also for ids that do not exist.
  return path.startsWith('/memleket/') ? page(shell()) : null
}

function json(value: unknown, status = 200, modified?: string): SiteReply {
  const headers = { vary: 'Accept-Language' }
  return { status, type: 'application/json;charset=UTF-8', body: JSON.stringify(value), headers, modified }
}

/** The first language of the header that the API knows; Kazakh where it says nothing. */
function languageOf(header: string): string {
  return header.toLowerCase().match(/\b(kk|ru|en)\b/)?.[1] ?? 'kk'
}

/** `eq:slug`, `EQ:slug`, `contains:part` or a bare value. */
function matches(filter: string, value: string): boolean {
  const [, operator, wanted] = /^(?:(eq|contains):)?(.*)$/i.exec(filter)!
  return operator?.toLowerCase() === 'contains' ? value.includes(wanted!) : value === wanted
}

function list(
  site: Site,
  { query, acceptLanguage }: SiteRequest,
  { shape = 'mixed' }: GovKzOptions,
): SiteReply {
  const language = languageOf(acceptLanguage)
  const after = query.get('created_date')
  // The real API breaks on this operator; clients have to use gt.
  if (after?.startsWith('gte:')) return json({ status: 500, error: 'Internal Server Error' }, 500)
  const since = after?.startsWith('gt:') ? Date.parse(after.slice(3)) : Number.NEGATIVE_INFINITY
  const items = published(site)
    .filter((article) => article.language === language)
    .filter((article) => Date.parse(article.publishedAt) > since)
    .filter(() => matches(query.get('projects') ?? site.project!, site.project!))
  if (query.get('sort-by') === 'created_date:ASC') items.reverse()
  const size = Math.min(MAX_SIZE, pageNumber(query.get('size') ?? String(site.pageSize)))
  const content = pageOf(items, pageNumber(query.get('page')), size).map((article) => item(site, article))
  const bare = shape === 'array' || (shape === 'mixed' && language === 'ru')
  return json(bare ? content : { content, totalElements: items.length }, 200, newest(items))
}

function one(site: Site, { path, acceptLanguage }: SiteRequest): SiteReply {
  const language = languageOf(acceptLanguage)
  const id = path.slice(NEWS.length + 1)
  const article = published(site).find((candidate) => candidate.id === id && candidate.language === language)
  return article ? json(item(site, article), 200, article.publishedAt) : json({ code: 'notFound' }, 404)
}

/** One item as the API gives it: HTML in `body`, entities and styles included. */
function item(site: Site, article: SiteArticle): Record<string, unknown> {
  const [date] = article.publishedAt.split('T')
  const [year, month, day] = date!.split('-').map(Number)
  const picture = `/uploads/${year}/${month}/${day}/${article.id}_original.png`
  const paragraphs = article.paragraphs.map((text, i) => {
    const { markup } = html`<p style="text-align: justify;">${text}</p>`
    const typed = markup.replace(/ – /g, ' &ndash; ')
    return i === 0 ? typed.replace(' ', '&nbsp;') : typed
  })
  return {
    id: Number(article.id),
    title: article.title,
    slug: article.slug,
    short_description: article.lead ?? null,
    body: `${paragraphs.join('\n')}<p><br></p><p><img src="${picture}" alt=""></p>`,
    created_date: article.publishedAt.replace(/([+-]\d\d:\d\d)$/, '.000$1'),
    heropic: picture,
    alt_image: null,
    projects: [site.project],
    hashtag: [],
    sys_lang: article.language,
    activities: [],
  }
}

function shell() {
  return html`<!doctype html>
<html lang="kk"><head><meta charset="utf-8"><title>Gov.kz</title><base href="/"><link rel="icon" href="/favicon.ico"></head>
<body><app-root></app-root><noscript>Please enable JavaScript to continue using this application.</noscript><script src="/main.js" type="module"></script></body></html>
`
}
