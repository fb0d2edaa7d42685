/** Saved searches: their list, their feeds, and keeping or forgetting one. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import Value from 'typebox/value'
import {
  deleteSavedSearch,
  listSavedSearches,
  MAX_SAVED_SEARCHES,
  type Pool,
  type SearchQuery,
  savedSearchById,
  saveSearch,
  searchEvents,
} from '../../db/index.ts'
import { atomFeed } from './feed.ts'
import { needsKey } from './key.ts'
import { Problem } from './problem.ts'
import { queryOf } from './query.ts'
import { answer } from './routes.ts'
import * as schemas from './schemas.ts'

const FEED_LENGTH = 50
const ATOM = 'application/atom+xml; charset=utf-8'

const SavedSearch = Type.Object({
  id: Type.String(),
  name: Type.String(),
  query: Type.String({ description: 'parameters of /api/events' }),
  createdAt: Type.String(),
  webhook: Type.Union([
    Type.Object({
      host: Type.String(),
      deliveredAt: Type.Union([Type.String(), Type.Null()]),
      problem: Type.Union([Type.String(), Type.Null()]),
      paused: Type.Boolean({ description: 'nothing more is sent, after many failures' }),
    }),
    Type.Null(),
  ]),
})
const NewSearch = Type.Object(
  {
    name: Type.String({
      minLength: 1,
      maxLength: 120,
      pattern: '^[^\\u0000-\\u001f]*[^\\s\\u0000-\\u001f][^\\u0000-\\u001f]*$',
    }),
    query: Type.String({ maxLength: 3000, description: 'parameters of /api/events, as in an address' }),
    webhook: Type.Optional(
      Type.String({ maxLength: 500, description: 'http(s) address that new events are sent to' }),
    ),
  },
  { additionalProperties: false },
)
const Id = Type.Object({ id: Type.String({ pattern: '^[0-9a-f]{16}$' }) })
const problems = schemas.PROBLEMS

/** `/api/saved-searches` and `/api/feed`. */
export function savedSearchRoutes(app: FastifyInstance, pool: Pool, apiKey: string | null): void {
  app.get(
    '/api/saved-searches',
    {
      schema: {
        summary: 'Searches that someone has saved',
        tags: ['saved searches'],
        response: {
          200: Type.Object({
            items: Type.Array(SavedSearch),
            writable: Type.Boolean({ description: 'does the server have a key to write with?' }),
          }),
          ...problems,
        },
      },
    },
    async () => ({ items: await listSavedSearches(pool), writable: apiKey !== null }),
  )

  app.post(
    '/api/saved-searches',
    {
      onRequest: needsKey(apiKey),
      schema: {
        summary: 'Saves a search; the secret that signs its webhook is told this once. Needs the key',
        tags: ['saved searches'],
        body: NewSearch,
        response: {
          201: Type.Object({
            ...SavedSearch.properties,
            secret: Type.Union([Type.String(), Type.Null()]),
          }),
          ...problems,
        },
      },
    },
    async (request, reply) => {
      const { name, query, webhook } = request.body as Type.Static<typeof NewSearch>
      const made = await answer(
        saveSearch(pool, {
          name: name.trim(),
          ...searchOf(query),
          webhook: webhook === undefined ? null : webhookOf(webhook),
        }),
      )
      if (!made) {
        throw new Problem(409, 'Too many', `there are ${MAX_SAVED_SEARCHES} saved searches; delete one first`)
      }
      return reply.code(201).send({ ...made.saved, secret: made.secret })
    },
  )

  app.delete(
    '/api/saved-searches/:id',
    {
      onRequest: needsKey(apiKey),
      schema: {
        summary: 'Forgets a saved search. Needs the key',
        tags: ['saved searches'],
        params: Id,
        response: { 204: Type.Null(), ...problems },
      },
    },
    async (request, reply) => {
      const { id } = request.params as { id: string }
      if (!(await deleteSavedSearch(pool, id))) {
        throw new Problem(404, 'Not found', `there is no saved search ${id}`)
      }
      return reply.code(204).send(null)
    },
  )

  app.get(
    '/api/saved-searches/:id/feed',
    {
      schema: {
        summary: 'Atom feed of a saved search',
        tags: ['saved searches'],
        params: Id,
        response: schemas.fileOf(ATOM),
      },
    },
    async (request, reply) => {
      const { id } = request.params as { id: string }
      const saved = await savedSearchById(pool, id)
      if (!saved) throw new Problem(404, 'Not found', `there is no saved search ${id}`)
      return feed(request, reply, `urn:karenbek:saved-search:${id}`, saved.name, saved.query, saved.search)
    },
  )

  app.get(
    '/api/feed',
    {
      schema: {
        summary: 'Atom feed of any search: its newest events',
        tags: ['saved searches'],
        querystring: schemas.SearchParameters,
        response: schemas.fileOf(ATOM),
      },
    },
    (request, reply) => {
      const at = request.url.indexOf('?')
      const query = at < 0 ? '' : new URLSearchParams(request.url.slice(at + 1)).toString()
      const search = queryOf(request.query as schemas.SearchParameters)
      return feed(request, reply, `urn:karenbek:search:${query}`, `karenbek ${query}`.trim(), query, search)
    },
  )

  async function feed(
    request: FastifyRequest,
    reply: FastifyReply,
    id: string,
    title: string,
    query: string,
    search: SearchQuery,
  ) {
    const { items } = await answer(searchEvents(pool, { ...search, sort: 'date', limit: FEED_LENGTH }))
    const base = `${request.protocol}://${request.host}/`
    const self = `${base}${request.url.slice(1)}`
    return reply.type(ATOM).send(atomFeed({ id, title, base, self, query, events: items }))
  }
}

/**
 * The conditions of an address, checked as /api/events checks them.
 * @throws Problem naming the parameter that is wrong
 */
function searchOf(query: string): { query: string; search: SearchQuery } {
  const given = Object.fromEntries(new URLSearchParams(query.replace(/^\?/, '')))
  const parameters = Value.Convert(schemas.SearchParameters, given)
  if (!Value.Check(schemas.SearchParameters, parameters)) {
    const [error] = Value.Errors(schemas.SearchParameters, parameters)
    const where = error?.instancePath.slice(1) || 'query'
    throw new Problem(400, 'Bad request', `query: ${where} ${error?.message ?? 'is not valid'}`)
  }
  if (Object.keys(given).length === 0) {
    throw new Problem(400, 'Bad request', 'query: a saved search needs a condition')
  }
  return {
    query: new URLSearchParams(given).toString(),
    search: queryOf(parameters as schemas.SearchParameters),
  }
}

/** Whether the host may be reached is judged at delivery, with the address that its name has then. */
function webhookOf(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null
  if (!url || !['https:', 'http:'].includes(url.protocol) || url.username || url.password) {
    throw new Problem(400, 'Bad request', 'webhook: an http or https address without a user name is needed')
  }
  url.hash = ''
  return url.href
}
