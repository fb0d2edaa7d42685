import type { OfficialEntry, Span } from '../contract.ts'
import type { PlaceMention } from '../places/index.ts'
import { type Range, type Text, textOf } from '../text/index.ts'

/** The kinds of office that titles map to. */
export const ROLES = [
  'minister',
  'deputy_minister',
  'governor',
  'deputy_governor',
  'county_governor',
  'mayor',
  'district_governor',
  'department_head',
  'deputy_head',
  'director',
  'spokesperson',
  'other',
] as const
export type Role = (typeof ROLES)[number]

/** One mention of an official: the name, the title, or both; surname alone and «وی» later on. */
export interface OfficialMention {
  span: Span
  range: Range
  kind: 'name' | 'title' | 'surname' | 'pronoun'
}

/** One person or unnamed office that the text speaks of. */
export interface Official {
  /** First mention as the contract lists it. */
  text: string
  span: Span
  /** Base form, null when never named. */
  name: string | null
  /** As written, without the name. */
  title: string | null
  role: Role
  organisation: string | null
  /** Jurisdiction: gazetteer id. */
  place: string | null
  /** Every mention in order, the first included. */
  mentions: OfficialMention[]
  /** 0…1 */
  confidence: number
}

export interface OfficialOptions {
  language?: string
  places?: PlaceMention[]
  sourcePlace?: string
}

/**
 * Officials of a text, one entry a person, in the order of first mention.
 * @param input text or folded text
 */
export function findOfficials(input: string | Text, options: OfficialOptions = {}): Official[] {
  const text = textOf(input)
  void text
  void options
  return []
}

/** As the contract's `officials` lists them. */
export function officialEntries(officials: Official[]): OfficialEntry[] {
  return officials.map(({ text, span, name, title, organisation, place }) => ({
    text,
    span,
    name,
    title,
    organisation,
    place,
  }))
}
