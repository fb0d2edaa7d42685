import type { ArchivedResponse } from '../crawlers/index.ts'
import type { Pool } from '../db/index.ts'

/**
 * An archived response by its address or by the SHA-256 of its body, the newest where there are several; the index in
 * the database says where it lies.
 * @param onProblem told of a record that cannot be read; an earlier one may still be there
 */
export async function archivedResponse(
  pool: Pool,
  directory: string,
  wanted: { url: string } | { sha256: string },
  onProblem: (problem: string) => void,
): Promise<ArchivedResponse | null> {
  const { readRecord } = await import('../crawlers/index.ts')
  const { findArchiveRecords } = await import('../db/index.ts')
  for (const { length, file, offset } of await findArchiveRecords(pool, wanted)) {
    try {
      return await readRecord(directory, {
        file,
        offset,
        ...(length ? { length } : {}),
        ...('sha256' in wanted ? wanted : {}),
      })
    } catch (error) {
      onProblem(`${file}@${offset}: ${(error as Error).message}`)
    }
  }
  return null
}

/** Reads archived pages for the server. */
export const archivedPages =
  (pool: Pool, directory: string) =>
  async (sha256: string): Promise<{ body: Uint8Array; type: string } | null> => {
    const found = await archivedResponse(pool, directory, { sha256 }, (problem) =>
      process.stderr.write(`${problem}\n`),
    )
    return found && { body: found.body, type: found.headers['content-type'] ?? '' }
  }
