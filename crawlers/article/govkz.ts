import { linesOfHtml } from './blocks.ts'
import { isFurniture } from './boilerplate.ts'
import { isPlausible, parseMachineDate } from './dates.ts'
import { isElement, parseHtml, squeeze } from './dom.ts'
import { type AttachmentLink, attachmentsOf } from './files.ts'
import type { Article } from './index.ts'

/** One news item of the gov.kz content API; older and newer answers name some fields differently. */
export interface GovKzItem {
  id: number | string
  title?: string | null
  name?: string | null
  slug?: string | null
  short_description?: string | null
  /** HTML. */
  body?: string | null
  created_date?: string | null
  projects?: unknown
  hashtag?: unknown
  sys_lang?: string | null
}

/** Whether a JSON value looks like a news item of the API. */
export function isGovKzItem(value: unknown): value is GovKzItem {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const item = value as Record<string, unknown>
  const textOrNull = (v: unknown) => v === undefined || v === null || typeof v === 'string'
  return (
    (typeof item.id === 'number' || typeof item.id === 'string') &&
    ['title', 'name', 'slug', 'short_description', 'body', 'created_date', 'sys_lang'].every((k) =>
      textOrNull(item[k]),
    ) &&
    (typeof item.title === 'string' || typeof item.name === 'string')
  )
}

/**
 * The article in an item of the gov.kz API.
 * @param json the item's JSON
 * @returns null where it is none, or has no text
 */
export function govkzArticle(
  json: string,
  url: string,
  options: { timeZone: string; now: number },
): Omit<Article, 'charset'> | null {
  let item: unknown
  try {
    item = JSON.parse(json)
  } catch {
    return null
  }
  if (!isGovKzItem(item)) return null
  const lines = linesOfHtml(item.body ?? '').filter((line) => !isFurniture(line))
  const lead = squeeze(linesOfHtml(item.short_description ?? '').join(' ')) || null
  // The short description is often the first paragraph cut off, or the title again.
  const title = squeeze(item.title ?? item.name ?? '')
  const start = lead?.replace(/[.…\s]+$/, '') ?? ''
  const repeats = start === '' || start === title || (lines[0]?.startsWith(start.slice(0, 60)) ?? false)
  const body = repeats ? lines : [lead!, ...lines]
  const attachments = filesIn(item.body ?? '', url)
  if (body.length === 0 && attachments.length === 0) return null
  const published = item.created_date ? parseMachineDate(item.created_date, options.timeZone) : null
  const good = published !== null && isPlausible(published, options.now)
  return {
    url,
    title: title || null,
    titleSource: title ? 'page' : null,
    kicker: null,
    lead: repeats ? null : lead,
    body: body.join('\n'),
    publishedAt: good ? published : null,
    publishedSource: good ? 'api' : null,
    updatedAt: null,
    authors: [],
    section: [],
    tags: Array.isArray(item.hashtag) ? item.hashtag.filter((t): t is string => typeof t === 'string') : [],
    captions: [],
    attachments,
    language: item.sys_lang === 'kz' ? 'kk' : (item.sys_lang ?? null),
    family: 'govkz',
  }
}

/** Files that the body links to. */
function filesIn(html: string, url: string): AttachmentLink[] {
  if (!/\.(pdf|docx)/i.test(html)) return []
  const body = parseHtml(`<body>${html}</body>`).children.find(isElement)
  return body ? attachmentsOf(body, url) : []
}
