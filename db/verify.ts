/** Re-reads what is stored against what it was read from. */
import type { Queryable } from './pool.ts'

/** A stored span whose words are not where it says. */
export interface Mismatch {
  documentId: string
  url: string
  /** `evidence of event …`, `date`, `place`, `official`, `archive`, `text`. */
  what: string
  span: [number, number] | null
  stored: string
  found: string
}

/** A document as `verifyAll` hands it to the reader of archived pages. */
export interface ArchivedDocument {
  id: string
  url: string
  text: string
  page: ArchivedPage
  /** Files whose text stands in `text.slice(start, end)`. */
  attachments: { start: number; end: number; page: ArchivedPage }[]
}

/** Where the bytes of a page lie. */
export interface ArchivedPage {
  url: string
  sha256: string
  charset: string | null
  file: string
  offset: number
  length: number | null
}

export interface VerifyOptions {
  /**
   * Says what is wrong with a document's archived page, or null: that its bytes have the stored hash, and that
   * the text stands in them. Left out, only the stored text is checked.
   */
  checkArchive?: (
    document: ArchivedDocument,
  ) => Promise<{ what: string; stored: string; found: string } | null>
  /** Called after each document. */
  onProgress?: (documents: number, spans: number) => void
}

export interface VerifyResult {
  documents: number
  spans: number
  archived: number
  mismatch: Mismatch | null
}

const BATCH = 200

/**
 * Checks every stored span (evidence, dates, places, officials) against its document's text, and every document
 * against its archived page; stops at the first mismatch.
 */
export async function verifyAll(db: Queryable, options: VerifyOptions = {}): Promise<VerifyResult> {
  const result: VerifyResult = { documents: 0, spans: 0, archived: 0, mismatch: null }
  let after = ''
  for (;;) {
    const { rows } = await db.query(
      `SELECT d.id, d.url, d.text, g.url AS page_url, g.sha256, g.charset, g.archive_file, g.archive_offset,
              g.archive_length
         FROM documents d LEFT JOIN pages g ON g.id = d.page_id
        WHERE d.id > $1 ORDER BY d.id LIMIT $2`,
      [after, BATCH],
    )
    if (rows.length === 0) return result
    const spans = await spansOf(
      db,
      rows.map((row) => row.id),
    )
    for (const row of rows) {
      for (const span of spans.get(row.id) ?? []) {
        result.spans++
        const found = row.text.slice(span.start, span.end)
        const inside = span.start >= 0 && span.start <= span.end && span.end <= row.text.length
        if (inside && found === span.text) continue
        result.mismatch = {
          documentId: row.id,
          url: row.url,
          what: span.what,
          span: [span.start, span.end],
          stored: span.text,
          found,
        }
        return result
      }
      if (options.checkArchive && row.sha256 !== null) {
        const problem = await options.checkArchive({
          id: row.id,
          url: row.url,
          text: row.text,
          page: pageOf(row),
          attachments: await attachmentsOf(db, row.id),
        })
        result.archived++
        if (problem) {
          result.mismatch = { documentId: row.id, url: row.url, span: null, ...problem }
          return result
        }
      }
      result.documents++
      options.onProgress?.(result.documents, result.spans)
    }
    after = rows.at(-1).id
  }
}

function pageOf(row: Record<string, never>): ArchivedPage {
  return {
    url: row.page_url!,
    sha256: row.sha256!,
    charset: row.charset ?? null,
    file: row.archive_file!,
    offset: row.archive_offset!,
    length: row.archive_length ?? null,
  }
}

/** The files of a document. */
async function attachmentsOf(db: Queryable, documentId: string): Promise<ArchivedDocument['attachments']> {
  const { rows } = await db.query(
    `SELECT a.text_start, a.text_end, g.url AS page_url, g.sha256, g.charset, g.archive_file, g.archive_offset,
            g.archive_length
       FROM document_attachments a JOIN pages g ON g.id = a.page_id
      WHERE a.document_id = $1 ORDER BY a.ordinal`,
    [documentId],
  )
  return rows.map((row) => ({ start: row.text_start, end: row.text_end, page: pageOf(row) }))
}

interface StoredSpan {
  what: string
  start: number
  end: number
  text: string
}

async function spansOf(db: Queryable, ids: string[]): Promise<Map<string, StoredSpan[]>> {
  const { rows } = await db.query(
    `SELECT e.document_id, 'evidence of event ' || e.id AS what, v.span_start, v.span_end, v.text
       FROM events e JOIN event_evidence v ON v.event_id = e.id WHERE e.document_id = ANY($1)
     UNION ALL
     SELECT document_id, 'date', span_start, span_end, text FROM date_mentions WHERE document_id = ANY($1)
     UNION ALL
     SELECT document_id, 'place', span_start, span_end, text FROM place_mentions WHERE document_id = ANY($1)
     UNION ALL
     SELECT document_id, 'official', span_start, span_end, text FROM official_mentions WHERE document_id = ANY($1)`,
    [ids],
  )
  const byDocument = new Map<string, StoredSpan[]>()
  for (const row of rows) {
    const list = byDocument.get(row.document_id) ?? []
    list.push({ what: row.what, start: row.span_start, end: row.span_end, text: row.text })
    byDocument.set(row.document_id, list)
  }
  return byDocument
}
