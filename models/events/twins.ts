import { CHARACTER_CLASS } from '../places/index.ts'

/**
 * Patterns of few bytes: `\p{L}` with the flag `u` compiles to all letters of the world, some kilobytes of machine code
 * each time it is written, and thousands of them drive everything else out of the processor's caches (beyond a few
 * megabytes of them the engine leaves all others as slow as they come). So each pattern has a twin that knows the
 * letters below alone, and is tried on a text that holds no others. What is found is the same.
 */

/**
 * Letters of a folded text, as the fewest ranges of a class that hold them and none of the signs that patterns name:
 * each range is machine code wherever a letter is written. What else lies in them is masked where it stands in a text.
 */
const LETTERS = 'a-z\u00df-\u05ff\u0620-\u06ff'
/** Stands for marks on letters, which are rare in a folded text; right behind letters, so that both are as few ranges. */
const MARKS = '\u0600'
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

const latest = { given: '', plain: '' }

/**
 * The text for matching: letters, marks and signs of which the short classes do not say what `\p{L}` and `\p{M}` say
 * are others of their kind in it. It is as long as the text given, and nearly always that text itself.
 */
export function plainText(text: string): string {
  if (latest.given !== text) {
    latest.given = text
    latest.plain = isPlain(text) ? text : masked(text)
  }
  return latest.plain
}

function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (PLAIN[code] === 0 || (code >= 0xd800 && code <= 0xdbff)) return false
  }
  return true
}

function masked(text: string): string {
  let found = ''
  let from = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const pair = (text.codePointAt(at) as number) > 0xffff
    if (PLAIN[code] === 1 && !pair) continue
    const end = at + (pair ? 2 : 1)
    found += text.slice(from, at) + standIn(text.slice(at, end))
    from = end
    at = end - 1
  }
  return found + text.slice(from)
}

/** A letter, mark or sign that no pattern names; pairs of units that are none stay. */
function standIn(unit: string): string {
  if (/\p{L}/u.test(unit)) return '\u0298'.repeat(unit.length)
  if (/\p{M}/u.test(unit)) return MARKS.repeat(unit.length)
  return unit.length === 1 ? '\u00a4' : unit
}

/**
 * The source of a pattern for plain texts, with the same flags.
 * @param groups do its groups keep what they hold?
 * @returns null where it cannot be told
 */
function plainSource(source: string, groups: boolean): string | null {
  let found = ''
  let inClass = false
  for (let at = 0; at < source.length; at++) {
    const sign = source[at] as string
    if (sign === '\\') {
      const property = /^\\([pP])\{([LM])\}/.exec(source.slice(at, at + 5))
      if (!property) {
        if (/[pP1-9]/.test(source[at + 1] as string)) return null
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
    found += sign === '(' && !inClass && !groups && source[at + 1] !== '?' ? '(?:' : sign
    const group = sign === ')' && !inClass ? JOIN.exec(source.slice(at, at + 16)) : null
    if (!group) continue
    found += `${group[0].slice(1)}(?=)`
    at += group[0].length - 1
  }
  return found.replace(FORK, '[ \\n]*')
}

/**
 * One blank or none: a fork, and all that follows is compiled for either way; a loop is compiled once. Several blanks
 * stand in a folded text at a blank line alone, over which no word goes on.
 */
const FORK = /\[ \\n\]\?(?!\?)/g
/**
 * The end of a group with its quantifier. What follows is compiled for each length that its ways may have; before a
 * look-ahead, be it empty, all of them become one again. (Twins have twins: once is enough.)
 */
const JOIN = /^\)(?:\?|\{\d+,?\d*\})?(?=[^?*+{|)])(?!\(\?=\))/

const twins = new WeakMap<RegExp, RegExp>()

/**
 * The twin of a pattern that knows the letters of plain texts alone; the pattern itself where it has none. Kept, so
 * that it is compiled once. Nobody asks what stood in its groups.
 */
export function twinOf(pattern: RegExp): RegExp {
  const known = twins.get(pattern)
  if (known) return known
  const { flags } = pattern
  const source = flags.includes('i') ? null : plainSource(pattern.source, false)
  const twin = source === null || source === pattern.source ? pattern : new RegExp(source, flags)
  twins.set(pattern, twin)
  twins.set(twin, twin)
  return twin
}

/** By source: a literal within a function is another object each time. */
const literals = new Map<string, RegExp>()

/** The twin of a literal with the flag `u` alone, its groups kept; for parts of the `folded` text of a view. */
export function plain(pattern: RegExp): RegExp {
  const { source } = pattern
  const known = literals.get(source)
  if (known) return known
  const short = plainSource(source, true)
  const twin = short === null ? pattern : new RegExp(short, 'u')
  literals.set(source, twin)
  twins.set(twin, twin)
  return twin
}
