import type { EventStatus, EventType, Unit } from '../contract.ts'
import type { NumberMention } from '../numbers/index.ts'
import type { Range } from '../text/index.ts'
import type { Candidate } from './candidate.ts'
import type { Claim } from './merge.ts'
import type { Sentence, View } from './view.ts'

/** What a figure may count, as far as its noun tells; `case` is «مورد», a count of what the clause is about. */
export type NounClass =
  | 'jobs'
  | 'people'
  | 'projects'
  | 'courses'
  | 'person_hours'
  | 'other'
  | 'case'
  | 'money'
  | 'percent'

/** What words of work count, and what words of people do. */
export const WORK: readonly NounClass[] = ['jobs', 'people', 'case']
export const PEOPLE: readonly NounClass[] = ['people', 'case']

/** Words that a figure counts. Patterns are sticky for nouns after the figure, global for nouns before it. */
export interface NounRule {
  noun: NounClass
  pattern: RegExp
  /** The noun is itself a commitment («تعهد»). */
  commitment?: boolean
}

/** Words that tell what a claim is about. */
export interface Cue {
  id: string
  type: EventType
  /** The nouns whose figures the cue can explain. */
  nouns: readonly NounClass[]
  pattern: RegExp
  /** Strength before distance is taken off; a point is worth 40 characters. */
  weight: number
  /** Must occur in the sentence or in the one before it; `requiresIn` narrows it to the sentence or the clause. */
  requires?: RegExp
  requiresIn?: 'clause' | 'sentence' | 'text'
  /** Tells where people work: a part of those hired or dismissed stays one of them. */
  stock?: boolean | 'sentence'
  /** The side of the figure on which the cue is looked for first («نرخ بیکاری ۷ درصد»). */
  side?: 'before' | 'after'
  /** Nowhere else than on that side. */
  sideOnly?: boolean
  /** Must begin right behind the figure. */
  next?: boolean
  /** Must not occur in the clause. */
  unless?: RegExp
  /** A noun that names those counted: where it stands right after a figure it tells of no other. */
  owned?: boolean
  /** Only people do or suffer it: it explains counts of nouns that no table holds. */
  animate?: boolean
  /** The cue's words must hold the figure itself. */
  own?: boolean
  /** Counts in this unit whatever the noun says (`percent` of a plan). */
  unit?: Unit
}

/** A step over all claims of a text. */
export type Refiner = (claims: Claim[], view: View) => Claim[]

/** What a language tells the shared parsers and refiners. */
export interface Grammar {
  language: string
  /** One of these stands in every text that speaks of work; others are not read further. */
  relevant: RegExp
  /** Folded offsets within the sentence where a clause ends. */
  breaks(folded: string, sentence: Range): number[]
  /** Has the clause a full verb of its own, so that the next clause tells something else? */
  closed(folded: string, clause: Range): boolean
  /** Words that may stand between a figure and its noun. */
  fillers: RegExp
  nounsAfter: readonly NounRule[]
  nounsBefore: readonly NounRule[]
  /** Ends right before a figure that names rather than counts («رتبه ۱۴۲»). */
  ordinalBefore?: RegExp
  /** A verb of several: only with one may a noun that no table holds be of people. */
  plural?: RegExp
  /** The mark of an object («را»): those counted may suffer what is done. */
  object?: RegExp
  /** Sticky, right after a figure: a noun that may be of people though no table holds it. */
  guessed?: RegExp
  cues: readonly Cue[]
  /** Clauses with one of these tell nothing that happened or is intended. */
  vetoes: readonly { id: string; pattern: RegExp; nouns?: readonly NounClass[] }[]
  /** Sticky, right after a figure: so many of them («610-ы», «۳۰۰ نفرشان»); the figure counts what the one before it did. */
  ofThem?: RegExp
  /** A count whose noun says that a part of it follows («түлектің 897-сі»); tested on figure and noun. */
  ofWhich?: RegExp
  /** Before a figure without a noun: the count of the claim before, for another place or time («бұл сан»). */
  sameCount?: RegExp
  /** All that stands between words of work and the figure that they lead to. */
  leadsTo?: RegExp
  /** A line with a colon tells of the items below it. */
  headers?: boolean
  /** What the headline tells counts for every sentence. */
  headlines?: boolean
  /** A figure that goes on with a claim some sentences before: «мұндай 6 812 жас»; «тағы 150 адамды қамту». */
  suchAs?: RegExp
  more?: RegExp
  /** A figure in brackets or behind a dash after a place counts what was counted before. */
  ofPlaces?: boolean
  /** Whom a participle names («жұмыстан босатылғандардың»): persons. */
  thoseWho?: RegExp
  /** Begins a sentence that ranks the parts of what was told before («одан кейін …»). */
  ranked?: RegExp
  /** After a figure: so much of what was promised or planned before came true («۱۵ هزار نفر محقق شد»). */
  fulfilled?: RegExp
  /** After a figure that no word of work explains: it goes on with the claim before. */
  continues?: RegExp
  /** After a count: they got the sum told before it («از آن برخوردار شدند»). */
  fromIt?: RegExp
  /** Between a count and the sum that those counted got. */
  toThem?: RegExp
  /** What happens on the day that its sentence names, so that this is not only the day of speaking («жәрмеңке өтті»). */
  happens?: RegExp
  /** A date that is a moment of reckoning, no time that a claim covers («жыл басында»). */
  noPeriod?: RegExp
  /** Right after a date: it is only compared with. */
  comparison?: RegExp
  /** Ends right before an occasion that is only wished well («ضمن تبریک هفته دولت»). */
  greeted?: RegExp
  /** Ends right before a date that is only compared with. */
  comparisonBefore?: RegExp
  /** «حالا»: another time than the one named before in the sentence. */
  now?: RegExp
  /** What goes on telling of the claim of the sentence before («این افراد»). */
  toldOf?: RegExp
  /** Words that carry the time of a level on to the next one («نیز»). */
  also?: RegExp
  /** «از این تعداد طرح»: a part of the claim that counted such. */
  partitiveOf?: readonly { noun: NounClass; pattern: RegExp }[]
  /** Is a cue right before the figure the likelier one? */
  adjacent?: boolean
  /** After a sum of no purpose of its own: it goes on with the sum of the sentence before. */
  sumsGoOn?: RegExp
  /** «این استان»: the unit named last. */
  thisOne?: RegExp
  /** Words of rates: a decimal without a unit is a percentage beside them. */
  rates?: RegExp
  /** A counted noun with its copula («نفرند»). */
  copula?: RegExp
  /** Asks for a number («چند نفر»). */
  howMany?: RegExp
  /** The name of a survey whose season holds for all that it tells. */
  survey?: RegExp
  /** What has been so since a month («از تیرماه بیکار شده‌اند»). */
  sinceThen?: RegExp
  /** Right behind the time when a programme began. */
  begun?: RegExp
  /** The months for which wages are owed, in its first group. */
  wagesOf?: RegExp
  /** Ends right before the number of those told of («تعدادشان به»). */
  headcount?: RegExp
  /** Workers gather, strike or stop work: its day is that of what is told of them beside it. */
  protest?: RegExp
  /** Ends a clause that tells where those counted are. */
  were?: RegExp
  /** Begins a clause that goes on with the subject of the one before. */
  andThen?: RegExp
  /** What is told before is shared out as follows («سهم هر شهرستان به این شرح است»). */
  sharesOf?: RegExp
  /** A verb of saying with its colon. */
  reported?: RegExp
  /** «این رقم در سال گذشته»: the figure told before, for another time. */
  sameFigure?: RegExp
  /** Behind the figure of a place: it has the most of what was told before. */
  most?: RegExp
  /** A part of what was counted before («از این تعداد»). */
  partitive: RegExp
  /** Are figures that add up to the claim before parts of it, without a word that says so? */
  partsBySum?: boolean
  /** Ends right before a count that is the whole of the next one («از ۴ هزار نفری که …، ۹۰۰ نفر …»). */
  wholeBefore?: RegExp
  /** Right behind a time that tells of the plant alone («2019 жылы ашылған зауытта»). */
  openedThen?: RegExp
  /** Begins a count of the same for an earlier time, and all that stands behind it. */
  sameBefore?: { time: RegExp; was: RegExp }
  /** Ends right before a figure without a noun in a line of plan and fact. */
  label?: RegExp
  /** Ends right before a count of which a part was reached («жоспарланған 300 адамның 214-і»). */
  plannedWhole?: RegExp
  /** Ends a clause that the next one sets another figure beside («…тартылса, …»). */
  beside?: RegExp
  /** A count that its subject names at the head of the sentence: what it came to, or came from. */
  reached?: { after: RegExp; behind: RegExp; subjects: readonly { noun: NounClass; pattern: RegExp }[] }
  /** Right before a time: the one named before, a year earlier («مدت مشابه سال قبل»). */
  sameTime?: RegExp
  /** Names of the country and its people, or of a national measure. */
  country: { id: string; pattern: RegExp }
  /** «استان», «облыс» without a name, by level. */
  bareUnits: readonly { level: 'admin1' | 'admin2' | 'admin3' | 'city'; pattern: RegExp }[]
  /** Villages, beside which «in town» means no one town. */
  villages?: RegExp
  /** The level of unit that an office stands for where its title names none; matched on the title as written. */
  offices: readonly { level: 'admin1' | 'admin2' | 'city'; pattern: RegExp }[]
  /** Other countries: what is told of them is no claim. */
  foreign: RegExp
  /** People of ours who go to work in another country. */
  sentAbroad?: RegExp
  /** Permits, whose time holds for the jobs foreseen in them («جواز تأسیس»). */
  licence?: RegExp
  /** A span that rolls on («در یک سال گذشته»). */
  rolling?: RegExp
  /** What is still owed («باید»): of a promise it is promised. */
  must?: RegExp
  /** Begins what is told by the way before the verb of saying («با اشاره به اینکه …»). */
  byTheWay?: RegExp
  /** «آن کشور»: the other country named before. */
  thatCountry?: RegExp
  /** Ends right before the share that a count before it makes («که معادل …»). */
  makesShare?: RegExp
  /** A word for persons that counts other things too («تن»), sticky, and what must or must not stand in the sentence. */
  bodies?: { pattern: RegExp; with: RegExp; without: RegExp }
  /** Does a bare name mean the province where the text calls the unit of that name so («استان»)? */
  provinceOfName?: { said: RegExp; provinces: RegExp; city: RegExp; counties: RegExp; county: RegExp }
  /** Words for the plant that a claim is told of. */
  plant?: RegExp
  /** Ends right before a figure that is aimed at in what was told before («هدف ما تا پایان سال»). */
  goal?: RegExp
  /** Words of an aim («هدف»): what is aimed at by the end of a year is aimed at for the year. */
  aim?: RegExp
  /** What was so then («۹۰۰ نفر بیکار بودند»). */
  was?: RegExp
  /** Ends right before the first of several provinces. */
  provinces?: RegExp
  /** A time from one day to another, though it begins with «از». */
  until?: RegExp
  /** Begins right behind a time at which something had happened before («زمستان … تعدیل شده بودند»). */
  pluperfect?: RegExp
  /** Ends right before a time told of those counted («کسانی که پارسال …»), and what follows it up to the figure. */
  who?: RegExp
  whoDid?: RegExp
  /** «این هفته», and the names of weeks that it may mean. */
  thisWeek?: RegExp
  weekNamed?: RegExp
  /** Before a place where somebody spoke («در حاشیه بازدید از …»). */
  scene?: RegExp
  /** From the last letters of a place's name to the figure of those who came from it, and the verb of coming. */
  whence?: { from: RegExp; came: RegExp }
  /** Ends right before a unit that is only stood before or ranked in («مقابل استانداری …», «در میان شهرستان‌های …»). */
  besides?: RegExp
  /** «این کارخانه»: what was named before, with its place. */
  thisUnit?: RegExp
  /** One plant that whoever speaks of it stands in («این مجتمع»). */
  visited?: RegExp
  /** «از جمله این طرح‌هاست»: the projects of the claim before, each with its jobs. */
  among?: RegExp
  /** «افتتاح»: what is opened at a time gives its jobs then. */
  opening?: RegExp
  /** What begins to tell of the time to come: a time named before it is not that. */
  forecast?: RegExp
  /** Ends right before a year of which as much is meant as was told of this one. */
  sameSpan?: RegExp
  /** «همان سال» within a time. */
  sameYear?: RegExp
  /** «در این سال»: the year named before. */
  thisYear?: RegExp
  /** «در این مدت»: the time named before. */
  thisTime?: RegExp
  /** A rate of no unit in a text of no or many provinces is the country's. */
  nationalRates?: boolean
  /** A unit without its name («شهرستان»): its rate is not the country's. */
  unnamedUnit?: RegExp
  /** «سراسر کشور»: where it stands in a text that names no province, its claims are of the country. */
  allOver?: RegExp
  /** Titles that name the country themselves. */
  wholeCountry?: RegExp
  /** What the figures of a sentence count that tells where most are («ең көп бос орын …»). */
  mostCounted?: readonly { pattern: RegExp; noun: NounClass }[]
  /** Names the sector whose share of what was told before follows («سهم بخش صنعت …»). */
  shareOfSector?: RegExp
  /** Ends a relative clause that tells how something had been («… تعطیل بود،»). */
  wasUntil?: RegExp
  /** What sentences speak of that tell of openings one after the other. */
  ofOpenings?: RegExp
  /** Begins the list of the largest parts of what was told before («بیشترین سهم به …»). */
  mostOf?: RegExp
  /** The same of jobs («بیشترین اشتغال در …»). */
  mostJobs?: RegExp
  /** Ends right before a bare unit word that closes a body’s name («بازرسی کل استان»). */
  bodyOfUnit?: RegExp
  /** «Облыс орталығында»: the city where a region is led from, by the region. */
  centre?: { pattern: RegExp; of(region: string): string | null }
  /** Begins right behind a year of which the season told before is meant («2020 жылдың сол тоқсанында»). */
  sameSeason?: RegExp
  /** Begins right behind the name of a unit whose head's office is meant («… қаласы әкімінің аппаратында»). */
  officeOf?: RegExp
  /** Ends right before the place in an agency's name, or where it reports from. */
  agencyOf?: RegExp
  /** Titles of ministers; matched on the title as written. */
  minister?: RegExp
  /** Is a headline above the words of one speaker taken from him? */
  onlySpeaker?: boolean
  /** Titles of offices of the whole country; matched on the title as written. */
  nationalOffice?: RegExp
  /** Names of national bodies that such offices head, and «این نهاد». */
  nationalBody?: RegExp
  /** «تاکنون»: up to the reference date. */
  soFar: RegExp
  /** Verbs of saying and phrases of source. */
  speech: RegExp
  status(
    view: View,
    candidate: Candidate,
  ): { status: EventStatus; rule: string; weak?: boolean; own?: boolean; range?: Range }
  /** «با اعلام این خبر»: the speaker tells what stands before. */
  thisNews: RegExp
  /** «این طرح‌ها»: what was counted in the sentence before got the sum. */
  theseSchemes?: RegExp
  /** «این مبلغ»: the sum told before. */
  thisSum: RegExp
  /** The claims of a row of a table with columns. */
  row?(view: View, sentence: Sentence): Candidate[]
  /** The claim of a line of a place and a figure that no other rule reads. */
  listing?(view: View, sentence: Sentence): Candidate[]
  /** Events that no figure tells: agreements, courses, disputes. */
  named(view: View, sentence: Sentence): Candidate[]
  /** Mend the merged claims one after the other: shares that counts tell already, and the like. */
  refiners: readonly Refiner[]
  /** Figures that look like counts but are not. */
  ignore?(view: View, sentence: Sentence, number: NumberMention): boolean
}
