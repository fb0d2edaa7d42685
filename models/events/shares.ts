import type { Claim } from './merge.ts'

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
