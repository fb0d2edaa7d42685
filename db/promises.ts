/**
 * Promises and what came of them: a planned or committed figure is linked to later claims about the same place,
 * measure and time. Read from the events each time it is asked, so that it is never older than they are.
 */
import type { EventStatus, EventType, Unit } from '../models/contract.ts'
import { RATES } from './claims.ts'
import type { Queryable } from './pool.ts'
import {
  BadQueryError,
  conditions,
  type EventItem,
  eventsById,
  parameters,
  type SearchQuery,
} from './search.ts'

export const VERDICTS = ['kept', 'partly', 'revised', 'denied', 'silent'] as const
/**
 * What later claims say of a promise: reached in full, reached in part, promised anew with another figure, taken
 * back; `silent` where no later claim is surely about it.
 */
export type Verdict = (typeof VERDICTS)[number]

export const RELATIONS = ['progress', 'revision', 'denial'] as const
/** What a later claim is to a promise. */
export type Relation = (typeof RELATIONS)[number]

/** What may tie a later claim to a promise, beside place, measure and order in time. */
export type Tie = 'period' | 'figure' | 'official' | 'wording' | 'document'

/** A later claim about a promise. */
export interface Link {
  event: EventItem
  relation: Relation
  /** Sure links make the verdict; the others are shown as possible. */
  sure: boolean
  /** 0…1 */
  score: number
  ties: Tie[]
}

/** A promise with what is known of it. */
export interface Promised {
  event: EventItem
  /** Last day of the time that it is promised for (ISO), null where none is said. */
  due: string | null
  verdict: Verdict
  /** Largest share of the figure that a sure link reports, null without one. */
  share: number | null
  /** Later claims, surest first. */
  links: Link[]
}

/** What the judgement reads of an event. Days are ISO dates. */
export interface ClaimFacts {
  id: string
  documentId: string
  type: EventType
  status: EventStatus
  unit: Unit | null
  /** The figure, or the lower end of a range; money where nothing is counted. */
  figure: number | null
  start: string | null
  end: string | null
  official: string | null
  published: string
  /** Folded words of its sentence. */
  words: string[]
}

/** From here on a link is sure, and from here on it is worth showing. */
const SURE = 0.5
const POSSIBLE = 0.3
/** A figure so many times the promised one is another measure. */
const OTHER_MEASURE = 3
/** A report may be that late after the end of the promised time. */
const LATE_DAYS = 180
/** Without a term a promise is looked for in the claims of so many days. */
const OPEN_DAYS = 730
const MAX_CANDIDATES = 200
/** Promises looked at at once where a verdict is asked for: few at first, since most verdicts are found soon. */
const CHUNK = 100
/** Promises looked at for one page where a verdict is asked for. */
const MAX_LOOKED_AT = 1000

/**
 * How a later claim of the same place and type is tied to a promise, or null where it is about something else.
 * Place, measure and order in time alone do not make a link: two plants of one county promise jobs in the same year.
 * @param alike share of the words that both have, 0…1
 */
export function link(
  promise: ClaimFacts,
  later: ClaimFacts,
  alike = overlap(promise.words, later.words),
): { relation: Relation; score: number; ties: Tie[]; share: number | null } | null {
  if (later.id === promise.id || later.published < promise.published) return null
  const ofPlan = later.unit === 'percent_of_plan'
  if (!ofPlan && measure(later.unit) !== measure(promise.unit)) return null
  if (later.figure === null || promise.figure === null) return null
  const promised = later.status === 'planned' || later.status === 'committed'
  if (promised && (ofPlan || later.figure === promise.figure)) return null
  // Two plans in one article are a whole and its part, or two plans.
  if (promised && later.documentId === promise.documentId) return null
  const relation: Relation = later.status === 'negated' ? 'denial' : promised ? 'revision' : 'progress'
  const share = ofPlan ? later.figure / 100 : later.figure / promise.figure
  if (promised && (share > OTHER_MEASURE || share < 1 / OTHER_MEASURE)) return null
  const ties: Tie[] = []
  let score = 0
  const tie = (name: Tie, weight: number) => {
    ties.push(name)
    score += weight
  }
  if (promise.start && promise.end && later.start && later.end) {
    if (later.end < promise.start || later.start > promise.end) return null
    // The figure of a whole decade does not tell of one year.
    const within = later.start >= promise.start && later.end <= promise.end
    tie('period', within ? 0.35 : 0.15)
  } else if (relation === 'revision' && (promise.start || later.start)) {
    // A plan for another time is no revision.
    return null
  }
  if (later.figure === promise.figure && !ofPlan) tie('figure', 0.35)
  // Within one article everybody speaks of everything: who says it tells nothing there.
  const here = later.documentId === promise.documentId
  if (here) tie('document', 0.15)
  else if (promise.official && promise.official === later.official) tie('official', 0.15)
  if (alike >= 0.3) tie('wording', 0.5 * alike)
  // «۸۵ نفر جذب شدند و ۶۰ نفر دیگر جذب می‌شوند»: more than promised in the same breath is what was before it.
  if (share > OTHER_MEASURE || (here && share > 1 && relation === 'progress')) score -= 0.4
  score = Math.round(Math.min(1, Math.max(0, score)) * 100) / 100
  if (score < POSSIBLE) return null
  return { relation, score, ties, share: relation === 'progress' ? share : null }
}

/** What the links say in all: only sure ones count. */
export function verdictOf(
  links: readonly { relation: Relation; score: number; share: number | null; published: string }[],
): { verdict: Verdict; share: number | null } {
  const sure = links.filter(({ score }) => score >= SURE)
  const shares = sure.flatMap(({ share }) => (share === null ? [] : [share]))
  // Progress is told as a running total: the largest figure is what was reached.
  const share = shares.length > 0 ? Math.max(...shares) : null
  if (share !== null && share >= 1) return { verdict: 'kept', share }
  const last = sure
    .filter(({ relation }) => relation !== 'progress')
    .sort((a, b) => (a.published < b.published ? -1 : 1))
    .at(-1)
  if (last?.relation === 'denial') return { verdict: 'denied', share }
  if (last) return { verdict: 'revised', share }
  return { verdict: share === null ? 'silent' : 'partly', share }
}

/** Posts and persons are counted as one measure: outlets differ in the noun. */
function measure(unit: Unit | null): string {
  return unit === 'jobs' || unit === 'people' ? 'heads' : (unit ?? 'money')
}

/** Shared share of the shorter list's words, figures left out. */
function overlap(a: readonly string[], b: readonly string[]): number {
  const plain = (words: readonly string[]) =>
    new Set(words.filter((word) => word.length > 2 && !/\d/.test(word)))
  const [x, y] = [plain(a), plain(b)]
  const [small, large] = x.size < y.size ? [x, y] : [y, x]
  if (small.size < 4) return 0
  let shared = 0
  for (const word of small) if (large.has(word)) shared++
  return shared / small.size
}

/** What is asked of the promises: the filters of a search, and what came of them. */
export interface PromiseQuery extends Omit<SearchQuery, 'sort'> {
  verdict?: Verdict[]
  /** Promised for a time that ends on this day or later, or earlier (ISO days). */
  dueFrom?: string
  dueTo?: string
}

/** A page of promises, newest first. */
export interface PromisePage {
  items: Promised[]
  /** `cursor` of the next page, null on the last. */
  next: string | null
}

export const PROMISE_STATUSES: readonly string[] = ['planned', 'committed']
/** Claims that later ones are not held against. */
export const NO_PROMISE_TYPES: readonly string[] = [
  'unemployment',
  'employment_level',
  'labour_dispute',
  'agreement',
]
const quoted = (values: readonly string[]) => values.map((value) => `'${value}'`).join(', ')
/** A promise has a figure that later claims can be held against. */
const IS_PROMISE = `e.status IN (${quoted(PROMISE_STATUSES)}) AND e.place_id IS NOT NULL
  AND e.published_day IS NOT NULL AND (e.count_low > 0 OR e.money_value > 0)
  AND coalesce(e.quantity_unit, '') NOT IN (${quoted(RATES)})
  AND e.type NOT IN (${quoted(NO_PROMISE_TYPES)})`

const FACTS = (e: string) => `${e}.id, ${e}.document_id AS "documentId", ${e}.type, ${e}.status,
  ${e}.quantity_unit AS unit, coalesce(${e}.count_low, ${e}.money_value) AS figure,
  ${e}.period_start::text AS start, ${e}.period_end::text AS end, ${e}.official_name AS official,
  ${e}.published_day::text AS published`
const WORDS = (e: string) => `tsvector_to_array(ts_filter(${e}.words, '{a}')) AS words`

/** Of an index in memory: the ids of the next promises of a query after the event `after`; null where it cannot tell. */
export type NextPromises = (after: string | null, limit: number) => Promise<string[] | null>

/**
 * The promises that a query asks for, newest first, each with what later claims say of it.
 * Where a verdict is asked for, a page looks at no more than 1,000 promises: it may hold fewer than `limit`, and
 * `next` goes on.
 * @throws BadQueryError where the cursor is not one of this list
 */
export async function listPromises(
  db: Queryable,
  query: PromiseQuery,
  nextOf?: NextPromises,
): Promise<PromisePage> {
  const limit = Math.min(Math.max(Math.trunc(query.limit ?? 20), 1), 500)
  const { verdict: wanted } = query
  const found: Judged[] = []
  let cursor = query.cursor ? readCursor(query.cursor) : null
  let more = true
  let size = wanted ? CHUNK : limit
  for (let seen = 0; more && found.length < limit && seen < MAX_LOOKED_AT; ) {
    const ids = nextOf ? await nextOf(cursor?.[1] ?? null, size) : null
    const rows = await promiseRows(db, query, cursor, size, ids)
    more = (ids ?? rows).length === size
    seen += size
    if (wanted) size = Math.min(size * 3, MAX_LOOKED_AT - seen)
    for (const judged of await judge(db, rows)) {
      cursor = [judged.promise.key, judged.promise.id]
      if (!wanted || wanted.includes(judged.verdict)) found.push(judged)
      if (found.length === limit) {
        more ||= judged.promise.id !== rows.at(-1)?.id
        break
      }
    }
  }
  return {
    items: await shown(db, found),
    next: more && cursor ? Buffer.from(JSON.stringify(cursor)).toString('base64url') : null,
  }
}

/** What an event promises and what came of it, and which promises it reports on. Null for an unknown event. */
export async function promisesOf(
  db: Queryable,
  id: string,
): Promise<{ promise: Promised | null; reportsOn: Promised[] } | null> {
  const { rows } = await db.query(
    `SELECT ${FACTS('e')}, ${WORDS('e')}, e.published_or_never::text AS key, coalesce(${IS_PROMISE}, false) AS "isPromise"
       FROM events e WHERE e.id = $1`,
    [id],
  )
  const event = rows[0] as (PromiseRow & { isPromise: boolean }) | undefined
  if (!event) return null
  const { rows: earlier } = await db.query(
    `SELECT ${FACTS('e')}, ${WORDS('e')}, e.published_or_never::text AS key
       FROM events o JOIN events e ON e.place_id = o.place_id AND e.type = o.type AND e.id <> o.id
      WHERE o.id = $1 AND e.is_shown AND ${IS_PROMISE} AND e.published_day <= o.published_day
      ORDER BY e.published_day DESC, e.id LIMIT ${MAX_CANDIDATES}`,
    [id],
  )
  const before = (earlier as PromiseRow[]).filter((promise) => (link(promise, event)?.score ?? 0) >= SURE)
  const [own, reportsOn] = await Promise.all(
    [event.isPromise ? [event] : [], before].map(async (rows) => shown(db, await judge(db, rows))),
  )
  return { promise: own?.[0] ?? null, reportsOn: reportsOn ?? [] }
}

interface PromiseRow extends ClaimFacts {
  /** Sort value of the list. */
  key: string
}

type Linked = NonNullable<ReturnType<typeof link>> & { id: string; published: string }

interface Judged {
  promise: PromiseRow
  verdict: Verdict
  share: number | null
  links: Linked[]
}

async function promiseRows(
  db: Queryable,
  query: PromiseQuery,
  cursor: [string, string] | null,
  limit: number,
  ids: string[] | null,
): Promise<PromiseRow[]> {
  const { values, bind } = parameters()
  const all = [conditions(query, bind), IS_PROMISE]
  if (ids) all.push(`e.id = ANY(${bind(ids)}::text[])`)
  if (query.dueFrom) all.push(`e.period_end >= ${bind(query.dueFrom)}::date`)
  if (query.dueTo) all.push(`e.period_end <= ${bind(query.dueTo)}::date`)
  if (cursor) all.push(`(e.published_or_never, e.id) < (${bind(cursor[0])}::timestamptz, ${bind(cursor[1])})`)
  const { rows } = await db
    .query(
      `SELECT ${FACTS('e')}, ${WORDS('e')}, e.published_or_never::text AS key FROM events e
        WHERE ${all.join(' AND ')} ORDER BY e.published_or_never DESC, e.id DESC LIMIT ${bind(limit)}`,
      values,
    )
    .catch((error: { code?: string }) => {
      // A cursor made up by hand may hold anything.
      throw cursor && error.code?.startsWith('22') ? new BadQueryError('the cursor is not valid') : error
    })
  return rows
}

/** Looks for what was said later of each promise. */
async function judge(db: Queryable, promises: PromiseRow[]): Promise<Judged[]> {
  if (promises.length === 0) return []
  const { rows } = await db.query(
    `SELECT p.id AS promise, later.* FROM events p
       JOIN LATERAL (
         SELECT ${FACTS('o')} FROM events o
          WHERE o.is_shown AND o.place_id = p.place_id AND o.type = p.type AND o.id <> p.id
            AND o.published_day BETWEEN p.published_day
                AND coalesce(p.period_end + ${LATE_DAYS}, p.published_day + ${OPEN_DAYS})
          ORDER BY o.published_day, o.id LIMIT ${MAX_CANDIDATES}
       ) later ON true
      WHERE p.id = ANY($1)`,
    [promises.map(({ id }) => id)],
  )
  const promiseOf = new Map(promises.map((promise) => [promise.id, promise]))
  // Most claims are about something else whatever their words are: only of the others words are read.
  const possible = (rows as (Omit<ClaimFacts, 'words'> & { promise: string })[]).filter(
    ({ promise, ...facts }) =>
      link(promiseOf.get(promise) as PromiseRow, { ...facts, words: [] }, 1) !== null,
  )
  const words = await wordsOf(db, [...new Set(possible.map(({ id }) => id))])
  const byPromise = new Map<string, ClaimFacts[]>()
  for (const { promise, ...facts } of possible) {
    const list = byPromise.get(promise) ?? []
    list.push({ ...facts, words: words.get(facts.id) ?? [] })
    byPromise.set(promise, list)
  }
  return promises.map((promise) => {
    const links = (byPromise.get(promise.id) ?? []).flatMap((later): Linked[] => {
      const linked = link(promise, later)
      return linked ? [{ ...linked, id: later.id, published: later.published }] : []
    })
    links.sort((a, b) => b.score - a.score || (a.published < b.published ? -1 : 1) || (a.id < b.id ? -1 : 1))
    return { promise, ...verdictOf(links), links: links.slice(0, 20) }
  })
}

/** The words of events' sentences. */
async function wordsOf(db: Queryable, ids: readonly string[]): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map()
  const { rows } = await db.query(`SELECT e.id, ${WORDS('e')} FROM events e WHERE e.id = ANY($1)`, [ids])
  return new Map(rows.map((row) => [row.id, row.words]))
}

async function shown(db: Queryable, judged: Judged[]): Promise<Promised[]> {
  const events = await eventsById(
    db,
    judged.flatMap(({ promise, links }) => [promise.id, ...links.map(({ id }) => id)]),
  )
  return judged.map(({ promise, verdict, share, links }) => ({
    event: events.get(promise.id) as EventItem,
    due: promise.end,
    verdict,
    share: share === null ? null : Math.round(share * 1000) / 1000,
    links: links.map(({ id, relation, score, ties }) => ({
      event: events.get(id) as EventItem,
      relation,
      sure: score >= SURE,
      score,
      ties,
    })),
  }))
}

function readCursor(cursor: string): [string, string] {
  try {
    const [key, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[]
    if (typeof key === 'string' && typeof id === 'string') return [key, id]
  } catch {
    // Falls through to the refusal.
  }
  throw new BadQueryError('the cursor does not belong to this list')
}
