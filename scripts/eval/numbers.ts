import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findNumbers, type NumberMention, numberEntries } from '../../models/numbers/index.ts'
import { foldKazakh } from '../../models/text/index.ts'
import { compare, f1, goldLines, type Tally } from './_gold.ts'
import type { EvalOptions, Measure } from './index.ts'

interface Sentence {
  id: string
  language: 'fa' | 'kk'
  text: string
  numbers: {
    text: string
    span: [number, number]
    value: number | null
    min?: number
    max?: number
    bound: string
    kind: string
    currency?: string
  }[]
}

const tally = (): Tally => ({ right: 0, wrong: 0, missed: 0 })
/** Six digits are enough to tell a third from a quarter. */
const figure = (value: number | null | undefined) =>
  value == null ? '' : String(Number(value.toPrecision(6)))

/**
 * F1 of the numbers of `test/gold/numbers.jsonl`: span and value; and with bound, kind and currency. With a shared
 * folder, the share of the public number words (duckling, dateparser) that are read rightly, too.
 */
export default async function evaluate(options: EvalOptions): Promise<Measure[]> {
  const values = { fa: tally(), kk: tally() }
  const whole = { fa: tally(), kk: tally() }
  for (const { id, language, text, numbers } of goldLines<Sentence>('numbers.jsonl')) {
    const mentions = findNumbers(language === 'kk' ? foldKazakh(text) : text, language)
    const entries = numberEntries(mentions)
    const key = (n: { span: number[]; value: number | null; min?: number | null; max?: number | null }) =>
      `${n.span.join('-')} ${figure(n.value)} ${figure(n.min)} ${figure(n.max)}`
    compare(values[language], numbers.map(key), entries.map(key))
    const byStart = new Map<number, NumberMention>(mentions.map((mention) => [mention.span[0], mention]))
    const full = (n: Parameters<typeof key>[0] & { bound: string }, kind?: string, currency?: string) =>
      `${key(n)} ${n.bound} ${kind} ${currency ?? ''}`
    const gold = numbers.map((n) => full(n, n.kind, n.currency))
    const found = entries.map((entry) => {
      const mention = byStart.get(entry.span[0])
      return full(entry, mention?.kind, mention?.currency)
    })
    compare(whole[language], gold, found)
    if (options.verbose) {
      for (const wrong of found.filter((k) => !gold.includes(k))) console.log(`${id} + ${wrong}  ${text}`)
      for (const missing of gold.filter((k) => !found.includes(k))) console.log(`${id} - ${missing}`)
    }
  }
  const measures: Measure[] = (['fa', 'kk'] as const).flatMap((language) => [
    { part: 'numbers', measure: `span + value F1, ${language}`, value: f1(values[language]), floor: 0.98 },
    {
      part: 'numbers',
      measure: `+ bound, kind, currency F1, ${language}`,
      value: f1(whole[language]),
      floor: 0.97,
    },
  ])
  if (options.shared) measures.push(...publicSets(join(options.shared, 'data/temporal'), options.verbose))
  return measures
}

/** The numeral corpora of duckling and dateparser, each form read as a whole. */
function publicSets(folder: string, verbose?: boolean): Measure[] {
  if (!existsSync(folder)) return []
  const rows = (file: string) =>
    readFileSync(join(folder, file), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
  const duckling = rows('duckling/numeral_fa.jsonl').map(
    (row) => [String(row.text), Number(row.value)] as const,
  )
  const dateparser = rows('dateparser/jalali.jsonl')
    .filter((row) => row.numeral !== undefined)
    // «بیست ثانیه» → 22 tests a replacement of strings, not a number.
    .filter((row) => row.persian !== 'بیست ثانیه')
    .map((row) => [String(row.persian), Number(row.numeral)] as const)
  const share = (pairs: readonly (readonly [string, number])[]) => {
    const right = pairs.filter(([form, value]) => {
      const entries = numberEntries(findNumbers(form, 'fa'))
      const ok = entries.length === 1 && entries[0]?.text === form && entries[0].value === value
      if (!ok && verbose) console.log(`${form} ${value}: ${JSON.stringify(entries)}`)
      return ok
    })
    return right.length / pairs.length
  }
  return [
    { part: 'numbers', measure: `duckling fa (${duckling.length})`, value: share(duckling), floor: 1 },
    {
      part: 'numbers',
      measure: `dateparser fa words (${dateparser.length})`,
      value: share(dateparser),
      floor: 1,
    },
  ]
}
