import { Parser } from 'htmlparser2'
import { pageDirectives } from '../fetch/robots.ts'
import type { ListedItem } from './candidate.ts'

/** Listing pages: every link that could be an article, with its text; the registry's pattern decides which are. */

export interface Listing {
  links: ListedItem[]
  /** The page asks that its links not be followed. */
  nofollow: boolean
}

const MAX_LINKS = 5_000

/**
 * The links of a page in order.
 * @param agent product token that robots directives may be addressed to
 * @param headers values of `X-Robots-Tag`
 */
export function readListing(html: string, agent: string, headers: readonly string[] = []): Listing {
  const links: ListedItem[] = []
  const directives = [...headers]
  let base: string | null = null
  let open: { url: string; text: string } | null = null
  const close = () => {
    if (open && links.length < MAX_LINKS) {
      const title = open.text.replace(/\s+/g, ' ').trim()
      links.push({ url: open.url, ...(title ? { title: title.slice(0, 500) } : {}) })
    }
    open = null
  }
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name === 'base' && attributes.href && base === null) base = attributes.href
        const named = name === 'meta' ? attributes.name?.trim().toLowerCase() : undefined
        if (named && (named === 'robots' || named === agent.toLowerCase()) && attributes.content)
          directives.push(attributes.content)
        if (name !== 'a') return
        close()
        const { href, rel } = attributes
        if (!href || href.length > 4_000 || /^(#|javascript:|mailto:|tel:|data:)/i.test(href.trim())) return
        if (rel && /\bnofollow\b/i.test(rel)) return
        open = { url: href.trim(), text: '' }
      },
      ontext(data) {
        if (open && open.text.length < 1_000) open.text += data
      },
      onclosetag(name) {
        if (name === 'a') close()
      },
    },
    { decodeEntities: true },
  )
  parser.end(html)
  close()
  const resolved =
    base === null ? links : links.map((link) => ({ ...link, url: resolve(link.url, base as string) }))
  return { links: resolved, nofollow: pageDirectives(directives, agent).nofollow }
}

function resolve(url: string, base: string): string {
  // A relative base is resolved again by the caller, against the page's own address.
  return /^[a-z][a-z0-9+.-]*:/i.test(url) || url.startsWith('/') ? url : base.replace(/[^/]*$/, '') + url
}

/**
 * The address of a page of a list: `{page}` is the number, from 1; `{offset:N}` the items before it.
 * @returns null for a second page of a list without pagination
 */
export function listingPage(template: string, page: number): string | null {
  const filled = template
    .replaceAll('{page}', String(page))
    .replace(/\{offset:(\d+)\}/g, (_, size: string) => String((page - 1) * Number(size)))
  return page > 1 && filled === template ? null : filled
}
