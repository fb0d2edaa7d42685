import type { Period } from '../contract.ts'
import { type Candidate, STOCKS } from './candidate.ts'
import type { Claim } from './merge.ts'
import { occurs } from './pattern.ts'
import type { View } from './view.ts'

/** A count without a time may be of any. */
const ALWAYS: Period[] = [{ start: '0000', end: '9999', grain: 'span' }]

/** How many sentences apart a share and its count may stand. */
const NEAR = 3

/**
 * A percentage is a claim of its own only where no count of the same claim stands in the text: a share of the plan
 * beside the count that was reached goes, a share of one place in a list stays.
 */
export function dropShares(claims: Claim[], view: View): Claim[] {
  const counted = new Map<string, Period[]>()
  const key = ({ best }: Claim, sentence: number) => `${best.type} ${best.status} ${best.place} ${sentence}`
  for (const claim of claims) {
    const unit = claim.best.quantity?.unit
    if (unit === 'jobs' || unit === 'people' || unit === 'projects')
      counted.set(key(claim, claim.best.sentence), [
        ...(counted.get(key(claim, claim.best.sentence)) ?? []),
        ...(claim.best.period ? [claim.best.period] : ALWAYS),
      ])
  }
  return claims.filter((claim) => {
    const { best } = claim
    if (claims.some((other) => makes(view, other.best, best))) return false
    if (best.quantity?.unit !== 'percent_of_plan' || best.placeFrom.startsWith('list')) return true
    for (let near = best.sentence - NEAR; near <= best.sentence + NEAR; near++) {
      const times = counted.get(key(claim, near))
      // The share of another time is a claim of its own.
      const own = best.period
      if (
        times &&
        (!own || times.some((time) => time.start <= own.end && own.start <= time.end)) &&
        (near === best.sentence || !otherShare(claims, claim, near)) &&
        !(near !== best.sentence && otherYear(view, claims, claim, near))
      )
        return false
    }
    return true
  })
}

/** «سال گذشته ۱۱۸ درصد … در سال جاری ۲۲ هزار شغل»: the years are told apart though no date resolves them. */
function otherYear(
  { sentences }: View,
  claims: readonly Claim[],
  { best }: Claim,
  sentence: number,
): boolean {
  const open = (index: number) => sentences[index]?.dates.find((d) => d.start === null)?.text
  const own = open(best.sentence)
  if (best.period !== null || own === undefined) return false
  const other = open(sentence)
  return (
    other !== undefined &&
    other !== own &&
    claims.some(({ best: c }) => c.sentence === sentence && c.type === best.type && c.period === null)
  )
}

/** How far (in points) the share that a count makes of its promise may be from the one told. */
const CLOSE = 4

/**
 * «۶۴۰۰ نفر شغل ایجاد کرده‌اند … تعهد ۲۶۵۰۰ نفر است که ۱۹ درصد آن محقق شده»: the count told some sentences apart is not
 * what was reached of the promise beside the share.
 */
function otherShare(claims: readonly Claim[], { best }: Claim, sentence: number): boolean {
  const value = (c: Candidate) => c.quantity?.value ?? null
  const promise = claims.find(
    ({ best: c }) =>
      c.type === best.type &&
      c.sentence === best.sentence &&
      c.at[1] <= best.at[0] &&
      (c.status === 'committed' || c.status === 'planned') &&
      COUNTS.has(c.quantity?.unit ?? ''),
  )
  const whole = promise ? value(promise.best) : null
  const share = value(best)
  if (!whole || !share) return false
  return claims
    .filter(({ best: c }) => c.sentence === sentence && c.type === best.type && c.status === best.status)
    .every(({ best: c }) => Math.abs(((value(c) ?? 0) / whole) * 100 - share) > CLOSE)
}

const SHARES = new Set(['percent', 'percent_of_plan'])
const COUNTS = new Set(['jobs', 'people', 'projects', 'courses', 'person_hours', 'other'])

/** «۲۷۵ نفر …، که معادل ۸ درصد …»: the share that the count before it in the sentence makes. */
function makes({ grammar, folded }: View, count: Candidate, share: Candidate): boolean {
  if (!grammar.makesShare || !share.quantity || !SHARES.has(share.quantity.unit)) return false
  if (share.placeFrom.startsWith('list')) return false
  if (!count.quantity || !COUNTS.has(count.quantity.unit) || count.sentence !== share.sentence) return false
  // «تعهد … ۲۹۸۰ نفر بود که ۱۱۲ درصد آن محقق شده»: what was reached of a promise that no count tells.
  if (
    (count.status === 'committed' || count.status === 'planned') &&
    share.status === 'done' &&
    share.quantity.unit === 'percent_of_plan'
  )
    return false
  return (
    count.at[1] <= share.at[0] &&
    grammar.makesShare.test(folded.slice(Math.max(count.at[1], share.at[0] - 50), share.at[0]))
  )
}

/** The change of a rate goes where the text tells the rate itself for the same place. */
export function dropChanges(claims: Claim[]): Claim[] {
  const rates = new Set<string>()
  const key = ({ best }: Claim) => `${best.type} ${best.place}`
  for (const claim of claims) if (claim.best.quantity?.unit === 'percent') rates.add(key(claim))
  return claims.filter((claim) => claim.best.quantity?.unit !== 'percentage_points' || !rates.has(key(claim)))
}

/** What is told of another country is no claim of ours: its name stands in the sentence and none of our places does. */
export function dropForeign(claims: Claim[], view: View): Claim[] {
  if (abroad(view)) return []
  return claims.filter(({ best }) => {
    const sentence = view.sentences[best.sentence]!
    if (sentence.places.length > 0) return true
    const { foreign, thatCountry } = view.grammar
    // Those sent to work there are ours.
    if (view.grammar.sentAbroad && occurs(view.grammar.sentAbroad, view.folded, sentence.range)) return true
    if (occurs(foreign, view.folded, sentence.range)) return false
    return !(
      thatCountry &&
      occurs(thatCountry, view.folded, sentence.range) &&
      occurs(foreign, view.folded, [0, sentence.range[0]])
    )
  })
}

/** Does the headline or lead name another country, and the text none of our places? */
function abroad({ context, folded, grammar, sentences }: View): boolean {
  if (context.places.length > 0 || context.sourcePlace) return false
  return sentences
    .slice(0, 2)
    .some(
      ({ range }) =>
        occurs(grammar.foreign, folded, range) && !occurs(grammar.country.pattern, folded, range),
    )
}

/** The latest figure of a series is the state of things, the earlier ones are past. */
export function datePast(claims: Claim[]): Claim[] {
  const latest = new Map<string, string>()
  const key = ({ best }: Claim) => `${best.type} ${best.quantity?.unit} ${best.place}`
  for (const claim of claims) {
    const end = claim.best.period?.end
    if (end && end > (latest.get(key(claim)) ?? '')) latest.set(key(claim), end)
  }
  return claims.map((claim) => {
    const { best } = claim
    if (!best.period || !STOCKS.has(best.type) || best.status !== 'ongoing') return claim
    return (latest.get(key(claim)) ?? '') <= best.period.end ? claim : past(claim)
  })
}

/** How many times a rate another may be that is of its series: «80 % came for want of work» is no rate. */
const OF_A_SERIES = 3

/** The same of rates, and of counts within a sentence, where those of a text may be of several series. */
export function datePastRates(claims: Claim[]): Claim[] {
  return claims.map((claim) =>
    claims.some((other) => laterRate(claim.best, other.best) || laterBeside(claim.best, other.best))
      ? past(claim)
      : claim,
  )
}

/** Is `b` a later rate of the series of `a`? */
function laterRate(a: Candidate, b: Candidate): boolean {
  if (a.type !== 'unemployment' || b.type !== a.type || a.noun !== 'percent' || b.noun !== a.noun)
    return false
  if (a.status !== 'ongoing' || b.status !== 'ongoing' || !a.period || !b.period || a.place !== b.place)
    return false
  const [value, other] = [a.quantity?.value, b.quantity?.value]
  return b.period.end > a.period.end && value != null && other != null && other <= value * OF_A_SERIES
}

/** «455 мың адам болды (2017 жылы 494 мың)»: of two counts of a sentence the one of the earlier time is past. */
function laterBeside(a: Candidate, b: Candidate): boolean {
  if (!STOCKS.has(a.type) || a.status !== 'ongoing' || a.noun === 'percent' || !a.period || !b.period)
    return false
  return b.sentence === a.sentence && b.rule === a.rule && b.period.start > a.period.end
}

function past(claim: Claim): Claim {
  const trace = [...claim.best.trace, 'status done: a later figure of the series follows']
  return { ...claim, best: { ...claim.best, status: 'done', trace } }
}

/** «نرخ بیکاری سال گذشته ۷.۶ درصد بود»: the latest level that the text tells is the state of things. */
export function latestLevels(claims: Claim[], { context }: View): Claim[] {
  const { reference } = context
  const key = ({ best }: Claim) => `${best.type} ${best.quantity?.unit} ${best.place}`
  return claims.map((claim) => {
    const { best } = claim
    if (!STOCKS.has(best.type) || best.status !== 'done' || !best.quantity) return claim
    if (
      !SHARES.has(best.quantity.unit) ||
      best.trace.every((step) => step !== 'status done by earlier-level')
    )
      return claim
    const { period } = best
    const later = claims.some(
      (other) =>
        other !== claim &&
        key(other) === key(claim) &&
        (!period || !other.best.period || other.best.period.end > period.end),
    )
    if (later) return claim
    // Of a text without a day of its own nothing can be too old.
    if (period ? !reference || daysBetween(period.end, reference) > FRESH : reference !== undefined)
      return claim
    const trace = [...best.trace, 'status ongoing: the latest level that the text tells']
    return { ...claim, best: { ...best, status: 'ongoing', trace } }
  })
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000
}

/** How old (in days) the latest level of a yearly figure may be. */
const FRESH = 120

/** How old the time of a level is (in days) when «بودند» tells that it is past. */
const PAST = 366

/** «در سال ۱۳۹۰ تنها ۹۰۰ نفر بیکار بودند»: a level of years ago. */
export function pastLevels(claims: Claim[], { grammar, folded, context }: View): Claim[] {
  const { reference } = context
  if (!reference || !grammar.was) return claims
  return claims.map((claim) => {
    const { best } = claim
    if (!best.period || !STOCKS.has(best.type) || best.status !== 'ongoing') return claim
    if (daysBetween(best.period.end, reference) < PAST) return claim
    if (!occurs(grammar.was as RegExp, folded, [best.at[1], best.clause[1]])) return claim
    const trace = [...best.trace, 'status done: so it was years ago']
    return { ...claim, best: { ...best, status: 'done', trace } }
  })
}

/** A sum alone, as headlines tell it, goes where the text tells the same sum with the count that it went to. */
export function joinSums(claims: Claim[]): Claim[] {
  const counted = claims.filter(({ best }) => best.quantity !== null && best.money !== null)
  if (counted.length === 0) return claims
  return claims.filter((claim) => {
    const { type, quantity, money } = claim.best
    if (quantity !== null || money === null) return true
    const told = counted.find(
      ({ best }) =>
        best.type === type && best.money?.value === money.value && best.money.currency === money.currency,
    )
    told?.all.push(...claim.all)
    return told === undefined
  })
}

/** A claim without a figure goes where the text tells one of the same kind with a figure. */
export function dropVague(claims: Claim[]): Claim[] {
  const vague = ({ best }: Claim) => best.quantity === null && best.money === null
  const told = claims.filter((claim) => !vague(claim))
  /** «کارگران … خودداری کردند. شمار این کارگران ۳۵۰ نفر است»: the protest of so many. */
  const counted = (claim: Claim, other: Claim) =>
    claim.best.type === 'labour_dispute' &&
    other.best.type === claim.best.type &&
    other.best.whole?.at[0] === claim.best.at[0]
  return claims
    .filter(
      (claim) =>
        !vague(claim) ||
        claim.best.type === 'agreement' ||
        !told.some(
          (other) =>
            other.best.type === claim.best.type &&
            // A strike is one thing, the wages owed another.
            (counted(claim, other) ||
              !(
                claim.best.type === 'labour_dispute' &&
                claim.best.status === 'done' &&
                other.best.status === 'ongoing'
              )),
        ),
    )
    .map((claim) => {
      const whole = vague(claim) ? undefined : claims.find((c) => vague(c) && counted(c, claim))
      return whole?.best.status === 'done' ? { ...claim, best: { ...claim.best, status: 'done' } } : claim
    })
}
