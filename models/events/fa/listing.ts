import type { EventStatus, EventType, Unit } from '../../contract.ts'
import type { NumberMention } from '../../numbers/index.ts'
import type { PlaceMention } from '../../places/index.ts'
import type { Range } from '../../text/index.ts'
import type { Candidate } from '../candidate.ts'
import { quantityOf } from '../figures/index.ts'
import { occurs, words } from '../pattern.ts'
import { plain } from '../twins.ts'
import type { Sentence, View } from '../view.ts'
import { rowClaim, timesAbove } from './table.ts'

/** What the lines below a heading count, by its words; the first that fits decides. */
const TOPICS: readonly { said: RegExp; type: EventType; unit: Unit; status: EventStatus }[] = [
  { said: words('نرخ بیکاری'), type: 'unemployment', unit: 'percent', status: 'ongoing' },
  {
    said: words('نرخ (مشارکت|فعالیت|اشتغال)', 'نسبت اشتغال'),
    type: 'employment_level',
    unit: 'percent',
    status: 'ongoing',
  },
  {
    said: words('آموزش~دید*', 'مهارت~آموخت*', '(آموزش|دوره)~های مهارتی', 'مهارت~آموزی', 'کارآموز*'),
    type: 'training',
    unit: 'people',
    status: 'done',
  },
  {
    said: words(
      '(فرصت|موقعیت)~های شغلی (خالی|موجود|ثبت~شده در کاریابی*)',
      'نیروی (کار )?مورد نیاز',
      'نیاز(مندی)? (به )?نیروی کار',
    ),
    type: 'vacancies',
    unit: 'jobs',
    status: 'ongoing',
  },
  {
    said: words('(تعهد|سهمیه|سهم)( \\p{L}{1,12}){0,3} (اشتغال*|شغل|شغلی|مشاغل)', '(اشتغال|شغل) تعهد~شده'),
    type: 'jobs_created',
    unit: 'people',
    status: 'committed',
  },
  {
    said: words('(برنامه|هدف|پیش~بینی)( \\p{L}{1,12}){0,3} (اشتغال*|شغل|شغلی)'),
    type: 'jobs_created',
    unit: 'people',
    status: 'planned',
  },
  {
    said: words(
      '(شغل|شغلی|اشتغال|مشاغل)( \\p{L}{1,12}){0,2} (ایجاد|ثبت|محقق)~شده',
      '(ایجاد|ثبت|تحقق)( \\p{L}{1,12}){0,2} (شغل*|اشتغال*|فرصت*)',
      '(شغل|شغلی|اشتغال)( \\p{L}{1,14}){0,8} (ایجاد|ثبت|محقق) شد*',
    ),
    type: 'jobs_created',
    unit: 'jobs',
    status: 'done',
  },
  {
    said: words('(شمار|تعداد|آمار|جمعیت) (بیکاران|کارجویان|جویندگان کار|افراد جویای کار)'),
    type: 'unemployment',
    unit: 'people',
    status: 'ongoing',
  },
  {
    said: words('(شمار|تعداد|آمار|جمعیت) (شاغلان|شاغلین|افراد شاغل)'),
    type: 'employment_level',
    unit: 'people',
    status: 'ongoing',
  },
  {
    said: words('(جذب|استخدام|به~کارگیری)~شد(ه|گان)', '(جذب|استخدام)( \\p{L}{1,14}){0,8} شد*'),
    type: 'people_placed',
    unit: 'people',
    status: 'done',
  },
]

/** A heading leads to the lines below it. */
const LEADS = plain(
  /(?::[ \n]*$)|(?<!\p{L})(?:به (?:تفکیک|شرح|ترتیب)|(?:این|بدین) (?:شرح|ترتیب|قرار))(?!\p{L})/u,
)

/** Nouns that give a line's figure its unit. */
const NOUNS: readonly [RegExp, Unit][] = [
  [/نفر|کارگر|کارجو/u, 'people'],
  [/شغل|فرصت/u, 'jobs'],
  [/درصد|%/u, 'percent'],
]

/** What may stand in a line beside its place and its figure. */
const BESIDE = plain(
  /(?<!\p{L})(?:شهرستان|استان|شهر|بخش|نفر|شغل|شغلی|فرصت|فرصت های|مورد|درصد|کارگر|کارجو|با|هم|نیز|حدود)(?!\p{L})/gu,
)
const LINE = 60
const ROWS = 40

/**
 * Lines of a place and a figure each («همدان | ۱۲۴۰ نفر», «ملایر: ۶۱۵»), or of a figure below the line of its place, as
 * copied tables leave them, under a heading that tells what is counted. Asked where no other rule reads the line.
 */
export function listing(view: View, sentence: Sentence): Candidate[] {
  const number = sentence.numbers[0]
  if (!number || sentence.numbers.length > 1 || !isRow(view, sentence)) return []
  const at = placeOf(view, sentence)
  if (!at) return []
  const { place, line } = at
  const head = headOf(view, line)
  if (!head) return []
  const { folded } = view
  const topic = TOPICS.find(({ said }) => occurs(said, folded, head.range))
  if (!topic) return []
  const said = folded.slice(...sentence.range)
  const unit =
    number.kind === 'percent' ? 'percent' : (NOUNS.find(([noun]) => noun.test(said))?.[1] ?? topic.unit)
  if ((unit === 'percent') !== (topic.unit === 'percent')) return []
  const quantity = quantityOf(number, unit)
  if (!quantity) return []
  const heading = folded.slice(...head.range).trim()
  return [
    rowClaim({
      type: topic.type,
      status: topic.status,
      quantity,
      noun: unit === 'percent' ? 'percent' : unit === 'jobs' ? 'jobs' : 'people',
      figure: number.range,
      clause: sentence.range,
      sentence: sentence.index,
      place,
      told: head.range,
      time: timesAbove(view, head).at(-1),
      rule: 'fa/listing',
      trace: `a line below «${heading.slice(-80)}»`,
    }),
  ]
}

/** Is a line no more than a place, a figure, or both? */
function isRow({ folded }: View, { range, numbers, places }: Sentence): boolean {
  const [start, end] = range
  if (end - start > LINE || numbers.length > 1 || (numbers.length === 0 && places.length === 0)) return false
  let rest = folded.slice(start, end)
  const cut = ([from, to]: Range) => {
    rest = rest.slice(0, from - start) + ' '.repeat(to - from) + rest.slice(to - start)
  }
  for (const { range: place } of places) cut(place)
  for (const number of numbers) cut(spanned(number))
  return !/\p{L}|\d/u.test(rest.replace(BESIDE, ' '))
}

function spanned({ range, unitRange, boundRange }: NumberMention): Range {
  return [Math.min(range[0], boundRange?.[0] ?? range[0]), Math.max(range[1], unitRange?.[1] ?? range[1])]
}

/** The place of a row: in its line, or alone in the line above. */
function placeOf(view: View, sentence: Sentence): { place: PlaceMention; line: Sentence } | null {
  const [own] = sentence.places
  if (own) return { place: own, line: sentence }
  const above = view.sentences[sentence.index - 1]
  const [place] = above?.places ?? []
  return above && place && above.numbers.length === 0 && isRow(view, above) ? { place, line: above } : null
}

/** The line above the rows that leads to them. */
function headOf(view: View, line: Sentence): Sentence | null {
  for (let i = line.index - 1; i >= Math.max(0, line.index - ROWS); i--) {
    const above = view.sentences[i] as Sentence
    if (isRow(view, above)) continue
    return LEADS.test(view.folded.slice(...above.range).trim()) ? above : null
  }
  return null
}
