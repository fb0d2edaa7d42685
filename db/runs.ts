/** Runs of sources: what began when, which ended, and what is still owed. */
import type { Queryable } from './pool.ts'

/** The advisory lock that a run of a source holds, as SQL of the source's id in `$1`. */
const RUN_LOCK = 'hashtextextended($1, 2)'

/** Takes the lock that lets one run a source at a time; it lives as long as the connection. */
export async function lockRun(db: Queryable, sourceId: string): Promise<boolean> {
  const { rows } = await db.query(`SELECT pg_try_advisory_lock(${RUN_LOCK}) AS mine`, [sourceId])
  return rows[0].mine
}

/** Gives the lock back. */
export async function unlockRun(db: Queryable, sourceId: string): Promise<void> {
  await db.query(`SELECT pg_advisory_unlock(${RUN_LOCK})`, [sourceId])
}

/**
 * Takes the lock away from a process that gives no sign of life any more (frozen, or cut off): its connection is
 * closed by the server. When it wakes it finds that, and stops.
 */
export async function breakRunLock(db: Queryable, sourceId: string): Promise<void> {
  await db.query(
    `SELECT pg_terminate_backend(pid) FROM pg_locks
      WHERE locktype = 'advisory' AND granted AND objsubid = 1 AND pid <> pg_backend_pid()
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND ((classid::bigint << 32) | objid::bigint) = ${RUN_LOCK}`,
    [sourceId],
  )
}

/**
 * Notes the start of a crawl run. Call it with the lock held: earlier runs of the source that never ended are dead,
 * and marked lost. What was asked for counts as begun.
 * @param dueAt due time of the schedule that the run answers
 * @returns the run's number; null where that due time was answered before
 */
export async function startRun(
  db: Queryable,
  sourceId: string,
  dueAt: Date | null = null,
): Promise<number | null> {
  const { rows } = await db.query(
    `WITH lost AS (
       UPDATE crawl_runs SET status = 'lost', finished_at = now() WHERE source_id = $1 AND status = 'running'
     ), asked AS (
       DELETE FROM crawl_requests WHERE source_id = $1
     )
     INSERT INTO crawl_runs (source_id, due_at) VALUES ($1, $2)
     ON CONFLICT (source_id, due_at) WHERE due_at IS NOT NULL DO NOTHING RETURNING id`,
    [sourceId, dueAt],
  )
  return rows[0]?.id ?? null
}

/**
 * A sign of life of a run, with the number of addresses it has dealt with.
 * @returns false where the run was declared lost meanwhile: it must stop
 */
export async function runIsAlive(db: Queryable, id: number, handled: number): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE crawl_runs SET heartbeat_at = now(), counts = jsonb_build_object('handled', $2::int)
      WHERE id = $1 AND status = 'running'`,
    [id, handled],
  )
  return rowCount === 1
}

/**
 * Was the last run of a source cut short, so that lists may hold unread articles behind known ones? Ask before
 * `startRun`.
 */
export async function wasCutShort(db: Queryable, sourceId: string): Promise<boolean> {
  const { rows } = await db.query(
    `SELECT status, counts->>'stoppedBy' AS "stoppedBy" FROM crawl_runs
      WHERE source_id = $1 ORDER BY started_at DESC, id DESC LIMIT 1`,
    [sourceId],
  )
  return rows.length > 0 && (rows[0].status !== 'done' || rows[0].stoppedBy !== null)
}

/** Notes the end of a crawl run, unless it was declared lost before. */
export async function finishRun(
  db: Queryable,
  id: number,
  status: 'done' | 'failed' | 'stopped',
  counts: object,
  error: string | null = null,
): Promise<void> {
  await db.query(
    `UPDATE crawl_runs SET finished_at = now(), status = $2, counts = counts || $3::jsonb, error = $4
      WHERE id = $1 AND status = 'running'`,
    [id, status, JSON.stringify(counts), error?.slice(0, 2000) ?? null],
  )
}

/** Notes that somebody wants a source crawled; the request stands until a run begins. */
export async function requestRun(db: Queryable, sourceId: string): Promise<void> {
  await db.query(
    `INSERT INTO crawl_requests (source_id) VALUES ($1)
     ON CONFLICT (source_id) DO UPDATE SET requested_at = now()`,
    [sourceId],
  )
}

/** All that decides whether a source is to be crawled now. Times are the database's, whose clock all share. */
export interface RunState {
  sourceId: string
  now: Date
  /** The schedule's line; null where the source is not on it. */
  schedule: { cron: string; timeZone: string; paused: boolean; quiet: string | null; changedAt: Date } | null
  asked: boolean
  /** The last runs, newest first, at most ten. */
  runs: {
    id: number
    status: 'running' | 'done' | 'failed' | 'stopped' | 'lost'
    startedAt: Date
    heartbeatAt: Date
    finishedAt: Date | null
    dueAt: Date | null
    /** Addresses it dealt with, as far as it told. */
    handled: number
    /** It was passed over: by the source's rhythm there was hardly anything new. */
    notDue?: boolean
  }[]
}

/** Where sources stand that are on the schedule, asked for, or whose last runs did not end. */
export async function runStates(db: Queryable, sourceId: string | null = null): Promise<RunState[]> {
  const { rows } = await db.query(
    `WITH ids AS (
       SELECT source_id FROM schedules WHERE enabled
       UNION SELECT source_id FROM crawl_requests
       UNION SELECT source_id FROM crawl_runs WHERE status IN ('running', 'stopped', 'lost')
     )
     SELECT i.source_id AS "sourceId", clock_timestamp() AS now, q.source_id IS NOT NULL AS asked,
            CASE WHEN s.source_id IS NULL THEN NULL ELSE json_build_object('cron', s.cron, 'timeZone', s.time_zone,
              'paused', s.paused, 'quiet', s.quiet, 'changedAt', s.changed_at) END AS schedule,
            ARRAY(SELECT json_build_object('id', r.id, 'status', r.status, 'startedAt', r.started_at,
                    'heartbeatAt', r.heartbeat_at, 'finishedAt', r.finished_at, 'dueAt', r.due_at,
                    'handled', coalesce((r.counts ->> 'handled')::int, 0),
                    'notDue', coalesce((r.counts ->> 'notDue')::boolean, false))
                    FROM crawl_runs r WHERE r.source_id = i.source_id ORDER BY r.id DESC LIMIT 10) AS runs
       FROM ids i
       LEFT JOIN schedules s ON s.source_id = i.source_id AND s.enabled
       LEFT JOIN crawl_requests q ON q.source_id = i.source_id
      WHERE $1::text IS NULL OR i.source_id = $1
      ORDER BY i.source_id`,
    [sourceId],
  )
  const date = (text: string | null) => (text === null ? null : new Date(text))
  return rows.map((row) => ({
    ...row,
    schedule: row.schedule && { ...row.schedule, changedAt: new Date(row.schedule.changedAt) },
    runs: row.runs.map((run: Record<string, string | null>) => ({
      ...run,
      startedAt: date(run.startedAt as string),
      heartbeatAt: date(run.heartbeatAt as string),
      finishedAt: date(run.finishedAt as string | null),
      dueAt: date(run.dueAt as string | null),
    })),
  }))
}

/** Forgets that a source was asked for. */
export async function cancelRequest(db: Queryable, sourceId: string): Promise<void> {
  await db.query('DELETE FROM crawl_requests WHERE source_id = $1', [sourceId])
}
