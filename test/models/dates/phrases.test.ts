import { describe, expect, it } from 'vitest'
import { findDates, joinPhrases } from '../../../models/dates/index.ts'

const phrases = (text: string, reference = '2022-08-01') =>
  joinPhrases(text, findDates(text, { reference, language: 'fa' })).map(({ text, start, end }) => [
    text,
    start,
    end,
  ])

describe('whole phrases', () => {
  it('keep their preposition and time of day, with the value of the date inside', () => {
    expect(phrases('جلسه در چهار ماهه نخست سال جاری برگزار شد')).toEqual([
      ['در چهار ماهه نخست سال جاری', '2022-03-21', '2022-07-22'],
    ])
    expect(phrases('دوشنبه ۴ مهر ۱۴۰۱ ساعت ۱۰:۳۰')).toEqual([
      ['دوشنبه ۴ مهر ۱۴۰۱ ساعت ۱۰:۳۰', '2022-09-26', '2022-09-26'],
    ])
  })

  it('of no value are listed with none', () => {
    expect(phrases('۳۱ مهر ۱۴۰۱')).toEqual([['۳۱ مهر ۱۴۰۱', null, null]])
    expect(phrases('این کار سه ساعت طول کشید')).toEqual([['سه ساعت', null, null]])
  })
})
