import type { Text } from '../text/index.ts'
import {
  AGENCY_BEFORE_FARS,
  BRANDS,
  COUNTY_HEADS,
  EVERYDAY as EVERYDAY_FA,
  NOT_AFTER,
  NOT_BEFORE_IRAN,
  NOT_BEHIND_IRAN,
  PHRASE_BREAKERS,
  PROVINCIAL_HEADS,
  SOFT_NOT_AFTER,
  UNIT_FILLERS,
  UNIT_WORDS,
} from './fa/constants.ts'
import { AMBIGUOUS_GIVEN, GIVEN_NAMES, NAMED_AFTER, SURNAME_ENDING } from './fa/names.ts'
import type { Kind, Place } from './gazetteer.ts'
import { EVERYDAY as EVERYDAY_KK, NOT_BEFORE, UNIT_ABBREVIATIONS, UNIT_STEMS } from './kk/constants.ts'
import { isCaseEnding, isPossessiveEnding } from './kk/morphology.ts'
import { GIVEN_NAMES as GIVEN_KK, SURNAME_ENDING as SURNAME_KK } from './kk/names.ts'
import { type Candidate, namedAt } from './scan.ts'
import { CHARACTER_CLASS } from './trie.ts'

/** What the words around a name say about it. */
export interface Judgement {
  /** Kinds that the unit word or office asks for, or null for a bare name. */
  kinds: Kind[] | null
  /** The unit word announces or closes a list of names. */
  plural: boolean
  context: 'text' | 'title' | 'organisation' | 'dateline'
  /** An everyday word, a person or a river too: needs proof. */
  everyday: boolean
  /** Directly beside a unit word (not through a list or an office's noun phrase). */
  marked: boolean
  /** In a list that a plural unit word before it announces. */
  announced?: boolean
  /** Folded end of the unit word after a Kazakh name, else the end of the name. */
  end: number
}

/** The word that ends before `at`, over blanks and quotation marks; `gap` is what was skipped. */
export function wordBefore(folded: string, at: number): { word: string; start: number; gap: string } | null {
  let end = at
  while (end > 0 && at - end < 4 && ' \n«»"\''.includes(folded[end - 1] as string)) end--
  let start = end
  while (start > 0 && end - start < 40 && CHARACTER_CLASS[folded.charCodeAt(start - 1)] === 1) start--
  return start === end ? null : { word: folded.slice(start, end), start, gap: folded.slice(end, at) }
}

/** The word that begins after `at`, over blanks. */
export function wordAfter(folded: string, at: number): { word: string; start: number; end: number } | null {
  let start = at
  while (start < folded.length && start - at < 3 && ' \n'.includes(folded[start] as string)) start++
  let end = start
  while (end < folded.length && end - start < 40 && CHARACTER_CLASS[folded.charCodeAt(end)] === 1) end++
  return start === end ? null : { word: folded.slice(start, end), start, end }
}

function atLineStart(folded: string, at: number): boolean {
  let from = at
  while (from > 0 && at - from < 4 && ' «"-'.includes(folded[from - 1] as string)) from--
  return from === 0 || folded[from - 1] === '\n'
}

/** What follows the name of the town that an agency reports from. */
const REPORT_GOES_ON = /^ ?[،؛:,]|^ (?:اظهار|گفت|بیان|افزود|عنوان|تصریح|اعلام|ابراز|خاطرنشان)(?!\p{L})/u
/** Ends right before that name: «به گزارش … از», «در گفت و گو با خبرنگار … از». */
const REPORTED_FROM = /(?:^|[ \n])(?:به گزارش|با خبرنگار)(?:[ \n][^ \n،؛:,.]{1,20}){1,8} از $/u

/** What stands before the name of a town though it be somebody's too. */
const PEOPLED = new Set(['مردم', 'اهالی', 'جوانان', 'شهروندان', 'ساکنان'])

/** Everyday words that are a place behind «در». */
const WITHIN = new Set(['فارس', 'البرز', 'مهران', 'بم', 'دیلم', 'دماوند', 'فردوس', 'شهریار', 'ری', 'مبارکه'])

/** A list goes on. */
const LISTED = /^(?: ?[،,]| و )/u

const PROVINCE: Kind[] = ['ostan']

/** Ends in mid-list of villages. */
const VILLAGE_LIST =
  /(?:^|[ \n])روستاهای \p{L}{2,12}(?: \p{L}{2,12}){0,2}(?:[،,] \p{L}{2,12}(?: \p{L}{2,12}){0,2}){0,3}(?:[،,]| و) $/u

/** Does a list of villages reach up to the name? One that begins with a town («روستاهای میناب، …») is of counties. */
function inVillageList(folded: string, start: number): boolean {
  const from = Math.max(0, start - 70)
  const list = VILLAGE_LIST.exec(folded.slice(from, start))
  return (
    list !== null && !namedAt(folded, from + list.index + list[0].indexOf('روستاهای ') + 'روستاهای '.length)
  )
}

/** Papers and agencies with an edition of each province. */
const OUTLETS = new Set([
  'تابناک',
  'ایسنا',
  'ایرنا',
  'ایکنا',
  'شبستان',
  'موج',
  'برنا',
  'خبرنگاران',
  'رسا',
  'حوزه',
])

/** Sides of a province. */
const SIDES = new Set(['شمال', 'جنوب', 'شرق', 'غرب'])

/** A name that unit words of several counties stand before goes on as a list of them: «و», a comma, a figure. */
const LIST_GOES_ON = /^(?: ?[،,]| و | با | ?\(| ?\d| ?[-:])/

/** «زنجان در بین استان‌های کشور»: among provinces. */
const AMONG_PROVINCES = /^ (?:در |از )?(?:بین|میان) (?:همه |تمام )?(?:\d+ )?استان/
/** «اصفهان یک شهر مهاجرپذیر است», «یزد شهری کویری است». */
const A_CITY = /^ (?:هم |نیز )?(?:یک (?:کلان ?)?شهر |(?:کلان ?)?شهری )/

/** Judges a Persian name by the words before it; null when it is not a mention. */
function judgePersian(text: Text, { range, form }: Candidate): Judgement | null {
  const { folded } = text
  const [start, end] = range
  // «آوج» is no «اوج», which folding makes of it.
  const spelt = form.name === 'اوج' && text.original[text.starts[start] as number] === 'آ'
  // «دانشگاه علوم پزشکی گلستان»: called after where it is.
  const medical = folded.endsWith('علوم پزشکی ', start) && form.units.some(({ kind }) => kind === 'ostan')
  // «در فارس», «در بم»: the place; the agency reports and is talked with.
  const within = WITHIN.has(form.name) && wordBefore(folded, start)?.word === 'در'
  // «جوانان مهران»: they live in a town; «شهروندان ترک» are a people.
  const people = wordBefore(folded, start)?.word ?? ''
  const lived =
    people === 'گمرک' || (PEOPLED.has(people) && form.units.some(({ kind }) => kind === 'shahrestan'))
  const everyday =
    !spelt && !within && !lived && !medical && (EVERYDAY_FA.has(form.name) || EVERYDAY_FA.has(form.key))
  const bare: Judgement = { kinds: null, plural: false, context: 'text', everyday, marked: false, end }
  // «روستاهای قانلی‌بلاغ، جعفرآباد و حسن‌آباد»: villages, whatever towns bear their names.
  if (/[،,و] $/.test(folded.slice(start - 2, start)) && inVillageList(folded, start)) return null
  let before = wordBefore(folded, start)
  while (before && UNIT_FILLERS.has(before.word)) before = wordBefore(folded, before.start)

  // «بهار امسال», «بهار ۱۴۰۲»: the season.
  if (
    form.name === 'بهار' &&
    (/^ (?:امسال|پارسال|سال|گذشته|آینده|اینده|جاری|\d)/.test(folded.slice(end, end + 8)) ||
      // «نرخ بیکاری بهار استان»
      /(?:نرخ بیکاری|نرخ مشارکت|فصل) $/.test(folded.slice(Math.max(0, start - 12), start)))
  )
    return null

  if (before) {
    let word = before.word
    let second = wordBefore(folded, before.start)
    if ((word === 'های' || word === 'ها') && second) {
      word = `${second.word}${word}`
      second = wordBefore(folded, second.start)
    }
    const scope = UNIT_WORDS.get(word)
    // «بخش مرکزی شهر»: the middle of the town.
    if (word === 'بخش' && form.name === 'مرکزی' && wordAfter(folded, end)?.word === 'شهر') return null
    // «کلان شهر», «شورای شهر»; «این بخش» and «هر شهر» announce no name.
    if (scope && !(second && /^(این|ان|هر|همین)$/.test(second.word))) {
      // «شهرستان‌های خراسان رضوی», «شهرهای کرمان»: those of the province, where no list follows.
      const whole =
        scope.plural &&
        form.units.some((unit) => unit.kind === 'ostan') &&
        !LIST_GOES_ON.test(folded.slice(end, end + 4))
      return {
        ...bare,
        kinds: whole ? PROVINCE : scope.kinds,
        plural: scope.plural === true && !whole,
        context: scope.context,
        everyday,
        marked: true,
      }
    }
    // «روستاهای پلدختر», but «روستاهای سلامی و مهرآباد» are named themselves.
    const villages = word === 'روستاهای' && !LISTED.test(folded.slice(end, end + 4))
    if (NOT_AFTER.has(word) && (everyday || !(SOFT_NOT_AFTER.has(word) || villages))) return null
    // «البرز شرقی»: the mountains.
    if (form.name === 'البرز' && /^ (?:شرقی|غربی|مرکزی|جنوبی)(?!\p{L})/u.test(folded.slice(end, end + 7)))
      return null
    // «به گزارش تابناک قم، …»: the paper's own province.
    if (OUTLETS.has(word) && second?.word === 'گزارش' && form.units.some(({ kind }) => kind === 'ostan'))
      return { ...bare, kinds: PROVINCE, context: 'organisation' }
    // «جنوب کرمان», «روستاهای بوشهر»: sides and villages are told of provinces, but for the capital.
    if (
      (SIDES.has(word) || villages) &&
      form.name !== 'تهران' &&
      form.units.some((unit) => unit.kind === 'ostan')
    )
      return { ...bare, kinds: PROVINCE }
    if (form.name === 'خامنه' && folded.startsWith(' ای ', end)) return null
    if (form.name === 'فارس' && (AGENCY_BEFORE_FARS.has(word) || (word === 'از' && second?.word === 'نقل')))
      return null
    if (form.units[0]?.kind === 'country') {
      if (NOT_BEHIND_IRAN.has(word)) return null
      // «خبرگزاری کار ایران», «خبرگزاری دانشجویان ایران».
      if (/خبرگزاری \p{L}+ $/u.test(folded.slice(Math.max(0, start - 30), start))) return null
      if (form.key.startsWith('جمهوری') && /^(خبرگزاری|سیمای|صداوسیمای)$/.test(word)) return null
    }
  }
  // «منصور بیجار»: a surname, unless the given name belongs to a body («بیمارستان امام رضا کرمانشاه»).
  const headed = /^(استاندار|فرماندار|شهردار|بخشدار|مدیرکل|مدیر|رییس|سرپرست|معاون|گفت)$/.test(
    wordAfter(folded, end)?.word ?? '',
  )
  const given = before && SURNAME_ENDING.test(before.word) ? wordBefore(folded, before.start) : null
  // «صادق جعفری چگنی»: the second word of a surname.
  if (
    given &&
    before?.gap === ' ' &&
    given.gap === ' ' &&
    form.key.endsWith('ی') &&
    GIVEN_NAMES.has(given.word)
  )
    return null
  if (before && GIVEN_NAMES.has(before.word) && (headed || !AMBIGUOUS_GIVEN.has(before.word))) {
    const prior = wordBefore(folded, before.start)
    if (!(prior && NAMED_AFTER.has(prior.word))) return null
  }
  if (form.units[0]?.kind === 'country') {
    const after = wordAfter(folded, end)
    return after && NOT_BEFORE_IRAN.has(after.word) ? null : bare
  }

  const behind = folded.slice(end, end + 24)
  if (AMONG_PROVINCES.test(behind) && form.units.some((unit) => unit.kind === 'ostan'))
    return { ...bare, kinds: PROVINCE }
  if (A_CITY.test(behind) && form.units.some((unit) => unit.kind === 'shahr'))
    return { ...bare, kinds: ['shahr'], marked: true }

  if (atLineStart(folded, start) && /^ ?[-/:]/.test(behind.slice(0, 2))) {
    return { ...bare, context: 'dateline' }
  }
  // «به گزارش خبرنگار … از گرگان، …»: where it was reported from.
  if (
    before?.word === 'از' &&
    REPORT_GOES_ON.test(folded.slice(end, end + 12)) &&
    REPORTED_FROM.test(folded.slice(Math.max(0, start - 90), start))
  )
    return { ...bare, context: 'dateline' }
  const office = officeBefore(folded, start)
  if (office) {
    const province = form.units.some((unit) => unit.kind === 'ostan')
    const city = office.kinds?.includes('shahr') === true
    const kinds = province || city ? office.kinds : null
    // «رییس مرکز آموزش بم، …»: the end of an office's name is a place, unless it is one that bodies are called by.
    // A name in a list behind an office («رئیس کمیته داوران، مهربان، سعیدی») closes none.
    const listed = /[،,] ?$/.test(folded.slice(Math.max(0, start - 2), start))
    const closes =
      !listed &&
      /^ ?[،,.:)]|^ (گفت|در|با|از|روز|نیز|افزود|خبر|اعلام)([ :]|$)/.test(folded.slice(end, end + 8))
    return {
      ...bare,
      kinds,
      context: office.context,
      everyday: everyday && !(closes && !BRANDS.has(form.key)),
    }
  }
  return bare
}

/**
 * The office whose noun phrase the name ends: walks back over its words («مدیرکل تعاون، کار و رفاه اجتماعی …»)
 * to a head, and stops at verbs, prepositions and full stops.
 */
function officeBefore(
  folded: string,
  start: number,
): { kinds: Kind[] | null; context: 'title' | 'organisation' } | null {
  let at = start
  let county = false
  for (let steps = 0; steps < 11; steps++) {
    let end = at
    while (end > 0 && at - end < 4 && ' \n،,«»"()'.includes(folded[end - 1] as string)) end--
    let from = end
    while (from > 0 && end - from < 40 && CHARACTER_CLASS[folded.charCodeAt(from - 1)] !== 0) from--
    if (from === end) break
    // A list of names («اصفهان، یزد و کرمان») is no office.
    const word = folded.slice(from, end)
    if (PHRASE_BREAKERS.has(word)) break
    if (PROVINCIAL_HEADS.has(word)) {
      const title = word === 'مدیرکل' || (word === 'کل' && wordBefore(folded, from)?.word === 'مدیر')
      return { kinds: ['ostan'], context: title ? 'title' : 'organisation' }
    }
    if (word === 'شهردار' || word === 'شهرداری') return { kinds: ['shahr'], context: 'title' }
    if (COUNTY_HEADS.has(word)) {
      const head = wordBefore(folded, from)?.word
      if (word === 'مرکز' && head && /^(سیما|سیمای|صداوسیما|صداوسیمای)$/.test(head)) {
        return { kinds: ['ostan'], context: 'organisation' }
      }
      // «مدیرکل کمیته امداد اردبیل»: the head before it may be a provincial one.
      county = true
    }
    at = from
  }
  return county ? { kinds: null, context: 'organisation' } : null
}

function isUpper(text: Text, at: number): boolean {
  const letter = text.original[text.starts[at] as number] as string
  // Arabic letters have no case: nothing speaks against a name there.
  return letter !== letter.toLowerCase() || /[\u0600-\u06ff]/.test(letter)
}

/** The unit word at the start of `word`, if it is one. */
function unitWord(word: string): { kinds: Kind[]; plural: boolean; adjective: boolean } | null {
  for (const unit of UNIT_STEMS) {
    if (!word.startsWith(unit.stem)) continue
    if (word.startsWith(unit.adjective)) return { kinds: unit.kinds, plural: false, adjective: true }
    for (const form of unit.plural) {
      if (word.startsWith(form)) return { kinds: unit.kinds, plural: true, adjective: false }
    }
    if (word.startsWith(unit.possessive) && isPossessiveEnding(word.slice(unit.possessive.length))) {
      return { kinds: unit.kinds, plural: false, adjective: false }
    }
    const rest = word.slice(unit.stem.length)
    if (rest === '' || isCaseEnding(unit.stem, rest))
      return { kinds: unit.kinds, plural: false, adjective: false }
  }
  return null
}

/** «Қарағанды өңірінде», «Қостанай аймағы»: another word for the region, where a region has the name. */
function regionWord(word: string, units: readonly Place[]): ReturnType<typeof unitWord> {
  if (!/^(?:өңірі|аймағы)/.test(word) || !units.some(({ kind }) => kind === 'oblys')) return null
  return { kinds: ['oblys'], plural: false, adjective: false }
}

/** «Шу мен Сырдария өзендері», «Абай, Төле би көшелері»: what the list is of stands at its end. */
const LISTED_WATERS =
  /^(?:(?:,| (?:мен|бен|пен|және)) [\p{L}-]{2,20}){1,4} (?:өзендер|көлдер|көшелер|даңғылдар|таулар|аңғарлар)/u

/** «Қызылорда – 1,1 мың адам облыстарында»: the unit word of the list stands behind its last figure. */
const FIGURE_BEFORE_UNIT =
  /^ - \d[\d,. ]{0,9}(?: мың| млн)?(?: (?!облыс|аудан)\p{L}{2,12})?(?= (?:облыс|аудан)(?:тар|дар))/u

/** Judges a Kazakh (or Russian) name by the words after it; null when it is not a mention. */
function judgeKazakh(text: Text, { range, nameEnd, form }: Candidate): Judgement | null {
  const { folded } = text
  const [start, end] = range
  if (!isUpper(text, start)) return null
  const everyday = EVERYDAY_KK.has(form.name)
  const bare: Judgement = { kinds: null, plural: false, context: 'text', everyday, marked: false, end }
  // «ЖЕМ-ШӨП ДАЙЫНДАУ»: half of another word.
  if (everyday && /^-\p{L}{2}/u.test(folded.slice(end, end + 3))) return null
  if (form.abbreviation) {
    return isUpper(text, start + 1) && (start === 0 || folded[start - 1] !== '-') ? bare : null
  }
  // «Атырау (7,3 мың) облыстарында»: the unit word stands behind a figure in brackets.
  const bracket = folded.startsWith(' (', end) ? folded.slice(end, end + 60).indexOf(')') : -1
  const figure = FIGURE_BEFORE_UNIT.exec(folded.slice(end, end + 40))?.[0].length ?? 0
  const after = wordAfter(folded, bracket > 0 ? end + bracket + 1 : end + figure)
  if (form.russian) {
    if (!after) return null
    if (/^област/.test(after.word)) return { ...bare, kinds: ['oblys'], marked: true, end: after.end }
    if (/^район/.test(after.word)) return { ...bare, kinds: ['audan'], marked: true, end: after.end }
    return null
  }
  if (after && end === nameEnd && folded[start - 1] !== '.') {
    const abbreviation = folded.slice(after.start, after.end + 1)
    const dotted = folded.slice(after.start, after.start + 4)
    const short = UNIT_ABBREVIATIONS[dotted === 'а.о.' ? dotted : abbreviation]
    // «Төле би к., 95»: a street.
    if (short && abbreviation === 'к.' && /^\.?,{0,2} ?\d/.test(folded.slice(after.end, after.end + 5)))
      return null
    if (short) return { ...bare, kinds: short, marked: true, end: after.end + 1 }
    const unit = unitWord(after.word) ?? regionWord(after.word, form.units)
    if (after.word === 'атындағы') {
      const named = wordAfter(folded, after.end)
      const kind = named && unitWord(named.word)
      if (kind) return { ...bare, kinds: kind.kinds, plural: kind.plural, marked: true, end: named.end }
    }
    if (unit) {
      // «Шалғай ауылдардағы мектептер»: a word of its own before many villages.
      if (
        everyday &&
        unit.plural &&
        !/(?:,| мен| бен| пен| және) $/.test(folded.slice(Math.max(0, start - 6), start))
      )
        return null
      const next = wordAfter(folded, after.end)
      // «Құмтоғай және Қызылжар ауылдық округтерінде».
      const whole = unit.adjective && next ? unitWord(next.word) : null
      if (next && whole?.plural && whole.kinds === unit.kinds)
        return { ...bare, kinds: unit.kinds, plural: true, marked: true, end: next.end }
      const office =
        next &&
        /^(әкім|басқарма|департамент|мәслихат|прокурат|сот|полиц|инспекц|филиал|бөлім)/.test(next.word)
      const context =
        next && /^әкімі/.test(next.word) ? 'title' : unit.adjective || office ? 'organisation' : 'text'
      return { ...bare, kinds: unit.kinds, plural: unit.plural, context, marked: true, end: after.end }
    }
    if (NOT_BEFORE.some((word) => folded.startsWith(word, after.start))) return null
    if (LISTED_WATERS.test(folded.slice(end, end + 80))) return null
  }
  // «Ак.Сатпаев көшесі»
  if (after && folded[start - 1] === '.' && NOT_BEFORE.some((word) => folded.startsWith(word, after.start)))
    return null
  // «Астана» in quotation marks of its own is a brand or the name of a building.
  if (/[«"]/.test(folded[start - 1] ?? '') && /[»"]/.test(folded[end] ?? '')) return null
  const before = wordBefore(folded, start)
  // «Еркін Сатпаев», «Ш. Уәлиханов»: the surname behind a given name or an initial.
  if (before?.gap === ' ' && GIVEN_KK.has(before.word) && isUpper(text, before.start)) {
    if (everyday || SURNAME_KK.test(form.key)) return null
  }
  if (everyday && /(^|[ .(«])\p{L}\. ?$/u.test(folded.slice(Math.max(0, start - 5), start))) return null
  // «Орталық Қазақстан», the paper «Egemen Qazaqstan».
  if (/^(?:орталық|егемен)$/.test(before?.word ?? '') && form.units[0]?.kind === 'country') return null
  // «Ақмолада – 8,9%, …» begins a list, no news.
  if (
    atLineStart(folded, start) &&
    /^ ?[.:-]/.test(folded.slice(end, end + 2)) &&
    !(end > nameEnd && /^ - ?\d/.test(folded.slice(end, end + 5)))
  ) {
    return { ...bare, context: 'dateline' }
  }
  return bare
}

/** Judges a name by the words around it; null when it is no mention of a place. */
export function judge(text: Text, candidate: Candidate): Judgement | null {
  if (candidate.form.country === 'IR') return judgePersian(text, candidate)
  return judgeKazakh(text, candidate)
}
