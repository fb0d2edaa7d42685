import type { Queryable } from './pool.ts'

/** What the crawler remembers between runs: the archive's index, back-fills, addresses to look at again, rhythm. */

/** A record of the archive. */
export interface ArchiveRecord {
  file: string
  offset: number
  length: number | null
  url: string
  /** Hex SHA-256 of the body; of a revisit that of the earlier body. */
  sha256: string
  type: string
  status: number
  fetchedAt: Date
}

/** Notes where records lie; those that are known stay. */
export async function saveArchiveRecords(db: Queryable, records: ArchiveRecord[]): Promise<void> {
  await db.query(
    `INSERT INTO archive_records (file, "offset", length, url, sha256, type, status, fetched_at)
     SELECT file, "offset", length, url, sha256, type, status, "fetchedAt"
       FROM jsonb_to_recordset($1::jsonb) AS r (file text, "offset" bigint, length bigint, url text, sha256 text,
                                                type text, status integer, "fetchedAt" timestamptz)
     ON CONFLICT (file, "offset") DO NOTHING`,
    [JSON.stringify(records)],
  )
}

/**
 * Where an answer lies in the archive, the newest first; revisits are left out, they hold no body.
 * @param what an address, or the SHA-256 of a body
 */
export async function findArchiveRecords(
  db: Queryable,
  what: { url: string } | { sha256: string },
  limit = 20,
): Promise<ArchiveRecord[]> {
  const [column, value] = 'url' in what ? ['url', what.url] : ['sha256', what.sha256]
  const { rows } = await db.query(
    `SELECT file, "offset"::float8 AS "offset", length::float8 AS length, url, sha256, type, status,
            fetched_at AS "fetchedAt"
       FROM archive_records WHERE ${column} = $1 AND type <> 'revisit'
      ORDER BY fetched_at DESC, file DESC, "offset" DESC LIMIT $2`,
    [value, limit],
  )
  return rows
}

/** A list's place in a back-fill. */
export interface BackfillPlace {
  list: string
  nextPage: number
  done: boolean
}

/** How far the back-fill of a source to a day has come. */
export async function backfillPlaces(
  db: Queryable,
  sourceId: string,
  since: string,
): Promise<BackfillPlace[]> {
  const { rows } = await db.query(
    `SELECT list, next_page AS "nextPage", done FROM backfills WHERE source_id = $1 AND since = $2::date`,
    [sourceId, since.slice(0, 10)],
  )
  return rows
}

/** Notes that a list's pages before `nextPage` have been read with all their articles. */
export async function saveBackfillPlace(
  db: Queryable,
  sourceId: string,
  since: string,
  { list, nextPage, done }: BackfillPlace,
): Promise<void> {
  await db.query(
    `INSERT INTO backfills (source_id, since, list, next_page, done) VALUES ($1, $2::date, $3, $4, $5)
     ON CONFLICT (source_id, since, list) DO UPDATE
       SET next_page = greatest(backfills.next_page, excluded.next_page), done = excluded.done, updated_at = now()`,
    [sourceId, since.slice(0, 10), list, nextPage, done],
  )
}

/** Marks the current document of a page as gone, or as there again. Returns how many were marked. */
export async function markGone(db: Queryable, pageUrl: string, goneAt: Date | null): Promise<number> {
  const { rowCount } = await db.query(
    `UPDATE documents SET gone_at = $2
      WHERE is_current AND (gone_at IS NULL) <> ($2::timestamptz IS NULL)
        AND (url = $1 OR page_id IN (SELECT id FROM pages WHERE url = $1))`,
    [pageUrl, goneAt],
  )
  return rowCount ?? 0
}

/** An article that is young enough to be corrected or taken down. */
export interface RecentPage {
  url: string
  publishedAt: string | null
  checkedAt: Date
}

/** Articles of a source stored since a time, those first that were looked at longest ago. */
export async function recentPages(
  db: Queryable,
  sourceId: string,
  since: Date,
  limit: number,
): Promise<RecentPage[]> {
  const { rows } = await db.query(
    `SELECT s.url, s.published_at AS "publishedAt", s.checked_at AS "checkedAt"
       FROM page_states s
      WHERE s.source_id = $1 AND NOT s.gone
        AND EXISTS (SELECT 1 FROM pages p WHERE p.url = s.url AND p.fetched_at >= $2)
      ORDER BY s.checked_at, s.url LIMIT $3`,
    [sourceId, since, limit],
  )
  return rows
}

/** How often a source has something new. */
export interface Rhythm {
  /** First versions in the last seven days, per day. */
  perDay: number
  /** The same for the four weeks before; null where the source has not been watched so long. */
  usualPerDay: number | null
  /** Median time between two of the last fifty, seconds; null for fewer than six. */
  medianGapSeconds: number | null
  /** When the newest was published or, where that is not known, found. */
  newestAt: Date | null
  /** Currently marked as gone. */
  gone: number
}

/** The rhythm of a source, by its articles. */
export async function sourceRhythm(db: Queryable, sourceId: string): Promise<Rhythm> {
  const { rows } = await db.query(
    `WITH own AS (
       SELECT coalesce(published_at, fetched_at) AS at, fetched_at FROM documents
        WHERE source_id = $1 AND version = 1
     ), gaps AS (
       SELECT extract(epoch FROM at - lag(at) OVER (ORDER BY at))::float8 AS gap
         FROM (SELECT at FROM own ORDER BY at DESC LIMIT 50) last
     )
     SELECT (SELECT count(*) FROM own WHERE at > now() - interval '7 days')::float8 / 7 AS "perDay",
            (SELECT CASE WHEN min(fetched_at) < now() - interval '14 days'
                         THEN count(*) FILTER (WHERE at BETWEEN now() - interval '35 days' AND now() - interval '7 days')::float8 / 28 END
               FROM own) AS "usualPerDay",
            (SELECT CASE WHEN count(*) >= 6 THEN percentile_cont(0.5) WITHIN GROUP (ORDER BY gap) END
               FROM gaps WHERE gap IS NOT NULL) AS "medianGapSeconds",
            (SELECT max(at) FROM own) AS "newestAt",
            (SELECT count(*)::int FROM documents WHERE source_id = $1 AND is_current AND gone_at IS NOT NULL) AS gone`,
    [sourceId],
  )
  return rows[0]
}

/** A run that came to its end, with its counts. */
export interface FinishedRun {
  startedAt: Date
  finishedAt: Date
  status: string
  counts: Record<string, unknown>
}

/** The last runs of a source that ended, newest first; due times that were passed over are left out. */
export async function lastRuns(db: Queryable, sourceId: string, limit: number): Promise<FinishedRun[]> {
  const { rows } = await db.query(
    `SELECT started_at AS "startedAt", finished_at AS "finishedAt", status, counts
       FROM crawl_runs WHERE source_id = $1 AND finished_at IS NOT NULL AND NOT counts ? 'notDue'
      ORDER BY started_at DESC, id DESC LIMIT $2`,
    [sourceId, limit],
  )
  return rows
}
