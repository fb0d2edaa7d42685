import type { EventStatus, EventType } from '../../contract.ts'
import type { Range } from '../../text/index.ts'
import { type Candidate, UNATTRIBUTED } from '../candidate.ts'
import { occurring } from '../occurrences.ts'
import { first, occurs, words } from '../pattern.ts'
import { clauseAt, type Sentence, type View } from '../view.ts'
import { status } from './status.ts'

/** A claim without a figure: what makes it and what its sentence must hold. */
interface NamedRule {
  id: string
  type: EventType
  pattern: RegExp
  requires: RegExp
  /** The words required may stand in the sentences beside it. */
  near?: boolean
  /** Must not occur in the sentence. */
  unless?: RegExp
  /** What its words say, whatever the verb around them. */
  status?: EventStatus
}

const RULES: readonly NamedRule[] = [
  {
    id: 'agreement',
    type: 'agreement',
    near: true,
    pattern: words(
      'меморандум*( \\p{L}{1,20}){0,3} (жасал*|жасас*|жасады|қол қо(й|я|ю)*|түзіл*|түзді|бекіт*|рәсімде*)',
      '(келісім*|шарт*)( \\p{L}{1,20}){0,2} қол қо(й|я|ю)*',
      '(меморандум|келісім|келісімшарт|шарт|құжат|жол картасы|хаттама)\\p{L}{0,4}( \\p{L}{1,20}){0,2} (қол қо(й|я|ю)*|қол жеткіз*|қол алыс*|бекіт*)',
      '(?<!(берушімен|берушілермен|еңбек|қызметкермен|жұмысшымен|жұмысшылармен|қызметкерлермен|азаматпен|адаммен) )(меморандум|келісім|келісімшарт|шарт)(ы|ын|қа|ге)? жасас(ты|қан|ып|пақ)\\p{L}{0,3}',
      '(?<!(еңбек|жеке) )(келісім|меморандум)(ге|қа|ға) отыр(ды|ған|мақ)',
      '(туралы|жөнінде|жөніндегі|бойынша) (келісімшарт|шарт)қа отыр(ды|ған|мақ)',
      '(әріптестік|ынтымақтастық) (туралы |жөніндегі )?(келісім|шарт|меморандум)\\p{L}{0,4} (жаса|түз|бекіт)*',
      '(екіжақты|үшжақты) (келісім|шарт|меморандум) (жасаймыз|жасалады|жасалмақ|жасалды)',
      '(туралы|жөнінде|жөніндегі|бойынша) (меморандум|келісім|уағдаластық|шарт)\\p{L}{0,5}( \\p{L}{1,20}){0,2} (жаса*|түз*|бекіт*|кел(ді|ген|іп)|қол жеткіз*)',
    ),
    requires: words(
      '(жұмыспен қамт*|жұмысқа|жұмыс (орн*|күш*|беруші*)|еңбек*|кадр*|мамандар*|маман даярла*|оқыту*|дуал*|практика*|тәжірибе*|қоныс*|түлек*|түлег*|жұмысшы*|жұмыспен|тағылымдама*|қысқарт*|маман*|жалақы*|ұжымдық шарт*|кәсіподақ*|мансап орталы*|өңірлік келісім*)',
    ),
    unless: words('(футбол*|клуб*|чемпион*|матч*|жекпе-жек*|бапкер*|футболшы*)'),
  },
  {
    id: 'agreement-made',
    type: 'agreement',
    near: true,
    pattern: words(
      '(арасында|[мбп]ен) (жасалған|түзілген) (меморандум|келісім)\\p{L}{0,5}',
      'арасында (екіжақты|үшжақты|төртжақты) (келісім|келісімшарт|шарт|меморандум) (жасалды|жасалған|түзілді|бекітілді)',
    ),
    requires: words(
      '(жұмыспен қамт*|жұмысқа|жұмыссыз*|жұмыс (орн*|күш*|беруші*)|еңбек*|кадр*|маман*|оқыт*|дуал*|тағылымдама*)',
    ),
    unless: words('(бұзылды|бұзылған|күшін жой*|еңбек шарт*)'),
    status: 'done',
  },
  {
    id: 'group-made',
    type: 'agreement',
    near: true,
    pattern: words(
      '(бірлескен|ведомствоаралық) (жұмыс (тоб|топ)\\p{L}{0,4}|комиссия\\p{L}{0,3}|штаб\\p{L}{0,3})( \\p{L}{3,12})? (құрды|құрылды|құрған|құрылған|құрылып|жасақталды|жасақтады|жасақталған)',
    ),
    requires: words(
      '(жұмыспен қамт*|жұмысқа|жұмыссыз*|жұмыс орн*|еңбек (нарығ|дау|инспек)*|кадр*|маман*|жалақы*)',
    ),
    status: 'done',
  },
  {
    id: 'plan-agreed',
    type: 'agreement',
    pattern: words(
      'бірлескен (іс-қимыл|іс-шара(лар)?|жұмыс|іс-әрекет) жоспар\\p{L}{0,4}( \\p{L}{3,12})? (бекіт|қол қой|жаса)*',
    ),
    requires: words('(жұмыспен қамт*|мансап*|еңбек*|жұмыс орн*|кадр*|маман*|кәсіподақ*|жалақы*)'),
  },
  {
    id: 'to-form',
    type: 'agreement',
    pattern: words(
      '(құру|құруға|жасақтау|жасақтауға)( туралы| жөнінде)? (уағдалас|келіс)(ты|ті|қан|кен|ып|іп)\\p{L}{0,3}',
    ),
    requires: words('(бірлескен|жұмыс (тобы*|комиссия*)|комиссия*|кеңес*)'),
    status: 'planned',
  },
  {
    id: 'agreed-on',
    type: 'agreement',
    pattern: words(
      '(?<!(құру|жасақтау) )(туралы|жөнінде|бойынша)( өзара)? (уағдаласты|уағдаласқан*|келісті|келіскен*)',
      '(?<!(құру|жасақтау) )(бірлесіп|бірге|бірлесе)( \\p{L}{3,15}){0,4} \\p{L}{2,16}(уға|уге) (өзара )?(уағдаласты|уағдаласқан*|келісті|келіскен*)',
    ),
    requires: words(
      '(жұмыспен қамт*|жұмысқа (орналас*|алу*|қабылда*)|жұмыс орн*|еңбек (нарығ|ресурс|мигра|инспек)*|еңбекке|кадр*|мамандар*|оқыту*|дуал*|даярла*|тағылымдама*|қысқарт*)',
    ),
  },
  {
    id: 'no-layoff',
    type: 'jobs_lost',
    pattern: words(
      '(ешкім|ешқайсысы|бірде-бір|бір де бір|бірде бір)( \\p{L}{1,20}){0,3} (қысқар|қысқартыл|босатыл|жұмыстан шығарыл|жұмыстан босатыл|жұмыссыз қал)(май\\p{L}{1,6}|ма(й|ғ)\\p{L}{1,6}|маған\\p{L}{0,3}|ған жоқ|мады)',
      'адам(дарды)? қысқартпай\\p{L}{2,6}',
      '(қызметкер|жұмысшы|жұмыскер|штат)(лер|лар)?(дің|дың|інің|ының)? (сан|көлем)(ын|ін) қысқартпай\\p{L}{2,6}',
      '(жұмысшы|жұмыскер|қызметкер|теміржолшы|мұғалім|дәрігер|кенші|мұнайшы|маман)(лар|лер|дар|дер|тар|тер)\\p{L}{0,4}( \\p{L}{3,12}){0,2} (қысқартыл|босатыл|жұмыстан шығарыл)(майды|мады|маған|ған жоқ)',
      '(орнынан|жұмысынан) айырылмай\\p{L}{1,5}',
      '(жаппай |ешқандай )?қысқарту(лар)? (болмайды|болмады|болған жоқ|жоспарда жоқ|қарастырылмаған|жоспарланбаған)',
    ),
    requires: words('(жұмыс*|қызметкер*|зауыт*|компания*|кеніш*|кәсіпорын*|ұжым*|шахта*|штат*|қысқарту*)'),
    // Jobs kept tell the same from the other side.
    unless: words('жұмыс орны (сақтал|сақтап қал)*'),
    status: 'negated',
  },
  {
    id: 'no-debt',
    type: 'labour_dispute',
    pattern: words(
      '(жалақы|айлық|еңбекақы)\\p{L}{0,6}( \\p{L}{1,15}){0,3} (берешег|берешек|қарыз)\\p{L}{0,7} (жоқ|болған жоқ|анықталма\\p{L}{1,8})',
      '(кешіктіріл|төленбе|берілме)\\p{L}{2,6} (деген|туралы) (\\p{L}{1,15} ){0,2}(ақпарат|хабар|қауесет|сөз)\\p{L}{0,5} (жоққа шығар|расталма|рас емес|шындыққа)\\p{L}{0,8}',
    ),
    requires: words('(зауыт*|компания*|кәсіпорын*|шахта*|кеніш*|жшс|мекеме*|фабрика*|жұмысшы*|қызметкер*)'),
    status: 'negated',
  },
  {
    id: 'unpaid',
    type: 'labour_dispute',
    pattern: words(
      '(жалақы*|еңбекақы*|айлық*)( \\p{L}{1,20}){0,5} (ала алма*|алма*|төленбе*|төлей алма*|төлемеген*|төлемей*)',
      '(жұмысшы*|жұмыскер*|қызметкер*)( [\\p{L}\\d]{1,20}){0,10},? (\\p{L}{1,20} ){0,4}(ереуіл*|наразылық*|талап ет*|жұмысты тоқтат*|жұмыс тоқтат*)',
    ),
    requires: words('(зауыт*|компания*|кәсіпорын*|шахта*|кеніш*|жшс|мекеме*|фабрика*|құрылыс*)'),
  },
]

/** Kazakh claims that no figure tells. */
export function named(view: View, sentence: Sentence): Candidate[] {
  const { folded } = view
  const found: Candidate[] = []
  for (const rule of occurring(RULES, folded, sentence.range)) {
    const at = first(rule.pattern, folded, sentence.range)
    if (!at) continue
    // What a memorandum is about may stand beside it.
    const about: Range = rule.near
      ? [
          view.sentences[Math.max(0, sentence.index - 1)]!.range[0],
          (view.sentences[sentence.index + 1] ?? sentence).range[1],
        ]
      : sentence.range
    if (!occurs(rule.requires, folded, about)) continue
    if (rule.unless && occurs(rule.unless, folded, sentence.range)) continue
    const candidate: Candidate = {
      type: rule.type,
      status: 'done',
      weakStatus: false,
      quantity: null,
      money: null,
      noun: 'other',
      at,
      numberRange: null,
      clause: clauseAt(sentence, at[0]),
      sentence: sentence.index,
      ...UNATTRIBUTED,
      fields: [{ field: 'type', range: at }],
      rule: `kk/named-${rule.id}`,
      trace: [`«${folded.slice(...at)}» says ${rule.type}`],
      cueScore: 3.5,
      inherited: false,
      part: false,
      head: null,
      heading: sentence.heading,
    }
    const read = status(view, { ...candidate, at: [at[0], Math.max(at[0], at[1] - 12)] })
    candidate.status = rule.status ?? read.status
    candidate.weakStatus = read.weak === true
    found.push(candidate)
  }
  return found
}
