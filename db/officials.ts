/** Officials who state or order claims: looked up by name, title or region, and one with what they said. */
import type { Queryable } from './pool.ts'
import type { MonthCount, PlaceName } from './search.ts'

export interface OfficialSummary {
  /** The same for every spelling of the name's letters. */
  id: string
  name: string
  /** The title they are named with most often. */
  title: string | null
  /** First-level unit that most of their claims are about. */
  region: PlaceName | null
  /** Events that are shown. */
  count: number
  /** Days of publication of the first and the last. */
  first: string | null
  last: string | null
}

export interface Official extends OfficialSummary {
  titles: { title: string; count: number; first: string | null; last: string | null }[]
  places: (PlaceName & { level: string; count: number })[]
  sources: { id: string; name: string; count: number }[]
  types: { type: string; status: string; count: number }[]
  timeline: MonthCount[]
}

const SUMMARY = `
  e.official_id AS id, mode() WITHIN GROUP (ORDER BY e.official_name) AS name,
  mode() WITHIN GROUP (ORDER BY e.official_title) AS title,
  mode() WITHIN GROUP (ORDER BY own.admin1_id) AS region_id,
  count(*) AS count, min(e.published_day) AS first, max(e.published_day) AS last`

interface SummaryRow extends Omit<OfficialSummary, 'region'> {
  region_id: string | null
}

/**
 * Officials by the beginning of a word of their name, most quoted first.
 * @param typed folded words that the name must have, none for all
 * @param place gazetteer id: only those with claims about it or a unit below it
 * @param among ids: only these, where it is known which they are
 */
export async function searchOfficials(
  db: Queryable,
  typed: string[],
  options: { place?: string; limit?: number; among?: string[] } = {},
): Promise<OfficialSummary[]> {
  const { rows } = await db.query<SummaryRow>(
    `SELECT ${SUMMARY}
       FROM events e LEFT JOIN places own ON own.id = e.place_id
      WHERE e.is_shown AND e.official_id IS NOT NULL
        AND ($1::text IS NULL OR e.words @@ $1::tsquery)
        AND NOT EXISTS (SELECT FROM unnest($2::text[]) AS word
                         WHERE position(' ' || word IN ' ' || translate(lower(e.official_name),
                               'يىكةآأإؤئ' || chr(8204), 'ییکهاااوی')) = 0)
        AND ($3::text IS NULL OR e.place_id IN (SELECT place_id FROM place_ancestors WHERE ancestor_id = $3))
        AND ($5::text[] IS NULL OR e.official_id = ANY($5))
      GROUP BY e.official_id ORDER BY count(*) DESC, e.official_id LIMIT $4`,
    [
      typed.length > 0 ? typed.map((word) => `'${word.replace(/['\\\0]/g, '')}':*D`).join(' & ') : null,
      typed,
      options.place ?? null,
      options.limit ?? 20,
      options.among ?? null,
    ],
  )
  return withRegions(db, rows)
}

/** One official, or null. */
export async function officialById(db: Queryable, id: string): Promise<Official | null> {
  const { rows } = await db.query<SummaryRow>(
    `SELECT ${SUMMARY} FROM events e LEFT JOIN places own ON own.id = e.place_id
      WHERE e.is_shown AND e.official_id = $1 GROUP BY e.official_id`,
    [id],
  )
  const [summary] = await withRegions(db, rows)
  if (!summary) return null
  const own = `FROM events e WHERE e.is_shown AND e.official_id = $1`
  const [titles, places, sources, types, timeline] = await Promise.all(
    [
      `SELECT e.official_title AS title, count(*) AS count, min(e.published_day) AS first,
              max(e.published_day) AS last
         ${own} AND e.official_title IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 50`,
      `SELECT p.id, p.name, p.name_ru AS "nameRu", p.name_en AS "nameEn", p.level, c.count
         FROM (SELECT e.place_id, count(*) AS count ${own} GROUP BY 1) c JOIN places p ON p.id = c.place_id
        ORDER BY c.count DESC, p.id LIMIT 50`,
      `SELECT s.id, s.name, c.count
         FROM (SELECT e.source_id, count(*) AS count ${own} GROUP BY 1) c JOIN sources s ON s.id = c.source_id
        ORDER BY c.count DESC, s.id LIMIT 50`,
      `SELECT e.type, e.status, count(*) AS count ${own} GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2`,
      `SELECT to_char(e.published_day, 'YYYY-MM') AS month, count(*) AS count
         ${own} AND e.published_day IS NOT NULL GROUP BY 1 ORDER BY 1`,
    ].map(async (sql) => (await db.query(sql, [id])).rows),
  )
  return { ...summary, titles, places, sources, types, timeline } as Official
}

async function withRegions(db: Queryable, rows: SummaryRow[]): Promise<OfficialSummary[]> {
  const ids = [...new Set(rows.map((row) => row.region_id).filter((id) => id !== null))]
  const regions = await db.query<PlaceName>(
    `SELECT id, name, name_ru AS "nameRu", name_en AS "nameEn" FROM places WHERE id = ANY($1)`,
    [ids],
  )
  const byId = new Map(regions.rows.map((region) => [region.id, region]))
  return rows.map(({ region_id, ...row }) => ({ ...row, region: byId.get(region_id ?? '') ?? null }))
}
