import { describe, expect, it } from 'vitest'
import { all, endAt, first, words, wordsAt } from '../../models/events/pattern.ts'
import { forText, isPlain } from '../../models/events/twins.ts'

describe('the short twins of patterns', () => {
  it.each([
    ['news', 'در استان کرمان 5 نفر، «شغل»… №3 жұмыс орны – 5% ə'],
    ['emoji', 'жұмыс 🔹 орны'],
    ['half an emoji', 'жұмыс \ud83d орны'],
    ['a letter with its mark apart', 'и\u0306'],
  ])('serve a text of %s', (_name, text) => {
    expect(isPlain(text)).toBe(true)
  })

  it.each([
    ['Georgian', 'ჟ'],
    ['Chinese', '中'],
    ['letters beyond the first plane', '\u{10400}'],
    ['marks beyond the first plane', '\u{e0100}'],
    ['Cyrillic marks', 'а\u0487'],
    ['capitals', 'A'],
    ['Persian digits, which are no letters', '۵'],
  ])('do not serve a text of %s', (_name, letter) => {
    expect(isPlain(`жұмыс ${letter} орны`)).toBe(false)
  })

  it('find what the patterns find, for every sign of the first plane beside a word', () => {
    const pattern = /(?<![\p{L}\p{M}])жұмыс\p{L}{0,2}(?![\p{L}\p{M}])|[^\p{L}]5|\P{L}7/gu
    const differing: string[] = []
    for (let code = 0; code < 0x10000; code++) {
      const unit = String.fromCharCode(code)
      if (!isPlain(unit)) continue
      const twin = forText(pattern, unit)
      const text = `${unit}жұмыс жұмыс${unit} ${unit}5${unit}7`
      const [found, wanted] = [twin, pattern].map((tried) =>
        [...text.matchAll(tried)].map(({ 0: whole, index }) => `${index} ${whole}`).join(),
      )
      if (twin === pattern || found !== wanted) differing.push(unit)
    }
    expect(differing).toEqual([])
  })

  it('leave other texts to the patterns themselves', () => {
    const pattern = words('жұмыс*')
    const text = 'жұмыс中 жұмыста ჟжұмыс'
    expect(all(pattern, text, [0, text.length])).toEqual([
      [0, 6],
      [7, 14],
    ])
    expect(first(pattern, text, [8, text.length])).toBeNull()
    expect(endAt(wordsAt('жұмыс'), text, 0)).toBe(-1)
  })
})
