import type { Match } from './grammar.ts'
import type { Draft } from './types.ts'

/** Drafts of a match, in order. */
export function drafts(match: Match): Draft[] {
  return match.tokens.slice(match.from, match.to).flatMap((token) => (token.draft ? [token.draft] : []))
}

/** The draft as a mention in its own right: what stands around it makes a date of an everyday word or a bare number. */
export function strong(draft: Draft): Draft {
  return { ...draft, weak: false }
}
