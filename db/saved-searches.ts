/** Searches that someone keeps, and what of them has been sent to their webhooks. */
import { randomBytes } from 'node:crypto'
import { type Pool, type Queryable, transaction } from './pool.ts'
import { conditions, type EventItem, eventsById, parameters, type SearchQuery } from './search.ts'

/** More saved searches than this are refused: each costs a query a minute where it has a webhook. */
export const MAX_SAVED_SEARCHES = 500
/** After so many failures in a row a webhook gets nothing more. */
export const MAX_FAILURES = 12
/** Events of one delivery. */
const BATCH = 100
/** An analysis may be stored that long after it began: so far back is looked again. */
const OVERLAP = `interval '10 minutes'`
/** A document may have waited that long for its analysis when the search was saved. */
const WAITED = `interval '1 hour'`
/** A process that took a search to deliver and died gives it back after this. */
const LEASE = `interval '2 minutes'`

/** A saved search as everybody sees it: without the path of its webhook and without its secret. */
export interface SavedSearch {
  id: string
  name: string
  /** Parameters of /api/events. */
  query: string
  createdAt: string
  webhook: { host: string; deliveredAt: string | null; problem: string | null; paused: boolean } | null
}

/** A search whose webhook has something to be told. */
export interface Delivery {
  searchId: string
  name: string
  query: string
  webhook: string
  secret: string
  failures: number
  events: EventItem[]
  /** Is more waiting than one delivery takes? */
  more: boolean
  /** Documents up to here have been looked at. */
  lookedUntil: Date
}

interface SavedRow {
  id: string
  name: string
  query: string
  search: SearchQuery
  created_at: Date
  webhook: string | null
  secret: string | null
  failures: number
  delivered_at: Date | null
  problem: string | null
}

function shown(row: SavedRow): SavedSearch {
  return {
    id: row.id,
    name: row.name,
    query: row.query,
    createdAt: row.created_at.toISOString(),
    webhook:
      row.webhook === null
        ? null
        : {
            host: new URL(row.webhook).host,
            deliveredAt: row.delivered_at?.toISOString() ?? null,
            problem: row.problem,
            paused: row.failures >= MAX_FAILURES,
          },
  }
}

/** All saved searches, the newest first. */
export async function listSavedSearches(db: Queryable): Promise<SavedSearch[]> {
  const { rows } = await db.query<SavedRow>('SELECT * FROM saved_searches ORDER BY created_at DESC, id')
  return rows.map(shown)
}

/** One saved search with its conditions, or null. */
export async function savedSearchById(
  db: Queryable,
  id: string,
): Promise<(SavedSearch & { search: SearchQuery }) | null> {
  const { rows } = await db.query<SavedRow>('SELECT * FROM saved_searches WHERE id = $1', [id])
  return rows[0] ? { ...shown(rows[0]), search: rows[0].search } : null
}

/**
 * Keeps a search.
 * @returns the saved search, and the secret of its webhook, which is told this once; null where there are too many
 */
export async function saveSearch(
  pool: Pool,
  saved: { name: string; query: string; search: SearchQuery; webhook: string | null },
): Promise<{ saved: SavedSearch; secret: string | null } | null> {
  const secret = saved.webhook === null ? null : `whsec_${randomBytes(24).toString('base64')}`
  return transaction(pool, async (client) => {
    await client.query("SELECT pg_advisory_xact_lock(hashtext('karenbek saved searches'))")
    const { rows: counted } = await client.query('SELECT count(*)::int AS count FROM saved_searches')
    if (counted[0].count >= MAX_SAVED_SEARCHES) return null
    const { rows } = await client.query<SavedRow>(
      `INSERT INTO saved_searches (id, name, query, search, webhook, secret)
       VALUES ($1, $2, $3, $4, $5, $6) RETURNING *`,
      [
        randomBytes(8).toString('hex'),
        saved.name,
        saved.query,
        JSON.stringify(saved.search),
        saved.webhook,
        secret,
      ],
    )
    return { saved: shown(rows[0] as SavedRow), secret }
  })
}

/** Forgets a search; false where there was none. */
export async function deleteSavedSearch(db: Queryable, id: string): Promise<boolean> {
  const { rowCount } = await db.query('DELETE FROM saved_searches WHERE id = $1', [id])
  return rowCount === 1
}

/**
 * Takes searches whose webhooks are due, with the events that they have not been told yet. Nobody else gets them for
 * two minutes. Searches with nothing new are put off until they are looked at next.
 */
export async function takeDeliveries(pool: Pool, limit = 20): Promise<Delivery[]> {
  const { rows } = await pool.query<SavedRow & { looked_until: Date; now: Date }>(
    `UPDATE saved_searches SET next_try_at = now() + ${LEASE}
      WHERE id IN (SELECT id FROM saved_searches
                    WHERE webhook IS NOT NULL AND failures < ${MAX_FAILURES} AND next_try_at <= now()
                    ORDER BY next_try_at LIMIT $1 FOR UPDATE SKIP LOCKED)
      RETURNING *, now() AS now`,
    [limit],
  )
  const deliveries: Delivery[] = []
  for (const row of rows) {
    const { values, bind } = parameters()
    const id = bind(row.id)
    const { rows: found } = await pool.query<{ id: string }>(
      `SELECT e.id FROM events e JOIN documents d ON d.id = e.document_id
        WHERE ${conditions(row.search, bind)}
          AND d.analysed_at >= greatest(${bind(row.created_at)}::timestamptz,
                                        ${bind(row.looked_until)}::timestamptz - ${OVERLAP})
          AND d.fetched_at >= ${bind(row.created_at)}::timestamptz - ${WAITED}
          AND NOT EXISTS (SELECT FROM saved_search_deliveries t WHERE t.search_id = ${id} AND t.event_id = e.id)
        ORDER BY d.analysed_at, e.id LIMIT ${BATCH + 1}`,
      values,
    )
    if (found.length === 0) {
      await pool.query('UPDATE saved_searches SET next_try_at = now(), looked_until = $2 WHERE id = $1', [
        row.id,
        row.now,
      ])
      continue
    }
    const due = found.slice(0, BATCH).map((event) => event.id)
    const known = await eventsById(pool, due)
    deliveries.push({
      searchId: row.id,
      name: row.name,
      query: row.query,
      webhook: row.webhook as string,
      secret: row.secret as string,
      failures: row.failures,
      events: due.flatMap((event) => known.get(event) ?? []),
      more: found.length > BATCH,
      lookedUntil: row.now,
    })
  }
  return deliveries
}

/** Notes that a webhook has taken its events. */
export async function markDelivered(pool: Pool, delivery: Delivery): Promise<void> {
  await transaction(pool, async (client) => {
    await client.query(
      `INSERT INTO saved_search_deliveries (search_id, event_id)
       SELECT $1, unnest($2::text[]) WHERE EXISTS (SELECT FROM saved_searches WHERE id = $1)
       ON CONFLICT DO NOTHING`,
      [delivery.searchId, delivery.events.map((event) => event.id)],
    )
    await client.query(
      `UPDATE saved_searches SET failures = 0, problem = NULL, delivered_at = now(), next_try_at = now(),
              looked_until = CASE WHEN $2 THEN looked_until ELSE $3 END
        WHERE id = $1`,
      [delivery.searchId, delivery.more, delivery.lookedUntil],
    )
  })
}

/**
 * Notes that a webhook did not take its events, and puts the next try off: 1, 2, 4 … minutes, six hours at most.
 * @param forGood no further try, as after «410 Gone»
 */
export async function markUndelivered(
  db: Queryable,
  searchId: string,
  problem: string,
  forGood = false,
): Promise<void> {
  await db.query(
    `UPDATE saved_searches
        SET failures = CASE WHEN $3 THEN ${MAX_FAILURES} ELSE failures + 1 END, problem = $2,
            next_try_at = now() + least(interval '6 hours', interval '1 minute' * power(2, failures))
      WHERE id = $1`,
    [searchId, problem.slice(0, 300), forGood],
  )
}
