import type { DateEntry } from '../contract.ts'
import { type Text, textOf } from '../text/index.ts'
import { type Day, isoDay, parseIsoDay } from './core/calendar.ts'
import { isPageStamp, ownDate, shareContextYears } from './core/context.ts'
import { type DateGrammar, mentionOf, parse } from './core/mentions.ts'
import type { Token } from './core/tokens.ts'
import type { DateMention, DateOptions } from './core/types.ts'
import { PERSIAN } from './fa/index.ts'
import { KAZAKH } from './kk/index.ts'
import { localDay } from './zones.ts'

export { CALENDARS, isoDay, isValid } from './core/calendar.ts'
export type { DateFlag, DateKind, DateMention, DateOptions } from './core/types.ts'
export { timePhrases } from './fa/spans.ts'
export { type PageDate, type PageDateOptions, parsePageDate } from './page-date.ts'
export { joinPhrases, type TimePhrase } from './phrases.ts'
export { formatOffset, isoFromLocal, isoInZone, localDay, localOffset, zoneOffset } from './zones.ts'

/**
 * All time expressions of a text in order, longest first, never overlapping.
 * @param input text or folded text
 */
export function findDates(input: string | Text, options: DateOptions = {}): DateMention[] {
  return readDates(input, options).dates
}

/**
 * The time expressions of a text as `findDates` gives them, and the reference day as `referenceDay` does, in one
 * reading.
 */
export function readDates(
  input: string | Text,
  options: DateOptions = {},
): { dates: DateMention[]; reference: string | null } {
  const text = textOf(input)
  const grammar = grammarOf(text, options.language)
  const tokens = parse(text.folded, grammar)
  const day = referenceOf(text, tokens, grammar, options.reference)
  if (day === null) shareContextYears(tokens)
  const dates = tokens.map((token) => {
    const mention = mentionOf(text, token, grammar, day)
    if (!mention.flag && isPageStamp(text.folded, token, grammar)) mention.flag = 'page-stamp'
    return mention
  })
  return { dates, reference: day === null ? null : isoDay(day) }
}

/** The day that relative expressions count from: as given, else that of the text's own date line. */
function referenceOf(
  text: Text,
  tokens: Token[],
  grammar: DateGrammar,
  given: string | undefined,
): Day | null {
  if (given) return parseIsoDay(localDay(grammar.timezone, given))
  return ownDate(text.folded, tokens, grammar)?.day ?? null
}

/**
 * The reference day (ISO) of a text: the local day of `options.reference`, else the full date in the text's own date
 * line; null where there is neither.
 */
export function referenceDay(input: string | Text, options: DateOptions = {}): string | null {
  const text = textOf(input)
  const grammar = grammarOf(text, options.language)
  const tokens = options.reference ? [] : parse(text.folded, grammar)
  const day = referenceOf(text, tokens, grammar, options.reference)
  return day === null ? null : isoDay(day)
}

/** The grammar of a language; without one, that of the script which most letters are in. */
function grammarOf(text: Text, language: string | undefined): DateGrammar {
  if (language === 'kk') return KAZAKH
  if (language === 'fa' || language === 'prs') return PERSIAN
  let cyrillic = 0
  let arabic = 0
  const size = Math.min(text.folded.length, 4000)
  for (let i = 0; i < size; i++) {
    const code = text.folded.charCodeAt(i)
    if (code >= 0x0400 && code < 0x0530) cyrillic++
    else if (code >= 0x0600 && code < 0x0700) arabic++
  }
  return cyrillic > arabic ? KAZAKH : PERSIAN
}

/** The mentions that the contract's `dates` lists: those with a value. */
export function dateEntries(mentions: DateMention[]): DateEntry[] {
  return mentions
    .filter((m) => m.start !== null && m.end !== null)
    .map((m) => ({
      text: m.text,
      span: m.span,
      start: m.start as string,
      end: m.end as string,
      grain: m.grain,
      calendar: m.calendar,
    }))
}
