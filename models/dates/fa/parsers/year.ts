import type { Calendar } from '../../../contract.ts'
import { type Made, Match } from '../../core/grammar.ts'
import type { Token } from '../../core/tokens.ts'
import type { Time } from '../../core/types.ts'
import { fullJalaliYear } from '../lexicon.ts'

/**
 * A year behind a month or part: «سال ۱۴۰۱», «۱۴۰۱», «۹۶», «امسال», «سال گذشته میلادی», «سال» alone (this year).
 * A bare number is no year where it counts something («مهر ۲۰ نفر»).
 */
export const YEAR = '(?:,?Y(?:y|n(?![#U%]))C{0,2}|Y?YC?[cpq]C?|R|vY|yC{0,2}|n(?![#U%z])C{0,2}|YC?(?![VvKQ]))'

/** Gregorian years are named as such or begin with 18…20. */
function calendarOf(year: number, named: Calendar | undefined): Calendar {
  if (named) return named
  return year >= 1800 ? 'gregorian' : 'jalali'
}

/** May a bare number be a year of news («در ۱۴۰۲»)? */
export function isPlausible(year: number): boolean {
  return (year >= 1300 && year <= 1430) || (year >= 1900 && year <= 2060)
}

/** Years behind a month, in any of the three calendars; «۱۲۰۰ نفر» is none of them. */
function isYear({ value, digits }: Token): boolean {
  // «پایان مهر هزار و ۹۵۰ کارجو»: a count in words and digits.
  if (digits > 0 && digits < 4) return false
  // «آذر دو هزار نفر»
  if (digits === 0 && value % 100 === 0) return false
  return (value >= 1270 && value <= 1460) || (value >= 1800 && value <= 2100)
}

/** A two-digit year in full. */
export function fullYear(year: number, calendar: Calendar): number {
  if (calendar === 'jalali') return fullJalaliYear(year)
  return calendar === 'gregorian' ? (year <= 40 ? 2000 + year : 1900 + year) : 1400 + year
}

/** Calendar that the words around name; «هجری شمسی» is said in two. */
export function namedCalendar(tokens: Token[]): Calendar | undefined {
  const names = tokens.filter((token) => token.code === 'C')
  return names[names.length - 1]?.lexeme?.calendar
}

/** «تا پایان سال ۷۰ هزار نفر»: are the two digits that end the match part of a count, unlike «سال ۹۷ هزار نفر»? */
export function isCount(match: Match): boolean {
  const last = match.tokens[match.to - 1]
  const next = match.tokens[match.to]?.code ?? ' '
  if (last?.code !== 'n') return false
  // «سال ۹۷ استان», but «تا پایان سال ۳۱ استان»
  if (next === '+') return last.digits !== 2 || (last.value > 15 && last.value < 60)
  return '0yn'.includes(next) && last.value > 15 && last.value < 80
}

/**
 * Wraps a rule whose pattern may end in a year: a last number that can be none («۵ بهمن ماه دو نوبت») is left outside.
 */
export function withYear(make: (match: Match) => Made | null): (match: Match) => Made | null {
  return (match) => {
    const last = match.tokens[match.to - 1] as Token
    const before = match.tokens[match.to - 2]
    const next = match.tokens[match.to]?.code ?? ' '
    // «فروردین ۹۵ دویست نفر»: two numbers side by side are no one count, the first is a year where it can be no day.
    const beside = last.code === 'n' && before?.code !== 'Y' && '0yn+'.includes(next) && last.value < 32
    // «از ابتدای مهر ۴۶ مربی»: nobody tells of the forties without the day («۱۵ خرداد ۴۲»).
    const forties =
      last.code === 'n' &&
      last.digits === 2 &&
      last.value > 6 &&
      last.value < 50 &&
      before?.code !== 'Y' &&
      !'no'.includes(match.tokens[match.from]?.code ?? ' ')
    const year =
      beside || forties
        ? false
        : last.code === 'y'
          ? isYear(last)
          : last.code !== 'n' || last.digits === 2 || last.value > 31
    if (year || before?.code === 'Y') {
      const made = isCount(match) ? null : make(match)
      // «شش ماهه نخست سال ۴ هزار نفر»: the year is the one that runs.
      if (made || last.code !== 'n' || before?.code !== 'Y') return made
    }
    const made = make(new Match(match.tokens, match.from, match.to - 1))
    return made && { ...made, dropAfter: (made.dropAfter ?? 0) + 1 }
  }
}

/**
 * The year that tokens state, in the calendar of the month before them if there is one.
 * Null where the year does not fit the calendar («فروردین ۲۰۲۰», two digits that cannot be a year).
 */
export function readYear(
  tokens: Token[],
  month?: Calendar,
): Pick<Time, 'calendar' | 'year' | 'yearOffset'> | null {
  const named = namedCalendar(tokens)
  const number = tokens.find((token) => token.code === 'y' || token.code === 'n')
  if (number) {
    if (number.code === 'n') {
      if (number.digits !== 2 && number.value < 32) return null
      const calendar = month ?? named ?? 'jalali'
      if (calendar === 'hijri') return null
      return { calendar, year: fullYear(number.value, calendar) }
    }
    const calendar = month ?? calendarOf(number.value, named)
    const gregorian = number.value >= 1700
    if (calendar === 'gregorian' ? !gregorian && number.value < 1000 : gregorian) return null
    return { calendar, year: number.value }
  }
  const calendar = month ?? named ?? 'jalali'
  const relative = tokens.find((token) => 'cpqR'.includes(token.code))
  return { calendar, yearOffset: relative ? relative.value : 0 }
}
