import type { UnitRule } from '../refiners/units.ts'

/** Behind a unit word: «درصدی», «تومانی», «درصدشان»; anything else would be another word. */
const END = '(?:ی|ها|های|شان|اش|مان)?(?![\\p{L}\\p{M}])'

const money = (words: string, currency: string, factor = 1): UnitRule => ({
  pattern: new RegExp(` ?(?:${words})${END}`, 'uy'),
  kind: 'money',
  currency,
  factor,
})

/** Units of Persian numbers. «همت» is a thousand milliard toman, 10^13 rial. */
export const UNITS: readonly UnitRule[] = [
  { pattern: /[ \n]?(?:واحد|نقطه) ?درصد(?:ی)?/y, kind: 'percentage_points' },
  { pattern: / ?%/y, kind: 'percent' },
  { pattern: /[ \n]?درصد(?!د)(?:ی(?![\p{L}\p{M}]))?/uy, kind: 'percent' },
  { pattern: / در صد(?=[ .،؛)\n]|$)/y, kind: 'percent' },
  money('ریال', 'IRR'),
  money('تومان|تومن', 'IRR', 10),
  money('همت', 'IRR', 1e13),
  money('دلار', 'USD'),
  money('یورو', 'EUR'),
  money('پوند', 'GBP'),
  money('یوان', 'CNY'),
  money('افغانی', 'AFN'),
  money('روبل', 'RUB'),
  { pattern: / ?\$/y, kind: 'money', currency: 'USD' },
  { pattern: / ?€/y, kind: 'money', currency: 'EUR' },
]
