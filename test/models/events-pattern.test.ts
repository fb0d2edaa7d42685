import { describe, expect, it } from 'vitest'
import { occurring } from '../../models/events/occurrences.ts'
import { all, first, source, words } from '../../models/events/pattern.ts'
import { prefixes, RUN } from '../../models/events/prefixes.ts'
import { fold } from '../../models/text/index.ts'

describe('beginnings of patterns', () => {
  it.each([
    ['ашылды|ашылған', ['ашылды', 'ашылға']],
    ['бар|жоқ', ['бар', 'жоқ']],
    ['(жаңа )?орын', ['жаңа о', 'орын']],
    // One blank and the next word, or several and anything.
    ['бос[ \\n]+орын', ['бос ор', 'бос  ', 'бос \n', 'бос\nор', 'бос\n ', 'бос\n\n']],
    // A run of letters, and what stands further on in its word.
    ['\\p{L}{2,20}(ған|ген)', [`${RUN}ған`, `${RUN}ген`]],
    ['\\p{L}{2,20}(у|уі) керек', [`${RUN}у`, `${RUN}уі`]],
    ['(?!бар)\\p{L}{3,9}м[ае]қ|тиіс', [`${RUN}мақ`, `${RUN}меқ`, 'тиіс']],
    ['\\p{L}{2,20}, адам|\\p{L}{2,9}лер', [`${RUN},`, `${RUN}лер`]],
    ['ашыл\\p{L}{0,15}', ['ашыл']],
    // A lazy mark is a mark, no letter.
    ['(бір)??ой', ['бірой', 'ой']],
  ])('%s', (written, expected) => expect(prefixes(written)?.sort()).toEqual(expected.sort()))

  it.each(['\\p{L}{2,9}', '\\p{L}{2,9} да', '(а)?', '[а-я]х', '.ой'])('of %s may be any', (written) => {
    expect(prefixes(written)).toBeNull()
  })
})

describe('stems side by side', () => {
  it('share their run of letters', () => {
    expect(source('(жұмыс*|бос орын*|адам)')).toBe('((жұмыс|бос[ \\n]+орын)\\p{L}{0,15}|адам)')
    expect(source('(адам|жұмыс(?!сыз)*|бос*)')).toBe('(адам|жұмыс(?!сыз)\\p{L}{0,15}|бос\\p{L}{0,15})')
  })
})

describe('the search of a pattern', () => {
  const PATTERNS = [
    ['\\p{L}{2,20}(ған|ген|қан)( \\p{L}{2,9})?', 'тиіс'],
    ['(жаңа )?жұмыс*', '\\p{L}{2,9}дар(дың)?~саны'],
    ['(?!бар)\\p{L}{2,9}м[ае]қ(шы)?', 'орын(?=~[.,])'],
    ['\\p{L}{2,20}, \\p{L}{3,9}', '\\p{L}{1,9}-а'],
  ]
  // Searches are known before a text is gone over.
  for (const written of PATTERNS) words(...written)
  const text = fold(
    'Жаңа жұмыс орындары ашылған еді, адамдардың саны артқан. Жұмыссыздар оқымақ, 漢字ашылған бармақ; ' +
      'тиіс-ашылмақшы ға ған 12ашылған аш漢ылған тұрғындар саны 𝐀ашылған орын.',
  ).folded
  it.each(PATTERNS)('finds what trying every offset finds: %s', (...written) => {
    const pattern = words(...written)
    const whole = `(?<![\\p{L}\\p{M}])(?:${written.map(source).join('|')})(?![\\p{L}\\p{M}])`
    const plain = new RegExp(whole, 'gu')
    for (let start = 0; start < text.length; start += 7)
      for (const end of [start + 5, start + 40, text.length]) {
        const part = text.slice(start, end)
        const expected = [...part.matchAll(plain)].map(({ index, 0: found }) => [
          start + index,
          start + index + found.length,
        ])
        expect(all(pattern, text, [start, Math.min(end, text.length)])).toEqual(expected)
      }
  })

  it('finds what a rule looks for that was written after the text was gone over', () => {
    words('орын')
    const late = 'бармақ; тиіс-ашылмақшы'
    expect(all(words('тиіс'), late, [0, late.length])).toEqual([[8, 12]])
    expect(first(words('ашылмақшы', 'осы сынақта ғана'), late, [0, late.length])).toEqual([13, 22])
    expect(occurring([{ pattern: words('тек осы жерде') }], late, [0, late.length])).toHaveLength(1)
  })

  it('passes over rules whose words do not stand in the range', () => {
    const rules = ['ашылған', 'тұрғындар', 'бармақ'].map((written) => ({ written, pattern: words(written) }))
    const whole = 'Енді ашылған орын, бармақ тұрғындар'
    const of = (start: number, end: number) =>
      occurring(rules, whole, [start, end]).map((rule) => rule.written)
    expect(of(0, whole.length)).toEqual(['ашылған', 'тұрғындар', 'бармақ'])
    expect(of(13, 25)).toEqual(['бармақ'])
    // Cut within a word, of which no more is read.
    expect(of(6, 12)).toEqual([])
    expect(all(words('ған'), 'ашылған', [4, 7])).toEqual([[4, 7]])
  })
})
