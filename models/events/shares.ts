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

const STATES = new Set(['unemployment', 'employment_level'])

/** The latest figure of a series is the state of things, the earlier ones are past. */
export function datePast(claims: Claim[]): Claim[] {
  return claims.map((claim) => {
    const { best } = claim
    const { period } = best
    if (!period || !STATES.has(best.type) || best.status !== 'ongoing') return claim
    const later = claims.some(
      ({ best: other }) =>
        other.type === best.type &&
        other.quantity?.unit === best.quantity?.unit &&
        other.place === best.place &&
        other.period !== null &&
        other.period.end > period.end,
    )
    return later
      ? {
          ...claim,
          best: {
            ...best,
            status: 'done',
            trace: [...best.trace, 'status done: a later figure of the series follows'],
          },
        }
      : claim
  })
}

/** A claim without a figure goes where the text tells one of the same kind with a figure. */
export function dropVague(claims: Claim[]): Claim[] {
  return claims.filter(({ best }) => {
    if (best.quantity || best.money || best.type === 'agreement') return true
    return !claims.some(
      ({ best: other }) => other.type === best.type && (other.quantity !== null || other.money !== null),
    )
  })
}
