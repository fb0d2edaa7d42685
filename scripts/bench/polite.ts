#!/usr/bin/env node
/**
 * Politeness at speed: many loopback hosts with random robots files and faults are crawled at once, and a
 * checker that reads nothing but the servers' own log counts violations. Speed is given as a ratio to plain
 * fetch and cheerio on the same pages in the same run: by the clock, and by the processor's time, which a busy
 * machine changes less.
 *
 * `tsx scripts/bench/polite.ts [--hosts 100] [--pages 1000]`
 */
import { fork } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { load } from 'cheerio'

import {
  type CrawlReport,
  crawlSource,
  createFetcher,
  createPoliteness,
  type Source,
  userAgent,
} from '../../crawlers/index.ts'

interface HostInfo {
  port: number
  robots: string | null
  robotsStatus: number
}

interface Entry {
  host: number
  at: number
  end: number
  path: string
  status: number
  agent: string
  retryAt: number
}

/** robots-parser is CommonJS whose types say otherwise. */
const robotsParser = createRequire(import.meta.url)('robots-parser') as (
  url: string,
  text: string,
) => {
  isAllowed(url: string, agent: string): boolean | undefined
  getCrawlDelay(agent: string): number | undefined
}

const AGENT = userAgent('mailto:bench@example.org')

// crawlee listens for SIGINT once a run; here there are a hundred of them.
process.setMaxListeners(0)

const { values } = parseArgs({ options: { hosts: { type: 'string' }, pages: { type: 'string' } } })
const hosts = Number(values.hosts ?? 100)
const pages = Number(values.pages ?? 1_000)

const directory = mkdtempSync(join(tmpdir(), 'karenbek-polite-'))
const logFile = join(directory, 'log.json')
const server = fork(fileURLToPath(new URL('./polite-server.ts', import.meta.url)), [
  String(hosts),
  String(pages),
  logFile,
])
const told = (message: 'end' | 'clear') =>
  new Promise<void>((resolve) => {
    if (message === 'end') server.once('message', () => resolve())
    server.send(message, () => message === 'clear' && resolve())
  })

try {
  const infos = await new Promise<HostInfo[]>((resolve) =>
    server.once('message', (m) => resolve(m as HostInfo[])),
  )
  const sources = infos.map((info, i) => sourceOf(info, i))

  const base = await measured(() => baseline(infos, Math.min(pages, 100)))
  await told('clear')
  const politeness = createPoliteness({ backoffMs: 200 })
  const fetcher = createFetcher({ userAgent: AGENT, politeness })
  let read = 0
  let reports: CrawlReport[] = []
  const own = await measured(async () => {
    reports = await Promise.all(
      sources.map((source) =>
        crawlSource(source, {
          fetcher,
          limits: { maxPages: pages * 2 },
          onPage: (_page, _candidate, article) => {
            if (article) read++
          },
        }),
      ),
    )
    return read
  })
  fetcher.close()
  await told('end')
  const log = JSON.parse(readFileSync(logFile, 'utf8')) as Entry[]
  const violations = check(log, infos)
  const failed = reports.reduce((sum, r) => sum + Object.values(r.errors).reduce((a, b) => a + b, 0), 0)
  const refused = reports.reduce((s, r) => s + r.refusedByRobots, 0)
  const rss = (process.memoryUsage().rss / 1e6).toFixed(0)
  console.log('| hosts | requests | articles | refused by robots | failed | violations | RSS MB |')
  console.log('|---|---|---|---|---|---|---|')
  console.log(
    `| ${hosts} | ${log.length} | ${read} | ${refused} | ${failed} | ${violations.length} | ${rss} |\n`,
  )
  console.log('| | pages/s | ms of the processor a page |')
  console.log('|---|---|---|')
  console.log(`| fetch and cheerio | ${base.perSecond.toFixed(0)} | ${base.cpuMs.toFixed(2)} |`)
  console.log(`| crawler | ${own.perSecond.toFixed(0)} | ${own.cpuMs.toFixed(2)} |`)
  console.log(
    `| ratio | ${(own.perSecond / base.perSecond).toFixed(2)} | ${(base.cpuMs / own.cpuMs).toFixed(2)} |\n`,
  )
  for (const violation of violations.slice(0, 10)) console.log(`- ${violation}`)
  if (violations.length > 0) process.exitCode = 1
} finally {
  server.disconnect()
  rmSync(directory, { recursive: true })
}

function sourceOf({ port }: HostInfo, i: number): Source {
  return {
    id: `host-${i}`,
    name: `Host ${i}`,
    country: 'IR',
    places: ['IR'],
    languages: ['fa'],
    scripts: ['Arab'],
    kind: 'local_outlet',
    family: 'generic',
    homepage: `http://127.0.0.1:${port}/`,
    hosts: [`127.0.0.1:${port}`],
    timeZone: 'Asia/Tehran',
    feeds: [],
    sitemaps: [],
    listings: ['/list'],
    articleUrl: '^/(?:news|private)/(?<id>\\d+)',
    cadence: '* * * * *',
    minIntervalSeconds: 0,
    enabled: true,
    sample: true,
    allowPrivate: true,
    evidence: 'sample',
  }
}

/** Speed of something that returns how many pages it has read. */
async function measured(task: () => Promise<number>): Promise<{ perSecond: number; cpuMs: number }> {
  const started = performance.now()
  const cpu = process.cpuUsage()
  const count = await task()
  const { user, system } = process.cpuUsage(cpu)
  return {
    perSecond: count / ((performance.now() - started) / 1_000),
    cpuMs: (user + system) / 1_000 / count,
  }
}

/** Plain fetch and cheerio, as many at a time as there are hosts, no manners: how many pages had text. */
async function baseline(infos: HostInfo[], each: number): Promise<number> {
  let count = 0
  await Promise.all(
    infos.map(async ({ port }) => {
      for (let i = 0; i < each; i++) {
        try {
          const answer = await fetch(`http://127.0.0.1:${port}/news/${i}`)
          const $ = load(await answer.text())
          if ($('article p').text().length > 0) count++
        } catch {
          // One of the faults.
        }
      }
    }),
  )
  return count
}

/** Violations as the servers saw them. The robots files are judged by another implementation. */
function check(log: Entry[], infos: HostInfo[]): string[] {
  const out: string[] = []
  for (const [host, info] of infos.entries()) {
    const own = log.filter((entry) => entry.host === host).sort((a, b) => a.at - b.at)
    const robots = info.robots === null ? null : robotsParser(`http://h/robots.txt`, info.robots)
    const delay = robots?.getCrawlDelay(AGENT) ?? 0
    let previous: Entry | null = null
    for (const entry of own) {
      const name = `host ${host} ${entry.path}`
      const isRobots = /^\/robots/.test(entry.path)
      if (!previous && !isRobots) out.push(`${name}: asked before robots.txt`)
      if (info.robotsStatus >= 500 && !isRobots) out.push(`${name}: asked though robots.txt is unreachable`)
      if (robots && !isRobots && robots.isAllowed(`http://h${entry.path}`, AGENT) === false)
        out.push(`${name}: forbidden`)
      if (entry.agent !== AGENT) out.push(`${name}: agent ${entry.agent}`)
      if (previous) {
        if (entry.at < previous.end) out.push(`${name}: two connections at once`)
        const knownDelay = /^\/robots/.test(previous.path) ? 0 : delay * 1000
        // From arrival to arrival, as a server's own log shows it.
        if (entry.at - previous.at < knownDelay)
          out.push(`${name}: ${entry.at - previous.at} ms after the last, ${knownDelay} asked`)
        if (previous.retryAt > entry.at + 1)
          out.push(`${name}: ${previous.retryAt - entry.at} ms before Retry-After`)
      }
      previous = entry
    }
  }
  return out
}
