/**
 * Words by which Dari (Afghan Persian) is told from Iranian Persian, with the log-odds that one occurrence gives;
 * joiners left out, «_» between two words, «#» a number before one. Negative ones are Iranian.
 */
const WORDS: [odds: number, words: string][] = [
  [2.5, '#_حمل #_سرطان #_اسد #_میزان #_عقرب #_قوس #_جدی'],
  [2, 'ماه_حمل ماه_سرطان ماه_اسد ماه_میزان ماه_عقرب ماه_قوس ماه_جدی بلند_میرود بلند_میروند'],
  [3.5, 'ستراتیژی ستراتیژیک تکنالوژی تکنالوجی قومندان قومندانی درستیز پیلوت احصائیه'],
  [3, 'انستیتیوت سروی تذکره_برقی والیان چرخبال'],
  [1.5, 'جریب چپه تحایف قوای_هوایی'],
  [4, 'ولسوالی ولسوال شاروالی شاروال پوهنتون پوهنځی څارنوالی سارنوالی کمیشنری ولسی مشرانو'],
  [4, 'پوهاند ولسوالیها ولسوالیهای ولسوالان شاروالیها شاروالیهای څارنوال څارنوالان سارنوال'],
  [4, 'سارنوالان ولسمشر پوهندوی پوهنمل پوهنیار پوهنوال پوهنتونها پوهنتونهای سترجنرال دگرجنرال'],
  [4, 'بریدجنرال تورنجنرال دگروال سمونوال میاشت ستره مرستون فاکولته نلدوانی موترسایکل تفنگچه'],
  [4, 'هراسافگنان لوی_درستیز'],
  [3.5, 'شفاخانه قوماندان قوماندانی شفاخانهها شفاخانههای قوماندانان معینیت امریت دیپارتمنت لیسه'],
  [3.5, 'لیسهها لیسههای سکتور سکتورها سکتورهای راپور راپورها تیلفون بوره کچالو پلچک'],
  [3, 'معاشات موتر موترها متعلمین بودجوی پالیسی جاپان فابریکه انجنیر انجنیران فیصد فیصدی سرک'],
  [3, 'سرکها چوکی بایسکل رخصتی حقالبشر دریور پولیس نرس دالر مستفیدین ترانسپورت سمنت جاپانی'],
  [3, 'طیاره طیارهها دوسیه دوسیهها کورسها کورسهای ورکشاپ سیمینار بکلوریا ماستری پترولیم کلدار'],
  [3, 'زردک جواری ماینها واسکت پلانگذاری فابریکات انستیتوت انترنت کمپیوتر موزیم رستورانت سپورتی'],
  [3, 'ژورنالیستان کرکت کرکتبازان جرمنی انجو غریبکاری صحت_عامه میدان_هوایی رویداد_ترافیکی'],
  [3, 'حادثه_ترافیکی بادنجان_رومی لوی_څارنوال'],
  [2.5, 'ثور پیسه ماین داکتر داکتران باشندگان باشنده جنوری فبروری مارچ اگست سپتمبر اکتوبر نومبر'],
  [2.5, 'دسمبر حربی مستفید بحیث ناروی پولند سویدن تاجکستان قرغزستان پلان پلانها پلانهای کانکور'],
  [2.5, 'هوتل ویزه نشراتی پطرول مرمی متنفذین بیجاشدگان بیجاشده عودتکنندگان قریهجات واکسین پولیو'],
  [2.5, 'متقاعدین نل فلم سپورت ژورنالیست جنرال تکسی مظاهرهکنندگان انکشاف انکشافی خربوزه لبلبو'],
  [2, 'جوزا سنبله صحی دلو حوت متعلم محصلان پروسه عسکر اعمار امنیه بستهای ساحه ساحات متذکره تیل'],
  [2, 'کانکریت رهایشی حاصلات پیداوار استند ارجنتاین بنگلهدیش بلجیم بلغاریا برازیل دنمارک'],
  [2, 'هسپانیه ایتوپیا اندونیزیا کینیا کمپوچیا کوریای لاتویا لیبیا منگولیا مکسیکو مالیزیا نیپال'],
  [2, 'زیلاند پرتگال رومانیا سینگاپور هسپانوی نشرات محبوسان محبوسین مکتبها متنفذ قریهها تداوی'],
  [2, 'هاوان لاری صنعتکاران تقاعد مظاهره کریکت واقعات انعده بلند_رفت بلند_رفته بلند_رفتن'],
  [1.8, 'والی قریه'],
  [1.5, 'کورس محصل پاسپورت ملیون اپریل قابله نفوس مالداری ملکی سویس کوریایی تدریسی محبوس عریضه'],
  [1.5, 'دهات عواید تاجران بیجا مکتوب صنعتکار مریضان پیوند_به تحصیلات_عالی بند_برق سرپرست_وزارت'],
  [1.2, 'جرگه تذکره فورم حکومتداری اطفال تطبیق اشتراک ریشسفیدان دوا مسوولان مسوولین سپرده_شد'],
  [1.2, 'در_پیوند'],
  [1, 'لوی قوس مکاتب عقرب بست راکت لوا معاش مکتب صنف بیلیون تلاشی مصارف هیچکسی کیوبا ایتالوی'],
  [1, 'دیزل رییسان مسوول قضایا یکتن شاگرد اناث'],
  [0.8, 'امارت معین شماری تاجر اگاهان'],
  [0.7, 'معارف افغانی محکمه طبی جولای یی دهقانان زراعت معلمین پیشهوران ارایه رییس درین ازین برین'],
  [0.7, 'مریضی ذکور'],
  [0.6, 'شاگردان طفل'],
  [0.5, 'صحت اعلان قومی اجیر توقیف مامور سرگردان مریض'],
  [0.4, 'مامورین مهاجرین رویداد حیث'],
  [0.3, 'کارمند تن مینماید ناحیه'],
  [0.2, 'نشر ریاست'],
  [0.1, 'حکومت'],
  [-0.3, 'میلیون مسئول مدرسه بیماران کشاورزی اجرا طرح'],
  [-0.4, 'کودکان'],
  [-0.5, 'بیمه مسئولان رئیس مجلس نفر راهنمایی رستوران موزه'],
  [-0.6, 'دانشاموز دانشاموزان روستایی کشاورزان کارخانه پرورش'],
  [-0.7, 'درصد ارائه ژنرال'],
  [-0.8, 'اشتغال دارو تلفن کامپیوتر اینترنت'],
  [-1, 'شاغل فرایند سالن درمان حرفهای هواپیما بزرگراه ستاد سپاه فقیه بنزین واکسن هتل کنکور'],
  [-1, 'فرهنگیان افغانستانی'],
  [-1.2, 'بازنشستگان'],
  [-1.5, 'بهداشت پرستار دانشگاه ایران خیابان پزشکی پرستاران فرودگاه اتوبوس تاکسی سردار رایانه'],
  [-2, 'پزشک اذر تهران ژاپن دبستان خودرو خودروی خودروها پلیس سرهنگ بسیج موتورسیکلت گازوئیل'],
  [-2, 'شورای_اسلامی'],
  [-2.5, 'ریال دبیرستان'],
  [-3, 'شهردار شهرداری دادستان دادستانی بیمارستان فروردین تیرماه مهرماه ابان دیماه بهمن اسفند'],
  [-3, 'بخشدار دهستان ولیفقیه استانی استانها شهرستانها شهرستانهای جهاد_کشاورزی'],
  [-4, 'استان شهرستان اردیبهشت خرداد مرداد شهریور دهیاری'],
  [-5, 'استاندار استانداری فرماندار فرمانداری تومان'],
]
/** Places and people of Afghanistan, which Iranian papers name as well: together they count no more than this. */
const MOST_TOPIC = 1.5
const TOPIC: [odds: number, words: string][] = [
  [2, 'چاریکار یوناما تاجکی'],
  [1.8, 'کندهار'],
  [1.5, 'افغانها وردک سالنگ پلخمری شبرغان پغمان'],
  [1.2, 'ننگرهار بدخشان کندز غزنی بامیان تخار فاریاب جوزجان سمنگان بغلان پکتیا پکتیکا لغمان'],
  [1.2, 'نورستان کاپیسا لوگر بادغیس ارزگان روزگان دایکندی جلالاباد مزارشریف بگرام تورخم حیرتان'],
  [1.2, 'شیندند اندراب گردیز میمنه تالقان امارت_اسلامی'],
  [1, 'افغان خوست کنر پنجشیر پروان هلمند فراه لشکرگاه اسلامقلعه ولایات'],
  [0.8, 'افغانستان طالبان غور سرپل انتحاری'],
  [0.7, 'بلخی'],
  [0.6, 'کابل ولایت'],
  [0.5, 'طالب قندهار بلخ هندوستان'],
  [0.4, 'هرات'],
]
/** Iranian texts are what the sources hold. */
const PRIOR = -2
/** A text without any of the words. */
const UNTOLD = 0.05
/** «حرفه‌یی», «نماینده‌گان», «زنده‌گی», where Iran writes «حرفه‌ای», «نمایندگان», «زندگی». */
const SUFFIX = 2.5

/** Letters of a word: Arabic ones. */
const FIRST = 0x620
const LAST = 0x6d3
const JOINER = 0x200c

/** What a letter adds to the hash of its word: variants of one letter the same, joiners and vowel signs nothing. */
const LETTERS = new Uint16Array(LAST + 1)
for (let code = FIRST; code <= LAST; code++)
  if (!/\p{M}|\u0640/u.test(String.fromCharCode(code))) LETTERS[code] = code
for (const pair of ['يی', 'ىی', 'كک', 'آا', 'أا', 'ۀه', 'ةه'])
  LETTERS[pair.charCodeAt(0)] = pair.charCodeAt(1)

/** Spreads letters over all bits (FNV-1a): by a small factor short words would share a hash. */
const MULTIPLIER = 16_777_619
const BLANK = 0x20

/** Stands for a number before a word: «۱۵ حمل» is a day of a month, «حمل بار» is freight. */
const NUMBER = Math.imul('#'.charCodeAt(0), MULTIPLIER)

const isDigit = (code: number) =>
  (code >= 0x30 && code <= 0x39) || (code >= 0x660 && code <= 0x669) || (code >= 0x6f0 && code <= 0x6f9)

/** What a word says, and whether it is of Afghanistan rather than Afghan. */
interface Evidence {
  odds: number
  topic: boolean
}

/** By the hash of the word, or of two words with a blank between. */
const EVIDENCE = new Map<number, Evidence>()
for (const [list, topic] of [
  [WORDS, false],
  [TOPIC, true],
] as const) {
  for (const [odds, words] of list) {
    for (const word of words.split(' ')) {
      let hash = 0
      for (const letter of word.replace('_', ' ')) hash = Math.imul(hash ^ letter.charCodeAt(0), MULTIPLIER)
      EVIDENCE.set(hash, { odds, topic })
    }
  }
}
const SPELT: Evidence = { odds: SUFFIX, topic: false }

const [YEH, HEH, GAF, ALEF, NOON] = Array.from('یهگان', (letter) => letter.charCodeAt(0))

/**
 * How probable it is that a Persian text is Dari, by its words and how they are spelt.
 * @param text Persian text as given
 * @returns 0…1
 */
export function dariOdds(text: string): number {
  const seen = new Set<number>()
  let sum = PRIOR
  let topic = 0
  /** Each word counts once: a text on one thing repeats its name. */
  const add = (key: number, evidence: Evidence | undefined) => {
    if (evidence === undefined || seen.has(key)) return
    seen.add(key)
    if (evidence.topic) topic += evidence.odds
    else sum += evidence.odds
  }
  let hash = 0
  // The word before, and the two words so far.
  let before = 0
  let both = 0
  let number = false
  // The last letters, the latest first.
  let [a, b, c, d] = [0, 0, 0, 0]
  for (let at = 0; at <= text.length; at++) {
    const code = text.charCodeAt(at)
    if (code >= FIRST && code <= LAST && !isDigit(code)) {
      number = false
      const letter = LETTERS[code] as number
      if (letter === 0) continue
      hash = Math.imul(hash ^ letter, MULTIPLIER)
      both = Math.imul(both ^ letter, MULTIPLIER)
      d = c
      c = b
      b = a
      a = letter
      continue
    }
    if (isDigit(code)) number = true
    else if (code !== BLANK) number = false
    if (hash === 0 || code === JOINER) {
      if (hash !== 0 || code !== BLANK || !number) continue
      before = NUMBER
      both = Math.imul(NUMBER ^ BLANK, MULTIPLIER)
      number = false
      continue
    }
    const afghan =
      (a === YEH && c === HEH && (b === YEH || b === GAF)) ||
      (a === NOON && b === ALEF && c === GAF && d === HEH)
    add(hash, EVIDENCE.get(hash) ?? (afghan ? SPELT : undefined))
    if (before !== 0) add(both, EVIDENCE.get(both))
    // Two words belong together across a blank alone.
    before = code === BLANK ? hash : 0
    both = Math.imul(before ^ BLANK, MULTIPLIER)
    hash = a = b = c = d = 0
  }
  if (seen.size === 0) return UNTOLD
  return 1 / (1 + Math.exp(-sum - Math.min(MOST_TOPIC, topic)))
}
