/** A claim as the steps see it. */

import type { EventStatus } from '../../../contract.ts'
import type { Range } from '../../../text/index.ts'
import type { Candidate } from '../../candidate.ts'
import { first, words } from '../../pattern.ts'
import { inTitle, type View } from '../../view.ts'
import { closed } from '../clauses.ts'
import { COMING, DONE, OF_FORESEEN, ONGOING, PLANNED, REACHED, RELATIVE, TAKEN } from './patterns.ts'

/** What a step is told of a claim: where it stands, and how to look for words around it. */
export interface Told {
  view: View
  folded: string
  candidate: Candidate
  clause: Range
  /** The figure. */
  at: Range
  type: Candidate['type']
  sentence: View['sentences'][number]
  /** From the figure to the end of the clause whose verb decides. */
  tail: Range
  /** The tail, and the next clause where the tail has no verb. */
  reach: Range
  /** The first hit in `reach`, or in the clause, that is no part of an official's title. */
  inTail: (pattern: RegExp) => Range | null
  inClause: (pattern: RegExp) => Range | null
}

/** A status, and what it was told by. */
export interface Status {
  status: EventStatus
  rule: string
  /** Nothing says so plainly. */
  weak?: boolean
  /** Of this figure alone. */
  own?: boolean
  range?: Range
}

/** What the steps need to know of a claim. */
export function toldOf(view: View, candidate: Candidate): Told {
  const { folded } = view
  const { clause, at, type } = candidate
  const sentence = view.sentences[candidate.sentence]!
  const next = sentence.clauses[sentence.clauses.findIndex((c) => c[0] === clause[0]) + 1]
  // «۳۵ کارگر که تیرماه بیکار شده بودند، به کار بازمی‌گردند»: the main verb stands behind the relative clause.
  const relative = RELATIVE.exec(folded.slice(at[1], Math.min(clause[1], at[1] + 160)))
  const cue = candidate.fields.find(({ field }) => field === 'type')?.range
  // «۱۳۶ نفر معرفی شدند و از شهریور مشغول به کار می‌شوند»: the verb of the clause that tells of the work.
  const second = next && cue && cue[0] >= clause[1] && cue[1] <= next[1] && closed(folded, clause)
  const tail: Range = second ? [clause[1], next[1]] : [at[1] + (relative?.[0].length ?? 0), clause[1]]
  const hasVerb = first(DONE, folded, tail) ?? first(ONGOING, folded, tail) ?? first(PLANNED, folded, tail)
  const reach: Range =
    !hasVerb && next && !/[:؛;]/.test(folded[clause[1] - 1] as string) ? [tail[0], next[1]] : tail
  const inTail = (pattern: RegExp) => outsideTitles(view, first(pattern, folded, reach))
  const inClause = (pattern: RegExp) => outsideTitles(view, first(pattern, folded, clause))
  return { view, folded, candidate, clause, at, type, sentence, tail, reach, inTail, inClause }
}

/** What says that something was reached. */
export function reachedIn({ type, inTail }: Told): Range | null {
  // «با سهمیه سه درصدی استخدام شدند»
  return inTail(REACHED) ?? (type === 'people_placed' ? inTail(TAKEN) : null)
}

/** Words of plans that are none here. */
export function isNoPlan({ candidate, type, inTail }: Told): boolean {
  // «شمار بیکارشدگان را ۹ هزار نفر برآورد کرد»: an estimate of what happened.
  if (type === 'jobs_lost' && inTail(words('برآورد (کرد|شد|شده)*'))) return true
  // «با ۴۹ درصد از تعهدات پیش‌بینی‌شده …»: a share of what was foreseen.
  return candidate.quantity?.unit === 'percent_of_plan' && inTail(OF_FORESEEN) !== null
}

/** What says that something is yet to come. */
export function plannedIn(told: Told): Range | null {
  const { folded, clause, at, type, inTail } = told
  if (isNoPlan(told)) return null
  // «می‌توان برای هزار نفر شغل ایجاد کرد»
  return inTail(PLANNED) ?? (COMING.has(type) ? first(words('می~توان'), folded, [clause[0], at[0]]) : null)
}

/** A range that is no part of an official's title. */
export function outsideTitles(view: View, range: Range | null): Range | null {
  return range && !inTitle(view, range) ? range : null
}
