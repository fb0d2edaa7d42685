import { isWithin } from '../places/index.ts'
import { type Candidate, STOCKS } from './candidate.ts'

const STATUS_RANK: Record<string, number> = { done: 3, ongoing: 3, committed: 3, planned: 3, negated: 4 }

/** A trace tells the way, not every repetition. */
const TRACE_LENGTH = 24

const WORK = new Set(['jobs_created', 'people_placed'])

/** Headline and lead stand in the first sentences. */
const HEAD = 3

/** A merged claim: the candidate that tells it best and all that tell it. */
export interface Claim {
  best: Candidate
  all: Candidate[]
}

/** Claims told several times become one: same type and figure, compatible place; or rounded beside exact. */
export function merge(candidates: readonly Candidate[]): Claim[] {
  const claims: Claim[] = []
  const byFigure = new Map<string, Claim[]>()
  for (const candidate of candidates) {
    const key = figureKey(candidate)
    const alike = byFigure.get(key) ?? []
    const known = alike.find((claim) => same(claim.best, candidate))
    if (known) {
      known.all.push(candidate)
      known.best = better(known.best, candidate)
      continue
    }
    const claim = { best: candidate, all: [candidate] }
    claims.push(claim)
    alike.push(claim)
    byFigure.set(key, alike)
  }
  return dropRounded(claims, Math.min(...candidates.filter((c) => !c.heading).map((c) => c.sentence)))
}

/** Only claims of the same figure can be the same claim. */
function figureKey({ quantity, money }: Candidate): string {
  if (quantity) return `${quantity.value} ${quantity.min ?? ''} ${quantity.max ?? ''}`
  return money ? `${money.currency} ${money.value}` : 'none'
}

function same(a: Candidate, b: Candidate): boolean {
  if (a.type !== b.type) {
    // Where only the nouns differ, the headline's decides: «۲۵ هزار شغل» / «۲۵ هزار نیرو».
    // «18 жан еңбек етіп жүр» above «18 адам жұмыспен қамтылды»
    const level = a.type === 'employment_level' && b.type === 'people_placed' && a.heading
    // «استخدام ۱۴۸ معلول» above «سهمیه استخدام ۱۴۸ فرد»
    const quota = a.type === 'people_placed' && b.type === 'vacancies' && a.heading && b.status !== 'planned'
    // «اشتغال ۱۲۴۰ نفر در شرکت‌های فناور» above «۱۲۴۰ نفر در آن‌ها اشتغال دارند»
    const stock = a.type === 'jobs_created' && b.type === 'employment_level' && a.heading && a.weakStatus
    // «350 адам тартылмақ» above «350 жұмысшы керек болады»
    const wanted =
      a.type === 'people_placed' &&
      b.type === 'vacancies' &&
      a.heading &&
      a.status === 'planned' &&
      b.status === 'planned'
    if (
      !level &&
      !quota &&
      !wanted &&
      !stock &&
      !(WORK.has(a.type) && WORK.has(b.type) && a.sentence !== b.sentence && (a.heading || a.sentence === 0))
    )
      return false
  }
  if (a.quantity === null && a.money === null && b.quantity === null && b.money === null) {
    // «اعتراض کارگران …» above «… تجمع کردند».
    const headline = a.type === 'labour_dispute' && a.heading && a.status === 'ongoing'
    return a.status === b.status || a.weakStatus || b.weakStatus || headline || a.type === 'agreement'
  }
  if (!a.quantity !== !b.quantity) return false
  if (a.quantity && b.quantity) {
    const [p, q] = [a.quantity, b.quantity]
    const countable = new Set(['jobs', 'people', 'other'])
    // «512 адам грант алды» above «512 грант берілді»
    if (a.type === 'employment_support') countable.add('projects')
    const units =
      p.unit === q.unit || (a.sentence !== b.sentence && countable.has(p.unit) && countable.has(q.unit))
    if (!units || p.value !== q.value || p.min !== q.min || p.max !== q.max) return false
    if (p.unit !== q.unit && p.value !== null && p.value < 1000 && !a.heading && !a.bare) return false
  } else if (a.money && b.money) {
    if (a.money.value !== b.money.value || a.money.currency !== b.money.currency) return false
  }
  // The rows of a table tell of one unit each.
  if (a.place !== b.place && (a.rule === 'fa/table' || b.rule === 'fa/table')) return false
  // «былтырғы бірінші тоқсанда 4,9%», and 4,9% of now in the villages: levels of two times.
  if (
    STOCKS.has(a.type) &&
    a.noun === 'percent' &&
    a.sentence !== b.sentence &&
    isOwn(a) &&
    isOwn(b) &&
    (a.period?.start !== b.period?.start || a.period?.end !== b.period?.end)
  )
    return false
  // What only the text gives a headline is no place of its own.
  const loose =
    a.heading &&
    a.sentence !== b.sentence &&
    // «ОҚО-ның 300 азаматын … жұмысқа қабылдайды» above «300 азамат Ақмола облысында …»: the body says where.
    (a.placeFrom === 'text' || (a.type === b.type && a.noun === 'people' && (a.quantity?.value ?? 0) >= 100))
  if (a.place && b.place && a.place !== b.place && !loose) {
    // «Алматыдағы деңгей 4,6 пайыз … Ел бойынша 4,6 пайыз»
    if (STOCKS.has(a.type) && a.noun === 'percent' && a.sentence !== b.sentence && apart(a, b)) return false
    const nested = isWithin(a.place, b.place) || isWithin(b.place, a.place)
    const bound = a.placeFrom.startsWith('list') || b.placeFrom.startsWith('list')
    // The same level in the list of regions and for the whole is told of two units.
    if (bound && STOCKS.has(a.type) && a.noun === 'percent' && !a.heading && !b.heading) return false
    if (!nested || (bound && a.sentence === b.sentence)) return false
  }
  if (a.sentence === b.sentence && a.status !== b.status && !a.weakStatus && !b.weakStatus) return false
  return true
}

function better(a: Candidate, b: Candidate): Candidate {
  // The headline's noun decides; the fuller sentence gives the other fields.
  const rank = (c: Candidate) =>
    (c.weakStatus ? 0 : STATUS_RANK[c.status]!) +
    (c.period ? 1 : 0) +
    (c.official ? 1 : 0) +
    (c.heading ? -1 : 0)
  const [keep, other] = rank(b) > rank(a) ? [b, a] : [a, b]
  const merged: Candidate = {
    ...keep,
    trace:
      keep.trace.length < TRACE_LENGTH
        ? [...keep.trace, `merged with «${other.rule}» in sentence ${other.sentence}`]
        : keep.trace,
  }
  if (a.quantity && b.quantity)
    merged.quantity =
      a.quantity.bound === 'exact' || b.quantity.bound !== 'exact'
        ? { ...a.quantity }
        : { ...a.quantity, bound: b.quantity.bound }
  if (a.bare && b.quantity) merged.quantity = { ...b.quantity }
  const body = new Set(['vacancies', 'employment_level'])
  merged.type = a.type === 'employment_level' || body.has(b.type) ? b.type : a.type
  if (a.type === 'people_placed' && b.type === 'vacancies' && b.status === 'planned') merged.type = a.type
  else if (body.has(b.type) && a.type !== b.type) merged.status = b.status
  // «2000 жас жұмысқа орналасты» and «2000 жас жұмыс істейді»: they were placed.
  if (
    merged.type === 'people_placed' &&
    merged.status === 'ongoing' &&
    other.status === 'done' &&
    !other.weakStatus
  )
    merged.status = 'done'
  // «اشتغال ۳۵۰۰ نفر در باغ‌ها» above «به کار گرفته شدند»: a noun without a verb tells less than a verb.
  if (a.rule === 'fa/work-noun' && a.weakStatus && a.heading && b.type === 'people_placed')
    merged.type = b.type
  const timed = keep.period === null || (!isOwn(keep) && isOwn(other)) ? other : keep
  merged.period = timed.period
  merged.periodFrom = timed.periodFrom
  // «تفاهم‌نامه امضا شد … کارگروهی مشترک تشکیل خواهد شد»: signed, whatever comes of it.
  if (a.type === 'agreement' && !a.heading && a.status === 'done' && b.status === 'planned')
    merged.status = 'done'
  merged.official = keep.official ?? other.official
  if (merged.official && !merged.official.name && other.official?.name) merged.official = other.official
  if (other.place && other.place !== merged.place && placeRank(other) > placeRank(keep)) {
    merged.place = other.place
    merged.placeFrom = other.placeFrom
  }
  if (!merged.money && other.money) merged.money = other.money
  return merged
}

/** Is one told of Kazakhstan in so many words, the other of a part of it? */
function apart(a: Candidate, b: Candidate): boolean {
  if (a.heading || b.heading) return false
  const ofCountry = ({ place, placeFrom }: Candidate) =>
    place === 'KZ' && (placeFrom === 'country' || placeFrom === 'clause')
  return ofCountry(a) !== ofCountry(b) && (a.place === 'KZ') !== (b.place === 'KZ')
}

/** How surely a candidate's place is its own: headlines name a province by its capital. */
function placeRank(candidate: Candidate): number {
  if (!candidate.place) return 0
  const { placeFrom, heading } = candidate
  const rank = placeFrom === 'text' ? 1 : placeFrom === 'office' ? 3 : placeFrom.includes('sentence') ? 3 : 4
  return heading && !placeFrom.startsWith('list') ? Math.min(2, rank) : rank
}

/** A rounded figure of the headline or lead (or the first claim below them) beside the exact one of the body. */
function dropRounded(claims: Claim[], lead: number): Claim[] {
  const dropped = new Set<Claim>()
  for (const rough of claims) {
    if (dropped.has(rough)) continue
    const { value, bound } = rough.best.quantity ?? rough.best.money ?? { value: null, bound: undefined }
    if (!value || !isRound(value, bound)) continue
    const sum = rough.best.quantity === null
    if (sum && bound !== 'at_least' && bound !== 'approx') continue
    // Stamps and labels of the page may stand above the headline.
    const [{ heading, sentence }] = rough.all as [Candidate]
    if (sentence > (heading ? 2 * HEAD : Math.max(HEAD, lead))) continue
    const exact = claims.find((claim) => {
      const span = claim.best.quantity
      // «بیکاری ۴۰ هزار نفر» above «بین ۴۰ تا ۴۵ هزار نفر».
      if (
        span?.min != null &&
        span.max != null &&
        claim !== rough &&
        !dropped.has(claim) &&
        claim.best.type === rough.best.type &&
        span.unit === rough.best.quantity?.unit
      )
        return value === span.min || value === span.max
      if (sum !== (claim.best.quantity === null)) return false
      const other = (claim.best.quantity ?? claim.best.money)?.value
      if (claim === rough || dropped.has(claim) || !other) return false
      // Headline and lead may stand on one line.
      const line =
        claim.best.sentence === 0 &&
        rough.best.bare !== true &&
        bound === 'at_least' &&
        rough.best.at[1] < claim.best.at[0] &&
        (claim.best.quantity ?? claim.best.money)?.bound === 'exact'
      if (claim.best.sentence === rough.best.sentence && !line) return false
      const kin = line && WORK.has(claim.best.type) && WORK.has(rough.best.type)
      if ((claim.best.type !== rough.best.type && !kin) || !rounder(value, other)) return false
      const unit = [claim, rough].map(({ best }) => best.quantity?.unit ?? best.money?.currency)
      if (unit[0] !== unit[1] && !unit.every((u) => u === 'jobs' || u === 'people')) return false
      // «زمینه اشتغال ۱۱۰۰ نفر … ۱۰۶۱ شغل ثبت شده»: two exact figures of two nouns in a report without a headline.
      if (unit[0] !== unit[1] && bound === 'exact' && !heading && !line) return false
      if (
        claim.best.status !== rough.best.status &&
        !rough.best.weakStatus &&
        !rough.best.heading &&
        rough.best.sentence > 0
      )
        return false
      return roundsTo(other, value, bound === 'at_least')
    })
    if (exact) {
      exact.all.push(...rough.all)
      // The headline's own time holds, where the exact figure names none.
      const timed = !isOwn(exact.best) && isOwn(rough.best) ? rough.best : exact.best
      exact.best = {
        ...exact.best,
        period: timed.period,
        periodFrom: timed.periodFrom,
        trace: [...exact.best.trace, `the rounded ${value} tells the same claim`],
      }
      if (placeRank(rough.best) > placeRank(exact.best)) {
        exact.best.place = rough.best.place
        exact.best.placeFrom = rough.best.placeFrom
      }
      dropped.add(rough)
    }
  }
  return claims.filter((claim) => !dropped.has(claim))
}

/** Has the candidate a time that its own sentence names? */
function isOwn({ period, periodFrom }: Candidate): boolean {
  return period !== null && (periodFrom === 'clause' || periodFrom === 'sentence')
}

/** Is `rough` what an editor makes of `exact`, up, down or to the nearest? */
function roundsTo(exact: number, rough: number, atLeast: boolean): boolean {
  let step = 1
  while (rough % (step * 10) === 0) step *= 10
  // «بیش از ۳ هزار» above 3,412
  if (atLeast && exact > rough && exact - rough < Math.min(step, rough / 2)) return true
  return Math.abs(exact - rough) < step && Math.abs(exact - rough) / rough < 0.12
}

/** Is `rough` the rounder of two figures? */
function rounder(rough: number, exact: number): boolean {
  let step = 1
  while (rough % (step * 10) === 0) step *= 10
  return exact % step !== 0
}

/** Thousands with noughts; hundreds where the text itself says «more than», «about». */
function isRound(value: number, bound: string | undefined): boolean {
  const vague = bound === 'at_least' || bound === 'approx'
  return (value % 100 === 0 && (value >= 1000 || vague)) || (vague && value >= 100 && value % 10 === 0)
}
