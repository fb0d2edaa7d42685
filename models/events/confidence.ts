import type { Claim } from './merge.ts'
import { RIGHT } from './rates.ts'

/** What a rule without a count of its own starts from: so many right of so many. */
const PRIOR = { right: 7, all: 8 }

/**
 * How likely an event is right: the share of its rule's events that were right when they were counted, smoothed,
 * less where the text leaves more open.
 */
export function confidence(claim: Claim): number {
  const { best, all } = claim
  const [right, made] = RIGHT[best.rule] ?? [0, 0]
  let value = (right + PRIOR.right) / (made + PRIOR.all)
  // The weakest cues that still carry a claim are wrong twice as often.
  if (best.cueScore < 3 && !best.inherited) value -= 0.06
  if (best.weakStatus) value -= 0.03
  if (best.placeFrom === 'text') value -= 0.02
  if (all.length > 1) value += (1 - value) * 0.4
  return Math.round(Math.min(0.99, Math.max(0.2, value)) * 100) / 100
}
