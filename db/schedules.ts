import type { Queryable } from './pool.ts'

/** When a source is crawled. */
export interface ScheduleRow {
  sourceId: string
  /** Five-field cron line. */
  cron: string
  /** IANA time zone of the cron line. */
  timeZone: string
  /** False where an operator took it off the schedule. */
  enabled: boolean
  /** On the schedule, but not crawled for the time being. */
  paused: boolean
  /** Hours of the day in which no run begins, `01:00-05:30` in the time zone; null for none. */
  quiet: string | null
  /** Due times before this do not count. */
  changedAt: Date
  /** Line of `schedules.cron` that was applied last; null for rows from elsewhere. */
  fileLine: string | null
}

/** What an operator or a file says about a source. */
export type ScheduleChange = Pick<ScheduleRow, 'sourceId' | 'cron' | 'timeZone'> &
  Partial<Pick<ScheduleRow, 'paused' | 'quiet' | 'fileLine'>>

/** The whole schedule, removed entries included, by source. */
export async function loadSchedules(db: Queryable): Promise<ScheduleRow[]> {
  const { rows } = await db.query(
    `SELECT source_id AS "sourceId", cron, time_zone AS "timeZone", enabled, paused, quiet,
            changed_at AS "changedAt", file_line AS "fileLine"
       FROM schedules ORDER BY source_id`,
  )
  return rows
}

/** Sets when a source is crawled. What the change does not name stays, or is as for a new entry. */
export async function saveSchedule(db: Queryable, change: ScheduleChange): Promise<void> {
  await db.query(
    `INSERT INTO schedules (source_id, cron, time_zone, paused, quiet, file_line)
     VALUES ($1, $2, $3, coalesce($4, false), $5, $7)
     ON CONFLICT (source_id) DO UPDATE SET cron = excluded.cron, time_zone = excluded.time_zone, enabled = true,
       paused = coalesce($4, schedules.paused),
       quiet = CASE WHEN $6 THEN excluded.quiet ELSE schedules.quiet END,
       file_line = coalesce($7, schedules.file_line),
       changed_at = CASE WHEN (schedules.cron, schedules.time_zone, schedules.enabled)
                           = (excluded.cron, excluded.time_zone, true) THEN schedules.changed_at ELSE now() END`,
    [
      change.sourceId,
      change.cron,
      change.timeZone,
      change.paused ?? null,
      change.quiet ?? null,
      change.quiet !== undefined,
      change.fileLine ?? null,
    ],
  )
}

/** Adds sources that have never been on the schedule. */
export async function addSchedules(
  db: Queryable,
  entries: Pick<ScheduleRow, 'sourceId' | 'cron' | 'timeZone'>[],
): Promise<void> {
  await db.query(
    `INSERT INTO schedules (source_id, cron, time_zone)
     SELECT * FROM jsonb_to_recordset($1::jsonb) AS r ("sourceId" text, cron text, "timeZone" text)
     ON CONFLICT (source_id) DO NOTHING`,
    [JSON.stringify(entries)],
  )
}

/** Takes a source off the schedule. Returns false where it was not on it. */
export async function disableSchedule(db: Queryable, sourceId: string): Promise<boolean> {
  const { rowCount } = await db.query(
    'UPDATE schedules SET enabled = false WHERE source_id = $1 AND enabled',
    [sourceId],
  )
  return rowCount === 1
}

/**
 * Pauses a source, or lets it go on: what fell due in the pause is made up once.
 * @returns false where it is not on the schedule
 */
export async function pauseSchedule(db: Queryable, sourceId: string, paused: boolean): Promise<boolean> {
  const { rowCount } = await db.query('UPDATE schedules SET paused = $2 WHERE source_id = $1 AND enabled', [
    sourceId,
    paused,
  ])
  return rowCount === 1
}

/** Forgets which line of the file a source came from (null line), without changing when it is crawled. */
export async function forgetFileLine(db: Queryable, sourceId: string): Promise<void> {
  await db.query('UPDATE schedules SET file_line = NULL WHERE source_id = $1', [sourceId])
}
