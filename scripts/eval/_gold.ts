import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Counts of right, wrong and missed answers. */
export interface Tally {
  right: number
  wrong: number
  missed: number
}

/** Adds what two sets of keys share and differ in. */
export function compare(tally: Tally, gold: Iterable<string>, found: Iterable<string>): void {
  const wanted = new Set(gold)
  const got = new Set(found)
  for (const key of got) {
    if (wanted.has(key)) tally.right++
    else tally.wrong++
  }
  for (const key of wanted) if (!got.has(key)) tally.missed++
}

/** Harmonic mean of precision and recall; 0 where nothing is right. */
export function f1({ right, wrong, missed }: Tally): number {
  return right === 0 ? 0 : (2 * right) / (2 * right + wrong + missed)
}

/** The lines of a gold file of `test/gold`. */
export function goldLines<T>(file: string): T[] {
  const path = fileURLToPath(new URL(`../../test/gold/${file}`, import.meta.url))
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T)
}
