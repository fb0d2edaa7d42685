import type { Span } from '../contract.ts'

/**
 * Words and their spelling for the tagger, exactly as `training/words.py` has them: the model was trained on words
 * cut like this, and decides once for each.
 */

/** Code points of a word that are read; what is longer is no word. */
const WORD_LIMIT = 48

const ZWNJ = 0x200c
const ZWJ = 0x200d

/** One character for another: spelling variants, digits, quotation marks, dashes. */
const SPELLING = new Map<string, string>([
  ['ي', 'ی'],
  ['ى', 'ی'],
  ['ې', 'ی'],
  ['ك', 'ک'],
  ['ڪ', 'ک'],
  ['ة', 'ه'],
  ['ۀ', 'ه'],
  ['ہ', 'ه'],
  ['“', '"'],
  ['”', '"'],
  ['„', '"'],
  ['’', "'"],
  ['‘', "'"],
  ['–', '-'],
  ['—', '-'],
  ['−', '-'],
  ['‑', '-'],
])
for (const zero of [0x06f0, 0x0660]) {
  for (let digit = 0; digit < 10; digit++) SPELLING.set(String.fromCharCode(zero + digit), String(digit))
}

/** Vowel signs, tatweel, direction marks, soft hyphen, variation selectors: part of a word, never read. */
function isIgnorable(code: number): boolean {
  return (
    (code >= 0x064b && code <= 0x065f) ||
    code === 0x0670 ||
    code === 0x0640 ||
    code === 0x00ad ||
    code === 0x061c ||
    code === 0xfeff ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x2069) ||
    (code >= 0xfe00 && code <= 0xfe0f)
  )
}

const LETTER = /^[\p{L}\p{M}]$/u
const DIGIT = /^\p{N}$/u
const SPACE = /^[\p{Z}\p{Cc}]$/u

type Kind = 'letter' | 'digit' | 'ignorable' | 'space' | 'other'

function kindOf(character: string): Kind {
  const code = character.codePointAt(0) as number
  if (code >= 0x61 && code <= 0x7a) return 'letter'
  if (isIgnorable(code)) return 'ignorable'
  if (LETTER.test(character)) return 'letter'
  if (DIGIT.test(character)) return 'digit'
  return SPACE.test(character) ? 'space' : 'other'
}

/** Spans (UTF-16) of the words of a text: runs of letters, runs of digits, any other character alone. */
export function splitWords(text: string): Span[] {
  const found: Span[] = []
  let at = 0
  while (at < text.length) {
    const first = String.fromCodePoint(text.codePointAt(at) as number)
    const kind = kindOf(first)
    const start = at
    at += first.length
    if (kind === 'space' || kind === 'ignorable') continue
    let end = at
    while (kind !== 'other' && at < text.length) {
      const next = String.fromCodePoint(text.codePointAt(at) as number)
      const nextKind = kindOf(next)
      if (nextKind !== kind && nextKind !== 'ignorable') break
      at += next.length
      if (nextKind === kind) end = at
    }
    found.push([start, end])
  }
  return found
}

/** The one spelling of a word that the tokenizer sees; a joiner becomes a space, as in the base model. */
export function spell(word: string): string {
  let spelled = ''
  let count = 0
  for (const character of word.normalize('NFKC')) {
    const code = character.codePointAt(0) as number
    if (code === ZWNJ || code === ZWJ) spelled += ' '
    else if (!isIgnorable(code)) spelled += SPELLING.get(character) ?? character
    else continue
    if (++count === WORD_LIMIT) break
  }
  return spelled.split(/\s+/).filter(Boolean).join(' ')
}
