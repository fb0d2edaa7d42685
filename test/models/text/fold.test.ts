import { describe, expect, it } from 'vitest'
import { fold, rangeOf, spanOf } from '../../../models/text/index.ts'

const folded = (original: string) => fold(original).folded

describe('fold', () => {
  it('gives Arabic and Persian letters one spelling', () => {
    expect(folded('كارگران معدنِ يزد')).toBe('کارگران معدن یزد')
    expect(folded('مؤسسۀ آموزشی أصیل')).toBe('موسسه اموزشی اصیل')
  })
  it('drops joiners, tatweel and direction marks', () => {
    expect(folded('اشتغال‌زایی')).toBe('اشتغالزایی')
    expect(folded('کــار\u200f\u00ad')).toBe('کار')
  })
  it('writes all digits in ASCII', () => {
    expect(folded('۱۲۳ ٤٥٦ 789')).toBe('123 456 789')
    expect(folded('۴٫۵ و ۱۲٬۳۴۰ و ۷٪')).toBe('4.5 و 12,340 و 7%')
  })
  it('makes one blank of many, and keeps line breaks apart', () => {
    expect(folded('а\u00a0 \u2009б\r\nв\n \nг')).toBe('а б\nв\n\nг')
  })
  it('keeps the figures of two cells of a table apart', () => {
    expect(folded('Аққулы\t410\t120\tбарлығы')).toBe('аққулы 410|120 барлығы')
    expect(folded('۴۱۰ \t ۱۲۰')).toBe('410|120')
  })
  it('reads presentation forms and entities', () => {
    expect(folded('ﻻزم')).toBe('لازم')
    expect(folded('ЭКСПО&nbsp;&quot;2017&quot;&#1201;')).toBe('экспо "2017"ұ')
    expect(folded('R&D &unknown;')).toBe('r&d &unknown;')
  })
  it('mends letters of the other alphabet within a word', () => {
    expect(folded('Үкiметiнiң кунi')).toBe('үкіметінің куні')
    expect(folded('TÚRKІSTAN')).toBe('túrkistan')
    expect(folded('IT компания')).toBe('it компания')
  })
  it('keeps what it does not know, lone surrogates too', () => {
    expect(folded('😀\ud83d!')).toBe('😀\ud83d!')
  })
})

describe('spans', () => {
  it('lead back to the original characters', () => {
    const original = 'در اشتغال‌زایی ﻻزم &nbsp; کارِ خوب'
    const text = fold(original)
    const at = text.folded.indexOf('اشتغالزایی')
    expect(original.slice(...spanOf(text, [at, at + 10]))).toBe('اشتغال‌زایی')
    const vowel = text.folded.indexOf('کار')
    expect(original.slice(...spanOf(text, [vowel, vowel + 3]))).toBe('کارِ')
  })

  it('are ordered, within the text and invertible for any input', () => {
    const alphabet = [...'аәйІiAz09۰٤ يكة‌\u200fِﷺﻻ&;#nbsp \n\r\t\u00a0…«»😀\ud800']
    let seed = 12345
    const random = (below: number) => {
      seed = (seed * 1103515245 + 12345) & 0x7fffffff
      return seed % below
    }
    for (let round = 0; round < 3000; round++) {
      let original = ''
      for (let i = random(40); i > 0; i--) original += alphabet[random(alphabet.length)]
      const text = fold(original)
      expect(text.starts.length).toBe(text.folded.length)
      let before = 0
      for (let i = 0; i < text.folded.length; i++) {
        const [start, end] = spanOf(text, [i, i + 1])
        expect(start).toBeGreaterThanOrEqual(before)
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThanOrEqual(original.length)
        before = start
        const [from, to] = rangeOf(text, [start, end])
        expect(from).toBeLessThanOrEqual(i)
        expect(to).toBeGreaterThan(i)
      }
      // Folding what is folded changes nothing but entities that folding itself has uncovered.
      if (!original.includes('&')) expect(fold(text.folded).folded).toBe(text.folded)
    }
  })
})
