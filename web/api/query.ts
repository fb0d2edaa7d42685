import type { SearchQuery } from '../../db/index.ts'
import { daysOf, type Expression, parseOfficial, parseQuery, QueryError } from '../../models/query/index.ts'
import { Problem } from './problem.ts'
import type { PageParameters, SearchParameters } from './schemas.ts'

/**
 * The database's query for a request's parameters.
 * @throws Problem where `q` cannot be understood, with the place
 */
export function queryOf(parameters: SearchParameters & Partial<PageParameters>): SearchQuery {
  const { q, official, place, type, status, unit, source, language, ...same } = parameters
  for (const name of ['from', 'to', 'periodFrom', 'periodTo'] as const) {
    const day = same[name]
    if (day && !daysOf(day)) throw new Problem(400, 'Bad request', `${name} is ${day}, which is no day`)
  }
  const list = (value: string | undefined) => value?.split(',')
  const parts = [q ? parsed(q) : null, official ? parseOfficial(official) : null].filter(
    (part) => part !== null,
  )
  return {
    ...same,
    ...(parts.length > 0 ? { expression: joined(parts) } : {}),
    place: list(place?.toUpperCase()),
    type: list(type) as SearchQuery['type'],
    status: list(status) as SearchQuery['status'],
    unit: list(unit) as SearchQuery['unit'],
    source: list(source),
    language: list(language),
  } as SearchQuery
}

function parsed(q: string): Expression | null {
  try {
    return parseQuery(q)
  } catch (error) {
    if (!(error instanceof QueryError)) throw error
    const [start, end] = error.span
    throw new Problem(400, 'Bad query', error.message, { span: [start, end], reason: error.reason })
  }
}

function joined(parts: Expression[]): Expression {
  return parts.length === 1 ? (parts[0] as Expression) : { kind: 'and', nodes: parts }
}
