import { type GovKzItem, isGovKzItem } from '../article/govkz.ts'

/**
 * The content API of gov.kz, in the forms that it has answered in: a bare array, `{content, totalElements}`,
 * and GraphQL. Where it is closed to strangers the source is reported as closed; the header scheme of the
 * site's own client is an access control and is not imitated.
 */

export type GovKzAnswer =
  | { kind: 'items'; items: GovKzItem[]; total: number | null }
  | { kind: 'closed'; reason: string }

export const GOVKZ_PAGE_SIZE = 50

/** Address of a page of news, 1-based, newest first. */
export function govkzListUrl(
  homepage: string,
  project: string,
  page: number,
  size = GOVKZ_PAGE_SIZE,
): string {
  const url = new URL('/api/v1/public/content-manager/news', homepage)
  url.search = `?sort-by=created_date:DESC&projects=eq:${encodeURIComponent(project)}&page=${page}&size=${size}`
  return url.href
}

/** Address and body of the same request in GraphQL. */
export function govkzGraphql(
  homepage: string,
  project: string,
  language: string,
  page: number,
  size = GOVKZ_PAGE_SIZE,
) {
  const query = `{ news(projects: ${JSON.stringify(`EQ:${project}`)}, _size: ${size}, _page: ${page}, _sort: "created_date:DESC", _lang: ${JSON.stringify(language)}) { id title slug created_date body short_description } }`
  return { url: new URL('/graphql', homepage).href, body: Buffer.from(JSON.stringify({ query })) }
}

/** The address under which readers see an item. The language is part of it: ids are shared between languages. */
export function govkzHumanUrl(
  homepage: string,
  project: string,
  id: string | number,
  language: string,
): string {
  return new URL(`/memleket/entities/${project}/press/news/details/${id}?lang=${language}`, homepage).href
}

/**
 * Reads an answer of either API.
 * @param status HTTP status of the answer
 */
export function readGovKz(text: string, status: number): GovKzAnswer {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    return { kind: 'closed', reason: `status ${status}, not JSON` }
  }
  if (typeof data !== 'object' || data === null) return { kind: 'closed', reason: 'not an object' }
  if (status >= 400 || 'errors' in data || (data as { code?: unknown }).code === 'notAllowed') {
    const { code, message, errors } = data as {
      code?: unknown
      message?: unknown
      errors?: { message?: unknown }[]
    }
    const reason = code ?? message ?? errors?.[0]?.message ?? `status ${status}`
    return { kind: 'closed', reason: String(reason).slice(0, 200) }
  }
  const inner = (data as { data?: { news?: unknown } }).data?.news
  const list = Array.isArray(data)
    ? data
    : ((data as { content?: unknown }).content ??
      (Array.isArray(inner) ? inner : isGovKzItem(inner) ? [inner] : null))
  if (!Array.isArray(list)) return { kind: 'closed', reason: 'no list of news in the answer' }
  const total = (data as { totalElements?: unknown }).totalElements
  return { kind: 'items', items: list.filter(isGovKzItem), total: typeof total === 'number' ? total : null }
}
