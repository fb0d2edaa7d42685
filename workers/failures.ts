/** Whose fault a failure is: the document's, or that of what stands around it. */

/** SQLSTATE classes that speak of the server, not of the data: connection, rollback, resources, operator, system. */
const SERVER_CLASSES = new Set(['08', '40', '53', '57', '58'])
/** Lock not available; a transaction that idled too long (a process that was frozen). */
const SERVER_STATES = new Set(['55P03', '25P03', '25P04'])
/** Codes of the operating system: network, disk, handles. */
const SYSTEM_CODES = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EDQUOT',
  'EHOSTUNREACH',
  'EIO',
  'EMFILE',
  'ENETUNREACH',
  'ENFILE',
  'ENOSPC',
  'ENOTFOUND',
  'EPIPE',
  'EROFS',
  'ETIMEDOUT',
])
/** node-postgres and ioredis report some losses of a connection by words alone. */
const WORDS =
  /connection (terminated|ended|is closed|timeout)|timeout exceeded when trying to connect|client (has encountered a connection error|was closed)|not queryable|cannot use a pool after calling end|(max retries per request|stream isn't writeable)/i

/**
 * Did something around the work fail (database, Redis, disk, network inside)? Then the same work succeeds later, and
 * nothing is to blame for it. Looks at causes too.
 */
export function isOutage(error: unknown): boolean {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    const { code } = at as { code?: unknown }
    if (typeof code === 'string') {
      if (SYSTEM_CODES.has(code)) return true
      if (code.length === 5 && (SERVER_CLASSES.has(code.slice(0, 2)) || SERVER_STATES.has(code))) return true
    }
    if (WORDS.test(at.message)) return true
  }
  return false
}
