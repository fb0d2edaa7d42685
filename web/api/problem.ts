import type { Socket } from 'node:net'
import type { ConnectionError, FastifyError, FastifyReply, FastifyRequest } from 'fastify'

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

/** Status and explanation of what is no HTTP request, by the parser's code. */
const NO_REQUEST: Record<string, [status: string, detail: string]> = {
  HPE_INVALID_URL: [
    '400 Bad Request',
    'The address holds characters that must be percent-encoded: ?q=%D8%B4%D8%BA%D9%84 for شغل.',
  ],
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'The headers are too long.'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'The request did not come in time.'],
}

/** Answers what cannot be read as a request with a problem, too. */
export function unreadable(error: ConnectionError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const [status, detail] = NO_REQUEST[error.code] ?? ['400 Bad Request', 'This is no HTTP request.']
  const [code, ...title] = status.split(' ')
  const body = JSON.stringify({ type: 'about:blank', title: title.join(' '), status: Number(code), detail })
  socket.end(
    `HTTP/1.1 ${status}\r\ncontent-type: application/problem+json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  )
}
