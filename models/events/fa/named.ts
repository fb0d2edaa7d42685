import type { EventStatus, EventType, Money, Quantity } from '../../contract.ts'
import type { Range } from '../../text/index.ts'
import { type Candidate, UNATTRIBUTED } from '../candidate.ts'
import { moneyOf, quantityOf } from '../figures/index.ts'
import { occurring } from '../occurrences.ts'
import { first, occurs, words } from '../pattern.ts'
import { plain } from '../twins.ts'
import { clauseAt, type Sentence, type View } from '../view.ts'
import { status } from './status/index.ts'

/** A claim without a figure: what makes it, what its sentence must hold, what it may not. */
interface NamedRule {
  id: string
  type: EventType
  pattern: RegExp
  requires?: RegExp
  unless?: RegExp
  /** A place in the sentence serves as well as `requires`. */
  sited?: boolean
  status?: (folded: string, scope: Range) => EventStatus | null
}

const WORK = words(
  '(نیروی (ماهر|متخصص|بومی|انسانی|کار)|جذب نیرو*|جذب (\\d{1,3} هزار )?\\d{1,6} نفر)',
  '(اشتغال*|شغل*|مشاغل|(?<!(این|آن|همین) )کار(?! (نوعی|را))|کارگر*|کارگری|مهارت*|مهارتی|آموزش*|آموزشی|فنی~و~حرفه~ای|کارآفرینی|استخدام|ب(ه)?~کار~گیری|کارجو*|نیروهای بومی|نیروی انسانی|نیروی کار|کارورز*|کارآموز*|حرفه~آموزی|دانش~آموختگان|فارغ~التحصیلان)',
)
/** What came to no signature. */
const UNSIGNED = words(
  '(امضا|امضاء|منعقد|بسته|نهایی|مبادله) (نشد*|نکرد*|نخواه*)',
  'به (امضا*|سرانجام|نتیجه)( \\p{L}{1,8}){0,2} نرسید*',
)
const FUTURE = words(
  '(امضا|منعقد|مبادله|نهایی) می~(کنند|کند|کنیم)',
  '(خواهد|خواهند) *',
  '(شود|شوند|گردد|کنند|کنیم|کند)',
  'قرار (است|شد)',
  '(برسد|برسانند|رسانده شود)',
  'می~(شود|شوند|گردد)',
)

const RULES: readonly NamedRule[] = [
  {
    id: 'agreement',
    type: 'agreement',
    pattern: words(
      '(تفاهم~نامه|پیمان~نامه|موافقت~نامه|توافق~نامه|میثاق~نامه|سند همکاری)(~ای|~های|~هایی)?([،,]? [\\p{L}\\d]{1,20}){0,30} (امضا|امضای|منعقد|تنظیم|مبادله|نهایی|امضاء|بست|بستند|بسته|مکتوب)',
      '(امضای|امضاء|انعقاد|عقد) (تفاهم~نامه|تفاهم)',
      '(کارگروه|کمیته|ستاد|قرارگاه)ی? مشترک(ی)?',
      '(کارگروه|کمیته) (مهارت~آموزی|اشتغال)( \\p{L}{1,20}){0,4} تشکیل (شد|شده|شود|می~شود|خواهد شد)',
      '(سند|موافقت~نامه|قرارداد|توافق~نامه|پروتکل) (همکاری|مشترک|اقدام مشترک)',
      'دست همکاری (داد*|به هم داد*)',
      'قرارداد (کارآموزی|کارورزی|همکاری آموزشی|آموزش)( \\p{L}{1,20}){0,6} (امضا|منعقد|بسته|بستند)',
      '(امضای|انعقاد|عقد) قرارداد (آموزش|مهارت~آموزی|کارآموزی|اشتغال)',
      '(قرارداد|قراردادی)( [\\p{L}\\d]{1,14}){0,8} (برای|جهت|به~منظور|با هدف)( \\p{L}{1,12}){0,3} (اشتغال*|مهارت*|آموزش*|کارآفرینی)( \\p{L}{1,14}){0,5} (منعقد|امضا|بسته) (شد*|کرد*)',
      'توافق (شد|کردند|شده)',
      '(تفاهم|توافق) (کردند|شد|شده|حاصل شد|صورت گرفت)',
      'به (تفاهم|توافق) (رسیدند|رسیده~اند)',
      '(یادداشت تفاهم|پروتکل همکاری|میثاق~نامه|توافق~نامه)( \\p{L}{1,20}){0,8} (امضا|منعقد|مبادله|بسته)',
      '(پیمان|عهدنامه|قرارداد|سند|پروتکل|منشور) (همکاری|مشترک|مهارت*|اشتغال*|کارورزی|کارآموزی)( \\p{L}{1,20}){0,10} (امضا|بست|بستند|بسته|منعقد|مبادله)',
      'پای( \\p{L}{1,14}){0,4} (تفاهم~نامه|قرارداد|توافق~نامه|سند)( \\p{L}{1,14}){0,6} (را )?امضا (کردند|زدند|گذاشتند)',
      '(هم~پیمان|هم~قسم|همکار) شدند',
      'دست (یاری|همکاری|همراهی)( \\p{L}{1,10}){0,3} (فشردند|دادند)',
      'تفاهم~نامه(~ای)? همکاری',
      'تفاهم~نامه(~ای)? (بین|میان)( \\p{L}{1,20}){0,16} (امضا|منعقد|به امضا|تنظیم|مبادله|نهایی|امضاء)',
    ),
    requires: WORK,
    // «با امضای …، ۵۰۰ نفر آموزش خواهند دید»: signed already, whatever is to come of it.
    status: (folded, scope) =>
      occurs(UNSIGNED, folded, scope)
        ? 'negated'
        : !plain(/(?<!\p{L})با[ \n](?:(?:امضای|انعقاد|عقد)[ \n])?$/u).test(
              folded.slice(Math.max(0, scope[0] - 16), scope[0]),
            ) &&
            occurs(FUTURE, folded, [
              scope[0],
              // «که … امضا شد، گفت: قرار است …»: signed, whatever is told after it.
              first(words('(امضا|امضاء|منعقد|مبادله|بسته) (شد|شده|کردند|کرد)'), folded, scope)?.[0] ??
                scope[1],
            ])
          ? 'planned'
          : 'done',
  },
  {
    id: 'courses',
    type: 'training',
    pattern: words(
      '(برگزاری|اجرای|آغاز|راه~اندازی|برپایی)( \\p{L}{1,20}){0,2} (دوره|دوره~های|کلاس~های)( \\p{L}{1,20})? (آموزش|آموزشی|مهارتی|مهارت~آموزی)( \\p{L}{1,20})? (رایگان|ویژه|برای)',
      '(دوره|دوره~های|کلاس~های) (آموزش|آموزشی|مهارتی|مهارت~آموزی)( رایگان)?( \\p{L}{1,20}){0,10} (برگزار|آغاز|اجرا) (شد|شده|می~شود|خواهد شد)',
    ),
    requires: words('(کارگر*|کارگران|شغل*|شغلی|اشتغال*|مهارت*|فنی|بازار کار|کارجو*|بیکار*|مشاغل)'),
    unless: words('باید', '(اوقات فراغت|دانش~آموز*|تابستانی|قرآن*|ورزشی)'),
    status: (folded, scope) =>
      occurs(FUTURE, folded, scope)
        ? 'planned'
        : occurs(words('(برگزار|اجرا) (شد|شده)'), folded, scope)
          ? 'done'
          : 'ongoing',
  },
  {
    id: 'job-fair',
    type: 'vacancies',
    pattern: words(
      '(نمایشگاه|رویداد|جشنواره|همایش)( \\p{L}{1,14}){0,2} (کار|کاریابی|اشتغال|استخدام|استخدامی)( \\p{L}{1,20}){0,14} (برگزار|برپا|گشایش|افتتاح|آغاز)',
      '(برگزاری|برپایی|گشایش|افتتاح) (نمایشگاه|رویداد|جشنواره)( \\p{L}{1,14}){0,2} (کار|کاریابی|اشتغال|استخدام|استخدامی)',
    ),
    requires: words(
      '(کارجو*|کارفرما*|نیروی کار|فرصت~های شغلی|واحدهای (صنعتی|تولیدی)|جویای کار|جویندگان کار)',
    ),
    status: (folded, scope) => (occurs(FUTURE, folded, scope) ? 'planned' : 'done'),
  },
  {
    id: 'unpaid',
    type: 'labour_dispute',
    sited: true,
    pattern: words(
      '(تجمع|اعتصاب|تحصن|اعتراض)( صنفی| اعتراضی)? (کارگران|کارکنان|پرسنل|نیروهای|رانندگان)',
      '(معوقات|مطالبات) (معوقه|معوق)',
      '(چند|چندین) ماه (حقوق|دستمزد|مزد) معوقه',
      'اعتراض به( \\p{L}{1,20}){0,5} (معوقات|مطالبات|حقوق|دستمزد|مزد)',
      '(کارگران|کارکنان|پرسنل|نیروهای|رانندگان|پرستاران|معلمان|بازنشستگان|معدنچیان|پاکبانان)([،,]? [(]?[\\p{L}\\d]{1,20}[)]?){1,28} (تجمع|اعتصاب|تحصن|دست از کار|از کار دست|کار را متوقف)',
      '(کارگران|کارکنان|پرسنل|رانندگان|پرستاران|پاکبانان|نیروهای|معلمان|بازنشستگان)([،,]? [(]?[\\p{L}\\d]{1,20}[)]?){1,16} (مقابل|برابر|جلوی|جلو|روبه~روی|روبروی)( \\p{L}{1,14}){1,7} (جمع شد*|گرد آمد*|ایستاد*|گرد هم آمد*|گردهم آمد*|صف کشید*|بست نشست*|اجتماع کرد*|تحصن کرد*)',
      '(کارگران|کارکنان|پرسنل|رانندگان|پرستاران|پاکبانان|نیروهای|معدنچیان|آتش~نشانان)([،,]? [(]?[\\p{L}\\d]{1,20}[)]?){1,20} (گرد هم آمد*|گردهم آمد*|اجتماع کرد*|خودداری کردند|امتناع کردند|سر کار (حاضر نشدند|نرفتند|نیامدند)|کار نکردند|کار را (تعطیل|رها|متوقف) کردند|دست به اعتراض زدند|صدای اعتراض*|(جاده|خیابان|ورودی|در|درب)( \\p{L}{1,14}){0,4} را بستند)',
      '(معوقات|مطالبات) (مزدی|حقوقی|معوق)( کارگران| کارکنان)?',
      '(گرد هم|گردهم) آمدند( \\p{L}{1,20}){0,4} (پرداخت|حقوق|مطالبات|معوقات|دستمزد)',
      '(پرداخت نشدن|عدم پرداخت|تعویق)( [\\p{L}\\d]{1,20}){0,4} (حقوق|دستمزد|مزد|عیدی|کارانه)',
      '(حقوق|دستمزد|مزد) عقب~افتاده',
      '(حقوق|دستمزد|مزد|حق~الزحمه|کارانه)(~شان|~مان)?( [\\p{L}\\d]{1,14}){0,12} (به )?تأخیر افتاد*',
      '(حقوق|دستمزد|مزد)(~شان|~مان)?( [\\p{L}\\d]{1,14}){0,5} (ندیده~اند|نداده~اند|نپرداخته~اند)',
      'عقب~(افتادن|ماندن)( [\\p{L}\\d]{1,12}){0,3} (حقوق|دستمزد|مزد)',
      '(اضافه~کار*|کارانه*|عیدی*|پاداش|سنوات|مزایا*|معوقه*|حق~الزحمه*|مطالبات*|معوقات*|دستمزد*|حقوق)(~شان|~مان)?( [\\p{L}\\d]{1,14}){0,9} (داده نشده*|پرداخت نشده*|پرداخت نکرده*|واریز نکرده*|واریز نشده*|تسویه نشده*|معوق مانده*|به تعویق افتاده*|دریافت نکرده*|خبری نیست)',
      'تأخیر( \\p{L}{1,14}){0,4} پرداخت( \\p{L}{1,10}){0,2} (حقوق|دستمزد*|مزد|کارانه*|اضافه~کار*|مطالبات|معوقات|عیدی)',
      '(کارگران|کارکنان|پرسنل|رانندگان|نیروهای|پرستاران)( \\p{L}{1,20}){1,10} (روز|هفته)( \\p{L}{1,10}){0,2} (اعتراض|اعتصاب|تجمع|تحصن)',
      'ماه(ه)?( \\p{L}{1,12}){0,3} (طلبکاریم|طلبکارند|طلب داریم|طلب دارند)',
      '(حقوق|حقوقی|دستمزد|دستمزدی|مزد|مزدی|عیدی)(~شان|~مان)?( \\p{L}{1,20}){0,3} (نگرفته(~اند|~ایم)?|نگرفتند|نگرفتیم|دریافت نکرد(ند|یم)|دریافت نکرده(~اند|~ایم)?|واریز نشده|نداده~اند|طلب (دارند|داریم))',
      '(حقوق|دستمزد)( \\p{L}{1,20}){0,6} (معوق|دریافت نکرده~اند|پرداخت نشده|طلبکار*)',
    ),
    requires: words(
      '(کارخانه|شرکت|شهرداری|معدن|پروژه|کارگاه|واحد|پالایشگاه|پتروشیمی|راه~آهن|مجتمع|بیمارستان|نیروگاه|فولاد|نساجی|پایانه|بندر|سازمان|نیشکر|کشت و صنعت)',
      '(این|آن) (کارگران|کارکنان)',
    ),
  },
  {
    // «شهرستان … بالاترین نرخ بیکاری را در کشور دارد»
    id: 'rank',
    type: 'unemployment',
    pattern: words(
      '(بالاترین|بیشترین|پایین~ترین|کمترین) نرخ بیکاری( \\p{L}{1,14}){0,8} (دارد|داراست|داشته|اختصاص)',
      'رتبه (اول|نخست|دوم|سوم)( \\p{L}{1,12}){0,2} (نرخ )?بیکاری',
    ),
    requires: plain(/\p{L}/u),
    unless: words('\\d{1,2}(\\.\\d{1,2})? درصد'),
    status: () => 'ongoing',
  },
  {
    id: 'closed',
    type: 'jobs_lost',
    pattern: words(
      '(کارگران|کارکنان|پرسنل)( \\p{L}{1,20}){0,6} (اخراج|تعدیل|بیکار) (شد|شدند|شده|شده~اند)',
      '(از کار |از کارخانه )?(اخراج|تعدیل|بیکار) (شدیم|شده~ایم)',
    ),
    requires: words(
      '(کارخانه|شرکت|معدن|کارگاه|واحد|پالایشگاه|پالایشگاهی|پتروشیمی|نیروگاه|نیروگاهی|پروژه|طرح|مجتمع)',
    ),
  },
  {
    // «هیچ نیرویی تعدیل نشده است»
    id: 'none-lost',
    type: 'jobs_lost',
    pattern: words(
      '(هیچ|هیچ~یک از|هیچ~کدام از|حتی یک)( \\p{L}{1,14}){1,8} (تعدیل|اخراج|بیکار) (نشد*|نکرد*|نمی~شو*|نخواهند شد|نخواهد شد)',
      '(تعدیل|اخراج|بیکاری|بیکار شدن)( \\p{L}{1,14}){0,9} (صحت ندارد|تکذیب|کذب|بی~اساس|شایعه|واقعیت ندارد)',
      '(تعدیل|اخراج)( نیرو*| \\p{L}{1,14}){0,4} (نداریم|نداشته~ایم|نداشتیم|(صورت|انجام) (نگرفته|نگرفت|نشده|نشد)|نخواهیم داشت|نخواهد داشت)',
    ),
    requires: words(
      '(کارگر*|نیرو*|کارکنان|پرسنل|همکار*|کارمند*|کسی|فردی|نفر|شغل*|آن~ها|آنان|ما|تعدیل|بیکار*)',
    ),
    // Jobs kept tell the same from the other side.
    unless: words('(حفظ|محفوظ|تثبیت)'),
    status: () => 'negated',
  },
  {
    id: 'kept',
    type: 'jobs_retained',
    pattern: words('(از )?(تعدیل|اخراج|بیکاری)( \\p{L}{1,20}){0,6} (جلوگیری|پیشگیری) (شد|شده|کرد|کردیم)'),
    status: () => 'done',
  },
]

/** What leads to the worth of a pact, or follows it («۲۸۰ میلیارد ریال ارزش دارد»). */
const WORTH_BEFORE = plain(
  /(?<!\p{L})(?:به|با)[ \n](?:ارزش|مبلغ|اعتبار)(?:[ \n](?:حدود|بیش از|بالغ بر|اولیه))?[ \n]$/u,
)
const WORTH_AFTER = plain(/^(?:[ \n]?ی)?[ \n](?:ارزش|اعتبار)[ \n]دار/u)
/** «تفاهم‌نامه ۵۰ میلیارد تومانی» */
const PACT_BEFORE = plain(/(?<!\p{L})(?:تفاهم ?نامه|قرارداد|توافق ?نامه)[ \n]?ا?ی?[ \n]$/u)

/** The one sum of a sentence that tells what a pact is worth. */
function agreedSum(folded: string, { numbers, range }: Sentence): Money | null {
  const sums = numbers.filter((n) => n.kind === 'money')
  const [sum] = sums
  if (!sum || sums.length > 1) return null
  const before = folded.slice(Math.max(range[0], sum.range[0] - 30), sum.range[0])
  const after = folded.slice(sum.unitRange?.[1] ?? sum.range[1], range[1])
  return WORTH_BEFORE.test(before) || WORTH_AFTER.test(after) || PACT_BEFORE.test(before)
    ? moneyOf(sum)
    : null
}

/** «شش تفاهم‌نامه همکاری»: how many. */
function countOf(
  folded: string,
  { numbers }: Sentence,
  at: Range,
): { quantity: Quantity; range: Range } | null {
  if (!COUNTED_PACT.test(folded.slice(at[0], at[0] + 16))) return null
  const number = numbers.find((n) => n.range[1] < at[0] && folded.slice(n.range[1], at[0]).trim() === '')
  const quantity = number && (number.value ?? 0) > 1 ? quantityOf(number, 'other') : null
  return number && quantity ? { quantity, range: number.range } : null
}

const COUNTED_PACT = plain(/^(?:تفاهم|توافق|پیمان|موافقت)[ \n]?نامه/u)
/** «این تفاهم‌نامه‌ها برای اشتغال‌زایی است»: what the pact of the sentence before is about. */
const THIS_PACT = plain(/^(?:این|موضوع این|هدف (?:از )?این)[ \n](?:تفاهم|توافق|پیمان|موافقت)[ \n]?نامه/u)

const OF_THEM = plain(/^(?:کارگران|آنان|انان|آنها|انها|کارکنان|همه)(?!\p{L})/u)

/** Persian claims that no figure tells. */
export function named(view: View, sentence: Sentence): Candidate[] {
  const { folded } = view
  const found: Candidate[] = []
  for (const rule of occurring(RULES, folded, sentence.range)) {
    const at = first(rule.pattern, folded, sentence.range)
    if (!at) continue
    const sited = rule.sited === true && sentence.places.length > 0
    // «کارگران دو ماه مزد نگرفته‌اند»: of the plant told of before.
    const before = OF_THEM.test(folded.slice(sentence.range[0], at[1]))
      ? view.sentences[sentence.index - 1]
      : undefined
    const behind = rule.type === 'agreement' ? view.sentences[sentence.index + 1] : undefined
    if (
      rule.requires &&
      !sited &&
      !occurs(rule.requires, folded, sentence.range) &&
      !(rule.sited && before && occurs(rule.requires, folded, before.range)) &&
      !(
        behind &&
        THIS_PACT.test(folded.slice(...behind.range)) &&
        occurs(rule.requires, folded, behind.range)
      )
    )
      continue
    if (rule.unless && occurs(rule.unless, folded, sentence.range)) continue
    const clause = clauseAt(sentence, at[0])
    const count = rule.type === 'agreement' ? countOf(folded, sentence, at) : null
    const candidate: Candidate = {
      type: rule.type,
      status: 'done',
      weakStatus: false,
      quantity: count?.quantity ?? null,
      money: rule.type === 'agreement' ? agreedSum(folded, sentence) : null,
      noun: 'other',
      at,
      numberRange: null,
      clause: [clause[0], Math.max(clause[1], at[1])],
      sentence: sentence.index,
      ...UNATTRIBUTED,
      fields: [
        { field: 'type', range: at },
        ...(count ? [{ field: 'quantity' as const, range: count.range }] : []),
      ],
      rule: `fa/named-${rule.id}`,
      trace: [`«${folded.slice(...at)}» says ${rule.type}`],
      cueScore: 3.5,
      inherited: false,
      part: false,
      head: null,
      heading: sentence.heading,
    }
    const own = rule.status?.(folded, [at[0], sentence.range[1]])
    if (own) candidate.status = own
    else {
      const read = status(view, candidate)
      candidate.status = read.status
      candidate.weakStatus = read.weak === true
    }
    candidate.trace.push(`status ${candidate.status}`)
    found.push(candidate)
  }
  return found
}
