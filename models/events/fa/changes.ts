import type { NumberMention } from '../../numbers/index.ts'
import { plain } from '../twins.ts'
import type { Sentence, View } from '../view.ts'

/** «نسبت به فصل مشابه سال قبل سه درصد …»: by how much it changed. */
const COMPARED_BY = plain(
  /(?<!\p{L})(?:نسبت به|در مقایسه با|در قیاس با)[ \n](?:فصل |مدت |دوره |زمان )?(?:مشابه )?(?:در )?(?:سال|فصل|دوره|ماه)[ \n](?:\p{L}{1,8}[ \n]){0,2}$/u,
)
/** What a rate that was compared with had been. */
const WAS_THEN = plain(/^[ \n]?(?:درصد)?[ \n،]{0,2}(?:اعلام|ثبت|گزارش|رسید|به )/u)

const BEFORE = /(?:رشد|کاهش|افزایش)(?:[ \n](?:حدود|بیش از|نزدیک به|قابل توجه))?[ \n]$/u
const AFTER = plain(/^[ \n،]{1,2}(?:رشد|کاهش|افزایش|بیشتر|کمتر|بالاتر)(?!\p{L})/u)

/** «کاهش ۲.۱ درصدی نرخ بیکاری», «نرخ بیکاری ۱.۲ درصد کاهش یافت»: the change of a rate is told where no rate is. */
const RATE_AFTER = plain(/^[ \n]?(?:ی[ \n])?(?:\p{L}{1,12}[ \n]){0,2}نرخ[ \n](?:بیکاری|مشارکت)/u)
const RATE_BEFORE = plain(/نرخ[ \n](?:بیکاری|مشارکت)(?:[ \n]\p{L}{1,14}){0,6}[ \n]$/u)

/** «پنج میلیارد تومان وام ازدواج»: loans without a purpose of work. */
const OTHER_LOAN = plain(
  /^[ \n](?:وام|تسهیلات)(?:[ \n]قرض[ \n]?الحسنه)?[ \n](?:کارگشایی|ازدواج|مسکن|ودیعه|ضروری|درمان|درمانی|فرزند\p{L}*|جهیزیه|خرید)(?!\p{L})/u,
)

const CHANGED_TO = plain(
  /^[ \n]?(?:واحد[ \n])?(?:درصد[ \n]?)?(?:ی[ \n])?(?:کاهش|افزایش|رشد|افت|بهبود)[ \n،,]{1,2}(?:نسبت به (?:\p{L}{1,12}[ \n،,]{1,2}){1,5})?(?:به |رقم |معادل )?\d{1,2}(?:[./]\d{1,2})?[ \n]?(?:درصد|%)/u,
)

/** What a project costs is no money for work. */
const COST_BEFORE =
  /(?<!کمک ?)(?:هزینه|هزینه ?کرد|سرمایه|سرمایه ?گذاری|اورده|ارزش|فروش|درامد)(?: ?ای)?[ \n](?:بالغ بر|معادل|به مبلغ|به ارزش|حدود|بیش از|نزدیک به|افزون بر)?[ \n]?$/u

const PAID_OUT = plain(/^[^.؛:،]{0,60}در (?:جریان|حال|نوبت|دست|صف) پرداخت(?!\p{L})/u)

/** «آمار از افزایش ۱۵۰ نفری اشتغال حکایت دارد»: by how much a level grew. */
const GREW_BY = plain(
  /^[ \n]?نفری[ \n](?:\p{L}{1,14}[ \n]){1,6}(?:نسبت به|در مقایسه با|در قیاس با|حکایت|خبر می)/u,
)

/** «۲۵ درصد به تعهد … افزوده شده» */
const ADDED = plain(/^[ \n](?:به|از)[ \n](?:\p{L}{1,12}[ \n]){1,6}(?:افزوده|اضافه|کاسته|کم)[ \n]شد/u)

const POOL = plain(
  /(?<!\p{L})(?:از (?:بین|میان)|(?:نیمی|نصف|بخشی|شماری|تعدادی|برخی|یکی|سومی|ثلث|سوم|چهارم|پنجم) از)[ \n](?:این |حدود |بیش از )?$/u,
)

/** Those who sat an examination are neither placed nor openings. */
const ENTRANTS = plain(
  /^[ \n](?:نفر |هزار )?(?:داوطلب|متقاضی|شرکت[ ]?کننده)[ \n](?:\p{L}{1,12}[ \n]){0,3}(?:(?:شرکت|رقابت) (?:کرد|می)|برای[ \n])/u,
)

/** «از سوی ۷۰ کارفرما»: who offers, not who is wanted. */
const EMPLOYERS = plain(/^[ \n](?:نفر[ \n])?(?:کارفرما|شرکت|کارخانه)(?!\p{L})/u)
const OFFERED_BY = plain(/(?<!\p{L})(?:از سوی|توسط|با (?:حضور|مشارکت|همکاری))[ \n](?:حدود |بیش از )?$/u)

/** «از ۲۱۵ دانش‌آموخته … ۱۶۰ نفر جذب شدند»: those of whom some were taken. */
const OF_WHOM = plain(
  /^[ \n](?:نفر[ \n])?(?:(?:دانش ?اموخته|فارغ ?التحصیل|داوطلب|شرکت ?کننده|کارجو|متقاضی)(?!\p{L}))[^.؛:،0-9]{0,60}[ \n]\d[\d ]{0,8}(?:هزار )?(?:و \d{1,3} )?نفر[^.؛:]{0,40}(?:جذب|استخدام|مشغول|شاغل|پذیرفته|وارد)/u,
)
const FROM = plain(/(?<!\p{L})از[ \n](?:(?:مجموع|کل)[ \n])?$/u)

/** «تعداد اعضای آن‌ها ۹۱۲ نفر»: members are no workers. */
const MEMBERS_BEFORE = plain(/(?<!\p{L})(?:اعضا|اعضای|عضویت)(?:[ \n]\p{L}{1,10}){0,3}[ \n]$/u)

/** «با ۱۴۲ هزار نفر افزایش به ۸ میلیون نفر رسید»: by how much a level grew that stands behind. */
const GREW =
  /^[ \n]?(?:نفر|شغل|شاغل)[ \n](?:افزایش|رشد|کاهش|ریزش|افت)[^.؛:]{0,60}[ \n]به[ \n](?:\d|یک|دو|سه|چهار|پنج|شش|هفت|هشت|نه|ده)/u

/** «۳۱۲ هزار نفر بیشتر شده است»: by how much. */
const MORE = plain(
  /^[ \n]?(?:نفر|شغل|شاغل|کارگر|بیکار)[ \n](?:(?!بود)\p{L}{1,8}[ \n]){0,2}(?:بیشتر|کمتر|افزایش|کاهش|رشد)[ \n](?:شد|داشت|یافت|پیدا|را (?:نشان|تجربه)|نشان|است)/u,
)

const OF_THINGS = plain(
  /(?<!\p{L})(?:تعداد|شمار)[ \n](?:شرکت|واحد|کارگاه|تعاونی|کارخانه|روستا|مدرسه)[ \n]?ها(?:ی)?(?:[ \n]\p{L}{1,12}){0,3}[ \n](?:به|از)[ \n]$/u,
)

const WHICHEVER = /هایی که[ \n](?:زیر[ \n]|بالای[ \n]|کمتر از[ \n]|بیش از[ \n])?$/u

/** «اگر حمایت شود، شمار … را تا ۱۳۰ نفر افزایش می‌دهد» */
const IF_BEFORE = plain(
  /(?<!\p{L})(?:اگر|چنانچه)(?!\p{L})(?:(?!(?:اما|ولی)[ \n](?:هم ?)?(?:اکنون|در حال|در شرایط|امروز|تاکنون))[^.؛:])*$/u,
)

/** «شهرهای زیر ۱۰ هزار نفر»: how many live there. */
const LIVING_BEFORE = plain(
  /(?<!\p{L})(?:شهر|شهرها|شهرهای|روستا|روستاها|روستاهای|نقاط|مناطق|جمعیت)(?:[ \n](?:شهری|روستایی|با جمعیت|دارای|با)){0,2}[ \n]$/u,
)
const BOUND_BEFORE = /(?:زیر|بالای|کمتر از|بیش از|بالغ بر|حدود)[ \n]$/u

/** «متوسط اعضا و شاغل به ترتیب ۳۱ و ۱۶ نفر»: an average counts nobody. */
const AVERAGE_BEFORE = plain(
  /(?<!\p{L})(?:متوسط|میانگین|معدل)[ \n](?:تعداد[ \n])?(?:اعضا|اعضای|شاغل|شاغلان|کارکنان|کارگران)(?:[ \n][\p{L}\d]{1,12}){0,10}[ \n]$/u,
)

/** «… فعال‌اند که ۲۷۰ نفر آن‌ها بیمه هستند»: who they are. */
const COMPOSITION = plain(
  /^[ \n]?(?:هزار[ \n])?نفر[ \n](?:از[ \n])?(?:انان|انها|ان[ \n]?ها|این افراد|این زنان|این کارگران|ایشان)(?:[ \n]\p{L}{1,14}){0,2}[ \n](?:زن|زنان|مرد|مردان|بانوان|بومی|متاهل|بیمه|ایثارگر|معلول)[ \n](?:را[ \n])?(?:هستند|است|اند|بودند|تشکیل|شده ?اند|شدهاند)/u,
)

/** «۳۹۰۰ میلیارد تومان اعتبار …، ۲۲ درصد آن تخصیص یافته»: a share of money. */
const MONEY_BEFORE = plain(/(?<!\p{L})(?:اعتبار|اعتبارات|بودجه|منابع|تسهیلات)(?!\p{L})[^.؛]{0,90}$/u)

/** «از هر صد جوان ۱۸ نفر بیکارند»: a ratio, no counts. */
const OF_EVERY = plain(/(?<!\p{L})از هر[ \n](?:\d{1,4}|ده|صد|هزار)?[^.؛:]{0,24}$/u)

/** «وام ۵۰ میلیون تومانی»: what each of them gets. */
const EACH = 1e10

/** «نه کارگر ضرر ببیند نه کارفرما»: neither … nor, not nine. */
const NEITHER = /(?<!\p{L})نه[ \n]\p{L}/gu

/** «۴۱ هزار نفر دوره معادل ۶ میلیون نفرساعت»: the same told in another unit. */
const SAME_AS = plain(/(?<!\p{L})(?:معادل|به میزان)[ \n](?:حدود |بیش از |نزدیک به )?$/u)
const HOURS = /^[ \n]?نفر[ \n-]{0,3}(?:ساعت|دوره)/u

const NOT_AT_WORK = plain(
  /^[ \n]?(?:نفر|تن)[ \n](?:جمعیت|مستمری ?بگیر|بازنشسته|بازمانده|از کار افتاده|وظیفه ?بگیر)/u,
)
/** What a percentage may be of that is no work. */
const OF_GOODS = plain(
  /^[ \n](?:از[ \n])?(?:انرژی|تولید|صادرات|واردات|نیاز|غذا|ارزش افزوده|درامد|محصول|کالا|مساحت|اقتصاد|سرمایه)(?!\p{L})(?! (?:و|ات) اشتغال)/u,
)
/** «۵۰ درصد مشاغل برای مددجویان و ۵۰ درصد برای بیکاران»: for whom the jobs are. */
const OF_JOBS = plain(/درصد[ \n](?:از[ \n])?(?:این[ \n])?(?:مشاغل|شغل ?ها|فرصت ?ها)/u)
const FOR_WHOM = plain(/^[ \n](?:(?:از[ \n])?(?:این[ \n])?(?:مشاغل|شغل|فرصت)|برای|به)(?!\p{L})/u)
/** Places and sizes that a figure counts. */
const UNITS = plain(/^[ \n](?:منطقه|روستا|روستای|ابادی|شهرستان|نقطه|محله|هکتار|کیلومتر)(?!\p{L})/u)

/** «رشد ۵ درصدی», «۷ درصد کاهش»: the change of something, not its level; «از بین ۹ هزار متقاضی»: the choice, not the chosen. */
export function isChange(view: View, sentence: Sentence, number: NumberMention): boolean {
  const start = Math.min(number.range[0], number.boundRange?.[0] ?? number.range[0])
  // «جمعیت ۱۵ ساله و بیشتر»: an age.
  if (plain(/^[ \n]?سال(?:ه|گی)(?!\p{L})/u).test(view.folded.slice(number.range[1], number.range[1] + 8)))
    return true
  // «۹۶ هزار نفر جمعیت تحت پوشش», «۷۴ هزار نفر مستمری‌بگیر»: none who work or want to.
  if (NOT_AT_WORK.test(view.folded.slice(number.range[1], number.range[1] + 24))) return true
  // «در ۳ هزار و ۹۰۰ منطقه»: where, not how many.
  if (number.kind === 'cardinal' && UNITS.test(view.folded.slice(number.range[1], number.range[1] + 12)))
    return true
  if (POOL.test(view.folded.slice(Math.max(sentence.range[0], start - 18), start))) return true
  if (
    number.kind === 'cardinal' &&
    FROM.test(view.folded.slice(Math.max(sentence.range[0], start - 12), start)) &&
    OF_WHOM.test(view.folded.slice(number.range[1], Math.min(sentence.range[1], number.range[1] + 160)))
  )
    return true
  if (
    EMPLOYERS.test(view.folded.slice(number.range[1], number.range[1] + 20)) &&
    OFFERED_BY.test(view.folded.slice(Math.max(sentence.range[0], start - 24), start))
  )
    return true
  if (number.kind === 'cardinal') {
    // «باید تعداد شرکت‌ها به ۱۵۰ و اشتغال به …»
    if (OF_THINGS.test(view.folded.slice(Math.max(sentence.range[0], start - 50), start))) return true
    if (
      plain(/(?<!\p{L})(?:نسبت به|مقایسه با|قیاس با)(?!\p{L})/u).test(
        view.folded.slice(sentence.range[0], start),
      ) &&
      !plain(/(?<!\p{L})به[ \n](?:حدود |بیش از |نزدیک به )?$/u).test(
        view.folded.slice(Math.max(0, start - 12), start),
      ) &&
      MORE.test(view.folded.slice(number.range[1], Math.min(sentence.range[1], number.range[1] + 60)))
    )
      return true
    const behind = view.folded.slice(number.range[1], Math.min(sentence.range[1], number.range[1] + 90))
    if (GREW.test(behind)) return true
    if (
      plain(/(?<!\p{L})(?:رشد|افزایش|کاهش)[ \n]$/u).test(view.folded.slice(Math.max(0, start - 8), start)) &&
      GREW_BY.test(behind)
    )
      return true
    if (
      IF_BEFORE.test(view.folded.slice(Math.max(sentence.range[0], start - 160), start)) &&
      !plain(/(?<!\p{L})(?:خواه(?:د|ند|یم)|(?:خطر|معرض|آستانه|استانه)[ \n](?:بیکاری|تعدیل|اخراج))/u).test(
        view.folded.slice(start, sentence.range[1]),
      )
    )
      return true
  }
  if (
    number.kind === 'cardinal' &&
    OF_EVERY.test(view.folded.slice(Math.max(sentence.range[0], start - 40), start))
  )
    return true
  // «پروژه‌های فاز ۱۱»
  if (
    plain(/(?<!\p{L})(?:فاز|فازهای|شماره|کیلومتر)[ \n]$/u).test(
      view.folded.slice(Math.max(0, start - 10), start),
    )
  )
    return true
  if (COMPOSITION.test(view.folded.slice(number.range[1], number.range[1] + 80))) return true
  if (
    number.kind === 'percent' &&
    plain(/^(?:[ \n]?درصد)?[ \n](?:از[ \n])?(?:ان|این)(?!\p{L})/u).test(
      view.folded.slice(number.range[1], number.range[1] + 16),
    ) &&
    MONEY_BEFORE.test(view.folded.slice(Math.max(sentence.range[0], start - 120), start))
  )
    return true
  if (AVERAGE_BEFORE.test(view.folded.slice(Math.max(sentence.range[0], start - 90), start))) return true
  if (MEMBERS_BEFORE.test(view.folded.slice(Math.max(sentence.range[0], start - 40), start))) return true
  if (
    number.kind === 'cardinal' &&
    !/شاغل|فعال|بیکار/u.test(view.folded.slice(Math.max(sentence.range[0], start - 30), start + 40))
  ) {
    const before = view.folded.slice(Math.max(sentence.range[0], start - 44), start)
    const living = LIVING_BEFORE.exec(before.replace(BOUND_BEFORE, ''))
    // «در کارگاه‌های این شهر ۶ هزار نفر …»: one town is where they are, towns of so many are what is meant.
    // «در روستاها ۴۳۱ نفر آموزش دیدند»: where they are, too.
    const there = living && /(?<!\p{L})در[ \n](?:شهرها|روستاها)[ \n]$/u.test(before)
    const meant =
      living && !there && (/ها|نقاط|مناطق|جمعیت|دارای|با[ \n]/u.test(living[0]) || BOUND_BEFORE.test(before))
    if (
      meant ||
      (living && plain(/^[ \n]?(?:هزار[ \n]?)?نفره?ی(?!\p{L})/u).test(view.folded.slice(number.range[1])))
    )
      return true
  }
  if (number.text === 'نه' && (view.folded.slice(...sentence.range).match(NEITHER)?.length ?? 0) > 1)
    return true
  if (
    number.kind === 'cardinal' &&
    SAME_AS.test(view.folded.slice(Math.max(sentence.range[0], start - 24), start)) &&
    HOURS.test(view.folded.slice(number.range[1], number.range[1] + 14))
  )
    return true
  const stop = number.unitRange?.[1] ?? number.range[1]
  if (ENTRANTS.test(view.folded.slice(stop, Math.min(sentence.range[1], stop + 48)))) return true
  if (number.kind === 'money') {
    const tail = view.folded.slice(number.range[0], (number.unitRange?.[1] ?? number.range[1]) + 2)
    // «از ۱۰۰ تا ۴۰۰ میلیون ریال»: what one may borrow.
    if ((number.max ?? EACH) < EACH && (number.min ?? null) !== null) return true
    if (
      (number.min ?? null) !== null &&
      plain(/^[ \n](?:به|برای)[ \n](?:هر|متقاضی|مددجو)/u).test(
        view.folded.slice(number.unitRange?.[1] ?? number.range[1]),
      )
    )
      return true
    if (
      (number.value ?? 0) < EACH &&
      plain(
        /(?<!\p{L})(?:از|بین)[ \n]\d[\d ]{0,6}(?:میلیون[ \n])?(?:تومان[ \n]|ریال[ \n])?(?:تا|و)[ \n]$/u,
      ).test(view.folded.slice(Math.max(sentence.range[0], start - 40), start))
    )
      return true
    if ((number.value ?? 0) < EACH && plain(/(?:تومان|ریال) ?ی(?!\p{L})/u).test(tail)) return true
    if (
      /^[ \n](?:اورده|سهم متقاضی|سرمایه ?گذاری)/u.test(
        view.folded.slice(
          number.unitRange?.[1] ?? number.range[1],
          (number.unitRange?.[1] ?? number.range[1]) + 16,
        ),
      )
    )
      return true
    if (
      COST_BEFORE.test(view.folded.slice(Math.max(sentence.range[0], start - 40), start)) &&
      // «پرونده‌هایی به ارزش … در جریان پرداخت است»: what the loans come to.
      !PAID_OUT.test(view.folded.slice(number.range[1], Math.min(sentence.range[1], number.range[1] + 90)))
    )
      return true
    const end = number.unitRange?.[1] ?? number.range[1]
    return OTHER_LOAN.test(view.folded.slice(end, Math.min(sentence.range[1], end + 40)))
  }
  if (number.kind !== 'percent') return false
  // «۸۰ درصد انرژی غذایی و ۲۰ درصد اشتغال کشور»: a share of something else.
  if (OF_GOODS.test(view.folded.slice(number.unitRange?.[1] ?? number.range[1], sentence.range[1])))
    return true
  if (
    OF_JOBS.test(view.folded.slice(...sentence.range)) &&
    FOR_WHOM.test(view.folded.slice(number.unitRange?.[1] ?? number.range[1], sentence.range[1]))
  )
    return true
  // «نرخ بیکاری با ۰.۳ درصد کاهش ۹.۴ درصد اعلام شد»: by how much it changed stands before the level itself.
  if (CHANGED_TO.test(view.folded.slice(number.range[1], Math.min(sentence.range[1], number.range[1] + 70))))
    return true
  if (
    IF_BEFORE.test(view.folded.slice(Math.max(sentence.range[0], start - 160), start)) &&
    !plain(/(?<!\p{L})خواه(?:د|ند)(?!\p{L})/u).test(view.folded.slice(start, sentence.range[1]))
  )
    return true
  if (
    COMPARED_BY.test(view.folded.slice(Math.max(sentence.range[0], start - 60), start)) &&
    !WAS_THEN.test(view.folded.slice(number.range[1], Math.min(sentence.range[1], number.range[1] + 20)))
  )
    return true
  // «دستگاه‌هایی که زیر ۶۰ درصد عملکرد دارند»: whoever it is.
  if (WHICHEVER.test(view.folded.slice(Math.max(sentence.range[0], start - 14), start))) return true
  const end = number.unitRange?.[1] ?? number.range[1]
  const before = view.folded.slice(Math.max(sentence.range[0], start - 24), start)
  const after = view.folded.slice(end, Math.min(sentence.range[1], end + 12))
  // «از ۹ به ۷.۸ درصد کاهش یافت»: the level that was come to.
  if (plain(/(?<!\p{L})به[ \n](?:حدود |کمتر از |زیر )?$/u).test(before)) return false
  if (ADDED.test(view.folded.slice(end, Math.min(sentence.range[1], end + 90)))) return true
  if (!BEFORE.test(before) && !AFTER.test(after)) return false
  // «یک درصد کمتر شد»: no change that the rules of rates read.
  if (!BEFORE.test(before) && /^[ \n](?:بیشتر|کمتر|بالاتر)/u.test(after)) return true
  const [left, right] = [
    view.folded.slice(Math.max(sentence.range[0], start - 80), start),
    view.folded.slice(end, Math.min(sentence.range[1], end + 50)),
  ]
  return !(BEFORE.test(before) ? RATE_AFTER.test(right) : RATE_BEFORE.test(left))
}
