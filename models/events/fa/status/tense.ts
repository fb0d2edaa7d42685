/** What the tense of the verb says. */
import { first, occurs, words } from '../../pattern.ts'
import { plain } from '../../twins.ts'
import { DONE, ELLIPSIS, LEVELS, ONGOING, TAUGHT_ONES } from './patterns.ts'
import { isNoPlan, outsideTitles, plannedIn, reachedIn, type Status, type Told } from './told.ts'

/** What is to come and what was reached, as the verb says. */
export function toCome(told: Told): Status | null {
  const { view, folded, clause, at, reach } = told
  // «۲۰۰ کارگر بیکار شده به هر دری می‌زنند که صدایشان شنیده شود»
  if (told.type === 'jobs_lost' && WHO_LOST.test(folded.slice(at[1], at[1] + 24)))
    return { status: 'done', rule: 'participle' }
  const reached = reachedIn(told)
  const planned = plannedIn(told)
  // «توانستیم برای ۴۱۲ نفر ایجاد اشتغال کنیم»
  const managed = outsideTitles(
    view,
    first(
      words('(توانست(م|یم|ند|ه|ه~ایم|ه~اند|ه~است)?|(موفق|ناچار|مجبور|ناگزیر) شد(م|یم|ند|ه|ه~ایم|ه~اند)?)'),
      folded,
      [clause[0], at[0]],
    ),
  )
  if (managed && planned && !occurs(words('(خواهد|خواهند) *'), folded, reach))
    return { status: 'done', rule: 'managed', range: managed }
  // «رکود باعث شده … بیکار شوند»: the subjunctive tells what came of it.
  const caused = first(words('(باعث|سبب|موجب) (شد|شده|شده است|گردید)'), folded, [clause[0], at[0]])
  if (caused && planned && !occurs(words('(خواهد|خواهند) *'), folded, reach))
    return { status: 'done', rule: 'caused', range: caused }
  if (planned && !(reached && reached[0] < planned[0]))
    return { status: 'planned', rule: 'to-come', range: planned }
  if (reached) return { status: 'done', rule: 'reached', range: reached }
  return null
}

const WHO_LOST = plain(
  /^[ \n](?:بیکار|اخراج|تعدیل)[ \n]?شده[ \n](?!(?:ا|است|بود|باش|و )[ \n\p{L}]|.{0,40}خواهند)/u,
)

/** What is told by half, forecast or intended. */
export function forecast(told: Told): Status | null {
  const { view, folded, clause, at, sentence, inTail, inClause } = told
  const halfTold = inTail(ELLIPSIS)
  if (halfTold && !sentence.numbers.some((n) => n.range[0] >= at[1] && n.range[0] < halfTold[0]))
    return { status: 'done', rule: 'reached', range: halfTold }
  const announced = outsideTitles(
    view,
    first(
      words('(پیش~بینی|برآورد) می~شود( که)?', 'قرار است( که)?', 'انتظار می~رود( که)?', 'امید است( که)?'),
      folded,
      [Math.max(sentence.range[0], clause[0] - 24), clause[0] + 4],
    ),
  )
  if (announced) return { status: 'planned', rule: 'forecast', range: announced }
  const forecast = isNoPlan(told)
    ? null
    : inClause(
        words(
          '(پیش~بینی|هدف~گذاری|برنامه~ریزی)~شده',
          '(پیش~بینی|هدف~گذاری|برنامه~ریزی|قرار است|برآورد)',
          '(در نظر|قصد|بنا|در برنامه) (دارد|دارند|داریم)',
          'در (صدد|تلاش|پی) (است|هستند|هستیم)',
          'مصمم (است|هستند|هستیم)',
          '(ظرفیت|امکان|قابلیت) (ایجاد|اشتغال|جذب|اشتغال~زایی)',
          'عزم',
        ),
      )
  if (forecast) return { status: 'planned', rule: 'forecast', range: forecast }
  return null
}

/** What is going on now and what is done. */
export function past({ candidate, type, inTail, inClause }: Told): Status | null {
  // «۴۱۲ نفر هم‌اکنون مشغول گذراندن دوره هستند»
  const atPresent =
    type === 'people_placed'
      ? (inTail(
          words(
            '(سرگرم|مشغول|در حال) (گذراندن|سپری کردن|طی کردن|مهارت~اندوزی|کارآموزی|کارورزی|کسب (تجربه|مهارت))',
          ),
        ) ?? inClause(words('(هم~اکنون|در حال حاضر|اکنون)')))
      : null
  if (atPresent && inTail(words('(هستند|می~گذرانند|می~کنند|مشغولند)')))
    return { status: 'ongoing', rule: 'at-present', range: atPresent }
  const done = inTail(DONE)
  if (done) return { status: 'done', rule: 'past', range: done }
  const paid = candidate.noun === 'money' ? inClause(words('پرداخت (شده|شد)')) : null
  if (paid) return { status: 'done', rule: 'paid', range: paid }
  return null
}

/** The present tense, and what is left. */
export function present({ folded, candidate, clause, at, type, sentence, inTail }: Told): Status {
  // «از مجموع طرح‌های ایجادشده … ۵۳۸ مورد را حمل و نقل تشکیل می‌دهد»: what they are made of that came into being.
  const composed = inTail(words('را?( \\p{L}{1,12}){0,6} تشکیل می~(دهد|دهند)'))
  if (composed && occurs(words('(ایجاد|اجرا|پرداخت|جذب|اعطا)~شده'), folded, [sentence.range[0], at[0]]))
    return { status: 'done', rule: 'reached', range: composed }
  const ongoing = inTail(ONGOING) ?? (type === 'employment_support' ? inTail(words('می~(دهد|دهند)')) : null)
  if (ongoing) {
    // «تعداد افراد آموزش‌دیده ۹ هزار نفر است»
    const taught = type === 'training' ? first(TAUGHT_ONES, folded, [clause[0], at[0]]) : null
    if (taught) return { status: 'done', rule: 'taught', range: taught }
    if (LEVELS.has(type) || type === 'training' || type === 'employment_support')
      return { status: 'ongoing', rule: 'present', range: ongoing }
    return { status: 'done', rule: 'present', range: ongoing, weak: true }
  }
  if (type === 'vacancies') return { status: 'ongoing', rule: 'default', weak: true }
  if (
    candidate.noun === 'courses' &&
    occurs(words('(برگزاری|اجرای|آغاز|برپایی)'), folded, [clause[0], at[0]])
  )
    return { status: 'ongoing', rule: 'default', weak: true }
  return { status: 'done', rule: 'default', weak: true }
}
