import { AsyncLocalStorage } from 'node:async_hooks'
import { fork } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { fileClocks } from '../../crawlers/fetch/clocks.ts'
import { createFetcher } from '../../crawlers/fetch/index.ts'
import { createPoliteness, memoryClocks, retryAfter } from '../../crawlers/fetch/politeness.ts'
import { fileRobots } from '../../crawlers/fetch/robots-store.ts'
import { routes, serve } from './server.ts'

/** A clock that sleeping moves on. */
function fakeTime() {
  let now = 1_000_000
  return {
    now: () => now,
    sleep: async (ms: number) => {
      now += ms
    },
    pass: (ms: number) => {
      now += ms
    },
  }
}

describe('the clock of a host', () => {
  it('keeps the delay between the end of one request and the start of the next', async () => {
    const time = fakeTime()
    const politeness = createPoliteness(time)
    const first = await politeness.turn('a:80', 2_000)
    time.pass(300)
    await first.end({ status: 200 })
    const second = await politeness.turn('a:80', 2_000)
    expect(second.waitedMs).toBeGreaterThanOrEqual(2_000)
    await second.end({ status: 200 })
    expect((await politeness.turn('b:80', 2_000)).waitedMs).toBe(0)
  })
  it('lets one request at a time to a host, first come first served', async () => {
    const politeness = createPoliteness()
    const order: number[] = []
    let open = 0
    await Promise.all(
      [1, 2, 3, 4].map(async (n) => {
        const turn = await politeness.turn('a:80', 5)
        expect(++open).toBe(1)
        order.push(n)
        await new Promise((resolve) => setTimeout(resolve, 5))
        open--
        await turn.end({ status: 200 })
      }),
    )
    expect(order).toEqual([1, 2, 3, 4])
  })
  it('believes Retry-After and doubles its own guess without it', async () => {
    const time = fakeTime()
    const politeness = createPoliteness({ ...time, backoffMs: 10_000, maxWaitMs: 1e9 })
    await (await politeness.turn('a:80', 0)).end({ status: 503, retryAt: time.now() + 7_000 })
    const second = await politeness.turn('a:80', 0)
    expect(second.waitedMs).toBeGreaterThanOrEqual(7_000)
    expect(second.waitedMs).toBeLessThan(8_000)
    await second.end({ status: 429 })
    const third = await politeness.turn('a:80', 0)
    expect(third.waitedMs).toBeGreaterThanOrEqual(20_000)
    await third.end({ status: 200 })
    expect((await politeness.turn('a:80', 0)).waitedMs).toBe(0)
  })
  it('slows down with a server that slows down', async () => {
    const time = fakeTime()
    const politeness = createPoliteness(time)
    const first = await politeness.turn('a:80', 100)
    time.pass(5_000)
    await first.end({ status: 200 })
    expect((await politeness.turn('a:80', 100)).waitedMs).toBeGreaterThanOrEqual(10_000)
  })
  it('notices a server that is slower than it used to be', async () => {
    const time = fakeTime()
    const politeness = createPoliteness(time)
    for (let i = 0; i < 5; i++) {
      const turn = await politeness.turn('a:80', 50)
      time.pass(100)
      await turn.end({ status: 200 })
    }
    expect((await politeness.turn('b:80', 50)).waitedMs).toBe(0)
    const slow = await politeness.turn('a:80', 50)
    expect(slow.waitedMs).toBeLessThan(60)
    time.pass(1_200)
    await slow.end({ status: 200 })
    expect((await politeness.turn('a:80', 50)).waitedMs).toBeGreaterThanOrEqual(2_400)
  })
  it('backs off from a server whose errors do not end', async () => {
    const time = fakeTime()
    const politeness = createPoliteness({ ...time, backoffMs: 10_000, maxWaitMs: 1e9 })
    const waits: number[] = []
    for (let i = 0; i < 5; i++) {
      const turn = await politeness.turn('a:80', 0)
      waits.push(turn.waitedMs)
      await turn.end({ status: 500 })
    }
    expect(waits.map((ms) => Math.floor(ms / 10_000))).toEqual([0, 0, 0, 1, 2])
  })
  it('believes a Retry-After of a day, and of any refusal', async () => {
    const time = fakeTime()
    const politeness = createPoliteness({ ...time, maxWaitMs: 1e12 })
    await (await politeness.turn('a:80', 0)).end({ status: 503, retryAt: time.now() + 86_400_000 })
    expect((await politeness.turn('a:80', 0)).waitedMs).toBeGreaterThanOrEqual(86_400_000)
    await (await politeness.turn('b:80', 0)).end({ status: 403, retryAt: time.now() + 5_000 })
    expect((await politeness.turn('b:80', 0)).waitedMs).toBeGreaterThanOrEqual(5_000)
  })
  it('keeps a delay that became known after the last request', async () => {
    const time = fakeTime()
    const politeness = createPoliteness(time)
    await (await politeness.turn('a:80', 0)).end({ status: 200 })
    expect((await politeness.turn('a:80', 3_000)).waitedMs).toBeGreaterThanOrEqual(3_000)
  })
  it('leaves a host alone that refuses thirty times, or fails twenty times', async () => {
    const time = fakeTime()
    const politeness = createPoliteness(time)
    for (let i = 0; i < 30; i++) await (await politeness.turn('a:80', 0)).end({ status: 403 })
    await expect(politeness.turn('a:80', 0)).rejects.toMatchObject({ code: 'host-paused' })
    for (let i = 0; i < 20; i++) await (await politeness.turn('b:80', 0)).end({})
    await expect(politeness.turn('b:80', 0)).rejects.toMatchObject({ code: 'host-paused' })
    time.pass(6 * 3_600_000 + 1)
    expect((await politeness.turn('a:80', 0)).waitedMs).toBe(0)
  })
  it('waits the pause alone after a request that was timed by a clock an hour ahead', async () => {
    const store = memoryClocks()
    const ahead = fakeTime()
    ahead.pass(3_600_000)
    const turn = await createPoliteness({ ...ahead, store }).turn('a:80', 2_000)
    await turn.end({ status: 200 })
    const politeness = createPoliteness({ ...fakeTime(), store, maxWaitMs: 5_000 })
    expect((await politeness.turn('a:80', 2_000)).waitedMs).toBeLessThan(2_010)
  })
  it('gives the host back where a turn was refused', async () => {
    const time = fakeTime()
    const politeness = createPoliteness({ ...time, maxWaitMs: 1_000 })
    await (await politeness.turn('a:80', 60_000)).end({ status: 200 })
    await expect(politeness.turn('a:80', 0)).rejects.toMatchObject({ code: 'host-paused' })
    time.pass(60_000)
    expect((await politeness.turn('a:80', 0)).waitedMs).toBe(0)
  })
  it('reads both forms of Retry-After', () => {
    const now = Date.parse('2026-01-01T00:00:00Z')
    expect(retryAfter('120', now)).toBe(now + 120_000)
    expect(retryAfter('Thu, 01 Jan 2026 00:02:00 GMT', now)).toBe(now + 120_000)
    expect(retryAfter('soon', now)).toBeUndefined()
    expect(retryAfter(undefined, now)).toBeUndefined()
  })
})

describe('on the wire', () => {
  it('keeps robots.txt, its delay and one connection, as the server saw it', async () => {
    const robots = 'User-agent: *\nDisallow: /private\nCrawl-delay: 0.15'
    const server = await serve(
      routes({
        '/robots.txt': robots,
        '*': (_, response) => setTimeout(() => response.end('ok'), 10),
      }),
    )
    const fetcher = createFetcher({ userAgent: 'karenbek/0.1 (+mailto:crawl@example.org)' })
    const options = { privateHosts: new Set([server.host]), delayMs: 20 }
    const answers = await Promise.allSettled(
      ['/a', '/private/b', '/c', '/private', '/d', '/e'].map((path) =>
        fetcher.fetch(server.origin + path, options),
      ),
    )
    expect(answers.map((a) => a.status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ])
    expect(server.log.map((entry) => entry.path)).toEqual(['/robots.txt', '/a', '/c', '/d', '/e'])
    const pages = server.log
    for (let i = 1; i < pages.length; i++) {
      expect(pages[i]!.at - pages[i - 1]!.at).toBeGreaterThanOrEqual(150)
      expect(pages[i]!.at).toBeGreaterThanOrEqual(pages[i - 1]!.endedAt)
    }
    expect(server.log[0]?.headers['user-agent']).toBe('karenbek/0.1 (+mailto:crawl@example.org)')
    fetcher.close()
    await server.close()
  })
  it('fetches nothing where robots.txt is unreachable, all where there is none', async () => {
    for (const [status, count] of [
      [500, 0],
      [503, 0],
      [429, 0],
      [404, 1],
      [403, 1],
      [410, 1],
    ] as const) {
      const server = await serve(routes({ '/robots.txt': status, '*': 'page' }))
      const fetcher = createFetcher({
        userAgent: 'karenbek/0.1',
        politeness: createPoliteness({ backoffMs: 1 }),
      })
      await fetcher.fetch(`${server.origin}/a`, { privateHosts: new Set([server.host]) }).catch(() => {})
      expect([status, server.log.filter((entry) => entry.path === '/a').length]).toEqual([status, count])
      fetcher.close()
      await server.close()
    }
  })
  it('follows robots.txt through redirects and asks for it once', async () => {
    const server = await serve(
      routes({
        '/robots.txt': (_, response) => response.writeHead(301, { location: '/r2' }).end(),
        '/r2': (_, response) => response.end('User-agent: *\nDisallow: /no'),
        '*': 'page',
      }),
    )
    const fetcher = createFetcher({ userAgent: 'karenbek/0.1' })
    const options = { privateHosts: new Set([server.host]) }
    await fetcher.fetch(`${server.origin}/yes`, options)
    await expect(fetcher.fetch(`${server.origin}/no`, options)).rejects.toMatchObject({ code: 'robots' })
    await fetcher.fetch(`${server.origin}/yes2`, options)
    expect(server.log.map((entry) => entry.path)).toEqual(['/robots.txt', '/r2', '/yes', '/yes2'])
    fetcher.close()
    await server.close()
  })
  it('reads the first 500 KiB of a robots.txt without end', async () => {
    const server = await serve(
      routes({
        '/robots.txt': (_, response) => {
          response.writeHead(200, { 'content-type': 'text/plain' })
          response.write('User-agent: *\nDisallow: /no\n')
          const pump = () => {
            while (!response.destroyed && response.write(`# ${'x'.repeat(10_000)}\n`));
          }
          response.on('drain', pump)
          pump()
        },
        '*': 'page',
      }),
    )
    const fetcher = createFetcher({ userAgent: 'karenbek/0.1' })
    const options = { privateHosts: new Set([server.host]) }
    expect((await fetcher.fetch(`${server.origin}/yes`, options)).status).toBe(200)
    await expect(fetcher.fetch(`${server.origin}/no`, options)).rejects.toMatchObject({ code: 'robots' })
    fetcher.close()
    await server.close()
  })
  it('asks for robots.txt once a day, whatever processes and runs there are', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'karenbek-robots-'))
    const server = await serve(routes({ '/robots.txt': 'User-agent: *\nDisallow: /no', '*': 'page' }))
    let now = Date.parse('2026-03-01T00:00:00Z')
    const options = { privateHosts: new Set([server.host]) }
    const visit = async () => {
      const fetcher = createFetcher({ userAgent: 'karenbek/0.1', robots: fileRobots(dir), now: () => now })
      await fetcher.fetch(`${server.origin}/a`, options)
      await expect(fetcher.fetch(`${server.origin}/no`, options)).rejects.toMatchObject({ code: 'robots' })
      fetcher.close()
    }
    await visit()
    now += 23 * 3_600_000
    await visit()
    expect(server.log.filter((entry) => entry.path === '/robots.txt')).toHaveLength(1)
    now += 3_600_000
    await visit()
    expect(server.log.filter((entry) => entry.path === '/robots.txt')).toHaveLength(2)
    await server.close()
    await rm(dir, { recursive: true })
  })
  it('gives up robots.txt after five redirects, as the RFC has it', async () => {
    const server = await serve(
      routes({
        '/robots.txt': (_, response) => response.writeHead(302, { location: '/r1' }).end(),
        ...Object.fromEntries(
          [1, 2, 3, 4].map((n) => [
            `/r${n}`,
            (_: unknown, response: import('node:http').ServerResponse) =>
              response.writeHead(302, { location: `/r${n + 1}` }).end(),
          ]),
        ),
        '/r5': 'User-agent: *\nDisallow: /no',
        '*': 'page',
      }),
    )
    const fetcher = createFetcher({ userAgent: 'karenbek/0.1' })
    await expect(
      fetcher.fetch(`${server.origin}/no`, { privateHosts: new Set([server.host]) }),
    ).rejects.toMatchObject({ code: 'robots' })
    fetcher.close()
    await server.close()
  })
  it('asks robots.txt of the host that a redirect leads to', async () => {
    const target = await serve(routes({ '/robots.txt': 'User-agent: karenbek\nDisallow: /', '*': 'page' }))
    const server = await serve(
      routes({
        '/robots.txt': 404,
        '/a': (_, response) => response.writeHead(302, { location: `${target.origin}/b` }).end(),
      }),
    )
    const fetcher = createFetcher({ userAgent: 'karenbek/0.1' })
    const options = { privateHosts: new Set([server.host, target.host]) }
    await expect(fetcher.fetch(`${server.origin}/a`, options)).rejects.toMatchObject({ code: 'robots' })
    expect(target.log.map((entry) => entry.path)).toEqual(['/robots.txt'])
    fetcher.close()
    await Promise.all([server.close(), target.close()])
  })
})

describe('a fetcher that lives long', () => {
  it('keeps nothing of the runs that asked it', async () => {
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as () => void
    const server = await serve(routes({ '/robots.txt': 'User-agent: *\nAllow: /', '/a': '<p>x</p>' }))
    const fetcher = createFetcher({ userAgent: 'karenbek/0.1' })
    const context = new AsyncLocalStorage<object>()
    const run = async () => {
      const store = { queue: 'of a run' }
      const options = { privateHosts: new Set([server.host]) }
      await context.run(store, () => fetcher.fetch(`${server.origin}/a`, options))
      return new WeakRef(store)
    }
    const first = await run()
    await server.close()
    for (let i = 0; i < 20 && first.deref(); i++) {
      await new Promise((resolve) => setTimeout(resolve, 50))
      collect()
    }
    expect(first.deref()).toBeUndefined()
    await fetcher.close()
  })
})

describe('clocks on disk', () => {
  it('hold across processes', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'karenbek-clocks-'))
    const child = new URL('./clock-child.ts', import.meta.url)
    const log = join(dir, 'log')
    await Promise.all(
      [1, 2, 3].map(
        () =>
          new Promise<void>((resolve, reject) => {
            const process_ = fork(child, [join(dir, 'clocks'), log, '5'], { execArgv: ['--import', 'tsx'] })
            process_.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`exit ${code}`))))
          }),
      ),
    )
    const lines = (await readFile(log, 'utf8')).trim().split('\n')
    const spans = lines
      .map((line) => line.split(' ').map(Number) as [number, number])
      .sort((a, b) => a[0] - b[0])
    expect(spans).toHaveLength(15)
    for (let i = 1; i < spans.length; i++) expect(spans[i]![0] - spans[i - 1]![1]).toBeGreaterThanOrEqual(40)
    await rm(dir, { recursive: true })
  })
  it('remember a back-off after a restart', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'karenbek-clocks-'))
    const first = createPoliteness({ store: fileClocks(dir) })
    await (await first.turn('a:80', 0)).end({ status: 503, retryAt: Date.now() + 500_000 })
    const second = createPoliteness({ store: fileClocks(dir) })
    await expect(second.turn('a:80', 0)).rejects.toMatchObject({ code: 'host-paused' })
    await rm(dir, { recursive: true })
  })
  it('in memory are each process’s own', async () => {
    const one = await memoryClocks().lock('a:80')
    expect((await memoryClocks().lock('a:80')).state).toEqual(one.state)
  })
})
