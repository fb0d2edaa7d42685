/** The query language of command line, API and page, and the words that the search stores. */
export { lexemes } from './lexemes.ts'
export { MAX_QUERY, parseOfficial, parseQuery } from './parse.ts'
export { placesNamed } from './places.ts'
export { stem } from './stem.ts'
export {
  type DayField,
  type Expression,
  type Lexeme,
  type ListField,
  QUERY_REASONS,
  QueryError,
  type RangeField,
  type Zone,
} from './types.ts'
export { daysOf, numberOf } from './values.ts'
