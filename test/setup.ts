import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder for this run; the embedded PostgreSQL of the tests lies in it once a test asks for one. */
    runDirectory: string
  }
}

/** Once a run: a folder for the tests, and nothing left running or lying about afterwards. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), 'karenbek-test-'))
  project.provide('runDirectory', directory)
  return async () => {
    if (existsSync(join(directory, 'postgres', 'postmaster.pid'))) {
      const { startEmbedded } = await import('../db/embedded.ts')
      await (await startEmbedded(directory)).stop()
    }
    await rm(directory, { recursive: true, force: true })
  }
}
