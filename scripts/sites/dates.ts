/** Dates as the CMS families print them. */

const DAY_MS = 86_400_000

/** Replaces ASCII digits by Persian ones: `12` → `۱۲`. */
export function persianDigits(text: string | number): string {
  return String(text).replace(/\d/g, (digit) => String.fromCodePoint(0x06f0 + Number(digit)))
}

function parts(date: Date, locale: string, options: Intl.DateTimeFormatOptions): Record<string, string> {
  const found = new Intl.DateTimeFormat(locale, options).formatToParts(date)
  return Object.fromEntries(found.map(({ type, value }) => [type, value]))
}

/** The fields of an instant in the Jalali calendar; numbers in ASCII digits, names in Persian. */
export interface JalaliDate {
  year: string
  month: string
  day: string
  monthName: string
  weekday: string
  /** `9:05`: hours without a leading zero, as Nastooh prints them. */
  time: string
}

/**
 * Reads an instant in the Jalali calendar of Tehran.
 * @example jalali(new Date('2024-02-08T06:00:00Z')) // { year: '1402', month: '11', day: '19', monthName: 'بهمن', … }
 */
export function jalali(date: Date, timeZone = 'Asia/Tehran'): JalaliDate {
  const numbers = parts(date, 'en-US-u-ca-persian-nu-latn', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  })
  const names = parts(date, 'fa-IR-u-ca-persian', { timeZone, month: 'long', weekday: 'long' })
  const clock = parts(date, 'en-GB', { timeZone, hour: 'numeric', minute: '2-digit' })
  return {
    year: numbers.year!.replace(/\D/g, ''),
    month: numbers.month!,
    day: numbers.day!,
    monthName: names.month!,
    weekday: names.weekday!,
    time: `${Number(clock.hour)}:${clock.minute}`,
  }
}

/** `19 February 2024` in English, with the month `long` or `short`. */
export function english(date: Date, timeZone: string, month: 'long' | 'short' = 'long'): string {
  const {
    day,
    month: name,
    year,
  } = parts(date, 'en-GB', { timeZone, day: '2-digit', month, year: 'numeric' })
  return `${day} ${name} ${year}`
}

/** RFC 822, as RSS wants it: `Mon, 04 Nov 2024 12:41:00 +0330`. The offset is the one written in the data. */
export function rfc822(iso: string): string {
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(iso)!
  const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
  const local = new Date(Date.parse(iso) + offset).toUTCString()
  return local.replace('GMT', `${sign}${hours}${minutes}`)
}

/** The instant one year later: the wrong `article:published_time` that some CMSes carry. */
export function aYearLater(iso: string): string {
  return new Date(Date.parse(iso) + 365 * DAY_MS).toISOString().replace(/\.\d+Z$/, '+00:00')
}
