/** Encoding batches of an export side by side in threads, while this one reads on and answers others. */
import { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Worker } from 'node:worker_threads'
import { type Encoded, type EncodedFormat, encoderOf, type Shape } from './encode.ts'

/** Bytes after which a thread that helps takes away what has been read. */
const COLLECTED = 4 << 20
/** More would wait for the database, and each has a batch and what it becomes in memory. */
const MOST = 2

/**
 * The encoded batches in their order. One batch alone is encoded here: a thread takes longer to start.
 * @param spare gets the buffers of batches that are no longer needed
 * @param threads one processor is left to this thread and the database; 0: all is done here
 * @param helps does this thread encode too while the others are busy? Nobody else may wait for it
 */
export async function* encoded(
  batches: AsyncIterable<Buffer<ArrayBuffer>>,
  format: EncodedFormat,
  shape: Shape,
  spare: ArrayBuffer[] = [],
  threads = Math.min(MOST, availableParallelism() - 1),
  helps = false,
): AsyncGenerator<Encoded> {
  const iterator = batches[Symbol.asyncIterator]()
  const workers: Worker[] = []
  try {
    const first = await iterator.next()
    if (first.done) return
    let next = await iterator.next()
    if (next.done || threads === 0) {
      const encode = encoderOf(format, shape)
      yield encode(first.value)
      for (; !next.done; next = await iterator.next()) {
        yield encode(next.value)
        spare.push(next.value.buffer)
      }
      return
    }
    // Batches go round: what a thread gives comes in the order of what it was given.
    const waiting: Promise<Encoded>[] = []
    let given = 0
    let answered = 0
    let encode: ReturnType<typeof encoderOf> | null = null
    let sinceCollected = 0
    const give = (batch: Buffer<ArrayBuffer>): void => {
      sinceCollected += batch.length
      if (helps && sinceCollected >= COLLECTED) {
        collectYoung()
        sinceCollected = 0
      }
      // While each thread works at one, this one takes the next itself.
      if (helps && given - answered >= threads) {
        encode ??= encoderOf(format, shape)
        waiting.push(Promise.resolve(encode(batch)))
        spare.push(batch.buffer)
        return
      }
      const n = given++ % threads
      workers[n] ??= start(format, shape, spare)
      const result = answerOf(workers[n] as Worker)
      // Who fails later than another is not waited for.
      result.then(
        () => answered++,
        () => {},
      )
      waiting.push(result)
      ;(workers[n] as Worker).postMessage(batch, [batch.buffer])
    }
    give(first.value)
    for (; !next.done; next = await iterator.next()) {
      give(next.value)
      // Each thread works at one, and one more waits or is done.
      if (waiting.length > threads + Number(helps)) yield await (waiting.shift() as Promise<Encoded>)
    }
    for (const result of waiting) yield await result
  } finally {
    await iterator.return?.()
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
}

let collect: ((options: { type: 'minor' }) => void) | null = null

/**
 * Frees what was read and handed on. It lies outside the heap, where the collector would leave 64 MB of it before it
 * looks; a thread of our own is told so by `resourceLimits`, the first one cannot be.
 */
function collectYoung(): void {
  if (!collect) {
    setFlagsFromString('--expose-gc')
    collect = runInNewContext('gc') as typeof collect
  }
  collect?.({ type: 'minor' })
}

const ANSWERS = new WeakMap<
  Worker,
  { resolve: (encoded: Encoded) => void; reject: (error: Error) => void }[]
>()

function start(format: EncodedFormat, { columns, point }: Shape, spare: ArrayBuffer[]): Worker {
  const workerData = { format, shape: { columns, ...(point ? { point } : {}) } }
  // Encoders make bytes, hardly any object: a large young generation would only fill with what is done with.
  const resourceLimits = { maxYoungGenerationSizeMb: 4 }
  const worker = import.meta.url.endsWith('.js')
    ? new Worker(new URL('./encode-thread.js', import.meta.url), { workerData, resourceLimits })
    : new Worker(fromSource(new URL('./encode-thread.ts', import.meta.url)), {
        workerData,
        resourceLimits,
        eval: true,
        execArgv: [],
      })
  const waiting: { resolve: (encoded: Encoded) => void; reject: (error: Error) => void }[] = []
  ANSWERS.set(worker, waiting)
  const fail = (error: Error): void => {
    for (const { reject } of waiting.splice(0)) reject(error)
  }
  worker.on('message', (answer: { encoded: Encoded; spare: ArrayBuffer }) => {
    spare.push(answer.spare)
    waiting.shift()?.resolve(answer.encoded)
  })
  worker.on('error', fail)
  worker.on('exit', (code) => fail(new Error(`a thread of the export has ended (${code})`)))
  return worker
}

/** A thread does not inherit what lets this one run TypeScript: it gets that first. */
function fromSource(file: URL): string {
  const tsx = createRequire(import.meta.url).resolve('tsx/cjs/api')
  const path = JSON.stringify(fileURLToPath(file))
  return `require(${JSON.stringify(tsx)}).require(${path}, ${path})`
}

function answerOf(worker: Worker): Promise<Encoded> {
  return new Promise((resolve, reject) => {
    ANSWERS.get(worker)?.push({ resolve, reject })
  })
}
