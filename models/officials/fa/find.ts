import { isWithin, type PlaceMention, persianNames } from '../../places/index.ts'
import { wordTrait } from '../../text/index.ts'
import { addSurnames, type Found } from '../find.ts'
import { type Mark, type Marks, NO_MARKS } from '../marks.ts'
import { adjacent, firstPlaceFrom, gapBefore, type Tokens, traitsOf } from '../tokens.ts'
import {
  ALONE,
  FOREIGN,
  GOVERNING,
  HEADS,
  HONORIFICS,
  NOT_OFFICIALS,
  NOT_SURNAMES,
  ORGANISATION_HEADS,
  ORGANISATION_WORDS,
  PRONOUNS,
  SPEAKER_GOVERNING,
  STOPS,
  SURE_SPEECH,
  TERRITORIAL,
} from './constants.ts'

const { AMBIGUOUS_GIVEN, GIVEN_NAMES, NAMED_AFTER, SURNAME_ENDING } = persianNames

const UNITS = new Set(['استان', 'شهرستان', 'شهر', 'کشور', 'بخش', 'منطقه', 'مجلس', 'کلانشهر'])
const FILLERS = new Set(['ویژه', 'خصوصی', 'محترم', 'وقت', 'جدید', 'فعلی', 'کنونی', 'سابق', 'اسبق', 'پیشین'])
/** Of these, what makes a post one of the past: no office of today. */
const FORMER = new Set(['وقت', 'سابق', 'اسبق', 'پیشین'])
/** «در» goes on with a title before these: «نماینده … در مجلس», «معاون … در امور زنان». */
const AFTER_IN = new Set(['مجلس', 'امور', 'شورای', 'هیات', 'خبرگان', 'سازمان', 'استان', 'اتاق', 'وزارت'])
/** «نماینده مردم», «عضو کمیسیون»: weak heads that stand for their holder here. */
const REPRESENTS = new Set(['مردم', 'ولی', 'کمیسیون', 'هیات', 'هییت', 'شورای', 'فراکسیون'])
/** Military ranks, what stands before them and what follows: «امیر سرتیپ دوم ستاد». */
const RANKED = new Set(['امیر', 'سردار', 'دریادار'])
const RANKS = new Set([
  'سرتیپ',
  'سرهنگ',
  'سرگرد',
  'سروان',
  'ستوان',
  'سرلشکر',
  'سپهبد',
  'دریادار',
  'ناخدا',
  'امیرسرتیپ',
])
const RANK_TAILS = new Set([
  'کاراگاه',
  'دوم',
  'یکم',
  'سوم',
  'ستاد',
  'پاسدار',
  'خلبان',
  'تمام',
  'بسیجی',
  'دکتر',
  'مهندس',
])
/** Units that a number belongs to: «لشکر ۸۸ زرهی», «شهردار منطقه ۵». */
const NUMBERED = /^(منطقه|ناحیه|لشکر|تیپ|گردان|پایگاه|ناوگروه|کلانتری|شعبه|فاز|پالایشگاه|شماره)$/
const ORDINARY_NUMBERS = new Set(['یک', 'دو', 'سه', 'چهار', 'پنج', 'شش', 'هفت', 'هشت', 'نه', 'ده'])
const BLESSINGS = new Set(['ره', 'ع', 'س', 'عج', 'ص', 'صلوات'])
const WEAK = new Set(['عضو', 'کارشناس', 'مسیول', 'مسوول', 'نماینده', 'بازرس', 'دستیار'])
/** Plurals are no names. */
const PLURAL = /(های|ها|هایی|ات|ان)$/
/** What follows the subject of a reporting sentence. */
const AFTER_SUBJECT = new Set([
  'در',
  'روز',
  'امروز',
  'دیروز',
  'نیز',
  'هم',
  'با',
  'ضمن',
  'شامگاه',
  'صبح',
  'عصر',
  'ظهر',
  'پیش',
  'شب',
  'همچنین',
  'طی',
])
/** «با حضور …»: the offices behind it are so many persons. */
const PRESENT = new Set(['حضور', 'همراهی', 'مشارکت', 'میزبانی'])
/** Heads of a place, who never chair its council as well. */
const HEADS_OF_PLACES = new Set(['شهردار', 'بخشدار', 'دهیار', 'فرماندار'])
/** Nouns that go on with a preposition inside a body's name: «صندوق حمایت از صنایع», «امر به معروف و نهی از منکر». */
const GOVERNS = new Map([
  ['حمایت', 'از'],
  ['پیشگیری', 'از'],
  ['پشتیبانی', 'از'],
  ['حفاظت', 'از'],
  ['صیانت', 'از'],
  ['مراقبت', 'از'],
  ['نهی', 'از'],
  ['امر', 'به'],
  ['رسیدگی', 'به'],
  ['نظارت', 'بر'],
  ['مبارزه', 'با'],
  ['مقابله', 'با'],
])
const MAX_TITLE = 24

/** Index of the place mention that covers the folded offset; -1 where none does. */
function placeAt(places: readonly PlaceMention[], offset: number): number {
  const index = firstPlaceFrom(places, offset)
  const place = places[index]
  return place && place.range[0] <= offset ? index : -1
}

/** A Persian text's words with what is known of them. */
interface Reader {
  tokens: Tokens
  places: readonly PlaceMention[]
  marks: Marks
}

function word(reader: Reader, i: number): string {
  return reader.tokens.words[i] ?? ''
}

/** First word after the place mention that covers word `i`, or -1. */
function afterPlace({ tokens, places }: Reader, i: number): number {
  const start = tokens.starts[i]
  if (start === undefined) return -1
  const index = placeAt(places, start)
  if (index < 0) return -1
  const end = (places[index] as PlaceMention).range[1]
  let next = i + 1
  while (next < tokens.words.length && (tokens.starts[next] as number) < end) next++
  return next
}

/** Number of words that make the head at `i` (0: none): «مدیرکل», «مدیر کل», «امام جمعه», «قائم مقام». */
function headAt(reader: Reader, i: number): number {
  const first = word(reader, i)
  const second = adjacent(reader.tokens, i + 1) ? word(reader, i + 1) : ''
  if (first === 'امام') return second === 'جمعه' ? 2 : 0
  if (first === 'قایم') return second === 'مقام' ? 2 : 0
  if (first === 'نخست') return second === 'وزیر' ? 2 : 0
  if ((first === 'سرپرست' && second === 'خانوار') || (first === 'مشاور' && second === 'خانواده')) return 0
  if (first === 'وزیر' && word(reader, i - 1) === 'نخست' && adjacent(reader.tokens, i)) return 0
  if (!HEADS.has(first)) return 0
  if (first === 'مدیر' && (second === 'کل' || second === 'عامل')) return 2
  if (first === 'رییس' && (second === 'جمهور' || second === 'جمهوری' || second === 'کل')) return 2
  if (first === 'نایب') return second === 'رییس' ? 2 : 0
  return 1
}

/** A word of an organisation's name, also with a head glued to it («وزیرتعاون»). */
function organisational(w: string): boolean {
  return ORGANISATION_WORDS.has(w) || (w.startsWith('وزیر') && ORGANISATION_WORDS.has(w.slice(4)))
}

/** Does a comma at word `j` join two parts of one organisation's name («تعاون، کار و رفاه اجتماعی»)? */
function commaJoins(reader: Reader, j: number): boolean {
  const { tokens } = reader
  if (!ORGANISATION_WORDS.has(word(reader, j)) || !organisational(word(reader, j - 1))) return false
  for (let k = j + 1; k < j + 5; k++) {
    if (tokens.sentence[k] !== tokens.sentence[j]) return false
    const w = word(reader, k)
    if (w === 'و') return ORGANISATION_WORDS.has(word(reader, k + 1))
    if (w.length > 1 && w.startsWith('و') && ORGANISATION_WORDS.has(w.slice(1)) && !ORGANISATION_WORDS.has(w))
      return true
    if (!ORGANISATION_WORDS.has(w)) return false
  }
  return false
}

/** «رحمت‌اله», «علاءالدین», «عبدالوهاب»: given names by their form. */
const COMPOUND_GIVEN =
  /^(?!انشا|بارک|والله|بسم|حزب|الحمد|بقیه|ایت|حجت|ثار|رسول)(?:.{2,}(?:اله|الله|الدین)|عبدال.{2,})$/
/** «سیدحمید», «محمدسلمان», «غلامرسول»: a given name behind one of these in one word. */
const PREFIXED_GIVEN = /^(?:سیده|سید|محمد|غلام|علی|حسین|امیر|میر|شاه|ملا|حاجی|شیخ)/

const PREFIX_LETTERS = 'سمغعحاش'

function isGiven(w: string): boolean {
  if (GIVEN_NAMES.has(w) || w === 'سید' || w === 'سیده') return true
  // What no pattern can match is known by its first and last letters.
  const last = w.charCodeAt(w.length - 1)
  if ((last === 0x647 || last === 0x646 || w.startsWith('عبدال')) && COMPOUND_GIVEN.test(w)) return true
  if (!PREFIX_LETTERS.includes(w[0] as string)) return false
  return PREFIXED_GIVEN.test(w) && GIVEN_NAMES.has(w.replace(PREFIXED_GIVEN, ''))
}

function surnameLike(w: string): boolean {
  if (w.length < 3 || !SURNAME_ENDING.test(w) || NOT_SURNAMES.has(w) || w.endsWith('های')) return false
  return !STOPS.has(w) && !HEADS.has(w) && !ORGANISATION_WORDS.has(w)
}

/** «امیدوار قنبری روز جمعه …»: a forename that is an everyday word, at the head of the sentence before a surname. */
function forename({ tokens, marks }: Reader, i: number): Mark | undefined {
  if (i !== tokens.first[tokens.sentence[i] as number] || !adjacent(tokens, i + 1) || marks.at(i))
    return undefined
  const w = tokens.words[i] as string
  if (STOPS.has(w) || HEADS.has(w) || HONORIFICS.has(w) || NOT_OFFICIALS.has(w) || NAMED_AFTER.has(w))
    return undefined
  if (ORGANISATION_WORDS.has(w) || ORGANISATION_HEADS.has(w) || UNITS.has(w) || w.length < 3) return undefined
  const surname = marks.from(i + 1, 'PER')
  return surname && surname.to === i + 2 ? surname : undefined
}

/** Saints, prophets and the Leader: the tagger takes them for persons, and they are. */
const NO_OFFICIALS_NAME = new Set(['مقام', 'رهبر', 'رهبری', 'امام', 'پیامبر', 'حضرت'])

/** Word after the person that the tagger says begins at word `i`, or null. */
function personAt(reader: Reader, i: number): number | null {
  const { tokens, marks, places } = reader
  if (marks === NO_MARKS) return null
  const mark = marks.from(i, 'PER') ?? forename(reader, i)
  if (!mark || mark.to - i > 5 || STOPS.has(tokens.words[i] as string)) return null
  for (let j = i; j < mark.to; j++) {
    const w = tokens.words[j] as string
    if (HEADS.has(w) || PRONOUNS.has(w) || ORGANISATION_HEADS.has(w) || /^\d/.test(w)) return null
    if (NO_OFFICIALS_NAME.has(w)) return null
  }
  if (mark.to - i === 1 && placeAt(places, tokens.starts[i] as number) >= 0) return null
  return mark.to
}

/** Is word `j` the beginning of a person's name inside running text? */
function nameBegins(reader: Reader, j: number): boolean {
  const w = word(reader, j)
  const before = word(reader, j - 1)
  // «شرکت عمران شهر جدید», «شرکت واحد»: given names too.
  if ((NAMED_AFTER.has(before) || ORGANISATION_HEADS.has(before)) && adjacent(reader.tokens, j)) return false
  if (HONORIFICS.has(w) || personAt(reader, j) !== null) return true
  if ((w === 'حجت' || w === 'ایت') && /^ال/.test(word(reader, j + 1))) return true
  if (!isGiven(w)) return false
  if (!adjacent(reader.tokens, j + 1)) return false
  const next = word(reader, j + 1)
  if (!AMBIGUOUS_GIVEN.has(w)) return !STOPS.has(next) && next !== 'و'
  // «دانشگاه آزاد اسلامی واحد خوی»
  if (w === 'واحد' && (afterPlace(reader, j + 1) > 0 || before === 'اسلامی')) return false
  return (isGiven(next) || surnameLike(next)) && !ORGANISATION_WORDS.has(next) && next !== 'و'
}

/** Do words `j - 1` and `j` belong to one body's name, as the tagger reads it? */
function inBody({ marks }: Reader, j: number): boolean {
  const mark = marks.at(j)
  return mark?.label === 'ORG' && mark.from < j
}

/** How many words of a body's name may stand behind its first comma. */
const MOST_LISTED = 9

/**
 * «مدیر امور دام، طیور و آبزیان گفت»: where a comma, then «و» and then a verb of saying follow, with neither name nor
 * office between, the list belongs to the body's name; the word of its verb, or 0.
 */
function listedBody(reader: Reader, j: number): number {
  const { tokens } = reader
  let joined = false
  for (let k = j; k < j + MOST_LISTED && tokens.sentence[k] === tokens.sentence[j]; k++) {
    const w = word(reader, k)
    if (k > j && SAYS.has(w)) return joined && adjacent(tokens, k) ? k : 0
    if (k > j && !adjacent(tokens, k) && !/^ ?[،,] ?$/.test(gapBefore(tokens, k))) return 0
    if (w === 'و') joined = true
    else if (STOPS.has(w) || HEADS.has(w) || HONORIFICS.has(w) || PRONOUNS.has(w) || /^\d/.test(w)) return 0
    else if (nameBegins(reader, k) || afterPlace(reader, k) > 0) return 0
  }
  return 0
}

/** Word after the title that begins at `i` with a head of `size` words. */
function titleEnd(reader: Reader, i: number, size: number): { end: number; jurisdiction: string | null } {
  const { tokens, places } = reader
  const territorial = TERRITORIAL.has(word(reader, i))
  // «این مسئول ظرفیت اشتغال‌زایی … را ۱۶ هزار نفر عنوان کرد»: he was named before, what follows is no office of his.
  const [behind, pointed] = [word(reader, i + size), i > 0 && word(reader, i - 1) === 'این']
  if (
    pointed &&
    WEAK.has(word(reader, i)) &&
    !ORGANISATION_HEADS.has(behind) &&
    !ORGANISATION_WORDS.has(behind)
  )
    return { end: i + size, jurisdiction: null }
  let jurisdiction: string | null = null
  let placed = false
  let open = territorial
  let j = i + size
  while (j < tokens.words.length && tokens.sentence[j] === tokens.sentence[i] && j - i < MAX_TITLE) {
    const gap = gapBefore(tokens, j)
    const w = word(reader, j)
    const blank = gap === ' ' || gap === '\n' || gap === ''
    if (!placed && inBody(reader, j) && afterPlace(reader, j) < 0) {
      j++
      continue
    }
    if (!blank) {
      if (/^ ?\($/.test(gap) && BLESSINGS.has(w)) {
        j++
        continue
      }
      const comma = /^ ?[،,] ?\n?$/.test(gap)
      const inQuotes = /^ ?[«"]$/.test(gap) && ORGANISATION_HEADS.has(word(reader, j - 1))
      const afterBlessing = /^\) ?$/.test(gap) && BLESSINGS.has(word(reader, j - 1))
      const closing = /^[»"] ?$/.test(gap)
      const dash =
        /^ ?[-/] ?$/.test(gap) && ORGANISATION_WORDS.has(w) && ORGANISATION_WORDS.has(word(reader, j - 1))
      const places = comma && placed && afterPlace(reader, j) > 0 && word(reader, i) === 'نماینده'
      const list = comma && !placed && !territorial ? listedBody(reader, j) : 0
      if (list > 0) {
        j = list
        break
      }
      if (
        !(comma && !placed && commaJoins(reader, j)) &&
        !inQuotes &&
        !afterBlessing &&
        !closing &&
        !dash &&
        !places
      )
        break
      if (closing && placed) break
    }
    const next = afterPlace(reader, j)
    if (next > 0) {
      jurisdiction = (places[placeAt(places, tokens.starts[j] as number)] as PlaceMention).id
      placed = true
      open = false
      j = next
      continue
    }
    if (w === 'و') {
      const after = word(reader, j + 1)
      const head = headAt(reader, j + 1)
      const own = word(reader, i - 1) !== 'معاون' && territorial && TERRITORIAL.has(after)
      // «معاون سیاسی استانداری و معاون خانه کارگر» are two persons.
      const council =
        HEADS_OF_PLACES.has(word(reader, i)) && after === 'رییس' && word(reader, j + 2) === 'شورای'
      if (head > 0 && (council || PRESENT.has(word(reader, i - 1)))) break
      if (head > 0 && !own && after !== word(reader, i)) {
        const other = placed ? titleEnd(reader, j + 1, head).jurisdiction : null
        if (other && jurisdiction && !isWithin(other, jurisdiction) && !isWithin(jurisdiction, other)) break
        placed = false
        open = TERRITORIAL.has(after)
        j += 1 + head
        continue
      }
      if (placed && afterPlace(reader, j + 1) > 0) {
        j++
        continue
      }
      // «حمل و نقل»: «نقل» stops a title elsewhere.
      const stop = STOPS.has(after) && !ORGANISATION_WORDS.has(after)
      // «معاون رئیس‌جمهور سوریه و هیات همراه»
      const company = after === 'هیات' && word(reader, j + 2) === 'همراه'
      if (placed || open || stop || company || head > 0) break
      // «امداد و نجات»: a given name that is an everyday word needs its surname.
      if (AMBIGUOUS_GIVEN.has(after) ? nameBegins(reader, j + 1) : isGiven(after)) break
      j++
      continue
    }
    if (
      w === 'در' &&
      AFTER_IN.has(word(reader, j + 1)) &&
      (word(reader, i) === 'نماینده' ||
        word(reader, i) === 'مشاور' ||
        placed ||
        word(reader, j + 1) === 'وزارت')
    ) {
      // «استاندار … در شورای برنامه‌ریزی گفت»: where he spoke.
      if (territorial && /^شورای|^هیات/.test(word(reader, j + 1))) break
      if (word(reader, j + 1) === 'استان' && word(reader, i) !== 'نماینده') break
      placed = false
      j += 2
      continue
    }
    // «معاون دفتر آمارهای نیروی کار در مرکز آمار ایران»
    if (w === 'در' && word(reader, j + 1) === 'مرکز' && word(reader, j + 2) === 'امار') {
      placed = false
      j += 3
      continue
    }
    if (w === 'ولی' && word(reader, j + 1) === 'فقیه') {
      j += 2
      continue
    }
    // «نماینده ولی فقیه در لرستان».
    if (w === 'در' && word(reader, i) === 'نماینده' && !placed && afterPlace(reader, j + 1) > 0) {
      j++
      continue
    }
    if (FILLERS.has(w)) {
      j++
      continue
    }
    // «مدیرکل پیش بینی»: «پیش» stops a title elsewhere.
    if (w === 'پیش' && /^(?:بینی|دبستانی)/.test(word(reader, j + 1)) && adjacent(tokens, j + 1) && !placed) {
      j += 2
      continue
    }
    // «بخشدار مرکزی»: the district at the centre of its county.
    if (w === 'مرکزی' && word(reader, i) === 'بخشدار' && j === i + size) {
      placed = true
      open = false
      j++
      continue
    }
    if (w === 'روستای' && territorial) {
      placed = true
      open = false
      j += 2
      continue
    }
    if (UNITS.has(w) && !STOPS.has(w)) {
      placed = afterPlace(reader, j + 1) < 0 && w !== 'مجلس' && w !== 'منطقه' && w !== 'بخش'
      open = false
      j++
      continue
    }
    // «پلیس مبارزه با مواد مخدر», «پیشگیری از وقوع جرم»: the noun takes its preposition along.
    if (GOVERNS.get(word(reader, j - 1)) === w && !placed && adjacent(tokens, j + 1)) {
      j += afterPlace(reader, j + 1) > 0 ? 1 : 2
      continue
    }
    // «شهردار منطقه ۵».
    if ((/^\d/.test(w) || ORDINARY_NUMBERS.has(w)) && NUMBERED.test(word(reader, j - 1))) {
      j++
      continue
    }
    const congregation = w === 'جمعه' && word(reader, j - 1) === 'ایمه'
    const joins = ORGANISATION_WORDS.has(w) && word(reader, j - 1) === 'و'
    if (placed || open || (STOPS.has(w) && !congregation && !joins) || /^\d/.test(w)) break
    if (nameBegins(reader, j)) break
    j++
  }
  while (
    j > i + size &&
    (word(reader, j - 1) === 'و' || (STOPS.has(word(reader, j - 1)) && word(reader, j - 1) !== 'جمعه'))
  )
    j--
  return { end: j, jurisdiction }
}

/**
 * «صادق یلفانیان در نشست … گفت … یلفانیان افزود»: a given name that is an everyday word is one where the surname behind it
 * speaks later.
 */
function addFullNames(reader: Reader, found: Found[]): void {
  const { tokens } = reader
  const surnames = new Set(
    found.flatMap(({ name, surnameOnly }) =>
      name && surnameOnly && name[1] - name[0] === 1 ? [word(reader, name[0])] : [],
    ),
  )
  for (const surname of surnames) {
    const at = tokens.words.indexOf(surname)
    if (at < 1 || !adjacent(tokens, at)) continue
    const known = found.find(({ words }) => words[0] <= at && at < words[1])
    if (known && (known.words[0] !== at || known.title)) continue
    const from = at > 1 && splitGiven(reader, at - 2) && adjacent(tokens, at - 1) ? at - 2 : at - 1
    if (from === at - 1 && !isGiven(word(reader, from))) continue
    if (isOrdinary(word(reader, from - 1)) && adjacent(tokens, from)) continue
    if (known) {
      Object.assign(known, { name: [from, at + 1], words: [from, at + 1], surnameOnly: false })
      continue
    }
    found.push({
      name: [from, at + 1],
      title: null,
      words: [from, at + 1],
      kind: 'name',
      place: standing(reader, from),
      surnameOnly: false,
      jurisdiction: null,
      weak: false,
    })
  }
  found.sort((a, b) => a.words[0] - b.words[0])
}

/** Number of given names at the head of the words `from`…`to - 1`. */
/** «نصرت الله بیات»: a given name in two words. */
function splitGiven(reader: Reader, k: number): boolean {
  const next = word(reader, k + 1)
  return (
    (next === 'الله' || next === 'اله' || next === 'الدین') &&
    adjacent(reader.tokens, k + 1) &&
    COMPOUND_GIVEN.test(word(reader, k) + next)
  )
}

function givenWords(reader: Reader, from: number, to: number): number {
  let count = 0
  while (from + count < to) {
    // «سید نجم الدین …»
    if (splitGiven(reader, from + count)) count += 2
    else if (isGiven(word(reader, from + count))) count++
    else break
  }
  return Math.min(count, to - from)
}

/** Words of honorifics and ranks that stand before a name at most. */
const MOST_HONORIFICS = 10
const HONORIFIC_STARTS = new Set([...HONORIFICS, ...RANKED, 'حجت', 'ایت', 'حجه'])

/** Number of words at `k` that are an honorific or rank: «دکتر», «حجت الاسلام», «امیر سرتیپ دوم ستاد». */
function honorificAt(reader: Reader, k: number, before: boolean): number {
  const w = word(reader, k)
  if (!HONORIFIC_STARTS.has(w) && !(before && w === 'و')) return 0
  const next = adjacent(reader.tokens, k + 1) ? word(reader, k + 1) : ''
  if (((w === 'حجت' || w === 'حجه') && /^ال(?!له$)/.test(next)) || (w === 'ایت' && next === 'الله')) return 2
  if (before && w === 'و' && next === 'المسلمین') return 2
  let size = RANKED.has(w) && RANKS.has(next) ? 2 : HONORIFICS.has(w) ? 1 : 0
  if (size === 0 || !RANKS.has(word(reader, k + size - 1))) return size
  while (size < 6 && adjacent(reader.tokens, k + size) && RANK_TAILS.has(word(reader, k + size))) size++
  return size
}

/** «مهاجرانی فر», «حیاتی پور»: last parts of surnames, written apart. */
const SURNAME_TAILS = new Set(
  'پور فر زاده نژاد نیا منش خواه دوست پناه راد کیش تبار نسب وند لو زند زاد فرد جو پرست وفا چی مهر نفس ضمیر ترک دل پوش'.split(
    ' ',
  ),
)

/** Verbs of saying that are no noun as well. */
const PLAIN_SPEECH = new Set(['گفت', 'افزود', 'اظهار', 'تصریح', 'خاطرنشان'])

/** The name that begins at word `k`, honorifics skipped; null where none does. */
function nameAt(
  reader: Reader,
  k: number,
  beside: 'title' | 'alone',
): { from: number; to: number; surnameOnly: boolean } | null {
  const { tokens } = reader
  let from = k
  let honorific = false
  while (from < tokens.words.length && from - k < MOST_HONORIFICS && (from === k || adjacent(tokens, from))) {
    const size = honorificAt(reader, from, honorific)
    if (size === 0) break
    from += size
    honorific = true
  }
  if (from > k && !adjacent(tokens, from)) return null
  const first = word(reader, from)
  const marked = personAt(reader, from)
  // The tagger tells where a name ends; of one word alone the lists may know more.
  if (marked !== null && marked - from > 1) {
    // «عین‌الله کشاورز ترک»
    const tail = adjacent(tokens, marked) && SURNAME_TAILS.has(word(reader, marked))
    return { from, to: tail ? marked + 1 : marked, surnameOnly: false }
  }
  const given = isGiven(first) || splitGiven(reader, from)
  if (marked !== null && !given) return { from, to: marked, surnameOnly: true }
  if (!given && !honorific) return null
  const stop = STOPS.has(first) && !splitGiven(reader, from)
  if (stop || HEADS.has(first) || ORGANISATION_HEADS.has(first) || PRONOUNS.has(first)) return null
  let to = from + 1
  // A given name at the end of a hard-wrapped line goes on in the next.
  const wrapped = (i: number) => i - from === 1 && given && gapBefore(tokens, i) === '\n'
  while (to < tokens.words.length && to - from < 5 && (adjacent(tokens, to) || wrapped(to))) {
    const w = word(reader, to)
    if (STOPS.has(w) || w === 'و' || HEADS.has(w) || SURE_SPEECH.has(w) || PRONOUNS.has(w) || /^\d/.test(w))
      break
    // «غلامعباس کشاورز قشقایی»: a trade as the first of two surnames.
    const double =
      given &&
      to - from === givenWords(reader, from, to) &&
      adjacent(tokens, to + 1) &&
      (surnameLike(word(reader, to + 1)) || SURNAME_TAILS.has(word(reader, to + 1)))
    // «سرپرست وزارت …، عباس کشاورز»: beside a title a trade behind a given name is the surname.
    const sole = given && beside === 'title' && to - from === givenWords(reader, from, to)
    if ((NOT_OFFICIALS.has(w) && !double && !sole) || w === 'امام') break
    if (splitGiven(reader, to) && to - from === givenWords(reader, from, to)) {
      to += 2
      continue
    }
    // The first word of the surname may be any; those after it must look like one.
    const behind = to - from > givenWords(reader, from, to)
    // «سعید پناهی راستین گفت»: what stands between a name and its verb is the rest of the name.
    const led =
      to - from === givenWords(reader, from, to) + 1 &&
      adjacent(tokens, to + 1) &&
      PLAIN_SPEECH.has(word(reader, to + 1))
    if (behind && !surnameLike(w) && !isGiven(w) && !SURNAME_TAILS.has(w) && !(led && !isOrdinary(w))) break
    if (
      to - from >= 2 &&
      (ORGANISATION_WORDS.has(w) ||
        ORGANISATION_HEADS.has(w) ||
        (afterPlace(reader, to) > 0 && !SURNAME_TAILS.has(w)))
    )
      break
    to++
  }
  if (given && to - from < 2 && !honorific) return null
  if (given && AMBIGUOUS_GIVEN.has(first) && beside === 'alone' && !honorific) return null
  // «دکتر حجازی»: a surname by its form; «۴۸ مهندس آزمون» is none.
  if (
    honorific &&
    !given &&
    // «استاد علوم قرآنی»
    (ORGANISATION_WORDS.has(first) ||
      to - from > 3 ||
      // «دکتر عابدین خرم افزود»: the verb behind it tells a name as well.
      !(surnameLike(word(reader, to - 1)) || (SAYS.has(word(reader, to)) && adjacent(tokens, to))) ||
      /^\d/.test(word(reader, k - 1)))
  )
    return null
  return { from, to, surnameOnly: !given || to - from < 2 }
}

/** Does a word stand behind the name that may be a part of it: of no list, no verb, no preposition? */
function goesOn(reader: Reader, from: number, to: number): boolean {
  const { tokens } = reader
  // «نوذر خزری‌مقدم صید …»: two words after the given name, the last perhaps of the sentence.
  if (to - from - Math.max(1, givenWords(reader, from, to)) > 1) return true
  if (!adjacent(tokens, to) || gapBefore(tokens, to) === '\n') return false
  const w = word(reader, to)
  if (STOPS.has(w) || w === 'و' || HEADS.has(w) || SURE_SPEECH.has(w) || AFTER_SUBJECT.has(w)) return false
  return !PRONOUNS.has(w) && !NOT_OFFICIALS.has(w) && !/^\d/.test(w) && w !== 'امام'
}

/** Does the title end in mid-name: at a comma with neither a name nor a verb behind it? */
function cutShort(reader: Reader, from: number, end: number): boolean {
  if (!/^ ?[،,] ?$/.test(gapBefore(reader.tokens, end))) return false
  if (headAt(reader, end) > 0) return false
  if (ORGANISATION_WORDS.has(word(reader, end))) return true
  // «صندوق حمایت از صنایع نوین، پیشرفته و کوچک»: such names are long.
  const long = reader.tokens.words
    .slice(from, end)
    .some((w, k, title) => k > 0 && GOVERNS.get(title[k - 1] as string) === w)
  return long && !STOPS.has(word(reader, end)) && nameAt(reader, end, 'title') === null
}

/** Does the sentence of word `i` report speech? */
function sentenceSpeaks(reader: Reader, i: number, until = 40): boolean {
  const { tokens } = reader
  const sentence = tokens.sentence[i]
  for (let j = i; j < tokens.words.length && j < i + until && tokens.sentence[j] === sentence; j++) {
    if (SURE_SPEECH.has(word(reader, j))) return true
  }
  return tokens.text.folded[tokens.ends[i] as number] === ':'
}

/** How the mention that begins at word `i` stands in its sentence. */
function standing(reader: Reader, i: number): Found['place'] {
  const { tokens } = reader
  let before = i - 1
  while (
    before >= 0 &&
    i - before <= MOST_HONORIFICS &&
    adjacent(tokens, before + 1) &&
    // «از سفر دکتر مخبر رئیس ستاد …»
    (HONORIFICS.has(word(reader, before)) ||
      (before === i - 1 && adjacent(tokens, before) && HONORIFICS.has(word(reader, before - 1))))
  )
    before--
  if (before < 0 || tokens.sentence[before] !== tokens.sentence[i] || !adjacent(tokens, before + 1))
    return 'subject'
  const w = word(reader, before)
  if (SPEAKER_GOVERNING.has(w) && adjacent(tokens, before)) {
    const prior = word(reader, before - 1)
    if (
      prior === 'به' ||
      prior === 'از' ||
      prior === 'طبق' ||
      prior === 'بنابر' ||
      prior === 'بر' ||
      prior === 'با'
    ) {
      return w === 'نقل' ? 'speaker' : 'speaker'
    }
  }
  if (w === 'از' && word(reader, before - 1) === 'نقل') return 'speaker'
  // «این خبر را رییس شورا داد».
  if (w === 'را' && /^(خبر|مطلب|موضوع)$/.test(word(reader, before - 1))) return 'speaker'
  // «دستور رئیس دادگستری برای …»: a headline without a verb.
  if (HEADLINES.has(w) && before === tokens.first[tokens.sentence[i] as number]) return 'speaker'
  return GOVERNING.has(w) ? 'governed' : 'subject'
}

/** Nouns of saying that a headline begins with, before the one who says it. */
const HEADLINES = new Set([
  ...[
    'دستور',
    'هشدار',
    'تاکید',
    'وعده',
    'انتقاد',
    'گلایه',
    'توضیح',
    'توضیحات',
    'پاسخ',
    'واکنش',
    'روایت',
    'درخواست',
  ],
  ...['پیشنهاد', 'اظهارات', 'سخنان', 'گزارش', 'دفاع', 'اعتراف', 'پیام', 'اذعان', 'خبر', 'ابلاغ'],
])

/** Words at which a mention may begin, beside given names. */
const OPENERS = new Set([
  ...PRONOUNS,
  ...HEADS,
  ...HONORIFICS,
  ...GIVEN_NAMES,
  'سید',
  'سیده',
  'امام',
  'قایم',
  'حجت',
  'ایت',
  'حجه',
  'نخست',
  // «سیف الله»
  ...[...GIVEN_NAMES].flatMap((name) => /^(.{2,}?)(?:الله|اله|الدین)$/.exec(name)?.[1] ?? []),
  ...RANKED,
])
/** May a mention begin at the word? All others are passed over. */
const OPENS = wordTrait((form) => OPENERS.has(form) || isGiven(form))

/** All names and titles of a Persian text in order. */
export function findPersian(tokens: Tokens, places: readonly PlaceMention[], marks: Marks): Found[] {
  const reader: Reader = { tokens, places, marks }
  const found: Found[] = []
  const traits = traitsOf(tokens, OPENS)
  for (let i = 0; i < tokens.words.length; ) {
    const opens =
      ((traits[i] as number) & OPENS.bit) !== 0 || personAt(reader, i) !== null || splitGiven(reader, i)
    const unlisted = opens ? null : unlistedName(reader, i)
    if (unlisted) {
      found.push({
        name: unlisted,
        title: null,
        words: unlisted,
        kind: 'name',
        place: 'subject',
        surnameOnly: unlisted[1] - unlisted[0] === 1,
        jurisdiction: null,
        weak: false,
      })
      i = unlisted[1]
      continue
    }
    if (!opens) {
      i++
      continue
    }
    const w = word(reader, i)
    if (PRONOUNS.has(w)) {
      // «وی» begins a clause; «او را», «از او» go on speaking of somebody else.
      if (w !== 'او' || i === tokens.first[tokens.sentence[i] as number] || sentenceSpeaks(reader, i, 12)) {
        found.push({
          name: null,
          title: null,
          words: [i, i + 1],
          kind: 'pronoun',
          place: standing(reader, i),
          surnameOnly: false,
          jurisdiction: null,
          weak: false,
        })
      }
      i++
      continue
    }
    const size = headAt(reader, i)
    const same = size > 0 ? saidBefore(reader, i, size, found) : null
    if (same) {
      found.push(same)
      i = same.words[1]
      continue
    }
    // «به گزارش سفیر شوشتر، …»: a paper.
    const paper = w === 'سفیر' && word(reader, i - 1) === 'گزارش'
    if (size > 0 && !paper && !(NAMED_AFTER.has(word(reader, i - 1)) && adjacent(tokens, i))) {
      const title = titleEnd(reader, i, size)
      const long = title.end - i > size || ALONE.has(w) || (size === 2 && w === 'رییس')
      const foreign = foreignIn(reader, i, title.end)
      if (long) {
        const item: Found = {
          name: null,
          title: [i, title.end],
          words: [i, title.end],
          kind: 'title',
          place: standing(reader, i),
          surnameOnly: false,
          jurisdiction: title.jurisdiction,
          // «رئیس صندوق بیمه کشاورزان، روستاییان و عشایر»: a comma, and no name behind it.
          ...(cutShort(reader, i, title.end) ? { unsure: true } : {}),
          weak:
            foreign || (WEAK.has(w) && title.jurisdiction === null && !REPRESENTS.has(word(reader, i + 1))),
        }
        const name = nameAfterTitle(reader, title.end, item.place === 'governed')
        if (name) {
          item.name = [name.from, name.to]
          item.words = [i, name.to]
          item.kind = 'name'
          item.surnameOnly = name.surnameOnly
          if (goesOn(reader, name.from, name.to)) item.unsure = true
        } else {
          const before = surnameBeforeTitle(reader, i, title.end)
          if (before) {
            item.name = before
            item.words = [before[0], title.end]
            item.kind = 'name'
            item.surnameOnly = true
          }
        }
        found.push(item)
        i = item.words[1]
        continue
      }
      i += size
      continue
    }
    const begins =
      (isGiven(w) ||
        splitGiven(reader, i) ||
        HONORIFICS.has(w) ||
        w === 'حجت' ||
        w === 'ایت' ||
        personAt(reader, i) !== null) &&
      !NAMED_AFTER.has(word(reader, i - 1))
    const name = begins ? (nameAt(reader, i, 'alone') ?? ambiguousBeforeTitle(reader, i)) : null
    if (name) {
      if (forenamed(reader, name)) name.from = i = i - 1
      const title = titleAfterName(reader, name.to)
      const blocked =
        (isOrdinary(word(reader, i - 1)) && adjacent(tokens, i)) ||
        (isOrdinary(word(reader, name.to)) && /^ ?[،,]? ?$/.test(gapBefore(tokens, name.to))) ||
        isByline(reader, i, name.to)
      const listed = word(reader, i - 1) !== 'و' || found.at(-1)?.words[1] === i - 1 || !adjacent(tokens, i)
      if (!blocked && (title || name.surnameOnly || (listed && opensClause(reader, i)))) {
        found.push({
          name: [name.from, name.to],
          title: title ? [title.from, title.to] : null,
          words: [i, title ? title.to : name.to],
          kind: 'name',
          place: standing(reader, i),
          surnameOnly: name.surnameOnly,
          jurisdiction: title?.jurisdiction ?? null,
          weak: false,
          ...(goesOn(reader, name.from, name.to) ? { unsure: true } : {}),
        })
      }
      i = title ? title.to : name.to
      continue
    }
    i++
  }
  addFullNames(reader, found)
  // «با حضور استاندار، فرماندار و شهردار»: what a list joins to a governed mention is governed too.
  for (let k = 1; k < found.length; k++) {
    const [left, right] = [found[k - 1] as Found, found[k] as Found]
    if (left.place !== 'governed' || right.place !== 'subject' || right.kind === 'pronoun') continue
    const between = tokens.text.folded.slice(tokens.ends[left.words[1] - 1], tokens.starts[right.words[0]])
    if (/^ ?[،,]? ?(و )?$/.test(between) && between !== ' ') right.place = 'governed'
  }
  const today = found.filter(
    ({ title }) => !title || !tokens.words.slice(...title).some((w) => FORMER.has(w)),
  )
  return addSurnames(tokens, appoint(reader, today), {
    base: (i) => (STOPS.has(word(reader, i)) ? null : word(reader, i)),
    standing: (from) => standing(reader, from),
  })
}

/**
 * «قرنی مصطفی‌پور روز یکشنبه … گفت»: what reads as a given name with «پور» behind it is a surname where a word of no
 * list stands before it at the head of the sentence.
 */
function forenamed(reader: Reader, name: { from: number; to: number }): boolean {
  const { tokens } = reader
  const first = name.from - 1
  if (name.to - name.from !== 2 || !SURNAME_TAILS.has(word(reader, name.to - 1))) return false
  if (first !== tokens.first[tokens.sentence[name.from] as number] || !adjacent(tokens, name.from))
    return false
  const w = word(reader, first)
  if (STOPS.has(w) || HEADS.has(w) || HONORIFICS.has(w) || NOT_OFFICIALS.has(w) || PRONOUNS.has(w))
    return false
  if (ORGANISATION_WORDS.has(w) || ORGANISATION_HEADS.has(w) || UNITS.has(w) || w.length < 3) return false
  return (
    !/^\d/.test(w) && !PLURAL_NOUN.test(w) && afterPlace(reader, first) < 0 && sentenceSpeaks(reader, name.to)
  )
}

/** «مدیرعامل این شرکت»: the title with this head and this body that stands before. */
function saidBefore(reader: Reader, i: number, size: number, found: readonly Found[]): Found | null {
  const at = i + size
  if (word(reader, at) !== 'این' || !adjacent(reader.tokens, at) || !adjacent(reader.tokens, at + 1))
    return null
  const body = word(reader, at + 1)
  const before = found.findLast(
    ({ title }) =>
      title !== null &&
      word(reader, title[0]) === word(reader, i) &&
      reader.tokens.words.slice(title[0] + 1, title[1]).includes(body),
  )
  if (!before) return null
  return {
    name: null,
    title: before.title,
    words: [i, at + 2],
    kind: 'title',
    place: standing(reader, i),
    surnameOnly: false,
    jurisdiction: before.jurisdiction,
    weak: before.weak,
  }
}

/** «علی رضایی با حکم استاندار سرپرست فرمانداری شد»: the new office belongs to the subject of the clause. */
const BECOMES = new Set(['شد', 'منصوب', 'انتخاب', 'معرفی'])

/** Gives the offices that somebody takes over to the person named before in the sentence. */
function appoint(reader: Reader, found: Found[]): Found[] {
  const { tokens } = reader
  return found.filter((item, k) => {
    if (item.kind !== 'title' || !item.title || !BECOMES.has(word(reader, item.title[1]))) return true
    // «خواستار ورود استاندار شد»
    if (item.place === 'governed' && word(reader, item.title[1]) === 'شد') return true
    for (let j = k - 1; j >= 0; j--) {
      const subject = found[j] as Found
      if (tokens.sentence[subject.words[0]] !== tokens.sentence[item.words[0]]) return true
      if (subject.place === 'governed') continue
      if (!subject.name || subject.title) return true
      subject.title = item.title
      subject.jurisdiction = item.jurisdiction
      return false
    }
    return true
  })
}

/** Verbs that stand directly behind their subject: «عیدعلی کریمی افزود». */
const SAYS = new Set([
  'گفت',
  'افزود',
  'اضافه',
  'ادامه',
  'اظهار',
  'تصریح',
  'خاطرنشان',
  'بیان',
  'یاداور',
  'تاکید',
  'متذکر',
  'ابراز',
  'تشریح',
  'عنوان',
  'توضیح',
])

/** What a speaker does on the way to his verb: «… با اشاره به …», «… با بیان اینکه …». */
const ON_THE_WAY = new Set(['اشاره', 'بیان', 'تاکید'])

/** «وارثی با اشاره به …»: the words behind a speaker's name. */
function addresses(reader: Reader, i: number): boolean {
  return (
    word(reader, i) === 'با' &&
    ON_THE_WAY.has(word(reader, i + 1)) &&
    /^(?:به|بر|این)/.test(word(reader, i + 2))
  )
}

/** One to three words of no list at the head of a sentence, directly before a verb of saying: a name. */
function unlistedName(reader: Reader, i: number): [number, number] | null {
  const { tokens } = reader
  if (i !== tokens.first[tokens.sentence[i] as number]) return null
  let to = i
  while (
    to < tokens.words.length &&
    to - i < 4 &&
    (to === i || adjacent(tokens, to)) &&
    !SAYS.has(word(reader, to)) &&
    !addresses(reader, to)
  ) {
    const w = word(reader, to)
    if (STOPS.has(w) || w === 'و' || HEADS.has(w) || ORGANISATION_WORDS.has(w) || ORGANISATION_HEADS.has(w))
      return null
    if (UNITS.has(w) || NOT_OFFICIALS.has(w) || PRONOUNS.has(w) || NOT_SURNAMES.has(w)) return null
    if (/^\d/.test(w) || w.length < 2 || PLURAL_NOUN.test(w) || afterPlace(reader, to) > 0) return null
    to++
  }
  if (to === i || to - i > 3 || !adjacent(tokens, to)) return null
  if (!SAYS.has(word(reader, to)) && !(to - i < 3 && addresses(reader, to))) return null
  return surnameLike(word(reader, to - 1)) ? [i, to] : null
}

const PLURAL_NOUN = /(های|ها|هایی)$/

/** Does the title, or the word after it, name another country? */
function foreignIn(reader: Reader, from: number, to: number): boolean {
  for (let j = from; j <= to; j++) if (FOREIGN.has(word(reader, j))) return true
  return false
}

/** Is the word, with or without the ezafe («کارجوی»), what no official is called? */
function isOrdinary(w: string): boolean {
  return NOT_OFFICIALS.has(w) || (w.endsWith('ی') && NOT_OFFICIALS.has(w.slice(0, -1)))
}

/** Does the name begin its clause: at the head of the sentence, or after a mark or «و»? */
function opensClause(reader: Reader, i: number): boolean {
  const { tokens } = reader
  if (i === tokens.first[tokens.sentence[i] as number] || !adjacent(tokens, i)) return true
  const before = word(reader, i - 1)
  // «به گزارش خبرگزاری فارس از بجنورد محمد علی شجاعی ظهر امروز …».
  const first = tokens.first[tokens.sentence[i] as number] as number
  if (word(reader, first + 1) === 'گزارش' && i - first < 12 && afterPlace(reader, i - 1) === i) return true
  return (
    before === 'و' || NOT_OFFICIALS.has(before) || standing(reader, i) === 'speaker' || GOVERNING.has(before)
  )
}

/** «علی رضایی:» at the head of a report, or after the agency's dash: the reporter. */
function isByline(reader: Reader, i: number, end: number): boolean {
  const before = reader.tokens.text.folded.slice(
    Math.max(0, (reader.tokens.starts[i] as number) - 2),
    reader.tokens.starts[i],
  )
  const after = reader.tokens.text.folded.slice(
    reader.tokens.ends[end - 1],
    (reader.tokens.ends[end - 1] as number) + 2,
  )
  if (/[-/] ?$/.test(before) && /^ ?[:-]/.test(after)) return true
  // «باشگاه خبرنگاران جوان؛ سارا بابایی- جلال شیخ‌پور افزود»: the reporter, then who speaks.
  if (
    /[؛;/] ?$/.test(before) &&
    /^ ?[-–] ?$/.test(after.slice(0, 2)) &&
    nameAt(reader, end, 'alone') !== null
  )
    return true
  // «خبرنگار : حسین فلاحتی»
  return CREDITS.has(word(reader, i - 1)) && /: ?$/.test(before)
}

/** Before a colon, who made the report. */
const CREDITS = new Set(['خبرنگار', 'دهنده', 'گزارشگر', 'گزارش', 'عکس', 'عکاس', 'تنظیم', 'نویسنده', 'تهیه'])

/** A given name that is an everyday word counts where a title follows the name: «امید کریمی، فرماندار بم». */
function ambiguousBeforeTitle(
  reader: Reader,
  i: number,
): { from: number; to: number; surnameOnly: boolean } | null {
  if (!AMBIGUOUS_GIVEN.has(word(reader, i))) return null
  const name = nameAt(reader, i, 'title')
  if (!name) return null
  // «به گفته حیدر آسیابانی …».
  if (standing(reader, i) === 'speaker' && surnameLike(word(reader, name.to - 1))) return name
  const title = titleAfterName(reader, name.to)
  const office = TERRITORIAL.has(word(reader, name.to)) || word(reader, name.to) === 'مدیرکل'
  const heads =
    title !== null &&
    i === reader.tokens.first[reader.tokens.sentence[i] as number] &&
    !NOT_SURNAMES.has(word(reader, name.to - 1)) &&
    sentenceSpeaks(reader, title.to - 1)
  if (heads) return name
  if (title && (surnameLike(word(reader, name.to - 1)) || (office && title.jurisdiction))) return name
  // At the head of a reporting sentence: «امید کریمی روز شنبه … گفت».
  const first =
    reader.tokens.first[reader.tokens.sentence[i] as number] === i ||
    /[:؛،«"-] ?$/.test(gapBefore(reader.tokens, i))
  const next = word(reader, name.to)
  const subject = AFTER_SUBJECT.has(next) || SURE_SPEECH.has(next)
  return first && (subject || surnameLike(word(reader, name.to - 1))) && sentenceSpeaks(reader, name.to)
    ? name
    : null
}

/** The name after a title: beside it, or after a comma («استاندار کرمان، محمد فدایی، گفت»). */
function nameAfterTitle(
  reader: Reader,
  k: number,
  governed: boolean,
): { from: number; to: number; surnameOnly: boolean } | null {
  const { tokens } = reader
  if (k >= tokens.words.length || tokens.sentence[k] !== tokens.sentence[k - 1]) return null
  // «معاون اقتصادی او، هادی شعبانی، …».
  if (PRONOUNS.has(word(reader, k)) && /^ ?[،,] ?$/.test(gapBefore(tokens, k + 1)))
    return nameAt(reader, k + 1, 'title')
  const gap = gapBefore(tokens, k)
  const comma = /^ ?[،,] ?$/.test(gap)
  // «در نشست با معاون استاندار، علی رضایی گفت»: two persons.
  if (comma && governed) return null
  if (!comma && gap !== ' ' && gap !== '\n' && gap !== '' && gap !== '؛ ') return null
  const name = nameAt(reader, k, 'title')
  if (name) {
    // «استاندار گفت»، «استاندار، علی رضایی مدیرکل …»: the name has a title of its own.
    if (comma && titleAfterName(reader, name.to)) return null
    return name
  }
  if (comma || PLURAL.test(word(reader, k))) return null
  // A name that no list holds: one to three words between the title and the verb.
  let to = k
  while (to < tokens.words.length && to - k < 4 && adjacent(tokens, to)) {
    const w = word(reader, to)
    if (
      STOPS.has(w) ||
      w === 'و' ||
      HEADS.has(w) ||
      ORGANISATION_WORDS.has(w) ||
      ORGANISATION_HEADS.has(w) ||
      UNITS.has(w) ||
      afterPlace(reader, to) > 0 ||
      /^\d/.test(w)
    )
      break
    to++
  }
  if (to === k || to - k > 3 || !surnameLike(word(reader, to - 1))) return null
  const next = word(reader, to)
  const bounded = !adjacent(tokens, to) || AFTER_SUBJECT.has(next) || SURE_SPEECH.has(next)
  return bounded && sentenceSpeaks(reader, to) ? { from: k, to, surnameOnly: to - k === 1 } : null
}

/** «استیری فرماندار فردوس گفت»: a surname at the head of the sentence, directly before the title. */
function surnameBeforeTitle(reader: Reader, i: number, end: number): [number, number] | null {
  const { tokens } = reader
  const sentence = tokens.sentence[i] as number
  const first = tokens.first[sentence] as number
  let from = first
  // «به گزارش … از شهرکرد، رکن‌آبادی مدیرکل … گفت»: behind who reports.
  if (word(reader, first) === 'به' && word(reader, first + 1) === 'گزارش') {
    for (let j = i - 1; j > i - 4 && j > first; j--)
      if (/[،,؛;:]/.test(gapBefore(tokens, j))) {
        from = j
        break
      }
  }
  const head = from
  while (from < i && from - head < MOST_HONORIFICS && HONORIFICS.has(word(reader, from))) from++
  // «رئیسی زاده، مدیرکل …»
  const apart = i - from === 2 && SURNAME_TAILS.has(word(reader, i - 1))
  if (i - from < 1 || i - from > (from > head || apart ? 2 : 1)) return null
  for (let j = from; j <= i; j++) {
    if (j > head && !(adjacent(tokens, j) || (j === i && /^ ?[،,] ?$/.test(gapBefore(tokens, j)))))
      return null
    if (j === i) continue
    const w = word(reader, j)
    if (
      STOPS.has(w) ||
      ORGANISATION_WORDS.has(w) ||
      ORGANISATION_HEADS.has(w) ||
      HEADS.has(w) ||
      UNITS.has(w)
    )
      return null
    if (
      NOT_OFFICIALS.has(w) ||
      PRONOUNS.has(w) ||
      afterPlace(reader, j) > 0 ||
      /^\d/.test(w) ||
      (w.length < 3 && !apart)
    )
      return null
  }
  if (!apart && !surnameLike(word(reader, i - 1)) && from === head) return null
  return sentenceSpeaks(reader, end) ? [from, i] : null
}

/** The title after a name: «علی باقری، مدیرکل …», «قاسم سلیمانی استاندار …». */
function titleAfterName(
  reader: Reader,
  k: number,
): { from: number; to: number; jurisdiction: string | null } | null {
  const { tokens } = reader
  if (k >= tokens.words.length || tokens.sentence[k] !== tokens.sentence[k - 1]) return null
  const gap = gapBefore(tokens, k)
  if (!/^[»"]? ?[،,؛-]? ?\n?$/.test(gap) && !/^ ?\($/.test(gap)) return null
  const from = k
  const size = headAt(reader, from)
  if (size === 0) return null
  const title = titleEnd(reader, from, size)
  if (
    title.end - from <= size &&
    !ALONE.has(word(reader, from)) &&
    !(size === 2 && word(reader, from) === 'رییس')
  )
    return null
  // «علی رضایی، مدیرکل صنعت حسن کریمی»: the title belongs to the next name.
  const next = nameAt(reader, title.end, 'title')
  if (next && adjacent(tokens, title.end) && /[،,]/.test(gap)) return null
  return { from, to: title.end, jurisdiction: title.jurisdiction }
}

/** A sign of reported speech. */
export const SPEAKS = wordTrait((form) => SURE_SPEECH.has(form))
