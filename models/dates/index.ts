import type { DateEntry } from '../contract.ts'
import { type Text, textOf } from '../text/index.ts'
import { parseIsoDay } from './core/calendar.ts'
import { type DateGrammar, mentionOf, parse } from './core/mentions.ts'
import type { DateMention, DateOptions } from './core/types.ts'
import { PERSIAN } from './fa/index.ts'
import { KAZAKH } from './kk/index.ts'

export type { DateFlag, DateKind, DateMention, DateOptions } from './core/types.ts'

/**
 * All time expressions of a text in order, longest first, never overlapping.
 * @param input text or folded text
 */
export function findDates(input: string | Text, options: DateOptions = {}): DateMention[] {
  const text = textOf(input)
  const grammar = grammarOf(text, options.language)
  const reference = options.reference ? parseIsoDay(options.reference) : null
  return parse(text.folded, grammar).map((token) => mentionOf(text, token, grammar, reference))
}

/** The grammar of a language; without one, that of the script which most letters are in. */
function grammarOf(text: Text, language: string | undefined): DateGrammar {
  if (language === 'kk') return KAZAKH
  if (language === 'fa' || language === 'prs') return PERSIAN
  let cyrillic = 0
  let arabic = 0
  const size = Math.min(text.folded.length, 4000)
  for (let i = 0; i < size; i++) {
    const code = text.folded.charCodeAt(i)
    if (code >= 0x0400 && code < 0x0530) cyrillic++
    else if (code >= 0x0600 && code < 0x0700) arabic++
  }
  return cyrillic > arabic ? KAZAKH : PERSIAN
}

/** The mentions that the contract's `dates` lists: those with a value. */
export function dateEntries(mentions: DateMention[]): DateEntry[] {
  return mentions
    .filter((m) => m.start !== null && m.end !== null)
    .map((m) => ({
      text: m.text,
      span: m.span,
      start: m.start as string,
      end: m.end as string,
      grain: m.grain,
      calendar: m.calendar,
    }))
}
