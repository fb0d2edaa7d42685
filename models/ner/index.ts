import type { Span } from '../contract.ts'
import type { Range } from '../text/index.ts'
import type { Tagger, TaggerOptions } from './neural.ts'

export { findEntities } from './lexicon.ts'
export type { TaggedName, Tagger, TaggerOptions } from './neural.ts'
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

/**
 * Loads the neural tagger (Persian and Kazakh) from the weights beside this file; its libraries are read only here.
 * Half a second and some 200 MB: load it once a process and keep it.
 * @throws WeightsError where the weights are missing or damaged
 */
export async function loadTagger(options: TaggerOptions = {}): Promise<Tagger> {
  const neural = await import('./neural.ts')
  return neural.loadTagger(options)
}
