import type { Claim } from './merge.ts'
import { occurs } from './pattern.ts'
import type { View } from './view.ts'

/**
 * A percentage is a claim of its own only where no count of the same claim stands in the text: a share of the plan
 * beside the count that was reached goes, a share of one place in a list stays.
 */
export function dropShares(claims: Claim[]): Claim[] {
  return claims.filter(({ best }) => {
    if (best.quantity?.unit !== 'percent_of_plan') return true
    if (best.placeFrom.startsWith('list')) return true
    return !claims.some(
      ({ best: other }) =>
        other !== best &&
        other.quantity !== null &&
        (other.quantity.unit === 'jobs' ||
          other.quantity.unit === 'people' ||
          other.quantity.unit === 'projects') &&
        other.type === best.type &&
        other.status === best.status &&
        other.place === best.place &&
        Math.abs(other.sentence - best.sentence) <= 3,
    )
  })
}

/** What is told of another country is no claim of ours: its name stands in the sentence and none of our places does. */
export function dropForeign(view: View, claims: Claim[]): Claim[] {
  return claims.filter(({ best }) => {
    const sentence = view.sentences[best.sentence]!
    return sentence.places.length > 0 || !occurs(view.grammar.foreign, view.folded, sentence.range)
  })
}
