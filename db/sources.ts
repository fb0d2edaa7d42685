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
            (SELECT max(finished_at) FROM crawl_runs WHERE source_id = s.id AND status = 'done') AS "lastDone",
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
    /** End of the last run that went well, whatever came after it. */
    lastDone: Date | null
    lastError: string | null
    lastCounts: Record<string, unknown> | null
    documents: number
  })[]
}
