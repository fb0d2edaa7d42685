import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { dateEntries, findDates } from '../../../models/dates/index.ts'
import evaluate from '../../../scripts/eval/dates.ts'

describe('the gold sentences', () => {
  it('reach their floors', async () => {
    const rows = await evaluate()
    expect(rows).toHaveLength(4)
    for (const { measure, value, floor } of rows) {
      expect(floor).toBeDefined()
      expect(value, measure).toBeGreaterThanOrEqual(floor as number)
    }
  })

  for (const language of ['fa', 'kk']) {
    it(`are spans of their own text (${language})`, () => {
      const path = new URL(`../../gold/dates.${language}.jsonl`, import.meta.url)
      const lines = readFileSync(path, 'utf8').trim().split('\n')
      let expressions = 0
      for (const line of lines) {
        const { text, reference, dates } = JSON.parse(line)
        expressions += dates.length
        for (const date of dates) expect(text).toContain(date.text)
        for (const entry of dateEntries(findDates(text, { reference, language }))) {
          expect(text.slice(...entry.span)).toBe(entry.text)
          expect(entry.start <= entry.end).toBe(true)
        }
      }
      expect(expressions).toBeGreaterThanOrEqual(300)
    })
  }
})
