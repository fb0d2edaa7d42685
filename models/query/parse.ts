import { EVENT_STATUSES, EVENT_TYPES, UNITS } from '../contract.ts'
import { lineage, type Place } from '../places/index.ts'
import { compoundLookups, isPrefix, lookups } from './lexemes.ts'
import { placesNamed } from './places.ts'
import { type Expression, QueryError, type Zone } from './types.ts'
import { daysOf, numberOf } from './values.ts'

/** Longest query, deepest nesting, most conditions: enough for people, too little to wear a server out. */
export const MAX_QUERY = 1000
const MAX_DEPTH = 8
const MAX_LEAVES = 48
const MAX_VALUES = 50
/** Shortest beginning of a word before `*`. */
const MIN_PREFIX = 2

const ANYWHERE: Zone[] = ['A', 'B', 'C', 'D']
/** Phrases are looked for in running text and names of people; a place's names are no text. */
const RUNNING: Zone[] = ['A', 'B', 'D']

const FIELDS = [
  ...['type', 'status', 'unit', 'count', 'money', 'currency', 'place', 'official', 'source', 'published'],
  ...['period', 'lang', 'confidence', 'title'],
] as const

interface Scanner {
  text: string
  at: number
  leaves: number
}

/**
 * Reads a query: words, "phrases", -exclusion, OR, parentheses and `field:value`; docs/search.md describes it.
 * @returns null where nothing is asked for
 * @throws QueryError naming what is wrong and where
 */
export function parseQuery(text: string): Expression | null {
  if (text.length > MAX_QUERY)
    throw new QueryError(`the query is longer than ${MAX_QUERY} characters`, [MAX_QUERY, text.length], 'long')
  const scanner: Scanner = { text, at: 0, leaves: 0 }
  const found = parseAll(scanner, 0)
  skipBlanks(scanner)
  if (scanner.at < text.length)
    throw new QueryError('a ")" without its "("', [scanner.at, scanner.at + 1], 'pair')
  return found
}

/** Words of a name or title of who says so, as the `official` condition. Null where there are none. */
export function parseOfficial(text: string): Expression | null {
  return all(lookups(text.slice(0, MAX_QUERY)).map((position) => words([position], ['D'])))
}

function all(nodes: Expression[]): Expression | null {
  if (nodes.length < 2) return nodes[0] ?? null
  return { kind: 'and', nodes }
}

function words(positions: { lexeme: string; prefix?: boolean }[][], zones: Zone[]): Expression {
  return { kind: 'words', positions, zones: positions.length > 1 && zones.length > 1 ? RUNNING : zones }
}

function skipBlanks(scanner: Scanner): void {
  while (/[\s\u200c\u200f\u200e\0]/.test(scanner.text[scanner.at] ?? '')) scanner.at++
}

/** Conditions up to the end or a closing parenthesis: all must hold; OR joins its two neighbours. */
function parseAll(scanner: Scanner, depth: number): Expression | null {
  if (depth > MAX_DEPTH)
    throw new QueryError(
      `parentheses are nested deeper than ${MAX_DEPTH}`,
      [scanner.at - 1, scanner.at],
      'long',
    )
  const nodes: Expression[] = []
  /** Are we right behind an OR? Where it stands. */
  let or: number | null = null
  for (;;) {
    skipBlanks(scanner)
    const from = scanner.at
    if (from >= scanner.text.length || scanner.text[from] === ')') break
    const operator = /^(?:(OR|\|)|(AND|&))(?=[\s(]|$)/u.exec(scanner.text.slice(from))
    if (operator) {
      scanner.at += operator[0].length
      if (operator[2]) continue
      if (nodes.length === 0 || or !== null)
        throw new QueryError('OR stands between two conditions', [from, scanner.at], 'or')
      or = from
      continue
    }
    const node = parseOne(scanner, depth)
    if (!node) continue
    if (or === null) nodes.push(node)
    else {
      const left = nodes.pop() as Expression
      nodes.push(
        left.kind === 'or' ? { ...left, nodes: [...left.nodes, node] } : { kind: 'or', nodes: [left, node] },
      )
      or = null
    }
  }
  if (or !== null) throw new QueryError('OR stands between two conditions', [or, or + 2], 'or')
  return all(nodes)
}

/** One condition; null for signs that say nothing. */
function parseOne(scanner: Scanner, depth: number): Expression | null {
  const { text } = scanner
  const from = scanner.at
  if (text[from] === '-' && /[^\s-]/.test(text[from + 1] ?? ' ')) {
    scanner.at++
    const node = parseOne(scanner, depth)
    return node && { kind: 'not', node }
  }
  if (++scanner.leaves > MAX_LEAVES)
    throw new QueryError(`the query has more than ${MAX_LEAVES} conditions`, [from, text.length], 'long')
  if (text[from] === '(') {
    scanner.at++
    const inner = parseAll(scanner, depth + 1)
    if (text[scanner.at] !== ')') throw new QueryError('a "(" without its ")"', [from, from + 1], 'pair')
    scanner.at++
    return inner
  }
  const field = /^([A-Za-z]{2,}):(?!\/\/)/.exec(text.slice(from))
  if (field) {
    scanner.at += field[0].length
    return parseField(scanner, (field[1] as string).toLowerCase(), from)
  }
  const exact = text[from] === '=' && /["«\p{L}\d]/u.test(text[from + 1] ?? '')
  if (exact) scanner.at++
  const { value, quoted } = readValue(scanner)
  if (scanner.at === from) scanner.at++
  if (!quoted && isPrefix(value) && /^\s+\p{L}/u.test(text.slice(scanner.at))) {
    skipBlanks(scanner)
    return wordsOf(value + readValue(scanner).value, { quoted, exact }, ANYWHERE, [from, scanner.at])
  }
  return wordsOf(value, { quoted, exact }, ANYWHERE, [from, scanner.at])
}

/** A quoted text, or what stands up to the next blank or parenthesis. */
function readValue(scanner: Scanner): { value: string; quoted: boolean } {
  const { text } = scanner
  const open = text[scanner.at] ?? ''
  const close = { '"': '"', '«': '»', '“': '”', '„': '“' }[open]
  if (close) {
    const from = scanner.at + 1
    let end = text.indexOf(close, from)
    if (end < 0 && open !== '"') end = text.indexOf('"', from)
    if (end < 0) throw new QueryError(`a ${open} without its ${close}`, [from - 1, text.length], 'pair')
    scanner.at = end + 1
    return { value: text.slice(from, end), quoted: true }
  }
  const [value] = /^[^\s()"«»“„]*/u.exec(text.slice(scanner.at)) as RegExpExecArray
  scanner.at += value.length
  return { value, quoted: false }
}

function wordsOf(
  value: string,
  { quoted, exact }: { quoted: boolean; exact: boolean },
  zones: Zone[],
  span: [number, number],
): Expression | null {
  const prefix = !quoted && /\*$/.test(value)
  const positions = lookups(prefix ? value.slice(0, -1) : value, { exact, prefix })
  if (prefix && (positions.at(-1)?.[0]?.lexeme.length ?? 0) < MIN_PREFIX)
    throw new QueryError(`at least ${MIN_PREFIX} letters are needed before *`, span, 'prefix')
  if (positions.length === 0) return null
  if (positions.length === 1) return words(positions, zones)
  // «۳٬۱۵۴-нан», «жұмыс/еңбек»: what is typed as one word are its words next to one another.
  const phrase = words(positions, zones)
  const compound = quoted || exact ? null : compoundLookups(value)
  return compound ? { kind: 'or', nodes: [phrase, words([compound], zones)] } : phrase
}

function parseField(scanner: Scanner, name: string, from: number): Expression | null {
  const { text } = scanner
  const start = scanner.at
  const { value, quoted } = readValue(scanner)
  const span: [number, number] = [start, scanner.at]
  const refuse = (message: string): never => {
    throw new QueryError(message, span, 'value')
  }
  if (!FIELDS.includes(name as (typeof FIELDS)[number]))
    throw new QueryError(
      `there is no field «${name}»; there are ${FIELDS.join(', ')}`,
      [from, start - 1],
      'field',
    )
  if (value.trim() === '') throw new QueryError(`${name}: needs a value`, [from, scanner.at], 'value')
  const list = () => {
    // «place:Ақтөбе,"Шығыс Қазақстан"»: a quoted value may follow a comma.
    const values = quoted ? [value] : value.split(',')
    for (;;) {
      if (values.at(-1) === '' && /^["«“„]/.test(text.slice(scanner.at))) {
        values.pop()
        values.push(readValue(scanner).value)
      } else if (text[scanner.at] === ',' && quoted) {
        scanner.at++
        values.push(...(/^["«“„]/.test(text.slice(scanner.at)) ? [''] : readValue(scanner).value.split(',')))
      } else break
    }
    span[1] = scanner.at
    const given = values.filter((one) => one.trim() !== '')
    if (given.length > MAX_VALUES) refuse(`${name}: takes ${MAX_VALUES} values at most`)
    return given
  }
  const oneOf = (field: 'type' | 'status' | 'unit', known: readonly string[]): Expression => {
    const values = list().map((one) => one.toLowerCase())
    for (const one of values)
      if (!known.includes(one)) refuse(`«${one}» is no ${field}; there are ${known.join(', ')}`)
    return { kind: 'any', field, values }
  }
  switch (name) {
    case 'type':
      return oneOf('type', EVENT_TYPES)
    case 'status':
      return oneOf('status', EVENT_STATUSES)
    case 'unit':
      return oneOf('unit', UNITS)
    case 'lang':
      return { kind: 'any', field: 'language', values: list().map((one) => one.toLowerCase()) }
    case 'source':
      return { kind: 'any', field: 'source', values: list() }
    case 'currency':
      return { kind: 'any', field: 'currency', values: list().map((one) => one.toUpperCase()) }
    case 'place':
      return { kind: 'any', field: 'place', values: list().map((one) => placeId(one, span)) }
    case 'official':
      if (/^[0-9a-f]{16}$/.test(value)) return { kind: 'any', field: 'official', values: [value] }
      return quoted
        ? wordsOf(value, { quoted, exact: false }, ['D'], span)
        : (parseOfficial(value) ?? refuse('official: needs words of a name or title'))
    case 'title':
      return wordsOf(value, { quoted, exact: false }, ['B'], span) ?? refuse('title: needs a word')
    case 'count':
    case 'money':
    case 'confidence':
      return { kind: 'range', field: name, ...rangeOf(value, name, refuse) }
    default:
      return { kind: 'days', field: name as 'published' | 'period', ...dayRange(value, name, refuse) }
  }
}

/** The id of the unit that a user named. */
function placeId(typed: string, span: [number, number]): string {
  const found = placesNamed(typed)
  if (found.length === 1) return (found[0] as Place).id
  if (found.length === 0) throw new QueryError(`no place is called «${typed.trim()}»`, span, 'place')
  const list = found.slice(0, 6).map(({ id, name, parentId }) => {
    const above = parentId ? lineage(parentId)[0]?.name : ''
    return `${id} (${name}, ${above})`
  })
  const more = found.length > 6 ? ' …' : ''
  throw new QueryError(
    `«${typed.trim()}» may be ${found.length} places; take an id: ${list.join('; ')}${more}`,
    span,
    'places',
  )
}

type Refuse = (message: string) => never

/** `>=100`, `<5`, `100..200`, `100..`, `..5`, `7`. */
function rangeOf(value: string, name: string, refuse: Refuse) {
  const number = (typed: string) =>
    numberOf(typed) ??
    refuse(`«${typed}» is no number; ${name}:>=100, ${name}:100..200 or ${name}:1.5m are understood`)
  const compared = /^(>=|<=|>|<|=|≥|≤)(.*)$/u.exec(value)
  if (compared) {
    const limit = number(compared[2] as string)
    const sign = compared[1] as string
    if (sign === '=') return { min: limit, max: limit }
    if (/[>≥]/.test(sign)) return { min: limit, ...(sign === '>' ? { minOpen: true } : {}) }
    return { max: limit, ...(sign === '<' ? { maxOpen: true } : {}) }
  }
  const ends = value.split(/\.{2,}|…/)
  if (ends.length === 1) return { min: number(value), max: number(value) }
  if (ends.length > 2 || (ends[0] === '' && ends[1] === '')) refuse(`«${value}» is no range such as 100..200`)
  const [min, max] = ends as [string, string]
  return { ...(min === '' ? {} : { min: number(min) }), ...(max === '' ? {} : { max: number(max) }) }
}

/** `1404-05`, `1404-05..`, `2025-01..2025-06`, `>=2025`, `<1404`. */
function dayRange(value: string, name: string, refuse: Refuse): { from?: string; to?: string } {
  const days = (typed: string) =>
    daysOf(typed) ??
    refuse(
      `«${typed}» is no day, month or year; ${name}:1404-05.., ${name}:2025-08 or ${name}:>=1404-05-31 are`,
    )
  const compared = /^(>=|<=|>|<|=|≥|≤)(.*)$/u.exec(value)
  if (compared) {
    const { first, last } = days(compared[2] as string)
    const next = (day: string, by: number) =>
      new Date(Date.parse(`${day}T00:00Z`) + by * 86_400_000).toISOString().slice(0, 10)
    switch (compared[1]) {
      case '=':
        return { from: first, to: last }
      case '>':
        return { from: next(last, 1) }
      case '<':
        return { to: next(first, -1) }
      case '<=':
      case '≤':
        return { to: last }
      default:
        return { from: first }
    }
  }
  const ends = value.split(/\.{2,}|…/)
  if (ends.length > 2 || (ends.length === 2 && ends[0] === '' && ends[1] === ''))
    refuse(`«${value}» is no range such as 1404-01..1404-06`)
  if (ends.length === 1) {
    const { first, last } = days(value)
    return { from: first, to: last }
  }
  const [from, to] = ends as [string, string]
  return { ...(from === '' ? {} : { from: days(from).first }), ...(to === '' ? {} : { to: days(to).last }) }
}
