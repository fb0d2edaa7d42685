/** What is thrown away when it is old. Articles, events and archived pages are never. */
import type { Queryable } from './pool.ts'

export interface RetentionRules {
  /** Days that runs of sources are kept beside each source's last ten; 0 for ever. */
  runsDays: number
  /** Days that operators' actions are kept; 0 for ever. */
  auditDays: number
}

/** Rows of `reprocess` comparisons are kept so many days. */
const REPROCESS_DAYS = 30
/** Addresses that are gone and were not asked again for so long are forgotten. */
const GONE_DAYS = 400

/**
 * Deletes what the rules call old, in one statement a table.
 * @param dryRun counts only
 * @returns number of rows by table
 */
export async function prune(
  db: Queryable,
  { runsDays, auditDays }: RetentionRules,
  dryRun = false,
): Promise<Record<string, number>> {
  const rules: [string, number, string][] = [
    [
      'crawl_runs',
      runsDays,
      `status <> 'running' AND finished_at < now() - make_interval(days => $1) AND id NOT IN (
         SELECT id FROM (SELECT id, row_number() OVER (PARTITION BY source_id ORDER BY id DESC) AS nth
                           FROM crawl_runs) r WHERE nth <= 10)`,
    ],
    ['audit_log', auditDays, 'at < now() - make_interval(days => $1)'],
    ['reprocess_runs', REPROCESS_DAYS, 'started_at < now() - make_interval(days => $1)'],
    ['page_states', GONE_DAYS, 'gone AND checked_at < now() - make_interval(days => $1)'],
  ]
  const counts: Record<string, number> = {}
  for (const [table, days, condition] of rules) {
    if (days === 0) continue
    const sql = dryRun
      ? `SELECT count(*)::int AS n FROM ${table} WHERE ${condition}`
      : `WITH gone AS (DELETE FROM ${table} WHERE ${condition} RETURNING 1) SELECT count(*)::int AS n FROM gone`
    const { rows } = await db.query(sql, [days])
    counts[table] = rows[0].n
  }
  return counts
}
