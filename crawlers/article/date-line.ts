import { isValidJalaaliDate, toGregorian } from 'jalaali-js'
import { parseMachineDate, withZone } from './dates.ts'

/** The date that a page prints for its readers: «تاریخ انتشار: ۱۷ شهریور ۱۳۹۹ - ۱۲:۳۰», «22 тамыз 2025». */

const JALALI = 'فروردین اردیبهشت خرداد تیر مرداد شهریور مهر ابان اذر دی بهمن اسفند'.split(' ')
/** Gregorian months by their beginnings, folded; several languages and scripts a month. */
const GREGORIAN: string[][] = [
  ['jan', 'янв', 'қаңтар', 'қантар', 'qańtar', 'qantar', 'ژانویه', 'قاڭتار', 'يناير'],
  ['feb', 'фев', 'ақпан', 'aqpan', 'فوریه', 'اقپان'],
  ['mar', 'мар', 'наурыз', 'naýryz', 'nauryz', 'مارس', 'ناۋرىز'],
  ['apr', 'апр', 'сәуір', 'sáýir', 'sauir', 'اوریل', 'ساۋىر'],
  ['may', 'май', 'мая', 'мамыр', 'mamyr', 'مه', 'می', 'مامىر'],
  ['jun', 'июн', 'маусым', 'maýsym', 'mausym', 'ژوین', 'ژوئن', 'ماۋسىم'],
  ['jul', 'июл', 'шілде', 'shilde', 'ژوییه', 'جولای', 'شىلدە'],
  ['aug', 'авг', 'тамыз', 'tamyz', 'اوت', 'اگوست', 'تامىز'],
  ['sep', 'сен', 'қыркүйек', 'қырқүйек', 'qyrkúıek', 'qyrkuiek', 'سپتامبر', 'قىركۇيەك'],
  ['oct', 'окт', 'қазан', 'qazan', 'اکتبر', 'قازان'],
  ['nov', 'ноя', 'қараша', 'qarasha', 'نوامبر', 'قاراشا'],
  ['dec', 'дек', 'желтоқсан', 'jeltoqsan', 'دسامبر', 'جەلتوقسان'],
]

const fold = (text: string) =>
  text
    .replace(/[۰-۹٠-٩]/g, (d) => String(d.charCodeAt(0) & 0xf))
    .replace(/[\u200c-\u200f\u202a-\u202e]/g, ' ')
    .replace(/[يى]/g, 'ی')
    .replace(/ك/g, 'ک')
    .replace(/[آأإ]/g, 'ا')
    .toLowerCase()

function monthOf(word: string): { jalali: boolean; month: number } | null {
  const bare = word.replace(/ماه$/, '')
  const persian = JALALI.indexOf(bare)
  if (persian >= 0) return { jalali: true, month: persian + 1 }
  for (const [index, names] of GREGORIAN.entries())
    if (
      names.some((name) =>
        name.length <= 3 && /^[a-zа-я]/.test(name)
          ? word.startsWith(name)
          : word.startsWith(name) && word.length <= name.length + 3,
      )
    )
      return { jalali: false, month: index + 1 }
  return null
}

const LETTERS = /[\p{L}\u0301]{2,14}/gu

/**
 * Reads the first day in a short line, with the clock beside it.
 * @param timeZone IANA zone that the page's clock is in
 * @returns ISO date, or date-time with offset; null where there is none
 */
export function readDateLine(line: string, timeZone: string): string | null {
  const text = fold(line.slice(0, 300))
  for (const match of text.matchAll(LETTERS)) {
    const found = monthOf(match[0])
    if (!found) continue
    const before = text.slice(0, match.index)
    const after = text.slice(match.index + match[0].length)
    // «22 тамыз 2025», «August 22, 2025», «2025 жылғы 22 тамыз», «1402 دوشنبه 15 خرداد»
    const dayBefore = /(?:^|[^\d:])(\d{1,2})(?:st|nd|rd|th)?[\s.-]*$/.exec(before)
    const yearAfter = /^[\s,،./-]*(?:ماه\s*)?(?:سال\s*)?(\d{4})(?!\d)/.exec(after)
    const dayYearAfter = /^[\s.]*(\d{1,2})(?:st|nd|rd|th)?[\s,،]+(\d{4})(?!\d)/.exec(after)
    const yearBefore = /(?:^|\D)(\d{4})(?!\d)[^\d]{0,16}\d{1,2}[\s.-]*$/.exec(before)
    let day: number | undefined
    let year: number | undefined
    if (dayBefore && yearAfter) [day, year] = [Number(dayBefore[1]), Number(yearAfter[1])]
    else if (dayYearAfter) [day, year] = [Number(dayYearAfter[1]), Number(dayYearAfter[2])]
    else if (dayBefore && yearBefore) [day, year] = [Number(dayBefore[1]), Number(yearBefore[1])]
    if (day === undefined || year === undefined) continue
    const iso = isoDay(year, found.month, day, found.jalali)
    if (!iso) continue
    const clock = /(?:^|[^\d:.])(\d{1,2}):(\d{2})(?!\d)/.exec(`${before} ${after}`)
    const valid = clock && Number(clock[1]) < 24 && Number(clock[2]) < 60
    return withZone(iso, valid ? `${clock[1]}:${clock[2]}` : undefined, timeZone)
  }
  const dotted = /(?:^|\D)(\d{1,2})[./](\d{1,2})[./](\d{4})(?:\D+(\d{1,2}):(\d{2}))?/.exec(text)
  if (dotted) {
    const iso = isoDay(Number(dotted[3]), Number(dotted[2]), Number(dotted[1]), false)
    if (iso) return withZone(iso, dotted[4] ? `${dotted[4]}:${dotted[5]}` : undefined, timeZone)
  }
  const timeFirst = /(\d{1,2}:\d{2})\s*[-–،,]?\s*(\d{4}[/-]\d{1,2}[/-]\d{1,2})/.exec(text)
  if (timeFirst) {
    const day = parseMachineDate(timeFirst[2]!, timeZone)
    return day ? withZone(day, timeFirst[1], timeZone) : null
  }
  return /\d{4}[/-]\d{1,2}[/-]\d{1,2}/.test(text) ? parseMachineDate(text, timeZone) : null
}

function isoDay(year: number, month: number, day: number, jalali: boolean): string | null {
  if (jalali || year < 1700) {
    if (year < 1200 || !isValidJalaaliDate(year, month, day)) return null
    const { gy, gm, gd } = toGregorian(year, month, day)
    return `${gy}-${String(gm).padStart(2, '0')}-${String(gd).padStart(2, '0')}`
  }
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCDate() === day && date.getUTCMonth() === month - 1
    ? date.toISOString().slice(0, 10)
    : null
}
