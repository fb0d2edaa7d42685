import { CHARACTER_CLASS } from '../places/index.ts'

/**
 * Patterns of few bytes: `\p{L}` with the flag `u` compiles to all letters of the world, some kilobytes of machine code
 * each time it is written, and thousands of them drive everything else out of the processor's caches. Nearly all texts
 * hold no other letters than those below, so each pattern has a twin that knows these alone. Which of the two is tried
 * never changes what is found.
 */

/** Letters of a folded text, as ranges of a class. */
const LETTERS = 'a-z\u00df-\u02af\u0400-\u052f\u0620-\u064a\u066e-\u06ff'
/** Marks that may stand on letters. */
const MARKS = '\u0300-\u036f'
/** Above all of them. */
const HIGHEST = 0x700

/** 1 for units of which the short classes say what `\p{L}` and `\p{M}` say. */
const PLAIN = new Uint8Array(0x10000)
const ofLetters = new RegExp(`[${LETTERS}]`)
const ofMarks = new RegExp(`[${MARKS}]`)
for (let code = 0; code < 0x10000; code++) {
  const unit = String.fromCharCode(code)
  const short = code < HIGHEST ? (ofLetters.test(unit) ? 'L' : ofMarks.test(unit) ? 'M' : '') : ''
  const long = CHARACTER_CLASS[code] !== 1 ? '' : code >= HIGHEST || /\p{L}/u.test(unit) ? 'L' : 'M'
  if (short === long) PLAIN[code] = 1
}

const latest = { text: '', plain: true }

/** Does the text hold no letters but those of the short classes? */
export function isPlain(text: string): boolean {
  if (latest.text !== text) {
    latest.text = text
    latest.plain = hasPlainLetters(text)
  }
  return latest.plain
}

function hasPlainLetters(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (PLAIN[code] === 0) return false
    // A pair of units is one letter, mark or sign.
    if (code >= 0xd800 && code <= 0xdbff && /[\p{L}\p{M}]/u.test(text.slice(at, at + 2))) return false
  }
  return true
}

/**
 * The source of a pattern for plain texts, with the same flags.
 * @returns null where it cannot be told
 */
function plainSource(source: string): string | null {
  let found = ''
  let inClass = false
  for (let at = 0; at < source.length; at++) {
    const sign = source[at] as string
    if (sign === '\\') {
      const property = /^\\([pP])\{([LM])\}/.exec(source.slice(at, at + 5))
      if (!property) {
        if (/[pP]/.test(source[at + 1] as string)) return null
        found += sign + source[++at]
        continue
      }
      const [whole, negated, name] = property
      const letters = name === 'L' ? LETTERS : MARKS
      if (negated === 'P' && inClass) return null
      found += inClass ? letters : `[${negated === 'P' ? '^' : ''}${letters}]`
      at += (whole as string).length - 1
      continue
    }
    if (sign === '[') inClass = true
    else if (sign === ']') inClass = false
    found += sign
  }
  return found
}

const twins = new WeakMap<RegExp, RegExp>()

/** The twin of a pattern for plain texts; the pattern itself where it has none. Kept, so that it is compiled once. */
function twinOf(pattern: RegExp): RegExp {
  const known = twins.get(pattern)
  if (known) return known
  const { flags } = pattern
  const source = flags.includes('u') && !flags.includes('i') ? plainSource(pattern.source) : null
  const twin = source === null ? pattern : new RegExp(source, flags)
  twins.set(pattern, twin)
  return twin
}

/** The pattern to try on a text, or on a piece of it: the short twin where the text is plain. */
export function forText(pattern: RegExp, text: string): RegExp {
  return isPlain(text) ? twinOf(pattern) : pattern
}
