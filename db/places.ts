import { createHash } from 'node:crypto'
import type { Place } from '../models/places/index.ts'
import { type Pool, type Queryable, transaction } from './pool.ts'
import type { PlaceName } from './search.ts'

/** A place as lists show it; `parent` is the name of the unit above. */
export interface PlaceSummary extends PlaceName {
  level: string
  parent: string | null
}

/** A figure that was told of a place, as a point of a series. */
export interface SeriesPoint {
  event: string
  status: string
  /** The figure; of a range both ends. */
  value: number | null
  min: number | null
  max: number | null
  /** The time that the claim covers, or the day of its publication. */
  start: string
  end: string
}

/** One place: names, what lies above and below it, and how its figures went. */
export interface PlaceDetail extends PlaceName {
  level: string
  lat: number | null
  lon: number | null
  /** Units above it, nearest first. */
  path: PlaceName[]
  /** Events of it and everything below; of it alone. */
  total: number
  own: number
  /** Units right below it, with the events of each and of everything below. */
  children: (PlaceName & { level: string; count: number })[]
  /** Figures told of the place itself by type and unit, oldest first; the longest series first. */
  series: { type: string; unit: string; points: SeriesPoint[] }[]
}

/**
 * Loads the gazetteer: all units with their lineage. Does nothing where the same gazetteer is loaded already.
 * @param places every unit, parents included
 * @param searchKeys folded names of a unit, for look-up by what a user types
 * @returns number of units, 0 where nothing had changed
 */
export async function loadPlaces(
  pool: Pool,
  places: Iterable<Place>,
  searchKeys: (place: Place) => string[],
): Promise<number> {
  const byId = new Map([...places].map((place) => [place.id, place]))
  const rows = [...byId.values()].map((place) => {
    const path = pathOf(place, byId)
    const keys = [...new Set(searchKeys(place).map((key) => key.replaceAll('|', ' ').trim()))].filter(Boolean)
    return {
      id: place.id,
      parent_id: place.parentId,
      level: place.level,
      name: place.name,
      name_ru: place.nameRu,
      name_en: place.nameEn,
      lat: place.lat,
      lon: place.lon,
      admin1_id: path.find((id) => byId.get(id)?.level === 'admin1') ?? null,
      path,
      search: keys.length > 0 ? `|${keys.join('|')}|` : '',
    }
  })
  const json = JSON.stringify(rows)
  const hash = createHash('sha256').update(json).digest('hex')
  return transaction(pool, async (client) => {
    await client.query("SELECT pg_advisory_xact_lock(hashtext('karenbek places'))")
    const known = await client.query("SELECT 1 FROM meta WHERE key = 'gazetteer' AND value = $1", [hash])
    if (known.rowCount) return 0
    await client.query(
      `INSERT INTO places (id, parent_id, level, name, name_ru, name_en, lat, lon, admin1_id, path, search)
       SELECT id, parent_id, level, name, name_ru, name_en, lat, lon, admin1_id, path, search
         FROM jsonb_to_recordset($1::jsonb) AS r (id text, parent_id text, level text, name text, name_ru text,
              name_en text, lat float8, lon float8, admin1_id text, path text[], search text)
       ON CONFLICT (id) DO UPDATE SET parent_id = excluded.parent_id, level = excluded.level, name = excluded.name,
         name_ru = excluded.name_ru, name_en = excluded.name_en, lat = excluded.lat, lon = excluded.lon,
         admin1_id = excluded.admin1_id, path = excluded.path, search = excluded.search`,
      [json],
    )
    await client.query('DELETE FROM place_ancestors')
    await client.query('INSERT INTO place_ancestors SELECT id, unnest(path) FROM places')
    await client.query(
      `INSERT INTO meta VALUES ('gazetteer', $1) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
      [hash],
    )
    return rows.length
  })
}

/** Is a gazetteer loaded? */
export async function hasPlaces(db: Queryable): Promise<boolean> {
  const { rowCount } = await db.query("SELECT 1 FROM meta WHERE key = 'gazetteer'")
  return rowCount === 1
}

/** Ids from a unit up to its country. */
function pathOf(place: Place, byId: Map<string, Place>): string[] {
  const path: string[] = []
  for (let at: Place | undefined = place; at && !path.includes(at.id); at = byId.get(at.parentId ?? '')) {
    path.push(at.id)
  }
  return path
}

/**
 * Units whose name is or begins with what a user typed, exact names and higher levels first.
 * @param typed an id, or a name folded as the keys given to `loadPlaces` were
 */
export async function findPlaces(db: Queryable, typed: string, limit = 20): Promise<PlaceSummary[]> {
  const key = typed.replaceAll('|', ' ').trim()
  if (key === '') return []
  const { rows } = await db.query(
    `SELECT p.id, p.name, p.name_ru, p.name_en, p.level, parent.name AS parent
       FROM places p LEFT JOIN places parent ON parent.id = p.parent_id
      WHERE upper(p.id) = upper($1) OR position('|' || $1 IN p.search) > 0
      ORDER BY (upper(p.id) = upper($1)) DESC, (position('|' || $1 || '|' IN p.search) > 0) DESC,
               array_position(ARRAY['country', 'admin1', 'admin2', 'city', 'admin3', 'admin4'], p.level), p.id
      LIMIT $2`,
    [key, limit],
  )
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    nameRu: row.name_ru,
    nameEn: row.name_en,
    level: row.level,
    parent: row.parent,
  }))
}

const NAME = `p.id, p.name, p.name_ru AS "nameRu", p.name_en AS "nameEn"`
/** Series of a place, and points of each. */
export const MAX_SERIES = 12
export const MAX_POINTS = 500

/** What events tell of a place. */
export interface PlaceFacts extends Pick<PlaceDetail, 'total' | 'own' | 'series'> {
  /** Events of the units right below it, each with everything below. */
  below: Map<string, number>
}

/**
 * One place with its children and series, or null.
 * @param withSeries false leaves the series out, by far the most of it
 * @param facts what events tell of a unit, where that is known without the database
 */
export async function placeById(
  db: Queryable,
  id: string,
  withSeries = true,
  facts: (id: string) => PlaceFacts | Promise<PlaceFacts> = (unit) => placeFacts(db, unit, withSeries),
): Promise<PlaceDetail | null> {
  const { rows } = await db.query(
    `SELECT ${NAME}, p.level, p.lat, p.lon, p.path FROM places p WHERE upper(p.id) = upper($1)`,
    [id],
  )
  const place = rows[0]
  if (!place) return null
  const { path: ids, ...names } = place
  const [path, children, { below, ...told }] = await Promise.all([
    db.query<PlaceName>(
      `SELECT ${NAME} FROM places p WHERE p.id = ANY($1::text[]) AND p.id <> $2
        ORDER BY array_position($1::text[], p.id)`,
      [ids, place.id],
    ),
    db.query<PlaceName & { level: string }>(`SELECT ${NAME}, p.level FROM places p WHERE p.parent_id = $1`, [
      place.id,
    ]),
    facts(place.id),
  ])
  return {
    ...names,
    path: path.rows,
    ...told,
    children: children.rows
      .map((child) => ({ ...child, count: below.get(child.id) ?? 0 }))
      .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1)),
  }
}

/** What the events in the database tell of a place. */
async function placeFacts(db: Queryable, id: string, withSeries: boolean): Promise<PlaceFacts> {
  const [counts, points] = await Promise.all([
    db.query(
      `SELECT own.path[array_position(own.path, $1) - 1] AS id, count(*) AS count
         FROM place_ancestors a JOIN places own ON own.id = a.place_id
         JOIN events e ON e.place_id = a.place_id AND e.is_shown
        WHERE a.ancestor_id = $1 GROUP BY 1`,
      [id],
    ),
    withSeries ? pointsOf(db, id) : { rows: [] },
  ])
  const series = new Map<string, PlaceDetail['series'][number]>()
  for (const { type, unit, length: _length, nth: _nth, ...point } of points.rows) {
    const key = `${type} ${unit}`
    const known = series.get(key)
    if (known) known.points.push(point)
    else if (series.size < MAX_SERIES) series.set(key, { type, unit, points: [point] })
  }
  const below = new Map<string, number>()
  let [total, own] = [0, 0]
  for (const { id: unit, count } of counts.rows) {
    total += count
    if (unit === null) own = count
    else below.set(unit, count)
  }
  return { total, own, below, series: [...series.values()] }
}

/** The figures told of a unit itself by type and unit of measure, the last ones of each. */
function pointsOf(db: Queryable, id: string) {
  return db.query(
    `SELECT * FROM (
       SELECT e.type, e.quantity_unit AS unit, e.id AS event, e.status, e.quantity_value AS value,
              e.quantity_min AS min, e.quantity_max AS max,
              coalesce(e.period_start, e.published_day) AS start, coalesce(e.period_end, e.published_day) AS "end",
              count(*) OVER own AS length,
              row_number() OVER (own ORDER BY coalesce(e.period_end, e.published_day) DESC, e.id) AS nth
         FROM events e
        WHERE e.is_shown AND e.place_id = $1 AND e.quantity_unit IS NOT NULL
          AND coalesce(e.period_start, e.published_day) IS NOT NULL
       WINDOW own AS (PARTITION BY e.type, e.quantity_unit)) points
      WHERE nth <= $2 ORDER BY length DESC, type, unit, "end", start, event`,
    [id, MAX_POINTS],
  )
}
