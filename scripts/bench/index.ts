#!/usr/bin/env node
/** `npm run -s bench -- NAME [options]`: runs one benchmark of this folder as if it had been started itself. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** What each benchmark measures; helpers beside them are not listed. */
const BENCHMARKS: Record<string, string> = {
  core: 'speed of the language core by part, beside two baselines (--shared, --seconds, --only)',
  chaos: 'kills, freezes, restarts, full disk: the tables must not differ (--kills, --backend, --articles)',
  fuzz: 'mutated pages and feeds through every reader (--count, --seed)',
  numbers: 'number forms read right, and speed ([count] [seed])',
  api: 'requests a second, kept and found (--events, --seconds, --connections)',
  export: 'rows a second and memory by format, beside COPY (--events, --again)',
  search: 'a page of results, six facets and timeline over many events (--events, --seed, --rounds)',
  page: 'views of the desk in Chromium: milliseconds until they can be used (--events, --rounds)',
  pipeline: 'pages and documents to event rows: documents/s, memory, processes (--documents, --backend)',
  polite: 'politeness and speed of the crawler on many hosts (--hosts, --pages)',
  queue: 'the queue alone: jobs/s and memory on either backend (--jobs, --backend)',
}

const [name, ...rest] = process.argv.slice(2)
const file = name && name in BENCHMARKS ? fileURLToPath(new URL(`./${name}.ts`, import.meta.url)) : null
if (!file || !existsSync(file)) {
  const lines = Object.entries(BENCHMARKS).map(([key, text]) => `  ${key.padEnd(10)} ${text}`)
  process.stderr.write(`usage: npm run -s bench -- NAME [options]\n\n${lines.join('\n')}\n`)
  process.exitCode = name ? 2 : 0
} else {
  process.argv = [process.argv[0] as string, file, ...rest]
  await import(file)
}
