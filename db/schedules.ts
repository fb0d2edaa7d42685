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
}

/** The whole schedule, removed entries included, by source. */
export async function loadSchedules(db: Queryable): Promise<ScheduleRow[]> {
  const { rows } = await db.query(
    `SELECT source_id AS "sourceId", cron, time_zone AS "timeZone", enabled FROM schedules ORDER BY source_id`,
  )
  return rows
}

/** Sets when a source is crawled. */
export async function saveSchedule(
  db: Queryable,
  { sourceId, cron, timeZone }: Omit<ScheduleRow, 'enabled'>,
): Promise<void> {
  await db.query(
    `INSERT INTO schedules (source_id, cron, time_zone) VALUES ($1, $2, $3)
     ON CONFLICT (source_id) DO UPDATE SET cron = excluded.cron, time_zone = excluded.time_zone, enabled = true`,
    [sourceId, cron, timeZone],
  )
}

/** Adds sources that have never been on the schedule. */
export async function addSchedules(db: Queryable, entries: Omit<ScheduleRow, 'enabled'>[]): Promise<void> {
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
