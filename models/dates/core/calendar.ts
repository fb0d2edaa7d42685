import { isValidJalaaliDate, j2d } from 'jalaali-js'
import type { Calendar } from '../../contract.ts'

/** Days since 1970-01-01, the one scale that the three calendars share. */
export type Day = number

/** Julian Day number of 1970-01-01. */
const UNIX_EPOCH = 2440588
/** Julian Day number of the day before 1 Muharram 1 (civil epoch, Friday 16 July 622 Julian). */
const HIJRI_EPOCH = 1948439

/** A calendar as conversions between its own year, month, day and days since 1970. */
export interface CalendarSystem {
  /** The day that year, month (1…12) and day (1…) name; the parts must be valid. */
  toDay(year: number, month: number, day: number): Day
  /** Year, month and day of a day. */
  fromDay(day: Day): [year: number, month: number, day: number]
  /** Days in a month. */
  monthLength(year: number, month: number): number
}

/** Proleptic Gregorian date → days since 1970 (era arithmetic of 400 years, H. Hinnant's `days_from_civil`). */
function gregorianDay(year: number, month: number, day: number): Day {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return (
    era * 146097 +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    719468
  )
}

function gregorianDate(day: Day): [number, number, number] {
  const z = day + 719468
  const era = Math.floor(z / 146097)
  const dayOfEra = z - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  const date = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1
  return [yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, date]
}

function isGregorianLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

/** Leap years of the thirty-year cycle of the tabular Islamic calendar (2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29). */
function isHijriLeap(year: number): boolean {
  return (11 * year + 14) % 30 < 11
}

function hijriDay(year: number, month: number, day: number): Day {
  const before = (year - 1) * 354 + Math.floor((3 + 11 * year) / 30)
  return day + Math.ceil(29.5 * (month - 1)) + before + HIJRI_EPOCH - UNIX_EPOCH
}

function hijriDate(day: Day): [number, number, number] {
  let year = Math.floor((30 * (day + UNIX_EPOCH - HIJRI_EPOCH - 1) + 10646) / 10631)
  while (hijriDay(year, 1, 1) > day) year--
  while (hijriDay(year + 1, 1, 1) <= day) year++
  let month = 12
  while (month > 1 && hijriDay(year, month, 1) > day) month--
  return [year, month, day - hijriDay(year, month, 1) + 1]
}

/** First days of Jalali years, as jalaali-js gives them; asked for again and again, so kept. */
const NOWRUZ = new Map<number, Day>()

function nowruz(year: number): Day {
  let day = NOWRUZ.get(year)
  if (day === undefined) {
    day = j2d(year, 1, 1) - UNIX_EPOCH
    NOWRUZ.set(year, day)
  }
  return day
}

/**
 * The calendars of the contract. `jalali` follows jalaali-js (Borkowski's table of breaks, years −61…3177), as the
 * official calendar of Iran and Afghanistan; `hijri` is the tabular (civil) lunar calendar, which may differ from
 * the sighted one by a day or two.
 */
export const CALENDARS: Record<Calendar, CalendarSystem> = {
  gregorian: {
    toDay: gregorianDay,
    fromDay: gregorianDate,
    monthLength: (year, month) =>
      month === 2
        ? isGregorianLeap(year)
          ? 29
          : 28
        : month === 4 || month === 6 || month === 9 || month === 11
          ? 30
          : 31,
  },
  jalali: {
    toDay: (year, month, day) =>
      nowruz(year) + (month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30) + day - 1,
    fromDay: (day) => {
      let year = gregorianDate(day)[0] - 621
      if (nowruz(year) > day) year--
      const rest = day - nowruz(year)
      const month = rest < 186 ? Math.floor(rest / 31) + 1 : Math.floor((rest - 186) / 30) + 7
      return [year, month, rest - (month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30) + 1]
    },
    monthLength: (year, month) =>
      month <= 6 ? 31 : month <= 11 || nowruz(year + 1) - nowruz(year) === 366 ? 30 : 29,
  },
  hijri: {
    toDay: hijriDay,
    fromDay: hijriDate,
    monthLength: (year, month) => (month % 2 === 1 || (month === 12 && isHijriLeap(year)) ? 30 : 29),
  },
}

/** Years in which the three calendars are defined here; nothing outside them is read as a year. */
const YEARS: Record<Calendar, [number, number]> = {
  gregorian: [1, 3000],
  jalali: [1, 3000],
  hijri: [1, 3000],
}

/** Does the calendar have this day? */
export function isValid(calendar: Calendar, year: number, month: number, day: number): boolean {
  const [first, last] = YEARS[calendar]
  if (year < first || year > last || month < 1 || month > 12 || day < 1) return false
  if (calendar === 'jalali') return isValidJalaaliDate(year, month, day)
  return day <= CALENDARS[calendar].monthLength(year, month)
}

/** Days since 1970 → ISO day `YYYY-MM-DD`. */
export function isoDay(day: Day): string {
  const [year, month, date] = gregorianDate(day)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
}

/** ISO day → days since 1970; null where it is no valid day. */
export function parseIsoDay(iso: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso)
  if (!match) return null
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return isValid('gregorian', year, month, date) ? gregorianDay(year, month, date) : null
}

/** Day of the week, 0 = Monday … 6 = Sunday. */
export function weekdayOf(day: Day): number {
  return (((day + 3) % 7) + 7) % 7
}
