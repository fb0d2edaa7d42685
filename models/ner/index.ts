import type { Span } from '../contract.ts'
import { type Range, type Text, textOf } from '../text/index.ts'

export type EntityLabel = 'PER' | 'ORG' | 'LOC' | 'ROLE'

/** A name in the text. */
export interface Entity {
  label: EntityLabel
  span: Span
  range: Range
  /** 0…1 */
  confidence: number
}

/**
 * Names of persons, organisations and places, and roles, by lexicon and context.
 * @param input text or folded text
 */
export function findEntities(input: string | Text, language?: string): Entity[] {
  const text = textOf(input)
  void text
  void language
  return []
}
