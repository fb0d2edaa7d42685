import type { Calendar } from '../../contract.ts'
import { fold } from '../../text/index.ts'
import type { Lexeme } from '../core/tokens.ts'

/**
 * The words of the Persian date grammar. Code letters (the alphabet of the patterns in `parsers/`):
 *
 * | letter | what |
 * |---|---|
 * | `n` `y` `0` `o` | small number, four-digit number, other number, ordinal |
 * | `N` `T` | numeric date, time of day in digits |
 * | `M` `m` `a` | Jalali month: plain, everyday word as well, Afghan everyday word |
 * | `G` `g` `H` `h` | Gregorian and Hijri month, and those that are everyday words |
 * | `k` `K` `Y` `D` `w` | ماه، ماهه، سال، روز، هفته |
 * | `S` `F` `f` `r` `x` `X` | season, فصل، نیمه، ربع، دهه، قرن |
 * | `c` `p` `q` `i` | جاری، گذشته، آینده، اخیر |
 * | `R` `E` | امسال، پارسال …; امروز، دیروز … |
 * | `v` `V` `j` | این، همان، هر |
 * | `;` | هرساله |
 * | `l` `L` `b` | نخست, پایانی, ابتدای/پایان/اوایل … |
 * | `<` `>` `=` `&` `@` `u` `!` | از، تا، بین، و، در، به، تاکنون |
 * | `C` `W` `d` `s` `z` | calendar name, weekday, part of the day, ساعت, smaller units |
 * | `B` | words that a bare year stands behind: بودجه, افق, متولد |
 * | `U` `P` `A` | «ساله» and the like, «پس» (از), «پاییزی»: for whole phrases only |
 * | `t` `Q` `e` `I` `O` `J` `#` | تاریخ, school and farming years, منتهی and مانده, نیم, occasion, word that turns what follows into a name, counted noun |
 * | `^` `:` `_` | نوبت, شیفت: what a part of the day belongs to; نسبت به; حقوق, آمار before a month |
 */

const JALALI_MONTHS = [
  'فروردین',
  'اردیبهشت',
  'خرداد',
  'تیر',
  'مرداد',
  'شهریور',
  'مهر',
  'آبان',
  'آذر',
  'دی',
  'بهمن',
  'اسفند',
]
/** Months whose names are everyday words or first names: alone they are no date. */
const WEAK_JALALI = new Set(['تیر', 'مهر', 'آذر', 'دی', 'بهمن'])

/** Months of the solar calendar as Afghanistan calls them. */
const AFGHAN_MONTHS = [
  'حمل',
  'ثور',
  'جوزا',
  'سرطان',
  'اسد',
  'سنبله',
  'میزان',
  'عقرب',
  'قوس',
  'جدی',
  'دلو',
  'حوت',
]
const WEAK_AFGHAN = new Set(['حمل', 'سرطان', 'اسد', 'میزان', 'عقرب', 'قوس', 'جدی', 'حوت', 'سنبله'])

const GREGORIAN_MONTHS: string[][] = [
  ['ژانویه', 'ژانویهٔ', 'جنوری', 'january', 'jan'],
  ['فوریه', 'فبریه', 'فبروری', 'february', 'feb'],
  ['مارس', 'مارچ', 'march', 'mar'],
  ['آوریل', 'آپریل', 'اپریل', 'april', 'apr'],
  ['می', 'may'],
  ['ژوئن', 'ژون', 'جون', 'june', 'jun'],
  ['ژوئیه', 'ژویه', 'جولای', 'ژولای', 'july', 'jul'],
  ['اوت', 'آگوست', 'اگست', 'august', 'aug'],
  ['سپتامبر', 'سپتمبر', 'september', 'sep', 'sept'],
  ['اکتبر', 'اکتوبر', 'october', 'oct'],
  ['نوامبر', 'نومبر', 'november', 'nov'],
  ['دسامبر', 'دسمبر', 'دیسامبر', 'december', 'dec'],
]
/** «می» is the mark of the present tense, «جون» dear: months only with a year or «ماه». */
const WEAK_GREGORIAN = new Set(['می', 'may', 'mar', 'march', 'جون', 'sep', 'dec', 'jan', 'jun'])

const HIJRI_MONTHS: string[][] = [
  ['محرم', 'محرم الحرام'],
  ['صفر', 'صفرالمظفر'],
  ['ربیع الاول', 'ربیع‌الاول', 'ربیع اول'],
  ['ربیع الثانی', 'ربیع‌الثانی', 'ربیع ثانی', 'ربیع الآخر', 'ربیع‌الآخر'],
  ['جمادی الاول', 'جمادی‌الاول', 'جمادی الاولی', 'جمادی‌الاولی'],
  ['جمادی الثانی', 'جمادی‌الثانی', 'جمادی الثانیه', 'جمادی‌الثانیه', 'جمادی الآخر'],
  ['رجب', 'رجب المرجب'],
  ['شعبان', 'شعبان المعظم'],
  ['رمضان', 'رمضان المبارک', 'مبارک رمضان'],
  ['شوال', 'شوال المکرم'],
  ['ذی القعده', 'ذی‌القعده', 'ذیقعده', 'ذی قعده'],
  ['ذی الحجه', 'ذی‌الحجه', 'ذیحجه', 'ذی حجه'],
]
const WEAK_HIJRI = new Set(['صفر', 'محرم', 'رجب', 'شعبان'])

/** 0 = Monday. */
const WEEKDAYS: Array<[number, string[]]> = [
  [5, ['شنبه', 'saturday']],
  [6, ['یکشنبه', 'یک‌شنبه', 'sunday']],
  [0, ['دوشنبه', 'دو‌شنبه', 'monday']],
  [1, ['سه‌شنبه', 'سشنبه', 'tuesday']],
  [2, ['چهارشنبه', 'چارشنبه', 'wednesday']],
  [3, ['پنجشنبه', 'پنج‌شنبه', 'پنشنبه', 'thursday']],
  [4, ['جمعه', 'آدینه', 'friday']],
]

const SEASONS: Array<[string, number]> = [
  ['بهار', 1],
  ['تابستان', 4],
  ['پاییز', 7],
  ['پائیز', 7],
  ['زمستان', 10],
]

/** Fixed occasions: first and last day (month, day), in the calendar that fixes them. */
const OCCASIONS: Array<[string[], Calendar, [number, number], [number, number]]> = [
  [['دهه فجر', 'دهه مبارک فجر', 'دههٔ فجر', 'ایام‌الله دهه فجر'], 'jalali', [11, 12], [11, 22]],
  [['هفته دولت', 'هفتهٔ دولت'], 'jalali', [6, 2], [6, 8]],
  [['هفته دفاع مقدس'], 'jalali', [6, 31], [7, 6]],
  [['هفته بسیج'], 'jalali', [8, 29], [9, 5]],
  [['روز بسیج'], 'jalali', [9, 5], [9, 5]],
  [['روز بهزیستی', 'روز تامین اجتماعی'], 'jalali', [4, 25], [4, 25]],
  [['هفته قوه قضاییه', 'هفته قوه قضائیه'], 'jalali', [4, 1], [4, 7]],
  [['هفته محیط زیست'], 'jalali', [3, 15], [3, 21]],
  [['هفته منابع طبیعی'], 'jalali', [12, 15], [12, 22]],
  [['هفته هلال احمر'], 'jalali', [2, 18], [2, 24]],
  [['روز جمهوری اسلامی'], 'jalali', [1, 12], [1, 12]],
  [['روز طبیعت', 'سیزده بدر', 'سیزده‌بدر'], 'jalali', [1, 13], [1, 13]],
  [['روز شوراها'], 'jalali', [2, 9], [2, 9]],
  [['روز جهاد کشاورزی'], 'jalali', [3, 27], [3, 27]],
  [['روز صنایع دستی', 'روز ملی صنایع دستی', 'روز جهانی صنایع دستی'], 'gregorian', [6, 10], [6, 10]],
  [['روز اصناف', 'روز ملی اصناف'], 'jalali', [4, 1], [4, 1]],
  [['روز داروساز', 'روز داروسازی'], 'jalali', [6, 5], [6, 5]],
  [['روز آتش‌نشان', 'روز آتش‌نشانی'], 'jalali', [7, 7], [7, 7]],
  [['روز روستا', 'روز ملی روستا', 'روز ملی روستا و عشایر', 'روز روستا و عشایر'], 'jalali', [7, 15], [7, 15]],
  [['روز ملی صادرات', 'روز صادرات'], 'jalali', [7, 29], [7, 29]],
  [['روز دانش‌آموز'], 'jalali', [8, 13], [8, 13]],
  [['روز جهانی گردشگری', 'روز گردشگری'], 'gregorian', [9, 27], [9, 27]],
  [['روز جهانی معلولان', 'روز جهانی معلولین', 'روز معلولان'], 'gregorian', [12, 3], [12, 3]],
  [['روز جهانی کودک'], 'gregorian', [10, 8], [10, 8]],
  [['هفته تعاون'], 'jalali', [6, 13], [6, 19]],
  [['روز تعاون'], 'jalali', [6, 13], [6, 13]],
  [['روز کارمند'], 'jalali', [6, 4], [6, 4]],
  [['روز خبرنگار'], 'jalali', [5, 17], [5, 17]],
  [['روز معلم'], 'jalali', [2, 12], [2, 12]],
  [['روز دانشجو'], 'jalali', [9, 16], [9, 16]],
  [['روز مهندس'], 'jalali', [12, 5], [12, 5]],
  [['روز درختکاری'], 'jalali', [12, 15], [12, 15]],
  [['روز پزشک'], 'jalali', [6, 1], [6, 1]],
  [['روز صنعت و معدن', 'روز ملی صنعت و معدن'], 'jalali', [4, 10], [4, 10]],
  [['روز ملی فناوری هسته‌ای'], 'jalali', [1, 20], [1, 20]],
  [['روز ارتش'], 'jalali', [1, 29], [1, 29]],
  [['روز جهانی کارگر', 'روز کارگر', 'روز جهانی کار و کارگر', 'روز کار و کارگر'], 'gregorian', [5, 1], [5, 1]],
  [['روز جهانی مهارت جوانان', 'روز جهانی مهارت'], 'gregorian', [7, 15], [7, 15]],
  [['روز جهانی زن'], 'gregorian', [3, 8], [3, 8]],
  [['روز جهانی محیط زیست'], 'gregorian', [6, 5], [6, 5]],
  [['تعطیلات نوروز', 'ایام نوروز', 'تعطیلات نوروزی', 'ایام نوروزی'], 'jalali', [1, 1], [1, 13]],
  [['نوروز', 'عید نوروز'], 'jalali', [1, 1], [1, 1]],
  [['شب یلدا', 'شب یلدای'], 'jalali', [9, 30], [9, 30]],
  [['کریسمس'], 'gregorian', [12, 25], [12, 25]],
]

/** Feasts of the lunar calendar: without their year they are not placed. */
const MOVABLE = [
  'عید فطر',
  'عید سعید فطر',
  'عید قربان',
  'عید سعید قربان',
  'عید غدیر',
  'عید سعید غدیر',
  'اربعین',
  'اربعین حسینی',
  'تاسوعا',
  'عاشورا',
  'دهه کرامت',
  'دهه ولایت',
  'هفته وحدت',
  'ایام فاطمیه',
  'دهه محرم',
  'شب‌های قدر',
  'شب قدر',
]

const UNITS = ['', 'یک', 'دو', 'سه', 'چهار', 'پنج', 'شش', 'هفت', 'هشت', 'نه']
const TEENS = ['ده', 'یازده', 'دوازده', 'سیزده', 'چهارده', 'پانزده', 'شانزده', 'هفده', 'هجده', 'نوزده']
const TENS = ['', '', 'بیست', 'سی', 'چهل', 'پنجاه', 'شصت', 'هفتاد', 'هشتاد', 'نود']
const HUNDREDS = ['', 'صد', 'دویست', 'سیصد', 'چهارصد', 'پانصد', 'ششصد', 'هفتصد', 'هشتصد', 'نهصد']

const LEXEMES: Array<[Lexeme, string[]]> = [
  [{ code: 'k', unit: 'month' }, ['ماه', 'برج']],
  [{ code: 'k', unit: 'month', plural: true }, ['ماه‌های', 'ماه‌ها']],
  [{ code: 'K' }, ['ماهه', 'ماهه‌ی', 'ماه‌ه']],
  [{ code: 'Y', unit: 'year' }, ['سال']],
  [{ code: 'Y', unit: 'year', plural: true }, ['سال‌های', 'سال‌ها']],
  [{ code: 'D', unit: 'day' }, ['روز']],
  [{ code: 'D', unit: 'day', plural: true }, ['روزهای', 'روزها', 'ایام']],
  [{ code: 'w', unit: 'week' }, ['هفته', 'هفته‌ی']],
  [{ code: 'w', unit: 'week', plural: true }, ['هفته‌های', 'هفته‌ها']],
  [{ code: '0' }, ['چند', 'چندین']],
  [{ code: 'J' }, ['چهارشنبه سوری', 'چهارشنبه‌سوری', 'دوشنبه بازار', 'جمعه بازار', 'جمعه‌بازار', 'شنبه بازار']],
  [{ code: 'F' }, ['فصل', 'فصل‌های']],
  [{ code: 'f' }, ['نیمه', 'نیمه‌ی', 'نیم‌سال', 'نیمسال']],
  [{ code: 'r' }, ['ربع']],
  [{ code: 'x' }, ['دهه', 'دهه‌های', 'دهه‌ی']],
  [{ code: 'X' }, ['قرن', 'قرون', 'سده', 'سده‌ی', 'سده‌های', 'هزاره']],
  [{ code: 'c', value: 0 }, ['جاری', 'حاضر', 'کنونی', 'فعلی']],
  [{ code: 'p', value: -1 }, ['گذشته', 'پیشین', 'سپری', 'سپری شده', 'سپری‌شده']],
  [{ code: 'p', value: -1, unit: 'day' }, ['پیش', 'قبل']],
  // Days «بعد» are counted from what is told, not from today.
  [{ code: 'q', value: 1, unit: 'week' }, ['بعد', 'بعدی']],
  [{ code: 'q', value: 1 }, ['آینده', 'آتی', 'پیش‌رو', 'پیش رو', 'پیش روی', 'پیش‌ رو', 'پیشرو']],
  [{ code: 'q', value: 0, unit: 'year' }, ['جدید', 'نو']],
  [{ code: 'q', value: 1, unit: 'day' }, ['دیگر']],
  [{ code: 'i' }, ['اخیر']],
  [{ code: 'R', value: 0 }, ['امسال', 'سالجاری', 'امسالی']],
  [{ code: 'R', value: -1 }, ['پارسال']],
  [{ code: 'R', value: -2 }, ['پیرارسال']],
  [{ code: 'E', value: 0 }, ['امروز', 'امشب']],
  [{ code: 'E', value: -1 }, ['دیروز', 'دیشب']],
  [{ code: 'E', value: -2 }, ['پریروز', 'پریشب']],
  [{ code: 'E', value: 1 }, ['فردا', 'فردا شب']],
  [{ code: 'E', value: 2 }, ['پس‌فردا', 'پس فردا']],
  [{ code: 'v' }, ['این', 'همین']],
  [{ code: 'V' }, ['همان']],
  [{ code: 'V', value: 1 }, ['آن']],
  [{ code: 'j' }, ['هر']],
  [{ code: ';' }, ['هرساله', 'هر ساله', 'همه ساله', 'همه‌ساله', 'هرسال']],
  [{ code: 'l', value: 1 }, ['نخست', 'نخستین', 'آغازین', 'ابتدایی', 'اولیه']],
  [{ code: 'L', value: -1 }, ['پایانی', 'انتهایی', 'آخرین']],
  [{ code: 'b', edge: 'start' }, ['ابتدای', 'ابتدا', 'آغاز', 'شروع', 'بدو']],
  [{ code: 'b', edge: 'early' }, ['اوایل', 'اوائل']],
  [{ code: 'b', edge: 'mid' }, ['اواسط', 'میانه', 'میانه‌های']],
  [{ code: 'b', edge: 'late' }, ['اواخر']],
  [{ code: 'b', edge: 'end' }, ['پایان', 'انتهای', 'آخر']],
  [{ code: '<' }, ['از']],
  [{ code: '>' }, ['تا', 'الی', 'لغایت', 'لغایه']],
  [{ code: '=' }, ['بین', 'میان', 'مابین', 'حدفاصل', 'فاصله']],
  [{ code: '&' }, ['و', 'یا']],
  [{ code: '@' }, ['در', 'طی', 'ظرف', 'طول', 'درطول', 'درطی', 'خلال', 'همزمان با', 'به مناسبت', 'با آغاز']],
  [{ code: 'u' }, ['به']],
  [
    { code: '!' },
    [
      'تاکنون',
      'تا کنون',
      'تا به امروز',
      'تا امروز',
      'تا به حال',
      'تا حالا',
      'تا الان',
      'تا به الان',
      'به این سو',
      'به بعد',
      'تا به این لحظه',
      'تا این لحظه',
      'تا به اکنون',
    ],
  ],
  [
    { code: 'C', calendar: 'jalali' },
    ['شمسی', 'خورشیدی', 'ش', 'هجری شمسی', 'هجری خورشیدی', 'ه.ش', 'ه.ش.', 'ه ش'],
  ],
  [{ code: 'C', calendar: 'gregorian' }, ['میلادی']],
  [{ code: 'C', calendar: 'gregorian', value: -1 }, ['قبل از میلاد', 'پیش از میلاد', 'ق.م']],
  [{ code: 'C', calendar: 'hijri' }, ['قمری', 'هجری قمری', 'هجری', 'ق', 'ه.ق', 'ه.ق.', 'ه ق']],
  [
    { code: 'd', value: 0 },
    [
      'صبح',
      'ظهر',
      'بامداد',
      'نیمه‌شب',
      'سحرگاه',
      'پیش‌ازظهر',
      'پیش از ظهر',
      'قبل از ظهر',
      'قبل ظهر',
      'am',
      'ق.ظ',
      'ق . ظ',
      'صبحگاه',
      'نیمروز',
    ],
  ],
  [
    { code: 'd', value: 12 },
    ['عصر', 'شب', 'شامگاه', 'غروب', 'بعدازظهر', 'بعد از ظهر', 'بعداز ظهر', 'pm', 'ب.ظ', 'ب . ظ'],
  ],
  [{ code: 's' }, ['ساعت', 'ساعات']],
  [{ code: 'z' }, ['دقیقه', 'دقیقه‌ست', 'ثانیه', 'دقایق', 'لحظه']],
  [
    { code: 'B' },
    [
      'بودجه',
      'لایحه',
      'سند',
      'چشم‌انداز',
      'انتخابات',
      'المپیک',
      'متولد',
      'مصوب',
      'جام جهانی',
      'جام‌جهانی',
      'ریاست جمهوری',
      'قانون',
      'برنامه',
      'اعتبارات',
    ],
  ],
  [{ code: 'B', value: 1 }, ['افق']],
  [{ code: 'B', value: 2 }, ['مزد', 'دستمزد']],
  // «حقوق مهر»: what is paid and counted by months
  [
    { code: '_' },
    [
      'حقوق',
      'یارانه',
      'مستمری',
      'کارانه',
      'معوقات',
      'قبض',
      'قبوض',
      'آمار',
      'تورم',
      'فروش',
      'تولید',
      'صادرات',
      'بارندگی',
    ],
  ],
  // «اسفند نسبت به بهمن», «در مقایسه با مهر»
  [{ code: ':' }, ['نسبت به', 'به نسبت', 'در مقایسه با', 'مقایسه با', 'در قیاس با']],
  [{ code: 't' }, ['تاریخ', 'مورخ', 'مورخه', 'مورّخ']],
  [{ code: 'Q', last: [15, 31], value: 7 }, ['تحصیلی']],
  [{ code: 'Q', last: [18, 31], value: 7 }, ['زراعی', 'آبی']],
  [{ code: 'Q', last: [12, 29], value: 1 }, ['مالی']],
  [{ code: 'e', value: 1 }, ['منتهی']],
  [{ code: 'e' }, ['مانده']],
  [{ code: '^' }, ['نوبت', 'شیفت', 'فاز', 'مرحله', 'گام', 'طبقه', 'دور', 'رتبه', 'مقام', 'تیم', 'ویرایش']],
  [{ code: 'Z' }, ['بجز', 'به جز', 'غیر از', 'به غیر از']],
  [{ code: 'U' }, ['ساله', 'سالگی', 'شبه', 'روزه', 'ساعته', 'ساعتی', 'روزی', 'هفته‌ای', 'ماهگی', 'دقیقه‌ای']],
  [{ code: 'P' }, ['پس', 'حدود', 'راس', 'رأس', 'مدت', 'به مدت', 'آستانه', 'بازه', 'حدوداً']],
  [
    { code: 'A' },
    [
      'سالگرد',
      'سالروز',
      'شبانه‌روز',
      'زمستانی',
      'زمستانه',
      'پاییزی',
      'پاییزه',
      'تابستانی',
      'تابستانه',
      'بهاری',
      'بهاره',
    ],
  ],
  [{ code: 'I' }, ['نیم']],
  [
    { code: 'J' },
    [
      'امام',
      'نماز',
      'ائمه',
      'خطیب',
      'خطبای',
      'میدان',
      'خیابان',
      'شهدا',
      'شهدای',
      'بلوار',
      'بیمارستان',
      'سالن',
      'ورزشگاه',
      'پارک',
      'مدرسه',
      'دبیرستان',
      'هنرستان',
      'پادگان',
      'لشکر',
      'تیپ',
      'شهرک',
      'سینما',
      'بنیاد',
      'سد',
      'پل',
      'کوی',
      'محله',
      'مجتمع',
      'تالار',
      'روزنامه',
      'خبرگزاری',
      'بزرگراه',
      'چهارراه',
      'درمانگاه',
      'کارخانه',
      'پتروشیمی',
      'حزب',
      'جریان',
      'حادثه',
      'حوادث',
      'حملات',
      'کودتای',
      'قیام',
      'هتل',
      'جبهه',
      'عملیات',
      'مسجد',
      'روستای',
      'کوچه',
      'شهید',
      'آقای',
      'خانم',
      'دی اکسید',
      'مهر و موم',
      'مهر تایید',
      'تیر برق',
      'تیر چراغ',
      'تیر خلاص',
    ],
  ],
  // «سال ۹۷ استان»: they are counted, and own what stands before them.
  [{ code: '+' }, ['استان', 'شهرستان', 'کشور']],
  [
    { code: '#' },
    [
      'نفر',
      'شغل',
      'فرصت',
      'درصد',
      'میلیارد',
      'میلیون',
      'تریلیون',
      'همت',
      'تومان',
      'ریال',
      'دلار',
      'یورو',
      'مورد',
      'طرح',
      'پروژه',
      'واحد',
      'دستگاه',
      'کارگر',
      'کارگاه',
      'خانوار',
      'خانواده',
      'متقاضی',
      'بیکار',
      'هکتار',
      'تن',
      'کیلومتر',
      'کیلو',
      'متر',
      'روستا',
      'بیمار',
      'دوره',
      'نیرو',
      'جوان',
      'زن',
      'مرد',
      'دانشجو',
      'مددجو',
      'شرکت',
      'تعاونی',
      'پروانه',
      'جواز',
      'مجوز',
      'کارخانه',
      'معدن',
      'کارجو',
      'فقره',
      'پرونده',
      'برابر',
      'بار',
      'مرتبه',

      'زندانی',
      'کارآموز',
      'مهارت‌آموز',
      'بسته',
      'قلم',
      'جلد',
      'رأس',
      'راس',
      'قطعه',
      'باب',
      'مگاوات',
      'لیتر',
      'بشکه',
      'گرم',
      'عدد',
      'کلاس',
      'رشته',
      'فارغ‌التحصیل',
      'شهید',
      'مصدوم',
      'کشته',
      'خودرو',
      'مسافر',
      'عضو',
      'نماینده',
      'هیات',
      'کمیته',
      'جلسه',
      'بیمه‌شده',
      'مجوز',
      'وام',
      'تسهیلات',
      'صفحه',
      'امتیاز',
      'مدال',
      'گل',
      'بخش',
      'منطقه',
      'ایستگاه',
      'مدرسه',
      'بانک',
      'دهیاری',
      'معدن',
      'ردیف',
      'واگن',
      'هنرجو',
      'داوطلب',
      'عنوان',
    ],
  ],
]

/** Persian words by folded spelling. Words of several parts are in `PHRASES` under their first part. */
export const WORDS = new Map<string, Lexeme>()
/** First word → phrases that begin with it (folded, longest first). */
export const PHRASES = new Map<string, Array<{ phrase: string; lexeme: Lexeme }>>()

function add(words: string[], lexeme: Lexeme): void {
  for (const word of words) {
    const folded = fold(word).folded
    const space = folded.search(/[ .]/)
    if (space < 0) {
      if (!WORDS.has(folded)) WORDS.set(folded, lexeme)
    } else {
      const first = folded.slice(0, space)
      const list = PHRASES.get(first) ?? []
      list.push({ phrase: folded, lexeme })
      list.sort((a, b) => b.phrase.length - a.phrase.length)
      PHRASES.set(first, list)
    }
  }
}

for (const [i, name] of JALALI_MONTHS.entries()) {
  add([name], { code: WEAK_JALALI.has(name) ? 'm' : 'M', value: i + 1, calendar: 'jalali' })
}
for (const [i, name] of AFGHAN_MONTHS.entries()) {
  add([name], { code: WEAK_AFGHAN.has(name) ? 'a' : 'M', value: i + 1, calendar: 'jalali' })
}
for (const [i, names] of GREGORIAN_MONTHS.entries()) {
  for (const name of names)
    add([name], { code: WEAK_GREGORIAN.has(name) ? 'g' : 'G', value: i + 1, calendar: 'gregorian' })
}
for (const [i, names] of HIJRI_MONTHS.entries()) {
  for (const name of names)
    add([name], { code: WEAK_HIJRI.has(name) ? 'h' : 'H', value: i + 1, calendar: 'hijri' })
}
// «مه» is fog as well: a month behind a day or with a year.
add(['مه'], { code: 'm', value: 5, calendar: 'gregorian' })
for (const [value, names] of WEEKDAYS) add(names, { code: 'W', value })
for (const [name, value] of SEASONS) add([name], { code: 'S', value })
for (const [names, calendar, first, last] of OCCASIONS) {
  for (const name of names) {
    // The month and day of the start are packed into one number: the last day is data of its own.
    add([name], { code: 'O', calendar, value: first[0] * 100 + first[1], last })
  }
}
add(MOVABLE, { code: 'O', calendar: 'hijri' })

/** Cardinal and ordinal number words 1…99 and the larger ones that years are made of. */
function numberWords(): void {
  const cardinal = (value: number, ...words: string[]) => add(words, { code: 'n', value })
  const ordinal = (value: number, ...words: string[]) => add(words, { code: 'o', value, ordinal: true })
  const ordinals = (value: number, word: string) => {
    // سه → سوم, سی → سی‌ام, the rest takes «م»
    const base = word.endsWith('سه')
      ? `${word.slice(0, -1)}وم`
      : word.endsWith('سی')
        ? `${word}‌ام`
        : `${word}م`
    ordinal(value, base, `${base}ین`)
    if (word.endsWith('دو')) ordinal(value, `${word}م`)
  }
  for (let i = 1; i < 10; i++) {
    cardinal(i, UNITS[i] as string)
    ordinals(i, UNITS[i] as string)
  }
  TEENS.forEach((word, i) => {
    cardinal(10 + i, word)
    ordinals(10 + i, word)
  })
  for (let ten = 2; ten < 10; ten++) {
    const word = TENS[ten] as string
    cardinal(ten * 10, word)
    ordinals(ten * 10, word)
    for (let unit = 1; unit < 10; unit++) {
      // Written as one word: the joiner is lost in folding («بیست‌و‌یکم»).
      cardinal(ten * 10 + unit, `${word}و${UNITS[unit]}`)
      ordinals(ten * 10 + unit, `${word}و${UNITS[unit]}`)
    }
  }
  HUNDREDS.forEach((word, i) => {
    if (i > 0) {
      cardinal(i * 100, word)
      ordinals(i * 100, word)
    }
  })
  cardinal(100, 'یکصد')
  cardinal(1000, 'هزار', 'یکهزار')
  cardinal(2000, 'دوهزار')
  cardinal(6, 'شیش')
  cardinal(1, 'یه')
  cardinal(17, 'هیفده')
  cardinal(18, 'هیجده')
  ordinal(1, 'اول', 'اولین', 'یکم', 'یکمین', 'نخستین', 'اولِ')
  ordinal(30, 'سی‌ام', 'سیم', 'سی ام')
  ordinal(18, 'هیجدهم')
}
numberWords()
for (const [lexeme, words] of LEXEMES) add(words, lexeme)
