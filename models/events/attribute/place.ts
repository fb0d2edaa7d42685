import type { Official } from '../../officials/index.ts'
import { isWithin, lineage, type PlaceMention, placeById } from '../../places/index.ts'
import type { Range } from '../../text/index.ts'
import { type Candidate, STOCKS } from '../candidate.ts'
import { all, first, occurs } from '../pattern.ts'
import { distance, inTitle, overlaps, type Sentence, type View, within } from '../view.ts'

/** What the whole text is about, for claims that name no place. */
export interface Subject {
  /** The unit that the text names first and most. */
  place: string | null
  /** The unit of a level that the text names, or that its source reports on. */
  byLevel: Map<string, string>
}

const COUNTRIES = new Set(['IR', 'KZ'])

/** The unit that the text as a whole is about: names early in the text weigh more, datelines and titles less. */
export function subject(view: View): Subject {
  const { places, sourcePlace } = view.context
  const weights = new Map<string, number>()
  const size = Math.max(400, view.folded.length)
  for (const [i, mention] of places.entries()) {
    if (mention.level === 'country') continue
    // A line of weather above the page.
    if (view.grammar.headlines && WEATHER.test(view.folded.slice(mention.range[1], mention.range[1] + 8)))
      continue
    // «Түркістан облысының Сауран ауданы», «شهرستان … استان …»: one unit, named with its parent.
    const next = [places[i - 1], places[i + 1]].some(
      (other) =>
        other !== undefined &&
        other.id !== mention.id &&
        isWithin(other.id, mention.id) &&
        // «Талдықорған. Жетісу облысы бойынша …»: the dateline is no part of the name.
        (other.context !== 'dateline' || mention.context === 'dateline') &&
        distance(other.range, mention.range) <= 14,
    )
    if (next) continue
    const early = 1 + 2 * (1 - mention.range[0] / size)
    // «Атыраудағы компания»: where something else lies.
    const aside =
      view.grammar.headlines &&
      (ATTRIBUTIVE.test(view.folded.slice(...mention.range)) ||
        // «мұнайшылар Астанаға баратынын ескертті»: where somebody goes.
        BOUND_FOR.test(view.folded.slice(mention.range[1] - 2, mention.range[1] + 10)))
    const role = aside ? 0.3 : mention.context === 'text' ? 1 : mention.context === 'title' ? 0.9 : 0.5
    weights.set(mention.id, (weights.get(mention.id) ?? 0) + early * role)
  }
  const byLevel = new Map<string, string>()
  if (sourcePlace)
    for (const place of lineage(sourcePlace))
      byLevel.set(place.kind === 'qala-akimdigi' ? 'city' : place.level, place.id)
  const best = new Map<string, [string, number]>()
  for (const [id, weight] of weights) {
    for (const place of lineage(id)) {
      // A Kazakh city with its administration is what «қала» stands for, not «аудан».
      const level = place.kind === 'qala-akimdigi' ? 'city' : place.level
      const own = place.id === id ? weight : weight * 0.3
      const sum = (best.get(level)?.[0] === place.id ? (best.get(level)?.[1] ?? 0) : 0) + own
      const known = best.get(level)
      if (!known || sum > known[1]) best.set(level, [place.id, sum])
    }
  }
  for (const [level, [id]] of best) byLevel.set(level, id)
  let top: [string, number] | null = null
  let total = 0
  for (const [id, weight] of weights) {
    total += weight
    if (!top || weight > top[1]) top = [id, weight]
  }
  // Many units of one parent, none before the others: the text is about the parent.
  const parent = top && top[1] < total * 0.45 ? parentOf([...weights.keys()]) : null
  // Several regions, none before the others: the text is about the country.
  const several =
    view.grammar.headlines === true &&
    parent === null &&
    top !== null &&
    top[1] < total * 0.45 &&
    new Set([...weights.keys()].map((id) => lineage(id).find((p) => p.level === 'admin1')?.id)).size > 2
  const place =
    parent ?? (several ? (sourcePlace ?? view.grammar.country.id) : top?.[0]) ?? sourcePlace ?? null
  return { place: (place && regionOfName(view, place)) ?? place, byLevel }
}

const ATTRIBUTIVE = /(?:дағы|дегі|тағы|тегі)$/u
const WEATHER = /^\s*[+−–-]?\d{1,2} ?°/u
const BOUND_FOR = /^(?:ға|ге|қа|ке)[ \n](?:бар|аттан|жол[ \n]тарт|сапарла)/u

/** «Атырауда … Атырау облысында …»: the region, where nothing calls the name a city. */
function regionOfName({ context, folded, grammar }: View, id: string): string | null {
  if (!grammar.headlines || placeById(id)?.level === 'admin1') return null
  const own = context.places.filter((m) => m.id === id)
  if (own.some((m) => /қала/u.test(folded.slice(m.range[0], m.range[1] + 10)))) return null
  const region = lineage(id).find((place) => place.level === 'admin1')
  const named = placeById(id)?.name
  const said = region && region.name === named && context.places.some((m) => m.id === region.id)
  return said ? region.id : null
}

/** Most specific common unit of several, where it is one of them; null otherwise. */
export function common(ids: readonly string[]): string | null {
  const unique = [...new Set(ids)]
  if (unique.length === 1) return unique[0] as string
  // A chain «شهرستان … استان …» names one unit by its parents.
  const deepest = unique.find((id) => unique.every((other) => isWithin(id, other)))
  if (deepest) return deepest
  return unique.find((id) => unique.every((other) => isWithin(other, id))) ?? null
}

/** Parent that all of several units share, below the country. */
export function parentOf(ids: readonly string[]): string | null {
  const lines = ids.map((id) => lineage(id).map((place) => place.id))
  const shared = (lines[0] ?? []).find((id) => lines.every((line) => line.includes(id)))
  return shared && !COUNTRIES.has(shared) ? shared : null
}

/**
 * Gives a candidate its place: a unit bound to the figure in a list, else the unit of its clause, the country where
 * it is meant, «استان» without a name, else the unit of its sentence, of the official's office, of the text.
 */
export function attributePlace(view: View, about: Subject, candidate: Candidate): void {
  const { folded, grammar } = view
  if (candidate.place !== null) return
  const sentence = view.sentences[candidate.sentence] as Sentence
  const set = (place: string | null, from: string, range?: Range) => {
    candidate.place = place
    candidate.placeFrom = from
    candidate.trace.push(`place ${place ?? 'none'} from ${from}`)
    if (range && place) candidate.fields.push({ field: 'place', range })
  }
  // «شهرکرد: تعهد ۲۹۵۰ نفر – محقق‌شده ۱۶۴۰ نفر»: a line of a list begins with its place.
  const label = candidate.head
    ? sentence.places.find((m) => m.range[0] - sentence.range[0] <= LABEL)
    : undefined
  if (
    label &&
    sentence.places.every((m) => m.id === label.id) &&
    /^ ?:/.test(folded.slice(label.range[1], label.range[1] + 2))
  ) {
    set(label.id, 'label of the line', label.range)
    return
  }
  const usable = (mention: PlaceMention) => !ofTheScene(view, candidate, sentence, mention)
  const inClause = claimable(view, sentence).filter(
    (m) => m.range[0] >= candidate.clause[0] && m.range[1] <= candidate.clause[1] && usable(m),
  )
  const country = first(grammar.country.pattern, folded, candidate.clause)
  const bare = bareUnit(view, about, candidate.clause, candidate.at, candidate.office)
  // «تعهد استان ۲۷ هزار و تعهد کاشمر ۴ هزار نفر»: the name behind is the next figure's.
  const own = inClause.filter(
    (m) =>
      m.range[0] < candidate.at[1] ||
      !sentence.numbers.some((n) => n.range[0] >= m.range[1] && n.range[1] <= candidate.clause[1]),
  )
  if (bare && inClause.length > 0 && own.length === 0 && bare.range[1] <= candidate.at[0]) {
    set(bare.id, 'bare unit', bare.range)
    return
  }
  // «در این شهرستان (استان قزوین)»: the bracket only tells where it lies.
  const aside = (m: PlaceMention) =>
    /\([ \n]?(?:استان[ \n])?$/.test(folded.slice(Math.max(0, m.range[0] - 10), m.range[0]))
  if (bare && inClause.length > 0 && inClause.every((m) => aside(m) && isWithin(bare.id, m.id))) {
    set(bare.id, 'bare unit', bare.range)
    return
  }
  if (inClause.length > 0) {
    const id = common(inClause.map((m) => m.id))
    if (id) {
      set(id, 'clause', nearest(inClause, candidate.at).range)
      return
    }
    // «به یک واحد در خرمدره با ۲۱ نفر»
    const led = inClause.findLast((m) => m.range[1] <= candidate.at[0])
    if (led && LEADS.test(folded.slice(led.range[1], candidate.at[0]))) {
      set(led.id, 'clause, before the figure', led.range)
      return
    }
    const after = inClause.filter((m) => m.range[0] >= candidate.at[1] && m.range[0] - candidate.at[1] < 30)
    if (after.length === 1 && !coordinatedNext(view, inClause, after[0]!)) {
      set(after[0]!.id, 'clause, after the figure', after[0]!.range)
      return
    }
    if (bare) {
      set(bare.id, 'bare unit', bare.range)
      return
    }
    set(parentOf(inClause.map((m) => m.id)), 'several units of one')
    return
  }
  if (bare) {
    set(bare.id, 'bare unit', bare.range)
    return
  }
  if (country) {
    set(grammar.country.id, 'country', country)
    return
  }
  // «در بیرجند گفت: … در کشور …»: where somebody spoke is not what is told of.
  const told = afterColon(view, sentence, candidate)
  const bareTold = told && bareUnit(view, about, told, candidate.at, candidate.office)
  if (bareTold) {
    set(bareTold.id, 'bare unit of the report', bareTold.range)
    return
  }
  const countryTold = told && first(grammar.country.pattern, folded, told)
  if (countryTold) {
    set(grammar.country.id, 'country of the report', countryTold)
    return
  }
  // A name that stands nearer to another figure is that figure's.
  const inSentence = claimable(view, sentence).filter(
    (m) =>
      usable(m) &&
      (m.range[1] <= candidate.at[0] ||
        !sentence.numbers.some(
          (n) =>
            !overlaps(n.range, candidate.at) && distance(n.range, m.range) < distance(candidate.at, m.range),
        )),
  )
  if (inSentence.length > 0) {
    const next = nearest(inSentence, candidate.at)
    // «شهرستان … استان …» beside each other name one unit.
    const chain = inSentence.filter((m) => distance(m.range, next.range) < 20)
    const id = common(chain.map((m) => m.id)) ?? common(inSentence.map((m) => m.id))
    // «کمیته امداد زنجان: در استان …، که …»: the province of that name goes on.
    const province = id ? bareUnit(view, about, sentence.range, candidate.at, candidate.office) : null
    if (id && province && namesakeOf(id, province.id)) {
      set(province.id, 'bare unit of the sentence', province.range)
      return
    }
    if (id) {
      set(id, 'sentence', next.range)
      return
    }
  }
  const bareInSentence = bareUnit(view, about, sentence.range, candidate.at, candidate.office)
  if (bareInSentence) {
    set(bareInSentence.id, 'bare unit of the sentence', bareInSentence.range)
    return
  }
  const countryOfSentence = first(grammar.country.pattern, folded, sentence.range)
  // «4,1%, бұл ел бойынша көрсеткіштен (4,6%) төмен»: the other figure is the country's.
  const another =
    countryOfSentence !== null &&
    grammar.headlines === true &&
    countryOfSentence[0] > candidate.at[1] &&
    sentence.numbers.some((n) => n.range[0] > countryOfSentence[0])
  if (countryOfSentence && !another) {
    set(grammar.country.id, 'country of the sentence', countryOfSentence)
    return
  }
  set(null, 'later')
}

/** «Көрші Түркістан облысынан 130 механизатор келді»: whence those counted came. */
function cameFrom({ grammar, folded }: View, { range: [, end] }: PlaceMention): boolean {
  if (!grammar.whence?.from.test(folded.slice(end - 3, end + FROM_REACH))) return false
  return occurs(grammar.whence.came, folded, [end, end + CAME_REACH])
}

/** How far behind the name of a place those are counted who came from it, and their verb stands. */
const FROM_REACH = 30
const CAME_REACH = 70

/** The places of a sentence but datelines, the words of titles, and countries that are not meant. */
function claimable(view: View, sentence: Sentence): readonly PlaceMention[] {
  if (sentence.claimable) return sentence.claimable
  const countries = all(view.grammar.country.pattern, view.folded, sentence.range)
  sentence.claimable = sentence.places.filter(
    (mention) =>
      mention.context !== 'dateline' &&
      (ofOffice(view, mention) || (mention.context !== 'title' && !inTitle(view, mention.range))) &&
      !cameFrom(view, mention) &&
      !view.grammar.besides?.test(view.folded.slice(Math.max(0, mention.range[0] - 40), mention.range[0])) &&
      // A country counts where the grammar's words say that it is meant: «مرکز آمار ایران» is a body's name.
      (mention.level !== 'country' ||
        (mention.context !== 'organisation' && countries.some((range) => overlaps(range, mention.range)))),
  )
  return sentence.claimable
}

/** «Көкшетау қаласы әкімінің аппаратында»: the office of somebody, told of for itself. */
function ofOffice({ folded, grammar }: View, { range: [, end] }: PlaceMention): boolean {
  return grammar.officeOf?.test(folded.slice(end, end + OFFICE_REACH)) === true
}

/** How far behind the unit of an office the word for it ends. */
const OFFICE_REACH = 40

/** «مدیرکل … گیلان در حاشیه بازدید از … فومن گفت: …»: where a province's official speaks is not what he speaks of. */
function ofTheScene(
  view: View,
  { office, at, clause }: Candidate,
  { range }: Sentence,
  mention: PlaceMention,
): boolean {
  const { grammar, folded } = view
  const unit =
    office?.place ?? (isNational(view, office) || isMinister(view, office) ? grammar.country.id : null)
  if (!grammar.scene || mention.range[1] > at[0]) return false
  // «… در نشست با تجار آذربایجان شرقی افزود: این کارخانه …»: of what was named before, wherever it was said.
  if (unit === null && office && grammar.thisUnit) {
    const said = spokenAt(view, range[0], mention, at[0])
    return said !== null && occurs(grammar.thisUnit, folded, [said[1], Math.max(at[1], clause[1])])
  }
  if (unit === null || unit === mention.id) return false
  if (!isWithin(mention.id, unit)) return false
  const told = spokenAt(view, range[0], mention, at[0])
  if (!told) return false
  return !(grammar.thisUnit && occurs(grammar.thisUnit, folded, [told[1], Math.max(at[1], clause[1])]))
}

/** «در دیدار با امام جمعه یاسوج اظهار کرد»: the verb of speech behind the place where somebody spoke, up to `end`. */
function spokenAt(
  { grammar, folded }: View,
  start: number,
  { range }: PlaceMention,
  end: number,
): Range | null {
  if (!grammar.scene?.test(folded.slice(Math.max(start, range[0] - 110), range[0]))) return null
  return first(grammar.speech, folded, [range[1], end])
}

/** How far into its line a label's name may begin («شهرستان …»). */
const LABEL = 12

/** All that stands between a place and its figure. */
const LEADS = /^[ \n]با[ \n]$/

/** «… در شهرک‌های گرمسار، سمنان و شاهرود»: does another unit of one list follow? */
function coordinatedNext({ folded }: View, mentions: readonly PlaceMention[], last: PlaceMention): boolean {
  const next = mentions[mentions.indexOf(last) + 1]
  return (
    next !== undefined && /^[ \n]?(?:[،,]|و(?= ))[ \n]?$/.test(folded.slice(last.range[1], next.range[0]))
  )
}

/** What a speaker tells after his colon, up to the end of the sentence. */
function afterColon({ folded }: View, sentence: Sentence, { at }: Candidate): Range | null {
  const colon = folded.slice(sentence.range[0], at[0]).lastIndexOf(':')
  return colon < 0 ? null : [sentence.range[0] + colon, sentence.range[1]]
}

/** «در آیین افتتاح کارگاه خیاطی روستای طاق گفت: این کارگاه …»: is the unit of «این کارگاه» named before the place? */
function ofUnit({ grammar, folded }: View, clause: Range, { range }: PlaceMention): boolean {
  const told = grammar.thisUnit ? first(grammar.thisUnit, folded, clause) : null
  const noun = told && /\p{L}+$/u.exec(folded.slice(...told))?.[0]
  return !!noun && folded.slice(Math.max(0, range[0] - UNIT_BEFORE), range[0]).includes(noun)
}

/** How far before its place a unit may be named. */
const UNIT_BEFORE = 60

/** How many sentences before «این کارخانه» its name and place may stand. */
const UNIT_REACH = 3

/** «این واحدها»: the place that was named with them, within the official's own unit. */
function ofThisUnit(
  view: View,
  { sentence, clause, at }: Candidate,
  unit: string | null,
  bareUnits: (sentence: Sentence) => string | null,
): string | null {
  const { grammar, folded, sentences } = view
  const here = sentences[sentence] as Sentence
  if (!grammar.thisUnit || !occurs(grammar.thisUnit, folded, [here.range[0], Math.max(at[1], clause[1])]))
    return null
  for (let i = sentence - 1; i >= Math.max(0, sentence - UNIT_REACH); i--) {
    const named = (sentences[i] as Sentence).places.filter(
      (m) =>
        m.context !== 'title' &&
        m.context !== 'dateline' &&
        m.level !== 'country' &&
        (ofUnit(view, clause, m) ||
          !spokenAt(view, (sentences[i] as Sentence).range[0], m, (sentences[i] as Sentence).range[1])) &&
        (unit === null || COUNTRIES.has(unit) || (isWithin(m.id, unit) && !namesakeOf(m.id, unit))),
    )
    if (named.length > 0) return common(named.map((m) => m.id))
    // «۷ طرح در استان …. این طرح‌ها»
    const bare = bareUnits(sentences[i] as Sentence)
    if (bare) return bare
  }
  return null
}

/** How many sentences back a plant was named. */
const PLANT_REACH = 200

/**
 * «یک کارگاه در شهرستان جویبار … . مدیرکل استان گفت: ۹۴ کارگر به کار برمی‌گردند»: the one unit in which the text places
 * a plant, for what is told of it afterwards.
 */
function ofThePlant(
  view: View,
  { sentence, clause, at, noun, type }: Candidate,
  unit: string | null,
): string | null {
  const { grammar, folded, sentences } = view
  if (!grammar.plant || unit === null || COUNTRIES.has(unit)) return null
  if (
    (noun !== 'people' && noun !== 'jobs') ||
    !(OF_PLANTS.has(type) || (grammar.headlines && type === 'employment_level'))
  )
    return null
  if (bareSaid(view, [(sentences[sentence] as Sentence).range[0], Math.max(at[1], clause[1])])) return null
  let found: string | null = null
  for (let i = sentence - 1; i >= Math.max(0, sentence - PLANT_REACH); i--) {
    const { range, places, heading } = sentences[i] as Sentence
    for (const [k, m] of places.entries()) {
      if (
        m.context === 'dateline' ||
        m.context === 'title' ||
        m.level === 'country' ||
        inTitle(view, m.range)
      )
        continue
      if (m.id !== unit && isWithin(unit, m.id)) continue
      // «Жетісу облысының Панфилов ауданында»
      const next = places[k + 1]
      if (grammar.headlines && next && isWithin(next.id, m.id) && distance(next.range, m.range) <= CHAIN)
        continue
      // A headline may name the region alone.
      if (m.id === unit && heading && grammar.headlines) continue
      if (m.id === unit || !isWithin(m.id, unit)) return null
      if (found !== null && !isWithin(found, m.id) && !isWithin(m.id, found)) return null
      // A Kazakh plant follows its place.
      const told: Range = [range[0], grammar.headlines ? range[1] : m.range[0]]
      if (namesakeOf(m.id, unit) || !occurs(grammar.plant, folded, told)) return null
      if (found === null || isWithin(m.id, found)) found = m.id
    }
    if (i < sentence && bareSaid(view, range) && found === null) return null
  }
  return found
}

/** How far a unit stands from its parent in one name. */
const CHAIN = 14

/** The province of a unit. */
function provinceOf(id: string | null): string | null {
  return id === null ? null : (lineage(id).find((place) => place.level === 'admin1')?.id ?? null)
}

/** What is told of one plant. */
const OF_PLANTS = new Set(['jobs_created', 'people_placed', 'jobs_lost', 'jobs_retained', 'labour_dispute'])

function bareSaid(view: View, range: Range): boolean {
  return all(view.grammar.bareUnits[0]!.pattern, view.folded, range).some(
    (r) => !inTitle(view, r) && !named(view, r),
  )
}

/** The provinces that a text speaks of, found once. */
const spokenOf = new WeakMap<View, ReadonlySet<string>>()

function provincesOf(view: View): ReadonlySet<string> {
  const known = spokenOf.get(view)
  if (known) return known
  const provinces = new Set<string>()
  for (const mention of view.context.places) {
    if (mention.level === 'country' || mention.context === 'dateline') continue
    // «رئیس کمیته امداد در سفر به اصفهان گفت»
    const before = view.folded.slice(Math.max(0, mention.range[0] - 60), mention.range[0])
    if (view.grammar.scene?.test(before) || view.grammar.agencyOf?.test(before)) continue
    const province = lineage(mention.id).find((place) => place.level === 'admin1')
    if (province) provinces.add(province.id)
  }
  spokenOf.set(view, provinces)
  return provinces
}

/** Figures of a survey told of several provinces are of the whole country where they name none. */
function ofTheCountry(view: View, candidate: Candidate): boolean {
  const { context, grammar } = view
  if (context.sourcePlace) return false
  // A minister speaks of the country where no headline names a part of it.
  if (
    candidate.office?.title != null &&
    (candidate.office.place === null || COUNTRIES.has(candidate.office.place)) &&
    // «… در این مجتمع»: a plant that he visits.
    !(grammar.visited && occurs(grammar.visited, view.folded, [0, view.folded.length])) &&
    grammar.minister?.test(candidate.office.title) &&
    !view.sentences.some(
      (s) =>
        s.heading &&
        // A line without its stop far below is no headline.
        !(grammar.headlines && s.index > 2) &&
        s.places.some((m) => m.level !== 'country' && m.context !== 'dateline'),
    )
  )
    return true
  const { folded } = view
  const provinces = provincesOf(view)
  if (
    grammar.nationalRates &&
    STOCKS.has(candidate.type) &&
    candidate.noun === 'percent' &&
    (!candidate.office || (provinces.size === 0 && candidate.office.place === null))
  )
    // «استان» without a name is some province.
    return (
      provinces.size !== 1 &&
      !(
        grammar.unnamedUnit && occurs(grammar.unnamedUnit, folded, view.sentences[candidate.sentence]!.range)
      ) &&
      !(
        candidate.office?.title != null &&
        grammar.offices.some((o) => o.level !== 'admin1' && o.pattern.test(candidate.office!.title!))
      )
    )
  const title = candidate.office?.title
  if (isNational(view, candidate.office)) return true
  // «… در سراسر کشور مستقر هستند. ۵۸۸ طرح …»: whatever place is named further down.
  const above = view.context.places.some((m) => m.range[0] < candidate.at[0] && m.level !== 'country')
  if (
    grammar.allOver &&
    !candidate.office?.place &&
    !above &&
    occurs(grammar.allOver, folded, [0, candidate.at[0]])
  )
    return true
  const national = title != null && grammar.nationalOffice?.test(title) === true
  // Of several provinces that he names none is the one he speaks of.
  if (provinces.size > 1 && grammar.nationalBody && national && candidate.office?.place === null) return true
  if (provinces.size > 0) return false
  if (grammar.allOver && occurs(grammar.allOver, folded, [0, folded.length])) return true
  return national
}

/**
 * The second round, when the official is known: his office's unit, else the unit of his kind of office, else the
 * text's. A province's official who names its capital speaks of the province.
 */
export function attributePlaceByOffice(view: View, about: Subject, candidate: Candidate): void {
  attributeByOffice(view, about, candidate)
  const { place, placeFrom } = candidate
  const other = place !== null && !qualified(view, candidate) ? namesakes(view).get(place) : undefined
  const { provinceOfName } = view.grammar
  if (!other) return
  // A list of counties stays one, unless the text speaks of provinces.
  const ofList = placeFrom.startsWith('list') && placeById(other)?.level === 'admin1'
  if (ofList && !(provinceOfName && occurs(provinceOfName.provinces, view.folded, [0, view.folded.length])))
    return
  candidate.place = other
  candidate.trace.push(`place ${other}: the text calls it so`)
}

function attributeByOffice(view: View, about: Subject, candidate: Candidate): void {
  const { office, place, placeFrom } = candidate
  const unit = office?.place ?? null
  const { grammar } = view
  // «ایجاد ۵۰۰ هزار شغل در برنامه این نهاد است»: what a national body as a whole did, whoever it was told to.
  if (
    grammar.nationalBody &&
    (placeFrom === 'later' || placeFrom === 'sentence') &&
    unit === null &&
    (office === null
      ? provincesOf(view).size === 0
      : office.title != null && grammar.nationalOffice?.test(office.title) === true) &&
    occurs(grammar.nationalBody, view.folded, candidate.clause)
  ) {
    candidate.place = grammar.country.id
    candidate.placeFrom = 'country of the text'
    candidate.trace.push(`place ${candidate.place}: the whole of a national body`)
    return
  }
  if (place !== null) {
    // «این شهرستان … در استان … رتبه نخست دارد»: the county's governor speaks of the county.
    if (unit !== null && placeFrom === 'sentence' && unit !== place && isWithin(unit, place)) {
      candidate.place = unit
      candidate.trace.push(`place ${unit} from office, within the one named`)
      return
    }
    if (unit !== null && !isWithin(place, unit) && !isWithin(unit, place) && namedAfter(view, candidate)) {
      candidate.place = unit
      candidate.trace.push(`place ${unit} from office: the name is that of a road or an estate`)
      return
    }
    const spoken = unit ?? (candidate.heading ? officeOfTheName(view, place) : null)
    const namesake =
      spoken !== null &&
      placeFrom !== 'bare unit' &&
      !placeFrom.startsWith('list') &&
      namesakeOf(place, spoken)
    if (namesake && !qualified(view, candidate)) {
      candidate.place = spoken
      candidate.trace.push(`place ${spoken}: the province of that name, as the office`)
    }
    return
  }
  if (placeFrom !== 'later') return
  const named = ofThisUnit(
    view,
    candidate,
    unit,
    ({ range }) => bareUnit(view, about, range, candidate.at, office)?.id ?? null,
  )
  if (named) {
    candidate.place = named
    candidate.placeFrom = 'named before'
    candidate.trace.push(`place ${named} from what was named before`)
    return
  }
  const level = office ? levelOfOffice(view, office) : null
  const plant = ofThePlant(
    view,
    candidate,
    unit ??
      (level && about.byLevel.get(level)) ??
      (view.grammar.provinceOfName ? provinceOf(about.place) : null),
  )
  if (plant) {
    candidate.place = plant
    candidate.placeFrom = 'named before'
    candidate.trace.push(`place ${plant} from the plant told of before`)
    return
  }
  if (ofTheCountry(view, candidate)) {
    candidate.place = view.grammar.country.id
    candidate.placeFrom = 'country of the text'
    candidate.trace.push(`place ${candidate.place} from the country of the text`)
    return
  }
  if (unit && !COUNTRIES.has(unit)) {
    candidate.place = unit
    candidate.placeFrom = 'office'
  } else if (level && about.byLevel.has(level)) {
    candidate.place = about.byLevel.get(level) as string
    candidate.placeFrom = 'kind of office'
  } else {
    // «روزانه ۸۰۰ کارگر در ایران اخراج می‌شوند» above a text that names no unit.
    const head = view.sentences[0]
    const all =
      grammar.nationalRates &&
      about.place === null &&
      head &&
      !(grammar.unnamedUnit && occurs(grammar.unnamedUnit, view.folded, [0, view.folded.length]))
        ? first(grammar.country.pattern, view.folded, head.range)
        : null
    candidate.place = all ? grammar.country.id : about.place
    candidate.placeFrom = 'text'
  }
  candidate.trace.push(`place ${candidate.place ?? 'none'} from ${candidate.placeFrom}`)
}

/**
 * «قزوین … این استان», «ساوه … این شهر»: what a bare name of a county means in a text that calls the unit of that name
 * a province or a city and no county.
 * @returns the unit meant, by the county's id
 */
function namesakes(view: View): ReadonlyMap<string, string> {
  const known = meant.get(view)
  if (known) return known
  const found = new Map<string, string>()
  meant.set(view, found)
  const { folded, grammar, context } = view
  const rule = grammar.provinceOfName
  if (!rule) return found
  const counties = new Map<string, PlaceMention>()
  const provinces = new Set<string>()
  const called = new Set<string>()
  for (const m of context.places) {
    if (m.level === 'admin1') provinces.add(m.id)
    if (m.level !== 'admin2' || m.context === 'dateline') continue
    if (rule.county.test(folded.slice(Math.max(0, m.range[0] - 12), m.range[0]))) called.add(m.id)
    else counties.set(m.id, m)
  }
  if (counties.size === 0) return found
  const all: Range = [0, folded.length]
  const saysCounty = occurs(rule.counties, folded, all)
  const saysCity = occurs(rule.city, folded, all)
  // «در میان استان‌ها، کرمانشاه با …»
  const saysProvinces = occurs(rule.provinces, folded, all)
  for (const [id, m] of counties) {
    if (called.has(id) || saysCounty) continue
    const others = m.alternatives.map((other) => placeById(other)).filter((p) => p?.name === m.name)
    const city = others.find((p) => p?.level === 'city' && isWithin(p.id, id))
    if (saysCity) {
      if (city && counties.size === 1) found.set(id, city.id)
      continue
    }
    const province = others.find((p) => p?.level === 'admin1' && isWithin(id, p.id))
    if (!province) continue
    const only = [...provinces].every((other) => other === province.id)
    const apart = [...counties.keys()].every((other) => other === id || isWithin(other, province.id))
    if (saysProvinces || (only && apart && occurs(rule.said, folded, all))) found.set(id, province.id)
  }
  return found
}

/** What was found out about the views; a view is read once. */
const meant = new WeakMap<View, ReadonlyMap<string, string>>()

/** How many sentences back a claim lends its place to the next of its kind. */
const AS_BEFORE = 2

/** A claim for which only the text as a whole tells the place has that of the claim of its kind told shortly before. */
export function attributePlaceAsBefore(view: View, found: readonly Candidate[], candidate: Candidate): void {
  if (!view.grammar.provinceOfName || candidate.placeFrom !== 'text') return
  const before = found.findLast(
    (c) =>
      c !== candidate &&
      c.at[0] < candidate.at[0] &&
      c.type === candidate.type &&
      candidate.sentence - c.sentence <= AS_BEFORE,
  )
  if (!before?.place || before.placeFrom.startsWith('list') || before.heading) return
  candidate.place = before.place
  candidate.trace.push(`place ${before.place} as the claim before`)
}

const NAMED_AFTER = /(?:شهرک|شهرک صنعتی|ناحیه صنعتی|خیابان|بلوار|میدان|جاده|محور|روستای|کارخانه|شرکت)[ \n]$/u

/** «شهرک صنعتی محمودآباد»: an estate, road or plant that bears the name of a unit elsewhere. */
function namedAfter(view: View, candidate: Candidate): boolean {
  const field = candidate.fields.find((f) => f.field === 'place')
  return (
    field !== undefined &&
    NAMED_AFTER.test(view.folded.slice(Math.max(0, field.range[0] - 16), field.range[0]))
  )
}

/** A headline names a province by its capital: the office of a province of that name that speaks below it. */
function officeOfTheName(view: View, place: string): string | null {
  return view.officials.find((o) => o.place !== null && namesakeOf(place, o.place))?.place ?? null
}

/** Is `id` a county or city that bears the name of its province `unit`? */
function namesakeOf(id: string, unit: string): boolean {
  const [place, province] = [placeById(id), placeById(unit)]
  return (
    place !== undefined &&
    province?.level === 'admin1' &&
    place.id !== unit &&
    place.name === province.name &&
    isWithin(id, unit)
  )
}

/** Does the text say «شهرستان» or «شهر» before the name, «ауданы» or «қаласы» behind it? */
function qualified(view: View, candidate: Candidate): boolean {
  const field = candidate.fields.find((f) => f.field === 'place')
  return (
    field !== undefined &&
    (/(?:شهرستان|شهر)[ \n]?$/.test(view.folded.slice(Math.max(0, field.range[0] - 9), field.range[0])) ||
      /^[ \n](?:аудан|қала)/.test(view.folded.slice(field.range[1], field.range[1] + 6)))
  )
}

/** The level that an office without a named unit stands for. */
function levelOfOffice(view: View, office: Official): string | null {
  const title = office.title ?? ''
  return view.grammar.offices.find(({ pattern }) => pattern.test(title))?.level ?? null
}

function nearest(mentions: readonly PlaceMention[], at: Range): PlaceMention {
  return mentions.reduce((best, m) => (distance(m.range, at) < distance(best.range, at) ? m : best))
}

/** «Түркістан облысы»: the unit word has its name before it. */
function named({ context }: View, [start]: Range): boolean {
  return within(context.places, [start - 40, start]).some(
    (m) => m.range[1] <= start && start - m.range[1] <= 2,
  )
}

/** «استان تهران»: the unit word has its name behind it. */
function namedNext({ context, grammar }: View, [, end]: Range): boolean {
  if (!grammar.provinceOfName) return false
  return within(context.places, [end, end + 2]).some((m) => m.level !== 'country')
}

/** How far back (in characters) «این استان» may be named. */
const NAMED_REACH = 300

/** «استان اصفهان … . این استان …»: the unit of that level named last before it. */
function lastNamed(view: View, [start, end]: Range, level: string): string | null {
  if (!view.grammar.thisOne?.test(view.folded.slice(start, end))) return null
  const before = within(view.context.places, [Math.max(0, start - NAMED_REACH), start])
  for (let i = before.length - 1; i >= 0; i--) {
    const m = before[i] as PlaceMention
    if (m.context === 'dateline' || m.level === 'country') continue
    const units = lineage(m.id)
    // A bare name of a county is the province of that name here.
    const namesake =
      level === 'admin1' &&
      m.level === 'admin2' &&
      units.some((u) => u.level === 'admin1' && u.name === m.name)
    if (m.level === level || namesake) return units.find((u) => u.level === level)?.id ?? null
  }
  return null
}

/** «معاون … کشور» speaks of the country wherever he is. */
function isNational({ grammar }: View, office: Official | null): boolean {
  return office?.title != null && grammar.wholeCountry?.test(office.title) === true
}

/** A minister who speaks somewhere in the provinces. */
function isMinister({ grammar }: View, office: Official | null): boolean {
  if (office?.title == null) return false
  const placeless = office.place === null || COUNTRIES.has(office.place)
  return grammar.visited !== undefined && placeless && grammar.minister?.test(office.title) === true
}

/** «معاون … کشور در آیین … استان افزود: …»: where somebody spoke who speaks of the country. */
function ofNationalScene(view: View, range: Range, at: Range, office: Official | null): boolean {
  if (!isNational(view, office) || range[1] > at[0]) return false
  return first(view.grammar.speech, view.folded, [range[1], at[0]]) !== null
}

/** «فرماندار …: … خواستار ورود بازرسی کل استان شد»: a county's official names a body above him. */
function ofAnotherBody(
  { grammar, folded }: View,
  [start]: Range,
  level: string,
  office: Official | null,
): boolean {
  if (!grammar.bodyOfUnit || level !== 'admin1' || !office?.place) return false
  return (
    placeById(office.place)?.level !== 'admin1' &&
    grammar.bodyOfUnit.test(folded.slice(Math.max(0, start - 24), start))
  )
}

/** «Облыс орталығында»: the chief city of the region that the bare word stands for. */
function centreOf({ folded, grammar }: View, id: string, [start]: Range): string | null {
  const { centre } = grammar
  const said = centre && first(centre.pattern, folded, [start, Math.min(folded.length, start + CENTRE)])
  const city = said?.[0] === start ? centre?.of(id) : undefined
  return city && placeById(city) ? city : null
}

/** How far from the word for a town the villages that it is set against may stand. */
const BESIDE = 110

/** «Деңгей ауылда қаладан жоғары», «Қалада 276 мың, ауылда 173 мың»: town and country, no one town. */
function besideVillages({ folded, grammar }: View, [start, end]: Range): boolean {
  if (!grammar.villages) return false
  const before =
    folded
      .slice(Math.max(0, start - BESIDE), start)
      .split(SENTENCE_END)
      .at(-1) ?? ''
  const after = folded.slice(end, end + BESIDE).split(SENTENCE_END)[0] ?? ''
  return grammar.villages.test(before) || grammar.villages.test(after)
}

const SENTENCE_END = /[.!?\n](?!\d)/

/** Longer than «облыстың орталығындағы» with the word behind it. */
const CENTRE = 30

function bareUnit(
  view: View,
  about: Subject,
  scope: Range,
  at: Range,
  office: Official | null,
): { id: string; range: Range } | null {
  const { folded, grammar } = view
  let best: { id: string; range: Range; gap: number } | null = null
  for (const { level, pattern } of grammar.bareUnits) {
    for (const range of all(pattern, folded, scope)) {
      if (inTitle(view, range) || named(view, range) || namedNext(view, range)) continue
      // «روستاهای ۲۲ شهرستان»: some units, none in particular.
      if (/(?:\d|چند|همه|دیگر)[ \n]$/.test(folded.slice(Math.max(0, range[0] - 6), range[0]))) continue
      if (level === 'city' && besideVillages(view, range)) continue
      // «در جایگاه آخر استان»: compares, is not what is told of.
      if (grammar.besides?.test(folded.slice(Math.max(0, range[0] - 40), range[0]))) continue
      if (ofAnotherBody(view, range, level, office) || ofNationalScene(view, range, at, office)) continue
      // «مدیرکل … ایلام: … در استان»: the unit of who speaks.
      const own = office?.place ? lineage(office.place).find((place) => place.level === level)?.id : undefined
      const id =
        lastNamed(view, range, level) ??
        (level === 'admin1' || level === 'admin2' ? own : undefined) ??
        about.byLevel.get(level)
      if (!id || !placeById(id)) continue
      const gap = distance(range, at)
      if (!best || gap < best.gap) best = { id: centreOf(view, id, range) ?? id, range, gap }
    }
  }
  return best
}
