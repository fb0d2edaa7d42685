import { codesOf, type Token } from './tokens.ts'
import type { Draft } from './types.ts'

/** The tokens that a pattern matched, with look-ups by code letter. A class, since one is made for every match. */
export class Match {
  constructor(
    readonly tokens: Token[],
    readonly from: number,
    readonly to: number,
  ) {}

  /** The nth token (from 0) with one of the codes. */
  get(codes: string, nth = 0): Token | undefined {
    let seen = 0
    for (let i = this.from; i < this.to; i++) {
      const token = this.tokens[i] as Token
      if (codes.includes(token.code) && seen++ === nth) return token
    }
    return undefined
  }

  /** All tokens with one of the codes. */
  all(codes: string): Token[] {
    const found: Token[] = []
    for (let i = this.from; i < this.to; i++) {
      const token = this.tokens[i] as Token
      if (codes.includes(token.code)) found.push(token)
    }
    return found
  }
}

/** What a parser makes of a match: the draft, and the letter that it has for the parsers of the next stages. */
export interface Made {
  code: string
  draft: Draft
  /** Tokens at the start and end of the match that do not belong to the mention. */
  dropBefore?: number
  dropAfter?: number
}

/**
 * One expression: a regular expression over code letters (bounded, so linear) and what it means.
 * The longest match wins; of equal ones the first in the list.
 */
export interface Parser {
  /** Name for debugging and for the docs. */
  name: string
  pattern: string
  make(match: Match): Made | null
}

export type Stage = (tokens: Token[]) => Token[]

interface Compiled extends Parser {
  regexp: RegExp
}

/**
 * Builds a stage of the grammar: walks the tokens once, and where parsers match replaces the tokens by one that
 * carries the draft. `alphabet` are the letters that a match may begin with.
 */
export function stage(parsers: Parser[]): Stage {
  const byLetter = new Map<string, Compiled[]>()
  for (const parser of parsers) {
    const compiled = { ...parser, regexp: new RegExp(`(?:${parser.pattern})`, 'y') }
    for (const letter of firstLetters(`(?:${parser.pattern})`)) {
      const list = byLetter.get(letter)
      if (list) list.push(compiled)
      else byLetter.set(letter, [compiled])
    }
  }
  // Most letters begin nothing: one test says so for all their parsers. By the unit of the letter.
  const starts: ({ list: Compiled[]; any: RegExp } | undefined)[] = new Array(0x80).fill(undefined)
  for (const [letter, list] of byLetter) {
    const any = new RegExp(list.map(({ pattern }) => `(?:${pattern})`).join('|'), 'y')
    starts[letter.charCodeAt(0)] = { list, any }
  }
  return (tokens) => {
    const codes = codesOf(tokens)
    /** The tokens after the stage; none are copied before the first that changes. */
    let made: Token[] | null = null
    let at = 0
    while (at < tokens.length) {
      const start = starts[codes.charCodeAt(at)]
      let best: ReturnType<typeof longest> = null
      if (start) {
        start.any.lastIndex = at
        if (start.any.test(codes)) best = longest(start.list, tokens, codes, at)
      }
      if (best) {
        made ??= tokens.slice(0, at)
        for (let i = at; i < best.from; i++) made.push(tokens[i] as Token)
        made.push(best.token)
        at = best.to
      } else {
        made?.push(tokens[at] as Token)
        at++
      }
    }
    return made ?? tokens
  }
}

function longest(
  parsers: Compiled[],
  tokens: Token[],
  codes: string,
  at: number,
): { token: Token; from: number; to: number } | null {
  const matches: Array<{ parser: Compiled; to: number }> = []
  for (const parser of parsers) {
    parser.regexp.lastIndex = at
    if (parser.regexp.test(codes)) matches.push({ parser, to: parser.regexp.lastIndex })
  }
  if (matches.length > 1) matches.sort((a, b) => b.to - a.to)
  for (const { parser, to } of matches) {
    const result = parser.make(new Match(tokens, at, to))
    if (!result) continue
    const from = at + (result.dropBefore ?? 0)
    const first = tokens[from] as Token
    const until = to - (result.dropAfter ?? 0)
    const last = tokens[until - 1] as Token
    const token: Token = {
      code: result.code,
      start: first.start,
      end: last.end,
      value: 0,
      digits: 0,
      suffix: last.suffix,
      draft: result.draft,
    }
    const zone = first.zone ?? last.zone
    if (zone !== undefined) token.zone = zone
    return { token, from, to: until }
  }
  return null
}

/** Letters that a match of the pattern can begin with: tried one by one on what follows an optional start. */
function firstLetters(pattern: string): Set<string> {
  const letters = new Set<string>()
  let at = 0
  while (at < pattern.length) {
    const { letters: item, end } = readItem(pattern, at)
    for (const letter of item) letters.add(letter)
    const quantifier = pattern[end]
    if (quantifier === '?' || quantifier === '*') at = end + 1
    else if (pattern.startsWith('{0', end)) at = pattern.indexOf('}', end) + 1
    else return letters
  }
  return letters
}

/** First letters of the item (letter, class or group) at `at`, and where the item ends. */
function readItem(pattern: string, at: number): { letters: Set<string>; end: number } {
  const letters = new Set<string>()
  const character = pattern[at] as string
  if (character === '[') {
    const end = pattern.indexOf(']', at)
    for (const letter of pattern.slice(at + 1, end)) letters.add(letter)
    return { letters, end: end + 1 }
  }
  if (character !== '(') {
    letters.add(character === '\\' ? (pattern[at + 1] as string) : character)
    return { letters, end: at + (character === '\\' ? 2 : 1) }
  }
  let depth = 0
  let end = at
  const branches: number[] = [at + 3] // behind «(?:»
  for (; end < pattern.length; end++) {
    const mark = pattern[end]
    if (mark === '\\') end++
    else if (mark === '[') end = pattern.indexOf(']', end)
    else if (mark === '(') depth++
    else if (mark === ')' && --depth === 0) break
    else if (mark === '|' && depth === 1) branches.push(end + 1)
  }
  for (const branch of branches) {
    for (const letter of firstLetters(pattern.slice(branch, end))) letters.add(letter)
  }
  return { letters, end: end + 1 }
}
