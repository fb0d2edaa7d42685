import { digitEnd, isDigitAt, isLetterAt, isParted } from '../text/index.ts'
import type { Shape } from './types.ts'

/** A digit string with its separators. */
export interface Literal {
  /** Null where the string is no quantity, or cannot be read beyond doubt. */
  value: number | null
  end: number
  shape: Shape
  ambiguous: boolean
  /** Written with a leading zero («05»). */
  leadingZero: boolean
  /** How many digits stand before any separator. */
  width: number
}

/** How a language writes digits. */
export interface Convention {
  language: 'fa' | 'kk'
  /** «52 310» is one number. */
  spaceGroups: boolean
  /** What tells a decimal from a grouped number when it follows: percent signs, scales, measures. Sticky. */
  measure: RegExp
  /** «1 مهر», «2024 ж.»: what says that a grouped reading is wrong; sticky, applied after the first digits. */
  notGrouped: RegExp
}

const DATE = /(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})(?!\d)/y
const TIME = /([01]?\d|2[0-4]):([0-5]\d)(?::[0-5]\d)?(?!:?\d)/y
const PHONE = /(?:[78][ -]?)?\(?\d{2,5}\)?(?:[ -]{1,3}\d{2,4}){2,4}(?!\d)/y
/** «8(71834) 9-16-82» */
const BRACKETED = /(?:[78][ -]?)?\(\d{2,5}\)[ -]{0,3}\d{1,4}(?:[ -]{1,3}\d{2,4}){1,4}(?!\d)/y
const LONGEST_INTEGER = 15

/** What is known of a digit string before its separators are read. */
type Base = Pick<Literal, 'leadingZero' | 'width'>

function literal(base: Base, end: number, shape: Shape, value: number | null, ambiguous = false): Literal {
  return { value, end, shape, ambiguous, leadingZero: base.leadingZero, width: base.width }
}

/** Reads the digit string at `at`, where the unit before is no digit. */
export function readLiteral(folded: string, at: number, convention: Convention): Literal {
  const first = digitEnd(folded, at)
  const length = first - at
  const before = folded.charCodeAt(at - 1)
  const leadingZero = length > 1 && folded.charCodeAt(at) === 0x30
  const base: Base = { leadingZero, width: length }
  const next = folded.charCodeAt(first)
  const lead = folded.charCodeAt(at)
  if (
    before === 0x2b ||
    before === 0x28 ||
    next === 0x28 ||
    lead === 0x30 ||
    (length === 1 && lead >= 0x37)
  ) {
    const phone = phoneEnd(folded, at, first, before)
    if (phone > 0) return literal(base, phone, 'phone', null)
  }
  if (isDigitAt(folded, first + 1)) {
    if (next === 0x2e || next === 0x2f || next === 0x2d) {
      const end = dateEnd(folded, at)
      if (end > 0) return literal(base, end, 'date', null)
    }
    if (next === 0x3a) {
      TIME.lastIndex = at
      const time = TIME.exec(folded)
      if (time) return literal(base, at + time[0].length, 'time', null)
    }
  }
  if (length > LONGEST_INTEGER) return literal(base, first, 'code', null, true)

  const grouped = readGroups(folded, at, first, convention)
  if (grouped) return { ...grouped, leadingZero, width: length }
  const integer = Number(folded.slice(at, first))
  if (next === 0x2e || next === 0x2c || next === 0x2f) {
    const from = first + 1
    const to = digitEnd(folded, from)
    if (to > from && to - from <= LONGEST_INTEGER) {
      // A chain («1.2.3», «5/6/7») is a numbering, not a quantity.
      const chained = folded.charCodeAt(to)
      if ((chained === 0x2e || chained === 0x2f) && isDigitAt(folded, to + 1)) {
        let end = to
        while (/[./]/.test(folded[end] ?? '') && isDigitAt(folded, end + 1)) end = digitEnd(folded, end + 1)
        return literal(base, end, 'code', null, true)
      }
      const decimal = Number(`${integer}.${folded.slice(from, to)}`)
      if (next === 0x2f) return slash(folded, at, first, to, decimal, convention, base)
      // One group of three digits after a point (fa) or a comma (kk) may be either.
      const unsure = to - from === 3 && length <= 3 && !leadingZero && integer !== 0
      if (unsure && (next === 0x2e || convention.language === 'kk')) {
        const followed = measured(folded, to, convention)
        const grouping = !followed && isLetterAt(folded, folded[to] === ' ' ? to + 1 : to)
        return grouping
          ? literal(base, to, 'grouped', integer * 1000 + Number(folded.slice(from, to)), true)
          : literal(base, to, 'decimal', decimal, !followed)
      }
      const odd = next === 0x2c && convention.language === 'fa' && !measured(folded, to, convention)
      return literal(base, to, 'decimal', decimal, odd)
    }
    // «4. 3 درصد»: a decimal that a space has split; only a percentage makes it credible.
    const split = (next !== 0x2c && folded[from] === ' ') || isParted(folded, first)
    if (split && length <= 2 && isDigitAt(folded, from + 1)) {
      const tail = digitEnd(folded, from + 1)
      if (tail - from <= 3 && percented(folded, tail)) {
        if (next === 0x2f) {
          // «1/ 10درصد»: written from the right, 10.1; «4/ 5» may be either.
          const whole = folded.slice(from + 1, tail)
          const reversed = length === 1 && whole.length === 2 ? Number(`${whole}.${integer}`) : null
          return literal(base, tail, 'decimal', reversed, true)
        }
        return literal(base, tail, 'decimal', Number(`${integer}.${folded.slice(from + 1, tail)}`), true)
      }
    }
  }
  if (before !== 0x20 && isLatin(folded.charCodeAt(at - 1))) return literal(base, first, 'code', integer)
  return literal(base, first, 'integer', integer)
}

function isLatin(code: number): boolean {
  return code >= 0x61 && code <= 0x7a
}

const PERCENT = / ?(?:%|درصد|در صد|пайыз|процент)/y

function percented(folded: string, at: number): boolean {
  PERCENT.lastIndex = at
  return PERCENT.test(folded)
}

function measured(folded: string, at: number, convention: Convention): boolean {
  convention.measure.lastIndex = at
  return convention.measure.test(folded)
}

/** «12,340», «1.234.567», «52 310», each with a decimal part. */
function readGroups(
  folded: string,
  at: number,
  first: number,
  convention: Convention,
): Omit<Literal, 'leadingZero' | 'width'> | null {
  const length = first - at
  if (length > 3 || folded.charCodeAt(at) === 0x30) return null
  const mark = folded[first] as string
  const persian = convention.language === 'fa'
  if (mark !== ',' && mark !== '.' && mark !== '،' && mark !== ' ' && mark !== "'" && mark !== '/')
    return null
  if (mark === ' ' && !convention.spaceGroups) return null
  let end = first
  let groups = 0
  while (folded[end] === mark && digitEnd(folded, end + 1) === end + 4) {
    end += 4
    groups++
  }
  if (groups === 0) return null
  if (isDigitAt(folded, end + 1) && folded[end] === mark) {
    // «1,234,5»: neither grouping nor decimals.
    if (mark !== ' ') return mark === '،' ? null : { value: null, end, shape: 'code', ambiguous: true }
  }
  if ((mark === '.' || mark === '/') && groups === 1) return null
  if (mark === '/' && !persian) return null
  if (mark === ',' && groups === 1 && !persian) return null
  if (mark === ' ') {
    convention.notGrouped.lastIndex = first
    if (convention.notGrouped.test(folded)) return null
  }
  const digits = folded.slice(at, end).replaceAll(mark, '')
  if (digits.length > LONGEST_INTEGER) return { value: null, end, shape: 'code', ambiguous: true }
  const point = folded[end]
  const decimals =
    point !== undefined &&
    point !== mark &&
    (point === '.' || point === '/' || (point === ',' && mark === ' '))
  if (decimals && isDigitAt(folded, end + 1)) {
    const to = digitEnd(folded, end + 1)
    return {
      value: Number(`${digits}.${folded.slice(end + 1, to)}`),
      end: to,
      shape: 'decimal',
      ambiguous: point === '/',
    }
  }
  return { value: Number(digits), end, shape: 'grouped', ambiguous: mark === '،' }
}

/** «۷/۲ درصد» is 7.2; without a measure behind it, it may as well be a fraction, a ratio or a file number. */
function slash(
  folded: string,
  at: number,
  first: number,
  to: number,
  decimal: number,
  convention: Convention,
  base: Base,
): Literal {
  const left = Number(folded.slice(at, first))
  const right = Number(folded.slice(first + 1, to))
  const length = first - at
  const rightLength = to - first - 1
  if (length === 4 && isYear(left) && (rightLength === 4 || right <= 12))
    return literal(base, to, 'date', null)
  if (length === 2 && rightLength === 4 && isYear(right)) return literal(base, to, 'date', null)
  // «۱۰۰/۰۰۰»: the slash of a typewriter between thousands.
  if (length <= 3 && folded.slice(first, to) === '/000')
    return literal(base, to, 'grouped', left * 1000, true)
  if (measured(folded, to, convention)) return literal(base, to, 'decimal', decimal)
  if (convention.language === 'kk') {
    return left < right && right <= 100
      ? literal(base, to, 'decimal', left / right, true)
      : literal(base, to, 'code', null, true)
  }
  if (rightLength > 2 || length > 4) return literal(base, to, 'code', null, true)
  return literal(base, to, 'decimal', decimal, true)
}

/** Is this a year of the Jalali or Gregorian calendar that news speak of? */
export function isYear(value: number): boolean {
  return (value >= 1250 && value <= 1450) || (value >= 1850 && value <= 2100)
}

function dateEnd(folded: string, at: number): number {
  DATE.lastIndex = at
  const date = DATE.exec(folded)
  if (!date) return 0
  const [whole, a, , b, c] = date as unknown as [string, string, string, string, string]
  const month = Number(b)
  const yearFirst = a.length === 4 || (a.length === 2 && Number(a) > 31)
  const day = Number(yearFirst ? c : a)
  const year = yearFirst ? a : c
  if (month < 1 || month > 12 || day < 1 || day > 31) return 0
  if (year.length !== 4 && year.length !== 2) return 0
  if (year.length === 4 && !isYear(Number(year))) return 0
  return at + whole.length
}

/** End of the telephone number that begins at `at`, or 0. */
function phoneEnd(folded: string, at: number, first: number, before: number): number {
  const length = first - at
  const zero = folded.charCodeAt(at) === 0x30
  const mark = folded[first]
  if (before === 0x2b && length >= 10 && length <= 13) return first
  if (zero && length >= 10 && length <= 12 && mark !== '.') return first
  if (zero && length >= 3 && length <= 4 && mark === '-' && digitEnd(folded, first + 1) - first >= 7) {
    return digitEnd(folded, first + 1)
  }
  const russian =
    length === 1 && /[78]/.test(folded[at] as string) && (mark === ' ' || mark === '-' || mark === '(')
  if (before !== 0x2b && before !== 0x28 && !russian && mark !== '(') return 0
  BRACKETED.lastIndex = at
  PHONE.lastIndex = at
  const phone = BRACKETED.exec(folded) ?? PHONE.exec(folded)
  if (!phone) return 0
  const digits = phone[0].replace(/\D/g, '').length
  const bracketed = phone[0].includes('(') || before === 0x2b || (digits === 11 && /^8 7/.test(phone[0]))
  return digits >= 10 && digits <= 13 && (bracketed || phone[0].includes('-')) ? at + phone[0].length : 0
}
