/**
 * Claims told by several documents: reprints of one text, and the same claim in different words. The first report
 * stands for all of them. Which events belong together depends on the stored events alone, not on the order in
 * which they came.
 */
import { createHash } from 'node:crypto'
import type { EmploymentEvent } from '../models/contract.ts'
import { type PoolClient, prepared, type Queryable } from './pool.ts'

/** Reports of one claim follow each other within so many days, unless they are reprints of one text. */
export const REPORT_GAP_DAYS = 14

/** A key that begins so tells events of one cluster of near-duplicates apart, and nothing beyond it. */
const LOCAL = '~'

/** Units of figures that nobody adds up. */
export const RATES: readonly string[] = ['percent', 'percent_of_plan', 'percentage_points']

/**
 * What two events have in common that tell the same claim: type, kind of status (promised, happened, denied),
 * figures, place; for a rate also the time that it is of. «نفر» and «شغل» count as one unit: reports differ in the
 * noun. Claims without a figure or without a place are alike too easily: they meet within one text's reprints only.
 */
export function claimKey({ type, status, quantity, money, place, period }: EmploymentEvent): string {
  const kind =
    status === 'planned' || status === 'committed' ? 'promised' : status === 'negated' ? 'denied' : 'fact'
  const unit = quantity && (quantity.unit === 'jobs' || quantity.unit === 'people' ? 'heads' : quantity.unit)
  const figures = quantity
    ? [quantity.value, quantity.min ?? null, quantity.max ?? null, unit]
    : money && [money.value, money.currency]
  const time = quantity && RATES.includes(quantity.unit) && period ? [period.start, period.end] : null
  const key = createHash('sha256')
    .update(JSON.stringify([type, kind, figures, place, time]))
    .digest('hex')
    .slice(0, 20)
  return figures && place ? key : LOCAL + key
}

/** The keys of all events of the documents in these clusters. */
export async function keysOfClusters(client: PoolClient, clusters: string[]): Promise<string[]> {
  const { rows } = await client.query(
    `SELECT DISTINCT e.claim_key FROM documents d JOIN events e ON e.document_id = d.id
      WHERE d.cluster_id = ANY($1)`,
    [clusters],
  )
  return rows.map((row) => row.claim_key)
}

/** New events, as JSON lists of their rows and of their evidence's. */
export interface NewEvents {
  events: string
  evidence: string
}

/**
 * Decides anew which events with these keys tell the same claim, which one stands for it (the first published) and
 * how many documents report it. Events of versions that are not current belong to no claim.
 * Call `lockClusters` before: two reports stored at the same moment would not see each other.
 */
export async function refreshClaims(client: PoolClient, keys: string[]): Promise<void> {
  if (keys.length > 0) await insertEvents(client, { events: '[]', evidence: '[]' }, keys)
}

/**
 * Stores events with their evidence, and decides as `refreshClaims` does: their documents must be there as they will
 * be, with their clusters.
 * @param keys of the new events, and of all others whose claims may have changed
 */
export async function insertEvents(client: PoolClient, fresh: NewEvents, keys: string[]): Promise<void> {
  await client.query(
    prepared(
      `WITH told AS (
       SELECT e.id, NULL::jsonb AS fresh, e.claim_key, e.document_id, e.ordinal, e.published_day AS day,
              e.published_at AS at, d.cluster_id, d.is_current AS live
         FROM events e JOIN documents d ON d.id = e.document_id WHERE e.claim_key = ANY($3)
       UNION ALL
       SELECT fresh->>'id', fresh, fresh->>'claim_key', d.id, (fresh->>'ordinal')::integer, d.published_day,
              d.published_at, d.cluster_id, d.is_current
         FROM jsonb_array_elements($1::jsonb) AS fresh JOIN documents d ON d.id = fresh->>'of'
     ), counted AS (
       SELECT *, CASE WHEN claim_key LIKE '${LOCAL}%' THEN cluster_id END AS scope,
              -- Twice in one document it is two claims: the first goes with the first of others.
              row_number() OVER (PARTITION BY claim_key, document_id ORDER BY ordinal) AS nth
         FROM told
     ), steps AS (
       SELECT *, CASE WHEN day - lag(day) OVER story <= ${REPORT_GAP_DAYS} OR lag(cluster_id) OVER story = cluster_id
                      THEN 0 ELSE 1 END AS step
         FROM counted
       WINDOW story AS (PARTITION BY claim_key, scope, nth, live ORDER BY at NULLS LAST, cluster_id, id)
     ), runs AS (
       SELECT *, sum(step) OVER (PARTITION BY claim_key, scope, nth, live ORDER BY at NULLS LAST, cluster_id, id) AS run
         FROM steps
     ), judged AS (
       SELECT *, CASE WHEN live THEN first_value(id) OVER claim END AS claim_id,
              CASE WHEN live THEN count(*) OVER (PARTITION BY claim_key, scope, nth, live, run) ELSE 0 END AS reports
         FROM runs
       WINDOW claim AS (PARTITION BY claim_key, scope, nth, live, run ORDER BY at NULLS LAST, cluster_id, id)
     ), decided AS (
       SELECT id, fresh, document_id, claim_id, reports::integer, claim_id IS NOT DISTINCT FROM id AS is_shown FROM judged
     ), changed AS (
       UPDATE events e SET claim_id = d.claim_id, reports = d.reports, is_shown = d.is_shown
         FROM decided d
        WHERE d.fresh IS NULL AND d.id = e.id
          AND (e.claim_id, e.reports, e.is_shown) IS DISTINCT FROM (d.claim_id, d.reports, d.is_shown)
     ), kept AS (
       INSERT INTO event_evidence
       SELECT "of", ordinal, field, "from", "to", text
         FROM jsonb_to_recordset($2::jsonb)
           AS r ("of" text, ordinal int, field text, "from" int, "to" int, text text)
     )
     INSERT INTO events (id, document_id, ordinal, type, status, quantity_value, quantity_min, quantity_max,
            quantity_unit, quantity_bound, money_value, money_currency, money_bound, place_id, period_start,
            period_end, period_grain, official_name, official_title, confidence, rule, extractor_version,
            source_id, language, published_at, published_day, claim_key, words, claim_id, reports, is_shown)
     SELECT d.id, s.id, ordinal, type, status, quantity_value, quantity_min, quantity_max,
            quantity_unit, quantity_bound, money_value, money_currency, money_bound, place_id, period_start,
            period_end, period_grain, official_name, official_title, confidence, rule, s.extractor_version,
            s.source_id, s.language, s.published_at, s.published_day, claim_key, words::tsvector, d.claim_id,
            d.reports, d.is_shown
       FROM decided d JOIN documents s ON s.id = d.document_id,
            LATERAL jsonb_to_record(d.fresh) AS r (ordinal int, type text, status text,
              quantity_value float8, quantity_min float8, quantity_max float8, quantity_unit text,
              quantity_bound text, money_value float8, money_currency text, money_bound text, place_id text,
              period_start date, period_end date, period_grain text, official_name text, official_title text,
              confidence real, rule text, claim_key text, words text)
      WHERE d.fresh IS NOT NULL`,
      [fresh.events, fresh.evidence, keys],
    ),
  )
}

/** One document's telling of a claim. */
export interface Report {
  eventId: string
  documentId: string
  title: string | null
  url: string
  /** As the source told it: a day, or a time with its offset. */
  publishedAt: string | null
  source: { id: string; name: string }
  /** Does another text tell it, or a reprint of the same? */
  reprint: boolean
}

/** All reports of the claim that an event tells, the first one first. Empty for an unknown event. */
export async function reportsOf(db: Queryable, eventId: string): Promise<Report[]> {
  const { rows } = await db.query(
    `SELECT e.id AS "eventId", d.id AS "documentId", d.title, d.url, d.published_text AS "publishedAt",
            json_build_object('id', s.id, 'name', s.name) AS source,
            row_number() OVER (PARTITION BY d.cluster_id ORDER BY d.published_at NULLS LAST, d.id) > 1 AS reprint
       FROM events own JOIN events e ON e.claim_id = own.claim_id
       JOIN documents d ON d.id = e.document_id JOIN sources s ON s.id = d.source_id
      WHERE own.id = $1 ORDER BY d.published_at NULLS LAST, d.cluster_id, e.id`,
    [eventId],
  )
  return rows
}
