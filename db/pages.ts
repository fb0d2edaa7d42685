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

/** What an address answered last: enough for a conditional request. */
export interface PageState {
  sha256: string
  etag: string | null
  lastModified: string | null
  checkedAt: Date
}

/** Stores a page (once per address and content) and what its address answered. Returns the page's id. */
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
  await savePageState(db, sourceId, page.url, {
    sha256: page.sha256,
    etag: page.headers.etag ?? null,
    lastModified: page.headers['last-modified'] ?? null,
    checkedAt: page.fetchedAt,
  })
  return rows[0].id
}

/** Notes what an address answered. */
export async function savePageState(db: Queryable, sourceId: string, url: string, state: PageState) {
  await db.query(
    `INSERT INTO page_states (url, source_id, sha256, etag, last_modified, checked_at)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (url) DO UPDATE SET sha256 = excluded.sha256, etag = excluded.etag,
       last_modified = excluded.last_modified, checked_at = excluded.checked_at`,
    [url, sourceId, state.sha256, state.etag, state.lastModified, state.checkedAt],
  )
}

/** What each address of a source answered last. */
export async function pageStates(db: Queryable, sourceId: string): Promise<Map<string, PageState>> {
  const { rows } = await db.query(
    `SELECT url, sha256, etag, last_modified AS "lastModified", checked_at AS "checkedAt"
       FROM page_states WHERE source_id = $1`,
    [sourceId],
  )
  return new Map(rows.map(({ url, ...state }) => [url, state]))
}
