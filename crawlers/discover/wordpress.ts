import type { ListedItem } from './candidate.ts'

/** The REST API of WordPress, `/wp-json/wp/v2/posts`: what feeds hold, with all pages of it. */

/** Address of one page of posts, newest first. */
export function wordpressPage(homepage: string, page: number, since?: string): string {
  const url = new URL('/wp-json/wp/v2/posts', homepage)
  url.searchParams.set('per_page', '50')
  url.searchParams.set('page', String(page))
  url.searchParams.set('_fields', 'id,link,title,date_gmt,modified_gmt')
  if (since) url.searchParams.set('after', since)
  return url.href
}

/** The posts of an answer; null for what is none (the API is closed on many sites). */
export function readWordpressPosts(text: string): ListedItem[] | null {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    return null
  }
  if (!Array.isArray(data)) return null
  const out: ListedItem[] = []
  for (const post of data as Record<string, unknown>[]) {
    if (typeof post?.link !== 'string') continue
    const title = (post.title as { rendered?: unknown } | undefined)?.rendered
    out.push({
      url: post.link,
      ...(typeof title === 'string' ? { title } : {}),
      ...(typeof post.date_gmt === 'string' ? { publishedAt: `${post.date_gmt}Z` } : {}),
      ...(typeof post.modified_gmt === 'string' ? { modifiedAt: `${post.modified_gmt}Z` } : {}),
    })
  }
  return out
}
