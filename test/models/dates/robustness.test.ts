import { describe, expect, it } from 'vitest'
import { codesOf, lex } from '../../../models/dates/core/tokens.ts'
import { PERSIAN } from '../../../models/dates/fa/index.ts'
import { timePhrases } from '../../../models/dates/fa/spans.ts'
import { findDates, parsePageDate } from '../../../models/dates/index.ts'
import { KAZAKH } from '../../../models/dates/kk/index.ts'
import { expectLinear } from '../../linear.ts'

/** Pieces that, repeated to a megabyte, make careless patterns backtrack. */
const HOSTILE: Array<[name: string, unit: string]> = [
  ['days without end', '۱۵ مهر '],
  ['numbers', '12 '],
  ['one long number', '7'],
  ['dots and digits', '1.2.'],
  ['slashes', '1402/'],
  ['conjunctions', 'و '],
  ['number words', 'بیست و '],
  ['thousands', 'هزار'],
  ['ranges', 'از ۱ تا '],
  ['months', 'مهر - '],
  ['years', 'سال ۱۴۰۰ و '],
  ['commas', '۱،'],
  ['weekdays', 'شنبه، '],
  ['Kazakh numbers', 'он екі мың '],
  ['Kazakh years', '2024-'],
  ['Kazakh months', 'қаңтар-'],
  ['suffixes', '15-інші-'],
  ['quotes', '«06» '],
  ['joiners', '\u200c\u200c '],
  ['line breaks', '\n'],
]

describe('hostile input', () => {
  it.each(['\uFFFD', '😀', '漢字', '😀 абв', '\uFFFD ۱۵ مهر ۱۴۰۲'])(
    '%j ends: no word of ours at its start',
    (text) => {
      expect(parsePageDate(text, { timezone: 'UTC' })?.iso ?? null).toBe(
        text.includes('۱۴۰۲') ? '2023-10-07' : null,
      )
      for (const language of ['fa', 'kk']) expect(findDates(text, { language }).length).toBeLessThan(2)
    },
  )
  for (const [name, unit] of HOSTILE) {
    it(`${name}: a megabyte in a second or so`, () => {
      const text = (bytes: number) => unit.repeat(Math.ceil(bytes / Buffer.byteLength(unit)))
      for (const language of ['fa', 'kk']) {
        expectLinear((bytes) => {
          const input = text(bytes)
          for (const { span, text: own } of findDates(input, { language, reference: '2024-05-01' })) {
            if (input.slice(...span) !== own) throw new Error(`span of ${own}`)
          }
        })
      }
      parsePageDate(text(1_000_000))
    })
  }

  it('grows in proportion to the text', () => {
    const unit = 'از ۱۵ مهر تا ۲۰ آبان سال ۱۴۰۲ و در نیمه دوم سال جاری ۲۰ هزار نفر '
    const time = (copies: number) => {
      const text = unit.repeat(copies)
      const begin = performance.now()
      timePhrases(text)
      findDates(text, { reference: '2024-05-01' })
      return performance.now() - begin
    }
    time(500)
    const small = Math.max(1, Math.min(time(500), time(500)))
    expect(Math.min(time(5000), time(5000)) / small).toBeLessThan(40)
  })
})

describe('random tokens', () => {
  const words =
    'از تا در سال ماه روز هفته ۱۵ ۹۶ ۱۴۰۲ 2024 مهر آذر ژانویه رمضان شنبه و - / ( ) ، پایان ابتدای گذشته جاری امسال امروز ساعت ۱۰:۳۰ 1402/07/23 نخست دوم ماهه نیمه تابستان هر این همان دهه فجر жыл жылы жылғы тамыз тамызда 15 2023-2025 бері дейін биыл өткен соңғы бас соңына айда тоқсан бірінші сенбі күні . \n'.split(
      /(?<=\S) (?=\S)/,
    )

  /** A small deterministic generator, so that a failure can be repeated. */
  function* numbers(seed: number): Generator<number> {
    let state = seed
    while (true) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      yield state / 2 ** 32
    }
  }

  it('never break a span, an order or a value', () => {
    const random = numbers(7)
    const pick = () => words[Math.floor((random.next().value as number) * words.length)] as string
    for (let round = 0; round < 3000; round++) {
      const text = Array.from({ length: 12 }, pick).join(' ')
      for (const language of ['fa', 'kk']) {
        let from = 0
        for (const mention of findDates(text, {
          language,
          ...(round % 2 ? { reference: '2024-05-01' } : {}),
        })) {
          expect(text.slice(...mention.span)).toBe(mention.text)
          expect(mention.span[0]).toBeGreaterThanOrEqual(from)
          from = mention.span[1]
          expect(mention.start === null).toBe(mention.end === null)
          if (mention.start !== null) expect(mention.start <= (mention.end as string), text).toBe(true)
        }
      }
    }
  })

  it('have one letter a token', () => {
    for (const { lexicon } of [PERSIAN, KAZAKH]) {
      const tokens = lex(words.join(' '), lexicon)
      expect(codesOf(tokens)).toHaveLength(tokens.length)
    }
  })
})
