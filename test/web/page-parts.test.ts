import { describe, expect, it } from 'vitest'
import {
  apart,
  classesOf,
  classOf,
  labelRoom,
  niceMax,
  periodsOf,
  wrapped,
} from '../../web/page/src/charts/scale.ts'
import { apa, bibtex, type Citable, plain } from '../../web/page/src/lib/cite.ts'
import { toCsv } from '../../web/page/src/lib/csv.ts'
import { formatDay, formatInput, formatMonth, formatPeriod, parseDay } from '../../web/page/src/lib/dates.ts'
import { pieces } from '../../web/page/src/lib/highlight.ts'
import { formatNumber, formatRange, formatShort, parseNumber } from '../../web/page/src/lib/numbers.ts'
import { conditionsOf, filtersOf, noFilters, paramsOf, toggled } from '../../web/page/src/lib/query.ts'
import { words as en } from '../../web/page/src/words/en.ts'
import { words as fa } from '../../web/page/src/words/fa.ts'
import { words as kk } from '../../web/page/src/words/kk.ts'
import { words as ru } from '../../web/page/src/words/ru.ts'

describe('words', () => {
  const gaps = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort()

  it.each(Object.entries({ fa, kk, ru }))('%s says all that English says, with the same gaps', (_, words) => {
    expect(Object.keys(words).sort()).toEqual(Object.keys(en).sort())
    for (const [key, text] of Object.entries(words)) {
      expect(text.trim(), key).not.toBe('')
      for (const form of text.split('|')) {
        expect(gaps(form), key).toEqual(gaps(en[key as keyof typeof en].split('|')[0] as string))
      }
    }
  })

  it('has three plural forms in Russian where English has two, and writes Persian with its own letters', () => {
    for (const [key, text] of Object.entries(ru)) {
      const forms = text.split('|').length
      if (en[key as keyof typeof en].includes('|') && forms > 1) expect(forms, key).toBe(3)
    }
    expect(Object.values(fa).join('')).not.toMatch(/[يكىة٠-٩]/)
    // Latin letters that look like Cyrillic ones would not be found by a search.
    for (const text of [...Object.values(kk), ...Object.values(ru)]) {
      expect(text).not.toMatch(/[а-яәіңғүұқөһ][a-z]|[a-z][а-яәіңғүұқөһ]/i)
    }
  })
})

describe('days', () => {
  it('writes a day in both calendars and four languages', () => {
    expect(formatDay('2025-08-21', 'en', 'gregorian')).toBe('21 Aug 2025')
    expect(formatDay('2025-08-21', 'fa', 'jalali')).toBe('۳۰ مرداد ۱۴۰۴')
    expect(formatDay('2025-08-21', 'fa', 'gregorian')).toBe('۲۱ اوت ۲۰۲۵')
    expect(formatDay('2025-08-21', 'ru', 'jalali')).toBe('30 мордада 1404')
    expect(formatDay('2025-08-21T23:30:00+05:00', 'kk', 'gregorian')).toBe('2025 ж. 21 тамыз')
    expect(formatMonth('2025-08-01', 'ru', 'gregorian')).toBe('август 2025')
  })

  it('writes whole years and months of the calendar as such', () => {
    expect(formatPeriod('2022-03-21', '2023-03-20', 'fa', 'jalali')).toBe('۱۴۰۱')
    expect(formatPeriod('2022-03-21', '2023-03-20', 'en', 'gregorian')).toBe('21 Mar 2022 – 20 Mar 2023')
    expect(formatPeriod('2025-01-01', '2025-12-31', 'kk', 'gregorian')).toBe('2025 ж.')
    expect(formatPeriod('2023-01-01', '2025-12-31', 'en', 'gregorian')).toBe('2023–2025')
    expect(formatPeriod('2021-03-21', '2023-03-20', 'fa', 'jalali')).toBe('۱۴۰۰ تا ۱۴۰۱')
    expect(formatPeriod('2025-02-01', '2025-02-28', 'en', 'gregorian')).toBe('Feb 2025')
    expect(formatPeriod('2025-01-01', '2025-05-31', 'ru', 'gregorian')).toBe('январь 2025 – май 2025')
    expect(formatPeriod('2025-08-21', '2025-08-21', 'en', 'gregorian')).toBe('21 Aug 2025')
  })

  it.each([
    ['2025-08-21', '2025-08-21', '2025-08-21'],
    ['21.08.2025', '2025-08-21', '2025-08-21'],
    ['۱۴۰۴/۵/۳۰', '2025-08-21', '2025-08-21'],
    ['1404/05', '2025-07-23', '2025-08-22'],
    ['۱۴۰۳', '2024-03-20', '2025-03-20'],
    ['2024', '2024-01-01', '2024-12-31'],
    ['2024-2', '2024-02-01', '2024-02-29'],
    ['30/12/1403', '2025-03-20', '2025-03-20'],
  ])('reads %s', (typed, first, last) => {
    expect([parseDay(typed, 'first'), parseDay(typed, 'last')]).toEqual([first, last])
  })

  it.each([
    '',
    'yesterday',
    '2025-13-01',
    '2025-02-30',
    '1404/12/30',
    '12',
    '1404/0/1',
    '2025-08-21-1',
    '99999',
  ])('refuses «%s»', (typed) => expect(parseDay(typed, 'first')).toBeNull())

  it('shows what it reads', () => {
    for (const iso of ['1999-12-31', '2024-02-29', '2025-03-20', '2025-03-21']) {
      for (const calendar of ['jalali', 'gregorian'] as const) {
        expect(parseDay(formatInput(iso, 'fa', calendar), 'first')).toBe(iso)
      }
    }
  })
})

describe('figures', () => {
  it('writes them in the digits of the language', () => {
    expect(formatNumber(3154.5, 'fa')).toBe('۳٬۱۵۴٫۵')
    expect([formatRange('۱۰', '۲۰', 'fa'), formatRange('10', '20', 'kk')]).toEqual(['۱۰ تا ۲۰', '10–20'])
    expect(formatNumber(3154, 'en')).toBe('3,154')
    expect(formatNumber(3154.5, 'kk').replace(/\s/g, ' ')).toBe('3 154,5')
    expect(formatShort(45_000, 'kk').replace(/\s/g, ' ')).toBe('45 мың')
  })

  it.each([
    ['۱٬۵۰۰', 1500],
    ['1 500', 1500],
    ['1,500', 1500],
    ['4,5', 4.5],
    ['۴٫۵', 4.5],
    ['1,500,000', 1_500_000],
  ])('reads %s', (typed, value) => expect(parseNumber(typed)).toBe(value))

  it.each(['', 'ten', '-5', '1e9', '1.2.3'])('refuses «%s»', (typed) => expect(parseNumber(typed)).toBeNull())
})

describe('the address', () => {
  it('keeps every condition, and nothing else', () => {
    const address =
      'q=%D0%B0&place=IR-06&from=2025-01-01&min=5&moneyMin=9&currency=KZT&officialId=00&sort=size&type=training%2Cvacancies&language=kk'
    const filters = filtersOf(new URLSearchParams(`${address}&measure=jobs&x=1`))
    expect(paramsOf(filters).toString()).toBe(address)
    expect(conditionsOf(filters).has('sort')).toBe(false)
    expect(filters.type).toEqual(['training', 'vacancies'])
    expect(paramsOf(noFilters()).toString()).toBe('')
    expect(toggled(toggled(['a'], 'b'), 'a')).toEqual(['b'])
  })
})

describe('highlights', () => {
  it('gives a stretch to the nearest of the fields that hold it', () => {
    const found = pieces('create 500 jobs', [
      { start: 7, end: 10, field: 'quantity' },
      { start: 0, end: 15, field: 'type' },
    ])
    expect(found.map(({ text, fields }) => [text, fields.at(-1)])).toEqual([
      ['create ', 'type'],
      ['500', 'quantity'],
      [' jobs', 'type'],
    ])
  })

  it('cuts a part of the text as it cuts the whole', () => {
    const marks = [
      { start: 0, end: 9, field: 'sentence' },
      { start: 6, end: 8, field: 'quantity' },
    ]
    expect(pieces('title 40 jobs', marks, 6)).toEqual([
      { text: '40', fields: ['sentence', 'quantity'] },
      { text: ' ', fields: ['sentence'] },
      { text: 'jobs', fields: [] },
    ])
    expect(pieces('title 40 jobs', marks, 0, 5)).toEqual([{ text: 'title', fields: ['sentence'] }])
  })

  it('bears spans outside the text', () => {
    expect(pieces('ab', [{ start: -3, end: 99, field: 'x' }])).toEqual([{ text: 'ab', fields: ['x'] }])
  })
})

describe('files', () => {
  it('keeps spreadsheets from running what a page wrote', () => {
    expect(toCsv([['=cmd()', '+1', '-2', '@x', 'a"b', 'c,d', -2, null]])).toBe(
      `'=cmd(),'+1,'-2,'@x,"a""b","c,d",-2,\r\n`,
    )
  })

  const item: Citable = {
    id: 'ab12',
    title: 'Зауыт } \\input{x} 50% & more',
    source: 'Ақтөбе',
    url: 'https://a.test/1?x={y}',
    publishedAt: '2025-08-21T10:00:00+05:00',
    page: 'http://127.0.0.1/event?id=ab12',
    extractorVersion: '1',
    accessed: '2025-09-01',
  }

  it('cites the article and the record', () => {
    expect(apa(item)).toContain('Ақтөбе. (2025, August 21). ')
    expect(apa({ ...item, publishedAt: null })).toContain('(n.d.)')
    expect(plain(item)).toContain('2025-08-21')
  })

  it('writes BibTeX that no title can break', () => {
    const text = bibtex(item)
    expect(text).toContain('title = {{Зауыт input x 50\\% \\& more}}')
    expect(text.replace(/[^{]/g, '').length).toBe(text.replace(/[^}]/g, '').length)
    expect(text).toContain('url = {https://a.test/1?x=%7By%7D}')
  })
})

describe('scales', () => {
  it('fills gaps between months, and draws long spans by year', () => {
    expect(
      periodsOf([
        { month: '2024-11', count: 2 },
        { month: '2025-02', count: 1 },
      ]),
    ).toEqual([
      { key: '2024-11', count: 2 },
      { key: '2024-12', count: 0 },
      { key: '2025-01', count: 0 },
      { key: '2025-02', count: 1 },
    ])
    const long = periodsOf([
      { month: '2000-05', count: 2 },
      { month: '2000-06', count: 3 },
      { month: '2020-01', count: 1 },
    ])
    expect(long.length).toBe(21)
    expect(long[0]).toEqual({ key: '2000', count: 5 })
    expect(periodsOf([])).toEqual([])
  })

  it('parts values into classes that hold about as many each', () => {
    const limits = classesOf([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 100])
    expect(limits).toEqual([1, 3, 5, 7, 9])
    expect([0, 1, 4, 100].map((value) => classOf(value, limits))).toEqual([0, 1, 2, 5])
    expect(classesOf([7, 7, 7])).toEqual([7])
    expect(classesOf([])).toEqual([])
  })

  it('leaves room for the words of an axis and a key, and names as many marks as there is room for', () => {
    expect(labelRoom(['0', '20'], 44)).toBe(44)
    expect(labelRoom(['0', '200 тыс.'], 44)).toBeGreaterThan(60)
    expect(wrapped(['planned', 'done', 'denied'], 190)).toEqual([
      { x: 0, line: 0 },
      expect.objectContaining({ line: 0 }),
      { x: 0, line: 1 },
    ])
    const years = [0, 1, 13, 25, 37, 49].map((i) => ({ i }))
    expect(apart(years, 1)).toEqual(years)
    expect(apart(years, 15).map(({ i }) => i)).toEqual([1, 25, 49])
    expect(apart([], 15)).toEqual([])
  })

  it('ends an axis at a round figure', () => {
    expect([1, 3, 36, 97, 101, 4200].map(niceMax)).toEqual([2, 4, 40, 100, 200, 5000])
  })
})
