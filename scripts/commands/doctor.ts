import { access, constants, mkdir, statfs } from 'node:fs/promises'
import { sep } from 'node:path'
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
  const { readSettings, unknownSettings } = await import('../settings.ts')
  const checks: Check[] = []
  /** @param remedy what to do where `work` throws */
  const check = async (name: string, remedy: string, work: () => Promise<Omit<Check, 'name'>>) => {
    try {
      checks.push({ name, ...(await work()) })
    } catch (error) {
      checks.push({ name, state: 'wrong', finding: (error as Error).message, remedy })
    }
  }

  await check('Node', '', async () => {
    const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
    const fine = major > 20 || (major === 20 && minor >= 19)
    return fine
      ? { state: 'ok', finding: process.version }
      : { state: 'wrong', finding: process.version, remedy: 'Node 20.19 or newer is needed.' }
  })
  // All that are wrong, not the first alone.
  const rest = { ...process.env }
  for (let wrong = true; wrong; ) {
    try {
      readSettings(rest)
      wrong = false
    } catch (error) {
      const finding = (error as Error).message
      const name = /^[A-Z_]+/.exec(finding)?.[0]
      if (!name || !(name in rest)) throw error
      checks.push({
        name: 'settings',
        state: 'wrong',
        finding,
        remedy: `Set ${name} so, or leave it out: docs/operations.md tells what it does.`,
      })
      delete rest[name]
    }
  }
  if (checks.at(-1)?.state === 'wrong') return checks
  const unknown = unknownSettings(process.env)
  checks.push(
    unknown.length === 0
      ? { name: 'settings', state: 'ok', finding: 'all valid' }
      : {
          name: 'settings',
          state: 'warning',
          finding: `nothing reads ${unknown.join(', ')}`,
          remedy: 'Mend the name: docs/operations.md lists all settings.',
        },
  )
  const settings = readSettings()

  const folderRemedy =
    'KARENBEK_DATA and KARENBEK_ARCHIVE must name folders that whoever runs this may write to: chown them, or set others.'
  await check('data folder', folderRemedy, async () => {
    // The archive may lie on another disk.
    const { dataDirectory, archiveDirectory } = settings
    const folders = archiveDirectory.startsWith(`${dataDirectory}${sep}`)
      ? [dataDirectory]
      : [dataDirectory, archiveDirectory]
    await mkdir(archiveDirectory, { recursive: true })
    const spaces: number[] = []
    for (const folder of folders) {
      await mkdir(folder, { recursive: true })
      await access(folder, constants.W_OK)
      const { bavail, bsize } = await statfs(folder)
      spaces.push(bavail * bsize)
    }
    await access(archiveDirectory, constants.W_OK)
    const free = Math.min(...spaces)
    const finding = `${folders.join(' and ')}, ${(free / GIB).toFixed(1)} GiB free`
    return free > GIB
      ? { state: 'ok', finding }
      : { state: 'warning', finding, remedy: 'Free some space, or set KARENBEK_DATA or KARENBEK_ARCHIVE.' }
  })
  const databaseRemedy = settings.databaseUrl
    ? 'Mend the server or DATABASE_URL; without it an embedded PostgreSQL runs out of the data folder.'
    : 'Mend the data folder, or set DATABASE_URL to a PostgreSQL of your own.'
  await check('database', databaseRemedy, async () => {
    const { openDatabase } = await import('../database.ts')
    const database = await openDatabase(settings, { connections: 1 })
    try {
      const before = Date.now()
      const { rows } = await database.pool.query(
        `SELECT current_setting('server_version') AS version,
                extract(epoch FROM clock_timestamp()) * 1000 AS clock`,
      )
      const drift = Math.abs(rows[0].clock - (before + Date.now()) / 2)
      const finding = `PostgreSQL ${rows[0].version}${database.embedded ? ' (embedded)' : ''}, tables up to date`
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
  const queuesRemedy =
    'Start Redis or mend REDIS_URL; without it the queues live in PostgreSQL. Nothing is lost meanwhile.'
  await check('queues', queuesRemedy, async () => {
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
  await check(
    'registry',
    'Mend the file of KARENBEK_SOURCES; "karenbek sources check" checks it.',
    async () => {
      const { registry } = await import('../sources.ts')
      const sources = await registry()
      return {
        state: 'ok',
        finding: `${sources.length} sources, ${sources.filter((one) => one.enabled).length} enabled`,
      }
    },
  )
  await check('schedule', 'Mend KARENBEK_SCHEDULES, or the file it names.', async () => {
    const { readFile } = await import('node:fs/promises')
    const { registry } = await import('../sources.ts')
    const { parseScheduleFile } = await import('../../workers/index.ts')
    const text = await readFile(settings.schedulesFile, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null
      throw new Error(`${settings.schedulesFile} cannot be read: ${error.message}`)
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
  await check('contact', '', async () =>
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
