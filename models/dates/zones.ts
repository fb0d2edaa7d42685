const FORMATS = new Map<string, Intl.DateTimeFormat>()

/** Formatter of a zone; throws a RangeError for a name that tzdata does not know. */
function formatOf(timezone: string): Intl.DateTimeFormat {
  let format = FORMATS.get(timezone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', { timeZone: timezone, timeZoneName: 'longOffset' })
    FORMATS.set(timezone, format)
  }
  return format
}

/**
 * Offset of a zone from UTC at an instant, in minutes, by the tzdata that Node carries (ICU): Tehran +03:30, with
 * +04:30 in the summers until September 2022; Kazakhstan +05 everywhere since 1 March 2024, before it `Asia/Almaty`
 * and the east +06, the west (`Asia/Aqtobe`, `Asia/Oral` …) +05.
 * @param timezone IANA name
 * @param instant milliseconds since 1970 UTC
 */
export function zoneOffset(timezone: string, instant: number): number {
  const part = formatOf(timezone)
    .formatToParts(instant)
    .find(({ type }) => type === 'timeZoneName')
  const match = /([+-])(\d{2}):(\d{2})/.exec(part?.value ?? '')
  return match ? (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) : 0
}

/**
 * Offset that a local date-time has in a zone, in minutes. In the hour that a change of the clock repeats, the
 * earlier reading; in the hour that it leaves out, the offset before the change.
 * @param local milliseconds of the local clock read as if it were UTC
 */
export function localOffset(timezone: string, local: number): number {
  const before = zoneOffset(timezone, local - 86_400_000)
  const after = zoneOffset(timezone, local + 86_400_000)
  for (const offset of before === after ? [before] : [Math.max(before, after), Math.min(before, after)]) {
    if (zoneOffset(timezone, local - offset * 60_000) === offset) return offset
  }
  return before
}

/** Minutes → «+03:30». */
export function formatOffset(minutes: number): string {
  const size = Math.abs(minutes)
  const hours = String(Math.floor(size / 60)).padStart(2, '0')
  return `${minutes < 0 ? '-' : '+'}${hours}:${String(size % 60).padStart(2, '0')}`
}

/**
 * An instant as ISO date-time on the clock of a zone, with its offset: `2018-03-18T21:02:19+03:30`.
 * @param instant milliseconds since 1970 UTC
 */
export function isoInZone(timezone: string, instant: number): string {
  const offset = zoneOffset(timezone, instant)
  return `${new Date(instant + offset * 60_000).toISOString().slice(0, 19)}${formatOffset(offset)}`
}

/** Local wall clock `YYYY-MM-DD`, `HH:MM[:SS]` → ISO date-time with the offset that the zone had then. */
export function isoFromLocal(timezone: string, day: string, clock: string): string {
  const time = clock.length === 5 ? `${clock}:00` : clock
  const offset = localOffset(timezone, Date.parse(`${day}T${time}Z`))
  return `${day}T${time}${formatOffset(offset)}`
}

/** Local day (ISO) of an ISO day or date-time: a date-time with offset is read on the clock of the zone. */
export function localDay(timezone: string, iso: string): string {
  if (iso.length <= 10 || !/(?:[zZ]|[+-]\d{2}:?\d{2})$/.test(iso)) return iso.slice(0, 10)
  const instant = Date.parse(iso)
  return Number.isNaN(instant) ? iso.slice(0, 10) : isoInZone(timezone, instant).slice(0, 10)
}
