import type { Span } from '../contract.ts'

/** Start and end (exclusive) in UTF-16 code units of a folded text. */
export type Range = [start: number, end: number]

/**
 * A text beside its folded form. All finders of `models/` match on `folded` and report spans of `original`.
 * `starts[i]`/`ends[i]` are the original offsets where the character that became folded unit `i` begins and ends.
 */
export interface Text {
  original: string
  folded: string
  starts: Uint32Array
  ends: Uint32Array
}

/** Characters that carry no letter: joiners, direction marks, soft hyphen, tatweel, Arabic vowel signs. */
function isIgnorable(code: number): boolean {
  return (
    (code >= 0x064b && code <= 0x065f) ||
    code === 0x0670 ||
    (code >= 0x06d6 && code <= 0x06ed) ||
    code === 0x0640 ||
    code === 0x00ad ||
    code === 0x061c ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x2069) ||
    code === 0xfeff ||
    (code >= 0xfe00 && code <= 0xfe0f)
  )
}

/** One character to one: spelling variants, digits, spaces, dashes and quotation marks. */
const SINGLE = new Map<string, string>(
  Object.entries({
    ي: 'ی',
    ى: 'ی',
    ې: 'ی',
    ئ: 'ی',
    ك: 'ک',
    ڪ: 'ک',
    ة: 'ه',
    ۀ: 'ه',
    ہ: 'ه',
    ھ: 'ه',
    ە: 'ه',
    أ: 'ا',
    إ: 'ا',
    آ: 'ا',
    ٱ: 'ا',
    ؤ: 'و',
    ӊ: 'ң',
    Ӊ: 'ң',
    '٫': '.',
    '٬': ',',
    '٪': '%',
    '‐': '-',
    '‑': '-',
    '‒': '-',
    '–': '-',
    '—': '-',
    '―': '-',
    '−': '-',
    '“': '"',
    '”': '"',
    '„': '"',
    '‟': '"',
    '‘': "'",
    '’': "'",
    ʼ: "'",
    '…': '.',
  }),
)
for (let digit = 0; digit < 10; digit++) {
  SINGLE.set(String.fromCharCode(0x06f0 + digit), String(digit))
  SINGLE.set(String.fromCharCode(0x0660 + digit), String(digit))
}

/** Escaped entities that survive in copied pages. */
const ENTITIES: Record<string, string> = {
  nbsp: ' ',
  amp: '&',
  quot: '"',
  laquo: '«',
  raquo: '»',
  ndash: '-',
  mdash: '-',
  zwnj: '',
  lt: '<',
  gt: '>',
  rlm: '',
  lrm: '',
}
const ENTITY = /&(?:#(\d{1,6})|#x([0-9a-f]{1,5})|([a-z]{2,6}));/iy

/** Latin letters that stand in Kazakh Cyrillic words by mistake; keyed as typed (case tells h from н). */
const LATIN_TO_CYRILLIC: Record<string, string> = {
  a: 'а',
  A: 'а',
  B: 'в',
  c: 'с',
  C: 'с',
  e: 'е',
  E: 'е',
  h: 'һ',
  H: 'н',
  i: 'і',
  I: 'і',
  K: 'к',
  k: 'к',
  M: 'м',
  o: 'о',
  O: 'о',
  p: 'р',
  P: 'р',
  T: 'т',
  x: 'х',
  X: 'х',
  y: 'у',
  Y: 'ү',
  ə: 'ә',
  Ə: 'ә',
}
const CYRILLIC_TO_LATIN: Record<string, string> = {
  а: 'a',
  А: 'a',
  В: 'b',
  с: 'c',
  С: 'c',
  е: 'e',
  Е: 'e',
  Н: 'h',
  һ: 'h',
  Һ: 'h',
  і: 'i',
  І: 'i',
  К: 'k',
  к: 'k',
  М: 'm',
  о: 'o',
  О: 'o',
  р: 'p',
  Р: 'p',
  Т: 't',
  х: 'x',
  Х: 'x',
  у: 'y',
  У: 'y',
}

const CYRILLIC = /[\u0400-\u052f]/
const LATIN = /[a-z\u00c0-\u024f\u0259]/i

/** What to do with a UTF-16 unit, in the lowest two bits of its `TRAITS`. */
const COPY = 0
const BLANK = 1
const IGNORE = 2
const SPECIAL = 3
const ACTION = 3
/** The alphabet of a UTF-16 unit, as far as look-alikes go: two more bits of its `TRAITS`. */
const IN_LATIN = 4
const IN_CYRILLIC = 8
const ALPHABET = IN_LATIN | IN_CYRILLIC

/** Per UTF-16 unit: what to do with it, and what it becomes where it is copied. */
const TRAITS = new Uint8Array(0x10000)
const FOLDED = new Uint16Array(0x10000)
for (let code = 0; code < 0x10000; code++) {
  FOLDED[code] = code
  if (isBlank(code)) TRAITS[code] = BLANK
  else if (isIgnorable(code)) TRAITS[code] = IGNORE
  else if (code === 0x26 || (code >= 0xd800 && code <= 0xdbff)) TRAITS[code] = SPECIAL
  else if ((code >= 0xfb50 && code <= 0xfdff) || (code >= 0xfe70 && code <= 0xfefc)) TRAITS[code] = SPECIAL
  else {
    const character = String.fromCharCode(code)
    const single = SINGLE.get(character) ?? character.toLowerCase()
    if (single.length === 1) FOLDED[code] = single.charCodeAt(0)
    if (code < 0x41 || code >= 0x530) continue
    if (CYRILLIC.test(character)) TRAITS[code] = COPY | IN_CYRILLIC
    else if (LATIN.test(character)) TRAITS[code] = COPY | IN_LATIN
  }
}

/** For UTF-16 units of a text in two alphabets: the letter that a look-alike stands for. */
function lookalikes(original: string): Map<number, number> {
  const found = new Map<number, number>()
  const size = original.length
  let before = 0
  for (let at = 0; at < size; at++) {
    const traits = TRAITS[original.charCodeAt(at)] as number
    const alphabet = traits & ALPHABET
    if (traits === IGNORE) continue
    if (alphabet !== 0 && before !== 0 && alphabet !== before) {
      let start = at
      while (start > 0 && isInWord(original.charCodeAt(start - 1))) start--
      let end = at
      while (end < size && isInWord(original.charCodeAt(end))) end++
      mend(original, start, end, found)
      at = end
      before = 0
    } else before = alphabet
  }
  return found
}

const TWO_ALPHABETS = /[\u0400-\u052f][a-z\u018f\u0259]|[a-z\u018f\u0259][\u0400-\u052f]/i

/** A text of the same length and letter case with the look-alikes within its words mended. */
export function mendLookalikes(original: string): string {
  if (!TWO_ALPHABETS.test(original)) return original
  const letters = lookalikes(original)
  return Array.from({ length: original.length }, (_, at) => {
    const written = original[at] as string
    const letter = letters.get(at)
    if (letter === undefined) return written
    const meant = String.fromCharCode(letter)
    return written === written.toLowerCase() ? meant : meant.toUpperCase()
  }).join('')
}

/** Letters of the two alphabets, and what stands in words unseen. */
function isInWord(code: number): boolean {
  return TRAITS[code] === IGNORE || ((TRAITS[code] as number) & ALPHABET) !== 0
}

/** Gives the letters of a word in two alphabets the one that most of them have. */
function mend(original: string, start: number, end: number, found: Map<number, number>): void {
  let cyrillic = 0
  let latin = 0
  for (let i = start; i < end; i++) {
    const letter = original[i] as string
    // A letter that exists in one alphabet alone decides the word's script.
    const alphabet = (TRAITS[original.charCodeAt(i)] as number) & ALPHABET
    if (alphabet === IN_CYRILLIC) cyrillic += letter in CYRILLIC_TO_LATIN ? 1 : 100
    else if (alphabet === IN_LATIN) latin += letter in LATIN_TO_CYRILLIC ? 1 : 100
  }
  const table = cyrillic >= latin ? LATIN_TO_CYRILLIC : CYRILLIC_TO_LATIN
  for (let i = start; i < end; i++) {
    const letter = table[original[i] as string]
    if (letter) found.set(i, letter.charCodeAt(0))
  }
}

/** Longest expansion of one character (U+FDFA). */
const LONGEST_EXPANSION = 24

/** Folded UTF-16 units under construction. */
interface Output {
  units: Uint16Array<ArrayBuffer>
  starts: Uint32Array<ArrayBuffer>
  ends: Uint32Array<ArrayBuffer>
  length: number
}

function outputOf(capacity: number): Output {
  return {
    units: new Uint16Array(capacity),
    starts: new Uint32Array(capacity),
    ends: new Uint32Array(capacity),
    length: 0,
  }
}

/** Articles of up to so many units are folded in one place, which is kept. */
const KEPT = 1 << 15
const kept = outputOf(KEPT)

function grow(output: Output, capacity: number): Output {
  const grown = outputOf(capacity)
  grown.units.set(output.units)
  grown.starts.set(output.starts)
  grown.ends.set(output.ends)
  grown.length = output.length
  return grown
}

function put(output: Output, text: string, start: number, end: number): void {
  for (let i = 0; i < text.length; i++) {
    output.units[output.length] = text.charCodeAt(i)
    output.starts[output.length] = start
    output.ends[output.length++] = end
  }
}

/**
 * Folds a text for matching: one spelling for Arabic and Persian letters, ASCII digits, lower case, no joiners,
 * vowel signs or direction marks, plain dashes and spaces (runs of blanks become one space, runs with a line
 * break one `\n`, with an empty line two; a tab between two figures a bar, so that cells of a table stay apart), look-alike letters of the other alphabet mended within a word.
 * The length may change; `spanOf` leads back to the original.
 */
export function fold(original: string): Text {
  const size = original.length
  let output = size + LONGEST_EXPANSION <= KEPT ? kept : outputOf(size + LONGEST_EXPANSION)
  let { units, starts, ends } = output
  let length = 0
  let at = 0
  /** All traits that were met. */
  let met = 0
  while (at < size) {
    const code = original.charCodeAt(at)
    const traits = TRAITS[code] as number
    met |= traits
    const action = traits & ACTION
    if (action === COPY) {
      units[length] = FOLDED[code] as number
      starts[length] = at
      ends[length++] = ++at
      continue
    }
    if (action === BLANK) {
      const start = at
      let breaks = 0
      let tab = false
      for (; at < size; at++) {
        const next = original.charCodeAt(at)
        if (next === 0x0a) breaks++
        else if (next === 0x09) tab = true
        else if (TRAITS[next] !== BLANK && TRAITS[next] !== IGNORE) break
      }
      units[length] =
        breaks > 0
          ? 0x0a
          : tab && isDigit(units[length - 1]) && isDigit(FOLDED[original.charCodeAt(at)])
            ? BAR
            : 0x20
      starts[length] = start
      ends[length++] = at
      if (breaks > 1) {
        units[length] = 0x0a
        starts[length] = start
        ends[length++] = at
      }
      continue
    }
    if (action === IGNORE) {
      // A vowel sign belongs to the letter before it.
      if (length > 0 && ((code >= 0x064b && code <= 0x065f) || code === 0x0670) && ends[length - 1] === at) {
        ends[length - 1] = at + 1
      }
      at++
      continue
    }
    output.length = length
    const left = size - at
    if (length + left + LONGEST_EXPANSION > units.length) {
      output = grow(output, 2 * (length + left + LONGEST_EXPANSION))
      units = output.units
      starts = output.starts
      ends = output.ends
    }
    at = putSpecial(output, original, at, code)
    length = output.length
  }
  if ((met & ALPHABET) === ALPHABET) {
    let i = 0
    for (const [place, letter] of lookalikes(original)) {
      while (i < length && (starts[i] as number) < place) i++
      // A letter behind half a surrogate pair was taken for the other half.
      if (starts[i] === place) units[i] = letter
    }
  }
  return {
    original,
    folded: Buffer.from(units.buffer, 0, 2 * length).toString('utf16le'),
    starts: starts.slice(0, length),
    ends: ends.slice(0, length),
  }
}

/** Parts the figures of two cells. */
const BAR = 0x7c

function isDigit(code: number | undefined): boolean {
  return code !== undefined && code >= 0x30 && code <= 0x39
}

/** Presentation forms met so far (at most 800). */
const EXPANSIONS = new Map<number, string>()

/** Entities, characters of two units, presentation forms. @returns where to go on */
function putSpecial(output: Output, original: string, at: number, code: number): number {
  if (code === 0x26) {
    ENTITY.lastIndex = at
    const match = ENTITY.exec(original)
    const value = match && entityValue(match)
    if (match && value !== undefined && value !== null) {
      put(output, value, at, at + match[0].length)
      return at + match[0].length
    }
    put(output, '&', at, at + 1)
    return at + 1
  }
  if (code >= 0xd800 && code <= 0xdbff) {
    const end = Math.min(at + 2, original.length)
    put(output, original.slice(at, end), at, end)
    return end
  }
  let plain = EXPANSIONS.get(code)
  if (plain === undefined) {
    plain = [...String.fromCharCode(code).normalize('NFKC')].map((c) => SINGLE.get(c) ?? c).join('')
    EXPANSIONS.set(code, plain)
  }
  put(output, plain, at, at + 1)
  return at + 1
}

function isBlank(code: number): boolean {
  return (
    code === 0x20 ||
    (code >= 0x09 && code <= 0x0d) ||
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  )
}

function entityValue(match: RegExpExecArray): string | null | undefined {
  const code = match[1] ? Number(match[1]) : match[2] ? Number.parseInt(match[2], 16) : null
  if (code !== null) {
    if (code === 0xa0) return ' '
    if (code < 0x20 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return null
    if (isIgnorable(code)) return ''
    return String.fromCodePoint(code).toLowerCase()
  }
  return ENTITIES[(match[3] as string).toLowerCase()]
}

/** The text itself, folded unless it is so already. */
export function textOf(input: string | Text): Text {
  return typeof input === 'string' ? fold(input) : input
}

/** Folded range → span of the original text. */
export function spanOf(text: Text, [start, end]: Range): Span {
  if (start >= end) {
    const at = start < text.starts.length ? (text.starts[start] as number) : text.original.length
    return [at, at]
  }
  return [text.starts[start] as number, text.ends[end - 1] as number]
}

/** Span of the original text → the folded range of the characters that begin in it. */
export function rangeOf(text: Text, [start, end]: Span): Range {
  return [lowerBound(text.starts, start), lowerBound(text.starts, end)]
}

function lowerBound(values: Uint32Array, target: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((values[middle] as number) < target) low = middle + 1
    else high = middle
  }
  return low
}
