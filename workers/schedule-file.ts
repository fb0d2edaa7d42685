/**
 * `schedules.cron`: when sources are crawled, in a file that a person can read. A line names minute, hour, day of
 * month, month and day of week, perhaps a time zone, the source, and perhaps `quiet=01:00-05:30`, `paused` or `off`:
 *
 *     # every 20 minutes by day
 *     TZ=Asia/Tehran
 *     *\/20 6-23 * * *              irna_provinces   quiet=13:00-13:30
 *     0 7 * * *  Asia/Almaty        govkz-turkistan
 *
 * `TZ=` holds for the lines below it. (The backslash above is this comment's, not the file's.)
 */
import { readFile } from 'node:fs/promises'
import {
  disableSchedule,
  forgetFileLine,
  loadSchedules,
  type Pool,
  type ScheduleChange,
  saveSchedule,
} from '../db/index.ts'
import { checkSchedule, type ScheduleOverview } from './schedule.ts'

/** One entry of the file; `off` keeps a source off the schedule. */
export type FileEntry = ScheduleChange & { off: boolean; fileLine: string }

/** The file says something that cannot be meant; the message names line, place and remedy. */
export class ScheduleFileError extends Error {
  constructor(problems: string[]) {
    super(problems.join('\n'))
    this.name = 'ScheduleFileError'
  }
}

/**
 * Reads the file's text.
 * @param zoneOf time zone of a source, where neither line nor `TZ=` names one; undefined for an unknown source
 * @throws ScheduleFileError naming every line that is wrong
 */
export function parseScheduleFile(
  text: string,
  zoneOf: (sourceId: string) => string | undefined,
): FileEntry[] {
  const entries: FileEntry[] = []
  const problems: string[] = []
  let zone: string | undefined
  for (const [at, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.replace(/(^|\s)#.*$/, '').trim()
    if (line === '') continue
    const set = /^(?:CRON_)?TZ\s*=\s*(\S+)$/.exec(line)
    if (set) {
      zone = set[1]
      continue
    }
    try {
      const entry = parseLine(line, zone, zoneOf)
      if (entries.some((one) => one.sourceId === entry.sourceId))
        throw new RangeError(`${entry.sourceId} stands on an earlier line already`)
      entries.push(entry)
    } catch (error) {
      problems.push(`line ${at + 1}: ${(error as Error).message}`)
    }
  }
  if (problems.length > 0) throw new ScheduleFileError(problems)
  return entries
}

function parseLine(
  line: string,
  zone: string | undefined,
  zoneOf: (sourceId: string) => string | undefined,
): FileEntry {
  const words = line.split(/\s+/)
  const cron = words.splice(0, 5).join(' ')
  // Time zones have a slash, sources have none; UTC is the exception.
  const named =
    words[0] !== undefined && (words[0].includes('/') || words[0] === 'UTC') ? words.shift() : zone
  const sourceId = words.shift()
  if (!sourceId)
    throw new RangeError('a line is «minute hour day month weekday [time zone] source [options]»')
  const usual = zoneOf(sourceId)
  if (usual === undefined)
    throw new RangeError(`there is no source ${sourceId}; "karenbek sources" lists them`)
  const change: ScheduleChange = { sourceId, cron, timeZone: named ?? usual, paused: false, quiet: null }
  let off = false
  for (const word of words) {
    if (word === 'paused') change.paused = true
    else if (word === 'off') off = true
    else if (word.startsWith('quiet=')) change.quiet = word.slice(6)
    else throw new RangeError(`«${word}» is not known; there are quiet=HH:MM-HH:MM, paused and off`)
  }
  const checked = checkSchedule(change)
  const fileLine = [checked.cron, checked.timeZone, sourceId, ...words].join(' ')
  return { ...checked, off, fileLine }
}

/**
 * Brings the table to what the file says. Lines that have not changed since they were applied are left alone, so what
 * an operator set on the command line meanwhile holds until its line changes. A file that is gone (a disk that is not
 * mounted, a slip) takes no source off the schedule; an empty one does.
 * @returns ids of the sources that were touched
 * @throws ScheduleFileError; nothing is changed then
 */
export async function applyScheduleFile(
  pool: Pool,
  file: string,
  zoneOf: (sourceId: string) => string | undefined,
): Promise<string[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  const rows = await loadSchedules(pool)
  if (text === null) {
    const kept = rows.filter((row) => row.fileLine !== null).length
    if (kept === 0) return []
    throw new ScheduleFileError([
      `the file is gone, and what it last said holds (sources: ${kept}). Put it back, or an empty one to take them off`,
    ])
  }
  const entries = parseScheduleFile(text, zoneOf)
  const known = new Map(rows.map((row) => [row.sourceId, row]))
  const touched: string[] = []
  for (const { off, ...entry } of entries) {
    if (known.get(entry.sourceId)?.fileLine === entry.fileLine) continue
    await saveSchedule(pool, entry)
    if (off) await disableSchedule(pool, entry.sourceId)
    touched.push(entry.sourceId)
  }
  const present = new Set(entries.map((entry) => entry.sourceId))
  for (const row of known.values()) {
    if (row.fileLine === null || present.has(row.sourceId)) continue
    await disableSchedule(pool, row.sourceId)
    await forgetFileLine(pool, row.sourceId)
    touched.push(row.sourceId)
  }
  return touched
}

/** The schedule in the file's own form. */
export function formatScheduleFile(entries: ScheduleOverview[]): string {
  const rows = entries.map((one) => [
    one.cron,
    one.timeZone,
    one.sourceId,
    [one.quiet ? `quiet=${one.quiet}` : '', one.paused ? 'paused' : ''].filter(Boolean).join(' '),
  ])
  const width = (i: number) => Math.max(0, ...rows.map((row) => (row[i] as string).length))
  const widths = [width(0), width(1), width(2)]
  const lines = rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  return ['# minute hour day month weekday  time zone  source  options', ...lines, ''].join('\n')
}
