/** A thread that encodes batches for an export: `threads.ts` starts it. */
import { parentPort, workerData } from 'node:worker_threads'
import { type EncodedFormat, encoderOf, type Shape } from './encode.ts'

const { format, shape } = workerData as { format: EncodedFormat; shape: Shape }
const encode = encoderOf(format, shape)

parentPort?.on('message', (batch: Uint8Array<ArrayBuffer>) => {
  const encoded = encode(Buffer.from(batch.buffer, batch.byteOffset, batch.length))
  // The batch goes back with it: its buffer is used again.
  parentPort?.postMessage({ encoded, spare: batch.buffer }, [encoded.bytes.buffer, batch.buffer])
})
