/** How to cite an event: the article it was read from, and where it was read. */

export interface Citable {
  id: string
  title: string | null
  source: string
  url: string
  /** Publication as told by the source, an ISO day or time, or null. */
  publishedAt: string | null
  /** The event's address on this page. */
  page: string
  extractorVersion: string
  /** ISO day of today. */
  accessed: string
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
)

function apaDate(iso: string | null): string {
  if (!iso) return 'n.d.'
  const [year, month, day] = iso.slice(0, 10).split('-')
  return `${year}, ${MONTHS[Number(month) - 1]} ${Number(day)}`
}

/** APA 7, a page of a news site; the record of the event follows. */
export function apa(item: Citable): string {
  const title = item.title ?? `[Article of ${item.source}]`
  return `${item.source}. (${apaDate(item.publishedAt)}). ${title}. ${item.url} [Event ${item.id}, karenbek ${item.extractorVersion}, retrieved ${item.accessed}, ${item.page}]`
}

/** BibTeX; braces and backslashes of titles cannot end a field. */
export function bibtex(item: Citable): string {
  const clean = (text: string) =>
    text
      .replace(/[\\{}]/g, ' ')
      .replace(/([%&#$_])/g, '\\$1')
      .replace(/\s+/g, ' ')
      .trim()
  const year = item.publishedAt?.slice(0, 4)
  return [
    `@misc{karenbek-${item.id},`,
    `  author = {{${clean(item.source)}}},`,
    `  title = {{${clean(item.title ?? `Article of ${item.source}`)}}},`,
    ...(year ? [`  year = {${year}},`, `  date = {${item.publishedAt?.slice(0, 10)}},`] : []),
    `  url = {${item.url.replace(/[{}\\\s]/g, (c) => encodeURIComponent(c))}},`,
    `  urldate = {${item.accessed}},`,
    `  note = {Event ${item.id}, karenbek ${clean(item.extractorVersion)}, ${clean(item.page)}}`,
    '}',
  ].join('\n')
}

/** One line of plain text. */
export function plain(item: Citable): string {
  // The date stands before the title: after one in Arabic letters its digits would be read from right to left.
  const title = item.title ? `${item.title} – ` : ''
  return `${item.source}, ${item.publishedAt?.slice(0, 10) ?? 'n.d.'}: ${title}${item.url} (event ${item.id}, karenbek ${item.extractorVersion}, ${item.accessed}, ${item.page})`
}
