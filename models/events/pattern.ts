import { fold } from '../text/index.ts'

/**
 * The source of a regular expression for words as an editor writes them, to be matched on folded text.
 * A blank stands for a blank or a line break, `~` for a blank or nothing (a lost or kept half-space), `*` for up to
 * 15 further letters of the same word; groups, `|`, `?` and classes keep their meaning. Nothing in it can backtrack
 * beyond a constant.
 * @example source('می~شود') // 'می[ \n]?شود'
 */
export function source(written: string): string {
  const marked = written
    .replaceAll('~', '\u0001')
    .replaceAll(' ', '\u0002')
    .replaceAll('*', '\u0003')
    .replaceAll('\\p{L}', '\u0004')
  return fold(marked)
    .folded.replaceAll('\u0001', '[ \\n]?')
    .replaceAll('\u0002', '[ \\n]+')
    .replaceAll('\u0003', '\\p{L}{0,15}')
    .replaceAll('\u0004', '\\p{L}')
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

/** First match within the range, as a range; a match may not run over the end. */
export function first(
  pattern: RegExp,
  folded: string,
  [start, end]: readonly [number, number],
): [number, number] | null {
  pattern.lastIndex = start
  const match = pattern.exec(folded)
  if (!match || match.index + match[0].length > end) return null
  return [match.index, match.index + match[0].length]
}

/** All matches within the range, as ranges in order. */
export function all(
  pattern: RegExp,
  folded: string,
  [start, end]: readonly [number, number],
): [number, number][] {
  const found: [number, number][] = []
  pattern.lastIndex = start
  for (let match = pattern.exec(folded); match; match = pattern.exec(folded)) {
    const stop = match.index + match[0].length
    if (stop > end) break
    found.push([match.index, stop])
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
