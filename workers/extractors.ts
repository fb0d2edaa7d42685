/**
 * Analysis in processes of its own. Each takes one document at a time within limits of time and memory; one that
 * crashes, hangs or swells is killed and replaced, and its document is tried once more with nothing beside it.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Extraction, ExtractorInput } from './analysis.ts'
import type { ExtractorReply } from './extractor-process.ts'

export interface ExtractorLimits {
  /** Longest that one document may take, in seconds (default 30). */
  seconds?: number | undefined
  /** Memory of one process, in MiB (default 512). */
  megabytes?: number | undefined
  /** Threads of the neural tagger, shared out among the processes; 0 or absent for the rules alone. */
  taggerThreads?: number | undefined
}

export interface Extractors {
  /** What makes the analyses: version of the rules, hash of the tagger's weights. */
  version: string
  /**
   * Analyses a document in one of the processes; waits for a free one.
   * @throws PoisonError where it failed twice, the second time alone; ExtractorsClosedError while closing
   */
  extract(document: ExtractorInput): Promise<Extraction>
  /** Documents that are being analysed or wait for it. */
  busy(): number
  /** Lets documents under way end for up to `patience` milliseconds, then ends the processes. */
  close(patience?: number): Promise<void>
}

/** A document that cannot be analysed, whatever is tried; the message says why. */
export class PoisonError extends Error {
  constructor(reason: string) {
    super(reason)
    this.name = 'PoisonError'
  }
}

/** The processes are ending; the document is left to others. */
export class ExtractorsClosedError extends Error {
  constructor() {
    super('the extractors are closed')
    this.name = 'ExtractorsClosedError'
  }
}

const DEFAULTS = { seconds: 30, megabytes: 512 }
/** How long a process may take to load rules and gazetteer, even on a crowded machine. */
const START_MS = 120_000
/** How often the memory of a process under way is looked at. */
const LOOK_MS = 250

/**
 * Starts the processes.
 * @param count documents at a time
 * @param signal ends the start
 * @throws Error where a process does not come up; none is left behind then
 */
export async function startExtractors(
  count: number,
  limits: ExtractorLimits = {},
  signal?: AbortSignal,
): Promise<Extractors> {
  const seconds = limits.seconds ?? DEFAULTS.seconds
  const megabytes = limits.megabytes ?? DEFAULTS.megabytes
  const idle: ChildProcess[] = []
  const all = new Set<ChildProcess>()
  const waiting: { wants: 'one' | 'all'; go: () => void }[] = []
  let busy = 0
  let closed = false
  let version = ''
  const threads = limits.taggerThreads ? Math.max(1, Math.floor(limits.taggerThreads / count)) : 0

  /** Hands out turns in the order of asking; «all» waits until nothing else runs. */
  function next(): void {
    for (let first = waiting[0]; first; first = waiting[0]) {
      if (first.wants === 'all' ? busy > 0 : busy >= count) return
      waiting.shift()
      busy += first.wants === 'all' ? count : 1
      first.go()
    }
  }
  async function turn<T>(wants: 'one' | 'all', work: () => Promise<T>): Promise<T> {
    await new Promise<void>((go) => {
      waiting.push({ wants, go })
      next()
    })
    try {
      if (closed) throw new ExtractorsClosedError()
      return await work()
    } finally {
      busy -= wants === 'all' ? count : 1
      next()
    }
  }

  async function start(): Promise<ChildProcess> {
    const child = startProcess(megabytes, threads)
    all.add(child)
    child.once('exit', () => {
      all.delete(child)
      const at = idle.indexOf(child)
      if (at >= 0) idle.splice(at, 1)
    })
    const reply = await replyOf(child, START_MS, Number.POSITIVE_INFINITY)
    if (!('version' in reply)) {
      child.kill('SIGKILL')
      throw new Error(`the extractor did not start: ${failureOf(reply)}`)
    }
    version = reply.version
    return child
  }

  async function attempt(document: ExtractorInput, child: ChildProcess): Promise<Extraction | string> {
    // Only what the analysis reads crosses over.
    const { id, url, title, text, publishedAt, sourcePlace } = document
    const answer = replyOf(child, seconds * 1000, megabytes * 2)
    child.send({ id, url, title, text, publishedAt, sourcePlace }, () => {})
    const reply = await answer
    if (child.connected && child.exitCode === null && child.signalCode === null) {
      if (idle.length < count) idle.push(child)
      else child.kill('SIGKILL')
    }
    if ('result' in reply) return reply.result
    if (closed) throw new ExtractorsClosedError()
    return failureOf(reply)
  }

  const killAll = () => {
    for (const child of all) child.kill('SIGKILL')
  }
  signal?.addEventListener('abort', killAll)
  try {
    if (signal?.aborted) throw new ExtractorsClosedError()
    idle.push(...(await Promise.all(Array.from({ length: count }, start))))
  } catch (error) {
    killAll()
    throw error
  } finally {
    signal?.removeEventListener('abort', killAll)
  }

  return {
    version,
    async extract(document) {
      if (closed) throw new ExtractorsClosedError()
      const reason = await turn('one', async () => attempt(document, idle.pop() ?? (await start())))
      if (typeof reason !== 'string') return reason
      // Alone and in a fresh process: a crowded machine or a neighbour was not to blame.
      const again = await turn('all', async () => {
        const child = await start()
        return attempt(document, child)
      })
      if (typeof again !== 'string') return again
      throw new PoisonError(again)
    },
    busy: () => busy + waiting.length,
    async close(patience = 5_000) {
      closed = true
      const deadline = Date.now() + patience
      while (busy > 0 && Date.now() < deadline) await new Promise((settle) => setTimeout(settle, 20))
      await Promise.all(
        [...all].map(async (child) => {
          const exit = once(child, 'exit')
          child.kill('SIGKILL')
          await exit
        }),
      )
    },
  }
}

/** Why no result came: the analysis threw, or the process ended. */
type Failure = { error: string } | { ended: string }

function failureOf(reply: Failure | ExtractorReply): string {
  return 'error' in reply ? reply.error : 'ended' in reply ? reply.ended : 'an answer that was not asked for'
}

function startProcess(megabytes: number, threads: number): ChildProcess {
  const isSource = import.meta.url.endsWith('.ts')
  const file = new URL(`./extractor-process.${isSource ? 'ts' : 'js'}`, import.meta.url)
  const loader = isSource
    ? ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href]
    : []
  return fork(fileURLToPath(file), [String(threads)], {
    execArgv: [...loader, `--max-old-space-size=${megabytes}`],
    serialization: 'advanced',
    // What V8 prints when it runs out of memory belongs to no log; the reason is told by the exit.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
}

/** The next answer of a process, or why there is none: it is killed where it takes too long or too much memory. */
function replyOf(child: ChildProcess, ms: number, megabytes: number): Promise<ExtractorReply | Failure> {
  return new Promise((settle) => {
    let verdict: string | null = null
    const kill = (reason: string) => {
      verdict ??= reason
      child.kill('SIGKILL')
    }
    const clock = setTimeout(() => kill(`took more than ${ms / 1000} s`), ms)
    const scale = setInterval(async () => {
      if ((await residentMegabytes(child.pid)) > megabytes) kill(`took more than ${megabytes} MiB of memory`)
    }, LOOK_MS)
    const end = (reply: ExtractorReply | Failure) => {
      clearTimeout(clock)
      clearInterval(scale)
      child.off('message', onMessage)
      child.off('exit', onExit)
      child.off('error', onError)
      settle(reply)
    }
    const onMessage = (message: unknown) => end(message as ExtractorReply)
    const onExit = (code: number | null, signal: string | null) =>
      end({ ended: verdict ?? `the process ended with ${signal ?? `status ${code}`}${reasonOf(signal)}` })
    const onError = (error: Error) => end({ ended: error.message })
    child.once('message', onMessage)
    child.once('exit', onExit)
    child.once('error', onError)
  })
}

/** V8 aborts a process whose heap is full. */
function reasonOf(signal: string | null): string {
  return signal === 'SIGABRT' || signal === 'SIGTRAP' ? ' (out of memory)' : ''
}

/** Memory in use by a process in MiB; 0 where the system does not tell (Linux does). */
async function residentMegabytes(pid: number | undefined): Promise<number> {
  const text = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '')
  return (Number(text.split(' ')[1] ?? 0) * 4096) / 2 ** 20
}
