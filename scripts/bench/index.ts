#!/usr/bin/env node
/**
 * `npm run -s bench -- NAME [options]`: runs one benchmark of this folder as if it had been started itself.
 * `--help` alone lists them, behind a name it tells the options of that one; what is wrongly asked ends with status 2.
 */
import { fileURLToPath } from 'node:url'

interface Benchmark {
  /** What it measures. */
  what: string
  /** An option a line, with what it is without it. */
  options: readonly string[]
  example: string
}

const EVENTS = [
  '--events N       events in the database (1000000)',
  '--seed N         of the made-up events (1)',
]

/** What each benchmark measures; helpers beside them are not listed. */
const BENCHMARKS: Record<string, Benchmark> = {
  core: {
    what: 'speed of the language core by part, beside two baselines',
    options: [
      '--shared DIR     folder with data/raw (KARENBEK_SHARED; without it short gold passages, which read slower)',
      '--seconds N      of processor time for each part (3)',
      '--only PART,…    Intl.Segmenter (baseline), franc (baseline), fold, language, numbers, dates, places,',
      '                 officials, events, core without events, extract (all)',
    ],
    example: '--only "core without events,extract" --seconds 5',
  },
  chaos: {
    what: 'kills, freezes, restarts, full disk: the tables must not differ',
    options: [],
    example: '',
  },
  fuzz: {
    what: 'mutated pages and feeds through every reader',
    options: ['--count N        inputs (1000000)', '--seed N         of the mutations (1)'],
    example: '--count 20000 --seed 7',
  },
  numbers: {
    what: 'number forms read right, and speed',
    options: [
      'COUNT            forms of both languages together (1000000)',
      'SEED             of the values (1)',
    ],
    example: '100000 7',
  },
  api: {
    what: 'requests a second, kept and found',
    options: [
      ...EVENTS,
      '--seconds N      for each kind of request (10)',
      '--connections N  at the same time (16)',
    ],
    example: '--events 100000 --connections 8',
  },
  export: {
    what: 'rows a second and memory by format, beside COPY',
    options: [...EVENTS, '--again          asks each export a second time'],
    example: '--events 100000',
  },
  search: {
    what: 'a page of results, six facets and timeline over many events',
    options: [
      ...EVENTS,
      '--rounds N       of all searches (40)',
      '--no-baseline    without the plain queries beside them',
    ],
    example: '--events 100000 --rounds 10',
  },
  page: {
    what: 'views of the desk in Chromium: milliseconds until they can be used',
    options: [...EVENTS, '--rounds N       of all views (5)'],
    example: '--events 100000 --rounds 3',
  },
  pipeline: {
    what: 'pages and documents to event rows: documents/s, memory, processes',
    options: [
      '--documents N    (5000)',
      '--pages N        (500)',
      '--processes N,…  numbers of processes to try (1,2)',
      '--extract N      documents that a process reads at the same time (2)',
      '--backend B      redis or postgres: where the queues live (redis)',
      '--marks N,…      tells rate, CPU time, memory and size whenever so many are done',
    ],
    example: '--documents 100000 --processes 1 --marks 10000,50000',
  },
  polite: {
    what: 'politeness and speed of the crawler on many hosts',
    options: ['--hosts N        (100)', '--pages N        (1000)'],
    example: '--hosts 20 --pages 200',
  },
  queue: {
    what: 'the queue alone: jobs/s and memory on either backend',
    options: [
      '--jobs N,…       numbers of jobs to try (10000,100000)',
      '--backend B      redis or postgres (redis)',
      '--concurrency N  jobs at the same time (50)',
    ],
    example: '--jobs 10000 --backend postgres',
  },
}

const OVERVIEW = `usage: npm run -s bench -- NAME [options]
       npm run -s bench -- NAME --help

${Object.entries(BENCHMARKS)
  .map(([key, { what }]) => `  ${key.padEnd(10)} ${what}\n`)
  .join('')}
Examples:
  npm run -s bench -- core --seconds 5
  npm run -s bench -- fuzz --count 20000
`

/** Ends with a short word about what was wrongly asked. */
function refuse(message: string): never {
  process.stderr.write(`error: ${message}\n`)
  process.exit(2)
}

const asksHelp = (word: string | undefined) => word === '--help' || word === '-h'

const [name, ...rest] = process.argv.slice(2)
const benchmark = name !== undefined && Object.hasOwn(BENCHMARKS, name) ? BENCHMARKS[name] : undefined
if (name === undefined || asksHelp(name)) process.stdout.write(OVERVIEW)
else if (!benchmark) {
  process.stderr.write(OVERVIEW)
  refuse(`there is no benchmark «${name}»`)
} else if (benchmark.options.length > 0 && rest.some(asksHelp)) {
  const { what, options, example } = benchmark
  process.stdout.write(
    `usage: npm run -s bench -- ${name} [options]\n\n${what}\n\n` +
      options.map((option) => `  ${option}\n`).join('') +
      `\nExample:\n  npm run -s bench -- ${name} ${example}\n`,
  )
} else {
  const file = fileURLToPath(new URL(`./${name}.ts`, import.meta.url))
  process.argv = [process.argv[0] as string, file, ...rest]
  try {
    await import(file)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (!code?.startsWith('ERR_PARSE_ARGS')) throw error
    refuse(`${message.split('\n')[0]}\nnpm run -s bench -- ${name} --help tells the options`)
  }
}
