import { wordBefore } from '../../context.ts'
import { isChained, type RangeTest } from '../../refiners/ranges.ts'
import type { Draft } from '../../types.ts'

/** Joins two Persian numbers: «تا», «الی», a dash, «یا» between neighbours, «بین … و …», «دو سه». */
export const joins: RangeTest = (folded, left, right) => {
  const from = left.unitRange && left.unitRange[0] >= left.range[1] ? left.unitRange[1] : left.range[1]
  const between = folded.slice(from, right.range[0])
  if (left.unitRange && left.kind !== right.kind) return false
  if (between === '-' || between === ' - ') {
    if (isChained(folded, left, right)) return false
    return left.scale === 1 && isWhole(left) && isWhole(right) && digits(left) <= 4 && between === '-'
  }
  if (/^ ?(?:تا|الی|لغایت)[ \n]?(?:حدود )?$/.test(between))
    return left.kind !== 'year' || right.kind !== 'year'
  if (between === ' یا ') return left.scale === 1 && near(left, right)
  if (/^ ?و ?$/.test(between)) {
    const word = wordBefore(folded, left.range[0])?.word
    return word === 'بین' || word === 'مابین' || word === 'میان'
  }
  // «دو سه هزار», «ده پانزده نفر»: two neighbouring small words side by side.
  if (between !== ' ' || left.word === null || left.word.ordinal || right.kind === 'ordinal') return false
  return left.word.role === 'unit' ? near(left, right) : fives(left, right)
}

function isWhole(draft: Draft): boolean {
  return (
    draft.shape === 'integer' ||
    draft.shape === 'grouped' ||
    draft.shape === 'word' ||
    draft.shape === 'decimal'
  )
}

function digits(draft: Draft): number {
  return String(Math.trunc(draft.value ?? 0)).length
}

function near(left: Draft, right: Draft): boolean {
  const a = left.value as number
  const b = right.scale > 1 ? right.coefficient : (right.value as number) / (right.factor ?? 1)
  return b - a >= 1 && b - a <= 2
}

/** «ده پانزده», «بیست سی»: the next round number. */
function fives(left: Draft, right: Draft): boolean {
  const a = left.value as number
  const b = right.value as number
  return a % 5 === 0 && a >= 10 && b % 5 === 0 && (b - a === 5 || b - a === 10)
}
