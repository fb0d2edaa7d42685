import { access, constants, mkdir, statfs } from 'node:fs/promises'
import type { Command } from 'commander'
import { write } from '../lines.ts'

interface Check {
  name: string
  state: 'ok' | 'warning' | 'wrong'
  finding: string
  remedy?: string
}

const GIB = 2 ** 30

/** `doctor`: what is wrong with this installation and how to mend it. */
export function register(program: Command): void {
  program
    .command('doctor')
    .description('check settings, versions, connections, permissions, disk and clock')
    .option('--json', 'JSON instead of text')
    .addHelpText('after', '\nThe exit status is 1 where something is wrong.\n\nExample:\n  karenbek doctor')
    .action(async (options: { json?: boolean }) => {
      const checks = await examine()
      if (checks.some(({ state }) => state === 'wrong')) process.exitCode = 1
      if (options.json) {
        await write(`${JSON.stringify(checks)}\n`)
        return
      }
      const mark = { ok: '✓', warning: '!', wrong: '✗' }
      for (const { name, state, finding, remedy } of checks) {
        await write(`${mark[state]} ${name}: ${finding}\n${remedy ? `    ${remedy}\n` : ''}`)
      }
    })
}

async function examine(): Promise<Check[]> {
  const { readSettings } = await import('../settings.ts')
  const checks: Check[] = []
  const check = async (name: string, work: () => Promise<Omit<Check, 'name'>>) => {
    try {
      checks.push({ name, ...(await work()) })
    } catch (error) {
      checks.push({ name, state: 'wrong', finding: (error as Error).message })
    }
  }

  await check('Node', async () => {
    const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
    const fine = major > 20 || (major === 20 && minor >= 19)
    return fine
      ? { state: 'ok', finding: process.version }
      : { state: 'wrong', finding: process.version, remedy: 'Node 20.19 or newer is needed.' }
  })
  await check('settings', async () => {
    readSettings()
    return { state: 'ok', finding: 'all valid' }
  })
  if (checks.at(-1)?.state === 'wrong') return checks
  const settings = readSettings()

  await check('data folder', async () => {
    await mkdir(settings.archiveDirectory, { recursive: true })
    await access(settings.archiveDirectory, constants.W_OK)
    const { bavail, bsize } = await statfs(settings.dataDirectory)
    const free = bavail * bsize
    const finding = `${settings.dataDirectory}, ${(free / GIB).toFixed(1)} GiB free`
    return free > GIB
      ? { state: 'ok', finding }
      : { state: 'warning', finding, remedy: 'Free some space or set KARENBEK_DATA.' }
  })
  await check('database', async () => {
    const { openDatabase } = await import('../database.ts')
    const database = await openDatabase(settings, { connections: 1 })
    try {
      const before = Date.now()
      const { rows } = await database.pool.query(
        `SELECT current_setting('server_version') AS version, current_setting('server_encoding') AS encoding,
                extract(epoch FROM clock_timestamp()) * 1000 AS clock`,
      )
      const drift = Math.abs(rows[0].clock - (before + Date.now()) / 2)
      const finding = `PostgreSQL ${rows[0].version}${database.embedded ? ' (embedded)' : ''}, tables up to date`
      if (rows[0].encoding !== 'UTF8') {
        return {
          state: 'wrong',
          finding: `the encoding is ${rows[0].encoding}`,
          remedy: 'Create the database with UTF8.',
        }
      }
      return drift > 5_000
        ? {
            state: 'warning',
            finding: `clocks differ by ${(drift / 1000).toFixed(0)} s`,
            remedy: 'Set the clock (NTP).',
          }
        : { state: 'ok', finding }
    } finally {
      await database.close()
    }
  })
  await check('queues', async () => {
    if (!settings.redisUrl) return { state: 'ok', finding: 'in PostgreSQL (REDIS_URL is not set)' }
    const { checkRedis } = await import('../queues.ts')
    const { version, policy, appendOnly } = await checkRedis(settings.redisUrl)
    if (policy !== 'noeviction' && policy !== '?')
      return {
        state: 'wrong',
        finding: `Redis ${version} with maxmemory-policy ${policy} would throw jobs away`,
        remedy: 'Set maxmemory-policy to noeviction.',
      }
    return appendOnly === 'no'
      ? {
          state: 'warning',
          finding: `Redis ${version} without an append-only file forgets its jobs when it restarts`,
          remedy: 'Set appendonly to yes. Nothing is lost without it: workers find what waits in the tables.',
        }
      : { state: 'ok', finding: `Redis ${version}` }
  })
  await check('registry', async () => {
    const { registry } = await import('../sources.ts')
    const sources = await registry()
    return {
      state: 'ok',
      finding: `${sources.length} sources, ${sources.filter((one) => one.enabled).length} enabled`,
    }
  })
  await check('schedule', async () => {
    const { readFile } = await import('node:fs/promises')
    const { registry } = await import('../sources.ts')
    const { parseScheduleFile } = await import('../../workers/index.ts')
    const text = await readFile(settings.schedulesFile, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null
      throw error
    })
    if (text === null) return { state: 'ok', finding: "the registry's cadences and what operators set" }
    const zones = new Map((await registry()).map((one) => [one.id, one.timeZone]))
    try {
      const entries = parseScheduleFile(text, (id) => zones.get(id))
      return { state: 'ok', finding: `${settings.schedulesFile}, ${entries.length} entries` }
    } catch (error) {
      return {
        state: 'wrong',
        finding: `${settings.schedulesFile}: ${(error as Error).message}`,
        remedy: 'Mend these lines; until then the schedule stays as it was.',
      }
    }
  })
  await check('contact', async () =>
    settings.contact
      ? { state: 'ok', finding: settings.contact }
      : {
          state: 'warning',
          finding: 'KARENBEK_CONTACT is not set',
          remedy: 'Set it to an address where site owners can reach you before you crawl real sites.',
        },
  )
  return checks
}
