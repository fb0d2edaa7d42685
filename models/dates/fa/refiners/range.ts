import { drafts, strong } from '../../core/drafts.ts'
import type { Made, Match, Parser } from '../../core/grammar.ts'
import { hasYear, shareYear } from '../../core/share.ts'
import type { Token } from '../../core/tokens.ts'
import type { Time } from '../../core/types.ts'
import { fullJalaliYear } from '../lexicon.ts'

/** «از … تا …», «بین … و …», «X تا Y» */
function range(match: Match): Made | null {
  const [first, last] = drafts(match)
  if (!first || !last || first.mode !== 'point' || last.mode !== 'point') return null
  if (first.flag === 'rolling' || last.flag === 'rolling') return null
  const [time, until] = shareYear(first.time, toMiddle(last.time))
  return { code: 'Z', draft: { time, until, mode: 'range', kind: 'range' } }
}

/** «تا نیمه اسفند»: to its fifteenth */
function toMiddle(time: Time): Time {
  return time.edge === 'mid' && time.month !== undefined && !time.lastMonth
    ? { ...time, edge: undefined, day: 15 }
    : time
}

/** «از ابتدای سال ۱۴۰۳ تا ۱۹ اسفند این سال»: the year that the range begins in. */
function toThatYear(match: Match): Made | null {
  const [first, last] = drafts(match)
  if (!first || !last || first.time.year === undefined || first.mode !== 'point' || last.mode !== 'point')
    return null
  if (last.time.month === undefined || last.flag !== 'anaphoric') return null
  const until: Time = { ...last.time, year: first.time.year, yearOffset: undefined }
  return { code: 'Z', draft: { time: first.time, until, mode: 'range', kind: 'range' } }
}

/** «سوم تا پایان مهرماه» */
function dayToEdge(match: Match): Made | null {
  const day = match.get('no') as Token
  const [last] = drafts(match)
  // «فاز اول تا پایان خرداد»: what is counted is no day.
  if ('^#'.includes(match.tokens[match.from - 1]?.code ?? ' ')) return null
  if (!last || last.time.month === undefined || last.time.lastMonth || !last.time.edge || day.value > 31)
    return null
  const month: Time = { ...last.time, edge: undefined }
  return {
    code: 'Z',
    draft: { time: { ...month, day: day.value }, until: last.time, mode: 'range', kind: 'range' },
  }
}

/** «از مهر ۱۴۰۰ تاکنون»; «از ابتدای سال» is open to the present as well. */
function since(match: Match): Made | null {
  const [unit] = drafts(match)
  if (unit?.mode !== 'point' || unit.flag) return null
  if (!match.get('!') && unit.time.edge !== 'start') return null
  return {
    code: 'Z',
    draft: { ...strong(unit), mode: 'since', kind: 'since', past: match.get('!') !== undefined },
  }
}

/** «دوازده ماه منتهی به خرداد ۱۴۰۲», «یک سال منتهی به پایان شهریور», «سال مالی منتهی به ۲۹ اسفند ۱۴۰۲» */
function monthsEnding(match: Match): Made | null {
  const number = match.get('n')?.value ?? 1
  const count = match.get('Y') ? number * 12 : number
  const [last] = drafts(match)
  if (match.get('e')?.value !== 1 || last?.time.month === undefined || last.time.lastMonth) return null
  if (last.time.edge && last.time.edge !== 'end') return null
  const financial = match.get('Q')
  if (financial ? financial.value !== 1 : last.time.day !== undefined) return null
  const { year, yearOffset, calendar } = last.time
  const time: Time = { calendar, month: last.time.month - count + 1, lastMonth: last.time.month }
  return {
    code: 'Z',
    draft: {
      mode: 'point',
      kind: 'range',
      time: {
        ...time,
        ...(year !== undefined ? { year } : { yearOffset }),
        grain: financial ? 'year' : 'span',
      },
    },
  }
}

/** «از ۹۲ تاکنون» */
function sinceShortYear(match: Match): Made | null {
  const number = match.get('n') as Token
  if (number.digits !== 2 || number.value < 50) return null
  const time = { calendar: 'jalali' as const, year: fullJalaliYear(number.value) }
  return { code: 'Z', draft: { time, mode: 'since', kind: 'since', past: true } }
}

/** «تا پایان سال», «تا ۱۵ دی‌ماه», «تا سال ۱۴۰۴» */
function until(match: Match): Made | null {
  const [unit] = drafts(match)
  if (unit?.mode !== 'point' || unit.flag === 'rolling') return null
  // «تا افق ۱۴۱۰», but «تا انتخابات ۱۴۰۳»
  if (match.get('B') && !match.get('B')?.value) return null
  // «تا چهارشنبه» looks ahead.
  const ahead = unit.time.weekday !== undefined && unit.time.month === undefined && !unit.time.shift
  if (ahead && !unit.time.direction) unit.time.direction = 'after'
  const draft = strong(unit)
  const time: Time =
    unit.time.edge === 'mid' && unit.time.month === undefined && !unit.time.shift && !unit.time.lastYear
      ? { ...draft.time, edge: undefined, month: 1, lastMonth: 6 }
      : toMiddle(draft.time)
  return { code: 'Z', draft: { ...draft, time, mode: 'until', kind: 'deadline' } }
}

/** «از سال گذشته»: the named unit itself. */
function from(match: Match): Made | null {
  const [unit] = drafts(match)
  if (!unit) return null
  if (match.get('7') && !isRunOfYears(unit.time)) return null
  return { code: 'Z', draft: strong(unit), dropBefore: match.get('7') ? 0 : 1 }
}

/** «از ۱۳۹۸ تا ۱۴۰۲», but «از ۱۳۰۰ تا ۱۴۰۰ …» may count. */
function isRunOfYears({ year = 0, lastYear = 0 }: Time): boolean {
  return lastYear > year && lastYear - year <= 30 && (year % 10 !== 0 || lastYear % 10 !== 0)
}

/** «۱۲ مهر - ۱۵ مهر»: a dash between a day without a year and a like one. */
function dashed(match: Match): Made | null {
  const [first, last] = drafts(match)
  if (!first || !last || hasYear(first.time) || first.time.weekday !== undefined || last.time.shift)
    return null
  if (first.time.month === undefined || last.time.month === undefined) return null
  return range(match)
}

const UNIT = '[1234679]'

/** «هر سال از آبان تا اسفند», «هر سال در مهر» */
function everyYear(match: Match): Made | null {
  const [habit] = drafts(match)
  if (habit?.flag !== 'habit' || habit.time.grain !== 'year') return null
  return { code: 'Z', draft: habit }
}

export const RANGE_PARSERS: Parser[] = [
  { name: 'from … to', pattern: `<?${UNIT}>u?D?${UNIT}`, make: range },
  { name: 'every year', pattern: `8@?(?:<?${UNIT}>u?D?)?${UNIT}`, make: everyYear },
  { name: 'from … to that year', pattern: `<?${UNIT}>u?D?8`, make: toThatYear },
  { name: 'between', pattern: `=D?${UNIT}[&>]D?${UNIT}`, make: range },
  { name: 'day to edge', pattern: '<?[no]>2', make: dayToEdge },
  { name: 'dash', pattern: '[12]-[12]', make: dashed },
  { name: 'since', pattern: `<D?${UNIT}!?`, make: since },
  { name: 'months ending with', pattern: '(?:n[kKY]|YQ)eu[12]', make: monthsEnding },
  { name: 'since a short year', pattern: '<n!', make: sinceShortYear },
  { name: 'until', pattern: `>u?D?t?B?${UNIT}`, make: until },
  // A bare number behind «از» alone is rather a count («بیش از ۱۴۰۰ …»).
  { name: 'from', pattern: '<[1234679]', make: from },
]
