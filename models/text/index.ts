/** Text for matching: folded forms with exact ways back to the original, sentences and words. */

export { CLASS, DIGIT, digitEnd, isDigitAt, isLetterAt, LETTER, letterEnd } from './characters.ts'
export { fold, mendLookalikes, type Range, rangeOf, spanOf, type Text, textOf } from './fold.ts'
export { isParted, sentences } from './sentences.ts'
export { terms } from './terms.ts'
export { foldKazakh, scriptOf } from './transliterate.ts'
export {
  formOf,
  type WordMemo,
  type WordTable,
  type WordTrait,
  wordMemo,
  wordsOf,
  wordTrait,
} from './vocabulary.ts'
export { words } from './words.ts'
