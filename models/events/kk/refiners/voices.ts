import type { Claim } from '../../merge.ts'
import { all } from '../../pattern.ts'
import { inTitle, type View } from '../../view.ts'
import { ORDERS, SPEECH } from '../constants.ts'

/** A paragraph of direct speech: it begins with a dash or a quotation mark, or ends «…», – деді …». */
const QUOTED = /^[-–«"“]|[»"”,] ?,? ?[-–] ?(?:деді|дейді|деп)/

/** How a paragraph is told: in somebody's words, in a report of them or of orders given, or by the paper itself. */
type Voice = 'quoted' | 'reported' | 'ordered' | 'own'

/** Ways of telling that end with their paragraph. */
const ENDED = new Set<Voice>(['quoted', 'ordered'])

/**
 * Direct speech and orders end with their paragraph: what the paper tells after it without a word of saying is told
 * by nobody in particular, while a report in its own words («…мәліметінше») goes on.
 */
export function endOfQuotes(view: View, claims: Claim[]): Claim[] {
  if (!claims.some(({ best }) => best.official)) return claims
  const told = voices(view)
  return claims.map((claim) => {
    const { best } = claim
    const voice = told[view.sentences[best.sentence]!.paragraph]
    if (!best.official || voice?.own !== 'own' || !ENDED.has(voice.last)) return claim
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

/** The voice of every paragraph, and the last one before it that was not the paper's. */
function voices(view: View): { own: Voice; last: Voice }[] {
  const { folded, sentences } = view
  const found: { own: Voice; last: Voice }[] = []
  let last: Voice = 'own'
  for (let i = 0; i < sentences.length; ) {
    const { paragraph } = sentences[i]!
    const from = sentences[i]!.range[0]
    let reported = false
    let ordered = false
    let to = from
    for (; i < sentences.length && sentences[i]!.paragraph === paragraph; i++) {
      const { range } = sentences[i]!
      to = range[1]
      const orders = all(ORDERS, folded, range).length
      ordered ||= orders > 0
      reported ||= all(SPEECH, folded, range).length > orders || (orders === 0 && inTitle(view, range))
    }
    const own: Voice = QUOTED.test(folded.slice(from, to))
      ? 'quoted'
      : reported
        ? 'reported'
        : ordered
          ? 'ordered'
          : 'own'
    found[paragraph] = { own, last }
    if (own !== 'own') last = own
  }
  return found
}
