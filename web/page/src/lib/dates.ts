/**
 * Days in two calendars and four languages: written, and read as people type them. Month names are ours, since
 * browsers carry no Kazakh ones and few of the Iranian calendar.
 */
import { jalaaliMonthLength, toGregorian, toJalaali } from 'jalaali-js'
import { formatRange, type Language, localDigits, plainDigits } from './numbers.ts'

export type CalendarName = 'jalali' | 'gregorian'

type MonthNames = Record<CalendarName, string[]>
const split = (names: string) => names.split(' ')

/** As they stand alone («август 2025»). */
const MONTHS: Record<Language, MonthNames> = {
  en: {
    gregorian: split('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'),
    jalali: split('Farvardin Ordibehesht Khordad Tir Mordad Shahrivar Mehr Aban Azar Dey Bahman Esfand'),
  },
  fa: {
    gregorian: split('ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر'),
    jalali: split('فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند'),
  },
  kk: {
    gregorian: split('қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан'),
    jalali: split('фарвардин ордибеһешт хордад тир мордад шаһривар меһр абан азар дей баһман эсфанд'),
  },
  ru: {
    gregorian: split('январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь'),
    jalali: split('фарвардин ордибехешт хордад тир мордад шахривар мехр абан азар дей бахман эсфанд'),
  },
}

/** Beside a day («21 августа»), where that differs. */
const GENITIVE: Partial<Record<Language, MonthNames>> = {
  ru: {
    gregorian: split('января февраля марта апреля мая июня июля августа сентября октября ноября декабря'),
    jalali: split(
      'фарвардина ордибехешта хордада тира мордада шахривара мехра абана азара дея бахмана эсфанда',
    ),
  },
}

interface Parts {
  year: number
  month: number
  day: number
}

/** Year, month (1…12) and day of an ISO day in a calendar. */
export function partsOf(iso: string, calendar: CalendarName): Parts {
  const [year, month, day] = iso.slice(0, 10).split('-').map(Number) as [number, number, number]
  if (calendar === 'gregorian') return { year, month, day }
  const { jy, jm, jd } = toJalaali(year, month, day)
  return { year: jy, month: jm, day: jd }
}

/** The ISO day of a date in a calendar, or null where there is no such day. */
export function isoOf({ year, month, day }: Parts, calendar: CalendarName): string | null {
  if (month < 1 || month > 12 || day < 1) return null
  if (calendar === 'jalali' && (year < 1 || year > 3177)) return null
  if (day > monthLength(year, month, calendar)) return null
  const { gy, gm, gd } =
    calendar === 'jalali' ? toGregorian(year, month, day) : { gy: year, gm: month, gd: day }
  const pad = (value: number, length: number) => String(value).padStart(length, '0')
  return `${pad(gy, 4)}-${pad(gm, 2)}-${pad(gd, 2)}`
}

function monthLength(year: number, month: number, calendar: CalendarName): number {
  if (calendar === 'jalali') return jalaaliMonthLength(year, month)
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** Today's or any day a number of days later, as ISO. */
function later(iso: string, days: number): string {
  const at = new Date(`${iso.slice(0, 10)}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10)
}

/** «21 Aug 2025», «۳۰ مرداد ۱۴۰۴», «2025 ж. 21 тамыз». */
export function formatDay(iso: string, language: Language, calendar: CalendarName): string {
  const { year, month, day } = partsOf(iso, calendar)
  const name = (GENITIVE[language] ?? MONTHS[language])[calendar][month - 1]
  if (language === 'kk') return `${year} ж. ${day} ${name}`
  return localDigits(`${day} ${name} ${year}`, language)
}

/** «Aug 2025», «مرداد ۱۴۰۴»: the month of a calendar that an ISO day lies in. */
export function formatMonth(iso: string, language: Language, calendar: CalendarName): string {
  const { year, month } = partsOf(iso, calendar)
  const name = MONTHS[language][calendar][month - 1]
  if (language === 'kk') return `${year} ж. ${name}`
  return localDigits(`${name} ${year}`, language)
}

/** A span of days in the shortest true form: a day, a month, a year of the calendar, or both ends. */
export function formatPeriod(start: string, end: string, language: Language, calendar: CalendarName): string {
  if (start === end) return formatDay(start, language, calendar)
  const from = partsOf(start, calendar)
  const to = partsOf(end, calendar)
  const after = partsOf(later(end, 1), calendar)
  if (from.day === 1 && after.day === 1) {
    const year = (value: number) => (language === 'kk' ? `${value} ж.` : localDigits(String(value), language))
    if (from.month === 1 && after.month === 1) {
      return from.year === to.year
        ? year(from.year)
        : formatRange(localDigits(String(from.year), language), year(to.year), language)
    }
    const month = (iso: string) => formatMonth(iso, language, calendar)
    return from.year === to.year && from.month === to.month
      ? month(start)
      : formatRange(month(start), month(end), language, ' – ')
  }
  const day = (iso: string) => formatDay(iso, language, calendar)
  return formatRange(day(start), day(end), language, ' – ')
}

/** A day as it stands in an input: `1404/05/30`, `2025-08-21`, in the language's digits. */
export function formatInput(iso: string, language: Language, calendar: CalendarName): string {
  const { year, month, day } = partsOf(iso, calendar)
  const mark = calendar === 'jalali' ? '/' : '-'
  return localDigits(
    [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join(mark),
    language,
  )
}

/** Years below this are Iranian ones, whatever calendar is shown: nobody searches news of the year 1404 CE. */
const JALALI_BELOW = 1700

/**
 * A day, month or year as typed: any digits, either calendar, year first or last (`1404/5`, `21.08.2025`).
 * @param edge which day a month or a year stands for: its first or its last
 * @returns the ISO day, or null where it is no date
 */
export function parseDay(typed: string, edge: 'first' | 'last'): string | null {
  const numbers = plainDigits(typed)
    .trim()
    .split(/[\s./\\\-–،,]+/)
  if (numbers.length > 3 || !numbers.every((part) => /^\d{1,4}$/.test(part))) return null
  if (numbers.length > 1 && (numbers[0] as string).length < 4) numbers.reverse()
  if ((numbers[0] as string).length !== 4) return null
  const [year, month, day] = numbers.map(Number) as [number, number?, number?]
  const calendar = year < JALALI_BELOW ? 'jalali' : 'gregorian'
  const last = edge === 'last'
  const m = month ?? (last ? 12 : 1)
  if (m < 1 || m > 12) return null
  return isoOf({ year, month: m, day: day ?? (last ? monthLength(year, m, calendar) : 1) }, calendar)
}
