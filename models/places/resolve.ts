import type { Tagged } from '../tagged.ts'
import { fold, spanOf, type Text } from '../text/index.ts'
import type { Judgement } from './context.ts'
import { firstLevelOf, isWithin, type Kind, lineage, type Place } from './gazetteer.ts'
import type { PlaceMention, PlaceOptions } from './index.ts'
import type { Candidate } from './scan.ts'

/** A candidate that the words around it let pass. */
export interface Judged extends Candidate {
  judgement: Judgement
  /** What the neural tagger takes it for, where it was asked. */
  tagged?: Tagged['names'][number]['label']
}

/** Which kind a bare name means, best first; kinds that are not listed are never meant by a bare name. */
const BARE: Kind[] = [
  ...(['country', 'shahrestan', 'ostan', 'shahr'] as const),
  ...(['capital', 'qala-akimdigi', 'oblys', 'audan', 'qala', 'kent'] as const),
]

/** What stands in for a kind that has no unit of this name: «شهر کارون» is the county, «Ақкөл ауылы» the okrug. */
const SUBSTITUTES: Partial<Record<Kind, Kind[]>> = {
  shahr: ['shahrestan'],
  shahrestan: ['shahr'],
  bakhsh: ['shahrestan'],
  qala: ['kent', 'oblys'],
  kent: ['qala', 'okrug'],
  okrug: ['kent'],
  audan: ['qala-akimdigi'],
}

const LIST_GAP =
  /^(?: ?\([^()]{0,60}\))?\s*(?:[,،؛;]|-|(?:[,،]\s*)?(?:و|және|мен|бен|пен|әрі|сондай-ақ))\s*(?:و\s)?$/

/** Are the two names neighbours in a list: «الف، ب و ج», «Ойыл (12), Байғанин және Мәртөк»? */
function joined(text: Text, from: number, to: number): boolean {
  return to - from <= 70 && to > from && LIST_GAP.test(text.folded.slice(from, to))
}

/** «تبریز با ۹۸۰، مراغه با ۴۱۵ و میانه با ۳۰۷ مجوز»: the same with a figure behind each name. */
const COUNTED_GAP = /^ با \d[\d.]{0,7}(?: هزار)?(?: و \d{1,3})?(?: \p{L}{2,10}){0,2}(?:[،,] ?(?:و )?| و )$/u

function counted(text: Text, from: number, to: number): boolean {
  return to - from <= 70 && to > from && COUNTED_GAP.test(text.folded.slice(from, to))
}

const COUNT =
  '(?:\\d[\\d.]{0,7}|یک|دو|سه|چهار|پنج|شش|هفت|هشت|نه|ده)(?: هزار)?(?: و \\d{1,3})?(?: (?!در )\\p{L}{2,10}){0,2}'
/** «دهلران ۱۲ مورد، مهران هشت مورد» and «۱۲ مورد در دهلران، هشت مورد در مهران»: items of a list, each with its figure. */
const ITEM_GAP = new RegExp(
  `^(?: (?:با )?${COUNT}(?: ?[،,] ?(?:و )?| و )|(?: ?[،,] ?(?:و )?| و )${COUNT} در )$`,
  'u',
)

function itemised(text: Text, from: number, to: number): boolean {
  return to - from <= 70 && to > from && ITEM_GAP.test(text.folded.slice(from, to))
}

/** Units that a candidate may mean given the kinds asked for. */
function optionsOf(candidate: Judged, kinds: Kind[] | null): Place[] {
  const { units } = candidate.form
  if (!kinds) {
    const bare = units.filter((unit) => BARE.includes(unit.kind))
    // «Ақмолада»: the region; the capital, which bore the name, only with «қаласы».
    const { name } = candidate.form
    return bare.some((unit) => unit.kind === 'oblys' && isCalled(unit, name))
      ? bare.filter((unit) => unit.kind !== 'capital' || isCalled(unit, name))
      : bare
  }
  const exact = preferred(units.filter((unit) => kinds.includes(unit.kind)))
  if (exact.length > 0) return exact
  const others = kinds.flatMap((kind) => SUBSTITUTES[kind] ?? [])
  return units.filter((unit) => others.includes(unit.kind))
}

/** Does the unit bear the name (folded) today? */
function isCalled(unit: Place, name: string): boolean {
  return fold(unit.name).folded === name
}

/** A city's administration stands for the city in the gazetteer's lists. */
function preferred(units: Place[]): Place[] {
  return units.filter((unit) => {
    if (unit.kind === 'qala')
      return !units.some((other) => other.id === unit.parentId && other.kind === 'qala-akimdigi')
    if (unit.kind === 'kent-akimdigi')
      return !units.some((other) => other.kind === 'kent' || other.kind === 'okrug')
    return true
  })
}

/** Names in a list take the unit word of the list: before it in Persian, after it in Kazakh. */
function spreadLists(text: Text, judged: Judged[]): void {
  for (let i = 1; i < judged.length; i++) {
    const [left, right] = [judged[i - 1] as Judged, judged[i] as Judged]
    const from = left.judgement
    if (left.form.country !== 'IR' || right.form.country !== 'IR' || !from.kinds) continue
    const next =
      joined(text, left.range[1], right.range[0]) ||
      (from.plural && counted(text, left.range[1], right.range[0]))
    if (right.judgement.marked || !next) continue
    if (!from.plural && !from.kinds.includes('ostan')) continue
    if (optionsOf(right, from.kinds).length === 0) continue
    right.judgement = { ...right.judgement, kinds: from.kinds, plural: from.plural, marked: from.marked }
  }
  announceLists(text, judged)
  for (let i = judged.length - 1; i > 0; i--) {
    const [left, right] = [judged[i - 1] as Judged, judged[i] as Judged]
    const from = right.judgement
    if (left.form.country !== 'KZ' || !from.plural || !from.kinds) continue
    const next =
      joined(text, left.range[1], right.range[0]) ||
      DASHED_GAP.test(text.folded.slice(left.judgement.end, right.range[0]))
    if (left.judgement.marked || !next) continue
    if (optionsOf(left, from.kinds).length === 0) continue
    left.judgement = { ...left.judgement, kinds: from.kinds, plural: true, marked: true }
  }
}

/** «Түркістан – 2,9 мың адам, Жамбыл – 1,6 мың адам облыстарында»: a figure behind each name, the unit word behind all. */
const DASHED_GAP = /^ - \d[\d,. ]{0,9}(?: мың| млн)?(?: \p{L}{2,12})?(?:, | және | мен )$/u

/** Ends with a plural unit word that announces a list: «аудандарынан – », «облыстары: ». */
const ANNOUNCED = /(?:^|[ \n])(аудан|облыс|қала)(?:дар|тар|лар)\p{L}{0,8} ?[-:] ?$/u
const ANNOUNCES: Record<string, Kind[]> = {
  аудан: ['audan'],
  облыс: ['oblys'],
  қала: ['capital', 'qala-akimdigi', 'qala'],
}

/** «Солтүстік аудандардан – Тимирязев, Шал ақын, Айыртау»: the unit word before the list tells its kind. */
function announceLists(text: Text, judged: Judged[]): void {
  for (const [i, candidate] of judged.entries()) {
    const left = judged[i - 1]
    const from = left && joined(text, left.range[1], candidate.range[0]) ? left.judgement : null
    if (candidate.form.country !== 'KZ' || candidate.judgement.marked) continue
    const start = candidate.range[0]
    const said = ANNOUNCED.exec(text.folded.slice(Math.max(0, start - 30), start))?.[1]
    const kinds = said ? (ANNOUNCES[said] ?? null) : from?.announced ? from.kinds : null
    if (!kinds || optionsOf(candidate, kinds).length === 0) continue
    candidate.judgement = { ...candidate.judgement, kinds, marked: true, announced: true }
  }
}

/** «Шығыс Қазақстан облысында – 140, Павлодарда 85 орын және …»: a figure behind each name of a list. */
const FIGURE_GAP = /^[^.!?\n«»\d]{0,12}\d[^.!?\n«»]{0,40}(?:[,;] ?(?:ал )?| және | мен | бен | пен )$/u

/**
 * In a list of figures in which one name stands with «облысы» and none with another unit word, the bare ones are
 * regions too; so are those of a list of four and more that all may be, in a text that tells of regions.
 */
function regionLists(text: Text, judged: Judged[]): void {
  const { folded } = text
  const regional = judged.some(({ judgement }) => judgement.marked && judgement.kinds?.includes('oblys'))
  for (let start = 0; start < judged.length; ) {
    let end = start + 1
    let figures = 0
    while (end < judged.length) {
      const [left, right] = [judged[end - 1] as Judged, judged[end] as Judged]
      if (left.form.country !== 'KZ' || right.range[0] - left.judgement.end > 60) break
      if (FIGURE_GAP.test(folded.slice(left.judgement.end, right.range[0]))) figures++
      else if (!joined(text, left.judgement.end, right.range[0])) break
      end++
    }
    const list = judged.slice(start, end)
    start = end
    if (list.length < 3 || figures < 2) continue
    const units = list.filter(({ judgement }) => judgement.marked)
    const all =
      units.length === 0 &&
      regional &&
      list.every(({ form }) => form.units.some(isFirst)) &&
      (list.length > 3 || list.some((item) => optionsOf(item, null).every(isFirst)))
    if (!all && (units.length === 0 || !units.every(({ judgement }) => judgement.kinds?.includes('oblys'))))
      continue
    const named = new Set(units.map(({ form }) => form.name))
    for (const item of list) {
      const { judgement, form } = item
      const capital = form.units.some((unit) => unit.kind === 'capital' && isCalled(unit, form.name))
      if (judgement.kinds || named.has(form.name) || capital) continue
      if (form.units.some(({ kind }) => kind === 'oblys')) item.judgement = { ...judgement, kinds: ['oblys'] }
    }
  }
}

const FIRST_LEVEL: Kind[] = ['ostan', 'oblys', 'capital']

function isFirst({ kind }: Place): boolean {
  return FIRST_LEVEL.includes(kind)
}

/** A list with one name that only a province bears is a list of provinces. */
function levelLists(text: Text, judged: Judged[]): void {
  let told: boolean | undefined
  for (let start = 0; start < judged.length; ) {
    let end = start + 1
    while (
      end < judged.length &&
      joined(text, (judged[end - 1] as Judged).range[1], (judged[end] as Judged).range[0])
    ) {
      end++
    }
    const list = judged.slice(start, end).filter((item) => !item.judgement.kinds)
    const can = (item: Judged) => item.form.units.some(isFirst)
    const only = (item: Judged) =>
      can(item) &&
      item.form.units.every((unit) => isFirst(unit) || !BARE.includes(unit.kind) || unit.kind === 'shahr')
    const sure = list.filter(only).length
    // «در کدام استان‌ها …: زنجان، اردبیل و گیلان».
    if (sure === 1) told ??= /استان ?ها/u.test(text.folded)
    if (list.length >= 3 && list.every(can) && (sure >= 2 || (sure === 1 && told))) {
      for (const item of list) item.judgement = { ...item.judgement, kinds: FIRST_LEVEL }
    }
    start = end
  }
}

/** Units that a name may mean, and their first-level unit where all lie in one. */
interface Options {
  units: Place[]
  region: string | null
}

interface Evidence {
  /** First-level units that the text is sure to name, with how often. */
  regions: Map<string, number>
  /** Units that the text is sure to name. */
  units: Map<string, number>
  /** Names that stand with «شهر» / «شهرستان» somewhere. */
  cities: Set<string>
  counties: Set<string>
  /** Names that stand beside a unit word somewhere. */
  marked: Set<string>
}

function gather(judged: Judged[], optionsFor: (candidate: Judged) => Options): Evidence {
  const evidence: Evidence = {
    regions: new Map(),
    units: new Map(),
    cities: new Set(),
    counties: new Set(),
    marked: new Set(),
  }
  for (const candidate of judged) {
    const { kinds, marked, everyday } = candidate.judgement
    const { name } = candidate.form
    if (marked && kinds) {
      evidence.marked.add(name)
      if (kinds.includes('shahr')) evidence.cities.add(name)
      if (kinds.includes('shahrestan')) evidence.counties.add(name)
    }
    if (everyday && !marked) continue
    const { units, region } = optionsFor(candidate)
    if (region) evidence.regions.set(region, (evidence.regions.get(region) ?? 0) + 1)
    if (units.length === 1) {
      const id = (units[0] as Place).id
      evidence.units.set(id, (evidence.units.get(id) ?? 0) + 1)
    }
  }
  return evidence
}

/** How well an option fits the other places of the text and the source. */
function affinity(unit: Place, evidence: Evidence, options: PlaceOptions): number {
  let score = 0
  const region = firstLevelOf(unit.id)
  if (region && evidence.regions.has(region))
    score += 2 + Math.min(evidence.regions.get(region) as number, 5) * 0.1
  for (const ancestor of lineage(unit.id).slice(1)) {
    // The county of the city's own name is no evidence for the city.
    if (ancestor.level === 'country' || ancestor.level === 'admin1' || ancestor.name === unit.name) continue
    if (evidence.units.has(ancestor.id)) score += 3
  }
  if (options.sourcePlace) {
    if (isWithin(unit.id, options.sourcePlace)) score += 1.5
    else if (region && isWithin(options.sourcePlace, region)) score += 1
  }
  return score
}

/** «بخش مرکزی شهرستان نوشهر», «بخش مرکزی نوشهر»: the county that follows tells the district. */
function withinNext(text: Text, candidate: Judged, next: Judged | undefined, options: Place[]): Place[] {
  if (options.length < 2 || !next || !candidate.judgement.kinds?.includes('bakhsh')) return options
  if (!/^ (شهرستان )?$/.test(text.folded.slice(candidate.range[1], next.range[0]))) return options
  const counties = new Set(
    next.form.units.filter((unit) => unit.kind === 'shahrestan').map((unit) => unit.id),
  )
  const inside = options.filter((unit) => unit.parentId !== null && counties.has(unit.parentId))
  return inside.length > 0 ? inside : options
}

/**
 * «اسلام‌آباد غرب کرمانشاه», «معدن‌های بافق در یزد»: behind a unit that lies in a province outside its county of that
 * name, the province.
 */
function aroundBefore(
  text: Text,
  candidate: Judged,
  before: PlaceMention | undefined,
  options: Place[],
): Place[] {
  if (options.length < 2 || !before || before.level === 'admin1' || candidate.judgement.kinds) return options
  if (!AROUND.test(text.folded.slice(before.range[1], candidate.range[0]))) return options
  const province = options.find((unit) => unit.kind === 'ostan' && isWithin(before.id, unit.id))
  const county = options.some((unit) => unit.kind === 'shahrestan' && isWithin(before.id, unit.id))
  return province && !county ? [province] : options
}

const AROUND = /^ (?:در )?$/

/** «حوزه نفتی بیجار در استان ایلام»: a unit of another province is not meant, so none may be. */
function withinNamedProvince(
  text: Text,
  candidate: Judged,
  next: Judged | undefined,
  options: Place[],
): Place[] {
  if (!next || text.folded.slice(candidate.range[1], next.range[0]) !== ' در استان ') return options
  if (options.some((unit) => unit.kind === 'ostan')) return options
  const provinces = next.form.units.filter((unit) => unit.kind === 'ostan')
  if (provinces.length === 0) return options
  return options.filter((unit) => provinces.some(({ id }) => isWithin(unit.id, id)))
}

/** Is the name a province behind «در» that the unit before it lies in: «آق‌قلا و کلاله در گلستان»? */
function withinProvince(text: Text, candidate: Judged, left: Judged | undefined): boolean {
  if (!left || text.folded.slice(left.range[1], candidate.range[0]) !== ' در ') return false
  const provinces = candidate.form.units.filter((unit) => unit.kind === 'ostan')
  return provinces.some(({ id }) => left.form.units.some((unit) => unit.id !== id && isWithin(unit.id, id)))
}

/** «Жетісудың Сарқан қаласында»: a region in the genitive before a unit that lies in it. */
function ownsNext(text: Text, candidate: Judged, right: Judged | undefined): boolean {
  if (!right || candidate.form.country !== 'KZ' || right.range[0] !== candidate.range[1] + 1) return false
  if (!/^[ндт][ыі]ң$/.test(text.folded.slice(candidate.nameEnd, candidate.range[1]))) return false
  const regions = candidate.form.units.filter((unit) => unit.kind === 'oblys')
  return regions.some(({ id }) => right.form.units.some((unit) => isWithin(unit.id, id)))
}

/** Everyday words count when something proves that the place is meant. */
function proven(
  text: Text,
  judged: Judged[],
  index: number,
  evidence: Evidence,
  options: PlaceOptions,
): boolean {
  const candidate = judged[index] as Judged
  const { judgement, form } = candidate
  if (!judgement.everyday || judgement.kinds) return true
  if (evidence.marked.has(form.name) || candidate.tagged === 'LOC') return true
  if (judgement.context === 'dateline') return true
  // «مدیر شیلات دیلم»: the end of an office's name, in a region that the text or the source speaks of.
  if (judgement.context !== 'text' && form.units.some((unit) => affinity(unit, evidence, options) > 0))
    return true
  // «Оралда», «Жамбылдан»: a place case on the name of a region or a large city is no person and no river.
  if (
    form.country === 'KZ' &&
    form.name !== 'абай' &&
    /^-?[дтн][ае](н|ғы|гі)?$/.test(text.folded.slice(candidate.nameEnd, candidate.range[1])) &&
    form.units.some((unit) => unit.kind === 'oblys' || unit.kind === 'qala-akimdigi')
  ) {
    return true
  }
  const neighbour = (other: Judged | undefined, from: number, to: number) =>
    other !== undefined &&
    joined(text, from, to) &&
    // «درود و رحمت»: a rural district proves nothing without its unit word.
    (other.judgement.kinds !== null ||
      (!other.judgement.everyday && other.form.units.some((unit) => BARE.includes(unit.kind))))
  const left = judged[index - 1]
  const right = judged[index + 1]
  if (withinProvince(text, candidate, left) || ownsNext(text, candidate, right)) return true
  const item = (a: Judged | undefined, b: Judged | undefined) =>
    a !== undefined && b !== undefined && itemised(text, a.judgement.end, b.range[0])
  if (
    (item(left, candidate) || item(candidate, right)) &&
    form.units.some((unit) => affinity(unit, evidence, options) > 0)
  )
    return true
  return (
    (left !== undefined && neighbour(left, left.judgement.end, candidate.range[0])) ||
    (right !== undefined && neighbour(right, candidate.judgement.end, right.range[0]))
  )
}

/** Chooses the unit of every judged name. Names that stay in doubt are left out. */
export function resolve(text: Text, candidates: Judged[], options: PlaceOptions): PlaceMention[] {
  spreadLists(text, candidates)
  // «Ғ.Мүсірепов»: a person, unless the unit word stands beside it or at the end of its list.
  const judged = candidates.filter(({ form, judgement }) => !form.needsUnit || judgement.marked)
  levelLists(text, judged)
  regionLists(text, judged)
  // A name that stands a thousand times is looked up and ranked once.
  const known = new Map<string, Options>()
  const optionsFor = (candidate: Judged): Options => {
    const key = `${candidate.form.key}|${candidate.judgement.kinds?.join() ?? ''}`
    let found = known.get(key)
    if (!found) {
      const units = optionsOf(candidate, candidate.judgement.kinds)
      const regions = new Set(units.map((unit) => firstLevelOf(unit.id)))
      const [region] = regions
      found = { units, region: regions.size === 1 ? (region ?? null) : null }
      known.set(key, found)
    }
    return found
  }
  const evidence = gather(judged, optionsFor)
  const rankings = new Map<string, Array<{ unit: Place; score: number }>>()
  const found: PlaceMention[] = []
  judged.forEach((candidate, index) => {
    if (!proven(text, judged, index, evidence, options)) return
    const { judgement, form, range } = candidate
    const all = optionsFor(candidate).units
    const right = judged[index + 1]
    const next = withinNamedProvince(text, candidate, right, withinNext(text, candidate, right, all))
    const meant = next === all ? aroundBefore(text, candidate, found.at(-1), all) : next
    const key = `${form.key}|${judgement.kinds?.join() ?? ''}`
    let ranked = meant === all ? rankings.get(key) : undefined
    if (!ranked) {
      ranked = meant
        .map((unit) => ({
          unit,
          score: affinity(unit, evidence, options) + preference(unit, candidate, evidence),
        }))
        .sort((a, b) => b.score - a.score || (a.unit.id < b.unit.id ? -1 : 1))
      if (meant === all) rankings.set(key, ranked)
    }
    const best = ranked[0]
    if (!best) return
    const second = ranked[1]
    const margin = second ? best.score - second.score : 4
    const near = affinity(best.unit, evidence, options) > 0
    // Small towns and rural units need the region around them or a unit word.
    if (
      !judgement.marked &&
      !near &&
      ['shahr', 'kent'].includes(best.unit.kind) &&
      !WELL_KNOWN.has(form.name)
    )
      return
    if (second && margin < 0.05 && best.unit.kind === second.unit.kind) {
      // Several units of one kind and nothing to tell them apart: a common parent is no reading of the name.
      return
    }
    const confidence = Math.min(
      0.99,
      0.55 + (judgement.marked ? 0.2 : 0.1) + (near ? 0.1 : 0) + Math.min(margin, 2) * 0.07,
    )
    found.push({
      text: text.original.slice(...spanOf(text, range)),
      span: spanOf(text, range),
      range,
      ...(candidate.nameEnd < range[1] ? { nameEnd: candidate.nameEnd } : {}),
      id: best.unit.id,
      level: best.unit.level,
      name: best.unit.name,
      confidence: Math.round(confidence * 100) / 100,
      alternatives: ranked.slice(1, 5).map(({ unit }) => unit.id),
      context: judgement.context,
    })
  })
  return found
}

/** Cities without a county of their name that everyone knows (folded). */
const WELL_KNOWN = new Set([
  ...[
    'یاسوج',
    'برازجان',
    'سوسنگرد',
    'تجریش',
    'رودهن',
    'بومهن',
    'پرند',
    'شاهین شهر',
    'کیش',
    'خورموج',
    'دوگنبدان',
  ],
  ...['نوراباد', 'ماهدشت', 'هشتگرد', 'شوشتر', 'اشخانه', 'گلپایگان', 'فولادشهر', 'بندر امام خمینی', 'اندیشه'],
  ...[
    'қандыағаш',
    'қаскелең',
    'щучинск',
    'құлсары',
    'жаркент',
    'леңгір',
    'шетпе',
    'бурабай',
    'ақсай',
    'үштөбе',
    'есік',
  ],
])

/** Preference among the kinds that a bare name may mean. */
function preference(unit: Place, candidate: Judged, evidence: Evidence): number {
  const { judgement, form } = candidate
  if (judgement.kinds) {
    // Of two units of one name that the unit word allows, the higher one comes first.
    if (unit.kind === 'capital' || unit.kind === 'qala-akimdigi') return 0.4
    if (unit.kind === 'qala') return 0.2
    // «شهردار لاهیجان»: of two towns of one name the one that a county is called by.
    const seat =
      unit.kind === 'shahr' &&
      lineage(unit.id).some(({ kind, name }) => kind === 'shahrestan' && name === unit.name)
    return seat ? 0.3 : 0
  }
  const city = evidence.cities.has(form.name) && !evidence.counties.has(form.name)
  if (unit.kind === 'shahr' && city) return 20
  // «Алматыда 51 мың, Алматы облысында 47 мың»: only with its unit word is the name the region's.
  if (unit.kind === 'capital' && unit.name.toLowerCase() === form.name) return 20
  // «البرز»: the province before a county of that name elsewhere.
  if (
    unit.kind === 'ostan' &&
    !form.units.some(({ kind, id }) => kind === 'shahrestan' && isWithin(id, unit.id))
  )
    return 10.5 - BARE.indexOf('shahrestan')
  return 10 - BARE.indexOf(unit.kind)
}
