/** Whether a Persian claim is planned, committed, done, ongoing or denied. */
import type { Candidate } from '../../candidate.ts'
import type { View } from '../../view.ts'
import { denied } from './denials.ts'
import { disputed } from './disputes.ts'
import { level, moved } from './levels.ts'
import { atRisk, hiring, presentToCome, project, toOpen, vacant } from './openings.ts'
import { aimNoun, givenWord, pledged, promiseNoun, spent } from './promises.ts'
import { forecast, past, present, toCome } from './tense.ts'
import { type Status, type Told, toldOf } from './told.ts'
import { taught } from './training.ts'

export { LICENCE, PROTEST } from './patterns.ts'

/** The first that knows an answer gives it: what is denied before what is to come, this before what was reached or promised. */
const STEPS: readonly ((told: Told) => Status | null)[] = [
  givenWord,
  denied,
  moved,
  disputed,
  promiseNoun,
  aimNoun,
  taught,
  atRisk,
  project,
  pledged,
  vacant,
  level,
  toCome,
  presentToCome,
  hiring,
  forecast,
  spent,
  past,
  toOpen,
]

/**
 * Status of a Persian claim. The verb comes last, so the words after the figure are read first, then the clause.
 */
export function status(view: View, candidate: Candidate): Status {
  const told = toldOf(view, candidate)
  for (const step of STEPS) {
    const found = step(told)
    if (found) return found
  }
  return present(told)
}
