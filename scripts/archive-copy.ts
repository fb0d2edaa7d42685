import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { copyFile, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'

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

/** Hashes of a copy's files, as `sha256sum --check` reads them. */
const SUMS = 'SHA256SUMS'

/** Notes the hash of each file of a copy beside them. */
export async function sealCopy(directory: string): Promise<void> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.warc.gz')).sort()
  const lines: string[] = []
  for (const name of names) lines.push(`${await sha256(join(directory, name))}  ${name}\n`)
  await writeFile(join(directory, SUMS), lines.join(''))
}

/**
 * Compares a copy with the hashes noted beside it.
 * @returns what is wrong with the first file that is not as it was copied; null where all are, or none was noted
 */
export async function damageOf(directory: string): Promise<string | null> {
  const sums = await readFile(join(directory, SUMS), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  for (const line of sums.split('\n').filter(Boolean)) {
    const [sum, name = ''] = line.split('  ')
    const found = await sha256(join(directory, name)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null
      throw error
    })
    if (found === null) return `${name} is missing`
    if (found !== sum) return `${name} has changed since it was copied`
  }
  return null
}

async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}
