import { strong } from '../../core/drafts.ts'
import type { Made, Match, Parser } from '../../core/grammar.ts'
import type { Token } from '../../core/tokens.ts'
import type { Time, Unit } from '../../core/types.ts'
import { made } from './day.ts'
import { fullYear, isCount, isPlausible, namedCalendar, readYear, withYear } from './year.ts'

const UNIT: Record<string, Unit> = { D: 'day', d: 'day', w: 'week', k: 'month', Y: 'year', K: 'month' }

/** «سال ۱۴۰۱», «سال ۹۶», «سال جاری میلادی», «امسال», «سال ۱۳۹۲ و ۱۳۹۱», «سال‌های ۹۵ تا ۹۸» */
function year(match: Match): Made | null {
  const slice = match.tokens.slice(match.from, match.to)
  // «سال ۷۷۶ قبل از میلاد» lies before the calendars that are read here.
  if (slice.some((token) => token.code === 'C' && token.value < 0)) {
    return made('3', { time: { calendar: 'gregorian' }, mode: 'point', kind: 'absolute', flag: 'impossible' })
  }
  const numbers = match.all('yn')
  if (numbers.length === 0) {
    if (match.get('Y')?.plural) return rolling(match)
    if (match.get('q')?.lexeme?.unit === 'year') return newYear(match)
    const found = readYear(slice)
    return found && made('3', { time: found, mode: 'point', kind: 'relative' })
  }
  const named = namedCalendar(slice)
  if (numbers.length === 1 && isCount(match)) return null
  // «تا پایان سال ۴۰ گلخانه»: no news is told of the thirties to the forties by two digits.
  if (numbers.length === 1 && match.get('n') && named === undefined) {
    const { value, digits } = numbers[0] as Token
    // «سال ۴۷ ساخته شد» stands alone.
    const told = 'b<>@'.includes(match.tokens[match.from - 1]?.code ?? ' ') || value < 20
    if (digits === 2 && value > 6 && value < 50 && told) return null
  }
  const years: number[] = []
  let calendar = named
  for (const number of numbers) {
    const found = readYear([number], undefined)
    if (!found?.year) return null
    calendar ??= found.calendar
    years.push(number.code === 'n' ? fullYear(number.value, calendar) : number.value)
  }
  if (calendar === undefined) return null
  const first = Math.min(...years)
  const last = Math.max(...years)
  if (last - first > 200) return null
  const weak = match.get('Y') === undefined && named === undefined
  if (weak && (!isPlausible(first) || !isPlausible(last))) return null
  return made(weak ? '7' : '3', {
    time: { calendar, year: first, ...(last > first ? { lastYear: last } : {}) },
    mode: 'point',
    kind: last > first ? 'range' : 'absolute',
    ...(weak ? { weak: true } : {}),
  })
}

/** «سال ۴۰۲»: the thousand is left out. */
function shortYear(match: Match): Made | null {
  const { value, digits } = match.get('0') as Token
  if (digits !== 3 || value < 400 || value > 410) return null
  return made('3', { time: { calendar: 'jalali', year: 1000 + value }, mode: 'point', kind: 'absolute' })
}

/** «از سال ۸۴ تا ۸۸ سه بار»: the first year makes a year of the second, unless it is counted in digits. */
function shortYears(match: Match): Made | null {
  const [first, last] = match.all('n') as [Token, Token]
  const next = match.tokens[match.to]
  if (first.digits !== 2 || last.digits !== 2 || last.value <= first.value || next?.digits) return null
  return year(match)
}

/** «بودجه ۱۴۰۳», «متولد ۱۳۴۵» */
function yearOf(match: Match): Made | null {
  const made = year(match)
  return made && { code: '3', draft: strong(made.draft), dropBefore: 1 }
}

/** «سال جدید», «سال نو»: the one that begins next, or has just begun. */
function newYear(match: Match): Made {
  const calendar = namedCalendar(match.all('C')) ?? 'jalali'
  return made('3', { time: { calendar, newYear: true }, mode: 'point', kind: 'relative' })
}

/** «سال تحصیلی ۱۴۰۲-۱۴۰۳», «سال زراعی جاری», «سال مالی ۱۴۰۲»: first of two years counts */
function workYear(match: Match): Made | null {
  const kind = match.get('Q') as Token
  const years = match.all('yn')
  // «سال تحصیلی ۹۴-۹۳» is written from the right.
  const whole = ({ code, value }: Token) => (code === 'n' ? fullYear(value, 'jalali') : value)
  const named =
    years.length === 2
      ? years.reduce((first, other) => (whole(other) < whole(first) ? other : first))
      : match.get('ynRcpq')
  // «پایان سال تحصیلی»
  const side = named ? undefined : match.tokens[match.from - 1]?.lexeme?.edge
  const bare = side === 'start' || side === 'end'
  const found = named ? readYear([named]) : null
  if (!found && !bare) return null
  const [lastMonth, lastDay] = kind.lexeme?.last ?? [12, 29]
  // «جاری» is the one that runs, whichever year it began in.
  const { calendar = 'jalali' as const, ...year } = found ?? {}
  const open =
    lastMonth > 12 &&
    named !== undefined &&
    (named.value !== 0 || named.code === 'R') &&
    'Rpq'.includes(named.code)
  const place =
    !named || named.code === 'c' || (open && named.value === 0)
      ? {}
      : open
        ? ({ direction: named.value < 0 ? 'before' : 'after' } as const)
        : year
  // «آغاز سال تحصیلی» is the nearer one, «از آغاز سال آبی» that of the one that runs.
  if (side === 'start' && lastMonth > 12 && match.tokens[match.from - 2]?.code !== '<')
    return made('3', { time: { calendar, month: kind.value, day: 1 }, mode: 'point', kind: 'partial' })
  const time: Time = { calendar, ...place, month: kind.value, lastMonth, grain: 'year' }
  if (lastMonth > 12) Object.assign(time, { day: 1, lastDay })
  else if (!named || named.code === 'c') time.yearOffset = 0
  return made('3', { time, mode: 'point', kind: 'frame' })
}

/** «دهه ۸۰», «دهه شصت شمسی», «دهه‌های ۶۰ و ۷۰» */
function decade(match: Match): Made | null {
  const whole = match.get('y')
  if (whole) {
    const found = readYear([whole, ...match.all('C')])
    if (!found?.year || found.year % 10 !== 0) return null
    return made('3', { time: { ...found, lastYear: found.year + 9 }, mode: 'point', kind: 'absolute' })
  }
  const numbers = match.all('n').map((token) => token.value)
  if (numbers.some((value) => value % 10 !== 0 || value < 20)) return null
  const calendar = namedCalendar(match.all('C')) ?? 'jalali'
  const century = calendar === 'jalali' ? 1300 : 1900
  const first = century + Math.min(...numbers)
  return made('3', {
    time: { calendar, year: first, lastYear: century + Math.max(...numbers) + 9 },
    mode: 'point',
    kind: 'absolute',
  })
}

/** «ماه گذشته», «هفته جاری», «این هفته», «روز گذشته», «شب گذشته» */
function unitByAdjective(match: Match): Made | null {
  const unit = match.get('DdwkY') as Token
  const adjective = match.get('cpqv') as Token
  if (unit.plural) return rolling(match)
  if (adjective.lexeme?.unit === 'year') return null
  const by = adjective.code === 'v' ? 0 : adjective.value
  // «در این سال», «روز بعد», «روز قبل» point back into the text.
  const told = unit.code === 'D' && (adjective.lexeme?.unit === 'week' || adjective.lexeme?.unit === 'day')
  const anaphoric = (adjective.code === 'v' && unit.code === 'Y') || told
  return made(unit.code === 'D' || unit.code === 'd' ? '1' : '2', {
    time: {
      calendar: namedCalendar(match.all('C')) ?? 'jalali',
      shift: { unit: UNIT[unit.code] as Unit, by },
    },
    mode: 'point',
    kind: 'relative',
    ...(anaphoric ? { flag: 'anaphoric' } : {}),
  })
}

/** «امروز», «دیروز», «عصر امروز» */
function day(match: Match): Made | null {
  const word = match.get('E') as Token
  return made('1', {
    time: { calendar: 'jalali', shift: { unit: 'day', by: word.value } },
    mode: 'point',
    kind: 'relative',
  })
}

/** «دو روز پیش», «سه ماه قبل», «۵ سال پیش», «سه روز دیگر» */
function ago(match: Match): Made | null {
  const count = match.get('n') as Token
  const unit = match.get('DwkY') as Token
  const direction = match.get('pq') as Token
  if (direction.lexeme?.unit !== 'day') return rolling(match)
  // «سه روز پیش از انتخابات»
  if (match.tokens[match.to]?.code === '<')
    return made('8', { time: { calendar: 'jalali' }, mode: 'point', kind: 'relative', flag: 'anaphoric' })
  const by = direction.value * count.value
  return made('1', {
    time: { calendar: 'jalali', shift: { unit: UNIT[unit.code] as Unit, by } },
    mode: 'point',
    kind: 'relative',
  })
}

/** «۲۰ سال اخیر», «شش ماه گذشته», «سه روز آینده»: only days have a value of their own. */
function rolling(match: Match): Made | null {
  const count = match.get('n0yo')
  const unit = match.get('DwkYxX') as Token
  const direction = match.get('piqvc') as Token
  const days = unit.code === 'D' && count?.code === 'n'
  const by = direction.code === 'q' ? (count?.value ?? 1) : -(count?.value ?? 1)
  return made('8', {
    time: { calendar: 'jalali', rolling: { unit: UNIT[unit.code] ?? 'year', count: by } },
    mode: 'point',
    kind: 'relative',
    ...(days ? (direction.lexeme?.unit === 'week' ? { flag: 'anaphoric' } : {}) : { flag: 'rolling' }),
  })
}

/** «شنبه», «شنبه گذشته», «شنبه هفته آینده» */
function weekday(match: Match): Made | null {
  const { tokens, from } = match
  const word = match.get('W') as Token
  if (tokens[from - 1]?.code === 'J') return null
  // «جمعه‌ها»
  if (word.plural) return habit(match)
  const adjective = match.get('cpqv')
  const week = match.get('w')
  if (!adjective)
    return made('4', { time: { calendar: 'jalali', weekday: word.value }, mode: 'point', kind: 'relative' })
  const by = adjective.code === 'v' ? 0 : adjective.value
  if (week) {
    return made('4', {
      time: { calendar: 'jalali', weekday: word.value, shift: { unit: 'week', by } },
      mode: 'point',
      kind: 'relative',
    })
  }
  const direction = by < 0 ? 'before' : by > 0 ? 'after' : undefined
  return made('4', {
    time: { calendar: 'jalali', weekday: word.value, ...(direction ? { direction } : {}) },
    mode: 'point',
    kind: 'relative',
  })
}

/** «هر جمعه», «هر سال» */
function habit(match: Match): Made {
  const yearly = match.get('Y;') !== undefined
  return made('8', {
    time: { calendar: 'jalali', ...(yearly ? { grain: 'year' } : {}) },
    mode: 'point',
    kind: 'relative',
    flag: 'habit',
  })
}

/** «سومین روز دهه فجر», «روز سوم هفته دولت» */
function dayOfOccasion(match: Match): Made | null {
  const nth = match.get('ol')?.value ?? 0
  return nth > 0 ? occasion(match, nth) : null
}

/** «دهه فجر امسال», «هفته دولت», «عید قربان»; its nth day alone */
function occasion(match: Match, nth = 0): Made | null {
  const word = match.get('O') as Token
  const calendar = word.lexeme?.calendar ?? 'jalali'
  // «۱۳ فروردین روز طبیعت»: what the day before it is called
  const before = match.tokens[match.from - 1]
  if (nth === 0 && before && 'MmkNy'.includes(before.code) && word.start - before.end <= 1) return null
  if (calendar === 'hijri') {
    return made('9', { time: { calendar }, mode: 'point', kind: 'occasion', flag: 'movable' })
  }
  const tail = match.tokens.slice(match.tokens.indexOf(word, match.from) + 1, match.to)
  const adjective = tail[0] && 'cpq'.includes(tail[0].code)
  const found = tail.length > 0 && !adjective ? readYear(tail) : undefined
  if (found === null) return null
  const [lastMonth, lastDay] = word.lexeme?.last ?? [12, 29]
  const month = Math.floor(word.value / 100)
  // The year is that of the reader's calendar; a Gregorian day falls into it by its own.
  const year =
    found && found.calendar === calendar
      ? found
      : found?.yearOffset !== undefined
        ? { yearOffset: found.yearOffset }
        : found
          ? null
          : undefined
  if (year === null) return null
  if (nth > 0) {
    if (calendar !== 'jalali') return null
    // Occasions of several days lie in the first half of the year or do not leave their month.
    const day = (word.value % 100) + nth - 1
    const over = month < 7 && day > 31
    const inside = over || lastMonth > month ? true : day <= lastDay
    if (!inside || (word.value === month * 100 + lastDay && lastMonth === month)) return null
    return made('9', {
      time: { calendar, month: over ? month + 1 : month, day: over ? day - 31 : day, ...(year ?? {}) },
      mode: 'point',
      kind: 'occasion',
    })
  }
  return made('9', {
    time: {
      calendar,
      month,
      day: word.value % 100,
      lastMonth: lastMonth < month ? lastMonth + 12 : lastMonth,
      lastDay,
      ...(year ?? {}),
    },
    mode: 'point',
    kind: 'occasion',
  })
}

/** «ساعت ۱۰:۳۰», «ساعت ۹ صبح», «ساعت ۱۱ و ۴۰ دقیقه و ۵ ثانیه», «ساعت ۱۲ و نیم» */
function clock(match: Match): Made | null {
  const time = match.get('T0')
  if (time && !time.clock) return null
  const [hour, minute, second] = match.all('n').map((token) => token.value)
  if (!time && (hour === undefined || hour > 24 || (minute ?? 0) > 59)) return null
  const clock = time?.clock ?? clockOf(hour as number, match.get('I') ? 30 : minute, second, match.get('d'))
  // A bare clock time behind a date is that of a stamp: «۱۴۰۴/۰۷/۰۸ ۱۱:۲۵».
  const bare = match.to - match.from === 1
  return made(bare ? 'T' : '5', {
    time: { calendar: 'jalali' },
    mode: 'point',
    kind: 'relative',
    flag: 'time',
    clock,
  })
}

/** «۹ شب», «۳ بعد از ظهر» are said on the twelve-hour clock. */
function clockOf(hour: number, minute = 0, second: number | undefined, part: Token | undefined): string {
  const late = part !== undefined && part.value === 12 && hour < 12
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two((late ? hour + 12 : hour) % 24)}:${two(minute)}${second === undefined ? '' : `:${two(second)}`}`
}

/** Years in a row: «۱۴۰۰، ۱۴۰۱ و ۱۴۰۲», «۹۵ تا ۹۸»; «۱۳۹۵ تا ۹۸», «۹۹، ۱۴۰۰ و ۱۴۰۱» */
const YEARS =
  '(?:y(?:,y){0,4}[,&>-]y|n(?:,[ny]){0,3}[,&>-]y(?![#U0n%])|n(?:,n){0,4}[,&>-]n(?![#U0yn%MmGH])|y[>-]n(?![#U0yn%MmGH]))C{0,2}'

export const RELATIVE_PARSERS: Parser[] = [
  { name: 'year', pattern: 'Y(?:y|n(?![#U%]))C{0,2}', make: year },
  { name: 'year of three digits', pattern: 'Y0(?![#U0yn%])', make: shortYear },
  { name: 'years', pattern: `Y${YEARS}`, make: year },
  { name: 'from year to year', pattern: '<Y(?:y>y|[yn]>n(?![#U0yn%MmGH]))C{0,2}', make: year },
  { name: 'from short year to year', pattern: '<Yn>n(?=n)', make: shortYears },
  { name: 'year with its calendar', pattern: 'yC{1,2}', make: year },
  { name: 'year of the distant past', pattern: 'Y[y0]C{1,2}', make: year },
  { name: 'year of something', pattern: 'By(?![0yn%])', make: yearOf },
  { name: 'bare year', pattern: 'y[>&-]?y(?![#U0n%])C{0,2}|y(?![#JU0yn%szDwkYX])', make: year },
  { name: 'relative year', pattern: 'YC?[cpq]C?|R', make: year },
  {
    name: 'school year',
    pattern: 'Y(?:Q?[yn](?:[~-][yn])?Q?|Q[cpqR]?|[cpq]Q)',
    make: (match) => (match.get('Q') ? workYear(match) : null),
  },
  { name: 'decade', pattern: 'x(?:n(?:,n){0,3}(?:&n)?|y)C?', make: decade },
  { name: 'unit', pattern: '[Ddwk][cpq]C?|v[wk]|vY', make: (match) => unitByAdjective(match) },
  { name: 'day', pattern: 'E', make: day },
  { name: 'ago', pattern: 'n[DwkY][pq]', make: ago },
  {
    name: 'rolling',
    pattern: '[n0y]?(?:&I)?[DwkYxX](?:&I)?i|[n0yo](?:&I)?[DwkYxX](?:&I)?[piq]',
    make: (match) => rolling(match),
  },
  { name: 'weekday', pattern: 'W(?:[cpq]|d?w[cpq]|d?vw|d[pq])?', make: weekday },
  { name: 'habit', pattern: 'j(?:D?W|D[wYk]|D<Y|[YkwDd])|;', make: habit },
  {
    name: 'occasion',
    pattern: 'O(?:R|Y[cpq]|Y?(?:y|n(?![#U0yn%]))|Y|[cpq])?',
    make: withYear((match) => occasion(match)),
  },
  {
    name: 'day of an occasion',
    pattern: '(?:[ol]D<?|D[ol]<?)O(?:R|Y[cpq]|Yy|y(?![#U0yn%])|[cpq])?',
    make: dayOfOccasion,
  },
  { name: 'clock', pattern: 's{0,2}Tz?d?|s{1,2}n(?:&nz(?:&nz)?|&n|z|&I)?d?|s0d?', make: clock },
]
