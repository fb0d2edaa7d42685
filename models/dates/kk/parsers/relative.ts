import type { Made, Match, Parser } from '../../core/grammar.ts'
import type { Token } from '../../core/tokens.ts'
import type { DateFlag, Draft, Time, Unit } from '../../core/types.ts'
import { fullYear, inCase, isPlural, kindOf, readYear } from './year.ts'

const UNIT: Record<string, Unit> = { D: 'day', w: 'week', k: 'month', q: 'quarter', Y: 'year' }

function point(code: string, time: Time, extra: Partial<Draft> = {}): Made {
  return { code, draft: { time, mode: 'point', kind: kindOf(time), ...extra } }
}

const NOTHING: Time = { calendar: 'gregorian' }

function without(flag: DateFlag): Made {
  return point('8', NOTHING, { kind: 'relative', flag })
}

/** «2023 жылы», «2023-2025 жылдары», «2022, 2023 және 2024 жылдары» */
function years(match: Match): Made | null {
  // «екі мың жыл» is a length of time, «екі мыңыншы жыл» a year.
  if (
    match.all('y').some(({ digits, value, lexeme }) => digits === 0 && !lexeme?.ordinal && value % 100 === 0)
  )
    return null
  const values = match.all('y').map((token) => token.value)
  const first = Math.min(...values)
  const last = Math.max(...values)
  if (first < 1000 || last >= 2200 || last - first > 200) return null
  // «2000 жылдары»: a decade
  const decade = values.length === 1 && first % 10 === 0 && isPlural(match.get('Y'))
  const end = decade ? first + 9 : last
  const time: Time = { calendar: 'gregorian', year: first, ...(end > first ? { lastYear: end } : {}) }
  return point('3', time, { kind: last > first ? 'range' : 'absolute' })
}

/** «2024-тен», «2023-2025»: bare numbers are years only by their case, or where a refiner takes them up. */
function bareYear(match: Match): Made | null {
  const made = years(match)
  const numbers = match.all('y')
  const last = numbers.at(-1)
  if (numbers.some(({ digits, value }) => digits !== 4 || value < 1900 || value > 2060)) return null
  // «ЭКСПО-2017-ге»: a name.
  const [dash, before] = [match.tokens[match.from - 1], match.tokens[match.from - 2]]
  const glued = dash?.code === '-' && dash.start > 0 && dash.end === numbers[0]?.start
  if (glued && (before === undefined || before.code === ' ')) return null
  if (!made || (last?.suffix !== undefined && !inCase(last, 'nominative', 'possessive', 'accusative')))
    return made
  return { code: '7', draft: { ...made.draft, weak: true } }
}

/** «сол жылғы 15 маусымда», «сол жылы»: a year named elsewhere. */
function thatYear(): Made {
  return without('anaphoric')
}

/** «91-жылы», «90-жылдары» */
function shortYear(match: Match): Made | null {
  const number = match.get('no') as Token
  const unit = match.get('Y') as Token
  if (number.value < 1 || number.value > 99) return null
  if (isPlural(unit)) {
    if (number.value % 10 !== 0 || number.value < 20) return null
    const first = 1900 + number.value
    return point('3', { calendar: 'gregorian', year: first, lastYear: first + 9 })
  }
  const ordinal = number.code === 'o' && number.value > 12
  if (!ordinal && !(number.digits === 2 && number.value >= 40 && inCase(unit, 'possessive'))) return null
  return point('3', { calendar: 'gregorian', year: fullYear(number.value) })
}

/** «биыл», «биылғы жылы», «өткен жылы», «осы 2025 жылы»; «өткен жылдары» is vague. */
function relativeYear(match: Match): Made | null {
  const slice = match.tokens.slice(match.from, match.to)
  if (isPlural(match.get('Y'))) return without('rolling')
  const year = readYear(slice)
  return year && point('3', { calendar: 'gregorian', ...year })
}

/** «жаңа жылда», «жаңа жылдан бастап»: the one that begins next, or has just begun; «жаңа жыл» alone is the feast. */
function newYear(match: Match): Made | null {
  if (!inCase(match.get('Y'), 'locative', 'ablative', 'attributive')) return null
  return point('3', { calendar: 'gregorian', newYear: true }, { kind: 'relative' })
}

/** «2024-2025 оқу жылы», «биылғы оқу жылында»: 1 September to 30 June; «жаңа оқу жылы» begins this September */
function schoolYear(match: Match): Made | null {
  const numbers = match.all('y')
  const relative = match.get('Rpf')
  // «оқу жылының соңына дейін»: the one that runs; alone it is any.
  if (match.to - match.from === 2) {
    const side = match.tokens[match.to]?.lexeme?.edge
    if (side === 'start') return point('3', { calendar: 'gregorian', month: 9, day: 1 })
    if (side !== 'end') return null
  }
  // «2014-15 оқу жылы»
  const next = numbers[1] ?? match.get('n')
  if (next && next.value % 100 !== ((numbers[0] as Token).value + 1) % 100) return null
  const year: Partial<Time> = numbers[0]
    ? { year: numbers[0].value }
    : relative && relative.value !== 0
      ? { direction: relative.value < 0 ? 'before' : 'after' }
      : match.get('u')
        ? { yearOffset: 0 }
        : {}
  return point(
    '3',
    { calendar: 'gregorian', month: 9, day: 1, lastMonth: 18, lastDay: 30, grain: 'year', ...year },
    { kind: 'frame' },
  )
}

/** «бүгін», «кеше», «бүгінгі күні»; «бүгінде», «бүгінгі таңда» are «nowadays». */
function day(match: Match): Made | null {
  const word = match.get('E') as Token
  const vague = match.get('d') !== undefined && inCase(word, 'attributive') && word.value === 0
  if (vague || (word.value === 0 && match.to - match.from === 1 && inCase(word, 'locative')))
    return without('time')
  return point('1', { calendar: 'gregorian', shift: { unit: 'day', by: word.value } }, { kind: 'relative' })
}

/** «ертең-бүрсігүні»: one day or the other */
function days(match: Match): Made | null {
  const [first, last] = match.all('E')
  if (!first || !last || last.value !== first.value + 1) return null
  const time = (by: number): Time => ({ calendar: 'gregorian', shift: { unit: 'day', by } })
  return {
    code: 'Z',
    draft: { time: time(first.value), until: time(last.value), mode: 'range', kind: 'range' },
  }
}

/** «өткен айда», «осы аптада», «келесі дүйсенбіде» */
function unit(match: Match): Made | null {
  const word = match.get('W') ?? (match.get('Dwkq') as Token)
  const adjective = match.get('cpf') as Token
  if (isPlural(match.get('Dwk'))) return without('rolling')
  if (word.code === 'W') {
    const direction = adjective.value < 0 ? 'before' : adjective.value > 0 ? 'after' : undefined
    const time: Time = { calendar: 'gregorian', weekday: word.value, ...(direction ? { direction } : {}) }
    return point('4', time, { kind: 'relative' })
  }
  // «осы күні», «сол күні» point back into the text.
  if (word.code === 'D' && adjective.code === 'c') return without('anaphoric')
  // «осы тоқсанда» behind another one is that.
  if (word.code === 'q' && adjective.code === 'c' && namedBefore(match)) return null
  const shift = { unit: UNIT[word.code] as Unit, by: adjective.value }
  return point(word.code === 'D' ? '1' : '2', { calendar: 'gregorian', shift }, { kind: 'relative' })
}

/** How many words back a quarter is still spoken of. */
const SPOKEN_OF = 60

/** Does a quarter with its number stand not far before the match? */
function namedBefore({ tokens, from }: Match): boolean {
  for (let i = from - 1; i > Math.max(0, from - SPOKEN_OF); i--) {
    if (tokens[i]?.code === 'q' && 'no'.includes(tokens[i - 1]?.code ?? ' ')) return true
  }
  return false
}

/** «өткен аптаның сәрсенбісінде» */
function weekdayOfWeek(match: Match): Made | null {
  const [adjective, week, day] = match.tokens.slice(match.from, match.to) as [Token, Token, Token]
  if (!inCase(week, 'genitive') || !day.possessive) return null
  const shift = { unit: 'week' as const, by: adjective.value }
  return point('4', { calendar: 'gregorian', weekday: day.value, shift }, { kind: 'relative' })
}

/** «3 күн бұрын», «екі жыл бұрын» */
function ago(match: Match): Made | null {
  const count = match.get('n') as Token
  const word = match.get('DwkY') as Token
  const shift = { unit: UNIT[word.code] as Unit, by: -count.value }
  return point('1', { calendar: 'gregorian', shift }, { kind: 'relative' })
}

/** «үш жұма бұрын»: Friday is a word for the week as well. */
function weeksAgo(match: Match): Made | null {
  const count = match.get('n') as Token
  if (match.get('W')?.value !== 4) return null
  return point(
    '1',
    { calendar: 'gregorian', shift: { unit: 'week', by: -count.value } },
    { kind: 'relative' },
  )
}

/** «соңғы үш күнде» has a value, «соңғы он жылда» and the like have none. */
function rolling(match: Match): Made | null {
  const count = match.get('n')
  const word = match.get('DwkY') as Token
  const adjective = match.get('ipf') as Token
  if (!count || word.code !== 'D') return without('rolling')
  const by = adjective.code === 'f' ? count.value : -count.value
  return point('8', { calendar: 'gregorian', rolling: { unit: 'day', count: by } }, { kind: 'relative' })
}

/** «жыл сайын», «күн сайын» */
function habit(match: Match): Made {
  const yearly = match.get('Y') !== undefined && !match.get('n')
  return point('8', yearly ? { ...NOTHING, grain: 'year' } : NOTHING, { kind: 'relative', flag: 'habit' })
}

function weekday(match: Match): Made | null {
  const word = match.get('W') as Token
  // «жұма күндері», not «сенбі және жексенбі күндері», which may be two days.
  const listed =
    ',&'.includes(match.tokens[match.from - 1]?.code ?? ' ') && match.tokens[match.from - 2]?.code === 'W'
  if (isPlural(match.get('D')) && !listed) return without('habit')
  // «жұма намазы»
  // «айдың бірінші дүйсенбісі»
  if (match.tokens[match.to]?.code === 'J' || word.possessive) return null
  return point('4', { calendar: 'gregorian', weekday: word.value }, { kind: 'relative' })
}

function occasion(match: Match): Made | null {
  const word = match.get('O') as Token
  const [lastMonth, lastDay] = word.lexeme?.last ?? [12, 31]
  const year = readYear(match.tokens.slice(match.from, match.to - 1))
  return point(
    '9',
    {
      calendar: 'gregorian',
      month: Math.floor(word.value / 100),
      day: word.value % 100,
      lastMonth,
      lastDay,
      ...(year ?? {}),
    },
    { kind: 'occasion' },
  )
}

/** «сағат 10:00-де», «12:30» */
function clock(match: Match): Made | null {
  const time = match.get('T0')
  if (time && !time.clock) return null
  const hour = match.get('n')
  if (hour && hour.value > 24) return null
  const clock = time?.clock ?? `${String((hour?.value ?? 0) % 24).padStart(2, '0')}:00`
  // A bare clock time behind a date is that of a stamp: «5 Тамыз 2016 11:14».
  const bare = match.to - match.from === 1 && inCase(time, 'nominative')
  return point(bare ? 't' : '5', NOTHING, { kind: 'relative', flag: 'time', clock })
}

export const RELATIVE_PARSERS: Parser[] = [
  { name: 'years', pattern: 'y(?:[-~&,]y){0,3}-?Y', make: years },
  { name: 'bare years', pattern: 'y(?:[-]y)?', make: bareYear },
  { name: 'short year', pattern: '[no]Y', make: shortYear },
  { name: 'relative year', pattern: 'RY?|[cpf]y?Y', make: relativeYear },
  { name: 'days', pattern: 'E[-]E', make: days },
  { name: 'new year', pattern: 'uY', make: newYear },
  { name: 'that year', pattern: 'eY(?:(?:[no](?:[-&][no])?)?[Mm]k?D?|[Mm]k?[no])?', make: thatYear },
  { name: 'school year', pattern: '(?:y[-~][yn]|y|R|[cpfu])?QY', make: schoolYear },
  { name: 'day', pattern: 'E[Dd]?', make: day },
  { name: 'unit', pattern: '[cpf](?:[Dwkq]|WD?)', make: unit },
  { name: 'weekday of a week', pattern: '[cpf]wW', make: weekdayOfWeek },
  { name: 'ago', pattern: 'n[DwkY]g', make: ago },
  { name: 'weeks ago', pattern: 'nWg', make: weeksAgo },
  { name: 'after', pattern: 'n[DwkYH]G', make: () => without('anaphoric') },
  { name: 'rolling', pattern: '[ipf]n(?:-n)?[DwkY]|i[DwkY]', make: rolling },
  { name: 'duration', pattern: 'n(?:-n)?[YkwDH]', make: () => without('duration') },
  { name: 'habit', pattern: 'n?[YkwDW]x', make: habit },
  { name: 'weekday', pattern: 'WD?', make: weekday },
  { name: 'occasion', pattern: '(?:[cpf]?yY|RY?|[cpf]Y)?O', make: occasion },
  { name: 'clock', pattern: 'd?H?T|d?H[n0]', make: clock },
]
