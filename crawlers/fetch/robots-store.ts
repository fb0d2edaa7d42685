import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A robots.txt as it is remembered. */
export interface KeptRobots {
  /** The file; null where there is none or it could not be had. */
  text: string | null
  /** `ok`, `missing` (4xx: all is allowed) or why it is unreachable (nothing is allowed). */
  status: string
  /** Epoch milliseconds until which it counts. */
  until: number
}

/** Keeps robots files beyond one fetcher, so that runs and processes do not each ask for them. */
export interface RobotsStore {
  get(origin: string): Promise<KeptRobots | null>
  set(origin: string, robots: KeptRobots): Promise<void>
}

/**
 * Robots files in a folder, one small file an origin; several processes may share it.
 * @param dir folder, made where it is missing
 */
export function fileRobots(dir: string): RobotsStore {
  const path = (origin: string) => join(dir, `${origin.replace(/[^a-z0-9.-]+/gi, '_')}.json`)
  return {
    async get(origin) {
      try {
        const { text, status, until } = JSON.parse(
          await readFile(path(origin), 'utf8'),
        ) as Partial<KeptRobots>
        if ((text !== null && typeof text !== 'string') || typeof status !== 'string') return null
        return typeof until === 'number' ? { text, status, until } : null
      } catch {
        // None yet, or one that cannot be read: it is asked for again.
        return null
      }
    },
    async set(origin, robots) {
      await mkdir(dir, { recursive: true })
      const beside = `${path(origin)}.${process.pid}.tmp`
      await writeFile(beside, JSON.stringify(robots))
      await rename(beside, path(origin))
    },
  }
}
