/** The claims that figures make. */
import type { Money, Quantity, Unit } from '../../contract.ts'
import type { NumberMention } from '../../numbers/index.ts'
import type { Range } from '../../text/index.ts'
import { type Candidate, UNATTRIBUTED } from '../candidate.ts'
import type { NounClass } from '../grammar.ts'
import { occurring } from '../occurrences.ts'
import { occurs } from '../pattern.ts'
import { clauseAt, type Sentence, type View } from '../view.ts'
import {
  askedFor,
  bestCue,
  cuesOf,
  doneByThem,
  GUESS_THRESHOLD,
  headerCue,
  THRESHOLD,
  underHeading,
} from './cue.ts'
import { reachOf } from './list.ts'
import { countedOf, guess, ofOwnWhole, partsOf, readNouns, trivial, wholeOf } from './readings.ts'
import { FAR, headOf, lastOf, namedWhole, OTHERS, relationOf, settleStatus } from './relation.ts'

const UNITS: Record<NounClass, Unit | null> = {
  jobs: 'jobs',
  people: 'people',
  projects: 'projects',
  courses: 'courses',
  person_hours: 'person_hours',
  other: 'other',
  case: null,
  money: null,
  percent: 'percent',
}

/**
 * The claims that the figures of a sentence make: each figure is bound to the noun it counts, then to the
 * strongest cue of its clause, of the neighbouring clause, of the sentence; parts of a total take over what the
 * total told.
 * @param before claims of the sentences before, the latest last
 */
export function figures(view: View, sentence: Sentence, before: readonly Candidate[]): Candidate[] {
  const { grammar, folded } = view
  const head = headOf(view, sentence, before)
  const readings = readNouns(view, sentence, head ?? countedOf(before, sentence), head !== undefined)
  const found: Candidate[] = []
  const summed = grammar.partsBySum ? partsOf(readings, before, sentence) : null
  for (const reading of readings) {
    if (reading.noun === null && grammar.guessed && cuesOf(view, sentence).some(({ cue }) => cue.animate))
      guess(view, sentence, reading)
    if (reading.noun === null || trivial(reading)) continue
    const { number, at } = reading
    const clause = clauseAt(sentence, number.range[0])
    const veto = occurring(grammar.vetoes, folded, clause).find(
      (v) => (!v.nouns || v.nouns.includes(reading.noun as NounClass)) && occurs(v.pattern, folded, clause),
    )
    if (veto) continue
    const read = (scope: Range) => bestCue(view, sentence, scope, at, reading.noun as NounClass, readings)
    const ownPart = wholeOf(view, readings, reading)
    // «жоспарланған 300 адамның 214-і жұмысқа жіберілді»
    const plannedWhole =
      grammar.plannedWhole?.test(folded.slice(Math.max(sentence.range[0], at[0] - 24), at[0])) === true
    // «Курс бітірген 52 адамның 19-ы грант алды»: what follows is told of the part.
    const ofPart = ofOwnWhole(view, readings, reading) ? read([at[0], clause[1]]) : null
    const own = ofPart && ofPart.score >= THRESHOLD ? ofPart : read((plannedWhole ? null : ownPart) ?? clause)
    const under = own && own.score >= THRESHOLD ? null : underHeading(view, sentence, reading.noun)
    const hit = under?.hit ?? own
    // «۳۲ نفر گواهی گرفتند که ۱۹ نفر از آنان هم‌اکنون … کار می‌کنند»: what stood before was told of the others.
    if (
      hit &&
      grammar.now &&
      hit.range[1] <= clause[0] &&
      (hit.cue.type === 'training' || hit.cue.type === 'people_placed') &&
      occurs(grammar.partitive, folded, [at[0], clause[1]]) &&
      occurs(grammar.now, folded, clause)
    )
      continue
    if (
      reading.guessed &&
      !(hit && hit.score >= GUESS_THRESHOLD && doneByThem(view, sentence.index, clause, at, hit))
    )
      continue
    const whole = found.length === 0 && !head ? namedWhole(view, before, clause, at) : undefined
    const goesFar =
      reading.ofPlace ||
      [grammar.suchAs, grammar.more].some((pattern) => pattern && occurs(pattern, folded, clause))
    // «… маман іздейді:» above «– аспаз – 12 адам;»
    const header =
      (!hit || hit.score < THRESHOLD) && found.length === 0
        ? grammar.headers
          ? headerCue(view, sentence, reading.noun)
          : askedFor(view, sentence, reading.noun, at)
        : null
    const previous =
      found.at(-1) ??
      head ??
      whole ??
      lastOf(
        before,
        sentence,
        reading.noun,
        goesFar || grammar.copula?.test(folded.slice(at[0], at[1])) ? FAR : reachOf(view, sentence),
      )
    const relation = relationOf(view, sentence, {
      readings,
      reading,
      noun: reading.noun,
      clause,
      previous,
      hit,
      summed,
      ownPart,
    })
    const {
      shares,
      partitive,
      sibling,
      moved,
      goesOn,
      were,
      sameAgain,
      headcount,
      those,
      mostBefore,
      lends,
      unclaimed,
    } = relation
    // «… و سایر شهرستان‌ها ۲۲ نفر»: no unit.
    if (shares && OTHERS.test(folded.slice(Math.max(0, at[0] - 24), at[0]))) continue
    let inherited = shares || sameAgain || those || mostBefore
    let cue = inherited || moved || were ? null : (header ?? hit)
    if (
      !inherited &&
      !unclaimed &&
      previous &&
      lends &&
      !header &&
      (partitive || sibling || head || goesOn) &&
      (!cue || cue.score < THRESHOLD || (sibling && cue.far))
    ) {
      inherited = true
      cue = null
    }
    if (!inherited && (!cue || cue.score < THRESHOLD)) {
      // «… نفر شاغلند که در تابستان … نفر بود»: the same level at another time.
      const level =
        previous?.type === 'employment_level' ||
        previous?.type === 'unemployment' ||
        previous?.noun === 'percent' ||
        (previous?.noun === 'jobs' && !grammar.closed(folded, clause))
      // «… жұмыс орны ашылды. Саудада 3 905, құрылыста 2 760 орын»
      const places =
        grammar.headlines === true && previous?.noun === 'jobs' && sentence.index - previous.sentence <= 1
      if (!places && (!level || previous?.sentence !== sentence.index)) continue
      if (previous?.noun !== reading.noun) continue
      inherited = true
      cue = null
    }
    const type = inherited ? previous!.type : cue!.cue.type
    const unit =
      cue?.cue.unit ??
      (number.kind === 'percentage_points'
        ? 'percentage_points'
        : inherited && reading.noun === 'percent'
          ? shareUnit(previous!)
          : unitOf(reading.noun, type))
    const trace = [
      `figure «${folded.slice(...at)}» counts ${reading.noun}${reading.chained ? ' (by its list)' : ''}`,
      inherited
        ? `part of the claim before: ${type}`
        : `cue ${cue!.cue.id} «${folded.slice(...cue!.range)}» says ${type} (${cue!.score.toFixed(2)})`,
    ]
    const candidate: Candidate = {
      type,
      status: 'done',
      weakStatus: false,
      quantity: reading.noun === 'money' || unit === null ? null : quantityOf(number, unit),
      money: reading.noun === 'money' ? moneyOf(number) : null,
      noun: reading.noun,
      at,
      numberRange: number.range,
      clause,
      sentence: sentence.index,
      ...UNATTRIBUTED,
      fields: [{ field: reading.noun === 'money' ? 'money' : 'quantity', range: at }],
      rule: `${grammar.language}/${inherited ? 'part' : cue!.cue.id}`,
      trace,
      cueScore: cue?.score ?? 2,
      inherited,
      bare: reading.bare,
      alone: cue?.cue.own === true,
      part: partitive || mostBefore,
      head: head ?? null,
      whole:
        headcount || (those && previous?.quantity === null && previous.money === null)
          ? previous
          : whole && (inherited || partitive)
            ? whole
            : sibling && previous?.sentence === sentence.index
              ? (previous.whole ?? null)
              : null,
      under: !inherited && under ? under.sentence : null,
      heading: sentence.heading,
    }
    if (cue) candidate.fields.push({ field: 'type', range: cue.range })
    if (reading.commitment) candidate.trace.push('its noun is a commitment')
    settleStatus(view, sentence, candidate, reading, previous, relation)
    if (
      (candidate.noun === 'money' && !candidate.money) ||
      (candidate.noun !== 'money' && !candidate.quantity)
    )
      continue
    found.push(candidate)
  }
  return found
}

/** A share that goes on with a claim is counted as that claim's shares are. */
function shareUnit({ quantity }: Candidate): Unit {
  return quantity?.unit.startsWith('percent') ? quantity.unit : 'percent'
}

function unitOf(noun: NounClass, type: string): Unit | null {
  if (noun !== 'case') return UNITS[noun]
  return type === 'employment_support'
    ? 'projects'
    : (type.startsWith('jobs_') && type !== 'jobs_lost') || type === 'vacancies'
      ? 'jobs'
      : 'people'
}

/** The figure as the contract writes it, or null where it cannot be read. */
export function quantityOf(number: NumberMention, unit: Unit): Quantity | null {
  if (number.min !== undefined && number.max !== undefined) {
    return { value: null, unit, min: number.min, max: number.max, bound: 'range' }
  }
  // A dash before a count is no sign of less than nothing: «ауылда -132».
  return number.value === null ? null : { value: Math.abs(number.value), unit, bound: number.bound }
}

/** The sum, or null where it cannot be read (a range has no single value). */
export function moneyOf(number: NumberMention): Money | null {
  const value = number.value ?? number.max ?? null
  return value === null || !number.currency ? null : { value, currency: number.currency, bound: number.bound }
}
