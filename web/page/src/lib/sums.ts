import type { BreakdownRow } from '../../../types.ts'

/** What an analyst asks of a place first: figures of jobs and people by what was said of them. */
export const KEY_FIGURES = [
  { key: 'jobsPromised', type: 'jobs_created', statuses: ['planned', 'committed'] },
  { key: 'jobsDone', type: 'jobs_created', statuses: ['done', 'ongoing'] },
  { key: 'peoplePlaced', type: 'people_placed', statuses: ['done', 'ongoing'] },
  { key: 'jobsLost', type: 'jobs_lost', statuses: ['planned', 'committed', 'done', 'ongoing'] },
] as const

/** The sum of a key figure; «نفر» and «شغل» count alike, as reports of the same jobs use either. */
export function sumOf(items: BreakdownRow[], figure: (typeof KEY_FIGURES)[number]): number {
  return items
    .filter((row) => row.type === figure.type && (figure.statuses as readonly string[]).includes(row.status))
    .filter((row) => row.unit === 'jobs' || row.unit === 'people')
    .reduce((sum, row) => sum + (row.sum ?? 0), 0)
}

/** Events by type, summed over the rest. */
export function totalsByType(items: BreakdownRow[]): Map<string, number> {
  const totals = new Map<string, number>()
  for (const { type, count } of items) totals.set(type, (totals.get(type) ?? 0) + count)
  return totals
}
