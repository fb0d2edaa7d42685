import type { NumberMention } from '../../numbers/index.ts'
import type { Range } from '../../text/index.ts'
import { parentOf } from '../attribute/place.ts'
import type { Candidate } from '../candidate.ts'
import { cellsOf } from '../cells.ts'
import { quantityOf } from '../figures/index.ts'
import type { Cue, NounClass } from '../grammar.ts'
import { all, occurs, words } from '../pattern.ts'
import type { Sentence, View } from '../view.ts'

/** How many lines above a row its header may stand, and how many above the header the title. */
const HEADER_REACH = 30
const TITLE_REACH = 2

const PLANNED = words('(жоспар*|меже*|болжам*)')
const EMPLOYMENT = words('жұмыспен қамт*')
const STATES = new Set(['unemployment', 'employment_level', 'vacancies'])
/** Of the table as a whole. */
const TOTAL = /^(?:жиыны|барлығы|жалпы|қорытынды|(?:облыс|аудан|қала|республика|ел) бойынша)/u

/** What the noun of a column counts, by its words; people where it names nothing else. */
const COUNTED: readonly [NounClass, RegExp][] = [
  ['percent', /%|пайыз|деңгей|үлес/],
  ['jobs', /орын(?!да)|орн[ыд]|вакансия/],
  ['projects', /жоба|грант|несие/],
]

/**
 * The claims of a row of a table: «Абай ауданы | 6 200 | 3 410» below «Аудан | Жоспар, адам | Орындалды, адам». Each figure
 * is read by the head of its column, else by the title above.
 */
export function tabled(view: View, sentence: Sentence, cues: readonly Cue[]): Candidate[] {
  if (sentence.numbers.length === 0) return []
  const cells = cellsOf(view, sentence)
  if (cells.length < 2) return []
  const { folded } = view
  const figures: (NumberMention | null)[] = cells.map((cell) => {
    const inside = sentence.numbers.filter((n) => n.range[0] >= cell[0] && n.range[1] <= cell[1])
    return inside.length === 1 ? (inside[0] as NumberMention) : null
  })
  const label = cells[0] as Range
  // «Жиыны: 22 850 | 12 162»
  const joined = figures[0] !== null
  const total = TOTAL.test(folded.slice(...label))
  const place = sentence.places.find((m) => m.range[0] >= label[0] && m.range[1] <= label[1])
  if (!place && !total) return []
  const columns = cells.length + (joined ? 1 : 0)
  const header = headerOf(view, sentence, columns)
  if (!header) return []
  const heads = cellsOf(view, header)
  // The total is of the unit that those of the other rows lie in.
  const whole =
    total && !place
      ? parentOf(
          view.sentences.slice(header.index + 1, sentence.index).flatMap((s) => s.places.map((m) => m.id)),
        )
      : null
  return figures.flatMap((number, i) => {
    const head = heads[joined ? i + 1 : i]
    if (!number || !head || (i === 0 && !joined)) return []
    const candidate = candidateOf(view, sentence, header, head, number, cues)
    if (!candidate) return []
    return whole ? { ...candidate, place: whole, placeFrom: 'list, total' } : candidate
  })
}

/** The line of column heads above a row. */
function headerOf(view: View, { index }: Sentence, columns: number): Sentence | null {
  for (let i = index - 1; i >= Math.max(0, index - HEADER_REACH); i--) {
    const above = view.sentences[i] as Sentence
    const count = cellsOf(view, above).length
    if (count < 2) return null
    if (above.numbers.length === 0) return count === columns ? above : null
  }
  return null
}

function candidateOf(
  view: View,
  sentence: Sentence,
  header: Sentence,
  head: Range,
  number: NumberMention,
  cues: readonly Cue[],
): Candidate | null {
  const { folded, grammar, sentences } = view
  const noun =
    number.kind === 'percent'
      ? 'percent'
      : (COUNTED.find(([, pattern]) => pattern.test(folded.slice(...head)))?.[0] ?? 'people')
  const titles = sentences.slice(Math.max(0, header.index - TITLE_REACH), header.index).reverse()
  const scopes: Range[] = [head, ...titles.map((s) => s.range)]
  const first = (titles.at(-1) ?? header).range[0]
  const found = strongest(view, cues, scopes, noun, [first, header.range[1]])
  if (!found) return null
  const { cue, range } = found
  const quantity = quantityOf(
    number,
    noun === 'percent' ? 'percent' : noun === 'projects' ? 'projects' : noun === 'jobs' ? 'jobs' : 'people',
  )
  if (!quantity) return null
  const planned = occurs(PLANNED, folded, head)
  const dated = titles.find((s) => s.dates.length > 0)
  // A plan beside «1 шілдедегі жағдай» is that of the year.
  const year = planned ? dated?.dates.find((d) => d.grain === 'day')?.start?.slice(0, 4) : undefined
  return {
    type: cue.type,
    status: planned ? 'planned' : STATES.has(cue.type) ? 'ongoing' : 'done',
    weakStatus: false,
    quantity,
    money: null,
    noun,
    at: number.range,
    numberRange: number.range,
    clause: sentence.range,
    sentence: sentence.index,
    place: null,
    placeFrom: '',
    period: year ? { start: `${year}-01-01`, end: `${year}-12-31`, grain: 'year' } : null,
    periodFrom: year ? 'clause' : '',
    official: null,
    office: null,
    fields: [
      { field: 'quantity', range: number.range },
      { field: 'type', range },
    ],
    rule: `${grammar.language}/table`,
    trace: [
      `figure «${folded.slice(...number.range)}» below «${folded.slice(...head)}»`,
      `cue ${cue.id} «${folded.slice(...range)}» says ${cue.type}`,
    ],
    cueScore: cue.weight,
    inherited: false,
    part: false,
    head: null,
    under: year ? null : (dated?.index ?? null),
    heading: false,
  }
}

/** The strongest cue of the nearest scope that has one. */
function strongest(
  { folded }: View,
  cues: readonly Cue[],
  scopes: readonly Range[],
  noun: NounClass,
  table: Range,
): { cue: Cue; range: Range } | null {
  for (const scope of scopes) {
    let best: { cue: Cue; range: Range } | null = null
    for (const cue of cues) {
      if (!cue.nouns.includes(noun) || (best && best.cue.weight >= cue.weight)) continue
      const [range] = all(cue.pattern, folded, scope)
      if (!range || (cue.requires && !occurs(cue.requires, folded, table))) continue
      if (cue.unless && occurs(cue.unless, folded, scope)) continue
      best = { cue, range }
    }
    // «Жұмыспен қамту картасының орындалуы»
    const placed = noun === 'people' && !best ? all(EMPLOYMENT, folded, scope)[0] : undefined
    const cue = placed && cues.find(({ id }) => id === 'placed')
    if (cue && placed) best = { cue, range: placed }
    if (best) return best
  }
  return null
}
