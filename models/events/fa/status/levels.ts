/** Levels and rates. */
import { first, occurs, words } from '../../pattern.ts'
import {
  COMPARED_LEVEL,
  EARLIER,
  FROM_BEFORE,
  PAST_LEVEL,
  STATES,
  TO_AFTER,
  TO_BEFORE,
  TODAY,
  WAS,
} from './patterns.ts'
import { outsideTitles, plannedIn, type Status, type Told } from './told.ts'

/** A level that was left for another, or come to. */
export function moved({ folded, clause, at, type, sentence }: Told): Status | null {
  // «از ۳۹۰ نفر در تیر پارسال به ۱۵۵ نفر رسید»
  const came =
    STATES.has(type) &&
    FROM_BEFORE.test(folded.slice(Math.max(clause[0], at[0] - 24), at[0])) &&
    TO_AFTER.test(folded.slice(at[1], Math.min(sentence.range[1], at[1] + 140)))
  if (came) return { status: 'done', rule: 'came-from' }
  if (STATES.has(type) && TO_BEFORE.test(folded.slice(Math.max(clause[0], at[0] - 100), at[0])))
    return { status: 'ongoing', rule: 'came-to', own: true }
  return null
}

/** Levels and rates: changes, earlier ones, those to come, those of now. */
export function level(told: Told): Status | null {
  const { view, folded, candidate, clause, at, type, sentence, inTail, inClause } = told
  if (!STATES.has(type)) return null
  const change = inTail(words('(کاهش|افزایش) (یافت|یافته|داشت|داشته)( است)?'))
  if (change && candidate.quantity?.unit === 'percentage_points')
    return { status: 'done', rule: 'change', range: change }
  if (candidate.quantity?.unit === 'percentage_points' && !plannedIn(told))
    return { status: 'done', rule: 'change' }
  // «هدف ما رساندن آن به ۱۰ درصد است»
  const aimed = outsideTitles(
    view,
    first(words('(هدف|برنامه|قصد|تلاش)( \\p{L}{1,10}){0,4} (رساندن|کاهش|رسیدن|افزایش)'), folded, [
      Math.max(clause[0], at[0] - 60),
      at[0],
    ]),
  )
  if (aimed) return { status: 'planned', rule: 'aim-noun', range: aimed }
  // «نسبت به پاییز سال ۸۹ (معادل ۱۲.۱ درصد) …»: the level compared with.
  if (COMPARED_LEVEL.test(folded.slice(Math.max(sentence.range[0], at[0] - 60), at[0])))
    return { status: 'done', rule: 'earlier-level', own: true }
  const future = inTail(words('(خواهد|خواهند) *', 'برسد|برسانیم|پیش~بینی', 'انتظار می~رود', 'افزایش یابد'))
  if (future) return { status: 'planned', rule: 'future', range: future }
  // «… ۶.۹ درصد و در مدت مشابه پارسال ۷.۸ درصد»: what stands before another figure is of that one.
  const another = sentence.numbers.some((n) => n.range[0] >= at[1] && n.range[1] <= clause[1])
  // «روزگاری ۱۱۰۰ کارگر داشت، امروز با ۲۸۰ نفر …»: what stands before the figure before is of that one.
  const earlier = sentence.numbers.findLast((n) => n.range[1] <= at[0] && n.range[0] >= clause[0])
  const from = earlier && occurs(TODAY, folded, [earlier.range[1], at[0]]) ? earlier.range[1] : clause[0]
  // «از … پارسال به ۲۷۱۵ نفر رسید»: the level now.
  const here = TO_BEFORE.test(folded.slice(Math.max(clause[0], at[0] - 100), at[0]))
  const past = here ? null : outsideTitles(view, first(EARLIER, folded, [from, another ? at[0] : clause[1]]))
  if (past) return { status: 'done', rule: 'earlier-level', own: true, range: past }
  // «در سال ۱۳۹۸ … ۱۸ درصد بود، حالا …»
  const was = inTail(WAS)
  // «این رقم در سال ۱۴۰۱ کمتر از ۱۵۵۰ نفر بود», «در سال‌های پررونق خود ۳۲۰ کارگر داشت»
  if (was && occurs(PAST_LEVEL, folded, [clause[0], at[0]]))
    return { status: 'done', rule: 'earlier-level', own: true, range: was }
  if (
    was &&
    occurs(words('(حالا|اکنون|هم~اکنون|اینک|در حال حاضر|امروز)'), folded, [was[1], sentence.range[1]])
  )
    return { status: 'done', rule: 'earlier-level', range: was }
  // So many were sent to the insurance, signed up: something that happened, not a level.
  const happened =
    type === 'unemployment' && candidate.quantity?.unit === 'people'
      ? (inClause(words('بیکاری( \\p{L}{1,12}){0,3} (ثبت|نام)~(نام|نویسی) کرده~اند')) ??
        inClause(
          words(
            '(درخواست|پرونده|تقاضا)(~های)? (بیمه )?بیکاری( [\\p{L}\\d]{1,14}){1,8} (ثبت|تشکیل|پذیرفته) شد*',
          ),
        ) ??
        inTail(
          words(
            'اعلام بیکاری کرد*',
            '(فرم|برگه)( \\p{L}{1,12}){0,3} پر کرد*',
            '(درخواست|رزومه|مشخصات|تقاضای)( \\p{L}{1,12}){0,8} ثبت کرد*',
            '(درخواست|تقاضا|تقاضای|درخواست~)( (بیمه|مقرری)( بیکاری)?)? (داد*|کرد*)',
            'برقرار (شد|شده|کرد|کرده|گردید)( است)?',
            'مراجعه (کردند|کرده~اند|داشته~اند|داشتند)',
            'مشمول( \\p{L}{1,12}){0,4} (شدند|شده~اند|شد)',
            '(زیر|تحت) پوشش( \\p{L}{1,14}){0,5} (رفت*|قرار گرفت*|درآمد*)',
            '(معرفی|(ثبت|نام)~(نام|نویسی)|برقرار|اضافه|افزوده|تشکیل|پرداخت|واریز) (شد|شدند|شده~اند|شده است|کردند)',
            'پیوست(ند|ه~اند)',
          ),
        ))
      : null
  if (happened) return { status: 'done', rule: 'happened', range: happened }
  // «از برقراری بیمه بیکاری برای ۲۸ نفر خبر داد»
  const granted =
    type === 'unemployment' &&
    occurs(words('برقراری( \\p{L}{1,12}){0,4} (بیکاری|مقرری)'), folded, [clause[0], at[0]])
      ? inTail(words('خبر داد'))
      : null
  if (granted) return { status: 'done', rule: 'happened', range: granted }
  // «زمانی ۶۰۰ نفر داشت، هم‌اکنون با ۱۸۰ نفر سرپاست»
  const nowHere = first(TODAY, folded, [clause[0], at[0]])
  if (nowHere) return { status: 'ongoing', rule: 'level', own: true, range: nowHere }
  return { status: 'ongoing', rule: 'level' }
}
