/** How a figure stands to the claims before it. */
import type { Range } from '../../text/index.ts'
import type { Candidate } from '../candidate.ts'
import type { NounClass } from '../grammar.ts'
import { occurs } from '../pattern.ts'
import { plain } from '../twins.ts'
import type { Sentence, View } from '../view.ts'
import type { Hit } from './cue.ts'
import { inLabelledList, LIST_ITEM } from './list.ts'
import { alike, ofOwnWhole, type Reading } from './readings.ts'

/** «۳۰۰ نفر از این تعداد»: how far after the figure the whole may be named. */
const PARTITIVE_REACH = 14

/** How far behind a figure it may be told that it is the most. */
const MOST_REACH = 40

/** «از این تعداد طرح»: the claim before that counted what is named. */
export function namedWhole(
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

export const OTHERS = plain(/(?<!\p{L})(?:سایر|بقیه|دیگر)(?: \p{L}{1,14}){1,2} $/u)

/** Longest copula behind a counted noun. */
const COPULA = 7

/** Claims of people whose number may be told apart. */
const GROUPS = new Set(['labour_dispute', 'jobs_lost'])

/** Claims of people who move into work or out of it. */
const MOVES = new Set(['people_placed', 'jobs_lost'])

/** The claim that a list of places and figures below it parts: the last one that is no mere plan. */
export function headOf(view: View, sentence: Sentence, before: readonly Candidate[]): Candidate | undefined {
  const { folded, grammar, sentences } = view
  const [start, end] = sentence.range
  const above = sentences[sentence.index - 1]
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

/** How many sentences back the claim may stand that a figure says it goes on with. */
export const FAR = 3

export function lastOf(
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

/** How many sentences back the share of one place goes on with that of another, and what stands between. */
const SHARE_REACH = 3
const BESIDE_PLACE = /^[ \n]{1,2}(?:نیز[ \n])?(?:با[ \n])?(?:تحقق[ \n])?$/u

/** How a figure stands to the claim before it, from which it may take over what it counts. */
interface Relation {
  /** One of a list, the first one too. */
  listed: boolean
  /** A place's share of what was counted. */
  shares: boolean
  /** A part of what was counted. */
  partitive: boolean
  /** In the same list of the same sentence. */
  sibling: boolean
  /** A part of those who were moved, told by a word of a state. */
  moved: boolean
  /** The text goes on with what was claimed. */
  goesOn: boolean
  /** Where those counted were, nothing that was done for them. */
  were: boolean
  /** The same figure again. */
  sameAgain: boolean
  /** Counts those who were told of. */
  headcount: boolean
  /** Those told of, counted again. */
  those: boolean
  /** One of the places or sectors that have most of it. */
  mostBefore: boolean
  /** May the claim before lend its type to what this figure counts? */
  lends: boolean
  /** A part of people of whom nothing was claimed. */
  unclaimed: boolean
}

/** What the relation of a figure hangs on. */
interface Surroundings {
  readings: readonly Reading[]
  reading: Reading
  /** What it counts. */
  noun: NounClass
  clause: Range
  /** The claim before. */
  previous: Candidate | undefined
  /** The cue of the figure's own clause. */
  hit: Hit | null
  /** Readings that add up to a whole. */
  summed: ReadonlySet<Reading> | null
  /** The whole that the reading itself is. */
  ownPart: Range | null
}

/** How a figure stands to the claim before it. */
export function relationOf(
  view: View,
  sentence: Sentence,
  { readings, reading, noun, clause, previous, hit, summed, ownPart }: Surroundings,
): Relation {
  const { grammar, folded } = view
  const { number, at } = reading
  // No part is larger than its whole.
  const larger =
    previous?.quantity?.value != null &&
    number.value !== null &&
    alike(previous.noun, noun) &&
    number.value > previous.quantity.value
  // The first of a list is told as the others are.
  const listed = reading.chained || readings[readings.indexOf(reading) + 1]?.chained === true
  // «سهم هر شهرستان به این شرح است: سیرجان ۱۴ نفر …»
  const shares =
    grammar.sharesOf !== undefined &&
    previous !== undefined &&
    alike(previous.noun, noun) &&
    occurs(grammar.sharesOf, folded, [sentence.range[0], at[0]])
  // «از این تعداد ۳۰۰ نفر», «۳۰۰ نفر از این تعداد».
  const partitive =
    reading.part ||
    summed?.has(reading) === true ||
    shares ||
    (grammar.among !== undefined && occurs(grammar.among, folded, clause)) ||
    (grammar.most !== undefined &&
      (noun === 'people' || noun === 'jobs' || noun === 'case') &&
      sentence.places.some((m) => m.range[1] <= at[0]) &&
      occurs(grammar.most, folded, [at[1], Math.min(clause[1], at[1] + MOST_REACH)])) ||
    occurs(grammar.partitive, folded, [clause[0], Math.min(clause[1], at[1] + PARTITIVE_REACH)]) ||
    // «۱۴۲، ۱۱۸ و ۹۷ طرح در این سه شهرستان»
    (listed && grammar.adjacent === true && occurs(grammar.partitive, folded, [at[1], clause[1]])) ||
    (previous?.sentence === sentence.index &&
      alike(previous.noun, noun) &&
      grammar.wholeBefore?.test(
        folded.slice(Math.max(sentence.range[0], previous.at[0] - 14), previous.at[0]),
      ) === true)
  const sibling =
    previous &&
    !previous.alone &&
    listed &&
    previous.sentence === sentence.index &&
    alike(previous.noun, noun)
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
    alike(previous.noun, noun) &&
    grammar.goal.test(folded.slice(Math.max(sentence.range[0], at[0] - 60), at[0]))
  // «76 адам тартылды, 2024 жылдың осы кезеңінде 91 адам болған»
  const asBefore =
    grammar.sameBefore !== undefined &&
    previous !== undefined &&
    sentence.index - previous.sentence <= 1 &&
    alike(previous.noun, noun) &&
    grammar.sameBefore.was.test(folded.slice(at[1], at[1] + 30)) &&
    occurs(grammar.sameBefore.time, folded, [clause[0], at[0]])
  // «… 102 адам қоғамдық жұмысқа тартылса, … 87 адам жіберілді»
  const setBeside =
    grammar.beside !== undefined &&
    previous?.sentence === sentence.index &&
    alike(previous.noun, noun) &&
    previous.clause[1] <= clause[0] &&
    grammar.beside.test(folded.slice(clause[0] - 5, clause[0]))
  // «چرداول با ۱۸۷ درصد سهمیه … . آبدانان با ۱۷۱.۹ درصد …، دهلران با ۱۶۱.۸»: the same share, place by place.
  const shareOfPlace =
    noun === 'percent' &&
    grammar.mostOf !== undefined &&
    previous?.quantity?.unit === 'percent_of_plan' &&
    sentence.index - previous.sentence <= SHARE_REACH &&
    sentence.places.some((m) => BESIDE_PLACE.test(folded.slice(m.range[1], at[0])))
  // «سهمیه استان ۲۶ هزار نفر است. تاکنون ۱۵ هزار نفر محقق شده»
  const fulfilled =
    grammar.fulfilled !== undefined &&
    previous !== undefined &&
    (previous.status === 'committed' || previous.status === 'planned') &&
    sentence.index - previous.sentence <= 1 &&
    alike(previous.noun, noun) &&
    occurs(grammar.fulfilled, folded, [at[1], clause[1]])
  const goesOn =
    goal ||
    shareOfPlace ||
    fulfilled ||
    (reading.ofPlace === true && noun === 'money' && previous?.money != null) ||
    asBefore ||
    setBeside ||
    (grammar.continues !== undefined && !ownPart && occurs(grammar.continues, folded, [at[1], clause[1]])) ||
    (grammar.suchAs !== undefined && occurs(grammar.suchAs, folded, [clause[0], at[0] + 1])) ||
    (grammar.sumsGoOn !== undefined &&
      noun === 'money' &&
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
  const sameAgain =
    previous !== undefined &&
    grammar.sameFigure !== undefined &&
    previous.noun !== 'money' &&
    previous.noun !== 'percent' &&
    noun !== 'money' &&
    noun !== 'percent' &&
    occurs(grammar.sameFigure, folded, [clause[0], at[0]])
  // «این کارگران که ۶۵ نفرند»
  // «تعدادشان به ۸۵ نفر می‌رسد»
  const headcount =
    grammar.headcount !== undefined &&
    noun === 'people' &&
    previous !== undefined &&
    GROUPS.has(previous.type) &&
    grammar.headcount.test(folded.slice(Math.max(sentence.range[0], at[0] - 40), at[0]))
  const those =
    headcount ||
    (partitive &&
      previous !== undefined &&
      grammar.copula?.test(folded.slice(at[0], at[1] + COPULA)) === true)
  // «بیشترین سهم به شهرستان‌های کرمان با ۷۸۵۰ نفر، سیرجان با ۴۷۰۰ نفر … اختصاص دارد»
  const mostBefore =
    grammar.mostOf !== undefined &&
    previous !== undefined &&
    alike(previous.noun, noun) &&
    noun !== 'percent' &&
    !larger &&
    sentence.index - previous.sentence <= 2 &&
    ((sentence.places.some((m) => m.range[1] <= at[0]) &&
      (occurs(grammar.mostOf, folded, [sentence.range[0], at[0]]) ||
        (previous.type === 'jobs_created' &&
          grammar.mostJobs !== undefined &&
          occurs(grammar.mostJobs, folded, [sentence.range[0], at[0]])))) ||
      (grammar.shareOfSector !== undefined &&
        occurs(grammar.shareOfSector, folded, [Math.max(sentence.range[0], at[0] - 90), at[0]])))
  // Money is part of money; «۴۵ درصد این افراد» tells who they are, not how many more.
  const lends =
    noun === 'money'
      ? previous?.type === 'employment_support' || previous?.type === 'labour_dispute'
      : noun !== 'percent'
        ? (noun !== 'projects' ||
            (previous?.noun !== 'jobs' &&
              !(grammar.partsBySum && previous?.noun === 'people' && previous.type === 'jobs_created'))) &&
          (noun !== 'other' || previous?.noun === 'other' || grammar.rates === undefined)
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
  return {
    listed,
    shares,
    partitive,
    sibling: sibling === true,
    moved: moved === true,
    goesOn,
    were,
    sameAgain,
    headcount,
    those,
    mostBefore,
    lends,
    unclaimed,
  }
}

/** Sets a claim's status: by its noun, its verb, or as the claim before has it. */
export function settleStatus(
  view: View,
  sentence: Sentence,
  candidate: Candidate,
  reading: Reading,
  previous: Candidate | undefined,
  { listed, shares, partitive, sameAgain, those }: Relation,
): void {
  const { grammar, folded } = view
  const { at, clause } = candidate
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
    previous?.type === candidate.type &&
    (partitive ||
      occurs(grammar.toldOf, folded, [clause[0], at[0]]) ||
      // «… ارائه شده است که در مراکز ثابت ۳۹۴۰ نفر، در روستاها ۲۸۶۲ نفر … است»
      (candidate.type === 'training' &&
        previous.sentence === sentence.index &&
        alike(previous.noun, candidate.noun) &&
        (listed || / که /.test(folded.slice(previous.at[1], at[0])))))
  const goes =
    sameAgain ||
    those ||
    candidate.inherited ||
    again ||
    (partitive && candidate.weakStatus && previous?.type === candidate.type)
  // «از مجموع سهمیه ۷ هزار شغل باید در بخش مسکن ایجاد شود»: a part of what is promised.
  const owedPart =
    (partitive ||
      (previous?.sentence === sentence.index && / که $/.test(folded.slice(previous.at[1], at[0])))) &&
    previous?.type === candidate.type &&
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
}
