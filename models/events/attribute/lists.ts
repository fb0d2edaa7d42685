import { lineage, type PlaceMention, placeById } from '../../places/index.ts'
import type { Candidate } from '../candidate.ts'
import { first, words } from '../pattern.ts'
import type { Sentence, View } from '../view.ts'

/** Longest stretch between a place and its figure in a list. */
const BIND = 34

/** «Сәйкесінше», «به ترتیب»: as many figures as places, in their order. */
const RESPECTIVELY = words('(сәйкесінше|тиісінше|به~ترتیب)')

/** A figure with the places between its neighbours and itself. */
interface Slot {
  candidate: Candidate
  before: PlaceMention[]
  after: PlaceMention[]
}

/**
 * Places and figures in turn: «X با ۹۳ درصد و Y با ۹۲ درصد», «۱۲ نفر در X، ۱۵ نفر در Y», «X و Y، به ترتیب ۸۷ و ۸۴
 * درصد». Each figure gets its place; a share told of several places at once becomes a claim of each.
 * @returns the candidates of the sentence, more where one was told of several places
 */
export function bindLists(view: View, sentence: Sentence, candidates: Candidate[]): Candidate[] {
  const bound = bind(view, sentence, candidates)
  return view.grammar.headlines ? ofRegions(view, sentence, bound) : levelled(view, sentence, bound)
}

function bind(view: View, sentence: Sentence, candidates: Candidate[]): Candidate[] {
  const listed = (s: Sentence) =>
    s.places.filter((m) => m.context !== 'title' && m.context !== 'dateline' && m.level !== 'country')
  const places = listed(sentence)
  const respective = first(RESPECTIVELY, view.folded, sentence.range)
  if (respective) {
    const order = places.length > 1 ? places : listed(view.sentences[sentence.index - 1] ?? sentence)
    const told = candidates.filter((c) => c.at[0] > respective[0] && c.place === null)
    // «… استان: X و Y به ترتیب با ۱۲۲ و ۱۰۸ درصد و Z با ۲۱ درصد»: the places that stand together right before it.
    const lead = coordinated(
      view,
      places.filter((m) => m.range[1] <= respective[0]),
    )
    if (
      view.grammar.language === 'fa' &&
      lead.length > 1 &&
      told.length >= lead.length &&
      respective[0] - lead.at(-1)!.range[1] <= 3
    ) {
      const figures = told.slice(0, lead.length)
      for (const [i, candidate] of figures.entries()) assign(candidate, lead[i]!, 'list, respectively')
      const last = figures.at(-1)!
      for (const candidate of told.slice(lead.length)) {
        const own = places.findLast((m) => m.range[0] >= last.at[1] && m.range[1] <= candidate.at[0])
        if (own && near(view, own, candidate)) assign(candidate, own, 'list')
      }
      return candidates
    }
    const enough = view.grammar.language === 'fa' ? told.length === order.length : told.length <= order.length
    if (told.length > 1 && enough) {
      for (const [i, candidate] of told.entries()) assign(candidate, order[i]!, 'list, respectively')
      return candidates
    }
  }
  if (candidates.length === 0 || new Set(places.map((m) => m.id)).size < 2) return candidates
  const slots = candidates.map((candidate, i): Slot => {
    const from = candidates[i - 1]?.at[1] ?? sentence.range[0]
    const to = candidates[i + 1]?.at[0] ?? sentence.range[1]
    return {
      candidate,
      before: places.filter((m) => m.range[0] >= from && m.range[1] <= candidate.at[0]),
      after: places.filter((m) => m.range[0] >= candidate.at[1] && m.range[1] <= to),
    }
  })
  const run = respectively(view, slots)
  if (run) return run
  const leading = slots.filter((s) => s.before.length > 0 && near(view, s.before.at(-1)!, s.candidate))
  const trailing = slots.filter((s) => s.after.length > 0 && nearAfter(view, s.candidate, s.after[0]!))
  const placesFirst = leading.length >= trailing.length
  const bound = placesFirst ? leading : trailing
  const share = bound.length === 1 && bound[0]!.candidate.noun === 'percent' && bound[0]!.before.length > 1
  if (bound.length < 2 && !share) return candidates
  // «۳۷ مورد در X، Y ۱۵ مورد»: the first place follows its figure, the others stand before theirs.
  const [head, second] = slots
  if (
    placesFirst &&
    head &&
    second &&
    !bound.includes(head) &&
    bound.includes(second) &&
    second.before.length > 1 &&
    head.after.length > 1 &&
    nearAfter(view, head.candidate, head.after[0]!)
  )
    assign(head.candidate, head.after[0]!, 'list')
  const result: Candidate[] = []
  for (const slot of slots) {
    const { candidate, before, after } = slot
    if (!bound.includes(slot)) {
      result.push(candidate)
      continue
    }
    if (!placesFirst) {
      assign(candidate, after[0]!, 'list')
      result.push(candidate)
      continue
    }
    const told = candidate.noun === 'percent' ? coordinated(view, before) : [before.at(-1)!]
    if (told.length === 1) {
      assign(candidate, told[0]!, 'list')
      result.push(candidate)
      continue
    }
    for (const place of told) {
      const copy: Candidate = { ...candidate, fields: [...candidate.fields], trace: [...candidate.trace] }
      assign(copy, place, 'list, told of several')
      result.push(copy)
    }
  }
  return result
}

/** «X و Y، ۸۷ و ۸۴ درصد»: as many places as figures, the places first. */
function respectively(view: View, slots: readonly Slot[]): Candidate[] | null {
  for (let i = 0; i < slots.length; i++) {
    const { before } = slots[i]!
    if (before.length < 2 || !near(view, before.at(-1)!, slots[i]!.candidate)) continue
    let last = i
    while (
      last + 1 < slots.length &&
      slots[last + 1]!.before.length === 0 &&
      closeFigures(view, slots[last]!, slots[last + 1]!)
    )
      last++
    const figures = slots.slice(i, last + 1)
    if (figures.length < 2 || figures.length > before.length) continue
    const told = before.slice(-figures.length)
    figures.forEach(({ candidate }, k) => {
      assign(candidate, told[k]!, 'list, respectively')
    })
    const rest = [...slots.slice(0, i), ...slots.slice(last + 1)]
    // What stands around keeps its own list.
    const others = rest.filter((s) => s.before.length > 0 && near(view, s.before.at(-1)!, s.candidate))
    const copies = new Map<Candidate, Candidate[]>()
    for (const { candidate, before: own } of others) {
      const places = candidate.noun === 'percent' ? coordinated(view, own) : [own.at(-1)!]
      copies.set(
        candidate,
        places.map((place) => {
          const copy: Candidate = { ...candidate, fields: [...candidate.fields], trace: [...candidate.trace] }
          assign(copy, place, 'list')
          return copy
        }),
      )
    }
    return slots.flatMap(({ candidate }) => copies.get(candidate) ?? [candidate])
  }
  return null
}

/** Do only commas and conjunctions stand between two figures? */
function closeFigures(view: View, a: Slot, b: Slot): boolean {
  return /^[ \n]*(?:[،,]|و|және|мен|пен|бен)?[ \n]*$/.test(
    view.folded.slice(a.candidate.at[1], b.candidate.at[0]),
  )
}

/** The last places of a run that only commas and «و» part. */
function coordinated(view: View, places: readonly PlaceMention[]): PlaceMention[] {
  let from = places.length - 1
  while (from > 0) {
    const between = view.folded.slice(places[from - 1]!.range[1], places[from]!.range[0])
    if (!/^[ \n]*(?:[،,]|و|және|мен|пен)?[ \n]*(?:و[ \n])?$/.test(between)) break
    from--
  }
  return places.slice(from)
}

/** «در استان‌های فارس با ۲۸۸ طرح، ایلام با ۲۶۴ …»: the other names of a list of provinces are provinces too. */
function levelled(view: View, sentence: Sentence, candidates: Candidate[]): Candidate[] {
  const listed = candidates.filter((c) => c.placeFrom.startsWith('list') && c.place)
  const lead = sentence.places.find((m) => listed.some((c) => c.place === m.id))
  const marked =
    lead?.level === 'admin1' &&
    view.grammar.provinces?.test(view.folded.slice(Math.max(0, lead.range[0] - 14), lead.range[0]))
  if (!marked) return candidates
  for (const candidate of listed) {
    const mention = sentence.places.find((m) => m.id === candidate.place && m.level === 'admin2')
    const province = mention?.alternatives
      .map((id) => placeById(id))
      .find((p) => p?.level === 'admin1' && p.name === mention.name)
    if (province) candidate.place = province.id
  }
  return candidates
}

/** «Солтүстік Қазақстан облысы 2 900, Павлодар – 2 300, Қостанайдан 900»: names beside that of a region are of regions. */
function ofRegions(view: View, sentence: Sentence, candidates: Candidate[]): Candidate[] {
  const called = (m: PlaceMention) => REGION.test(view.folded.slice(m.range[0], m.range[1] + 9))
  const listed = candidates.filter((c) => c.placeFrom.startsWith('list') && c.place)
  const regions = sentence.places.filter((m) => m.level === 'admin1' && listed.some((c) => c.place === m.id))
  if (listed.length < 3 || new Set(regions.map((m) => m.id)).size < 2 || !regions.some(called))
    return candidates
  for (const candidate of listed) {
    const mention = sentence.places.find((m) => m.id === candidate.place && m.level !== 'admin1')
    if (!mention || /қала/u.test(view.folded.slice(mention.range[0], mention.range[1] + 6))) continue
    const region = lineage(mention.id).find((p) => p.level === 'admin1')
    if (region && region.name === placeById(mention.id)?.name) candidate.place = region.id
  }
  return candidates
}

const REGION = /облыс/u

function assign(candidate: Candidate, place: PlaceMention, from: string): void {
  candidate.place = place.id
  candidate.placeFrom = from
  candidate.trace.push(`place ${place.id} from ${from}`)
  candidate.fields.push({ field: 'place', range: place.range })
}

function near(view: View, place: PlaceMention, candidate: Candidate): boolean {
  const gap = candidate.at[0] - place.range[1]
  const between = view.folded.slice(place.range[1], candidate.at[0]).replace(EACH, ' ')
  return gap >= 0 && gap <= BIND && !/[.؛;:]/.test(between)
}

/** «Жетісу, Ұлытау облыстарында: әрқайсысы 5%» */
const EACH = /: әрқайсысы(?:нда)? (?:- )?$/

function nearAfter(view: View, candidate: Candidate, place: PlaceMention): boolean {
  const gap = place.range[0] - candidate.at[1]
  return gap >= 0 && gap <= BIND && !/[.؛;،,]/.test(view.folded.slice(candidate.at[1], place.range[0]))
}
