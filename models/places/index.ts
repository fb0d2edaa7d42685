import type { PlaceEntry, PlaceLevel, Span } from '../contract.ts'
import { type Range, type Text, textOf } from '../text/index.ts'

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
}

/** A place named in the text. */
export interface PlaceMention {
  text: string
  span: Span
  range: Range
  id: string
  level: PlaceLevel
  name: string
  /** 0…1 */
  confidence: number
  /** Other units that the name may mean, likeliest first. */
  alternatives: string[]
  /** Where the name stands: in running text, in an office's title, in an organisation's name, in a dateline. */
  context: 'text' | 'title' | 'organisation' | 'dateline'
}

export interface PlaceOptions {
  language?: string
  /** Region of the source: settles names that occur in several regions. */
  sourcePlace?: string
}

/**
 * All places of a text in order, never overlapping.
 * @param input text or folded text
 */
export function findPlaces(input: string | Text, options: PlaceOptions = {}): PlaceMention[] {
  const text = textOf(input)
  void text
  void options
  return []
}

/** The unit with this id, or undefined. */
export function placeById(id: string): Place | undefined {
  void id
  return undefined
}

/** The unit and its ancestors up to the country, nearest first. */
export function lineage(id: string): Place[] {
  const place = placeById(id)
  return place ? [place, ...(place.parentId ? lineage(place.parentId) : [])] : []
}

/** Is `id` the unit `ancestor` or below it? */
export function isWithin(id: string, ancestor: string): boolean {
  return lineage(id).some((place) => place.id === ancestor)
}

/** The mentions as the contract's `places` lists them. */
export function placeEntries(mentions: PlaceMention[]): PlaceEntry[] {
  return mentions.map(({ text, span, id, level, name }) => ({ text, span, id, level, name }))
}
