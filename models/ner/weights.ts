import { createHash } from 'node:crypto'
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where the weights of the repository lie. */
export const WEIGHTS = fileURLToPath(new URL('./weights', import.meta.url))

/** The graph of the model, within the folder. */
export const MODEL = 'onnx/model_quantized.onnx'

/** The tagger cannot be loaded: files are missing or are not the ones that were published. */
export class WeightsError extends Error {
  override readonly name = 'WeightsError'
}

/** A folder of weights whose checksums are right. */
export interface CheckedWeights {
  folder: string
  /** SHA-256 of the list of checksums, in hexadecimal: one name for all the files. */
  hash: string
  /** What the JSON files hold, by their names. */
  json: Record<string, object>
}

/**
 * Checks every file of `SHA256SUMS` (lines `digest  name`) and reads the small ones.
 * @throws WeightsError that names the file which is missing or damaged
 */
export function openWeights(folder: string): CheckedWeights {
  let sums: string
  try {
    sums = readFileSync(join(folder, 'SHA256SUMS'), 'utf8')
  } catch {
    throw new WeightsError(`no tagger weights in ${folder} (SHA256SUMS is missing)`)
  }
  const digests = new Map(
    sums
      .split('\n')
      .filter(Boolean)
      .map((line) => line.split(/ +/).reverse() as [name: string, digest: string]),
  )
  for (const name of ['config.json', 'tokenizer.json', 'tokenizer_config.json', MODEL]) {
    if (!digests.has(name)) throw new WeightsError(`${join(folder, 'SHA256SUMS')} does not name ${name}`)
  }
  const json: Record<string, object> = {}
  for (const [name, expected] of digests) {
    const path = join(folder, name)
    if (!statSync(path, { throwIfNoEntry: false })?.isFile()) {
      throw new WeightsError(`tagger weights: ${path} is missing`)
    }
    const small = name.endsWith('.json') ? readFileSync(path) : undefined
    const found = small ? createHash('sha256').update(small).digest('hex') : digest(path)
    if (found !== expected) throw new WeightsError(`tagger weights: ${path} is damaged (checksum differs)`)
    if (small) json[name] = JSON.parse(small.toString()) as object
  }
  return { folder, hash: createHash('sha256').update(sums).digest('hex'), json }
}

/**
 * SHA-256 of a file, read in pieces into one buffer: a stream takes three times as long, and threads that would hash
 * beside this one take a copy of the whole first.
 */
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
