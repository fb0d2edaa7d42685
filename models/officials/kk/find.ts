import { caseStems, isPossessiveEnding, kazakhNames, type PlaceMention } from '../../places/index.ts'
import { wordTrait } from '../../text/index.ts'
import { addSurnames, type Found } from '../find.ts'
import { type Marks, NO_MARKS } from '../marks.ts'
import { adjacent, firstPlaceFrom, gapBefore, isCapital, type Tokens, traitsOf } from '../tokens.ts'
import { HEAD_STEMS, HONORIFICS, NOT_OFFICIALS, PRONOUNS, SPEECH, SPEECH_NOUN, STOPS } from './constants.ts'

const { GIVEN_NAMES, SURNAME_ENDING } = kazakhNames

const MAX_TITLE = 24

interface Reader {
  tokens: Tokens
  places: readonly PlaceMention[]
  marks: Marks
  traits: Uint16Array
  /** First words of place mentions → word after the mention. */
  placeEnds: Map<number, number>
  /** Written in Arabic letters: no capitals. */
  uncased: boolean
  /** Sentences by whether they are all in capitals, as far as asked. */
  shouting: Map<number, boolean>
}

function word(reader: Reader, i: number): string {
  return reader.tokens.words[i] ?? ''
}

const GENITIVE = /[ндт][ыі]ң$/

/** Stems of nouns of office by their first three letters, the longest first. */
const STEMS = new Map<string, string[]>()
for (const stem of Object.keys(HEAD_STEMS).sort((a, b) => b.length - a.length)) {
  STEMS.set(stem.slice(0, 3), [...(STEMS.get(stem.slice(0, 3)) ?? []), stem])
}
/** Of these the bare stem heads a title too: «аудан әкім». */
const BARE_HEADS = new Set(['әкім', 'басшы', 'президент', 'депутат', 'директор'])

/**
 * A noun of office with its ending: `final` where it may head a title as it stands («әкімі», «министр»),
 * `oblique` where a case follows («әкімінің», «министрдің»).
 */
function headForm(w: string): 'final' | 'oblique' | null {
  const stems = w.length < 4 ? undefined : STEMS.get(w.slice(0, 3))
  if (!stems) return null
  for (const stem of stems) {
    if (!w.startsWith(stem)) continue
    const rest = w.slice(stem.length)
    if (rest === '') return HEAD_STEMS[stem] === 'alone' || BARE_HEADS.has(stem) ? 'final' : null
    const possessive = /^(сы|сі|ы|і)/.exec(rest)
    if (possessive) {
      const ending = rest.slice(possessive[0].length)
      if (ending === '') return 'final'
      if (isPossessiveEnding(ending)) return 'oblique'
    }
    return /^(ның|нің|дың|дің|тың|тің|ға|ге|қа|ке|ды|ді|ты|ті|ны|ні)$/.test(rest) ? 'oblique' : null
  }
  return null
}

/** Words of bodies and documents with a capital that are no names of persons. */
const NOT_NAMES =
  /^(республика|министрлі|министерств|комитет|басқарма|департамент|агентті|үкімет|парламент|мәжіліс|сенат|мәслихат|әкімді|әкімші|облыс|аудан|қала|білім|ғылым|мәдениет|денсаулық|ұлттық|мемлекет|қазақ|бөлім|орталы|университет|институт|компания|корпорация|қоры|партия|одағы|бірлесті|даму|заң|кодекс|бағдарлама|зияткерлік|нұрлы|индустрия|жастар|баспасөз|халық|кеңес|мешіт|сот|әділет|бас$|құран$|ішкі|сыртқы|қаржы|экономика|энергетика|еңбек|спорт|туризм|экология|елбасы|қаулы|бұйры|жарлы|өзгерт|жүргізуші|тұрғын|зейнеткер|мұғалім|қарулы|күштер)/

/** A noun of office with its ending. */
const HEADS = wordTrait((form) => headForm(form) !== null)
const ARE_PRONOUNS = wordTrait((form) => PRONOUNS.has(form))
/** What nobody is called: everyday words, nouns of office, words of speech and of bodies. */
const NAMELESS = wordTrait(
  (form) =>
    form.length < 2 ||
    STOPS.has(form) ||
    headForm(form) !== null ||
    SPEECH.has(form) ||
    SPEECH_NOUN.test(form) ||
    (NOT_NAMES.test(form) && !isNameLike(form)),
)

/** Is the sentence of word `i` in capitals throughout, so that none of them tells a name? */
function shouts(reader: Reader, i: number): boolean {
  const { tokens } = reader
  const sentence = tokens.sentence[i] as number
  let known = reader.shouting.get(sentence)
  if (known === undefined) {
    const [from, to] = [tokens.first[sentence] as number, tokens.first[sentence + 1] as number]
    const { original, starts, ends } = tokens.text
    const line = original.slice(
      starts[tokens.starts[from] as number],
      ends[(tokens.ends[to - 1] as number) - 1],
    )
    known = to - from > 4 && line === line.toUpperCase()
    reader.shouting.set(sentence, known)
  }
  return known
}

/** May word `i` be part of a person's name: a capital, no place, no everyday first word of a sentence? */
function nameWord(reader: Reader, i: number): boolean {
  const { tokens } = reader
  if (i >= tokens.words.length) return false
  const w = word(reader, i)
  if (reader.marks.at(i)?.label === 'PER') return w.length > 1 && !STOPS.has(w) && headForm(w) === null
  if (((reader.traits[i] as number) & NAMELESS.bit) !== 0) return false
  if (reader.uncased) {
    // No capitals to go by: a word of the lists, or the one behind it.
    if (reader.placeEnds.has(i)) return false
    const next = word(reader, i + 1)
    const surnamed = next.length > 4 && SURNAME_ENDING.test(next) && adjacent(tokens, i + 1)
    if (COMMON_NOUNS.has(w)) return surnamed
    return isNameLike(w) || surnamed || (i > 0 && adjacent(tokens, i) && isGiven(word(reader, i - 1)))
  }
  if (!isCapital(tokens, i)) return false
  // «Еркін Сатпаев»: a surname that is a town's name too.
  return !reader.placeEnds.has(i) || (i > 0 && GIVEN_NAMES.has(word(reader, i - 1)) && SURNAME_ENDING.test(w))
}

function isInitial(reader: Reader, i: number): boolean {
  return (
    word(reader, i).length === 1 &&
    isCapital(reader.tokens, i) &&
    reader.tokens.text.folded[reader.tokens.ends[i] as number] === '.'
  )
}

/** Given names, or words with the ending of a surname, that are common words of official papers. */
const OFFICIALESE = /^(?:кеңес(?:тің|ті|ке|те|тер|і|інің)?|қаулы|нұрлы|салтанатты|құран)$/

/** Is the word, without its case ending, a given name of the list or a surname by its form? */
function isNameLike(w: string): boolean {
  if (OFFICIALESE.test(w)) return false
  if (isGiven(w) || (w.length > 4 && SURNAME_ENDING.test(w))) return true
  return caseStems(w).some(({ stem }) => isGiven(stem) || (stem.length > 4 && SURNAME_ENDING.test(stem)))
}

/**
 * A given name of the list. The Arabic alphabet hides the row of vowels, so that «گۇلنار» is read as «гүлнәр»: a word
 * with vowels that no Cyrillic name has so is compared without their rows.
 */
function isGiven(w: string): boolean {
  return GIVEN_NAMES.has(w) || (/[әөүі]/.test(w) && w.length > 3 && ROWLESS_NAMES.has(rowless(w)))
}

/** Given names that are everyday nouns: without capitals they count before a surname alone. */
const COMMON_NOUNS = new Set(
  'білім тұрғын арман талап азамат әділет мәдениет өмір кеңес мұрат тілек үміт жеңіс дана темір нұр жұлдыз қуат асыл сайлау'.split(
    ' ',
  ),
)

const BACK: Record<string, string> = { ә: 'а', ө: 'о', ү: 'ұ', і: 'ы', э: 'е', й: 'и' }
const rowless = (w: string) => w.replace(/[әөүіэй]/g, (c) => BACK[c] as string).replaceAll('ия', 'иа')
const ROWLESS_NAMES = new Set([...GIVEN_NAMES].map(rowless))

/** The name that begins at word `k`: initials and up to three capitalised words. */
function nameAt(reader: Reader, k: number): { from: number; to: number; surnameOnly: boolean } | null {
  const { tokens } = reader
  let from = k
  while (HONORIFICS.has(word(reader, from)) && from - k < 2) from++
  let to = from
  let initials = 0
  // «Н. Серікбаев», «Н.Т. Серікбаев»: blanks or nothing after the stops.
  while (isInitial(reader, to) && initials < 2) {
    to++
    initials++
    if (!/^\. ?$/.test(gapBefore(tokens, to)) || tokens.sentence[to] !== tokens.sentence[from]) return null
  }
  let count = 0
  while (to < tokens.words.length && count < 3 && nameWord(reader, to)) {
    if (count > 0 && !adjacent(tokens, to)) break
    const patronymic = isPatronymic(word(reader, to)) || (count > 0 && isPatronymic(word(reader, to - 1)))
    // A third word, or a second one behind initials, belongs to the name only beside a patronymic.
    if ((count === 2 || (count === 1 && initials > 0)) && !patronymic) break
    // «… ӘБДІРАХИМҰЛЫ КОНЦЕРТ …»
    if (count === 2 && shouts(reader, to) && !isNameLike(word(reader, to))) break
    // «Назарбаевтың Қытайға»: an ending on a surname closes the name.
    if (count > 0 && closesName(word(reader, to - 1))) break
    to++
    count++
  }
  // «Серікбаев Н.»: initials behind the surname.
  if (initials === 0 && count === 1 && isInitial(reader, to) && adjacent(tokens, to)) {
    to++
    initials++
  }
  // The tagger tells where a name of unknown words ends.
  const mark = reader.marks.from(from, 'PER')
  if (mark && count > 0 && mark.to - from <= 4) {
    // «Марат Сұлтанғазы Қонаевта»: a town behind the name.
    const end = mark.to - from > 2 && placeEnding(reader, mark.to - 1) !== '' ? mark.to - 1 : mark.to
    return { from, to: end, surnameOnly: end - from < 2 }
  }
  if (count === 0) return null
  if (count === 1 && initials === 0) {
    return { from, to, surnameOnly: true }
  }
  return { from, to, surnameOnly: false }
}

/** The case ending of the place name that word `j` is (or ends), or the empty string. */
function placeEnding({ tokens, places }: Reader, j: number): string {
  const start = tokens.starts[j] as number
  const place = places[firstPlaceFrom(places, start)]
  if (!place || place.range[0] > start || place.range[1] !== tokens.ends[j]) return ''
  return tokens.text.folded.slice(place.nameEnd ?? place.range[1], place.range[1])
}

/** Patronymics: «Бекенұлы», «Сергеевич», with any ending. */
function isPatronymic(w: string): boolean {
  return w.length > 5 && /(ұлы|улы|қызы|кызы|ович|евич|овна|евна)/.test(w)
}

/** Is the word a surname with a case ending («Шахаровтың»)? */
function closesName(w: string): boolean {
  if (GIVEN_NAMES.has(w) || SURNAME_ENDING.test(w)) return false
  return caseStems(w).some(({ stem }) => stem.length > 4 && SURNAME_ENDING.test(stem))
}

/** Words that go on with a title to the left: attributes, genitives, verbal nouns; not verbs and adverbs. */
function continuesLeft(reader: Reader, j: number, start: number): boolean {
  const w = word(reader, j)
  if (reader.placeEnds.has(j))
    return !/(да|де|та|те|дан|ден|тан|тен|ға|ге|қа|ке)$/.test(placeEnding(reader, j))
  if (w === 'және') {
    // «үйлестіру және әлеуметтік бағдарламалар басқармасы»: a joined name goes on to its left.
    return (
      j > 0 &&
      adjacent(reader.tokens, j) &&
      adjacent(reader.tokens, start) &&
      headForm(word(reader, j - 1)) === null &&
      // «Шаттық Өтеев және Алматы қаласының …»: another person.
      !(isCapital(reader.tokens, j - 1) && isNameLike(word(reader, j - 1)) && !reader.placeEnds.has(j - 1)) &&
      continuesLeft(reader, j - 1, j)
    )
  }
  // «Еңбек кодексі бойынша облыстық … басшысы»: what papers say.
  if (w === 'бойынша' && /^(?:кодекс|заң|жоспар|дерек|мәлімет|қорытынды|шешім)/.test(word(reader, j - 1)))
    return false
  if (w === 'бойынша' || w === 'жөніндегі' || w === 'істері') return true
  // «… жайлы облыс әкімі айтты», but the company «Жайлы қала».
  if (w === 'жайлы' && !isCapital(reader.tokens, j)) return false
  // «Толығырақ облыс әкімі …»
  if (/.{3}(?:рақ|рек)$/.test(w)) return false
  if (STOPS.has(w) || SPEECH.has(w) || PRONOUNS.has(w)) return false
  if (/^\d/.test(w) || MONTH.test(w) || /^(күні|күндері|күнгі)$/.test(w)) return false
  // Participles, converbs, finite verbs.
  if (
    /(ған|ген|қан|кен|атын|етін|йтын|йтін|ып|іп|ды|ді|[бвгдкқпстфхцчшщ](ты|ті)|са|се|ады|еді|йды|йді)$/.test(
      w,
    ) &&
    // «жергілікті полиция қызметі», but «жергілікті атқарушы органдар» are no office.
    (w !== 'жергілікті' || word(reader, j + 1).startsWith('атқарушы')) &&
    !isObject(reader, j)
  )
    return false
  // «Бұл мәселені …»: an object of the sentence.
  if (w.length > 5 && /[аәеоөуүыі]н[ыі]$/.test(w) && !TITLE_WORDS.has(w) && !isObject(reader, j)) return false
  // «жемқорлыққа қарсы», «есірткіге қарсы»
  if (/[гқк][ае]$/.test(w) && word(reader, j + 1) === 'қарсы') return true
  // Cases that no title has inside: locative, ablative, dative, instrumental.
  if (
    /(да|де|та|те|нда|нде|дан|ден|тан|тен|нан|нен|ға|ге|қа|ке|на|не)$/.test(w) &&
    w.length > 4 &&
    !TITLE_WORDS.has(w) &&
    // «аурухана», «емхана»
    !w.endsWith('хана')
  )
    return false
  // An object in the possessive: «құрылысын», «жұмысын».
  if (/(сын|сін)$/.test(w)) return false
  if (/(мен|бен|пен)$/.test(w) && w.length > 4 && w !== 'жұмыспен' && w !== 'еңбекпен') return false
  return true
}

/** «11 қыркүйегі»: a date before a title. */
const MONTH =
  /^(қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйе[кг]|қазан|қараша|желтоқсан)(ы|і|сы|сі)$/

/** Words inside titles that look like oblique cases or verbs. */
const TITLE_WORDS = new Set([
  'сауда',
  'аудан',
  'ауданы',
  'палата',
  'бригада',
  'команда',
  'кафедра',
  'мәслихат',
  'аппарат',
  'қала',
  'қоғамдық',
  'қалалық',
  'ұлттық',
  'кеңсе',
  'мекеме',
  'баға',
  'әскери',
  'елорда',
  'білім',
  'ғылым',
  'қамтуды',
  'қорғауды',
])

/** «қамтуды үйлестіру», «халықты әлеуметтік қорғау»: an accusative before a verbal noun belongs to a body's name. */
function isObject(reader: Reader, j: number): boolean {
  if (!/(ды|ді|ты|ті|ны|ні)$/.test(word(reader, j))) return false
  return VERBAL_NOUN.test(word(reader, j + 1)) || VERBAL_NOUN.test(word(reader, j + 2))
}

const VERBAL_NOUN = /у(ді|ды|дің|дың)?$/

/** First word of the title whose last noun of office is word `h`. */
function titleStart(reader: Reader, h: number): number {
  const { tokens } = reader
  let start = h
  while (start > 0 && h - start < MAX_TITLE) {
    const j = start - 1
    if (tokens.sentence[j] !== tokens.sentence[h]) break
    const gap = gapBefore(tokens, start)
    if (!(gap === ' ' || gap === '\n' || gap === '')) {
      // «Атамекен» палатасының: what stands in the marks is the body's name, whatever its ending.
      const opened = /^[»"] ?$/.test(gap) ? quoteStart(reader, j) : -1
      if (opened >= 0) {
        start = opened
        continue
      }
      const quotes = /^ ?[«"] ?$|^[»"] ?$/.test(gap)
      // «Тарих, археология және этнология институты»: a comma inside a body's name has «және» after it.
      const comma =
        /^, $/.test(gap) &&
        joinedAhead(reader, start, h) &&
        // «Виктор Ким, Еңбек және …»: a name.
        !(j > 0 && adjacent(tokens, j) && nameWord(reader, j) && nameWord(reader, j - 1)) &&
        /(лық|лік|дық|дік|тық|тік|у|ы|і|р|м|қ)$/.test(word(reader, j))
      if (!quotes && !comma) break
      if (quotes && /[«"]/.test(gap) && !/[»"]/.test(gap) && !closesQuote(reader, start, h)) break
    }
    if (!continuesLeft(reader, j, start)) break
    start = j
  }
  while (start < h && (word(reader, start) === 'және' || word(reader, start) === 'бойынша')) start++
  return start
}

/** The word behind the opening mark of the quotation that word `j` closes, or -1. */
function quoteStart({ tokens }: Reader, j: number): number {
  for (let k = j; k >= 0 && k > j - 6; k--) {
    if (tokens.sentence[k] !== tokens.sentence[j]) break
    if ('«"'.includes(tokens.text.folded[(tokens.starts[k] as number) - 1] ?? ' ')) return k
    if (!adjacent(tokens, k)) break
  }
  return -1
}

/** First word of the role whose noun of office word `h` is, as the tagger reads it; `h` where it reads none. */
function roleStart(reader: Reader, h: number): number {
  const mark = reader.marks.at(h)
  return mark?.label === 'ROLE' ? mark.from : h
}

/** Is there a closing quotation mark between the words? */
function closesQuote(reader: Reader, from: number, to: number): boolean {
  const { tokens } = reader
  return /[»"]/.test(tokens.text.folded.slice(tokens.starts[from], tokens.starts[to]))
}

function joinedAhead(reader: Reader, from: number, h: number): boolean {
  for (let k = from; k < h && k < from + 5; k++) if (word(reader, k) === 'және') return true
  return false
}

/** How a mention stands: the speaker, the subject, or governed by something else. */
function standing(reader: Reader, from: number, to: number): Found['place'] {
  const { tokens } = reader
  const last = word(reader, to - 1)
  const next = word(reader, to)
  if (SPEECH_NOUN.test(next) || SPEECH_NOUN.test(word(reader, to + 1))) return 'speaker'
  if (/(ның|нің|дың|дің|тың|тің)$/.test(last)) {
    if (orders(reader, to)) return 'subject'
    return /^(тапсырма|бастама|төраға|сөз|жарлы|жолдау|айту|мәлім|пікір|басшылы|қатысу)/.test(next)
      ? 'subject'
      : 'governed'
  }
  if (
    /^(деді|дейді|айтты|мәлімдеді|түйіндеді|баяндады|хабарлады|салды|толықтырды|ескертті|жеткізді|түсіндірді|қосты|сендірді|бөлісті|нақтылады)$/.test(
      word(reader, from - 1),
    ) &&
    adjacent(tokens, from)
  )
    return 'speaker'
  // «Облыс әкімі … іргетас қалау рәсімінде: «…»: the colon brings the words of who stands before it.
  if (opensQuote(reader, to)) return 'speaker'
  // «…, деп атап өтті басқарма басшысы»
  if (
    word(reader, from - 1) === 'өтті' &&
    /^(атап|айтып)$/.test(word(reader, from - 2)) &&
    adjacent(tokens, from)
  )
    return 'speaker'
  if (attends(reader, to)) return 'governed'
  // «… чемпионы Бағдат Әлментайды қабылдады»: whom somebody received.
  if (/(?:[дт][ыі]|н[ыі])$/.test(last) && RECEIVES.test(next)) return 'governed'
  // «облыс әкіміне тапсырма берді»
  if (headForm(last) === 'oblique') return 'governed'
  if (
    /(ға|ге|қа|ке|мен|бен|пен|ны|ні|дан|ден|нан|нен)$/.test(last) &&
    !GIVEN_NAMES.has(last) &&
    ((!isNameLike(last) && last.length > 6 && /(ға|ге|қа|ке)$/.test(last) && caseStems(last).length > 0) ||
      caseStems(last).some(({ stem }) => isNameLike(stem)))
  )
    return 'governed'
  return 'subject'
}

const RECEIVES = /^(?:қабылда|құттықта|марапатта|тағайында|босат|ұста|қарсы|алғыс)/

/** «Шараға аудан әкімі … және мектеп директоры … қатысты»: merely present. */
function attends({ tokens }: Reader, to: number): boolean {
  const last = (tokens.first[(tokens.sentence[to - 1] as number) + 1] as number) - 1
  if (last < to || last >= to + 40 || tokens.words[last] !== 'қатысты') return false
  return !tokens.words.slice(to, last).some((w) => SPEECH.has(w) || SPEECH_NOUN.test(w))
}

/** «Мемлекет басшысының «…» жөнінде берген тапсырмасына сәйкес»: the order stands further on. */
function orders(reader: Reader, to: number): boolean {
  for (let k = to; k < to + 16 && reader.tokens.sentence[k] === reader.tokens.sentence[to - 1]; k++)
    if (/^(?:тапсырма|бастама)/.test(word(reader, k)))
      return /^(?:берген|жүктеген|қойған|көтерген)$/.test(word(reader, k - 1))
  return false
}

/** How many words may stand between a speaker and the colon before his words. */
const BEFORE_COLON = 6

/** Do a colon and quotation marks follow, with no verb and no comma before them? */
function opensQuote(reader: Reader, to: number): boolean {
  const { tokens } = reader
  for (let k = to; k <= to + BEFORE_COLON && k < tokens.words.length; k++) {
    const gap = gapBefore(tokens, k)
    if (/^: ?[«"“]$/.test(gap)) return true
    if (gap !== ' ' || tokens.sentence[k] !== tokens.sentence[to - 1]) return false
    if (/(лды|лді|нды|нді|ған|ген|ады|еді)$/.test(word(reader, k))) return false
  }
  return false
}

/** «Спикердің айтуынша», «маманның сөзінше»: who spoke before. */
const OF_SPEAKER = /^(?:спикердің|маманның|баяндамашының|шенеуніктің|сарапшының)$/
const SPEAKER = /^(?:спикер|ол|баяндамашы|шенеунік|лауазымды|сөйлеуші)$/
const SAID = /^(?:деді|дейді|деген|мәлімдеді|айтты|түйіндеді|қосты|толықтырды|жеткізді)$/

/** «Сондай-ақ ол …»: words that only join a sentence to the one before. */
const JOINING = new Set([
  'сондай',
  'ақ',
  'сондай-ақ',
  'сонымен',
  'қатар',
  'бірге',
  'бұдан',
  'одан',
  'бөлек',
  'басқа',
  'алайда',
  'бірақ',
  'ал',
])

/** Do only such words stand between the first word of a sentence and word `i`? */
function leads(reader: Reader, first: number, i: number): boolean {
  if (i - first > 4) return false
  for (let k = first; k < i; k++) if (!JOINING.has(word(reader, k))) return false
  return true
}

/** «Премьер-Министрдің орынбасары – Ұлттық экономика министрі»: the head of one person's second office; else `h` itself. */
function secondOffice(reader: Reader, h: number): number {
  const { tokens } = reader
  if (!word(reader, h - 1).startsWith('премьер-министр') || !/^ - $/.test(gapBefore(tokens, h + 1))) return h
  for (let k = h + 1; k < h + 8 && (k === h + 1 || adjacent(tokens, k)); k++)
    if (headForm(word(reader, k)) === 'final') return k
  return h
}

/** All names and titles of a Kazakh text in order. */
export function findKazakh(tokens: Tokens, places: readonly PlaceMention[], marks: Marks): Found[] {
  const placeEnds = new Map<number, number>()
  let p = 0
  for (let i = 0; i < tokens.words.length; i++) {
    while (p < places.length && (places[p] as PlaceMention).range[1] <= (tokens.starts[i] as number)) p++
    const place = places[p]
    if (place && place.range[0] <= (tokens.starts[i] as number)) placeEnds.set(i, place.range[1])
  }
  const uncased = /^[^\u0400-\u052fa-z]*[\u0620-\u06d5]/i.test(tokens.text.original.slice(0, 200))
  const traits = traitsOf(tokens, HEADS, ARE_PRONOUNS, NAMELESS)
  const reader: Reader = { tokens, places, marks, traits, placeEnds, uncased, shouting: new Map() }
  const telling = HEADS.bit | ARE_PRONOUNS.bit
  const byCapitals = !uncased && marks === NO_MARKS
  const found: Found[] = []
  const item = (part: Partial<Found> & { words: [number, number]; kind: Found['kind'] }): Found => ({
    name: null,
    title: null,
    place: standing(reader, part.words[0], part.words[1]),
    surnameOnly: false,
    jurisdiction: null,
    weak: false,
    ...part,
  })
  const placeIn = (from: number, to: number): string | null => {
    let id: string | null = null
    for (let i = firstPlaceFrom(places, tokens.starts[from] as number); i < places.length; i++) {
      const mention = places[i] as PlaceMention
      if (mention.range[0] >= (tokens.ends[to - 1] as number)) break
      id = mention.id
    }
    return id
  }
  let done = 0
  for (let i = 0; i < tokens.words.length; ) {
    if (byCapitals && ((traits[i] as number) & telling) === 0 && !isCapital(tokens, i)) {
      i++
      continue
    }
    const w = word(reader, i)
    if (
      PRONOUNS.has(w) &&
      (SPEECH_NOUN.test(word(reader, i + 1)) ||
        (w === 'ол' && leads(reader, tokens.first[tokens.sentence[i] as number] as number, i)))
    ) {
      found.push(item({ words: [i, i + 1], kind: 'pronoun', place: 'speaker' }))
      i++
      continue
    }
    // «…», – деді спикер: who spoke before.
    if (
      (SPEAKER.test(w) && SAID.test(word(reader, i - 1))) ||
      (OF_SPEAKER.test(w) && SPEECH_NOUN.test(word(reader, i + 1)))
    ) {
      found.push(item({ words: [i, i + 1], kind: 'pronoun', place: 'speaker' }))
      i++
      continue
    }
    if (w.startsWith('экс-')) {
      i = Math.max(nameAt(reader, i + 1)?.to ?? 0, i + 1)
      done = i
      continue
    }
    const form = headForm(w)
    if (form) {
      // The last noun of a chain heads the title: «басшысының орынбасары», «әкімі аппаратының басшысы».
      let h = i
      let ahead = i + 1
      while (ahead < i + 8 && ahead < tokens.words.length && adjacent(tokens, ahead)) {
        const next = word(reader, ahead)
        const office = /^(әкімшілі[гк]|аппарат|кеңсе)/.test(word(reader, h + 1))
        if (
          headForm(next) &&
          (office ||
            GENITIVE.test(word(reader, h)) ||
            ahead === h + 1 ||
            /^(бірінші|баспасөз|бас|жанындағы|аппарат|міндет)/.test(word(reader, h + 1)))
        ) {
          h = ahead
          ahead++
          continue
        }
        // «Президенті Әкімшілігінің басшысы»: the office of an office.
        if (h === ahead - 1 && /^(әкімшілі[гк]|аппарат|кеңсе)/.test(next)) {
          ahead++
          continue
        }
        const capital = isCapital(tokens, ahead) && !/^(?:бірінші|бас|аға)$/.test(next)
        if (capital || STOPS.has(next) || SPEECH.has(next) || SPEECH_NOUN.test(next)) break
        if (!GENITIVE.test(word(reader, h)) && !/^(аппарат|баспасөз|міндет)/.test(next)) break
        ahead++
      }
      h = secondOffice(reader, h)
      const start = Math.max(Math.min(titleStart(reader, i), roleStart(reader, i)), done)
      // «қаланың бұрынғы әкімі …»: no office of today.
      if (word(reader, start - 1) === 'бұрынғы') {
        i = adjacent(tokens, h + 1) ? Math.max(nameAt(reader, h + 1)?.to ?? 0, h + 1) : h + 1
        done = i
        continue
      }
      const final = headForm(word(reader, h)) === 'final'
      // «… өкілі, подполковник Дәулет Оразов»
      const next = adjacent(tokens, h + 1) || HONORIFICS.has(word(reader, h + 1))
      const name =
        final && next && tokens.sentence[h + 1] === tokens.sentence[h] ? nameAt(reader, h + 1) : null
      const stem =
        start === h &&
        !/^(президент|министр|премьер-министр|әкім|спикер|депутат)/.test(word(reader, h)) &&
        // «Вице-министрдің айтуынша»
        !SPEECH_NOUN.test(word(reader, h + 1))
      if (name && acceptable(reader, name, true)) {
        found.push(
          item({
            name: [name.from, name.to],
            title: [start, h + 1],
            words: [start, name.to],
            kind: 'name',
            surnameOnly: name.surnameOnly,
            jurisdiction: placeIn(start, h + 1),
            unsure: !listed(reader, name),
          }),
        )
        done = name.to
        i = name.to
        continue
      }
      const before = nameBeforeTitle(reader, start, h + 1, done)
      if (before) {
        found.push(
          item({
            name: before,
            title: [start, h + 1],
            words: [before[0], h + 1],
            kind: 'name',
            surnameOnly: before[1] - before[0] < 2,
            jurisdiction: placeIn(start, h + 1),
            place: 'subject',
          }),
        )
        done = h + 1
        i = h + 1
        continue
      }
      // «облыс әкімінің баспасөз қызметі» is a body, «Президенті күні» a holiday.
      const body =
        (/^(баспасөз|аппарат|қызмет|кеңсе|резиденция)/.test(word(reader, h + 1)) && !final) ||
        /^күні(?:не|нде|н|нің)?$/.test(word(reader, h + 1))
      if ((!stem || start < h) && !body) {
        found.push(
          item({
            title: [start, h + 1],
            words: [start, h + 1],
            kind: 'title',
            jurisdiction: placeIn(start, h + 1),
            weak:
              /^(маман|сарапшы|инспектор|мүше|дәрігер|менеджер)/.test(word(reader, h)) ||
              (start === h && /^депутат/.test(word(reader, h))) ||
              // «Комбинат өкілі пікір білдіруден бас тартты»
              (/^өкіл/.test(word(reader, h)) && !SPEECH_NOUN.test(word(reader, h + 1))),
          }),
        )
      }
      done = h + 1
      i = h + 1
      continue
    }
    if (nameWord(reader, i) || isInitial(reader, i)) {
      const name = nameAt(reader, i)
      if (name && !name.surnameOnly && acceptable(reader, name, false)) {
        // A title may follow and take the name («Асқар Қапанов – … басшысы»): it does so when its head is reached.
        const next = nextHead(reader, name.to)
        // «Әлихан Бөкейхан ауданының әкімі»: the district is called after him.
        if (next >= 0 || NAMED_UNIT.test(word(reader, name.to))) {
          i = name.to
          continue
        }
        const before = word(reader, i - 1) === 'бірі' ? i - 2 : i - 1
        const person = !NOT_OFFICIALS.test(word(reader, before)) && !NOT_OFFICIALS.test(word(reader, name.to))
        if (person) {
          // A noun of office of no list, directly before the name.
          const role = adjacent(tokens, i) ? reader.marks.at(i - 1) : undefined
          const title =
            role?.label === 'ROLE' && role.to === i && role.from >= done ? role : chiefBefore(reader, i, done)
          // «… Мадина Төлегенқызына тапсырма берді»
          const oblique = !title && /(?:ұлы|қызы)(?:на|не|н|нан|мен)$/.test(word(reader, name.to - 1))
          found.push(
            item({
              name: [name.from, name.to],
              title: title ? [title.from, title.to] : null,
              words: [title ? title.from : i, name.to],
              kind: 'name',
              jurisdiction: title ? placeIn(title.from, title.to) : null,
              ...(oblique ? { place: 'governed' } : {}),
            }),
          )
          done = name.to
        }
        i = name.to
        continue
      }
      i = name ? Math.max(name.to, i + 1) : i + 1
      continue
    }
    i++
  }
  let known: ReadonlySet<string> | undefined
  const base = (w: string): string => {
    known ??= capitalWords(tokens)
    return baseForm(w, known)
  }
  return addSurnames(tokens, found, {
    base: (i) => (nameWord(reader, i) ? base(word(reader, i)) : null),
    standing: (from, to) => standing(reader, from, to),
  })
}

/** Folded words of the text that begin with a capital: a name's base form is proven by them. */
export function capitalWords(tokens: Tokens): Set<string> {
  const found = new Set<string>()
  for (let i = 0; i < tokens.words.length; i++) {
    if ((tokens.words[i] as string).length > 2 && isCapital(tokens, i)) found.add(tokens.words[i] as string)
  }
  return found
}

/** «Бас дәрігер», «Аға маман» directly before the name at `i`: «бас» makes a title of the bare noun. */
function chiefBefore(reader: Reader, i: number, done: number): { from: number; to: number } | undefined {
  const { tokens } = reader
  if (i - 2 < done || !adjacent(tokens, i) || !adjacent(tokens, i - 1)) return undefined
  if (!/^(?:бас|аға)$/.test(word(reader, i - 2)) || !CHIEFS.test(word(reader, i - 1))) return undefined
  return { from: i - 2, to: i }
}

/** What is called after the person before it. */
const NAMED_UNIT = /^(?:ауданы|ауылы|кенті|көшесі|даңғылы|шағынауданы|мектебі|колледжі|университеті)/

const CHIEFS =
  /^(?:дәрігер|инженер|редактор|маман|бухгалтер|агроном|технолог|энергетик|механик|инспектор|сарапшы)$/

/** Is the run of capitals a person: one word of it a given name or a surname by its form? */
function acceptable(
  reader: Reader,
  name: { from: number; to: number; surnameOnly: boolean },
  titled: boolean,
): boolean {
  const { tokens } = reader
  // «Л.Н. Гумилев атындағы университет».
  if (word(reader, name.to).startsWith('атын')) return false
  if (isInitial(reader, name.from) || reader.marks.at(name.from)?.label === 'PER') return true
  const known = listed(reader, name)
  // «ҚАЛА ӘКІМІ МЕКТЕП ҚҰРЫЛЫСЫН …»: the lists decide.
  if (!known && shouts(reader, name.from)) return false
  if (titled)
    return (
      known ||
      // Capitals of no list: where the tagger was asked, it decides.
      (!reader.marks.read(name.from) &&
        name.to - name.from >= 2 &&
        !/(ның|нің|дың|дің|тың|тің)$/.test(word(reader, name.from)))
    )
  if (tokens.text.folded[(tokens.starts[name.from] as number) - 1] === '«') return false
  return known && name.to - name.from >= 2
}

/** Is a word of the name, by list or form, a name? */
function listed(reader: Reader, { from, to }: { from: number; to: number }): boolean {
  for (let j = from; j < to; j++) if (isNameLike(word(reader, j))) return true
  return false
}

/** Does a title follow the name after a comma or dash, so that its head will take the name? -1 where none does. */
function nextHead(reader: Reader, k: number): number {
  const { tokens } = reader
  if (k >= tokens.words.length || tokens.sentence[k] !== tokens.sentence[k - 1]) return -1
  if (!/^\.? ?[,-] ?[«"]?$|^ ?\($/.test(gapBefore(tokens, k))) return -1
  for (
    let j = k;
    j < k + MAX_TITLE && j < tokens.words.length && tokens.sentence[j] === tokens.sentence[k];
    j++
  ) {
    if (
      j > k &&
      !adjacent(tokens, j) &&
      !/^[»"] ?$|^ ?[«"]$/.test(gapBefore(tokens, j)) &&
      !(/^, $/.test(gapBefore(tokens, j)) && joinedAhead(reader, j, j + 5))
    )
      return -1
    if (headForm(word(reader, j)) === 'final' && titleStart(reader, j) <= k) return j
    if (SPEECH.has(word(reader, j))) return -1
  }
  return -1
}

/** The name directly before a title: «Асқар Қапанов, Павлодар облыстық еңбек басқармасының басшысы». */
function nameBeforeTitle(reader: Reader, start: number, end: number, done: number): [number, number] | null {
  const { tokens } = reader
  if (start === 0 || start <= done || tokens.sentence[start - 1] !== tokens.sentence[start]) return null
  if (!/^\.? ?[,-] ?[«"]?$|^ ?\($/.test(gapBefore(tokens, start))) return null
  let from = start
  // «Тоқаев М., … басшысы»
  if (from - 1 > done && isInitial(reader, from - 1) && adjacent(tokens, from - 1)) from--
  while (
    from > done &&
    start - from < 3 &&
    nameWord(reader, from - 1) &&
    (from === start || adjacent(tokens, from))
  )
    from--
  if (from > done && isInitial(reader, from - 1)) from--
  // «Полковник Серік Мырзабеков, … бастығы»
  while (from < start && HONORIFICS.has(word(reader, from))) from++
  if (start - from < 2) return null
  // «Ләйла Құсайын, облыс прокуроры: «…»»: a caption, of whatever name.
  const caption =
    from === tokens.first[tokens.sentence[from] as number] &&
    tokens.text.folded[tokens.ends[end - 1] as number] === ':'
  return acceptable(reader, { from, to: start, surnameOnly: false }, caption) ? [from, start] : null
}

/** A sign of reported speech. */
export const SPEAKS = wordTrait((form) => SPEECH.has(form) || SPEECH_NOUN.test(form))

/**
 * The base form of a name's last word: «Қонжардың» → «Қонжар», «Шахаровтың» → «Шахаров». An ending goes only where
 * the rest is a name by list, by form, or stands in the text without it.
 * @param w the last word, folded
 * @param known folded words that stand in the text as capitalised words
 */
export function baseForm(w: string, known: ReadonlySet<string>): string {
  if (GIVEN_NAMES.has(w) || (w.length > 4 && SURNAME_ENDING.test(w))) return w
  for (const { stem, ending } of caseStems(w)) {
    if (GIVEN_NAMES.has(stem) || (stem.length > 4 && SURNAME_ENDING.test(stem)) || known.has(stem))
      return stem
    // The genitive ends no name by itself.
    if (/^[ндт][ыі]ң$/.test(ending) && stem.length >= 3) return stem
    // «Бейсенғалимен»: no name has a vowel before «мен».
    if (ending === 'мен' && stem.length >= 4 && /[аәеиіыя]$/.test(stem)) return stem
    // Nor do «-пен» and, after a voiceless sound, «-қа».
    if (/^([мбп]ен|қа|ке)$/.test(ending) && stem.length >= 4 && /[қкптсшщфхцчбвгд]$/.test(stem)) return stem
  }
  // «Тоқаевқа» after a voiceless в: the dative that the rule of assimilation asks for is found above; «-ұлына» below.
  // «Нұрғалидың»: behind и the ending is that of a consonant.
  const glide = /^(.{3,}[иуй])(?:дың|дің|ға|ге|ды|ді|дан|ден)$/.exec(w)
  if (glide) return glide[1] as string
  // «… және Ермекқалиевалар»
  const others = /^(.{4,})[лд][ае]р$/.exec(w)?.[1]
  if (others && SURNAME_ENDING.test(others)) return others
  const possessive = /^(.+(?:ұлы|қызы))(?:ның|нің|на|не|н|мен|нан|нда)$/.exec(w)
  return possessive ? (possessive[1] as string) : w
}
