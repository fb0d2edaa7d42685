/**
 * What operators see and do over HTTP. Everything below `/api/operator` and `/queues` needs a key (`cli keys add`), and
 * what changes something is written into the audit table. The work itself is done by what `Operator` is given.
 */
import { createBullBoard } from '@bull-board/api'
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter'
import { FastifyAdapter } from '@bull-board/fastify'
import rateLimit from '@fastify/rate-limit'
import type { Queue } from 'bullmq'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { audit, keyOf, listAudit, type Pool } from '../../db/index.ts'
import { Problem } from './problem.ts'
import { PROBLEMS } from './schemas.ts'

/** The actions, as the process that serves has them at hand. */
export interface Operator {
  /** For Bull Board. */
  queues: Queue[]
  status(): Promise<object>
  failedJobs(): Promise<object[]>
  showJob(id: string): Promise<object | null>
  retryJobs(ids: string[] | 'all'): Promise<number>
  discardJobs(ids: string[]): Promise<string[]>
  schedule(): Promise<object[]>
  /** Each is false where there is no such source (on the schedule). */
  runSource(sourceId: string): Promise<boolean>
  pauseSource(sourceId: string, paused: boolean): Promise<boolean>
  /** Do the queues answer? */
  isReady(): Promise<boolean>
  /** What Prometheus reads. */
  metrics(): Promise<{ text: string; contentType: string }>
}

const BOARD = '/queues'

/** Whose key a request carries: `Authorization: Bearer KEY`, or the key as the password of HTTP's Basic scheme. */
async function operatorOf(pool: Pool, request: FastifyRequest): Promise<string | null> {
  const [scheme, value = ''] = (request.headers.authorization ?? '').split(' ', 2)
  const secret =
    scheme?.toLowerCase() === 'bearer'
      ? value
      : scheme?.toLowerCase() === 'basic'
        ? Buffer.from(value, 'base64')
            .toString('utf8')
            .replace(/^[^:]*:/, '')
        : ''
  const key = secret === '' ? null : await keyOf(pool, secret)
  return key && `key ${key.name} (${key.id})`
}

/** Sent from here: Bull Board would make another answer of an error. */
function refuse(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  title: string,
  detail: string,
): FastifyReply {
  const instance = request.url.slice(0, 200)
  return reply
    .code(status)
    .type('application/problem+json')
    .send({ type: 'about:blank', title, status, detail, instance })
}

/** Refuses requests without a valid key, and remembers whose it is. */
function needsKey(app: FastifyInstance, pool: Pool): void {
  app.decorateRequest('operator', '')
  app.addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => {
    const actor = await operatorOf(pool, request)
    if (!actor) {
      reply.header('www-authenticate', 'Basic realm="karenbek", charset="UTF-8"')
      return refuse(
        request,
        reply,
        401,
        'Key needed',
        'operators need a key: "karenbek keys add NAME" makes one',
      )
    }
    ;(request as FastifyRequest & { operator: string }).operator = actor
  })
}

const actorOf = (request: FastifyRequest) => (request as FastifyRequest & { operator: string }).operator

/** Requests a minute that one address may make here, with a valid key or without. */
const PER_MINUTE = 600

const limits = {
  max: PER_MINUTE,
  timeWindow: 60_000,
  errorResponseBuilder: (_request: unknown, { after }: { after: string }) =>
    new Problem(429, 'Too many requests', `more than ${PER_MINUTE} a minute; again in ${after}`),
}

/** Before the key is looked at: whoever guesses is slowed down too. */
async function limitRate(routes: FastifyInstance): Promise<void> {
  await routes.register(rateLimit, { ...limits, global: false })
  routes.addHook('onRequest', routes.rateLimit())
}

/** Says at once that the queues are away, where what is asked for would wait for them. */
function needsQueues(routes: FastifyInstance, operator: Operator, without: RegExp): void {
  routes.addHook('preHandler', async (request, reply) => {
    if (without.test(request.url) || (await operator.isReady())) return
    return refuse(request, reply, 503, 'Not ready', 'the queues do not answer; "karenbek doctor" says why')
  })
}

/** Bull Board and the routes below `/api/operator`. */
export async function operatorRoutes(app: FastifyInstance, pool: Pool, operator: Operator): Promise<void> {
  await app.register(async (routes) => {
    await limitRate(routes)
    needsKey(routes, pool)
    // Its own files need none.
    needsQueues(routes, operator, /^(?!\/queues\/api\/)/)
    const board = new FastifyAdapter()
    board.setBasePath(BOARD)
    createBullBoard({
      queues: operator.queues.map((queue) => new BullMQAdapter(queue)),
      serverAdapter: board,
    })
    routes.addHook('onResponse', async (request, reply) => {
      if (request.method === 'GET' || reply.statusCode >= 400) return
      await audit(pool, actorOf(request), 'queues', {
        method: request.method,
        url: request.url.slice(0, 500),
      })
    })
    await routes.register(board.registerPlugin(), { prefix: BOARD })
  })

  await app.register(
    async (routes) => {
      await limitRate(routes)
      needsKey(routes, pool)
      needsQueues(routes, operator, /^\/api\/operator\/(status|schedule|audit)$/)
      const tags = ['operation']
      // What it is made of is for people to read, and grows with the program.
      const answer = {
        description: 'The answer',
        content: { 'application/json': { schema: Type.Unknown() } },
      }
      const response = { 200: answer, ...PROBLEMS }
      const Ids = Type.Object(
        {
          jobs: Type.Union([
            Type.Literal('all'),
            Type.Array(Type.String({ maxLength: 200 }), { maxItems: 1000 }),
          ]),
        },
        { additionalProperties: false },
      )
      const SourceId = Type.Object({ id: Type.String({ pattern: '^[a-z0-9][a-z0-9_-]{0,62}$' }) })
      const JobId = Type.Object({ id: Type.String({ minLength: 1, maxLength: 200 }) })
      const done = async (request: FastifyRequest, action: string, detail: object) => {
        await audit(pool, actorOf(request), action, detail)
        return detail
      }

      routes.get(
        '/status',
        { schema: { summary: 'Sources, queues, last errors, lag, disk', tags, response } },
        () => operator.status(),
      )
      routes.get('/jobs', { schema: { summary: 'What failed, and why', tags, response } }, async () => ({
        items: await operator.failedJobs(),
      }))
      routes.get(
        '/jobs/:id',
        { schema: { summary: 'One job', tags, response, params: JobId } },
        async (request) => {
          const { id } = request.params as { id: string }
          const job = await operator.showJob(id)
          if (!job) throw new Problem(404, 'Not found', `there is no job ${id}`)
          return job
        },
      )
      routes.post(
        '/jobs/retry',
        { schema: { summary: 'Try failed jobs again', tags, response, body: Ids } },
        async (request) => {
          const { jobs } = request.body as { jobs: string[] | 'all' }
          return done(request, 'jobs retry', { jobs, retried: await operator.retryJobs(jobs) })
        },
      )
      routes.post(
        '/jobs/discard',
        { schema: { summary: 'Forget jobs', tags, response, body: Ids } },
        async (request) => {
          const { jobs } = request.body as { jobs: string[] | 'all' }
          if (jobs === 'all') throw new Problem(400, 'Bad request', 'name the jobs that are to be forgotten')
          return done(request, 'jobs discard', { jobs: await operator.discardJobs(jobs) })
        },
      )
      routes.get(
        '/schedule',
        { schema: { summary: 'When each source is crawled', tags, response } },
        async () => ({
          items: await operator.schedule(),
        }),
      )
      for (const [verb, summary, act] of [
        ['run', 'Crawl a source now', (id: string) => operator.runSource(id)],
        ['pause', 'Crawl a source no more', (id: string) => operator.pauseSource(id, true)],
        ['resume', 'Let a paused source go on', (id: string) => operator.pauseSource(id, false)],
      ] as const) {
        routes.post(
          `/schedule/:id/${verb}`,
          { schema: { summary, tags, response, params: SourceId } },
          async (request) => {
            const { id } = request.params as { id: string }
            if (!(await act(id))) throw new Problem(404, 'Not found', `there is no source ${id} here`)
            return done(request, `schedule ${verb}`, { source: id })
          },
        )
      }
      routes.get('/audit', { schema: { summary: 'What operators did last', tags, response } }, async () => ({
        items: await listAudit(pool, 200),
      }))
    },
    { prefix: '/api/operator' },
  )

  app.get(
    '/metrics',
    { schema: { summary: 'Counters for Prometheus', tags: ['operation'] } },
    async (_request, reply) => {
      const { text, contentType } = await operator.metrics()
      return reply.type(contentType).send(text)
    },
  )
}
