import { type Official, speakerAt } from '../../../officials/index.ts'
import type { Candidate } from '../../candidate.ts'
import type { Claim } from '../../merge.ts'
import { first, occurs, words } from '../../pattern.ts'
import { type Sentence, type View, within } from '../../view.ts'

/** Told as news that somebody spread: «210 адам қысқартылады деген ақпарат тарап кетті». */
const SAID_TO_BE = words(
  '(деген|туралы) (\\p{L}{1,15} ){0,3}(ақпарат|хабар|қауесет|дақпырт|лақап|алып-қашпа|сөз|дерек|жазба|пост|видео|әңгіме|мәлімет|жаңалық)\\p{L}{0,6}',
)
/** A headline that asks: «… адам жұмыссыз қалды ма?» */
const ASKED = /[ \n](?:ма|ме|ба|бе|па|пе)[ \n]?\?[»"]?$/u
const DENIAL = words(
  '(жоққа|теріске) шығар*',
  'расталма(ды|йды|ған)\\p{L}{0,3}',
  'расталған жоқ',
  'рас емес',
  '(ешкім|ешқайсысы)( \\p{L}{1,15}){0,3} (қысқар|қысқартыл|босатыл|шығарыл)(май|ма)\\p{L}{1,6}',
  '(қысқарту|жабу|босату|жабылу)\\p{L}{0,5}( \\p{L}{1,15}){0,2} (жоспарланып отырған жоқ|жоспарланбаған|жоспарда жоқ|болмайды|қарастырылмаған|қарастырылып отырған жоқ)',
  '(шындыққа|ақиқатқа) (жанаспай|сай кел|сәйкес кел)\\p{L}{1,6}',
  '(жалған|негізсіз|өтірік)( (ақпарат|хабар|дерек|сөз)\\p{L}{0,4})?( (деп|екен)\\p{L}{0,4}|(?=~[.,»"]))',
)

/** How many sentences after a rumour it may be denied. */
const REACH = 3

/** What was rumoured or asked is denied by who denies it in one of the next sentences. */
export function rumours(claims: Claim[], view: View): Claim[] {
  const { folded, sentences } = view
  return claims.map((claim) => {
    const { best } = claim
    if (best.status === 'negated') return claim
    const { range, index } = sentences[best.sentence] as Sentence
    const rumoured =
      occurs(SAID_TO_BE, folded, [best.at[1], range[1]]) || ASKED.test(folded.slice(best.at[1], range[1]))
    if (!rumoured) return claim
    for (const told of sentences.slice(index + 1, index + 1 + REACH)) {
      const at = first(DENIAL, folded, told.range)
      if (!at) continue
      const official =
        within(view.titles, [told.range[0], at[0]]).at(-1)?.official ??
        speakerAt(view.context.officials, at) ??
        null
      return { ...claim, best: denied(best, at, official) }
    }
    return claim
  })
}

function denied(claim: Candidate, at: [number, number], official: Official | null): Candidate {
  return {
    ...claim,
    status: 'negated',
    weakStatus: false,
    official: official ? { name: official.name, title: official.title } : claim.official,
    office: official ?? claim.office,
    fields: [...claim.fields.filter(({ field }) => field !== 'status'), { field: 'status', range: at }],
    trace: [...claim.trace, 'status negated: a rumour that is denied'],
  }
}
