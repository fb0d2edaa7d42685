/** Who may write: whoever sends the operator's key. Reading needs none. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { Problem } from './problem.ts'

const digest = (text: string) => createHash('sha256').update(text).digest()

/**
 * A hook that lets a request pass where it carries the key as `Authorization: Bearer …`. A page of another site cannot
 * send that header without the server's leave, so a reader's browser cannot be made to write.
 * @param key null where none is set: then nobody writes
 * @throws Problem 403 without a key of the server's, 401 without the right one
 */
export function needsKey(key: string | null) {
  return async (request: FastifyRequest): Promise<void> => {
    if (!key) {
      throw new Problem(
        403,
        'Writing is off',
        'this server has no key; its operator can set KARENBEK_API_KEY',
      )
    }
    const sent = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? ''
    if (!timingSafeEqual(digest(sent), digest(key))) {
      throw new Problem(401, 'Key needed', 'send the key of this server as «Authorization: Bearer …»')
    }
  }
}
