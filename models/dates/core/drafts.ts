import type { Made, Match } from './grammar.ts'
import type { Draft } from './types.ts'

/** Drafts of a match, in order. */
export function drafts(match: Match): Draft[] {
  return match.tokens.slice(match.from, match.to).flatMap((token) => (token.draft ? [token.draft] : []))
}

/** The draft as a mention in its own right: what stands around it makes a date of an everyday word or a bare number. */
export function strong(draft: Draft): Draft {
  return { ...draft, weak: false }
}

/** «осы аптада сәрсенбі күні», «هفته گذشته، سه‌شنبه»: the week says which weekday. */
export function weekAndDay(match: Match): Made | null {
  const [week, day] = drafts(match)
  if (
    week?.mode !== 'point' ||
    week.time.shift?.unit !== 'week' ||
    week.time.weekday !== undefined ||
    week.time.edge
  )
    return null
  if (day?.time.weekday === undefined || day.time.month !== undefined || day.time.shift || day.time.direction)
    return null
  return { code: '4', draft: { ...day, time: { ...day.time, shift: week.time.shift } } }
}
