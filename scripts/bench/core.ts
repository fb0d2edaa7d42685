/**
 * `npm run -s bench -- core [--shared DIR] [--seconds N] [--only PART,…]`: speed of the language core on one core,
 * in MB of UTF-8 text a second, part by part and whole, beside two baselines of the same run: the runtime's own word
 * segmenter (ICU) and `franc`. Reads the articles of `DIR/data/raw` (default: `KARENBEK_SHARED`), else the gold passages.
 * For a profile: `node --import tsx --cpu-prof scripts/bench/core.ts --only extract`.
 */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { franc } from 'franc'
import { analyze, read } from '../../models/analyze.ts'
import type { DocumentInput } from '../../models/contract.ts'
import { readDates } from '../../models/dates/index.ts'
import { findEvents } from '../../models/events/index.ts'
import { identify } from '../../models/language/index.ts'
import { findNumbers } from '../../models/numbers/index.ts'
import { findOfficials } from '../../models/officials/index.ts'
import { findPlaces } from '../../models/places/index.ts'
import { fold } from '../../models/text/index.ts'
import { goldLines } from '../eval/_gold.ts'

const { values } = parseArgs({
  options: { shared: { type: 'string' }, seconds: { type: 'string' }, only: { type: 'string' } },
})
const seconds = Number(values.seconds ?? 3)
const wanted = values.only?.split(',')

/** Lines of the Kazakh file that make a document of the length of an article. */
const LINES = 12

/** Articles of a language from the raw data, or the gold passages. */
function documents(language: 'fa' | 'kk'): DocumentInput[] {
  const folder = path.join(values.shared ?? process.env.KARENBEK_SHARED ?? '', 'data', 'raw')
  const file = path.join(folder, language === 'fa' ? 'fa_fars.jsonl' : 'kk_gov.txt')
  if (!existsSync(file)) return goldLines<DocumentInput>(`events.${language}.jsonl`)
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n')
  const publishedAt = '2016-08-20'
  if (language === 'kk') {
    return Array.from({ length: Math.ceil(lines.length / LINES) }, (_, i) => ({
      id: `kk-${i}`,
      text: lines.slice(i * LINES, (i + 1) * LINES).join('\n'),
      publishedAt,
    }))
  }
  return lines.map((line, i) => {
    const { title, abstract, paragraphs } = JSON.parse(line) as Record<string, string> & {
      paragraphs: string[]
    }
    return { id: `fa-${i}`, text: [title, abstract, ...paragraphs].join('\n'), publishedAt }
  })
}

/** MB of UTF-8 a second of CPU time (that of the collector included): the best of the rounds that fit into the time. */
function speed<T>(inputs: readonly T[], bytes: number, work: (input: T) => unknown): number {
  for (const input of inputs) work(input)
  let best = Number.POSITIVE_INFINITY
  let spent = 0
  do {
    const begin = process.cpuUsage()
    for (const input of inputs) work(input)
    const { user, system } = process.cpuUsage(begin)
    best = Math.min(best, user + system)
    spent += user + system
  } while (spent < seconds * 1e6)
  return bytes / best
}

const rows: Record<string, Record<string, number>> = {}
for (const language of ['fa', 'kk'] as const) {
  const given = documents(language)
  const bytes = given.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0)
  const readings = given.flatMap((document) => {
    const { context } = read(document)
    return context?.language === language ? [{ document, context }] : []
  })
  const dating = { language, reference: '2016-08-20' }
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' })
  type Reading = (typeof readings)[number]
  const parts: Record<string, (reading: Reading) => unknown> = {
    'Intl.Segmenter (baseline)': ({ document }) => {
      let words = 0
      for (const { isWordLike } of segmenter.segment(document.text)) if (isWordLike) words++
      return words
    },
    'franc (baseline)': ({ document }) => franc(document.text),
    fold: ({ document }) => fold(document.text),
    language: ({ context }) => identify(context.text),
    numbers: ({ context }) => findNumbers(context.text, language),
    dates: ({ context }) => readDates(context.text, dating),
    places: ({ context }) => findPlaces(context.text, { language }),
    officials: ({ context }) => findOfficials(context.text, { language, places: context.places }),
    events: ({ context }) => findEvents(context),
    'core without events': ({ document }) => read(document),
    extract: ({ document }) => analyze(document),
  }
  for (const [part, work] of Object.entries(parts)) {
    if (wanted && !wanted.includes(part)) continue
    rows[part] = { ...rows[part], [language]: speed(readings, bytes, work) }
  }
}

console.log('| part | fa MB/s | kk MB/s |\n|---|---|---|')
for (const [part, { fa, kk }] of Object.entries(rows))
  console.log(`| ${part} | ${fa?.toFixed(1)} | ${kk?.toFixed(1)} |`)
console.log(`\nResident memory at the end: ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`)
