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
    جمهوریت: 1.5,
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
const ODDS = new Map(Object.entries(WORDS).filter(([, odds]) => odds !== 0))

/** Letters of a word: Arabic ones and the joiner. */
const FIRST = 0x620
const LAST = 0x6d3

function isInWord(code: number): boolean {
  return (code >= FIRST && code <= LAST) || code === 0x200c
}

function plainOf(word: string): string {
  return word.replaceAll('\u200c', '').replaceAll('ي', 'ی').replaceAll('ك', 'ک').replaceAll('آ', 'ا')
}

/** By first letter: the lengths of its words, a bit each; 31 stands for all longer ones. */
const LENGTHS = new Uint32Array(LAST - FIRST + 1)
for (const word of ODDS.keys()) {
  const first = word.charCodeAt(0) - FIRST
  LENGTHS[first] = (LENGTHS[first] as number) | (1 << Math.min(31, word.length))
}

/**
 * How probable it is that a Persian text is Dari, by its words.
 * @param text Persian text as given
 * @returns 0…1
 */
export function dariOdds(text: string): number {
  let sum = PRIOR
  let found = false
  const size = text.length
  for (let at = 0; at < size; at++) {
    if (!isInWord(text.charCodeAt(at))) continue
    const start = at
    let plain = true
    for (let code = text.charCodeAt(at); at < size && isInWord(code); code = text.charCodeAt(++at))
      if (code === 0x200c || code === 0x64a || code === 0x643 || code === 0x622) plain = false
    // Most words are passed over by their length and first letter, without a look-up.
    if (
      plain &&
      ((LENGTHS[text.charCodeAt(start) - FIRST] as number) & (1 << Math.min(31, at - start))) === 0
    )
      continue
    const word = text.slice(start, at)
    const odds = ODDS.get(plain ? word : plainOf(word))
    if (odds === undefined) continue
    sum += odds
    found = true
  }
  return found ? 1 / (1 + Math.exp(-sum)) : 0.05
}
