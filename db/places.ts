import { createHash } from 'node:crypto'
import type { Place } from '../models/places/index.ts'
import { type Pool, type Queryable, transaction } from './pool.ts'

/** A place as lists show it. */
export interface PlaceSummary {
  id: string
  name: string
  nameEn: string | null
  level: string
  parent: string | null
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
    `SELECT p.id, p.name, p.name_en, p.level, parent.name AS parent
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
    nameEn: row.name_en,
    level: row.level,
    parent: row.parent,
  }))
}
