/** Figures and sums of money in the digits and words of a language. */

export const LANGUAGES = { fa: 'فارسی', kk: 'Қазақша', ru: 'Русский', en: 'English' } as const
export type Language = keyof typeof LANGUAGES

/** Kazakh groups and points figures as Russian does; browsers seldom carry its locale. */
const LOCALES: Record<Language, string> = { en: 'en-GB', fa: 'fa-IR', kk: 'ru-RU', ru: 'ru-RU' }

/** Reading direction of the page in a language. */
export function directionOf(language: Language): 'rtl' | 'ltr' {
  return language === 'fa' ? 'rtl' : 'ltr'
}

const formats = new Map<string, Intl.NumberFormat>()
/** A format, made once: making one takes longer than a hundred figures. */
function formatOf(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language} ${JSON.stringify(options)}`
  const format = formats.get(key) ?? new Intl.NumberFormat(LOCALES[language], options)
  formats.set(key, format)
  return format
}

/** A figure with grouping, at most two decimals. */
export function formatNumber(value: number, language: Language, decimals = 2): string {
  return formatOf(language, { maximumFractionDigits: decimals }).format(value)
}

/**
 * From one figure or day to another. Persian says it by a word: figures round a dash alone have no direction, and a
 * reader from the right would find the larger one first.
 */
export function formatRange(from: string, to: string, language: Language, mark = '–'): string {
  return language === 'fa' ? `${from} تا ${to}` : `${from}${mark}${to}`
}

/** A share (0…1) as per cent. */
export function formatShare(value: number, language: Language, decimals = 0): string {
  const figure = formatNumber(value * 100, language, decimals)
  if (language === 'fa') return `${figure}٪`
  return language === 'en' ? `${figure}%` : `${figure} %`
}

/** A large figure in short form: «3.5 billion», «۳٫۵ میلیارد», «3,5 млрд». */
export function formatShort(value: number, language: Language): string {
  const text = formatOf(language, {
    notation: 'compact',
    compactDisplay: language === 'en' ? 'long' : 'short',
    maximumFractionDigits: 2,
  }).format(value)
  return language === 'kk' ? text.replace('тыс.', 'мың') : text
}

/** For axes: «12k», «۱۲ هزار», «12 тыс.». */
export function formatAxis(value: number, language: Language): string {
  if (value < 10_000) return formatNumber(value, language, 1)
  const text = formatOf(language, {
    notation: 'compact',
    maximumFractionDigits: 1,
  }).format(value)
  return language === 'kk' ? text.replace('тыс.', 'мың') : text
}

/** Turns the digits of a text into those of the language. */
export function localDigits(text: string, language: Language): string {
  return language === 'fa' ? text.replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)] as string) : text
}

/** Turns Persian and Arabic digits into ASCII ones. */
export function plainDigits(text: string): string {
  return text.replace(/[۰-۹٠-٩]/g, (digit) => String((digit.codePointAt(0) as number) % 16))
}

/** A figure as typed, with any digits and grouping; null where it is none. */
export function parseNumber(typed: string): number | null {
  const text = plainDigits(typed)
    .replace(/[\s\u00a0\u202f٬'’]/g, '')
    .replace(/,(?=\d{3}(\D|$))/g, '')
    .replace(/[٫,]/, '.')
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : null
}
