#!/usr/bin/env node
/**
 * The bundled sample sites: one small HTTP server a site, each with the page anatomy of a real CMS family.
 * `tsx scripts/sites.ts [--base-port N]` serves them until stopped.
 */
import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { classic } from './sites/classic.ts'
import { type Family, loadSites, type SiteData } from './sites/data.ts'
import { english, jalali, persianDigits } from './sites/dates.ts'
import { type GovKzOptions, govkz } from './sites/govkz.ts'
import { iransamaneh } from './sites/iransamaneh.ts'
import { nastooh } from './sites/nastooh.ts'
import { type Site, type SiteReply, type SiteRequest, type Template, TODAY } from './sites/site.ts'
import { wordpress } from './sites/wordpress.ts'

/** Port of the first site where nothing else is asked for; fixed, so that stored addresses stay the same. */
export const DEFAULT_BASE_PORT = 43801

/** One answered request, for tests that look at a crawler's manners. */
export interface SiteLogEntry {
  /** Id of the site. */
  site: string
  method: string
  /** Path and query as they were sent. */
  url: string
  userAgent: string
  /** Milliseconds since the epoch when the request came in. */
  at: number
  status: number
}

/** Settings of {@link startSites}. */
export interface StartSitesOptions {
  host?: string
  /** Each site listens on this port plus its own offset; 0 takes any free ports. */
  basePort?: number
  /** Ids of the sites to start; all where none are given. */
  only?: string[]
  /** Called after each answer. */
  onRequest?: (entry: SiteLogEntry) => void
  /** The date that mastheads show. */
  now?: () => Date
  govkz?: GovKzOptions
  /** Folder of the sites, for tests; the bundled one by default. */
  directory?: string
}

/** The running sites. */
export interface RunningSites {
  sites: Site[]
  /** Stops all servers and ends their open connections. */
  close(): Promise<void>
}

/**
 * Starts the sample sites.
 * @returns the sites with their origins, and a function that stops them
 * @throws where a port is taken; nothing is left running then
 * @example const { sites, close } = await startSites({ basePort: 43801 })
 */
export async function startSites(options: StartSitesOptions = {}): Promise<RunningSites> {
  const { host = '127.0.0.1', basePort = 0, only } = options
  const servers: Server[] = []
  const sites: Site[] = []
  const close = async () => {
    await Promise.all(servers.map(stop))
  }
  try {
    for (const data of loadSites(options.directory).filter(({ id }) => !only || only.includes(id))) {
      const site: Site = { ...data, origin: '' }
      const server = createServer((request, response) => answer(site, request, response, options))
      const port = await listen(server, host, basePort && basePort + data.port, data)
      servers.push(server)
      site.origin = `http://${host.includes(':') ? `[${host}]` : host}:${port}`
      sites.push(site)
    }
  } catch (error) {
    await close()
    throw error
  }
  return { sites, close }
}

function listen(server: Server, host: string, port: number, { id }: SiteData): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason =
        error.code === 'EADDRINUSE'
          ? `port ${port} on ${host} is in use; stop what listens there or choose another base port`
          : error.message
      reject(new Error(`The sample site ${id} cannot start: ${reason}.`))
    })
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port))
  })
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

const TEMPLATES: Record<Exclude<Family, 'govkz'>, Template> = { nastooh, iransamaneh, wordpress, classic }

/** The reply of the site's template; robots.txt is the same for all families. */
function render(site: Site, request: SiteRequest, options: StartSitesOptions): SiteReply {
  if (request.path === '/robots.txt')
    return { type: 'text/plain; charset=utf-8', body: site.robots.replaceAll('{origin}', site.origin) }
  const reply =
    site.family === 'govkz' ? govkz(site, request, options.govkz) : TEMPLATES[site.family](site, request)
  return (
    reply ?? {
      status: 404,
      type: 'text/html; charset=utf-8',
      body: '<!DOCTYPE html><title>404</title><h1>404</h1>',
    }
  )
}

function answer(
  site: Site,
  request: IncomingMessage,
  response: ServerResponse,
  options: StartSitesOptions,
): void {
  const at = Date.now()
  response.on('finish', () =>
    options.onRequest?.({
      site: site.id,
      method: request.method ?? '',
      url: request.url ?? '',
      userAgent: request.headers['user-agent'] ?? '',
      at,
      status: response.statusCode,
    }),
  )
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end()
    return
  }
  const parsed = parseRequest(request)
  if (!parsed) {
    response.writeHead(400).end()
    return
  }
  send(request, response, render(site, parsed, options), today(site, options.now?.() ?? new Date()))
}

/** Null for an address that is no address: a broken percent-escape, for example. */
function parseRequest(request: IncomingMessage): SiteRequest | null {
  try {
    const url = new URL(request.url ?? '/', 'http://site')
    const path = decodeURIComponent(url.pathname)
    return { path, query: url.searchParams, acceptLanguage: request.headers['accept-language'] ?? '' }
  } catch {
    return null
  }
}

/** Today as the site's masthead prints it. A trap: it is the first date on every page. */
function today(site: Site, now: Date): string {
  if (site.family === 'wordpress')
    return new Intl.DateTimeFormat('kk-KZ', { timeZone: site.timeZone, dateStyle: 'full' }).format(now)
  const { weekday, day, monthName, year } = jalali(now, site.timeZone)
  const date = `${weekday} ${day} ${monthName} ${year}`
  return site.family === 'nastooh'
    ? `${persianDigits(date)} - ${english(now, site.timeZone, 'short')}`
    : persianDigits(date)
}

function send(request: IncomingMessage, response: ServerResponse, reply: SiteReply, today: string): void {
  const { status = 200, type, modified } = reply
  const headers: Record<string, string> = { 'content-type': type, ...reply.headers }
  if (status === 200) {
    headers.etag = `W/"${createHash('sha1').update(reply.body).digest('hex').slice(0, 20)}"`
    if (modified) headers['last-modified'] = new Date(modified).toUTCString()
    if (isFresh(request, headers)) {
      response.writeHead(304, headers).end()
      return
    }
  }
  const text = reply.body.replaceAll(TODAY, today)
  let body = reply.encode?.(text) ?? Buffer.from(text)
  if (body.length > 1024 && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))) {
    body = gzipSync(body)
    headers['content-encoding'] = 'gzip'
    headers.vary = headers.vary ? `${headers.vary}, Accept-Encoding` : 'Accept-Encoding'
  }
  headers['content-length'] = String(body.length)
  response.writeHead(status, headers)
  response.end(request.method === 'HEAD' ? undefined : body)
}

/** RFC 9110: the ETag decides where the client sends one; the date is asked only without it. */
function isFresh(request: IncomingMessage, headers: Record<string, string>): boolean {
  const tags = request.headers['if-none-match']
  if (tags) return tags === '*' || tags.split(',').some((tag) => tag.trim() === headers.etag)
  const since = Date.parse(request.headers['if-modified-since'] ?? '')
  return !!headers['last-modified'] && since >= Date.parse(headers['last-modified'])
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      'base-port': { type: 'string' },
      host: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help) {
    console.log(
      `Serves the sample sites until stopped.\n\nusage: tsx scripts/sites.ts [--host 127.0.0.1] [--base-port ${DEFAULT_BASE_PORT}]`,
    )
    return
  }
  const basePort = Number(values['base-port'] ?? DEFAULT_BASE_PORT)
  if (!Number.isInteger(basePort) || basePort < 0 || basePort > 65_000)
    throw new Error(`--base-port wants a port number, not "${values['base-port']}".`)
  const { sites, close } = await startSites({ host: values.host, basePort })
  for (const { id, origin, articles } of sites) console.log(`${origin}  ${id} (${articles.length} articles)`)
  console.log('Ctrl+C stops them.')
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close())
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  main().catch((error: Error) => {
    console.error(error.message)
    process.exitCode = 1
  })
