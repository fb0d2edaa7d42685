import { drafts, strong, weekAndDay } from '../../core/drafts.ts'
import type { Made, Match, Parser } from '../../core/grammar.ts'
import type { Token } from '../../core/tokens.ts'
import type { Edge, Time } from '../../core/types.ts'

/** «Сенбі, 20 қыркүйек, 2014 жыл», «бүгін, 22 тамызда», «2025 жылғы 3 шілде сағат 10:00-де» */
function joinDay(match: Match): Made | null {
  const found = drafts(match)
  // Two full days side by side are two mentions.
  if (found.filter((draft) => draft.time.month !== undefined).length > 1) return null
  const relative = found.findIndex((draft) => draft.time.shift !== undefined)
  if (found.some((draft, i) => i !== relative && draft.time.shift !== undefined)) return null
  // «امروز، ۲۲ مرداد» but not the date line with «امروز» behind it.
  if (relative > 0 && found[relative - 1]?.time.month !== undefined) return null
  const day =
    found.find((draft) => draft.time.month !== undefined) ??
    found.find((draft) => draft.time.shift !== undefined) ??
    found.find((draft) => draft.time.weekday !== undefined)
  if (!day) return null
  const weekday = found.find((draft) => draft.time.weekday !== undefined)?.time.weekday
  const clock = found.find((draft) => draft.clock)?.clock
  const time: Time = { ...day.time }
  if (weekday !== undefined && !time.shift) time.weekday = weekday
  return {
    code: time.month === undefined && !time.shift ? '4' : '1',
    draft: { ...day, time, ...(clock ? { clock } : {}) },
    dropAfter: match.get('t') ? 1 : 0,
  }
}

/** «жыл басы», «2025 жылдың соңы», «тамыздың ортасы», «айдың аяғы» */
function edge(match: Match): Made | null {
  const head = match.get('b') as Token
  // «орта», «бас» without their possessive are other words.
  if (!head.possessive) return null
  const side = head.lexeme?.edge as Edge
  const [unit] = drafts(match)
  if (unit) {
    if (unit.mode !== 'point' || unit.time.edge || unit.flag) return null
    return { code: '2', draft: { ...strong(unit), time: { ...unit.time, edge: side } } }
  }
  const word = match.get('Ykw') as Token
  const time: Time =
    word.code === 'Y'
      ? { calendar: 'gregorian', yearOffset: 0, edge: side }
      : { calendar: 'gregorian', shift: { unit: word.code === 'k' ? 'month' : 'week', by: 0 }, edge: side }
  return { code: '2', draft: { time, mode: 'point', kind: 'relative' } }
}

export const JOIN_PARSERS: Parser[] = [
  { name: 'week and day', pattern: '2,?4', make: weekAndDay },
  {
    name: 'weekday and day',
    pattern: '(?:1,?)?(?:4,?)?1(?:4|,4(?:(?![,1])|(?=,d?5)))?(?:,?d?5|t)?',
    make: joinDay,
  },
  { name: 'relative day and weekday', pattern: '1,?4(?:d?5)?', make: joinDay },
  {
    name: 'morning of a weekday',
    pattern: '4d',
    make: (match) => (match.get('d')?.possessive ? joinDay(match) : null),
  },
  { name: 'day in brackets', pattern: '(?:1(?:,?4)?|4)\\((?:4,?)?1\\)|1\\(4\\)', make: joinDay },
  { name: 'weekday with its time', pattern: '4d?5', make: joinDay },
  { name: 'edge', pattern: '(?:[23679]|Y|k|w)b', make: edge },
]
