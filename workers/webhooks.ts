/**
 * Sends the new events of saved searches to their webhooks, signed as the Standard Webhooks specification says:
 * `webhook-signature: v1,` + base64(HMAC-SHA256(secret, `id.timestamp.body`)).
 */
import { createHmac, randomUUID } from 'node:crypto'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
// The guard alone: a process that only analyses does without the crawlers.
import { checkUrl, guardedLookup, hostKey } from '../crawlers/fetch/guard.ts'
import { type Delivery, markDelivered, markUndelivered, type Pool, takeDeliveries } from '../db/index.ts'
import type { Log } from './log.ts'

export interface WebhookOptions {
  pool: Pool
  log: Log
  /** `host:port` keys inside the own network that may be told; all others must have a public address. */
  privateHosts?: ReadonlySet<string>
  /** How long a receiver may take, in milliseconds (default 10 s). */
  timeoutMs?: number
}

/** What a receiver answers is read no further. */
const MAX_ANSWER = 1 << 16
const NOBODY: ReadonlySet<string> = new Set()

/** The signature of a delivery. */
export function signatureOf(secret: string, id: string, timestamp: number, body: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
}

/** Delivers what is due, one search after the other; gives the number of searches that were told. */
export async function deliverWebhooks(options: WebhookOptions): Promise<number> {
  const { pool, log } = options
  let told = 0
  for (const delivery of await takeDeliveries(pool)) {
    const { searchId } = delivery
    try {
      const status = await post(delivery, options)
      if (status >= 200 && status < 300) {
        await markDelivered(pool, delivery)
        told++
      } else {
        // A redirect is not followed: the address was checked, the next one was not.
        await markUndelivered(pool, searchId, `the receiver answered ${status}`, status === 410)
        log.warn({ searchId, status, failures: delivery.failures + 1 }, 'webhook not taken')
      }
    } catch (error) {
      await markUndelivered(pool, searchId, (error as Error).message)
      log.warn(
        { searchId, error: (error as Error).message, failures: delivery.failures + 1 },
        'webhook failed',
      )
    }
  }
  return told
}

/** One POST; the status of the answer. Throws where there was none, or where the address may not be reached. */
async function post(delivery: Delivery, options: WebhookOptions): Promise<number> {
  const url = new URL(delivery.webhook)
  const privateHosts = options.privateHosts ?? NOBODY
  checkUrl(url, privateHosts)
  const id = `msg_${randomUUID()}`
  const timestamp = Math.floor(Date.now() / 1000)
  const body = JSON.stringify({
    type: 'events.new',
    search: { id: delivery.searchId, name: delivery.name, query: delivery.query },
    events: delivery.events,
  })
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise((done, fail) => {
    const sent = request(
      url,
      {
        method: 'POST',
        agent: false,
        lookup: guardedLookup(privateHosts.has(hostKey(url))) as never,
        signal: AbortSignal.timeout(options.timeoutMs ?? 10_000),
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'karenbek-webhook/1',
          'webhook-id': id,
          'webhook-timestamp': String(timestamp),
          'webhook-signature': signatureOf(delivery.secret, id, timestamp, body),
        },
      },
      (answer) => {
        let length = 0
        answer.on('data', (chunk: Buffer) => {
          length += chunk.length
          if (length > MAX_ANSWER) answer.destroy()
        })
        // The status is all that counts, however the rest of the answer ends.
        answer.on('close', () => done(answer.statusCode ?? 0))
        answer.on('error', () => done(answer.statusCode ?? 0))
      },
    )
    sent.on('error', (error) =>
      fail(
        error.name === 'TimeoutError' || error.name === 'AbortError'
          ? new Error('the receiver took too long')
          : error,
      ),
    )
    sent.end(body)
  })
}
