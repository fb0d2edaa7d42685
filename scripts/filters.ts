/** The filters that `search` and `export` share: command-line options → a query. */
import { type Command, InvalidArgumentError, Option } from 'commander'
import type { SearchQuery } from '../db/index.ts'
import {
  EVENT_STATUSES,
  EVENT_TYPES,
  type EventStatus,
  type EventType,
  UNITS,
  type Unit,
} from '../models/contract.ts'
import { lineage } from '../models/index.ts'
import {
  daysOf,
  type Expression,
  parseOfficial,
  parseQuery,
  placesNamed,
  QueryError,
} from '../models/query/index.ts'
import { UserError } from './errors.ts'

/** The options as commander hands them over. */
export interface FilterOptions {
  type?: EventType[]
  status?: EventStatus[]
  unit?: Unit[]
  place?: string
  from?: string
  to?: string
  periodFrom?: string
  periodTo?: string
  min?: number
  max?: number
  official?: string
  source?: string[]
  language?: string[]
  minConfidence?: number
  duplicates?: boolean
}

/** The first or the last day of what was typed, as the search field reads it: a day, month or year of either calendar. */
export const day =
  (end: 'first' | 'last') =>
  (text: string): string => {
    const days = daysOf(text)
    if (!days)
      throw new InvalidArgumentError('A day, month or year such as 2025-08-22, 1404/5/31 or 1404 is needed.')
    return days[end]
  }

function number(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value)) throw new InvalidArgumentError('A number is needed.')
  return value
}

/** How many entries a page of a list has, checked. */
export function pageSize(text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1 || value > 500)
    throw new InvalidArgumentError('1 to 500 are possible.')
  return value
}

/** Adds the filters to a command. */
export function addFilters(command: Command): Command {
  return command
    .addOption(new Option('--type <types...>', 'kinds of event').choices(EVENT_TYPES))
    .addOption(new Option('--status <statuses...>', 'status of the claim').choices(EVENT_STATUSES))
    .addOption(new Option('--unit <units...>', 'what the figure counts').choices(UNITS))
    .option('--place <place>', 'a unit and everything below it: its id, or its name in any language')
    .option('--from <day>', 'published on this day or later: 2025-08-22, 1404-05-31, 1404', day('first'))
    .option('--to <day>', 'published on this day or earlier', day('last'))
    .option('--period-from <day>', 'about a time that ends on this day or later', day('first'))
    .option('--period-to <day>', 'about a time that begins on this day or earlier', day('last'))
    .option('--min <count>', 'the figure is at least this', number)
    .option('--max <count>', 'the figure is at most this', number)
    .option('--official <words>', 'words of the name or title of who says so')
    .option('--source <ids...>', 'only these sources')
    .option('--language <codes...>', 'only articles in these languages')
    .option('--min-confidence <share>', 'least confidence, 0 to 1', number)
    .option('--duplicates', 'also what reprints repeat and what earlier versions said')
}

/**
 * The query of the options and of what was typed.
 * @throws UserError where a place is not known or may be several, or the query cannot be understood
 */
export function queryOf(typed: string, options: FilterOptions): SearchQuery {
  const { official, place, minConfidence, ...rest } = options
  const parts = [typed ? parsed(typed) : null, official ? parseOfficial(official) : null].filter(
    (part) => part !== null,
  )
  return {
    ...rest,
    ...(parts.length > 0 ? { expression: parts.length > 1 ? { kind: 'and', nodes: parts } : parts[0] } : {}),
    ...(place ? { place: [placeId(place)] } : {}),
    ...(minConfidence === undefined ? {} : { confidence: minConfidence }),
  }
}

function parsed(typed: string): Expression | null {
  try {
    return parseQuery(typed)
  } catch (error) {
    if (!(error instanceof QueryError)) throw error
    const [start, end] = error.span
    throw new UserError(
      `${error.message}\n  ${typed}\n  ${' '.repeat(start)}${'^'.repeat(Math.max(1, end - start))}`,
      2,
    )
  }
}

/** The id of the unit that a user named. Of several with the same name the highest level is meant. */
function placeId(typed: string): string {
  const found = placesNamed(typed)
  const [first] = found
  if (!first)
    throw new UserError(
      `no place is called «${typed}»; its id will do too: "export --table places" lists all`,
    )
  if (found.length === 1) return first.id
  const list = found.map(
    ({ id, name, parentId }) => `${id} (${name}, ${parentId ? lineage(parentId)[0]?.name : ''})`,
  )
  throw new UserError(`«${typed}» may be several places; take the id of one: ${list.join('; ')}`)
}
