import { findPlaces, firstLevelOf, isWithin, type PlaceMention } from '../../../places/index.ts'
import type { Range } from '../../../text/index.ts'
import type { Candidate } from '../../candidate.ts'
import type { Claim } from '../../merge.ts'
import { occurs, words } from '../../pattern.ts'
import { plain } from '../../twins.ts'
import type { Sentence, View } from '../../view.ts'
import { HAPPENS, SO_FAR } from '../constants.ts'
import { CARD_LINE } from '../status.ts'
import { ANAPHOR, totalOf, WINDOW } from './frames.ts'

/** Places that were guessed for want of a name beside the claim. */
const GUESSED = new Set(['text', 'office', 'kind of office', 'later'])
const OF_COUNTRY = 'country of the text'
/** The text names several units of the first level, and none before the claim. */
const SEVERAL = 'text names several'
const LOCATED = words('(орналасқан жері|орналасқан|мекенжайы|салынатын жері)')

/** How many sentences off a card tells where its project lies. */
const CARD_REACH = 6

const PUT_TO_WORK = words(
  '(орналастыр|орналас|тартыл|жіберіл|жолдан)\\p{L}{1,8}',
  'жұмысқа (тұр|алын|қабылда)\\p{L}{1,8}',
)

/** «Мұнда үш қызметкер еңбек етеді, алдағы айда тағы бесеуі алынады»: taken on, beside those who work there. */
const TAKEN_ON = words(
  '(алынады|алынбақ|алынатын болады|қабылданады|қабылданбақ|тартылады|тартылмақ|жұмысқа (алын|қабылдан|тартыл)\\p{L}{1,6})',
)

/** «3 680 жұмыс орны құрылады, оның ішінде 2 мың адам орталықтар арқылы орналастырылады»: people put into a part of the jobs. */
export function placedParts(claims: Claim[], { folded }: View): Claim[] {
  return claims.map((claim) => {
    const { best } = claim
    if (
      best.inherited &&
      best.type === 'employment_level' &&
      occurs(TAKEN_ON, folded, [best.at[1], best.clause[1]])
    ) {
      const trace = [...best.trace, 'people_placed, planned: more who are to be taken on']
      return { ...claim, best: { ...best, type: 'people_placed', status: 'planned', trace } }
    }
    if (!best.part || best.type !== 'jobs_created' || best.noun !== 'people') return claim
    if (!occurs(PUT_TO_WORK, folded, [best.at[1], best.clause[1]])) return claim
    const trace = [...best.trace, 'people_placed: they are put into the jobs']
    return { ...claim, best: { ...best, type: 'people_placed', trace } }
  })
}

/** A part without a place of its own is told of its total's; a project on a card lies where the card says. */
export function partPlaces(claims: Claim[], view: View): Claim[] {
  const ordered = [...claims].sort((a, b) => a.best.at[0] - b.best.at[0])
  const before: Candidate[] = []
  const settled = new Map<Claim, Candidate>()
  const country = headlineOfCountry(view)
  const national = toldByTheState(view)
  const folk = demonymOfHeadline(view)
  const begun = view.sentences
    .slice(0, BEGINNING)
    .some((s) => occurs(view.grammar.country.pattern, view.folded, s.range))
  for (const claim of ordered) {
    let best = claim.best
    const ahead = best.placeFrom === 'text' ? namedOnlyLater(view, best) : null
    if (ahead) best = moved(best, ahead, 'the source, since the unit is named only later')
    if (
      best.placeFrom === 'text' &&
      !ahead &&
      best.place &&
      begun &&
      onlyLater(view.context.places, best.place, best.at[1])
    )
      best = moved(best, 'KZ', 'the country that the text begins with')
    if (best.placeFrom === 'text' && !ahead && oneOfMany(view, best))
      best = moved(best, view.context.sourcePlace ?? null, SEVERAL)
    // «… ауданында жылыжай салмақ. … облыстық колледжде оқыту …»: a body's name names no unit of the claim.
    const body = best.placeFrom.startsWith('bare') ? beforeBody(view, best) : null
    if (body) best = moved(best, body, 'the sentence before, not a word of a body')
    const guessed = GUESSED.has(best.placeFrom)
    if (guessed && (best.part || best.inherited)) {
      const total = totalOf(view, best, before.slice(-WINDOW))
      if (total) best = moved(best, total.place, 'its total')
    }
    const pointed =
      guessed ||
      best.placeFrom === SEVERAL ||
      best.placeFrom === OF_COUNTRY ||
      best.placeFrom.startsWith('bare unit')
        ? anaphorPlace(view, best)
        : null
    if (pointed) best = moved(best, pointed, 'the sentence that it points to')
    else if (guessed && !best.part) {
      const card = cardPlace(view, best)
      if (card) best = moved(best, card, 'the place named for the project')
    }
    const line =
      guessed || best.placeFrom === SEVERAL || best.placeFrom.startsWith('bare')
        ? (lineOfList(view, best) ?? digestLine(view, best))
        : null
    if (line) best = moved(best, line, 'its line of the list')
    else if (
      (country || (national && best.placeFrom === 'text')) &&
      (best.placeFrom === 'text' || best.place === null)
    )
      best = moved(best, 'KZ', 'the country of the headline')
    else if (best.placeFrom === 'text') {
      const kin = before.findLast(
        (c) =>
          c.type === best.type &&
          best.sentence - c.sentence <= KIN_REACH &&
          // What is told of one unit of a list says nothing of what stands behind the list.
          !(c.placeFrom.startsWith('list') && c.sentence < best.sentence),
      )
      if (
        kin?.place &&
        kin.placeFrom !== 'text' &&
        !kin.placeFrom.startsWith('list') &&
        !placedBetween(view, kin, best, before)
      )
        best = moved(best, kin.place, 'the claim of its kind before')
    }
    // «Салалар бойынша …»: of the whole that was told of before.
    const ofSectors =
      guessed || best.placeFrom === 'text' || best.placeFrom === 'the claim before'
        ? bySector(view, best, before)
        : null
    if (ofSectors) best = moved(best, ofSectors, 'the whole whose sectors are told')
    const titled = best.placeFrom === 'text' ? folk : ''
    if (titled && (!best.place || isWithin(best.place, titled)))
      best = moved(best, titled, 'whose people the headline names')
    const people = demonym(view, best)
    if (people) best = moved(best, people, 'those counted are named by their place')
    const fair = fairPlace(view, best)
    if (fair) best = moved(best, fair, FAIR)
    const met = venue(view, best)
    if (met) best = moved(best, met, 'the place of the meeting is not that of the claim')
    const seen = best.placeFrom === 'office' ? visited(view, best) : null
    if (seen) best = moved(best, seen, 'the site that was visited')
    const whole = best.placeFrom.startsWith('list') ? null : cityAndDistricts(view, best)
    if (whole) best = moved(best, whole, 'the city and the districts')
    const last = before.at(-1)
    if (last && last.sentence === best.sentence && inBrackets(view, last, best))
      best = moved(best, last.place, 'the claim that its brackets belong to')
    if (best.place === null && last?.place === 'KZ' && best.sentence - last.sentence <= KIN_REACH)
      best = moved(best, 'KZ', 'the country of the claim before')
    if (
      ((best.place === null && best.placeFrom === SEVERAL) ||
        (best.placeFrom === 'text' &&
          best.place &&
          onlyLater(view.context.places, best.place, best.at[1]))) &&
      countryBefore(view, best)
    )
      best = moved(best, 'KZ', 'the country told of before')
    // «Бұл аймақта … 2,8 мың адам еңбек етеді. … 5 мыңға жеткіземіз»: the speaker goes on about the same site.
    if (
      best.placeFrom === 'kind of office' &&
      last &&
      SITES.has(last.placeFrom) &&
      last.office === best.office &&
      best.sentence - last.sentence <= 1
    )
      best = moved(best, last.place, 'the site told of before')
    // «Таразда 1 050 орын бөлінді. … бүгінге дейін 780 жас алынған»: so many of the places promised.
    if (
      best.placeFrom === 'kind of office' &&
      best.status === 'done' &&
      last?.place &&
      (last.status === 'planned' || last.status === 'committed') &&
      best.sentence - last.sentence === 1 &&
      occurs(SO_FAR, view.folded, best.clause)
    )
      best = moved(best, last.place, 'the plan that it fulfils')
    const open = best.placeFrom === 'text' || best.placeFrom === SEVERAL
    if (
      open &&
      last?.place &&
      !last.placeFrom.startsWith('list') &&
      best.sentence - last.sentence <= 1 &&
      view.sentences[last.sentence]?.paragraph === view.sentences[best.sentence]?.paragraph
    )
      best = moved(best, last.place, 'the claim before')
    else if (open) {
      const near = sentenceBefore(view, best)
      if (near) best = moved(best, near, 'the sentence before')
    }
    settled.set(claim, best)
    before.push(best)
  }
  return claims.map((claim) => ({ ...claim, best: settled.get(claim) as Candidate }))
}

/** «Еліміздегі жұмыссыздардың жартысы – әйелдер. Олардың саны 238 мың»: does a sentence before it in the paragraph tell of the country alone? */
function countryBefore({ folded, sentences, grammar }: View, { sentence }: Candidate): boolean {
  const own = sentences[sentence]!
  for (let i = sentence - 1; i >= 0; i--) {
    const told = sentences[i]!
    if (told.paragraph !== own.paragraph || told.places.some((m) => m.level !== 'country')) return false
    if (occurs(grammar.country.pattern, folded, told.range)) return true
  }
  return false
}

const DEMONYM = plain(/(\p{L}{4,12}?)(?:лық|лік|дық|дік|тық|тік)(?:тар|тер|ты|ті|тың|тің|қа|ке)?$/u)

/** «885 қостанайлық»: the region or city that those counted come from. */
function demonym({ folded }: View, { at, noun }: Candidate): string | null {
  const name = noun === 'people' ? DEMONYM.exec(folded.slice(...at))?.[1] : undefined
  if (!name || name === 'қазақстан') return null
  const [place] = findPlaces(name)
  return place && (place.level === 'admin1' || place.level === 'city') ? place.id : null
}

const FOLK = /(?<!\p{L})(\p{L}{4,12}?)(?:лық|лік|дық|дік|тық|тік)(?!\p{L})/gu

/** «4 мың астаналық жасөспірім»: the city or region whose people the headline names, where it names no place itself. */
function demonymOfHeadline({ folded, sentences }: View): string {
  const [first] = sentences
  if (!first?.heading || first.places.length > 0) return ''
  for (const [, name] of folded.slice(...first.range).matchAll(FOLK)) {
    if (name === undefined || name === 'қазақстан') continue
    const [place] = findPlaces(name.charAt(0).toUpperCase() + name.slice(1))
    if (place && (place.level === 'admin1' || place.level === 'city')) return place.id
  }
  return ''
}

const SECTORS = words('(салалар|салалары|бағыттар|бағыттары) (бойынша|бөлінісінде|қимасында)')

/** The place of the largest claim of its kind, where the sentence tells of sectors. */
function bySector({ folded, sentences }: View, best: Candidate, before: readonly Candidate[]): string | null {
  if (!occurs(SECTORS, folded, sentences[best.sentence]!.range)) return null
  const kin = before.filter((c) => c.type === best.type && c.quantity && c.place)
  return (
    kin.reduce<Candidate | null>(
      (most, c) => ((c.quantity?.value ?? 0) > (most?.quantity?.value ?? 0) ? c : most),
      null,
    )?.place ?? null
  )
}

const FAIR = 'the place of the fair'
/** Where a plant or a fair gave the place. */
const SITES = new Set(['named before', FAIR])

/** How many sentences back a claim of the same kind lends its place. */
const KIN_REACH = 5

/** Is the headline of the country («елде», «Қазақстанда») and of no unit of it? */
function headlineOfCountry({ folded, sentences, grammar }: View): boolean {
  const [first] = sentences
  return (
    first?.heading === true &&
    occurs(grammar.country.pattern, folded, first.range) &&
    first.places.every((m) => m.level === 'country')
  )
}

/** How many sentences a text has to say that it speaks of the country. */
const BEGINNING = 3

const STATE_BODY = words('(министрлі[гк]*|үкімет*|сақтандыру қоры*|статистика бюросы*|ұлттық статистика*)')

/** Does a body of the state tell, in a text that names no unit but in its dateline, or does the text begin with the country? */
function toldByTheState({ context, folded, grammar, sentences }: View): boolean {
  const start = sentences.slice(0, BEGINNING).some((s) => occurs(grammar.country.pattern, folded, s.range))
  if (context.places.every((m) => m.level === 'country') && !context.sourcePlace && start) return true
  // «Еңбек министрлігінің мәліметінше, республиканың 102 кәсіпорнында …»
  const whole: Range = [0, folded.length]
  if (
    context.places.length === 0 &&
    !context.sourcePlace &&
    occurs(STATE_BODY, folded, whole) &&
    occurs(grammar.country.pattern, folded, whole)
  )
    return true
  return (
    context.places.length > 0 &&
    context.places.every((m) => m.context === 'dateline' || m.level === 'country') &&
    occurs(STATE_BODY, folded, [0, folded.length])
  )
}

/** Is a unit named between two claims, other than with the items of a list? */
function placedBetween(
  { sentences }: View,
  a: Candidate,
  b: Candidate,
  before: readonly Candidate[],
): boolean {
  const listed = new Set(
    before.flatMap((c) =>
      c.placeFrom.startsWith('list')
        ? c.fields.filter(({ field }) => field === 'place').map(({ range }) => range[0])
        : [],
    ),
  )
  return sentences
    .slice(a.sentence, b.sentence + 1)
    .some((s) =>
      s.places.some(
        (m) =>
          m.range[0] > a.at[1] &&
          m.level !== 'country' &&
          m.context === 'text' &&
          !(s.index < b.sentence && listed.has(m.range[0])),
      ),
    )
}

/** «Облыстық орталық»: a word of a body's name, no unit of the claim. */
const OF_BODY = /^(?:облыс|қала|аудан|өңір)(?:лық|дық|тық|лік)/u
/** «Облыстың тоғыз ауданынан»: whence they came, no unit of the claim either. */
const OF_WHICH = plain(/^(?:облыс|қала|аудан|өңір)\p{L}{0,3}(?:лық|дық|тық|лік|тың|дың|ның|нің|нан|дан|тан)/u)
/** The unit of the sentence before, within the region that only the adjective of a body's name gave. */
function beforeBody(view: View, best: Candidate): string | null {
  const named = best.fields.find(({ field }) => field === 'place')
  if (!named || !best.place || !OF_BODY.test(view.folded.slice(...named.range))) return null
  const near = sentenceBefore(view, best)
  return near && near !== best.place && isWithin(near, best.place) ? near : null
}

/** The fair itself, told of before. */
const THERE = words('(шара|жәрмеңке)(да|де|ға|ге|ның|нің|сында|сіне|сына|сінде)')
const FAIR_TYPES = new Set(['vacancies', 'people_placed'])
/** How many sentences after a fair's place its figures may stand. */
const FAIR_REACH = 3

/** «Тараз қаласында жәрмеңке өтті. Облыстық орталық … 1 120 бос орын ұсынды»: the unit in which the fair was held. */
function fairPlace({ folded, sentences }: View, candidate: Candidate): string | null {
  const { type, placeFrom, sentence, fields } = candidate
  const own = sentences[sentence]!
  const there = occurs(THERE, folded, own.range)
  if (!there && !FAIR_TYPES.has(type)) return null
  if (placeFrom.startsWith('bare')) {
    const named = fields.find(({ field }) => field === 'place')
    if (!named || !(there ? OF_WHICH : OF_BODY).test(folded.slice(...named.range))) return null
  } else if (!there || !GUESSED.has(placeFrom)) return null
  for (let i = sentence - 1; i >= Math.max(0, there ? 0 : sentence - FAIR_REACH); i--) {
    const told = sentences[i]!
    if (!there && told.paragraph !== own.paragraph) return null
    if (!occurs(HAPPENS, folded, told.range)) continue
    const places = told.places.filter((m) => m.level !== 'country' && m.context === 'text')
    return places.find((m) => places.every((other) => isWithin(m.id, other.id)))?.id ?? null
  }
  return null
}

const MEETING = plain(
  /^\p{L}{0,4}[ \n](?:өткен|өтіп жатқан|ұйымдастырылған)[ \n](?:[«"]?[\p{L}-]{2,16}[»"]?[ \n]){0,5}(?:форум|жиын|отырыс|брифинг|кездесу|көрме|семинар|мәслихат|конференция|кеңес)/u,
)

/** «Талдықорғанда өткен форумда өңірдегі колледждер …»: the unit of the headline, where the claim's own is a venue. */
function venue({ folded, sentences }: View, { sentence, place, placeFrom }: Candidate): string | null {
  if (!place || placeFrom.startsWith('list')) return null
  const own = sentences[sentence]!
  const at = own.places.find((m) => m.id === place && MEETING.test(folded.slice(m.range[1], m.range[1] + 90)))
  if (!at || own.places.some((m) => m !== at && m.level !== 'country')) return null
  const told = (sentences[0]?.places ?? []).filter((m) => m.level !== 'country' && m.context === 'text')
  return own.index > 0 && told.length > 0 ? (told[0]?.id ?? null) : null
}

const NUMBERED = /^(?:[-•*·●▪]|(?:№ ?)?\d{1,2}[.)])[ \n]/

/** News in brief: so many paragraphs at least begin with their place alone. */
const BRIEFS = 3

/** «Зайсан. Шекара бекетінде …» among others of the kind: news in brief begin with their place. */
function digestLine(view: View, { sentence }: Candidate): string | null {
  const { sentences } = view
  const own = sentences[sentence]!
  let first = own
  while (sentences[first.index - 1]?.paragraph === own.paragraph) first = sentences[first.index - 1]!
  const place = first === own ? null : placeAlone(view, first)
  if (!place) return null
  return sentences.filter((s) => placeAlone(view, s) !== null).length >= BRIEFS ? place : null
}

/** The unit that is all of the first sentence of a paragraph. */
function placeAlone({ folded, sentences }: View, s: Sentence): string | null {
  const [place] = s.places
  if (!place || place.level === 'country' || sentences[s.index - 1]?.paragraph === s.paragraph) return null
  const alone = place.range[0] === s.range[0] && /^\.?$/.test(folded.slice(place.range[1], s.range[1]).trim())
  return alone ? place.id : null
}

/** «2. Сүт кешені, Зеренді ауданы. … Жұмыс орны: 95»: the unit of the claim's own line of a list. */
function lineOfList({ folded, sentences }: View, { sentence }: Candidate): string | null {
  const own = sentences[sentence]!
  let first = own
  while (sentences[first.index - 1]?.paragraph === own.paragraph) first = sentences[first.index - 1]!
  if (first === own || !NUMBERED.test(folded.slice(first.range[0], first.range[0] + 8))) return null
  let last = own
  while (sentences[last.index + 1]?.paragraph === own.paragraph) last = sentences[last.index + 1]!
  // The dash of direct speech.
  if (/, ?- (?:де[дйп]|деп)/.test(folded.slice(first.range[0], last.range[1]))) return null
  const places = sentences
    .slice(first.index, own.index + 1)
    .flatMap((s) => s.places)
    .filter((m) => m.level !== 'country')
  return places.find((m) => places.every((other) => isWithin(m.id, other.id)))?.id ?? null
}

/** The source's own unit where the one that the text gave stands behind the claim and lies within it. */
function namedOnlyLater({ context }: View, { place, at }: Candidate): string | null {
  const { sourcePlace, places } = context
  if (!sourcePlace || !place || place === sourcePlace || !isWithin(place, sourcePlace)) return null
  return onlyLater(places, place, at[1]) ? sourcePlace : null
}

/** Do all mentions of a unit stand behind the offset? */
function onlyLater(places: readonly PlaceMention[], id: string, at: number): boolean {
  return places.every((m) => m.range[0] > at || !isWithin(m.id, id))
}

/** Is the unit that the text gave one of several of the first level that are told of later, none before? */
function oneOfMany({ context: { places } }: View, { place, at }: Candidate): boolean {
  if (!place || !onlyLater(places, place, at[1])) return false
  const provinces = new Set(places.map((m) => firstLevelOf(m.id)))
  return provinces.size > 1
}

function moved(candidate: Candidate, place: string | null, from: string): Candidate {
  return {
    ...candidate,
    place,
    placeFrom: from,
    trace: [...candidate.trace, `place ${place ?? 'none'}: ${from}`],
  }
}

/** «1 240 адам (тұрақты – 190 адам, …)»: does the second stand in brackets opened after the first? */
function inBrackets({ folded }: View, a: Candidate, b: Candidate): boolean {
  const between = folded.slice(a.at[1], b.at[0])
  const own = folded.slice(Math.max(0, a.at[0] - 60), a.at[0])
  const open = between.includes('(') && !between.includes(')')
  return open || (!between.includes(')') && own.lastIndexOf('(') > own.lastIndexOf(')'))
}

/** The one unit that the sentence before names, in the same paragraph. */
function sentenceBefore({ sentences }: View, candidate: Candidate): string | null {
  const own = sentences[candidate.sentence]!
  const before = sentences[candidate.sentence - 1]
  if (!before || before.paragraph !== own.paragraph) return null
  const places = before.places.filter((m) => m.level !== 'country' && m.context === 'text')
  return places.find((m) => places.every((other) => isWithin(m.id, other.id)))?.id ?? null
}

/** «Онда 102 адам …»: the unit that the sentence before names. */
function anaphorPlace({ folded, sentences }: View, candidate: Candidate): string | null {
  const own = sentences[candidate.sentence]!
  const head = folded.slice(own.range[0], own.range[0] + 24)
  const reach = AT_PLANT.test(head) ? PLANT_REACH : ANAPHOR.test(head) ? 1 : 0
  for (let i = own.index - 1; i >= Math.max(0, own.index - reach); i--) {
    const places = sentences[i]!.places.filter(
      (m) => m.level !== 'country' && m.context !== 'dateline' && m.context !== 'title',
    )
    if (places.length > 0)
      return places.find((m) => places.every((other) => isWithin(m.id, other.id)))?.id ?? null
  }
  return null
}

/** «Компанияда 4 мың адам еңбек етеді»: the one told of before. */
const AT_PLANT = plain(
  /^[-«"“ ]*(?:компанияда|кәсіпорында|зауытта|комбинатта|фабрикада|шахтада|кеніште)(?!\p{L})/u,
)
/** How many sentences back the plant may be named with its place. */
const PLANT_REACH = 4

const VISITED = words(
  '(нысан|кәсіпорын|кәсіпорн|зауыт|аймақ|аймағ|өндіріс|алаң)\\p{L}{0,10}( \\p{L}{2,14}){0,3} (арала|таныс)(ды|п|ты|ып|ған|қан)',
)
const PROJECT = words(
  '(жоба|зауыт|кәсіпорын|кәсіпорн|фабрика|кешен|цех|өндіріс|аймақ|аймағ|нысан)\\p{L}{0,8}',
)
const OF_A_SITE = new Set(['jobs_created', 'people_placed', 'employment_level'])
/** How many sentences into a text a visit is told. */
const VISIT_REACH = 3

/** «Облыс әкімі Көкшетау қаласындағы нысандарды аралады. … Жоба аясында 110 жұмыс орны ашылады»: where the project visited lies. */
function visited({ folded, sentences, grammar }: View, { type, sentence, place }: Candidate): string | null {
  const own = sentences[sentence]!
  if (!OF_A_SITE.has(type) || !place || own.places.length > 0 || !occurs(PROJECT, folded, own.range))
    return null
  if (grammar.bareUnits.some(({ pattern }) => occurs(pattern, folded, own.range))) return null
  for (const told of sentences.slice(0, Math.min(sentence, VISIT_REACH))) {
    if (!occurs(VISITED, folded, told.range)) continue
    const site = told.places.find((m) => m.id !== place && m.context !== 'dateline' && isWithin(m.id, place))
    if (site) return site.id
  }
  return null
}

/** «Ақтөбе қаласы мен аудандарда»: the province. */
function cityAndDistricts({ folded }: View, { clause, place }: Candidate): string | null {
  if (!place?.startsWith('KZ-') || !/қаласы (?:мен|және) аудандар/u.test(folded.slice(...clause))) return null
  return firstLevelOf(place)
}

/** «Орналасқан жері – Сауран ауданы» in the paragraph of the claim. */
function cardPlace(view: View, candidate: Candidate): string | null {
  const own = view.sentences[candidate.sentence]!
  // A card may have a line for each of its facts.
  const card = CARD_LINE.test(view.folded.slice(...own.range))
  for (const s of view.sentences.slice(Math.max(0, own.index - CARD_REACH), own.index + CARD_REACH)) {
    if ((s.paragraph !== own.paragraph && !card) || s.index === own.index) continue
    if (!occurs(LOCATED, view.folded, s.range)) continue
    const places = s.places.filter((m) => m.level !== 'country')
    const deepest = places.find((m) => places.every((other) => isWithin(m.id, other.id)))
    if (deepest) return deepest.id
  }
  return null
}
