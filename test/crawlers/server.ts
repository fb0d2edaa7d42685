import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parseSources, type Source } from '../../crawlers/index.ts'

/** One request as a server saw it. */
export interface Seen {
  at: number
  /** When the answer had been sent. */
  endedAt: number
  method: string
  path: string
  headers: IncomingMessage['headers']
}

export interface TestServer {
  origin: string
  /** `host:port`, as the guard's allow list wants it. */
  host: string
  log: Seen[]
  close(): Promise<void>
}

/** A real server on loopback that keeps a log of its own. */
export async function serve(
  answer: (request: IncomingMessage, response: ServerResponse) => unknown,
): Promise<TestServer> {
  const log: Seen[] = []
  const server = createServer({ maxHeaderSize: 1024 * 1024 }, (request, response) => {
    const entry: Seen = {
      at: Date.now(),
      endedAt: Number.NaN,
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
    }
    log.push(entry)
    response.on('close', () => {
      entry.endedAt = Date.now()
    })
    Promise.resolve(answer(request, response)).catch((error: Error) => {
      response.writeHead(500).end(error.message)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    log,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Answers by path; a function, a text (HTML) or a status. */
export function routes(
  table: Record<string, string | number | ((request: IncomingMessage, response: ServerResponse) => unknown)>,
) {
  return (request: IncomingMessage, response: ServerResponse) => {
    const path = (request.url ?? '').split('?')[0] as string
    const found = table[path] ?? table['*']
    if (typeof found === 'function') return found(request, response)
    if (typeof found === 'string') {
      response.writeHead(200, {
        'content-type': path.endsWith('.txt') ? 'text/plain' : 'text/html; charset=utf-8',
      })
      return response.end(found)
    }
    return response.writeHead(found ?? 404).end()
  }
}

/** A source whose site is a test server. */
export function sourceAt(origin: string, change: Partial<Source> = {}): Source {
  const [source] = parseSources(`sources:
  - { id: t, name: T, country: IR, places: [IR-15], languages: [fa], scripts: [Arab], kind: local_outlet, family: generic,
      homepage: "${origin}/", hosts: ["${new URL(origin).host}"], timeZone: Asia/Tehran, feeds: [], sitemaps: [], listings: ["/list?p={page}"],
      articleUrl: "^/news/(?<id>\\\\d+)", cadence: "13 * * * *", minIntervalSeconds: 0, enabled: true, sample: true, allowPrivate: true, evidence: sample }`)
  return { ...(source as Source), ...change }
}
