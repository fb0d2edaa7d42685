/** Projects, vacancies, jobs in danger. */
import type { Range } from '../../../text/index.ts'
import { first, occurs, words } from '../../pattern.ts'
import { plain } from '../../twins.ts'
import type { View } from '../../view.ts'
import { AMONG_PROJECTS } from '../constants.ts'
import { COMING, DONE, LICENCE, OPENED, OPENS_SOON, TO_BE_OPENED, TO_BE_READY } from './patterns.ts'
import { outsideTitles, type Status, type Told } from './told.ts'

/** Jobs in danger. */
export function atRisk({ folded, at, type, sentence, inClause }: Told): Status | null {
  if (type !== 'jobs_lost') return null
  const risk =
    inClause(
      words(
        'در (آستانه|معرض|خطر)',
        'به مویی بند',
        '(سرنوشت|آینده|وضعیت) (شغلی|کاری)',
        '(خطر|احتمال|بیم)( \\p{L}{1,12}){0,4} (بیکاری|بیکار شدن|تعدیل|اخراج)',
        'تهدید می~(شود|شوند|کند)',
        '(نگران|دلواپس)',
      ),
    ) ?? first(words('(بیم|خطر)( آن| این)? (می~رود|هست|وجود دارد)'), folded, [sentence.range[0], at[0]])
  const given = risk ? first(words('(اگر|چنانچه|در صورت)'), folded, [sentence.range[0], at[0]]) : null
  if (given) return { status: 'planned', rule: 'at-risk-if', range: given }
  if (risk) return { status: 'ongoing', rule: 'at-risk', range: risk }
  return null
}

/** A pact named by what it is to bring. */
const PACT_OF = plain(
  /(?<!\p{L})(?:تفاهم|توافق)[ \n]?نامه(?:[ \n]?(?:ای|های))?(?:[ \n](?:همکاری|مشترک|جدید))?[ \n](?:ایجاد|جذب|استخدام|اشتغال|به ?کارگیری|اشتغال ?زایی)[ \n]$/u,
)

/** Pacts, licences and projects whose jobs come with them; what is being carried out. */
export function project({ view, folded, clause, at, type, inTail, inClause }: Told): Status | null {
  // «برای اشتغال ۴۵۰ زن تفاهم‌نامه بستند»: what a pact is for is still to come.
  const aim =
    type === 'jobs_created' || type === 'people_placed'
      ? (inTail(words('تفاهم~نامه', 'قرارداد همکاری')) ??
        outsideTitles(view, first(words('تفاهم~نامه(~ای)?', 'توافق~نامه(~ای)?'), folded, [clause[0], at[0]])))
      : null
  if (
    (aim && occurs(words('برای', 'جهت', 'به~منظور', 'با هدف'), folded, [clause[0], at[0]])) ||
    // «تفاهم‌نامه ایجاد ۲۰۰۰ شغل امضا شد»
    (aim && PACT_OF.test(folded.slice(Math.max(clause[0], at[0] - 60), at[0])))
  )
    return { status: 'planned', rule: 'pact', range: aim }
  // «خواستار … تا جذب ۳۲۰ نیرو شد»: what is asked for.
  const asked = inClause(words('(خواستار|خواهان)'))
  if (asked && asked[0] < at[0] && COMING.has(type)) return { status: 'planned', rule: 'asked', range: asked }
  // «۹۳ قرارداد واگذاری زمین … با اشتغال‌زایی ۲۲۴ نفر منعقد شد»: what is yet to be built there.
  const lease = COMING.has(type)
    ? outsideTitles(
        view,
        first(words('قرارداد(~های)?( \\p{L}{1,12}){0,3} (زمین|سرمایه~گذاری)'), folded, [clause[0], at[0]]),
      )
    : null
  if (lease && inTail(words('(منعقد|امضا|بسته) (شد*|کرد*)')))
    return { status: 'planned', rule: 'pact', range: lease }
  // A licence to found something promises its jobs.
  const licence = inClause(LICENCE)
  if (licence && (type === 'jobs_created' || type === 'people_placed'))
    return { status: 'planned', rule: 'licence', range: licence }
  if (COMING.has(type)) {
    // A project's verb sets the status of its jobs.
    const ground = inClause(
      words(
        'کلنگ*(?! به دست)',
        'عملیات( \\p{L}{1,12}){0,2} (اجرایی|ساخت|احداث|ساختمانی)( [\\p{L}\\d]{1,14}){0,14} (آغاز|شروع|کلید)',
      ),
    )
    if (ground && !inClause(words('(افتتاح|بهره~برداری|گشایش)')))
      return { status: 'planned', rule: 'ground-breaking', range: ground }
    const building = inTail(words('در (دست|حال) (ساخت|احداث|ساختن)'))
    if (building) return { status: 'planned', rule: 'being-built', range: building }
    const underWay = inTail(
      words(
        'در (حال|دست) (اجرا|انجام)(~ست| است|ند)?',
        'در (جریان|حال (طی شدن|پیگیری|انجام)) (است|قرار دارد)',
        '(جذب|استخدام|ب(ه)?~کار~گیری)( [\\p{L}\\d]{1,14}){0,9} (جریان دارد|ادامه دارد)',
      ),
    )
    if (underWay) return { status: 'ongoing', rule: 'under-way', range: underWay }
    // «اشتغال طرح در زمان بهره‌برداری ۲۸۰ نفر است»
    const opening = inClause(
      words(
        '(در (زمان|صورت|هنگام)|پس از|بعد از) (بهره~برداری|افتتاح|راه~اندازی|تکمیل)',
        '(پس از|با) (بهره~برداری|افتتاح|راه~اندازی|تکمیل) (کامل|نهایی)',
      ),
    )
    if (opening && !inTail(DONE)) return { status: 'planned', rule: 'when-open', range: opening }
  }
  const carriedOut =
    type === 'employment_support' || type === 'training'
      ? inTail(
          words(
            'در (حال|دست) (اجرا|انجام|برگزاری)(~ست| است|~اند|ند)?',
            '(?<!(مابقی|بقیه) )در (جریان|حال|نوبت|دست|صف) پرداخت',
          ),
        )
      : null
  if (carriedOut) return { status: 'ongoing', rule: 'under-way', range: carriedOut }
  return null
}

/** Vacancies that stay open, and notices that were given. */
export function vacant({ folded, clause, type, inTail }: Told): Status | null {
  const open =
    type === 'vacancies'
      ? inTail(
          words(
            '(بلاتصدی|بی~متصدی|خالی|بدون متقاضی|بی~متقاضی|بی~پاسخ|روی زمین|بر زمین) (مانده*|ماند)',
            '(احساس|حس|دیده) می~شود',
            'می~گرد(د|ند)',
            '(به دردسر|به زحمت|با مشکل) (انداخت*|روبه~رو|مواجه)',
            '(در پی|به دنبال|دنبال)( \\p{L}{1,12}){0,3} (می~گرد(د|ند)|هستند|است)',
            'در انتظار( \\p{L}{1,12}){1,3} (است|هستند|مانده*)',
          ),
        )
      : null
  if (open) return { status: 'ongoing', rule: 'open', range: open }
  // «۲۰۰ نفر را تا پایان ماه تعدیل می‌کند», «حکم پایان کار … ابلاغ شد»
  const dismissing =
    type === 'jobs_lost' &&
    occurs(
      words('تا (پایان|آخر)', '(ماه|هفته|سال|روزهای) آینده', 'به~زودی', '(قصد|قرار|در نظر)'),
      folded,
      clause,
    )
      ? inTail(words('(تعدیل|اخراج|مرخص|بیکار) می~(کند|کنند|شود|شوند)', '(تعدیل|اخراج|بیکار) کند'))
      : null
  if (dismissing) return { status: 'planned', rule: 'to-dismiss', range: dismissing }
  const dismissed = type === 'jobs_lost' ? inTail(words('(ابلاغ|صادر) (شد|شده|کرد|کرده|کردند)')) : null
  if (dismissed) return { status: 'done', rule: 'dismissed', range: dismissed }
  return null
}

/** The present tense of jobs tells what is to come unless something was opened before. */
export function presentToCome({ folded, clause, at, type, sentence, tail, inTail }: Told): Status | null {
  // «افتتاح می‌شود که برای … شغل ایجاد می‌کند»
  if (!COMING.has(type)) return null
  const present = inTail(
    words(
      'می~(کند|کنند|آورد|آورند|گیرد|دهد|دهند|گردند|پیوندد|پیوندند|روند|آیند|پذیرد|پذیرند|گمارد|یابند)',
      '(باز|بر)~می~گرد*',
      '(به همراه|در پی|به دنبال) (دارد|دارند)',
    ),
  )
  const coming =
    present &&
    (first(TO_BE_OPENED, folded, [sentence.range[0], at[0]]) ??
      first(TO_BE_READY, folded, [sentence.range[0], at[0]]) ??
      first(words('(پس|بعد) از (\\d{1,2}|یک|دو|سه|چهار|پنج) (سال|ماه)'), folded, [clause[0], at[0]]))
  if (coming) return { status: 'planned', rule: 'to-open', range: coming }
  const opened: Range = [sentence.range[0], at[0]]
  if (present && !occurs(DONE, folded, tail) && !occurs(OPENED, folded, opened))
    return { status: 'planned', rule: 'present-to-come', range: present }
  return null
}

/** Calls for staff. */
export function hiring({ folded, type, sentence, inTail }: Told): Status | null {
  if (type !== 'vacancies') return null
  const call = inTail(words('فراخوان (داد|زد|منتشر کرد|صادر کرد)', 'آگهی (داد|زد|منتشر کرد)'))
  if (call) return { status: 'planned', rule: 'call', range: call }
  const taking = inTail(
    words(
      '(استخدام|جذب) می~(کند|کنند|کنیم)',
      '(نیرو )?می~(گیرد|گیرند|گیریم|پذیرد|پذیرند|پذیریم)',
      '(برپا|برگزار|عرضه) می~(کند|کنند)',
    ),
  )
  // An advertisement with a term is open now.
  if (taking && !occurs(words('آگهی', 'مهلت', '(ثبت|نام)~(نام|نویسی)'), folded, sentence.range))
    return { status: 'planned', rule: 'hiring', range: taking }
  return null
}

/** Projects whose verb comes last, or stands in another sentence. */
export function toOpen({ view, folded, candidate, at, type, sentence, inTail }: Told): Status | null {
  if (!COMING.has(type)) return null
  // «اشتغال‌زایی برای ۲۳ نفر … از پروژه‌هایی است که افتتاح می‌شوند»: the projects' verb comes last.
  const last = first(
    words(
      '(افتتاح|بهره~برداری|گشایش)( \\p{L}{1,8}){0,2} (قرار )?(می~(گیرند|گیرد|رسد|رسند|شود|شوند)|خواه(د|ند) *)',
      '(قابل|آماده|در دست|در انتظار) (افتتاح|بهره~برداری|گشایش)',
    ),
    folded,
    [at[1], sentence.range[1]],
  )
  if (last) return { status: 'planned', rule: 'to-open', range: last }
  // «۱۸ طرح افتتاح خواهد شد که برای ۵۴ نفر شغل به همراه دارد»
  const openedFirst = first(TO_BE_OPENED, folded, [sentence.range[0], at[0]])
  if (openedFirst && inTail(words('(به همراه|در پی|به دنبال) (دارد|دارند)', 'شاغل (است|هستند)', 'است')))
    return { status: 'planned', rule: 'to-open', range: openedFirst }
  // «به بهره‌برداری می‌رسد. از جمله این طرح‌ها کارگاهی با اشتغال ۵۵ نفر است»: the projects' verb.
  if (occurs(AMONG_PROJECTS, folded, sentence.range)) {
    const opening = opensSoon(view, candidate.sentence)
    if (opening) return { status: 'planned', rule: 'to-open', range: opening }
  }
  return null
}

/** How many sentences before «از جمله این طرح‌ها» their opening may be told. */
const OPENS_REACH = 2

/** That projects are still to be opened, as a sentence shortly before tells. */
function opensSoon({ folded, sentences }: View, index: number): Range | null {
  for (let i = index - 1; i >= Math.max(0, index - OPENS_REACH); i--) {
    const found = first(OPENS_SOON, folded, sentences[i]!.range)
    if (found) return found
  }
  return null
}
