/** Promises, quotas, aims. */
import { first, occurs, words } from '../../pattern.ts'
import {
  AIM_BEFORE,
  ALLOTTED_BEFORE,
  AT_WORK,
  BY_PROMISE,
  COMING,
  COMMITTED,
  FROM_BEFORE,
  GOAL_BEFORE,
  MUST_BEFORE,
  NEGATED,
  OF_PROMISED,
  OF_WHICH,
  PROMISE_BEFORE,
  PROMISE_BEFORE_SUM,
  PURPOSE_BEFORE,
  REACHED,
  REACHED_BEFORE,
  SHARE_BEFORE,
  SHARE_OF_PLAN,
  STATES,
  TAKEN,
} from './patterns.ts'
import type { Status, Told } from './told.ts'

/** A word that was given: to do something, or that nobody is dismissed. */
export function givenWord({ folded, clause, at, type, inTail, inClause }: Told): Status | null {
  // «قول داد هیچ‌یک … بیکار نشوند»
  const vowed = COMING.has(type)
    ? inTail(words('وعده( \\p{L}{1,10}){0,3} (داد*)', 'را (وعده|قول|نوید) (داد*)'))
    : null
  const promisedJobs =
    vowed ??
    (COMING.has(type) &&
    /(?<!\p{L})(?<!تحقق )(?:وعده|نوید|قول)(?: \p{L}{1,12}){0,4} $/u.test(
      folded.slice(Math.max(clause[0], at[0] - 60), at[0]),
    )
      ? inTail(words('(?<!(خبر|ادامه|توضیح|گزارش) )(داد*|می~ده*)'))
      : null)
  if (promisedJobs && !inTail(NEGATED) && !inTail(REACHED))
    return { status: 'planned', rule: 'given-word', range: promisedJobs }
  const word =
    type === 'jobs_retained'
      ? inClause(
          words(
            '(قول|وعده|تضمین|اطمینان) (داد|داده|دادند)',
            'تضمین (کرد|کرده|کردند)( است)?(?=( [\\p{L}\\d]{1,12}){2})',
          ),
        )
      : null
  const bound =
    type === 'jobs_retained'
      ? first(words('(تعهد|متعهد) (داد|داده|دادند|کرد|کرده|کردند|شد|شده|شدند)'), folded, [clause[0], at[0]])
      : null
  if (bound) return { status: 'committed', rule: 'promised', range: bound }
  if (word) return { status: 'planned', rule: 'given-word', range: word }
  return null
}

/** Promises, shares and quotas that are named before the figure, or of which it was reached. */
export function promiseNoun({ folded, candidate, clause, at, type, sentence, reach }: Told): Status | null {
  // «از تعهد ۴ هزار نفری …»: the figure is the promise, whatever was reached of it.
  // «از ۶۰ میلیارد تومان سهم …، ۴۲ میلیارد پرداخت شده است»: the whole was allotted.
  if (
    candidate.noun === 'money' &&
    type === 'employment_support' &&
    FROM_BEFORE.test(folded.slice(Math.max(clause[0], at[0] - 24), at[0])) &&
    sentence.numbers.some((n) => (n.kind === 'money' || n.kind === 'percent') && n.range[0] >= at[1])
  )
    return { status: 'committed', rule: 'promise-noun' }
  // «تسهیلات روستایی استان ۳۶۹ میلیارد تومان است که از این میزان … پرداخت شده»
  if (
    candidate.noun === 'money' &&
    type === 'employment_support' &&
    OF_WHICH.test(folded.slice(at[1], at[1] + 44))
  )
    return { status: 'committed', rule: 'promise-noun' }
  // «سهم استان … ۳۰ میلیارد ریال بود که … پرداخت شد»
  const shareSpent =
    candidate.noun === 'money' && /^ بود(?:ه است)? که /u.test(folded.slice(at[1], at[1] + 14))
      ? first(words('(پرداخت|جذب|واریز) (شد|شده|کردند|گردید)( است)?'), folded, [
          at[1],
          sentence.numbers.find((n) => n.range[0] >= at[1])?.range[0] ?? sentence.range[1],
        ])
      : null
  if (shareSpent) return { status: 'done', rule: 'paid', range: shareSpent }
  if (candidate.noun === 'money' && SHARE_BEFORE.test(folded.slice(Math.max(clause[0], at[0] - 60), at[0])))
    return { status: 'committed', rule: 'promise-noun' }
  // «معادل ۱۹۱۲ فرصت شغلی از ۲۱۷۳ مورد تعهد»
  if (COMING.has(type) && OF_PROMISED.test(folded.slice(at[1], at[1] + 50)))
    return { status: 'done', rule: 'reached' }
  // «که تحقق ۲۵۵ درصدی را نشان می‌دهد»
  if (
    candidate.quantity?.unit === 'percent_of_plan' &&
    /تحقق[ \n]$/.test(folded.slice(Math.max(clause[0], at[0] - 6), at[0]))
  )
    return { status: 'done', rule: 'reached' }
  // «برای ۸۲۰ طرح ۴۰ میلیارد تومان اختصاص می‌یابد»: set aside, whenever it comes.
  const allotted =
    type === 'employment_support'
      ? first(words('(اختصاص|تخصیص) (می~یابد|می~یابند|می~دهد|می~دهیم|داده می~شود|خواهد یافت)'), folded, reach)
      : null
  if (allotted) return { status: 'committed', rule: 'allotted', range: allotted }
  // «تعهد ۲۹۵۰ نفر – محقق‌شده ۱۶۴۰ نفر»
  if (COMING.has(type) && REACHED_BEFORE.test(folded.slice(Math.max(clause[0], at[0] - 24), at[0])))
    return { status: 'done', rule: 'reached' }
  if (
    candidate.noun === 'money' &&
    ALLOTTED_BEFORE.test(folded.slice(Math.max(clause[0], at[0] - 24), at[0]))
  )
    return { status: 'committed', rule: 'promise-noun' }
  if (SHARE_OF_PLAN.test(folded.slice(Math.max(clause[0], at[0] - 70), at[0])))
    return { status: 'committed', rule: 'promise-noun' }
  const [promises, reachBack] =
    candidate.noun === 'money' ? ([PROMISE_BEFORE_SUM, 60] as const) : ([PROMISE_BEFORE, 110] as const)
  if (
    candidate.quantity?.unit !== 'percent_of_plan' &&
    promises.test(folded.slice(Math.max(clause[0], at[0] - reachBack), at[0]))
  )
    return { status: 'committed', rule: 'promise-noun' }
  // «طبق تعهد اشتغال امسال این استان، ۱۱ هزار و ۶۲۴ شغل هدف‌گذاری شده»
  if (
    COMING.has(type) &&
    candidate.quantity?.unit !== 'percent_of_plan' &&
    BY_PROMISE.test(folded.slice(Math.max(sentence.range[0], at[0] - 90), at[0]))
  )
    return { status: 'committed', rule: 'promise-noun' }
  // «حداقل شغلی که باید در استان ایجاد شود، ۳۴ هزار شغل است»
  if (COMING.has(type) && MUST_BEFORE.test(folded.slice(Math.max(sentence.range[0], at[0] - 90), at[0])))
    return { status: 'planned', rule: 'aim-noun' }
  return null
}

/** Aims and purposes that are named before the figure. */
export function aimNoun({ folded, clause, at, type, inTail }: Told): Status | null {
  if (AIM_BEFORE.test(folded.slice(Math.max(clause[0], at[0] - 48), at[0])))
    return { status: 'planned', rule: 'aim-noun' }
  if (
    COMING.has(type) &&
    PURPOSE_BEFORE.test(folded.slice(Math.max(clause[0], at[0] - 110), at[0])) &&
    // «با اجرای طرح … برای جذب … ۲۰ هزار نفر مشغول به کار شده‌اند»
    !(type === 'people_placed' && inTail(AT_WORK))
  )
    return { status: 'planned', rule: 'purpose' }
  if (GOAL_BEFORE.test(folded.slice(Math.max(clause[0], at[0] - 60), at[0])) && !STATES.has(type)) {
    const copula = inTail(words('(است|می~باشد|بود|قرار داد*)'))
    if (copula && !inTail(REACHED)) return { status: 'planned', rule: 'aim-noun', range: copula }
  }
  return null
}

/** A duty or pledge in the sentence before the figure. */
export function pledged({ folded, at, type, sentence, inTail }: Told): Status | null {
  // «سرمایه‌گذار تعهد کرده ۱۸۰ نفر را به کار گیرد»
  const pledged =
    (COMING.has(type) || type === 'training') &&
    first(
      words(
        '(تعهد|متعهد) (کرد|کرده|داد|داده|شد|شده)( است)?',
        '(موظف|مکلف|ملزم) (است|هستند|کرد|کرده|شد|شده)( است)?',
      ),
      folded,
      [sentence.range[0], at[0]],
    )
  if (pledged && !inTail(REACHED) && !inTail(TAKEN))
    return { status: 'committed', rule: 'promised', range: pledged, own: true }
  return null
}

/** Sums and quotas by their verb; what was promised without a word before the figure. */
export function spent({ folded, candidate, clause, at, type, inTail, inClause }: Told): Status | null {
  // «… آن از محل منابع استانی تأمین شده است»: where the allotted sum comes from.
  const found =
    candidate.noun === 'money' && type === 'employment_support'
      ? inTail(words('تأمین (شد*|گردید*|می~شود|کرد*)'))
      : null
  if (found && !inTail(words('پرداخت'))) return { status: 'committed', rule: 'financed', range: found }
  const spent =
    type === 'employment_support' ? inTail(words('(پرداخت|جذب|وصول|هزینه) (شد|شده|کرد*|گردید*|نمود*)')) : null
  if (spent) return { status: 'done', rule: 'paid', range: spent }
  // «سهم … ۴۰۰ هزار شغل تعیین شده»
  const set = occurs(words('(سهم|سهمیه)'), folded, [clause[0], at[0]])
    ? inTail(words('(تعیین|مشخص|مقرر|لحاظ|منظور) شد*'))
    : null
  if (set) return { status: 'committed', rule: 'promised', range: set }
  // A share of a promise is what was reached of it.
  const permit = type === 'vacancies' ? inClause(words('مجوز (استخدام|جذب|ب(ه)?~کار~گیری)')) : null
  if (permit && !inTail(words('(جذب|استخدام|ب(ه)?~کار~گیری|مشغول) شد*')))
    return { status: 'committed', rule: 'permit', range: permit }
  // «با تخصیص وام از تعدیل … جلوگیری شد»: what was prevented, whatever was allotted for it.
  const prevented =
    type === 'jobs_retained' ? inTail(words('(جلوگیری|پیشگیری|ممانعت) (شد*|کرد*|به عمل آمد*)')) : null
  if (prevented) return { status: 'done', rule: 'prevented', range: prevented }
  const promised =
    candidate.quantity?.unit === 'percent_of_plan' || type === 'jobs_lost'
      ? null
      : (inTail(COMMITTED) ?? inClause(COMMITTED))
  // «… محقق شد؛ سهم بخش کشاورزی ۶۲۰۰ نفر بود»: a share of what was reached, not of a promise.
  const share =
    promised &&
    candidate.noun !== 'money' &&
    /^سهم/.test(folded.slice(...promised)) &&
    inTail(words('(بود|بوده)( است)?'))
      ? promised
      : null
  if (share) return { status: 'done', rule: 'reached', range: share }
  if (promised) return { status: 'committed', rule: 'promised', range: promised }
  return null
}
