import type { Queryable } from './pool.ts'

/** A page as it came over the wire; its bytes lie in the archive. */
export interface PageRow {
  url: string
  /** Hex SHA-256 of the body. */
  sha256: string
  bytes: number
  status: number
  headers: Record<string, string>
  charset: string | null
  fetchedAt: Date
  archive: { file: string; offset: number; length: number | null }
}

/** What an address answered last: enough for a conditional request, and to judge when to look again. */
export interface PageState {
  /** SHA-256 of the body; empty for an answer without one. */
  sha256: string
  etag: string | null
  lastModified: string | null
  checkedAt: Date
  /** Publication of its article, ISO 8601. */
  publishedAt: string | null
  /** Gone (404, 410), or without an article. */
  gone: boolean
}

/** Stores a page (once per address and content). Returns its id. */
export async function storePage(db: Queryable, sourceId: string, page: PageRow): Promise<number> {
  const { rows } = await db.query(
    `INSERT INTO pages (source_id, url, sha256, bytes, status, headers, charset, fetched_at,
                        archive_file, archive_offset, archive_length)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     ON CONFLICT (url, sha256) DO UPDATE SET status = excluded.status
     RETURNING id`,
    [
      sourceId,
      page.url,
      page.sha256,
      page.bytes,
      page.status,
      JSON.stringify(page.headers),
      page.charset,
      page.fetchedAt,
      page.archive.file,
      page.archive.offset,
      page.archive.length,
    ],
  )
  return rows[0].id
}

/** Notes what an address answered. */
export async function savePageState(
  db: Queryable,
  sourceId: string,
  url: string,
  state: PageState,
): Promise<void> {
  await db.query(
    `INSERT INTO page_states (url, source_id, sha256, etag, last_modified, checked_at, published_at, gone)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (url) DO UPDATE SET sha256 = excluded.sha256, etag = excluded.etag,
       last_modified = excluded.last_modified, checked_at = excluded.checked_at,
       published_at = coalesce(excluded.published_at, page_states.published_at), gone = excluded.gone`,
    [
      url,
      sourceId,
      state.sha256,
      state.etag,
      state.lastModified,
      state.checkedAt,
      state.publishedAt,
      state.gone,
    ],
  )
}

/** What an address answered last, or null. */
export async function pageState(db: Queryable, url: string): Promise<PageState | null> {
  const { rows } = await db.query(
    `SELECT sha256, etag, last_modified AS "lastModified", checked_at AS "checkedAt",
            published_at AS "publishedAt", gone
       FROM page_states WHERE url = $1`,
    [url],
  )
  return rows[0] ?? null
}
