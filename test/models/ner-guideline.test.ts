import { describe, expect, it } from 'vitest'
import { byGuideline } from '../../models/ner/guideline.ts'
import type { EntityLabel } from '../../models/ner/index.ts'

/** Names of a sentence in which the model's are bracketed: `در شمال [LOC اربیل]`. */
function refined(marked: string): string[] {
  const words: string[] = []
  const names: Array<{ label: EntityLabel; start: number; end: number; confidence: number }> = []
  for (const part of marked.split(/(\[[A-Z]+ [^\]]*\])/)) {
    const name = /^\[([A-Z]+) (.*)\]$/.exec(part)
    const start = words.length
    words.push(...(name?.[2] ?? part).split(' ').filter(Boolean))
    if (name) names.push({ label: name[1] as EntityLabel, start, end: words.length, confidence: 1 })
  }
  return byGuideline(words, names).map(
    ({ label, start, end }) => `${label} ${words.slice(start, end).join(' ')}`,
  )
}

describe('names by the guideline of Persian news', () => {
  it.each([
    ['در شمال غرب [LOC دزفول] باران آمد', ['LOC شمال غرب دزفول']],
    ['مردم استان [LOC البرز]', ['LOC استان البرز']],
    ['بازی تیم [ORG سپاهان] با [ORG فولاد ،]', ['ORG تیم سپاهان', 'ORG فولاد']],
    ['سفارت [LOC هند] و دولت [PER کریمی]', ['ORG سفارت هند', 'ORG دولت کریمی']],
    ['حرم حضرت [PER زینب] ( س ) شلوغ است', ['PER حضرت زینب ( س )']],
    ['شهرستان های [LOC بم] ، [LOC زرند] و [LOC بافت]', ['LOC شهرستان های بم ، زرند و بافت']],
    ['قهرمان جهان در [LOC پاریس]', ['LOC جهان', 'LOC پاریس']],
    ['[ORG تیم] [ORG فولاد] برد', ['ORG تیم', 'ORG فولاد']],
  ])('%s', (marked, expected) => expect(refined(marked)).toEqual(expected))

  it('leaves Kazakh sentences as they are', () => {
    expect(refined('бүгін [LOC Ақтөбеде ,] жиын')).toEqual(['LOC Ақтөбеде ,'])
  })
})
