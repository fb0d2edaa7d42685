import { readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import {
  BadQueryError,
  type EventSearch,
  type ExportFormat,
  type ExportOptions,
  eventById,
  exportRows,
  exportTable,
  FACETS,
  type Facet,
  findPlaces,
  keepBlocks,
  keepLines,
  type MapLevel,
  officialById,
  type Pool,
  searchOfficials,
  statistics,
} from '../../db/index.ts'
import { terms } from '../../models/text/index.ts'
import type { Quality } from '../types.ts'
import { Problem } from './problem.ts'
import { queryOf } from './query.ts'
import * as schemas from './schemas.ts'

const MEDIA_TYPES: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/x-ndjson; charset=utf-8',
  parquet: 'application/vnd.apache.parquet',
  geojson: 'application/geo+json',
}

/** Written by `npm run eval -- --quality`. */
const QUALITY = JSON.parse(readFileSync(new URL('./quality.json', import.meta.url), 'utf8')) as Quality

const problems = schemas.PROBLEMS
/** Counts of everything are kept so long, unless an event is written. */
const STATISTICS_MS = 60_000

/** Everything below `/api`: reading only. */
export function apiRoutes(
  app: FastifyInstance,
  pool: Pool,
  search: EventSearch,
  { archived }: { archived: boolean },
): void {
  const stop = new AbortController()
  let keeping: Promise<unknown> | null = null
  const keep = () => {
    keeping ??= keepLines(pool, stop.signal)
      .then(() => keepBlocks(pool, stop.signal))
      .catch((error) => app.log.error(error, 'rows of exports'))
      .finally(() => {
        keeping = null
      })
  }
  app.addHook('onClose', async () => {
    stop.abort()
    await keeping
  })

  // Counting everything takes long, every view of the page shows it, and it tells nothing that a minute changes.
  let told: { version: string; at: number; counts: ReturnType<typeof statistics> } | null = null
  const held = async () => {
    const version = await search.version()
    if (version === null) return statistics(pool)
    const known = told?.version === version ? told : null
    if (known && Date.now() - known.at <= STATISTICS_MS) return known.counts
    const counts = statistics(pool)
    const mine = { version, at: Date.now(), counts }
    told = mine
    counts.catch(() => {
      if (told === mine) told = null
    })
    // What is only old is told while it is counted again.
    return known ? known.counts : counts
  }
  // Nor does the first reader wait for it.
  search.ready.then(() => (stop.signal.aborted ? null : held())).catch(() => {})

  app.get(
    '/api/events',
    {
      schema: {
        summary: 'Search events: a page of them, with counts by field and month where asked for',
        tags: ['events'],
        querystring: schemas.PageParameters,
        response: { 200: schemas.EventPage, ...problems },
      },
    },
    async (request) => {
      const { facets, timeline, ...parameters } = request.query as schemas.PageParameters
      const query = queryOf(parameters)
      return answer(search.search(query, { ...(facets ? { facets: facetsOf(facets) } : {}), timeline }))
    },
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
      const event = found(await answer(eventById(pool, id)), `there is no event ${id}`)
      const href = archived && event.snapshot ? `api/archived/${event.snapshot.sha256}` : null
      return { ...event, snapshot: event.snapshot && { ...event.snapshot, href } }
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
    async (request) => {
      const query = queryOf(request.query as schemas.SearchParameters)
      return (await answer(search.search({ ...query, limit: 0 }, { facets: FACETS }))).facets
    },
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
    async (request) => {
      const query = queryOf(request.query as schemas.SearchParameters)
      return { items: (await answer(search.search({ ...query, limit: 0 }, { timeline: true }))).timeline }
    },
  )

  app.get(
    '/api/map',
    {
      schema: {
        summary: 'Events of a search and the sums of their figures by province, or by district and county',
        tags: ['places'],
        querystring: schemas.MapParameters,
        response: { 200: schemas.MapCounts, ...problems },
      },
    },
    (request) => {
      const { level = 'admin1', ...parameters } = request.query as schemas.MapParameters
      return answer(search.map(queryOf(parameters as schemas.SearchParameters), level as MapLevel))
    },
  )

  app.get(
    '/api/officials',
    {
      schema: {
        summary: 'Officials by words of their name, most quoted first',
        tags: ['officials'],
        querystring: schemas.OfficialParameters,
        response: { 200: schemas.Officials, ...problems },
      },
    },
    async (request) => {
      const { q = '', place: typed, limit = 20 } = request.query as schemas.OfficialParameters
      const place = typed?.toUpperCase()
      const words = terms(q)
      const asked =
        words.length === 0
          ? search.officials(limit, place)
          : searchOfficials(pool, words, { ...(place ? { place } : {}), limit })
      return { items: await answer(asked) }
    },
  )

  app.get(
    '/api/officials/:id',
    {
      schema: {
        summary: 'One official: titles, places, sources, and what they said by type and month',
        tags: ['officials'],
        params: Type.Object({ id: Type.String({ pattern: '^[0-9a-f]{16}$' }) }),
        response: { 200: schemas.Official, ...problems },
      },
    },
    async (request) => {
      const { id } = request.params as { id: string }
      return found(await answer(officialById(pool, id)), `there is no official ${id}`)
    },
  )

  app.get(
    '/api/places/:id',
    {
      schema: {
        summary: 'One place: names, units above and below with their events, series of its figures',
        tags: ['places'],
        params: Type.Object({ id: schemas.PlaceId }),
        querystring: Type.Object(
          { series: Type.Boolean({ default: true, description: 'false: `series` stays empty' }) },
          { additionalProperties: false },
        ),
        response: { 200: schemas.PlaceDetail, ...problems },
      },
    },
    async (request) => {
      const { id } = request.params as { id: string }
      const { series } = request.query as { series: boolean }
      return found(await answer(search.place(id, series)), `there is no place ${id}`)
    },
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
    () => held(),
  )

  app.get(
    '/api/quality',
    {
      schema: {
        summary: 'How good each field of an event is, as measured on passages read by hand',
        tags: ['operation'],
        response: { 200: schemas.Quality, ...problems },
      },
    },
    () => QUALITY,
  )

  app.get(
    '/api/export',
    {
      schema: {
        summary: 'All events of a search, or a whole table, as a file',
        tags: ['export'],
        querystring: schemas.ExportParameters,
        response: schemas.fileOf(...Object.values(MEDIA_TYPES)),
      },
    },
    (request, reply) => {
      const { format = 'csv', table = 'events', asOf, ...rest } = request.query as schemas.ExportParameters
      const options: ExportOptions = {
        format: format as ExportFormat,
        table,
        ...(Object.keys(rest).length > 0 ? { query: queryOf(rest as schemas.SearchParameters) } : {}),
        ...(asOf ? { asOf } : {}),
      }
      if (asOf && !isInstant(asOf)) throw new Problem(400, 'Bad request', `asOf is ${asOf}, which is no time`)
      try {
        exportTable(options)
      } catch (error) {
        throw new Problem(400, 'Bad request', (error as Error).message)
      }
      const rows = exportRows(pool, options)
      // Who wants all events once wants them again.
      if (table === 'events' && !options.query) reply.raw.once('finish', () => void keep())
      reply
        .type(MEDIA_TYPES[format as ExportFormat])
        .header('content-disposition', `attachment; filename="karenbek-${table}.${format}"`)
      return reply.send(Readable.from(rows, { objectMode: false }))
    },
  )
}

/** Is an ISO time one that the calendar has? The schema has looked at its form. */
function isInstant(iso: string): boolean {
  const day = iso.slice(0, 10)
  const date = new Date(`${day}T00:00Z`)
  return day >= '0001' && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)
}

/** The fields that a request's `facets` names. */
function facetsOf(list: string): readonly Facet[] {
  const names = list.split(',')
  return names.includes('all') ? FACETS : FACETS.filter((facet) => names.includes(facet))
}

/** What there is; nothing is a problem of the client's. */
function found<T>(value: T | null, otherwise: string): T {
  if (value === null) throw new Problem(404, 'Not found', otherwise)
  return value
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
