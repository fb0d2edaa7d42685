import type { Span } from '../contract.ts'
import type { Range } from '../text/index.ts'

export { findEntities } from './lexicon.ts'
export { loadTagger, type TaggedName, type Tagger, type TaggerOptions } from './neural.ts'
export { WeightsError } from './weights.ts'
export { splitWords } from './words.ts'

export type EntityLabel = 'PER' | 'ORG' | 'LOC' | 'ROLE'

/** A name in the text. */
export interface Entity {
  label: EntityLabel
  span: Span
  range: Range
  /** 0…1 */
  confidence: number
}
