import { expect } from 'vitest'

/** Milliseconds of processor time that a piece of work takes. */
export function processorTime(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/**
 * Holds that a megabyte takes no more than `enough` milliseconds of processor time or, on a machine that is slow or
 * busy, that the time does not grow faster than the input: four times the input took four times as long, not sixteen.
 */
export function expectLinear(work: (bytes: number) => void, enough = 1000): void {
  // Once more before it is blamed: the first time compiles.
  if (processorTime(() => work(1_000_000)) <= enough) return
  const whole = processorTime(() => work(1_000_000))
  if (whole <= enough) return
  expect(whole / processorTime(() => work(250_000))).toBeLessThan(9)
}
