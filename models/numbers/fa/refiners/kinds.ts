import { isDigitAt } from '../../../text/index.ts'
import { matchAt, wordAfter, wordBefore } from '../../context.ts'
import { isYear } from '../../literal.ts'
import type { Draft, NumberKind, Refiner } from '../../types.ts'
import { COUNTED, MONTHS } from '../constants.ts'

const MONTH = new Set(MONTHS.split('|').flatMap((month) => [month, `${month}ماه`]))
const MONTH_AFTER = new RegExp(
  `(?:[ \\n]ماه)?[ \\n]?(?:${MONTHS})(?: ?ماه)?(?![\\p{L}\\p{M}])(?: \\d)?`,
  'uy',
)
/** «می» and «دی» begin verbs and nouns; they are months beside a year only. */
const DOUBTFUL = /^[ \n]?(?:می|مه|جدی|اسد|قوس|مهر|تیر)$/
const YEAR_LINK = /^(?:-| ?و ?|،| تا |، )$/
const SHORT_LINK = /^(?:-| ?و ?| تا )$/
const YEAR_BEFORE = new Set([
  'سال',
  'درسال',
  'بودجه',
  'سالهای',
  'سنه',
  'مصوب',
  'بهار',
  'تابستان',
  'پاییز',
  'زمستان',
  'نوروز',
  'ماه',
])
const YEAR_WEAK = new Set(['در', 'از', 'تا', 'پایان', 'ابتدای', 'اواخر', 'اوایل', 'اواسط', 'دهه', 'انتخابات'])

/** «94-1393», «۱۳۹۳-۹۴»: a school year. */
const YEAR_NEXT = /^ ?- ?1[34]\d\d/
const YEAR_LAST = /1[34]\d\d ?- ?$/
/** Calendars named behind a year. */
const ERAS = new Set(['میلادی', 'شمسی', 'خورشیدی', 'قمری', 'هجری', 'ه', 'م', 'ق', 'ش'])

/** The kind that the word before a number gives it. */
const HEADS: Record<string, NumberKind> = {
  ماده: 'law',
  مادهی: 'law',
  تبصره: 'law',
  بند: 'law',
  اصل: 'law',
  کد: 'code',
  شناسه: 'code',
  شماره: 'code',
  پلاک: 'code',
  کدپستی: 'code',
  تلفن: 'phone',
  نمابر: 'phone',
  فکس: 'phone',
  همراه: 'phone',
  تماس: 'phone',
  پیامک: 'phone',
}
/** «کد خبر», «شماره تماس»: a second word between the head and the number. */
const SECOND = new Set(['خبر', 'مطلب', 'رهگیری', 'ملی', 'پستی', 'تماس', 'تلفن', 'همراه', 'نامه', 'ثبت'])

/** Tells years, dates, clock times, laws, codes and telephones from counts in Persian. */
export const kinds: Refiner = (drafts, { folded }) => {
  for (let i = 0; i < drafts.length; i++) {
    const draft = drafts[i] as Draft
    if (draft.language !== 'fa' || draft.unitRange || (draft.kind !== 'cardinal' && draft.kind !== 'ordinal'))
      continue
    const kind = kindOf(draft, drafts[i - 1], folded)
    if (!kind) continue
    draft.kind = kind
    if (kind === 'phone' || (kind === 'code' && draft.ambiguous)) draft.value = null
  }
  return drafts
}

function kindOf(draft: Draft, previous: Draft | undefined, folded: string): NumberKind | null {
  const [start] = draft.range
  const end = draft.suffixRange?.[1] ?? draft.range[1]
  const value = draft.value ?? -1
  const before = headBefore(folded, start)
  const next = wordAfter(folded, end)
  if (draft.shape === 'integer' || draft.shape === 'word') {
    const month = value >= 1 && value <= 31 ? matchAt(MONTH_AFTER, folded, end) : null
    if (month && Number.isInteger(value) && draft.scale === 1) {
      const certain = month[0].endsWith('ماه') || /\d$/.test(month[0])
      const follows = wordAfter(folded, end + month[0].length)
      if (certain || !DOUBTFUL.test(month[0]) || (follows === null && !/می$/.test(month[0]))) return 'date'
    }
  }
  if (draft.shape === 'integer') {
    const length = draft.range[1] - draft.range[0]
    const counted = COUNTED.test(folded.slice(end, end + 12))
    // «سال‌های ۹۸ و ۹۹»; «در سال ۱۴۰۲، ۴۵ نفر» goes on with a count.
    const linked =
      previous?.kind === 'year' &&
      !counted &&
      previous.range[1] - previous.range[0] === length &&
      (length === 4 ? YEAR_LINK : SHORT_LINK).test(folded.slice(previous.range[1], start))
    if (
      length === 2 &&
      (YEAR_NEXT.test(folded.slice(end, end + 6)) || YEAR_LAST.test(folded.slice(start - 6, start)))
    ) {
      return 'year'
    }
    if (length === 4 && isYear(value) && next && ERAS.has(next.word)) return 'year'
    if (before) {
      const head = before.word
      if ((YEAR_BEFORE.has(head) || MONTH.has(head) || linked) && plausibleYear(value, length)) {
        // «۵ سال ۲۰ نفر»: here «سال» is counted itself.
        const spell =
          previous && previous.range[1] >= before.start - 1 && previous.kind === 'cardinal' && value < 1000
        if (!spell && (length === 4 || head !== 'ماه' || previous?.kind === 'date')) return 'year'
      }
      if (
        length === 4 &&
        isYear(value) &&
        YEAR_WEAK.has(head) &&
        (!next || /^(?:و|تا|در|به|با|که|از)$/.test(next.word))
      ) {
        draft.ambiguous = true
        return 'year'
      }
      if (head === 'ساعت' && value <= 24) return 'time'
    } else if (linked && plausibleYear(value, length)) return 'year'
    if (length === 4 && isYear(value) && !next?.word && !before) draft.ambiguous = true
    else if (length === 4 && isYear(value) && !counted) draft.ambiguous = true
    if (isTrailingCode(folded, draft)) return 'code'
    if (!counted && length >= 3 && length <= 5 && isCalled(folded, end, value, before?.word)) return 'phone'
    if (length > 9 || (isDigitAt(folded, start) && folded[start] === '0' && length > 3)) return 'code'
  }
  if (!before) return null
  // «تبصره ۱۶ و ۱۸»
  if (
    previous?.kind === 'law' &&
    /^ و $/.test(folded.slice(previous.range[1], start)) &&
    draft.shape === 'integer'
  ) {
    return COUNTED.test(folded.slice(end, end + 12)) ? null : 'law'
  }
  const head = HEADS[before.word]
  if (!head) return null
  if (head === 'phone') return value >= 10_000 ? 'phone' : null
  if (head === 'code' && next && COUNTED.test(` ${next.word} `)) return null
  return head
}

/** The word that governs the number, looking through «خبر:» and a colon. */
function headBefore(folded: string, start: number): { word: string; start: number } | null {
  let at = start
  if (folded[at - 1] === ' ' && folded[at - 2] === ':') at -= 2
  else if (folded[at - 1] === ':') at--
  const word = wordBefore(folded, at)
  if (!word || !SECOND.has(word.word)) return word
  const head = wordBefore(folded, word.start)
  return head && HEADS[head.word] ? { word: head.word, start: head.start } : word
}

/** Services, and the short numbers that they are called by: «پلیس ۱۱۰». */
const SERVICES = new Set([
  'پلیس',
  'اورژانس',
  'نشانی',
  'اتشنشانی',
  'تلفن',
  'سامانه',
  'شماره',
  'تلفنی',
  'اجتماعی',
])
const SERVICE_NUMBERS = new Set([
  110, 111, 112, 113, 114, 115, 118, 120, 121, 122, 123, 124, 125, 129, 131, 133, 134, 137, 141, 147, 162,
  190, 191, 192, 194, 195, 197, 1480, 1490, 1570, 1590, 1666, 1818, 4030,
])
/** «تماس بگیرند», «تماس حاصل», not «۱۵۰ تماس تلفنی»; «زنگ بزنید». */
const CALLS = /[ \n]?(?:تماس (?:بگیر|حاصل|گرفت|برقرار|داشته)|(?:زنگ|پیامک) (?:بزن|زد|کن|ارسال))/uy

/** «با ۱۱۰ تماس بگیرند», «اورژانس ۱۱۵», «به ۱۲۱ زنگ بزنید»: a number that is called. */
function isCalled(folded: string, end: number, value: number, before: string | undefined): boolean {
  if (before === undefined) return false
  if (SERVICES.has(before)) return SERVICE_NUMBERS.has(value)
  return (before === 'با' || before === 'به') && matchAt(CALLS, folded, end) !== null
}

function plausibleYear(value: number, length: number): boolean {
  return (length === 4 && isYear(value)) || (length === 2 && value >= 30) || (length === 2 && value <= 9)
}

/** Reporters sign with two figures: «۶۱۲۲ /۱۸۷۶». */
function isTrailingCode(folded: string, draft: Draft): boolean {
  const after = folded.slice(draft.range[1], draft.range[1] + 3)
  const before = folded.slice(Math.max(0, draft.range[0] - 3), draft.range[0])
  const length = draft.range[1] - draft.range[0]
  return length >= 3 && length <= 5 && (/^ ?\/ ?\d/.test(after) || /\d ?\/ ?$/.test(before))
}
