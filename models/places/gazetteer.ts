import type { PlaceLevel } from '../contract.ts'
import { iran } from './data/iran.ts'
import { kazakhstan } from './data/kazakhstan.ts'

/**
 * Kinds of unit. Iran: ostan (province), shahrestan (county), bakhsh (district), shahr (city), dehestan (rural
 * district). Kazakhstan: oblys, capital (a city of the republic's own), audan (district), qala-akimdigi (a city
 * with the villages under it), qala (city), kent (settlement), kent-akimdigi, okrug (rural).
 */
export type Kind =
  | 'country'
  | 'ostan'
  | 'shahrestan'
  | 'bakhsh'
  | 'shahr'
  | 'dehestan'
  | 'oblys'
  | 'capital'
  | 'audan'
  | 'qala-akimdigi'
  | 'qala'
  | 'kent'
  | 'kent-akimdigi'
  | 'okrug'

/** One unit of the gazetteer. */
export interface Place {
  id: string
  parentId: string | null
  level: PlaceLevel
  /** Name in the unit's own language. */
  name: string
  nameRu: string | null
  nameEn: string | null
  lat: number | null
  lon: number | null
  kind: Kind
  /** Other names in the same script, old ones among them. */
  aliases: string[]
}

const LEVELS: Record<Kind, PlaceLevel> = {
  country: 'country',
  ostan: 'admin1',
  oblys: 'admin1',
  capital: 'admin1',
  shahrestan: 'admin2',
  audan: 'admin2',
  'qala-akimdigi': 'admin2',
  bakhsh: 'admin3',
  'kent-akimdigi': 'admin3',
  dehestan: 'admin4',
  okrug: 'admin4',
  shahr: 'city',
  qala: 'city',
  kent: 'city',
}

let places: Map<string, Place> | undefined

function load(): Map<string, Place> {
  if (places) return places
  places = new Map()
  for (const table of [iran, kazakhstan]) {
    for (const line of table.split('\n')) {
      const [id, parentId, kind, name, nameRu, nameEn, lat, lon, aliases] = line.split('\t') as string[]
      places.set(id as string, {
        id: id as string,
        parentId: parentId || null,
        level: LEVELS[kind as Kind],
        name: name as string,
        nameRu: nameRu || null,
        nameEn: nameEn || null,
        lat: lat ? Number(lat) : null,
        lon: lon ? Number(lon) : null,
        kind: kind as Kind,
        aliases: aliases ? aliases.split('|') : [],
      })
    }
  }
  return places
}

/** The unit with this id (`IR-0607`, `KZ-15`), or undefined. */
export function placeById(id: string): Place | undefined {
  return load().get(id)
}

/** All units, parents before their children, Iran first. */
export function allPlaces(): Place[] {
  return [...load().values()]
}

/** The unit and its ancestors up to the country, nearest first; empty for an id that does not exist. */
export function lineage(id: string): Place[] {
  const found: Place[] = []
  for (let place = placeById(id); place; place = place.parentId ? placeById(place.parentId) : undefined) {
    found.push(place)
  }
  return found
}

/** Is `id` the unit `ancestor` or below it? */
export function isWithin(id: string, ancestor: string): boolean {
  for (let place = placeById(id); place; place = place.parentId ? placeById(place.parentId) : undefined) {
    if (place.id === ancestor) return true
  }
  return false
}

const firstLevels = new Map<string, string | null>()

/** Id of the first-level unit that `id` lies in (or is), or null for a country. */
export function firstLevelOf(id: string): string | null {
  let found = firstLevels.get(id)
  if (found === undefined) {
    found = lineage(id).find((place) => place.level === 'admin1')?.id ?? null
    firstLevels.set(id, found)
  }
  return found
}
