/** Searching events: one query object for the command line, the API and exports. All values go in as parameters. */
import type {
  Bound,
  EventStatus,
  EventType,
  Grain,
  LanguageResult,
  Money,
  Quantity,
  Unit,
} from '../models/contract.ts'
import type { Expression, Zone } from '../models/query/types.ts'
import { prepared, type Queryable } from './pool.ts'
import { tsqueryOf } from './words.ts'

export const SORTS = ['date', 'size', 'relevance'] as const
export type Sort = (typeof SORTS)[number]

/** What is asked for. Lists mean "any of"; everything given must hold. Days are ISO dates, both ends inclusive. */
export interface SearchQuery {
  /** What was typed: `parseQuery` of models/query. */
  expression?: Expression
  type?: EventType[]
  status?: EventStatus[]
  unit?: Unit[]
  /** Gazetteer ids: the units and everything below them. */
  place?: string[]
  /** Day of publication, in the source's own time. */
  from?: string
  to?: string
  /** The time that the claim covers overlaps these days. */
  periodFrom?: string
  periodTo?: string
  /** The figure, whatever its unit; a range counts with both its ends. */
  min?: number
  max?: number
  /** One official: an id of `searchOfficials`. */
  officialId?: string
  /** The sum of money, in `currency` where that is given. */
  moneyMin?: number
  moneyMax?: number
  currency?: string
  source?: string[]
  language?: string[]
  /** Least confidence, 0…1. */
  confidence?: number
  /** One document's events. */
  document?: string
  /** Also what reprints repeat and what earlier versions of an article said. */
  duplicates?: boolean
  /** Default `date` (newest first); `size` largest figure first; `relevance` needs words. */
  sort?: Sort
  /** `next` of the page before. */
  cursor?: string
  /** Events a page, 0…500, default 20; with 0 only the counts matter. */
  limit?: number
}

/** A unit's names: its own, Russian, English. */
export interface PlaceName {
  id: string
  name: string
  nameRu: string | null
  nameEn: string | null
}

/** A unit on the way from a place up to its country. */
export interface PlaceStep extends PlaceName {
  level: string
}

/** A place with the units above it, nearest first, the country last. */
export interface PlaceLabel extends PlaceName {
  level: string
  path: PlaceName[]
}

/** Characters that support a field of the event. */
export interface Highlight {
  start: number
  end: number
  field: string
}

export interface EventItem {
  id: string
  type: EventType
  status: EventStatus
  quantity: Quantity | null
  money: Money | null
  place: PlaceLabel | null
  period: { start: string; end: string; grain: Grain } | null
  /** `id` is that of /api/officials, null for a title without a name. */
  official: { id: string | null; name: string | null; title: string | null } | null
  confidence: number
  /** Documents that report the claim; 0 for an earlier version of an article. `/reports` lists them. */
  reports: number
  /** The sentence that the event was read from; highlights in offsets of it. */
  sentence: { text: string; highlights: Highlight[] }
  language: string
  document: {
    id: string
    title: string | null
    url: string
    /** As the source told it: a day, or a time with its offset. */
    publishedAt: string | null
    source: { id: string; name: string }
  }
}

export interface EventPage {
  items: EventItem[]
  /** `cursor` of the next page, null on the last. */
  next: string | null
  /** Number of events on all pages. */
  total: number
}

export interface EventDetail extends EventItem {
  rule: string
  extractorVersion: string
  documentText: string
  documentLanguage: LanguageResult
  /** Every evidence span, in offsets of `documentText`; field `sentence` for the claim as a whole. */
  evidence: Highlight[]
  places: { text: string; span: [number, number]; id: string; level: string; name: string }[]
  officials: {
    text: string
    span: [number, number]
    name: string | null
    title: string | null
    organisation: string | null
    place: string | null
  }[]
  dates: {
    text: string
    span: [number, number]
    start: string
    end: string
    grain: Grain
    calendar: string
  }[]
  /** The archived copy: SHA-256 of the page's bytes and when they were fetched; null where none is kept. */
  snapshot: { sha256: string; fetchedAt: string; url: string } | null
  /** When a crawl first found that the source has taken the article away; null while it is there. */
  goneAt: string | null
  /** Other documents that tell the same text, with the event of the same claim where it was read there too. */
  duplicates: {
    id: string
    url: string
    title: string | null
    source: string
    publishedAt: string | null
    event: string | null
  }[]
}

export const FACETS = ['type', 'status', 'unit', 'language', 'place', 'source'] as const
export type Facet = (typeof FACETS)[number]

export interface FacetCount {
  value: string
  count: number
}

/** Counts by field, most first; only the fields that were asked for. */
export interface Facets {
  type?: FacetCount[]
  status?: FacetCount[]
  unit?: FacetCount[]
  language?: FacetCount[]
  /** The units below the chosen place (itself for what is told of it as a whole); without one, the first level. */
  place?: (FacetCount & { label: string; labelRu: string | null; labelEn: string | null; level: string })[]
  source?: (FacetCount & { label: string })[]
}

export interface MonthCount {
  /** `YYYY-MM`, Gregorian. */
  month: string
  count: number
}

/** A query that cannot be answered as it stands, such as a cursor of another search. */
export class BadQueryError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'BadQueryError'
  }
}

/** Collects parameters while SQL is written: `bind(value)` gives its `$n`. */
export function parameters(): { values: unknown[]; bind: (value: unknown) => string } {
  const values: unknown[] = []
  return { values, bind: (value) => `$${values.push(value)}` }
}

/** The conditions of a query on `events e`, joined by AND. */
export function conditions(query: SearchQuery, bind: (value: unknown) => string): string {
  const all = partsOf(query).map((node) => sqlOf(node, bind))
  if (!query.duplicates) all.unshift('e.is_shown')
  if (query.document) all.push(`e.document_id = ${bind(query.document)}`)
  return all.length > 0 ? all.join(' AND ') : 'true'
}

/** Everything that a query asks for beside `duplicates` and `document`, as one list of expressions. */
export function partsOf(query: SearchQuery): Expression[] {
  const parts: Expression[] = []
  const any = (field: Extract<Expression, { kind: 'any' }>['field'], values: string[] | undefined) => {
    if (values && values.length > 0) parts.push({ kind: 'any', field, values })
  }
  any('type', query.type)
  any('status', query.status)
  any('unit', query.unit)
  any('language', query.language)
  any('place', query.place)
  any('source', query.source)
  any('official', query.officialId ? [query.officialId] : undefined)
  any('currency', query.currency ? [query.currency] : undefined)
  const range = (field: 'count' | 'money' | 'confidence', min?: number, max?: number) => {
    if (min !== undefined || max !== undefined) parts.push({ kind: 'range', field, min, max })
  }
  range('count', query.min, query.max)
  range('money', query.moneyMin, query.moneyMax)
  range('confidence', query.confidence)
  const days = (field: 'published' | 'period', from?: string, to?: string) => {
    if (from || to) parts.push({ kind: 'days', field, from, to })
  }
  days('published', query.from, query.to)
  days('period', query.periodFrom, query.periodTo)
  if (query.expression) parts.push(query.expression)
  return parts
}

const LIST_COLUMNS = {
  type: 'e.type',
  status: 'e.status',
  unit: 'e.quantity_unit',
  language: 'e.language',
  source: 'e.source_id',
  official: 'e.official_id',
  currency: 'e.money_currency',
}

/** An expression as SQL that is true or false, never null, so that NOT means "all others". */
function sqlOf(node: Expression, bind: (value: unknown) => string): string {
  switch (node.kind) {
    case 'and':
    case 'or':
      return `(${node.nodes.map((one) => sqlOf(one, bind)).join(node.kind === 'and' ? ' AND ' : ' OR ')})`
    case 'not':
      return `NOT ${sqlOf(node.node, bind)}`
    case 'words':
      return `(e.words @@ ${bind(tsqueryOf(node.positions, node.zones))}::tsquery)`
    case 'any':
      return node.field === 'place'
        ? `(e.place_id IS NOT NULL AND e.place_id IN
             (SELECT place_id FROM place_ancestors WHERE ancestor_id = ANY(${bind(node.values)}::text[])))`
        : `coalesce(${LIST_COLUMNS[node.field]} = ANY(${bind(node.values)}::text[]), false)`
    case 'range': {
      const [high, low] =
        node.field === 'count'
          ? ['e.count_high', 'e.count_low']
          : node.field === 'money'
            ? ['e.money_value', 'e.money_value']
            : ['e.confidence', 'e.confidence']
      const type = node.field === 'confidence' ? 'real' : 'float8'
      const all: string[] = []
      if (node.min !== undefined) all.push(`${high} ${node.minOpen ? '>' : '>='} ${bind(node.min)}::${type}`)
      if (node.max !== undefined) all.push(`${low} ${node.maxOpen ? '<' : '<='} ${bind(node.max)}::${type}`)
      return `coalesce(${all.join(' AND ') || 'true'}, false)`
    }
    case 'days': {
      const [last, first] =
        node.field === 'published'
          ? ['e.published_day', 'e.published_day']
          : ['e.period_end', 'e.period_start']
      const all: string[] = []
      if (node.from) all.push(`${last} >= ${bind(node.from)}::date`)
      if (node.to) all.push(`${first} <= ${bind(node.to)}::date`)
      return `coalesce(${all.join(' AND ') || 'true'}, false)`
    }
  }
}

/** What a word in each zone is worth to `relevance`: the sentence most, the names of the place least. */
export const ZONE_WEIGHTS: Record<Zone, number> = { A: 10, B: 6, D: 3, C: 1 }
export const ZONES_BY_WEIGHT: Zone[] = ['A', 'B', 'D', 'C']

/** The words that a query asks to have: those that its order by relevance goes by. */
export function wantedWords(node: Expression | undefined): Extract<Expression, { kind: 'words' }>[] {
  if (node?.kind === 'words') return [node]
  return node?.kind === 'and' || node?.kind === 'or' ? node.nodes.flatMap(wantedWords) : []
}

/** The order that a query can have: without words none is more relevant than another. */
export function sortOf(query: SearchQuery): Sort {
  const sort = query.sort ?? 'date'
  return sort === 'relevance' && wantedWords(query.expression).length === 0 ? 'date' : sort
}

/** Relevance: for each of the wanted words (a phrase is all of its words) the best zone in which it stands. */
function relevance(query: SearchQuery, bind: (value: unknown) => string): string {
  const terms = wantedWords(query.expression).map(({ positions, zones }) => {
    const cases = ZONES_BY_WEIGHT.filter((zone) => zones.includes(zone)).map((zone) => {
      const here = positions.map((lexemes) => `(${tsqueryOf([lexemes], [zone])})`).join(' & ')
      return `WHEN e.words @@ ${bind(here)}::tsquery THEN ${ZONE_WEIGHTS[zone]}`
    })
    return `CASE ${cases.join(' ')} ELSE 0 END`
  })
  return terms.join(' + ')
}

/** Where a page ended: the sort values of its last event, and its id. Times are microseconds since 1970, null for never. */
export interface Place {
  sort: Sort
  key: number | null
  published: number | null
  id: string
}

/** A place as an opaque text, and back. @throws BadQueryError where it is no place of this order */
export function writeCursor({ sort, key, published, id }: Place): string {
  return Buffer.from(JSON.stringify([sort, key, published, id])).toString('base64url')
}

export function readCursor(cursor: string, sort: Sort): Place {
  try {
    const value = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[]
    const [kind, key, published, id] = value
    const isNumber = (one: unknown) => one === null || (typeof one === 'number' && Math.abs(one) < 1e17)
    if (kind === sort && isNumber(key) && isNumber(published) && typeof id === 'string' && id.length <= 100)
      return { sort, key: key as number | null, published: published as number | null, id }
  } catch {
    // Falls through to the refusal.
  }
  throw new BadQueryError('the cursor does not belong to this search')
}

const MICROSECONDS = `(extract(epoch FROM e.published_at) * 1000000)::bigint`
const instant = (value: string) =>
  `coalesce(timestamptz 'epoch' + ${value}::bigint * interval '1 microsecond', '-infinity')`

const EVENT_COLUMNS = `
  e.id, e.type, e.status, e.quantity_value, e.quantity_min, e.quantity_max, e.quantity_unit, e.quantity_bound,
  e.money_value, e.money_currency, e.money_bound, e.place_id, e.period_start, e.period_end, e.period_grain,
  e.official_id, e.official_name, e.official_title, e.confidence, e.language, e.rule, e.extractor_version,
  e.reports,
  d.id AS document_id, d.title, d.url, d.published_text, s.id AS source_id, s.name AS source_name,
  (SELECT json_agg(json_build_object('field', v.field, 'start', v.span_start, 'end', v.span_end, 'text', v.text)
                   ORDER BY v.ordinal)
     FROM event_evidence v WHERE v.event_id = e.id) AS evidence`
const PLACE_PATH = `
  (SELECT json_agg(json_build_object('id', p.id, 'name', p.name, 'nameRu', p.name_ru, 'nameEn', p.name_en,
                                     'level', p.level)
                   ORDER BY array_position(own.path, p.id))
     FROM places own JOIN places p ON p.id = ANY(own.path) WHERE own.id = e.place_id) AS place_path`
const EVENT_JOINS = 'JOIN documents d ON d.id = e.document_id JOIN sources s ON s.id = e.source_id'

/**
 * One page of the events that a query asks for.
 * @throws BadQueryError where the cursor is not one of this search
 */
export async function searchEvents(db: Queryable, query: SearchQuery): Promise<EventPage> {
  const limit = pageSize(query)
  const sort = sortOf(query)
  const { values, bind } = parameters()
  const where = conditions(query, bind)
  const counting = db.query(`SELECT count(*) AS total FROM events e WHERE ${where}`, [...values])
  // Each order: its expression, and how the place of a cursor is compared with it.
  const score = sort === 'relevance' ? relevance(query, bind) : ''
  const orders: Record<Sort, string> = {
    date: 'e.published_or_never DESC, e.id DESC',
    size: 'coalesce(e.count_high, -1) DESC, e.id DESC',
    relevance: 'score DESC, e.published_or_never DESC, e.id DESC',
  }
  let after = ''
  if (query.cursor) {
    const { key, published, id } = readCursor(query.cursor, sort)
    after = {
      date: () => `AND (e.published_or_never, e.id) < (${instant(bind(published))}, ${bind(id)})`,
      size: () => `AND (coalesce(e.count_high, -1), e.id) < (${bind(key)}::float8, ${bind(id)})`,
      relevance: () =>
        `AND (${score}, e.published_or_never, e.id) < (${bind(key)}::int, ${instant(bind(published))}, ${bind(id)})`,
    }[sort]()
  }
  const listing = db.query(
    `SELECT e.id, ${MICROSECONDS} AS published, ${score || 'coalesce(e.count_high, -1)'} AS score
       FROM events e WHERE ${where} ${after} ORDER BY ${orders[sort]} LIMIT ${bind(limit + 1)}`,
    values,
  )
  const [counted, listed] = await Promise.all([counting, listing])
  const rows = listed.rows.slice(0, limit)
  const last = rows.at(-1)
  const items = await eventsById(
    db,
    rows.map((row) => row.id),
  )
  return {
    items: rows.flatMap((row) => items.get(row.id) ?? []),
    next:
      listed.rows.length > limit && last
        ? writeCursor({
            sort,
            key: sort === 'date' ? null : last.score,
            published: last.published,
            id: last.id,
          })
        : null,
    total: counted.rows[0].total,
  }
}

/** Events a page, in the limits. */
export function pageSize(query: SearchQuery): number {
  return Math.min(Math.max(Math.trunc(query.limit ?? 20), 0), 500)
}

/**
 * Events by their ids, as searches show them.
 * @param pathOf a unit and the units above it, nearest first, where the gazetteer is at hand; null for one that it lacks
 */
export async function eventsById(
  db: Queryable,
  ids: readonly string[],
  pathOf?: (placeId: string) => readonly PlaceStep[] | null,
): Promise<Map<string, EventItem>> {
  if (ids.length === 0) return new Map()
  const path = pathOf ? '' : `, ${PLACE_PATH}`
  const { rows } = await db.query(
    prepared(`SELECT ${EVENT_COLUMNS}${path} FROM events e ${EVENT_JOINS} WHERE e.id = ANY($1)`, [ids]),
  )
  if (pathOf)
    for (const row of rows) {
      row.place_path = row.place_id === null ? null : pathOf(row.place_id)
      // The database has a newer gazetteer.
      if (row.place_id !== null && row.place_path === null) return eventsById(db, ids)
    }
  return new Map(rows.map((row) => [row.id, eventOf(row)]))
}

/** Ids of the events that have words or a phrase, shown or not; of those that are named, where some are. */
export async function eventsWithWords(
  db: Queryable,
  words: Extract<Expression, { kind: 'words' }>,
  among: readonly string[] | null,
): Promise<string[]> {
  const { values, bind } = parameters()
  const where = sqlOf(words, bind)
  const { rows } = await db.query({
    text: `SELECT e.id FROM events e WHERE ${where}${among ? ` AND e.id = ANY(${bind(among)})` : ''}`,
    values,
    rowMode: 'array',
  })
  return rows.map(([id]) => id as string)
}

/** A query whose typed `type:…`, `place:…` and the like are filters as if they had been chosen. */
export function withTypedFilters(query: SearchQuery): SearchQuery {
  const { expression } = query
  if (!expression) return query
  const result: SearchQuery = { ...query }
  const rest = (expression.kind === 'and' ? expression.nodes : [expression]).filter((node) => {
    if (node.kind !== 'any' || !FACETS.includes(node.field as Facet) || result[node.field as Facet])
      return true
    result[node.field as Facet] = node.values as never
    return false
  })
  result.expression = rest.length > 1 ? { kind: 'and', nodes: rest } : rest[0]
  return result
}

/** How many events of a query have each value of a field; a field's own condition is left out of its counts. */
export async function searchFacets(
  db: Queryable,
  asked: SearchQuery,
  wanted: readonly Facet[] = FACETS,
): Promise<Facets> {
  const query = withTypedFilters(asked)
  const count = async (own: Facet, value: string, labels: string, joins = '') => {
    const { values, bind } = parameters()
    // The place stays chosen: what is counted are the units below it.
    const where = conditions(own === 'place' ? query : { ...query, [own]: undefined }, bind)
    const { rows } = await db.query(
      `SELECT ${value} AS value${labels}, count(*) AS count FROM events e ${joins}
        WHERE ${where} AND ${value} IS NOT NULL GROUP BY ${value} ORDER BY count(*) DESC, ${value} LIMIT 100`,
      values,
    )
    return rows
  }
  const counts: Record<Facet, () => Promise<unknown[]>> = {
    type: () => count('type', 'e.type', ''),
    status: () => count('status', 'e.status', ''),
    unit: () => count('unit', 'e.quantity_unit', ''),
    language: () => count('language', 'e.language', ''),
    source: () => count('source', 's.id', ', min(s.name) AS label', 'JOIN sources s ON s.id = e.source_id'),
    place: () => placeFacet(db, query),
  }
  const found = await Promise.all(wanted.map((facet) => counts[facet]()))
  return Object.fromEntries(wanted.map((facet, i) => [facet, found[i]])) as Facets
}

/** Counts of the units below the chosen places; without one, of the first level. */
async function placeFacet(db: Queryable, query: SearchQuery): Promise<unknown[]> {
  const { values, bind } = parameters()
  const where = conditions(query, bind)
  const chosen = query.place && query.place.length > 0 ? bind(query.place) : null
  // Of a unit's path (itself … country) the entry before the first chosen one; the chosen one itself has none.
  const below = chosen
    ? `own.path[greatest((SELECT min(i) FROM generate_subscripts(own.path, 1) AS i
                           WHERE own.path[i] = ANY(${chosen}::text[])) - 1, 1)]`
    : 'coalesce(own.admin1_id, own.id)'
  const { rows } = await db.query(
    `SELECT p.id AS value, p.name AS label, p.name_ru AS "labelRu", p.name_en AS "labelEn", p.level, c.count
       FROM (SELECT ${below} AS id, count(*) AS count FROM events e JOIN places own ON own.id = e.place_id
              WHERE ${where} GROUP BY 1) c JOIN places p ON p.id = c.id
      ORDER BY c.count DESC, p.id LIMIT 100`,
    values,
  )
  return rows
}

/** Events by month of publication, oldest first. */
export async function searchTimeline(db: Queryable, query: SearchQuery): Promise<MonthCount[]> {
  const { values, bind } = parameters()
  const { rows } = await db.query(
    `SELECT to_char(e.published_day, 'YYYY-MM') AS month, count(*) AS count FROM events e
      WHERE ${conditions(query, bind)} AND e.published_day IS NOT NULL GROUP BY 1 ORDER BY 1`,
    values,
  )
  return rows
}

export const MAP_LEVELS = ['admin1', 'admin2'] as const
export type MapLevel = (typeof MAP_LEVELS)[number]

export interface MapCounts {
  items: (PlaceName & {
    count: number
    /** Degrees (WGS 84), null where the gazetteer has none. */
    lat: number | null
    lon: number | null
    /** Sums of the events' figures (of a range its lower end), without what is denied. */
    jobs: number
    people: number
  })[]
  /** Events of the search that lie in no unit of the level: told of a larger unit, or of none. */
  elsewhere: number
}

/** Counts and sums of a search by province (`admin1`) or by district and county (`admin2`). */
export async function searchMap(db: Queryable, query: SearchQuery, level: MapLevel): Promise<MapCounts> {
  const { values, bind } = parameters()
  const where = conditions(query, bind)
  const { rows } = await db.query(
    `WITH told AS (
       SELECT e.place_id, count(*) AS count,
              coalesce(sum(e.count_low) FILTER (WHERE e.quantity_unit = 'jobs' AND e.status <> 'negated'), 0) AS jobs,
              coalesce(sum(e.count_low) FILTER (WHERE e.quantity_unit = 'people' AND e.status <> 'negated'), 0)
                AS people
         FROM events e WHERE ${where} GROUP BY 1
     ), counts AS (
       SELECT unit.id, sum(t.count)::bigint AS count, sum(t.jobs) AS jobs, sum(t.people) AS people
         FROM told t LEFT JOIN places own ON own.id = t.place_id
         LEFT JOIN places unit ON unit.id = ANY(own.path) AND unit.level = ${bind(level)}
        GROUP BY 1
     )
     SELECT c.id, p.name, p.name_ru AS "nameRu", p.name_en AS "nameEn", p.lat, p.lon, c.count, c.jobs, c.people
       FROM counts c LEFT JOIN places p ON p.id = c.id ORDER BY c.id COLLATE "C"`,
    values,
  )
  return {
    items: rows.filter((row) => row.id !== null),
    elsewhere: rows.find((row) => row.id === null)?.count ?? 0,
  }
}

/** One event with its article's text and everything that was found in it, or null. */
export async function eventById(db: Queryable, id: string): Promise<EventDetail | null> {
  const { rows } = await db.query(
    `SELECT ${EVENT_COLUMNS}, ${PLACE_PATH}, d.text AS document_text, d.language AS document_language, d.script,
            d.language_confidence, d.cluster_id, d.gone_at, e.claim_key, g.sha256, g.fetched_at, g.url AS page_url
       FROM events e ${EVENT_JOINS} LEFT JOIN pages g ON g.id = d.page_id WHERE e.id = $1`,
    [id],
  )
  const row = rows[0]
  if (!row) return null
  const [mentions, duplicates] = await Promise.all([
    mentionsOf(db, row.document_id),
    db.query(
      `SELECT d.id, d.url, d.title, s.name AS source, d.published_text AS "publishedAt",
              (SELECT min(o.id) FROM events o WHERE o.document_id = d.id AND o.claim_key = $3) AS event
         FROM documents d JOIN sources s ON s.id = d.source_id
        WHERE d.cluster_id = $1 AND d.id <> $2 AND d.is_current ORDER BY d.published_at NULLS LAST, d.id LIMIT 200`,
      [row.cluster_id, row.document_id, row.claim_key],
    ),
  ])
  return {
    ...eventOf(row),
    rule: row.rule,
    extractorVersion: row.extractor_version,
    documentText: row.document_text,
    documentLanguage: {
      code: row.document_language,
      script: row.script,
      confidence: row.language_confidence,
    },
    evidence: ((row.evidence ?? []) as EvidenceRow[]).map(({ start, end, field }) => ({
      start,
      end,
      field: field ?? 'sentence',
    })),
    ...mentions,
    snapshot:
      row.sha256 === null
        ? null
        : { sha256: row.sha256, fetchedAt: row.fetched_at.toISOString(), url: row.page_url },
    goneAt: row.gone_at?.toISOString() ?? null,
    duplicates: duplicates.rows,
  }
}

async function mentionsOf(db: Queryable, documentId: string) {
  const [dates, places, officials] = await Promise.all([
    db.query(
      `SELECT text, span_start, span_end, start_day AS start, end_day AS "end", grain, calendar
         FROM date_mentions WHERE document_id = $1 ORDER BY ordinal`,
      [documentId],
    ),
    db.query(
      `SELECT text, span_start, span_end, place_id AS id, level, name
         FROM place_mentions WHERE document_id = $1 ORDER BY ordinal`,
      [documentId],
    ),
    db.query(
      `SELECT text, span_start, span_end, name, title, organisation, place_id AS place
         FROM official_mentions WHERE document_id = $1 ORDER BY ordinal`,
      [documentId],
    ),
  ])
  const spanned = ({ span_start, span_end, text, ...rest }: Record<string, unknown>) => ({
    text,
    span: [span_start, span_end],
    ...rest,
  })
  return {
    dates: dates.rows.map(spanned) as EventDetail['dates'],
    places: places.rows.map(spanned) as EventDetail['places'],
    officials: officials.rows.map(spanned) as EventDetail['officials'],
  }
}

/** What the database holds, in figures. */
export async function statistics(db: Queryable) {
  const { rows } = await db.query(
    `SELECT (SELECT count(*) FROM events WHERE is_shown) AS events,
            (SELECT count(*) FROM documents WHERE is_current) AS documents,
            (SELECT count(*) FROM documents WHERE state = 'pending') AS pending,
            (SELECT count(*) FROM documents WHERE state = 'failed') AS failed,
            (SELECT count(*) FROM sources WHERE enabled) AS sources,
            (SELECT max(finished_at) FROM crawl_runs WHERE status = 'done') AS "lastCrawl"`,
  )
  return rows[0] as {
    events: number
    documents: number
    pending: number
    failed: number
    sources: number
    lastCrawl: Date | null
  }
}

interface EvidenceRow {
  field: string | null
  start: number
  end: number
  text: string
}

/** What EVENT_COLUMNS give. */
interface EventRow {
  id: string
  type: EventType
  status: EventStatus
  quantity_value: number | null
  quantity_min: number | null
  quantity_max: number | null
  quantity_unit: Unit | null
  quantity_bound: Bound
  money_value: number | null
  money_currency: string
  money_bound: Bound
  place_path: PlaceStep[] | null
  period_start: string | null
  period_end: string
  period_grain: Grain
  official_id: string | null
  official_name: string | null
  official_title: string | null
  confidence: number
  reports: number
  language: string
  evidence: EvidenceRow[] | null
  document_id: string
  title: string | null
  url: string
  published_text: string | null
  source_id: string
  source_name: string
}

/** A row of EVENT_COLUMNS as the API shows it. */
function eventOf(row: EventRow): EventItem {
  const [own, ...above] = row.place_path ?? []
  const evidence = row.evidence ?? []
  const sentence = evidence.find((entry) => entry.field === null) ?? evidence[0]
  return {
    id: row.id,
    type: row.type,
    status: row.status,
    quantity: quantityOf(row),
    money:
      row.money_value === null
        ? null
        : { value: row.money_value, currency: row.money_currency, bound: row.money_bound },
    place: own
      ? { ...own, path: above.map(({ id, name, nameRu, nameEn }) => ({ id, name, nameRu, nameEn })) }
      : null,
    period:
      row.period_start === null
        ? null
        : { start: row.period_start, end: row.period_end, grain: row.period_grain },
    official:
      row.official_name === null && row.official_title === null
        ? null
        : { id: row.official_id, name: row.official_name, title: row.official_title },
    confidence: row.confidence,
    reports: row.reports,
    sentence: {
      text: sentence?.text ?? '',
      highlights: evidence
        .filter((entry) => entry.field !== null && sentence !== undefined)
        .filter((entry) => entry.start >= sentence!.start && entry.end <= sentence!.end)
        .map((entry) => ({
          start: entry.start - sentence!.start,
          end: entry.end - sentence!.start,
          field: entry.field as string,
        })),
    },
    language: row.language,
    document: {
      id: row.document_id,
      title: row.title,
      url: row.url,
      publishedAt: row.published_text,
      source: { id: row.source_id, name: row.source_name },
    },
  }
}

function quantityOf(row: EventRow): Quantity | null {
  if (row.quantity_unit === null) return null
  return {
    value: row.quantity_value,
    unit: row.quantity_unit,
    ...(row.quantity_min === null ? {} : { min: row.quantity_min }),
    ...(row.quantity_max === null ? {} : { max: row.quantity_max }),
    bound: row.quantity_bound,
  }
}
