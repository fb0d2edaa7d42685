import { describe, expect, it } from 'vitest'
import { findNumbers } from '../../../models/numbers/index.ts'
import { kazakhForms, persianForms, values } from '../../../scripts/bench/number-forms.ts'

/** `scripts/bench/numbers.ts` reads ten million forms; here as many as a test run bears. */
const VALUES = 4500

describe.each([
  ['fa', persianForms],
  ['kk', kazakhForms],
] as const)('generated forms, %s', (language, forms) => {
  it('are read rightly or flagged, never silently wrong', () => {
    const wrong: string[] = []
    let count = 0
    let flagged = 0
    for (const value of values(VALUES)) {
      for (const { name, form, before, after } of forms(value)) {
        const found = findNumbers(before + form + after, language)
        count++
        if (found.length === 1 && found[0]?.value === value && found[0].text === form) continue
        if (found.some((mention) => mention.ambiguous)) flagged++
        else wrong.push(`${name}: «${form}» → ${found.map((m) => `${m.text} = ${m.value}`).join(', ')}`)
      }
    }
    expect(wrong.slice(0, 10)).toEqual([])
    expect(count).toBeGreaterThan(30_000)
    expect(flagged / count).toBeLessThan(0.001)
  })
})
