/**
 * `npm run eval [-- part…] [--shared DIR]`: measures the parts on their gold and prints one Markdown table.
 * Ends with exit status 1 where a value lies below its floor. `npm run eval -- --quality FILE` writes what
 * `/api/quality` tells instead: how good each field of an event is, by language.
 */
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'

/** One measured value. */
export interface Measure {
  part: string
  measure: string
  /** 0…1 for shares, else a plain figure. */
  value: number
  /** The least that is accepted. */
  floor?: number
}

/** What every part's module exports by default. */
export type Evaluate = (options: EvalOptions) => Promise<Measure[]>

export interface EvalOptions {
  /** Folder with data that is not part of the project. */
  shared?: string
  /** Print the worst cases too. */
  verbose?: boolean
  /** Print how often each rule of the events was right, as the table that confidence starts from. */
  rates?: boolean
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    shared: { type: 'string' },
    verbose: { type: 'boolean', short: 'v' },
    rates: { type: 'boolean' },
    quality: { type: 'string' },
  },
})
const options: EvalOptions = {
  shared: values.shared ?? process.env.KARENBEK_SHARED,
  verbose: values.verbose,
  rates: values.rates,
}
if (values.quality) {
  const { writeQuality } = await import('./_quality.ts')
  await writeQuality(values.quality)
  process.exit()
}
const parts = (await readdir(import.meta.dirname))
  .filter((file) => file.endsWith('.ts') && file !== 'index.ts' && !file.startsWith('_'))
  .map((file) => file.slice(0, -3))
  .filter((part) => positionals.length === 0 || positionals.includes(part))
  .sort()
const unknown = positionals.filter((part) => !parts.includes(part))
if (unknown.length > 0) {
  console.error(`No such part: ${unknown.join(', ')}`)
  process.exit(2)
}

const measures: Measure[] = []
for (const part of parts) {
  const module = (await import(pathToFileURL(path.join(import.meta.dirname, `${part}.ts`)).href)) as {
    default?: Evaluate
  }
  if (typeof module.default !== 'function') continue
  measures.push(...(await module.default(options)))
}

const missed = measures.filter((m) => m.floor !== undefined && m.value < m.floor)
console.log('| part | measure | value | floor |')
console.log('|---|---|---|---|')
for (const { part, measure, value, floor } of measures) {
  const below = floor !== undefined && value < floor ? ' ✗' : ''
  console.log(`| ${part} | ${measure} | ${show(value)}${below} | ${floor === undefined ? '' : show(floor)} |`)
}
if (missed.length > 0) {
  console.error(`${missed.length} value(s) below their floor`)
  process.exit(1)
}

function show(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(3)
}
