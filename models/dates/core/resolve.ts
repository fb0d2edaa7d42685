import type { Calendar, Grain } from '../../contract.ts'
import { CALENDARS, type Day, isValid, weekdayOf } from './calendar.ts'
import type { DateFlag, Draft, Time } from './types.ts'

/** An interval of days on the time line. */
export interface Interval {
  start: Day
  end: Day
  grain: Grain
}

export interface Resolution {
  interval: Interval | null
  flag?: DateFlag
}

export interface ResolveContext {
  /** The reference day, where there is one. */
  reference: Day | null
  /** First day of the week: 0 Monday (Kazakhstan), 5 Saturday (Iran). */
  firstWeekday: number
}

const NO_REFERENCE: Resolution = { interval: null, flag: 'no-reference' }
const IMPOSSIBLE: Resolution = { interval: null, flag: 'impossible' }

/** News speaks of its own year: a day of another one must be this much nearer. */
const SAME_YEAR = 0.5

/** A «from … on» so many days ahead, a limit so many days past is meant as such. */
const SOON = 150

/** Parts of the year («سه ماهه چهارم», «4 тоқсанда») are told of when they are over rather than before. */
const FUTURE_PART = 2

/** From this month on the new year is the next one. */
const NEW_YEAR_FROM = 8

/** «тоғыз айда» is told within so many days after the ninth month. */
const ELAPSED = 45
/** How many days before its end a time counts as over: «12 ай ішінде» is told in the last week of the year. */
const ABOUT_OVER = 7

/** Places what an expression says on the time line. */
export function resolve(draft: Draft, context: ResolveContext): Resolution {
  const first = resolveTime(draft.time, context)
  if (!first.interval) {
    if (draft.mode === 'until' && first.flag === 'no-reference') return NO_REFERENCE
    // «از اردیبهشت امسال تا اردیبهشت ۱۴۰۴» of an unknown day: of its two ends the one that says its year.
    if (draft.mode === 'range' && first.flag === 'no-reference')
      return resolveTime(draft.until as Time, context)
    return first
  }
  const { start, end, grain } = first.interval
  const { reference } = context
  switch (draft.mode) {
    case 'point':
    case 'as-of':
      return first
    case 'since':
      // «از … تاکنون», «…ден бері»: up to the reference date; the named unit itself without one.
      if (reference === null) return resolveTime({ ...draft.time, edge: undefined }, context)
      if (reference < start && isOpen(draft.time) && (draft.past || start - reference > SOON)) {
        // «қараша айынан бері» in May is that of the year before.
        const past = resolveTime({ ...draft.time, direction: 'before' }, context).interval
        if (past) return { interval: { start: past.start, end: reference, grain: 'span' }, flag: first.flag }
      }
      return reference < start
        ? first
        : {
            interval: { start, end: reference, grain: 'span' },
            flag: first.flag,
          }
    case 'until': {
      if (reference === null) return resolveTime({ ...draft.time, edge: undefined }, context)
      if (reference <= end) return { interval: { start: reference, end, grain: 'span' }, flag: first.flag }
      if (draft.time.shift?.unit === 'day') return first
      if (reference - end > SOON && isOpen(draft.time)) {
        // «تا نوروز» in autumn, «шілдеге дейін» in winter look ahead.
        const next = resolveTime({ ...draft.time, direction: 'after' }, context).interval
        if (next) return { interval: { start: reference, end: next.end, grain: 'span' }, flag: first.flag }
      }
      // A limit that has passed tells what was reached by then: the count runs from the start of its year.
      const [year] = CALENDARS[draft.time.calendar].fromDay(end)
      const from = CALENDARS[draft.time.calendar].toDay(year, 1, 1)
      return { interval: { start: Math.min(from, start), end, grain: 'span' }, flag: first.flag }
    }
    case 'range': {
      const whole = reference === null ? null : rangeOver(draft, context, reference)
      if (whole) return whole
      const last = resolveTime(draft.until as Time, context)
      if (!last.interval) return last.flag === 'no-reference' ? first : last
      let to = last.interval.end
      if (isWeekday(draft.until as Time)) {
        // «از شنبه تا چهارشنبه»: the first such day behind the beginning.
        to = start + ((((draft.until as Time).weekday as number) - weekdayOf(start) + 7) % 7)
      }
      if (to < start && draft.until?.year === undefined && draft.time.year === undefined) {
        // «از دی تا خرداد» runs over the turn of the year.
        const over = resolveTime({ ...(draft.until as Time), ...nextYear(draft, context) }, context)
        if (over.interval) to = over.interval.end
      }
      if (to < start) return { interval: null, flag: 'ambiguous' }
      return {
        interval: { start, end: to, grain: spanGrain(grain, last.interval.grain) },
        flag: first.flag ?? last.flag,
      }
    }
  }
}

/** A range that leaves its year open is the one that was over within so many days. */
const JUST_OVER = 120

/** «1 қаңтардан 20 тамызға дейін» in September: both ends in the reference year where that range is just over. */
function rangeOver(draft: Draft, context: ResolveContext, reference: Day): Resolution | null {
  const { time, until } = draft
  if (!until || !isOpen(time) || !isOpen(until) || time.calendar !== until.calendar) return null
  const [year] = CALENDARS[time.calendar].fromDay(reference)
  const first = resolveTime({ ...time, year }, context).interval
  const last = resolveTime({ ...until, year }, context).interval
  if (!first || !last || last.end < first.start || last.end > reference || reference - last.end > JUST_OVER)
    return null
  return { interval: { start: first.start, end: last.end, grain: spanGrain(first.grain, last.grain) } }
}

/** Does the text leave the year open? */
function isOpen({ year, yearOffset, shift, month }: Time): boolean {
  return month !== undefined && year === undefined && yearOffset === undefined && shift === undefined
}

function isWeekday(time: Time): boolean {
  return time.weekday !== undefined && time.month === undefined && !time.shift
}

function nextYear(draft: Draft, context: ResolveContext): Partial<Time> {
  const { calendar } = draft.time
  if (draft.time.yearOffset !== undefined) return { yearOffset: draft.time.yearOffset + 1 }
  const start = resolveTime(draft.time, context).interval?.start ?? 0
  return { year: CALENDARS[calendar].fromDay(start)[0] + 1, calendar }
}

function spanGrain(first: Grain, last: Grain): Grain {
  if ((first === 'year' || first === 'multi-year') && (last === 'year' || last === 'multi-year'))
    return 'multi-year'
  return 'span'
}

/** Places one point or unit. */
function resolveTime(time: Time, context: ResolveContext): Resolution {
  const whole = resolveUnit(time, context)
  if (!whole.interval || (time.edge === undefined && time.days === undefined)) return whole
  const { start, end, grain } = whole.interval
  if (time.days !== undefined) {
    const count = Math.min(Math.abs(time.days), end - start + 1)
    const [from, to] = time.days < 0 ? [end - count + 1, end] : [start, start + count - 1]
    return {
      ...whole,
      interval: { start: from, end: to, grain: time.grain ?? (count === 1 ? 'day' : 'span') },
    }
  }
  if (time.edge === 'start') return { ...whole, interval: { start, end: start, grain: 'day' } }
  if (time.edge === 'end') return { ...whole, interval: { start: end, end, grain: 'day' } }
  return { ...whole, interval: third(time, { start, end, grain }) }
}

/** «اوایل», «اواسط», «اواخر»: thirds of the unit, in whole months where it has them. */
function third(time: Time, { start, end, grain }: Interval): Interval {
  const part = time.edge === 'early' ? 0 : time.edge === 'mid' ? 1 : 2
  const system = CALENDARS[time.calendar]
  if (grain === 'year' || grain === 'half' || grain === 'quarter') {
    const months = grain === 'year' ? 4 : grain === 'half' ? 2 : 1
    const [year, month] = system.fromDay(start)
    const from = month + part * months
    return {
      ...monthSpan(time.calendar, year, from, from + months - 1),
      grain: months === 1 ? 'month' : 'span',
    }
  }
  const length = end - start + 1
  if (grain === 'month') {
    // 1–10, 11–20, 21–end
    return { start: start + part * 10, end: part === 2 ? end : start + part * 10 + 9, grain: 'span' }
  }
  const from = start + Math.floor((length * part) / 3)
  return { start: from, end: start + Math.max(0, Math.ceil((length * (part + 1)) / 3) - 1), grain: 'span' }
}

function monthSpan(
  calendar: Calendar,
  year: number,
  month: number,
  lastMonth: number,
): { start: Day; end: Day } {
  const system = CALENDARS[calendar]
  const [y, m] = carry(year, month)
  const [ly, lm] = carry(year, lastMonth)
  return { start: system.toDay(y, m, 1), end: system.toDay(ly, lm, system.monthLength(ly, lm)) }
}

/** Month numbers beyond 1…12 lie in the years around. */
function carry(year: number, month: number): [number, number] {
  const index = year * 12 + month - 1
  return [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1]
}

function resolveUnit(time: Time, context: ResolveContext): Resolution {
  const { calendar } = time
  const { reference } = context
  const system = CALENDARS[calendar]
  const flag: DateFlag | undefined = calendar === 'hijri' ? 'approx' : undefined

  if (time.rolling) {
    if (reference === null) return NO_REFERENCE
    const { unit, count } = time.rolling
    const days = Math.abs(count) * (unit === 'week' ? 7 : 1)
    if (count < 0) return { interval: { start: reference - days + 1, end: reference, grain: 'span' } }
    return { interval: { start: reference, end: reference + days - 1, grain: 'span' } }
  }

  if (time.newYear) {
    if (reference === null) return NO_REFERENCE
    const [year, month] = system.fromDay(reference)
    const next = month > NEW_YEAR_FROM ? year + 1 : year
    return yearOrPart(time, next, next, flag)
  }

  if (time.shift) {
    if (reference === null) return NO_REFERENCE
    const { unit, by } = time.shift
    if (unit === 'day') return { interval: { start: reference + by, end: reference + by, grain: 'day' } }
    if (unit === 'week') {
      const offset = (weekdayOf(reference) - context.firstWeekday + 7) % 7
      const start = reference - offset + by * 7
      if (time.weekday !== undefined) {
        const day = start + ((time.weekday - context.firstWeekday + 7) % 7)
        return { interval: { start: day, end: day, grain: 'day' } }
      }
      return { interval: { start, end: start + 6, grain: 'week' } }
    }
    if (unit === 'month') {
      const [year, month] = system.fromDay(reference)
      const [y, m] = carry(year, month + by)
      return monthOrDay({ ...time, year: y, month: m }, y, flag)
    }
    const [year, month] = system.fromDay(reference)
    if (unit === 'quarter') {
      const first = Math.floor((month - 1) / 3) * 3 + 1 + by * 3
      return { interval: { ...monthSpan(calendar, year, first, first + 2), grain: 'quarter' } }
    }
    return yearOrPart(time, year + by, year + by, flag)
  }

  if (time.year === undefined && time.yearOffset === undefined && time.month === undefined) {
    if (time.weekday === undefined) return NO_REFERENCE
    if (reference === null) return NO_REFERENCE
    // A weekday alone is the last one up to the publication, that day included.
    const back = (weekdayOf(reference) - time.weekday + 7) % 7
    if (time.ahead) {
      const next = reference + ((7 - back) % 7)
      return { interval: { start: next, end: next, grain: 'day' } }
    }
    const day =
      time.direction === 'after'
        ? reference - back + 7
        : reference - (time.direction && back === 0 ? 7 : back)
    return { interval: { start: day, end: day, grain: 'day' } }
  }

  if (time.year !== undefined) return yearOrPart(time, time.year, time.lastYear ?? time.year, flag)
  if (reference === null) return NO_REFERENCE
  const [referenceYear] = system.fromDay(reference)
  if (time.yearOffset !== undefined) {
    const year = referenceYear + time.yearOffset
    return yearOrPart(time, year, time.lastYear ?? year, flag)
  }
  const found = impliedYear(time, referenceYear, reference, flag)
  if (time.elapsed && found.interval) {
    const since = reference - found.interval.end
    if (since < -ABOUT_OVER || since > ELAPSED) return { interval: null, flag: 'duration' }
  }
  return found
}

/**
 * A month, day or part without a year. A named day or month is that of the reference year, unless the one before or
 * after is at least twice as near; a part of the year («سه ماهه چهارم», «4 тоқсанда») leans to what is over.
 */
function impliedYear(time: Time, referenceYear: number, reference: Day, flag?: DateFlag): Resolution {
  let best: Resolution | null = null
  let least = Number.POSITIVE_INFINITY
  let impossible: Resolution | null = null
  const years = [referenceYear, referenceYear - 1, referenceYear + 1]
  // «Өткен оқу жылы» may have begun in the year before last.
  if (time.direction === 'before' && (time.lastMonth ?? 0) > 12) years.push(referenceYear - 2)
  for (const year of years) {
    const found = yearOrPart(time, year, year, flag)
    if (!found.interval) {
      impossible = found
      continue
    }
    const { start, end } = found.interval
    if (
      time.weekday !== undefined &&
      time.nth === undefined &&
      start === end &&
      weekdayOf(start) === time.weekday
    ) {
      // «جمعه ۲۸ خرداد» names its own year.
      return found
    }
    const distance = start > reference ? start - reference : end < reference ? reference - end : 0
    if (time.direction === 'before' ? end >= reference : time.direction === 'after' && start <= reference)
      continue
    const weight = year === referenceYear ? SAME_YEAR : 1
    const rank = distance * weight * (time.part && start > reference ? FUTURE_PART : 1)
    if (rank < least) {
      least = rank
      best = found
    }
  }
  return best ?? impossible ?? IMPOSSIBLE
}

function yearOrPart(time: Time, year: number, lastYear: number, flag?: DateFlag): Resolution {
  const { calendar } = time
  const system = CALENDARS[calendar]
  if (!isValid(calendar, year, 1, 1) || !isValid(calendar, lastYear, 1, 1) || lastYear < year)
    return IMPOSSIBLE
  if (time.month === undefined) {
    const start = system.toDay(year, 1, 1)
    const end = system.toDay(lastYear, 12, system.monthLength(lastYear, 12))
    return { interval: { start, end, grain: lastYear > year ? 'multi-year' : 'year' }, flag }
  }
  return monthOrDay(time, year, flag)
}

/** «тамыздың екінші жексенбісі», «آخرین پنجشنبه سال»: the nth day of its name in the month, from the end where negative. */
function nthWeekday(
  { calendar, month = 1, nth = 1, weekday = 0 }: Time,
  year: number,
  flag?: DateFlag,
): Resolution {
  const { start, end } = monthSpan(calendar, year, month, month)
  const day =
    nth < 0
      ? end - ((weekdayOf(end) - weekday + 7) % 7)
      : start + ((weekday - weekdayOf(start) + 7) % 7) + (nth - 1) * 7
  return day > end ? IMPOSSIBLE : { interval: { start: day, end: day, grain: 'day' }, flag }
}

function monthOrDay(time: Time, year: number, flag?: DateFlag): Resolution {
  const { calendar } = time
  const system = CALENDARS[calendar]
  const month = time.month as number
  if (time.nth !== undefined) return nthWeekday(time, year, flag)
  if (time.day !== undefined) {
    const last = time.lastDay ?? time.day
    const [lastYear, lastMonth] = carry(year, time.lastMonth ?? month)
    if (!isValid(calendar, year, month, time.day) || !isValid(calendar, lastYear, lastMonth, last))
      return IMPOSSIBLE
    const start = system.toDay(year, month, time.day)
    const end = system.toDay(lastYear, lastMonth, last)
    if (end < start) return IMPOSSIBLE
    return { interval: { start, end, grain: start === end ? 'day' : (time.grain ?? 'span') }, flag }
  }
  const last = time.lastMonth ?? month
  const span = monthSpan(calendar, year, month, last)
  const length = last - month + 1
  const grain: Grain =
    time.grain ??
    (length === 1
      ? 'month'
      : length === 3 && month % 3 === 1
        ? 'quarter'
        : length === 6 && month % 6 === 1
          ? 'half'
          : length === 12 && month === 1
            ? 'year'
            : 'span')
  return { interval: { ...span, grain }, flag }
}
