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
    ['[ORG تیم] [ORG فولاد] برد', ['ORG تیم فولاد']],
    ['سیره [PER حضرت] [PER زینب] ( س )', ['PER حضرت زینب ( س )']],
    ['[ORG فولاد] [ORG سپاهان] را برد', ['ORG فولاد', 'ORG سپاهان']],
    ['دیدار با [PER رهبر معظم انقلاب] در [LOC تهران]', ['ROLE رهبر معظم انقلاب', 'LOC تهران']],
    ['دیدار با [PER رهبر کریمی]', ['PER رهبر کریمی']],
    ['منافع [LOC جمهوری اسلامی ایران] است', ['ORG جمهوری اسلامی ایران']],
    ['نرخ [LOC یوان چین] و [ORG لیر] [LOC ترکیه]', ['LOC چین', 'LOC ترکیه']],
    ['newsroom @ [ORG irna] . ir', []],
    ['انتخاب ( [ORG Entekhab] . ir )', ['ORG Entekhab . ir']],
    ['جشن [ORG مهر] . این', ['ORG مهر']],
    ['وزیر بهداشت و وزیر [ORG نیرو] آمدند', ['ORG بهداشت', 'ORG نیرو']],
    ['بهداشت مردم', []],
    ['[ORG روزنامه های صبح ایران] و [ORG تیم داوری ژاپن]', ['LOC ایران', 'LOC ژاپن']],
    ['[ORG تیم ملی والیبال ایران] و [ORG روزنامه ایران]', ['ORG تیم ملی والیبال ایران', 'ORG روزنامه ایران']],
    ['[PER ابتکار] : قربانیان چه گفتند', ['ORG ابتکار']],
    ['وقایع اتفاقیه درباره بازار [LOC ایران]', ['ORG وقایع اتفاقیه', 'LOC ایران']],
    ['[LOC ایران] امروز : آغاز کار', ['ORG ایران امروز']],
    ['ابتکار مردم : کار', []],
  ])('%s', (marked, expected) => expect(refined(marked)).toEqual(expected))

  it('leaves Kazakh sentences as they are', () => {
    expect(refined('бүгін [LOC Ақтөбеде ,] жиын')).toEqual(['LOC Ақтөбеде ,'])
  })
})
