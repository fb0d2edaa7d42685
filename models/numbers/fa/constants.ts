import type { NumberWord, Role } from '../lexicon.ts'

// All forms are folded: «ئ» is «ی», «آ» is «ا», no joiners.

const CARDINALS: [role: Role, value: number, ...forms: string[]][] = [
  ['zero', 0, 'صفر'],
  ['unit', 1, 'یک'],
  ['unit', 2, 'دو'],
  ['unit', 3, 'سه'],
  ['unit', 4, 'چهار', 'چار'],
  ['unit', 5, 'پنج'],
  ['unit', 6, 'شش', 'شیش'],
  ['unit', 7, 'هفت'],
  ['unit', 8, 'هشت'],
  ['unit', 9, 'نه'],
  ['teen', 10, 'ده'],
  ['teen', 11, 'یازده'],
  ['teen', 12, 'دوازده'],
  ['teen', 13, 'سیزده'],
  ['teen', 14, 'چهارده'],
  ['teen', 15, 'پانزده', 'پونزده'],
  ['teen', 16, 'شانزده', 'شونزده'],
  ['teen', 17, 'هفده', 'هیفده'],
  ['teen', 18, 'هجده', 'هیجده', 'هژده'],
  ['teen', 19, 'نوزده'],
  ['ten', 20, 'بیست'],
  ['ten', 30, 'سی'],
  ['ten', 40, 'چهل'],
  ['ten', 50, 'پنجاه'],
  ['ten', 60, 'شصت'],
  ['ten', 70, 'هفتاد'],
  ['ten', 80, 'هشتاد'],
  ['ten', 90, 'نود'],
  ['hundred', 100, 'صد'],
  ['hundreds', 200, 'دویست'],
  ['hundreds', 300, 'سیصد'],
  ['hundreds', 400, 'چهارصد', 'چارصد'],
  ['hundreds', 500, 'پانصد', 'پونصد'],
  ['hundreds', 600, 'ششصد', 'شیشصد'],
  ['hundreds', 700, 'هفتصد'],
  ['hundreds', 800, 'هشتصد'],
  ['hundreds', 900, 'نهصد'],
  // «هرار» is a slip of the keyboard and no other word.
  ['scale', 1e3, 'هزار', 'هرار'],
  ['scale', 1e6, 'میلیون', 'ملیون', 'میلون'],
  ['scale', 1e9, 'میلیارد', 'ملیارد', 'بیلیون'],
  ['scale', 1e12, 'تریلیون', 'تریلیارد'],
]

/** Ordinals that are not made with «م» alone. */
const ORDINALS: [role: Role, value: number, ...forms: string[]][] = [
  ['unit', 1, 'اول', 'اولین', 'یکم', 'یکمین'],
  ['unit', 2, 'دوم', 'دومین', 'دویم'],
  ['unit', 3, 'سوم', 'سومین', 'سیوم'],
  ['ten', 30, 'سیم', 'سیمین', 'سیام', 'سیامین'],
]

const NONE: ReadonlySet<string> = new Set()

/** What is written together with a number word and leaves it a number («سه‌ماهه», «هزارنفر», «دوتا»). */
export const TAILS = [
  ...[
    'نفر',
    'نفره',
    'نفری',
    'تن',
    'تا',
    'تایی',
    'بار',
    'برابر',
    'برابری',
    'گانه',
    'مورد',
    'فقره',
    'قلم',
    'رقمی',
  ],
  ...['ماه', 'ماهه', 'ماهگی', 'سال', 'ساله', 'سالگی', 'روز', 'روزه', 'هفته', 'ساعت', 'ساعته', 'دقیقه', 'شب'],
  ...[
    'درصد',
    'درصدی',
    'ریال',
    'ریالی',
    'تومان',
    'تومانی',
    'دلار',
    'دلاری',
    'متر',
    'متری',
    'کیلومتر',
    'هکتار',
  ],
  ...['واحد', 'واحدی', 'طرح', 'پروژه', 'شغل', 'فرصت', 'کارگر', 'نوبت', 'نوبته', 'مرحله', 'طبقه', 'خانوار'],
]

/** «هزار میلیاردی»: scales make adjectives; «نهی», «دهی» and «یکی» are other words. */
const SCALE_TAILS = new Set([...TAILS, 'ی'])

/** Number words of Persian and Dari. */
export const WORDS: NumberWord[] = []
for (const [role, value, ...forms] of CARDINALS) {
  for (const form of forms) {
    WORDS.push({
      form,
      value,
      role,
      ordinal: false,
      tails: role === 'scale' ? SCALE_TAILS : null,
      short: false,
    })
    if (role === 'zero' || value <= 3 || value === 30) continue
    for (const suffix of ['م', 'مین']) {
      WORDS.push({ form: form + suffix, value, role, ordinal: true, tails: NONE, short: false })
    }
  }
}
for (const [role, value, ...forms] of ORDINALS) {
  for (const form of forms) WORDS.push({ form, value, role, ordinal: true, tails: NONE, short: false })
}
WORDS.push(
  { form: 'نیم', value: 0.5, role: 'half', ordinal: false, tails: NONE, short: false },
  { form: 'ممیز', value: 0, role: 'point', ordinal: false, tails: NONE, short: false },
)

/** Words that may follow a number word that also means something else («نه», «ده», «سی»). */
export const COUNTED =
  /^ (?:نفر|تن|درصد|روز|ماه|سال|هفته|ساعت|دقیقه|مورد|طرح|واحد|فرصت|شغل|پروژه|شهرستان|روستا|استان|شهر|کارگاه|برابر|بار|کیلومتر|متر|هکتار|ریال|تومان|دلار|دوره|رشته|عنوان|نوع|مرحله|دستگاه|شرکت|کارخانه|خانوار|فقره|تا|جلد|عضو|دانش|کارگر|تیم|گروه|کشور|بخش|اثر|فیلم|بیمار|میلی|هزار)/

/** Months of the three calendars, folded. */
export const MONTHS =
  'فروردین|اردیبهشت|خرداد|تیر|مرداد|امرداد|شهریور|مهر|ابان|اذر|دی|بهمن|اسفند|حمل|ثور|جوزا|سرطان|اسد|سنبله|میزان|عقرب|قوس|جدی|دلو|حوت|محرم|صفر|ربیع|جمادی|رجب|شعبان|رمضان|شوال|ذی|ژانویه|فوریه|مارس|اوریل|مه|می|ژوین|جون|ژوییه|جولای|اوت|اگوست|سپتامبر|اکتبر|نوامبر|دسامبر'
