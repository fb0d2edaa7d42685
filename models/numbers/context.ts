import { CLASS, DIGIT, LETTER } from '../text/index.ts'

/** A word beside a number. */
export interface Neighbour {
  word: string
  start: number
  end: number
}

/** Longest word that is looked at; longer ones decide nothing. */
const LONGEST = 40

/** The word that ends right before `at`, one blank or nothing between; null where something else stands there. */
export function wordBefore(folded: string, at: number): Neighbour | null {
  let end = at
  const blank = folded.charCodeAt(end - 1)
  if (blank === 0x20 || blank === 0x0a) end--
  let start = end
  while (start > 0 && end - start < LONGEST && CLASS[folded.charCodeAt(start - 1)] === LETTER) start--
  return start < end ? { word: folded.slice(start, end), start, end } : null
}

/** The word that begins right after `at`, one blank or nothing between; null where something else stands there. */
export function wordAfter(folded: string, at: number): Neighbour | null {
  let start = at
  const blank = folded.charCodeAt(start)
  if (blank === 0x20 || blank === 0x0a) start++
  let end = start
  while (end < folded.length && end - start < LONGEST && CLASS[folded.charCodeAt(end)] === LETTER) end++
  return start < end && CLASS[folded.charCodeAt(end)] !== DIGIT
    ? { word: folded.slice(start, end), start, end }
    : null
}

/** Looks up the phrase of up to four words that ends before `at`, longest first. */
export function phraseBefore<T>(
  phrases: ReadonlyMap<string, T>,
  folded: string,
  at: number,
): { value: T; start: number; end: number } | null {
  let found: { value: T; start: number; end: number } | null = null
  let start = at
  let end = at
  for (let count = 0; count < 4; count++) {
    const word = wordBefore(folded, start)
    if (!word) break
    if (count === 0) end = word.end
    start = word.start
    const value = phrases.get(folded.slice(start, end))
    if (value !== undefined) found = { value, start, end }
  }
  return found
}

/** Text of a sticky pattern's match at `at`, or null. The pattern must be linear. */
export function matchAt(pattern: RegExp, folded: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(folded)
}
