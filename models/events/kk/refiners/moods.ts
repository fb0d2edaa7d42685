import type { Candidate } from '../../candidate.ts'
import type { Claim } from '../../merge.ts'

/** How many sentences off the claim may stand whose status goes on. */
const REACH = 2

/** «1 542 – уақытша жұмыс орындары» below «2 521-і тұрақты»: a claim without a verb is as the one before of its kind. */
export function moodsGoOn(claims: Claim[]): Claim[] {
  const ordered = [...claims].sort((a, b) => a.best.at[0] - b.best.at[0])
  const settled = new Map<Claim, Candidate>()
  let before: Candidate | null = null
  for (const claim of ordered) {
    let { best } = claim
    if (
      best.weakStatus &&
      !best.head &&
      best.trace.some((step) => step.endsWith('by no-verb')) &&
      before?.type === best.type &&
      best.sentence - before.sentence <= REACH
    )
      best = {
        ...best,
        status: before.status,
        trace: [...best.trace, `status ${before.status} as the claim before`],
      }
    settled.set(claim, best)
    before = best
  }
  return claims.map((claim) => ({ ...claim, best: settled.get(claim) as Candidate }))
}
