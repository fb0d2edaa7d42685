import type { Candidate } from '../../candidate.ts'
import type { Claim } from '../../merge.ts'
import { occurs, words } from '../../pattern.ts'
import type { View } from '../../view.ts'
import { AS_OF } from '../status.ts'

/** How many sentences off the claim may stand whose status goes on. */
const REACH = 2
/** The same for openings told of a month as a whole. */
const OFFER_REACH = 4

const IS = words('(бар|тұр|жетіспейді|керек|қажет|іздейді|іздеуде)')

/**
 * «1 542 – уақытша жұмыс орындары» below «2 521-і тұрақты»: a claim without a verb is as the one before of its kind;
 * openings without a verb are a part of those published shortly before.
 */
export function moodsGoOn(claims: Claim[], view: View): Claim[] {
  const ordered = [...claims].sort((a, b) => a.best.at[0] - b.best.at[0])
  const settled = new Map<Claim, Candidate>()
  let before: Candidate | null = null
  let offered: Candidate | null = null
  for (const claim of ordered) {
    let { best } = claim
    if (
      best.weakStatus &&
      !best.head &&
      best.trace.some((step) => step.endsWith('by no-verb')) &&
      before?.type === best.type &&
      best.sentence - before.sentence <= REACH
    )
      best = as(best, before)
    if (best.type === 'vacancies') {
      if (best.status === 'done') offered = best
      else if (best.status === 'ongoing' && offered && ofThose(view, offered, best)) best = as(best, offered)
    }
    settled.set(claim, best)
    before = best
  }
  return claims.map((claim) => ({ ...claim, best: settled.get(claim) as Candidate }))
}

function as(candidate: Candidate, before: Candidate): Candidate {
  return {
    ...candidate,
    status: before.status,
    trace: [...candidate.trace, `status ${before.status} as the claim before`],
  }
}

/** Are the openings a part of those offered, as far as no word of a state speaks against it? */
function ofThose(
  { folded, sentences }: View,
  offered: Candidate,
  { sentence, clause, quantity }: Candidate,
): boolean {
  const total = offered.quantity?.value
  return (
    offered.period !== null &&
    (sentences[sentence]?.paragraph ?? 0) - (sentences[offered.sentence]?.paragraph ?? 0) <= 2 &&
    sentence - offered.sentence <= OFFER_REACH &&
    total != null &&
    quantity?.value != null &&
    quantity.value < total &&
    !occurs(AS_OF, folded, clause) &&
    !occurs(IS, folded, clause)
  )
}
