import { CALENDARS, isoDay, isValid } from '../dates/index.ts'
import { fold } from '../text/index.ts'

/** Years below are Jalali: no source writes of the Gregorian seventeenth century. */
const FIRST_GREGORIAN = 1700

/**
 * The first and the last day (ISO) of a year, month or day as a user types it: `1404`, `1404-05`, `1404/05/31`,
 * `2025-08`; in either calendar, told by the year. Null where there is no such day.
 */
export function daysOf(typed: string): { first: string; last: string } | null {
  const match = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/.exec(fold(typed).folded.trim())
  if (!match) return null
  const year = Number(match[1])
  const calendar = year < FIRST_GREGORIAN ? 'jalali' : 'gregorian'
  const { toDay, monthLength } = CALENDARS[calendar]
  const from = match[2] ? Number(match[2]) : 1
  const to = match[2] ? from : 12
  if (!isValid(calendar, year, from, 1)) return null
  if (match[3]) {
    const date = Number(match[3])
    if (!isValid(calendar, year, from, date)) return null
    const day = isoDay(toDay(year, from, date))
    return { first: day, last: day }
  }
  return {
    first: isoDay(toDay(year, from, 1)),
    last: isoDay(toDay(year, to, monthLength(year, to))),
  }
}

const SCALES: [name: RegExp, scale: number][] = [
  [/^(k|мың|тыс|هزار)$/u, 1e3],
  [/^(m|mn|mln|млн|миллион|میلیون)$/u, 1e6],
  [/^(b|bn|bln|млрд|миллиард|میلیارد)$/u, 1e9],
  [/^(tn|trn|трлн|триллион|تریلیون|همت)$/u, 1e12],
]

/** A number as a user types it: `1200`, `1 200`, `۱۲۰۰`, `1,5млрд`, `2.5m`, `۲هزار`; null where it is none. */
export function numberOf(typed: string): number | null {
  const match = /^(-?\d[\d ,.]*?)\s*(\p{L}*)$/u.exec(fold(typed).folded.trim())
  if (!match) return null
  const digits = (match[1] as string).replaceAll(' ', '')
  // Three digits after every comma are thousands; else the comma is a decimal sign.
  const plain = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(digits)
    ? digits.replaceAll(',', '')
    : digits.replace(/,(?=\d+$)/, '.')
  const value = Number(plain)
  if (!Number.isFinite(value) || plain === '') return null
  if (match[2] === '') return value
  const scale = SCALES.find(([name]) => name.test(match[2] as string))
  return scale ? value * scale[1] : null
}
