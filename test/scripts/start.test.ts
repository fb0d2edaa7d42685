import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPool, startEmbedded } from '../../db/index.ts'
import { DUMPS, dumpTables, type Tables } from '../../scripts/bench/chaos/tables.ts'
import { collect, freePorts, runCli, spawnScript } from '../support.ts'

let directory: string
let sitesPort: number

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'karenbek-start-'))
  await chmod(directory, 0o755)
  // One for each sample site.
  sitesPort = await freePorts(5)
})
afterAll(async () => {
  await rm(directory, { recursive: true, force: true })
})

const environment = (name: string) => ({
  KARENBEK_DATA: join(directory, name),
  DATABASE_URL: undefined,
  REDIS_URL: undefined,
  PORT: '0',
})
const start = (name: string, ...args: string[]): ChildProcess =>
  spawnScript('scripts/start.ts', ['--sites-port', String(sitesPort), ...args], environment(name))

async function dump(name: string): Promise<Tables> {
  const server = await startEmbedded(join(directory, name))
  const pool = createPool(server.url)
  try {
    return await dumpTables(pool)
  } finally {
    await pool.end()
    await server.stop()
  }
}

/** Resolves once the process has printed something that matches. */
function printed(child: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((settle, fail) => {
    let text = ''
    const look = (chunk: Buffer) => {
      text += chunk
      if (pattern.test(text)) settle(text)
    }
    child.stdout?.on('data', look)
    child.stderr?.on('data', look)
    child.once('close', (code) => fail(new Error(`ended with ${code} before ${pattern}:\n${text}`)))
  })
}

describe('npm start', () => {
  it('crawls the sample sites, prints events; a second start adds nothing', {
    timeout: 180_000,
  }, async () => {
    const first = await collect(start('whole', '--once'))
    expect(first.stderr).toBe('')
    expect(first.code).toBe(0)
    expect(first.stdout).toMatch(/[1-9]\d* events in [6-9]\d|\d{3} articles/)
    expect(first.stdout).not.toMatch(/set aside|job failed/)
    const before = await dump('whole')
    expect(before.events!.length).toBeGreaterThan(100)
    expect(before.documents!.length).toBeGreaterThan(60)
    const second = await collect(start('whole', '--once'))
    expect(second.code).toBe(0)
    expect(await dump('whole')).toEqual(before)
  })

  it('killed in mid-crawl and started again it ends in the same tables', { timeout: 240_000 }, async () => {
    for (let kill = 0; kill < 2; kill++) {
      const child = start('killed', '--once')
      await printed(child, /crawl +[1-9]\d+\/\d+ pages/)
      child.kill('SIGKILL')
      await once(child, 'close')
    }
    const last = await collect(start('killed', '--once'))
    expect(last.stderr).toBe('')
    expect(last.code).toBe(0)
    const [whole, killed] = [await dump('whole'), await dump('killed')]
    for (const table of Object.keys(DUMPS)) expect(killed[table], table).toEqual(whole[table])
    const verified = await runCli(['verify'], { env: environment('killed') })
    expect(verified.stdout).toMatch(/all as stored/)
    expect(verified.code).toBe(0)
  })

  // Where both cores are taken by other tests the end can outlast its patience of ten seconds: then once more.
  it('told to stop in mid-crawl it ends at once, and cleanly', { timeout: 60_000, retry: 2 }, async () => {
    const child = start(`stopped-${Date.now()}`)
    const ended = collect(child)
    await printed(child, /crawl +[1-9]\d+\/\d+ pages/)
    const begin = Date.now()
    child.kill('SIGINT')
    const { code, stdout, stderr } = await ended
    expect(Date.now() - begin).toBeLessThan(10_000)
    expect(stderr).toBe('')
    expect(stdout).toMatch(/SIGINT: stopping/)
    expect(code).toBe(130)
  })

  it('serves page and API until it is told to stop, then ends cleanly', { timeout: 60_000 }, async () => {
    const child = start('whole')
    const text = await printed(child, /The page is at (\S+)/)
    const url = /The page is at (\S+)/.exec(text)?.[1] as string
    const answer = await fetch(new URL('api/events?limit=1', url))
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({
      items: [expect.objectContaining({ id: expect.any(String) })],
    })
    // Another process shares the database meanwhile, and leaves it running.
    const search = await runCli(['search', '--json', '--limit', '1'], { env: environment('whole') })
    expect(JSON.parse(search.stdout).total).toBeGreaterThan(100)
    expect((await fetch(new URL('readyz', url))).status).toBe(200)
    const begin = Date.now()
    child.kill('SIGTERM')
    const [code] = await once(child, 'close')
    expect(code).toBe(0)
    expect(Date.now() - begin).toBeLessThan(10_000)
  })

  it('says what is wrong with its settings, and helps', async () => {
    const help = await collect(spawnScript('scripts/start.ts', ['--help']))
    expect(help.stdout).toMatch(/--once/)
    expect(help.code).toBe(0)
    const wrong = await collect(spawnScript('scripts/start.ts', [], { ...environment('x'), PORT: 'eighty' }))
    expect(wrong.stderr).toBe('error: PORT is «eighty», not a number from 0 to 65535\n')
    expect(wrong.code).not.toBe(0)
  })
})
