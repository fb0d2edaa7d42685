/** Figures with the nouns that they count. */
import type { NumberMention } from '../../numbers/index.ts'
import { isLetterAt, type Range } from '../../text/index.ts'
import { type Candidate, figureRange } from '../candidate.ts'
import type { NounClass } from '../grammar.ts'
import { all, endAt, occurs } from '../pattern.ts'
import { plain } from '../twins.ts'
import { clauseAt, type Sentence, type View } from '../view.ts'
import { inLabelledList, LONGEST_ITEM, reachOf } from './list.ts'

/** A figure with the noun that it counts. */
export interface Reading {
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

/** Longest stretch between two figures of one list. */
const LIST_GAP = 90

/**
 * «1 602 түлектің 897-сі»: what the clause tells is told of the part; of the whole only what stands before it.
 * @returns the range to read, or null where the figure is no such whole
 */
export function wholeOf(
  { folded, grammar }: View,
  readings: readonly Reading[],
  whole: Reading,
): Range | null {
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

/** A whole is shared out in at most so many parts, and told at most so many sentences before them. */
const MOST_PARTS = 8
const SUM_REACH = 2

/**
 * «هزار و ۵۴۴ نفر … . ارتش ۳۶۰ نفر، نیروی انتظامی ۷۷۸ نفر و سپاه ۴۰۶ نفر»: figures that add up to a claim told
 * shortly before are its parts.
 */
export function partsOf(
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
export function alike(a: NounClass, b: NounClass): boolean {
  return (
    a === b ||
    ((a === 'case' || b === 'case') && a !== 'money' && b !== 'money' && a !== 'percent' && b !== 'percent')
  )
}

/** «4,3 мың адамның 1,9 мыңы»: a part of the figure right before it, not of the claim before. */
export function ofOwnWhole({ folded, grammar }: View, readings: readonly Reading[], part: Reading): boolean {
  const whole = readings[readings.indexOf(part) - 1]
  return (
    grammar.ofWhich !== undefined &&
    whole !== undefined &&
    part.number.range[0] - whole.at[1] <= 3 &&
    grammar.ofWhich.test(folded.slice(...whole.at))
  )
}

/** The latest claim of the sentence before that counts something, else the latest of all. */
export function countedOf(before: readonly Candidate[], sentence: Sentence): Candidate | undefined {
  const last = before.at(-1)
  for (let i = before.length - 1; i >= 0 && sentence.index - before[i]!.sentence <= 2; i--) {
    const { noun } = before[i]!
    if (noun !== 'money' && noun !== 'percent') return before[i]
  }
  return last
}

/** So many are no people of a claim beside a sum. */
const A_MILLION = 1e6

export function readNouns(
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

/** How surely a cue right before a figure must tell of people for a noun that no table holds to be of such. */
export const GUESS_BEFORE = 6

/** «۳۸ خواهر در کارگاه …»: a noun that no table holds may be of people; what the clause says decides. */
export function guess({ folded, grammar }: View, sentence: Sentence, reading: Reading): void {
  if (!grammar.guessed || reading.number.kind !== 'cardinal' || !Number.isInteger(reading.number.value))
    return
  if (grammar.ordinalBefore?.test(folded.slice(Math.max(0, reading.at[0] - 10), reading.at[0]))) return
  const end = endAt(grammar.guessed, folded, reading.at[1])
  if (end < 0 || end > sentence.range[1] || (reading.number.value ?? 0) < 2) return
  reading.noun = 'people'
  reading.guessed = true
  reading.at = [reading.at[0], end]
}

/** «یک کارگر», «бір маман» name somebody, they do not count. */
export function trivial({ number, noun, part }: Reading): boolean {
  // «Оның 1-і».
  if (part && number.value === 1) return true
  // A fraction of something («یک چهارم تسهیلات») is no count.
  if (noun !== 'percent' && noun !== 'money' && number.value !== null && !Number.isInteger(number.value))
    return true
  return number.value === 1 && noun !== 'percent' && noun !== 'money' && !/[\d۰-۹٠-٩]/.test(number.text)
}
