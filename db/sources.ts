import type { Queryable } from './pool.ts'

/** A source of the registry, as far as the tables keep it. */
export interface SourceRow {
  id: string
  name: string
  homepage: string
  country: string | null
  /** Gazetteer id of the region that it reports on. */
  placeId: string | null
  language: string[]
  enabled: boolean
}

/** Writes the registry's sources; those no longer in it stay, switched off, because their articles do. */
export async function saveSources(db: Queryable, sources: SourceRow[]): Promise<void> {
  const rows = sources.map(({ placeId, ...rest }) => ({ ...rest, place_id: placeId }))
  await db.query(
    `WITH given AS (
       SELECT * FROM jsonb_to_recordset($1::jsonb)
         AS r (id text, name text, homepage text, country text, place_id text, language text[], enabled boolean)
     ), gone AS (
       UPDATE sources SET enabled = false WHERE enabled AND id NOT IN (SELECT id FROM given)
     )
     INSERT INTO sources (id, name, homepage, country, place_id, language, enabled)
     SELECT id, name, homepage, country, place_id, language, enabled FROM given ORDER BY id
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, homepage = excluded.homepage, country = excluded.country,
       place_id = excluded.place_id, language = excluded.language, enabled = excluded.enabled`,
    [JSON.stringify(rows)],
  )
}

/** Sources with what was last done for each, in the order of their ids. */
export async function listSources(db: Queryable) {
  const { rows } = await db.query(
    `SELECT s.id, s.name, s.homepage, s.country, s.place_id AS "placeId", s.language, s.enabled,
            r.status AS "lastStatus", r.started_at AS "lastStarted", r.finished_at AS "lastFinished",
            r.error AS "lastError", r.counts AS "lastCounts",
            (SELECT count(*) FROM documents d WHERE d.source_id = s.id AND d.is_current) AS documents
       FROM sources s
       LEFT JOIN LATERAL (
         SELECT * FROM crawl_runs WHERE source_id = s.id ORDER BY started_at DESC, id DESC LIMIT 1
       ) r ON true
      ORDER BY s.id`,
  )
  return rows as (SourceRow & {
    lastStatus: string | null
    lastStarted: Date | null
    lastFinished: Date | null
    lastError: string | null
    lastCounts: Record<string, number> | null
    documents: number
  })[]
}

/** Notes the start of a crawl run; earlier runs of the source that never ended are marked lost. */
export async function startRun(db: Queryable, sourceId: string): Promise<number> {
  const { rows } = await db.query(
    `WITH lost AS (
       UPDATE crawl_runs SET status = 'lost', finished_at = now() WHERE source_id = $1 AND status = 'running'
     )
     INSERT INTO crawl_runs (source_id) VALUES ($1) RETURNING id`,
    [sourceId],
  )
  return rows[0].id
}

/**
 * Was the last run of a source cut short, so that lists may hold unread articles behind known ones? Ask before
 * `startRun`.
 */
export async function wasCutShort(db: Queryable, sourceId: string): Promise<boolean> {
  const { rows } = await db.query(
    'SELECT status FROM crawl_runs WHERE source_id = $1 ORDER BY started_at DESC, id DESC LIMIT 1',
    [sourceId],
  )
  return rows.length > 0 && rows[0].status !== 'done'
}

/** Notes the end of a crawl run. */
export async function finishRun(
  db: Queryable,
  id: number,
  status: 'done' | 'failed' | 'stopped',
  counts: object,
  error: string | null = null,
): Promise<void> {
  await db.query(
    'UPDATE crawl_runs SET finished_at = now(), status = $2, counts = $3, error = $4 WHERE id = $1',
    [id, status, JSON.stringify(counts), error?.slice(0, 2000) ?? null],
  )
}
