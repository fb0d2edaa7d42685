/** What is watched of a source: its last runs in figures, for `status` and `sources show`. */
import { type FinishedRun, lastRuns, type Queryable, type Rhythm, sourceRhythm } from '../db/index.ts'

export interface SourceFigures {
  rhythm: Rhythm
  /** The last run that ended, with its counts; null before the first. */
  last: FinishedRun | null
  /** Sums over the runs of the last seven days. */
  week: Record<string, number>
  /** What a person should look at. */
  alarms: string[]
}

/** Runs that are summed up for a week at most. */
const MAX_RUNS = 700
/** A source is silent when nothing has come for so many times its usual gap, and for a day at least. */
const SILENT_GAPS = 8
const DAY_MS = 86_400_000

/** Figures of one source. */
export async function sourceFigures(
  db: Queryable,
  sourceId: string,
  now = Date.now(),
): Promise<SourceFigures> {
  const rhythm = await sourceRhythm(db, sourceId)
  const runs = (await lastRuns(db, sourceId, MAX_RUNS)).filter(
    (run, i) => i === 0 || now - run.finishedAt.getTime() < 7 * DAY_MS,
  )
  const week: Record<string, number> = { runs: runs.length }
  for (const { counts } of runs)
    for (const [key, value] of Object.entries(counts)) {
      if (key === 'longestWaitMs') week[key] = Math.max(week[key] ?? 0, Number(value))
      else if (typeof value === 'number') week[key] = (week[key] ?? 0) + value
      else if (key === 'errors' || key === 'empty')
        for (const [code, count] of Object.entries(value as Record<string, number>))
          week[`${key}.${code}`] = (week[`${key}.${code}`] ?? 0) + count
    }
  return { rhythm, last: runs[0] ?? null, week, alarms: alarmsOf(rhythm, runs, now) }
}

function alarmsOf(rhythm: Rhythm, runs: FinishedRun[], now: number): string[] {
  const alarms: string[] = []
  const last = runs[0]
  for (const warning of (last?.counts.warnings as string[] | undefined) ?? []) alarms.push(warning)
  const failed = runs.findIndex((run) => run.status !== 'failed')
  if (failed > 1 || (failed < 0 && runs.length > 1))
    alarms.push(`the last ${failed < 0 ? runs.length : failed} runs failed`)
  const { medianGapSeconds, newestAt } = rhythm
  const silence = newestAt ? now - newestAt.getTime() : 0
  if (medianGapSeconds && silence > Math.max(DAY_MS, SILENT_GAPS * medianGapSeconds * 1000))
    alarms.push(`nothing new for ${Math.round(silence / DAY_MS)} days`)
  return alarms
}

/** A share in percent, `–` where there is nothing to divide. */
export function percent(part: number | undefined, whole: number | undefined): string {
  return whole ? `${Math.round(((part ?? 0) / whole) * 100)} %` : '–'
}

/** The figures as lines for a person. */
export function figureLines({ rhythm, last, week, alarms }: SourceFigures): string[] {
  const articles = (week.new ?? 0) + (week.changed ?? 0)
  const days = (value: number | null) => (value === null ? 'not known yet' : value.toFixed(1))
  const kinds = (prefix: string) =>
    Object.entries(week)
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, count]) => `${key.slice(prefix.length)} ${count}`)
      .join(', ') || 'none'
  return [
    `last run        ${last ? `${last.status}, ${last.finishedAt.toISOString().slice(0, 16)}Z${last.counts.stoppedBy ? `, stopped: ${last.counts.stoppedBy}` : ''}` : 'none'}`,
    `in seven days   ${week.runs} runs: ${week.candidates ?? 0} found, ${week.fetched ?? 0} fetched, ${week.new ?? 0} new, ${week.changed ?? 0} changed, ${week.unchanged ?? 0} unchanged, ${week.gone ?? 0} gone, ${week.refusedByRobots ?? 0} refused by robots.txt`,
    `errors          ${kinds('errors.')}`,
    `without text    ${kinds('empty.')}`,
    `transferred     ${((week.bytes ?? 0) / 1e6).toFixed(1)} MB; longest pause kept ${((week.longestWaitMs ?? 0) / 1000).toFixed(1)} s`,
    `articles a day  ${rhythm.perDay.toFixed(1)}; usually ${days(rhythm.usualPerDay)}; marked as gone ${rhythm.gone}`,
    `with title      ${percent(week.withTitle, articles)}, with date ${percent(week.withDate, articles)}, ${articles ? Math.round((week.bodyChars ?? 0) / articles) : '–'} characters on average, ${week.attachments ?? 0} files read`,
    ...alarms.map((alarm) => `look at this    ${alarm}`),
  ]
}
