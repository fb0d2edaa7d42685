import type { LanguageResult } from '../contract.ts'
import { type Text, textOf } from '../text/index.ts'

/** Letters that Kazakh alone among its Cyrillic neighbours uses together. */
const KAZAKH_LETTERS = /[әғқңөұүһі]/g
const PERSIAN_WORDS = /(?:^|[^\p{L}])(?:از|به|در|که|این|را|است|شد|برای|با|کرد|گفت|می)(?=$|[^\p{L}])/gu

/**
 * The language of a text: by script, letters and commonest words.
 * @param input text or folded text
 */
export function identify(input: string | Text): LanguageResult {
  const { folded, original } = textOf(input)
  const arabic = (original.match(/[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufeff]/g) ?? []).length
  const cyrillic = (folded.match(/[\u0400-\u052f]/g) ?? []).length
  const latin = (folded.match(/[a-z\u00c0-\u024f]/g) ?? []).length
  const letters = arabic + cyrillic + latin
  if (letters === 0) return { code: 'und', script: 'Zyyy', confidence: 0 }
  if (arabic >= cyrillic && arabic >= latin) {
    if (/[ۇۋڭ]/.test(original)) return { code: 'kk', script: 'Arab', confidence: 0.8 }
    const persian = (folded.match(PERSIAN_WORDS) ?? []).length
    return { code: persian > 0 ? 'fa' : 'ar', script: 'Arab', confidence: 0.6 }
  }
  if (cyrillic >= latin) {
    const kazakh = (folded.match(KAZAKH_LETTERS) ?? []).length
    return kazakh / cyrillic > 0.04
      ? { code: 'kk', script: 'Cyrl', confidence: 0.8 }
      : { code: 'ru', script: 'Cyrl', confidence: 0.6 }
  }
  return /[ǵńýūǧşñ]/i.test(original)
    ? { code: 'kk', script: 'Latn', confidence: 0.6 }
    : { code: 'und', script: 'Latn', confidence: 0.3 }
}
