import type { Made, Match, Parser } from '../../core/grammar.ts'
import type { Token } from '../../core/tokens.ts'
import type { Time } from '../../core/types.ts'
import { inCase, kindOf, readYear, YEAR } from './year.ts'

const MONTH = '[Mm]'

function isDay(token: Token | undefined): boolean {
  return token !== undefined && token.value >= 1 && token.value <= 31
}

/** «2014 жылғы 15 желтоқсан», «15 желтоқсан 2014 жыл», «1 тамызда», «10-12 мамыр», «биылғы 15 және 16 қазанда» */
function dayOfMonth(match: Match): Made | null {
  const slice = match.tokens.slice(match.from, match.to)
  const at = slice.findIndex((token) => token.code === 'M' || token.code === 'm')
  const month = slice[at] as Token
  let first = at
  while (first > 0 && 'no,-&'.includes((slice[first - 1] as Token).code)) first--
  const days = slice.slice(first, at).filter((token) => 'no'.includes(token.code))
  // «үшіншісі маусымның …»: the possessive points back.
  if (!days.every(isDay) || days.some((token) => token.possessive || token.suffix === 'possessive'))
    return null
  const before = slice.slice(0, first)
  const behind = slice.slice(at + 1).filter((token) => token.code !== ',' && token.code !== 'D')
  const year = readYear(behind.length > 0 ? behind : before)
  // «9 мамыр көшесі», «1 Май ауылы»
  const next = match.tokens[match.to]
  if (!year && next?.code === 'J' && next.possessive && inCase(month, 'nominative')) return null
  if (behind.length > 0 && (before.length > 0 || !inCase(month, 'nominative', 'possessive'))) return null
  const day = days[0] as Token
  const last = days[days.length - 1] as Token
  // «қазан», «наурыз», «маусым» in front of what is no date: a counted word needs a number in digits or an ordinal.
  if (!year && day.digits === 0 && day.code === 'n') return null
  const time: Time = { calendar: 'gregorian', month: month.value, day: day.value, ...(year ?? {}) }
  if (days.length > 1) {
    if (last.value <= day.value) return null
    time.lastDay = last.value
  }
  return { code: '1', draft: { time, mode: 'point', kind: time.lastDay ? 'range' : kindOf(time) } }
}

/** «тамыздың 19-ы», «наурыздың 22-нен», «қаңтардың 3-нен 4-не қараған түні» */
function monthFirst(match: Match): Made | null {
  const slice = match.tokens.slice(match.from, match.to)
  const at = slice.findIndex((token) => token.code === 'M' || token.code === 'm')
  const month = slice[at] as Token
  const days = slice.slice(at + 1).filter((token) => 'no'.includes(token.code))
  if (!inCase(slice[at + 1]?.code === 'k' ? slice[at + 1] : month, 'genitive') || !days.every(isDay))
    return null
  const night = match.get('z') !== undefined
  const first = days[0] as Token
  const last = days[days.length - 1] as Token
  if (days.length > 1 && last.value <= first.value) return null
  // «тамыздың 19 жұмысшысы»: a day of the month carries its ending.
  if (!night && (last.suffix === undefined || inCase(last, 'nominative')) && !match.get('D')) return null
  const year = readYear(slice.slice(0, at))
  const time: Time = { calendar: 'gregorian', month: month.value, day: first.value, ...(year ?? {}) }
  if (days.length > 1) time.lastDay = last.value
  return { code: '1', draft: { time, mode: 'point', kind: time.lastDay ? 'range' : kindOf(time) } }
}

/** «19.08.2017», «20.11.2025 ж.» */
function numericDay(match: Match): Made | null {
  const token = match.get('N') as Token
  const { year, month, day } = token.date as NonNullable<Token['date']>
  return {
    code: '1',
    draft: {
      time: { calendar: 'gregorian', year, month, day },
      mode: 'point',
      kind: 'absolute',
      ...(token.clock ? { clock: token.clock } : {}),
    },
  }
}

/** «Mar 19 2018» of mastheads is written in Latin letters; «Тамыз 22, 2025» puts the month first as well. */
function monthDayYear(match: Match): Made | null {
  const month = match.get('Mm') as Token
  const day = match.get('n') as Token
  const year = readYear([match.get('y') as Token])
  if (!year || !isDay(day) || !inCase(month, 'nominative')) return null
  return {
    code: '1',
    draft: {
      time: { calendar: 'gregorian', month: month.value, day: day.value, ...year },
      mode: 'point',
      kind: 'absolute',
    },
  }
}

const DAYS = '[no](?:(?:[-,]|&)[no]){0,2}'

export const DAY_PARSERS: Parser[] = [
  { name: 'day of month', pattern: `(?:${YEAR},?)?${DAYS}${MONTH}D?`, make: dayOfMonth },
  { name: 'day of month, year behind', pattern: `${DAYS}${MONTH},?yY?`, make: dayOfMonth },
  { name: 'month first', pattern: `(?:${YEAR})?${MONTH}k?[no](?:-?[no])?(?:D|zd)?`, make: monthFirst },
  { name: 'month, day, year', pattern: `${MONTH}n,?yY?`, make: monthDayYear },
  { name: 'numeric', pattern: 'NY?', make: numericDay },
]
