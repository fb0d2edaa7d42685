/** What is being written lies beside its place under another name; what a killed process left there goes with the next. */
import { randomBytes } from 'node:crypto'
import { readdir, rm, stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'

/** Processes of another machine cannot be asked after: what they have not touched for so long is left over. */
const FOREIGN_MS = 24 * 60 * 60_000
const HOST =
  hostname()
    .replace(/[^A-Za-z\d]/g, '_')
    .slice(0, 40) || '_'

/** Names that this process has given. */
const own = new Set<string>()

/**
 * A name for what will be `target`: nobody else's. Unfinished files and folders of the same target whose process has
 * ended are removed.
 */
export async function unfinishedName(target: string): Promise<string> {
  const folder = dirname(target)
  // A folder that is missing is told by who writes into it.
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.startsWith(`${basename(target)}.`)) continue
    const made = /^([A-Za-z\d_]+)-(\d+)-[\da-f]{8}\.part$/.exec(name.slice(basename(target).length + 1))
    if (made && (await isLeft(join(folder, name), made[1] as string, Number(made[2]))))
      await rm(join(folder, name), { recursive: true, force: true })
  }
  const path = `${target}.${HOST}-${process.pid}-${randomBytes(4).toString('hex')}.part`
  own.add(basename(path))
  return path
}

/** Has its process ended? */
async function isLeft(path: string, host: string, pid: number): Promise<boolean> {
  if (host !== HOST) {
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }))
    return Date.now() - mtimeMs > FOREIGN_MS
  }
  // After a restart of its container an earlier process had the same number.
  if (pid === process.pid) return !own.has(basename(path))
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}
