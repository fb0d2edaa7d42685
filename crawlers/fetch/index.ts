import { type Archive, type ArchiveRef, sha256Of } from './archive.ts'
import { decodeText } from './charset.ts'
import { FetchError } from './errors.ts'
import { checkUrl, clockKey } from './guard.ts'
import { createHttpClient, type Exchange, type HttpClient, type HttpLimits } from './http.ts'
import { createPoliteness, type Politeness, retryAfter } from './politeness.ts'
import {
  ALLOW_ALL,
  DISALLOW_ALL,
  decideRobots,
  parseRobots,
  ROBOTS_MAX_BYTES,
  type RobotsDecision,
  type RobotsFile,
} from './robots.ts'
import type { KeptRobots, RobotsStore } from './robots-store.ts'

/** The network side in one function: address guard, robots, politeness, redirects, conditions, archive. */

/** What is remembered of an earlier answer, to ask whether it has changed. */
export interface ConditionalState {
  etag?: string
  lastModified?: string
  /** SHA-256 of the body then. */
  sha256?: string
  /** ISO time of the answer. */
  fetchedAt?: string
}

/** One answer, whatever its status, after redirects. */
export interface Page {
  /** Address that was asked for. */
  requestedUrl: string
  /** Address that answered. */
  url: string
  status: number
  /** Lower-case names; of repeated headers the values are joined by `, `. */
  headers: Record<string, string>
  /** Without content coding. Empty for 304. */
  body: Buffer
  /** Lower-case hex SHA-256 of `body`; for 304 that of the earlier body. */
  sha256: string
  /** ISO time at which the request was sent. */
  fetchedAt: string
  /** Addresses passed through, without the last. */
  redirects: string[]
  /** 304, or the same bytes as the state handed in. */
  unchanged: boolean
  archive?: ArchiveRef
  tookMs: number
  waitedMs: number
}

export interface FetchOptions {
  /** Least pause between two requests to the host, milliseconds; robots.txt may ask for more. */
  delayMs?: number
  /** `host:port` keys that may be private addresses. */
  privateHosts?: ReadonlySet<string>
  known?: ConditionalState | undefined
  accept?: string
  acceptLanguage?: string
  headers?: Record<string, string>
  /** POST this body instead of GET. */
  post?: Uint8Array
  limits?: Partial<HttpLimits>
  /** The source's own proxy, see `proxyFor`. */
  proxy?: string
  signal?: AbortSignal
}

export interface FetcherOptions {
  userAgent: string
  politeness?: Politeness
  archive?: Archive | undefined
  /** Where robots files outlive the fetcher; in it alone by default. */
  robots?: RobotsStore
  http?: HttpClient
  /** Epoch milliseconds. */
  now?: () => number
  maxRedirects?: number
}

export interface Fetcher {
  /**
   * Fetches one address politely. Any status is an answer, except that 429 and 5xx throw `status`.
   * @throws FetchError
   */
  fetch(url: string, options?: FetchOptions): Promise<Page>
  /** What robots.txt says about an address; the file is fetched where it is not known. */
  robots(
    url: string,
    options?: FetchOptions,
  ): Promise<RobotsDecision & { sitemaps: string[]; status: string }>
  close(): void
}

/** RFC 9309 section 2.4: a robots.txt is used for no more than a day. */
const ROBOTS_TTL_MS = 24 * 3_600_000
/** A host whose robots.txt could not be had is asked again no sooner than this. */
const ROBOTS_RETRY_MS = 10 * 60_000
/** RFC 9309 section 2.3.1.2 */
const ROBOTS_MAX_REDIRECTS = 5
/** A little more than is read: a byte order mark, or two bytes for each letter of the first lines. */
const ROBOTS_READ_BYTES = ROBOTS_MAX_BYTES + 4
/** Errors that are not the host's. */
const OWN_FAULT: ReadonlySet<string> = new Set(['bad-url', 'private-address', 'aborted', 'proxy'])
const NO_HOSTS: ReadonlySet<string> = new Set()
const REDIRECT = new Set([301, 302, 303, 307, 308])

interface KnownRobots {
  file: RobotsFile
  status: string
  until: number
}

function robotsOf({ text, status, until }: KeptRobots): KnownRobots {
  const file = text !== null ? parseRobots(text) : status === 'missing' ? ALLOW_ALL : DISALLOW_ALL
  return { file, status, until }
}

/** Creates a fetcher; one for a process, so that robots files and connections are shared. */
export function createFetcher(options: FetcherOptions): Fetcher {
  const now = options.now ?? Date.now
  const politeness = options.politeness ?? createPoliteness({ now })
  const client = options.http ?? createHttpClient()
  const maxRedirects = options.maxRedirects ?? 5
  const robotsFiles = new Map<string, KnownRobots>()
  // A promise keeps the asynchronous context that it was made in, and with it the whole run: none outlives its load.
  const robotsLoads = new Map<string, Promise<KnownRobots>>()

  /** One request in its host's turn, archived. */
  async function visit(
    url: URL,
    fetchOptions: FetchOptions & { truncate?: boolean },
    delayMs: number,
    headers: Record<string, string>,
  ) {
    const turn = await politeness.turn(clockKey(url), delayMs, fetchOptions.signal)
    let exchange: Exchange
    try {
      exchange = await client.request({
        url: url.href,
        method: fetchOptions.post ? 'POST' : 'GET',
        headers,
        ...(fetchOptions.post ? { body: fetchOptions.post } : {}),
        ...(fetchOptions.limits ? { limits: fetchOptions.limits } : {}),
        ...(fetchOptions.truncate ? { truncate: true } : {}),
        ...(fetchOptions.privateHosts ? { privateHosts: fetchOptions.privateHosts } : {}),
        ...(fetchOptions.proxy ? { proxy: fetchOptions.proxy } : {}),
        ...(fetchOptions.signal ? { signal: fetchOptions.signal } : {}),
      })
    } catch (error) {
      // A guard's refusal or a stop is not the host's failure.
      const own = error instanceof FetchError && OWN_FAULT.has(error.code)
      await turn.end(own ? undefined : {})
      throw error
    }
    const retryAt = retryAfter(headerOf(exchange, 'retry-after'), now())
    await turn.end({ status: exchange.status, ...(retryAt === undefined ? {} : { retryAt }) })
    return { exchange, waitedMs: turn.waitedMs, retryAt }
  }

  function requestHeaders(fetchOptions: FetchOptions): Record<string, string> {
    return {
      'user-agent': options.userAgent,
      accept: fetchOptions.accept ?? 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5',
      ...(fetchOptions.acceptLanguage ? { 'accept-language': fetchOptions.acceptLanguage } : {}),
      'accept-encoding': 'gzip, deflate, br',
      ...fetchOptions.headers,
    }
  }

  async function robotsFor(url: URL, fetchOptions: FetchOptions): Promise<KnownRobots> {
    const { origin } = url
    const load = robotsLoads.get(origin)
    const file = load ? await load : robotsFiles.get(origin)
    if (file && file.until > now()) return file
    const fresh = (async () => {
      const kept = await options.robots?.get(origin)
      if (kept && kept.until > now()) return robotsOf(kept)
      const loaded = await loadRobots(origin, fetchOptions)
      await options.robots?.set(origin, loaded)
      return robotsOf(loaded)
    })()
    robotsLoads.set(origin, fresh)
    try {
      // A failed load is not remembered (it was stopped); an answer of any kind is.
      const loaded = await fresh
      robotsFiles.set(origin, loaded)
      return loaded
    } finally {
      if (robotsLoads.get(origin) === fresh) robotsLoads.delete(origin)
    }
  }

  async function loadRobots(origin: string, fetchOptions: FetchOptions): Promise<KeptRobots> {
    const { post: _, known: __, ...plain } = fetchOptions
    let url = new URL('/robots.txt', origin)
    const unreachable = (status: string): KeptRobots => ({
      text: null,
      status,
      until: now() + ROBOTS_RETRY_MS,
    })
    const allowed: KeptRobots = { text: null, status: 'missing', until: now() + ROBOTS_TTL_MS }
    for (let hop = 0; hop <= ROBOTS_MAX_REDIRECTS; hop++) {
      let exchange: Exchange
      try {
        const headers = requestHeaders({ ...plain, accept: 'text/plain,*/*;q=0.5' })
        // Not packed: a file without end is cut, and half of a packed one cannot be read.
        headers['accept-encoding'] = 'identity'
        const bounded = {
          ...plain,
          truncate: true,
          limits: { ...plain.limits, maxBodyBytes: ROBOTS_READ_BYTES },
        }
        ;({ exchange } = await visit(url, bounded, plain.delayMs ?? 0, headers))
      } catch (error) {
        if (error instanceof FetchError && !OWN_FAULT.has(error.code) && error.code !== 'host-paused')
          return unreachable(`${error.code}: ${error.message}`)
        throw error
      }
      const { status } = exchange
      const target = REDIRECT.has(status) ? redirectTarget(url, headerOf(exchange, 'location')) : null
      if (target) {
        url = target
        continue
      }
      await options.archive?.store(exchange)
      if (status >= 200 && status < 300) {
        const text = decodeText(exchange.body.subarray(0, ROBOTS_MAX_BYTES)).text
        return { text, status: 'ok', until: now() + ROBOTS_TTL_MS }
      }
      // 429 says that the server is overloaded, which is nearer to 503 than to «no such file».
      if (status >= 400 && status < 500 && status !== 429) return allowed
      return unreachable(`status ${status}`)
    }
    return allowed
  }

  return {
    async fetch(address, fetchOptions = {}) {
      const redirects: string[] = []
      let url = parseAddress(address)
      let waitedMs = 0
      for (;;) {
        checkUrl(url, fetchOptions.privateHosts ?? NO_HOSTS)
        const { file, status } = await robotsFor(url, fetchOptions)
        const decision = decideRobots(file, options.userAgent, url.href)
        if (!decision.allowed) {
          const reached = status === 'ok'
          throw new FetchError(
            reached ? 'robots' : 'robots-unreachable',
            reached ? `robots.txt: ${decision.rule}` : `robots.txt could not be had: ${status}`,
            { url: url.href },
          )
        }
        const delayMs = Math.max(fetchOptions.delayMs ?? 0, (decision.crawlDelay ?? 0) * 1000)
        const headers = requestHeaders(fetchOptions)
        const { known } = fetchOptions
        if (known?.etag) headers['if-none-match'] = known.etag
        if (known?.lastModified) headers['if-modified-since'] = known.lastModified
        const visited = await visit(url, fetchOptions, delayMs, headers)
        const { exchange } = visited
        waitedMs += visited.waitedMs
        const location = headerOf(exchange, 'location')
        if (REDIRECT.has(exchange.status) && location) {
          await options.archive?.store(exchange)
          if (redirects.length >= maxRedirects)
            throw new FetchError('redirects', `more than ${maxRedirects} redirects`, { url: address })
          redirects.push(url.href)
          const target = redirectTarget(url, location)
          if (!target || redirects.includes(target.href))
            throw new FetchError('redirects', `redirected in a circle or to nowhere: ${location}`, {
              url: address,
            })
          url = target
          continue
        }
        return pageOf(exchange, { address, redirects, waitedMs, known, retryAt: visited.retryAt })
      }
    },
    async robots(address, fetchOptions = {}) {
      const url = parseAddress(address)
      const { file, status } = await robotsFor(url, fetchOptions)
      return { ...decideRobots(file, options.userAgent, url.href), sitemaps: file.sitemaps, status }
    },
    close: () => client.close(),
  }

  async function pageOf(
    exchange: Exchange,
    context: {
      address: string
      redirects: string[]
      waitedMs: number
      known: ConditionalState | undefined
      retryAt: number | undefined
    },
  ): Promise<Page> {
    const { known } = context
    const notModified = exchange.status === 304
    const sha256 = notModified ? (known?.sha256 ?? '') : sha256Of(exchange.body)
    const unchanged = notModified || (exchange.status === 200 && known?.sha256 === sha256)
    const revisit =
      unchanged && known?.sha256 && known.fetchedAt
        ? { url: context.address, date: known.fetchedAt, sha256: known.sha256 }
        : undefined
    const archive = await options.archive?.store(exchange, revisit)
    if (exchange.status === 429 || exchange.status >= 500)
      throw new FetchError('status', `status ${exchange.status}`, {
        url: exchange.url,
        status: exchange.status,
        retryable: exchange.status !== 501 && exchange.status !== 505,
        ...(context.retryAt === undefined ? {} : { retryAt: context.retryAt }),
      })
    const headers: Record<string, string> = {}
    for (const [name, value] of exchange.responseHeaders) {
      const key = name.toLowerCase()
      headers[key] = key in headers ? `${headers[key]}, ${value}` : value
    }
    return {
      requestedUrl: context.address,
      url: exchange.url,
      status: exchange.status,
      headers,
      body: exchange.body,
      sha256,
      fetchedAt: new Date(exchange.sentAt).toISOString(),
      redirects: context.redirects,
      unchanged,
      ...(archive ? { archive } : {}),
      tookMs: exchange.tookMs,
      waitedMs: context.waitedMs,
    }
  }
}

function headerOf(exchange: Exchange, name: string): string | undefined {
  return exchange.responseHeaders.find(([key]) => key.toLowerCase() === name)?.[1]
}

function parseAddress(address: string): URL {
  try {
    const url = new URL(address)
    url.hash = ''
    return url
  } catch (cause) {
    throw new FetchError('bad-url', `not a URL: ${address.slice(0, 200)}`, { url: address, cause })
  }
}

/** Servers write raw UTF-8 into Location; node reads headers as Latin-1, so it is turned back. */
function redirectTarget(from: URL, location: string | undefined): URL | null {
  if (!location) return null
  const utf8 = Buffer.from(location, 'latin1')
  try {
    const target = new URL(/[^\x00-\x7f]/.test(location) ? utf8.toString('utf8') : location, from)
    target.hash = ''
    return target
  } catch {
    return null
  }
}
