import { fold } from '../text/index.ts'
import { isoDay } from './core/calendar.ts'
import { type DateGrammar, fullDay, parse } from './core/mentions.ts'
import { PERSIAN } from './fa/index.ts'
import { KAZAKH } from './kk/index.ts'
import { cyrillicMonths } from './kk/romanised.ts'
import { formatOffset, isoFromLocal, isoInZone } from './zones.ts'

export interface PageDate {
  /** ISO day, or ISO date-time with the offset of the page's zone. */
  iso: string
  precision: 'day' | 'hour' | 'minute'
}

export interface PageDateOptions {
  /** IANA zone of the page; by default that of its language's country. */
  timezone?: string
  /** Instant (ISO date-time) that «۲ ساعت قبل» and «امروز» count from; without it they have no value. */
  now?: string
}

/** A line of a page longer than this is text, not its date. */
const LONGEST = 300

/**
 * Reads the date line of a page: Persian, Kazakh (Cyrillic, Latin, Arabic script), Russian or English, Jalali or
 * Gregorian, time of day before or behind, ISO date-times with or without blanks. Times get the offset that the zone
 * had on that day; instants with an offset of their own keep it, or are told on the
 * clock of `timezone` where that is given.
 *
 * @example
 * parsePageDate('تاریخ انتشار: ۱۱:۲۱ - ۲۱ ارديبهشت ۱۳۹۵') // { iso: '2016-05-10T11:21:00+04:30', precision: 'minute' }
 * @returns null where the line holds no full, possible date
 */
export function parsePageDate(line: string, options: PageDateOptions = {}): PageDate | null {
  const folded = fold(line.length > LONGEST ? line.slice(0, LONGEST) : line).folded
  const persian = /[\u0600-\u06ff]/u.test(folded)
  const kazakh = cyrillicMonths(folded)
  // A line in Arabic letters with a Kazakh month is Kazakh; one without letters is read as either.
  const order = kazakh !== folded || !persian ? [KAZAKH, PERSIAN] : [PERSIAN, KAZAKH]
  for (const grammar of order) {
    const found = read(grammar === KAZAKH ? kazakh : folded, grammar, options)
    if (found) return found
  }
  return options.now ? readRelative(folded, order[0] as DateGrammar, options) : null
}

function read(folded: string, grammar: DateGrammar, options: PageDateOptions): PageDate | null {
  const timezone = options.timezone ?? grammar.timezone
  const tokens = parse(folded, grammar)
  for (const [at, token] of tokens.entries()) {
    const day = token.draft ? fullDay(token.draft, grammar) : null
    if (day === null) continue
    const iso = isoDay(day)
    // A year of five digits is a number that looks like one.
    if (!isPossible(iso, '00:00')) continue
    const own = token.draft?.clock
    // The time stands next to the date, on either side.
    const clock = own ?? [tokens[at + 1], tokens[at - 1]].find((near) => near?.draft?.clock)?.draft?.clock
    if (!clock || !isPossible(iso, clock)) return { iso, precision: 'day' }
    if (token.zone !== undefined) {
      const local = Date.parse(`${iso}T${clock.length === 5 ? `${clock}:00` : clock}Z`)
      const iso8601 = options.timezone
        ? isoInZone(options.timezone, local - token.zone * 60_000)
        : `${new Date(local).toISOString().slice(0, 19)}${formatOffset(token.zone)}`
      return { iso: iso8601, precision: 'minute' }
    }
    return { iso: isoFromLocal(timezone, iso, clock), precision: 'minute' }
  }
  return null
}

/** «24:00:60» is no time, though each part of it may stand there. */
const isPossible = (day: string, clock: string): boolean => !Number.isNaN(Date.parse(`${day}T${clock}Z`))

const AGO = /(\d{1,3}) ?(?:(دقیقه)|(ساعت)|(روز)|(минут)|(сағат)|(күн)) ?(?:ی )?(?:پیش|قبل|бұрын)/u

/** «۲ ساعت قبل», «3 күн бұрын», «امروز ۱۰:۲۰», «Кеше» */
function readRelative(folded: string, grammar: DateGrammar, options: PageDateOptions): PageDate | null {
  const timezone = options.timezone ?? grammar.timezone
  const now = Date.parse(options.now as string)
  if (Number.isNaN(now)) return null
  const ago = AGO.exec(folded)
  if (ago) {
    const count = Number(ago[1])
    const minutes = ago[2] || ago[5] ? 1 : ago[3] || ago[6] ? 60 : 1440
    const iso = isoInZone(timezone, now - count * minutes * 60_000)
    return minutes === 1440
      ? { iso: iso.slice(0, 10), precision: 'day' }
      : { iso, precision: minutes === 60 ? 'hour' : 'minute' }
  }
  const tokens = parse(folded, grammar)
  const token = tokens.find(({ draft }) => draft?.time.shift?.unit === 'day')
  const by = token?.draft?.time.shift?.by
  if (by === undefined) return null
  const day = isoInZone(timezone, now + by * 86_400_000).slice(0, 10)
  const clock = tokens.find(({ draft }) => draft?.clock)?.draft?.clock
  return clock && isPossible(day, clock)
    ? { iso: isoFromLocal(timezone, day, clock), precision: 'minute' }
    : { iso: day, precision: 'day' }
}
