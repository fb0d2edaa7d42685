/** Lists of items, labelled or marked. */
import { plain } from '../twins.ts'
import type { Sentence, View } from '../view.ts'

/** How many items a list may have whose header is looked for, and how long each may be. */
export const LONGEST_LIST = 20
export const LONGEST_ITEM = 120

export const LIST_ITEM = /^(?:[-•*·●▪]|\d{1,2}[).])[ \n]?/

/** Is the sentence a line «II лек – 158;» of a list, as its marks or those of the line above tell? */
export function inLabelledList(
  { folded, sentences }: View,
  { index, range: [start, end] }: Sentence,
): boolean {
  const above = sentences[index - 1]
  if (folded[end - 1] !== ';' && !(above && /[:;]/.test(folded[above.range[1] - 1] ?? ''))) return false
  return LABELLED.test(folded.slice(start, Math.min(end, start + 90)))
}

/** A label of a few words, a dash, a figure, a noun at most. */
const LABELLED = plain(
  /^(?:[-•*·●▪] )?[^.:;\d]{1,60} ?- ?\d[\d ,]{0,10}(?:[ \n]?мың)?(?:[ \n]\p{L}{2,12})?[ \n]?[;.,]?$/u,
)

/** How many sentences back a claim goes on: «… 640 адам жұмылдырылды. Бұл туралы … хабарлады. Оның 410-ы …». */
export function reachOf({ grammar, sentences }: View, { index }: Sentence): number {
  const above = sentences[index - 1]
  return grammar.headlines && above && !above.heading && above.numbers.length === 0 ? 2 : 1
}
