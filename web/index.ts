/** The one door of the room: the HTTP server with the API and the page. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import compress from '@fastify/compress'
import fastifyStatic from '@fastify/static'
import swagger from '@fastify/swagger'
import Fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify'
import { openSearch, type Pool } from '../db/index.ts'
import { type AnswerOptions, sharedAnswers } from './api/answers.ts'
import { archivedRoute, type ReadArchived } from './api/archived.ts'
import { breakdownRoutes } from './api/breakdown.ts'
import { claimRoutes } from './api/claims.ts'
import { type Operator, operatorRoutes } from './api/operator.ts'
import { problemHandler, unreadable } from './api/problem.ts'
import { apiRoutes } from './api/routes.ts'
import { savedSearchRoutes } from './api/saved-searches.ts'
import { NOWHERE } from './nowhere.ts'
import { securityHeaders } from './security.ts'

export interface ServerOptions extends AnswerOptions {
  pool: Pool
  /** Who sends it may save searches; without one nobody may. */
  apiKey?: string | null
  /** Default 127.0.0.1: seen from this machine alone. */
  host?: string
  /** Default 8080; 0 takes a free one. */
  port?: number
  logger?: FastifyServerOptions['logger']
  /** What operators can do; without it there is the page and the reading API alone. */
  operator?: Operator | undefined
  /** Reads archived pages; without it none is handed out. */
  archived?: ReadArchived | undefined
  /** Is the address of the client that of X-Forwarded-For? Only behind a proxy that sets it. */
  trustProxy?: boolean
}

export type { ReadArchived } from './api/archived.ts'
export type { Operator } from './api/operator.ts'

export interface RunningServer {
  /** Address of the page, with a slash at the end. */
  url: string
  app: FastifyInstance
  close(): Promise<void>
}

const PAGE_VIEWS = ['event', 'map', 'compare', 'place', 'official', 'promises', 'saved', 'quality']
const PAGE = fileURLToPath(new URL('./page/dist/', import.meta.url))

/** The server without a socket: for tests (`inject`) and for `startServer`. */
export async function buildServer({
  pool,
  apiKey = null,
  logger = false,
  rate,
  operator,
  archived,
  trustProxy = false,
}: ServerOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger,
    trustProxy,
    routerOptions: { maxParamLength: 200 },
    bodyLimit: 1 << 16,
    requestTimeout: 30_000,
    clientErrorHandler: unreadable,
    // A misspelt parameter is told, not ignored; numbers and booleans come as text in an address.
    ajv: { customOptions: { removeAdditional: false, coerceTypes: true } },
  })
  app.setErrorHandler(problemHandler)
  app.setNotFoundHandler((request, reply) => {
    const wantsPage = request.method === 'GET' && /\btext\/html\b/.test(request.headers.accept ?? '')
    if (wantsPage && !request.url.startsWith('/api/'))
      return reply.code(404).type('text/html; charset=utf-8').send(NOWHERE)
    return reply
      .code(404)
      .type('application/problem+json')
      .send({
        type: 'about:blank',
        title: 'Not found',
        status: 404,
        detail: 'There is nothing at this address; /openapi.json lists what there is.',
        instance: request.url.slice(0, 200),
      })
  })
  securityHeaders(app)
  const search = openSearch(pool, { onError: (error) => app.log.error(error, 'search in memory') })
  app.addHook('onClose', () => search.close())
  await app.register(compress, { threshold: 1024 })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'karenbek',
        version: '0.1.0',
        description:
          'Employment events from regional government news in Persian and Kazakh: who promised, created or cut how many jobs, where, when, in whose words. Reading only.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      tags: [
        { name: 'events', description: 'Search events' },
        { name: 'saved searches', description: 'Searches that someone keeps, and feeds' },
        { name: 'places', description: 'The gazetteer' },
        { name: 'officials', description: 'Who says so' },
        { name: 'export', description: 'Files' },
        { name: 'operation', description: 'Health' },
      ],
    },
  })

  if (operator) await operatorRoutes(app, pool, operator)
  await app.register(async (routes) => {
    sharedAnswers(routes, search, { rate })
    apiRoutes(routes, pool, search, { archived: Boolean(archived) })
    if (archived) archivedRoute(routes, archived)
    claimRoutes(routes, pool, search)
    breakdownRoutes(routes, search)
    savedSearchRoutes(routes, pool, apiKey)
    routes.get('/openapi.json', { schema: { hide: true } }, () => app.swagger())
    routes.get('/healthz', { schema: { summary: 'The process answers', tags: ['operation'] } }, () => ({
      status: 'ok',
    }))
    routes.get(
      '/readyz',
      { schema: { summary: 'Database and queues answer too', tags: ['operation'] } },
      async (_request, reply) => {
        try {
          await pool.query('SELECT 1')
        } catch {
          return reply.code(503).send({ status: 'the database does not answer' })
        }
        if (operator && !(await operator.isReady()))
          return reply.code(503).send({ status: 'the queues do not answer' })
        return { status: 'ok' }
      },
    )
  })

  if (existsSync(PAGE)) {
    await app.register(fastifyStatic, {
      root: PAGE,
      // The build has packed them.
      preCompressed: true,
      // Names in assets/ carry a hash of their content.
      setHeaders: (reply, path) => {
        reply.header(
          'cache-control',
          path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        )
      },
    })
    // Views of the page: their names are those of web/page/src/lib/route.svelte.ts.
    for (const view of PAGE_VIEWS) {
      app.get(`/${view}`, { schema: { hide: true } }, (_request, reply) =>
        reply.header('cache-control', 'no-cache').sendFile('index.html'),
      )
    }
  } else {
    app.get('/', { schema: { hide: true } }, (_request, reply) =>
      reply
        .code(503)
        .type('text/plain; charset=utf-8')
        .send('The page is not built: run «npm run build:page». The API answers at /api/events.\n'),
    )
  }
  return app
}

/**
 * Starts the server.
 * @throws where the address is taken, with the port in the message
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const app = await buildServer(options)
  const { host = '127.0.0.1', port = 8080 } = options
  try {
    await app.listen({ host, port })
  } catch (error) {
    await app.close()
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') {
      throw new Error(`port ${port} is taken; give another with --port, or --port 0 for a free one`)
    }
    throw error
  }
  const address = app.server.address()
  const bound = typeof address === 'object' && address ? address.port : port
  const shown = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host
  return { url: `http://${shown}:${bound}/`, app, close: () => app.close() }
}
