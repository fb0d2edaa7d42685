import { describe, expect, it } from 'vitest'
import type { RunState } from '../../db/index.ts'
import { isQuiet, isQuietSpan, lastDue, nextBegins, nextDue, reasonToRun } from '../../workers/due.ts'
import { parseScheduleFile, ScheduleFileError } from '../../workers/schedule-file.ts'

const at = (time: string) => new Date(`2026-03-10T${time}Z`)
type Run = RunState['runs'][number]
const run = (more: Partial<Run>): Run => ({
  id: 1,
  status: 'done',
  startedAt: at('08:00:01'),
  heartbeatAt: at('08:00:30'),
  finishedAt: at('08:00:30'),
  dueAt: at('08:00:00'),
  handled: 3,
  ...more,
})
const state = (more: Partial<RunState> = {}): RunState => ({
  sourceId: 'a',
  now: at('10:05:00'),
  schedule: {
    cron: '0 * * * *',
    timeZone: 'UTC',
    paused: false,
    quiet: null,
    changedAt: new Date('2026-01-01'),
  },
  asked: false,
  runs: [run({})],
  ...more,
})
const LEASE = { lease: 30_000 }

describe('what is to be crawled now', () => {
  it('makes up missed runs once: the last due time counts', () => {
    // 9:00 and 10:00 were missed.
    expect(reasonToRun(state(), LEASE)).toEqual({ why: 'due', dueAt: at('10:00:00') })
    const answered = run({ startedAt: at('10:04:00'), dueAt: at('10:00:00') })
    expect(reasonToRun(state({ runs: [answered] }), LEASE)).toBeNull()
  })

  it('counts a run that was asked for after the due time as its answer', () => {
    const asked = run({ startedAt: at('10:01:00'), dueAt: null })
    expect(reasonToRun(state({ runs: [asked] }), LEASE)).toBeNull()
  })

  it('does not believe runs from the future: a clock had jumped', () => {
    const future = run({ startedAt: new Date('2026-03-11T00:00:00Z'), dueAt: null })
    expect(reasonToRun(state({ runs: [future] }), LEASE)).toEqual({ why: 'due', dueAt: at('10:00:00') })
  })

  it('owes nothing for the time before the schedule was set, nor while paused or quiet', () => {
    const { schedule } = state()
    const fresh = { ...schedule!, changedAt: at('10:01:00') }
    expect(reasonToRun(state({ schedule: fresh, runs: [] }), LEASE)).toBeNull()
    expect(reasonToRun(state({ schedule: { ...schedule!, paused: true } }), LEASE)).toBeNull()
    expect(reasonToRun(state({ schedule: { ...schedule!, quiet: '09:00-11:00' } }), LEASE)).toBeNull()
    expect(reasonToRun(state({ schedule: { ...schedule!, quiet: '11:00-09:00' } }), LEASE)).not.toBeNull()
  })

  it('lets one run a source at a time, until it gives no sign of life', () => {
    const running = run({ status: 'running', finishedAt: null, heartbeatAt: at('10:04:50'), dueAt: null })
    expect(reasonToRun(state({ asked: true, runs: [running] }), LEASE)).toBeNull()
    const dead = { ...running, heartbeatAt: at('10:04:00') }
    expect(reasonToRun(state({ runs: [dead] }), LEASE)).toEqual({ why: 'cut short', dueAt: null })
    // Who holds the lock knows that nobody runs.
    expect(reasonToRun(state({ runs: [running] }), { ...LEASE, locked: true })?.why).toBe('cut short')
  })

  it('goes on with what was cut short, more slowly where runs die without having done anything', () => {
    const lost = run({ status: 'lost', finishedAt: at('10:04:59'), handled: 0, dueAt: null })
    expect(reasonToRun(state({ runs: [lost] }), LEASE)?.why).toBe('cut short')
    const many = Array.from({ length: 8 }, () => lost)
    expect(reasonToRun(state({ runs: many }), LEASE)).toBeNull()
    const worked = [{ ...lost, handled: 5 }, ...many]
    expect(reasonToRun(state({ runs: worked }), LEASE)?.why).toBe('cut short')
  })
})

describe('cron lines', () => {
  it('keep to the clock of their time zone', () => {
    expect(lastDue('0 4 * * *', 'Asia/Tehran', at('10:00:00'))).toEqual(at('00:30:00'))
    expect(lastDue('5 10 * * *', 'UTC', at('10:05:00'))).toEqual(at('10:05:00'))
    expect(nextDue('0 4 * * *', 'Asia/Almaty', at('10:00:00'), 2).map((date) => date.toISOString())).toEqual([
      '2026-03-10T23:00:00.000Z',
      '2026-03-11T23:00:00.000Z',
    ])
    expect(isQuiet('22:00-05:30', 'Asia/Tehran', at('20:00:00'))).toBe(true)
    expect(isQuiet('22:00-05:30', 'Asia/Tehran', at('10:00:00'))).toBe(false)
    expect(isQuiet('00:00-24:00', 'Asia/Tehran', at('20:29:00'))).toBe(true)
    // Neither never nor always: nobody could tell which was meant.
    expect(isQuietSpan('05:00-05:00')).toBe(false)
  })

  it('begin at the end of the quiet hours, once for all that fell due in them', () => {
    const begins = (cron: string, timeZone: string, quiet: string | null, now: Date) =>
      nextBegins({ cron, timeZone, quiet }, now, 3).map((date) => date.toISOString().slice(5, 16))
    const hourly = ['03-10T11:00', '03-10T12:30', '03-10T13:00']
    expect(begins('0 * * * *', 'UTC', '11:30-12:30', at('10:00:00'))).toEqual(hourly)
    expect(begins('*/10 * * * *', 'UTC', '10:05-23:45', at('10:04:00'))[0]).toBe('03-10T23:45')
    expect(begins('0 7 * * *', 'UTC', '22:00-07:30', at('10:00:00'))[1]).toBe('03-12T07:30')
    expect(begins('0 7 * * *', 'UTC', null, at('10:00:00'))[0]).toBe('03-11T07:00')
    // Two in the morning comes twice: quiet until the second one is over.
    const autumn = begins('30 1 * * *', 'Europe/Berlin', '01:00-03:00', new Date('2026-10-24T12:00Z'))
    expect(autumn[0]).toBe('10-25T02:00')
  })
})

describe('schedules.cron', () => {
  const zones: Record<string, string> = { a: 'Asia/Tehran', b: 'Asia/Aqtobe', c: 'UTC' }
  const parse = (text: string) => parseScheduleFile(text, (id) => zones[id])

  it('reads lines, zones and options', () => {
    const entries = parse(`# comment
*/20 6-23 * * *   a   quiet=13:00-13:30  # by day
TZ=Asia/Almaty
0 7 * * 1-5  b  paused
0 8 * * *  UTC  c  off
`)
    expect(
      entries.map(({ sourceId, cron, timeZone, quiet, paused, off }) => [
        sourceId,
        cron,
        timeZone,
        quiet,
        paused,
        off,
      ]),
    ).toEqual([
      ['a', '*/20 6-23 * * *', 'Asia/Tehran', '13:00-13:30', false, false],
      ['b', '0 7 * * 1-5', 'Asia/Almaty', null, true, false],
      ['c', '0 8 * * *', 'UTC', null, false, true],
    ])
  })

  it('names every line that is wrong, and what would be right', () => {
    const wrong = () =>
      parse('0 7 * * *  nowhere\n61 * * * *  a\n0 7 * * *  a  qiet=1\n0 7 * * *\n0 0 * * * Asia/Nowhere b')
    expect(wrong).toThrow(ScheduleFileError)
    for (const part of [
      /line 1: there is no source nowhere/,
      /line 2: .*not a valid cron line/,
      /line 3: .qiet=1. is not known/,
      /line 4: a line is/,
      /line 5: .*time zone/,
    ])
      expect(wrong).toThrow(part)
  })
})
