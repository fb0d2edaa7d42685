import type { Made, Match, Parser } from '../../core/grammar.ts'
import type { Token } from '../../core/tokens.ts'
import type { Time } from '../../core/types.ts'
import { isName, made } from './day.ts'
import { readYear, withYear, YEAR } from './year.ts'

function after(match: Match, codes: string): Token[] {
  const slice = match.tokens.slice(match.from, match.to)
  let last = -1
  slice.forEach((token, i) => {
    if (codes.includes(token.code)) last = i
  })
  return slice.slice(last + 1).filter((token) => token.code !== 'k' && token.code !== ',')
}

function kindOf(time: Time): 'absolute' | 'relative' | 'partial' {
  return time.year !== undefined ? 'absolute' : time.yearOffset !== undefined ? 'relative' : 'partial'
}

/** Where «جاری», «گذشته», «آینده» place a month or season without a year. */
export function placeOf(adjective: Token | undefined): Pick<Time, 'yearOffset' | 'direction'> {
  if (!adjective) return {}
  return adjective.code === 'c'
    ? { yearOffset: 0 }
    : { direction: adjective.code === 'p' ? 'before' : 'after' }
}

/** «مهرماه ۹۷», «فروردین تا مهر ۱۴۰۱», «اسفند سال گذشته», «دی‌ماه»; a bare everyday word is weak. */
function monthOfYear(match: Match): Made | null {
  const months = match.all('MmGgHha')
  const first = months[0] as Token
  const last = months[months.length - 1] as Token
  const calendar = first.lexeme?.calendar ?? 'jalali'
  if (months.some((month) => month.lexeme?.calendar !== calendar)) return null
  const tail = after(match, 'MmGgHha')
  const adjective = tail[0] && 'cpq'.includes(tail[0].code) ? tail[0] : undefined
  const year = tail.length > 0 && !adjective ? readYear(tail, calendar) : undefined
  const hasMonthWord = match.get('k') !== undefined
  const weak = months.some((month) => 'gha'.includes(month.code))
  if (weak && !hasMonthWord && !year) return null
  // «بشار اسد ماه گذشته»: a name, and the month before this one.
  if (weak && hasMonthWord && adjective && first.code === 'a') return null
  if (year === null && !hasMonthWord && months.some((month) => month.code !== 'M')) return null
  // «آبگیری سد مهرماه آغاز می‌شود»: a name holds no «ماه».
  if (!year && !hasMonthWord && isName(match)) return null
  const time: Time = { calendar, month: first.value, ...(year ?? {}) }
  if (months.length > 1) {
    time.lastMonth = last.value < first.value ? last.value + 12 : last.value
    // The year so far is told of when it is over.
    if (first.value === 1) time.part = true
  }
  Object.assign(time, placeOf(adjective))
  // «مهر - آبان», «آذر و دی» name a run of months, «مهر و بهمن» may name persons.
  const list = months.length > 2
  // «تیر، مرداد و شهریور»: a list that leaves a month out is no time.
  if (
    list &&
    months.some((month, i) => i > 0 && (month.value - (months[i - 1] as Token).value + 12) % 12 !== 1)
  )
    return null
  const next = months.length > 1 && (last.value - first.value + 12) % 12 === 1
  const run = list || (months.length > 1 && (match.get('->') !== undefined || next))
  const plain =
    run || months.every((month) => 'MGH'.includes(month.code)) || hasMonthWord || year || adjective
  return made(plain ? '2' : '6', {
    time,
    mode: 'point',
    kind: months.length > 1 ? 'range' : kindOf(time),
    ...(plain ? {} : { weak: true }),
    ...(tail.length > 0 && year === null ? { flag: 'impossible' } : {}),
    ...(calendar === 'hijri' && !year ? { flag: 'movable' } : {}),
  })
}

/** First, second … part of a year counted in months: «چهار ماهه نخست سال جاری», «۱۰ ماهه امسال», «سه ماه پایانی ۱۴۰۱» */
function monthsOfYear(match: Match): Made | null {
  const slice = match.tokens.slice(match.from, match.to)
  const count = slice[0] as Token
  const half = slice.find((token) => token.code === 'I') !== undefined
  const which = slice.slice(1).find((token) => 'lLob'.includes(token.code))
  const at = slice.findIndex((token, i) => i > 0 && 'YRyv'.includes(token.code))
  const tail = at > 0 ? slice.slice(at) : []
  const year = tail.length > 0 ? readYear(tail) : undefined
  if (year === null || count.value < 1 || count.value > 12) return null
  // «چهار ماه از سال مانده»: those to come, of which nobody says which.
  const left = match.tokens[match.to]
  if (left?.code === 'e' && left.value !== 1 && !which)
    return made('8', { time: { calendar: 'jalali' }, mode: 'point', kind: 'relative', flag: 'duration' })
  const length = count.value
  let first = 1
  if (which) {
    const end = which.code === 'L' || which.lexeme?.edge === 'end'
    if (end) first = 13 - length
    else if (which.code === 'o') {
      first = (which.value - 1) * length + 1
      if (first + length > 13) return null
    }
  }
  const time: Time = {
    calendar: year?.calendar ?? 'jalali',
    month: first,
    lastMonth: first + length - 1,
    part: true,
    ...(year ?? {}),
  }
  if (half) Object.assign(time, { day: 1, lastMonth: first + length, lastDay: 15, grain: 'span' })
  return made('2', { time, mode: 'point', kind: kindOf(time) })
}

/** «نیمه دوم سال», «نیمه نخست ۱۴۰۲», «ربع چهارم سال», «فصل نخست سال» */
function fraction(match: Match): Made | null {
  const slice = match.tokens.slice(match.from, match.to)
  const head = slice[0] as Token
  const which = slice[1] as Token
  const length = head.code === 'f' ? 6 : 3
  const order = which.code === 'L' ? 12 / length : which.value
  if (order < 1 || order > 12 / length) return null
  const year = slice.length > 2 ? readYear(slice.slice(2)) : undefined
  // «نیمه دوم» alone is that of a match or a month.
  if (!year) return null
  const first = (order - 1) * length + 1
  const time: Time = { month: first, lastMonth: first + length - 1, part: true, ...year }
  return made('2', { time, mode: 'point', kind: kindOf(time) })
}

/** «نیمه دوم مهر ۱۴۰۰», «نیمه مرداد», «دهه اول آبان»: parts of a month */
function partOfMonth(match: Match): Made | null {
  const slice = match.tokens.slice(match.from, match.to)
  const head = slice[0] as Token
  const month = match.get('MmGH') as Token
  const calendar = month.lexeme?.calendar ?? 'jalali'
  const tail = after(match, 'MmGH')
  const year = tail.length > 0 ? readYear(tail, calendar) : undefined
  if (year === null) return null
  const which = slice.find((token) => 'loLb'.includes(token.code))
  const time: Time = { calendar, month: month.value, ...(year ?? {}) }
  if (which?.code === 'b' && which.lexeme?.edge !== 'end') return null
  if (!which) time.edge = 'mid'
  else if (which.code === 'b' || which.code === 'L') time.edge = 'late'
  else if (head.code === 'f') {
    if (which.value === 1) Object.assign(time, { day: 1, lastDay: 15 })
    else if (calendar === 'jalali' && month.value === 12) time.edge = 'late'
    else Object.assign(time, { day: 16, lastDay: calendar === 'jalali' && month.value > 6 ? 30 : 31 })
  } else time.edge = which.value === 1 ? 'early' : which.value === 2 ? 'mid' : 'late'
  return made('2', {
    time,
    mode: 'point',
    kind: kindOf(time),
    ...(calendar === 'hijri' && !year ? { flag: 'movable' } : {}),
  })
}

/** «هفته اول آذر», «آخرین هفته مهرماه ۱۴۰۲»: seven days each from the first, the last seven days */
function weekOfMonth(match: Match): Made | null {
  const order = match.get('olLb') as Token
  const month = match.get('MmGH') as Token
  const calendar = month.lexeme?.calendar ?? 'jalali'
  const tail = after(match, 'MmGH')
  const year = tail.length > 0 ? readYear(tail, calendar) : undefined
  if (year === null || calendar === 'hijri' || order.value > 4) return null
  const end = order.code === 'L' || order.lexeme?.edge === 'end'
  if (order.code === 'b' && !end && order.lexeme?.edge !== 'start') return null
  const time: Time = { calendar, month: month.value, ...(year ?? {}), grain: 'week' }
  const first = (Math.max(1, order.value) - 1) * 7 + 1
  Object.assign(time, end ? { days: -7 } : { day: first, lastDay: first + 6 })
  return made('2', { time, mode: 'point', kind: kindOf(time) })
}

/** «ده روز اول آبان», «۱۵ روز نخست سال», «آخرین روز پاییز», «روز پایانی شهریور»: so many days from one end */
function daysOfUnit(match: Match): Made | null {
  const slice = match.tokens.slice(match.from, match.to)
  const at = slice.findIndex((token) => token.code === 'D')
  const count = slice[0]?.code === 'n' ? slice[0].value : 1
  const which = slice.find((token) => 'olLb'.includes(token.code)) as Token
  // «۳۰ اسفند ۱۴۰۳ آخرین روز سال کبیسه است»
  if (
    !slice.some((token) => 'MmGHSyR'.includes(token.code)) &&
    'ynMm'.includes(match.tokens[match.from - 1]?.code ?? ' ')
  )
    return null
  // «روزهای پایانی سال» are any.
  if (((slice[at] as Token).plural && count === 1) || count > 31) return null
  const end = which.code === 'L' || which.lexeme?.edge === 'end'
  const unit = slice.find((token) => 'MmGHS'.includes(token.code))
  const calendar = unit?.lexeme?.calendar ?? 'jalali'
  const tail = unit ? after(match, 'MmGHS') : slice.slice(Math.max(at, slice.indexOf(which)) + 1)
  const year = tail.length > 0 ? readYear(tail, calendar) : undefined
  if (year === null || calendar === 'hijri' || (!unit && !tail.some(({ code }) => 'YRy'.includes(code))))
    return null
  const time: Time = { calendar, ...(year ?? {}), days: end ? -count : count }
  if (unit) time.month = unit.value
  if (!end && which.code !== 'l' && which.value !== 1 && which.lexeme?.edge !== 'start') {
    // «بیست و ششمین روز از خرداد»
    if (which.code !== 'o' || slice[0] !== which || unit?.code === 'S' || !unit || which.value > 31)
      return null
    Object.assign(time, { days: undefined, day: which.value })
  }
  if (unit?.code === 'S') time.lastMonth = unit.value + 2
  return made(count === 1 ? '1' : '2', { time, mode: 'point', kind: kindOf(time) })
}

/** «ماه نخست امسال», «آخرین ماه سال گذشته», «دومین ماه بهار» */
function monthOfUnit(match: Match): Made | null {
  const slice = match.tokens.slice(match.from, match.to)
  const which = slice.find((token) => 'olLb'.includes(token.code)) as Token
  if ((match.get('k') as Token).plural) return null
  const season = match.get('S')
  const tail = season ? after(match, 'S') : slice.slice(2)
  const year = tail.length > 0 ? readYear(tail) : undefined
  if (year === null || (!season && !tail.some(({ code }) => 'YRy'.includes(code)))) return null
  const length = season ? 3 : 12
  const end = which.code === 'L' || which.lexeme?.edge === 'end'
  if (which.code === 'b' && !end) return null
  const order = end ? length : which.value
  if (order < 1 || order > length) return null
  const time: Time = { calendar: 'jalali', ...(year ?? {}), month: (season?.value ?? 1) + order - 1 }
  return made('2', { time, mode: 'point', kind: kindOf(time) })
}

/** «نیمه سال»: about its middle */
function middleOfYear(match: Match): Made | null {
  const year = readYear(match.tokens.slice(match.from + 1, match.to))
  return year && made('2', { time: { ...year, edge: 'mid' }, mode: 'point', kind: kindOf(year) })
}

/** «آخرین جمعه مرداد», «دومین یکشنبه مهرماه ۱۴۰۲», «آخرین پنجشنبه سال» */
function nthWeekday(match: Match): Made | null {
  const slice = match.tokens.slice(match.from, match.to)
  const [order, day] = slice as [Token, Token]
  const month = match.get('MmGH')
  const calendar = month?.lexeme?.calendar ?? 'jalali'
  const tail = month ? after(match, 'MmGH') : slice.slice(2)
  const year = tail.length > 0 ? readYear(tail, calendar) : undefined
  if (year === null || calendar === 'hijri' || order.value > 5) return null
  const nth = order.code === 'L' ? -1 : order.value
  // «آخرین پنجشنبه سال», «اولین شنبه سال»
  const value = month?.value ?? (nth < 0 ? 12 : 1)
  const time: Time = { calendar, month: value, weekday: day.value, nth, ...(year ?? {}) }
  return made('1', { time, mode: 'point', kind: kindOf(time) })
}

/** «تابستان امسال», «فصل بهار ۱۴۰۲», «بهار و تابستان سال گذشته», «زمستان گذشته» */
function season(match: Match): Made | null {
  const seasons = match.all('S')
  const first = seasons[0] as Token
  const last = seasons[seasons.length - 1] as Token
  const tail = after(match, 'S')
  const adjective = tail[0] && 'cpq'.includes(tail[0].code) ? tail[0] : undefined
  const year = tail.length > 0 && !adjective ? readYear(tail) : undefined
  if (year === null || isName(match)) return null
  const end = (last.value < first.value ? 12 : 0) + last.value + 2
  const time: Time = {
    calendar: year?.calendar ?? 'jalali',
    month: first.value,
    lastMonth: end,
    ...(year ?? {}),
  }
  if (time.calendar !== 'jalali') return null
  Object.assign(time, placeOf(adjective))
  const weak = first.value === 1 && tail.length === 0 && !match.get('F') && seasons.length === 1
  return made(weak ? '6' : '2', { time, mode: 'point', kind: kindOf(time), ...(weak ? { weak: true } : {}) })
}

const MONTH = '[MmGgHha]'

export const MONTH_PARSERS: Parser[] = [
  { name: 'month', pattern: `k?${MONTH}k?(?:[cpq]|${YEAR})?`, make: withYear(monthOfYear) },
  {
    name: 'months',
    pattern: `<?k?(?:${MONTH}k?,){0,4}${MONTH}k?[&>~-]k?${MONTH}k?(?:[cpq]|${YEAR})?`,
    make: withYear(monthOfYear),
  },
  { name: 'count of months', pattern: `n(?:K|k)(?:&I)?(?:[lLo]|b)${YEAR}?`, make: withYear(monthsOfYear) },
  {
    name: 'count of months of a year',
    pattern: `nK(?:&I)?(?:p<|<?(?:b|p)?)${YEAR}`,
    make: withYear(monthsOfYear),
  },
  { name: 'months since the start', pattern: `nk(?:&I)?(?:p<|p|<)?b?${YEAR}`, make: withYear(monthsOfYear) },
  { name: 'half or quarter', pattern: `[frF][lLo]${YEAR}?`, make: withYear(fraction) },
  { name: 'part of a month', pattern: `(?:f[lo]?|x[loLb])k?[MmGH]k?${YEAR}?`, make: withYear(partOfMonth) },
  {
    name: 'week of a month',
    pattern: `(?:w[olLb]|[olL]w)k?[MmGH]k?${YEAR}?`,
    make: withYear(weekOfMonth),
  },
  {
    name: 'days of a unit',
    pattern: `(?:n?D[olLb]|[olL]D<?)(?:F?S${YEAR}?|k?[MmGH]k?${YEAR}?|${YEAR})`,
    make: withYear(daysOfUnit),
  },
  {
    name: 'month of a unit',
    pattern: `(?:k[olLb]|[olL]k)(?:F?S${YEAR}?|${YEAR})`,
    make: withYear(monthOfUnit),
  },
  { name: 'middle of a year', pattern: `f(?:R|Y(?:y|n(?![#U%])|[cpq])?(?!Q))`, make: withYear(middleOfYear) },
  { name: 'nth weekday', pattern: `[oL]W(?:[MmGH]k?${YEAR}?|${YEAR})`, make: withYear(nthWeekday) },
  { name: 'season', pattern: `F?S(?:&S)?(?:[cpq]|${YEAR})?`, make: withYear(season) },
]
