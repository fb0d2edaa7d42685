import { type DateMention, findDates } from '../dates/index.ts'
import type { NumberMention } from '../numbers/index.ts'
import type { Official } from '../officials/index.ts'
import type { PlaceMention } from '../places/index.ts'
import { type Range, sentences, type Text } from '../text/index.ts'
import type { Cue, Grammar } from './grammar.ts'
import type { EventContext } from './index.ts'
import { endAt } from './pattern.ts'
import { plain, plainText } from './twins.ts'

/** A cue with the places where it stands in a sentence. */
export interface PlacedCue {
  cue: Cue
  ranges: Range[]
  /** The figure that each place belongs to alone; filled when asked for. */
  claimants?: (Range | null)[]
}

/** A sentence with what the other parts found in it. */
export interface Sentence {
  index: number
  range: Range
  paragraph: number
  /** A headline or a line without a full stop. */
  heading: boolean
  clauses: Range[]
  /** The cues of the grammar that stand in it; filled when asked for. */
  cues?: readonly PlacedCue[]
  /** Figures that may count something: no years, dates, codes, telephones. */
  numbers: NumberMention[]
  dates: DateMention[]
  places: PlaceMention[]
  /** Those of `places` that a claim may be of, whoever tells it; filled when asked for. */
  claimable?: readonly PlaceMention[]
}

/** A text laid out for the rules. */
export interface View {
  text: Text
  /** The folded text, for matching (`plainText`). */
  folded: string
  context: EventContext
  grammar: Grammar
  sentences: Sentence[]
  officials: Official[]
  /** Where officials are named, by title, by name or by pronoun, in the order of the text. */
  titles: { range: Range; official: Official }[]
  /** Does the text hold more than is read? */
  truncated: boolean
}

/** No article has more sentences: what lies behind them in a text that has is not read. */
const MOST_SENTENCES = 20_000

/** Everything the rules need, found once. */
export function view(context: EventContext, grammar: Grammar): View {
  const { text } = context
  const folded = plainText(text.folded)
  const found: Sentence[] = []
  let paragraph = 0
  let before = 0
  const numbers = cursor(context.numbers)
  const dates = cursor(context.dates)
  const places = cursor(context.places)
  const all = sentences(text)
  for (const range of portionsOf(all, folded)) {
    if (found.length > 0 && folded.slice(before, range[0]).includes('\n')) paragraph++
    before = range[1]
    const last = folded[range[1] - 1] ?? ''
    const sentenceNumbers = numbers(range).map((number, i, all) => withCurrency(number, all[i - 1], folded))
    const sentencePlaces = places(range)
    const datesThere = dates(range)
    const bare = sentenceNumbers.length + sentencePlaces.length + datesThere.length === 0
    if (found.length === 0 && bare && isLabel(folded, range)) continue
    // «از ۲ هزار و ۱۴۰ نفر», «تا پایان سال ۱۰ هزار طرح»: what runs on as a longer figure is no year.
    const sentenceDates = datesThere
      .map((date) => withoutFigure(date, folded, context, grammar, sentenceNumbers))
      .filter(
        (date) =>
          !sentenceNumbers.some(
            (n) => n.kind === 'cardinal' && n.range[0] < date.range[1] && n.range[1] > date.range[1],
          ),
      )
    let clauses: Range[] | undefined
    const sentence: Sentence = {
      index: found.length,
      range,
      paragraph,
      heading: !/[.!?؟»:;]/.test(last) && range[1] - range[0] < 200,
      get clauses() {
        clauses ??= cut(range, grammar.breaks(folded, range))
        return clauses
      },
      numbers: [],
      dates: sentenceDates,
      places: sentencePlaces,
    }
    sentence.numbers = sentenceNumbers.filter(
      (number) =>
        (number.kind === 'cardinal' ||
          number.kind === 'percent' ||
          number.kind === 'percentage_points' ||
          number.kind === 'money') &&
        !sentenceDates.some((date) => overlaps(date.range, number.range)) &&
        !sentence.places.some((place) => overlaps(place.range, number.range)),
    )
    found.push(sentence)
  }
  const titles = context.officials
    .flatMap((official) => official.mentions.map(({ range }) => ({ range, official })))
    .sort((a, b) => a.range[0] - b.range[0])
  return {
    text,
    folded,
    context,
    grammar,
    sentences: found,
    officials: context.officials,
    titles,
    truncated: context.truncated === true || all.length > MOST_SENTENCES,
  }
}

/** The sentences, long ones in portions. */
function portionsOf(all: readonly Range[], folded: string): Range[] {
  return all.slice(0, MOST_SENTENCES).flatMap((range) => portions(folded, range))
}

/** Words of a page's menu («Басты бет», «Жаңалықтар», «نماد خبرگزاری») above the headline: not what the text begins with. */
function isLabel(folded: string, [start, end]: Range): boolean {
  if (end - start > LABEL_LENGTH || !/^ ?\n/.test(folded.slice(end, end + 2))) return false
  const label = folded.slice(start, end)
  return !/[.!?؟»:;،,]/.test(label) && label.split(' ').length <= LABEL_WORDS
}

/** No headline is as short. */
const LABEL_LENGTH = 30
const LABEL_WORDS = 3

/** «۳۴ میلیارد تومان است که ۲۱ میلیارد آن جذب شده»: of a sum named with its currency, without it. */
function withCurrency(
  number: NumberMention,
  before: NumberMention | undefined,
  folded: string,
): NumberMention {
  if (number.kind !== 'cardinal' || before?.kind !== 'money' || before.currency !== 'IRR') return number
  if (number.value === null || number.value < 1e6) return number
  if (
    !plain(/^[ \n](?:از[ \n])?(?:ان|این)(?!\p{L})/u).test(folded.slice(number.range[1], number.range[1] + 10))
  )
    return number
  const toman = before.unitRange && /تومان|تومن/u.test(folded.slice(...before.unitRange))
  return { ...number, kind: 'money', currency: 'IRR', value: number.value * (toman ? 10 : 1) }
}

/** «تا پایان آبان ۶۸ درصد», «تا بهمن ۶۰ راننده»: what is counted is no year of the month before it. */
function withoutFigure(
  date: DateMention,
  folded: string,
  { reference, language }: EventContext,
  grammar: Grammar,
  numbers: readonly NumberMention[],
): DateMention {
  const [start, end] = date.range
  // «تا پایان سال ۱۵۰۰ زن»: a year that none of us will see.
  const figure = /[ \n](?:\d{1,2}|1[5-9]\d\d)$/.exec(folded.slice(start, end))
  if (!figure) return date
  // «تا پایان سال ۷۰ هزار نفر»: the figure runs on.
  const runsOn = numbers.some((n) => n.kind === 'cardinal' && n.range[0] < end && n.range[1] > end)
  const counted =
    runsOn ||
    date.start === null ||
    /^[ \n]?(?:درصد|%)/.test(folded.slice(end, end + 6)) ||
    grammar.nounsAfter.some((rule) => rule.noun === 'people' && endAt(rule.pattern, folded, end) > 0)
  if (!counted) return date
  const text = folded.slice(start, start + figure.index)
  const [found] = findDates(text, { reference, language })
  if (!found && runsOn) return date
  const cut: Range = [start, start + figure.index]
  return found ? { ...found, range: cut, span: date.span } : { ...date, start: null, end: null, range: cut }
}

/** No sentence of an article is longer; what is (tables, hostile text) is read in portions of this size. */
const LONGEST = 1600

/** A sentence, or its portions where it is longer than any sentence should be. */
function portions(folded: string, [start, end]: Range): Range[] {
  const found: Range[] = []
  let from = start
  while (end - from > LONGEST) {
    const pause = folded.slice(from, from + LONGEST).search(/[،,؛; \n][^،,؛; \n]*$/)
    const to = pause > LONGEST / 2 ? from + pause + 1 : from + LONGEST
    found.push([from, to])
    from = to
  }
  found.push([from, end])
  return found
}

/** Hands out the mentions of ascending ranges. */
function cursor<T extends { range: Range }>(mentions: readonly T[]): (range: Range) => T[] {
  let next = 0
  return ([start, end]) => {
    while (next < mentions.length && (mentions[next] as T).range[0] < start) next++
    const found: T[] = []
    while (next < mentions.length && (mentions[next] as T).range[0] < end) found.push(mentions[next++] as T)
    return found
  }
}

function cut([start, end]: Range, breaks: number[]): Range[] {
  const clauses: Range[] = []
  let from = start
  for (const at of breaks) {
    if (at <= from || at >= end) continue
    clauses.push([from, at])
    from = at
  }
  clauses.push([from, end])
  return clauses
}

/** Do two ranges share a character? */
export function overlaps(a: Range, b: Range): boolean {
  return a[0] < b[1] && b[0] < a[1]
}

/** The clause of a sentence that holds the offset. */
export function clauseAt(sentence: Sentence, at: number): Range {
  return sentence.clauses.find(([start, end]) => at >= start && at < end) ?? sentence.range
}

/** Characters between two ranges, 0 where they touch or overlap. */
export function distance(a: Range, b: Range): number {
  return Math.max(0, a[0] >= b[1] ? a[0] - b[1] : b[0] - a[1])
}

/** Entries of a sorted list that begin within the range, found by bisection. */
export function within<T extends { range: Range }>(sorted: readonly T[], [start, end]: Range): T[] {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle]!.range[0] < start) low = middle + 1
    else high = middle
  }
  const found: T[] = []
  for (let i = low; i < sorted.length && sorted[i]!.range[0] < end; i++) found.push(sorted[i]!)
  return found
}

/** No title with its name is longer than this. */
const LONGEST_TITLE = 240

/** Does the range share a character with an official's title or name? */
export function inTitle(view: View, range: Range): boolean {
  return within(view.titles, [range[0] - LONGEST_TITLE, range[1]]).some((title) =>
    overlaps(title.range, range),
  )
}
