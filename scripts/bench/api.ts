#!/usr/bin/env node
/**
 * The API under load: requests a second of a search that is kept in memory, and of searches that have to be found,
 * each with its own words and page. The server runs in a process of its own.
 *
 * `tsx scripts/bench/api.ts [--events 1000000] [--seed 1] [--seconds 10] [--connections 16]`.
 */
import { Agent, get } from 'node:http'
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { EVENT_TYPES } from '../../models/contract.ts'
import { random } from './_events.ts'
import { startBenchServer } from './_server.ts'

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    seconds: { type: 'string', default: '10' },
    connections: { type: 'string', default: '16' },
  },
})

const WARM_UP = 50

const server = await startBenchServer(values)
try {
  await load()
} finally {
  await server.stop()
}

async function load(): Promise<void> {
  const words = ['شغل', 'کارخانه', 'жұмыс', 'зауыт', 'اشتغال', 'орын', 'تسهیلات', 'облыс']
  const next = random(3)
  const pick = <T>(list: readonly T[]) => list[Math.floor(next() * list.length)] as T
  console.log(
    `load ${loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')}`,
  )
  console.log('| requests | per second | p50 | p95 | p99 | server’s processor, a request | other than 200 |')
  console.log('|---|---|---|---|---|---|---|')
  await measure('one search, kept', () => 'api/events?q=%D8%B4%D8%BA%D9%84&facets=all&timeline=true')
  await measure(
    'searches that differ, 20 events each',
    () =>
      `api/events?${new URLSearchParams({ q: `${pick(words)} count:>=${Math.floor(next() * 1e5)}`, type: pick(EVENT_TYPES) })}`,
  )
  await measure(
    'the same with facets and timeline',
    () =>
      `api/events?${new URLSearchParams({ q: `${pick(words)} count:>=${Math.floor(next() * 1e5)}`, type: pick(EVENT_TYPES), facets: 'all', timeline: 'true' })}`,
  )
}

async function measure(name: string, path: () => string): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: Number(values.connections) })
  let until = 0
  const times: number[] = []
  let other = 0
  const client = async () => {
    while (performance.now() < until) {
      const started = performance.now()
      const status = await ask(`${server.url}${path()}`, agent)
      times.push(performance.now() - started)
      if (status !== 200) other++
    }
  }
  // Whatever is made once is made before.
  for (let i = 0; i < WARM_UP; i++) await ask(`${server.url}${path()}`, agent)
  const before = await server.worked()
  const started = performance.now()
  until = started + Number(values.seconds) * 1000
  await Promise.all(Array.from({ length: Number(values.connections) }, client))
  const seconds = (performance.now() - started) / 1000
  const processor = (await server.worked()) - before
  agent.destroy()
  times.sort((a, b) => a - b)
  const at = (p: number) => `${(times[Math.floor(p * times.length)] ?? 0).toFixed(1)} ms`
  console.log(
    `| ${name} | ${Math.round(times.length / seconds)} | ${at(0.5)} | ${at(0.95)} | ${at(0.99)} | ${(processor / times.length).toFixed(2)} ms | ${other} |`,
  )
}

function ask(url: string, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { agent }, (response) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode ?? 0))
      response.on('error', reject)
    }).on('error', reject)
  })
}
