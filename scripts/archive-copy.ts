import { copyFile, mkdir, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Copies the archive's files that are not there yet or have grown. Files are only appended to, so copying again
 * brings a copy up to date, and a copy made after the tables were saved holds every page that they name.
 * @returns files copied and bytes copied
 */
export async function copyArchive(from: string, to: string): Promise<{ files: number; bytes: number }> {
  await mkdir(to, { recursive: true })
  const counts = { files: 0, bytes: 0 }
  const entries = await readdir(from, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  for (const entry of entries) {
    if (!entry.isFile() || !entry.name.endsWith('.warc.gz')) continue
    const { size } = await stat(join(from, entry.name))
    const present = await stat(join(to, entry.name)).catch(() => null)
    if (present && present.size >= size) continue
    await copyFile(join(from, entry.name), join(to, entry.name))
    counts.files++
    counts.bytes += size
  }
  return counts
}
