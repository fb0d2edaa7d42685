import { jalaaliMonthLength, toGregorian, toJalaali } from 'jalaali-js'
import { expect, test } from 'vitest'
import { dateEntries, findDates } from '../../../models/dates/index.ts'

/** An expression and what it means: first day, last day, grain. */
type Case = [text: string, start: string, end: string, grain: string]

const DAY = 86_400_000
const iso = (time: Date) => time.toISOString().slice(0, 10)
const words = (text: string) => text.split(' ')
/** Grain of `count` months from month `first` (1…12) on. */
const grainOf = (first: number, count: number) =>
  count === 1
    ? 'month'
    : count === 3 && first % 3 === 1
      ? 'quarter'
      : count === 6 && first % 6 === 1
        ? 'half'
        : count === 12
          ? 'year'
          : 'span'

/** Days of a calendar: `on` is a day, `span` the months `from`…`to` of a year. */
interface Days {
  on(year: number, month: number, day: number): string
  span(year: number, from: number, to: number): [start: string, end: string, grain: string]
}

const gregorian: Days = {
  on: (year, month, day) => iso(new Date(Date.UTC(year, month - 1, day))),
  span: (year, from, to) => [
    iso(new Date(Date.UTC(year, from - 1, 1))),
    iso(new Date(Date.UTC(year, to, 0))),
    grainOf(from, to - from + 1),
  ],
}
const persian: Days = {
  on(year, month, day) {
    const { gy, gm, gd } = toGregorian(year, month, day)
    return iso(new Date(Date.UTC(gy, gm - 1, gd)))
  },
  span: (year, from, to) => [
    persian.on(year, from, 1),
    persian.on(year, to, jalaaliMonthLength(year, to)),
    grainOf(from, to - from + 1),
  ],
}

const M = words('қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан')
const IN = words(
  'қаңтарда ақпанда наурызда сәуірде мамырда маусымда шілдеде тамызда қыркүйекте қазанда қарашада желтоқсанда',
)
const FROM = words(
  'қаңтардан ақпаннан наурыздан сәуірден мамырдан маусымнан шілдеден тамыздан қыркүйектен қазаннан қарашадан желтоқсаннан',
)
const TO = words(
  'қаңтарға ақпанға наурызға сәуірге мамырға маусымға шілдеге тамызға қыркүйекке қазанға қарашаға желтоқсанға',
)
const OF = words(
  'қаңтары ақпаны наурызы сәуірі мамыры маусымы шілдесі тамызы қыркүйегі қазаны қарашасы желтоқсаны',
)
const NDA = (month: number) => (/[еіө][^аоұы]*$/.test(OF[month - 1] as string) ? 'нде' : 'нда')
const WEEK = words('дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі')
const COUNT = words('бір екі үш төрт бес алты жеті сегіз тоғыз он')
const NTH = words('бірінші екінші үшінші төртінші')

/** Kazakh expressions about day `d` of month `m` of year `y`, and about today. */
function kazakh(y: number, m: number, d: number, today: Date): Case[] {
  const { on, span } = gregorian
  const [name, at] = [M[m - 1] as string, on(y, m, d)]
  const day = (text: string): Case => [text, at, at, 'day']
  const year = today.getUTCFullYear()
  const [quarter, half] = [Math.ceil(m / 3), Math.ceil(m / 6)]
  const now = iso(today)
  const before = (days: number) => iso(new Date(+today - days * DAY))
  const weekday = (today.getUTCDay() + 6) % 7
  return [
    day(`${y} жылғы ${d} ${name}`),
    day(`${y} жылғы ${d} ${IN[m - 1]}`),
    day(`${y} жылдың ${d} ${OF[m - 1]}${NDA(m)}`),
    day(`${d} ${name} ${y} жыл`),
    day(`${String(d).padStart(2, '0')}.${String(m).padStart(2, '0')}.${y}`),
    [`${y} жылғы ${IN[m - 1]}`, ...span(y, m, m)],
    [`${y} жылдың ${name} айында`, ...span(y, m, m)],
    [`${y} жылдың ${NTH[quarter - 1]} тоқсанында`, ...span(y, quarter * 3 - 2, quarter * 3)],
    [`${y} жылғы ${words('I II III IV')[quarter - 1]} тоқсанда`, ...span(y, quarter * 3 - 2, quarter * 3)],
    [`${y} жылғы ${NTH[half - 1]} жартыжылдықта`, ...span(y, half * 6 - 5, half * 6)],
    [`${y} жылдың алғашқы ${COUNT[Math.min(m, 10) - 1]} айында`, ...span(y, 1, Math.min(m, 10))],
    [`${y - 2}-${y} жылдары`, on(y - 2, 1, 1), on(y, 12, 31), 'multi-year'],
    [`${y - 2} жылдан ${y} жылға дейін`, on(y - 2, 1, 1), on(y, 12, 31), 'multi-year'],
    [`${y} жылғы ${d}-${d + 4} ${IN[m - 1]}`, at, on(y, m, d + 4), 'span'],
    [`${y} жылғы ${d} ${FROM[m - 1]} ${d + 5} ${TO[m - 1]} дейін`, at, on(y, m, d + 5), 'span'],
    ['кеше', before(1), before(1), 'day'],
    [`${COUNT[m % 5]} күн бұрын`, before((m % 5) + 1), before((m % 5) + 1), 'day'],
    ['былтыр', on(year - 1, 1, 1), on(year - 1, 12, 31), 'year'],
    ['келесі жылы', on(year + 1, 1, 1), on(year + 1, 12, 31), 'year'],
    [`${WEEK[m % 7]} күні`, ...Array<string>(2).fill(before((weekday - (m % 7) + 7) % 7)), 'day'] as Case,
    ['өткен аптада', before(weekday + 7), before(weekday + 1), 'week'],
    ['жыл басынан бері', on(year, 1, 1), now, 'span'],
    ['жыл соңына дейін', now, on(year, 12, 31), 'span'],
    [`${year + 3} жылға дейін`, now, on(year + 3, 12, 31), 'span'],
    [`биылғы ${d} ${IN[m - 1]}`, on(year, m, d), on(year, m, d), 'day'],
    [`өткен жылдың ${OF[m - 1]}${NDA(m)}`, ...span(year - 1, m, m)],
    [`${y}-${y + 1} оқу жылында`, on(y, 9, 1), on(y + 1, 6, 30), 'year'],
  ]
}

const J = words('فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند')
const NTH_DAY = words(
  'یکم دوم سوم چهارم پنجم ششم هفتم هشتم نهم دهم یازدهم دوازدهم سیزدهم چهاردهم پانزدهم شانزدهم هفدهم هجدهم نوزدهم بیستم',
)
const COUNT_FA = words('یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده')
const WEEK_FA = words('دوشنبه سه‌شنبه چهارشنبه پنجشنبه جمعه شنبه یکشنبه')
const SEASONS = words('بهار تابستان پاییز زمستان')
const digits = (value: number | string) => String(value).replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[+digit] ?? '')

/** Persian expressions about day `d` of month `m` of year `y`, and about today. */
function persianCases(y: number, m: number, d: number, today: Date): Case[] {
  const { on, span } = persian
  const [name, at] = [J[m - 1] as string, on(y, m, d)]
  const day = (text: string): Case => [text, at, at, 'day']
  const quarter = Math.ceil(m / 3)
  const { jy: year } = toJalaali(today.getUTCFullYear(), today.getUTCMonth() + 1, today.getUTCDate())
  const now = iso(today)
  const before = (days: number) => iso(new Date(+today - days * DAY))
  const weekday = (today.getUTCDay() + 6) % 7
  const named = WEEK_FA[(new Date(at).getUTCDay() + 6) % 7]
  const inYear = span(year, 1, 12)
  return [
    day(`${digits(d)} ${name} ${digits(y)}`),
    day(`${d} ${name} ماه سال ${y}`),
    day(`${NTH_DAY[d - 1]} ${name}‌ماه ${digits(y)}`),
    day(`${named} ${digits(d)} ${name} ${digits(y)}`),
    day(digits(`${y}/${String(m).padStart(2, '0')}/${String(d).padStart(2, '0')}`)),
    [`${name} ${digits(y)}`, ...span(y, m, m)],
    [`${name}ماه ${digits(y)}`, ...span(y, m, m)],
    [`سال ${digits(y)}`, ...span(y, 1, 12)],
    [`سال‌های ${digits(y - 2)} تا ${digits(y)}`, on(y - 2, 1, 1), span(y, 1, 12)[1], 'multi-year'],
    [`از سال ${digits(y - 2)} تا ${digits(y)}`, on(y - 2, 1, 1), span(y, 1, 12)[1], 'multi-year'],
    [`${COUNT_FA[m - 1]} ماهه نخست سال ${digits(y)}`, ...span(y, 1, m)],
    [
      `سه ماهه ${words('نخست دوم سوم چهارم')[quarter - 1]} سال ${digits(y)}`,
      ...span(y, quarter * 3 - 2, quarter * 3),
    ],
    [`${SEASONS[quarter - 1]} ${digits(y)}`, ...span(y, quarter * 3 - 2, quarter * 3)],
    [`${SEASONS[quarter - 1]} سال گذشته`, ...span(year - 1, quarter * 3 - 2, quarter * 3)],
    [`پایان سال ${digits(y)}`, span(y, 1, 12)[1], span(y, 1, 12)[1], 'day'],
    [`${digits(d)} تا ${digits(d + 5)} ${name} ${digits(y)}`, at, on(y, m, d + 5), 'span'],
    ['سال جاری', ...inYear],
    ['پارسال', ...span(year - 1, 1, 12)],
    ['سال آینده', ...span(year + 1, 1, 12)],
    [`عصر ${WEEK_FA[m % 7]}`, ...Array<string>(2).fill(before((weekday - (m % 7) + 7) % 7)), 'day'] as Case,
    [`${COUNT_FA[m]} روز پیش`, before(m + 1), before(m + 1), 'day'],
    ['روز گذشته', before(1), before(1), 'day'],
    ['از ابتدای سال جاری تاکنون', inYear[0], now, 'span'],
    ['تا پایان امسال', now, inYear[1], 'span'],
    [`${name} سال قبل`, ...span(year - 1, m, m)],
    [`${digits(d)} ${name} امسال`, on(year, m, d), on(year, m, d), 'day'],
    [`دهه فجر سال ${digits(y)}`, on(y, 11, 12), on(y, 11, 22), 'span'],
    [`سال تحصیلی ${digits(y)}-${digits(y + 1)}`, on(y, 7, 1), on(y + 1, 3, 31), 'year'],
  ]
}

const FRAMES: Record<string, Array<(text: string) => string>> = {
  kk: [
    (text) => `Облыста ${text} 340 адам жұмысқа орналасты.`,
    (text) => `Бұл бағдарлама бойынша, ${text}, 56 жоба қаржыландырылды.`,
  ],
  fa: [
    (text) => `به گفته وی، ${text} بیش از ۳۴۰ نفر در استان مشغول به کار شدند.`,
    (text) => `نرخ بیکاری ${text} حدود ۷.۲ درصد اعلام شده است.`,
  ],
}

/** Every expression in every month, in both frames, on two days of publication: what is listed is just that. */
function check(language: 'fa' | 'kk', cases: typeof kazakh, years: [number, number]): void {
  for (const today of [new Date('2019-06-20T00:00:00Z'), new Date('2024-11-13T00:00:00Z')]) {
    for (let m = 1; m < 12; m++) {
      for (const [i, [text, start, end, grain]] of cases(years[m % 2] as number, m, 2 + m, today).entries()) {
        const sentence = FRAMES[language]?.[(i + m) % 2]?.(text) ?? ''
        const found = dateEntries(findDates(sentence, { reference: iso(today), language }))
        const listed = found.map((entry) => [entry.text, entry.start, entry.end, entry.grain])
        expect(listed, `${iso(today)}: ${sentence}`).toEqual([[text, start, end, grain]])
      }
    }
  }
}

test('Kazakh expressions in every month', () => check('kk', kazakh, [2013, 2022]))

test('Persian expressions in every month', () => check('fa', persianCases, [1393, 1401]))
