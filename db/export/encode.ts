/** Rows of CSV in another format: where a batch of them ends, what it becomes, what stands around the batches. */
import { rowEnd } from './csv.ts'
import { objectWriter } from './json.ts'
import { type GroupMeta, groupEncoder, parquetFile, ROW_GROUP } from './parquet.ts'
import type { ExportTable } from './tables.ts'

export type EncodedFormat = 'jsonl' | 'geojson' | 'parquet'
/** What of a table the encoders need; it can be handed to another thread. */
export type Shape = Pick<ExportTable, 'columns' | 'point'>

/** What a batch has become. */
export interface Encoded {
  bytes: Uint8Array<ArrayBuffer>
  /** Of a row group. */
  meta?: GroupMeta
}

/** Bytes of CSV a batch, up to the end of a row. */
export const BATCH: Record<EncodedFormat, number> = { jsonl: 1 << 20, geojson: 1 << 20, parquet: ROW_GROUP }

/** An encoder of batches, which may be used for one after the other. */
export function encoderOf(format: EncodedFormat, shape: Shape): (csv: Buffer) => Encoded {
  if (format === 'parquet') return groupEncoder(shape.columns)
  const write = objectWriter(shape, format === 'geojson')
  return (csv) => ({ bytes: write(csv) })
}

/** The file of encoded batches. */
export async function* fileOf(
  format: EncodedFormat,
  batches: AsyncIterable<Encoded>,
  { columns }: Shape,
): AsyncGenerator<Uint8Array | string> {
  if (format === 'parquet') {
    yield* parquetFile(batches as AsyncIterable<Required<Encoded>>, columns)
    return
  }
  if (format === 'geojson') yield '{"type":"FeatureCollection","features":[\n'
  let isFirst = true
  for await (const { bytes } of batches) {
    // No comma and line feed stand before the first feature.
    yield format === 'geojson' && isFirst ? bytes.subarray(2) : bytes
    isFirst = false
  }
  if (format === 'geojson') yield isFirst ? ']}\n' : '\n]}\n'
}

/**
 * Whole rows, so many bytes and the rest of a row at a time, each batch in a buffer of its own. Where one ends follows
 * from the rows alone, not from the chunks that they come in: every chunk ends with a row.
 */
export async function* batchesOf(rows: AsyncIterable<Buffer>, size: number): AsyncGenerator<Buffer> {
  let chunks: Buffer[] = []
  let used = 0
  for await (const chunk of rows) {
    let from = 0
    while (used + chunk.length - from >= size) {
      let end = from
      while (used + end - from < size) end = rowEnd(chunk, end)
      chunks.push(chunk.subarray(from, end))
      yield joined(chunks, used + end - from)
      chunks = []
      used = 0
      from = end
    }
    if (from === chunk.length) continue
    chunks.push(chunk.subarray(from))
    used += chunk.length - from
  }
  if (used > 0) yield joined(chunks, used)
}

/** One buffer that nobody else has: it can be given away. */
function joined(chunks: readonly Buffer[], length: number): Buffer {
  const whole = Buffer.from(new ArrayBuffer(length))
  let used = 0
  for (const chunk of chunks) used += chunk.copy(whole, used)
  return whole
}
