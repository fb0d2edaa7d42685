import { CLASS, isDigitAt, LETTER } from '../../text/index.ts'
import { matchAt } from '../context.ts'
import type { Draft, Refiner } from '../types.ts'

/** A unit of percent or money that stands behind a number. */
export interface UnitRule {
  /** Sticky; begins with an optional blank. */
  pattern: RegExp
  kind: 'percent' | 'percentage_points' | 'money'
  currency?: string
  /** What the number is multiplied by to be in `currency`. */
  factor?: number
}

const SIGNS: Record<string, string> = { $: 'USD', '€': 'EUR', '₸': 'KZT', '₽': 'RUB', '£': 'GBP' }

/**
 * Attaches percent signs and words, currencies and their words.
 * @param rules per language, the first that matches wins
 */
export function units(rules: Record<'fa' | 'kk', readonly UnitRule[]>): Refiner {
  return (drafts, { folded }) => {
    const kept: Draft[] = []
    let covered = 0
    for (const draft of drafts) {
      if (draft.range[0] < covered) continue
      kept.push(draft)
      if (draft.kind !== 'cardinal') continue
      attach(draft, folded, rules[draft.language])
      if (draft.unitRange) covered = draft.unitRange[1]
    }
    return kept
  }
}

/** Can a unit begin at `at`? Most figures have none, and need no pattern to tell. */
function mayBegin(folded: string, at: number): boolean {
  if (folded[at] === '.') at++
  if (folded[at] === ' ' || folded[at] === '\n') at++
  return CLASS[folded.charCodeAt(at)] === LETTER || folded[at] === '%' || (folded[at] as string) in SIGNS
}

function attach(draft: Draft, folded: string, rules: readonly UnitRule[]): void {
  const end = draft.suffixRange?.[1] ?? draft.range[1]
  for (const rule of mayBegin(folded, end) ? rules : []) {
    const match = matchAt(rule.pattern, folded, end)
    if (!match) continue
    const start = end + (match[0].search(/[^ \n.]/) || 0)
    mark(draft, [start, end + match[0].length], rule)
    return
  }
  const start = draft.range[0]
  const at = folded[start - 1] === ' ' ? start - 2 : start - 1
  const sign = folded[at] as string
  if (sign === '%' && !isDigitAt(folded, at - 1)) mark(draft, [at, at + 1], { kind: 'percent' })
  else if (SIGNS[sign] && !(at < start - 1 && isDigitAt(folded, at - 1))) {
    mark(draft, [at, at + 1], { kind: 'money', currency: SIGNS[sign] })
  }
}

function mark(draft: Draft, range: [number, number], rule: Omit<UnitRule, 'pattern'>): void {
  draft.unitRange = range
  draft.kind = rule.kind
  if (rule.kind !== 'money') return
  draft.currency = rule.currency
  draft.factor = rule.factor ?? 1
  if (draft.value !== null) draft.value = scaled(draft.value, draft.factor)
}

/** A product without the dust of binary fractions. */
export function scaled(value: number, factor: number): number {
  const product = value * factor
  return Number.isInteger(product) ? product : Number(product.toPrecision(14))
}
