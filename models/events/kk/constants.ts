import type { NounClass } from '../grammar.ts'
import { words, wordsAt } from '../pattern.ts'

/** One of these stands in every Kazakh text that speaks of work. */
export const RELEVANT = words(
  '(жұмыс*|вакансия*|жалақы*|еңбек*|ереуіл*|жәрмеңке*|қысқар*|оқыт*|курс*|маман*|айлық*|меморандум*|грант*|микронесие*|микрокредит*|кәсіп*|екі қолға бір күрек|қызмет*|бос орын*)',
)

/** A case ending that was written apart or with a dash, and words that may stand before the noun. */
export const FILLERS = wordsAt('(-\\p{L}{1,5})?( (аса|астам|жуық|тарта|шақты|шамасында|бірдей)){0,2}')

/** What is only possible, what police and courts tell, what a single job costs. */
export const VETOES: readonly { id: string; pattern: RegExp; nouns?: readonly NounClass[] }[] = [
  { id: 'able', pattern: words('\\p{L}{2,15}[аеий] (аламыз|алады|аласыз|алар еді)(?! \\p{L})'), nouns: ['jobs', 'people'] },
  { id: 'per-job', pattern: words('(бір|әр|әрбір) жұмыс (орн*|орын*)'), nouns: ['money', 'jobs'] },
  {
    id: 'crime',
    pattern: words('(алдап|алаяқ*|күдікті*|қылмыс*|тәртіптік шара*|әкімшілік жауап*|айыппұл*|сотталған*)'),
    nouns: ['people'],
  },
  {
    id: 'school',
    pattern: words('(шәкіртақы*|мемлекеттік (білім )?грантқа|оқушыға арналған|орындық (мектеп*|балабақша*|жатақхана*|стадион*|аурухана*|емхана*))'),
    nouns: ['people', 'jobs', 'projects'],
  },
  { id: 'honour', pattern: words('(медаль*|марапат*|байқау*|жарыс*|олимпиада*|спартакиада*|турнир*)'), nouns: ['people'] },
]

/** «610-ы», «897-сі», «4683-і»: so many of them. */
export const OF_THEM = wordsAt('-?(ы|і|сы|сі|ін|ын|сын|сін|ына|іне|сына|сіне|ының|інің|сының|сінің)')

/** A part of those before. */
export const PARTITIVE = words(
  '(оның|соның|олардың|мұның|бұлардың|солардың|бұның) (ішінде|ішіндегі|арасында|ішінен|қатарында)',
  '(оның|олардың|соның|бұлардың|солардың|мұның)',
  '(атап айтқанда|айталық|соның ішінде)',
  '\\p{L}{4,18}(ғандар|гендер|қандар|кендер)(дың|дің)',
  '(ауылда|ауылдарда|ауылдық жерде) -',
)

/** The country, its people, a national measure. */
export const COUNTRY = words(
  '(қазақстан(?!дық)*|еліміз*|ел бойынша|республика бойынша|елдегі|елде|ел көлемінде|мемлекет бойынша|барлық өңір*)',
)

/** Up to the reference date. */
export const SO_FAR = words(
  '(бүгінгі (таңда|күнге|күні|күн)|қазіргі (таңда|кезде|уақытта)|бүгінге|бүгінде|қазірге|осы уақытқа|бүгінгіге)( дейін)?',
)

export const SPEECH = words(
  '(деді|дейді|деген|мәлімдеді|хабарлады|айтты|атап өтті|жеткізді|баяндады|мәліметінше|айтуынша|сөзінше|түсіндірді|толықтырды|қосты|тапсырды|түйіндеді|келтірді|деп (атап|хабарла*|мәлімде*|айт*|жазды|түйін*|жеткіз*))',
)

/** Countries whose work is not ours. */
export const FOREIGN = words(
  '(өзбекстан*|қырғызстан*|тәжікстан*|түрікменстан*|ресей*|қытай*|түркия*|әзербайжан*|ақш*|америка*|германия*|франция*|жапония*|корея*|үндістан*|моңғолия*|беларус*|украина*|еуропа*|шетел*)',
)
