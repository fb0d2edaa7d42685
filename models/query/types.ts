/** What a typed query means: an expression over events. The database and the index in memory both answer it. */

/** Which words of an event: of its sentence, of the title, of the place's names, of the official. */
export type Zone = 'A' | 'B' | 'C' | 'D'

/** A stored word that will do; with `prefix` all words that begin so. */
export interface Lexeme {
  lexeme: string
  prefix?: boolean
}

/** Fields whose values are listed. */
export type ListField = 'type' | 'status' | 'unit' | 'language' | 'place' | 'source' | 'official' | 'currency'
export type RangeField = 'count' | 'money' | 'confidence'
export type DayField = 'published' | 'period'

export type Expression =
  | { kind: 'and' | 'or'; nodes: Expression[] }
  | { kind: 'not'; node: Expression }
  /** One position is a word; several are a phrase: they stand next to one another. Any lexeme of a position will do. */
  | { kind: 'words'; positions: Lexeme[][]; zones: Zone[] }
  /** A place is the unit and everything below it. */
  | { kind: 'any'; field: ListField; values: string[] }
  /** A figure that is a range counts with both its ends. */
  | { kind: 'range'; field: RangeField; min?: number; max?: number; minOpen?: boolean; maxOpen?: boolean }
  /** Inclusive ISO days; of a period some day must lie between them. */
  | { kind: 'days'; field: DayField; from?: string; to?: string }

/** Kinds of mistakes in a query, for those who say them in other languages. */
export const QUERY_REASONS = ['long', 'pair', 'or', 'prefix', 'field', 'value', 'place', 'places'] as const
type QueryReason = (typeof QUERY_REASONS)[number]

/** A query that cannot be understood: what is wrong, and where in it. */
export class QueryError extends Error {
  constructor(
    message: string,
    /** Start and end of the wrong part, in UTF-16 units of the query. */
    readonly span: [number, number],
    readonly reason: QueryReason,
  ) {
    super(message)
    this.name = 'QueryError'
  }
}
