import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import {
  BadQueryError,
  EXPORT_TABLES,
  type ExportFormat,
  eventById,
  exportRows,
  findPlaces,
  type Pool,
  searchEvents,
  searchFacets,
  searchTimeline,
  statistics,
} from '../../db/index.ts'
import { terms } from '../../models/text/index.ts'
import { Problem } from './problem.ts'
import { queryOf } from './query.ts'
import * as schemas from './schemas.ts'

const MEDIA_TYPES: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/x-ndjson; charset=utf-8',
  parquet: 'application/vnd.apache.parquet',
}

const problems = { '4xx': schemas.ProblemBody, '5xx': schemas.ProblemBody }

/** Everything below `/api`: reading only. */
export function apiRoutes(app: FastifyInstance, pool: Pool): void {
  app.get(
    '/api/events',
    {
      schema: {
        summary: 'Search events',
        tags: ['events'],
        querystring: schemas.PageParameters,
        response: { 200: schemas.EventPage, ...problems },
      },
    },
    (request) => answer(searchEvents(pool, queryOf(request.query as schemas.PageParameters))),
  )

  app.get(
    '/api/events/:id',
    {
      schema: {
        summary: 'One event with its article and every evidence span',
        tags: ['events'],
        params: Type.Object({ id: Type.String({ minLength: 1, maxLength: 100 }) }),
        response: { 200: schemas.EventDetail, ...problems },
      },
    },
    async (request) => {
      const { id } = request.params as { id: string }
      const event = await answer(eventById(pool, id))
      if (!event) throw new Problem(404, 'Not found', `there is no event ${id}`)
      return event
    },
  )

  app.get(
    '/api/facets',
    {
      schema: {
        summary: 'How many events of a search have each type, status, language, first-level place and source',
        tags: ['events'],
        querystring: Type.Object(
          { ...schemas.SearchParameters.properties, sort: schemas.PageParameters.properties.sort },
          { additionalProperties: false },
        ),
        response: { 200: schemas.Facets, ...problems },
      },
    },
    (request) => answer(searchFacets(pool, queryOf(request.query as schemas.SearchParameters))),
  )

  app.get(
    '/api/timeline',
    {
      schema: {
        summary: 'Events of a search by month of publication',
        tags: ['events'],
        querystring: schemas.SearchParameters,
        response: { 200: schemas.Timeline, ...problems },
      },
    },
    async (request) => ({
      items: await answer(searchTimeline(pool, queryOf(request.query as schemas.SearchParameters))),
    }),
  )

  app.get(
    '/api/places',
    {
      schema: {
        summary: 'Places by id or by the beginning of a name, in any of their languages',
        tags: ['places'],
        querystring: Type.Object(
          { q: Type.String({ minLength: 1, maxLength: 100 }) },
          { additionalProperties: false },
        ),
        response: { 200: schemas.Places, ...problems },
      },
    },
    async (request) => {
      const { q } = request.query as { q: string }
      const isId = /^[a-z]{2}(-[a-z0-9]+)?$/i.test(q)
      return { items: await findPlaces(pool, isId ? q : terms(q).join(' ')) }
    },
  )

  app.get(
    '/api/statistics',
    {
      schema: {
        summary: 'What the database holds',
        tags: ['operation'],
        response: { 200: schemas.Statistics, ...problems },
      },
    },
    () => statistics(pool),
  )

  app.get(
    '/api/export',
    {
      schema: {
        summary: 'All events of a search, or a whole table, as a file',
        tags: ['export'],
        querystring: schemas.ExportParameters,
        // A file, not JSON: described, never serialised by the schema.
        produces: Object.values(MEDIA_TYPES),
      },
    },
    (request, reply) => {
      const { format = 'csv', table = 'events', ...rest } = request.query as schemas.ExportParameters
      if (!EXPORT_TABLES[table]) throw new Problem(400, 'Bad request', `there is no table ${table}`)
      const rows = exportRows(pool, {
        format: format as ExportFormat,
        table,
        query: queryOf(rest as schemas.SearchParameters),
      })
      reply
        .type(MEDIA_TYPES[format as ExportFormat])
        .header('content-disposition', `attachment; filename="karenbek-${table}.${format}"`)
      return reply.send(Readable.from(rows, { objectMode: false }))
    },
  )
}

/** Awaits a query; what the client asked wrongly becomes its problem, not the server's. */
export async function answer<T>(query: Promise<T>): Promise<T> {
  try {
    return await query
  } catch (error) {
    if (error instanceof BadQueryError) throw new Problem(400, 'Bad request', error.message)
    const code = (error as { code?: string }).code ?? ''
    // Class 22: a value that PostgreSQL refuses, such as 30 February.
    if (code.startsWith('22')) throw new Problem(400, 'Bad request', (error as Error).message)
    if (code === '57014') throw new Problem(503, 'Too heavy', 'the search took too long; narrow it')
    throw error
  }
}
