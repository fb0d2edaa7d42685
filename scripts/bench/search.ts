#!/usr/bin/env node
/**
 * The search over many events: time of a page of 20 results with six facets and the timeline by kind of query, from
 * memory, beside PostgreSQL's own index (GIN) doing the same in the same run.
 *
 * `tsx scripts/bench/search.ts [--events 1000000] [--seed 1] [--rounds 40] [--no-baseline]`. The data stay in
 * KARENBEK_DATA (default: a folder of the system's temporary one) and are used again.
 *
 * New: nobody has asked this since an event was written, nor seen its events. Again: the same question, and every other
 * time its next page.
 */
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import {
  askDatabase,
  createPool,
  type EventSearch,
  FACETS,
  openSearch,
  type Pool,
  type SearchQuery,
} from '../../db/index.ts'
import { parseQuery } from '../../models/query/index.ts'
import { benchData } from './_data.ts'

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '40' },
    'no-baseline': { type: 'boolean' },
  },
})
const events = Number(values.events)
const rounds = Number(values.rounds)
const BASELINE_ROUNDS = 2
/** Rounds before the measurement counts. */
const WARM_UP = 4
const WANTED = { facets: FACETS, timeline: true }

const KINDS: [kind: string, query: string | null, more?: SearchQuery][] = [
  ['everything', null],
  ['commonest word', 'شغل'],
  ['commonest word, Kazakh', 'жұмыс'],
  ['two common words', 'жұмыс орны'],
  ['phrase of common words', '"жұмыс орны"'],
  ['common word without another', 'شغل -کارخانه'],
  ['rare word', 'зауытбек OR мамандық'],
  ['beginning of a word', 'жұм*'],
  ['type and status', 'type:jobs_created,training status:done'],
  ['country', 'place:IR'],
  ['place and figure', 'place:KZ-15 count:>=100'],
  ['dates and confidence', 'published:1400..1402 confidence:>=0.8'],
  ['official', 'official:"Асхат Шахаров"'],
  ['largest first', 'شغل', { sort: 'size' }],
  ['most relevant first', 'жұмыс орны', { sort: 'relevance' }],
]

const server = await benchData(values)
const pool = createPool(server.url, { max: 8 })
let loadSeconds = 0

const half = (times: number[]) => [0.5, 0.95].map((p) => show(quantile(times, p))).join(' / ')
const share = (times: number[]) => [0.5, 0.95, 0.99].map((p) => show(quantile(times, p))).join(' / ')
console.log(
  `load ${loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')}; times: p50 / p95 / p99, of the processor p50 / p95`,
)
console.log(
  '| query | matches | first time | new | processor, new | again | SQL page alone (GIN) | SQL, all of it |',
)
console.log('|---|---|---|---|---|---|---|---|')
const search = await start()
const every = { fresh: [] as number[], again: [] as number[], cpu: [] as number[] }
for (const [kind, query, more] of KINDS) {
  const asked = queryOf(query, more)
  const fresh: number[] = []
  const again: number[] = []
  const cpu: number[] = []
  let first = 0
  let total = 0
  for (let i = -WARM_UP; i < rounds; i++) {
    search.forget()
    const before = process.cpuUsage()
    const [ms, answer] = await timed(() => search.search(asked, WANTED))
    const { user, system } = process.cpuUsage(before)
    // The first time PostgreSQL has just started.
    if (i === -WARM_UP) first = ms
    total = answer.total
    if (i < 0) continue
    fresh.push(ms)
    cpu.push((user + system) / 1000)
    const next = i % 2 === 1 && answer.next ? { ...asked, cursor: answer.next } : asked
    again.push((await timed(() => search.search(next, WANTED)))[0])
  }
  every.fresh.push(...fresh)
  every.again.push(...again)
  every.cpu.push(...cpu)
  let gin = ''
  let sql = ''
  if (!values['no-baseline']) {
    gin = show(await median(() => plainPage(pool, asked)))
    sql = show(await median(() => askDatabase(pool, asked, WANTED)))
  }
  const row = [kind, total, show(first), share(fresh), half(cpu), share(again), gin, sql]
  console.log(`| ${row.join(' | ')} |`)
}
console.log(`| all kinds | | | ${share(every.fresh)} | ${half(every.cpu)} | ${share(every.again)} | | |`)
console.log(
  `load ${loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')}`,
)
await others()
const memory = search.memory()
console.log(
  `\n${events} events: columns ${((memory?.bytes ?? 0) / 1e6).toFixed(0)} MB, process ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB, read in ${loadSeconds.toFixed(1)} s`,
)
await search.close()
await pool.end()
await server.stop()

/** What is asked beside searches, new each time. */
async function others(): Promise<void> {
  const word = queryOf('жұмыс')
  const asked: [string, () => Promise<unknown>][] = [
    ['map by province, commonest word', () => search.map(word, 'admin1')],
    ['map by county, everything', () => search.map({}, 'admin2')],
    ['breakdown, everything', () => search.breakdown({})],
    ['breakdown, commonest word', () => search.breakdown(word)],
    ['promises', () => search.promises({})],
    ['promises, two words and a place', () => search.promises(queryOf('жұмыс мамандық place:KZ-15'))],
    ['promises that were kept', () => search.promises({ verdict: ['kept'] })],
    ['promises that were denied', () => search.promises({ verdict: ['denied'] })],
  ]
  console.log('\n| asked | p50 / p95 / p99 | processor |')
  console.log('|---|---|---|')
  for (const [name, ask] of asked) {
    const times: number[] = []
    const cpu: number[] = []
    for (let i = -2; i < rounds / 2; i++) {
      search.forget()
      const before = process.cpuUsage()
      const [ms] = await timed(ask)
      const { user, system } = process.cpuUsage(before)
      if (i < 0) continue
      times.push(ms)
      cpu.push((user + system) / 1000)
    }
    console.log(`| ${name} | ${share(times)} | ${half(cpu)} |`)
  }
}

async function start(): Promise<EventSearch> {
  const started = performance.now()
  const opened = openSearch(pool, { onError: (error) => console.error(error) })
  await opened.ready
  loadSeconds = (performance.now() - started) / 1000
  return opened
}

function queryOf(text: string | null, more: SearchQuery = {}): SearchQuery {
  return { ...more, ...(text ? { expression: parseQuery(text) ?? undefined } : {}), limit: 20 }
}

/** What a program with a GIN index alone would ask for: the newest 20 of what matches. */
async function plainPage(pool: Pool, query: SearchQuery): Promise<void> {
  const { conditions, parameters } = await import('../../db/search.ts')
  const { values, bind } = parameters()
  await pool.query(
    `SELECT e.id FROM events e WHERE ${conditions(query, bind)} ORDER BY e.published_or_never DESC, e.id DESC LIMIT 20`,
    values,
  )
}

async function timed<T>(work: () => Promise<T>): Promise<[number, T]> {
  const started = performance.now()
  const result = await work()
  return [performance.now() - started, result]
}

async function median(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let i = 0; i < BASELINE_ROUNDS; i++) times.push((await timed(work))[0])
  return quantile(times, 0.5)
}

function quantile(times: number[], p: number): number {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? 0
}

function show(ms: number): string {
  return `${ms < 10 ? ms.toFixed(1) : ms.toFixed(0)} ms`
}
