import { Parser } from 'htmlparser2'
import { type ArchivedResponse, decodeText, readRecord } from '../crawlers/index.ts'
import type { ArchivedDocument } from '../db/index.ts'

/** What is wrong between a document and its archived page. */
export interface ArchiveProblem {
  what: 'archive' | 'text'
  stored: string
  found: string
}

/**
 * Checks a document against the archive, without the code that made the document: the page's bytes have the hash
 * that was stored, and every line of the document stands in the page's text.
 * @param directory folder of the WARC files
 */
export async function checkArchived(
  directory: string,
  { text, page }: Pick<ArchivedDocument, 'text' | 'page'>,
): Promise<ArchiveProblem | null> {
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
  if (record.sha256 !== page.sha256) return { what: 'archive', stored: page.sha256, found: record.sha256 }
  const whole = squeeze(pageText(record.body, record.headers['content-type']))
  for (const line of text.split('\n')) {
    if (!whole.includes(squeeze(line)))
      return { what: 'text', stored: line, found: 'not in the archived page' }
  }
  return null
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
