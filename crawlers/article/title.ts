import { type DomElement, isElement, squeeze } from './dom.ts'
import { metaValue, type PageMetadata } from './metadata.ts'

/** Which of the texts that could be it is the article's title. */

/** Signs that templates put between an article's title and the site's name. */
const SEPARATORS = /\s+(?:[-–—|•·»«›‹]|::|\|\||\/\/|<|>)\s+/

const key = (text: string) =>
  text
    .toLowerCase()
    .replace(/[\u200c-\u200f]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/**
 * The article's title without the site's name.
 * @returns null where the page has none
 */
export function findTitle(page: PageMetadata): string | null {
  const headline = page.ld.find((a) => a.headline && a.type !== 'WebPage')?.headline ?? null
  const social = metaValue(page, 'og:title', 'twitter:title', 'dc.title', 'headline', 'title')
  const itemprop = page.props.get('headline')?.[0]
  const h1s = page.headings.filter((h) => h.text !== '' && !leadsHome(h.element)).map((h) => h.text)
  const titleTag = page.pageTitle
  const claims = [headline, social, titleTag].filter((t): t is string => !!t)

  // A heading that the head of the page confirms is the title as readers see it.
  for (const h1 of itemprop && !itemprop.value ? [...h1s] : h1s) {
    const own = key(h1)
    if (
      own.length >= 3 &&
      !namesSite(own, titleTag) &&
      claims.some((claim) => key(claim).includes(own) && own.length >= key(claim).length * 0.3)
    ) {
      // Cut short to fit its line: the head of the page has all of it.
      const cut = /(…|\.\.\.)$/.test(h1.trim()) && claims.find((claim) => isLonger(claim, own))
      return cut ? clean(cut, page) : h1
    }
  }
  if (headline) return clean(headline, page)
  if (social) return clean(social, page)
  if (h1s.length === 1 && h1s[0]!.length > 15 && !namesSite(key(h1s[0]!), titleTag)) return h1s[0]!
  // «The Film Gang » Blog Archive » Stand Up Guys»: the post says which part is its own.
  const parts = (titleTag ?? '').split(SEPARATORS).map(key)
  const post = page.titles.find((title) => parts.length > 1 && parts.includes(key(title)))
  if (post) return post
  if (titleTag) return clean(titleTag, page)
  return h1s[0] ?? null
}

/** Whether a heading is a link to the front page: the name of the site. */
const leadsHome = (heading: DomElement): boolean =>
  heading.children.some(
    (node) =>
      isElement(node) && node.name === 'a' && /^(\.?\/|https?:\/\/[^/]+\/?)$/.test(node.attribs.href ?? ''),
  )

const isLonger = (claim: string, heading: string): boolean =>
  key(claim).startsWith(heading) && key(claim).length > heading.length

/** Whether a heading is the short first or last part of the title element: the name of a forum, not of a thread. */
function namesSite(heading: string, titleTag: string | null): boolean {
  const parts = (titleTag ?? '').split(SEPARATORS).map(key)
  return (
    parts.length > 1 &&
    heading.split(' ').length <= 4 &&
    (parts[0] === heading || parts.at(-1) === heading) &&
    parts.some((part) => part.split(' ').length >= 4 && part.length > heading.length)
  )
}

/** Cuts the site's name off a title. */
function clean(title: string, page: PageMetadata): string {
  const text = squeeze(decodeTwice(title))
  const site = metaValue(page, 'og:site_name', 'application-name')
  const parts = text.split(SEPARATORS)
  if (parts.length < 2) return text
  if (site) {
    const name = key(site)
    const kept = parts.filter((part) => key(part) !== name)
    if (kept.length === parts.length - 1) {
      const index = parts.findIndex((part) => key(part) === name)
      if (index === 0) return text.slice(text.indexOf(parts[1]!)).trim()
      if (index === parts.length - 1)
        return text
          .slice(0, text.lastIndexOf(parts.at(-1)!))
          .replace(/\s*\S{1,2}\s*$/, '')
          .trim()
    }
  }
  // The longest part, when the rest is no longer than a site's name is.
  const longest = parts.reduce((a, b) => (b.length > a.length ? b : a))
  const words = (part: string) => part.split(' ').length
  const rest = parts.filter((part) => part !== longest)
  return words(longest) >= 4 && rest.every((part) => words(part) <= 4) ? longest.trim() : text
}

/** Social titles are sometimes escaped twice. */
function decodeTwice(text: string): string {
  return text
    .replace(/&quot;|&#0?34;/g, '"')
    .replace(/&#0?39;|&apos;/g, "'")
    .replace(/&amp;/g, '&')
}
