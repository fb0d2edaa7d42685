/** Counts and sums of a search by kind: what the drawings and the comparison of places are made of. */
import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import type { EventSearch } from '../../db/index.ts'
import { EVENT_STATUSES, EVENT_TYPES, UNITS } from '../../models/contract.ts'
import { queryOf } from './query.ts'
import { answer } from './routes.ts'
import * as schemas from './schemas.ts'

const Breakdown = Type.Object({
  items: Type.Array(
    Type.Object({
      type: Type.String({ enum: [...EVENT_TYPES] }),
      status: Type.String({ enum: [...EVENT_STATUSES] }),
      unit: Type.Union([Type.String({ enum: [...UNITS] }), Type.Null()]),
      count: Type.Integer(),
      sum: Type.Union([Type.Number(), Type.Null()]),
    }),
  ),
})

/** `/api/breakdown`. */
export function breakdownRoutes(app: FastifyInstance, search: EventSearch): void {
  app.get(
    '/api/breakdown',
    {
      schema: {
        summary: 'Events of a search by type, status and unit, with the sums of their figures',
        tags: ['events'],
        querystring: schemas.SearchParameters,
        response: { 200: Breakdown, ...schemas.PROBLEMS },
      },
    },
    async (request) => ({
      items: await answer(search.breakdown(queryOf(request.query as schemas.SearchParameters))),
    }),
  )
}
