/**
 * Words by which Dari (Afghan Persian) is told from Iranian Persian, with the log-odds that one occurrence gives.
 * Negative ones are Iranian. Words that both use in news of the other country («افغانستان», «کابل») say little.
 */
const WORDS: Record<string, number> = {
  ...{
    ولسوالی: 4,
    ولسوال: 4,
    شاروالی: 4,
    شاروال: 4,
    پوهنتون: 4,
    پوهنځی: 4,
    څارنوالی: 4,
    سارنوالی: 4,
    ولایات: 1.5,
  },
  ...{
    حمل: 0.7,
    ثور: 3,
    جوزا: 3,
    سرطان: 0.6,
    سنبله: 3,
    میزان: 0.2,
    عقرب: 1.5,
    قوس: 2,
    جدی: 0.1,
    دلو: 2.5,
    حوت: 2.5,
  },
  ...{
    والی: 1.5,
    معاش: 1,
    معاشات: 3,
    موتر: 3,
    موترها: 3,
    مکاتب: 2,
    مکتب: 1,
    متعلم: 2,
    متعلمین: 3,
    محصل: 1.5,
  },
  ...{
    محصلان: 2,
    صنف: 1,
    شفاخانه: 3.5,
    داکتر: 2.5,
    داکتران: 2.5,
    کارمند: 0.3,
    میدهند: 0,
    هراسافگنان: 4,
    قوماندان: 3.5,
  },
  ...{
    قوماندانی: 3.5,
    افغانی: 1,
    افغانستان: 0.8,
    کابل: 0.6,
    هرات: 0.4,
    قندهار: 0.5,
    بلخ: 0.5,
    ننگرهار: 1.2,
    تن: 0.3,
  },
  ...{
    ریاست: 0.2,
    جمهوریت: 0.3,
    حکومتداری: 1.2,
    بودجوی: 3,
    کمیشنری: 4,
    کمیسیون: 0,
    اداره: 0,
    پالیسی: 3,
    پروسه: 2,
  },
  ...{
    جاپان: 3,
    فابریکه: 3,
    پاسپورت: 1.5,
    تلویزیون: 0,
    انجنیر: 3,
    انجنیران: 3,
    ملیون: 1.5,
    بیلیون: 1,
    فیصد: 3,
    فیصدی: 3,
  },
  ...{
    تلاشی: 1,
    عسکر: 2,
    اردوی: 1.5,
    ولایت: 0.6,
    باشندگان: 2.5,
    باشنده: 2.5,
    میرساند: 0,
    گمنام: 0,
    طبی: 0.7,
    مینوشند: 0,
  },
  ...{
    اعمار: 2,
    سرک: 3,
    سرکها: 3,
    پیسه: 3,
    چوکی: 3,
    بایسکل: 3,
    گرفتهاست: 0,
    ننمودهاند: 0,
    نمودهاست: 0.2,
    رخصتی: 3,
  },
  ...{
    حقالبشر: 3,
    جنوری: 2.5,
    فبروری: 2.5,
    مارچ: 2.5,
    اپریل: 1.5,
    جولای: 0.7,
    اگست: 2.5,
    سپتمبر: 2.5,
    اکتوبر: 2.5,
  },
  ...{
    نومبر: 2.5,
    دسمبر: 2.5,
    مینماید: 0.3,
    یی: 0.7,
    وحشیانهیی: 3,
    استفادهجویی: 0,
    برابر: 0,
    دریور: 3,
    ترافیک: 0,
  },
  // The state, offices and services of Afghanistan.
  ...{
    ولسی: 4,
    جرگه: 3,
    مشرانو: 4,
    لوی: 3,
    پوهاند: 4,
    پولیس: 3,
    امنیه: 2,
    حربی: 2.5,
    افغان: 1,
    افغانها: 1.5,
  },
  ...{ صحی: 3, صحت: 1, نرس: 3, قابله: 1.5, شاگردان: 1, مامورین: 0.7, اطفال: 1.2, نفوس: 1.5, دالر: 3 },
  ...{ بست: 1.5, بستهای: 2, اعلان: 1, ساحه: 2, ساحات: 2, مستفید: 2.5, مستفیدین: 3, متذکره: 2, مصارف: 1 },
  ...{ ترانسپورت: 3, سمنت: 3, تیل: 2, کانکریت: 2, رهایشی: 2, حاصلات: 2, پیداوار: 2, مالداری: 1.5 },
  // Provinces; Iranian papers name them too.
  ...{ بدخشان: 1.2, کندز: 1.2, غزنی: 1.2, بامیان: 1.2, تخار: 1.2, فاریاب: 1.2, جوزجان: 1.2, سمنگان: 1.2 },
  ...{ بغلان: 1.2, پکتیا: 1.2, پکتیکا: 1.2, خوست: 1, لغمان: 1.2, کنر: 1, نورستان: 1.2, پنجشیر: 1, پروان: 1 },
  ...{
    کاپیسا: 1.2,
    لوگر: 1.2,
    بادغیس: 1.2,
    ارزگان: 1.2,
    دایکندی: 1.2,
    باشندهگان: 3,
    دهقانان: 0.7,
    مساعد: 0.5,
  },
  // Spelling and older words.
  ...{ حرفهیی: 2, منطقهیی: 2.5, هیچکسی: 1, استند: 2, بحیث: 2.5, حیث: 0.4, ملکی: 1.5, زراعت: 0.7, طفل: 0.8 },
  // Countries and their adjectives as the CLDR has them for Afghanistan and not for Iran.
  ...{
    ارجنتاین: 2,
    بنگلهدیش: 2,
    بلجیم: 2,
    بلغاریا: 2,
    برازیل: 2,
    دنمارک: 2,
    هسپانیه: 2,
    ایتوپیا: 2,
    کیوبا: 1,
  },
  ...{
    اندونیزیا: 2,
    کینیا: 2,
    کمپوچیا: 2,
    کوریای: 2,
    لاتویا: 2,
    لیبیا: 2,
    منگولیا: 2,
    مکسیکو: 2,
    مالیزیا: 2,
  },
  ...{
    ناروی: 2.5,
    نیپال: 2,
    زیلاند: 2,
    پولند: 2.5,
    پرتگال: 2,
    رومانیا: 2,
    سویدن: 2.5,
    سینگاپور: 2,
  },
  ...{ سویس: 1.5, تاجکستان: 2.5, تاجکی: 2, جاپانی: 3, هسپانوی: 2, ایتالوی: 1, کوریایی: 1.5, قرغزستان: 2.5 },
  ...{ شاغل: -1, فرایند: -1, سالن: -1, بیمه: -0.5, کودکان: -0.4, بهداشت: -1.5, درمان: -1, پرستار: -1.5 },
  ...{
    استان: -4,
    استاندار: -5,
    استانداری: -5,
    شهرستان: -4,
    فرماندار: -5,
    فرمانداری: -5,
    شهردار: -3,
    شهرداری: -3,
  },
  ...{
    دانشگاه: -1.5,
    دادستان: -3,
    دادستانی: -3,
    بیمارستان: -3,
    پزشک: -2,
    تومان: -5,
    ریال: -2.5,
    فروردین: -3,
  },
  ...{
    اردیبهشت: -4,
    خرداد: -4,
    تیرماه: -3,
    مرداد: -4,
    شهریور: -4,
    مهرماه: -3,
    ابان: -3,
    اذر: -2,
    دیماه: -3,
    بهمن: -3,
  },
  ...{
    اسفند: -3,
    ایران: -1.5,
    تهران: -2,
    دهیاری: -4,
    بخشدار: -3,
    ژاپن: -2,
    میلیون: -0.3,
    درصد: -0.7,
    اشتغال: -0.8,
  },
}
/** Iranian texts are what the sources hold. */
const PRIOR = -2.2

/** Letters of a word: Arabic ones. */
const FIRST = 0x620
const LAST = 0x6d3
const JOINER = 0x200c

/** What a letter adds to the hash of its word: variants of one letter the same, joiners nothing. */
const LETTERS = new Uint16Array(LAST + 1)
for (let code = FIRST; code <= LAST; code++) LETTERS[code] = code
for (const pair of ['يی', 'كک', 'آا']) LETTERS[pair.charCodeAt(0)] = pair.charCodeAt(1)

/** Spreads letters over all bits (FNV-1a): by a small factor short words would share a hash. */
const MULTIPLIER = 16_777_619

/** Log-odds by the hash of the word. */
const ODDS = new Map<number, number>()
for (const [word, odds] of Object.entries(WORDS)) {
  let hash = 0
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), MULTIPLIER)
  if (odds !== 0) ODDS.set(hash, odds)
}

/**
 * How probable it is that a Persian text is Dari, by its words.
 * @param text Persian text as given
 * @returns 0…1
 */
export function dariOdds(text: string): number {
  let sum = PRIOR
  let found = false
  let hash = 0
  for (let at = 0; at <= text.length; at++) {
    const code = text.charCodeAt(at)
    if (code >= FIRST && code <= LAST) {
      hash = Math.imul(hash ^ (LETTERS[code] as number), MULTIPLIER)
      continue
    }
    if (hash === 0 || code === JOINER) continue
    const odds = ODDS.get(hash)
    hash = 0
    if (odds === undefined) continue
    sum += odds
    found = true
  }
  return found ? 1 / (1 + Math.exp(-sum)) : 0.05
}
