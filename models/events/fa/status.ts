import type { EventStatus } from '../../contract.ts'
import type { Range } from '../../text/index.ts'
import type { Candidate } from '../candidate.ts'
import { first, occurs, words } from '../pattern.ts'
import { plain } from '../twins.ts'
import { inTitle, type View } from '../view.ts'
import { closed } from './clauses.ts'
import { AMONG_PROJECTS } from './constants.ts'

const NEGATED = words(
  '(نشد|نشده|نشدند|نکرد|نکرده|نکردند|نخواهد|نخواهند|نیست|نیستند|نبود(?! (نقدینگی|بودجه|اعتبار|مواد|قطعات|سفارش|بازار|سرمایه|نیاز|تقاضا|ارز|برق|گاز))|نداشته|نداشتیم|نداده|نمی~شود|نمی~شوند)( است| اند| شد)?',
  '(تکذیب|لغو|نادرست|کذب|بی~اساس|خلاف واقع|دروغ)',
  '(شایعه|شایعه~ای) (است|بیش نیست)',
  '(نگران|نگرانی)( \\p{L}{1,14}){0,5} (نباشند|ندارند|نباشید)',
  'صحت ندارد',
  'نپرداخت(ه~اند|ه|ند)?',
  'به( (وجود|دست|بار|سرانجام|نتیجه|ثمر|مرحله اجرا|امضا|کار))? (نیامد*|نرسید*|ننشست*)',
  '(تحقق|راه|اختصاص|پایان) نیافت*',
  '(شکل|صورت|انجام|رونق) نگرفت*',
  '(جامه عمل|رنگ واقعیت) (نپوشید*|نگرفت*|به خود ندید*)',
  '(سر کار|سرکار) (نرفت*|نیامد*)',
  'از دست نداد(ند|ه*)?',
  'روی کاغذ (ماند*|باقی ماند*)',
  'شایعه (است|بود|خواند*)',
  'دست~خالی (ماند*|برگشت*)',
)
/** What workers do who will not work. */
const REFUSED = words(
  '(خودداری|امتناع|تحصن|اجتماع) کردند',
  'سر کار (حاضر نشدند|نرفتند|نیامدند)',
  'کار نکردند',
  '(جاده|خیابان|ورودی)( \\p{L}{1,14}){0,4} را بستند',
)
const WITHOUT_WORK = words(
  '(شغل|شغلی|کار|کاری)( \\p{L}{1,12}){0,2} (ندارند|پیدا نکرد*|نیافت*|به دست نیاورد*)',
)
const PLANNED = words(
  'هدف گرفته*',
  'آماده (بهره~برداری|افتتاح|راه~اندازی)( شده)?( است|~اند| هستند| می~باشد| می~باشند)',
  '(خواهد|خواهند|خواهیم) *',
  '(پیش~بینی|هدف~گذاری|برنامه~ریزی)~شده',
  '(پیش~بینی|هدف~گذاری|برنامه~ریزی|قرار (است|بود|بوده)|در نظر است|بنا است|بناست|انتظار می~رود|چشم~انداز|مقرر شد|مقرر شده|در صدد|درصدد|تلاش می~کنیم|تلاش داریم|قصد داریم|قصد دارد|در دستور کار|آینده|برآورد)',
  'از دست می~(دهند|دهد)',
  '(?<!(شمار|حساب|نظر|عمل) )می~(آید|آیند)',
  'می~(پیوندد|پیوندند|شود|شوند|گردد|یابد|یابند|توان|تواند|توانند|کنیم|رساند|رسد|بیند|بینند|گیرند)',
  'در نظر (دارد|دارند|داریم)',
  'در (برنامه|دستور~کار)( \\p{L}{1,14}){0,4} قرار (دارد|گرفت*)',
  'در برنامه( \\p{L}{1,14}){0,4} است',
  '(برنامه|هدف) (داریم|دارد|دارند|ماست)',
  '(پدید|به وجود|به دست) (آید|آیند|بیاید|بیایند)',
  '(نماید|نمایند)',
  'ب(گیریم|دهیم|رسانیم|پذیریم|بریم|یابیم|آوریم|فرستیم|گماریم|کنیم|سازیم)',
  '(شود|شوند|گردد|یابد|یابند|کنند|کند|کنیم|گیرد|گیرند|بگیرند|ببینند|بیاید|بیایند|برسد|برسانیم|(?<!می )باشد|دهند|دهد|رسد)',
  'باید',
  '(بر|باز)~گردند',
  'ب(پیوندد|پیوندند|رسند|یابند|شوند|گردند|روند|برد|برند|رساند|رسانند|گمارد|گمارند|پذیرد|پذیرند|سازد|سازند|کشاند|فرستد|فرستند|دهد|دهند|کند|کنند|زند|آموزد|آموزند|پردازد|پردازند|بخشد|آفریند|اندازد|اندازند|گیرد|گذراند|گذرانند|آورد|آورند|بیند|سپارد|بندد|بندند)',
  '(بیاموزد|بیاموزند|بیابد|بیابند|بیاورد|بیاورند|بیندازد|بیندازند|بیفتد|بیفتند|بیفزاید|بیافریند|برود)',
)
const OF_FORESEEN = words('(تعهد|تعهدات|سهمیه|برنامه|هدف|اشتغال) (پیش~بینی|هدف~گذاری|برنامه~ریزی)~شده')
const COMMITTED = words(
  '(تعهد|تعهدات|متعهد|سهمیه|سهم( امسال)? (این )?(استان|شهرستان|بخش|دستگاه)(?!( \\p{L}{1,14}){0,3} از اشتغال)(?!( \\p{L}{1,14}){0,3} از (این|آن|همین) (?!طرح))|موظف|مکلف|ابلاغ|ابلاغی|تکلیف|ملزم)( شده)?',
  '(?<!به خود )اختصاص (یافت|یافته|داد|داده|دارد|پیدا)',
  'در نظر گرفته (شد|شده|است)*',
  '(تخصیص|(?<!به خود )اختصاص(?! داشت))',
  'در نظر گرفتن',
  '(کنار گذاشته|لحاظ|منظور) شد*',
  'تصویب|مصوب',
)
/** Past verbs that say a figure was reached, whatever was promised. */
const REACHED = words(
  'صورت گرفته( است)?',
  'به (مرحله )?اجرا~در~?(آمد|آمده)( است| اند)?',
  'به~وجود (آمد|آمده|آورد|آورده)( است| اند)?',
  '(محقق|ثبت|ایجاد|احراز|اقدام|فراهم|عملیاتی|حاصل|نهایی|اجرایی|اجرا|برگزار) (شد|شدند|شده|کرد|کردند|کرده|گردید|گردیده|کردیم|کرده~ایم)( است| اند)?',
  'به ثبت (رسید|رسیده|رساندند)( است| اند)?',
  'تحقق (یافت|یافته|پیدا کرده|پیدا کرد)( است)?',
  'دست یافت*',
)
const DONE = words(
  '(رفت|رفتند|آمد|آمدند|نشست|نشستند|فرستاد|فرستادند|گماشتند|گماردند|پذیرفت|پذیرفتند|ساختند|آورد|آوردند|سپرد|سپردند|گذاشت|گذاشتند|بست|بستند|آفرید|آفریدند|زد|زدند|بخشید)',
  '(شد|شدند|کرد|کردند|یافت|یافتند|رسید|رسیدند|دیدند|دید|گرفت|گرفتند|داد|دادند|گردید|گردیدند|بود|داشتند|داشت|گذراندند|آموختند|رساندند|پیوستند|بازگشتند|برگشتند|ماند|ماندند|مانده|فراگرفت*|فرا گرفت*|انداخت|انداختند|انداخته|پرداختی|پرداختیم|شدیم|کردیم|پرداخت|صدور|محقق|تحقق|ثبت(?! نام))',
  '(شده|کرده|یافته|رسیده|دیده|گرفته|داده|گردیده|بوده|گذرانده|برگشته|بازگشته|پرداخته|نموده|زده|خورده|ساخته|آورده|آموخته|رفته|آمده|پذیرفته|نشسته|پیوسته|فرستاده|بسته|گذاشته|سپرده|آفریده)( است|~اند| بود)?',
)
const ONGOING = words(
  'در حال( حاضر)?',
  '(روبه~روست|روبه~رو (است|هستند)|مواجه~اند)',
  '(هستند|است|دارد|دارند|می~کنند|مشغولند|شاغلند|کارند|فعالند|بیکارند|داریم|اند|جریان دارد)',
  'می~(کنند|پردازند|گذرانند)',
)

/** What was told of those counted before the main verb. */
const RELATIVE = /^[^.؛:،]{0,60} که [^.؛:]{2,80}(?:شده|کرده|داده) بودند?[،, ]/u

/** «با وجود ابلاغ ۶۰ میلیارد تومان …» */
const ALLOTTED_BEFORE = plain(/(?<!\p{L})(?:ابلاغ|تخصیص)(?: (?:حدود|بیش از|اعتبار|مبلغ)){0,2} $/u)

/** «سهم استان از این طرح در سال ۹۶، ۱۸۰۰ نفر» */
const SHARE_OF_PLAN = plain(
  /(?<!\p{L})سهم (?:این )?(?:استان|شهرستان)(?: \p{L}{1,12}){0,2} (?:از|در) (?:این )?طرح(?: \p{L}{1,12}){0,3}(?: \d{2,4})?(?: ?،)? $/u,
)

/** What follows the figure that was reached of a promise. */
const OF_PROMISED = plain(
  /^ از (?:کل |مجموع )?\d[\d ]{0,8}(?:هزار )?(?:و \d{1,3} )?(?:(?:مورد|نفر|شغل|فرصت|شغلی) ){0,2}تعهد(?!\p{L})/u,
)

/** What leads to the figure that was reached. */
const REACHED_BEFORE = plain(
  /(?<!\p{L})(?:محقق|تحقق|ایجاد|ثبت) ?(?:شده|یافته)[ :-]{1,3}$|(?<!\p{L})عملکرد[ :-]{1,3}$/u,
)

const COMING = new Set(['jobs_created', 'people_placed'])
/** Something stands already whose jobs the present tense tells of. */
const OPENED = words(
  '(افتتاح|راه~اندازی|بهره~برداری|آغاز|احداث|ساخته|تأسیس|احیا) (شد|شده|شدند|کرد|کرده|گردید|رسید|رسیده)( است)?',
  'به بهره~برداری (رسید|رسیده|رسیدند)*',
  'در حال حاضر',
  'هم~اکنون',
)

const WILL_OPEN =
  '(افتتاح|بهره~برداری|گشایش|راه~اندازی)( \\p{L}{1,8}){0,2} (می~(گیرند|گیرد|رسد|رسند|شود|شوند)|خواه(د|ند) \\p{L}{1,8})'
/** «به بهره‌برداری می‌رسد که …» */
const TO_BE_OPENED = words(
  `${WILL_OPEN} که`,
  'آماده (بهره~برداری|افتتاح|راه~اندازی)( شده)?( است|~اند| هستند) که',
)
const OPENS_SOON = words(WILL_OPEN)

/** «مرحله دوم بهمن‌ماه آماده می‌شود و …» */
const TO_BE_READY = words('(آماده|تکمیل|ساخته)( \\p{L}{1,8}){0,2} (می~(شود|شوند)|خواه(د|ند) شد) و')

const promise = (most: number) =>
  plain(
    new RegExp(
      `(?<!\\p{L})(?:تعهد|سهمیه|متعهد به)(?: (?!(?:از|شامل|معادل|یعنی|تا|تاکنون|با)(?!\\p{L}))\\p{L}{1,14}){0,${most}}(?: (?:سال )?\\d{2,4}(?:(?: (?:از )?\\p{L}{1,12}){0,2}| ?[،,](?: (?:حدود|بیش از|معادل|بالغ بر|برابر با))?))? $`,
      'u',
    ),
  )
const PROMISE_BEFORE = promise(9)
/** Of a sum more may stand between that is another's. */
const PROMISE_BEFORE_SUM = promise(5)

/** «سهم تسهیلات اشتغال امسال این صندوق را ۱۶ میلیارد تومان اعلام کرد» */
const SHARE_BEFORE = plain(
  /(?<!\p{L})سهم (?:\p{L}{1,14} ){0,4}(?:تسهیلات|اعتبار|اعتبارات|وام)(?: \p{L}{1,14}){0,6} $/u,
)

const MUST_BEFORE = plain(
  /(?<!\p{L})باید(?:[ \n]\p{L}{1,14}){0,7}[ \n](?:شود|شوند|کنیم|کند|کنند|برسد|برسیم)[ \n]?،[ \n](?:حدود |بیش از )?$/u,
)

const BY_PROMISE = plain(
  /(?<!\p{L})(?:طبق|بر ?اساس|برابر|مطابق)[ \n](?:تعهد|سهمیه)(?:[ \n]\p{L}{1,14}){0,8}[ \n]?،[ \n]$/u,
)

const AIM_BEFORE = plain(
  /(?<!\p{L})با پیش ?بینی (?:اشتغال|ایجاد|اشتغالزایی)(?: \p{L}{1,14}){0,3} $|(?<!\p{L})(?:برنامه|هدف)(?: \p{L}{1,14}){0,4} (?:ایجاد|آموزش|اموزش|جذب|استخدام) $/u,
)

/** «آغاز اجرای طرح … برای ایجاد اشتغال برای»: what is begun so that it comes. */
const PURPOSE_BEFORE = plain(
  /(?<!\p{L})(?:اغاز|شروع|اجرای|تدوین|تهیه|تصویب|امضای)(?: \p{L}{1,14}){1,6} (?:برای|جهت|به ?منظور|با هدف) (?:ایجاد|اشتغال|اشتغالزایی|جذب|خلق|به ?کار ?گیری)(?: \p{L}{1,14}){0,3} $|(?<!\p{L})با هدف(?: \p{L}{1,14}){1,8} $/u,
)

/** «هدف ما تا پایان سال … است» */
const GOAL_BEFORE = plain(
  /(?<!\p{L})(?:هدف|برنامه|هدفگذاری|هدف گذاری|چشم ?انداز|افق)(?: \p{L}{1,14}){0,6}(?: ?،)? $/u,
)

/** What may be taught is not taught yet; nor is what parties want to work on together. */
const ROOM_BEFORE = plain(
  /(?<!\p{L})(?:ظرفیت|امکان)[ \n](?:\p{L}{1,14}[ \n]){0,2}اموزش(?:[ \n]\p{L}{1,14}){0,3}[ \n]$/u,
)

const LEVELS = new Set(['unemployment', 'employment_level', 'vacancies'])
const COMPARED = '(?<!(نسبت به|مقایسه با|قیاس با)( \\p{L}{1,12}){0,3} )'
/** An earlier time, unless a level is only compared with it. */
const EARLIER = words(
  `${COMPARED}(سال|فصل|دوره|زمان|ماه)( \\p{L}{1,20})? (گذشته|قبل|پیش)( از آن)?`,
  `${COMPARED}(پارسال|مدت مشابه)`,
  '(قبلی|پیشین|زمانی|روزگاری|پیش از این|پیشتر|قبلا|در گذشته)',
  '(پیش|قبل) از( \\p{L}{1,12}){1,5} (دولت|انقلاب|کرونا|طرح)',
)
/** Begins the telling of a level that is past. */
const PAST_LEVEL = words(
  '(این|آن) (رقم|تعداد|شمار|میزان|نرخ|آمار)( \\p{L}{1,10}){0,2} (سال|در سال) \\d{2,4}',
  '(این|آن) (رقم|تعداد|شمار|میزان|نرخ|آمار)( \\p{L}{1,10}){0,2} سال( \\p{L}{1,10})? (پیش|قبل)',
  'پیش از (تعطیلی|توقف|تحریم|آن)',
  'سال~های( \\p{L}{1,10}){0,2} (پررونق|پر رونق|رونق|اوج|دور|خوب)',
)
const TODAY = words('(امروز|اکنون|هم~اکنون|حالا|اینک)')
const WAS = words('(بود|بودند|بوده|داشت|داشتیم|داشتند|می~کردند|می~کرد)')
/** «از ۳۹۰ نفر … به ۱۵۵ نفر رسید»: what a level came from. */
const FROM_BEFORE = plain(/(?<!\p{L})از (?:حدود |بیش از |نزدیک به )?$/u)
const TO_AFTER =
  /^(?:[^.؛:]|\.\d){0,60} به (?:حدود |بیش از |نزدیک به |کمتر از )?(?:\d|یک|دو|سه|چهار|پنج|شش|هفت|هشت|نه|ده|هزار)(?:[^.؛:]|\.\d){0,60}(?:رسید|رسانده|افزایش|کاهش|ارتقا|تنزل|افت)/u
/** The other end of the same. */
const TO_BEFORE = plain(/(?<!\p{L})از (?:[^.؛:]|\.\d){2,60} به (?:حدود |بیش از |نزدیک به |کمتر از )?$/u)
/** The first of two verbs whose auxiliary stands at the end. */
const ELLIPSIS = words('(جذب|پرداخت|محقق|وصول|عملیاتی) و')
export const LICENCE = words(
  '(جواز|مجوز|پروانه|موافقت~نامه)( اصولی)? (تأسیس|احداث|ساخت)( \\p{L}{1,20}){0,12} صادر',
  '(صدور|صادر شدن) (\\d+ )?(فقره )?(جواز|مجوز|موافقت~نامه)( اصولی)? (تأسیس|احداث)',
  '(جواز|موافقت~نامه)( اصولی)? (تأسیس|احداث)',
)
const AXES = words(
  '(محور|محورهای|مباحث|زمینه~های|حوزه~های) (این )?(همکاری|تفاهم~نامه|همکاری~ها)',
  'حول( \\p{L}{1,6}){1,2} محور',
)
const TAUGHT = words(
  '(دیدند|دیده*|آموختند|آموخته*|گذراندند|گذرانده*|فراگرفت*|فرا گرفت*)( اند)?',
  'آموزش (داده شد|داده شده|دادند)',
  'برگزار (شد|شده)',
)
const TAUGHT_ONES = words('(آموزش|مهارت|دوره)~(دیده|دیدگان|آموخته|آموختگان)')
/** A present tense in these tells a state, not a plan. */
const STATES = new Set(['unemployment', 'employment_level', 'labour_dispute'])

/** Workers gather, strike, stop work or complain. */
export const PROTEST = words(
  '(راهی|روانه) (فرمانداری|استانداری|اداره کار|مجلس|وزارت کار)( \\p{L}{1,12}){0,3} شد*',
  '(شکایت|شکوائیه|دادخواست)( \\p{L}{1,14}){0,8} (بردند|کردند|دادند|برده~اند|کرده~اند|داده~اند|ثبت|تسلیم|طرح)',
  '(تجمع|اعتصاب|اعتراض|تحصن)( \\p{L}{1,20}){0,2} (کردند|کرد|شد|برگزار)',
  'لب به اعتراض گشود*',
  'با (اعتصاب|تجمع|تحصن)( \\p{L}{1,14}){0,8} (خواستار|خواهان)( \\p{L}{1,14}){1,6} شدند',
  '(اعتراض|تجمع|اعتصاب|تحصن)( [\\p{L}\\d]{1,14}){0,9} (خاتمه|پایان) (یافت|گرفت|داد*)',
  '(دست از کار|از کار دست) (کشیدند|کشیده)',
  'را (متوقف (کردند|کرده)|خواباند*)',
  '(گرد هم|گردهم) (آمدند|آمده)',
  '(اعتصاب|تجمع|تحصن)( \\p{L}{1,14}){0,8} پایان (یافت|گرفت)',
  'دست به( \\p{L}{1,12}){1,2} (زدند|زده)',
  '(در|به نشانه) اعتراض به',
  'زمین گذاشت(ند|ه~اند)',
  '(تجمع|اعتصاب|تحصن)( صنفی| اعتراضی)?( \\p{L}{1,12}){0,2} (دیروز|امروز|روز گذشته)',
  '(مقابل|برابر|جلوی)( \\p{L}{1,14}){1,7} (جمع شد*|گرد آمد*|ایستاد*|صف کشید*)',
  'با (اعتصاب|تجمع|تحصن)( \\p{L}{1,14}){0,5} (خواستار|خواهان|خواستند)',
  '(این|آن) (اعتصاب|تجمع|تحصن) (بودند|بوده~اند)',
  '(شمار|تعداد) (تجمع|اعتصاب|اعتراض)~کنندگان',
  '(اعتصاب|تجمع|تحصن|اعتراض)( \\p{L}{1,12}){0,3} (شرکت|حضور) (داشت*|کرد*|یافت*)',
)

/**
 * Status of a Persian claim. The verb comes last, so the words after the figure are read first, then the clause;
 * a denied verb wins, then what is yet to come, then what was reached, then what was promised.
 */
export function status(
  view: View,
  candidate: Candidate,
): { status: EventStatus; rule: string; weak?: boolean; own?: boolean; range?: Range } {
  const { folded } = view
  const { clause, at, type } = candidate
  const sentence = view.sentences[candidate.sentence]!
  const next = sentence.clauses[sentence.clauses.findIndex((c) => c[0] === clause[0]) + 1]
  // «۳۵ کارگر که تیرماه بیکار شده بودند، به کار بازمی‌گردند»: the main verb stands behind the relative clause.
  const relative = RELATIVE.exec(folded.slice(at[1], Math.min(clause[1], at[1] + 160)))
  const cue = candidate.fields.find(({ field }) => field === 'type')?.range
  // «۱۳۶ نفر معرفی شدند و از شهریور مشغول به کار می‌شوند»: the verb of the clause that tells of the work.
  const second = next && cue && cue[0] >= clause[1] && cue[1] <= next[1] && closed(folded, clause)
  const tail: Range = second ? [clause[1], next[1]] : [at[1] + (relative?.[0].length ?? 0), clause[1]]
  const hasVerb = first(DONE, folded, tail) ?? first(ONGOING, folded, tail) ?? first(PLANNED, folded, tail)
  const reach: Range =
    !hasVerb && next && !/[:؛;]/.test(folded[clause[1] - 1] as string) ? [tail[0], next[1]] : tail
  const inTail = (pattern: RegExp) => outsideTitles(view, first(pattern, folded, reach))
  const inClause = (pattern: RegExp) => outsideTitles(view, first(pattern, folded, clause))

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
  // «از ۳۹۰ نفر در تیر پارسال به ۱۵۵ نفر رسید»
  const came =
    STATES.has(type) &&
    FROM_BEFORE.test(folded.slice(Math.max(clause[0], at[0] - 24), at[0])) &&
    TO_AFTER.test(folded.slice(at[1], Math.min(sentence.range[1], at[1] + 140)))
  if (came) return { status: 'done', rule: 'came-from' }
  if (STATES.has(type) && TO_BEFORE.test(folded.slice(Math.max(clause[0], at[0] - 100), at[0])))
    return { status: 'ongoing', rule: 'came-to', own: true }
  if (type === 'labour_dispute') {
    const payment = occurs(words('پرداخت (حقوق|دستمزد*|مزد|مطالبات|معوقات|عیدی|طلب)'), folded, clause)
    const paid =
      inTail(
        words(
          'ریخته شد*',
          '(پرداخت|وصول|تسویه|واریز|دریافت|صاف)( و( \\p{L}{1,12}){1,5})? (شد|شده|کرد|کردند|گردید)( است)?',
          'به (حساب|کارت)*( \\p{L}{1,12}){0,3} (نشست|نشسته|ریخته|ریختند|رفت|رفته|آمد|آمده|واریز)',
          'به (حق و حقوق|حقوق|مطالبات|طلب|حق)(~شان| خود)?( \\p{L}{1,12}){0,2} (رسیدند|رسیده~اند)',
          '(حقوق|مطالبات|طلب|مزد|دستمزد)(~شان| خود)( را)? (گرفتند|گرفته~اند|دریافت کردند)',
        ),
      ) ?? (payment ? inTail(words('(انجام|صورت|محقق|نهایی) (شد|شده|گرفت|گرفته)( است)?')) : null)
    if (paid) return { status: 'done', rule: 'paid', range: paid }
    // «تا پایان هفته پرداخت می‌شود»
    const toPay = occurs(
      words('تا (پایان|آخر)', '(هفته|ماه) (آینده|جاری)', '(فردا|به~زودی|قرار است|وعده|قول|خواهد)'),
      folded,
      clause,
    )
      ? inTail(
          words('(پرداخت|واریز|تسویه|وصول) (می~شود|می~شوند|خواهد شد|خواهند شد|می~کند|می~کنیم|خواهد کرد|شود)'),
        )
      : null
    if (toPay) return { status: 'planned', rule: 'to-pay', range: toPay }
    const protest =
      inClause(REFUSED) ??
      inClause(PROTEST) ??
      // «… تجمع کردند. شمار این پرستاران حدود ۱۲۰ نفر بود»
      (view.grammar.headcount?.test(folded.slice(Math.max(sentence.range[0], at[0] - 44), at[0]))
        ? (first(PROTEST, folded, sentence.range) ??
          first(PROTEST, folded, (view.sentences[sentence.index - 1] ?? sentence).range))
        : null)
    return protest ? { status: 'done', rule: 'protest', range: protest } : { status: 'ongoing', rule: 'owed' }
  }
  // «از تعهد ۴ هزار نفری …»: the figure is the promise, whatever was reached of it.
  // «از ۶۰ میلیارد تومان سهم …، ۴۲ میلیارد پرداخت شده است»: the whole was allotted.
  if (
    candidate.noun === 'money' &&
    type === 'employment_support' &&
    FROM_BEFORE.test(folded.slice(Math.max(clause[0], at[0] - 24), at[0])) &&
    sentence.numbers.some((n) => n.kind === 'money' && n.range[0] >= at[1])
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
  if (AIM_BEFORE.test(folded.slice(Math.max(clause[0], at[0] - 48), at[0])))
    return { status: 'planned', rule: 'aim-noun' }
  if (COMING.has(type) && PURPOSE_BEFORE.test(folded.slice(Math.max(clause[0], at[0] - 110), at[0])))
    return { status: 'planned', rule: 'purpose' }
  if (GOAL_BEFORE.test(folded.slice(Math.max(clause[0], at[0] - 60), at[0])) && !STATES.has(type)) {
    const copula = inTail(words('(است|می~باشد|بود|قرار داد*)'))
    if (copula && !inTail(REACHED)) return { status: 'planned', rule: 'aim-noun', range: copula }
  }
  if (type === 'training') {
    if (ROOM_BEFORE.test(folded.slice(Math.max(clause[0], at[0] - 60), at[0])))
      return { status: 'planned', rule: 'room' }
    // What parties talk of working on together is still to come.
    const axes = outsideTitles(view, first(AXES, folded, [sentence.range[0], at[0]]))
    if (axes && !inTail(TAUGHT)) return { status: 'planned', rule: 'axes', range: axes }
    // «سالانه … آموزش می‌بینند»: as things are.
    const yearly =
      occurs(words('(سالانه|هر سال|ماهانه|هر ماه)'), folded, clause) &&
      !occurs(words('(تا|آینده|برنامه|پایان)', '(خواهد|خواهند) *'), folded, clause)
        ? inTail(words('می~(بینند|گیرند|آموزند|گذرانند|شود|شوند|دهند|دهد)'))
        : null
    if (yearly) return { status: 'ongoing', rule: 'yearly', range: yearly }
    // What a pact is for is still to come.
    const pact = inClause(words('(?<!در راستای (این )?)(تفاهم~نامه|قرارداد|توافق~نامه)(~ای|~ی)?'))
    if (pact && !inTail(TAUGHT)) return { status: 'planned', rule: 'pact', range: pact }
    // «با آموزش ۱۸۰ هزار نفر آغاز شد»: what it began with is done.
    const means = plain(/(?<!\p{L})با (?:اموزش|مهارت ?اموزی)(?: \p{L}{1,12}){0,3} $/u).test(
      folded.slice(Math.max(clause[0], at[0] - 40), at[0]),
    )
    const now =
      inClause(words('در این (دوره|دوره~ها|کلاس|کلاس~ها|کارگاه)')) &&
      inTail(words('می~(بینند|گذرانند|آموزند)'))
    if (now) return { status: 'ongoing', rule: 'begun', range: now }
    const learning =
      inTail(words('(دوره|دوره~های|کلاس)( [\\p{L}،,]{1,14}){0,8} می~گذرانند')) ??
      inTail(words('(یاد|فرا) می~(گیرند|گیرد)', 'می~آموز(ند|د)')) ??
      inTail(
        words(
          '(در حال|مشغول|سرگرم) (آموختن|یادگیری|فراگیری|فرا گرفتن|گذراندن|آموزش|کارآموزی|مهارت~آموزی)(~اند)?',
        ),
      ) ??
      (inClause(words('(هم~اکنون|در حال حاضر|اکنون)'))
        ? inTail(words('می~(بینند|گذرانند|آموزند|گیرند)'))
        : null)
    if (learning) return { status: 'ongoing', rule: 'begun', range: learning }
    // «تا پایان سال ۱۰۰ هزار سرباز … شرکت می‌کنند»
    const byTheEnd = occurs(
      words('تا (پایان|آخر) (سال|امسال|ماه|تابستان|پاییز|زمستان|بهار)(?! گذشته)'),
      folded,
      clause,
    )
      ? inTail(words('(شرکت|دریافت) می~(کنند|کند)'))
      : null
    if (byTheEnd) return { status: 'planned', rule: 'to-come', range: byTheEnd }
    const prepared = inTail(words('(تدارک دیده|چیده|پیش~بینی) شد*'))
    if (prepared) return { status: 'planned', rule: 'prepared', range: prepared }
    const opens = first(words('(آغاز|شروع) (دوره|دوره~های|کلاس|کلاس~های)'), folded, [clause[0], at[0]])
    if (opens && inTail(words('خبر داد'))) return { status: 'ongoing', rule: 'begun', range: opens }
    const begun = means ? null : inTail(words('(آغاز|شروع) (شد|شده|کرد|کرده|کردند)( است|~اند)?'))
    if (begun) return { status: 'ongoing', rule: 'begun', range: begun }
  }
  const risk =
    type === 'jobs_lost'
      ? (inClause(
          words(
            'در (آستانه|معرض|خطر)',
            'به مویی بند',
            '(سرنوشت|آینده|وضعیت) (شغلی|کاری)',
            '(خطر|احتمال|بیم)( \\p{L}{1,12}){0,4} (بیکاری|بیکار شدن|تعدیل|اخراج)',
            'تهدید می~(شود|شوند|کند)',
            '(نگران|دلواپس)',
          ),
        ) ?? first(words('(بیم|خطر)( آن| این)? (می~رود|هست|وجود دارد)'), folded, [sentence.range[0], at[0]]))
      : null
  const given = risk ? first(words('(اگر|چنانچه|در صورت)'), folded, [sentence.range[0], at[0]]) : null
  if (given) return { status: 'planned', rule: 'at-risk-if', range: given }
  if (risk) return { status: 'ongoing', rule: 'at-risk', range: risk }
  // «برای اشتغال ۴۵۰ زن تفاهم‌نامه بستند»: what a pact is for is still to come.
  const aim =
    type === 'jobs_created' || type === 'people_placed'
      ? (inTail(words('تفاهم~نامه', 'قرارداد همکاری')) ??
        outsideTitles(view, first(words('تفاهم~نامه(~ای)?', 'توافق~نامه(~ای)?'), folded, [clause[0], at[0]])))
      : null
  if (aim && occurs(words('برای', 'جهت', 'به~منظور', 'با هدف'), folded, [clause[0], at[0]]))
    return { status: 'planned', rule: 'pact', range: aim }
  // «خواستار … تا جذب ۳۲۰ نیرو شد»: what is asked for.
  const asked = inClause(words('(خواستار|خواهان)'))
  if (asked && asked[0] < at[0] && COMING.has(type)) return { status: 'planned', rule: 'asked', range: asked }
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
  const taken = words('(جذب|استخدام|مشغول|به~کار گرفته|شاغل|صاحب (شغل|کار)) (شد|شدند|شده)( است|~اند)?')
  if (pledged && !inTail(REACHED) && !inTail(taken))
    return { status: 'committed', rule: 'promised', range: pledged, own: true }
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
  // «با سهمیه سه درصدی استخدام شدند»
  const reached = inTail(REACHED) ?? (type === 'people_placed' ? inTail(taken) : null)
  // «شمار بیکارشدگان را ۹ هزار نفر برآورد کرد»: an estimate of what happened.
  const estimated = type === 'jobs_lost' ? inTail(words('برآورد (کرد|شد|شده)*')) : null
  // «با ۴۹ درصد از تعهدات پیش‌بینی‌شده …»: a share of what was foreseen.
  const foreseen = candidate.quantity?.unit === 'percent_of_plan' && inTail(OF_FORESEEN)
  const planned =
    estimated || foreseen
      ? null
      : (inTail(PLANNED) ??
        // «می‌توان برای هزار نفر شغل ایجاد کرد»
        (COMING.has(type) ? first(words('می~توان'), folded, [clause[0], at[0]]) : null))
  if (STATES.has(type)) {
    const change = inTail(words('(کاهش|افزایش) (یافت|یافته|داشت|داشته)( است)?'))
    if (change && candidate.quantity?.unit === 'percentage_points')
      return { status: 'done', rule: 'change', range: change }
    if (candidate.quantity?.unit === 'percentage_points' && !planned)
      return { status: 'done', rule: 'change' }
    const future = inTail(words('(خواهد|خواهند) *', 'برسد|برسانیم|پیش~بینی', 'انتظار می~رود', 'افزایش یابد'))
    if (future) return { status: 'planned', rule: 'future', range: future }
    // «… ۶.۹ درصد و در مدت مشابه پارسال ۷.۸ درصد»: what stands before another figure is of that one.
    const another = sentence.numbers.some((n) => n.range[0] >= at[1] && n.range[1] <= clause[1])
    // «روزگاری ۱۱۰۰ کارگر داشت، امروز با ۲۸۰ نفر …»: what stands before the figure before is of that one.
    const earlier = sentence.numbers.findLast((n) => n.range[1] <= at[0] && n.range[0] >= clause[0])
    const from = earlier && occurs(TODAY, folded, [earlier.range[1], at[0]]) ? earlier.range[1] : clause[0]
    // «از … پارسال به ۲۷۱۵ نفر رسید»: the level now.
    const here = TO_BEFORE.test(folded.slice(Math.max(clause[0], at[0] - 100), at[0]))
    const past = here
      ? null
      : outsideTitles(view, first(EARLIER, folded, [from, another ? at[0] : clause[1]]))
    if (past) return { status: 'done', rule: 'earlier-level', range: past }
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
  // «افتتاح می‌شود که برای … شغل ایجاد می‌کند»: the present tells of what is to come unless something was opened before.
  if (COMING.has(type)) {
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
  }
  if (type === 'vacancies') {
    const call = inTail(words('فراخوان (داد|زد|منتشر کرد|صادر کرد)', 'آگهی (داد|زد|منتشر کرد)'))
    if (call) return { status: 'planned', rule: 'call', range: call }
    const hiring = inTail(
      words(
        '(استخدام|جذب) می~(کند|کنند|کنیم)',
        '(نیرو )?می~(گیرد|گیرند|گیریم|پذیرد|پذیرند|پذیریم)',
        '(برپا|برگزار|عرضه) می~(کند|کنند)',
      ),
    )
    // An advertisement with a term is open now.
    if (hiring && !occurs(words('آگهی', 'مهلت', '(ثبت|نام)~(نام|نویسی)'), folded, sentence.range))
      return { status: 'planned', rule: 'hiring', range: hiring }
  }
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
  const forecast =
    estimated || foreseen
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
  if (promised) return { status: 'committed', rule: 'promised', range: promised }
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
  // «اشتغال‌زایی برای ۲۳ نفر … از پروژه‌هایی است که افتتاح می‌شوند»: the projects' verb comes last.
  const toOpen = COMING.has(type)
    ? first(
        words(
          '(افتتاح|بهره~برداری|گشایش)( \\p{L}{1,8}){0,2} (قرار )?(می~(گیرند|گیرد|رسد|رسند|شود|شوند)|خواه(د|ند) *)',
          '(قابل|آماده|در دست|در انتظار) (افتتاح|بهره~برداری|گشایش)',
        ),
        folded,
        [at[1], sentence.range[1]],
      )
    : null
  if (toOpen) return { status: 'planned', rule: 'to-open', range: toOpen }
  // «۱۸ طرح افتتاح خواهد شد که برای ۵۴ نفر شغل به همراه دارد»
  const openedFirst = COMING.has(type) ? first(TO_BE_OPENED, folded, [sentence.range[0], at[0]]) : null
  if (openedFirst && inTail(words('(به همراه|در پی|به دنبال) (دارد|دارند)', 'شاغل (است|هستند)', 'است')))
    return { status: 'planned', rule: 'to-open', range: openedFirst }
  // «به بهره‌برداری می‌رسد. از جمله این طرح‌ها کارگاهی با اشتغال ۵۵ نفر است»: the projects' verb.
  if (COMING.has(type) && occurs(AMONG_PROJECTS, folded, sentence.range)) {
    const opening = opensSoon(view, candidate.sentence)
    if (opening) return { status: 'planned', rule: 'to-open', range: opening }
  }
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

function outsideTitles(view: View, range: Range | null): Range | null {
  return range && !inTitle(view, range) ? range : null
}
