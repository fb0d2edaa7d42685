import { matchAt, wordAfter, wordBefore } from '../../context.ts'
import { isYear } from '../../literal.ts'
import type { Draft, NumberKind, Refiner } from '../../types.ts'
import { MONTHS } from '../constants.ts'

const MONTH_AFTER = new RegExp(`(?:-[шс][ыі])?[ \\n-]?(?:${MONTHS})`, 'y')
const YEAR_AFTER =
  /(?:-?[а-яәғқңөұүһі]{1,6})?(?: ?(?:-|,|мен|және|бен) ?\d{4}){0,4}[ \n-]?(?:жыл|ж\.|жж\.|оқу жыл|ж(?![а-яәғқңөұүһі]))/y
const LAW_AFTER = /(?:-[а-яәғқңөұүһі]{1,5})?[ -]?(?:бап|баб|тармақ|тармағ|тармақша|қаулы|бұйрық|бұйрығ|өкім)/y
/** «102-ге хабарласыңыз», «112 нөміріне»: a number that is called. */
const CALLED =
  /-?[гқк][ае] (?:хабарлас|қоңырау|телефон)|(?:-?[гқк][ае])? (?:(?:бірыңғай|ұялы|телефон|қысқа|сенім) ){0,2}(?:нөмір|байланыс орталығ|пульт|call)/y
const MONTH_BEFORE = new RegExp(`(?:${MONTHS})[,.]? $`)
const CLOCK = /^(?:[01]\d|2[0-3])\.[0-5]\d$/
const HEADS: Record<string, NumberKind> = {
  сағат: 'time',
  тел: 'phone',
  телефон: 'phone',
  код: 'code',
  коды: 'code',
}

/** Tells years, dates, clock times, laws, codes and telephones from counts in Kazakh. */
export const kinds: Refiner = (drafts, { folded }) => {
  for (const draft of drafts) {
    if (draft.language !== 'kk' || draft.unitRange || (draft.kind !== 'cardinal' && draft.kind !== 'ordinal'))
      continue
    const kind = kindOf(draft, folded)
    if (!kind) continue
    draft.kind = kind
    if (kind === 'phone' || (kind === 'code' && draft.ambiguous)) draft.value = null
  }
  return drafts
}

function kindOf(draft: Draft, folded: string): NumberKind | null {
  const [start, end] = draft.range
  const value = draft.value ?? -1
  const length = end - start
  const mark = folded[start - 1] === ' ' ? folded[start - 2] : folded[start - 1]
  if (mark === '№' || mark === '#') return 'code'
  // «13.00-ден»: clock times with a full stop.
  if (draft.shape === 'decimal' && CLOCK.test(folded.slice(start, end)) && draft.suffixRange) return 'time'
  if (draft.shape === 'integer') {
    if (value >= 1 && value <= 31 && matchAt(MONTH_AFTER, folded, end)) return 'date'
    if (length === 4 && isYear(value)) {
      if (matchAt(YEAR_AFTER, folded, end)) return 'year'
      const before = folded.slice(start - 1, start)
      if (before === '(' && folded[end] === ')') return 'year'
      if (MONTH_BEFORE.test(folded.slice(Math.max(0, start - 12), start))) return 'year'
      draft.ambiguous = wordAfter(folded, draft.suffixRange?.[1] ?? end) === null || draft.ambiguous
      if (!draft.ambiguous) delete draft.ambiguous
    }
    if (matchAt(LAW_AFTER, folded, end)) return 'law'
    if (length > 9) return 'code'
    if (length >= 3 && length <= 5 && matchAt(CALLED, folded, end)) return 'phone'
  }
  if (
    draft.shape === 'word' &&
    draft.scale === 1 &&
    value >= 1 &&
    value <= 31 &&
    matchAt(MONTH_AFTER, folded, end)
  ) {
    return 'date'
  }
  const at = folded[start - 1] === ' ' && /[.:]/.test(folded[start - 2] ?? '') ? start - 2 : start
  const before = wordBefore(folded, at)?.word ?? ''
  // «қазан айының 25-і»
  if (before === 'айының' && value >= 1 && value <= 31 && draft.scale === 1) return 'date'
  const head = HEADS[before]
  if (head === 'time') return value <= 24 ? 'time' : null
  if (head === 'phone') return value >= 10_000 ? 'phone' : null
  return head ?? null
}
