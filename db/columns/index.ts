/**
 * Searching in memory: events as columns beside PostgreSQL, so that counts over hundreds of thousands of them take
 * milliseconds. The database stays the truth; docs/search.md says how old an answer may be and what the memory is.
 */
import { type BreakdownRow, searchBreakdown } from '../breakdown.ts'
import { type OfficialSummary, searchOfficials } from '../officials.ts'
import { type PlaceDetail, placeById } from '../places.ts'
import type { Pool } from '../pool.ts'
import { listPromises, type PromisePage, type PromiseQuery } from '../promises.ts'
import {
  type EventItem,
  type EventPage,
  eventsById,
  eventsWithWords,
  FACETS,
  type Facet,
  type Facets,
  type MapCounts,
  type MapLevel,
  type MonthCount,
  type PlaceStep,
  pageSize,
  partsOf,
  type SearchQuery,
  searchEvents,
  searchFacets,
  searchMap,
  searchTimeline,
  withTypedFilters,
  writeCursor,
} from '../search.ts'
import { countBits, wordsFor, working } from './bitmap.ts'
import { breakdownOf, type Counted, count, mapCounts, type Question, type Start } from './counts.ts'
import { exactPhrases, isLearnt, learn } from './evaluate.ts'
import { type Loaded, loadColumns, refreshColumns } from './load.ts'
import { firstRows, type Memo } from './page.ts'
import { mostQuoted, placeFacts } from './place.ts'
import { nextPromises } from './promises.ts'
import { type Columns, columnBytes, type Unit } from './rows.ts'

/** What a search is to count beside its page. */
export interface Wanted {
  facets?: readonly Facet[]
  timeline?: boolean
}

export interface SearchAnswer extends EventPage {
  facets?: Facets
  timeline?: MonthCount[]
}

/** Answers searches, from memory where it can. */
export interface EventSearch {
  /** @throws BadQueryError where the cursor is not one of this search */
  search(query: SearchQuery, wanted?: Wanted): Promise<SearchAnswer>
  map(query: SearchQuery, level: MapLevel): Promise<MapCounts>
  breakdown(query: SearchQuery): Promise<BreakdownRow[]>
  /** @throws BadQueryError where the cursor is not one of this list */
  promises(query: PromiseQuery): Promise<PromisePage>
  /** One place with what events tell of it, or null. */
  place(id: string, withSeries?: boolean): Promise<PlaceDetail | null>
  /** Those of whom most events are told, in a place where one is given. */
  officials(limit: number, place?: string): Promise<OfficialSummary[]>
  /** Changes whenever an answer may; null where that is not known. */
  version(): Promise<string | null>
  /** Resolves when searches are answered from memory. */
  ready: Promise<void>
  /** Events in memory and the bytes they take; null while they are being read. */
  memory(): { events: number; bytes: number } | null
  /** Forgets answers that are kept: the next ones are found anew. For measurements. */
  forget(): void
  close(): Promise<void>
}

export interface SearchOptions {
  /** An answer may be so much older than the database. */
  maxAgeMs?: number
  /** Called with what went wrong while the columns were read; searches go on in the database. */
  onError?: (error: Error) => void
}

const MAX_AGE_MS = 1000
/** More changes than this at once, or so many dead rows, and all is read anew. */
const MOST_CHANGES = 20_000
const MOST_DEAD = 0.25
const LEAST_DEAD = 20_000
/** While a phrase is looked up events are written; the database answers where that goes on. */
const MOST_TURNS = 3
interface Found extends Counted, Memo {
  total: number
}

const SOURCES_AGE_MS = 60_000
/** Changes are kept so long; a server that has slept longer reads all anew. */
const KEPT_MS = 86_400_000
const PRUNE_EVERY_MS = 3_600_000
const CACHED_ITEMS = 5000
/** Questions whose rows and counts are kept until an event is written; each takes a bit an event. */
const MOST_QUESTIONS = 50

/** Opens the search: the columns are read in the background; until they are there the database answers. */
export function openSearch(pool: Pool, options: SearchOptions = {}): EventSearch {
  const { maxAgeMs = MAX_AGE_MS, onError = () => {} } = options
  const stop = new AbortController()
  const run = `${process.pid.toString(36)}-${Date.now().toString(36)}`
  let loaded: Loaded | null = null
  let revision = 0
  let lookedAt = 0
  let prunedAt = Date.now()
  let refreshing: Promise<void> | null = null
  let reloading: Promise<void> | null = null
  const items = new Map<string, EventItem>()
  let questions: {
    columns: Columns | null
    version: number
    answers: Map<string, Found>
  } = {
    columns: null,
    version: 0,
    answers: new Map(),
  }
  let sources: { names: Map<string, string>; at: number } | null = null

  const reload = (): Promise<void> => {
    reloading ??= (async () => {
      const started = Date.now()
      try {
        loaded = await loadColumns(pool, stop.signal)
        lookedAt = started
        revision++
        items.clear()
      } catch (error) {
        if (!stop.signal.aborted) onError(error as Error)
      } finally {
        reloading = null
      }
    })()
    return reloading
  }

  const refresh = async (): Promise<void> => {
    const current = loaded
    if (!current) return
    const started = Date.now()
    if (started - lookedAt > KEPT_MS / 2) {
      loaded = null
      void reload()
      return
    }
    const result = await refreshColumns(pool, current, MOST_CHANGES)
    if (result === null) {
      void reload()
      return
    }
    current.xmin = result.xmin
    lookedAt = started
    if (result.changed > 0) {
      revision++
      items.clear()
      const { dead, rows } = current.columns
      if (dead > LEAST_DEAD && dead > rows * MOST_DEAD) void reload()
    }
    if (started - prunedAt > PRUNE_EVERY_MS) {
      prunedAt = started
      // A server that may only read leaves them.
      await pool
        .query(`DELETE FROM event_changes WHERE at < now() - interval '${KEPT_MS} milliseconds'`)
        .catch(() => {})
    }
  }

  /** The columns, looked at again where the last look is too old. */
  const fresh = async (): Promise<Columns | null> => {
    if (!loaded) {
      if (!reloading) void reload()
      return null
    }
    if (Date.now() - lookedAt > maxAgeMs) {
      refreshing ??= refresh()
        .catch((error) => {
          // What is half read is no answer: the database answers until all has been read anew.
          loaded = null
          onError(error as Error)
        })
        .finally(() => {
          refreshing = null
        })
      await refreshing
    }
    return (loaded as Loaded | null)?.columns ?? null
  }

  /** The columns, where they can answer a query: what they cannot tell of it is asked for first. */
  const answering = async ({ document, expression }: SearchQuery): Promise<Columns | null> => {
    if (document) return null
    const phrases = exactPhrases(expression)
    for (let turn = 0; turn < MOST_TURNS; turn++) {
      const columns = await fresh()
      const unknown = columns ? phrases.filter((phrase) => !isLearnt(columns, phrase)) : []
      if (!columns || unknown.length === 0) return columns
      for (const phrase of unknown)
        await learn(columns, phrase, (words, among) => eventsWithWords(pool, words, among))
    }
    return null
  }

  const sourceName = async (): Promise<(id: string) => string> => {
    if (!sources || Date.now() - sources.at > SOURCES_AGE_MS) {
      const { rows } = await pool.query('SELECT id, name FROM sources')
      sources = { names: new Map(rows.map((row) => [row.id, row.name])), at: Date.now() }
      questions.answers.clear()
    }
    const { names } = sources
    return (id) => names.get(id) ?? id
  }

  const itemsOf = async (ids: string[], { units, unitOf }: Columns): Promise<EventItem[]> => {
    const pathOf = (place: string): PlaceStep[] | null =>
      units[unitOf.get(place) ?? -1]?.path.map((n) => {
        const { id, name, nameRu, nameEn, level } = units[n] as Unit
        return { id, name, nameRu, nameEn, level }
      }) ?? null
    const missing = ids.filter((id) => !items.has(id))
    if (missing.length > 0) {
      const before = revision
      const found = await eventsById(pool, missing, pathOf)
      if (revision !== before) return ids.flatMap((id) => found.get(id) ?? items.get(id) ?? [])
      if (items.size + found.size > CACHED_ITEMS) items.clear()
      for (const [id, item] of found) items.set(id, item)
    }
    const all = ids.flatMap((id) => items.get(id) ?? [])
    // A full cache was emptied in between: what fell out is asked for again.
    return all.length === ids.length || missing.length === 0
      ? all
      : [...(await eventsById(pool, ids, pathOf)).values()]
  }

  /** What a question finds and counts. The next page of it, or another order, counts nothing again. */
  const counted = (
    columns: Columns,
    { cursor: _, limit: __, sort: ___, ...asked }: SearchQuery,
    wanted: Wanted = {},
    nameOf = (id: string) => id,
  ): Found => {
    if (questions.columns !== columns || questions.version !== columns.version)
      questions = { columns, version: columns.version, answers: new Map() }
    const { answers } = questions
    const key = JSON.stringify([asked, wanted.facets ?? [], wanted.timeline ?? false])
    const known = answers.get(key)
    if (known) return known
    const answer = working((): Found => {
      const start = startOf(columns, asked)
      const found = count(
        columns,
        questionOf(asked),
        start,
        wanted.facets ?? [],
        wanted.timeline ?? false,
        nameOf,
      )
      return { ...found, set: found.set.slice(), total: countBits(found.set) }
    })
    if (answers.size >= MOST_QUESTIONS) answers.delete(answers.keys().next().value as string)
    answers.set(key, answer)
    return answer
  }

  return {
    async search(query, wanted = {}) {
      const limit = pageSize(query)
      const nameOf = wanted.facets?.includes('source') ? await sourceName() : (id: string) => id
      const columns = await answering(query)
      if (!columns) return askDatabase(pool, query, wanted)
      // From here to the places of the page nothing waits: the columns do not change under it.
      const found = counted(columns, query, wanted, nameOf)
      const { set, total, facets, timeline } = found
      const places = limit > 0 ? firstRows(columns, set, total, query, limit + 1, found) : []
      const page = places.slice(0, limit)
      const last = page.at(-1)
      return {
        items: await itemsOf(
          page.map(({ id }) => id),
          columns,
        ),
        next: places.length > limit && last ? writeCursor(last) : null,
        total,
        ...(wanted.facets ? { facets } : {}),
        ...(timeline ? { timeline } : {}),
      }
    },

    async map(query, level) {
      const columns = await answering(query)
      if (!columns) return searchMap(pool, query, level)
      return mapCounts(columns, counted(columns, query).set, level)
    },

    async breakdown(query) {
      const columns = await answering(query)
      if (!columns) return searchBreakdown(pool, query)
      return breakdownOf(columns, counted(columns, query).set)
    },

    async promises(query) {
      const { verdict: _, dueFrom, dueTo, cursor: __, limit: ___, ...asked } = query
      if (query.document) return listPromises(pool, query)
      return listPromises(pool, query, async (after, limit) => {
        const columns = await answering(query)
        if (!columns) return null
        const found = counted(columns, asked)
        return working(() => nextPromises(columns, found, { dueFrom, dueTo }, after, limit))
      })
    },

    async place(id, withSeries = true) {
      const columns = await fresh()
      const facts = columns ? (unit: string) => placeFacts(columns, unit, withSeries) : undefined
      return placeById(pool, id, withSeries, facts)
    },

    async officials(limit, place) {
      const columns = await fresh()
      const among = columns ? { among: mostQuoted(columns, limit, place) } : {}
      return searchOfficials(pool, [], { ...(place ? { place } : {}), limit, ...among })
    },

    async version() {
      return (await fresh()) ? `${run}-${revision}` : null
    },

    ready: reload(),

    memory() {
      return loaded
        ? { events: loaded.columns.rows - loaded.columns.dead, bytes: columnBytes(loaded.columns) }
        : null
    },

    forget() {
      questions.answers.clear()
      items.clear()
    },

    async close() {
      stop.abort()
      await Promise.allSettled([reloading, refreshing])
    },
  }
}

/** The same answers from PostgreSQL alone. */
export async function askDatabase(
  pool: Pool,
  query: SearchQuery,
  wanted: Wanted = {},
): Promise<SearchAnswer> {
  const [page, facets, timeline] = await Promise.all([
    searchEvents(pool, query),
    wanted.facets ? searchFacets(pool, query, wanted.facets) : undefined,
    wanted.timeline ? searchTimeline(pool, query) : undefined,
  ])
  return { ...page, ...(facets ? { facets } : {}), ...(timeline ? { timeline } : {}) }
}

function questionOf(asked: SearchQuery): Question {
  const query = withTypedFilters(asked)
  const chosen: Question['chosen'] = {}
  const rest: SearchQuery = { ...query }
  for (const field of FACETS) {
    const values = query[field]
    if (values && values.length > 0) chosen[field] = { kind: 'any', field, values }
    rest[field] = undefined
  }
  return { rest: partsOf(rest), chosen }
}

/** All rows that may be shown, cut to the rows there are. */
function startOf(columns: Columns, query: SearchQuery): Start {
  const name = query.duplicates ? 'alive' : 'shown'
  return { rows: columns[name].subarray(0, wordsFor(columns.rows)), name }
}
