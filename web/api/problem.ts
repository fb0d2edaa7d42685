import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'

/** An error that the client is told about as problem+json (RFC 9457). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    detail: string,
    /** Further members of the problem, such as where in the query it lies. */
    readonly more: Record<string, unknown> = {},
  ) {
    super(detail)
  }
}

/** Turns every error into problem+json; what is the server's own fault is logged and not told. */
export function problemHandler(error: FastifyError | Problem, request: FastifyRequest, reply: FastifyReply) {
  const status = error instanceof Problem ? error.status : (error.statusCode ?? 500)
  if (status >= 500) request.log.error(error)
  return reply
    .code(status)
    .type('application/problem+json')
    .send({
      type: 'about:blank',
      title: error instanceof Problem ? error.title : status >= 500 ? 'Internal error' : 'Bad request',
      status,
      detail: status >= 500 ? 'The server could not answer; its log says why.' : error.message,
      instance: request.url.slice(0, 200),
      ...(error instanceof Problem ? error.more : {}),
    })
}
