/** Every table as text, for comparing two databases. */
import type { Pool } from '../../../db/index.ts'

/**
 * What is compared: all columns less what may differ between two runs of the same crawl: times of fetching, run ids,
 * row numbers, and where in the archive a page lies.
 */
export const DUMPS: Record<string, string> = {
  sources: 'SELECT * FROM sources ORDER BY id',
  schedules: 'SELECT source_id, cron, time_zone, enabled, paused, quiet FROM schedules ORDER BY source_id',
  pages: 'SELECT source_id, url, sha256, bytes, status, charset FROM pages ORDER BY url, sha256',
  page_states:
    'SELECT url, source_id, sha256, etag, last_modified, published_at, gone FROM page_states ORDER BY url',
  documents: `SELECT d.id, d.source_id, p.url AS page_url, p.sha256, d.url, d.version, d.is_current, d.title, d.section,
      d.text, d.published_at, d.published_text, d.published_day, d.source_place, d.state, d.error, d.redo,
      d.extractor_version, d.language, d.script, d.language_confidence, d.cluster_id, d.signature, d.bands
    FROM documents d JOIN pages p ON p.id = d.page_id ORDER BY d.id`,
  events: 'SELECT * FROM events ORDER BY id',
  event_evidence: 'SELECT * FROM event_evidence ORDER BY event_id, ordinal',
  date_mentions: 'SELECT * FROM date_mentions ORDER BY document_id, ordinal',
  place_mentions: 'SELECT * FROM place_mentions ORDER BY document_id, ordinal',
  official_mentions: 'SELECT * FROM official_mentions ORDER BY document_id, ordinal',
  places: 'SELECT * FROM places ORDER BY id',
  place_ancestors: 'SELECT * FROM place_ancestors ORDER BY place_id, ancestor_id',
}

export type Tables = Record<string, string[]>

/** Reads all tables of `DUMPS`, a line a row. */
export async function dumpTables(pool: Pool): Promise<Tables> {
  const tables: Tables = {}
  for (const [table, sql] of Object.entries(DUMPS)) {
    const { rows } = await pool.query(`SELECT t::text AS line FROM (${sql}) t`)
    tables[table] = rows.map((row) => row.line)
  }
  return tables
}

/** Rows that one of two dumps has and the other has not, by table; nothing for tables that agree. */
export function differences(a: Tables, b: Tables): { table: string; missing: string[]; extra: string[] }[] {
  return Object.keys(a).flatMap((table) => {
    const [left, right] = [a[table] ?? [], b[table] ?? []]
    if (left.length === right.length && left.every((line, i) => line === right[i])) return []
    const [inLeft, inRight] = [new Set(left), new Set(right)]
    return [
      {
        table,
        missing: left.filter((line) => !inRight.has(line)),
        extra: right.filter((line) => !inLeft.has(line)),
      },
    ]
  })
}
