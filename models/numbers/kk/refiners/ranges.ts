import { matchAt } from '../../context.ts'
import { isChained, type RangeTest } from '../../refiners/ranges.ts'
import type { Draft } from '../../types.ts'

const ABLATIVE = /[дтн][ае]н$/
const UNTIL = /(?:-?[а-яәғқңөұүһі]+)?(?: [а-яәғқңөұүһі]{1,24}){0,3}? (?:дейін|шейін)(?![а-яәғқңөұүһі])/y
const WITHIN = /(?:-?[а-яәғқңөұүһі]+)?(?: [а-яәғқңөұүһі]{1,24}){0,2}? (?:аралығы|арасы)/y

/** Joins two Kazakh numbers: a dash, «…-ден …-ге дейін», «… мен … аралығында». */
export const joins: RangeTest = (folded, left, right) => {
  const from = Math.max(left.suffixRange?.[1] ?? 0, left.unitRange?.[1] ?? 0, left.range[1])
  const between = folded.slice(from, right.range[0])
  if (between === '-' || between === ' - ') {
    if (isChained(folded, left, right)) return false
    if (left.suffixRange || (left.unitRange && left.kind !== right.kind)) return false
    return between === '-' || (left.kind === 'year' && right.kind === 'year')
  }
  const tail = folded.slice(left.range[1], from)
  const word = /^ ([а-яәғқңөұүһі]{1,24}) $/.exec(between)?.[1]
  const end = Math.max(right.suffixRange?.[1] ?? 0, right.range[1])
  if ((between === ' ' && ABLATIVE.test(tail)) || (word && !tail && ABLATIVE.test(word))) {
    return until(folded, right)
  }
  if (word === 'мен' || word === 'бен' || word === 'пен' || (between === ' ' && /[мбп]ен$/.test(tail))) {
    return matchAt(WITHIN, folded, end) !== null
  }
  return false
}

function until(folded: string, right: Draft): boolean {
  const end = right.unitRange && right.unitRange[0] >= right.range[1] ? right.unitRange[1] : right.range[1]
  return (
    matchAt(UNTIL, folded, end) !== null || matchAt(UNTIL, folded, right.suffixRange?.[1] ?? end) !== null
  )
}
