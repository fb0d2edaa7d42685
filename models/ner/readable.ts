import type { Span } from '../contract.ts'
import { spell, splitWords } from './words.ts'

/** A word of the text and the spelling that the model reads. */
export interface ReadableWord {
  span: Span
  spelled: string
}

/** The words of a sentence as the model reads them. */
export function readable(sentence: string): ReadableWord[] {
  return splitWords(sentence).flatMap((span) => {
    const spelled = spell(sentence.slice(...span))
    return spelled === '' ? [] : [{ span, spelled }]
  })
}
