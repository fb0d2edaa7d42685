import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import { Problem } from './problem.ts'
import * as schemas from './schemas.ts'

/** A page as it came over the wire. */
export interface ArchivedPage {
  body: Uint8Array
  /** As its server called it. */
  type: string
}

/** Gives the archived page of a hex SHA-256, or null where there is none. */
export type ReadArchived = (sha256: string) => Promise<ArchivedPage | null>

const ENDINGS: Record<string, string> = {
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'application/json': 'json',
  'application/pdf': 'pdf',
  'text/plain': 'txt',
}

/** `/api/archived/…`: the bytes that an event was read from, for who wants to check them. Saved, never shown. */
export function archivedRoute(app: FastifyInstance, read: ReadArchived): void {
  app.get(
    '/api/archived/:sha256',
    {
      schema: {
        summary: 'An archived page as it came over the wire, by its SHA-256',
        tags: ['events'],
        params: Type.Object({ sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }) }),
        response: schemas.fileOf('application/octet-stream'),
      },
    },
    async (request, reply) => {
      const { sha256 } = request.params as { sha256: string }
      const page = await read(sha256)
      if (!page) throw new Problem(404, 'Not found', `the archive holds no page ${sha256}`)
      const ending = ENDINGS[page.type.split(';')[0]?.trim().toLowerCase() ?? ''] ?? 'bin'
      return reply
        .type('application/octet-stream')
        .header('content-disposition', `attachment; filename="${sha256.slice(0, 16)}.${ending}"`)
        .header('cache-control', 'public, max-age=31536000, immutable')
        .send(Buffer.from(page.body))
    },
  )
}
