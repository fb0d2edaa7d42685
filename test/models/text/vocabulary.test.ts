import { describe, expect, it } from 'vitest'
import { analyze } from '../../../models/analyze.ts'
import { fold, formOf, wordMemo, wordsOf, wordTrait } from '../../../models/text/index.ts'

/** So many words of seven letters that no text has, different for each `from`. */
function newWords(from: number, count: number): string {
  const letters = 'бвгджзклмн'
  const word = (n: number) => [...String(n).padStart(7, '0')].map((digit) => letters[Number(digit)]).join('')
  return Array.from({ length: count }, (_, i) => word(from + i)).join(' ')
}

describe('words of a text', () => {
  it('are its runs of letters, in order', () => {
    const { folded } = fold('«Алматы-да» ۱۲هزار نفر 😀 x')
    const table = wordsOf(folded)
    const found = Array.from({ length: table.count }, (_, i) => formOf(folded, table, i))
    expect(found).toEqual(['алматы', 'да', 'هزار', 'نفر', 'x'])
    expect(found.map((_, i) => folded.slice(table.starts[i], table.ends[i]))).toEqual(found)
  })

  it('longer than the vocabulary keeps are read all the same', () => {
    const long = 'а'.repeat(200)
    const folded = `${long} бір`
    const table = wordsOf(folded)
    expect([formOf(folded, table, 0), formOf(folded, table, 1)]).toEqual([long, 'бір'])
  })

  it('have properties that are worked out once a form', () => {
    const judged: string[] = []
    const memo = wordMemo((form) => judged.push(form) > 0 && form.length)
    const folded = 'қала ауыл қала қала'
    const table = wordsOf(folded)
    expect([0, 1, 2, 3].map((i) => memo.of(folded, table, i))).toEqual([4, 4, 4, 4])
    expect(judged).toEqual(['қала', 'ауыл'])
  })

  it('have traits, also those that are asked for later or judged anew', () => {
    let wanted = 'а'
    const begins = wordTrait((form) => form.startsWith(wanted))
    const long = 'аб'.repeat(30)
    const folded = `қала ауыл ${long} aбв وام ауыл`
    const told = () => {
      const { count, traits } = wordsOf(folded, begins)
      return Array.from({ length: count }, (_, i) => ((traits[i] as number) & begins.bit) !== 0)
    }
    wordsOf(folded)
    expect(told()).toEqual([false, true, true, false, false, true])
    wanted = 'қ'
    begins.renew()
    expect(told()).toEqual([true, false, false, false, false, false])
  })

  it('give the same answers when the vocabulary has begun anew', () => {
    const document = {
      id: '1',
      text: 'Қостанай облысында биыл 1 200 жұмыс орны ашылды, деді әкім Асқар Жақыпұлы.',
      publishedAt: '2024-05-01',
    }
    const before = JSON.stringify(analyze(document))
    // More than fits, in several texts and in one.
    for (let round = 0; round < 6; round++) {
      wordsOf(newWords(round * 10_000, 10_000))
      expect(JSON.stringify(analyze(document))).toBe(before)
    }
    const folded = `${newWords(1_000_000, 66_000)} қостанай`
    const table = wordsOf(folded)
    expect(formOf(folded, table, table.count - 1)).toBe('қостанай')
    expect(JSON.stringify(analyze(document))).toBe(before)
  })
})
