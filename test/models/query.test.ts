import { describe, expect, it } from 'vitest'
import { type Expression, lexemes, parseQuery, QueryError, stem } from '../../models/query/index.ts'

describe('stems', () => {
  it.each([
    'жұмыс жұмысқа жұмыспен жұмыстың жұмыстары жұмысымен жұмыстарының',
    'орын орны орындары орнын орнында орындарының',
    'облыс облысы облыста облысының облыстағы',
    'кәсіпорын кәсіпорны кәсіпорындар кәсіпорында',
    'мектеп мектебі мектептер мектебінің мектепке',
    'ақтөбе ақтөбеде ақтөбенің ақтөбеден',
    'алматы алматыда алматыға',
    'халық халқы халқының халыққа',
    'ашылды ашылған ашылады ашылып',
    'жәрмеңке жәрмеңкесі жәрмеңкеге жәрмеңкелер',
    'کارخانه کارخانهها کارخانههای کارخانههایی',
    'شغل شغلی شغلها شغلهای شغلهایی',
    'کارگر کارگران کارگرها کارگری کارگرانی',
    'بیکار بیکاران بیکاری',
    'کارفرما کارفرمایان',
    'بازنشسته بازنشستگان بازنشستگی',
    'میکند میکنند نمیکند میکنیم',
    'مسئول مسئولان مسئولین',
  ])('%s', (forms) => {
    expect([...new Set(forms.split(' ').map(stem))]).toHaveLength(1)
  })

  it.each([
    ['жұмыс', 'жұмыссыз'],
    ['қала', 'қал'],
    ['адам', 'ада'],
    ['استان', 'است'],
    ['ایران', 'ایر'],
    ['درمان', 'در'],
    ['هفته', 'هفت'],
  ])('%s is not %s', (a, b) => {
    expect(stem(a)).not.toBe(stem(b))
  })

  it('makes something of everything', () => {
    for (const word of ['', 'а', 'ы', 'ها', 'ی', 'می', 'x', '123', 'нның', 'ындағыларының'])
      expect(stem(word)).toBeTypeOf('string')
  })
})

describe('stored words', () => {
  it('keep endings with their words, and compounds as one and as their parts', () => {
    expect(lexemes('کارخانه ها', 'fa')).toEqual(lexemes('کارخانه', 'fa'))
    const flat = lexemes('بهره‌برداری می‌شود', 'fa').flat()
    expect(flat).toEqual(expect.arrayContaining(['بهره', 'برداری', 'بهرهبرداری']))
    expect(flat).not.toContain('می')
  })

  it('are Cyrillic for Kazakh in any letters', () => {
    const cyrillic = lexemes('жұмыс орны', 'kk')
    expect(lexemes('jumys orny', 'kk').slice(0, 2)).toEqual(cyrillic)
    expect(lexemes('جۇمىس ورنى', 'kk').slice(0, 2)).toEqual(cyrillic)
    // As written they are found too.
    expect(lexemes('jumys orny', 'kk').flat()).toContain('jumys')
  })
})

/** Does a text have what a query asks for? Words only. */
function matches(query: string, text: string, language = 'kk'): boolean {
  const stored = lexemes(text, language)
  const has = (node: Expression): boolean => {
    if (node.kind === 'and') return node.nodes.every(has)
    if (node.kind === 'or') return node.nodes.some(has)
    if (node.kind === 'not') return !has(node.node)
    if (node.kind !== 'words') throw new Error(node.kind)
    return stored.some((_, at) =>
      node.positions.every((alternatives, i) =>
        alternatives.some(({ lexeme, prefix }) =>
          stored[at + i]?.some((one) => (prefix ? one.startsWith(lexeme) : one === lexeme)),
        ),
      ),
    )
  }
  const parsed = parseQuery(query)
  return parsed === null || has(parsed)
}

describe('words of a query', () => {
  it.each([
    ['жұмыс', 'Ауданда жұмысқа орналасқандар көп'],
    ['"жұмыс орны"', '120 жұмыс орындары ашылды'],
    ['jumys', 'жаңа жұмыс орны'],
    ['جۇمىس', 'жаңа жұмыс орны'],
    ['жұмыс', 'jańa jumys orny'],
    ['орын -зауыт', 'жұмыс орны'],
    ['зауыт OR фабрика', 'фабрикада'],
    ['шах*', 'шахтада'],
    ['=жұмысқа', 'жұмысқа'],
    ['(зауыт | фабрика) жұмыс', 'зауытта жұмыс'],
  ])('%s finds «%s»', (query, text) => expect(matches(query, text)).toBe(true))

  it.each([
    ['"орны жұмыс"', 'жұмыс орны'],
    ['жұмыс -орын', 'жұмыс орны'],
    ['=жұмыс', 'жұмысқа'],
    ['жұмыс', 'жұмыссыздар'],
  ])('%s does not find «%s»', (query, text) => expect(matches(query, text)).toBe(false))

  it.each([
    ['كارخانه', 'کارخانه‌های استان'],
    ['کارخانه ها', 'كارخانه تازه'],
    ['فرصت شغلی', 'فرصت‌های شغلی'],
    ['بهره برداری', 'به بهره‌برداری رسید'],
    ['بهره‌برداری', 'به بهره برداری رسید'],
    ['بهره‌برداری', 'به بهره‌برداری رسید'],
    ['"فرصت شغلی"', 'دو فرصت‌های شغلی تازه'],
    ['می شود', 'ایجاد می‌شود'],
  ])('%s finds «%s»', (query, text) => expect(matches(query, text, 'fa')).toBe(true))
})

describe('fields', () => {
  it.each([
    ['type:jobs_created,training', { kind: 'any', field: 'type', values: ['jobs_created', 'training'] }],
    ['place:Ақтөбе', { kind: 'any', field: 'place', values: ['KZ-15'] }],
    ['place:خوزستان', { kind: 'any', field: 'place', values: ['IR-06'] }],
    ['place:khuzestan', { kind: 'any', field: 'place', values: ['IR-06'] }],
    ['place:Актюбинская', { kind: 'any', field: 'place', values: ['KZ-15'] }],
    ['place:"استان خوزستان",KZ', { kind: 'any', field: 'place', values: ['IR-06', 'KZ'] }],
    ['count:>=100', { kind: 'range', field: 'count', min: 100 }],
    ['count:<۱۰۰', { kind: 'range', field: 'count', max: 100, maxOpen: true }],
    ['money:1,5млрд..2млрд', { kind: 'range', field: 'money', min: 1.5e9, max: 2e9 }],
    ['published:1404-05..', { kind: 'days', field: 'published', from: '2025-07-23' }],
    ['published:1403', { kind: 'days', field: 'published', from: '2024-03-20', to: '2025-03-20' }],
    ['period:2025-02', { kind: 'days', field: 'period', from: '2025-02-01', to: '2025-02-28' }],
    ['period:<2025', { kind: 'days', field: 'period', to: '2024-12-31' }],
    ['confidence:>=0.9', { kind: 'range', field: 'confidence', min: 0.9 }],
    ['lang:KK', { kind: 'any', field: 'language', values: ['kk'] }],
    ['official:0123456789abcdef', { kind: 'any', field: 'official', values: ['0123456789abcdef'] }],
  ])('%s', (query, expected) => expect(parseQuery(query)).toEqual(expected))

  it('can be left out, and joined', () => {
    expect(parseQuery('-type:training (status:done OR status:ongoing)')).toEqual({
      kind: 'and',
      nodes: [
        { kind: 'not', node: { kind: 'any', field: 'type', values: ['training'] } },
        {
          kind: 'or',
          nodes: [
            { kind: 'any', field: 'status', values: ['done'] },
            { kind: 'any', field: 'status', values: ['ongoing'] },
          ],
        },
      ],
    })
    expect(parseQuery('  ')).toBeNull()
  })

  it.each([
    ['type:jobs', [5, 9], /jobs_created/, 'value'],
    ['نان foo:bar', [4, 7], /no field/, 'field'],
    ['"abc', [0, 4], /without its/, 'pair'],
    ['(a', [0, 1], /without its/, 'pair'],
    ['a)', [1, 2], /without its/, 'pair'],
    ['a OR', [2, 4], /between two/, 'or'],
    ['published:1404-13', [10, 17], /no day/, 'value'],
    ['published:1403-12-31', [10, 20], /no day/, 'value'],
    ['count:abc', [6, 9], /no number/, 'value'],
    ['place:Нарния', [6, 12], /no place/, 'place'],
    ['place:Жаңажол', [6, 13], /may be \d+ places/, 'places'],
    ['type:', [0, 5], /needs a value/, 'value'],
    ['а*', [0, 2], /2 letters/, 'prefix'],
    [`${'('.repeat(20)}a`, [8, 9], /deeper/, 'long'],
    ['a '.repeat(60), [96, 120], /more than/, 'long'],
    ['x'.repeat(2000), [1000, 2000], /longer/, 'long'],
  ])('%s is refused with its place', (query, span, message, reason) => {
    let error: unknown
    try {
      parseQuery(query)
    } catch (thrown) {
      error = thrown
    }
    expect(error).toBeInstanceOf(QueryError)
    expect((error as QueryError).message).toMatch(message)
    expect((error as QueryError).span).toEqual(span)
    expect((error as QueryError).reason).toBe(reason)
  })

  it('survives anything typed', () => {
    const alphabet = [
      ...'ab жұکا"«»()-:|*=,.<>0123 \u200c\0',
      'OR ',
      'type:',
      'place:',
      'count:',
      'published:',
    ]
    let seed = 7
    const next = () => {
      seed = (seed * 1103515245 + 12345) % 2147483648
      return seed
    }
    for (let i = 0; i < 3000; i++) {
      const typed = Array.from({ length: next() % 24 }, () => alphabet[next() % alphabet.length]).join('')
      try {
        parseQuery(typed)
      } catch (error) {
        expect(error).toBeInstanceOf(QueryError)
      }
    }
  })
})
