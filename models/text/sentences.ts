import type { Range, Text } from './fold.ts'

/** Abbreviations whose full stop ends no sentence (folded, without the stop). */
const ABBREVIATIONS = new Set([
  'ж',
  'жж',
  'т',
  'б',
  'д',
  'қ',
  'г',
  'обл',
  'ауд',
  'млн',
  'млрд',
  'трлн',
  'мың',
  'тг',
  'м',
  'см',
  'т.б',
  'т.с.с',
  'ст',
  'ул',
  'дом',
  'проф',
  'акад',
])

/** Lines that are shorter than this share of the widest wrap are headings or end a paragraph. */
const WRAP_WIDTH = 60

/**
 * Sentences of a text as folded ranges, in order, without surrounding blanks. An empty line always ends a sentence;
 * a single line break does unless the line looks hard-wrapped (long, and the next goes on in mid-sentence).
 */
export function sentences(text: Text): Range[] {
  const { folded } = text
  const found: Range[] = []
  let start = 0
  let lineStart = 0

  const close = (end: number) => {
    let from = start
    let to = end
    while (from < to && /\s/.test(folded[from] as string)) from++
    while (to > from && /\s/.test(folded[to - 1] as string)) to--
    if (to > from) found.push([from, to])
    start = end
  }

  const boundary = /[.!?؟;؛\n]/g
  for (let match = boundary.exec(folded); match; match = boundary.exec(folded)) {
    const at = match.index
    const mark = match[0]
    if (mark === '\n') {
      const blankLine = folded[at + 1] === '\n'
      const wrapped = !blankLine && at - lineStart >= WRAP_WIDTH && continues(text, at + 1)
      lineStart = at + 1
      if (!wrapped) close(at + 1)
      continue
    }
    if (mark === ';' || mark === '؛') continue
    let end = at + 1
    while (end < folded.length && /[.!?؟»")\]]/.test(folded[end] as string)) end++
    const next = folded[end]
    if (next !== undefined && next !== ' ' && next !== '\n') {
      // Glued Persian sentences («کرد.وی») end; numbers, initials and addresses do not.
      if (mark === '.' && !(isLetter(folded[at - 1]) && isArabicLetter(next) && at - start > 20)) continue
      if (mark !== '.' && !isLetter(next)) continue
    }
    if (mark === '.' && end === at + 1 && stopsAbbreviation(text, at)) continue
    boundary.lastIndex = end
    close(end)
  }
  close(folded.length)
  return found
}

/** Does the line that begins here go on with the sentence of the line before? */
function continues(text: Text, lineStart: number): boolean {
  const before = text.folded[lineStart - 2]
  if (before !== undefined && /[.!?؟:»]/.test(before)) return false
  const first = text.original[text.starts[lineStart] as number] ?? ''
  if (/[-•*–—]/.test(first)) return false
  return first === first.toLowerCase()
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /\p{L}/u.test(character)
}

function isArabicLetter(character: string | undefined): boolean {
  return character !== undefined && /[\u0600-\u06ff]/.test(character)
}

/** Is the full stop at `at` that of an abbreviation or of an initial («Н. Т.»)? */
function stopsAbbreviation(text: Text, at: number): boolean {
  let from = at
  while (from > 0 && /[\p{L}.]/u.test(text.folded[from - 1] as string) && at - from < 8) from--
  const word = text.folded.slice(from, at)
  if (word === '')
    return /\d/.test(text.folded[at - 1] ?? '') && /^ \d/.test(text.folded.slice(at + 1, at + 3))
  const next = text.folded.slice(at + 1).match(/^\s*(\S)/)
  const nextAt = next ? text.starts[at + next[0].length] : undefined
  const nextLetter = nextAt === undefined ? '' : (text.original[nextAt] as string)
  const initial = text.original[text.starts[at - 1] as number] as string
  if (word.length === 1 && /\p{Lu}/u.test(initial) && /\p{Lu}/u.test(nextLetter)) return true
  if (!ABBREVIATIONS.has(word)) return false
  return nextLetter === '' ? false : !/\p{Lu}/u.test(nextLetter)
}
