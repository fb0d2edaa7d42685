import { createHash } from 'node:crypto'

/**
 * The id that follows a document through the logs, from the address that was fetched to its events: 16 hex digits of
 * the address's SHA-256, so that every stage can make it again.
 */
export function traceOf(url: string): string {
  return createHash('sha256').update(url).digest('hex').slice(0, 16)
}
