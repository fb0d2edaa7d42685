import { drafts, strong, weekAndDay } from '../../core/drafts.ts'
import { type Made, Match, type Parser } from '../../core/grammar.ts'
import type { Token } from '../../core/tokens.ts'
import type { Draft, Edge, Time } from '../../core/types.ts'
import { isCount } from '../parsers/year.ts'

/** «سه شنبه ۵ بهمن ۱۴۰۰», «امروز شنبه ۲۹ آبان», «روز ۲۲ آذرماه», «عصر دوشنبه», «۵ بهمن ساعت ۱۰» */
function joinDay(match: Match): Made | null {
  const found = drafts(match)
  // Two full days side by side are two mentions.
  if (found.filter((draft) => draft.time.month !== undefined).length > 1) return null
  const relative = found.findIndex((draft) => draft.time.shift !== undefined)
  if (found.some((draft, i) => i !== relative && draft.time.shift !== undefined)) return null
  // «امروز، ۲۲ مرداد» but not the date line with «امروز» behind it.
  if (relative > 0 && found[relative - 1]?.time.month !== undefined) return null
  const dates = found.filter((draft) => !draft.time.weekday || draft.time.month !== undefined)
  const day =
    dates.find((draft) => draft.time.year !== undefined) ??
    dates.find((draft) => draft.time.month !== undefined) ??
    found.find((draft) => draft.time.shift !== undefined) ??
    found.find((draft) => draft.time.weekday !== undefined)
  if (!day) return null
  const weekday = found.find((draft) => draft.time.weekday !== undefined)?.time.weekday
  const clock = found.find((draft) => draft.clock)?.clock
  const time: Time = { ...day.time }
  if (weekday !== undefined && time.shift?.unit !== 'day') time.weekday = weekday
  const code = found.every((draft) => draft.time.weekday !== undefined && draft.time.month === undefined)
    ? '4'
    : '1'
  // «مورخ», «تاریخ» introduce the date and do not belong to it.
  const first = match.tokens[match.from]?.code
  // «نوبت صبح فردا»: the part of the day belongs to the shift.
  const shift = first === 'd' && match.tokens[match.from - 1]?.code === '^'
  const dropBefore = first === 't' || shift ? 1 : 0
  const dropAfter = match.tokens[match.to - 1]?.code === 'T' ? 1 : 0
  return { code, draft: { ...day, time, ...(clock ? { clock } : {}) }, dropBefore, dropAfter }
}

/** «روزهای دوشنبه و چهارشنبه»: a timetable unless the week is named */
function weekdays(match: Match): Made | null {
  const found = drafts(match)
  if (!match.get('D')?.plural || found.some((draft) => draft.time.shift)) return null
  return { code: '8', draft: { ...(found[0] as Draft), flag: 'habit' } }
}

/** «پنجشنبه و جمعه این هفته», «شنبه تا دوشنبه هفته آینده», «سه‌شنبه و چهارشنبه گذشته»: what places the last places both */
function daysOfWeek(match: Match): Made | null {
  const found = drafts(match)
  const [first] = found
  const last = found.at(-1)
  const placed = last?.time.shift ?? last?.time.direction
  if (!first || !last || !placed || last.time.month !== undefined) return null
  const open = found
    .slice(0, -1)
    .every(({ time }) => !time.shift && !time.direction && time.month === undefined)
  if (!open) return null
  const time: Time = { ...first.time, shift: last.time.shift, direction: last.time.direction }
  return { code: 'Z', draft: { time, until: last.time, mode: 'range', kind: 'range' } }
}

/** «جمعه هر هفته», «شنبه و دوشنبه هر هفته» */
function everyWeek(match: Match): Made | null {
  const habit = drafts(match).at(-1)
  return habit?.flag === 'habit' ? { code: '8', draft: habit } : null
}

/** «اسفند نسبت به بهمن»: a month that is compared with a month */
function compared(match: Match): Made | null {
  const [month, other] = drafts(match)
  if (!month || other?.time.month === undefined) return null
  return { code: '2', draft: strong(month), dropAfter: 2 }
}

/** «پایان سال», «ابتدای مهر ۱۴۰۰», «اواخر سال ۹۲», «پایان ماه جاری» */
function edge(match: Match): Made | null {
  const head = match.get('bol') as Token
  // «اول سال»: the ordinal before a year is its beginning.
  if (head.code !== 'b' && head.value !== 1) return null
  const side: Edge = head.lexeme?.edge ?? 'start'
  const [unit] = drafts(match)
  if (unit) {
    if (unit.mode !== 'point' || unit.time.edge || unit.flag === 'rolling') return null
    return { code: '2', draft: { ...strong(unit), time: { ...unit.time, edge: side } } }
  }
  const word = match.get('Ykw') as Token
  // «میانه سال‌ها»
  if (word.plural) return null
  // «پایان سال ۱۵۰۰ زن»: a count that is no year of news
  if (match.tokens[match.to]?.code === 'y' && !isCount(new Match(match.tokens, match.from, match.to + 1)))
    return null
  const calendar = match.get('C')?.lexeme?.calendar ?? 'jalali'
  const time: Time =
    word.code === 'Y'
      ? { calendar, yearOffset: 0, edge: side }
      : { calendar, shift: { unit: word.code === 'k' ? 'month' : 'week', by: 0 }, edge: side }
  return { code: '2', draft: { time, mode: 'point', kind: 'relative' } }
}

/** «پایان روز ۳۱ خرداد», «پایان روز سه‌شنبه»: that day */
function endOfDay(match: Match): Made | null {
  return match.get('b')?.lexeme?.edge === 'end' ? joinDay(match) : null
}

/** «در مهر», «طی ۱۴۰۱»: what a preposition makes a date of an everyday word or a bare number. */
function strengthen(match: Match): Made | null {
  const [unit] = drafts(match)
  // «دستمزد مهر», but «قانون مهر»
  if (!unit || (match.get('B')?.value !== 2 && match.get('B') && match.get('6'))) return null
  return { code: unit.time.month === undefined ? '3' : '2', draft: strong(unit), dropBefore: 1 }
}

/** «دی ۱۴۰۰»-like months with the year in the word before: «در سال ۱۴۰۰ مهرماه»; a day and «همان سال» have no value. */
function anaphoric(match: Match): Made | null {
  const [unit] = drafts(match)
  if (!unit) return null
  return { code: '8', draft: { ...strong(unit), flag: 'anaphoric' } }
}

export const JOIN_PARSERS: Parser[] = [
  { name: 'week and day', pattern: '2,?4', make: weekAndDay },
  { name: 'weekday and day', pattern: '(?:1,?)?(?:d?D?4d?[,~-]?)?d?D?t?1(?:d?[5T])?', make: joinDay },
  { name: 'relative day and weekday', pattern: 'd?1,?D?4d?', make: joinDay },
  {
    name: 'relative day and its part',
    pattern: '1d',
    make: (match) => (drafts(match)[0]?.time.shift ? joinDay(match) : null),
  },
  { name: 'weekdays', pattern: 'D4(?:,4){0,4}(?:&4)?', make: weekdays },
  { name: 'weekday with its part of the day', pattern: 'd?D?4d?[5T]?', make: joinDay },
  { name: 'time of day and day', pattern: '[5T]D?4?1|5D?4d?', make: joinDay },
  { name: 'days of a week', pattern: 'D?4(?:,4){0,4}[&>]4', make: daysOfWeek },
  { name: 'every week', pattern: 'D?4(?:[,&]4){0,4}@?8', make: everyWeek },
  { name: 'compared', pattern: '6:[126]', make: compared },
  {
    name: 'edge',
    pattern: '(?:b(?:[12367]|Y(?![#UQ])C?|k(?![#Uyn0])|w(?!o))|o3|oY(?![#Uyn0QVp])|l[3Y])',
    make: edge,
  },
  { name: 'day in brackets', pattern: 'D?(?:1(?:,?D?4)?|4)\\((?:D?4,?)?t?1\\)|D?1\\(D?4\\)', make: joinDay },
  { name: 'end of a day', pattern: 'bD(?:4[,~-]?)?1|bD4', make: endOfDay },
  { name: 'anaphoric', pattern: '[126]VY', make: anaphoric },
  { name: 'strengthen', pattern: '[@:][67]|B7|[_B]6', make: strengthen },
]
