import type { Time } from './types.ts'

/** Fields that place a unit in its year. */
export function hasYear(time: Time): boolean {
  return time.year !== undefined || time.yearOffset !== undefined || time.shift !== undefined
}

/**
 * The two ends of a range share a year that only one states («از ۱۰ فروردین تا ۲۰ خرداد ۱۳۹۹»); where the months
 * run over the turn of the year the other end lies in the next or last one.
 */
export function shareYear(first: Time, last: Time): [Time, Time] {
  if (first.calendar !== last.calendar || last.month === undefined) return [first, last]
  if (first.month === undefined) {
    // «از ابتدای سال ۱۴۰۳ تا ۱۹ اسفند»
    const opens = first.edge === 'start' && hasYear(first) && !first.shift && !hasYear(last)
    return opens ? [first, { ...last, year: first.year, yearOffset: first.yearOffset }] : [first, last]
  }
  const over = last.month < first.month ? 1 : 0
  const shifted = (time: Time, by: number): Partial<Time> =>
    time.year !== undefined ? { year: time.year + by } : { yearOffset: (time.yearOffset ?? 0) + by }
  if (!hasYear(first) && hasYear(last) && !last.shift) return [{ ...first, ...shifted(last, -over) }, last]
  if (hasYear(first) && !hasYear(last) && !first.shift) return [first, { ...last, ...shifted(first, over) }]
  return [first, last]
}
