import type { DomDocument, DomElement, DomNode } from './dom.ts'
import { isElement, squeeze, textOf } from './dom.ts'

/** What a page says about itself in its head and in structured data, gathered in one walk. */

export interface PageMetadata {
  /** `property`, `name` or `itemprop` of meta elements, lower case → values in order. */
  meta: Map<string, string[]>
  /** `rel` → href of link elements. */
  links: Map<string, string[]>
  /** JSON-LD nodes that describe an article, outermost first. */
  ld: LdArticle[]
  /** Text of the title element. */
  pageTitle: string | null
  /** `lang` of the html element. */
  lang: string | null
  /** Elements with a `datetime`, of this article or another; `order` counts elements from the top. */
  times: { datetime: string; text: string; published: boolean; element: DomElement; order: number }[]
  /** Text of all h1 elements with their place. */
  headings: { text: string; element: DomElement; order: number }[]
  /** Texts of h2 elements that say that they are the title of a post. */
  titles: string[]
  /** Elements that are named for the author. */
  bylines: DomElement[]
  /** Links to what people have written. */
  authorLinks: DomElement[]
  /** Elements that are named for a date. */
  dated: DomElement[]
  /** Elements whose id ends in a number, and those that are marked as a reader's answer. */
  numbered: DomElement[]
  answers: DomElement[]
  /** Class names and `#id`s of the body: what a family's marks are looked up in. */
  names: Set<string>
  /** Values of `itemprop` attributes of elements in the body. */
  props: Map<string, { value: string; element: DomElement }[]>
}

/** An article in JSON-LD, the fields as plain text. */
export interface LdArticle {
  type: string
  headline: string | null
  description: string | null
  body: string | null
  published: string | null
  modified: string | null
  section: string[]
  keywords: string[]
  authors: string[]
  publisher: string | null
  url: string | null
  language: string | null
}

/** Walks the page once. */
export function readMetadata(document: DomDocument): PageMetadata {
  const out: PageMetadata = {
    meta: new Map(),
    links: new Map(),
    ld: [],
    pageTitle: null,
    lang: null,
    times: [],
    headings: [],
    titles: [],
    bylines: [],
    authorLinks: [],
    dated: [],
    numbered: [],
    answers: [],
    names: new Set(),
    props: new Map(),
  }
  const add = <T>(map: Map<string, T[]>, key: string, value: T) => {
    const list = map.get(key)
    if (list) list.push(value)
    else map.set(key, [value])
  }
  const kindsOf = kindReader()
  let order = 0
  const visit = (node: DomNode): void => {
    if (!isElement(node)) return
    order++
    const { name, attribs } = node
    if (name === 'meta') {
      const content = attribs.content?.trim()
      if (content)
        for (const key of new Set([attribs.property, attribs.name, attribs.itemprop]))
          if (key) add(out.meta, key.trim().toLowerCase(), content)
      return
    }
    if (name === 'link') {
      if (attribs.rel && attribs.href)
        for (const rel of attribs.rel.toLowerCase().split(/\s+/)) add(out.links, rel, attribs.href)
      return
    }
    if (name === 'script') {
      if (/ld\+json/i.test(attribs.type ?? '')) out.ld.push(...ldArticles(rawText(node)))
      return
    }
    if (name === 'style') return
    if (name === 'html') out.lang = attribs.lang ?? attribs['xml:lang'] ?? null
    if (
      name === 'title' &&
      out.pageTitle === null &&
      node.parent &&
      (node.parent as DomElement).name !== 'svg'
    )
      out.pageTitle = squeeze(rawText(node)) || null
    if (attribs.class) for (const word of attribs.class.split(/\s+/)) out.names.add(word)
    if (attribs.id) {
      out.names.add(`#${attribs.id}`)
      if (ENDS_IN_NUMBER.test(attribs.id)) out.numbered.push(node)
    }
    if (isAnswer(attribs)) out.answers.push(node)
    const kinds = attribs.class === undefined ? null : kindsOf(attribs.class)
    if (out.bylines.length < MAX_BYLINES && namesAuthor(attribs, kinds)) out.bylines.push(node)
    if (out.dated.length < MAX_DATED && namesDate(attribs, kinds)) out.dated.push(node)
    if (name === 'a' && out.authorLinks.length < MAX_BYLINES && AUTHOR_PATH.test(attribs.href ?? ''))
      out.authorLinks.push(node)
    if (name === 'h1') out.headings.push({ text: textOf(node), element: node, order })
    else if (name === 'h2' && out.titles.length < MAX_TITLES && marksTitle(node))
      out.titles.push(textOf(node))
    // hAtom: «<abbr class="published" title="2011-08-25T01:40:40Z">an hour ago</abbr>».
    if (name === 'abbr' && attribs.title && ISO_TIME.test(attribs.title))
      out.times.push({
        datetime: attribs.title,
        text: textOf(node),
        published: /\bpublished\b/i.test(attribs.class ?? ''),
        element: node,
        order,
      })
    if (attribs.datetime && (name === 'time' || attribs.itemprop))
      out.times.push({
        datetime: attribs.datetime,
        text: textOf(node),
        published:
          /datepublished/i.test(attribs.itemprop ?? '') ||
          attribs.pubdate !== undefined ||
          /\b(published|entry-date|post-date|pubdate|dt-published)\b/i.test(attribs.class ?? ''),
        element: node,
        order,
      })
    if (attribs.itemprop && !['articlebody', 'articleBody'].includes(attribs.itemprop))
      add(out.props, attribs.itemprop.toLowerCase(), {
        value: attribs.content ?? attribs.datetime ?? '',
        element: node,
      })
    // RDFa in the body (`<span property="dc:date" content=…>`).
    if (attribs.property && attribs.content)
      add(out.meta, attribs.property.trim().toLowerCase(), attribs.content.trim())
    for (const child of node.children) visit(child)
  }
  for (const node of document.children) visit(node as DomNode)
  return out
}

/** Names of elements that hold an author's name, with what a style tool hangs on them; those of boxes about authors are none. */
const BYLINE =
  /(^|[\s_-])(author|byline|writer|reporter|journalist|nevisande|khabarnegar|avtor|bigusername|contrib)(s|[\s_-]*(names?|link|text|label|details))?(__?[a-z0-9-]{1,8})?(\s|$)/i
const MAX_BYLINES = 20

const namesAuthor = ({ rel, itemprop }: Record<string, string>, kinds: Kinds | null): boolean =>
  rel === 'author' || itemprop === 'author' || kinds?.author === true

/** Names of elements that print a date. */
const DATED =
  /publish|posted|newsdate|pubdate|datetime|timestamp|[-_]date|date-time|byline|meta|^date|(^|\s)(date|time)(\s|$)/i
const DATED_ID = /publish|date$|-time$/i
const MAX_DATED = 40

const namesDate = ({ id, itemprop }: Record<string, string>, kinds: Kinds | null): boolean =>
  kinds?.date === true ||
  (id !== undefined && DATED_ID.test(id)) ||
  (itemprop !== undefined && /date/i.test(itemprop))

interface Kinds {
  author: boolean
  date: boolean
}

/**
 * What class names say, read once a page for each that it repeats. The answers go with the page: a name is a piece of its
 * source, and would keep all of it in memory.
 */
function kindReader(): (names: string) => Kinds {
  const known = new Map<string, Kinds>()
  return (names) => {
    let found = known.get(names)
    if (!found) {
      const head = names.slice(0, 400)
      found = { author: BYLINE.test(head), date: DATED.test(head) }
      known.set(names, found)
    }
    return found
  }
}

const ENDS_IN_NUMBER = /\d$/

/** Readers' answers that structured data marks as such. */
const isAnswer = ({ itemprop, itemtype }: Record<string, string>): boolean =>
  (itemprop !== undefined && /(^|\s)comments?(\s|$)/i.test(itemprop)) ||
  (itemtype !== undefined && /schema\.org\/(user)?comments?$/i.test(itemtype))

const AUTHOR_PATH =
  /\/(authors?|avtor|avtory|profiles?|people|staff|contributors?|reporters?|journalists?|columnists?|writers?)\/[^/?#]|\/@[\w.-]+\/?$/i

const MAX_TITLES = 10
const TITLE = /(^|[\s_-])(entry|post|article|news|story|item|topic)[_-]?(title|head(line)?)(\s|$)/i

/** Whether an h2 is named for the title of a post, or leads to the post for good. */
const marksTitle = ({ attribs, children }: DomElement): boolean =>
  TITLE.test(attribs.class ?? '') ||
  children.some((node) => isElement(node) && /\bbookmark\b/.test(node.attribs.rel ?? ''))

/** A moment to the minute: days alone stand on events and in calendars. */
const ISO_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d/

const rawText = (element: DomElement): string =>
  element.children.map((child) => ('data' in child ? String(child.data) : '')).join('')

/** The first value of the first meta key that has one. */
export function metaValue(page: PageMetadata, ...keys: string[]): string | null {
  for (const key of keys) {
    const value = page.meta.get(key)?.[0]
    if (value) return value
  }
  return null
}

const ARTICLE_TYPES =
  /^(NewsArticle|Article|ReportageNewsArticle|AnalysisNewsArticle|OpinionNewsArticle|BackgroundNewsArticle|BlogPosting|SocialMediaPosting|LiveBlogPosting|TechArticle|ScholarlyArticle|Report|WebPage|ItemPage)$/

/** Reads one JSON-LD script. Templates break the JSON with raw line ends and comments; those are mended. */
function ldArticles(text: string): LdArticle[] {
  if (text.length > 2_000_000) return []
  let data: unknown
  const bare = text
    .replace(/^\s*(<!--|\/\*.*?\*\/|\/\/<!\[CDATA\[|<!\[CDATA\[)/, '')
    .replace(/(-->|\/\/\]\]>|\]\]>|;)\s*$/, '')
  try {
    data = JSON.parse(bare)
  } catch {
    try {
      data = JSON.parse(bare.replace(/[\u0000-\u001f]+/g, ' ').replace(/,\s*([}\]])/g, '$1'))
    } catch {
      return []
    }
  }
  const found: LdArticle[] = []
  // Graphs name people once and point to them.
  const people = new Map<string, string>()
  const queue: unknown[] = [data]
  // The graph is walked breadth first and bounded: it comes from a stranger.
  for (let i = 0; i < queue.length && i < 2_000; i++) {
    const node = queue[i]
    if (Array.isArray(node)) {
      for (const item of node.slice(0, 500)) queue.push(item)
      continue
    }
    if (typeof node !== 'object' || node === null) continue
    const record = node as Record<string, unknown>
    const types = list(record['@type'])
    const type = types.find((t) => ARTICLE_TYPES.test(t))
    if (type) found.push(ldArticle(type, record))
    if (types.includes('Person') && typeof record['@id'] === 'string')
      people.set(record['@id'], list(record.name)[0] ?? '')
    for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'itemListElement', 'item', 'hasPart'])
      if (typeof record[key] === 'object') queue.push(record[key])
  }
  for (const article of found)
    article.authors = article.authors.map((name) => people.get(name) ?? name).filter(Boolean)
  return found
}

/** The people of an author field, or what else it names where it names none. */
function ldAuthors(value: unknown): string[] {
  const all = Array.isArray(value) ? value.slice(0, 50) : [value]
  const isPerson = (one: unknown) =>
    typeof one === 'object' &&
    one !== null &&
    list((one as Record<string, unknown>)['@type']).includes('Person')
  const people = all.filter(isPerson)
  return list(people.length > 0 ? people : all)
}

function ldArticle(type: string, record: Record<string, unknown>): LdArticle {
  const text = (key: string): string | null => {
    const value = list(record[key])[0]
    return value ? value.trim() || null : null
  }
  return {
    type,
    headline: text('headline') ?? (type === 'WebPage' ? null : text('name')),
    description: text('description'),
    body: text('articleBody') ?? text('text'),
    published: text('datePublished') ?? text('dateCreated'),
    modified: text('dateModified'),
    section: list(record.articleSection),
    keywords: list(record.keywords).flatMap((k) => k.split(/[,،;]/)),
    publisher: text('publisher'),
    authors: ldAuthors(record.author ?? record.creator),
    url: text('url') ?? (typeof record.mainEntityOfPage === 'string' ? record.mainEntityOfPage : null),
    language: text('inLanguage'),
  }
}

/** A JSON-LD value as texts: plain, in a list, or the name of an object. */
function list(value: unknown, field = 'name'): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'number') return [String(value)]
  if (Array.isArray(value)) return value.slice(0, 200).flatMap((item) => list(item, field))
  if (typeof value === 'object' && value !== null) {
    const record = value as Record<string, unknown>
    return list(record[field] ?? record['@value'] ?? record['@id'], field)
  }
  return []
}
