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

const { values, positionals } = asked()
const known = (await readdir(import.meta.dirname))
  .filter((file) => file.endsWith('.ts') && file !== 'index.ts' && !file.startsWith('_'))
  .map((file) => file.slice(0, -3))
  .sort()
if (values.help) {
  process.stdout.write(`usage: npm run -s eval -- [part…] [options]

Measures the parts on their gold and prints one table; status 1 where a value lies below its floor.
Parts: ${known.join(', ')} (all of them without a name).

  --shared DIR     folder with the data that is not part of the project (KARENBEK_SHARED)
  -v, --verbose    prints the cases that were read wrong too
  --rates          prints how often each rule of the events was right
  --quality FILE   writes what /api/quality tells instead

Examples:
  npm run -s eval -- events
  npm run -s eval -- events variants --shared ../shared -v\n`)
  process.exit()
}
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
const parts = known.filter((part) => positionals.length === 0 || positionals.includes(part))
const unknown = positionals.filter((part) => !known.includes(part))
if (unknown.length > 0) {
  console.error(`error: no such part: ${unknown.join(', ')} (there are ${known.join(', ')})`)
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

/** What the command line asks for; wrong options end with status 2. */
function asked() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        shared: { type: 'string' },
        verbose: { type: 'boolean', short: 'v' },
        rates: { type: 'boolean' },
        quality: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    console.error(
      `error: ${(error as Error).message.split('\n')[0]}\nnpm run -s eval -- --help tells the options`,
    )
    process.exit(2)
  }
}

function show(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(3)
}
