import { ByteWriter, ParquetWriter } from 'hyparquet-writer'
import type { ExportColumn } from './tables.ts'

/** Rows a group; larger groups need more memory (reference figures: 10,000 stay below 200 MB at any size). */
const ROW_GROUP = 10_000

const TYPES = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  number: { type: 'DOUBLE' },
  integer: { type: 'INT32' },
  boolean: { type: 'BOOLEAN' },
  date: { type: 'INT32', converted_type: 'DATE' },
} as const

/** Rows as a Parquet file (Snappy), a chunk of bytes a row group; every column may be null, days are DATE. */
export async function* parquetFile(
  rows: AsyncIterable<unknown[][]>,
  columns: ExportColumn[],
  groupSize = ROW_GROUP,
): AsyncGenerator<Uint8Array> {
  const bytes = new ByteWriter()
  const writer = new ParquetWriter({
    writer: bytes,
    createdBy: 'karenbek',
    schema: [
      { name: 'root', num_children: columns.length },
      ...columns.map(({ name, type }) => ({ name, repetition_type: 'OPTIONAL' as const, ...TYPES[type] })),
    ],
  })
  /** What has been written since the last call; offsets go on counting. */
  const take = (): Uint8Array => {
    const chunk = bytes.getBytes().slice()
    bytes.index = 0
    return chunk
  }
  const writeGroup = async (group: unknown[][]): Promise<Uint8Array> => {
    await writer.write({
      columnData: columns.map(({ name, type }, i) => ({
        name,
        data: group.map((row) => parquetValue(row[i], type)),
      })),
      rowGroupSize: groupSize,
    })
    return take()
  }
  let group: unknown[][] = []
  for await (const batch of rows) {
    for (const row of batch) {
      group.push(row)
      if (group.length < groupSize) continue
      yield await writeGroup(group)
      group = []
    }
  }
  if (group.length > 0) yield await writeGroup(group)
  writer.finish()
  yield take()
}

function parquetValue(value: unknown, type: ExportColumn['type']): unknown {
  if (value === null || value === undefined) return null
  return type === 'date' ? new Date(`${value}T00:00:00Z`) : value
}
