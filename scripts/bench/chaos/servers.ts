/** PostgreSQL and Redis that can be killed and started again on the same data and port. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, readFile, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Redis } from 'ioredis'
import pg from 'pg'
import { startEmbedded } from '../../../db/index.ts'

/** A port of the loopback interface that nobody uses at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

export interface ChaosPostgres {
  /** Connection string of a database of this name, which is made. */
  database(name: string): Promise<string>
  /** Ends the server as a crash would, and starts it again. */
  restart(): Promise<void>
  close(): Promise<void>
}

/** The embedded PostgreSQL in a folder of its own. */
export async function startPostgres(directory: string): Promise<ChaosPostgres> {
  const server = await startEmbedded(directory)
  const cluster = join(server.directory, 'postgres')
  const ask = async (sql: string) => {
    const client = new pg.Client({ connectionString: server.url })
    client.on('error', () => {})
    await client.connect()
    await client.query(sql).finally(() => client.end())
  }
  return {
    async database(name) {
      await ask(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`)
      const url = new URL(server.url)
      url.pathname = `/${name}`
      return url.href
    },
    async restart() {
      // The file names program and settings, each in quotes.
      const options = await readFile(join(cluster, 'postmaster.opts'), 'utf8')
      const [program, ...args] = [...options.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(
        (match) => match[1] ?? (match[2] as string),
      )
      const pid = Number((await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n')[0])
      const { uid, gid } = await stat(cluster)
      // SIGQUIT: no checkpoint, no farewell; the next start recovers from the log.
      process.kill(pid, 'SIGQUIT')
      while (isAlive(pid)) await sleep(20)
      const account = process.getuid?.() === 0 ? { uid, gid } : {}
      spawn(program as string, args, { ...account, cwd: cluster, stdio: 'ignore', detached: true }).unref()
      for (let attempt = 0; ; attempt++) {
        try {
          await ask('SELECT 1')
          return
        } catch (error) {
          if (attempt > 600) throw error
          await sleep(100)
        }
      }
    },
    close: () => server.stop(),
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

export interface ChaosRedis {
  url: string
  /** Kills the server and starts it again from its append-only file. */
  restart(): Promise<void>
  /** Throws away everything it holds. */
  empty(): Promise<void>
  /** Cuts every connection. */
  cut(): Promise<void>
  close(): Promise<void>
}

/** A Redis server with an append-only file in a folder of its own. */
export async function startRedis(directory: string): Promise<ChaosRedis> {
  await mkdir(directory, { recursive: true })
  await chmod(directory, 0o755)
  const port = await freePort()
  const url = `redis://127.0.0.1:${port}`
  let child: ChildProcess
  const start = async () => {
    const flags = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', directory, '--save', '']
    child = spawn('redis-server', [...flags, '--appendonly', 'yes', '--maxmemory-policy', 'noeviction'], {
      stdio: 'ignore',
    })
    for (let attempt = 0; attempt < 300; attempt++) {
      if (await ask((client) => client.ping()).catch(() => null)) return
      await sleep(50)
    }
    throw new Error('redis-server did not start')
  }
  const ask = async <T>(work: (client: Redis) => Promise<T>): Promise<T> => {
    const client = new Redis(url, { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 })
    client.on('error', () => {})
    try {
      await client.connect()
      return await work(client)
    } finally {
      client.disconnect()
    }
  }
  await start()
  return {
    url,
    async restart() {
      const exit = once(child, 'exit')
      child.kill('SIGKILL')
      await exit
      await start()
    },
    async empty() {
      await ask((client) => client.flushall())
    },
    async cut() {
      await ask((client) => client.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes'))
    },
    async close() {
      const exit = once(child, 'exit')
      child.kill('SIGTERM')
      await exit
    },
  }
}
