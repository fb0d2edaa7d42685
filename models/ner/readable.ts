import type { Script, Span } from '../contract.ts'
import { foldKazakh, mendLookalikes, spanOf } from '../text/index.ts'
import { spell, splitWords } from './words.ts'

/** A word of the text and the spelling that the model reads. */
export interface ReadableWord {
  /** UTF-16 offsets in the text as given. */
  span: Span
  spelled: string
}

/**
 * The words of a sentence as the model reads them. Kazakh in Latin or Arabic script is read in Cyrillic, «əкiм» with
 * Latin letters as «әкім».
 * @param kazakhScript script of a Kazakh sentence; nothing for any other language
 */
export function readable(sentence: string, kazakhScript?: Script): ReadableWord[] {
  if (kazakhScript === 'Latn' || kazakhScript === 'Arab') return inCyrillic(sentence, kazakhScript)
  const mended = mendLookalikes(sentence)
  return splitWords(mended).flatMap((span) => {
    const spelled = spell(mended.slice(...span))
    return spelled === '' ? [] : [{ span, spelled }]
  })
}

function inCyrillic(sentence: string, script: Script): ReadableWord[] {
  const text = foldKazakh(sentence, script)
  return splitWords(text.folded).flatMap(([start, end]) => {
    const span = spanOf(text, [start, end])
    const spelled = spell(recased(text.folded.slice(start, end), sentence.slice(...span)))
    return spelled === '' ? [] : [{ span, spelled }]
  })
}

/** A folded word with the capitals of the word as written: names are told by them. */
function recased(folded: string, written: string): string {
  const first = written[0] as string
  if (first === first.toLowerCase()) return folded
  const rest = written.slice(1)
  if (rest !== '' && rest === rest.toUpperCase() && rest !== rest.toLowerCase()) return folded.toUpperCase()
  return folded.charAt(0).toUpperCase() + folded.slice(1)
}
