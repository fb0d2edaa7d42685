/** The server of the page and the API over made-up events, in a process of its own. */
import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { createPool } from '../../db/index.ts'
import { startServer } from '../../web/index.ts'
import { benchData } from './_data.ts'

export interface BenchServer {
  url: string
  /** Milliseconds that its processor has worked so far. */
  worked(): Promise<number>
  stop(): Promise<void>
}

/** Ten million events take some minutes to be read; what takes longer than this is a fault. */
const READY_MS = 30 * 60_000

/**
 * Starts it, over data that are made where they are missing; resolves when searches are answered from memory.
 * @throws where the server cannot do that
 */
export async function startBenchServer(asked: { events: string; seed: string }): Promise<BenchServer> {
  const data = await benchData(asked)
  const child = fork(fileURLToPath(import.meta.url), [data.url])
  try {
    const url = (await toldBy(child)) as string
    return {
      url,
      async worked() {
        const told = toldBy(child)
        child.send('processor?')
        return (await told) as number
      },
      async stop() {
        const gone = new Promise((resolve) => child.once('exit', resolve))
        if (child.exitCode === null) {
          child.send('end')
          await gone
        }
        await data.stop()
      },
    }
  } catch (error) {
    child.kill()
    await data.stop()
    throw error
  }
}

/** The next thing that a process tells. @throws where it ends instead */
function toldBy(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const settle = (message: unknown): void => {
      child.off('exit', fail)
      resolve(message)
    }
    const fail = (code: number | null): void => {
      child.off('message', settle)
      reject(new Error(`the server has ended (${code ?? 'killed'})`))
    }
    child.once('message', settle)
    child.once('exit', fail)
  })
}

async function serve(url: string): Promise<void> {
  const pool = createPool(url, { max: 8 })
  const web = await startServer({ pool, port: 0, rate: 0 })
  const until = performance.now() + READY_MS
  // Searches are answered from memory when answers carry an ETag.
  while (!(await fetch(`${web.url}api/events?limit=1`)).headers.get('etag')) {
    if (performance.now() > until) throw new Error('the events could not be read into memory')
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  process.on('message', async (message) => {
    if (message === 'end') {
      await web.close()
      await pool.end()
      process.disconnect()
      return
    }
    const { user, system } = process.cpuUsage()
    process.send?.((user + system) / 1000)
  })
  // Nobody is left to ask.
  process.on('disconnect', () => process.exit())
  process.send?.(web.url)
}

if (process.send && process.argv[1] === fileURLToPath(import.meta.url)) await serve(process.argv[2] as string)
