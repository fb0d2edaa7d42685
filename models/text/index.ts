/** Text for matching: folded forms with exact ways back to the original, sentences and words. */
export { fold, type Range, rangeOf, spanOf, type Text, textOf } from './fold.ts'
export { sentences } from './sentences.ts'
export { terms } from './terms.ts'
export { words } from './words.ts'
