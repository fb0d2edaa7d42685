import type { Day } from './calendar.ts'
import { type DateGrammar, fullDay } from './mentions.ts'
import type { Token } from './tokens.ts'

/** Words that introduce the date of a page (folded). */
const LABEL =
  /(?:تاریخ(?: انتشار| درج| خبر)?|انتشار|منتشر شده(?: در)?|زمان(?: انتشار)?|جاریالاندی|жарияланды|жарияланған(?: күні)?|орналастырылды|жарияланған уақыты|күні|уақыты|дата(?: публикации)?|опубликовано|published|date) ?:? ?$/u
/** Words before a date that make it part of a sentence. */
const PREPOSITION = /(?:^|[ \n])(?:در|از|تا|به|روز|مورخ|مورخه|تاریخ|و|با|طی|برای|که|for|on) $/u
/** Letters that a line may have beside its date and still be a date line. */
const RESIDUE = 40
/** Date lines stand at the top: so far into the text they are looked for. */
const HEAD = 1500

const LETTERS = /\p{L}/gu

/** How surely a full date is the one of its text: 0 not at all, 3 by a label that says so. */
function dateLineRank(folded: string, token: Token): number {
  const before = folded.slice(Math.max(0, token.start - 40), token.start)
  if (LABEL.test(before)) return 3
  if (token.start > HEAD || PREPOSITION.test(before)) return 0
  // «2012 жылғы 6 қарашадағы» belongs to a sentence.
  if (token.suffix !== undefined && token.suffix !== 'nominative' && token.suffix !== 'possessive') return 0
  const lineStart = folded.lastIndexOf('\n', token.start - 1) + 1
  const lineBreak = folded.indexOf('\n', token.end)
  const lineEnd = lineBreak < 0 ? folded.length : lineBreak
  if (lineEnd - lineStart > 400) {
    // One long line: the date must be set off, by its time of day or by marks on both sides.
    const behind = folded.slice(token.end, token.end + 12)
    if (/^ ?[-|,،]? ?(?:ساعت )?\d{1,2} ?: ?\d{2}/u.test(behind)) return 2
    const left = token.start === 0 || /[|•·\-:/،,)»!؟]\s?$/u.test(before)
    return left && /^\s?[|•·\-/(]/u.test(behind) ? 1 : 0
  }
  const rest = `${folded.slice(lineStart, token.start)} ${folded.slice(token.end, lineEnd)}`
  if ((rest.match(LETTERS) ?? []).length > RESIDUE) return 0
  return /\d{1,2} ?: ?\d{2}/.test(rest) || token.draft?.clock ? 2 : 1
}

/**
 * The day in the text's own date line («۱۳ آذر ۱۴۰۱، ۲۰:۰۵», «Қоғам • 19 Ақпан, 2024»), and its token: a full date that
 * stands on a line of its own near the top or behind a label such as «تاریخ انتشار». Null where there is none.
 */
export function ownDate(
  folded: string,
  tokens: Token[],
  grammar: DateGrammar,
): { day: Day; token: Token } | null {
  let best: { day: Day; token: Token } | null = null
  let highest = 0
  let looked = 0
  for (const token of tokens) {
    const day = token.draft ? fullDay(token.draft, grammar) : null
    if (day === null) continue
    const rank = dateLineRank(folded, token)
    if (rank > highest) {
      highest = rank
      best = { day, token }
    }
    if (++looked > 20) break
  }
  return best
}

/** Full dates that stand in lines of dates and times, not in sentences. */
export function isPageStamp(folded: string, token: Token, grammar: DateGrammar): boolean {
  return (
    token.draft !== undefined && fullDay(token.draft, grammar) !== null && dateLineRank(folded, token) > 0
  )
}

/** So far back (in characters) a year that was named is still spoken of. */
const REACH = 300

/**
 * Without a reference date a bare month, day or season takes the year of the nearest absolute date of its own
 * sentence or the one before («زمستان ۱۴۰۰ … نسبت به پاییز»).
 */
export function shareContextYears(tokens: Token[]): void {
  for (const [at, token] of tokens.entries()) {
    const draft = token.draft
    if (!draft || draft.flag || draft.mode === 'since' || draft.mode === 'until') continue
    const { time } = draft
    if (time.month === undefined || time.year !== undefined || time.yearOffset !== undefined || time.shift)
      continue
    if (draft.until && draft.until.year !== undefined) continue
    const neighbour = [tokens[at - 1], tokens[at + 1], tokens[at - 2], tokens[at - 3]].find((other) => {
      const near = other?.draft?.time
      if (!other || near?.year === undefined || near.month === undefined || near.calendar !== time.calendar)
        return false
      return Math.min(Math.abs(other.start - token.end), Math.abs(token.start - other.end)) <= REACH
    })
    if (neighbour?.draft)
      token.draft = { ...draft, time: { ...time, year: neighbour.draft.time.year as number } }
  }
}
