import type { Span } from './contract.ts'

/**
 * What a tagger of names said of a document, as data: the analysis takes it as given and stays pure. Where the same
 * sentences were read by the same weights, the analysis is the same.
 */
export interface Tagged {
  /** The sentences that were read, in order: of the rest nothing is known. */
  sentences: Span[]
  /** Names in them, in order, never overlapping. Spans are of the document's text as given. */
  names: Array<{ label: 'PER' | 'ORG' | 'LOC' | 'ROLE'; span: Span }>
}
