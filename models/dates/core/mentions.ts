import type { Calendar } from '../../contract.ts'
import { spanOf, type Text } from '../../text/index.ts'
import { type Day, isoDay } from './calendar.ts'
import type { Stage } from './grammar.ts'
import { type Resolution, resolve } from './resolve.ts'
import { type Lexicon, lex, type Token } from './tokens.ts'
import type { DateFlag, DateKind, DateMention, Draft } from './types.ts'

/** A language's date grammar. */
export interface DateGrammar {
  lexicon: Lexicon
  stages: Stage[]
  /** Calendar of expressions that name none. */
  calendar: Calendar
  /** 0 = Monday … 6 = Sunday. */
  firstWeekday: number
  /** Zone that local dates of the language's pages are in. */
  timezone: string
  /** Does what follows in the sentence tell of something to come? */
  ahead(rest: string): boolean
}

/** Reads a folded text and returns the tokens with their drafts, in order. */
export function parse(folded: string, grammar: DateGrammar): Token[] {
  let tokens = lex(folded, grammar.lexicon)
  for (const stage of grammar.stages) tokens = stage(tokens)
  return tokens
    .filter((token) => token.draft !== undefined && !token.draft.weak && !isTitle(folded, token))
    .map((token) => (isAhead(folded, token, grammar) ? lookAhead(token) : token))
}

/** How far behind a weekday its verb may stand. */
const VERB_REACH = 240

/** «روز دوشنبه باران خواهد بارید», «сенбіде қар жауады»: a weekday alone before a verb of what is to come. */
function isAhead(folded: string, { end, draft }: Token, grammar: DateGrammar): boolean {
  const { weekday, month, shift, direction, nth } = draft?.time ?? {}
  if (weekday === undefined || month !== undefined || shift || direction || nth !== undefined) return false
  if (draft?.mode !== 'point' && draft?.mode !== 'range') return false
  const rest = folded.slice(end, end + VERB_REACH)
  const stop = /[.!?؟\n؛;:]/.exec(rest)
  return grammar.ahead(stop ? rest.slice(0, stop.index) : rest)
}

function lookAhead(token: Token): Token {
  const draft = token.draft as Draft
  return { ...token, draft: { ...draft, time: { ...draft.time, ahead: true } } }
}

/** Longest name in quotation marks that a weekday may end. */
const LONGEST_TITLE = 40

/** «Таза бейсенбі» акциясы: a weekday that ends a name in quotation marks is no day. */
function isTitle(folded: string, { start, end, draft }: Token): boolean {
  const { weekday, month, shift } = draft?.time ?? {}
  if (weekday === undefined || month !== undefined || shift || !'»"'.includes(folded[end] ?? ' '))
    return false
  const before = folded.slice(Math.max(0, start - LONGEST_TITLE), start)
  return /[«"][^«»".:,!?\n]+ $/.test(before)
}

/** Flags of mentions that have no value of their own, whatever the reference date. */
const VALUELESS = new Set<DateFlag>([
  'rolling',
  'habit',
  'duration',
  'time',
  'movable',
  'anaphoric',
  'impossible',
])

/** Turns a token with a draft into the mention, its value placed by the reference day. */
export function mentionOf(
  text: Text,
  token: Token,
  grammar: DateGrammar,
  reference: Day | null,
): DateMention {
  const draft = token.draft as Draft
  const context = { reference, firstWeekday: grammar.firstWeekday }
  const resolution: Resolution =
    draft.flag && VALUELESS.has(draft.flag) ? { interval: null, flag: draft.flag } : resolve(draft, context)
  const { interval } = resolution
  const flag = draft.flag ?? resolution.flag
  const range: [number, number] = [token.start, token.end]
  const span = spanOf(text, range)
  const { year, month, day } = draft.time
  const mention: DateMention = {
    text: text.original.slice(...span),
    span,
    range,
    start: interval ? isoDay(interval.start) : null,
    end: interval ? isoDay(interval.end) : null,
    grain: interval?.grain ?? grainOf(draft),
    calendar: draft.time.calendar,
    kind: kindOf(draft, interval?.end, reference),
    relative: isRelative(draft),
  }
  const written: NonNullable<DateMention['written']> = {}
  if (year !== undefined) written.year = year
  if (month !== undefined && !draft.time.lastMonth) written.month = month
  if (day !== undefined && !draft.time.lastDay) written.day = day
  if (Object.keys(written).length > 0) mention.written = written
  if (draft.clock) mention.time = draft.clock.slice(0, 5)
  if (flag) mention.flag = flag
  return mention
}

function isRelative({ time, until, mode }: Draft): boolean {
  if (mode === 'since' || mode === 'until' || time.year === undefined) return true
  return until !== undefined && until.year === undefined
}

/** A limit that has passed tells how things stood then. */
function kindOf(draft: Draft, end: Day | undefined, reference: Day | null): DateKind {
  if (draft.kind === 'deadline' && end !== undefined && reference !== null && end < reference) return 'as-of'
  return draft.kind
}

function grainOf({ time }: Draft): DateMention['grain'] {
  if (time.day !== undefined || time.weekday !== undefined) return 'day'
  if (time.shift) return time.shift.unit
  if (time.month !== undefined) return time.lastMonth === undefined ? 'month' : 'span'
  return time.year !== undefined || time.yearOffset !== undefined ? 'year' : 'span'
}

/** The day that a draft with all its parts names; null for all others. */
export function fullDay(draft: Draft, grammar: DateGrammar): Day | null {
  const { time } = draft
  if (draft.mode !== 'point' || time.year === undefined || time.month === undefined || time.day === undefined)
    return null
  if (time.lastDay !== undefined || time.lastMonth !== undefined) return null
  const { interval } = resolve(draft, { reference: null, firstWeekday: grammar.firstWeekday })
  return interval ? interval.start : null
}
