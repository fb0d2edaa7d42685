/**
 * What all answers of the API share: who may ask and how often, answers that have not changed, answers kept in memory.
 */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { EventSearch } from '../../db/index.ts'
import { Problem } from './problem.ts'

export interface AnswerOptions {
  /** Points a second that one client may spend (see COST); 0 for no limit. */
  rate?: number
}

/** Points of a request: a kept answer, an answer that has to be found, a whole table. */
const COST = { kept: 0.02, found: 1, exported: 100 }
const DEFAULT_RATE = 100
/** A client that was quiet may spend so many seconds' points at once. */
const BURST_SECONDS = 10
const MAX_CLIENTS = 10_000
/** Exports at the same time; each holds a connection to the database. */
const MAX_EXPORTS = 3

const MAX_ANSWERS = 1000
const MAX_ANSWER = 256 * 1024
const MAX_KEPT = 48 * 1024 * 1024
/** Answers that follow from the events alone: they hold until an event is written. */
const FOLLOWS_EVENTS = /^\/api\/(?:events|map|breakdown|places|officials|facets|timeline|promises)(?:[/?]|$)/

interface Kept {
  etag: string
  type: string
  /** Bytes, so that they need not be made of a text each time. */
  body: Buffer
  /** The same for clients that take gzip; made when the first one asks again. */
  packed?: Buffer
}

const packed = promisify(gzip)
/** As the compression of other answers has it. */
const LEAST_PACKED = 1024
const sizeOf = ({ body, packed }: Kept): number => body.length + (packed?.length ?? 0)

/** Adds limits, ETags, kept answers and the headers that let other sites' pages read. */
export function sharedAnswers(
  app: FastifyInstance,
  search: EventSearch,
  { rate = DEFAULT_RATE }: AnswerOptions,
): void {
  const kept = new Map<string, Kept>()
  let keptBytes = 0
  const clients = new Map<string, { points: number; at: number }>()
  let exports = 0

  const forget = (url: string): void => {
    const answer = kept.get(url)
    if (!answer) return
    kept.delete(url)
    keptBytes -= sizeOf(answer)
  }

  /** Takes points from a client. @throws Problem 429 where it has none left */
  const spend = (request: FastifyRequest, reply: FastifyReply, usual: number): void => {
    if (rate <= 0) return
    const most = rate * BURST_SECONDS
    // No more than a client can have: at a low rate nobody would ever get an export.
    const cost = Math.min(usual, most)
    const now = performance.now() / 1000
    const client = clients.get(request.ip) ?? { points: most, at: now }
    client.points = Math.min(most, client.points + (now - client.at) * rate)
    client.at = now
    // The one that asked longest ago is forgotten first.
    clients.delete(request.ip)
    clients.set(request.ip, client)
    if (clients.size > MAX_CLIENTS) clients.delete(clients.keys().next().value as string)
    if (client.points < cost) {
      const seconds = Math.ceil((cost - client.points) / rate)
      reply.header('retry-after', seconds)
      throw new Problem(429, 'Too many requests', `ask again in ${seconds} s, or ask for less at once`)
    }
    client.points -= cost
  }

  app.addHook('onRequest', async (request, reply) => {
    // Anyone's page may read; there is nothing here that a visitor's cookies would open.
    reply.header('access-control-allow-origin', '*')
    reply.header('access-control-expose-headers', 'etag, retry-after')
    if (request.method !== 'GET' && request.method !== 'HEAD') return
    if (request.url.startsWith('/api/export')) {
      spend(request, reply, COST.exported)
      if (exports >= MAX_EXPORTS) {
        reply.header('retry-after', 10)
        throw new Problem(503, 'Busy', `${MAX_EXPORTS} exports are under way; ask again in a while`)
      }
      exports++
      reply.raw.once('close', () => exports--)
      return
    }
    if (!FOLLOWS_EVENTS.test(request.url)) {
      spend(request, reply, COST.kept)
      return
    }
    const version = await search.version()
    if (version === null) {
      spend(request, reply, COST.found)
      return
    }
    const etag = `W/"${version}-${createHash('sha1').update(request.url).digest('base64url').slice(0, 12)}"`
    const known = kept.get(request.url)
    const isKept = known?.etag === etag
    spend(request, reply, isKept || request.headers['if-none-match'] === etag ? COST.kept : COST.found)
    if (request.headers['if-none-match'] === etag)
      return reply.code(304).header('etag', etag).header('cache-control', 'no-cache').send()
    reply.header('cache-control', 'no-cache')
    if (isKept) {
      reply.header('etag', etag).type(known.type)
      const packs =
        known.body.length >= LEAST_PACKED && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')
      if (!packs) return reply.send(known.body)
      reply.header('vary', 'accept-encoding').header('content-encoding', 'gzip')
      if (!known.packed) {
        known.packed = await packed(known.body)
        // Meanwhile another answer may have taken its place.
        if (kept.get(request.url) === known) keptBytes += known.packed.length
      }
      return reply.send(known.packed)
    }
    request.etag = etag
  })

  app.addHook('onSend', async (request, reply, payload) => {
    const etag = request.etag
    if (!etag || reply.statusCode !== 200 || typeof payload !== 'string') return payload
    // While it was answered an event may have been written.
    if (!etag.startsWith(`W/"${await search.version()}-`)) return payload
    reply.header('etag', etag)
    if (payload.length <= MAX_ANSWER) {
      forget(request.url)
      const answer = { etag, type: String(reply.getHeader('content-type')), body: Buffer.from(payload) }
      kept.set(request.url, answer)
      keptBytes += sizeOf(answer)
      for (const url of kept.keys()) {
        if (kept.size <= MAX_ANSWERS && keptBytes <= MAX_KEPT) break
        forget(url)
      }
    }
    return payload
  })

  app.options('/api/*', { schema: { hide: true } }, (_request, reply) =>
    reply
      .code(204)
      .header('access-control-allow-methods', 'GET, HEAD, OPTIONS')
      .header('access-control-allow-headers', 'if-none-match')
      .header('access-control-max-age', 86_400)
      .send(),
  )
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set where the answer may be kept. */
    etag?: string
  }
}
