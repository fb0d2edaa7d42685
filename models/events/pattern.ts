import { fold } from '../text/index.ts'

/**
 * The source of a regular expression for words as an editor writes them, to be matched on folded text.
 * A blank stands for a blank or a line break, `~` for a blank or nothing (a lost or kept half-space), `*` for up to
 * 15 further letters of the same word; groups, `|`, `?` and classes keep their meaning. Nothing in it can backtrack
 * beyond a constant.
 * @example source('می~شود') // 'می[ \n]?شود'
 */
export function source(written: string): string {
  // Within a class of characters a blank stands for itself, as a blank or a line break.
  const marked = written
    .replace(/\[[^\]]*\]/g, (set) => set.replaceAll(' ', '\u0005'))
    .replaceAll('~', '\u0001')
    .replaceAll(' ', '\u0002')
    .replaceAll('*', '\u0003')
    .replaceAll('\\p{L}', '\u0004')
  return fold(marked)
    .folded.replaceAll('\u0001', '[ \\n]?')
    .replaceAll('\u0002', '[ \\n]+')
    .replaceAll('\u0003', '\\p{L}{0,15}')
    .replaceAll('\u0004', '\\p{L}')
    .replaceAll('\u0005', ' \\n')
}

/** A global pattern of whole words, from any number of written forms (see `source`). */
export function words(...written: string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{M}])(?:${written.map(source).join('|')})(?![\\p{L}\\p{M}])`, 'gu')
}

/** A sticky pattern of whole words that must begin where it is applied. */
export function wordsAt(...written: string[]): RegExp {
  return new RegExp(`(?:${written.map(source).join('|')})(?![\\p{L}\\p{M}])`, 'uy')
}

/** Does the pattern occur in the range? */
export function occurs(pattern: RegExp, folded: string, [start, end]: readonly [number, number]): boolean {
  return first(pattern, folded, [start, end]) !== null
}

/** First match within the range, as a range. Nothing outside of the range is read. */
export function first(
  pattern: RegExp,
  folded: string,
  [start, end]: readonly [number, number],
): [number, number] | null {
  pattern.lastIndex = 0
  const match = pattern.exec(folded.slice(start, end))
  return match ? [start + match.index, start + match.index + match[0].length] : null
}

/** All matches within the range, as ranges in order. Nothing outside of the range is read. */
export function all(
  pattern: RegExp,
  folded: string,
  [start, end]: readonly [number, number],
): [number, number][] {
  const found: [number, number][] = []
  const part = folded.slice(start, end)
  pattern.lastIndex = 0
  for (let match = pattern.exec(part); match; match = pattern.exec(part)) {
    found.push([start + match.index, start + match.index + match[0].length])
    if (match[0].length === 0) pattern.lastIndex++
  }
  return found
}

/** End of a sticky match that begins at `at`, or -1. */
export function endAt(pattern: RegExp, folded: string, at: number): number {
  pattern.lastIndex = at
  const match = pattern.exec(folded)
  return match ? at + match[0].length : -1
}
