import type { Script } from '../contract.ts'
import { CLASS, LETTER } from './characters.ts'
import { fold, type Text } from './fold.ts'
import { mendPlain } from './plain.ts'

/** Letters that mean the same in every Latin alphabet of Kazakh; digraphs first. Keys are folded. */
const LATIN_DIGRAPHS: Record<string, string> = {
  shch: 'щ',
  sh: 'ш',
  ch: 'ч',
  gh: 'ғ',
  ng: 'ң',
  kh: 'х',
  zh: 'ж',
  ts: 'ц',
}
const LATIN_LETTERS: Record<string, string> = {
  ...{
    a: 'а',
    b: 'б',
    c: 'ц',
    d: 'д',
    e: 'е',
    f: 'ф',
    g: 'г',
    h: 'х',
    j: 'ж',
    k: 'к',
    l: 'л',
    m: 'м',
    n: 'н',
  },
  ...{ o: 'о', p: 'п', q: 'қ', r: 'р', s: 'с', t: 'т', v: 'в', w: 'у', x: 'х', z: 'з' },
  ...{
    á: 'ә',
    ä: 'ә',
    ə: 'ә',
    ǝ: 'ә',
    â: 'ә',
    ǵ: 'ғ',
    ğ: 'ғ',
    ǧ: 'ғ',
    ġ: 'ғ',
    ń: 'ң',
    ñ: 'ң',
    ŋ: 'ң',
    ň: 'ң',
  },
  ...{
    ó: 'ө',
    ö: 'ө',
    ô: 'ө',
    ɵ: 'ө',
    ú: 'ү',
    ü: 'ү',
    û: 'ү',
    ū: 'ұ',
    ů: 'ұ',
    ý: 'у',
    ç: 'ч',
    č: 'ч',
    ş: 'ш',
  },
  ...{ š: 'ш', ś: 'ш', ž: 'ж', ï: 'и', í: 'и' },
}
const CYRILLIC_VOWELS = new Set('аәеёиоөұүыіуэюя')

/**
 * How an alphabet writes ы, і, и and й. `acute` is that of 2018 (ǵ ń ý; ı is и or й), `macron` that of 2021
 * (ǧ ñ ū; y is ы, ı is і, i is и or й), `diaeresis` the older one of the encyclopedias (ï w; ı is ы, y is й),
 * `double` as that with w for ұ and u for у, `digraph` that of some papers (gh, ng, ә; ú is ұ, ý is ү, u is у), `quoted` that of 2017 (a' n' s' y'), `ascii` one
 * without signs (what they would tell is made good: `mendPlain`), `plain` all others (ə, gh, ng; y is ы, i is і).
 */
type Alphabet = 'acute' | 'macron' | 'diaeresis' | 'double' | 'digraph' | 'quoted' | 'ascii' | 'plain'

/** What the signs of `digraph` mean otherwise than in the others. */
const DIGRAPH_LETTERS: Record<string, string> = { ú: 'ұ', ý: 'ү', ó: 'ө', ô: 'ө', u: 'у' }

const SIGNS = {
  acute: /[ýǵńúóá]/g,
  dotted: /[äöüñşğǧū]/g,
  macron: /[ūǧ]|(?<=[bcdfgğhjklmnñpqrsştvz])y(?=[bcdfgğhjklmnñpqrsştvz])/g,
  diaeresis: /[ïw]/g,
}

/** What the apostrophe of 2017 makes of the letter before it. */
const QUOTED: Record<string, string> = {
  ...{ a: 'ә', o: 'ө', u: 'ү', n: 'ң', g: 'ғ', s: 'ш', c: 'ч', y: 'у', i: 'и' },
}
const QUOTE = "'"

/** Combining acute, as in «О́ńir». */
const ACUTE = '\u0301'
const ACUTED: Record<string, string> = {
  ...{ a: 'ә', а: 'ә', o: 'ө', о: 'ө', u: 'ү', g: 'ғ', n: 'ң', y: 'у', у: 'у' },
}

/** Arabic-script (tote) letters by code as given: folding would make «ى» (ы) and «ي» (й) one. */
const ARABIC: Record<string, string> = {
  ...{
    ا: 'а',
    آ: 'а',
    أ: 'а',
    ب: 'б',
    پ: 'п',
    ت: 'т',
    ج: 'ж',
    چ: 'ч',
    ح: 'х',
    خ: 'х',
    د: 'д',
    ر: 'р',
    ز: 'з',
  },
  ...{
    س: 'с',
    ش: 'ш',
    ع: 'ғ',
    غ: 'ғ',
    ف: 'ф',
    ق: 'қ',
    ك: 'к',
    ک: 'к',
    گ: 'г',
    ڭ: 'ң',
    ل: 'л',
    م: 'м',
    ن: 'н',
  },
  ...{ ە: 'е', ه: 'е', ة: 'е', ھ: 'һ', و: 'о', ۇ: 'ұ', ۋ: 'у', ۆ: 'в', ى: 'ы', ٸ: 'і', ۈ: 'ү', ۉ: 'ө' },
}
const ARABIC_YEH = new Set(['ي', 'ی'])
const HAMZA = new Set(['ء', 'ٴ'])
const FRONT: Record<string, string> = { а: 'ә', о: 'ө', ұ: 'ү', ы: 'і' }
const MARKS: Record<string, string> = { '،': ',', '؛': ';', '؟': '?' }

/**
 * Stems with vowels of both rows, or loanwords, which the Arabic alphabet's one row a word hides: «كاسىپورىن» is
 * кәсіпорын. Found by their letters without the row (`rowless`).
 */
const MIXED_STEMS = [
  ...[
    'кәсіпорын',
    'кәсіпорн',
    'кәсіподақ',
    'кәсіподағ',
    'кәсіби',
    'грант',
    'мұғалім',
    'қазір',
    'директор',
    'нәтиже',
  ],
  ...[
    'сәйкес',
    'солтүстік',
    'оңтүстік',
    'төраға',
    'жәрдемақы',
    'үстемеақы',
    'көтермеақы',
    'шәкіртақы',
    'қабілет',
  ],
  ...[
    'әйел',
    'колледж',
    'микрокредит',
    'микронесие',
    'карта',
    'қыркүйек',
    'қыркүйег',
    'курс',
    'цех',
    'цемент',
  ],
  ...[
    'медицина',
    'келісімшарт',
    'инспекция',
    'экономика',
    'департамент',
    'көпбалалы',
    'банк',
    'кадр',
    'емхана',
  ],
  ...['демалыс', 'бірақ', 'тәжірибе', 'теміржол', 'инвестор', 'инвестиция', 'жұмыскер', 'нәпақа', 'агенттік'],
  ...[
    'станция',
    'электр',
    'ардагер',
    'шеберхана',
    'жасөспірім',
    'өзбекстан',
    'мәслихат',
    'комитет',
    'коммуникация',
  ],
  ...[
    'түркістан',
    'қауіп',
    'тәрбиеші',
    'концерт',
    'курьер',
    'терапевт',
    'автокөлік',
    'полицей',
    'цифр',
    'гектар',
  ],
]

const ROWLESS: Record<string, string> = { ә: 'а', ө: 'о', ү: 'ұ', і: 'ы', э: 'е', ц: 'тс', ь: '' }

/** A word without the row of its vowels, as the Arabic letters have it. */
function rowless(word: string): string {
  let found = ''
  for (const letter of word) found += ROWLESS[letter] ?? letter
  return found
}

const MIXED = new Map(MIXED_STEMS.map((stem) => [rowless(stem), stem]))
const LONGEST_STEM = Math.max(...[...MIXED.keys()].map((key) => key.length))
const SHORTEST_STEM = Math.min(...[...MIXED.keys()].map((key) => key.length))

/** Gives the word that stands last in the output, from `from` on, the vowels of a stem that it begins with. */
function mendRows({ parts, starts, ends }: Output, from: number): void {
  const bare = rowless(parts.slice(from, from + LONGEST_STEM + 1).join(''))
  for (let length = Math.min(bare.length, LONGEST_STEM); length >= SHORTEST_STEM; length--) {
    const stem = MIXED.get(bare.slice(0, length))
    if (!stem) continue
    let at = from
    for (const letter of stem) {
      if (letter === 'ь') continue
      parts[at] = letter
      if (letter === 'ц' && at + 1 < parts.length) {
        // «تس» is one letter.
        ends[at] = ends[at + 1] as number
        parts.splice(at + 1, 1)
        starts.splice(at + 1, 1)
        ends.splice(at + 1, 1)
      }
      at++
    }
    return
  }
}

/** «-мен, -бен, -пен» after a stem, folded. */
const WITH = /..[بمپ]هن$/u
/** «-баев, -беков, -ова» with an ending, folded: the vowels of a surname's ending are back whatever its stem. */
const FAMILY = /(?:ا?هۆ|وۆ)ا?(?:نیڭ|تیڭ|عا|قا|نی|تی|پهن|مهن)?$/u

/** Cyrillic text under construction; each unit knows the folded units that it stands for. */
interface Output {
  parts: string[]
  starts: number[]
  ends: number[]
}

/**
 * A Kazakh text in Latin or Arabic script as Cyrillic, so that every rule exists once. The offsets lead to the
 * text as given; Cyrillic text is only folded.
 * @param original text as given
 * @param script ISO 15924 code of most of its letters
 */
export function foldKazakh(original: string, script: Script = scriptOf(original)): Text {
  const text = fold(original)
  if (script !== 'Latn' && script !== 'Arab') return text
  const output: Output = { parts: [], starts: [], ends: [] }
  const { folded } = text
  const alphabet = script === 'Latn' ? alphabetOf(folded) : 'plain'
  // Where ң has a letter of its own, «ng» is two: «jügıngen» beside «oryndarynyŋ».
  const nasal = script === 'Latn' && /[ńñŋň]/.test(folded)
  const signs = { q: folded.includes('q'), gh: folded.includes('gh') }
  let at = 0
  while (at < folded.length) {
    const code = folded.charCodeAt(at)
    const hamza = code === 0x621 || code === 0x674
    if (CLASS[code] !== LETTER && !hamza) {
      put(output, text, MARKS[folded[at] as string] ?? (folded[at] as string), at, at + 1)
      at++
      continue
    }
    let end = at
    while (
      end < folded.length &&
      (CLASS[folded.charCodeAt(end)] === LETTER ||
        folded.charCodeAt(end) === 0x674 ||
        (alphabet === 'quoted' && folded[end] === QUOTE && QUOTED[folded[end - 1] as string] !== undefined))
    )
      end++
    // «әielder»: the one letter that some Latin alphabets keep.
    const mixed = script === 'Latn' && code < 0x530 && folded.charCodeAt(at + 1) < 0x250
    const word = code >= 0x600 ? 'Arab' : code >= 0x400 && code < 0x530 && !mixed ? 'Cyrl' : 'Latn'
    if (word === 'Arab') {
      const from = output.parts.length
      putArabicWord(output, text, at, end)
      mendRows(output, from)
    } else if (word === 'Latn' || folded[at + 1] === ACUTE) {
      const from = output.parts.length
      putLatinWord(output, text, at, end, alphabet, nasal)
      if (alphabet === 'ascii') mendPlain(output.parts, from, folded.slice(at, end), signs)
    } else for (let i = at; i < end; i++) put(output, text, folded[i] as string, i, i + 1)
    at = Math.max(end, at + 1)
  }
  return {
    original,
    folded: output.parts.join(''),
    starts: Uint32Array.from(output.starts),
    ends: Uint32Array.from(output.ends),
  }
}

/** The script of most letters of a text; `Zyyy` where it has none. */
export function scriptOf(original: string): Script {
  let arabic = 0
  let cyrillic = 0
  let latin = 0
  for (let i = 0; i < original.length; i++) {
    const code = original.charCodeAt(i)
    if (CLASS[code] !== LETTER) continue
    if (code < 0x250) latin++
    else if (code >= 0x400 && code < 0x530) cyrillic++
    else if ((code >= 0x600 && code < 0x780) || (code >= 0xfb50 && code < 0xff00)) arabic++
  }
  if (arabic + cyrillic + latin === 0) return 'Zyyy'
  if (arabic >= cyrillic && arabic >= latin) return 'Arab'
  return cyrillic >= latin ? 'Cyrl' : 'Latn'
}

function put(output: Output, text: Text, cyrillic: string, from: number, to: number): void {
  for (let i = 0; i < cyrillic.length; i++) {
    output.parts.push(cyrillic[i] as string)
    output.starts.push(text.starts[from] as number)
    output.ends.push(text.ends[to - 1] as number)
  }
}

/** The alphabet that a text's signs belong to. */
function alphabetOf(folded: string): Alphabet {
  const count = (pattern: RegExp) => folded.match(pattern)?.length ?? 0
  if (/gh|[aeiyu]ng/.test(folded) && /[úý]/.test(folded) && !/[ǵńáñğǧ]/.test(folded)) return 'digraph'
  const acute = count(SIGNS.acute)
  const dotted = count(SIGNS.dotted)
  const dotless = folded.includes('ı')
  if (acute === 0 && dotless && /[bdjkqst]w[lmnrsyz]/.test(folded)) return 'double'
  if (dotted === 0) {
    if (acute > 0 || dotless) return 'acute'
    if (count(/(?<=\p{L})'(?=[\p{L} ,.-])/gu) > 1) return 'quoted'
    return /[\u00c0-\u024f\u0259]/.test(folded) ? 'plain' : 'ascii'
  }
  if (acute >= dotted) return 'acute'
  const macron = count(SIGNS.macron)
  return macron < count(SIGNS.diaeresis) || (macron === 0 && dotless) ? 'diaeresis' : 'macron'
}

function putLatinWord(
  output: Output,
  text: Text,
  start: number,
  end: number,
  alphabet: Alphabet,
  nasal: boolean,
): void {
  const { folded } = text
  let at = start
  /** The Cyrillic letter before, to tell й from и and у from ұ. */
  let last = ''
  /** Is the first syllable behind? */
  let later = false
  while (at < end) {
    let length = 1
    let cyrillic: string | undefined
    for (const size of [4, 2]) {
      const digraph = at + size <= end ? LATIN_DIGRAPHS[folded.slice(at, at + size)] : undefined
      // «ngh» is н and ғ.
      if (!digraph || (digraph === 'ң' && (nasal || folded[at + 2] === 'h'))) continue
      // «уақытша» is т and ш; without signs «теңге» is tenge.
      if (digraph === 'ц' && folded[at + 2] === 'h') continue
      if (
        digraph === 'ц' &&
        alphabet === 'ascii' &&
        at > start &&
        folded[at - 1] !== 'n' &&
        !/[iy]/.test(folded[at + 2] ?? '')
      )
        continue
      if (digraph === 'ң' && alphabet === 'ascii' && /[aeiouy]/.test(folded[at + 2] ?? '')) continue
      cyrillic = digraph
      length = size
      break
    }
    const letter = folded[at] as string
    if (!cyrillic && folded[at + 1] === ACUTE && ACUTED[letter]) {
      cyrillic = ACUTED[letter] as string
      length = 2
    }
    if (alphabet === 'quoted' && folded[at + 1] === QUOTE && QUOTED[letter]) {
      // After a vowel it is й.
      cyrillic = letter === 'i' && CYRILLIC_VOWELS.has(last) ? 'й' : (QUOTED[letter] as string)
      length = 2
    }
    if (!cyrillic) {
      const own = alphabet === 'digraph' ? DIGRAPH_LETTERS[letter] : undefined
      const glide = own
        ? { cyrillic: own, length: 1 }
        : glideOf(alphabet, letter, last, folded[at + 1] ?? '', at + 1 >= end, later)
      cyrillic = glide?.cyrillic ?? LATIN_LETTERS[letter] ?? letter
      length = glide?.length ?? 1
    }
    put(output, text, cyrillic, at, Math.min(end, at + length))
    last = cyrillic.at(-1) as string
    later ||= CYRILLIC_VOWELS.has(last)
    at += length
  }
}

/** The same where no signs are written at all: y is ы, i is і, и or й, u is ұ, ү or у. */
function plainGlide(
  letter: string,
  last: string,
  next: string,
  final: boolean,
  later: boolean,
): { cyrillic: string; length: number } | null {
  const one = (cyrillic: string) => ({ cyrillic, length: 1 })
  const vowelBefore = CYRILLIC_VOWELS.has(last) && last !== 'у' && last !== 'и'
  if (letter === 'i' || letter === 'y') {
    if (vowelBefore) return !final && next === 'a' ? { cyrillic: 'я', length: 2 } : one('й')
    if (last === 'и' && next === 'a' && !final) return { cyrillic: 'я', length: 2 }
    if (letter === 'y') return one('ы')
    if (!final && next === 'a') return { cyrillic: 'ия', length: 2 }
    return one(!final && /[aeouyi]/.test(next) ? 'и' : 'і')
  }
  if (letter !== 'u') return null
  return one(later || final || CYRILLIC_VOWELS.has(last) ? 'у' : 'ұ')
}

/** The letters i, ı, y and u, whose value hangs on the alphabet and on what stands beside them. */
function glideOf(
  alphabet: Alphabet,
  letter: string,
  last: string,
  next: string,
  final: boolean,
  later: boolean,
): { cyrillic: string; length: number } | null {
  const afterVowel = CYRILLIC_VOWELS.has(last)
  if (alphabet === 'ascii') return plainGlide(letter, last, next, final, later)
  if (alphabet === 'double' && (letter === 'w' || letter === 'u'))
    return { cyrillic: letter === 'w' ? 'ұ' : 'у', length: 1 }
  const one = (cyrillic: string) => ({ cyrillic, length: 1 })
  const dotted =
    alphabet === 'acute' ? 'ı' : alphabet === 'macron' ? 'i' : alphabet === 'diaeresis' ? 'y' : ''
  if (letter === dotted) {
    if (!afterVowel) return one(alphabet === 'diaeresis' ? 'й' : 'и')
    if (!final && next === 'a') return { cyrillic: 'я', length: 2 }
    if (!final && next === (alphabet === 'acute' ? 'ý' : alphabet === 'macron' ? 'u' : 'w')) {
      return { cyrillic: 'ю', length: 2 }
    }
    return one('й')
  }
  if (letter === 'ı') return one(alphabet === 'macron' ? 'і' : 'ы')
  const plain = alphabet !== 'acute' && alphabet !== 'macron' && alphabet !== 'diaeresis'
  // The alphabet of 2017 has i' for й: its y is always ы («Bay'yrjan»).
  if (letter === 'y') return one(plain && afterVowel && alphabet !== 'quoted' ? 'й' : 'ы')
  if (letter === 'i') return one(plain && afterVowel ? 'й' : 'і')
  if (letter !== 'u') return null
  if (alphabet === 'macron') return one('у')
  if (alphabet === 'plain' && (afterVowel || final)) return one('у')
  return one('ұ')
}

function putArabicWord(output: Output, text: Text, start: number, end: number): void {
  const letters: string[] = []
  let front = false
  let back = false
  const word = text.folded.slice(start, end)
  const family = start + (end - start > 5 ? (FAMILY.exec(word)?.index ?? end) : end)
  // «جۇمىسپەن»: the ending «with» has its own vowel whatever the stem's.
  const stem = Math.min(family, WITH.test(word) ? end - 3 : end)
  for (let i = start; i < end; i++) {
    const letter = text.original[text.starts[i] as number] as string
    letters.push(letter)
    if (i >= stem) continue
    if (HAMZA.has(letter) || letter === 'ك' || letter === 'ک' || letter === 'گ' || letter === 'ە')
      front = true
    if (letter === 'ق' || letter === 'ع') back = true
  }
  // Loanwords keep back vowels beside «ك»: «كومپانيا».
  const loan = letters.includes('ا') && (letters.includes('و') || letters.includes('ي'))
  if ((back || loan) && !HAMZA.has(letters[0] as string)) front = false
  let from = start
  let last = ''
  for (let i = start; i < end; i++) {
    const letter = letters[i - start] as string
    // The sign of front vowels has no letter of its own: it belongs to the one after it.
    if (HAMZA.has(letter) && i + 1 < end) continue
    let cyrillic = HAMZA.has(letter) ? '' : (ARABIC[letter] ?? (text.folded[i] as string))
    let to = i + 1
    if (ARABIC_YEH.has(letter)) {
      const next = letters[i + 1 - start]
      const afterVowel = CYRILLIC_VOWELS.has(last)
      if (next === 'ا' && afterVowel) {
        cyrillic = 'я'
        to++
      } else if (next === 'ا') {
        cyrillic = 'ия'
        to++
      } else if (next === 'ۋ' && afterVowel) {
        cyrillic = 'ю'
        to++
      } else cyrillic = afterVowel ? 'й' : 'и'
    } else if (front && i < family) cyrillic = FRONT[cyrillic] ?? cyrillic
    put(output, text, cyrillic, from, to)
    last = cyrillic.at(-1) ?? last
    i = to - 1
    from = to
  }
}
