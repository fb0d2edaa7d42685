/** Arithmetic of the drawings. */

/** The least round figure (1, 2 or 5 × a power of ten, and even below ten) that is not below a value. */
export function niceMax(value: number): number {
  if (value <= 2) return 2
  const power = 10 ** Math.floor(Math.log10(value))
  const step = [1, 2, 4, 5, 6, 8, 10].find((factor) => factor * power >= value) ?? 10
  return step * power
}

/** More months than this are drawn as years. */
const MOST_MONTHS = 180

/** Months without a gap between the first and the last; or years (`2025`), where the months are too many to draw. */
export function periodsOf(months: { month: string; count: number }[]): { key: string; count: number }[] {
  const first = months[0]?.month
  const last = months.at(-1)?.month
  if (!first || !last) return []
  const ordinal = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1
  const counts = new Map(months.map(({ month, count }) => [ordinal(month), count]))
  const [from, to] = [ordinal(first), ordinal(last)]
  const byYear = to - from >= MOST_MONTHS
  const periods = new Map<string, number>()
  for (let at = from; at <= to; at++) {
    const year = String(Math.floor(at / 12)).padStart(4, '0')
    const key = byYear ? year : `${year}-${String((at % 12) + 1).padStart(2, '0')}`
    periods.set(key, (periods.get(key) ?? 0) + (counts.get(at) ?? 0))
  }
  return [...periods].map(([key, count]) => ({ key, count }))
}

/** Lower limits of up to five classes with about as many values in each (quantiles of the values above nought). */
export function classesOf(values: number[], classes = 5): number[] {
  const sorted = values.filter((value) => value > 0).sort((a, b) => a - b)
  const limits = Array.from({ length: classes }, (_, i) => sorted[Math.floor((i * sorted.length) / classes)])
  return [...new Set(limits.filter((limit) => limit !== undefined))]
}

/** The class of a value, from 1; 0 for nought. */
export function classOf(value: number, limits: number[]): number {
  return value > 0 ? limits.filter((limit) => limit <= value).length : 0
}

/** Pixels of a letter on an axis or in a key, with room to spare. */
const LETTER = 7.2

/** Room for the labels of an axis. */
export function labelRoom(labels: string[], least: number): number {
  return Math.max(least, 12 + LETTER * Math.max(...labels.map((label) => label.length)))
}

/** Where the entries of a key stand: in as many lines as the width asks for, since words differ in length. */
export function wrapped(words: string[], width: number): { x: number; line: number }[] {
  let x = 0
  let line = 0
  return words.map((word) => {
    const length = 24 + LETTER * word.length
    if (x + length > width && x > 0) {
      x = 0
      line++
    }
    const place = { x, line }
    x += length
    return place
  })
}

/** Of marks along an axis those that stand at least so far apart, from the last one back. */
export function apart<T extends { i: number }>(marks: T[], gap: number): T[] {
  const kept: T[] = []
  for (const mark of [...marks].reverse()) {
    const after = kept.at(-1)
    if (!after || after.i - mark.i >= gap) kept.push(mark)
  }
  return kept.reverse()
}
