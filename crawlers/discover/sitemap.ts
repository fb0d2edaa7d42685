import { Parser } from 'htmlparser2'
import type { ListedItem } from './candidate.ts'

/** Sitemaps: urlset, index, Google News, the JSON leaves of Nastooh, plain text lists. */

/** https://www.sitemaps.org/protocol.html: no file holds more. */
const SITEMAP_MAX_URLS = 50_000
export const SITEMAP_MAX_BYTES = 52 * 1024 * 1024

export interface Sitemap {
  urls: ListedItem[]
  /** Further sitemaps, for an index. */
  sitemaps: { url: string; modifiedAt?: string }[]
}

/**
 * Reads a sitemap; the text is parsed as a stream of tags, no tree is built.
 * @returns null for what is no sitemap
 */
export function readSitemap(text: string): Sitemap | null {
  const start = text.slice(0, 4_000).trimStart()
  if (start.startsWith('{')) return readJson(text)
  if (/^https?:\/\//i.test(start)) return readLines(text)
  if (!/<(\w+:)?(urlset|sitemapindex)\b/i.test(text.slice(0, 20_000))) return null
  const out: Sitemap = { urls: [], sitemaps: [] }
  let inIndex = false
  let field: string | null = null
  let entry: Record<string, string> | null = null
  const parser = new Parser(
    {
      onopentag(name) {
        const local = name.slice(name.indexOf(':') + 1).toLowerCase()
        if (local === 'sitemapindex') inIndex = true
        if (local === 'url' || local === 'sitemap') entry = {}
        // `image:loc` and `video:…` are not the page.
        else if (entry && /^(loc|lastmod)$/.test(local) && !/^(image|video):/i.test(name)) field = local
        else if (entry && /^(publication_date|title)$/.test(local) && /^news:|^n:/i.test(name)) field = local
        else field = null
      },
      ontext(data) {
        if (entry && field) entry[field] = (entry[field] ?? '') + data
      },
      onclosetag(name) {
        const local = name.slice(name.indexOf(':') + 1).toLowerCase()
        field = null
        if (!entry || (local !== 'url' && local !== 'sitemap')) return
        const url = entry.loc?.trim()
        if (url && out.urls.length + out.sitemaps.length < SITEMAP_MAX_URLS) {
          const modifiedAt = entry.lastmod?.trim()
          if (inIndex || local === 'sitemap')
            out.sitemaps.push({ url, ...(modifiedAt ? { modifiedAt } : {}) })
          else
            out.urls.push({
              url,
              ...(entry.title?.trim() ? { title: entry.title.trim() } : {}),
              ...(entry.publication_date?.trim() ? { publishedAt: entry.publication_date.trim() } : {}),
              ...(modifiedAt ? { modifiedAt } : {}),
            })
        }
        entry = null
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  for (let at = 0; at < text.length; at += 65_536) parser.write(text.slice(at, at + 65_536))
  parser.end()
  return out
}

function readJson(text: string): Sitemap | null {
  try {
    const data = JSON.parse(text) as { urls?: unknown }
    if (!Array.isArray(data.urls)) return null
    const urls: ListedItem[] = []
    for (const item of data.urls.slice(0, SITEMAP_MAX_URLS) as Record<string, unknown>[]) {
      if (typeof item?.loc !== 'string') continue
      // The misspelt key is what some servers send.
      const modified = item.lastmod ?? item.lastmode
      urls.push({ url: item.loc, ...(typeof modified === 'string' ? { modifiedAt: modified } : {}) })
    }
    return { urls, sitemaps: [] }
  } catch {
    return null
  }
}

function readLines(text: string): Sitemap {
  const urls = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => /^https?:\/\/\S+$/i.test(line))
    .slice(0, SITEMAP_MAX_URLS)
    .map((url) => ({ url }))
  return { urls, sitemaps: [] }
}

/**
 * The leaves of an index that are worth reading: newest first by their own date, by the order of the file
 * where they have none (indexes grow at the end, and some at the start: both ends are taken).
 */
export function newestSitemaps(sitemaps: Sitemap['sitemaps'], count: number): string[] {
  const dated = sitemaps.filter((s) => s.modifiedAt && !Number.isNaN(Date.parse(s.modifiedAt)))
  const times = new Set(dated.map((s) => s.modifiedAt))
  // A lastmod that is the same everywhere says nothing.
  if (dated.length === sitemaps.length && times.size > 1)
    return [...dated]
      .sort((a, b) => Date.parse(b.modifiedAt!) - Date.parse(a.modifiedAt!))
      .slice(0, count)
      .map((s) => s.url)
  if (sitemaps.length <= count) return sitemaps.map((s) => s.url)
  const head = Math.ceil(count / 2)
  return [...sitemaps.slice(0, head), ...sitemaps.slice(sitemaps.length - (count - head))].map((s) => s.url)
}
