/** The filters that `search` and `export` share: command-line options → a query. */
import { type Command, InvalidArgumentError, Option } from 'commander'
import { findPlaces, parseWords, type Queryable, type SearchQuery } from '../db/index.ts'
import {
  EVENT_STATUSES,
  EVENT_TYPES,
  type EventStatus,
  type EventType,
  UNITS,
  type Unit,
} from '../models/contract.ts'
import { findPlaces as findMentions } from '../models/places/index.ts'
import { fold, terms } from '../models/text/index.ts'
import { isIsoDate } from './documents.ts'
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

/** An ISO day, checked. */
export function day(text: string): string {
  if (text.length !== 10 || !isIsoDate(text))
    throw new InvalidArgumentError('An ISO day such as 2025-08-22 is needed.')
  return text
}

function number(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value)) throw new InvalidArgumentError('A number is needed.')
  return value
}

/** Adds the filters to a command. */
export function addFilters(command: Command): Command {
  return command
    .addOption(new Option('--type <types...>', 'kinds of event').choices(EVENT_TYPES))
    .addOption(new Option('--status <statuses...>', 'status of the claim').choices(EVENT_STATUSES))
    .addOption(new Option('--unit <units...>', 'what the figure counts').choices(UNITS))
    .option('--place <place>', 'a unit and everything below it: its id, or its name in any language')
    .option('--from <day>', 'published on this day or later', day)
    .option('--to <day>', 'published on this day or earlier', day)
    .option('--period-from <day>', 'about a time that ends on this day or later', day)
    .option('--period-to <day>', 'about a time that begins on this day or earlier', day)
    .option('--min <count>', 'the figure is at least this', number)
    .option('--max <count>', 'the figure is at most this', number)
    .option('--official <words>', 'words of the name or title of who says so')
    .option('--source <ids...>', 'only these sources')
    .option('--language <codes...>', 'only articles in these languages')
    .option('--min-confidence <share>', 'least confidence, 0 to 1', number)
    .option('--duplicates', 'also what reprints repeat and what earlier versions said')
}

/**
 * The query of the options.
 * @throws UserError where a place is not known or may be several
 */
export async function queryOf(db: Queryable, words: string, options: FilterOptions): Promise<SearchQuery> {
  const { official, place, minConfidence, ...rest } = options
  return {
    ...rest,
    ...(words ? { words: parseWords(words, terms) } : {}),
    ...(official ? { official: parseWords(official, terms) } : {}),
    ...(place ? { place: await placeId(db, place) } : {}),
    ...(minConfidence === undefined ? {} : { confidence: minConfidence }),
  }
}

/** The id of the unit that a user named. Of several with the same name the highest level is meant. */
async function placeId(db: Queryable, typed: string): Promise<string> {
  const found = await findPlaces(db, fold(typed).folded, 10)
  const [first] = found
  if (!first) {
    const described = describedPlace(typed.trim())
    if (described) return described
    throw new UserError(
      `no place is called «${typed}»; its id will do too: "export --table places" lists all`,
    )
  }
  const exact = found.filter((one) => one.level === first.level && one.name === first.name)
  if (exact.length === 1 || first.id.toLowerCase() === typed.toLowerCase()) return first.id
  const list = exact.map(({ id, name, parent }) => `${id} (${name}, ${parent ?? ''})`).join('; ')
  throw new UserError(`«${typed}» may be several places; take the id of one: ${list}`)
}

/** The id of a name together with its unit word, as articles write it: «استان خوزستان», «Түркістан облысы». */
function describedPlace(typed: string): string | null {
  for (const language of ['fa', 'kk'] as const) {
    const [mention] = findMentions(typed, { language })
    if (!mention) continue
    const unit = `${typed.slice(0, mention.span[0])}${typed.slice(mention.span[1])}`.trim()
    // One word beside the name, and the name settled by it: «بازار خرمشهر» is no unit.
    if (/^\S+$/u.test(unit) && mention.confidence >= 0.95) return mention.id
  }
  return null
}
