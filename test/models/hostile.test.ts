import { expect, it } from 'vitest'
import { analyze } from '../../models/analyze.ts'
import { hostileText, KAZAKH, PERSIAN, SHAPES } from '../../scripts/bench/hostile.ts'
import { expectLinear, processorTime } from '../linear.ts'

/** Milliseconds of processor time that a megabyte takes at most on a machine of its own. */
const ENOUGH = 1000

/** An article's first sentence, so that all parts read on, and then one thing over and over. */
const INPUTS: [name: string, head: string, repeated: string][] = [
  ['no blanks, Persian', PERSIAN, 'ا'],
  ['no blanks, Kazakh', KAZAKH, 'ы'],
  ['thousands of thousands', PERSIAN, 'هزار و '],
  ['one after one, Persian', PERSIAN, '1 '],
  ['one after one, Kazakh', KAZAKH, '1 '],
  ['number words, Kazakh', KAZAKH, 'бір '],
  ['short words', KAZAKH, 'ыы '],
  ['unit words', PERSIAN, 'استان '],
  ['line breaks', PERSIAN, '\n'],
  ['lines of a letter', KAZAKH, 'а\n'],
  ['digits', PERSIAN, '1234567890'],
  ['numbers, Persian', PERSIAN, '12345 '],
  ['numbers, Kazakh', KAZAKH, '12345, '],
  ['one clause of work, Persian', PERSIAN, 'کارگر شغل ایجاد ۵ نفر اشتغال '],
  ['one clause of work, Kazakh', KAZAKH, 'жұмыс орны 5 адам жұмысшы ашылды '],
  ['beginnings of claims without figures', PERSIAN, 'کارگران تفاهم‌نامه حقوق '],
  ['places and figures', PERSIAN, 'کرمان ۵ نفر شغل، '],
  ['days', PERSIAN, 'روز ۱۲ مهر گفت '],
  ['days and years', PERSIAN, 'در ۱۲ مهر ۱۴۰۲ و '],
  ['sums', PERSIAN, '۵ میلیارد تومان وام '],
  ['claims', KAZAKH, '5 жұмыс орны ашылды. '],
  ['full stops', PERSIAN, '. '],
  ['titles', PERSIAN, 'مدیرکل '],
  ['brackets', PERSIAN, '('],
  ['ranks', PERSIAN, 'سرهنگ '],
  ['regions by their letters', KAZAKH, 'ШҚО-да '],
  ['courses and their figures', PERSIAN, 'تعهد آموزش ۵ نفر، '],
  ['an article', PERSIAN, PERSIAN],
]

it.each(INPUTS)('reads a megabyte of %s in time', { timeout: 120_000 }, (_name, head, repeated) => {
  expectLinear((bytes) => {
    const text = head + repeated.repeat(Math.ceil(bytes / repeated.length)).slice(0, bytes)
    const { dates, places, events } = analyze({ id: 'hostile', text, publishedAt: '2024-01-01' })
    const entries = [...dates, ...places, ...events.flatMap(({ evidence }) => evidence)]
    expect(entries.find(({ text: words, span }) => text.slice(...span) !== words)).toBeUndefined()
  }, ENOUGH)
})

/** Milliseconds for 60 kB: the slowest of the shapes takes a fifth of it. */
const ENOUGH_FOR_A_PART = 800

// A megabyte of each takes `scripts/bench/hostile.ts` minutes; what grows too fast shows in less.
it('reads a part of every shape of the bench in time', { timeout: 300_000 }, () => {
  const slow: string[] = []
  for (const shape of SHAPES) {
    const text = hostileText(shape, 60_000)
    const read = () => analyze({ id: 'hostile', text, publishedAt: '2024-01-01' })
    // Once more before it is blamed: the first time compiles.
    if (processorTime(read) > ENOUGH_FOR_A_PART && processorTime(read) > ENOUGH_FOR_A_PART)
      slow.push(shape[0])
  }
  expect(slow).toEqual([])
})
