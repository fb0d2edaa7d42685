/** The server of the page and the API over the events that `bench -- search` has made, in a process of its own. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createPool, startEmbedded } from '../../db/index.ts'
import { startServer } from '../../web/index.ts'

export interface BenchServer {
  url: string
  /** Milliseconds that its processor has worked so far. */
  worked(): Promise<number>
  stop(): Promise<void>
}

/** Starts it; resolves when searches are answered from memory. */
export async function startBenchServer(data: { events: string; seed: string }): Promise<BenchServer> {
  const child: ChildProcess = fork(fileURLToPath(import.meta.url), [data.events, data.seed])
  const answer = async () => ((await once(child, 'message')) as [unknown])[0]
  const url = (await answer()) as string
  return {
    url,
    async worked() {
      const told = answer()
      child.send('processor?')
      return (await told) as number
    },
    async stop() {
      child.send('end')
      await once(child, 'exit')
    },
  }
}

async function serve(events: string, seed: string): Promise<void> {
  const server = await startEmbedded(process.env.KARENBEK_DATA || join(tmpdir(), 'karenbek-bench'))
  const url = new URL(server.url)
  url.pathname = `/bench_${events}_${seed}`
  const pool = createPool(url.href, { max: 8 })
  const web = await startServer({ pool, port: 0, rate: 0 })
  // Searches are answered from memory when answers carry an ETag.
  while (!(await fetch(`${web.url}api/events?limit=1`)).headers.get('etag'))
    await new Promise((resolve) => setTimeout(resolve, 200))
  process.send?.(web.url)
  for (;;) {
    const [message] = (await once(process, 'message')) as [string]
    if (message === 'end') break
    const { user, system } = process.cpuUsage()
    process.send?.((user + system) / 1000)
  }
  await web.close()
  await pool.end()
  await server.stop()
  process.disconnect()
}

if (process.send && process.argv[1] === fileURLToPath(import.meta.url))
  await serve(process.argv[2] as string, process.argv[3] as string)
