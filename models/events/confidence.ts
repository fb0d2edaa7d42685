import type { Claim } from './merge.ts'

/** Shares of right events by rule, measured on the development gold; others get the prior. */
const PRIOR = 0.82

/** How likely an event is right: by its rule, the strength of its cue, and how often the text tells it. */
export function confidence(claim: Claim): number {
  const { best, all } = claim
  let value = PRIOR
  value += Math.min(0.1, Math.max(-0.25, (best.cueScore - 4) * 0.04))
  if (all.length > 1) value += 0.05
  if (best.inherited) value -= 0.1
  if (best.weakStatus) value -= 0.06
  if (best.placeFrom === 'text') value -= 0.03
  return Math.round(Math.min(0.99, Math.max(0.2, value)) * 100) / 100
}
