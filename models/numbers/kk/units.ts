import type { UnitRule } from '../refiners/units.ts'

/** The dot of «млрд.» and a blank. */
const GAP = '\\.?[ \\n]?'

const money = (stem: string, currency: string): UnitRule => ({
  pattern: new RegExp(`${GAP}(?:${stem})[а-яәғқңөұүһі]{0,12}`, 'y'),
  kind: 'money',
  currency,
})

/** Units of Kazakh numbers, with whatever case they stand in. */
export const UNITS: readonly UnitRule[] = [
  {
    pattern: /\.?[ \n]?(?:пайыздық|проценттік|%-?д?ы?қ?|процентный) (?:тармақ|пункт)[а-яәғқңөұүһі]{0,12}/y,
    kind: 'percentage_points',
  },
  { pattern: / ?%(?: ?-[а-яәғқңөұүһі]{1,12})?/y, kind: 'percent' },
  { pattern: /[ \n]?(?:пайыз|процент)[а-яәғқңөұүһі]{0,12}/y, kind: 'percent' },
  money('теңге|тенге', 'KZT'),
  { pattern: /\.?[ \n]?(?:тг|₸)(?![а-яәғқңөұүһі])/y, kind: 'money', currency: 'KZT' },
  { pattern: /\.?[ \n]?(?:ақш )?(?:доллар[а-яәғқңөұүһі]{0,12}|\$)/y, kind: 'money', currency: 'USD' },
  { pattern: /\.?[ \n]?(?:(?:еуро|евро)[а-яәғқңөұүһі]{0,6}|€)/y, kind: 'money', currency: 'EUR' },
  { pattern: /\.?[ \n]?(?:(?:ресей )?рубл[а-яәғқңөұүһі]{0,12}|₽)/y, kind: 'money', currency: 'RUB' },
]
