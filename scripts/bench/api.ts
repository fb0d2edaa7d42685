#!/usr/bin/env node
/**
 * The API under load: requests a second of a search that is kept in memory, and of searches that have to be found,
 * each with its own words and page. The server runs in a process of its own.
 *
 * `tsx scripts/bench/api.ts [--events 1000000] [--seed 1] [--seconds 10] [--connections 16]`: on the data that
 * `bench -- search` has made.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { Agent, get } from 'node:http'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { createPool, startEmbedded } from '../../db/index.ts'
import { EVENT_TYPES } from '../../models/contract.ts'
import { startServer } from '../../web/index.ts'
import { random } from './_events.ts'

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    seconds: { type: 'string', default: '10' },
    connections: { type: 'string', default: '16' },
    serve: { type: 'boolean' },
  },
})

const WARM_UP = 50

if (values.serve) await serve()
else await load()

async function serve(): Promise<void> {
  const server = await startEmbedded(process.env.KARENBEK_DATA || join(tmpdir(), 'karenbek-bench'))
  const url = new URL(server.url)
  url.pathname = `/bench_${values.events}_${values.seed}`
  const pool = createPool(url.href, { max: 8 })
  const web = await startServer({ pool, port: 0, rate: 0 })
  // Searches are answered from memory when answers carry an ETag.
  while (!(await fetch(`${web.url}api/events?limit=1`)).headers.get('etag'))
    await new Promise((resolve) => setTimeout(resolve, 200))
  process.send?.(web.url)
  for (;;) {
    const [message] = (await once(process, 'message')) as [string]
    if (message === 'end') break
    const { user, system } = process.cpuUsage()
    process.send?.((user + system) / 1000)
  }
  await web.close()
  await pool.end()
  await server.stop()
  process.disconnect()
}

async function load(): Promise<void> {
  const child = fork(fileURLToPath(import.meta.url), [...process.argv.slice(2), '--serve'])
  const [base] = (await once(child, 'message')) as [string]
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
  await measure(
    child,
    'one search, kept',
    base,
    () => 'api/events?q=%D8%B4%D8%BA%D9%84&facets=all&timeline=true',
  )
  await measure(
    child,
    'searches that differ, 20 events each',
    base,
    () =>
      `api/events?${new URLSearchParams({ q: `${pick(words)} count:>=${Math.floor(next() * 1e5)}`, type: pick(EVENT_TYPES) })}`,
  )
  await measure(
    child,
    'the same with facets and timeline',
    base,
    () =>
      `api/events?${new URLSearchParams({ q: `${pick(words)} count:>=${Math.floor(next() * 1e5)}`, type: pick(EVENT_TYPES), facets: 'all', timeline: 'true' })}`,
  )
  child.send('end')
  await once(child, 'exit')
}

/** Milliseconds that the server has worked so far. */
async function serverMs(child: ChildProcess): Promise<number> {
  const answer = once(child, 'message') as Promise<[number]>
  child.send('processor?')
  return (await answer)[0]
}

async function measure(child: ChildProcess, name: string, base: string, path: () => string): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: Number(values.connections) })
  let until = 0
  const times: number[] = []
  let other = 0
  const client = async () => {
    while (performance.now() < until) {
      const started = performance.now()
      const status = await ask(`${base}${path()}`, agent)
      times.push(performance.now() - started)
      if (status !== 200) other++
    }
  }
  // Whatever is made once is made before.
  for (let i = 0; i < WARM_UP; i++) await ask(`${base}${path()}`, agent)
  const before = await serverMs(child)
  const started = performance.now()
  until = started + Number(values.seconds) * 1000
  await Promise.all(Array.from({ length: Number(values.connections) }, client))
  const seconds = (performance.now() - started) / 1000
  const processor = (await serverMs(child)) - before
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
