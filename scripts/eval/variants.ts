import { emptyScore, type GoldDocument, prf, scoreOf, setsOf } from './events.ts'
import type { EvalOptions, Measure } from './index.ts'

/** Ways in which sites write or lose what says the same, with the least F1 that events must keep. */
const VARIANTS: Record<string, { floor: number; of: Record<string, (text: string) => string> }> = {
  fa: {
    floor: 0.94,
    of: {
      'joiners lost': (s) => s.replaceAll('\u200c', ''),
      'joiners as spaces': (s) => s.replaceAll('\u200c', ' '),
      'Arabic letters and digits': (s) =>
        s
          .replaceAll('ی', 'ي')
          .replaceAll('ک', 'ك')
          .replace(/[۰-۹]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0x90)),
      'no break spaces': (s) => s.replaceAll(' ', '\u00a0'),
      'quotes and commas of ASCII': (s) => s.replace(/[«»]/g, '"').replaceAll('،', ','),
      'sentences glued': (s) => s.replaceAll('. ', '.'),
      'one line': (s) => s.replace(/\s*\n+\s*/g, ' '),
      "a page's labels around": (s) => `نماد خبرگزاری\n\nکد خبر: ۸۴۵۶۱۲۳۴\n${s}\nانتهای پیام/\nلینک کوتاه`,
    },
  },
  kk: {
    floor: 0.94,
    of: {
      'no break spaces': (s) => s.replaceAll(' ', '\u00a0'),
      'quotes of ASCII, other dashes': (s) => s.replace(/[«»]/g, '"').replace(/ [–-] /g, ' — '),
      'sentences glued': (s) => s.replaceAll('. ', '.'),
      'one line': (s) => s.replace(/\s*\n+\s*/g, ' '),
      "a page's labels above": (s) => `Басты бет\n\nЖаңалықтар\n${s}`,
    },
  },
}

/** Events of the development gold, written otherwise: what a site does to the letters must not change what is read. */
export default async function evaluate({ shared }: EvalOptions): Promise<Measure[]> {
  const measures: Measure[] = []
  for (const [language, { floor, of }] of Object.entries(VARIANTS)) {
    const gold = setsOf(language, shared).find(([set]) => set === 'dev')?.[1] ?? []
    for (const [name, rewrite] of Object.entries(of)) {
      const changed = gold.map((document): GoldDocument => ({ ...document, text: rewrite(document.text) }))
      const { tp, fp, fn } = changed.length > 0 ? scoreOf(changed) : emptyScore()
      measures.push({
        part: 'variants',
        measure: `${language} events, ${name}: F1`,
        value: prf(tp, fp, fn).f,
        floor,
      })
    }
  }
  return measures
}
