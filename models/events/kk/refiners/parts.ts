import { isWithin } from '../../../places/index.ts'
import type { Candidate } from '../../candidate.ts'
import type { Claim } from '../../merge.ts'
import { occurs, words } from '../../pattern.ts'
import type { View } from '../../view.ts'
import { totalOf } from './frames.ts'

/** Places that were guessed for want of a name beside the claim. */
const GUESSED = new Set(['text', 'office', 'kind of office', 'later'])
const LOCATED = words('(орналасқан жері|орналасқан|мекенжайы|салынатын жері)')

/** A part without a place of its own is told of its total's; a project on a card lies where the card says. */
export function partPlaces(view: View, claims: Claim[]): Claim[] {
  const ordered = [...claims].sort((a, b) => a.best.at[0] - b.best.at[0])
  const before: Candidate[] = []
  const settled = new Map<Claim, Candidate>()
  for (const claim of ordered) {
    let best = claim.best
    const guessed = GUESSED.has(best.placeFrom)
    if (guessed && (best.part || best.inherited)) {
      const total = totalOf(best, before)
      if (total) best = moved(best, total.place, 'its total')
    }
    if (guessed && !best.part) {
      const card = cardPlace(view, best)
      if (card) best = moved(best, card, 'the place named for the project')
    }
    settled.set(claim, best)
    before.push(best)
  }
  return claims.map((claim) => ({ ...claim, best: settled.get(claim) as Candidate }))
}

function moved(candidate: Candidate, place: string | null, from: string): Candidate {
  return {
    ...candidate,
    place,
    placeFrom: from,
    trace: [...candidate.trace, `place ${place ?? 'none'}: ${from}`],
  }
}

/** «Орналасқан жері – Сауран ауданы» in the paragraph of the claim. */
function cardPlace(view: View, candidate: Candidate): string | null {
  const own = view.sentences[candidate.sentence]!
  for (const s of view.sentences) {
    if (s.paragraph !== own.paragraph || s.index === own.index) continue
    if (!occurs(LOCATED, view.folded, s.range)) continue
    const places = s.places.filter((m) => m.level !== 'country')
    const deepest = places.find((m) => places.every((other) => isWithin(m.id, other.id)))
    if (deepest) return deepest.id
  }
  return null
}
