/** A thread that encodes batches for an export: `threads.ts` starts it. */
import { parentPort, workerData } from 'node:worker_threads'
import { type EncodedFormat, encoderOf, type Shape } from './encode.ts'

const { format, shape } = workerData as { format: EncodedFormat; shape: Shape }
const encode = encoderOf(format, shape)

parentPort?.on('message', (batch: ArrayBuffer) => {
  const encoded = encode(Buffer.from(batch))
  parentPort?.postMessage(encoded, [encoded.bytes.buffer])
})
