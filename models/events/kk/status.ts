import type { EventStatus } from '../../contract.ts'
import type { Range } from '../../text/index.ts'
import type { Candidate } from '../candidate.ts'
import { all, first, occurs, words } from '../pattern.ts'
import { plain } from '../twins.ts'
import { inTitle, type Sentence, type View } from '../view.ts'

interface Verdict {
  /** The claim's own words told it: a part of another claim keeps it. */
  own?: boolean
  status: EventStatus
  rule: string
  weak?: boolean
  range?: Range
}

/** Verbs of intention, forecast and duty, whatever their own tense: «жоспарланған», «көздеп отыр», «тапсырды». */
const INTENDED = words(
  '(жоспарлан(?!ған (көрсеткіш|меже|мақсат|жоспар)\\p{L}{0,5} (толық )?(орындал|асыра))*|жоспарлап*|жоспарла(?!н)*|жоспарда|жоспарымызда|көздел*|көздеп|көзде*|болжан*|болжап|болжайды|болжаймыз|болжап отыр*|межелен*|белгіленіп|белгіленген*|күтілуде|күтілетін*|күтіледі|күтіліп|тапсырды|тапсырдым|(?<!(грант|сертификат|куәлік|несие|жабдық|машинасы|құралы|диплом) )тапсырыл*|тапсырма бер(іл)?ді|ниетті|ниеттеніп|ұйғар*|қолға алынбақ|тиіс|ұсынылмақ|қарастырылуда|қарастырылып (отыр|жатыр))',
  '\\p{L}{2,20}(у|уі|уы|уымыз|уіміз) (керек|қажет|тиіс)',
  'міндет(і|тері|ін)? (тұр|қойыл*|қой(дық|ды|ған|ып))|мақсат (ет*|тұт*|қой*)|жүктел*|жүктеді',
  '(?!(ай|тар|бар|қар|кө|өр)м[ае][қк])\\p{L}{2,20}(мақ|мек|пақ|пек|нбақ|нбек|збақ)(пыз|шы)?',
  'үміт\\p{L}{0,4}( бар)?',
  '(қаупі|қаупінде)( бар| тұр| төніп)?',
  '\\p{L}{2,20}(уы|уі) (мүмкін|ықтимал|кәдік|ғажап емес)',
  '\\p{L}{2,20}с[ыі]н деп',
  '(?<=орнына )(есептелген|шақталған|лайықталған)',
)
/** Present-future and what is yet to be: «ашылады», «қамтылатын болады», «ашылатынын», «жібереміз». */
const FUTURE = words(
  // A participle before its noun tells nothing yet: «субсидияланатын жұмысқа тұрды».
  '(?!(субсидиялан|төлен))\\p{L}{2,20}(атын|етін|йтын|йтін)((ы|і|ын|ін|дығы|дігі|дығын|дігін)|( (болады|болған|болмақ|көрінеді))|(?=~[.,;:!?»")]|\\n|$| (деп|жұмыс ор\\p{L}{1,9}|орын|сан)))',
  '\\p{L}{2,20}(атын|етін|йтын|йтін) болды',
  '\\p{L}{2,20}(ғалы|гелі|қалы|келі) (тұр|жатыр|отыр)',
  '(?!(құрай|істей|жата|боса|қой|құй|жой|той|жай|сый|аяқта|баста|тоқта|ұста|сақта|жина|сұра|қара|жаса|жұмса)[дт][ыі])\\p{L}{2,20}((?<=[аәеиоөұүыіуэ])(лады|леді)|нады|неді|рады|реді|(?<![стқкпш])(тады|теді)|сады|седі|ғады|геді|йды|йді|яды|шады|шеді|пады|педі|қады|кеді|зады|зеді|бады|веді|[қтн]иды|[қтн]иді)',
  '\\p{L}{2,20}[аеий](мыз|міз|мын|мін)',
  '(болады|болмақ|береді|алады|(?<=(іске|жүзеге) )асады)',
  '(?<=(құруды|ашуды|құрылуын|ашылуын) )қамтамасыз ет(еді|пек)',
)
const COMMITTED = words(
  'міндетті(?! (түрде|емес))',
  '(міндеттел*|міндеттеді|міндеттеме*|міндеттенді|міндет жүктел*|квота(?!мен|сымен| есебінен| бойынша| негізінде| аясында)*|уәде*|кепілдік берді|мойнына ал*|шарт(ы)? қойыл(ды|ған)|шарты бар|(алуға|қабылдауға|беруге|ашуға|құруға|орналастыруға|сақтауға|тартуға) (келісті|келіскен|уағдаласты|келісім берді))',
)
const ALLOCATED = words(
  '(қарастырды|бағыттады|бөлінді|бөлінсе|бөлінген*|бөлініп|бөлді|қарастырылды|қарастырылған*|қарастырылып|қаралды|қаралған*|қаралып|көзделген)',
)
/** Of a sum alone; loans so told have been given out. */
const SET_ASIDE = words('бөлініпті')
/** Places, courses and people foreseen; of money it is a promise. */
const FORESEEN = words('(қарастырылды|қарастырылған*|қарастырылып)')
const DENIED = words(
  'қағаз жүзінде қал(ды|ған|ып)\\p{L}{0,3}',
  '(жүзеге|іске) аспай қал(ды|ған)',
  '(болмайды|болмады|болған жоқ|жоқ|емес|расталмады|жоққа шығар*|жол берілмейді)',
  '(?!(асп[ае]|көбей|күшей|молай|ұлғай|жібей))\\p{L}{2,20}(м|(?<=[мнңзж])б|(?<=[бгғдкқпстфхцчшщ])п)(а|е)(йды|йді|ды|ді|ған|ген|йтын|йтін)(ын|ін|ы|і)?',
  '\\p{L}{2,20}(ған|ген|қан|кен) (жоқ|емес)',
  '(?!(көбей|күшей|молай|ұлғай|жібей))\\p{L}{2,20}(май|мей|бай|бей|пай|пей) (қалды|қалған|келеді|жатыр|отыр|тұр)',
)
const ONGOING = words(
  // «сауда», «тауда»: nouns.
  '(?!(сауда|тауда)(?!\\p{L}))\\p{L}{2,20}(уда|уде)',
  '\\p{L}{3,20}у үстінде',
  '(?!(көзде|жоспарла|межеле|болжа|белгіле|күт))\\p{L}{2,20}(ып|іп|п) (жатыр|отыр|тұр|жүр|келеді|келе жатыр)(ған|мыз|міз)?',
  '\\p{L}{2,20}(ып|іп|п) (жатқан|отырған|тұрған|жүрген|келе жатқан)(ын|ы|дығын|дығы)',
  'бар(?=~[.,;:!?»")]|\\n|$| (екен*|деп|болса|және))',
  '(жүр|отыр|жатыр)(?=~[.,;:!?»")]|\\n|$)',
  '(құрайды|құрап|дайын|істейді|(?<!(құруды|ашуды|құрылуын|ашылуын) қамтамасыз )етеді|қажет|керек|тапшы|жетіспейді|тең|бос тұр|(?<!(басында|орында|алда|алдында|қатарында) )тұр|(?<=(жұмыста|жұмысында|практикада|тәжірибеде|курста|оқуда|демалыста|демалысында) )(жүр|отыр))',
)
/** Finite and nominalised past: «құрылды», «орналасқан», «ашылғанын», evidential «қамтылыпты», «қамтылған көрінеді». */
const DONE = words(
  '(?!(азамат|жұмыс|қандас|жас|студент|отандас|ауылдас|көмек|пункт|объект|тұрақ)[тп]?[ыі](?!\\p{L}))\\p{L}{2,20}(лды|лді|нды|нді|сты|сті|рды|рді|тты|тті|пты|пті|шты|шті|ғды|гді|қты|кті|зды|зді|ады|еді|ыды|іді|ды(?<=бол\\p{L}{2}))(?<!((?<=[аәеиоөұүыіуэ])(лады|леді)|нады|неді|рады|реді|(?<![стқкпш])(тады|теді)|сады|седі|шады|шеді|кеді|қады|зады|зеді|йды|йді|пады|педі))',
  '(?!теңгені)\\p{L}{2,20}(ған|ген|қан|кен)(ы|і|ын|ін|ыны|дығын|дігін|дығы|дары|дері|дарын|дерін)',
  // A participle before its noun tells nothing yet: «жеңілдетілген несие беріледі».
  '\\p{L}{2,20}(ған|ген|қан|кен)(?=~[.,;:!?»")(-]|\\n|$| (болатын|еді|екен|көрінеді|деп|болса|және|әрі|ал|бірақ))',
  '\\p{L}{2,20}(ыпты|іпті|пты|пті)',
  'қол жеткіз(ді|ген|іп)\\p{L}{0,2}',
  '(орналастыр|тұрғыз|жібер|бер|аш|құр|оқыт|тарт|ет|ұсын|көмектес|бөл|өткіз|қайтар|өндір|ал|тап|қос|қой|кел|бар|шық|шеш|жет|қал|сат|жаз)(дық|дік|тық|тік)|(қамты|қабылда|жолда|жаса|сақта|төле|даярла|баста)(дық|дік)',
  '(туды|туғызды|тудырды|жасады|жұмсады|босады|тиді|жегілді|түсті|көшті|етті|істеді|жүрді|қойды|қойылды|қорғалды|берілді|өтті|болды|жетті|асты|тұрды|алды|ашты|тапты|оқыды|қалды|кетті|берді|төледі|қабылдады|жіберді|ұсынды|қамтыды|анықтады|бастады|аяқтады)',
)
/** Nouns and adjectives that end as verbs do: «маманды», «тұрақты», «жұмысшыларды». */
const NO_VERB =
  /^(?:(?:сертификат|аттестат|құжат|қызмет|мемлекет|университет|құзырет|мандат|қуат|уақыт|сағат|қаражат|әлеумет|мүлкет)[ыі]н|(?:маман|азамат|жұмыс|қандас|жас|студент|отандас|ауылдас|пункт|объект|тұрақ|халық|ен|мал|ауыл|жыл|тіл|құжат|шарт|көлік|бөлік|орын|түлек|мектеп|көп|кент|сан|жоспар|заң|қазан|несие|жан|әйел|ел|шағын|дуал|сапа|қол|ақы|жаппай)[дт][ыі]|(?:мәлімде|хабарла|айт|жеткіз|баянда|толықтыр|түсіндір|түйінде|келтір|де)(?:[дт][ыі]|йді|йды)|.*[лдт][ае]р[дт][ыі]|(?!то).*[лдт][ыі][қк]т[ыі])$/u

/** A participle of what is yet to be: «құрылатын жұмыс орындары – 160». */
const TO_COME_NOUN = words('(?!субсидиялан)\\p{L}{2,18}(атын|етін)')
/** A participle of what was: «жұмысқа орналасқандар: Арал – 1 210». */
const PAST_NOUN = words('\\p{L}{3,18}(ған|ген|қан|кен)(дар|дер)?(дың|дің)?( \\p{L}{1,15})?')
/** A plan named in the sentence. */
const PLAN_WORD = words('(жоспар*|межe*)')
/** Verbs of a finished project, which set the status of its jobs. */
const PROJECT = words(
  '(пайдалануға берілді|пайдалануға берілген|іске қосылды|іске қосылған|ашылды|ашылған|салынды|құрылды|орналасты|қамтылды|жіберілді)',
)
/** A level that is aimed at. */
const AIMED_LEVEL = words(
  '(ұстап тұру|сақтап тұру)ға',
  '(аспайды|аспауы тиіс|төмендетеміз|төмендетеді|азайтамыз|азайтады|түсіреміз|арттырамыз|жеткіземіз|аспақ емес|жоспарлан*|жоспарлап*|көздел*|көздеп|межелен*|төмендетпек|күтілуде|асырмау|жетпек|жеткізбек|арттырмақ|жеткізілмек|жеткізіледі|болмақ|болжам*|болжан*|болжап*|болжайды|болжаймыз|күтілетін*|күтіледі)',
  '(болуы|жетуі|түсуі|төмендеуі|өсуі|артуы|көтерілуі) (мүмкін|ықтимал)',
)
/** A level of a time to come. */
const WILL_BE = words('(жетеді|артады|өседі|көбейеді|жеткізіледі|болмақ|болады)')
/** Openings still to be offered. */
const COMING_OFFER = words(
  '(ұсынбақ|ұсынбақшы|(қажет|керек) (болмақ|болады|болатын*)|дайындал*|ұсынылады|ұсынылмақ|бөлінеді|бөлінбек|ашылады|ашылмақ|өтеді|өтпек)',
  'туындайды',
)
/** A fair still to come, and what is offered there. */
const FAIR_TO_COME = words(
  'жәрмеңке*( \\p{L}{1,15}){0,3} (өтеді|өтпек|өткізіледі|болады|болмақ|ұйымдастырылады)',
)
const WILL_OFFER = words('(ұсынады|ұсынбақ|ұсыныл*)')
/** Words of a stock on a day or of now. */
export const AS_OF = words('(жағдай бойынша|дерек бойынша|бүгінде|қазір|бүгінгі таңда|қазіргі таңда|есепте*)')
/** Wages still to be paid. */
const TO_BE_PAID = words(
  'төле(уге|п бітуге|п беруге) (уәде|келісті|уағдаласты|кепіл|тиіс)*',
  '(төленбек|төленеді|өтеледі|өтелмек|төлейді|қайтарылады|міндеттелді)',
)

/** What follows a finite verb: in Kazakh it ends its clause. */
const CLAUSE_END = plain(
  /^[ \n]?(?:$|[\n.,;:!?…»"”)(–-]|(?:деп|деді|дейді|дейміз|деген|және|әрі|бірақ|алайда|екен|ғой|яғни|сондай-ақ|сонымен)(?!\p{L}))/u,
)
/** Verbs of saying: never what is told. */
const SAYING =
  /^(?:(?:мәлімде|хабарла|айт|жеткіз|баянда|толықтыр|түсіндір|түйінде|келтір|де|атап өт)(?:[дт][ыі]|йді|йды)|жеткізген|айтқан|деген)$/u

/** Does the clause end with the word? */
function endsClause({ folded }: View, sentence: Sentence, [, end]: Range): boolean {
  return CLAUSE_END.test(folded.slice(end, Math.min(sentence.range[1], end + 14)))
}

/** The first match that is a verb, no noun with its case and no place or person; rather one that ends its clause. */
function firstVerb(view: View, sentence: Sentence, pattern: RegExp, scope: Range): Range | null {
  const { folded } = view
  let loose: Range | null = null
  for (const range of all(pattern, folded, scope)) {
    const word = folded.slice(...range)
    if (
      SAYING.test(word) ||
      sentence.places.some((place) => place.range[0] < range[1] && range[0] < place.range[1]) ||
      inTitle(view, range)
    )
      continue
    if (endsClause(view, sentence, range)) return range
    if (!loose && !NO_VERB.test(word)) loose = range
  }
  return loose
}

/** A converb hands its tense to the verb that follows. */
const AIM = words('(межеміз|межесі|межe|жоспарымыз|жоспары|жоспар|мақсатымыз|мақсаты)(?= -)')
const PLANNED_NOUN = words('(жоспар|межe|міндет|мақсат|нысаналы көрсеткіш)')

const STATES = new Set(['unemployment', 'employment_level', 'vacancies'])
/** Verbs that end a count of the unemployed or the vacant: it was so, it is not a level of now. */
const PAST_STATE = words(
  '(алынды|білдірсе|жүгінсе|жүгініп|келіп|хабарласып|хабарласқан*|тіркелді|тіркелген*|тіркеліпті|алған|алды|болды|болған*|болатын|құрады|құраған|келген*|келді|жүгінді|жүгінген*|берді|берген*|білдірді|білдірген*|анықталды|анықталған*|тағайындалды|тағайындалыпты|тағайындалған*|төленді|төленген*|жасалды|берілді|берілген*)',
  '(барды|барған*|танылды|танылған*)',
)
const OFFERED = words(
  '(ұсынды|ұсынылды|ұсынылған*|ұсынған*|ұсынса|ұсынып(?! (отыр|жатыр|тұр|келеді))|таныстыр*|жинақтады|жарияла(ды|нды|ған|нған|нып|п)(?! (тұр|отыр|жатыр))*|өтті|өткен|әкелді|әкелген|орналастыр(ды|ылды|ған|ылған)|іздеді|іздеген)',
  '(көрсетілді|көрсетілген*|алып келді|іріктелді|іріктелген|байқалды|байқалған)',
  '(тіркелді|ашылды|пайда болды|түсті)(?=~[.,;:!?»)]|\\n|$)',
  '(хабарландыру|өтінім|сұраныс|тапсырыс)\\p{L}{0,4} (бер(ді|ген)|түс(ті|кен)|жарияла*|орналастыр*)',
)
/** Came to a fair. */
const CAME = words('(келді|келген*|қатысты|қатысқан*|шықты)')
const EARLIER = words(
  '(былтыр*|өткен (жыл*|ай*|тоқсан*|кезең*)|бір жыл бұрын|алдыңғы|бұрын|бастапқыда|алғашында|әуелде|(бұған|осыған|оған) дейін|осы кезеңде болған|сәйкес кезең*)',
)

const PAID = words(
  '(өндірілді|өндіріліп|шықпай қойған|төленгенін|өндірді|өндіріп|өндірілген*|өндірт*|қайтартты|төлетті|төлеткізді|төленіп|қалпына келтір*|қатысты|қатысқан|қайтарылды|қайтарылған*|қайтарып|қайтарды|төленді|төленген|төледі|төлеттірді|өтелді|өтелген*|өтелгенін|жабылды|жабылған|жапты|жапқан|қорғалды|қорғалған*|қорғалып|қорғады|бұзылды|бұзылған*|шықты|шыққан*|шығып|берді|талап етті|өтеп|өтеді|сұрады|бас тартты|қойды|қайтты|қайтқан|аударды|аударған*|тоқтатты|тоқтатқан|шықпады|жиналды|жиналған|өткізді|көтерілді|отырып алды|қалып қойды|(мәлімдеме|үндеу|видеоүндеу|бейнеүндеу) (жаса|жарияла|жолда)\\p{L}{1,5}|талап (қойды|қойған|қойып))',
  '(шағымданды|шағымданған|жариялады|берілді)',
  '(жалақысын|еңбекақысын|айлығын) (толық )?алды',
  '(ауысымға|жұмысқа|жұмыстарына|қызметіне) (кірісті|кіріскен|оралды|оралған|қайта шықты|қайта кірісті)',
  '(ереуіл|наразылық|акция)\\p{L}{0,3} (аяқталды|аяқталған|тоқтады|тоқтатылды|тоқтатты)',
)
/** What inspectors found out, beside what they had paid back. */
const FOUND_OUT = words('(берешек|берешег|қарыз)\\p{L}{0,5} анықта(лды|ды|лған|ған|дық)')
const OWED = words(
  '(бар|отыр|жүр|алмаған(?!ы?на|дығына)*|алмады|алмай|төлемеген*|төленбеген*|төленбей|қарыз|құрайды|жеткен|жетті|қалып отыр)',
  '(берешек|қарыз)(?=~[.,;])',
  '\\p{L}{2,12}(ған|ген) жоқ',
)

/** «қысқарады деген ақпарат расталған жоқ». */
const DISBELIEVED = words(
  '(шығару|босату|қысқарту|жабу) туралы (\\p{L}{1,15} ){0,2}(бұйры[қғ]*|шешім*)( \\p{L}{1,15}){0,2} (кері|күші|күшін|тоқтат*|жой*)',
  '(шешімінен|райынан|ойынан|ниетінен) қайт*',
  '(қысқарту|босату|жабу|шығару)\\p{L}{0,6}( \\p{L}{3,15}){0,2} бас тарт*',
  '(деген|туралы) (\\p{L}{1,15} ){0,2}(ақпарат*|сөз*|хабар*|қауесет*|дақпырт*|лақап*|алып-қашпа*|әңгіме*|пікір*|мәлімет*|жаңалық*|жазба*)( \\p{L}{1,15}){0,2} (расталмады|расталған жоқ|рас емес|жоққа шығар*|шындыққа)',
  'дегенге сенбе*',
)

/** Notice given: they still work. */
const WARNED = words(
  '(қысқартыла|босатыла|шығарыла|қысқара)\\p{L}{1,6}~[»"]? (деген|деп|туралы) (\\p{L}{1,15} ){0,2}(хабарлама|ескерту|хат|ескерт)\\p{L}{0,6}',
  '(шығару|босату|қысқарту|қысқаратын\\p{L}{0,4}|босатыл\\p{L}{2,8}) (\\p{L}{1,15} ){0,2}(хабарлама*|ескерту*|ескертіл*|ескертті|құлақтандыр*|хабардар*|бұйрық*)',
)

/** What is taken for granted where no word tells it. */
const ASSUMED = new Set(['state', 'owed'])

/** Contrastive conditionals: «ашылса», «орналасса». */
const BESIDE = words(
  '(?!(болма|жоспарлан|көздел))\\p{L}{2,20}(лса|лсе|нса|нсе|тса|тсе|рса|рсе|сса|ссе)(?=~,)',
)

/** Before a figure, with a dash: «жоспар – 2 100», «жылдық меже – 3 200». */
const PLAN_LABEL = plain(
  /(?<!\p{L})(?:жоспар(?:ы|да|ымыз|ланғаны|лы көрсеткіш)?|меже(?:сі|міз|ленгені)?|мақсат(?:ы|ымыз)?|индикатор(?:ы)?|көзделгені|тапсырма(?:сы)?|болжам(?:ы)?|нысана)(?: бойынша)? ?[-:(] ?(?:барлығы |жалпы )?$/u,
)
/** «орындалғаны – 1 850», «іс жүзінде – 2 346», «нақты – 96» */
const FACT_LABEL = plain(
  /(?<!\p{L})(?:\p{L}{2,12}[ғгқк][ае]н(?:ы|і)|факт(?:і)?|нақты(?:сы)?|іс жүзінде(?:гісі)?|шын мәнінде|нәтиже(?:сі)?|орындалу(?:ы)?)(?: көрсеткіш)? ?[-:(] ?(?:барлығы |жалпы )?$/u,
)
/** A participle that tells of a plan, not of what was done. */
const PLAN_PARTICIPLE =
  /(?:жоспарлан|көздел|межелен|белгілен|тапсырыл|күтіл|болжан|қарастырыл|бөлін)[ғгқк][ае]н[ыі] ?[-:(] ?(?:барлығы |жалпы )?$/u

/** Right before a count of which a part was reached. */
export const PLANNED_WHOLE = plain(
  /(?<!\p{L})(?:жоспарланған|межеленген|көзделген|белгіленген|бекітілген) $/u,
)

const AGREED = words('(құжат|меморандум|келісім|шарт|уағдаластық)\\p{L}{0,6} (сәйкес|бойынша)')

/** The verdict whose words come first, since in Kazakh the nearest finite verb after the figure governs it. */
function earliest(found: readonly (Verdict | null)[]): Verdict | null {
  let best: Verdict | null = null
  for (const verdict of found) {
    if (!verdict?.range) continue
    if (!best?.range || verdict.range[0] < best.range[0]) best = verdict
  }
  return best
}

/**
 * Status of a Kazakh claim: the first finite verb after the figure tells it, in the clause, else in the clauses
 * after it (a converb hands its tense on); without one, the noun or the sentence before.
 */
export function status(view: View, candidate: Candidate): Verdict {
  const found = read(view, candidate)
  const { range } = view.sentences[candidate.sentence]!
  // What an agreement provides for is promised, not only planned.
  const agreed =
    found.status === 'planned' && occurs(AGREED, view.folded, [range[0], Math.min(range[1], range[0] + 60)])
  const verdict: Verdict = agreed ? { ...found, status: 'committed', rule: 'agreed' } : found
  return { ...verdict, own: verdict.weak !== true && !ASSUMED.has(verdict.rule) }
}

function read(view: View, candidate: Candidate): Verdict {
  const { folded } = view
  const { clause, at, type } = candidate
  const sentence = view.sentences[candidate.sentence]!
  const tail: Range = [at[1], clause[1]]
  const rest: Range = [at[1], sentence.range[1]]
  // «21,4 мың адамның орнына 24,9 мың адам»
  if (
    plain(/^[ \n](?:орнына|орнынан)(?!\p{L})/u).test(folded.slice(at[1], at[1] + 10)) &&
    /[ндт][ыі]ң$/u.test(folded.slice(...at))
  )
    return { status: 'planned', rule: 'in place of' }
  const label = folded.slice(
    Math.max(sentence.range[0], (candidate.numberRange ?? at)[0] - 40),
    (candidate.numberRange ?? at)[0],
  )
  if (PLAN_LABEL.test(label) || (PLANNED_WHOLE.test(label) && /[ндт][ыі]ң$/u.test(folded.slice(...at))))
    return { status: 'planned', rule: 'label of a plan' }
  if (FACT_LABEL.test(label) && !PLAN_PARTICIPLE.test(label) && !STATES.has(type))
    return { status: 'done', rule: 'label of a fact' }
  if (type === 'jobs_lost' && occurs(DISBELIEVED, folded, rest))
    return { status: 'negated', rule: 'disbelieved' }
  if (type === 'jobs_lost' && occurs(WARNED, folded, rest)) return { status: 'planned', rule: 'warned' }
  // «Іске қосылғанда 48 адам еңбек етеді»: the present tense of what is yet to be.
  if (candidate.rule === 'kk/will-work') return { status: 'planned', rule: 'once it runs' }
  if (type === 'labour_dispute') return dispute(view, candidate, sentence)
  if (STATES.has(type)) return state(view, candidate, sentence)

  const within = (scope: Range): Verdict | null => {
    const find = (pattern: RegExp, status: EventStatus, rule: string): Verdict | null => {
      const range = firstVerb(view, sentence, pattern, scope)
      return range ? { status, rule, range } : null
    }
    const intended = find(INTENDED, 'planned', 'intended')
    const promised = find(COMMITTED, 'committed', 'promised')
    if (promised && !(intended?.range && intended.range[0] < promised.range![0] - 40)) return promised
    // «құру жоспарланған», «ашылады деп күтілуде»: intention wins over the verb that it takes.
    const near = intended?.range && intended.range[0] - scope[0] < 90 ? intended : null
    const done = find(DONE, 'done', 'past')
    if (
      near &&
      !(
        done &&
        done.range![0] < near.range![0] - 34 &&
        !/\S*у$/.test(folded.slice(scope[0], near.range![0]).trim())
      )
    )
      return near
    if (candidate.noun === 'money' || type === 'employment_support') {
      const allocated =
        find(ALLOCATED, 'committed', 'allocated') ??
        (candidate.noun === 'money' ? find(SET_ASIDE, 'committed', 'allocated') : null)
      if (allocated && !(done && done.range![0] < allocated.range![0])) return allocated
    }
    if (type !== 'employment_support' && candidate.noun !== 'money') {
      const foreseen = find(FORESEEN, 'planned', 'foreseen')
      if (foreseen && !(done && done.range![0] < foreseen.range![0])) return foreseen
    }
    const refused = find(DENIED, 'negated', 'denied')
    // «еңбек шарты ұзартылмайды», «екі қолын алдына сыйғыза алмай қалды»: what is denied is that they stay.
    const denied =
      type === 'jobs_lost' && refused?.range && /^(?:ұзарт|жаңарт|алмай)/.test(folded.slice(...refused.range))
        ? {
            ...refused,
            status: (/(?:майды|мейді|майтын)/.test(folded.slice(...refused.range))
              ? 'planned'
              : 'done') as EventStatus,
            rule: 'not renewed',
          }
        : // «қысқартуға жол берілмеді»: what is denied is the loss.
          type === 'jobs_retained' && refused?.range && /^бер/.test(folded.slice(...refused.range))
          ? {
              ...refused,
              status: (/(?:мейді|мейтін)/.test(folded.slice(...refused.range))
                ? 'planned'
                : 'done') as EventStatus,
              rule: 'loss denied',
            }
          : refused
    return earliest([
      denied,
      goesOnSince(view, sentence, candidate, find(FUTURE, 'planned', 'to-come')),
      find(ONGOING, 'ongoing', 'under-way'),
      done,
      intended,
    ])
  }
  // «жұмысқа тартылатын 6 718 адам белгілі болып отыр»: what is to come stands before them.
  if (
    (type === 'people_placed' || type === 'training') &&
    TO_COME_BEFORE.test(folded.slice(Math.max(clause[0], at[0] - 24), at[0]))
  )
    return { status: 'planned', rule: 'to-come participle' }
  // «50 маман дайындау туралы келісімшарт жасалған»: promised, not done.
  if (WORK_TO_DO.has(type) && PACT_ON.test(folded.slice(at[1], Math.min(sentence.range[1], at[1] + 110))))
    return { status: 'committed', rule: 'agreed on' }
  // «640 жасты жұмыспен қамтуға 35 млн теңге бөлінді»: the money is there, the work to come.
  if (type === 'people_placed' && BUDGETED.test(folded.slice(at[1], sentence.range[1])))
    return { status: 'committed', rule: 'allocated' }
  // «грант ұтқан 48 тұрғын кәсібін жүргізіп отыр»: what they got is told before them.
  if (type === 'employment_support' && GOT_BEFORE.test(folded.slice(Math.max(clause[0], at[0] - 24), at[0])))
    return { status: 'done', rule: 'got before' }
  // «5 120 орын ашылса, 3 840-ы – тұрақты»: the conditional after a figure sets two facts side by side.
  const beside = firstVerb(view, sentence, BESIDE, [at[1], Math.min(clause[1], at[1] + 60)])
  if (beside && !firstVerb(view, sentence, INTENDED, [at[1], beside[1]]))
    // «құрылатын орындардың 10 552-і … шеңберінде болса»
    return occurs(TO_COME_NOUN, folded, [clause[0], at[0]])
      ? { status: 'planned', rule: 'to-come noun', range: beside }
      : { status: 'done', rule: 'beside another', range: beside }
  // «жолданған азаматтар саны 187-ні құрады»: so many they are.
  if (candidate.noun === 'people' && COMES_TO.test(folded.slice(at[1], at[1] + 14)))
    return { status: 'done', rule: 'comes to' }
  if (occurs(DISBELIEVED, folded, rest)) return { status: 'negated', rule: 'disbelieved' }
  // «410-ы – мердігердің жұмысшылары, алайда әлі 55 дәнекерлеуші жетіспейді»: what the dash tells is the whole clause.
  const nominal = candidate.part && / ?- /y.test(folded.slice(at[1], at[1] + 3))
  const own = within(tail) ?? (nominal ? null : within(rest))
  if (!own && type === 'training' && occurs(NOW, folded, sentence.range)) {
    const learns = first(LEARNS, folded, rest)
    if (learns) return { status: 'ongoing', rule: 'learns now', range: learns }
  }
  if (own) {
    // «1 116 адамды босататыны туралы хабарлаған»: news of it, which a plainer sentence tells better.
    if (own.rule === 'to-come' && own.range && folded.startsWith(' туралы', own.range[1]))
      return { ...own, weak: true }
    // «96 адам жұмыссыз қалып отыр»: it has come about.
    if (
      type === 'jobs_lost' &&
      own.status === 'ongoing' &&
      own.range &&
      /^(?:қалып|айырылып|босап)/.test(folded.slice(...own.range))
    )
      return { ...own, status: 'done', rule: 'has come about' }
    // «оның ішінде 188 жұмысшысы бар»: a part is as its total.
    if (own.range && candidate.part && /^бар$/.test(folded.slice(...own.range)))
      return { ...own, status: 'done', rule: 'part', weak: true }
    if (
      own.status === 'ongoing' &&
      (type === 'jobs_created' || type === 'people_placed' || type === 'training') &&
      own.range
    ) {
      const word = folded.slice(...own.range)
      // «120 адамға жұмыс беретін цехтың құрылысы тоқтап тұр»
      if (TO_COME_NEXT.test(folded.slice(at[1], at[1] + 50)))
        return { ...own, status: 'planned', rule: 'to-come participle' }
      // «12 адамды жұмыспен қамтып отыр», «жұмыс орны бар»: it has come about.
      if (COPULA.test(word)) {
        const before: Range = [sentence.range[0], at[0]]
        // «практикаға қатысатын әйелдердің үлесі 9,3 мың адамды құрайды»: those who take part.
        if (occurs(words('қатысатын( \\p{L}{1,14}){1,3} үлесі'), folded, before))
          return { ...own, status: 'done', rule: 'share of them' }
        if (occurs(TO_COME_NOUN, folded, before)) return { ...own, status: 'planned', rule: 'to-come noun' }
        if (occurs(PAST_NOUN, folded, before)) return { ...own, status: 'done', rule: 'past noun' }
        // «бұл жылдық жоспардың 120 пайызын құрайды»
        if (candidate.quantity?.unit === 'percent_of_plan')
          return { ...own, status: 'done', rule: 'share of the plan' }
      }
      if (candidate.rule === 'kk/graduates') return { ...own, status: 'done', rule: 'has found work' }
      // «Құрылыс жасағында 210 адам бар»
      if (word === 'бар' && candidate.rule === 'kk/brigade') return own
      if (
        word === 'бар' ||
        /(ашып|ашылып|құрып|құрылып|болып|беріп|тауып|қамтып|қамтылып|орналасып|тартылып|жолданып|жіберіліп|алынып|қабылданып|жұмылдырылып|орналастыр(?:ыл)?ып) (?!жат)/.test(
          word,
        )
      )
        return { ...own, status: 'done', rule: 'has come about' }
    }
    return own
  }
  return withoutVerb(view, candidate, sentence)
}

const COMES_TO = plain(/^-?(?:[ндт][ыі])? құра(?:ды|ған|п)(?!\p{L})/u)
const WORK_TO_DO = new Set(['training', 'people_placed', 'jobs_created'])
const PACT_ON = plain(
  /^ (?:\p{L}{2,14} ){0,4}\p{L}{2,14}[уү](?:ы|і)? (?:туралы|жөнінде|жөніндегі) (?:\p{L}{2,14} ){0,2}(?:келісім|меморандум|шарт|уағдаластық)/u,
)
const BUDGETED = plain(
  /^[^.;]{0,60}(?:қамтуға|тартуға|орналастыруға)[^.;]{0,60}теңге[^.;]{0,50} бөлін(?:ді|ген|іп)/u,
)
const GOT_BEFORE = plain(
  /(?:грант|несие|қаржы|қаражат)\p{L}{0,4} (?:ұтқан|алған|иеленген|игерген|ұтып алған|жеңіп алған) $/u,
)
const TO_COME_BEFORE = plain(
  /(?:тартыл|орналас|қабылдан|алын|жіберіл|жолдан|қамтыл|оқытыл|тартылып жұмыс істей)(?:атын|етін|йтын|йтін) (?:\p{L}{4,10} )?$/u,
)
const TO_COME_NEXT = plain(
  /^ (?:\p{L}{2,14} ){0,2}\p{L}{2,14}(?<!тұр|құрал|бол)(?:атын|етін|йтын|йтін) \p{L}/u,
)
const NOW = words('(биыл*|қазір|қазіргі|бүгінде|бүгінгі)')
const LEARNS = words('(оқиды|оқып жүр|білім алады)')

/** «2 мың адамды құрайды»: the verb only states the figure. */
const COPULA = /^(?:құра|тең)/

/** «Жұмыс орны: 350»: a line of a card. */
export const CARD_LINE = /^[-• ]{0,2}[^:.!?]{3,45}: /

/** How many sentences back the project of a card may be told. */
const PROJECT_REACH = 9
/** A project under way. */
const RUNS = words('(іске асырыл|жүзеге асырыл|салын|жүргізіл|жүр|асырыл)(уда|уде|ып жатыр|іп жатыр)*')
const COMING = words(
  '(салынады|салынбақ|салынып жатыр|салынуда|іске қосылады|іске қосылмақ|құрылысы басталды|жоспарлан*|аяқталады|аяқталмақ|бітеді|беріледі|ашылады|ашылмақ)',
)

/** What has been done, before what is told of it. */
const CONVERB = words(
  '(ашылып|құрылып|ашып|құрып|орналасып|қамтылып|тартылып|оқытылып|жіберіліп|қабылданып|алынып|босатылып|қысқарып|қысқартылып|сақталып)(?=~,)',
)

/** «Жыл басынан бері 209 адам» */
const SINCE = plain(/(?<!\p{L})бері (?:барлығы |жалпы )?$/u)

/** «Құрылатын жұмыс орындары – 160», «жұмысқа орналасқандар: Арал – 1 210»: the noun or what was told before decides. */
function withoutVerb(view: View, candidate: Candidate, sentence: Sentence): Verdict {
  const { folded } = view
  // «6,3 мың жұмыс орны ашылып, оның 4,1 мыңы тұрақты»: a converb that no other verb follows.
  const converb = first(CONVERB, folded, [candidate.at[1], candidate.clause[1]])
  if (converb) return { status: 'done', rule: 'converb', weak: true, range: converb }
  const before: Range = [sentence.range[0], candidate.at[1]]
  if (occurs(TO_COME_NOUN, folded, before)) return { status: 'planned', rule: 'to-come noun' }
  if (occurs(AIM, folded, [Math.max(sentence.range[0], candidate.at[0] - 24), candidate.at[0]]))
    return { status: 'planned', rule: 'aim' }
  if (candidate.type === 'jobs_created' && occurs(PLANNED_NOUN, folded, before))
    return { status: 'planned', rule: 'plan noun' }
  if (occurs(PAST_NOUN, folded, before)) return { status: 'done', rule: 'past noun' }
  // «3399 жұмыссыз жұмысқа тұрғызды, олардың ішінде 1403 адам – ауылдан»: the verb stands before.
  const told: Range = [sentence.range[0], candidate.at[0]]
  const past = all(DONE, folded, told).findLast((range) => !NO_VERB.test(folded.slice(...range)))
  const coming = all(FUTURE, folded, told).at(-1) ?? all(INTENDED, folded, told).at(-1)
  if (past && !(coming && coming[0] >= past[0]))
    return { status: 'done', rule: 'told before', weak: true, range: past }
  // «жыл басынан бері 209 адам»: so far, whatever was planned.
  if (SINCE.test(folded.slice(Math.max(candidate.clause[0], candidate.at[0] - 16), candidate.at[0])))
    return { status: 'done', rule: 'since then' }
  if (coming) return { status: 'planned', rule: 'told before', weak: true, range: coming }
  // «Бұл жоспардың 104 пайызы»: so much of the plan has been reached.
  if (candidate.quantity?.unit === 'percent_of_plan')
    return { status: 'done', rule: 'share of the plan', weak: true }
  if (occurs(PLAN_WORD, folded, before)) return { status: 'planned', rule: 'plan noun' }
  // «Жұмыс орны: 95. Іске асырылуда»: the line of a card goes on.
  const card = CARD_LINE.test(folded.slice(...sentence.range))
  for (let i = sentence.index + 1; i <= sentence.index + 2; i++) {
    const next = view.sentences[i]
    if (!next || next.range[1] - next.range[0] > 90) break
    if (next.paragraph !== sentence.paragraph && !(card && CARD_LINE.test(folded.slice(...next.range)))) break
    if (occurs(RUNS, folded, next.range))
      return {
        status: 'ongoing',
        rule: 'the next words of the card',
        range: first(RUNS, folded, next.range)!,
      }
    if (occurs(COMING, folded, next.range))
      return {
        status: 'planned',
        rule: 'the next words of the card',
        range: first(COMING, folded, next.range)!,
      }
    const done = first(PROJECT, folded, next.range)
    if (done) return { status: 'done', rule: 'the next words of the card', range: done }
  }
  // The project's verb may stand in the headline or lead, above a list of its cards.
  for (let i = sentence.index; i >= Math.max(0, sentence.index - PROJECT_REACH); i--) {
    const scope = view.sentences[i]!.range
    const last = all(PROJECT, folded, scope).at(-1)
    if (last) return { status: 'done', rule: 'as the project', weak: true, range: last }
    if (i < sentence.index && occurs(COMING, folded, scope)) break
  }
  return {
    status: sentence.heading && candidate.type !== 'jobs_created' ? 'done' : 'planned',
    rule: 'no-verb',
    weak: true,
  }
}

/** From the end of a figure on: «729 адамнан 480-ге дейін азайды», «4,2%-дан 3,8%-ға дейін төмендеді». */
const LEFT_FOR = plain(
  /^.{0,3}(?:[ндт][ае]н|% ?-?[ндт][ае]н) \d[\d ,]{0,7}%?(?: мың)?(?: ?-? ?[гғкқ][ае])?(?: \p{L}{3,10}[ғгқк][ае])?(?: дейін)? (?:азай|қысқар|кемі|өс|арт|көбей|төменде)/u,
)

function state(view: View, candidate: Candidate, sentence: Sentence): Verdict {
  const { folded } = view
  const { clause, at, type } = candidate
  const tail: Range = [at[1], clause[1]]
  const rest: Range = [at[1], sentence.range[1]]
  if (candidate.rule === 'kk/quota') return { status: 'committed', rule: 'quota' }
  if (LEFT_FOR.test(folded.slice(at[1] - 3, Math.min(sentence.range[1], at[1] + 60))))
    return { status: 'done', rule: 'came-from' }
  const intended =
    first(AIMED_LEVEL, folded, [at[0], clause[1]]) ??
    // «2028 жылы жұмысшылар саны 850-ге жетеді»
    (type === 'employment_level' && !(candidate.rule === 'kk/their-number' && sentence.dates.length === 0)
      ? first(WILL_BE, folded, tail)
      : null)
  if (intended) return { status: 'planned', rule: 'intended', range: intended }
  // «жылдық жоспар бойынша 4,7%»
  if (BY_PLAN.test(folded.slice(Math.max(sentence.range[0], at[0] - 26), at[0])))
    return { status: 'planned', rule: 'label of a plan' }
  if (type === 'vacancies') {
    // «120 бос орынмен келді»
    const brought = /[бмп]ен$/u.test(folded.slice(...at)) ? first(CAME, folded, tail) : null
    // «50 адам керек еді»
    const needed = first(WAS_NEEDED, folded, tail)
    if (needed) return { status: 'done', rule: 'was needed', range: needed }
    const offered = brought ?? first(OFFERED, folded, tail) ?? first(OFFERED, folded, rest)
    // «Бүгінгі таңда порталда 64 мың бос орын жарияланған»: they stand there now.
    if (
      offered &&
      /^(?:жарияланған|орналастырылған|ұсынылған|тіркелген)/u.test(folded.slice(...offered)) &&
      occurs(AS_OF, folded, [clause[0], at[0]])
    )
      return { status: 'ongoing', rule: 'offered now', range: offered }
    if (offered) return { status: 'done', rule: 'offered', range: offered }
    // «Маусымда жарияланған вакансиялар саны 2 140 болды»
    const published = first(PUBLISHED, folded, [clause[0], at[1]])
    if (published && sentence.dates.some((d) => d.start !== null && d.range[1] <= at[0]))
      return { status: 'done', rule: 'published then', range: published }
    const before = view.sentences[sentence.index - 1]
    const fair = occurs(FAIR_TO_COME, folded, [before?.range[0] ?? sentence.range[0], sentence.range[1]])
    const coming = first(COMING_OFFER, folded, rest) ?? (fair ? first(WILL_OFFER, folded, rest) : null)
    if (coming) return { status: 'planned', rule: 'to-come', range: coming }
    const set = first(ALLOCATED, folded, tail)
    if (set) return { status: 'committed', rule: 'allocated', range: set }
    return { status: 'ongoing', rule: 'state' }
  }
  // «2022 жылы 91 мың адам болса, … 90 мыңға дейін азайды»: set beside a later level.
  if (
    plain(/^[ \n]?болса(?!\p{L})/u).test(folded.slice(at[1], at[1] + 8)) &&
    // «Қалада 278 мың болса, ауылда 174 мың»: two of one time.
    (sentence.dates.some((d) => d.start !== null && d.range[0] >= clause[0] && d.range[1] <= at[0]) ||
      occurs(EARLIER, folded, [clause[0], at[0]])) &&
    !besideEarlier(view, candidate, sentence)
  )
    return { status: 'done', rule: 'beside a later level' }
  // «418 мың адам болды (2018 жылы 441 мың адам)»
  if (IN_BRACKETS.test(folded.slice(Math.max(sentence.range[0], at[0] - 24), at[0])))
    return { status: 'done', rule: 'earlier level in brackets' }
  const found = first(EARLIER, folded, clause)
  // «4,7% және 5,1% (бір жыл бұрын – 5,4%)»: the time in the brackets behind is that of the figure there.
  const named =
    found &&
    ((found[0] > at[1] && /\(/.test(folded.slice(at[1], found[0]))) ||
      // «алғашында 40 адам болған ұжымда бүгінде 130 адам»
      (found[1] < at[0] && occurs(AS_OF, folded, [found[1], at[0]])))
      ? null
      : (found ?? yearAgo(view, candidate, sentence))
  // «Бір жыл бұрын ашылған фабрикада»: when it was opened.
  const earlier = named && OPENED_THEN.test(folded.slice(named[1], named[1] + 60)) ? null : named
  const later =
    earlier &&
    /^(былтыр|өткен)/.test(folded.slice(...earlier)) &&
    (/салыстыр|қарағанда/.test(folded.slice(earlier[1], earlier[1] + 40)) ||
      // «өткен жылғыдан 0,3 мың адамға азайды»
      (/(?:ғыдан|гіден)$/.test(folded.slice(...earlier)) && earlier[0] > at[1]))
  if (earlier && !later && earlier[0] - at[1] < 40) {
    // «былтырғы 4,9 пайыздан 4,7 пайызға»: the latter is of now.
    const reached = plain(/^[ \n]?\p{L}{0,9}(?:ға|ге|қа|ке|на|не)(?!\p{L})/u).test(
      folded.slice(at[1] - 4, at[1] + 10).replace(/^\P{L}+/u, ' '),
    )
    if (!(candidate.noun === 'percent' && reached))
      return { status: 'done', rule: 'earlier level', range: earlier }
  }
  // «2022 жылғы 3,9 пайыздан 3,1 пайызға дейін азайды»: the first is past.
  if (
    candidate.noun === 'percent' &&
    /(?:[дт][ае]н|н[ае]н)$/u.test(folded.slice(...at)) &&
    /\d/.test(folded.slice(at[1], clause[1]))
  )
    return { status: 'done', rule: 'earlier level' }
  // «жыл басындағы 712-ден 655-ке түскен»
  if (/^-?(?:[дт][ае]н|н[ае]н) \d/u.test(folded.slice(at[1], at[1] + 8)))
    return { status: 'done', rule: 'earlier level' }
  // «4,7 пайыз еді», «210 адам жұмыс істеп келген»
  if (
    plain(/^[ \n]?(?:(?:бар|тіркеуде|есепте) )?(?:еді|болған|болатын)(?!\p{L})/u).test(
      folded.slice(at[1], at[1] + 18),
    ) ||
    / (?:еді|болған|болатын)$/u.test(folded.slice(...at)) ||
    (type === 'employment_level' && occurs(WORKED, folded, tail))
  )
    return { status: 'done', rule: 'past level' }
  if (candidate.quantity?.unit === 'percentage_points') return { status: 'done', rule: 'change' }
  // «қазір 140-ы қалды»
  const today = type === 'employment_level' ? first(AS_OF, folded, [clause[0], at[0]]) : null
  if (today) return { status: 'ongoing', rule: 'state of now', range: today }
  if (type === 'unemployment' && candidate.noun === 'people') {
    const about = view.sentences[Math.max(0, sentence.index - 4)]!.range[0]
    // «1 желтоқсанда 27 655 жұмыссыз тіркелген»
    if (
      /жұмыссыз/.test(folded.slice(...clause)) &&
      sentence.dates.some(
        (d) => d.grain === 'day' && d.kind !== 'since' && d.kind !== 'range' && d.range[0] < at[0],
      )
    )
      return { status: 'ongoing', rule: 'level of a day' }
    // «Қазір 287-сі қалды»
    const now = first(AS_OF, folded, clause)
    if (now) return { status: 'ongoing', rule: 'state of now', range: now }
    const asOf = occurs(
      AS_OF,
      folded,
      sentence.dates.length > 0 ? sentence.range : [about, sentence.range[1]],
    )
    // A quarter's count of the jobless is a level of its own time.
    if (
      /жұмыссыз/.test(folded.slice(...clause)) &&
      sentence.dates.some((d) => d.grain === 'quarter' && d.range[0] < at[0])
    )
      return { status: 'ongoing', rule: 'level of a quarter' }
    const came = /(?<!\p{L})(?:келген|жүгінген|білдірген|тапсырған)[ \n]$/u.test(
      folded.slice(Math.max(0, at[0] - 12), at[0]),
    )
    if (came && !asOf) return { status: 'done', rule: 'past-state' }
    // «0,1% өсіп, 278 мың адам болды»: what it came to.
    if (CHANGED_TO.test(folded.slice(Math.max(0, at[0] - 12), at[0])))
      return { status: 'ongoing', rule: 'level after a change' }
    // «Ауданда жұмыссыз ретінде 1 024 адам тіркелген»: of no time, as it stands.
    const standing =
      sentence.dates.length === 0 &&
      (view.sentences[sentence.index - 1]?.dates.length ?? 0) === 0 &&
      plain(/^(?: \p{L}{2,14}){0,3} тіркелген(?=[,.;]| \p{L}*(?:деп|болса|екен))/u).test(
        folded.slice(at[1], at[1] + 50),
      )
    if (standing && candidate.period === null && /жұмыссыз/.test(folded.slice(...clause)))
      return { status: 'ongoing', rule: 'registered so far' }
    const past =
      first(PAST_STATE, folded, tail) ??
      // «Есепті кезеңде 530 жұмыссыз тіркеліп, соның 395-і …»
      (occurs(FLOW, folded, [sentence.range[0], at[0]]) ? first(REGISTERED, folded, tail) : null)
    if (past && !asOf && !/құра/.test(folded.slice(...past)))
      return { status: 'done', rule: 'past-state', range: past }
  }
  return { status: 'ongoing', rule: 'state' }
}

const BY_PLAN = plain(/(?<!\p{L})жоспар(?:ы|ға)? (?:бойынша|сәйкес) $/u)
const CHANGED_TO = /(?:өсіп|артып|азайып|төмендеп|кеміп|көбейіп|қысқарып), ?$/u

/** «… бір жыл бұрын керісінше болған: тиісінше 5% және 4,8%»: told of what stands behind the colon. */
function yearAgo({ folded }: View, { at, clause }: Candidate, { range }: Sentence): Range | null {
  if (!/:[ \n]*$/.test(folded.slice(range[0], clause[0]))) return null
  const told = first(YEAR_AGO, folded, [range[0], clause[0]])
  return told && !/\d/.test(folded.slice(told[1], clause[0])) && at[0] >= clause[0] ? told : null
}

const YEAR_AGO = words('бір жыл бұрын')
const IN_BRACKETS = plain(/\((?:\d{4} жыл\p{L}{0,3}|былтыр|бір жыл бұрын)(?: [-–])? $/u)
const FLOW = words('(кезең|ай|жыл|тоқсан|апта)\\p{L}{0,3}(да|де|ішінде)')
const REGISTERED = words('тіркеліп')
const WAS_NEEDED = words('(керек|қажет|тапшы|бос) (еді|болған|болатын|болыпты)')
const PUBLISHED = words('(жарияланған|орналастырылған|ұсынылған|түскен) (бос )?(вакансия|жұмыс ор|орын)*')

const DAILY = words('(күніне|тәулігіне|(күн|тәулік|апта) сайын|әр күні|аптасына)')

/** «15 қыркүйектен бері … шығады»: what goes on since a day past. */
function goesOnSince(
  { context, folded }: View,
  { dates }: Sentence,
  { at, clause, type }: Candidate,
  verdict: Verdict | null,
): Verdict | null {
  const { reference } = context
  const since = dates.some(
    (d) =>
      d.kind === 'since' &&
      d.start !== null &&
      reference !== undefined &&
      d.start <= reference &&
      d.range[0] >= clause[0] &&
      d.range[1] <= at[0] &&
      / бері$/.test(d.text),
  )
  const said = verdict?.range && /(?:[ае]д|йд)[ыі]$/.test(folded.slice(...verdict.range))
  const daily = type === 'people_placed' && occurs(DAILY, folded, [clause[0], verdict?.range?.[0] ?? at[1]])
  return verdict && (since || daily) && said
    ? { ...verdict, status: 'ongoing', rule: 'goes on since' }
    : verdict
}

/** Right behind a time that tells of the plant alone. */
export const OPENED_THEN = plain(
  /^ (?:\p{L}{2,14} ){0,3}(?!жабыл|тоқта|тарат|жойыл|күй|өрте)\p{L}{2,14}[ғгқк][ае]н (?:\p{L}{3,15} ){0,2}(?:зауыт|кәсіпорын|фабрика|цех|кешен|кеніш|шахта|ферма|шеберхана|жылыжай|комбинат|наубайхана|орталық|мекеме|компания|серіктестік|шаруашылық|дүкен|кәсіпорн)/u,
)

/** They did until then. */
const WORKED = words('(істеп|етіп|атқарып) келген', '(істейтін|ететін) (еді|болған)')

/** «Үшінші тоқсанда 15,2 мың болса, екінші тоқсанда 15,9 мың еді»: the earlier level stands behind. */
function besideEarlier({ folded }: View, { clause, at }: Candidate, { dates, range }: Sentence): boolean {
  const own = dates.findLast((d) => d.range[0] >= clause[0] && d.range[1] <= at[0] && d.start !== null)
  const other = dates.find((d) => d.range[0] >= clause[1] && d.start !== null)
  if (other) return own?.start != null && other.start !== null && other.start < own.start
  return occurs(EARLIER, folded, [clause[1], range[1]])
}

/** A protest is something that happened, where no verb says that it goes on. */
const PROTEST = /ереуіл|наразылық|митинг|талап ет|тоқтат|шеру/u
const GOING_ON = plain(/(?:жатыр|жүр|отыр|тұр|\p{L}{2}уда|\p{L}{2}уде)(?!\p{L})/u)
/** A strike that lasts. */
const ON_STRIKE = words(
  '(ереуілде|наразылықта) (жүр|отыр|тұр)\\p{L}{0,4}',
  'ереуіл\\p{L}{0,4} (жалғас|созыл)*',
)

function dispute(view: View, candidate: Candidate, sentence: Sentence): Verdict {
  const { folded } = view
  const tail: Range = [candidate.at[1], candidate.clause[1]]
  const rest: Range = [candidate.at[1], sentence.range[1]]
  for (const scope of [tail, rest]) {
    const paid = first(PAID, folded, scope)
    const found = earliest([
      // «… бес күннен бері ереуілде жүр. Оған 300 адам шыққан»
      wrap(
        paid && /^шыққан/u.test(folded.slice(...paid)) && occurs(ON_STRIKE, folded, [0, candidate.at[0]])
          ? paid
          : null,
        'ongoing',
        'on strike',
      ),
      // «әлі төленген жоқ»
      wrap(
        paid && plain(/^ (?:жоқ|емес)(?!\p{L})/u).test(folded.slice(paid[1], paid[1] + 6)) ? null : paid,
        'done',
        'paid',
      ),
      wrap(first(FOUND_OUT, folded, scope), 'done', 'found out'),
      wrap(first(OWED, folded, scope), 'ongoing', 'owed'),
      wrap(first(TO_BE_PAID, folded, scope), 'planned', 'to be paid'),
    ])
    if (found) return found
  }
  const said = candidate.fields.find(({ field }) => field === 'type')?.range
  if (
    said &&
    PROTEST.test(folded.slice(...said)) &&
    !GOING_ON.test(folded.slice(candidate.at[1], sentence.range[1]))
  )
    return { status: 'done', rule: 'protested', weak: true }
  return { status: 'ongoing', rule: 'owed', weak: candidate.part }
}

function wrap(range: Range | null, status: EventStatus, rule: string): Verdict | null {
  return range ? { status, rule, range } : null
}
