import type { PlaceMention } from '../../places/index.ts'
import type { Candidate } from '../candidate.ts'
import type { Sentence, View } from '../view.ts'

/** Longest stretch between a place and its figure in a list. */
const BIND = 40

/**
 * Places and figures in turn: «X با ۹۳ درصد و Y با ۹۲ درصد», «۱۲ نفر در X، ۱۵ نفر در Y», «X و Y، به ترتیب ۸۷ و ۸۴
 * درصد». Each figure gets its place; a share told of several places at once becomes a claim of each.
 * @returns the candidates of the sentence, more where one was told of several places
 */
export function bindLists(view: View, sentence: Sentence, candidates: Candidate[]): Candidate[] {
  const places = sentence.places.filter(
    (m) => m.context !== 'title' && m.context !== 'dateline' && m.level !== 'country',
  )
  if (places.length < 1 || candidates.length < 1) return candidates
  const distinct = new Set(places.map((m) => m.id)).size
  if (distinct < 2) return candidates
  const items = [
    ...places.map((place) => ({ at: place.range[0], place, candidate: null as Candidate | null })),
    ...candidates.map((candidate) => ({
      at: candidate.at[0],
      place: null as PlaceMention | null,
      candidate,
    })),
  ].sort((a, b) => a.at - b.at)
  // Runs of places and of figures in turn.
  const runs: { kind: 'place' | 'figure'; places: PlaceMention[]; figures: Candidate[] }[] = []
  for (const item of items) {
    const kind = item.place ? 'place' : 'figure'
    let run = runs.at(-1)
    if (!run || run.kind !== kind) {
      run = { kind, places: [], figures: [] }
      runs.push(run)
    }
    if (item.place) run.places.push(item.place)
    else run.figures.push(item.candidate!)
  }
  const figureRuns = runs.filter((r) => r.kind === 'figure')
  if (figureRuns.length < 2 && !(figureRuns[0] && figureRuns[0].figures.length >= 2)) {
    const only = figureRuns[0]?.figures[0]
    // One share of several places at once.
    const before = runs[0]?.kind === 'place' ? runs[0].places : []
    if (!only || only.noun !== 'percent' || before.length < 2) return candidates
  }
  const placeFirst =
    (runs[0]?.kind === 'place' && near(view, runs[0].places.at(-1)!, runs[1]?.figures[0])) || false
  const result: Candidate[] = []
  for (let i = 0; i < runs.length; i++) {
    const run = runs[i]!
    if (run.kind !== 'figure') continue
    const before = runs[i - 1]?.places ?? []
    const after = runs[i + 1]?.places ?? []
    const from = placeFirst ? before : after
    if (from.length === run.figures.length && from.length > 0) {
      run.figures.forEach((candidate, k) => {
        const place = from[k]!
        if (
          run.figures.length > 1 ||
          (placeFirst ? near(view, place, candidate) : nearAfter(view, candidate, place))
        )
          assign(candidate, place, 'list')
        result.push(candidate)
      })
    } else if (
      placeFirst &&
      run.figures.length === 1 &&
      from.length > 1 &&
      run.figures[0]!.noun === 'percent' &&
      near(view, from.at(-1)!, run.figures[0])
    ) {
      for (const place of from) {
        const copy: Candidate = {
          ...run.figures[0]!,
          fields: [...run.figures[0]!.fields],
          trace: [...run.figures[0]!.trace],
        }
        assign(copy, place, 'list, told of several')
        result.push(copy)
      }
    } else if (
      placeFirst &&
      run.figures.length >= 1 &&
      from.length === 1 &&
      near(view, from[0]!, run.figures[0])
    ) {
      run.figures.forEach((candidate, k) => {
        if (k === 0) assign(candidate, from[0]!, 'list')
        result.push(candidate)
      })
    } else result.push(...run.figures)
  }
  return result
}

function assign(candidate: Candidate, place: PlaceMention, from: string): void {
  candidate.place = place.id
  candidate.placeFrom = from
  candidate.trace.push(`place ${place.id} from ${from}`)
  candidate.fields.push({ field: 'place', range: place.range })
}

function near(view: View, place: PlaceMention, candidate: Candidate | undefined): boolean {
  if (!candidate) return false
  const gap = candidate.at[0] - place.range[1]
  return gap >= 0 && gap <= BIND && !/[.؛;]/.test(view.folded.slice(place.range[1], candidate.at[0]))
}

function nearAfter(view: View, candidate: Candidate, place: PlaceMention): boolean {
  const gap = place.range[0] - candidate.at[1]
  return gap >= 0 && gap <= BIND && !/[.؛;]/.test(view.folded.slice(candidate.at[1], place.range[0]))
}
