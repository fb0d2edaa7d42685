/**
 * The process in which documents are analysed, one at a time: whatever a document does to it, the worker outlives it.
 * Started by `extractors.ts` and spoken to over IPC.
 */
import { Worker } from 'node:worker_threads'
import { loadTagger, type Tagger, versionWith } from '../models/index.ts'
import { analyzeAndDerive, type Extraction, type ExtractorInput } from './analysis.ts'

/** What the parent is told: that documents may come, or what came of one. */
export type ExtractorReply = { version: string } | { result: Extraction } | { error: string }

/** An analysis larger than this (as JSON) is no analysis of a news article. */
const MAX_RESULT_LENGTH = 16 * 2 ** 20

/** A parent that was killed cannot end us, and a loop in the analysis cannot end itself: a thread watches. */
const WATCHDOG = `
const { ppid } = process
setInterval(() => { if (process.ppid !== ppid) process.kill(process.pid, 'SIGKILL') }, 1000)`
new Worker(WATCHDOG, { eval: true, execArgv: [] }).unref()

// The parent decides when this ends; Ctrl+C reaches the whole group of processes.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
process.on('disconnect', () => process.exit(0))

const send = (reply: ExtractorReply) => process.send?.(reply)

/** Nothing of interest: the gazetteer and the rules are built at the first documents. */
const WARM_UP: ExtractorInput[] = [
  'استاندار خوزستان گفت: برای ۲۰۰ نفر شغل ایجاد شد.',
  'Облыс әкімі биыл 200 жұмыс орны ашылғанын айтты.',
].map((text) => ({ id: 'warm-up', url: '', title: null, text, publishedAt: null, sourcePlace: null }))

async function main(threads: number): Promise<void> {
  const tagger: Tagger | null = threads > 0 ? await loadTagger({ threads }) : null
  for (const document of WARM_UP) await analyzeAndDerive(document, tagger)
  process.on('message', async (input: ExtractorInput) => {
    try {
      const result = await analyzeAndDerive(input, tagger)
      const { length } = JSON.stringify(result)
      if (length > MAX_RESULT_LENGTH) throw new Error(`the analysis takes ${length} characters`)
      send({ result })
    } catch (error) {
      send({ error: (error as Error).message || String(error) })
    }
  })
  send({ version: versionWith(tagger) })
}

main(Number(process.argv[2] ?? 0)).catch((error: Error) => send({ error: error.message }))
