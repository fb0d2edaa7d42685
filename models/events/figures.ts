import type { Money, Quantity, Unit } from '../contract.ts'
import type { NumberMention } from '../numbers/index.ts'
import { isLetterAt, type Range } from '../text/index.ts'
import { type Candidate, figureRange } from './candidate.ts'
import type { Cue, NounClass } from './grammar.ts'
import { occurring } from './occurrences.ts'
import { all, endAt, first, occurs } from './pattern.ts'
import { plain } from './twins.ts'
import {
  clauseAt,
  distance,
  inTitle,
  overlaps,
  type PlacedCue,
  type Sentence,
  type View,
  within,
} from './view.ts'

/** A figure with the noun that it counts. */
interface Reading {
  number: NumberMention
  noun: NounClass | null
  /** Figure and noun. */
  at: Range
  commitment: boolean
  /** Took its noun from its neighbour in a list. */
  chained: boolean
  /** Its noun stands with its neighbour in the list. */
  borrowed: boolean
  /** Its unit was left out («اشتغال ۳۱۸»). */
  bare: boolean
  /** Said to be so many of those before. */
  part: boolean
  /** No noun of the tables: only what living beings do can tell of it. */
  guessed?: boolean
  /** Stands in brackets or behind a dash after its place: told of what was counted before. */
  ofPlace?: boolean
}

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

/** A cue this far away (in characters) loses a point of its weight. */
const REACH = 40
/** What it costs to look beyond the clause: to its neighbour, to the sentence. */
const NEIGHBOUR_COST = 1.2
const SENTENCE_COST = 2.6
/** What it costs that another figure stands between, and that the cue stands on the side where it seldom does. */
const BARRIER_COST = 1
const SIDE_COST = 1.5
/** What a cue gains that a dash leads from to the figure. */
const LED = 1
/** What a cue gains that stands right before the figure. */
const ADJACENT_GAIN = 0.6
/** What it costs to take a cue that stands right at another figure. */
const CLAIMED_COST = 2
/** «۳۰۰ نفر از این تعداد»: how far after the figure the whole may be named. */
const PARTITIVE_REACH = 14
/** Below this no cue carries a claim. */
const THRESHOLD = 1
/** How far behind a figure it may be told that it is the most. */
const MOST_REACH = 40
/** Longest stretch between two figures of one list. */
const LIST_GAP = 90

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
    // No part is larger than its whole.
    const larger =
      previous?.quantity?.value != null &&
      number.value !== null &&
      alike(previous.noun, reading.noun) &&
      number.value > previous.quantity.value
    // The first of a list is told as the others are.
    const listed = reading.chained || readings[readings.indexOf(reading) + 1]?.chained === true
    // «سهم هر شهرستان به این شرح است: سیرجان ۱۴ نفر …»
    const shares =
      grammar.sharesOf !== undefined &&
      previous !== undefined &&
      alike(previous.noun, reading.noun) &&
      occurs(grammar.sharesOf, folded, [sentence.range[0], at[0]])
    // «از این تعداد ۳۰۰ نفر», «۳۰۰ نفر از این تعداد».
    const partitive =
      reading.part ||
      summed?.has(reading) === true ||
      shares ||
      (grammar.among !== undefined && occurs(grammar.among, folded, clause)) ||
      (grammar.most !== undefined &&
        (reading.noun === 'people' || reading.noun === 'jobs' || reading.noun === 'case') &&
        sentence.places.some((m) => m.range[1] <= at[0]) &&
        occurs(grammar.most, folded, [at[1], Math.min(clause[1], at[1] + MOST_REACH)])) ||
      occurs(grammar.partitive, folded, [clause[0], Math.min(clause[1], at[1] + PARTITIVE_REACH)]) ||
      // «۱۴۲، ۱۱۸ و ۹۷ طرح در این سه شهرستان»
      (listed && grammar.adjacent === true && occurs(grammar.partitive, folded, [at[1], clause[1]])) ||
      (previous?.sentence === sentence.index &&
        alike(previous.noun, reading.noun) &&
        grammar.wholeBefore?.test(
          folded.slice(Math.max(sentence.range[0], previous.at[0] - 14), previous.at[0]),
        ) === true)
    const sibling =
      previous &&
      !previous.alone &&
      listed &&
      previous.sentence === sentence.index &&
      alike(previous.noun, reading.noun)
    const moved =
      previous &&
      MOVES.has(previous.type) &&
      partitive &&
      !larger &&
      !ofOwnWhole(view, readings, reading) &&
      hit?.cue.stock === true
    const goal =
      grammar.goal !== undefined &&
      previous !== undefined &&
      sentence.index - previous.sentence <= 1 &&
      alike(previous.noun, reading.noun) &&
      grammar.goal.test(folded.slice(Math.max(sentence.range[0], at[0] - 60), at[0]))
    // «76 адам тартылды, 2024 жылдың осы кезеңінде 91 адам болған»
    const asBefore =
      grammar.sameBefore !== undefined &&
      previous !== undefined &&
      sentence.index - previous.sentence <= 1 &&
      alike(previous.noun, reading.noun) &&
      grammar.sameBefore.was.test(folded.slice(at[1], at[1] + 30)) &&
      occurs(grammar.sameBefore.time, folded, [clause[0], at[0]])
    // «… 102 адам қоғамдық жұмысқа тартылса, … 87 адам жіберілді»
    const setBeside =
      grammar.beside !== undefined &&
      previous?.sentence === sentence.index &&
      alike(previous.noun, reading.noun) &&
      previous.clause[1] <= clause[0] &&
      grammar.beside.test(folded.slice(clause[0] - 5, clause[0]))
    const goesOn =
      goal ||
      (reading.ofPlace === true && reading.noun === 'money' && previous?.money != null) ||
      asBefore ||
      setBeside ||
      (grammar.continues !== undefined &&
        !ownPart &&
        occurs(grammar.continues, folded, [at[1], clause[1]])) ||
      (grammar.suchAs !== undefined && occurs(grammar.suchAs, folded, [clause[0], at[0] + 1])) ||
      (grammar.sumsGoOn !== undefined &&
        reading.noun === 'money' &&
        previous?.money != null &&
        previous.type === 'employment_support' &&
        occurs(grammar.sumsGoOn, folded, [at[1], clause[1]]))
    // «از این میان ۶۸۵۰ نفر در کشاورزی و بقیه در مشاغل خانگی بوده‌اند»: where they were, nothing that was done for them.
    const were =
      previous !== undefined &&
      partitive &&
      hit?.cue.type === 'employment_support' &&
      previous.type !== 'employment_support' &&
      grammar.were?.test(folded.slice(at[1], clause[1])) === true
    let cue = moved || were ? null : (header ?? hit)
    let inherited = false
    // «… و سایر شهرستان‌ها ۲۲ نفر»: no unit.
    if (shares && OTHERS.test(folded.slice(Math.max(0, at[0] - 24), at[0]))) continue
    if (shares) {
      inherited = true
      cue = null
    }
    const sameAgain =
      previous !== undefined &&
      grammar.sameFigure !== undefined &&
      previous.noun !== 'money' &&
      previous.noun !== 'percent' &&
      reading.noun !== 'money' &&
      reading.noun !== 'percent' &&
      occurs(grammar.sameFigure, folded, [clause[0], at[0]])
    // «این کارگران که ۶۵ نفرند»
    // «تعدادشان به ۸۵ نفر می‌رسد»
    const headcount =
      grammar.headcount !== undefined &&
      reading.noun === 'people' &&
      previous !== undefined &&
      GROUPS.has(previous.type) &&
      grammar.headcount.test(folded.slice(Math.max(sentence.range[0], at[0] - 40), at[0]))
    const those =
      headcount ||
      (partitive && previous !== undefined && grammar.copula?.test(folded.slice(at[0], at[1])) === true)
    // «بیشترین سهم به شهرستان‌های کرمان با ۷۸۵۰ نفر، سیرجان با ۴۷۰۰ نفر … اختصاص دارد»
    const mostBefore =
      grammar.mostOf !== undefined &&
      previous !== undefined &&
      alike(previous.noun, reading.noun) &&
      reading.noun !== 'percent' &&
      !larger &&
      sentence.index - previous.sentence <= 2 &&
      ((sentence.places.some((m) => m.range[1] <= at[0]) &&
        (occurs(grammar.mostOf, folded, [sentence.range[0], at[0]]) ||
          (previous.type === 'jobs_created' &&
            grammar.mostJobs !== undefined &&
            occurs(grammar.mostJobs, folded, [sentence.range[0], at[0]])))) ||
        (grammar.shareOfSector !== undefined &&
          occurs(grammar.shareOfSector, folded, [Math.max(sentence.range[0], at[0] - 90), at[0]])))
    if (sameAgain || those || mostBefore) {
      inherited = true
      cue = null
    }
    // Money is part of money; «۴۵ درصد این افراد» tells who they are, not how many more.
    const lends =
      reading.noun === 'money'
        ? previous?.type === 'employment_support' || previous?.type === 'labour_dispute'
        : reading.noun !== 'percent'
          ? (reading.noun !== 'projects' ||
              (previous?.noun !== 'jobs' &&
                !(grammar.partsBySum && previous?.noun === 'people' && previous.type === 'jobs_created'))) &&
            (reading.noun !== 'other' || previous?.noun === 'other' || grammar.rates === undefined)
          : previous?.noun === 'percent'
    // «دارای ۲ هزار و ۹۰۰ دانشجو است؛ از این تعداد ۱۸۱۰ نفر …»: of those counted right before, of whom nothing is claimed.
    const unclaimed =
      grammar.provinceOfName !== undefined &&
      partitive &&
      !reading.part &&
      previous !== undefined &&
      previous.sentence < sentence.index &&
      readings
        .slice(0, readings.indexOf(reading))
        .some((r) => r.noun === 'people' && (r.number.value ?? 0) > (number.value ?? 0))
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
      place: null,
      placeFrom: '',
      period: null,
      periodFrom: '',
      official: null,
      office: null,
      fields: [{ field: reading.noun === 'money' ? 'money' : 'quantity', range: at }],
      rule: `${grammar.language}/${inherited ? 'part' : cue!.cue.id}`,
      trace,
      cueScore: cue?.score ?? 2,
      inherited,
      bare: reading.bare,
      alone: cue?.cue.own === true,
      part: partitive || mostBefore,
      head: head ?? null,
      whole: headcount
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
    const status = shares
      ? { status: 'committed' as const, rule: 'promise-noun' }
      : reading.commitment
        ? { status: 'committed' as const, rule: 'commitment-noun' }
        : grammar.status(view, candidate)
    candidate.status = status.status
    candidate.weakStatus = 'weak' in status && status.weak === true
    candidate.trace.push(`status ${status.status} by ${status.rule}`)
    if ('range' in status && status.range) candidate.fields.push({ field: 'status', range: status.range })
    const ownVerb =
      'own' in status && status.own !== undefined
        ? status.own
        : ['reached', 'to-come', 'denied', 'promise-noun', 'aim-noun'].includes(status.rule)
    // «مجموع این آموزش‌ها ۲۶۷ هزار نفرساعت است»: a copula tells of what the claim before told.
    const again =
      status.rule === 'present' &&
      grammar.toldOf !== undefined &&
      previous?.type === type &&
      (partitive ||
        occurs(grammar.toldOf, folded, [clause[0], at[0]]) ||
        // «… ارائه شده است که در مراکز ثابت ۳۹۴۰ نفر، در روستاها ۲۸۶۲ نفر … است»
        (type === 'training' &&
          previous.sentence === sentence.index &&
          alike(previous.noun, reading.noun) &&
          (listed || / که /.test(folded.slice(previous.at[1], at[0])))))
    const goes =
      sameAgain ||
      those ||
      inherited ||
      again ||
      (partitive && candidate.weakStatus && previous?.type === type)
    // «از مجموع سهمیه ۷ هزار شغل باید در بخش مسکن ایجاد شود»: a part of what is promised.
    const owedPart =
      (partitive ||
        (previous?.sentence === sentence.index && / که $/.test(folded.slice(previous.at[1], at[0])))) &&
      previous?.type === type &&
      previous.status === 'committed' &&
      status.rule === 'to-come' &&
      grammar.must !== undefined &&
      occurs(grammar.must, folded, [
        // «۹ هزار شغل باید در مسکن و ۴ هزار شغل در سایر بخش‌ها ایجاد شود»
        listed && previous.sentence === sentence.index ? previous.at[1] : at[1],
        sentence.range[1],
      ])
    if (owedPart) candidate.status = 'committed'
    if (
      goes &&
      previous &&
      (alike(previous.noun, candidate.noun) || candidate.weakStatus) &&
      (!ownVerb || reading.ofPlace)
    ) {
      candidate.status = previous.status
      candidate.trace.push(`status ${previous.status} as the claim before`)
    }
    if (
      (candidate.noun === 'money' && !candidate.money) ||
      (candidate.noun !== 'money' && !candidate.quantity)
    )
      continue
    found.push(candidate)
  }
  return found
}

/**
 * «1 602 түлектің 897-сі»: what the clause tells is told of the part; of the whole only what stands before it.
 * @returns the range to read, or null where the figure is no such whole
 */
function wholeOf({ folded, grammar }: View, readings: readonly Reading[], whole: Reading): Range | null {
  const part = readings[readings.indexOf(whole) + 1]
  // «340 жұмысшының 120 млн теңге жалақысы»: their money is no part of them.
  if (!grammar.ofWhich || !part || part.noun === 'money') return null
  // «5,3 мың адамның еңбекке қабілетті 2,4 мыңы»
  const between = folded.slice(whole.at[1], part.number.range[0])
  // «372 адам, 291-і жұмысқа орналасты»
  if (grammar.headlines && part.part && /^,[ \n]?$/.test(between))
    return [Math.max(0, whole.at[0] - 60), whole.at[1]]
  const qualified = grammar.headlines && part.part && plain(/^[ \n](?:\p{L}{4,14}[ \n]){1,3}$/u).test(between)
  if (between.length > 3 && !qualified) return null
  if (!grammar.ofWhich.test(folded.slice(...whole.at))) return null
  return [Math.max(0, whole.at[0] - 60), whole.at[1]]
}

/** «از این تعداد طرح»: the claim before that counted what is named. */
function namedWhole(
  { grammar, folded }: View,
  before: readonly Candidate[],
  clause: Range,
  at: Range,
): Candidate | undefined {
  const named = grammar.partitiveOf?.find(({ pattern }) => occurs(pattern, folded, [clause[0], at[0]]))
  if (!named) return undefined
  const sentence = before.at(-1)?.sentence ?? 0
  return before.findLast((c) => c.noun === named.noun && sentence - c.sentence <= WHOLE_REACH)
}

/** How many sentences before the latest claim the whole may have been told. */
const WHOLE_REACH = 2

/** A whole is shared out in at most so many parts, and told at most so many sentences before them. */
const MOST_PARTS = 8
const SUM_REACH = 2

/**
 * «هزار و ۵۴۴ نفر … . ارتش ۳۶۰ نفر، نیروی انتظامی ۷۷۸ نفر و سپاه ۴۰۶ نفر»: figures that add up to a claim told
 * shortly before are its parts.
 */
function partsOf(
  readings: readonly Reading[],
  before: readonly Candidate[],
  sentence: Sentence,
): ReadonlySet<Reading> {
  const parts = new Set<Reading>()
  const counts = readings.filter(
    (r) => r.noun !== null && r.noun !== 'money' && r.noun !== 'percent' && r.number.value !== null,
  )
  for (const whole of before.slice(-MOST_PARTS)) {
    const total = whole.quantity?.value
    if (!total || total < 10 || sentence.index - whole.sentence > SUM_REACH) continue
    const alikes = counts.filter((r) => alike(r.noun as NounClass, whole.noun))
    for (let from = 0; from < alikes.length - 1; from++) {
      let sum = alikes[from]!.number.value as number
      for (let to = from + 1; to < Math.min(alikes.length, from + MOST_PARTS) && sum < total; to++) {
        sum += alikes[to]!.number.value as number
        if (sum === total) for (const part of alikes.slice(from, to + 1)) parts.add(part)
      }
    }
  }
  return parts
}

/** May two figures of one list count the same? «مورد» counts anything. */
function alike(a: NounClass, b: NounClass): boolean {
  return (
    a === b ||
    ((a === 'case' || b === 'case') && a !== 'money' && b !== 'money' && a !== 'percent' && b !== 'percent')
  )
}

/** «4,3 мың адамның 1,9 мыңы»: a part of the figure right before it, not of the claim before. */
function ofOwnWhole({ folded, grammar }: View, readings: readonly Reading[], part: Reading): boolean {
  const whole = readings[readings.indexOf(part) - 1]
  return (
    grammar.ofWhich !== undefined &&
    whole !== undefined &&
    part.number.range[0] - whole.at[1] <= 3 &&
    grammar.ofWhich.test(folded.slice(...whole.at))
  )
}

/** A share that goes on with a claim is counted as that claim's shares are. */
function shareUnit({ quantity }: Candidate): Unit {
  return quantity?.unit.startsWith('percent') ? quantity.unit : 'percent'
}

const OTHERS = plain(/(?<!\p{L})(?:سایر|بقیه|دیگر)(?: \p{L}{1,14}){1,2} $/u)

/** Claims of people whose number may be told apart. */
const GROUPS = new Set(['labour_dispute', 'jobs_lost'])

/** Claims of people who move into work or out of it. */
const MOVES = new Set(['people_placed', 'jobs_lost'])

/** Longest line of a list of places and figures, and how many of them are read under one heading. */
const LINE = 80
const LINES = 12

/** «کمترین نرخ بیکاری زمستان ۱۴۰۳» above «سمنان: ۴.۹ درصد»: what the heading of a list of lines speaks of. */
function underHeading(
  view: View,
  sentence: Sentence,
  noun: NounClass,
): { hit: Hit; sentence: number } | null {
  const { grammar, sentences } = view
  if (grammar.headers) return null
  const line = (s: Sentence) => s.range[1] - s.range[0] <= LINE
  if (!line(sentence) || sentence.places.length === 0) return null
  for (let i = sentence.index - 1; i >= Math.max(0, sentence.index - LINES); i--) {
    const above = sentences[i] as Sentence
    if (!line(above)) return null
    if (above.numbers.length > 0) continue
    let best: Hit | null = null
    for (const { cue, ranges } of cuesOf(view, above)) {
      if (!cue.nouns.includes(noun) || cue.requires || (best && cue.weight <= best.cue.weight)) continue
      best = { cue, range: ranges[0] as Range, score: cue.weight / 2, far: true }
    }
    return best && { hit: best, sentence: i }
  }
  return null
}

/** The strongest cue of the line with a colon above a list, for an item that tells nothing of work itself. */
function headerCue(view: View, sentence: Sentence, noun: NounClass): Hit | null {
  const { folded, sentences } = view
  const item = (s: Sentence) =>
    s.range[1] - s.range[0] < LONGEST_ITEM &&
    (LIST_ITEM.test(folded.slice(s.range[0], s.range[0] + 4)) ||
      sentences[s.index - 1]?.paragraph !== s.paragraph)
  if (!item(sentence)) return null
  for (let i = sentence.index - 1; i >= Math.max(0, sentence.index - LONGEST_LIST); i--) {
    const above = sentences[i] as Sentence
    if (folded[above.range[1] - 1] === ':') {
      let best: Hit | null = null
      for (const { cue, ranges } of cuesOf(view, above)) {
        if (!cue.nouns.includes(noun) || (best && best.score >= cue.weight)) continue
        if (cue.unless && occurs(cue.unless, folded, above.range)) continue
        if (cue.requires && !required(view, above, above.range, cue, cue.requires)) continue
        const range = ranges.find((r) => !inTitle(view, r))
        if (range) best = { cue, range, score: cue.weight, far: false }
      }
      return best && best.score >= GUESS_THRESHOLD ? best : null
    }
    if (!item(above)) return null
  }
  return null
}

/** «چند نفر در این واحدها کار می‌کنند؟ – حدود ۹۵۰ نفر.»: what the question before asks the number of. */
function askedFor(view: View, sentence: Sentence, noun: NounClass, at: Range): Hit | null {
  const { folded, grammar, sentences } = view
  const question = sentences[sentence.index - 1]
  if (!grammar.howMany || !question || at[0] - sentence.range[0] > ANSWER) return null
  if (!/[؟?]$/.test(folded.slice(...question.range)) || !occurs(grammar.howMany, folded, question.range))
    return null
  let best: Hit | null = null
  for (const { cue, ranges } of cuesOf(view, question)) {
    if (!cue.nouns.includes(noun) || (best && best.score >= cue.weight)) continue
    if (cue.unless && occurs(cue.unless, folded, question.range)) continue
    if (cue.requires && !required(view, question, question.range, cue, cue.requires)) continue
    best = { cue, range: ranges[0] as Range, score: cue.weight, far: true }
  }
  return best
}

/** An answer gives its figure within these first characters. */
const ANSWER = 24

/** How many items a list may have whose header is looked for, and how long each may be. */
const LONGEST_LIST = 20
const LONGEST_ITEM = 120

const LIST_ITEM = /^(?:[-•*·●▪]|\d{1,2}[).])[ \n]?/

/** Is the sentence a line «II лек – 158;» of a list, as its marks or those of the line above tell? */
function inLabelledList({ folded, sentences }: View, { index, range: [start, end] }: Sentence): boolean {
  const above = sentences[index - 1]
  if (folded[end - 1] !== ';' && !(above && /[:;]/.test(folded[above.range[1] - 1] ?? ''))) return false
  return LABELLED.test(folded.slice(start, Math.min(end, start + 90)))
}

/** A label of a few words, a dash, a figure, a noun at most. */
const LABELLED = plain(
  /^(?:[-•*·●▪] )?[^.:;\d]{1,60} ?- ?\d[\d ,]{0,10}(?:[ \n]?мың)?(?:[ \n]\p{L}{2,12})?[ \n]?[;.,]?$/u,
)

/** The claim that a list of places and figures below it parts: the last one that is no mere plan. */
function headOf(view: View, sentence: Sentence, before: readonly Candidate[]): Candidate | undefined {
  const { folded, grammar, sentences } = view
  const [start, end] = sentence.range
  let above = sentences[sentence.index - 1]
  // The mark of an item may stand on a line of its own.
  if (grammar.headers && above && /^[-–•*·●▪]$/.test(folded.slice(...above.range).trim()))
    above = sentences[sentence.index - 2]
  const item =
    (LIST_ITEM.test(folded.slice(start, start + 4)) && !spoken(view, sentence)) ||
    (above && /[:;]/.test(folded[above.range[1] - 1] ?? ''))
  // «II лек – 158;»: a line that is a label and its figure.
  const labelled =
    grammar.headers && above?.paragraph !== sentence.paragraph && inLabelledList(view, sentence)
  const last = before.at(-1)
  // The lines below the first go on with it.
  const goesOn =
    last?.head != null && sentence.index - last.sentence === 1 && above?.paragraph !== sentence.paragraph
  if (!last || end - start > 120 || !(labelled || ((item || goesOn) && sentence.places.length > 0)))
    return undefined
  if (last.head && sentence.index - last.sentence === 1) return last.head
  if (sentence.index - last.sentence > 2) return undefined
  const reached = before.findLast(
    (c) => c.type === last.type && c.status !== 'planned' && sentence.index - c.sentence <= 3,
  )
  return reached ?? last
}

/** «– Көрші облыстан 130 механизатор келді, …»: a dash of direct speech, not of a list. */
function spoken({ folded, grammar, sentences }: View, { index, range, paragraph }: Sentence): boolean {
  if (!grammar.headlines || !/^[-–]/.test(folded.slice(range[0], range[0] + 1))) return false
  const [above, next] = [sentences[index - 1], sentences[index + 1]]
  return (
    next?.paragraph === paragraph && !(above !== undefined && /[:;]/.test(folded[above.range[1] - 1] ?? ''))
  )
}

/** The latest claim of the sentence before that counts something, else the latest of all. */
function countedOf(before: readonly Candidate[], sentence: Sentence): Candidate | undefined {
  const last = before.at(-1)
  for (let i = before.length - 1; i >= 0 && sentence.index - before[i]!.sentence <= 2; i--) {
    const { noun } = before[i]!
    if (noun !== 'money' && noun !== 'percent') return before[i]
  }
  return last
}

/** So many are no people of a claim beside a sum. */
const A_MILLION = 1e6

/** How many sentences back the claim may stand that a figure says it goes on with. */
const FAR = 3

/** How many sentences back a claim goes on: «… 640 адам жұмылдырылды. Бұл туралы … хабарлады. Оның 410-ы …». */
function reachOf({ grammar, sentences }: View, { index }: Sentence): number {
  const above = sentences[index - 1]
  return grammar.headlines && above && !above.heading && above.numbers.length === 0 ? 2 : 1
}

function lastOf(
  before: readonly Candidate[],
  sentence: Sentence,
  noun: NounClass,
  reach: number,
): Candidate | undefined {
  const last = before.at(-1)
  if (!last || sentence.index - last.sentence > reach) return undefined
  // «1 млрд теңге жұмсалды. … 1 500 адамды қамту»: people go on with people.
  if (reach > 1 ? last.noun !== noun : last.noun === 'money' && noun === 'people')
    return before.findLast((c) => c.noun === noun && sentence.index - c.sentence <= FAR) ?? last
  // «۸۷۴ طرح … ۲۱۰۰ نفر … به ترتیب ۱۴۲ و ۱۱۸ طرح»
  if (noun === 'projects' && last.noun !== 'projects' && last.noun !== 'money')
    return before.findLast((c) => c.noun === noun && sentence.index - c.sentence <= FAR) ?? last
  // «۱۸۶۰ نفر …، که ۳۸ درصد برنامه است. … ۷۴۰ نفر»: a count goes on with the count, not with its share.
  if (last.noun !== 'percent' || noun === 'percent') return last
  return before.findLast((c) => c.noun === noun && c.sentence === last.sentence) ?? last
}

function readNouns(
  view: View,
  sentence: Sentence,
  before: Candidate | undefined,
  listed: boolean,
): Reading[] {
  const { folded, grammar } = view
  const readings = sentence.numbers
    .filter((number) => !grammar.ignore?.(view, sentence, number))
    .map((number) => readNoun(view, sentence, number))
  if (grammar.ofThem) {
    const labelled =
      grammar.headers === true &&
      before !== undefined &&
      view.sentences[sentence.index - 1]?.paragraph !== sentence.paragraph &&
      (listed || sentence.index - before.sentence <= 2) &&
      inLabelledList(view, sentence)
    let total: NounClass | null =
      before && sentence.index - before.sentence <= reachOf(view, sentence) ? before.noun : null
    let near =
      total ??
      (before && sentence.index - before.sentence <= 2 ? before.noun : null) ??
      grammar.mostCounted?.find(({ pattern }) => occurs(pattern, folded, sentence.range))?.noun ??
      null
    let item = countedAbove(view, sentence)
    for (const reading of readings) {
      if (labelled && reading.noun === null && reading.number.kind === 'cardinal') {
        reading.noun = before.noun
        reading.part = true
        reading.ofPlace = true
      }
      // «… 911 адам орналасты: «Күміс жас» – 132, жастар практикасы – 390»
      if (
        grammar.headers &&
        reading.noun === null &&
        reading.number.kind === 'cardinal' &&
        item &&
        itemOf(view, sentence, item.end, reading.at)
      ) {
        // «Жұмыс орындарының саны: құрылыс кезеңінде – 120»: no total stands before.
        const parted = item.noun !== null && !item.bare
        reading.noun = item.noun
        reading.part = parted
        reading.ofPlace = parted
        if (item.bare) reading.at = [item.bare, reading.at[1]]
      }
      if (reading.noun === 'people' || reading.noun === 'jobs')
        item = { noun: reading.noun, end: reading.at[1] }
      if (grammar.ofPlaces && near && near !== 'money' && asideOfPlace(view, sentence, reading)) {
        reading.noun ??= near
        near = reading.noun
        if (reading.noun !== 'percent' || total === 'percent') {
          reading.part = true
          reading.ofPlace = true
        }
      }
      // «Шымкент қаласы (90 млн теңге)»: a sum goes on with the sum of the place before.
      if (grammar.ofPlaces && reading.noun === 'money' && asideOfPlace(view, sentence, reading))
        reading.ofPlace = true
      // «Құны – 640 млн теңге, соның 300 миллионы»: so much of the sum.
      const ofSum =
        readings[readings.indexOf(reading) - 1]?.noun === 'money' && (reading.number.value ?? 0) >= A_MILLION
      const ofThings = grammar.headlines === true && ofOtherThings(view, readings, reading)
      // «3 мыңнан астамы»: the words of the bound are the suffix.
      const ofThem = Math.max(
        endAt(grammar.ofThem, folded, reading.at[1]),
        endAt(grammar.ofThem, folded, reading.number.range[1]),
      )
      const end = reading.noun === null && total && !ofSum && !ofThings ? ofThem : -1
      if (reading.noun === null && !total) {
        // «Соның 640-ы жұмысқа орналасты» with no count before: whom the verb tells of.
        const part = ofThem
        if (
          part > 0 &&
          reading.number.kind === 'cardinal' &&
          occurs(grammar.partitive, folded, [sentence.range[0], reading.at[0]])
        ) {
          reading.noun =
            grammar.thoseWho && occurs(grammar.thoseWho, folded, [sentence.range[0], reading.at[0]])
              ? 'people'
              : 'case'
          reading.at = [reading.at[0], part]
          reading.part = true
        }
      }
      if (
        reading.noun === null &&
        reading.number.kind === 'cardinal' &&
        grammar.label?.test(folded.slice(Math.max(sentence.range[0], reading.at[0] - 24), reading.at[0]))
      )
        reading.noun = total === 'people' || total === 'jobs' ? total : 'case'
      const again: Range = [Math.max(sentence.range[0], reading.at[0] - 40), reading.at[0]]
      if (
        reading.noun === null &&
        reading.number.kind === 'cardinal' &&
        grammar.sameCount &&
        occurs(grammar.sameCount, folded, again)
      ) {
        reading.noun = total
        if (total) reading.part = true
      }
      if (end > 0 && total !== 'money' && total !== 'percent') {
        // «38 отбасы қоныс аударып, олардың 52-сі жұмысқа тұрды»: persons of the families.
        reading.noun = total === 'other' ? 'case' : total
        reading.at = [reading.at[0], end]
        reading.part = true
      }
      if (reading.noun && reading.noun !== 'money' && reading.noun !== 'percent') {
        total = reading.noun
        near = total
      }
    }
  }
  const linked = (a: Reading, b: Reading) =>
    b.number.range[0] - a.at[1] <= LIST_GAP &&
    clauseAt(sentence, a.number.range[0])[0] === clauseAt(sentence, b.number.range[0])[0]
  const bare = (reading: Reading) =>
    reading.number.kind === 'cardinal' &&
    /^[ \n]*(?:[,،;؛).]|(?:و|және|мен|пен|бен)[ \n]|$)/.test(
      folded.slice(reading.at[1], Math.min(sentence.range[1], reading.at[1] + 7)),
    )
  // «X 1715، Y 647 و Z 35 شغل»: the noun stands once, at the end or at the beginning of the list.
  for (let i = readings.length - 2; i >= 0; i--) {
    const [here, next] = [readings[i] as Reading, readings[i + 1] as Reading]
    if (here.noun === null && next.noun !== null && bare(here) && linked(here, next)) {
      here.noun = next.noun
      here.commitment = next.commitment
      here.chained = true
      here.borrowed = true
    }
  }
  for (let i = 1; i < readings.length; i++) {
    const [before, here] = [readings[i - 1] as Reading, readings[i] as Reading]
    if (
      here.noun === null &&
      before.noun !== null &&
      before.noun !== 'money' &&
      bare(here) &&
      linked(before, here)
    ) {
      here.noun = before.noun
      here.chained = true
      here.borrowed = true
    } else if (
      here.noun !== null &&
      before.noun !== null &&
      alike(before.noun, here.noun) &&
      linked(before, here)
    ) {
      before.chained = true
      here.chained = true
    }
  }
  return readings
}

/** The noun before a colon at the head of a line, whose items follow it: «Жұмыс орындарының саны: …». */
function countedAbove(
  { folded, grammar }: View,
  { range: [start, end] }: Sentence,
): { noun: NounClass; end: number; bare?: number } | null {
  if (!grammar.headers) return null
  const colon = folded.slice(start, Math.min(end, start + LABEL)).indexOf(':')
  if (colon < 0) return null
  for (const rule of grammar.nounsBefore) {
    const at = all(rule.pattern, folded, [start, start + colon]).find((r) => r[1] === start + colon)
    if (at && (rule.noun === 'jobs' || rule.noun === 'people'))
      return { noun: rule.noun, end: at[1], bare: at[0] }
  }
  return null
}

/** Longest label before a colon. */
const LABEL = 50

/** «: жастар практикасы – 390,»: after a colon or an item before it, a label, a dash and a figure that ends there? */
function itemOf({ folded }: View, { range }: Sentence, from: number, at: Range): boolean {
  const between = folded.slice(from, at[0])
  return (
    between.length < LONGEST_ITEM &&
    / ?- ?$/.test(between) &&
    (between.includes(':') || /^[,;] /.test(between)) &&
    !between.includes('.') &&
    /^[ \n]?(?:[,;.]|$)/.test(folded.slice(at[1], Math.min(range[1], at[1] + 3)))
  )
}

/** «Бурабай (1 905)», «Егіндікөл ауданында – 212»: a place with its figure in brackets or behind a dash. */
function asideOfPlace(
  { folded, grammar: { ranked } }: View,
  sentence: Sentence,
  { number, at, noun }: Reading,
): boolean {
  if (number.kind !== 'cardinal' && noun !== 'percent' && noun !== 'money') return false
  const place = sentence.places.findLast((m) => m.range[1] <= at[0])
  // «Одан кейін ауыл шаруашылығы (910) мен құрылыс (760) келеді»
  if (
    ranked &&
    plain(/\p{L}[ \n]\($/u).test(folded.slice(at[0] - 3, at[0])) &&
    folded[at[1]] === ')' &&
    occurs(ranked, folded, [sentence.range[0], at[0]])
  )
    return true
  if (!place || at[0] - place.range[1] > 24) return false
  if (!plain(/^(?:[ \n]\p{L}{3,12})?[ \n]?[(-][ \n]?$/u).test(folded.slice(place.range[1], at[0])))
    return false
  return noun !== null || /^[ \n]?(?:[),.;]|және[ \n]|ал[ \n]|$)/.test(folded.slice(at[1], at[1] + 6))
}

/** «39 колледж бар, оның 32-сі …»: of things counted right before it, not of the claim before. */
function ofOtherThings({ folded }: View, readings: readonly Reading[], reading: Reading): boolean {
  const other = readings[readings.indexOf(reading) - 1]
  if (!other || other.noun !== null || other.number.kind !== 'cardinal') return false
  const between = folded.slice(other.at[1], reading.at[0])
  return /^[ \n]\p{L}{3,14}(?:[ \n][\p{L}\d]{1,14}){0,4},[ \n](?:оның|соның|олардың)[ \n]$/u.test(between)
}

function readNoun(view: View, sentence: Sentence, number: NumberMention): Reading {
  const { folded, grammar } = view
  const range = figureRange(number)
  const reading: Reading = {
    number,
    noun: null,
    at: range,
    commitment: false,
    chained: false,
    borrowed: false,
    bare: false,
    part: false,
  }
  if (number.kind === 'money') return { ...reading, noun: 'money' }
  if (number.kind === 'percent' || number.kind === 'percentage_points') return { ...reading, noun: 'percent' }
  let from = range[1]
  const filler = endAt(grammar.fillers, folded, from)
  if (filler > from) from = filler
  let best: { end: number; noun: NounClass; commitment: boolean } | null = null
  for (const rule of grammar.nounsAfter) {
    const end = endAt(rule.pattern, folded, from)
    if (end > 0 && end <= sentence.range[1] && (!best || end > best.end)) {
      best = { end, noun: rule.noun, commitment: rule.commitment ?? false }
    }
  }
  // «تا ۱۸۰ میلیون وام»: money without its currency.
  if (best?.noun === 'projects' && (number.value ?? 0) >= 1e6) return reading
  if (best) return { ...reading, noun: best.noun, at: [range[0], best.end], commitment: best.commitment }
  const { bodies } = grammar
  const body = bodies ? endAt(bodies.pattern, folded, from) : -1
  if (
    bodies &&
    body > 0 &&
    body <= sentence.range[1] &&
    occurs(bodies.with, folded, sentence.range) &&
    !occurs(bodies.without, folded, sentence.range)
  )
    return { ...reading, noun: 'people', at: [range[0], body] }
  // «ایلام (۳۳.۱)», «نرخ بیکاری … ۸.۹»
  if (
    grammar.rates &&
    number.kind === 'cardinal' &&
    number.value !== null &&
    !Number.isInteger(number.value) &&
    number.value < 100 &&
    RATE_END.test(folded.slice(range[1], range[1] + 8)) &&
    occurs(grammar.rates, folded, sentence.range)
  )
    return { ...reading, noun: 'percent' }
  // «Жұмыссыздар саны жыл басындағы 712-ден 655-ке түскен»
  const { reached } = grammar
  if (
    reached &&
    number.kind === 'cardinal' &&
    (endAt(reached.after, folded, range[1]) > 0 ||
      (/\d-?(?:[дт][ае]н|н[ае]н) $/u.test(folded.slice(range[0] - 6, range[0])) &&
        endAt(reached.behind, folded, range[1]) > 0))
  ) {
    const subject = reached.subjects.find(({ pattern }) =>
      occurs(pattern, folded, [sentence.range[0], range[0]]),
    )
    if (subject) return { ...reading, noun: subject.noun }
  }
  if (!followsWord(folded, range[0])) return reading
  const left: Range = [Math.max(sentence.range[0], range[0] - 60), range[0]]
  let nearest: { at: Range; noun: NounClass } | null = null
  for (const rule of grammar.nounsBefore) {
    for (const match of all(rule.pattern, folded, left)) {
      if (!nearest || match[1] > nearest.at[1]) nearest = { at: match, noun: rule.noun }
    }
  }
  if (nearest && /^[ \n]*(?:[-–:(«"]|را)?[ \n]*$/.test(folded.slice(nearest.at[1], range[0]))) {
    return { ...reading, noun: nearest.noun, at: [nearest.at[0], range[1]], bare: true }
  }
  return reading
}

/** What may stand behind a rate without its unit. */
const RATE_END = plain(/^[ \n]*(?:[)،,.؛;]|$|\d|(?:و|است|بود|بوده|رسید)(?!\p{L}))/u)

/** Does a word stand before the offset, with blanks and marks between at most? Nouns before a figure end in a letter. */
function followsWord(folded: string, at: number): boolean {
  while (at > 0 && ' \n-–:(«"،'.includes(folded[at - 1] as string)) at--
  return isLetterAt(folded, at - 1)
}

/** The least score of a cue for a noun that no table holds. */
const GUESS_THRESHOLD = 4

/** How surely a cue right before a figure must tell of people for a noun that no table holds to be of such. */
const GUESS_BEFORE = 6

/**
 * Does what happens stand after the figure, with a verb of several in the clause or the mark of an object before it, and
 * no other figure between? Or right before the figure («تعدیل ۳۰ …»)?
 */
function doneByThem(
  { folded, grammar, sentences }: View,
  sentence: number,
  clause: Range,
  at: Range,
  { range, score }: Hit,
): boolean {
  if (grammar.object && range[1] <= at[0] && at[0] - range[1] <= 1) return score >= GUESS_BEFORE
  const between = sentences[sentence]!.numbers.some((n) => n.range[0] >= at[1] && n.range[1] <= range[0])
  return (
    !between &&
    range[0] >= at[1] &&
    range[1] <= clause[1] &&
    (grammar.plural?.test(folded.slice(at[1], clause[1])) === true ||
      grammar.object?.test(folded.slice(at[1], range[0])) === true)
  )
}

/** «۳۸ خواهر در کارگاه …»: a noun that no table holds may be of people; what the clause says decides. */
function guess({ folded, grammar }: View, sentence: Sentence, reading: Reading): void {
  if (!grammar.guessed || reading.number.kind !== 'cardinal' || !Number.isInteger(reading.number.value))
    return
  if (grammar.ordinalBefore?.test(folded.slice(Math.max(0, reading.at[0] - 10), reading.at[0]))) return
  const end = endAt(grammar.guessed, folded, reading.at[1])
  if (end < 0 || end > sentence.range[1] || (reading.number.value ?? 0) < 2) return
  reading.noun = 'people'
  reading.guessed = true
  reading.at = [reading.at[0], end]
}

interface Hit {
  cue: Cue
  range: Range
  score: number
  far: boolean
}

function bestCue(
  view: View,
  sentence: Sentence,
  clause: Range,
  at: Range,
  noun: NounClass,
  readings: readonly Reading[],
): Hit | null {
  const { folded, grammar } = view
  const index = sentence.clauses.findIndex((c) => c[0] === clause[0] && c[1] === clause[1])
  const whole = index < 0
  const neighbour: Range = [clause[0], sentence.clauses[index + 1]?.[1] ?? clause[1]]
  const closed = grammar.closed(folded, clause)
  const scopes: [Range, number][] = whole
    ? [[clause, 0]]
    : closed
      ? [
          [clause, 0],
          [[sentence.range[0], clause[1]], SENTENCE_COST],
          // «۱۳۶ نفر معرفی شدند و از شهریور مشغول به کار می‌شوند»
          ...(grammar.andThen && secondVerb(view, sentence, index, readings)
            ? ([[neighbour, SENTENCE_COST]] as [Range, number][])
            : []),
        ]
      : [
          [clause, 0],
          [neighbour, NEIGHBOUR_COST],
          [sentence.range, SENTENCE_COST],
        ]
  const neighbours = neighboursOf(readings, at)
  // The items of a list share what stands before and after it.
  const listed = readings.some((r) => r.at === at && r.chained)
  const borrowed = readings.some((r) => r.at === at && r.borrowed)
  const guessed = readings.some((r) => r.at === at && r.guessed)
  // Where what stands behind the figure ends for it; found once.
  let silentFrom = -1
  let best = null as Hit | null
  for (const [scope, cost] of scopes) {
    for (const entry of cuesOf(view, sentence)) {
      const { cue, ranges } = entry
      if (!cue.nouns.includes(noun) || (guessed && !cue.animate)) continue
      // Distance and barriers only take points off: a weak cue cannot win any more.
      if (best && cue.weight - cost <= best.score) continue
      let lacking: boolean | undefined
      for (let place = 0; place < ranges.length; place++) {
        const range = ranges[place] as Range
        if (range[0] < scope[0] || range[1] > scope[1]) continue
        // What lies in the clause was weighed with it, when it cost nothing.
        if (cost > 0 && range[0] >= clause[0] && range[1] <= clause[1]) continue
        if (cue.next && (range[0] < at[1] || range[0] - at[1] > 1)) continue
        // Words of the figure's own noun are never far: «Жұмыс орындары: 85».
        const far = overlaps(range, at) ? 0 : cost
        let score = cue.weight - far - Math.min(distance(range, at), 160) / REACH
        // Nothing else that follows adds to it.
        if (best && score + ADJACENT_GAIN <= best.score) continue
        if (cue.side && (range[0] < at[0] ? 'before' : 'after') !== cue.side) {
          if (cue.sideOnly && !overlaps(range, at) && distance(range, at) > 2) continue
          // «тұрақты жұмысқа орналасқаны – 38,2 мың»
          const led =
            grammar.headers && /^[ \n]?[-:][ \n]?$/.test(folded.slice(range[1], Math.max(range[1], at[0])))
          score += led ? LED : -SIDE_COST
        }
        if (!listed && barred(range, at, neighbours)) score -= BARRIER_COST
        // «اشتغال ۲۱۴۳ نفر»: what stands right before its figure.
        if (grammar.adjacent && noun !== 'money' && range[1] <= at[0] && at[0] - range[1] <= 1)
          score += ADJACENT_GAIN
        // «… ۴ هزار نفر …، افزود: …»: what is reported tells nothing of what stands before it.
        if (grammar.reported && range[0] >= at[1]) {
          if (silentFrom < 0) silentFrom = endOfFirst(grammar.reported, folded, [at[1], sentence.range[1]])
          if (range[0] >= silentFrom) continue
        }
        if (noun !== 'money' && (!listed || cue.owned)) {
          entry.claimants ??= claimants(view, cue, ranges, readings)
          const owner = entry.claimants[place]
          // «منازل ۱۷ مورد با اشتغال‌زایی برای ۲۳ نفر»: cases of something else.
          if (owner && owner !== at && noun === 'case') continue
          if (owner && owner !== at) score -= cue.owned ? cue.weight : CLAIMED_COST
        }
        if (best && score <= best.score) continue
        // What the cue requires is the same at all its places: without it none counts.
        if (cue.requires) {
          lacking ??= !required(view, sentence, clause, cue, cue.requires)
          if (lacking) break
        }
        if (masked(view, range, at)) continue
        if (cue.own && !overlaps(range, at)) continue
        // «2177 жұмыссыз қатысты, оның ішінде … 1348 адам»: the noun of another figure tells of that figure.
        if (!borrowed && isOfAnother(readings, range, at)) continue
        // What shuts the cue out may stand beside it, in another clause.
        const near: Range = [
          Math.min(clause[0], clauseAt(sentence, range[0])[0]),
          Math.max(clause[1], range[1]),
        ]
        if (cue.unless && all(cue.unless, folded, near).some((r) => !masked(view, r, at))) continue
        best = { cue, range, score, far: cost > 0 }
      }
    }
    if (best && best.score >= THRESHOLD) return best
  }
  return best
}

/** Where the first match in a stretch ends; beyond everything where there is none. */
function endOfFirst(pattern: RegExp, folded: string, [start, end]: Range): number {
  const match = pattern.exec(folded.slice(start, end))
  return match ? start + match.index + match[0].length : Number.POSITIVE_INFINITY
}

/** Does a range lie within the words of another figure? */
function isOfAnother(readings: readonly Reading[], [start, end]: Range, at: Range): boolean {
  for (const other of readings) if (other.at !== at && other.at[0] <= start && end <= other.at[1]) return true
  return false
}

/** Does the next clause go on with «و» and count nothing of its own? */
function secondVerb(
  { folded, grammar }: View,
  { clauses }: Sentence,
  index: number,
  readings: readonly Reading[],
): boolean {
  const next = clauses[index + 1]
  if (!next || !grammar.andThen!.test(folded.slice(next[0], next[0] + 4))) return false
  return !readings.some((r) => r.noun !== null && r.at[0] >= next[0] && r.at[0] < next[1])
}

/** Where the cues stand in a sentence; looked up once. */
function cuesOf(view: View, sentence: Sentence): readonly PlacedCue[] {
  sentence.cues ??= occurring(view.grammar.cues, view.folded, sentence.range)
    .map((cue) => ({ cue, ranges: all(cue.pattern, view.folded, sentence.range) }))
    .filter(({ ranges }) => ranges.length > 0)
  return sentence.cues
}

/** «یک کارگر», «бір маман» name somebody, they do not count. */
function trivial({ number, noun, part }: Reading): boolean {
  // «Оның 1-і».
  if (part && number.value === 1) return true
  // A fraction of something («یک چهارم تسهیلات») is no count.
  if (noun !== 'percent' && noun !== 'money' && number.value !== null && !Number.isInteger(number.value))
    return true
  return number.value === 1 && noun !== 'percent' && noun !== 'money' && !/[\d۰-۹٠-٩]/.test(number.text)
}

/** Does another figure stand between the cue and this one? */
function barred(cue: Range, at: Range, neighbours: Neighbours): boolean {
  if (cue[0] < at[0]) return neighbours.before !== null && neighbours.before[0] >= cue[1]
  return neighbours.after !== null && neighbours.after[1] <= cue[0]
}

/**
 * «با اشتغال‌زایی برای» right before a figure, «مقرری‌بگیر» right after one: the words tell of that figure alone.
 * @returns where that figure stands for each place of the cue, null where the cue is free
 */
function claimants(
  view: View,
  cue: Cue,
  ranges: readonly Range[],
  readings: readonly Reading[],
): (Range | null)[] {
  const counting = readings.filter((r) => r.noun !== null && r.noun !== 'money' && cue.nouns.includes(r.noun))
  const starts = new Map(counting.map((r) => [r.at[0], r.at]))
  const ends = new Map(counting.map((r) => [r.at[1], r.at]))
  return ranges.map(([start, end]) => {
    for (let gap = 0; gap <= 2; gap++) {
      const before = ends.get(start - gap)
      if (before) return before
    }
    for (let gap = 0; gap <= CLOSE; gap++) {
      const after = starts.get(end + gap)
      if (after) return view.grammar.leadsTo?.test(view.folded.slice(end, end + gap)) ? after : null
    }
    return null
  })
}

/** Longest word that leads from a cue to its figure («برای»). */
const CLOSE = 7

/** The counting figures next to one. */
interface Neighbours {
  before: Range | null
  after: Range | null
}

function neighboursOf(readings: readonly Reading[], at: Range): Neighbours {
  const counting = readings.filter((r) => r.noun !== null)
  return {
    before: counting.findLast((r) => r.at[1] <= at[0])?.at ?? null,
    after: counting.find((r) => r.at[0] >= at[1])?.at ?? null,
  }
}

function required(view: View, sentence: Sentence, clause: Range, cue: Cue, pattern: RegExp): boolean {
  if (cue.requiresIn === 'clause') return occurs(pattern, view.folded, clause)
  if (cue.requiresIn === 'text') return occurs(pattern, view.folded, [0, view.folded.length])
  const previous = cue.requiresIn === 'sentence' ? undefined : view.sentences[sentence.index - 1]
  // A headline tells what the text is about.
  const [above, below] = view.sentences
  const titled = above?.heading === true || (above !== undefined && above.paragraph !== below?.paragraph)
  const headline = cue.requiresIn === 'sentence' || !view.grammar.headlines || !titled ? undefined : above
  // «معاون اشتغال» gives no money for work; whom a head of training tells of was trained.
  const stands = cue.type === 'employment_support' ? told : stated
  return (
    stands(view, pattern, sentence.range) ||
    (previous !== undefined && stands(view, pattern, previous.range)) ||
    (headline !== undefined && stands(view, pattern, headline.range))
  )
}

function stated({ folded }: View, pattern: RegExp, range: Range): boolean {
  return occurs(pattern, folded, range)
}

/** Does the pattern occur outside of titles? */
function told(view: View, pattern: RegExp, range: Range): boolean {
  const found = first(pattern, view.folded, range)
  if (!found || !inTitle(view, found)) return found !== null
  return all(pattern, view.folded, range).some((place) => !inTitle(view, place))
}

/** Words inside an official's title or name tell of the office, not of the claim. */
function masked(view: View, range: Range, at: Range): boolean {
  if (overlaps(range, at)) return false
  // No title is longer than this.
  return within(view.titles, [range[0] - 240, range[0] + 1]).some((title) => title.range[1] >= range[1])
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
