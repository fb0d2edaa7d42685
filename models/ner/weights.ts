import { createHash } from 'node:crypto'
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where the weights of the repository lie. */
export const WEIGHTS = fileURLToPath(new URL('./weights', import.meta.url))

/** The tagger cannot be loaded: files are missing or are not the ones that were published. */
export class WeightsError extends Error {
  override readonly name = 'WeightsError'
}

/** SHA-256 of a file, read in pieces into one buffer: a stream takes three times as long. */
function digest(path: string): string {
  const hash = createHash('sha256')
  const buffer = Buffer.allocUnsafe(1 << 18)
  const file = openSync(path, 'r')
  try {
    for (let size = readSync(file, buffer); size > 0; size = readSync(file, buffer)) {
      hash.update(buffer.subarray(0, size))
    }
  } finally {
    closeSync(file)
  }
  return hash.digest('hex')
}

/**
 * Checks every file of `SHA256SUMS` (lines `digest  name`).
 * @returns SHA-256 of that list: one name for all the files
 * @throws WeightsError that names the file which is missing or damaged
 */
export function checkWeights(folder: string): string {
  let sums: string
  try {
    sums = readFileSync(join(folder, 'SHA256SUMS'), 'utf8')
  } catch {
    throw new WeightsError(`no tagger weights in ${folder} (SHA256SUMS is missing)`)
  }
  const lines = sums.split('\n').filter(Boolean)
  if (lines.length === 0) throw new WeightsError(`${join(folder, 'SHA256SUMS')} is empty`)
  for (const line of lines) {
    const [expected = '', name = ''] = line.split(/ +/)
    const path = join(folder, name)
    if (!statSync(path, { throwIfNoEntry: false })?.isFile()) {
      throw new WeightsError(`tagger weights: ${path} is missing`)
    }
    if (digest(path) !== expected) {
      throw new WeightsError(`tagger weights: ${path} is damaged (checksum differs)`)
    }
  }
  return createHash('sha256').update(sums).digest('hex')
}
