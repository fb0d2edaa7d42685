import type { EmploymentEvent, Evidence } from '../contract.ts'
import type { DateMention } from '../dates/index.ts'
import type { NumberMention } from '../numbers/index.ts'
import type { Official } from '../officials/index.ts'
import type { PlaceMention } from '../places/index.ts'
import { type Range, spanOf, type Text } from '../text/index.ts'
import { bindLists } from './attribute/lists.ts'
import { attributeOfficial } from './attribute/official.ts'
import { attributePeriod, lendPeriods } from './attribute/period.ts'
import { attributePlace, attributePlaceAsBefore, attributePlaceByOffice, subject } from './attribute/place.ts'
import type { Candidate } from './candidate.ts'
import { confidence } from './confidence.ts'
import { fa } from './fa/index.ts'
import { figures } from './figures/index.ts'
import type { Grammar } from './grammar.ts'
import { kk } from './kk/index.ts'
import { type Claim, merge } from './merge.ts'
import { joinMoney, joinSumBefore } from './pairs.ts'
import { plainText } from './twins.ts'
import { overlaps, type View, view } from './view.ts'

/** What the event rules read: the text and what the other parts found in it. */
export interface EventContext {
  text: Text
  /** Only `fa` and `kk` give events. */
  language: string
  numbers: NumberMention[]
  dates: DateMention[]
  places: PlaceMention[]
  officials: Official[]
  /** ISO day that the article's relative dates were resolved against, if any. */
  reference?: string
  sourcePlace?: string
  /** Does the text hold more numbers than these? */
  truncated?: boolean
}

const GRAMMARS: Record<string, Grammar> = { fa, kk }

/** The employment claims of a text, merged so that one claim is one event, in the order of the text. */
export function findEvents(context: EventContext): EmploymentEvent[] {
  return readEvents(context).events
}

/**
 * The same, and whether the text holds more sentences, figures or claims than are read.
 * @param explain gives each event its `trace`
 */
export function readEvents(
  context: EventContext,
  explain = false,
): { events: EmploymentEvent[]; truncated: boolean } {
  const grammar = GRAMMARS[context.language]
  if (!grammar) return { events: [], truncated: false }
  grammar.relevant.lastIndex = 0
  if (!grammar.relevant.test(plainText(context.text.folded))) return { events: [], truncated: false }
  const laid = view(context, grammar)
  const claims = grammar.refiners.reduce((told, refiner) => refiner(told, laid), merge(candidates(laid)))
  const events = claims
    .sort((a, b) => firstAt(a) - firstAt(b))
    .map((claim) => (explain ? { ...eventOf(laid, claim), trace: claim.best.trace } : eventOf(laid, claim)))
  return { events, truncated: laid.truncated }
}

/** No article holds more figures or claims; a text that does is none, and is read so far. */
const MOST_FIGURES = 5_000
const MOST_CLAIMS = 1_000

/** All claims of a text with their fields, before those told several times are merged. */
function candidates(laid: View): Candidate[] {
  const about = subject(laid)
  const found: Candidate[] = []
  let figuresRead = 0
  for (const sentence of laid.sentences) {
    figuresRead += sentence.numbers.length
    if (figuresRead > MOST_FIGURES || found.length > MOST_CLAIMS) {
      laid.truncated = true
      break
    }
    const row = sentence.numbers.length === 0 ? [] : (laid.grammar.row?.(laid, sentence) ?? [])
    if (row.length > 0) {
      found.push(...row)
      continue
    }
    const counted =
      sentence.numbers.length === 0
        ? []
        : joinSumBefore(laid, found, joinMoney(laid, figures(laid, sentence, found)))
    const bound =
      counted.length === 0
        ? (laid.grammar.listing?.(laid, sentence) ?? [])
        : bindLists(laid, sentence, counted)
    const named = laid.grammar
      .named(laid, sentence)
      .filter((c) => !bound.some((b) => b.type === c.type && overlaps(b.clause, c.clause)))
    // What a pact is worth is no loan beside it, unless it is told for how many.
    for (const n of named)
      if (
        n.type === 'agreement' &&
        bound.some((b) => b.quantity && b.money && b.money.value === n.money?.value)
      )
        n.money = null
    const apart = bound.filter(
      (b) =>
        b.noun !== 'money' ||
        b.quantity !== null ||
        !named.some((n) => n.type === 'agreement' && n.money?.value === b.money?.value),
    )
    found.push(...[...apart, ...named].sort((a, b) => a.at[0] - b.at[0]))
  }
  for (const candidate of found) {
    attributeOfficial(laid, candidate)
    attributePlace(laid, about, candidate)
    attributePlaceByOffice(laid, about, candidate)
    attributePlaceAsBefore(laid, found, candidate)
    attributePeriod(laid, candidate)
  }
  lendPeriods(laid, found)
  return found
}

function firstAt(claim: Claim): number {
  return Math.min(...claim.all.map((c) => c.at[0]))
}

function eventOf(laid: View, claim: Claim): EmploymentEvent {
  const { best } = claim
  return {
    type: best.type,
    status: best.status,
    quantity: best.quantity,
    money: best.money,
    place: best.place,
    period: best.period,
    official: best.official,
    evidence: evidence(laid, claim),
    confidence: confidence(claim),
    rule: best.rule,
  }
}

/** The whole sentences first, then the words behind each field. */
function evidence(laid: View, claim: Claim): Evidence[] {
  const { text } = laid
  const entries: Evidence[] = []
  const seen = new Set<string>()
  const add = (range: Range, field?: Evidence['field']) => {
    if (range[1] <= range[0]) return
    const span = spanOf(text, range)
    const key = `${span[0]}-${span[1]}-${field ?? ''}`
    if (seen.has(key)) return
    seen.add(key)
    entries.push(
      field
        ? { text: text.original.slice(...span), span, field }
        : { text: text.original.slice(...span), span },
    )
  }
  const order = [claim.best, ...claim.all.filter((c) => c.at[0] !== claim.best.at[0])]
  for (const candidate of order) add(laid.sentences[candidate.sentence]!.range)
  for (const candidate of order) for (const { field, range } of candidate.fields) add(range, field)
  return entries
}
