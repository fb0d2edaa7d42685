import { describe, expect, it } from 'vitest'
import { figure } from '../../scripts/event-table.ts'
import { readLines } from '../../scripts/lines.ts'
import { readSettings } from '../../scripts/settings.ts'
import { cell, table, width } from '../../scripts/table.ts'

describe('table', () => {
  it('counts columns, not characters', () => {
    expect(width('شغل')).toBe(3)
    expect(width('نخل‌ابراهیمی')).toBe(11)
    expect(width('é')).toBe(1)
    expect(width('日本')).toBe(4)
  })

  it('cuts at a whole character and keeps the cell on one line', () => {
    expect(cell('a\nb\tc\u0007d')).toBe('a b c d')
    expect(cell('abcdef', 4)).toBe('abc…')
    expect(width(cell('фабрика'.repeat(5), 10))).toBeLessThanOrEqual(10)
  })

  it('stays straight with right-to-left cells', () => {
    const text = table(
      [{ title: 'A' }, { title: 'N', right: true }],
      [
        ['اهواز', '1'],
        ['Ақтөбе', '1000'],
      ],
    )
    const lines = text.split('\n')
    expect(new Set(lines.slice(1).map(width))).toEqual(new Set([12]))
    // Isolated, so that the figure beside it stays where it is.
    expect(lines[2]).toContain('\u2068اهواز\u2069')
    expect(text).not.toContain('\u001b')
  })
})

describe('figure', () => {
  it.each([
    [{ quantity: { value: 1600, unit: 'people', bound: 'at_least' }, money: null }, '≥1,600 people'],
    [
      { quantity: { value: null, min: 40, max: 50, unit: 'jobs', bound: 'range' }, money: null },
      '40–50 jobs',
    ],
    [
      { quantity: { value: 7.2, unit: 'percent_of_plan', bound: 'exact' }, money: null },
      '7.2 percent of plan',
    ],
    [{ quantity: null, money: { value: 89_200_000, currency: 'KZT', bound: 'approx' } }, '≈89.2M KZT'],
    [{ quantity: null, money: null }, '–'],
  ] as const)('%j', (event, text) => {
    expect(figure(event)).toBe(text)
  })
})

describe('settings', () => {
  it('have defaults', () => {
    expect(readSettings({ HOME: '/home/a' })).toMatchObject({
      databaseUrl: null,
      redisUrl: null,
      port: 8080,
      host: '127.0.0.1',
      logLevel: 'info',
      contact: null,
    })
  })

  it.each([
    [{ DATABASE_URL: 'mysql://secret@x/y' }, /DATABASE_URL/],
    [{ REDIS_URL: 'localhost:6379' }, /REDIS_URL/],
    [{ PORT: '70000' }, /PORT/],
    [{ LOG_LEVEL: 'loud' }, /LOG_LEVEL/],
    [{ KARENBEK_ARCHIVE: '/proc/archive' }, /KARENBEK_ARCHIVE/],
  ])('%j is refused, without repeating secrets', (env, message) => {
    expect(() => readSettings({ HOME: '/home/a', ...env })).toThrow(message)
    expect(() => readSettings({ HOME: '/home/a', ...env })).not.toThrow(/secret/)
  })
})

describe('readLines', () => {
  async function* chunks(text: string, size: number) {
    const bytes = Buffer.from(text)
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  }
  const read = async (text: string, size: number, limit?: number) => {
    const lines: string[] = []
    for await (const line of readLines(chunks(text, size), limit)) lines.push(line.problem ?? line.text)
    return lines
  }

  it.each([1, 2, 3, 7, 1000])('gives the same lines in chunks of %d bytes', async (size) => {
    expect(await read('\ufeffшаңырақ\r\n\nб\rв\nлаңг', size)).toEqual(['шаңырақ', '', 'б\rв', 'лаңг'])
    expect(await read('', size)).toEqual([])
    expect(await read('a\n', size)).toEqual(['a'])
  })

  it('leaves out a line that is too long, and only that', async () => {
    expect(await read(`ab\n${'x'.repeat(50)}\ncd\n`, 4, 10)).toEqual(['ab', 'too-long', 'cd'])
  })
})
