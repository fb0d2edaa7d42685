import type { Made, Match, Parser } from '../../core/grammar.ts'
import type { Token } from '../../core/tokens.ts'
import type { Time } from '../../core/types.ts'
import { inCase, kindOf, readYear, YEAR } from './year.ts'

/** Where «осы», «өткен», «келесі» place a month or season without a year. */
function placeOf(adjective: Token | undefined): Pick<Time, 'yearOffset' | 'direction'> {
  if (!adjective) return {}
  return adjective.code === 'c'
    ? { yearOffset: 0 }
    : { direction: adjective.code === 'p' ? 'before' : 'after' }
}

/** «2025 жылғы тамызда», «қаңтар-қыркүйек айларында», «тамыз айында», «өткен ақпан», «Тамыз 2025» */
function month(match: Match): Made | null {
  const slice = match.tokens.slice(match.from, match.to)
  const months = match.all('Mm')
  const first = months[0] as Token
  const last = months[months.length - 1] as Token
  const at = slice.indexOf(first)
  const before = slice.slice(0, at)
  const previous = match.tokens[match.from - 1]
  if (
    first.value === 6 &&
    at === 0 &&
    (previous?.code === 'G' || previous?.code === 'S') &&
    first.start - previous.end <= 1
  )
    return null
  const behind = slice.slice(slice.indexOf(last) + 1).filter((token) => 'yY'.includes(token.code))
  if (behind.length > 0 && !inCase(last, 'nominative')) return null
  // «мамыр мерекелері», «Наурыз көшесі»
  const next = match.tokens[match.to]?.code
  if (behind.length === 0 && (next === 'J' || next === 'j') && inCase(last, 'nominative')) return null
  const adjective =
    before.length === 1 && 'cpf'.includes((before[0] as Token).code) ? (before[0] as Token) : undefined
  const year = adjective ? null : readYear(behind.length > 0 ? behind : before)
  const time: Time = { calendar: 'gregorian', month: first.value, ...(year ?? {}) }
  Object.assign(time, placeOf(adjective))
  if (months.length > 1) time.lastMonth = last.value < first.value ? last.value + 12 : last.value
  // «мамыр, шілде және қыркүйек»: a list that leaves a month out is no time.
  // The year so far is told of when it is over.
  if (months.length > 1 && first.value === 1) time.part = true
  if (months.length > 2 && (last.value - first.value + 12) % 12 !== months.length - 1) return null
  // «наурыз», «маусым», «қазан» are a feast, a season and a cauldron: bare, they need a case of time or «айы».
  // «мамыр бойы», but «қаңтар мен мамыр аралығында»
  const course = match.get('A')
  const range = course?.value === 1
  const anchored =
    year ||
    adjective ||
    (course && !range) ||
    match.get('k') ||
    months.length > 1 ||
    !(last.possessive || inCase(last, 'nominative', 'possessive', 'accusative', 'genitive'))
  return {
    code: anchored ? '2' : '6',
    draft: {
      time,
      mode: 'point',
      kind: months.length > 1 ? 'range' : kindOf(time),
      ...(anchored ? {} : { weak: true }),
    },
    dropAfter: range ? 1 : 0,
  }
}

/** «І тоқсан», «биылғы бірінші тоқсанда», «2025 жылдың екінші жартыжылдығы», «жылдың бірінші жартысы» */
function fraction(match: Match): Made | null {
  const slice = match.tokens.slice(match.from, match.to)
  const unit = match.get('qh') as Token
  const order = slice[slice.indexOf(unit) - 1] as Token
  const length = unit.code === 'q' ? 3 : 6
  // «жылдың соңғы тоқсаны»
  const last = order.code === 'i' ? 12 / length : null
  if (last === null && (order.value < 1 || order.value > 12 / length)) return null
  if (order.code === 'n' && order.digits !== 1) return null
  const year = readYear(slice.slice(0, slice.indexOf(order)))
  // «ғасырдың бірінші жартысы»: a half needs its year, «жартыжылдық» says it.
  if (!year && unit.lexeme?.unit === 'year') return null
  // «соңғы тоқсанда» alone is the one just over.
  if (last !== null && !year) return null
  const first = ((last ?? order.value) - 1) * length + 1
  const time: Time = {
    calendar: 'gregorian',
    month: first,
    lastMonth: first + length - 1,
    part: true,
    ...(year ?? {}),
  }
  return { code: '2', draft: { time, mode: 'point', kind: kindOf(time) } }
}

/** The month that a match begins with, its year or what «осы», «өткен» say of it; null where no genitive joins it to the rest. */
function monthOf(match: Match): Time | null {
  const slice = match.tokens.slice(match.from, match.to)
  const word = match.get('Mm') as Token
  const at = slice.indexOf(word)
  if (!inCase(match.get('k') ?? word, 'genitive')) return null
  const adjective = at === 1 && 'cpf'.includes((slice[0] as Token).code) ? slice[0] : undefined
  const year = adjective ? null : readYear(slice.slice(0, at))
  return { calendar: 'gregorian', month: word.value, ...(year ?? {}), ...placeOf(adjective) }
}

/** «қарашаның бірінші онкүндігі», «2024 жылғы сәуір айының соңғы онкүндігінде» */
function tenDays(match: Match): Made | null {
  const time = monthOf(match)
  const order = match.tokens[match.to - 2] as Token
  const edge = ({ 1: 'early', 2: 'mid', 3: 'late' } as const)[order.code === 'i' ? 3 : order.value]
  if (!time || !edge) return null
  return { code: '2', draft: { time: { ...time, edge }, mode: 'point', kind: kindOf(time) } }
}

/** «қазанның екінші аптасында», «қыркүйек айының соңғы аптасы»: seven days each from the first, the last seven days */
function weekOfMonth(match: Match): Made | null {
  const time = monthOf(match)
  const order = match.tokens[match.to - 2] as Token
  const week = match.tokens[match.to - 1] as Token
  if (!time || !week.possessive || order.value > 4) return null
  const first = (order.value - 1) * 7 + 1
  const days = order.code === 'i' ? { days: -7 } : { day: first, lastDay: first + 6 }
  return {
    code: '2',
    draft: { time: { ...time, ...days, grain: 'week' }, mode: 'point', kind: kindOf(time) },
  }
}

/** «тамыздың бірінші жартысында»: its first fifteen days or the rest */
function halfOfMonth(match: Match): Made | null {
  const time = monthOf(match)
  const order = match.tokens[match.to - 2] as Token
  if (!time || match.get('h')?.lexeme?.unit !== 'year' || order.value > 2) return null
  const month = time.month as number
  const second = order.code === 'i' || order.value === 2
  const rest = month === 2 ? -13 : [4, 6, 9, 11].includes(month) ? -15 : -16
  return {
    code: '2',
    draft: { time: { ...time, days: second ? rest : 15 }, mode: 'point', kind: kindOf(time) },
  }
}

/** «айдың алғашқы 10 күнінде», «қарашаның соңғы үш күні», «жылдың алғашқы күні»: so many days from one end */
function daysOfUnit(match: Match): Made | null {
  const slice = match.tokens.slice(match.from, match.to)
  const order = slice.find(({ code }) => 'oli'.includes(code)) as Token
  const at = slice.indexOf(order)
  const count = match.tokens[match.to - 2]?.code === 'n' ? (match.tokens[match.to - 2] as Token).value : 1
  if (!(slice.at(-1) as Token).possessive || order.value > 1 || count > 31) return null
  // «соңғы күндері» are any.
  if ((slice.at(-1) as Token).plural && count === 1) return null
  const month = match.get('Mm')
  const unit = slice[at - 1]
  if (!inCase(unit, 'genitive')) return null
  const year = readYear(slice.slice(0, month ? slice.indexOf(month) : at))
  if (!month && !year) return null
  const time: Time = {
    calendar: 'gregorian',
    ...(month ? { month: month.value } : {}),
    ...(year ?? {}),
    days: order.code === 'i' ? -count : count,
  }
  return { code: count === 1 ? '1' : '2', draft: { time, mode: 'point', kind: kindOf(time) } }
}

/** «тамыздың екінші жексенбісінде», «мамыр айының соңғы жұмасы» */
function nthWeekday(match: Match): Made | null {
  const time = monthOf(match)
  const order = match.tokens[match.to - 2] as Token
  const day = match.get('W') as Token
  if (!time || !day.possessive || order.value > 5) return null
  const nth = order.code === 'i' ? -1 : order.value
  return {
    code: '1',
    draft: { time: { ...time, weekday: day.value, nth }, mode: 'point', kind: kindOf(time) },
  }
}

/** The first half of the year, of the one that is just over where none is named. */
function firstHalf(year: ReturnType<typeof readYear>): Made {
  const time: Time = {
    calendar: 'gregorian',
    month: 1,
    lastMonth: 6,
    part: true,
    ...(year ?? { elapsed: true }),
  }
  return { code: '2', draft: { time, mode: 'point', kind: kindOf(time) } }
}

/** «жартыжылдықта», «жартыжылдықтың қорытындысымен», «2024 жылғы жартыжылдықта»: the first half, which is just over where no year is named. */
function half(match: Match): Made | null {
  const unit = match.get('h') as Token
  const summary = match.get('r') !== undefined
  if (unit.lexeme?.unit === 'year' || !(summary || inCase(unit, 'locative', 'attributive', 'genitive')))
    return null
  return {
    ...firstHalf(readYear(match.tokens.slice(match.from, match.to).filter((token) => token !== unit))),
    dropAfter: summary ? 1 : 0,
  }
}

/** «жарты жылда», «жарты жылдың қорытындысымен»: as «жартыжылдықта» */
function halfYear(match: Match): Made | null {
  const half = match.get('h') as Token
  const slice = match.tokens.slice(match.from, match.to)
  const at = slice.indexOf(half)
  const summary = match.get('r') !== undefined
  if (half.lexeme?.unit !== 'year' || !(summary || inCase(slice[at + 1], 'locative'))) return null
  return { ...firstHalf(readYear(slice.slice(0, at))), dropAfter: summary ? 1 : 0 }
}

/** «биылғы бес айда», «жылдың алғашқы 6 айында», «2025 жылдың 9 айында», «9 айдың қорытындысы», «12 ай ішінде» */
function months(match: Match): Made | null {
  const slice = match.tokens.slice(match.from, match.to)
  const at = slice.findIndex((token) => token.code === 'n')
  const count = slice[at] as Token
  if (count.value < 1 || count.value > 12) return null
  const unit = slice[at + 1] as Token
  const year = readYear(slice.slice(0, at))
  const first = match.get('l') !== undefined
  const summary = match.get('r') !== undefined
  const course = match.get('A')
  if (course?.value) return null
  if (!year && !first && !summary && !course && !inCase(unit, 'locative', 'attributive')) return null
  const time: Time = {
    calendar: 'gregorian',
    month: 1,
    lastMonth: count.value,
    part: true,
    ...(year ?? {}),
    // «тоғыз айда» alone is the year so far only where just so many months have passed.
    ...(!year && !first && !summary ? { elapsed: true } : {}),
  }
  return { code: '2', draft: { time, mode: 'point', kind: kindOf(time) }, dropAfter: summary ? 1 : 0 }
}

/** «жылдың алғашқы айында», «2025 жылдың соңғы екі айы», «жылдың төртінші айында» */
function monthsOfYear(match: Match): Made | null {
  const slice = match.tokens.slice(match.from, match.to)
  const at = slice.findIndex((token) => 'oli'.includes(token.code))
  const order = slice[at] as Token
  const count = match.get('n')?.value ?? 1
  const year = readYear(slice.slice(0, at))
  if (!year || !(slice.at(-1) as Token).possessive || count > 12 || order.value > 12) return null
  if (!inCase(slice[at - 1], 'genitive', 'attributive')) return null
  const month = order.code === 'i' ? 13 - count : order.code === 'l' ? 1 : order.value
  const time: Time = {
    calendar: 'gregorian',
    month,
    ...(count > 1 ? { lastMonth: month + count - 1 } : {}),
    ...year,
  }
  return { code: '2', draft: { time, mode: 'point', kind: kindOf(time) } }
}

/** «биылғы жазда», «2024 жылдың көктемінде», «жаз айларында», «жазғы мезгілде», «осы күзде» */
function season(match: Match): Made | null {
  const slice = match.tokens.slice(match.from, match.to)
  const word = match.get('SG') as Token
  const unit = match.get('v')
  if (word.code === 'G' && word.value === 0) return null
  const months = word.code === 'G' ? match.get('k') : undefined
  if (
    unit &&
    !inCase(unit, 'locative') &&
    !('UB'.includes(match.tokens[match.to]?.code ?? ' ') && inCase(unit, 'dative', 'ablative'))
  )
    return null
  if (months && !inCase(months, 'locative', 'attributive')) return null
  const before = slice.slice(0, slice.indexOf(word))
  const adjective =
    before.length === 1 && 'cpf'.includes((before[0] as Token).code) ? (before[0] as Token) : undefined
  const year = adjective ? null : readYear(before)
  // «жаз бойы»
  const course = match.get('A')
  if (course?.value === 1) return null
  // «күзге дейін», «жаздан бері»
  const limit = 'UB'.includes(match.tokens[match.to]?.code ?? ' ') && inCase(word, 'dative', 'ablative')
  if (!year && !adjective && !unit && !course && !limit && !match.get('k') && !inCase(word, 'locative'))
    return null
  const month = word.value % 12
  const time: Time = {
    calendar: 'gregorian',
    month,
    lastMonth: month + 2,
    grain: 'span',
    ...(year ?? {}),
  }
  Object.assign(time, placeOf(adjective))
  return { code: '2', draft: { time, mode: 'point', kind: kindOf(time) } }
}

/** «жаздың басында», «2025 жылғы күздің соңына дейін», «жаздың алғашқы айында» */
function partOfSeason(match: Match): Made | null {
  const slice = match.tokens.slice(match.from, match.to)
  const word = match.get('S') as Token
  const at = slice.indexOf(word)
  const part = slice.at(-1) as Token
  // «жаз соңына дейін», «жаздың соңына дейін»
  if (!(inCase(word, 'genitive') || (part.code === 'b' && inCase(word, 'nominative'))) || !part.possessive)
    return null
  const month = word.value % 12
  const time: Time = { calendar: 'gregorian', month, ...(readYear(slice.slice(0, at)) ?? {}) }
  if (part.code === 'b') Object.assign(time, { lastMonth: month + 2, grain: 'span', edge: part.lexeme?.edge })
  else {
    const order = slice[at + 1] as Token
    const nth = order.code === 'i' ? 3 : order.value
    if (nth < 1 || nth > 3) return null
    time.month = month + nth - 1
  }
  return { code: '2', draft: { time, mode: 'point', kind: kindOf(time) } }
}

export const PART_PARSERS: Parser[] = [
  { name: 'month', pattern: `(?:${YEAR}|[cpf])?[Mm]k?A?`, make: month },
  { name: 'months', pattern: `(?:${YEAR}|[cpf])?[Mm][-&~][Mm]k?`, make: month },
  { name: 'month and year', pattern: '[Mm](?:[-&~][Mm])?,?yY?', make: month },
  { name: 'quarter or half', pattern: `(?:${YEAR})?[onli][qh]`, make: fraction },
  { name: 'ten days', pattern: `(?:${YEAR}|[cpf])?[Mm]k?[onli]X`, make: tenDays },
  { name: 'list of months', pattern: `(?:${YEAR}|[cpf])?[Mm](?:,[Mm]){1,4}[,&][Mm]k?`, make: month },
  { name: 'week of a month', pattern: `(?:${YEAR}|[cpf])?[Mm]k?[onli]w`, make: weekOfMonth },
  { name: 'half of a month', pattern: `(?:${YEAR}|[cpf])?[Mm]k?[onli]h`, make: halfOfMonth },
  { name: 'days of a unit', pattern: `(?:${YEAR})?(?:[Mm]k?|(?<=Y))(?:[li]n?|o)D`, make: daysOfUnit },
  { name: 'part of a season', pattern: `(?:${YEAR})?S(?:b|[onli]k)`, make: partOfSeason },
  { name: 'nth weekday', pattern: `(?:${YEAR}|[cpf])?[Mm]k?[oli]W`, make: nthWeekday },
  { name: 'half a year', pattern: `(?:${YEAR})?hYr?`, make: halfYear },
  { name: 'half alone', pattern: `(?:${YEAR})?hr?`, make: half },
  { name: 'count of months', pattern: `(?:${YEAR})?l?nk`, make: months },
  { name: 'summed months', pattern: `(?:${YEAR})?l?nkr`, make: months },
  { name: 'months of the year', pattern: `(?:${YEAR})?l?nkA`, make: months },
  { name: 'months of a year by order', pattern: `${YEAR}(?:in?|l|o)k`, make: monthsOfYear },
  { name: 'season', pattern: `(?:${YEAR}|[cpf])?(?:S[kv]?A?|G[vk])`, make: season },
]
