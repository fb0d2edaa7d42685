import type { Calendar, Grain, Span } from '../contract.ts'
import { type Range, spanOf, type Text, textOf } from '../text/index.ts'
import type { DateFlag, DateMention } from './core/types.ts'
import { timePhrases } from './fa/spans.ts'

/** A whole temporal phrase, with the value that it states, if it states one. */
export interface TimePhrase {
  text: string
  span: Span
  /** Inclusive Gregorian ISO days; null for durations, times of day, habits and what cannot be resolved. */
  start: string | null
  end: string | null
  grain: Grain | null
  calendar: Calendar | null
  /** Why there is no value. */
  flag?: DateFlag
}

/**
 * The temporal phrases of a Persian text in the convention of its annotated corpora (parstdex, Hengam): with their
 * preposition, times of day and durations included, one phrase where several expressions make up one. Values come
 * from the mentions inside; a phrase whose mentions do not agree on a time is given as those mentions.
 * @param mentions what `findDates` found in the same text
 */
export function joinPhrases(input: string | Text, mentions: DateMention[]): TimePhrase[] {
  const text = textOf(input)
  const found: { range: Range; phrase: TimePhrase }[] = []
  const taken = new Set<DateMention>()
  for (const range of timePhrases(text)) {
    const inside = mentions.filter((m) => m.range[0] < range[1] && range[0] < m.range[1])
    const valued = inside.filter((m) => m.start !== null && m.end !== null)
    // ISO days sort as text: the latest start and the earliest end are what all of them share.
    const start =
      valued
        .map((m) => m.start!)
        .sort()
        .at(-1) ?? ''
    const end = valued.map((m) => m.end!).sort()[0] ?? ''
    if (start > end && valued.length > 0) continue
    for (const mention of inside) taken.add(mention)
    const narrowest = valued.find((m) => m.start === start && m.end === end)
    const span = spanOf(text, range)
    found.push({
      range,
      phrase: {
        text: text.original.slice(...span),
        span,
        start: valued.length > 0 ? start : null,
        end: valued.length > 0 ? end : null,
        grain: valued.length > 0 ? (narrowest?.grain ?? 'span') : null,
        calendar: valued[0]?.calendar ?? null,
        ...(valued.length === 0 && inside[0]?.flag ? { flag: inside[0].flag } : {}),
      },
    })
  }
  for (const mention of mentions) {
    if (taken.has(mention) || mention.start === null) continue
    const { range, span, start, end, grain, calendar } = mention
    found.push({ range, phrase: { text: mention.text, span, start, end, grain, calendar } })
  }
  return found.sort((a, b) => a.range[0] - b.range[0]).map(({ phrase }) => phrase)
}
