/** What the events of a search add up to, by kind. */
import type { EventStatus, EventType, Unit } from '../models/contract.ts'
import { RATES } from './claims.ts'
import type { Queryable } from './pool.ts'
import { conditions, parameters, type SearchQuery } from './search.ts'

export interface BreakdownRow {
  type: EventType
  status: EventStatus
  /** Null for events without a figure. */
  unit: Unit | null
  count: number
  /** Sum of the figures, of a range its lower end; null without a unit, or where a sum says nothing (rates). */
  sum: number | null
}

/** Counts and sums of a search by type, status and unit. */
export async function searchBreakdown(db: Queryable, query: SearchQuery): Promise<BreakdownRow[]> {
  const { values, bind } = parameters()
  const where = conditions(query, bind)
  const { rows } = await db.query(
    `SELECT e.type, e.status, e.quantity_unit AS unit, count(*) AS count,
            CASE WHEN e.quantity_unit <> ALL(${bind(RATES)}) THEN sum(e.count_low) END AS sum
       FROM events e WHERE ${where} GROUP BY 1, 2, 3
      ORDER BY 4 DESC, e.type COLLATE "C", e.status COLLATE "C", coalesce(e.quantity_unit, '~') COLLATE "C"`,
    values,
  )
  return rows
}
