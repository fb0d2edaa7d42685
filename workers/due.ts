/**
 * What is to be crawled now, by the tables alone: asked for, cut short, or due by the schedule. The queue only
 * carries the news; whatever it loses or tells twice, the answer here is the same. Pure but for the caller's rows.
 */
import { CronExpressionParser } from 'cron-parser'
import type { RunState } from '../db/index.ts'

/** Why a source is crawled, and which due time of its schedule that answers. */
export interface Reason {
  why: 'asked' | 'cut short' | 'due'
  dueAt: Date | null
}

export interface DueOptions {
  /** A run without a sign of life for so long is dead, in milliseconds. */
  lease: number
  /** The caller holds the source's lock: no run is under way, whatever the table says. */
  locked?: boolean
  /** Due times younger than this are left to the queue's own schedulers, in milliseconds (default 0). */
  grace?: number
}

/** A source whose runs die at once is tried again after 1, 2, 4 … seconds, at most this. */
const LONGEST_PAUSE = 600_000
/** Runs that began later than this from now were noted by a clock that was wrong. */
const CLOCK_SLACK = 60_000
const MINUTE = 60_000

/** Is the source to be crawled, and why? Null where it is not. */
export function reasonToRun(state: RunState, options: DueOptions): Reason | null {
  const { schedule, runs } = state
  const now = state.now.getTime()
  const last = runs[0]
  const under = last?.status === 'running' && !options.locked && !isDead(state, options.lease)
  if (under) return null
  if (schedule?.quiet && isQuiet(schedule.quiet, schedule.timeZone, state.now)) return null
  if (state.asked) return { why: 'asked', dueAt: null }
  if (last && last.status !== 'done' && last.status !== 'failed') {
    const since = (last.finishedAt ?? last.heartbeatAt).getTime()
    return options.locked || now - since >= pauseAfter(runs) ? { why: 'cut short', dueAt: null } : null
  }
  if (!schedule || schedule.paused) return null
  const due = lastDue(schedule.cron, schedule.timeZone, state.now)
  if (!due || due < schedule.changedAt || now - due.getTime() < (options.grace ?? 0)) return null
  const answered = runs.some(
    (run) =>
      run.dueAt?.getTime() === due.getTime() ||
      (run.startedAt >= due && run.startedAt.getTime() <= now + CLOCK_SLACK),
  )
  return answered ? null : { why: 'due', dueAt: due }
}

/** Has the run that counts as under way given no sign of life for too long? */
export function isDead({ runs: [last], now }: RunState, lease: number): boolean {
  return last?.status === 'running' && now.getTime() - last.heartbeatAt.getTime() > lease
}

/** How long to wait after runs that died without having done anything; none after one that got somewhere. */
function pauseAfter(runs: RunState['runs']): number {
  const working = runs.findIndex(
    (run) => run.handled > 0 || (run.status !== 'lost' && run.status !== 'running'),
  )
  const dead = working < 0 ? runs.length : working
  return dead <= 1 ? 0 : Math.min(1000 * 2 ** (dead - 2), LONGEST_PAUSE)
}

/** The last time at or before `now` that a cron line names, or null. */
export function lastDue(cron: string, timeZone: string, now: Date): Date | null {
  const before = (time: number) =>
    CronExpressionParser.parse(cron, { tz: timeZone, currentDate: new Date(time) })
      .prev()
      .toDate()
  try {
    // `prev` looks before its start, in whole seconds: a due time counts from its very second.
    const due = before(now.getTime() + 1000)
    return due <= now ? due : before(now.getTime())
  } catch {
    return null
  }
}

/** When the next runs after `now` begin: what falls due in quiet hours begins once, at their end. */
export function nextBegins(
  schedule: { cron: string; timeZone: string; quiet: string | null },
  now: Date,
  count = 1,
): Date[] {
  const begins: Date[] = []
  let from = now
  while (begins.length < count) {
    const [due] = nextDue(schedule.cron, schedule.timeZone, from)
    if (!due) break
    from = schedule.quiet ? quietEnd(schedule.quiet, schedule.timeZone, due) : due
    begins.push(from)
  }
  return begins
}

/** The next times after `now` that a cron line names. */
export function nextDue(cron: string, timeZone: string, now: Date, count = 1): Date[] {
  return CronExpressionParser.parse(cron, { tz: timeZone, currentDate: now })
    .take(count)
    .map((date) => date.toDate())
}

const QUIET = /^([01]\d|2[0-3]):([0-5]\d)-(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/

/** Minutes of the day at which quiet hours begin and end; null where the text names none. */
function quietSpan(text: string): { from: number; to: number } | null {
  const match = QUIET.exec(text)
  if (!match) return null
  const minutes = (hour = '24', minute = '00') => Number(hour) * 60 + Number(minute)
  const [from, to] = [minutes(match[1], match[2]), minutes(match[3], match[4])]
  return from === to ? null : { from, to }
}

/** Is this a span of hours such as `22:00-05:30`? */
export function isQuietSpan(text: string): boolean {
  return quietSpan(text) !== null
}

/** Does `now` lie in the quiet hours? They begin and end on the time zone's clock, and may span midnight. */
export function isQuiet(quiet: string, timeZone: string, now: Date): boolean {
  const span = quietSpan(quiet)
  if (!span) return false
  const { from, to } = span
  const minute = minuteOfDay(timeZone, now)
  return from <= to ? minute >= from && minute < to : minute >= from || minute < to
}

/** The end of the quiet hours in which `time` lies; `time` itself where it lies in none. */
function quietEnd(quiet: string, timeZone: string, time: Date): Date {
  const span = quietSpan(quiet)
  if (!span || !isQuiet(quiet, timeZone, time)) return time
  const wait = (span.to - minuteOfDay(timeZone, time) + 1440) % 1440 || 1440
  let end = Math.floor(time.getTime() / MINUTE) * MINUTE + wait * MINUTE
  // A clock that is put back meanwhile repeats an hour of them.
  while (isQuiet(quiet, timeZone, new Date(end))) end += MINUTE
  return new Date(end)
}

function minuteOfDay(timeZone: string, time: Date): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(time)
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value)
  return part('hour') * 60 + part('minute')
}
