import { describe, expect, it } from 'vitest'
import { all, endAt, first, words, wordsAt } from '../../models/events/pattern.ts'
import { plainText, twinOf } from '../../models/events/twins.ts'

describe('the short twins of patterns', () => {
  it.each([
    ['news', 'در استان کرمان 5 نفر، «شغل»… №3 жұмыс орны – 5% ə'],
    ['emoji', 'жұмыс 🔹 орны'],
    ['half an emoji', 'жұмыс \ud83d'],
  ])('serve a text of %s as it is', (_name, text) => {
    expect(plainText(text)).toBe(text)
  })

  it.each([
    ['Georgian', 'ჟ', 'ʘ'],
    ['Chinese', '中', 'ʘ'],
    ['letters beyond the first plane', '\u{10400}', 'ʘʘ'],
    ['marks beyond the first plane', '\u{e0100}', '\u0600\u0600'],
    ['Cyrillic marks', 'а\u0487', 'а\u0600'],
    ['marks apart from their letters', 'и\u0306', 'и\u0600'],
    ['capitals', 'A', 'ʘ'],
    ['Persian digits, which are no letters', '۵', '¤'],
  ])('serve a text of %s with stand-ins', (_name, letter, standIn) => {
    expect(plainText(`жұмыс ${letter} орны ${letter}`)).toBe(`жұмыс ${standIn} орны ${standIn}`)
  })

  it('find what the patterns find, for every sign of the first plane beside a word', () => {
    const pattern =
      /(?<![\p{L}\p{M}])жұмыс(\p{L}{0,2})?(?![\p{L}\p{M}])|[^\p{L}]5|\P{L}7|(a|bc){0,1}[)(] ?8/gu
    const twin = twinOf(pattern)
    expect(twin).not.toBe(pattern)
    const places = (tried: RegExp, text: string) =>
      [...text.matchAll(tried)].map(({ 0: { length }, index }) => `${index} ${length}`).join()
    const differing: string[] = []
    for (let code = 0; code < 0x10000; code++) {
      const unit = String.fromCharCode(code)
      const text = `${unit}жұмыс жұмыс${unit} ${unit}5${unit}7bc)8a${unit}8`
      if (places(twin, plainText(text)) !== places(pattern, text)) differing.push(unit)
    }
    expect(differing).toEqual([])
  })

  it('know letters of all scripts', () => {
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
