import type { Grammar } from '../grammar.ts'
import { endAt, words } from '../pattern.ts'
import { datePastRates, dropForeign, dropShares, dropVague } from '../shares.ts'
import { plain } from '../twins.ts'
import { breaks, inProgrammeName } from './clauses.ts'
import {
  COMPARISON,
  CONTINUES,
  COUNTRY,
  FILLERS,
  FOREIGN,
  HAPPENS,
  LABEL,
  MORE,
  NO_COUNT,
  OF_THEM,
  OF_WHICH,
  PARTITIVE,
  PLANT,
  REACHED,
  RELEVANT,
  SAME_BEFORE,
  SAME_COUNT,
  SO_FAR,
  SPEECH,
  SUCH,
  THIS_PLANT,
  TO_THEM,
  VETOES,
  WAS_SO,
} from './constants.ts'
import { CUES } from './cues.ts'
import { named } from './named.ts'
import { GUESSED, NOUNS_AFTER, NOUNS_BEFORE } from './nouns.ts'
import { dropDoubles, joinOwed } from './refiners/doubles.ts'
import { frames } from './refiners/frames.ts'
import { moodsGoOn } from './refiners/moods.ts'
import { partPlaces, placedParts } from './refiners/parts.ts'
import { rumours } from './refiners/rumours.ts'
import { endOfQuotes } from './refiners/voices.ts'
import { OPENED_THEN, PLANNED_WHOLE, status } from './status.ts'
import { tabled } from './tables.ts'

/** A clause with a full verb of its own before its comma; a converb leaves the clause open. */
const CLOSED = plain(
  /(?: (?:бар|жоқ)|\p{L}(?:(?<!тұра|бағы|уақы|мы)[лнрстшқғкз][дт][ыі]|[ғгқк][аеі]н|[аеий]?д[ыі]|с[ае]))[,;:][ \n]?$/u,
)

/** «Соның алтауы іске қосылды»: six of the projects, no count of people or jobs. */
const COLLECTIVE = /^(?:біреу|екеу|үшеу|төртеу|бесеу|алтау|жетеу)/iu
const PROJECTS = /іске қос|пайдалануға беріл|жоба|нысан|құрылыс|салын|жәрмеңке/u

/** «Олардың екеуі биыл 5 адамды жұмысқа алды», «44 кәсіпкер 190 адамды жұмыспен қамтыды»: who takes others on. */
const EMPLOYER = plain(
  /^(?:-?(?:ы|і|сы|сі))?(?: (?:кәсіпкер|шаруа|қожалық|кәсіпорын|компания))?(?: \p{L}{2,12}){0,2} \d[\d ]{0,7}(?: мың)?(?: \p{L}{2,12}){0,2} \p{L}{3,12}[дтн][ыі] (?:\p{L}{3,10} )?(?:жұмысқа (?:ал|тарт|орналастыр)|жұмыспен қамт|еңбекпен қамт)/u,
)

/** «36 нысанның он екісі»: sites, neither people nor jobs. */
const OF_SITES = plain(/\d (?:нысан|кәсіпорын|ауыл|мектеп|аудан|елді мекен)\p{L}{0,3}[ндт][ыі]ң $/u)

/** Right after a range. */
const AGE = /^[ \n]?(?:(?:және|мен) \d{2}-\d{2} )?жас/u

/** «жұмыссыздық 0,1 пайызға азайды»: by so much, no level. */
const BY_TENTHS = plain(
  /^ ?(?:%|пайыз|процент)-?(?:ға|ге|қа|ке) (?:азай|төменде|кемі|өс|арт|қысқар|көтеріл)/u,
)

/** «саны 81,9 мың адамға, негізінен … есебінен өскен», compared with another time: by so many. */
const BY_MANY = plain(
  /^(?: мың| млн)? адамға,? (?:[^.;\d]{0,60} )?(?:өс|арт|азай|төменде|кемі|көбей|қысқар)(?:ті|ты|ді|ды|ген|кен|ған|іп|ып)(?![^.;]*\d)/u,
)

/** «жұмыспен қамтылғандардың жалпы санынан 77%»: a share beside its count. */
const OF_THE_NUMBER = plain(/(?<!\p{L})санынан $/u)

/** Before a bracket: by how many per cent. */
const CHANGE_BEFORE = plain(
  /\d ?(?:%|пайыз|процент)(?:-?(?:ға|ге)(?= \()|-?(?:ға|ге)? (?:өс|арт|азай|төменде|кемі|көбей|қысқар|көп|аз)\p{L}{0,6}) \(\+?$/u,
)

/** «ДЭУ-66»: a number within a name. */
const CODE = plain(/\p{L}[-–]$/u)
/** «III кезең-212 адам»: no name, for all its dash. */
const COUNTED = /^ (?:адам|азамат|тұрғын|жұмыс орн)/u

/** «64 педагог келді, олардың бәрі жұмысқа орналасты»: the next clause is told of the same people. */
const ALL_OF_THEM = /^[ \n]?(?:(?:олардың|соның|мұның) )?(?:бәрі|барлығы|барша|түгел)/u

/** «1 150 түлек колледж бітіріп, 870-і жұмысқа тұрды»: the next clause is told of the part alone. */
const PART_OF_THEM = plain(
  /^[ \n]?(?:(?:оның|соның|олардың|бұлардың)[ \n])?\d[\d ]{0,9}(?:,\d)?(?:[ \n]мың)?-?(?:ы|і|сы|сі)(?!\p{L})/u,
)

/** The Kazakh rules of the events; text in Latin or Arabic letters comes folded to Cyrillic. */
export const kk: Grammar = {
  language: 'kk',
  relevant: RELEVANT,
  breaks,
  closed: (folded, [, end]) =>
    (CLOSED.test(folded.slice(Math.max(0, end - 12), end)) &&
      !ALL_OF_THEM.test(folded.slice(end, end + 30))) ||
    PART_OF_THEM.test(folded.slice(end, end + 40)),
  fillers: FILLERS,
  nounsAfter: NOUNS_AFTER,
  nounsBefore: NOUNS_BEFORE,
  cues: CUES,
  guessed: GUESSED,
  plural: plain(/\p{L}/u),
  ofPlaces: true,
  thoseWho: words('\\p{L}{3,18}(ған|ген|қан|кен)(дар|дер)(дың|дің)'),
  ranked: words(
    '(одан|бұдан|содан) (кейін|соң)',
    '(екінші|үшінші|келесі|кейінгі) (орын|кезек)\\p{L}{1,4}',
    'ең көп',
    'басым бөлігі',
    'көш бастап',
  ),
  headlines: true,
  noPeriod: /басында$/u,
  headers: true,
  suchAs: SUCH,
  more: MORE,
  vetoes: VETOES,
  ofThem: OF_THEM,
  ofWhich: OF_WHICH,
  happens: HAPPENS,
  comparison: COMPARISON,
  partitive: PARTITIVE,
  reached: REACHED,
  sameBefore: { time: SAME_BEFORE, was: WAS_SO },
  label: LABEL,
  openedThen: OPENED_THEN,
  plannedWhole: PLANNED_WHOLE,
  beside: /(?:са|се),[ \n]?$/u,
  sameCount: SAME_COUNT,
  continues: CONTINUES,
  toThem: TO_THEM,
  thisUnit: THIS_PLANT,
  rolling: words(
    '((соңғы|кейінгі) (екі|үш|төрт|бес|алты|жеті|сегіз|тоғыз|он|бірнеше|\\d{1,2})|бір) (жылда|жыл ішінде|айда|ай ішінде)',
  ),
  plant: PLANT,
  whence: {
    from: plain(/^.{0,3}(?: (?:облыс|аудан|қала)\p{L}{1,7})?(?<=[дтн][ае]н) (?:(?:жалпы|барлығы|тағы) )?\d/u),
    came: words('(келді|келген|келіп|көшіп|көшті)'),
  },
  country: { id: 'KZ', pattern: COUNTRY },
  bareUnits: [
    {
      level: 'admin1',
      pattern: words('(?<!(солтүстік|оңтүстік|батыс|шығыс|түстік) )(облыс(?!тар)|өңір(?!лер))*'),
    },
    { level: 'admin2', pattern: words('аудан(?!дар)*') },
    {
      level: 'city',
      pattern: words('(қала|қалада|қаланың|қаладағы|қалаға|қаладан|қаламыз\\p{L}{0,5}|шаһар*)'),
    },
  ],
  villages: plain(/(?<!\p{L})ауыл(?:да|дағы|дағыдан|дарда|дардағы|дарға|дық жер\p{L}{1,8})(?!\p{L})/u),
  offices: [
    { level: 'admin1', pattern: /облыс|obl[yiı]s|وبلىس/iu },
    { level: 'admin2', pattern: /аудан|a[uýw]dan|اۋدان/iu },
    { level: 'city', pattern: /қала|qala|kala|قالا/iu },
  ],
  // Every region's chief city bears the first numbers of the region's own.
  centre: {
    pattern: words('облы(с|стың) орталы(ғында|ғынан|ғындағы|ғының|ғы|қта)(?=~[\\p{L}\\d])'),
    of: (region) => (/^KZ-\d\d$/.test(region) ? `${region}1000000` : null),
  },
  sameSeason: plain(/^\p{L}{0,4} (?:дәл )?(?:сол|сәйкес|осы|тиісті) (?:тоқсан|кезең|мерзім|уақыт)/u),
  officeOf: plain(
    /^(?: (?:облыс|аудан|қала)\p{L}{0,5})? әкім(?:інің|дігінің) (?:аппарат|бөлім|басқарма)\p{L}{0,5}(?:да|де|та|те|на|не)(?!\p{L})/u,
  ),
  minister: /(?:^|[ -])министрі?$|министрлігі(?:нің)? .{0,60}комитетінің (?:төрағасы|төрайымы|басшысы)$/iu,
  mostCounted: [{ pattern: words('ең (көп|аз) (бос |жаңа )?(жұмыс )?(орын|орны|ұсыныс)'), noun: 'jobs' }],
  nationalOffice:
    /министр|м[иı]нистр|m[iıï]n[iıï]str|مينيستر|Үкімет|президент(?! әкімшіліг)|мемлекет басшысы|ұлттық банк/iu,
  foreign: FOREIGN,
  soFar: SO_FAR,
  speech: SPEECH,
  status,
  thisNews: words(
    '(бұл|осы) (туралы|жөнінде)',
    '(осылай|бұлай) (деді|дейді|деп|мәлімдеді|хабарлады)',
    '(осындай|мұндай) (дерек|мәлімет|ақпарат)\\p{L}{0,8} (келтір|айт|хабарла)\\p{L}{1,4}',
  ),
  thisSum: words('бұл (қаражат*|қаржы*|сома*)'),
  named: (view, sentence) => [...named(view, sentence), ...tabled(view, sentence, CUES)],
  ignore: ({ folded }, sentence, number) =>
    (COLLECTIVE.test(number.text) && PROJECTS.test(folded.slice(...sentence.range))) ||
    (CODE.test(folded.slice(Math.max(0, number.range[0] - 3), number.range[0])) &&
      !COUNTED.test(folded.slice(number.range[1], number.range[1] + 12))) ||
    EMPLOYER.test(folded.slice(number.range[1], number.range[1] + 90)) ||
    endAt(NO_COUNT, folded, number.range[1]) > 0 ||
    (number.kind !== 'money' &&
      OF_SITES.test(folded.slice(Math.max(0, number.range[0] - 30), number.range[0]))) ||
    (number.value !== null &&
      number.value < 1 &&
      BY_TENTHS.test(folded.slice(number.range[1], number.range[1] + 26))) ||
    // «4%-ға (4,9 мың) артық»: by so many.
    CHANGE_BEFORE.test(folded.slice(Math.max(0, number.range[0] - 30), number.range[0])) ||
    // «Жастар (15–34 жас)»
    (number.min !== undefined && AGE.test(folded.slice(number.range[1], number.range[1] + 20))) ||
    (BY_MANY.test(folded.slice(number.range[1], number.range[1] + 100)) &&
      folded.slice(sentence.range[0], number.range[0]).includes('салыстырғанда')) ||
    (number.kind === 'percent' &&
      OF_THE_NUMBER.test(folded.slice(Math.max(0, number.range[0] - 10), number.range[0]))) ||
    inProgrammeName(folded, number.range),
  refiners: [
    placedParts,
    dropShares,
    dropForeign,
    dropDoubles,
    joinOwed,
    moodsGoOn,
    rumours,
    partPlaces,
    frames,
    datePastRates,
    endOfQuotes,
    dropVague,
  ],
}
