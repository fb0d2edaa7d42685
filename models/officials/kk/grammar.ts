import { caseStems, isPossessiveEnding, type PlaceMention } from '../../places/index.ts'
import type { AttributionGrammar } from '../attribution.ts'
import type { Grammar, TitleKey } from '../link.ts'
import { anyWord, originalOf, type Tokens, traitsOf, wordsInPlaces } from '../tokens.ts'
import { baseForm, capitalWords, SPEAKS } from './find.ts'

/** Linking and attribution in Kazakh. */
export function kazakhGrammar(tokens: Tokens, places: readonly PlaceMention[]): Grammar & AttributionGrammar {
  const traits = traitsOf(tokens, SPEAKS)
  let capitals: ReadonlySet<string> | undefined
  const base = (word: string): string => {
    capitals ??= capitalWords(tokens)
    return baseForm(word, capitals)
  }

  /** Original text of the words with the last one in its base form, capitals as in the text. */
  const based = (from: number, to: number): string => {
    const last = tokens.words[to - 1] as string
    const name = originalOf(tokens, from, to, last.length - base(last).length)
    // «Тоқаев М.»: the stop belongs to the initial.
    const stop = last.length === 1 && to - from > 1 ? '.' : ''
    return name.replace(/\.(?=\p{L}{2})/gu, '. ') + stop
  }
  return {
    nameWords: (from, to) =>
      tokens.words.slice(from, to).map((word, i) => (i === to - from - 1 ? base(word) : word)),
    nameText: (from, to) => decapitalise(cyrillic(based(from, to))),
    titleText(from, to) {
      const last = tokens.words[to - 1] as string
      return originalOf(tokens, from, to, last.length - titleBase(last).length)
    },
    titleKey(from, to) {
      const words: string[] = []
      const inside = wordsInPlaces(tokens, places, from, to)
      for (let i = from; i < to; i++) {
        // The place is compared as a jurisdiction.
        if (inside.has(i)) continue
        const word = tokens.words[i] as string
        if (['және', 'бойынша', 'жөніндегі', 'бас'].includes(word)) continue
        words.push(keyOf(word))
      }
      // «өңір басшысы», «аудан басшысы»: the әкім of that unit.
      if (words.at(-1) === 'басшы' && words.length === 2 && UNITS.has(words[0] as string)) return AKIM
      // «Мемлекет басшысы» is the president.
      if (words.at(-1) === 'басшы' && words[0] === 'мемлеке' && words.length === 2)
        return { heads: ['президе'], words: ['президе'] }
      if (words.at(-1) === 'басшы' && words[0] === 'үкімет' && words.length === 2)
        return { heads: ['премьер'], words: ['премьер'] }
      return { heads: words.slice(-1), words }
    },
    speaksIn: (from, to) => anyWord(traits, SPEAKS, from, to),
    another: () => true,
    agencyVoice: (sentence) =>
      /^(айта кетейік|еске сал|ескерте кет|естеріңізге|айта кету|анықтама үшін|айтпақшы|сондай-ақ оқыңыз|сурет|фото)/.test(
        sentence,
      ) || ANOTHER_SOURCE.test(sentence),
    closes: (sentence) => CLOSES.test(sentence),
    backward: (sentence) => BACKWARD.test(sentence),
  }
}

/** «Бұл туралы … хабарлады», «… осылай деді», «… осындай деректерді келтірді»: who told what stands before. */
const BACKWARD =
  /^(?:бұл|осы|ол) (?:туралы|жөнінде|жайлы|жайында|жайт)| (?:осылай|бұлай) (?:деді|дейді|деп|мәлімдеді|хабарлады)(?!\p{L})| (?:осындай|мұндай|бұл|осы) (?:дерек|мәлімет|ақпарат|сан|цифр)\p{L}{0,8} (?:келтір|айт|хабарла|жариял)| бұл (?:жоспар|көрсеткіш|сан)\p{L}{0,6} [^.]{0,60}екенін (?:айт|атап|мәлімде|хабарла|жеткіз)/u

/** «…», – деді басшы. */
const CLOSES =
  /(?:[»"] ?,?|,) ?- ?(?:деді|дейді|деп (?:мәлімдеді|түйіндеді|атап өтті|жеткізді|түсіндірді|толықтырды|нақтылады))(?:[^.]|(?<= \p{L})\.)*\.?$/u

/** «Құжатқа сәйкес», «Үкіметтің болжамынша»: papers and bodies tell, no person. */
const ANOTHER_SOURCE =
  /^(?:[\p{L}-]{2,20} ){0,3}(?:құжат|меморандум|келісім|жоспар|бағдарлама|қаулы)\p{L}{0,6} (?:сәйкес|бойынша)|^[^,.:;]{4,90}(?:болжамынша|мәліметінше|дерегінше|деректерінше|мәліметі бойынша|дерегі бойынша|деректеріне сүйенсек)(?!\p{L})/u

const UNITS = new Set(['өңір', 'аймақ', 'облыс', 'аудан', 'қала', 'шаһар', 'ауыл'])
const AKIM: TitleKey = { heads: ['әкім'], words: ['әкім'] }

/** «әкімінің» → «әкімі»: a title without the case of the whole phrase. */
function titleBase(word: string): string {
  for (let length = word.length; length > 3; length--) {
    const stem = word.slice(0, length)
    if (/(сы|сі|ы|і)$/.test(stem) && isPossessiveEnding(word.slice(length)) && length < word.length)
      return stem
  }
  const plain = caseStems(word)[0]
  return plain && /(министр|президент)$/.test(plain.stem) ? plain.stem : word
}

/** A word of a title without its endings, cut to what compares: «облыстық», «облысының» → «облыс»; «орталығы» → «орта». */
function keyOf(word: string): string {
  const base = titleBase(word)
  const bare = ENDS_IN_S.exec(base)?.[1] ?? base.replace(POSSESSIVE, '').replace(/ғ$/, 'қ').replace(/г$/, 'к')
  return bare.replace(/(?:лық|лік|дық|дік|тық|тік)$/, '').slice(0, 7)
}

const POSSESSIVE = /(?:ының|інің|ның|нің|дың|дің|тың|тің|сы|сі|ы|і)$/
/** Their «с» is their own, not that of «-сы». */
const ENDS_IN_S = /^(облыс|кеңес|мәжіліс|байланыс|қатынас|жиналыс)(?:ы|і|ының|інің|тың|тің)?$/

const LOOKALIKES: Record<string, string> = {
  i: 'і',
  I: 'І',
  a: 'а',
  A: 'А',
  e: 'е',
  E: 'Е',
  o: 'о',
  O: 'О',
  c: 'с',
  C: 'С',
  p: 'р',
  P: 'Р',
  x: 'х',
  X: 'Х',
  y: 'у',
  K: 'К',
  M: 'М',
  T: 'Т',
  B: 'В',
  H: 'Н',
}

/** A name without soft hyphens and with no Latin letters inside its Cyrillic words («Берiк»). */
function cyrillic(name: string): string {
  return name
    .replaceAll('\u00ad', '')
    .replace(/[\p{L}]*[\u0400-\u04ff][\p{L}]*/gu, (word) =>
      word.replace(/[a-z]/gi, (letter) => LOOKALIKES[letter] ?? letter),
    )
}

/** «АСХАТ ШАХАРОВ» → «Асхат Шахаров»; mixed case stays. */
function decapitalise(name: string): string {
  return name
    .split(' ')
    .map((word) =>
      word.length > 2 && word === word.toUpperCase() && !word.includes('.')
        ? word
            .toLowerCase()
            .split('-')
            .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
            .join('-')
        : word,
    )
    .join(' ')
}
