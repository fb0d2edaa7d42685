import type { Token } from '../../core/tokens.ts'
import type { Time } from '../../core/types.ts'

/**
 * A year in front of a month or part: «2025 жылғы», «биылғы», «өткен жылдың», «жылдың» (this year).
 * Kazakh sets the wider unit first.
 */
export const YEAR = '(?:[cpf]?y-?Y|RY?|[cpf]Y|Y)'

/** The year that tokens state; null where there is none or it cannot be one. */
export function readYear(tokens: Token[]): Pick<Time, 'year' | 'yearOffset'> | null {
  const number = tokens.find((token) => token.code === 'y')
  if (number) return number.value >= 1000 && number.value < 2200 ? { year: number.value } : null
  const relative = tokens.find((token) => 'Rcpf'.includes(token.code))
  if (relative) return { yearOffset: relative.value }
  return tokens.some((token) => token.code === 'Y') ? { yearOffset: 0 } : null
}

/** The whole of a two-digit year: 00 to 40 are of this century, the rest of the last. */
export function fullYear(year: number): number {
  return year <= 40 ? 2000 + year : 1900 + year
}

/** Does the time name its year (`absolute`), count it from today (`relative`), or leave it out (`partial`)? */
export function kindOf(time: Time): 'absolute' | 'relative' | 'partial' {
  return time.year !== undefined ? 'absolute' : time.yearOffset !== undefined ? 'relative' : 'partial'
}

/** Does the token stand in the case (or one of them)? */
export function inCase(token: Token | undefined, ...cases: string[]): boolean {
  return cases.includes(token?.suffix ?? 'nominative')
}

/** Is the token a word in the plural? */
export function isPlural(token: Token | undefined): boolean {
  return token?.plural ?? false
}
