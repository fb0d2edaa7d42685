import type { PlaceMention } from '../../places/index.ts'
import type { AttributionGrammar } from '../attribution.ts'
import type { Grammar } from '../link.ts'
import { anyWord, originalOf, type Tokens, traitsOf, wordsInPlaces } from '../tokens.ts'
import { AGENCY_VOICE, ANOTHER_SPEAKER, HEADS, ORGANISATION_WORDS } from './constants.ts'
import { SPEAKS } from './find.ts'

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
  'دوره',
  'هفتم',
  'هشتم',
  'نهم',
  'دهم',
  'یازدهم',
  'دوازدهم',
])
const SAME_WORDS: Record<string, string[]> = {
  مدیر: ['مدیر'],
  صمت: ['صنعت', 'معدن', 'تجارت'],
  رییسجمهور: ['رییس', 'جمهور'],
  استانداری: ['استاندار'],
}

/** Linking and attribution in Persian. */
export function persianGrammar(
  tokens: Tokens,
  places: readonly PlaceMention[],
): Grammar & AttributionGrammar {
  const traits = traitsOf(tokens, SPEAKS)
  return {
    nameWords: (from, to) => tokens.words.slice(from, to),
    nameText: (from, to) => originalOf(tokens, from, to),
    titleText: (from, to) => originalOf(tokens, from, to),
    titleKey(from, to) {
      const words: string[] = []
      const heads: string[] = []
      const inside = wordsInPlaces(tokens, places, from, to)
      for (let i = from; i < to; i++) {
        // The place is compared as a jurisdiction.
        if (inside.has(i)) continue
        let word = tokens.words[i] as string
        if (word === 'مدیر' && tokens.words[i + 1] === 'کل') word = 'مدیرکل'
        // «وزیرتعاون»: two words in one.
        if (word.length > 5 && word.startsWith('وزیر') && ORGANISATION_WORDS.has(word.slice(4))) {
          words.push('وزیر')
          word = word.slice(4)
        }
        const expanded = UNTELLING.has(word) ? [] : (SAME_WORDS[word] ?? [word])
        words.push(...expanded)
        const joins = i > from && tokens.words[i - 1] === 'و' && HEADS.has(word)
        if ((i === from || joins) && expanded[0]) heads.push(expanded[0])
      }
      return { heads, words }
    },
    speaksIn: (from, to) => anyWord(traits, SPEAKS, from, to),
    another(sentence, from, to) {
      const end = Math.min(to + 2, tokens.first[sentence + 1] as number)
      for (let i = tokens.first[sentence] as number; i < end; i++) {
        if (i >= from && i < to) continue
        const word = tokens.words[i] as string
        // «… ادامه داد» goes on; «در ادامه …» may bring in another.
        if (word === 'ادامه' ? tokens.words[i - 1] === 'در' && i < from : ANOTHER_SPEAKER.has(word))
          return true
      }
      return false
    },
    agencyVoice: (sentence) => AGENCY_VOICE.test(sentence),
    backward: () => false,
  }
}
