import type { Made, Match, Parser } from '../../core/grammar.ts'
import type { Token } from '../../core/tokens.ts'
import type { Draft, Time } from '../../core/types.ts'
import { namedCalendar, readYear, withYear, YEAR } from './year.ts'

const MONTH = '[MmGgHha]'
const DAY = '[no]'

/** Is the word before the match one that turns it into a name («میدان ۲۲ بهمن»)? */
export function isName({ tokens, from }: Match): boolean {
  const before = tokens[from - 1]?.code
  return before === 'J' || (tokens[from - 2]?.code === 'J' && (before === 'o' || before === 'n'))
}

/** The code of the token that takes the place of a match, with what is known of its date. */
export function made(code: string, draft: Draft): Made {
  return { code, draft }
}

/** «۵ بهمن ۱۴۰۰», «پانزدهم دی‌ماه», «۲۵ و ۲۹ آبان», «۱۰ تا ۱۵ مهر ۹۷», «۱۵ دی ماه جاری» */
function dayOfMonth(match: Match): Made | null {
  const slice = match.tokens.slice(match.from, match.to)
  const at = slice.findIndex((token) => MONTH.includes(token.code) && token.code !== '[')
  const month = slice[at] as Token
  const numbers = slice.slice(0, at).filter((token) => token.code === 'n' || token.code === 'o')
  const rest = slice.slice(at + 1)
  const calendar = month.lexeme?.calendar ?? 'jalali'
  if (numbers.some((token) => token.value < 1 || token.value > 31)) return null
  const hasMonthWord = slice.some((token) => token.code === 'k')
  const tail = rest.filter((token) => token.code !== 'k' && token.code !== ',')
  const adjective = tail[0] && 'cpq'.includes(tail[0].code)
  const year = tail.length > 0 && !adjective ? readYear(tail, calendar) : undefined
  const weak = 'gha'.includes(month.code)
  if (weak && !hasMonthWord && !year) return null
  // «یک دی»: a counted word rather than a date.
  const first = numbers[0] as Token
  if (
    month.code === 'm' &&
    !hasMonthWord &&
    !year &&
    first.code === 'n' &&
    first.digits === 0 &&
    first.value < 3
  )
    return null
  if (!year && isName(match)) return null
  // «شهریور است، نه مرداد»
  if (
    first.value === 9 &&
    first.digits === 0 &&
    first.code === 'n' &&
    match.tokens[match.from - 1]?.code === ','
  )
    return null
  const time: Time = { calendar, month: month.value, day: first.value, ...(year ?? {}) }
  const last = numbers[numbers.length - 1] as Token
  if (numbers.length > 1) {
    if (last.value <= first.value) return null
    time.lastDay = last.value
  }
  if (adjective && tail[0]?.code === 'c') time.yearOffset = 0
  else if (adjective) time.direction = tail[0]?.code === 'p' ? 'before' : 'after'
  return made('1', {
    time,
    mode: 'point',
    kind: time.lastDay
      ? 'range'
      : time.year !== undefined
        ? 'absolute'
        : time.yearOffset !== undefined
          ? 'relative'
          : 'partial',
    ...(tail.length > 0 && year === null ? { flag: 'impossible' } : {}),
    ...(calendar === 'hijri' && !year ? { flag: 'movable' } : {}),
  })
}

/** «۲۵ ماه جاری», «سوم تا پنجم همین ماه», «پنجم ماه گذشته» */
function dayOfShiftedMonth(match: Match): Made | null {
  const days = match.all('no').map((token) => token.value)
  const [first, last] = [days[0] as number, days[days.length - 1] as number]
  if (days.some((day) => day < 1 || day > 31) || (days.length > 1 && last <= first)) return null
  // «۱۵ ماه گذشته» in digits may as well be fifteen months.
  if (days.length === 1 && match.get('n') && !match.get('cv')) return null
  const by = match.get('cpq')?.value ?? 0
  const time: Time = { calendar: 'jalali', shift: { unit: 'month', by }, day: first }
  if (days.length > 1) time.lastDay = last
  return made('1', { time, mode: 'point', kind: days.length > 1 ? 'range' : 'relative' })
}

/** Year first, as in mastheads: «۱۴۰۲ دوشنبه ۱۵ خرداد» */
function yearFirst(match: Match): Made | null {
  const month = match.get('MmGH') as Token
  const year = readYear([match.get('y') as Token], month.lexeme?.calendar)
  const day = match.get('no') as Token
  if (!year || day.value < 1 || day.value > 31) return null
  return made('1', { time: { ...year, month: month.value, day: day.value }, mode: 'point', kind: 'absolute' })
}

/** English order of mastheads: «Mar 19 2018», «26th March 2025» */
function englishDay(match: Match): Made | null {
  const month = match.get('Gg') as Token
  const day = match.get('no') as Token
  const year = readYear([match.get('y') as Token], 'gregorian')
  if (!year || day.value < 1 || day.value > 31) return null
  return made('1', { time: { ...year, month: month.value, day: day.value }, mode: 'point', kind: 'absolute' })
}

/** «1402/07/23», «12-10-1402 قمری» */
function numericDay(match: Match): Made | null {
  const token = match.get('N') as Token
  const { calendar, year, month, day } = token.date as NonNullable<Token['date']>
  return made('1', {
    time: { calendar: namedCalendar(match.all('C')) ?? calendar, year, month, day },
    mode: 'point',
    kind: 'absolute',
    ...(token.clock ? { clock: token.clock } : {}),
  })
}

export const DAY_PARSERS: Parser[] = [
  {
    name: 'day of month',
    pattern: `(?:${DAY}[,&>-])?(?:${DAY}[,&>-])?${DAY}k?${MONTH}k?(?:[cpq]|${YEAR})?`,
    make: withYear(dayOfMonth),
  },
  {
    name: 'from day to day',
    pattern: `[<=]D?t?${DAY}[&>]${DAY}k?${MONTH}k?(?:[cpq]|${YEAR})?`,
    make: withYear(dayOfMonth),
  },
  {
    name: 'day of a month by adjective',
    pattern: `<?(?:${DAY}[>&-])?${DAY}(?:vk|k[cpq])`,
    make: dayOfShiftedMonth,
  },
  { name: 'year first', pattern: `yW${DAY}[MmGH]k?`, make: yearFirst },
  { name: 'English order', pattern: `[Gg]${DAY},?y`, make: englishDay },
  { name: 'numeric', pattern: 'NC{0,2}', make: numericDay },
]
