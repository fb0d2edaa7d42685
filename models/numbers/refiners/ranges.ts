import { isDigitAt } from '../../text/index.ts'
import { isYear } from '../literal.ts'
import type { Draft, Refiner } from '../types.ts'
import { scaled } from './units.ts'

/** How two numbers are one range: the folded characters between them and around decide. */
export type RangeTest = (folded: string, left: Draft, right: Draft) => boolean

/** Joins two numbers that name the ends of a range («۳۰ تا ۳۵ درصد», «2-ден 4%-ға дейін»). */
export function ranges(tests: Record<'fa' | 'kk', RangeTest>): Refiner {
  return (drafts, { folded }) => {
    const kept: Draft[] = []
    for (const right of drafts) {
      const left = kept.at(-1)
      if (
        left &&
        left.value !== null &&
        right.value !== null &&
        joinable(left, right) &&
        right.range[0] - left.range[1] <= 40 &&
        tests[right.language](folded, left, right)
      ) {
        const joined = join(left, right)
        if (joined) {
          kept[kept.length - 1] = joined
          continue
        }
      }
      kept.push(right)
    }
    return kept
  }
}

function joinable(left: Draft, right: Draft): boolean {
  if (left.min !== undefined || left.language !== right.language) return false
  // «94-1393» is a school year.
  if (left.kind === 'year' && right.kind !== 'cardinal' && (left.value as number) < 100) return false
  if (left.currency && left.currency !== right.currency) return false
  const plain = (kind: string) => kind === 'cardinal' || kind === 'year'
  return (
    left.kind === right.kind ||
    (plain(left.kind) && right.kind !== 'year' && right.kind !== 'ordinal' && right.kind !== 'date') ||
    (left.kind === 'cardinal' && right.kind === 'ordinal') ||
    // «21-23 наурыз», «۱۰ تا ۱۵ مهر»
    (left.kind === 'cardinal' && right.kind === 'date' && right.value !== null && right.value <= 31)
  )
}

function join(left: Draft, right: Draft): Draft | null {
  const factor = right.factor ?? 1
  const max = right.value as number
  let min = left.currency ? (left.value as number) : scaled(left.value as number, factor)
  // «۲ تا ۳ هزار»: the scale belongs to both ends.
  if (left.scale === 1 && right.scale > 1 && (left.value as number) < right.coefficient) {
    min = scaled(min, right.scale)
  }
  if (min >= max) return null
  const joined: Draft = {
    ...right,
    range: [left.range[0], right.range[1]],
    value: null,
    min,
    max,
    bound: 'range',
    shape: 'word',
    word: null,
  }
  if (left.ambiguous) joined.ambiguous = true
  if (joined.kind === 'cardinal' && isBareYear(left) && isBareYear(right)) joined.kind = 'year'
  return joined
}

function isBareYear(draft: Draft): boolean {
  return (
    draft.shape === 'integer' &&
    !draft.unitRange &&
    draft.range[1] - draft.range[0] === 4 &&
    isYear(draft.value ?? 0)
  )
}

/** «68-31-81»: figures in a row with dashes are a telephone or a file number, no range. */
export function isChained(folded: string, left: Draft, right: Draft): boolean {
  const [start] = left.range
  const [, end] = right.range
  return (
    (folded[start - 1] === '-' && isDigitAt(folded, start - 2)) ||
    (folded[end] === '-' && isDigitAt(folded, end + 1))
  )
}
