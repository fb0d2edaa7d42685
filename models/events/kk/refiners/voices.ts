import type { Claim } from '../../merge.ts'
import { occurs } from '../../pattern.ts'
import type { View } from '../../view.ts'
import { SPEECH } from '../constants.ts'

/** A paragraph of direct speech: it begins with a dash or a quotation mark, or ends «…», – деді …». */
const QUOTED = /^[-–«"“]|[»"”,] ?,? ?[-–] ?(?:деді|дейді|деп)/

/**
 * Direct speech ends with its paragraph: what the paper tells after it without a word of saying is told by nobody in
 * particular, while a report in its own words («…мәліметінше») goes on.
 */
export function endOfQuotes(view: View, claims: Claim[]): Claim[] {
  const { folded, sentences } = view
  const paragraphs: string[] = []
  for (const { paragraph, range } of sentences)
    paragraphs[paragraph] = `${paragraphs[paragraph] ?? ''}${folded.slice(...range)} `
  return claims.map((claim) => {
    const { best } = claim
    if (!best.official) return claim
    const sentence = sentences[best.sentence]!
    const own = paragraphs[sentence.paragraph] ?? ''
    if (QUOTED.test(own) || speaks(view, sentence.paragraph)) return claim
    let at = sentence.paragraph - 1
    while (at >= 0 && !QUOTED.test(paragraphs[at] ?? '') && !speaks(view, at)) at--
    if (at < 0 || !QUOTED.test(paragraphs[at] ?? '')) return claim
    return {
      ...claim,
      best: {
        ...best,
        official: null,
        office: null,
        trace: [...best.trace, 'official none: the quotation has ended'],
      },
    }
  })
}

/** Has the paragraph a word of saying or an official in it? */
function speaks(view: View, paragraph: number): boolean {
  return view.sentences.some(
    (s) =>
      s.paragraph === paragraph &&
      (occurs(SPEECH, view.folded, s.range) ||
        view.officials.some((o) =>
          o.mentions.some((m) => m.range[0] >= s.range[0] && m.range[1] <= s.range[1]),
        )),
  )
}
