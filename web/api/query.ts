import { parseWords, type SearchQuery } from '../../db/index.ts'
import { terms } from '../../models/text/index.ts'
import type { PageParameters, SearchParameters } from './schemas.ts'

/** The database's query for a request's parameters. */
export function queryOf(parameters: SearchParameters & Partial<PageParameters>): SearchQuery {
  const { q, official, place, type, status, unit, source, language, ...same } = parameters
  const list = (value: string | undefined) => value?.split(',')
  return {
    ...same,
    words: q ? parseWords(q, terms) : undefined,
    official: official ? parseWords(official, terms) : undefined,
    place: place?.toUpperCase(),
    type: list(type) as SearchQuery['type'],
    status: list(status) as SearchQuery['status'],
    unit: list(unit) as SearchQuery['unit'],
    source: list(source),
    language: list(language),
  } as SearchQuery
}
