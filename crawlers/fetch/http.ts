import { lookup } from 'node:dns/promises'
import http from 'node:http'
import https from 'node:https'
import { promisify } from 'node:util'
import zlib from 'node:zlib'
import { FetchError } from './errors.ts'
import { checkUrl, guardedLookup, hostKey, isPublicAddress } from './guard.ts'
import { proxyAgents, proxyFor } from './proxy.ts'

/** Bounds of one exchange. A server that passes them is cut off. */
export interface HttpLimits {
  /** Body as received and as decoded, each. */
  maxBodyBytes: number
  maxHeaderBytes: number
  /** From the start to the connection. */
  connectMs: number
  /** Silence at any moment. */
  idleMs: number
  /** From the start to the last byte. */
  totalMs: number
}

const DEFAULT_LIMITS: HttpLimits = {
  maxBodyBytes: 12 * 1024 * 1024,
  maxHeaderBytes: 64 * 1024,
  connectMs: 20_000,
  idleMs: 30_000,
  totalMs: 120_000,
}

/** A request and its response as they went over the wire: what the archive keeps. */
export interface Exchange {
  url: string
  method: string
  /** Epoch milliseconds at which the request was sent. */
  sentAt: number
  requestHeaders: [name: string, value: string][]
  requestBody: Uint8Array | null
  status: number
  statusText: string
  httpVersion: string
  /** In the order and the letter case of the server. */
  responseHeaders: [name: string, value: string][]
  /** Body as received, transfer coding removed, content coding kept. */
  rawBody: Buffer
  /** Body with the content coding removed. */
  body: Buffer
  remoteAddress: string | null
  tookMs: number
  /** The body was longer than was asked for; what came first is kept. */
  truncated?: boolean
}

export interface HttpRequest {
  url: string
  method?: 'GET' | 'POST' | 'HEAD'
  headers?: Record<string, string>
  body?: Uint8Array
  limits?: Partial<HttpLimits>
  /** A body that passes its limit is cut there instead of refused. */
  truncate?: boolean
  /** `host:port` keys that may be private addresses. */
  privateHosts?: ReadonlySet<string>
  /** The source's own proxy setting, see `proxyFor`; without it the environment's counts. */
  proxy?: string
  signal?: AbortSignal
}

export interface HttpClient {
  /** One exchange; redirects are not followed, every status is an answer. @throws FetchError */
  request(request: HttpRequest): Promise<Exchange>
  /** Closes idle connections. */
  close(): void
}

/**
 * An HTTP/1.1 client for hostile servers: guarded addresses, bounded headers, bodies, decompression and time.
 * Connections are kept alive; which host may be asked when is the politeness' business.
 */
export function createHttpClient(): HttpClient {
  // Connections of hosts that may be private are pooled apart, so that a guarded request never rides on one.
  const agents = [false, true].map((allowPrivate) => {
    const options = {
      keepAlive: true,
      keepAliveMsecs: 5_000,
      maxSockets: 2,
      maxFreeSockets: 64,
      timeout: 60_000,
    }
    const lookup = guardedLookup(allowPrivate) as never
    return { http: new http.Agent({ ...options, lookup }), https: new https.Agent({ ...options, lookup }) }
  }) as [AgentPair, AgentPair]
  const proxies = proxyAgents({ maxSockets: 2, timeout: 60_000 })
  return {
    request: (request) => exchange(request, agents, proxies),
    close() {
      proxies.close()
      for (const pair of agents) {
        pair.http.destroy()
        pair.https.destroy()
      }
    },
  }
}

interface AgentPair {
  http: http.Agent
  https: https.Agent
}

const NO_HOSTS: ReadonlySet<string> = new Set()

async function exchange(
  request: HttpRequest,
  agents: [AgentPair, AgentPair],
  proxies: ReturnType<typeof proxyAgents>,
): Promise<Exchange> {
  const limits = { ...DEFAULT_LIMITS, ...request.limits }
  const privateHosts = request.privateHosts ?? NO_HOSTS
  const url = parseUrl(request.url)
  checkUrl(url, privateHosts)
  const secure = url.protocol === 'https:'
  const allowPrivate = privateHosts.has(hostKey(url))
  const proxy = proxyFor(url, request.proxy)
  if (proxy && !allowPrivate) await checkName(url)
  const pair = agents[allowPrivate ? 1 : 0]
  const agent = proxy ? proxies.agentFor(proxy, secure) : secure ? pair.https : pair.http
  const received = await send(url, request, limits, agent, proxy !== null)
  if (proxy && received.status === 407)
    throw new FetchError('proxy', `the proxy ${proxy.host} wants another user or password`, {
      url: request.url,
    })
  const { encoding, ...rest } = received
  // Half a packed body cannot be unpacked; what is cut is asked for unpacked.
  const body = rest.truncated
    ? rest.rawBody
    : await decodeBody(rest.rawBody, encoding, limits.maxBodyBytes, request.url)
  return { ...rest, body }
}

/**
 * Through a proxy the name is resolved there, where we cannot see it: a name that leads to private addresses here
 * is not passed on. One that cannot be resolved here may well be resolved there.
 */
async function checkName(url: URL): Promise<void> {
  const addresses = await lookup(url.hostname.replace(/^\[|\]$/g, ''), { all: true }).catch(() => [])
  if (addresses.length > 0 && !addresses.some(({ address }) => isPublicAddress(address)))
    throw new FetchError('private-address', `${url.hostname} has no public address`, { url: url.href })
}

function parseUrl(text: string): URL {
  try {
    return new URL(text)
  } catch (cause) {
    throw new FetchError('bad-url', `not a URL: ${text.slice(0, 200)}`, { url: text, cause })
  }
}

function send(url: URL, request: HttpRequest, limits: HttpLimits, agent: http.Agent, viaProxy: boolean) {
  return new Promise<Omit<Exchange, 'body'> & { encoding: string }>((resolve, reject) => {
    const sentAt = Date.now()
    const secure = url.protocol === 'https:'
    const fail = (error: FetchError) => {
      cleanUp()
      reject(error)
      outgoing.destroy()
    }
    const outgoing = (secure ? https : http).request(url, {
      method: request.method ?? 'GET',
      agent,
      headers: request.headers,
      maxHeaderSize: limits.maxHeaderBytes,
      setHost: true,
    })
    const timedOut = (what: string) => () =>
      fail(new FetchError('timeout', `${what} of ${url.host} took too long`, { url: request.url }))
    const total = setTimeout(timedOut('the answer'), limits.totalMs)
    const connect = setTimeout(timedOut('connecting'), Math.min(limits.connectMs, limits.totalMs))
    let idle: NodeJS.Timeout | undefined
    const alive = () => {
      clearTimeout(idle)
      idle = setTimeout(timedOut('a byte'), limits.idleMs)
    }
    const stop = () => fail(new FetchError('aborted', 'stopped while fetching', { url: request.url }))
    const cleanUp = () => {
      clearTimeout(total)
      clearTimeout(connect)
      clearTimeout(idle)
      request.signal?.removeEventListener('abort', stop)
    }
    // First of all: a request that is given up before it has a connection tells so by an error, and one that nobody
    // listens to ends the process.
    outgoing.on('error', (error: NodeJS.ErrnoException) => fail(networkError(error, request.url)))
    if (request.signal?.aborted) return stop()
    request.signal?.addEventListener('abort', stop, { once: true })

    outgoing.on('socket', (socket) => {
      const connected = () => {
        clearTimeout(connect)
        alive()
      }
      // The tunnel of a proxy is ready before its socket is handed out.
      if (!socket.connecting || viaProxy) connected()
      else socket.once(secure ? 'secureConnect' : 'connect', connected)
    })
    outgoing.on('response', (response) => {
      clearTimeout(connect)
      alive()
      const chunks: Buffer[] = []
      let size = 0
      let truncated = false
      const announced = Number(response.headers['content-length'])
      if (announced > limits.maxBodyBytes && !request.truncate)
        return fail(new FetchError('too-large', `${announced} bytes announced`, { url: request.url }))
      const requestHeaders = Object.entries(outgoing.getHeaders())
        // What is between us and the proxy is no part of the record.
        .filter(([name]) => !name.toLowerCase().startsWith('proxy-'))
        .map(([name, value]) => [name, String(value)] as [string, string])
      response.on('data', (chunk: Buffer) => {
        if (truncated) return
        alive()
        if (request.truncate && size + chunk.length > limits.maxBodyBytes) {
          truncated = true
          chunks.push(chunk.subarray(0, limits.maxBodyBytes - size))
          size = limits.maxBodyBytes
          finish()
          outgoing.destroy()
          return
        }
        size += chunk.length
        if (size > limits.maxBodyBytes)
          return fail(
            new FetchError('too-large', `more than ${limits.maxBodyBytes} bytes`, { url: request.url }),
          )
        chunks.push(chunk)
      })
      response.on('error', (error) => fail(networkError(error, request.url)))
      response.on('aborted', () => {
        if (truncated) return
        fail(new FetchError('truncated', 'the connection ended inside the body', { url: request.url }))
      })
      response.on('end', () => {
        if (truncated) return
        if (!response.complete) {
          cleanUp()
          return reject(
            new FetchError('truncated', 'the body is shorter than announced', { url: request.url }),
          )
        }
        finish()
      })
      function finish(): void {
        cleanUp()
        const headers: [string, string][] = []
        for (let i = 0; i + 1 < response.rawHeaders.length; i += 2)
          headers.push([response.rawHeaders[i]!, response.rawHeaders[i + 1]!])
        resolve({
          url: request.url,
          method: request.method ?? 'GET',
          sentAt,
          requestHeaders,
          requestBody: request.body ?? null,
          status: response.statusCode ?? 0,
          statusText: response.statusMessage ?? '',
          httpVersion: response.httpVersion,
          responseHeaders: headers,
          rawBody: Buffer.concat(chunks, size),
          encoding: String(response.headers['content-encoding'] ?? ''),
          remoteAddress: response.socket?.remoteAddress ?? null,
          tookMs: Date.now() - sentAt,
          ...(truncated ? { truncated } : {}),
        })
      }
    })
    if (request.body) outgoing.write(request.body)
    outgoing.end()
  })
}

/** Errors of TLS certificates: never worked around, always told. */
const TLS_CODE = /^(ERR_TLS|ERR_SSL|UNABLE_TO_|CERT_|SELF_SIGNED|DEPTH_ZERO|EPROTO)/

function networkError(error: NodeJS.ErrnoException | FetchError, url: string): FetchError {
  if (error instanceof FetchError) return error
  const code = error.code ?? ''
  if (TLS_CODE.test(code)) return new FetchError('tls', `${code}: ${error.message}`, { url, cause: error })
  if (code === 'HPE_HEADER_OVERFLOW')
    return new FetchError('too-large', 'the headers are too large', { url, cause: error })
  return new FetchError('network', `${code || error.name}: ${error.message}`, { url, cause: error })
}

const gunzip = promisify(zlib.gunzip)
const inflate = promisify(zlib.inflate)
const inflateRaw = promisify(zlib.inflateRaw)
const brotli = promisify(zlib.brotliDecompress)

/**
 * Removes a content coding, bounded: `gzip`, `deflate` (with or without its header), `br`, at most two in a row.
 * @throws FetchError `too-large` for bombs, `bad-encoding` for what cannot be decoded
 */
export async function decodeBody(
  raw: Buffer,
  encoding: string,
  maxBytes: number,
  url: string,
): Promise<Buffer> {
  const codings = encoding
    .toLowerCase()
    .split(',')
    .map((c) => c.trim())
    .filter((c) => c && c !== 'identity')
  if (codings.length === 0 || raw.length === 0) return raw
  if (codings.length > 2) throw new FetchError('bad-encoding', `${codings.length} content codings`, { url })
  let body = raw
  for (const coding of codings.reverse()) body = await decodeOne(body, coding, maxBytes, url)
  return body
}

async function decodeOne(body: Buffer, coding: string, maxBytes: number, url: string): Promise<Buffer> {
  const bound = { maxOutputLength: maxBytes }
  try {
    if (coding === 'br') return await brotli(body, bound)
    // Servers send gzip under the name of deflate and the other way round, and name what is not packed at all.
    if (body[0] === 0x1f && body[1] === 0x8b) return await gunzip(body, bound)
    if (coding === 'deflate')
      return ((body[0] ?? 0) & 0x0f) === 8 ? await inflate(body, bound) : await inflateRaw(body, bound)
    if (coding === 'gzip' || coding === 'x-gzip') return body
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code
    if (code === 'ERR_BUFFER_TOO_LARGE')
      throw new FetchError('too-large', `unpacks to more than ${maxBytes} bytes`, { url, cause })
    throw new FetchError('bad-encoding', `cannot unpack ${coding}: ${(cause as Error).message}`, {
      url,
      cause,
    })
  }
  throw new FetchError('bad-encoding', `unknown content coding ${coding.slice(0, 40)}`, { url })
}

/** Unpacks gzip content (a `.xml.gz` sitemap), bounded as bodies are. */
export async function gunzipBounded(body: Buffer, maxBytes: number, url: string): Promise<Buffer> {
  return decodeOne(body, 'gzip', maxBytes, url)
}
