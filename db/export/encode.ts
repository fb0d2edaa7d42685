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

/** Room for the rest of a row. */
const SLACK = 1 << 16

/**
 * Whole rows, so many bytes and the rest of a row at a time, each batch in a buffer of its own. Where one ends follows
 * from the rows alone, not from the chunks that they come in: every chunk ends with a row.
 * @param spare buffers of batches that are no longer needed
 */
export async function* batchesOf(
  rows: AsyncIterable<Buffer>,
  size: number,
  spare: ArrayBuffer[] = [],
): AsyncGenerator<Buffer<ArrayBuffer>> {
  let batch = Buffer.from(spare.pop() ?? new ArrayBuffer(size + SLACK))
  let used = 0
  const add = (chunk: Buffer): void => {
    if (used + chunk.length > batch.length) {
      const longer = Buffer.from(new ArrayBuffer(used + chunk.length))
      batch.copy(longer, 0, 0, used)
      batch = longer
    }
    used += chunk.copy(batch, used)
  }
  for await (const chunk of rows) {
    let from = 0
    while (used + chunk.length - from >= size) {
      let end = from
      while (used + end - from < size) end = rowEnd(chunk, end)
      add(chunk.subarray(from, end))
      yield batch.subarray(0, used)
      batch = Buffer.from(spare.pop() ?? new ArrayBuffer(size + SLACK))
      used = 0
      from = end
    }
    if (from < chunk.length) add(chunk.subarray(from))
  }
  if (used > 0) yield batch.subarray(0, used)
}
