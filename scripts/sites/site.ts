/** What every family's template works with: the request, the reply, and lists of articles. */
import type { SiteArticle, SiteData } from './data.ts'
import type { Markup } from './html.ts'

/** A site being served. */
export interface Site extends SiteData {
  /** `http://127.0.0.1:43801` */
  origin: string
}

/** A request, as far as the templates need it. */
export interface SiteRequest {
  /** The decoded path. */
  path: string
  query: URLSearchParams
  acceptLanguage: string
}

/** What a template answers; the server adds validators, compression and length. */
export interface SiteReply {
  status?: number
  type: string
  body: string
  /** Turns the body into bytes, where that is not UTF-8. */
  encode?: (text: string) => Buffer
  headers?: Record<string, string>
  /** ISO 8601; becomes `Last-Modified`. */
  modified?: string
}

/** A family's template: a request in, a reply out, or null for "404". */
export type Template = (site: Site, request: SiteRequest) => SiteReply | null

/**
 * Stands where a page shows today's date (masthead, footer). The server fills it in after the ETag was computed,
 * so that a page does not count as changed because a day went by.
 */
export const TODAY = '\u0001today\u0001'

/** A path's pattern and what answers it, with the pattern's groups; null means "not here either". */
export type Route = [RegExp, (...groups: string[]) => SiteReply | null]

/** The first reply that a matching route gives. */
export function route(path: string, routes: Route[]): SiteReply | null {
  for (const [pattern, reply] of routes) {
    const match = pattern.exec(path)
    const found = match && reply(...match.slice(1))
    if (found) return found
  }
  return null
}

/** A reply of HTML. */
export function page(markup: Markup, modified?: string): SiteReply {
  return { type: 'text/html; charset=utf-8', body: markup.markup, modified }
}

/** A reply of XML. */
export function xml(markup: Markup, modified?: string, type = 'application/xml; charset=utf-8'): SiteReply {
  return { type, body: `<?xml version="1.0" encoding="UTF-8"?>\n${markup.markup}`, modified }
}

/** A redirect. */
export function redirect(location: string, status = 301): SiteReply {
  return { status, type: 'text/html; charset=utf-8', body: '', headers: { location } }
}

/** When an article last changed. */
export function modifiedAt(article: SiteArticle): string {
  return article.updatedAt ?? article.publishedAt
}

/** When the newest of some articles changed. */
export function newest(articles: SiteArticle[]): string | undefined {
  return articles
    .map(modifiedAt)
    .sort((a, b) => Date.parse(a) - Date.parse(b))
    .at(-1)
}

/** Articles that the site shows to everyone: all but those behind robots.txt. */
export function published(site: Site): SiteArticle[] {
  return site.articles.filter((article) => article.kind !== 'forbidden')
}

/** Two other articles of the section, for «read also» blocks. */
export function related(site: Site, article: SiteArticle): SiteArticle[] {
  const others = published(site).filter(
    ({ id, language }) => id !== article.id && language === article.language,
  )
  const near = others.filter(({ section }) => section === article.section)
  return [...near, ...others.filter((other) => !near.includes(other))].slice(0, 2)
}

/** The slice of a list that page `number` (from 1) shows. */
export function pageOf<T>(list: T[], number: number, size: number): T[] {
  return list.slice((number - 1) * size, number * size)
}

/** A page number from the query; 1 where none or nonsense is given. */
export function pageNumber(value: string | null | undefined): number {
  return value && /^[1-9]\d{0,5}$/.test(value) ? Number(value) : 1
}

/** Percent-encodes a path segment, as browsers do. */
export function encode(segment: string): string {
  return encodeURIComponent(segment)
}
