/** What tests of several rooms share: a database of their own, a Redis server, sample rows. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { inject } from 'vitest'
import { startEmbedded } from '../db/embedded.ts'
import { migrate } from '../db/migrate.ts'
import { createPool, type Pool } from '../db/pool.ts'

export interface TestDatabase {
  url: string
  pool: Pool
  close(): Promise<void>
}

/**
 * A database of its own with all tables, on TEST_DATABASE_URL's or DATABASE_URL's server where one is set, else on
 * an embedded server that the whole run shares.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const given = process.env.TEST_DATABASE_URL || process.env.DATABASE_URL
  const server = given ? null : await startEmbedded(inject('runDirectory'))
  const base = new URL(given ?? (server as { url: string }).url)
  const name = `karenbek_test_${randomBytes(6).toString('hex')}`
  const run = async (sql: string) => {
    const client = new pg.Client({ connectionString: base.href })
    await client.connect()
    await client.query(sql).finally(() => client.end())
  }
  await run(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`)
  const url = new URL(base)
  url.pathname = `/${name}`
  await migrate(url.href)
  const pool = createPool(url.href, { max: 5, name: 'karenbek-test' })
  return {
    url: url.href,
    pool,
    async close() {
      await pool.end()
      await run(`DROP DATABASE ${name} WITH (FORCE)`)
      await server?.stop()
    },
  }
}

/** Is a Redis server to be had? In CI there must be one. */
export function hasRedis(): boolean {
  const found = Boolean(process.env.REDIS_URL) || spawnSync('redis-server', ['--version']).status === 0
  if (!found && process.env.CI) throw new Error('CI needs redis-server: run scripts/install-test-tools.sh')
  if (!found) console.warn('no redis-server and no REDIS_URL: the tests of the Redis backend are skipped')
  return found
}

/** A Redis server for one test file: REDIS_URL's, or one of our own on a free port. */
export async function testRedis(): Promise<{ url: string; close(): Promise<void> }> {
  if (process.env.REDIS_URL) return { url: process.env.REDIS_URL, close: async () => {} }
  const port = await freePort()
  const flags = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--maxmemory-policy',
    'noeviction',
  ]
  const child = spawn('redis-server', flags, { stdio: ['ignore', 'pipe', 'inherit'] })
  let log = ''
  child.stdout.on('data', (chunk) => {
    log += chunk
  })
  for (let i = 0; i < 200 && !/ready to accept connections/i.test(log); i++) await sleep(25)
  return {
    url: `redis://127.0.0.1:${port}`,
    async close() {
      child.kill('SIGTERM')
      if (child.exitCode === null) await once(child, 'exit')
    },
  }
}

/** A port of the loopback interface that nobody uses at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

/**
 * The first of `count` ports in a row that nobody uses at the moment. They lie below those that the system gives to
 * connections, so that none of these takes one of them meanwhile.
 */
export async function freePorts(count: number): Promise<number> {
  for (;;) {
    const first = 20_000 + Math.floor(Math.random() * 12_000)
    const servers = Array.from({ length: count }, (_, i) => createServer().listen(first + i, '127.0.0.1'))
    const listening = await Promise.allSettled(servers.map((server) => once(server, 'listening')))
    for (const server of servers) if (server.listening) server.close()
    if (listening.every(({ status }) => status === 'fulfilled')) return first
  }
}

/** Runs a command of the project (`scripts/cli.ts …`) to its end. */
export async function runCli(
  args: string[],
  options: { input?: string | Uint8Array; env?: Record<string, string | undefined> } = {},
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawnScript('scripts/cli.ts', args, options.env)
  child.stdin?.on('error', () => {})
  child.stdin?.end(options.input ?? '')
  return collect(child)
}

/** Starts a script of the project with tsx. */
export function spawnScript(
  file: string,
  args: string[],
  env: Record<string, string | undefined> = {},
): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
}

/** What a process printed and how it ended. */
export async function collect(
  child: ChildProcess,
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout?.on('data', (chunk) => out.push(chunk))
  child.stderr?.on('data', (chunk) => err.push(chunk))
  const [code] = await once(child, 'close')
  return { code, stdout: Buffer.concat(out).toString('utf8'), stderr: Buffer.concat(err).toString('utf8') }
}
