import { CLASS, fold, LETTER } from '../text/index.ts'
import { lowerBound, placesOf, register, type Search, searchOf } from './occurrences.ts'
import { plainText, twinOf } from './twins.ts'

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
    .replace(PARTICIPLE, '$&(?:~(?:اند|ایم|ام))?')
    .replace(STEMS, (stems) => `(${stems.replaceAll('*', '')})*`)
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

/** Persian participles, as the last word of a compound verb: «شده», «شده‌اند», «کرده‌ایم». */
const PARTICIPLE =
  /(?<=^|[ ~|(ن])(?:شده|کرده|داده|گرفته|یافته|رسیده|رسانده|دیده|گذرانده|داشته|بوده|گردیده|نموده|زده|خورده|ساخته|آورده|رفته|آمده|پیوسته|گشته|پرداخته|مانده|آموخته|گذاشته|کشیده|بسته|برده|افتاده)(?=$|[ |)])/g

/**
 * Stems side by side in a group, each with its own `*`: they may share one, which says the same in a part of the
 * machine code.
 */
const STEMS = /(?<=[(|:!=])[\p{L}\p{M} ~-]+\*(?:\|[\p{L}\p{M} ~-]+\*)+(?=[|)])/gu

/** Patterns made so far, by what was written: rules may write them where they use them. */
const made = new Map<string, RegExp>()

/** A global pattern of whole words, from any number of written forms (see `source`). */
export function words(...written: string[]): RegExp {
  const key = written.join('\u0000')
  const known = made.get(key)
  if (known) return known
  const alternatives = written.map(source).join('|')
  const pattern = twinOf(new RegExp(`(?<![\\p{L}\\p{M}])(?:${alternatives})(?![\\p{L}\\p{M}])`, 'gu'))
  register(pattern, alternatives)
  made.set(key, pattern)
  return pattern
}

/** A sticky pattern of whole words that must begin where it is applied. */
export function wordsAt(...written: string[]): RegExp {
  return twinOf(new RegExp(`(?:${written.map(source).join('|')})(?![\\p{L}\\p{M}])`, 'uy'))
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
  const search = searchOf(pattern)
  const scanned = search && scan(search, folded, start, end, true)
  if (scanned) return scanned[0] ?? null
  // The figures of a clause ask the same of it one after the other.
  let answer = answers.get(pattern)
  if (!answer || answer.start !== start || answer.end !== end || answer.folded !== folded) {
    const tried = twinOf(pattern)
    tried.lastIndex = 0
    const match = tried.exec(plainText(folded).slice(start, end))
    const found: [number, number] | null = match
      ? [start + match.index, start + match.index + match[0].length]
      : null
    answer = { folded, start, end, found }
    answers.set(pattern, answer)
  }
  return answer.found ? [...answer.found] : null
}

/** The latest answer of `first` for each pattern that has no search. */
const answers = new WeakMap<
  RegExp,
  { folded: string; start: number; end: number; found: [number, number] | null }
>()

/** All matches within the range, as ranges in order. Nothing outside of the range is read. */
export function all(
  pattern: RegExp,
  folded: string,
  [start, end]: readonly [number, number],
): [number, number][] {
  const search = searchOf(pattern)
  const scanned = search && scan(search, folded, start, end, false)
  if (scanned) return scanned
  const found: [number, number][] = []
  const part = plainText(folded).slice(start, end)
  const tried = twinOf(pattern)
  tried.lastIndex = 0
  for (let match = tried.exec(part); match; match = tried.exec(part)) {
    found.push([start + match.index, start + match.index + match[0].length])
    if (match[0].length === 0) tried.lastIndex++
  }
  return found
}

/**
 * Tries a pattern of words where its prefixes stand; gives what going through every character would give.
 * @returns null where its prefixes were not looked for
 */
function scan(
  search: Search,
  given: string,
  start: number,
  end: number,
  once: boolean,
): [number, number][] | null {
  const found: [number, number][] = []
  if (start >= end) return found
  const folded = plainText(given)
  const places = placesOf(search, folded)
  if (!places) return null
  const { grouped, from: lowest, to: highest } = places
  let next = lowerBound(grouped, start, lowest, highest)
  // A range may begin within a word: what stands before it is not read.
  let at =
    start > 0 &&
    (next === highest || grouped[next] !== start) &&
    CLASS[folded.charCodeAt(start - 1)] === LETTER &&
    (search.anyLetter || search.firsts.has(folded.charCodeAt(start)))
      ? start
      : next < highest
        ? (grouped[next++] as number)
        : end
  if (at >= end) return found
  const { sticky } = search
  const part = folded.slice(start, end)
  for (let from = start; at < end; at = next < highest ? (grouped[next++] as number) : end) {
    if (at < from) continue
    sticky.lastIndex = at - start
    if (!sticky.test(part)) continue
    from = start + sticky.lastIndex
    found.push([at, from])
    if (once) break
  }
  return found
}

/** End of a sticky match that begins at `at`, or -1. */
export function endAt(pattern: RegExp, folded: string, at: number): number {
  const tried = twinOf(pattern)
  tried.lastIndex = at
  return tried.test(plainText(folded)) ? tried.lastIndex : -1
}
