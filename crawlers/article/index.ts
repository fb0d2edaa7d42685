import { decodeText } from '../fetch/charset.ts'
import { pageDirectives } from '../fetch/robots.ts'
import { canonicalUrl } from '../url.ts'
import { type Blocked, blockedPage } from './blocked.ts'
import { blocksOf, inFrame, linesOfHtml } from './blocks.ts'
import { isFurniture } from './boilerplate.ts'
import {
  type DateSource,
  dateInUrl,
  isPlausible,
  parseMachineDate,
  rankDateLine,
  readDateLine,
  saysPublished,
} from './dates.ts'
import {
  type DomDocument,
  type DomElement,
  isElement,
  isWithin,
  parseHtml,
  type Query,
  queryOf,
  spacedText,
  squeeze,
  textOf,
} from './dom.ts'
import { type Family, familyOf, mayMatch } from './families/index.ts'
import { type AttachmentLink, attachmentsOf } from './files.ts'
import { cleanBlocks, extractBody } from './generic.ts'
import { govkzArticle } from './govkz.ts'
import { metaValue, type PageMetadata, readMetadata } from './metadata.ts'
import { type StateArticle, stateArticle } from './state.ts'
import { repliesOf } from './thread.ts'
import { findTitle } from './title.ts'

export type { Blocked } from './blocked.ts'
export type { DateSource } from './dates.ts'
export type { AttachmentLink } from './files.ts'

/** What was read from one page. */
export interface Article {
  /** Address that names the article: the page's own canonical one where it is on the same site. */
  url: string
  title: string | null
  /** `list`: the page shows none, and the list that named it does. */
  titleSource: 'page' | 'list' | null
  /** Line above the title («روتیتر»). */
  kicker: string | null
  /** First summarising paragraph, where the page sets it apart. It is also the first line of `body`. */
  lead: string | null
  /** Paragraphs joined by `\n`, letters as on the page. */
  body: string
  /** ISO date, or date-time with offset. */
  publishedAt: string | null
  publishedSource: DateSource | null
  updatedAt: string | null
  authors: string[]
  /** Path of sections, outermost first. */
  section: string[]
  tags: string[]
  /** Captions of images, in order. */
  captions: string[]
  /** Files that the article carries (PDF, DOCX): addresses with the words of their links. */
  attachments: AttachmentLink[]
  /** ISO 639-1, what the page declares; the analysis decides for itself. */
  language: string | null
  /** Family whose rules were used, `generic` or `govkz`. */
  family: string
  /** Encoding of the page. */
  charset: string
}

/** A page that holds no article, and why. */
export interface NoArticle {
  /** `elsewhere`: led to the home page or to another site; `repeated`: the same text under many addresses. */
  blocked: Blocked | 'no-text' | 'noindex' | 'elsewhere' | 'repeated'
}

export interface ArticleInput {
  bytes: Uint8Array
  /** Address of the page. */
  url: string
  /** Content-Type header, where there was one. */
  contentType?: string | undefined
  /** X-Robots-Tag header, where there was one. */
  robotsTag?: string | undefined
}

export interface ArticleOptions {
  /** IANA zone of the site's clock; guessed from the address where it is not told. */
  timeZone?: string
  /** Epoch milliseconds: later publication times are not believed. */
  now: number
  /** Product token that robots directives may be addressed to. */
  agent?: string
  /** What the list that named the page says about it. */
  candidate?: { title?: string | undefined; publishedAt?: string | undefined } | undefined
}

/**
 * Reads the article from a page's bytes: decoded, parsed once, by the rules of its family or the generic ones.
 * Never throws on any bytes.
 */
export function extractArticle(input: ArticleInput, options: ArticleOptions): Article | NoArticle {
  const decoded = decodeText(input.bytes, input.contentType)
  const zone = (language: string | null) => options.timeZone ?? zoneOf(input.url, language)
  if (/json/i.test(input.contentType ?? '') || /^\s*[{[]/.test(decoded.text.slice(0, 50))) {
    const item = govkzArticle(decoded.text, input.url, { timeZone: zone(null), now: options.now })
    if (item) return { ...item, charset: decoded.label }
    return { blocked: 'no-text' }
  }
  const document = parseHtml(decoded.text)
  const metadata = readMetadata(document)
  const timeZone = zone(languageOf(metadata))
  const agent = options.agent ?? 'karenbek'
  const directives = [
    ...(metadata.meta.get('robots') ?? []),
    ...(metadata.meta.get(agent.toLowerCase()) ?? []),
    ...(input.robotsTag ? [input.robotsTag] : []),
  ]
  if (pageDirectives(directives, agent).noindex) return { blocked: 'noindex' }

  const $ = queryOf(document)
  const family = familyOf({ $, url: input.url, metadata })
  const byFamily = family ? readFamily($, family, metadata) : null
  const shown = byFamily?.title ?? findTitle(metadata)
  let title = shown ?? options.candidate?.title ?? null
  const ld = metadata.ld.find((a) => a.body || a.published) ?? metadata.ld[0] ?? null
  const hint = metadata.ld.find((a) => a.body)?.body ?? null
  let body = byFamily?.lines ?? []
  let element = byFamily?.element ?? null
  // The rules of a family that has changed its templates find nothing, or a scrap.
  const usable = body.join('').length >= 60
  const replies = usable ? new Set<DomElement>() : repliesOf(document, metadata, input.url)
  const thread = replies.size > 0
  let surroundings: string[] = []
  let signature: string | null = null
  if (!usable) {
    const generic = extractBody(document, {
      title,
      hint,
      host: hostOf(input.url),
      replies,
      authors: (lines) => authorsOf([], metadata, { lines, thread }),
    })
    surroundings = generic?.surroundings ?? []
    signature = generic?.signature ?? null
    if (generic && generic.lines.join('').length > body.join('').length) {
      body = generic.lines
      element = generic.element
      title = generic.title ?? title
    }
    // What readers see is built by a script, but the structured data holds the text.
    if (hint && hint.length > 150 && body.join('').length < hint.length * 0.3)
      body = stripTags(hint).split(/\n+/).map(squeeze).filter(Boolean)
  }
  // What readers see is built by a script from the data that it begins with.
  let state: StateArticle | null = null
  if (title && body.join('').length < MIN_SHOWN) {
    state = stateArticle(document, title)
    if (state && state.lines.join('').length > body.join('').length) body = state.lines
  }
  const blocked = blockedPage(decoded.text, document, body.join('').length)
  if (blocked) return { blocked }
  const attachments = element ? attachmentsOf(element, input.url) : []
  // An announcement may be nothing but its file.
  if (body.length === 0 && !(title && attachments.length > 0)) return { blocked: 'no-text' }

  const lead = byFamily?.lead ?? null
  const lines = lead && !body.slice(0, 2).some((line) => sameText(line, lead)) ? [lead, ...body] : body
  const published = publishedTime(
    document,
    $,
    family,
    metadata,
    { surroundings, title, stated: state?.published ?? null },
    input.url,
    {
      ...options,
      timeZone,
    },
  )
  const modified =
    metaValue(metadata, 'article:modified_time', 'og:updated_time', 'datemodified') ?? ld?.modified ?? null
  const updatedAt = modified ? parseMachineDate(modified, timeZone) : null
  return {
    url: ownUrl(metadata, input.url),
    title,
    titleSource: shown ? 'page' : title ? 'list' : null,
    kicker: byFamily?.kicker ?? null,
    lead,
    body: lines.join('\n'),
    publishedAt: published?.value ?? null,
    publishedSource: published?.source ?? null,
    updatedAt: updatedAt && isPlausible(updatedAt, options.now) ? updatedAt : null,
    authors: authorsOf(byFamily?.authors ?? state?.authors ?? [], metadata, {
      lines: surroundings,
      signature,
      thread,
    }),
    section: byFamily?.section.length ? byFamily.section : sectionOf(metadata),
    tags: unique(byFamily?.tags.length ? byFamily.tags : tagsOf(metadata)),
    captions: element ? captionsOf(element) : [],
    attachments,
    language: languageOf(metadata),
    family: usable ? (family?.name ?? 'generic') : 'generic',
    charset: decoded.label,
  }
}

/** A page that shows less text than this may be built by a script. */
const MIN_SHOWN = 200

function hostOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).host : null
}

/** Whether extraction gave an article. */
export function isArticle(result: Article | NoArticle): result is Article {
  return 'body' in result
}

interface FamilyReading {
  title: string | null
  kicker: string | null
  lead: string | null
  lines: string[]
  element: DomElement | null
  section: string[]
  tags: string[]
  authors: string[]
}

function readFamily($: Query, family: Family, metadata: PageMetadata): FamilyReading {
  const all = (selector: string) => elementsOf($, selector, metadata)
  const first = (selectors: string[] | undefined): DomElement | null => {
    for (const selector of selectors ?? []) {
      const withText = all(selector).find((element) => textOf(element) !== '')
      if (withText) return withText
    }
    return null
  }
  const texts = (selectors: string[] | undefined): string[] => {
    for (const selector of selectors ?? []) {
      const found = unique(all(selector).map(textOf))
      if (found.length > 0) return found
    }
    return []
  }
  const textFor = (selectors: string[] | undefined) => {
    const element = first(selectors)
    return element ? textOf(element) || null : null
  }
  const title = textFor(family.title) ?? findTitle(metadata)
  const dropped = new Set<DomElement>()
  for (const selector of family.drop ?? []) for (const element of all(selector)) dropped.add(element)
  // Of several boxes the one with most text: galleries and asides share class names with the article.
  let element: DomElement | null = null
  let lines: string[] = []
  for (const selector of family.body) {
    for (const box of all(selector).slice(0, 12)) {
      const own = cleanBlocks(blocksOf(box, { skip: (e) => dropped.has(e) }), box, { title, whole: true })
      if (own.join('').length > lines.join('').length * 1.1) {
        element = box
        lines = own
      }
    }
    if (lines.join('').length >= 60) break
  }
  const leadElement = first(family.lead)
  const lead =
    leadElement && element && isWithin(leadElement, element) ? null : leadElement && textOf(leadElement)
  return {
    title,
    kicker: textFor(family.kicker),
    lead: lead && !isFurniture(lead) ? lead : null,
    lines,
    element,
    section: texts(family.section).filter(
      (s) => !(family.sectionNoise ?? /^(خانه|صفحه نخست|صفحه اصلی)$/).test(s),
    ),
    tags: texts(family.tags),
    authors: texts(family.author),
  }
}

function elementsOf($: Query, selector: string, metadata: PageMetadata): DomElement[] {
  return mayMatch(selector, metadata.names) ? ($(selector).toArray() as unknown as DomElement[]) : []
}

/** Places in the order in which they are believed; each value must be possible. */
function publishedTime(
  document: DomDocument,
  $: Query,
  family: Family | null,
  metadata: PageMetadata,
  page: { surroundings: string[]; title: string | null; stated: string | null },
  url: string,
  options: ArticleOptions & { timeZone: string },
): { value: string; source: DateSource } | null {
  const { timeZone, now } = options
  const claims: { value: string | null; source: DateSource }[] = []
  const machine = (text: string | null | undefined, source: DateSource) => {
    if (text) claims.push({ value: parseMachineDate(text, timeZone), source })
  }
  for (const article of metadata.ld) if (article.type !== 'WebPage') machine(article.published, 'json-ld')
  for (const key of [
    'article:published_time',
    'og:article:published_time',
    'og:published_time',
    'datepublished',
    'nastooh:publishdate',
    'article:published',
    'parsely-pub-date',
    'sailthru.date',
    'pubdate',
    'publishdate',
    'publish_date',
    'publish-date',
    'published_time',
    'dc.date.issued',
    'dcterms.created',
    'dcterms.date',
    'dc.date',
    'dc:date',
    'schema:datepublished',
    'rnews:datepublished',
    'dc.date.created',
    'date',
    'article.published',
    'cxenseparse:recs:publishtime',
    'citation_publication_date',
    'article_date_original',
    'originalpublicationdate',
    'bt:pubdate',
  ])
    machine(metaValue(metadata, key), 'meta')
  for (const prop of metadata.props.get('datepublished') ?? [])
    machine(prop.value || textOf(prop.element), 'microdata')
  for (const time of metadata.times) if (time.published) machine(time.datetime, 'time')
  for (const selector of family?.date ?? []) {
    for (const element of elementsOf($, selector, metadata).slice(0, 3)) {
      machine(element.attribs.datetime, 'time')
      claims.push({ value: readDateLine(textOf(element), timeZone), source: 'page' })
    }
  }
  for (const article of metadata.ld) if (article.type === 'WebPage') machine(article.published, 'json-ld')
  machine(page.stated, 'json-ld')
  machine(ownTime(metadata, page.title), 'time')
  if (!claims.some((claim) => claim.value !== null && isPlausible(claim.value, now))) {
    const { told, issues } = labelledDates(document)
    const lines = [...page.surroundings.filter((line) => !MEMBER.test(line)), ...dateLines(metadata), ...told]
    for (const line of [...lines.sort((a, b) => rankDateLine(a) - rankDateLine(b)), ...issues])
      claims.push({ value: readDateLine(line, timeZone), source: 'page' })
  }
  const feedTime = options.candidate?.publishedAt
  if (feedTime) claims.push({ value: parseMachineDate(feedTime, timeZone), source: 'feed' })
  claims.push({ value: dateInUrl(url), source: 'url' })

  const possible = claims.filter(
    (claim): claim is { value: string; source: DateSource } =>
      claim.value !== null && isPlausible(claim.value, now),
  )
  const best = possible[0]
  if (!best) return null
  // Two sources agree on the day, and one of them knows the clock as well.
  if (best.value.length === 10) {
    const finer = possible.find((claim) => claim.value.length > 10 && claim.value.startsWith(best.value))
    if (finer) return { value: finer.value, source: best.source }
  }
  return best
}

/** How many elements may lie between the title and the time that belongs to it. */
const NEAR_TITLE = 40

/** The `datetime` nearest to the title: teasers and comments have times of their own. */
function ownTime(metadata: PageMetadata, title: string | null): string | null {
  const times = metadata.times.filter(
    ({ element }) => !inFrame(element) && !/updated|modified/i.test(element.attribs.class ?? ''),
  )
  const heading = metadata.headings.find(({ text }) => text === title)
  const at = heading?.order
  if (at === undefined) return times.length <= 3 ? (times[0]?.datetime ?? null) : null
  const near = [...times]
    .sort((a, b) => Math.abs(a.order - at) - Math.abs(b.order - at))
    .slice(0, MAX_TIMES)
    .find(({ element }) => !isListed(element, heading!.element, metadata))
  if (!near) return null
  return times.length <= 3 || Math.abs(near.order - at) <= NEAR_TITLE ? near.datetime : null
}

/** So many times nearest to the title are looked at. */
const MAX_TIMES = 4
/** So many boxes beside a box are looked at. */
const MAX_TWINS = 20

/** Whether a time stands in one of several boxes of a shape that have times: teasers have them, and comments. */
function isListed(element: DomElement, title: DomElement, metadata: PageMetadata): boolean {
  let at = element
  for (let level = 0; level < 4; level++) {
    const parent = at.parent as DomElement
    if (!isElement(parent) || isWithin(title, parent)) return false
    at = parent
    if (twinsOf(at).some((twin) => metadata.times.some((time) => isWithin(time.element, twin)))) return true
  }
  return false
}

/** Boxes beside a box that have its name. */
function twinsOf(box: DomElement): DomElement[] {
  const out: DomElement[] = []
  for (const node of (box.parent as DomElement).children) {
    if (out.length === MAX_TWINS) break
    if (isElement(node) && node !== box && node.name === box.name && node.attribs.class === box.attribs.class)
      out.push(node)
  }
  return out
}

/** Since when a writer of a forum is one. */
const MEMBER = /\b(joined|member since|registered)\b/i

function dateLines(metadata: PageMetadata): string[] {
  const out: string[] = []
  for (const element of metadata.dated) {
    // The masthead shows today.
    if (inFrame(element)) continue
    for (const text of new Set([spacedText(element), textOf(element)]))
      if (text.length > 0 && text.length < 160 && !MEMBER.test(text)) out.push(text)
  }
  return out
}

/** How many lines that say «published» are read. */
const MAX_LABELLED = 5

/** «№ 42 (3410), 21 қазан 2025», «شماره ۳۲۱۱ | چهارشنبه ۹ مهر ۱۴۰۴»: the line that names a printed issue. */
const ISSUE = /(شماره|№|\bissue|\bno\.|\bvol\.)\s*:?\s*[\d۰-۹]{1,6}(?![\d۰-۹])/i

/**
 * Lines that say themselves when the page was published, whatever the elements around them are called; and those that
 * name a printed issue, which may stand in the masthead.
 */
function labelledDates(document: DomDocument): { told: string[]; issues: string[] } {
  const told: string[] = []
  const issues: string[] = []
  const look = (node: DomElement, text: string): void => {
    if (text.length > 160 || told.length === MAX_LABELLED) return
    if (saysPublished(text) && !inFrame(node)) {
      // «<b>تاریخ انتشار:</b> ۳۰ آبان ۱۴۰۱»: the label may have an element of its own.
      const line = /[\d۰-۹٠-٩]/.test(text) ? text : textOf(node.parent as DomElement)
      if (line.length < 160) told.push(line)
    } else if (issues.length < MAX_LABELLED && ISSUE.test(text)) issues.push(squeeze(text))
  }
  const visit = (node: DomElement): void => {
    if (node.name === 'script' || node.name === 'style') return
    for (const child of node.children) {
      if (isElement(child)) visit(child)
      else if (child.data.length > 5) look(node, child.data)
    }
  }
  for (const node of document.children) if (isElement(node)) visit(node)
  return { told, issues }
}

function ownUrl(metadata: PageMetadata, address: string): string {
  const named = metadata.links.get('canonical')?.[0] ?? metaValue(metadata, 'og:url')
  const own = canonicalUrl(address) ?? address
  const canonical = named ? canonicalUrl(named, address) : null
  if (!canonical) return own
  const [a, b] = [new URL(canonical), new URL(own)]
  // A canonical address that leads to the home page or to another site names no article.
  const host = (url: URL) => url.host.replace(/^www\./, '')
  return host(a) === host(b) && (a.pathname !== '/' || a.search !== '') ? canonical : own
}

/** Fields of the head that name the author. */
const AUTHOR_META = [
  'author',
  'article:author',
  'article:author_name',
  'parsely-author',
  'sailthru.author',
  'dc.creator',
  'dcterms.creator',
  'byl',
  'authors',
  'citation_author',
]

/** Where names may stand on the page itself. */
interface Shown {
  /** Short lines around the text. */
  lines?: string[]
  /** The name under the text. */
  signature?: string | null
  /** The page is a thread: its posts look like teasers of each other. */
  thread?: boolean
}

function authorsOf(own: string[], metadata: PageMetadata, page: Shown = {}): string[] {
  const { signature } = page
  const sites = [
    metaValue(metadata, 'og:site_name', 'application-name'),
    ...metadata.ld.map(({ publisher }) => publisher),
    // «A title | The Courier»
    ...(metadata.pageTitle ?? '').split(/\s+[-–—|•·»]\s+/).slice(1),
  ]
  const clean = (found: readonly string[]) => people(found.flatMap(splitNames), sites)
  if (own.length > 0) return clean(own)
  for (const found of [
    metadata.ld.flatMap((a) => a.authors),
    ...AUTHOR_META.map((key) => metadata.meta.get(key) ?? []),
    ...(/^(written )?by$/i.test(metaValue(metadata, 'twitter:label1') ?? '')
      ? [metadata.meta.get('twitter:data1') ?? []]
      : []),
  ]) {
    const told = clean(found.filter((name) => name.length < 300 && !/^https?:|^\/\//.test(name)))
    if (told.length > 0) return told
  }
  const shown = people(shownAuthors(metadata, page), sites)
  return shown.length > 0 || !signature || NO_NAME.test(signature) || ROLE.test(signature)
    ? shown
    : [signature]
}

/** Who writes nothing: the account that puts texts on a page. */
const ACCOUNT =
  /^(admin(istrator)?|web ?master|root|super ?user|editor|ادمین|مدیر سایت|админ(истратор)?|редактор)$/iu

/** Names once each, without the site's own and its accounts'. */
function people(names: readonly string[], sites: readonly (string | null)[]): string[] {
  return unique([...names]).filter((name) => !ACCOUNT.test(name) && !sites.includes(name))
}

/** What stands before a name in a byline. */
const BY =
  /^(?:(?:written |reported |story |text |words |posted |published )?by[: ]|(?:نویسنده|خبرنگار|گزارشگر|به قلم|گزارش از|توسط)\s*[:：]?|(?:автор[ыі]?|мәтін|тілші(?:сі)?)\s*:)\s*/iu
/** Two to five words with capitals, or a name in a script that has none. */
const NAME = /^[\p{Lu}\p{Lo}][\p{L}\p{M}'’.\u200c-]*( [\p{L}\p{M}][\p{L}\p{M}'’.\u200c-]*){1,4}$/u
/** What somebody is, and where. */
const ROLE =
  /\b(reporters?|editors?|writers?|correspondents?|contributors?|columnists?|producers?|university|college|institute|school|professor|lecturer|fellow|research(er)?|director|chief|officer|press|news|ap|afp|cnn|bbc|npr|reuters|media|network|team|desk|special to|ph\.?d|m\.?d)\b/i
/** What stands beside a byline and has the shape of a name. */
const NO_NAME =
  /\b(share|read|more|view|posts?|updated?|published|follow|subscribe|comments?|minutes?|ago|today|about|e-?mail|print|save|listen|автор|тілші|журналист|редактор|january|february|march|april|june|july|august|september|october|november|december)\b/i

/** «By Ann Lee and Jo Hall, CNN»: the names of one field. */
function splitNames(field: string): string[] {
  const line = squeeze(field)
    .replace(BY, '')
    // «Posted by Ann Lee at 9:20», «By Ann Lee Leave a comment».
    .replace(/\s(on|at|published|posted|updated|leave a|contributor)\s.*$/i, '')
  const parts = line.split(/\s*(?:[;|•·\n؛]|\s(?:and|&|with|және)\s|,? and\s)\s*/u).filter(Boolean)
  return parts.flatMap((part) => {
    const [first = '', ...rest] = part.split(/\s*[,،]\s*/)
    const name = withoutRole(first)
    if (!NAME.test(name))
      return rest.length > 0 && part.length < 100 ? [part] : first.length < 100 ? [first] : []
    return [name, ...rest.map(withoutRole).filter((more) => NAME.test(more) && !ROLE.test(more))]
  })
}

/** «Ann Lee - AP Technology Writer», «Ann Lee (The Courier)», «Ann Lee for The Courier». */
function withoutRole(text: string): string {
  const name = text.replace(/\s+(?:[-–—(]|for (?:the )?\p{Lu}).*$/u, '').trim()
  return name !== text && NAME.test(name) ? name : text.trim()
}

/** Elements of one byline lie at most so far apart, in elements. */
const BYLINE_REACH = 12
/** What holds more elements is no byline. */
const MAX_BYLINE = 60
/** How far a byline lies from the title. */
const TITLE_REACH = 40

/** The names that the page shows: in elements named for the author, or in a line that says «by». */
function shownAuthors(metadata: PageMetadata, page: Shown): string[] {
  const { lines: surroundings = [], thread = false } = page
  const isName = (name: string) => NAME.test(name) && name.length <= 60 && !NO_NAME.test(name)
  const title = metadata.headings.find((heading) => !inFrame(heading.element))?.element ?? null
  const names = (line: string): string[] => splitNames(line.replace(/\s*\S+@\S+\s*/g, ' ')).filter(isName)
  const found: string[] = []
  let last = 0
  for (const element of metadata.bylines) {
    if (found.length > 0 && element.from - last > BYLINE_REACH) break
    if (
      element.to - element.from > MAX_BYLINE ||
      inFrame(element) ||
      (!thread && isTeaserByline(element, title, metadata))
    )
      continue
    const own = [namesIn(element), leaves(element).flatMap(splitNames)].map((list) => list.filter(isName))
    found.push(...(own.find((list) => list.length > 0) ?? names(spacedText(element))))
    if (found.length > 0) last = element.to
  }
  const persons = found.filter((name) => !ROLE.test(name))
  if (found.length > 0) return unique(persons.length > 0 ? persons : found).slice(0, 5)
  // A link to what somebody has written, near the title.
  const at = title?.from
  const near = metadata.authorLinks.filter(
    (link) => at !== undefined && Math.abs(link.from - at) <= TITLE_REACH && !inFrame(link),
  )
  const linked = unique(near.map((link) => textOf(link).replace(BY, '')).filter(isName))
  if (linked.length > 0 && linked.length <= 4) return linked
  // A forum knows its writers by one word.
  const account = metadata.props.get('author')?.map(({ element }) => namesIn(element)[0] ?? textOf(element))
  if (account?.[0] && /^[\p{L}\d_.-]{3,30}$/u.test(account[0])) return [account[0]]
  const lines = surroundings.filter((line) => line.length <= 100 && BY.test(line)).map(names)
  // «By Ann Lee Chief Editor» ran together: the line without what she is comes first.
  const plain = lines.find((own) => own.length > 0 && !own.some((name) => ROLE.test(name)))
  const told = plain ?? lines.find((own) => own.length > 0)
  if (told) return told.slice(0, 3)
  for (const line of surroundings.slice(0, 12)) {
    const name = besideDay(line)
    if (name && isName(name) && !ROLE.test(name)) return [name]
  }
  return []
}

const DAY =
  /(?:\p{L}{3,9}day,? )?(?:\d{1,2}(?:st|nd|rd|th)? (?:of )?\p{L}{3,9}\.?,? \d{4}|\p{L}{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}-\d\d-\d\d)/u
/** Two or three words with capitals that stand alone, none of them a place's. */
const PERSON =
  /^(?!.*\b(?:New|San|Los|Las|Hong|City|North|South|East|West|United|Saint|Fort|Port|Cape|Press|Release|Blog|Post|Home)\b)\p{Lu}[\p{Ll}’'-]+(?: \p{Lu}[\p{L}.’'-]*){1,2}$/u

/** «Ann Lee, 11 March 2025»: the name beside the day, where there is nothing else in the line. */
function besideDay(line: string): string | null {
  if (line.length > 80 || !DAY.test(line)) return null
  const rest = line
    .replace(BY, '')
    .replace(DAY, ' | ')
    .split(/\s*[|•·,–—-]\s+|\s+[|•·–—-]\s*/)
    .map((part) => part.replace(/^[\s,]+|[\s,]+$/g, ''))
    .filter((part) => /\p{L}{2}/u.test(part))
  return rest.length >= 1 && rest.length <= 2 && PERSON.test(rest[0]!) ? rest[0]! : null
}

/** Whether a byline stands in one of several boxes with other articles' bylines and words. */
function isTeaserByline(element: DomElement, title: DomElement | null, metadata: PageMetadata): boolean {
  let at = element
  const around = element.parent as DomElement
  // A name in the middle of running text.
  if (around.name === 'p' && textOf(around).length > 200) return true
  for (let level = 0; level < 4; level++) {
    const parent = at.parent as DomElement
    if (!isElement(parent) || (title && isWithin(title, parent))) return false
    at = parent
    for (const twin of twinsOf(at)) {
      if (title && isWithin(title, twin)) continue
      if (metadata.bylines.some((other) => isWithin(other, twin)) && textOf(twin).length > 60) return true
    }
  }
  return false
}

/** The words of each element that holds no other: name and post stand side by side. */
function leaves(element: DomElement): string[] {
  const children = element.children.filter(isElement)
  return children.length > 0 ? children.flatMap(leaves) : [textOf(element)]
}

/** What the links of a byline say, and what it marks as a name. */
function namesIn(element: DomElement): string[] {
  const out: string[] = []
  const visit = (node: DomElement): void => {
    const { name, attribs } = node
    if (name === 'a' || attribs.itemprop === 'name' || /(^|\s)fn(\s|$)/.test(attribs.class ?? ''))
      out.push(...splitNames(textOf(node).slice(0, 200)))
    if (name !== 'a') for (const child of node.children) if (isElement(child)) visit(child)
  }
  visit(element)
  return out
}

function sectionOf(metadata: PageMetadata): string[] {
  const found = metadata.ld.find((a) => a.section.length > 0)?.section
  return found ?? metadata.meta.get('article:section') ?? []
}

function tagsOf(metadata: PageMetadata): string[] {
  const tags = metadata.meta.get('article:tag')
  if (tags) return tags
  const keywords = metadata.ld.find((a) => a.keywords.length > 0)?.keywords
  return keywords ?? (metaValue(metadata, 'keywords', 'news_keywords') ?? '').split(/[,،]/)
}

function captionsOf(element: DomElement): string[] {
  const found: string[] = []
  const visit = (node: DomElement): void => {
    for (const child of node.children) {
      if (!isElement(child)) continue
      const names = ` ${child.attribs.class ?? ''} `
      if (child.name === 'figcaption' || / (wp-caption-text|caption) /.test(names)) found.push(textOf(child))
      else visit(child)
    }
  }
  visit(element)
  return unique(found).slice(0, 50)
}

function languageOf(metadata: PageMetadata): string | null {
  const declared =
    metadata.lang ??
    metaValue(metadata, 'content-language', 'og:locale', 'language') ??
    metadata.ld.find((a) => a.language)?.language ??
    null
  const code = /^([a-z]{2})(?:[-_]|$)/i.exec(declared ?? '')?.[1]?.toLowerCase()
  // `kz` is how many sites of the country write their language.
  return code === 'kz' ? 'kk' : (code ?? null)
}

function unique(values: string[]): string[] {
  return [...new Set(values.map(squeeze).filter(Boolean))]
}

function sameText(a: string, b: string): boolean {
  const key = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, '')
  const [x, y] = [key(a), key(b)]
  return (
    x === y ||
    (y.length > 40 && x.startsWith(y)) ||
    (x.length > 40 && y.startsWith(x) && x.length > y.length * 0.7)
  )
}

const stripTags = (html: string) => (/<\/?(p|br|div)\b/i.test(html) ? linesOfHtml(html).join('\n') : html)

/** Zone of a site by the country of its address, else by its language; UTC where both say nothing. */
export function zoneOf(address: string, language: string | null = null): string {
  try {
    const host = new URL(address).hostname
    if (host.endsWith('.ir')) return 'Asia/Tehran'
    if (host.endsWith('.kz')) return 'Asia/Almaty'
  } catch {
    // Not an address: no zone can be told from it.
  }
  if (language === 'fa') return 'Asia/Tehran'
  if (language === 'kk') return 'Asia/Almaty'
  return 'UTC'
}
