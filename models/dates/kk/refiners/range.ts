import { drafts, strong } from '../../core/drafts.ts'
import type { Made, Match, Parser } from '../../core/grammar.ts'
import { shareYear } from '../../core/share.ts'
import type { Token } from '../../core/tokens.ts'
import type { Time } from '../../core/types.ts'
import { inCase } from '../parsers/year.ts'

function units(match: Match): Token[] {
  return match.tokens.slice(match.from, match.to).filter((token) => token.draft)
}

function rangeOf(match: Match): Made | null {
  const [first, last] = drafts(match)
  if (!first || !last || first.mode !== 'point' || last.mode !== 'point' || first.flag || last.flag)
    return null
  const [time, until] = shareYear(first.time, last.time)
  return { code: 'Z', draft: { time, until, mode: 'range', kind: 'range' } }
}

/** «10 мамырдан 12 мамырға дейін», «2023 жылдан 2025 жылға дейін» */
function fromTo(match: Match): Made | null {
  const [first, last] = units(match)
  if (!inCase(first, 'ablative') || !(match.get('A') || inCase(last, 'dative'))) return null
  return timetable(match) ?? rangeOf(match)
}

/** «27 наурыз бен 4 сәуір аралығында» */
function between(match: Match): Made | null {
  return timetable(match) ?? rangeOf(match)
}

/** «дүйсенбі – жұма аралығында», «дүйсенбіден жұмаға дейін ашық» */
function timetable(match: Match): Made | null {
  const days = drafts(match)
  if (!days.every(({ time }) => time.weekday !== undefined && time.month === undefined && !time.shift))
    return null
  const [first] = days
  return first
    ? { code: 'Z', draft: { time: first.time, mode: 'point', kind: 'relative', flag: 'habit' } }
    : null
}

/** «қаңтар мен тамыз айлары аралығында», «10-14 қараша аралығында», «2020-2025 жылдар аралығында»: a range already */
function within(match: Match): Made | null {
  const [unit] = drafts(match)
  if (unit?.kind !== 'range' || match.get('A')?.value !== 1) return null
  return { code: 'Z', draft: unit }
}

/** «жыл сайын қыркүйекте», «жыл сайын мамырдан тамызға дейін» */
function everyYear(match: Match): Made | null {
  const [habit] = drafts(match)
  if (habit?.flag !== 'habit' || habit.time.grain !== 'year') return null
  return { code: 'Z', draft: habit }
}

/** «10 мамыр – 12 мамыр» */
function dashed(match: Match): Made | null {
  const [first, last] = drafts(match)
  if (!first || !last || first.time.shift || last.time.shift) return null
  if (first.time.year !== undefined && last.time.year !== undefined) return null
  if (first.time.month === undefined || last.time.month === undefined) return null
  return rangeOf(match)
}

/** «15 шілдеден бері», «жыл басынан», «2021 жылдан бастап» */
function since(match: Match): Made | null {
  const [token] = units(match)
  const unit = token?.draft
  if (unit?.mode !== 'point' || unit.flag || !inCase(token, 'ablative')) return null
  if (!match.get('B') && unit.time.edge !== 'start') return null
  return {
    code: 'Z',
    draft: { ...strong(unit), mode: 'since', kind: 'since', past: match.get('B')?.value === -1 },
  }
}

/** «жыл басталғалы», «2025 жыл басталғаннан бері» */
function sinceItsBeginning(match: Match): Made | null {
  const unit = units(match)[0]?.draft
  // «оқу жылы басталғалы» is not since January.
  if (!unit && match.tokens[match.from - 1]?.code === 'Q') return null
  if (unit && (unit.mode !== 'point' || unit.flag)) return null
  const time: Time = unit?.time ?? { calendar: 'gregorian', yearOffset: 0 }
  return {
    code: 'Z',
    draft: { ...(unit ? strong(unit) : {}), time, mode: 'since', kind: 'since', past: true },
  }
}

/** «жыл басынан бергі бес айда»: the months say how far. */
function monthsSince(match: Match): Made | null {
  const [start, months] = drafts(match)
  if (start?.time.edge !== 'start' || start.time.yearOffset !== 0 || !months?.time.part) return null
  const { elapsed: _, ...time } = months.time
  return { code: 'Z', draft: { ...months, time: { ...time, yearOffset: 0 } } }
}

/** «15-тен 20 қазанға дейін» */
function dayUntil(match: Match): Made | null {
  const day = match.get('no') as Token
  const last = match.get('1')?.draft
  if (!inCase(day, 'ablative') || !last || !inCase(match.get('1'), 'dative')) return null
  if (last.time.day === undefined || last.time.lastDay || day.value >= last.time.day) return null
  const time: Time = { ...last.time, day: day.value, lastDay: last.time.day }
  return { code: 'Z', draft: { ...strong(last), time, kind: 'range' } }
}

/** «1 қыркүйекке дейін», «жыл соңына дейін», «2030 жылға дейін» */
function until(match: Match): Made | null {
  const [token] = units(match)
  const unit = token?.draft
  if (unit?.mode !== 'point' || unit.flag || !inCase(token, 'dative')) return null
  // «бүгінге дейін»: so far.
  if (unit.time.shift?.unit === 'day' && unit.time.shift.by === 0)
    return { code: 'Z', draft: { ...unit, flag: 'time' } }
  // «сәуірдің 20-сынан 25-іне дейін» has both its ends.
  if (unit.time.lastDay !== undefined && unit.time.lastMonth === undefined) return { code: 'Z', draft: unit }
  // «сәрсенбіге дейін» looks ahead.
  const ahead = unit.time.weekday !== undefined && unit.time.month === undefined && !unit.time.shift
  const { edge, month, shift } = unit.time
  const time: Time = ahead
    ? { direction: 'after', ...unit.time }
    : edge === 'mid' && month === undefined && !shift
      ? { ...unit.time, edge: undefined, month: 1, lastMonth: 6 }
      : unit.time
  return { code: 'Z', draft: { ...strong(unit), time, mode: 'until', kind: 'deadline' } }
}

/** «1 маусымдағы жағдай бойынша»: that day */
function asOf(match: Match): Made | null {
  const [unit] = drafts(match)
  if (unit?.mode !== 'point' || inCase(match.get('1'), 'locative', 'ablative')) return null
  return { code: 'Z', draft: { ...strong(unit), mode: 'as-of', kind: 'as-of' }, dropAfter: 1 }
}

const UNIT = '[1234679]'

export const RANGE_PARSERS: Parser[] = [
  { name: 'from … to', pattern: `${UNIT}B?,?${UNIT}[UA]`, make: fromTo },
  { name: 'between', pattern: `${UNIT}[-&]${UNIT}D?A`, make: between },
  { name: 'months since the start', pattern: '2B2', make: monthsSince },
  { name: 'within', pattern: '[123]A', make: within },
  { name: 'every year', pattern: `8(?:${UNIT}B?,?)?${UNIT}[UA]?`, make: everyYear },
  { name: 'dash', pattern: '[12]-[12]', make: dashed },
  { name: 'since', pattern: `${UNIT}B?`, make: since },
  { name: 'since its beginning', pattern: '(?:[23]|Y)aB?', make: sinceItsBeginning },
  { name: 'until', pattern: `${UNIT}U`, make: until },
  { name: 'from day until', pattern: '[no]1U', make: dayUntil },
  { name: 'as of', pattern: '1V', make: asOf },
]
