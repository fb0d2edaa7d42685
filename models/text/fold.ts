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
const MIXED_WORD = /[a-z\u00c0-\u024f\u0259\u0400-\u052f]+/gi

/** Per UTF-16 unit, the letter that a look-alike stands for; empty map for most texts. */
function lookalikes(original: string): Map<number, string> {
  const found = new Map<number, string>()
  if (!CYRILLIC.test(original) || !LATIN.test(original)) return found
  for (const match of original.matchAll(MIXED_WORD)) {
    const word = match[0]
    if (!CYRILLIC.test(word) || !LATIN.test(word)) continue
    let cyrillic = 0
    let latin = 0
    for (const letter of word) {
      // A letter that exists in one alphabet alone decides the word's script.
      if (CYRILLIC.test(letter)) cyrillic += letter in CYRILLIC_TO_LATIN ? 1 : 100
      else latin += letter in LATIN_TO_CYRILLIC ? 1 : 100
    }
    const table = cyrillic >= latin ? LATIN_TO_CYRILLIC : CYRILLIC_TO_LATIN
    for (let i = 0; i < word.length; i++) {
      const letter = table[word[i] as string]
      if (letter) found.set(match.index + i, letter)
    }
  }
  return found
}

/**
 * Folds a text for matching: one spelling for Arabic and Persian letters, ASCII digits, lower case, no joiners,
 * vowel signs or direction marks, plain dashes and spaces (runs of blanks become one space, runs with a line
 * break one `\n`, with an empty line two), look-alike letters of the other alphabet mended within a word.
 * The length may change; `spanOf` leads back to the original.
 */
export function fold(original: string): Text {
  const size = original.length
  let capacity = size + 16
  let starts = new Uint32Array(capacity)
  let ends = new Uint32Array(capacity)
  const parts: string[] = []
  let length = 0
  const swapped = lookalikes(original)

  const put = (text: string, start: number, end: number) => {
    if (length + text.length > capacity) {
      capacity = (length + text.length) * 2
      const moreStarts = new Uint32Array(capacity)
      moreStarts.set(starts)
      starts = moreStarts
      const moreEnds = new Uint32Array(capacity)
      moreEnds.set(ends)
      ends = moreEnds
    }
    parts.push(text)
    for (let i = 0; i < text.length; i++) {
      starts[length + i] = start
      ends[length + i] = end
    }
    length += text.length
  }

  let at = 0
  while (at < size) {
    const code = original.charCodeAt(at)
    if (isBlank(code)) {
      const start = at
      let breaks = 0
      while (at < size) {
        const next = original.charCodeAt(at)
        if (next === 0x0a) breaks++
        else if (!isBlank(next) && !isIgnorable(next)) break
        at++
      }
      put(breaks === 0 ? ' ' : breaks === 1 ? '\n' : '\n\n', start, at)
      continue
    }
    if (isIgnorable(code)) {
      // A vowel sign belongs to the letter before it.
      if (length > 0 && ((code >= 0x064b && code <= 0x065f) || code === 0x0670) && ends[length - 1] === at) {
        ends[length - 1] = at + 1
      }
      at++
      continue
    }
    if (code < 0x80) {
      if (code === 0x26) {
        ENTITY.lastIndex = at
        const match = ENTITY.exec(original)
        const value = match && entityValue(match)
        if (match && value !== undefined && value !== null) {
          put(value, at, at + match[0].length)
          at += match[0].length
          continue
        }
      }
      const mended = swapped.size > 0 ? swapped.get(at) : undefined
      put(
        mended ?? (code >= 0x41 && code <= 0x5a ? String.fromCharCode(code + 32) : original[at]!),
        at,
        at + 1,
      )
      at++
      continue
    }
    const character = original[at] as string
    const single = (swapped.size > 0 && swapped.get(at)) || SINGLE.get(character)
    if (single !== undefined) {
      put(single, at, at + 1)
      at++
      continue
    }
    if (code >= 0xd800 && code <= 0xdbff && at + 1 < size) {
      put(original.slice(at, at + 2), at, at + 2)
      at += 2
      continue
    }
    if ((code >= 0xfb50 && code <= 0xfdff) || (code >= 0xfe70 && code <= 0xfefc)) {
      const plain = [...character.normalize('NFKC')].map((c) => SINGLE.get(c) ?? c).join('')
      put(plain, at, at + 1)
      at++
      continue
    }
    const lower = character.toLowerCase()
    put(lower.length === 1 ? lower : character, at, at + 1)
    at++
  }
  return {
    original,
    folded: parts.join(''),
    starts: starts.slice(0, length),
    ends: ends.slice(0, length),
  }
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
