import { mkdir, open, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { FetchError } from './errors.ts'
import { abortableSleep, type ClockStore, type HostState, memoryClocks, NO_STATE } from './politeness.ts'

/** A holder shows that it lives by touching its lock this often. */
const HEARTBEAT_MS = 5_000
/** A lock that was not touched for this long belongs to a process that has died. */
const STALE_MS = 30_000
const POLL_MS = 25

/**
 * Clocks that all processes share which use the same folder: the pause between two requests to a host, its
 * back-off and the single connection hold across them. One small file a host; a crash leaves nothing behind
 * that is not taken over half a minute later.
 * @param dir folder, made where it is missing; it may lie on a volume that several containers share
 */
export function fileClocks(dir: string): ClockStore {
  // Inside the process waiting is cheaper, and first come is first served.
  const local = memoryClocks()
  let made: Promise<unknown> | null = null
  return {
    async lock(host, signal) {
      made ??= mkdir(dir, { recursive: true })
      await made
      const turn = await local.lock(host, signal)
      const base = join(dir, host.replace(/[^a-z0-9.-]+/gi, '_'))
      const path = `${base}.lock`
      try {
        await take(path, signal)
      } catch (error) {
        await turn.release(turn.state)
        throw error
      }
      const heartbeat = setInterval(() => {
        const now = new Date()
        utimes(path, now, now).catch(() => {})
      }, HEARTBEAT_MS)
      heartbeat.unref()
      return {
        state: (await readState(`${base}.json`)) ?? turn.state,
        async release(state) {
          clearInterval(heartbeat)
          try {
            // Written beside and moved, so that a reader never sees half of it.
            await writeFile(`${base}.${process.pid}.tmp`, JSON.stringify(state))
            await rename(`${base}.${process.pid}.tmp`, `${base}.json`)
            await rm(path, { force: true })
          } finally {
            await turn.release(state)
          }
        },
      }
    },
  }
}

/** Makes the lock file; waits while another process has it. */
async function take(path: string, signal?: AbortSignal): Promise<void> {
  for (;;) {
    try {
      const handle = await open(path, 'wx')
      await handle.close()
      return
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const touched = await stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => null,
    )
    if (touched !== null && Date.now() - touched > STALE_MS) {
      // Of several who see the dead lock one wins the move; the others wait on.
      const grave = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`
      await rename(path, grave).then(
        () => rm(grave, { force: true }),
        () => {},
      )
      continue
    }
    if (signal?.aborted) throw new FetchError('aborted', 'stopped while waiting for a turn')
    await abortableSleep(POLL_MS + Math.random() * POLL_MS, signal)
  }
}

async function readState(path: string): Promise<HostState | null> {
  try {
    const found = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>
    const state = { ...NO_STATE }
    for (const key of Object.keys(NO_STATE) as (keyof HostState)[]) {
      const value = found[key]
      if (typeof value === 'number') state[key] = value
    }
    return state
  } catch {
    // No file yet, or one that cannot be read: the host starts afresh.
    return null
  }
}
