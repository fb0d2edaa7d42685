import { isValidJalaaliDate, toGregorian } from 'jalaali-js'
import { parsePageDate } from '../../models/dates/index.ts'

/** Times as machines write them on pages, with the offset of the source's time zone where none is written. */

/** Where a publication time was read. */
export type DateSource = 'json-ld' | 'meta' | 'microdata' | 'time' | 'page' | 'url' | 'feed' | 'api'

export interface PageTime {
  /** ISO date, or date-time with offset. */
  value: string
  source: DateSource
}

/** Calendar day and clock as read, before the time zone is known. */
interface Reading {
  year: number
  month: number
  day: number
  hour?: number
  minute?: number
  second?: number
  /** Minutes east of UTC. */
  offset?: number
}

const DIGITS = /[۰-۹٠-٩]/g
const western = (text: string) => text.replace(DIGITS, (d) => String(d.charCodeAt(0) & 0xf))

const MONTHS: Record<string, number> = Object.fromEntries(
  'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ').map((m, i) => [m, i + 1]),
)

/**
 * Reads a machine-written time: ISO 8601 and what is meant to be it (`2018-03-19 T 14:02:23 +0330`,
 * `۱۳۹۹/۰۲/۲۱ - ۱۸:۵۹`), RFC 822, epoch seconds. Years below 1700 are Solar Hijri.
 * @param timeZone IANA zone of the source, used where no offset is written
 * @returns ISO date, or date-time with offset; null for what is no time
 */
export function parseMachineDate(text: string, timeZone: string): string | null {
  const plain = western(text.slice(0, 100)).trim()
  const reading = readIso(plain) ?? readRfc822(plain) ?? readEpoch(plain)
  return reading ? writeDate(reading, timeZone) : null
}

/**
 * Reads the day that a page prints for its readers, with the clock beside it: «تاریخ انتشار: ۱۷ شهریور ۱۳۹۹ - ۱۲:۳۰».
 * @param timeZone IANA zone of the page's clock
 * @returns ISO date, or date-time with offset; null where there is none
 */
export function readDateLine(line: string, timeZone: string): string | null {
  // «Updated 23 August, published 22 August»: the label says which is meant.
  const label = line.search(PUBLISHED)
  const text = afternoon(label > 0 && UPDATED.test(line.slice(0, label)) ? line.slice(label) : line)
  // Noon by a twelve-hour clock is an English habit, and English dates are read by machines' rules.
  const machine = /\d\s*[ap]\.?m\b/i.test(text) ? parseMachineDate(text, timeZone) : null
  const read = (part: string) =>
    parsePageDate(part, { timezone: timeZone })?.iso ?? parseMachineDate(part, timeZone)
  // «03-11-2025, 09:20 AM»: who counts twelve hours writes the month first.
  const american =
    /(?<!\d)(0?[1-9]|1[0-2])[-/](\d{1,2})[-/](\d{4})(?=,?\s+\d{1,2}:\d\d(?::\d\d)?\s*[ap]\.?m\b)/i
  const found = machine ?? read(text.replace(american, '$3-$1-$2'))
  if (found || text.length > 160) return found
  // Several calendars in one line: the first that can be read.
  for (const part of text.split(/\s[-–—|•]\s/).slice(1)) {
    const day = read(part)
    if (day) return day
  }
  return null
}

/** «3:46 ب.ظ» is 15:46. */
const afternoon = (line: string): string =>
  line.replace(/(?<![\d۰-۹:])([\d۰-۹]{1,2})(?=(?::[\d۰-۹]{2}){1,2}\s*(?:ب\.\s?ظ|بعد ?از ?ظهر|عصر))/, (hour) =>
    String(Number(western(hour)) < 12 ? Number(western(hour)) + 12 : western(hour)),
  )

const PUBLISHED = /publish|posted|created|انتشار|منتشر|تاریخ (درج|ثبت|خبر|مطلب|ارسال)|жарияла|опубликов/i
const UPDATED = /updat|modif|edited|ویرایش|به ?‌?روز ?‌?رسانی|жаңарт|обновл|изменен/i

/**
 * Whether a line has the label of a publication time: «تاریخ انتشار», «Жарияланған», «Published». Far behind the
 * beginning of a long line it is a word of a sentence.
 */
export function saysPublished(line: string): boolean {
  const at = line.search(PUBLISHED)
  return at >= 0 && (at <= 30 || line.length <= 70)
}

/**
 * How far a line is to be believed that shows a day: one that says «published» first, one that says «updated» last.
 */
export function rankDateLine(line: string): number {
  if (saysPublished(line)) return 0
  return UPDATED.test(line) ? 2 : 1
}

function readIso(text: string): Reading | null {
  const match =
    /(?:^|[^\d])(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)(?:[\sT,،_-]*(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?/i.exec(
      text,
    ) ?? /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?(Z|[+-]\d{2}:?\d{2})?$/i.exec(text)
  if (!match) return null
  const number = (i: number) => (match[i] === undefined ? undefined : Number(match[i]))
  return {
    year: number(1)!,
    month: number(2)!,
    day: number(3)!,
    ...(match[4] === undefined ? {} : { hour: number(4)!, minute: number(5)! }),
    ...(match[6] === undefined ? {} : { second: number(6)! }),
    ...offsetOf(match[7]),
  }
}

function readRfc822(text: string): Reading | null {
  const match =
    /(?:^|[\s,])(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+([A-Za-z]{3})[a-z]*\.?,?[\s-]+(\d{4})(?:[\s,T-]+(?:at\s+)?(\d{1,2}):(\d{2})(?::(\d{2}))?)?\s*([ap])?(?:\.?m\b\.?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?/i.exec(
      text,
    )
  const american = match
    ? null
    : /(?:^|[\s,])([A-Za-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:[\s,-]+(?:at\s+)?(\d{1,2}):(\d{2})(?::(\d{2}))?)?\s*([ap])?(?:\.?m\b\.?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?/i.exec(
        text,
      )
  const found = match ?? american
  if (!found) return null
  const month = MONTHS[(match ? found[2]! : found[1]!).toLowerCase()]
  if (!month) return null
  let hour = found[4] === undefined ? undefined : Number(found[4])
  if (hour !== undefined && found[7]) hour = (hour % 12) + (found[7].toLowerCase() === 'p' ? 12 : 0)
  return {
    year: Number(found[3]),
    month,
    day: Number(match ? found[1] : found[2]),
    ...(hour === undefined ? {} : { hour, minute: Number(found[5]) }),
    ...(found[6] === undefined ? {} : { second: Number(found[6]) }),
    ...offsetOf(found[8]),
  }
}

function readEpoch(text: string): Reading | null {
  if (!/^\d{10}(\d{3})?$/.test(text)) return null
  const date = new Date(Number(text) * (text.length === 10 ? 1000 : 1))
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    offset: 0,
  }
}

function offsetOf(text: string | undefined): { offset?: number } {
  if (!text) return {}
  if (/^(z|utc|gmt)$/i.test(text)) return { offset: 0 }
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(text)!
  return { offset: (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) }
}

/** Writes a reading as ISO 8601; null where there is no such day. */
function writeDate(reading: Reading, timeZone: string): string | null {
  let { year, month, day } = reading
  if (year < 1700) {
    if (year < 1200 || !isValidJalaaliDate(year, month, day)) return null
    const { gy, gm, gd } = toGregorian(year, month, day)
    ;[year, month, day] = [gy, gm, gd]
  }
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || year > 2200) return null
  const iso = `${pad(year, 4)}-${pad(month)}-${pad(day)}`
  const { hour, minute = 0, second = 0 } = reading
  if (hour === undefined || hour > 23 || minute > 59 || second > 60) return iso
  const clock = `${pad(hour)}:${pad(minute)}:${pad(Math.min(second, 59))}`
  const offset = reading.offset ?? offsetAt(timeZone, Date.UTC(year, month - 1, day, hour, minute))
  // An offset of UTC is how machines speak; the source's own wall clock says the same to its readers.
  if (offset === 0) return atZone(Date.parse(`${iso}T${clock}Z`), timeZone)
  return `${iso}T${clock}${offsetText(offset)}`
}

/** An instant as the wall clock of a zone shows it, ISO 8601 with offset. */
function atZone(ms: number, timeZone: string): string {
  const offset = zoneOffset(timeZone, ms)
  return `${new Date(ms + offset * 60_000).toISOString().slice(0, 19)}${offsetText(offset)}`
}

/** Offset in minutes of a zone's wall clock that reads `wall` (given as if it were UTC). */
function offsetAt(timeZone: string, wall: number): number {
  const guess = zoneOffset(timeZone, wall)
  return zoneOffset(timeZone, wall - guess * 60_000)
}

const formats = new Map<string, Intl.DateTimeFormat>()

function zoneOffset(timeZone: string, ms: number): number {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formats.set(timeZone, format)
  }
  const parts: Record<string, number> = {}
  for (const { type, value } of format.formatToParts(ms)) parts[type] = Number(value)
  const wall = Date.UTC(parts.year!, parts.month! - 1, parts.day!, parts.hour!, parts.minute!, parts.second!)
  return Math.round((wall - Math.floor(ms / 1000) * 1000) / 60_000)
}

function offsetText(minutes: number): string {
  const sign = minutes < 0 ? '-' : '+'
  return `${sign}${pad(Math.floor(Math.abs(minutes) / 60))}:${pad(Math.abs(minutes) % 60)}`
}

const pad = (value: number, width = 2) => String(value).padStart(width, '0')

/** Earliest year that a page of a news site can be of. */
const FIRST_YEAR = 1995
const DAY_MS = 86_400_000

/**
 * Whether a time can be that of a publication: not before the web, not more than a day ahead.
 * @param now epoch milliseconds
 */
export function isPlausible(value: string, now: number): boolean {
  const ms = Date.parse(value)
  return !Number.isNaN(ms) && Number(value.slice(0, 4)) >= FIRST_YEAR && ms <= now + DAY_MS
}

/**
 * The day that an address carries: `/2025/08/22/`, `/1402/07/23/`, `/20250822`, ISNA's `/1402072315541/`.
 * @returns ISO date or null
 */
export function dateInUrl(address: string): string | null {
  let path: string
  try {
    path = new URL(address).pathname
  } catch {
    return null
  }
  const parts =
    /(?:^|[/_-])((?:19|20|13|14)\d{2})[/_-](\d{1,2})[/_-](\d{1,2})(?=[/_-]|$)/.exec(path) ??
    /\/((?:19|20)\d{2})(\d{2})(\d{2})(?:\d{0,9})(?=[/_-]|$)/.exec(path) ??
    /\/(1[34]\d{2})(\d{2})(\d{2})\d{5,6}(?=\/|$)/.exec(path)
  if (!parts) return null
  const reading = { year: Number(parts[1]), month: Number(parts[2]), day: Number(parts[3]) }
  return writeDate(reading, 'UTC')
}
