import { createHash } from 'node:crypto'
import { keysOfClusters, refreshClaims } from './claims.ts'
import { lockClusters } from './clusters.ts'
import { type PageRow, savePageState, storePage } from './pages.ts'
import { type Pool, type PoolClient, prepared, type Queryable, transaction } from './pool.ts'

/** An article as the crawler read it from a page. */
export interface ArticleRow {
  /** The article's own address (canonical where the page names one). */
  url: string
  title: string | null
  section: string | null
  /** What is analysed: title, lead and body. Well-formed, without NUL. */
  text: string
  /** ISO date or date-time with offset, as the source tells it. */
  publishedAt: string | null
}

/** A file of an article, and where its text stands in the article's. */
export interface AttachmentRow {
  page: PageRow
  title: string
  start: number
  end: number
}

/** A stored document, as the extraction needs it. */
export interface StoredDocument {
  id: string
  sourceId: string
  url: string
  title: string | null
  text: string
  publishedAt: string | null
  sourcePlace: string | null
  state: 'pending' | 'done' | 'failed' | 'discarded'
  /** Done, and to be analysed again. */
  redo: boolean
  extractorVersion: string | null
  /** Address that its page was fetched from. */
  pageUrl: string | null
}

/** The id of a document: the same address, text and date give the same id. */
export function documentId(url: string, text: string, publishedAt: string | null): string {
  const parts = [url, publishedAt ?? '', text].join('\n')
  return createHash('sha256').update(parts).digest('hex').slice(0, 24)
}

/**
 * Stores a page and the article read from it, in one transaction. The same text again adds nothing; a changed
 * text becomes the next version of its address.
 * @returns the document's id, and whether it still has to be analysed
 */
export function storeArticle(
  pool: Pool,
  source: { id: string; placeId: string | null },
  page: PageRow,
  article: ArticleRow,
  attachments: readonly AttachmentRow[] = [],
): Promise<{ id: string; isNew: boolean; pending: boolean }> {
  const id = documentId(article.url, article.text, article.publishedAt)
  return transaction(pool, async (client) => {
    const pageId = await storePage(client, source.id, page)
    await savePageState(client, source.id, page.url, {
      sha256: page.sha256,
      etag: page.headers.etag ?? null,
      lastModified: page.headers['last-modified'] ?? null,
      checkedAt: page.fetchedAt,
      publishedAt: article.publishedAt,
      gone: false,
    })
    // One at a time for an address: its versions are numbered.
    await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [article.url])
    const { rows } = await client.query(
      'SELECT id, state, is_current FROM documents WHERE id = $1 OR (url = $2 AND is_current)',
      [id, article.url],
    )
    const known = rows.find((row) => row.id === id)
    await client.query('UPDATE documents SET gone_at = NULL WHERE url = $1 AND gone_at IS NOT NULL', [
      article.url,
    ])
    if (known?.is_current) return { id, isNew: false, pending: known.state === 'pending' }
    // Before the rows: whoever holds it may be about to change them.
    if (rows.length > 0) await lockClusters(client)
    const previous = await client.query(
      'UPDATE documents SET is_current = false WHERE url = $1 AND is_current RETURNING cluster_id',
      [article.url],
    )
    if (known) {
      // An earlier text has come back.
      await client.query('UPDATE documents SET is_current = true WHERE id = $1', [id])
    } else {
      await client.query(
        `INSERT INTO documents (id, source_id, page_id, url, version, is_current, title, section, text,
                                published_at, published_text, published_day, source_place, fetched_at, cluster_id)
         SELECT $1, $2, $3, $4, coalesce(max(version), 0) + 1, true, $5, $6, $7,
                $8::timestamptz, $9, $10::date, $11, $12, $1
           FROM documents WHERE url = $4`,
        [
          id,
          source.id,
          pageId,
          article.url,
          article.title,
          article.section,
          article.text,
          // A day alone counts from its beginning in UTC.
          article.publishedAt &&
            (article.publishedAt.length === 10 ? `${article.publishedAt}T00:00Z` : article.publishedAt),
          article.publishedAt,
          article.publishedAt?.slice(0, 10) ?? null,
          source.placeId,
          page.fetchedAt,
        ],
      )
    }
    if (!known) {
      for (const [ordinal, file] of attachments.entries()) {
        const filePage = await storePage(client, source.id, file.page)
        await client.query(
          `INSERT INTO document_attachments (document_id, ordinal, page_id, title, text_start, text_end)
           VALUES ($1, $2, $3, $4, $5, $6)`,
          [id, ordinal, filePage, file.title, file.start, file.end],
        )
      }
    }
    if (previous.rows.length === 0 && !known) return { id, isNew: true, pending: true }
    const clusters = previous.rows.map((row) => row.cluster_id as string)
    await refreshClaims(
      client,
      await keysOfClusters(client, [...clusters, ...(known ? await clusterOf(client, id) : [])]),
    )
    return { id, isNew: !known, pending: known ? known.state === 'pending' : true }
  })
}

async function clusterOf(client: PoolClient, id: string): Promise<string[]> {
  const { rows } = await client.query('SELECT cluster_id FROM documents WHERE id = $1', [id])
  return rows.map((row) => row.cluster_id)
}

/** The document to analyse, or null. */
export async function loadDocument(db: Queryable, id: string): Promise<StoredDocument | null> {
  return (await loadDocuments(db, [id]))[0] ?? null
}

/** The documents to analyse, in the order of the ids; null where there is none. */
export async function loadDocuments(
  db: Queryable,
  ids: readonly string[],
): Promise<(StoredDocument | null)[]> {
  const { rows } = await db.query<StoredDocument>(
    prepared(
      `SELECT id, source_id AS "sourceId", url, title, text, published_text AS "publishedAt",
            source_place AS "sourcePlace", state, redo, extractor_version AS "extractorVersion",
            (SELECT url FROM pages WHERE pages.id = page_id) AS "pageUrl"
       FROM documents WHERE id = ANY($1)`,
      [ids],
    ),
  )
  const found = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => found.get(id) ?? null)
}

/**
 * Sets a document aside whose analysis keeps failing, with the reason. One that an earlier version has analysed
 * keeps that analysis and is not tried again by itself.
 */
export async function markFailed(db: Queryable, id: string, reason: string): Promise<void> {
  await db.query(
    `UPDATE documents SET state = CASE WHEN extractor_version IS NULL THEN 'failed' ELSE state END,
            redo = false, error = $2
      WHERE id = $1 AND (state <> 'done' OR redo)`,
    [id, storable(reason).slice(0, 2000)],
  )
}

/** Puts a document back to be analysed. Returns false where there is none. */
export async function markPending(db: Queryable, id: string): Promise<boolean> {
  const { rowCount } = await db.query(`UPDATE documents SET state = 'pending', error = NULL WHERE id = $1`, [
    id,
  ])
  return rowCount === 1
}

/** Puts back to be analysed every document that was set aside. Returns how many. */
export async function markAllPending(db: Queryable): Promise<number> {
  const { rowCount } = await db.query(
    `UPDATE documents SET state = 'pending', error = NULL WHERE state = 'failed'`,
  )
  return rowCount ?? 0
}

/**
 * Takes documents that were set aside off the list of what failed, until somebody retries them by name.
 * @returns ids of those that were on it
 */
export async function discardDocuments(db: Queryable, ids: readonly string[]): Promise<string[]> {
  const { rows } = await db.query(
    `UPDATE documents SET state = 'discarded' WHERE id = ANY($1) AND state = 'failed' RETURNING id`,
    [ids],
  )
  return rows.map((row) => row.id)
}

/** A document that was set aside. */
export interface FailedDocument {
  id: string
  sourceId: string
  url: string
  reason: string
}

/** Documents that were set aside, in the order of their ids. */
export async function failedDocuments(db: Queryable, limit: number): Promise<FailedDocument[]> {
  const { rows } = await db.query(
    `SELECT id, source_id AS "sourceId", url, coalesce(error, '') AS reason
       FROM documents WHERE state = 'failed' ORDER BY id LIMIT $1`,
    [limit],
  )
  return rows
}

/**
 * Documents that wait for their analysis, in the order of their ids.
 * @param after ids beyond this one, for paging
 */
export async function pendingDocuments(db: Queryable, limit: number, after = ''): Promise<string[]> {
  const { rows } = await db.query(
    `SELECT id FROM documents WHERE state = 'pending' AND id > $2 ORDER BY id LIMIT $1`,
    [limit, after],
  )
  return rows.map((row) => row.id)
}

/** Documents that are done and wait to be analysed again, in the order of their ids. */
export async function redoDocuments(db: Queryable, limit: number, after = ''): Promise<string[]> {
  const { rows } = await db.query(
    `SELECT id FROM documents WHERE redo AND state = 'done' AND id > $2 ORDER BY id LIMIT $1`,
    [limit, after],
  )
  return rows.map((row) => row.id)
}

/** How many documents are in each state. */
export async function documentStates(db: Queryable): Promise<Record<string, number>> {
  const { rows } = await db.query('SELECT state, count(*) FROM documents GROUP BY state')
  return Object.fromEntries(rows.map((row) => [row.state, row.count]))
}

/** A message as PostgreSQL can keep it: without NUL and half surrogates. */
function storable(text: string): string {
  // A trip through UTF-8 turns each half surrogate into U+FFFD.
  return Buffer.from(text, 'utf8').toString('utf8').replaceAll('\0', '\ufffd')
}
