import type { Calendar } from '../../contract.ts'
import { fold } from '../../text/index.ts'
import type { Lexeme } from '../core/tokens.ts'
import { ENDINGS } from './suffixes.ts'

/**
 * The words of the Kazakh date grammar, by stem: endings are read by `suffixes.ts`. Code letters:
 *
 * | letter | what |
 * |---|---|
 * | `n` `y` `0` `o` | small number, four-digit number, other number, ordinal |
 * | `N` `T` | numeric date, time of day in digits |
 * | `M` | month, Kazakh or Russian; `m` one that is an everyday word as well |
 * | `k` `Y` `D` `w` `H` | ай, жыл, күн, апта, сағат and other units |
 * | `S` `q` `h` `X` | season, тоқсан (quarter), жартыжылдық, онкүндік (ten days of a month) |
 * | `R` `E` | биыл, былтыр; бүгін, кеше, ертең |
 * | `c` `p` `f` `i` | осы/ағымдағы, өткен, келесі, соңғы |
 * | `l` | алғашқы |
 * | `b` | бас, аяқ, соң, орта: the edge of a unit |
 * | `B` `U` `A` `x` | бері/бастап, дейін, аралығы, сайын |
 * | `V` | жағдай (бойынша) |
 * | `&` | және, мен/бен/пен |
 * | `G` | жазғы, жылыту: what makes «маусым» a season; with a value the season that it names |
 * | `v` | мезгіл: the unit of a season |
 * | `a` | басталғалы: since the beginning of what stands before it |
 * | `W` `d` `O` `Q` `u` `J` | weekday, part of the day, occasion, оқу (жылы), жаңа before it, word that makes a name of what it stands beside |
 * | `e` | сол (жылғы): points back |
 * | `j` | мереке: «мамыр мерекелері» is no May |
 */

const MONTHS: Array<[number, string[]]> = [
  [1, ['қаңтар', 'январ']],
  [2, ['ақпан', 'феврал']],
  [3, ['наурыз', 'март']],
  [4, ['сәуір', 'апрел']],
  [5, ['мамыр']],
  [6, ['маусым', 'июн']],
  [7, ['шілде', 'июл']],
  [8, ['тамыз', 'август']],
  [9, ['қыркүйек', 'қырқүйек', 'қыркүйег', 'сентябр']],
  [10, ['қазан', 'октябр']],
  [11, ['қараша', 'ноябр']],
  [12, ['желтоқсан', 'декабр']],
]

const WEEKDAYS: Array<[number, string[]]> = [
  [0, ['дүйсенбі', 'понедельник']],
  [1, ['сейсенбі', 'вторник']],
  [2, ['сәрсенбі', 'сәрсенбi', 'среда']],
  [3, ['бейсенбі', 'четверг']],
  [4, ['жұма', 'пятница']],
  [5, ['сенбі', 'суббота']],
  [6, ['жексенбі', 'воскресенье']],
]

/** Meteorological seasons; winter begins in December of the year before (month 0). */
const SEASONS: Array<[number, string[]]> = [
  [3, ['көктем']],
  [6, ['жаз']],
  [9, ['күз', 'күзг']],
  [0, ['қыс']],
]

/** Fixed occasions: first and last day (month, day). */
const OCCASIONS: Array<[string[], [number, number], [number, number]]> = [
  [['тәуелсіздік күні'], [12, 16], [12, 16]],
  [['жеңіс күні'], [5, 9], [5, 9]],
  [['конституция күні'], [8, 30], [8, 30]],
  [['республика күні'], [10, 25], [10, 25]],
  [['халықаралық әйелдер күні'], [3, 8], [3, 8]],
  [
    ['астана күні', 'елорда күні'],
    [7, 6],
    [7, 6],
  ],
  [
    ['отан қорғаушы күні', 'отан қорғаушылар күні'],
    [5, 7],
    [5, 7],
  ],
  [
    ['қазақстан халқының бірлігі күні', 'халық бірлігі күні', 'халық бірлігі мерекесі'],
    [5, 1],
    [5, 1],
  ],
  [['алғыс айту күні'], [3, 1], [3, 1]],
  [['балаларды қорғау күні'], [6, 1], [6, 1]],
  [['мемлекеттік рәміздер күні'], [6, 4], [6, 4]],
  [
    ['қарттар күні', 'қарттар мен мүгедектер күні'],
    [10, 1],
    [10, 1],
  ],
  [['білім күні'], [9, 1], [9, 1]],
  [['полиция күні'], [6, 23], [6, 23]],
  [['құтқарушылар күні'], [10, 19], [10, 19]],
  [
    ['наурыз мейрамы', 'наурыз мерекесі'],
    [3, 21],
    [3, 23],
  ],
  [['жаңа жыл мерекесі'], [1, 1], [1, 2]],
]

const LEXEMES: Array<[Lexeme, string[]]> = [
  [{ code: 'Y', unit: 'year' }, ['жыл', 'ж', 'жж', 'год', 'года', 'году', 'г', 'гг', 'годы', 'годах']],
  [{ code: 'k', unit: 'month' }, ['ай']],
  [{ code: 'w', unit: 'week' }, ['апта']],
  [{ code: 'D', unit: 'day' }, ['күн', 'тәулік', 'тәуліг']],
  [{ code: 'H' }, ['сағат', 'минут', 'секунд']],
  [{ code: 'q' }, ['тоқсан', 'квартал']],
  [{ code: 'h' }, ['жартыжылдық', 'жартыжылдығ', 'жартыжылды', 'жарты жылдық', 'жарты жылдығ']],
  [{ code: 'h', unit: 'year' }, ['жарты']],
  [{ code: 'X' }, ['онкүндік', 'онкүндіг']],
  [{ code: 'R', value: 0 }, ['биыл']],
  [{ code: 'R', value: -1 }, ['былтыр']],
  [{ code: 'R', value: -2 }, ['алдыңғы жылы', 'бұрнағы жылы', 'бұрнағы жыл']],
  [{ code: 'E', value: 0 }, ['бүгін']],
  [{ code: 'E', value: -2 }, ['алдыңғы күні', 'алдыңғы күн', 'арғы күні']],
  [{ code: 'E', value: 1 }, ['ертең']],
  [{ code: 'E', value: 2 }, ['бүрсігүні', 'бүрсігүн', 'бүрсүгүні']],
  [{ code: 'c', value: 0 }, ['осы', 'ағымдағы', 'үстіміздегі', 'ағымдағы']],
  [{ code: 'p', value: -1 }, ['өткен']],
  [{ code: 'f', value: 1 }, ['келесі', 'келер', 'алдағы', 'ендігі', 'таяудағы']],
  [{ code: 'i' }, ['соңғы', 'кейінгі']],
  [{ code: 'l', value: 1 }, ['алғашқы', 'басқы']],
  [{ code: 'b', edge: 'start' }, ['бас']],
  [{ code: 'b', edge: 'end' }, ['соң', 'аяғ']],
  [{ code: 'r' }, ['қорытынды', 'қорытындысы', 'нәтиже']],
  [{ code: 'b', edge: 'mid' }, ['орта']],
  [{ code: 'B', value: -1 }, ['бері', 'бергі', 'берi']],
  [{ code: 'B' }, ['бастап']],
  [{ code: 'U' }, ['дейін', 'дейінгі', 'шейін', 'қарай', 'дейiн', 'шейінгі']],
  [{ code: 'A', value: 1 }, ['аралығында', 'аралығындағы', 'аралығы', 'аралық', 'арасында', 'арасындағы']],
  [{ code: 'A' }, ['ішінде']],
  [{ code: 'A', value: 2 }, ['бойы', 'бойында']],
  [{ code: 'x' }, ['сайын', 'сайынғы']],
  [{ code: 'V' }, ['жағдай', 'жағдайы', 'мәлімет', 'дерек', 'есеп', 'хал-ахуал']],
  [{ code: 'g' }, ['бұрын', 'бұрынғы']],
  [{ code: 'G' }, ['кейін', 'кейінгі', 'соң']],
  [{ code: '&' }, ['және', 'мен', 'бен', 'пен']],
  [
    { code: 'd' },
    [
      'таңертең',
      'таңғы',
      'таң',
      'түс',
      'түскі',
      'кеш',
      'кешкі',
      'кешке',
      'түн',
      'түнгі',
      'түні',
      'күндіз',
      'түсте',
      'түнде',
    ],
  ],
  [{ code: 'Q' }, ['оқу']],
  [{ code: 'u' }, ['жаңа']],
  [{ code: 'e' }, ['сол', 'сонау']],
  [{ code: 'j' }, ['мереке', 'мейрам']],
  [{ code: 'z' }, ['қараған']],
  // «жазғы маусымда»: a season, no June.
  [{ code: 'G', value: 6 }, ['жазғы']],
  [{ code: 'G', value: 9 }, ['күзгі']],
  [{ code: 'G', value: 12 }, ['қысқы']],
  [{ code: 'G', value: 3 }, ['көктемгі']],
  [{ code: 'G' }, ['туристік', 'жылыту', 'егіс', 'демалыс', 'спорттық']],
  [{ code: 'v' }, ['мезгіл']],
  [{ code: 'a' }, ['басталғалы', 'басталғаннан']],
  [{ code: 'J' }, ['көше', 'көшесі', 'даңғыл', 'даңғылы', 'ауданы', 'ауыл']],
]

/** Cardinal words and the stems of their ordinals. */
const NUMBERS: Array<[number, string, string]> = [
  [1, 'бір', 'бірінші'],
  [2, 'екі', 'екінші'],
  [3, 'үш', 'үшінші'],
  [4, 'төрт', 'төртінші'],
  [5, 'бес', 'бесінші'],
  [6, 'алты', 'алтыншы'],
  [7, 'жеті', 'жетінші'],
  [8, 'сегіз', 'сегізінші'],
  [9, 'тоғыз', 'тоғызыншы'],
  [10, 'он', 'оныншы'],
  [20, 'жиырма', 'жиырмасыншы'],
  [30, 'отыз', 'отызыншы'],
  [40, 'қырық', 'қырқыншы'],
  [50, 'елу', 'елуінші'],
  [60, 'алпыс', 'алпысыншы'],
  [70, 'жетпіс', 'жетпісінші'],
  [80, 'сексен', 'сексенінші'],
  [90, 'тоқсан', 'тоқсаныншы'],
  [100, 'жүз', 'жүзінші'],
  [1000, 'мың', 'мыңыншы'],
]
const ROMAN: Array<[number, string[]]> = [
  [1, ['і', 'i']],
  [2, ['іі', 'ii']],
  [3, ['ііі', 'iii']],
  [4, ['іv', 'iv', 'іү']],
]

/** Stem → what it means; `endings` false for words that take none. */
export interface Stem extends Lexeme {
  stem: string
  fixed?: boolean
  /** The only endings that it is read with. */
  endings?: string[]
}

/** First two characters → stems that begin with them, longest first. */
export const STEMS = new Map<string, Stem[]>()

function add(words: string[], lexeme: Lexeme, fixed = false, endings?: string[]): void {
  for (const word of words) {
    const stem = fold(word).folded
    const key = stem.slice(0, 2)
    const list = STEMS.get(key) ?? []
    list.push({ ...lexeme, stem, ...(fixed ? { fixed } : {}), ...(endings ? { endings } : {}) })
    list.sort((a, b) => b.stem.length - a.stem.length)
    STEMS.set(key, list)
  }
}

/** Endings of the possessive in every case. */
const POSSESSED = [...ENDINGS].flatMap(([ending, { possessive, plural }]) =>
  possessive && !plural ? [ending] : [],
)

const gregorian: Calendar = 'gregorian'
for (const [value, names] of MONTHS) add(names, { code: 'M', value, calendar: gregorian })
// «кешені» is a complex, not yesterday.
add(['кеше'], { code: 'E', value: -1 }, false, ['', 'гі', 'ден'])
add(['намаз', 'намазы'], { code: 'J' })
add(['май', 'мая', 'мае'], { code: 'm', value: 5, calendar: gregorian })
for (const [value, names] of WEEKDAYS) add(names, { code: 'W', value })
for (const [value, names] of SEASONS) add(names, { code: 'S', value })
for (const [names, first, last] of OCCASIONS) {
  // «Астана күні», «Астана күніне»: the possessive belongs to the endings.
  for (const name of names) {
    const stem = name.replace(/(?:с?[ыі])$/, '')
    add([stem], { code: 'O', calendar: gregorian, value: first[0] * 100 + first[1], last }, false, POSSESSED)
  }
}
for (const [value, cardinal, ordinal] of NUMBERS) {
  add([cardinal], { code: value === 90 ? 'q' : 'n', value })
  add([ordinal], { code: 'o', value, ordinal: true })
}
for (const [value, names] of ROMAN) add(names, { code: 'o', value, ordinal: true }, true)
for (const [lexeme, words] of LEXEMES)
  add(words, lexeme, 'BUagGcepfilxVu'.includes(lexeme.code) && lexeme.code !== 'V')

/** Endings of the Russian months and units that Kazakh pages leave in Russian. */
export const RUSSIAN_ENDINGS = new Set(['ь', 'я', 'е', 'а', 'ю', 'й', 'ем', 'ом', 'у'])
