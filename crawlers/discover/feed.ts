import { parseFeed } from 'feedsmith'
import type { ListedItem } from './candidate.ts'

/** Feeds: RSS 0.9x to 2.0, RDF, Atom, JSON Feed. */

const MAX_ITEMS = 1_000

/**
 * The items of a feed.
 * @param text the decoded feed
 * @returns null for what is no feed (an application's shell, an error page)
 */
export function readFeed(text: string): ListedItem[] | null {
  // Entities of an internal DTD are how a small feed is made to grow without end: no feed needs them.
  const bare = text
    .replace(/^\uFEFF/, '')
    .replace(/<!DOCTYPE[^>[]{0,2000}(\[[^\]]{0,20000}\])?\s*>/i, '')
    .trimStart()
  if (/^<(!doctype html|html)\b/i.test(bare)) return null
  let parsed: ReturnType<typeof parseFeed<string>>
  try {
    parsed = parseFeed<string>(bare, { maxItems: MAX_ITEMS })
  } catch {
    return null
  }
  switch (parsed.format) {
    case 'rss':
      return compact(
        (parsed.feed.items ?? []).map((item) => ({
          // A guid is an address unless it says that it is none; some feeds have nothing else.
          url: item.link ?? (item.guid?.isPermaLink === false ? undefined : item.guid?.value),
          title: item.title,
          publishedAt: item.pubDate ?? item.dc?.dates?.[0] ?? item.dcterms?.issued?.[0],
        })),
      )
    case 'rdf':
      return compact(
        (parsed.feed.items ?? []).map((item) => ({
          url: item.link ?? item.rdf?.about,
          title: item.title,
          publishedAt: item.dc?.dates?.[0],
        })),
      )
    case 'atom':
      return compact(
        (parsed.feed.entries ?? []).map((entry) => ({
          url:
            (entry.links?.find((l) => !l.rel || l.rel === 'alternate') ?? entry.links?.[0])?.href ?? entry.id,
          title: typeof entry.title === 'string' ? entry.title : entry.title?.value,
          publishedAt: entry.published,
          modifiedAt: entry.updated,
        })),
      )
    case 'json':
      return compact(
        (parsed.feed.items ?? []).map((item) => ({
          url: item.url ?? item.external_url ?? item.id,
          title: item.title,
          publishedAt: item.date_published,
          modifiedAt: item.date_modified,
        })),
      )
  }
}

function compact(
  items: { url?: string; title?: string; publishedAt?: string; modifiedAt?: string }[],
): ListedItem[] {
  const out: ListedItem[] = []
  for (const { url, title, publishedAt, modifiedAt } of items) {
    if (!url) continue
    out.push({
      url: url.trim(),
      ...(title ? { title } : {}),
      ...(publishedAt ? { publishedAt } : {}),
      ...(modifiedAt ? { modifiedAt } : {}),
    })
  }
  return out
}
