import type { AttributionGrammar } from '../attribution.ts'
import type { Grammar } from '../link.ts'
import { originalOf, type Tokens } from '../tokens.ts'
import { AGENCY_VOICE } from './constants.ts'
import { speaksPersian } from './find.ts'
import { GIVEN_NAMES } from './names.ts'

/** Words that tell no title from another: «مدیرکل محترم استان». */
const UNTELLING = new Set([
  'و',
  'ویژه',
  'خصوصی',
  'محترم',
  'استان',
  'شهرستان',
  'شهر',
  'کل',
  'اداره',
  'در',
  'امور',
  'کشور',
  'ره',
])
const SAME_WORDS: Record<string, string[]> = {
  مدیر: ['مدیر'],
  صمت: ['صنعت', 'معدن', 'تجارت'],
  رییسجمهور: ['رییس', 'جمهور'],
  استانداری: ['استاندار'],
}

/** Linking and attribution in Persian. */
export function persianGrammar(tokens: Tokens): Grammar & AttributionGrammar {
  const spoken = new Map<number, boolean>()
  return {
    nameWords: (from, to) => tokens.words.slice(from, to),
    nameText: (from, to) => originalOf(tokens, from, to),
    titleText: (from, to) => originalOf(tokens, from, to),
    titleKey(from, to) {
      const words: string[] = []
      for (let i = from; i < to; i++) {
        let word = tokens.words[i] as string
        if (word === 'مدیر' && tokens.words[i + 1] === 'کل') word = 'مدیرکل'
        if (!UNTELLING.has(word)) words.push(...(SAME_WORDS[word] ?? [word]))
      }
      return words
    },
    givenCount(words) {
      let count = 0
      while (count < words.length - 1 && (GIVEN_NAMES.has(words[count] as string) || words[count] === 'سید'))
        count++
      return count
    },
    speaks(sentence) {
      let value = spoken.get(sentence)
      if (value === undefined) {
        value = speaksPersian(tokens, sentence)
        spoken.set(sentence, value)
      }
      return value
    },
    agencyVoice: (sentence) => AGENCY_VOICE.test(sentence),
    backward: () => false,
    carries: true,
  }
}
