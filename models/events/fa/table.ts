import type { EventStatus, EventType, Quantity, Unit } from '../../contract.ts'
import type { DateMention } from '../../dates/index.ts'
import { findPlaces, type PlaceMention } from '../../places/index.ts'
import type { Range } from '../../text/index.ts'
import type { Candidate } from '../candidate.ts'
import { cellsOf } from '../cells.ts'
import { quantityOf } from '../figures/index.ts'
import type { NounClass } from '../grammar.ts'
import { plain } from '../twins.ts'
import type { Sentence, View } from '../view.ts'

/** What a column counts, by the words at its head. */
const COLUMNS: readonly { head: RegExp; type: EventType; unit: Unit; status: EventStatus }[] = [
  { head: /نرخ مشارکت|مشارکت/u, type: 'employment_level', unit: 'percent', status: 'ongoing' },
  { head: /نرخ بیکاری|درصد بیکاری/u, type: 'unemployment', unit: 'percent', status: 'ongoing' },
  { head: /نسبت اشتغال|نرخ اشتغال/u, type: 'employment_level', unit: 'percent', status: 'ongoing' },
  { head: /درصد تحقق|تحقق ?\(?درصد/u, type: 'jobs_created', unit: 'percent_of_plan', status: 'done' },
  { head: /تعهد|سهمیه|برنامه/u, type: 'jobs_created', unit: 'people', status: 'committed' },
  { head: /تحقق|محقق|عملکرد|ایجاد ?شده|ثبت ?شده/u, type: 'jobs_created', unit: 'people', status: 'done' },
  { head: /بیکاران|تعداد بیکار|بیکار/u, type: 'unemployment', unit: 'people', status: 'ongoing' },
  { head: /شاغلان|شاغلین|شاغل/u, type: 'employment_level', unit: 'people', status: 'ongoing' },
]

/** «همدان: 7120 - 6540 نفر» below «(تعهد - تحقق)». */
const LABELLED = /^[^:\d]{2,24}: ?\d[\d ]{0,9} -/u
const BRACKETED = plain(/^\(?\p{L}[^.:\d]{2,60} - [^.:\d]{2,40}\)?$/u)
const DASH = /^ - /
/** Longest line of a table, most rows below one head, and how many lines above it its time may stand. */
const LINE = 160
const ROWS = 40
const TIME_ABOVE = 3

/** The claims of a row of a table with columns: a place and a figure for each column whose head is known. */
export function row(view: View, sentence: Sentence): Candidate[] {
  const { folded } = view
  if (sentence.numbers.length === 0 || !isLine(view, sentence)) return []
  const cells = filled(view, sentence)
  const head = headOf(view, sentence, cells.length)
  if (!head) return []
  const first = cells[0] as Range
  const names = filled(view, head)
  const heads = names.length === cells.length ? names : [first, ...names]
  const place =
    sentence.places.find((m) => m.range[0] < first[1]) ??
    named(folded.slice(...(heads[0] as Range)), folded.slice(...first))
  if (!place) return []
  const time = timesAbove(view, head)
    // Others are only compared with.
    .reduce<DateMention | undefined>(
      (best, d) => (best && (best.end as string) >= (d.end as string) ? best : d),
      undefined,
    )
  return cells.slice(1).flatMap((cell, i): Candidate[] => {
    const column = COLUMNS.find(({ head: words }) => words.test(folded.slice(...(heads[i + 1] as Range))))
    const number = sentence.numbers.find((n) => n.range[0] >= cell[0] && n.range[1] <= cell[1])
    const quantity = column && number ? quantityOf(number, column.unit) : null
    if (!column || !number || !quantity) return []
    const name = folded.slice(...(heads[i + 1] as Range)).trim()
    return [
      rowClaim({
        type: column.type,
        status: column.status,
        quantity,
        noun: column.unit === 'people' ? 'people' : 'percent',
        figure: number.range,
        clause: cell,
        sentence: sentence.index,
        place: { id: place.id, range: first },
        told: heads[i + 1] as Range,
        time,
        rule: 'fa/table',
        trace: `row of a table, column «${name}»`,
      }),
    ]
  })
}

/** The spans of time named in a heading or the few lines above it, in their order. */
export function timesAbove({ sentences }: View, head: { index: number }): DateMention[] {
  return sentences
    .slice(Math.max(0, head.index - TIME_ABOVE), head.index + 1)
    .flatMap(({ dates }) => dates)
    .filter((d) => d.start !== null && d.end !== null && d.grain !== 'day' && d.flag !== 'page-stamp')
}

/** What a row of a table or list says: the claim that its figure makes at its place. */
export function rowClaim(row: {
  type: EventType
  status: EventStatus
  quantity: Quantity
  noun: NounClass
  figure: Range
  clause: Range
  sentence: number
  place: { id: string | null; range: Range }
  /** The words of the heading that tell what is counted. */
  told: Range
  time: DateMention | undefined
  rule: string
  trace: string
}): Candidate {
  const { figure, place, told, time } = row
  return {
    type: row.type,
    status: row.status,
    weakStatus: false,
    quantity: row.quantity,
    money: null,
    noun: row.noun,
    at: figure,
    numberRange: figure,
    clause: row.clause,
    sentence: row.sentence,
    place: place.id,
    placeFrom: 'list, row',
    period: time?.start && time.end ? { start: time.start, end: time.end, grain: time.grain } : null,
    periodFrom: time ? 'head' : '',
    official: null,
    office: null,
    fields: [
      { field: 'quantity', range: figure },
      { field: 'place', range: place.range },
      { field: 'type', range: told },
    ],
    rule: row.rule,
    trace: [row.trace],
    cueScore: 3,
    inherited: false,
    part: false,
    head: null,
    heading: false,
  }
}

/** «استان | نرخ» above «مرکزی | ۵.۹»: a name that is an everyday word, with the word that its column bears. */
function named(head: string, cell: string): PlaceMention | undefined {
  const unit = /استان|شهرستان/u.exec(head)?.[0]
  return unit === undefined ? undefined : findPlaces(`${unit} ${cell.trim()}`, { language: 'fa' })[0]
}

function isLine(view: View, sentence: Sentence): boolean {
  const line = view.folded.slice(...sentence.range)
  return (
    line.length <= LINE &&
    (cellsOf(view, sentence).length > 1 || LABELLED.test(line) || BRACKETED.test(line.trim()))
  )
}

/** The line above the rows that names their columns: as many cells, no figures. */
function headOf(view: View, sentence: Sentence, cells: number): Sentence | null {
  for (let i = sentence.index - 1; i >= Math.max(0, sentence.index - ROWS); i--) {
    const above = view.sentences[i] as Sentence
    if (!isLine(view, above)) return null
    if (above.numbers.length > 0) continue
    const heads = filled(view, above).length
    // The column of the names may have no head.
    return heads === cells || heads === cells - 1 ? above : null
  }
  return null
}

/** The cells of a line that hold something (an outer border makes no cell), parted by bars or tabs, else by dashes. */
function filled(view: View, sentence: Sentence): Range[] {
  const cells = cellsOf(view, sentence)
  return (cells.length > 1 ? cells : dashed(view.folded, sentence.range)).filter(
    ([from, to]) => view.folded.slice(from, to).trim() !== '',
  )
}

function dashed(folded: string, [start, end]: Range): Range[] {
  const cells: Range[] = []
  let from = start
  for (let at = start; at <= end; at++) {
    if (at < end && folded[at] !== ':' && !DASH.test(folded.slice(at - 1, at + 2))) continue
    cells.push([from, at])
    from = at + 1
  }
  return cells
}
