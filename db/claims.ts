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

/**
 * Decides anew which events with these keys tell the same claim, which one stands for it (the first published) and
 * how many documents report it. Events of versions that are not current belong to no claim.
 * Call `lockClusters` before: two reports stored at the same moment would not see each other.
 */
export async function refreshClaims(client: PoolClient, keys: string[]): Promise<void> {
  if (keys.length === 0) return
  await client.query(
    prepared(
      `WITH told AS (
       SELECT e.id, e.claim_key, d.cluster_id, d.is_current AS live, e.published_day AS day, e.published_at AS at,
              CASE WHEN e.claim_key LIKE '${LOCAL}%' THEN d.cluster_id END AS scope,
              -- Twice in one document it is two claims: the first goes with the first of others.
              row_number() OVER (PARTITION BY e.claim_key, e.document_id ORDER BY e.ordinal) AS nth
         FROM events e JOIN documents d ON d.id = e.document_id
        WHERE e.claim_key = ANY($1)
     ), steps AS (
       SELECT *, CASE WHEN day - lag(day) OVER story <= ${REPORT_GAP_DAYS} OR lag(cluster_id) OVER story = cluster_id
                      THEN 0 ELSE 1 END AS step
         FROM told WINDOW story AS (PARTITION BY claim_key, scope, nth, live ORDER BY at NULLS LAST, cluster_id, id)
     ), runs AS (
       SELECT *, sum(step) OVER (PARTITION BY claim_key, scope, nth, live ORDER BY at NULLS LAST, cluster_id, id) AS run
         FROM steps
     ), decided AS (
       SELECT id, CASE WHEN live THEN first_value(id) OVER claim END AS claim_id,
              CASE WHEN live THEN count(*) OVER (PARTITION BY claim_key, scope, nth, live, run) ELSE 0 END AS reports
         FROM runs
       WINDOW claim AS (PARTITION BY claim_key, scope, nth, live, run ORDER BY at NULLS LAST, cluster_id, id)
     )
     UPDATE events e SET claim_id = d.claim_id, reports = d.reports, is_shown = d.claim_id IS NOT DISTINCT FROM e.id
       FROM decided d
      WHERE d.id = e.id AND (e.claim_id, e.reports, e.is_shown)
            IS DISTINCT FROM (d.claim_id, d.reports::integer, d.claim_id IS NOT DISTINCT FROM e.id)`,
      [keys],
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
