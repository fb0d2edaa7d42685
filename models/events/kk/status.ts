import type { EventStatus } from '../../contract.ts'
import type { Range } from '../../text/index.ts'
import type { Candidate } from '../candidate.ts'
import { first, words } from '../pattern.ts'
import type { View } from '../view.ts'

const NEGATED = words(
  '(\\p{L}{2,20}(майды|мейді|баған|беген|маған|меген|мады|меді|бады|беді|пайды|пейді))',
  '(болмайды|болған жоқ|жоқ|емес)',
)
const PLANNED = words(
  '(жоспарлан*|жоспарлап*|жоспарда*|көздел*|болжан*|белгілен*|ұсынылмақ)',
  '\\p{L}{2,20}(мақ|мек|пақ|пек)',
  '\\p{L}{2,20}(ылады|іледі|лады|леді|нады|неді|ады|еді|атын|етін|атыны|етіні|атынын|етінін)',
  '(тиіс|керек|міндет)',
)
const COMMITTED = words('(міндеттел*|міндеттеме*|квота*)')
const ALLOCATED = words('(бөлінді|бөлінген|бөлініп|бөлді|қарастырылды|қарастырылған|қаралды|қаралған)')
const ONGOING = words(
  '\\p{L}{2,20}(уда|уде)',
  '(жатыр|отыр|тұр|жүр)',
  '(бар|құрайды|құрап|дайын|істейді|етеді|қажет|тапшы)',
)
const DONE = words('\\p{L}{2,24}(ды|ді|ты|ті|ған|ген|қан|кен|ып|іп)')

const STATES = new Set(['unemployment', 'employment_level', 'vacancies'])

/** Status of a Kazakh claim: the last suffix of the verb after the figure tells it. */
export function status(
  view: View,
  candidate: Candidate,
): { status: EventStatus; rule: string; weak?: boolean; range?: Range } {
  const { folded } = view
  const { clause, at, type } = candidate
  const sentence = view.sentences[candidate.sentence]!
  const tail: Range = [at[1], clause[1]]
  const own = first(DONE, folded, tail) ?? first(ONGOING, folded, tail) ?? first(PLANNED, folded, tail)
  const reach: Range = own ? tail : [at[1], sentence.range[1]]
  const inReach = (pattern: RegExp) => first(pattern, folded, reach)
  const state = STATES.has(type) || type === 'labour_dispute'
  const verb = inReach(words('(жоспарлан*|көздел*|көзде*|болжан*)'))
  if (verb) return { status: 'planned', rule: 'planned-verb', range: verb }
  const denied = inReach(NEGATED)
  if (denied && !state) return { status: 'negated', rule: 'denied', range: denied }
  const promised = inReach(COMMITTED)
  if (promised) return { status: 'committed', rule: 'promised', range: promised }
  if (candidate.noun === 'money' && !state) {
    const allocated = inReach(ALLOCATED)
    if (allocated) return { status: 'committed', rule: 'allocated', range: allocated }
  }
  const ongoing = inReach(ONGOING)
  if (state) {
    if (type === 'vacancies') {
      const offered = inReach(words('(ұсынды|ұсынылды|ұсынған|ұсынса|ұсынылған|өтті)'))
      if (offered) return { status: 'done', rule: 'offered', range: offered }
    }
    const past = inReach(
      words('(анықталды|өндірілді|өндіріп*|қорғалды|қайтарылды|төленді|тіркелді|тапты|тапқан|болды|болған)'),
    )
    if (past && !ongoing) return { status: 'done', rule: 'past-state', range: past }
    return { status: 'ongoing', rule: 'state' }
  }
  const planned = inReach(PLANNED)
  if (ongoing && !(planned && planned[0] < ongoing[0]))
    return { status: 'ongoing', rule: 'under-way', range: ongoing }
  const done = inReach(DONE)
  if (planned && !(done && done[0] < planned[0]))
    return { status: 'planned', rule: 'to-come', range: planned }
  if (done) return { status: 'done', rule: 'past', range: done }
  return { status: sentence.heading ? 'done' : 'planned', rule: 'no-verb', weak: true }
}
