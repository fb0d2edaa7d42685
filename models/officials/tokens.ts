import { CHARACTER_CLASS, type PlaceMention } from '../places/index.ts'
import { formOf, type Range, sentences, type Text, type WordTrait, wordsOf } from '../text/index.ts'

/** The words of a text with their folded offsets and the sentence that each stands in. */
export interface Tokens {
  text: Text
  words: string[]
  starts: number[]
  ends: number[]
  /** Its place in the words of the text (`wordsOf`); -1 for figures and words with hyphens. */
  entries: number[]
  /** Index of the sentence of each word. */
  sentence: number[]
  /** Folded ranges of the sentences. */
  sentences: Array<[number, number]>
  /** First word of each sentence, with one more entry for the end. */
  first: number[]
}

/** All pairs of two lists of words, written as one → where the second begins. */
const pairs = (left: string, right: string): Array<[string, number]> =>
  left.split(' ').flatMap((a) => right.split(' ').map((b): [string, number] => [a + b, a.length]))

/**
 * Two words that lost what stood between them → where the second begins: a headline's verb and the office that the
 * lead begins with («… کمترین نرخ را داردمعاون استاندار گفت»), an office and its body («مدیرجهاد کشاورزی»).
 */
const SEAMS = new Map<string, number>([
  ...pairs(
    'دارد کرد شد است بود داد رسید گرفت یافت میشود میکند شدند کردند',
    'مدیرکل مدیر معاون استاندار فرماندار شهردار بخشدار رییس وزیر سرپرست دبیر دادستان فرمانده نماینده',
  ),
  ...pairs(
    'مدیر مدیرکل رییس معاون سرپرست دبیر',
    'جهاد اموزش اداره سازمان تعاون صنعت راه ورزش فرهنگ بهداشت کمیته شورای دفتر شرکت بانک دانشگاه بنیاد امور منابع محیط مرکز ستاد هواشناسی بهزیستی گمرک پلیس شبکه بیمارستان',
  ),
])

/** Splits a folded text into words; hyphens join the parts of a Kazakh word («вице-министр»). */
export function tokenize(text: Text): Tokens {
  const { folded } = text
  const tokens: Tokens = {
    text,
    words: [],
    starts: [],
    ends: [],
    entries: [],
    sentence: [],
    sentences: sentences(text),
    first: [],
  }
  const table = wordsOf(folded)
  let next = 0
  for (let index = 0; index < tokens.sentences.length; index++) {
    const [from, to] = tokens.sentences[index] as Range
    tokens.first.push(tokens.words.length)
    for (let at = from; at < to; ) {
      if (CHARACTER_CLASS[folded.charCodeAt(at)] === 0) {
        at++
        continue
      }
      const start = at
      while (next < table.count && (table.starts[next] as number) < start) next++
      // Most words are in the table as they are; those with hyphens are not.
      const end = table.starts[next] === start ? (table.ends[next] as number) : 0
      if (end > 0 && end <= to && folded.charCodeAt(end) !== 0x2d && endsAt(folded, end)) {
        const form = formOf(folded, table, next)
        const seam = SEAMS.get(form)
        if (seam) {
          tokens.words.push(form.slice(0, seam), form.slice(seam))
          tokens.starts.push(start, start + seam)
          tokens.ends.push(start + seam, end)
          tokens.entries.push(-1, -1)
          tokens.sentence.push(index, index)
          at = end
          continue
        }
        tokens.words.push(form)
        tokens.starts.push(start)
        tokens.ends.push(end)
        tokens.entries.push(next)
        tokens.sentence.push(index)
        at = end
        continue
      }
      const kind = CHARACTER_CLASS[folded.charCodeAt(at)]
      const cyrillic = folded.charCodeAt(at) < 0x600
      while (at < to) {
        const next = CHARACTER_CLASS[folded.charCodeAt(at)]
        if (next === kind) at++
        else if (
          cyrillic &&
          folded[at] === '-' &&
          at + 1 < to &&
          CHARACTER_CLASS[folded.charCodeAt(at + 1)] === 1
        ) {
          at++
        } else break
      }
      tokens.words.push(folded.slice(start, at))
      tokens.starts.push(start)
      tokens.ends.push(at)
      tokens.entries.push(-1)
      tokens.sentence.push(index)
    }
  }
  tokens.first.push(tokens.words.length)
  return tokens
}

/** The traits of each word, as `wordsOf` gives them, those that are asked for among them. */
export function traitsOf(tokens: Tokens, ...asked: WordTrait[]): Uint16Array {
  const { traits } = wordsOf(tokens.text.folded, ...asked)
  const found = new Uint16Array(tokens.words.length)
  for (let i = 0; i < found.length; i++) {
    const entry = tokens.entries[i] as number
    if (entry >= 0) found[i] = traits[entry] as number
    else for (const { judge, bit } of asked) if (judge(tokens.words[i] as string)) found[i]! |= bit
  }
  return found
}

/** Has one of the words `from`…`to - 1` the trait? */
export function anyWord(traits: Uint16Array, { bit }: WordTrait, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (((traits[i] as number) & bit) !== 0) return true
  return false
}

/** Is the unit at `at` no letter, of whatever script? */
function endsAt(folded: string, at: number): boolean {
  return at >= folded.length || CHARACTER_CLASS[folded.charCodeAt(at)] !== 1
}

/** What stands between word `i - 1` and word `i`. */
export function gapBefore(tokens: Tokens, i: number): string {
  if (i <= 0 || i >= tokens.words.length) return '\n\n'
  return tokens.text.folded.slice(tokens.ends[i - 1], tokens.starts[i])
}

/** Are words `i - 1` and `i` in one sentence with nothing but a blank between them? */
export function adjacent(tokens: Tokens, i: number): boolean {
  if (i <= 0 || i >= tokens.words.length || tokens.sentence[i] !== tokens.sentence[i - 1]) return false
  const gap = gapBefore(tokens, i)
  return gap === ' ' || gap === '\n' || gap === ''
}

/** 1 for capital letters, by UTF-16 unit; capitals stand below the Arabic block in the scripts that have them here. */
const UPPER = new Uint8Array(0x10000)
for (let code = 0x41; code < 0x600; code++) {
  const letter = String.fromCharCode(code)
  if (letter !== letter.toLowerCase()) UPPER[code] = 1
}

/** Does word `i` begin with a capital in the original text? */
export function isCapital(tokens: Tokens, i: number): boolean {
  const { text } = tokens
  return UPPER[text.original.charCodeAt(text.starts[tokens.starts[i] as number] as number)] === 1
}

/**
 * The words `from`…`to - 1` as they stand in the original text, with line breaks and runs of blanks as one blank.
 * @param without number of folded characters at the end that are left out (a case ending)
 */
export function originalOf(tokens: Tokens, from: number, to: number, without = 0): string {
  const { text } = tokens
  const start = text.starts[tokens.starts[from] as number] as number
  const end = text.ends[(tokens.ends[to - 1] as number) - 1 - without] as number
  const found = text.original.slice(start, end)
  // «Қазақмыс» корпорациясының …: the opening mark belongs to what closes inside.
  const opened = /^[^«]*»/.test(found) && text.original[start - 1] === '«' ? `«${found}` : found
  return opened.replace(/\s+/g, ' ')
}

/** Indices of the words `from`…`to - 1` that stand inside a place mention. */
export function wordsInPlaces(
  tokens: Tokens,
  places: readonly PlaceMention[],
  from: number,
  to: number,
): Set<number> {
  const found = new Set<number>()
  const start = tokens.starts[from] as number
  const end = tokens.ends[to - 1] as number
  for (let p = firstPlaceFrom(places, start); p < places.length; p++) {
    const { range } = places[p] as PlaceMention
    if (range[0] >= end) break
    for (let i = from; i < to; i++) {
      if ((tokens.starts[i] as number) >= range[0] && (tokens.starts[i] as number) < range[1]) found.add(i)
    }
  }
  return found
}

/** Index of the first place mention that ends after the folded offset, by binary search. */
export function firstPlaceFrom(places: readonly PlaceMention[], offset: number): number {
  let low = 0
  let high = places.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((places[middle] as PlaceMention).range[1] <= offset) low = middle + 1
    else high = middle
  }
  return low
}
