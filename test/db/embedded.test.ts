import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { defaultDataDirectory, EmbeddedUnavailableError, startEmbedded } from '../../db/embedded.ts'
import { migrate } from '../../db/migrate.ts'

let directory: string

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'karenbek-embedded-'))
})
afterEach(async () => {
  // Whatever a test left running is joined, and stopped by the last one out.
  if (await stat(join(directory, 'postgres', 'postmaster.pid')).catch(() => null)) {
    await (await startEmbedded(directory)).stop()
  }
  await rm(directory, { recursive: true, force: true })
})

async function query(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client.query(sql).finally(() => client.end())
}

/** A process of its own that holds a server until it is killed. */
async function holder(): Promise<{ url: string; kill(): Promise<void> }> {
  const code = `import { startEmbedded } from './db/embedded.ts'
    startEmbedded(${JSON.stringify(directory)}).then((server) => { console.log(server.url); setInterval(() => {}, 1000) })`
  const file = join(directory, 'holder.mts')
  await writeFile(file, code.replace('./db/', `${process.cwd()}/db/`))
  const child = spawn(process.execPath, ['--import', 'tsx', file], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [url] = await once(child.stdout, 'data')
  return {
    url: String(url).trim(),
    async kill() {
      child.kill('SIGKILL')
      await once(child, 'close')
    },
  }
}

describe('the embedded server', () => {
  it('keeps its data over a restart, in UTF-8', async () => {
    const first = await startEmbedded(directory)
    expect(first.started).toBe(true)
    await query(first.url, `CREATE TABLE kept (word text); INSERT INTO kept VALUES ('жұмыс'), ('اشتغال')`)
    await first.stop()
    await expect(query(first.url, 'SELECT 1')).rejects.toThrow()
    const second = await startEmbedded(directory)
    const { rows } = await query(second.url, 'SELECT word, length(word) FROM kept ORDER BY 2')
    expect(rows).toEqual([
      { word: 'жұмыс', length: 5 },
      { word: 'اشتغال', length: 6 },
    ])
    await second.stop()
  })

  it('is shared by processes; the last one out stops it', async () => {
    const other = await holder()
    const mine = await startEmbedded(directory)
    expect(mine.started).toBe(false)
    expect(mine.url).toBe(other.url)
    await mine.stop()
    // The other process still uses it.
    expect((await query(other.url, 'SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
    await other.kill()
    // Left behind by a killed process: taken over, then stopped.
    const heir = await startEmbedded(directory)
    expect(heir.started).toBe(false)
    await heir.stop()
    await expect(query(heir.url, 'SELECT 1')).rejects.toThrow()
  })

  it('starts although a pid file was left that names no server', async () => {
    const first = await startEmbedded(directory)
    await query(first.url, 'CREATE TABLE kept ()')
    await first.stop()
    for (const pid of [process.pid, 2 ** 22 - 3]) {
      await writeFile(
        join(directory, 'postgres', 'postmaster.pid'),
        `${pid}\n${directory}\n1\n54321\n\n127.0.0.1\n0\nready\n`,
      )
      const server = await startEmbedded(directory)
      expect(server.started).toBe(true)
      await query(server.url, 'SELECT * FROM kept')
      await server.stop()
    }
  })

  it('takes over the lock of a dead process, and half-made files of a killed first start', async () => {
    await mkdir(join(directory, 'postgres.new'))
    await writeFile(join(directory, 'postgres.new', 'PG_VERSION'), '1')
    await writeFile(join(directory, 'postgres.lock'), `${2 ** 22 - 3}\n`)
    const server = await startEmbedded(directory)
    expect((await query(server.url, 'SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
    await server.stop()
  })

  it('started twice at the same moment there is one server', async () => {
    const servers = await Promise.all([
      startEmbedded(directory),
      startEmbedded(directory),
      startEmbedded(directory),
    ])
    expect(new Set(servers.map((server) => server.url)).size).toBe(1)
    expect(servers.filter((server) => server.started)).toHaveLength(1)
    for (const server of servers) await server.stop()
    await expect(query(servers[0]!.url, 'SELECT 1')).rejects.toThrow()
  })

  it('keeps its password from others, and asks for it', async () => {
    const server = await startEmbedded(directory)
    const { mode } = await stat(join(directory, 'postgres.password'))
    expect(mode & 0o077).toBe(0)
    const url = new URL(server.url)
    expect(url.hostname).toBe('127.0.0.1')
    expect(url.password).toBe((await readFile(join(directory, 'postgres.password'), 'utf8')).trim())
    url.password = 'guess'
    await expect(query(url.href, 'SELECT 1')).rejects.toThrow(/password/)
    await server.stop()
  })

  it('says so when the password is lost', async () => {
    await (await startEmbedded(directory)).stop()
    await rm(join(directory, 'postgres.password'))
    await expect(startEmbedded(directory)).rejects.toThrow(EmbeddedUnavailableError)
  })

  it.runIf(process.getuid?.() === 0)(
    'for root runs where its user may not enter the data folder',
    async () => {
      const closed = join(directory, 'closed')
      const data = join(closed, 'data')
      await mkdir(data, { recursive: true })
      await chmod(closed, 0o700)
      const server = await startEmbedded(data)
      try {
        expect(server.directory).not.toBe(data)
        expect((await readFile(join(data, 'postgres.location'), 'utf8')).trim()).toBe(server.directory)
        expect((await stat(closed)).mode & 0o777).toBe(0o700)
        await server.stop()
        const again = await startEmbedded(data)
        expect(again.directory).toBe(server.directory)
        await again.stop()
      } finally {
        await rm(server.directory, { recursive: true, force: true })
      }
    },
  )
})

describe('migrate', () => {
  it('runs once, whoever else starts at the same time', async () => {
    const server = await startEmbedded(directory)
    const runs = await Promise.all([migrate(server.url), migrate(server.url), migrate(server.url)])
    expect(runs.map((names) => names.length).sort()).toEqual([0, 0, runs.flat().length])
    expect(runs.flat().length).toBeGreaterThan(2)
    expect(await migrate(server.url)).toEqual([])
    await server.stop()
  })
})

describe('defaultDataDirectory', () => {
  it('is a folder of the user’s own; root’s is the system’s', () => {
    const root = process.getuid?.() === 0
    expect(defaultDataDirectory({ HOME: '/home/a' })).toBe(
      root ? '/var/lib/karenbek' : '/home/a/.local/share/karenbek',
    )
    expect(defaultDataDirectory({ HOME: '/home/a', XDG_DATA_HOME: '/d' })).toBe(
      root ? '/var/lib/karenbek' : '/d/karenbek',
    )
  })
})
