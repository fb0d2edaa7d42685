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
import type { Queryable } from './pool.ts'
import { tsqueryOf, type WordQuery } from './words.ts'

export const SORTS = ['date', 'size', 'relevance'] as const
export type Sort = (typeof SORTS)[number]

/** What is asked for. Lists mean "any of"; everything given must hold. Days are ISO dates, both ends inclusive. */
export interface SearchQuery {
  words?: WordQuery
  type?: EventType[]
  status?: EventStatus[]
  unit?: Unit[]
  /** Gazetteer id: the unit and everything below it. */
  place?: string
  /** Day of publication, in the source's own time. */
  from?: string
  to?: string
  /** The time that the claim covers overlaps these days. */
  periodFrom?: string
  periodTo?: string
  /** The figure, whatever its unit; a range counts with both its ends. */
  min?: number
  max?: number
  /** Words of the name or title of who says so. */
  official?: WordQuery
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
  /** Events a page, 1…500, default 20. */
  limit?: number
}

/** A place with the units above it, nearest first, the country last. */
export interface PlaceLabel {
  id: string
  name: string
  nameEn: string | null
  level: string
  path: { id: string; name: string; nameEn: string | null }[]
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
  official: { name: string | null; title: string | null } | null
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
  /** Other documents that tell the same text. */
  duplicates: { id: string; url: string; title: string | null; source: string }[]
}

export interface Facets {
  type: { value: string; count: number }[]
  status: { value: string; count: number }[]
  language: { value: string; count: number }[]
  place: { value: string; label: string; count: number }[]
  source: { value: string; label: string; count: number }[]
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
  const all: string[] = []
  const anyOf = (column: string, list: readonly string[] | undefined) => {
    if (list && list.length > 0) all.push(`${column} = ANY(${bind(list)}::text[])`)
  }
  if (!query.duplicates) all.push('e.is_shown')
  const words = query.words && tsqueryOf(query.words)
  if (words) all.push(`e.words @@ ${bind(words)}::tsquery`)
  const official = query.official && tsqueryOf(query.official, 'D')
  if (official) all.push(`e.words @@ ${bind(official)}::tsquery`)
  anyOf('e.type', query.type)
  anyOf('e.status', query.status)
  anyOf('e.quantity_unit', query.unit)
  anyOf('e.source_id', query.source)
  anyOf('e.language', query.language)
  if (query.document) all.push(`e.document_id = ${bind(query.document)}`)
  if (query.place) {
    all.push(`e.place_id IN (SELECT place_id FROM place_ancestors WHERE ancestor_id = ${bind(query.place)})`)
  }
  if (query.from) all.push(`e.published_day >= ${bind(query.from)}::date`)
  if (query.to) all.push(`e.published_day <= ${bind(query.to)}::date`)
  if (query.periodFrom) all.push(`e.period_end >= ${bind(query.periodFrom)}::date`)
  if (query.periodTo) all.push(`e.period_start <= ${bind(query.periodTo)}::date`)
  if (query.min !== undefined) all.push(`e.count_high >= ${bind(query.min)}::float8`)
  if (query.max !== undefined) all.push(`e.count_low <= ${bind(query.max)}::float8`)
  if (query.confidence !== undefined) all.push(`e.confidence >= ${bind(query.confidence)}::real`)
  return all.length > 0 ? all.join(' AND ') : 'true'
}

/** What each sort orders by (descending, ties by id), and how its value travels in a cursor. */
function sortKey(query: SearchQuery, bind: (value: unknown) => string): { key: string; type: string } {
  const words = query.words && tsqueryOf({ all: query.words.all, none: [] })
  if (query.sort === 'relevance' && words) {
    // float8, so that the value is the same after a trip through the cursor.
    return {
      key: `ts_rank_cd('{0.1, 0.3, 0.6, 1}', e.words, ${bind(words)}::tsquery)::float8`,
      type: 'float8',
    }
  }
  if (query.sort === 'size') return { key: 'coalesce(e.count_high, -1)', type: 'float8' }
  return { key: 'e.published_or_never', type: 'timestamptz' }
}

function readCursor(cursor: string, sort: Sort): [string, string] {
  try {
    const value = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    const [kind, key, id] = value as unknown[]
    if (kind === sort && typeof key === 'string' && typeof id === 'string') return [key, id]
  } catch {
    // Falls through to the refusal.
  }
  throw new BadQueryError('the cursor does not belong to this search')
}

const EVENT_COLUMNS = `
  e.id, e.type, e.status, e.quantity_value, e.quantity_min, e.quantity_max, e.quantity_unit, e.quantity_bound,
  e.money_value, e.money_currency, e.money_bound, e.place_id, e.period_start, e.period_end, e.period_grain,
  e.official_name, e.official_title, e.confidence, e.language, e.rule, e.extractor_version, e.reports,
  d.id AS document_id, d.title, d.url, d.published_text, s.id AS source_id, s.name AS source_name,
  (SELECT json_agg(json_build_object('id', p.id, 'name', p.name, 'nameEn', p.name_en, 'level', p.level)
                   ORDER BY array_position(own.path, p.id))
     FROM places own JOIN places p ON p.id = ANY(own.path) WHERE own.id = e.place_id) AS place_path,
  (SELECT json_agg(json_build_object('field', v.field, 'start', v.span_start, 'end', v.span_end, 'text', v.text)
                   ORDER BY v.ordinal)
     FROM event_evidence v WHERE v.event_id = e.id) AS evidence`
const EVENT_JOINS = 'JOIN documents d ON d.id = e.document_id JOIN sources s ON s.id = e.source_id'

/**
 * One page of the events that a query asks for.
 * @throws BadQueryError where the cursor is not one of this search
 */
export async function searchEvents(db: Queryable, query: SearchQuery): Promise<EventPage> {
  const limit = Math.min(Math.max(Math.trunc(query.limit ?? 20), 1), 500)
  const sort = query.sort === 'relevance' && !query.words?.all.length ? 'date' : (query.sort ?? 'date')
  const { values, bind } = parameters()
  const where = conditions(query, bind)
  const counting = db.query(`SELECT count(*) AS total FROM events e WHERE ${where}`, [...values])
  const { key, type } = sortKey({ ...query, sort }, bind)
  let after = ''
  if (query.cursor) {
    const [value, id] = readCursor(query.cursor, sort)
    after = `AND (${key}, e.id) < (${bind(value)}::${type}, ${bind(id)})`
  }
  const listing = db.query(
    `WITH page AS (
       SELECT e.id, ${key} AS sort_key FROM events e WHERE ${where} ${after}
        ORDER BY ${key} DESC, e.id DESC LIMIT ${bind(limit + 1)}
     )
     SELECT ${EVENT_COLUMNS}, page.sort_key::text AS sort_key
       FROM page JOIN events e ON e.id = page.id ${EVENT_JOINS}
      ORDER BY page.sort_key DESC, e.id DESC`,
    values,
  )
  const [counted, listed] = await Promise.all([
    counting,
    listing.catch((error: { code?: string }) => {
      // A cursor made up by hand may hold anything.
      if (query.cursor && error.code?.startsWith('22')) throw new BadQueryError('the cursor is not valid')
      throw error
    }),
  ])
  const rows = listed.rows.slice(0, limit)
  const last = rows.at(-1)
  const next =
    listed.rows.length > limit && last
      ? Buffer.from(JSON.stringify([sort, last.sort_key, last.id])).toString('base64url')
      : null
  return { items: rows.map(eventOf), next, total: counted.rows[0].total }
}

/** Events by their ids, as searches show them. */
export async function eventsById(db: Queryable, ids: readonly string[]): Promise<Map<string, EventItem>> {
  if (ids.length === 0) return new Map()
  const { rows } = await db.query(
    `SELECT ${EVENT_COLUMNS} FROM events e ${EVENT_JOINS} WHERE e.id = ANY($1)`,
    [ids],
  )
  return new Map(rows.map((row) => [row.id, eventOf(row)]))
}

/** How many events of a query have each value of a field; a field's own condition is left out of its counts. */
export async function searchFacets(db: Queryable, query: SearchQuery): Promise<Facets> {
  const count = async (own: keyof SearchQuery, value: string, label: string, joins = '') => {
    const { values, bind } = parameters()
    const where = conditions({ ...query, [own]: undefined }, bind)
    const { rows } = await db.query(
      `SELECT ${value} AS value, ${label} AS label, count(*) AS count FROM events e ${joins}
        WHERE ${where} AND ${value} IS NOT NULL GROUP BY 1, 2 ORDER BY 3 DESC, 1 LIMIT 100`,
      values,
    )
    return rows as { value: string; label: string; count: number }[]
  }
  const plain = async (own: keyof SearchQuery, value: string) =>
    (await count(own, value, 'NULL')).map((row) => ({ value: row.value, count: row.count }))
  const firstLevel = `JOIN places own ON own.id = e.place_id
                      JOIN places p ON p.id = coalesce(own.admin1_id, own.id)`
  const [type, status, language, place, source] = await Promise.all([
    plain('type', 'e.type'),
    plain('status', 'e.status'),
    plain('language', 'e.language'),
    count('place', 'p.id', 'p.name', firstLevel),
    count('source', 's.id', 's.name', 'JOIN sources s ON s.id = e.source_id'),
  ])
  return { type, status, language, place, source }
}

/** Events by month of publication, oldest first. */
export async function searchTimeline(
  db: Queryable,
  query: SearchQuery,
): Promise<{ month: string; count: number }[]> {
  const { values, bind } = parameters()
  const { rows } = await db.query(
    `SELECT to_char(e.published_day, 'YYYY-MM') AS month, count(*) AS count FROM events e
      WHERE ${conditions(query, bind)} AND e.published_day IS NOT NULL GROUP BY 1 ORDER BY 1`,
    values,
  )
  return rows
}

/** One event with its article's text and everything that was found in it, or null. */
export async function eventById(db: Queryable, id: string): Promise<EventDetail | null> {
  const { rows } = await db.query(
    `SELECT ${EVENT_COLUMNS}, d.text AS document_text, d.language AS document_language, d.script,
            d.language_confidence, d.cluster_id
       FROM events e ${EVENT_JOINS} WHERE e.id = $1`,
    [id],
  )
  const row = rows[0]
  if (!row) return null
  const [mentions, duplicates] = await Promise.all([
    mentionsOf(db, row.document_id),
    db.query(
      `SELECT d.id, d.url, d.title, s.name AS source FROM documents d JOIN sources s ON s.id = d.source_id
        WHERE d.cluster_id = $1 AND d.id <> $2 AND d.is_current ORDER BY d.published_at NULLS LAST, d.id`,
      [row.cluster_id, row.document_id],
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
  place_path: Omit<PlaceLabel, 'path'>[] | null
  period_start: string | null
  period_end: string
  period_grain: Grain
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
    place: own ? { ...own, path: above.map(({ id, name, nameEn }) => ({ id, name, nameEn })) } : null,
    period:
      row.period_start === null
        ? null
        : { start: row.period_start, end: row.period_end, grain: row.period_grain },
    official:
      row.official_name === null && row.official_title === null
        ? null
        : { name: row.official_name, title: row.official_title },
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
