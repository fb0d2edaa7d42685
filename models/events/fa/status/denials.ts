/** Denials. */
import { first, occurs, words } from '../../pattern.ts'
import { NEGATED, REFUSED, WITHOUT_WORK } from './patterns.ts'
import type { Status, Told } from './told.ts'

/** What is denied, called off, refused or rejected. */
export function denied({ folded, clause, at, type, sentence, reach, inTail }: Told): Status | null {
  const denied =
    inTail(NEGATED) ??
    first(words('(تکذیب|رد|شایعه)( \\p{L}{1,12}){0,2} (خبر|شایعه|ادعای|اخراج|تعدیل|بیکاری)'), folded, [
      clause[0],
      at[0],
    ]) ??
    // «شایعاتی که درباره اخراج ۶۰۰ نفر منتشر شده، صحت ندارد»
    (occurs(
      words(
        '(شایعه*|شایعات*|خبر|خبری|گزارشی|خبرهای|اخبار|ادعا*|موضوع|فضای مجازی|شبکه~های اجتماعی|کانال~ها*|نوشته~اند|گفته می~شود)',
      ),
      folded,
      [sentence.range[0], at[0]],
    )
      ? first(
          words(
            '(صحت ندارد|کذب|بی~اساس|خلاف واقع|واقعیت ندارد|تکذیب|اتفاق نیفتاده|رخ نداده|درست نیست|نادرست)',
          ),
          folded,
          [at[1], sentence.range[1]],
        )
      : null)
  // «حکم اخراج ۱۵۰ کارگر لغو شد»: called off, so they kept their jobs.
  if (
    type === 'jobs_retained' &&
    occurs(
      words(
        '(اخراج|تعدیل|عدم نیاز|بیکاری|بیکار شدن|تعطیلی|پایان کار)( [\\p{L}\\d]{1,20}){0,12} (لغو|منتفی|نقض|باطل)',
      ),
      folded,
      clause,
    )
  )
    return { status: 'done', rule: 'called-off' }
  const refused =
    type === 'employment_support' || type === 'people_placed'
      ? inTail(words('(سر باز|طفره) (زد*|رفت*)', '(خودداری|امتناع|استنکاف|دریغ) (کرد*|ورزید*|می~کن*)'))
      : null
  if (refused) return { status: 'negated', rule: 'refused', range: refused }
  // «شهردار تعویق حقوق ۱۲۰ کارگر را رد کرد»
  const rejected =
    type === 'labour_dispute' || type === 'unemployment'
      ? inTail(
          words('(رد|تکذیب) (کرد|کرده|کردند|شد)', '(نادرست|کذب|خلاف واقع|بی~اساس) (خواند*|دانست*|است|اعلام)'),
        )
      : null
  if (rejected) return { status: 'negated', rule: 'denied', range: rejected }
  if (denied) {
    if (type === 'labour_dispute' && occurs(REFUSED, folded, clause))
      return { status: 'done', rule: 'protest', range: denied }
    if (type === 'labour_dispute') {
      // «پرداخت نشده بود که هفته پیش تسویه شد»
      const settled = /^ بود/.test(folded.slice(denied[1], denied[1] + 5))
        ? first(words('(تسویه|پرداخت|واریز|وصول) (شد|شده|کرد|گردید)( است)?'), folded, [
            denied[1],
            sentence.range[1],
          ])
        : null
      return settled
        ? { status: 'done', rule: 'paid', range: settled }
        : { status: 'ongoing', rule: 'unpaid', range: denied }
    }
    // «هنوز کاری پیدا نکرده‌اند»: out of work.
    if (type === 'unemployment' && occurs(WITHOUT_WORK, folded, clause))
      return { status: 'ongoing', rule: 'level', range: denied }
    // «هنوز پر نشده است»: still open.
    if (type === 'vacancies' && occurs(words('پر نشده'), folded, reach))
      return { status: 'ongoing', rule: 'open', range: denied }
    if (type === 'jobs_lost' && occurs(words('تمدید (نمی~شود|نخواهد شد)'), folded, reach))
      return { status: 'planned', rule: 'not-to-be-renewed', range: denied }
    // «سر کار راه داده نشدند»
    if (type === 'jobs_lost' && occurs(words('راه (داده )?(نشد*|نداد*|نمی~ده*)'), folded, clause))
      return { status: 'done', rule: 'shut-out', range: denied }
    // «تمدید نشد»: what was not renewed is lost.
    if (type === 'jobs_lost' && occurs(words('تمدید (نشد|نکرد)(ند|ه)?'), folded, reach))
      return { status: 'done', rule: 'not-renewed', range: denied }
    return { status: 'negated', rule: 'denied', range: denied }
  }
  return null
}
