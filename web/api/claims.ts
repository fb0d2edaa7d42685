/** What an event has to do with others: other reports of the same claim, promises and what came of them. */
import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import {
  type EventSearch,
  type Pool,
  type PromiseQuery,
  promisesOf,
  RELATIONS,
  reportsOf,
  VERDICTS,
} from '../../db/index.ts'
import { Problem } from './problem.ts'
import { queryOf } from './query.ts'
import { answer } from './routes.ts'
import * as schemas from './schemas.ts'

const EventId = Type.Object({ id: Type.String({ minLength: 1, maxLength: 100 }) })
const Day = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' })

const { sort: _sort, ...listParameters } = schemas.PageParameters.properties
const PromiseParameters = Type.Object(
  {
    ...listParameters,
    verdict: Type.Optional(
      Type.String({
        pattern: `^(${VERDICTS.join('|')})(,(${VERDICTS.join('|')}))*$`,
        maxLength: 100,
        description: 'what came of it; several joined by commas',
      }),
    ),
    dueFrom: Type.Optional({ ...Day, description: 'promised for a time that ends on this day or later' }),
    dueTo: Type.Optional({ ...Day, description: 'promised for a time that ends on this day or earlier' }),
  },
  { additionalProperties: false },
)

const Promised = Type.Object({
  event: schemas.EventItem,
  due: Type.Union([Type.String(), Type.Null()]),
  verdict: Type.String({ enum: [...VERDICTS] }),
  share: Type.Union([Type.Number(), Type.Null()]),
  links: Type.Array(
    Type.Object({
      event: schemas.EventItem,
      relation: Type.String({ enum: [...RELATIONS] }),
      sure: Type.Boolean(),
      score: Type.Number(),
      ties: Type.Array(Type.String()),
    }),
  ),
})

const Reports = Type.Object({
  items: Type.Array(
    Type.Object({
      eventId: Type.String(),
      documentId: Type.String(),
      title: Type.Union([Type.String(), Type.Null()]),
      url: Type.String(),
      publishedAt: Type.Union([Type.String(), Type.Null()]),
      source: Type.Object({ id: Type.String(), name: Type.String() }),
      reprint: Type.Boolean(),
    }),
  ),
})

const problems = schemas.PROBLEMS

/** Routes of claims and promises. */
export function claimRoutes(app: FastifyInstance, pool: Pool, search: EventSearch): void {
  app.get(
    '/api/promises',
    {
      schema: {
        summary: 'Plans and commitments of a search, newest first, with what later claims say of them',
        tags: ['events'],
        querystring: PromiseParameters,
        response: {
          200: Type.Object({ items: Type.Array(Promised), next: Type.Union([Type.String(), Type.Null()]) }),
          ...problems,
        },
      },
    },
    (request) => {
      const { verdict, dueFrom, dueTo, ...rest } = request.query as Type.Static<typeof PromiseParameters>
      return answer(
        search.promises({
          ...queryOf(rest),
          verdict: verdict?.split(',') as PromiseQuery['verdict'],
          dueFrom,
          dueTo,
        }),
      )
    },
  )

  app.get(
    '/api/events/:id/promises',
    {
      schema: {
        summary: 'What came of an event that promises, and the promises that an event reports on',
        tags: ['events'],
        params: EventId,
        response: {
          200: Type.Object({
            promise: Type.Union([Promised, Type.Null()]),
            reportsOn: Type.Array(Promised),
          }),
          ...problems,
        },
      },
    },
    async (request) => {
      const { id } = request.params as { id: string }
      const found = await answer(promisesOf(pool, id))
      if (!found) throw new Problem(404, 'Not found', `there is no event ${id}`)
      return found
    },
  )

  app.get(
    '/api/events/:id/reports',
    {
      schema: {
        summary: 'All reports of the claim that an event tells, the first one first',
        tags: ['events'],
        params: EventId,
        response: { 200: Reports, ...problems },
      },
    },
    async (request) => ({ items: await answer(reportsOf(pool, (request.params as { id: string }).id)) }),
  )
}
