import { Parser } from 'htmlparser2'
import { type ArchivedResponse, attachmentText, decodeText, readRecord } from '../crawlers/index.ts'
import type { ArchivedDocument, ArchivedPage } from '../db/index.ts'

/** What is wrong between a document and its archived page. */
export interface ArchiveProblem {
  what: 'archive' | 'text'
  stored: string
  found: string
}

/**
 * Checks a document against the archive, without the code that made the document: the page's bytes have the hash
 * that was stored, and every line of the document stands in the page's text; the text of a file is what its archived
 * bytes give.
 * @param directory folder of the WARC files
 */
export async function checkArchived(
  directory: string,
  { text, page, attachments }: Pick<ArchivedDocument, 'text' | 'page' | 'attachments'>,
): Promise<ArchiveProblem | null> {
  const record = await archived(directory, page)
  if ('what' in record) return record
  const whole = squeeze(pageText(record.body, record.headers['content-type']))
  let at = 0
  for (const file of [...attachments, { start: text.length, end: text.length, page: null }]) {
    for (const line of text.slice(at, file.start).split('\n')) {
      if (!whole.includes(squeeze(line)))
        return { what: 'text', stored: line, found: 'not in the archived page' }
    }
    at = file.end
    if (!file.page) continue
    const own = await archived(directory, file.page)
    if ('what' in own) return own
    const stored = text.slice(file.start, file.end)
    if (squeeze(await attachmentText(own.body)) !== squeeze(stored))
      return { what: 'text', stored: stored.slice(0, 200), found: 'not in the archived file' }
  }
  return null
}

/** The archived answer, or what is wrong with it. */
async function archived(directory: string, page: ArchivedPage): Promise<ArchivedResponse | ArchiveProblem> {
  let record: ArchivedResponse
  try {
    record = await readRecord(directory, {
      file: page.file,
      offset: page.offset,
      ...(page.length === null ? {} : { length: page.length }),
    })
  } catch (error) {
    return { what: 'archive', stored: `${page.file}@${page.offset}`, found: (error as Error).message }
  }
  return record.sha256 === page.sha256
    ? record
    : { what: 'archive', stored: page.sha256, found: record.sha256 }
}

/** Layout may differ between page and document; letters may not. */
function squeeze(text: string): string {
  return text.replace(/\s+/g, '')
}

const SILENT = new Set(['script', 'style', 'template'])

/** All text of a page: of HTML the text and the contents of its meta tags, of JSON every string (HTML inside too). */
export function pageText(bytes: Uint8Array, contentType: string | undefined): string {
  const { text } = decodeText(bytes, contentType)
  return /json/.test(contentType ?? '') ? strings(JSON.parse(text)).map(htmlText).join('\n') : htmlText(text)
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(strings) : []
}

function htmlText(html: string): string {
  const parts: string[] = []
  let silent = 0
  const parser = new Parser({
    onopentag(name, attributes) {
      if (SILENT.has(name)) silent++
      if (name === 'meta' && attributes.content) parts.push(attributes.content, '\n')
    },
    onclosetag(name) {
      if (SILENT.has(name)) silent--
    },
    ontext(text) {
      if (silent === 0) parts.push(text)
    },
  })
  parser.end(html)
  return parts.join('')
}
