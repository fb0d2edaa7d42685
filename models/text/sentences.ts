import { CLASS, DIGIT, isDigitAt, isLetterAt } from './characters.ts'
import type { Range, Text } from './fold.ts'

/** Abbreviations whose full stop never ends a sentence: what they belong to follows (folded, without the stop). */
const LEADING = new Set([
  ...[
    'ж',
    'жж',
    'қ',
    'г',
    'гг',
    'обл',
    'ауд',
    'ст',
    'ул',
    'көш',
    'проф',
    'акад',
    'им',
    'ат',
    'тел',
    'қар',
    'мыс',
  ],
])
/** Abbreviations whose full stop ends a sentence only before a capital. */
const TRAILING = new Set([
  'т',
  'б',
  'д',
  'млн',
  'млрд',
  'трлн',
  'мың',
  'тыс',
  'тг',
  'м',
  'см',
  'т.б',
  'т.с.с',
  'б.з',
  'м.а',
  'т.ғ',
])

/** Lines shorter than this are headings, list items or the ends of paragraphs, never cut in mid-sentence. */
const WRAP_WIDTH = 60
/** A text is hard-wrapped when this many long lines, and this share of them, stop in mid-sentence. */
const WRAPPED_LINES = 3
const WRAPPED_SHARE = 0.4

const BOUNDARY = /[.!?؟\n]/g

/**
 * Sentences of a text as folded ranges, in order, without surrounding blanks. A line break ends a sentence unless
 * the line goes on: the next begins with a small letter, or the whole text is hard-wrapped (long lines that stop
 * in mid-sentence, at times with an empty line after each).
 */
export function sentences(text: Text): Range[] {
  if (latest?.text !== text) latest = { text, found: split(text) }
  return latest.found.map(([start, end]) => [start, end])
}

/** The text that was split last: several parts ask for the sentences of one text. */
let latest: { text: Text; found: readonly Range[] } | null = null

function split(text: Text): Range[] {
  const { folded } = text
  const found: Range[] = []
  const wrapped = isHardWrapped(folded)
  let start = 0
  let lineStart = 0

  const close = (end: number) => {
    let from = start
    let to = end
    while (from < to && isBlank(folded.charCodeAt(from))) from++
    while (to > from && isBlank(folded.charCodeAt(to - 1))) to--
    if (to > from) found.push([from, to])
    start = end
  }

  const boundary = new RegExp(BOUNDARY)
  for (let match = boundary.exec(folded); match; match = boundary.exec(folded)) {
    const at = match.index
    if (match[0] === '\n') {
      let next = at + 1
      while (folded.charCodeAt(next) === 0x0a) next++
      if (!goesOn(text, lineStart, at, next, wrapped)) close(next)
      lineStart = next
      boundary.lastIndex = next
      continue
    }
    let end = at + 1
    while (isCloser(folded.charCodeAt(end))) end++
    boundary.lastIndex = end
    if (ends(text, start, at, end)) close(end)
  }
  close(folded.length)
  return found
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a
}

/** Marks that may follow a full stop and belong to its sentence. */
function isCloser(code: number): boolean {
  return (
    code === 0x2e ||
    code === 0x21 ||
    code === 0x3f ||
    code === 0x61f ||
    code === 0xbb ||
    code === 0x22 ||
    code === 0x29 ||
    code === 0x5d
  )
}

/**
 * «با 6.\n9 درصد»: a decimal that somebody parted who took its point for a full stop. Only a preposition before and a
 * per cent behind make it credible.
 * @param at where its point is
 */
export function isParted(folded: string, at: number): boolean {
  return (
    folded[at] === '.' &&
    folded[at + 1] === '\n' &&
    PARTED_BEHIND.test(folded.slice(at + 1, at + 12)) &&
    PARTED_BEFORE.test(folded.slice(Math.max(0, at - 12), at))
  )
}
const PARTED_BEHIND = /^\n\d{1,2} ?(?:%|درصد|пайыз)/
const PARTED_BEFORE = /(?:^|[^\p{L}])(?:با|به|از|معادل|حدود|деңгейі|көрсеткіші) \d{1,2}$/u

/** Does the mark at `at`, with its closers up to `end`, end the sentence that began at `start`? */
function ends(text: Text, start: number, at: number, end: number): boolean {
  const { folded } = text
  const stop = folded[at] === '.'
  const next = folded[end]
  if (next === undefined || next === '\n')
    return !(stop && end === at + 1 && (isNumbering(folded, start, at) || isParted(folded, at)))
  if (next !== ' ') {
    // Glued Persian sentences («کرد.وی») end; numbers, initials and addresses do not.
    if (!stop) return isLetterAt(folded, end)
    if (isArabicLetter(next)) return isArabicLetter(folded[at - 1]) && at - start > 20
    return isGlued(text, start, at, end)
  }
  // «…!» – деді: the reporting clause belongs to what was said. «…, – дейді ол. – Алдағы жылы …»: what was said goes on.
  // «… را دارد. - علی رضایی …»: where no letter is a capital, the dash parts two paragraphs that lost their line break.
  if (folded[end + 1] === '-' && folded[end + 2] === ' ') {
    if (!stop || end !== at + 1) return false
    return isArabicLetter(folded[at - 1]) || isCapital(text.original[text.starts[end + 3] as number] ?? '')
  }
  const following = text.original[text.starts[end + 1] as number] ?? ''
  if (end > at + 1 && stop && folded[at + 1] === '.') return !isSmall(following)
  // « و … برنامه»: something is left out within the sentence.
  if (stop && folded[at - 1] === ' ' && text.original[text.starts[at] as number] === '…') return false
  if (stop && end === at + 1) return !isAbbreviation(text, start, at, following)
  // «Дипломмен – ауылға!» бағдарламасы
  return end === at + 1 || !isSmall(following)
}

/** «… ашылды.Осы жылы …»: a word in small letters (or «4,6%»), a full stop, a capital: no address, initial or abbreviation. */
function isGlued(text: Text, start: number, at: number, next: number): boolean {
  const letter = (i: number) => text.original[text.starts[i] as number] ?? ''
  const figure = isDigitAt(text.folded, next)
  if (!figure && (!isCapital(letter(next)) || !isSmall(letter(next + 1)))) return false
  if (at - start <= 20) return false
  if (/[%»")]/.test(letter(at - 1))) return !figure
  if (!isSmall(letter(at - 1))) return false
  let from = at
  while (from > start && isLetterAt(text.folded, from - 1)) from--
  return at - from >= 4 && !LEADING.has(text.folded.slice(from, at))
}

function isSmall(character: string): boolean {
  return character !== character.toUpperCase()
}

function isCapital(character: string): boolean {
  return character !== character.toLowerCase()
}

function isArabicLetter(character: string | undefined): boolean {
  return character !== undefined && character >= '\u0620' && character <= '\u06d3'
}

/** «3.» alone: the number of a list item. */
function isNumbering(folded: string, start: number, at: number): boolean {
  let from = at
  while (from > start && isDigitAt(folded, from - 1)) from--
  if (from === at || at - from > 3) return false
  while (from > start && isBlank(folded.charCodeAt(from - 1))) from--
  return from === start
}

/** Is the full stop at `at` that of an abbreviation, an initial («Н. Т.») or a number? */
function isAbbreviation(text: Text, start: number, at: number, following: string): boolean {
  const { folded } = text
  let from = at
  while (from > start && at - from < 8 && (isLetterAt(folded, from - 1) || folded[from - 1] === '.')) from--
  if (from === at) {
    if (CLASS[folded.charCodeAt(at - 1)] !== DIGIT) return false
    return /\d/.test(following) || isDigitAt(folded, at + 2) || isNumbering(folded, start, at)
  }
  const word = folded.slice(from, at)
  if (LEADING.has(word)) return true
  const initial = text.original[text.starts[at - 1] as number] as string
  if ((at - from === 1 || folded[at - 2] === '.') && isCapital(initial)) return true
  return TRAILING.has(word) && !isCapital(following)
}

const MARK = /^ ?[-•*·●▪] ?$/

/** Does the line from `lineStart` to `lineEnd` go on in the one that begins at `next`? */
function goesOn(text: Text, lineStart: number, lineEnd: number, next: number, wrapped: boolean): boolean {
  const { folded } = text
  if (isParted(folded, lineEnd - 1)) return true
  // The mark of an item on a line of its own.
  if (MARK.test(folded.slice(lineStart, lineEnd)) && next < folded.length) return true
  if (
    next >= folded.length ||
    lineEnd - lineStart < WRAP_WIDTH ||
    isTerminal(folded.charCodeAt(lineEnd - 1))
  ) {
    return false
  }
  const first = text.original[text.starts[next] as number] as string
  if (/[-•*–—●▪■◆✅0-9۰-۹]/.test(first) && !/[0-9۰-۹]/.test(first)) return false
  if (isCapital(first)) return false
  if (wrapped) return true
  // Persian has no capitals: without other evidence a line is a paragraph.
  if (!isSmall(first)) return false
  return next === lineEnd + 1
}

/** Marks after which a new line begins a new sentence. */
function isTerminal(code: number): boolean {
  return isCloser(code) || code === 0x3a || code === 0x3b || code === 0x61b
}

/** Do the long lines of the text stop in mid-sentence? */
function isHardWrapped(folded: string): boolean {
  let long = 0
  let open = 0
  let lineStart = 0
  for (let at = folded.indexOf('\n'); at >= 0; at = folded.indexOf('\n', at + 1)) {
    if (at - lineStart >= WRAP_WIDTH) {
      long++
      // Paragraphs are longer than any line that was set by hand.
      if (at - lineStart <= 4 * WRAP_WIDTH && !isTerminal(folded.charCodeAt(at - 1))) open++
    }
    lineStart = at + 1
  }
  return open >= WRAPPED_LINES && open >= long * WRAPPED_SHARE
}
