/**
 * The process in which documents are analysed, one at a time: whatever a document does to it, the worker outlives it.
 * Started by `extractors.ts` and spoken to over IPC.
 */
import { Worker } from 'node:worker_threads'
import { analyzeAndDerive, type ExtractorInput } from './analysis.ts'

/** What the parent sends; it is answered with one `ExtractorReply`. */
export type ExtractorRequest = ExtractorInput

export type ExtractorReply =
  | { ready: true }
  | { result: ReturnType<typeof analyzeAndDerive> }
  | { error: string }

/** An analysis larger than this (as JSON) is no analysis of a news article. */
const MAX_RESULT_BYTES = 16 * 2 ** 20

/** A parent that was killed cannot end us, and a loop in the analysis cannot end itself: a thread watches. */
const WATCHDOG = `
const { ppid } = process
setInterval(() => { if (process.ppid !== ppid) process.kill(process.pid, 'SIGKILL') }, 1000)`
new Worker(WATCHDOG, { eval: true, execArgv: [] }).unref()

// The parent decides when this ends; Ctrl+C reaches the whole group of processes.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
process.on('disconnect', () => process.exit(0))

const send = (reply: ExtractorReply) => process.send?.(reply)

process.on('message', (input: ExtractorRequest) => {
  try {
    const result = analyzeAndDerive(input)
    const bytes = JSON.stringify(result).length
    if (bytes > MAX_RESULT_BYTES) throw new Error(`the analysis takes ${bytes} bytes`)
    send({ result })
  } catch (error) {
    send({ error: (error as Error).message || String(error) })
  }
})

// The gazetteer and the rules are built at the first document: better before it than within its time.
analyzeAndDerive({
  id: 'warm-up',
  url: '',
  title: null,
  text: 'استاندار گفت: ۲۰۰ نفر',
  publishedAt: null,
  sourcePlace: null,
})
analyzeAndDerive({
  id: 'warm-up',
  url: '',
  title: null,
  text: 'Облыс әкімі биыл 200 жұмыс орны ашылғанын айтты.',
  publishedAt: null,
  sourcePlace: null,
})
send({ ready: true })
