/** Which rows an expression means. */
import type { Expression, Lexeme, Zone } from '../../models/query/types.ts'
import { type Bitmap, difference, forEachBit } from './bitmap.ts'
import { addTo } from './postings.ts'
import { type Columns, FIRST_CODE, listOf, NO_DAY, SIGNS, ZONE_NUMBERS } from './rows.ts'
import { numberOfString, stringAt } from './strings.ts'

type Words = Extract<Expression, { kind: 'words' }>

/** The words that begin so are listed up to this many, commonest or not. */
const MAX_PREFIXED = 5000

/**
 * Can the columns answer it? Phrases of exact forms cannot be told from their stems there: the database answers them.
 */
export function isAnswerable(node: Expression | undefined): boolean {
  if (!node) return true
  if (node.kind === 'and' || node.kind === 'or') return node.nodes.every(isAnswerable)
  if (node.kind === 'not') return isAnswerable(node.node)
  if (node.kind !== 'words' || node.positions.length === 1) return true
  return node.positions.every((lexemes) => lexemes.some(({ lexeme }) => lexeme.startsWith('~')))
}

/** Rows of a set for which all expressions hold: lists first, ranges over what they leave. */
export function allOf(columns: Columns, nodes: readonly Expression[], within: Bitmap): Bitmap {
  const rank = (node: Expression) =>
    node.kind === 'any'
      ? 0
      : node.kind === 'words'
        ? node.positions.length === 1
          ? 1
          : 4
        : node.kind === 'not'
          ? 3
          : 2
  return [...nodes]
    .sort((a, b) => rank(a) - rank(b))
    .reduce((set, node) => evaluate(columns, node, set), within)
}

/** Rows of a set for which the expression holds. */
export function evaluate(columns: Columns, node: Expression, within: Bitmap): Bitmap {
  switch (node.kind) {
    case 'and':
      return allOf(columns, node.nodes, within)
    case 'or': {
      const set = new Uint32Array(within.length)
      for (const one of node.nodes) {
        const found = evaluate(columns, one, within)
        for (let i = 0; i < set.length; i++) set[i] = (set[i] as number) | (found[i] as number)
      }
      return set
    }
    case 'not':
      return difference(within, evaluate(columns, node.node, within))
    case 'any': {
      const set = new Uint32Array(within.length)
      const sign = SIGNS[node.field]
      for (const value of node.values) {
        const term = numberOfString(columns.terms, value, false, sign)
        if (term >= 0) addTo(columns.lists, listOf(term, 0), within, set)
      }
      return set
    }
    case 'words':
      return wordRows(columns, node, within)
    case 'range':
      return rangeRows(columns, node, within)
    case 'days':
      return dayRows(columns, node, within)
  }
}

/** Rows of a set in which one of the words stands, in one of the zones. */
export function lexemeRows(
  columns: Columns,
  lexemes: readonly Lexeme[],
  zones: readonly Zone[],
  within: Bitmap,
): Bitmap {
  const set = new Uint32Array(within.length)
  for (const { lexeme, prefix } of lexemes) {
    const terms = prefix ? termsFrom(columns, lexeme) : [numberOfString(columns.terms, lexeme, false)]
    for (const term of terms)
      if (term >= 0)
        for (const zone of zones) addTo(columns.lists, listOf(term, ZONE_NUMBERS[zone]), within, set)
  }
  return set
}

/** Terms that begin so, by looking through all of them: a beginning is asked for rarely. */
function termsFrom(columns: Columns, beginning: string): number[] {
  const { size, bytes, starts } = columns.terms
  const wanted = Buffer.from(beginning)
  const found: number[] = []
  for (let n = 0; n < size && found.length < MAX_PREFIXED; n++) {
    const start = starts[n] as number
    if ((starts[n + 1] as number) - start < wanted.length) continue
    let i = 0
    while (i < wanted.length && bytes[start + i] === wanted[i]) i++
    if (i === wanted.length) found.push(n)
  }
  return found
}

function wordRows(columns: Columns, { positions, zones }: Words, within: Bitmap): Bitmap {
  let set = within
  for (const lexemes of positions) set = lexemeRows(columns, lexemes, zones, set)
  return positions.length > 1 ? phraseRows(columns, positions, zones, set) : set
}

/** Of the rows that have all the words those in which they stand next to one another. */
function phraseRows(
  columns: Columns,
  positions: readonly Lexeme[][],
  zones: readonly Zone[],
  candidates: Bitmap,
): Bitmap {
  const wanted = positions.map((lexemes) =>
    lexemes
      .map(({ lexeme }) => numberOfString(columns.terms, lexeme, false) + FIRST_CODE)
      .filter((code) => code >= FIRST_CODE),
  )
  const allowed = [0, 1, 2, 3].map((zone) => zones.some((one) => ZONE_NUMBERS[one] === zone))
  const set = new Uint32Array(candidates.length)
  const { text, textStart } = columns
  const first = wanted[0] as number[]
  const size = wanted.length
  const codes: number[] = []
  forEachBit(candidates, (row) => {
    const end = textStart[row + 1] as number
    let count = 0
    for (let at = textStart[row] as number; at < end; ) {
      let code = text[at++] as number
      if (code >= 0x80) {
        code &= 0x7f
        for (let shift = 7; ; shift += 7) {
          const next = text[at++] as number
          code |= (next & 0x7f) << shift
          if (next < 0x80) break
        }
      }
      codes[count++] = code
    }
    let inZone = false
    for (let i = 0; i + size <= count; i++) {
      const code = codes[i] as number
      if (code < FIRST_CODE) inZone = allowed[code] as boolean
      if (!inZone || !first.includes(code)) continue
      let k = 1
      while (k < size && (wanted[k] as number[]).includes(codes[i + k] as number)) k++
      if (k < size) continue
      set[row >>> 5] = (set[row >>> 5] as number) | (1 << (row & 31))
      break
    }
  })
  return set
}

function filter(within: Bitmap, holds: (row: number) => boolean): Bitmap {
  const set = new Uint32Array(within.length)
  forEachBit(within, (row) => {
    if (holds(row)) set[row >>> 5] = (set[row >>> 5] as number) | (1 << (row & 31))
  })
  return set
}

function rangeRows(columns: Columns, node: Extract<Expression, { kind: 'range' }>, within: Bitmap): Bitmap {
  const { min, max, minOpen, maxOpen } = node
  const [high, low] =
    node.field === 'count'
      ? [columns.countHigh, columns.countLow]
      : node.field === 'money'
        ? [columns.money, columns.money]
        : [columns.confidence, columns.confidence]
  // Confidences are stored as 32-bit floats: 0.9 is compared as one.
  const limit = (value: number) => (node.field === 'confidence' ? Math.fround(value) : value)
  const from = min === undefined ? Number.NEGATIVE_INFINITY : limit(min)
  const to = max === undefined ? Number.POSITIVE_INFINITY : limit(max)
  // No figure is NaN, which no comparison lets through.
  return filter(within, (row) => {
    const top = high[row] as number
    const bottom = low[row] as number
    return (minOpen ? top > from : top >= from) && (maxOpen ? bottom < to : bottom <= to)
  })
}

function dayRows(columns: Columns, node: Extract<Expression, { kind: 'days' }>, within: Bitmap): Bitmap {
  const [last, first] =
    node.field === 'published' ? [columns.day, columns.day] : [columns.periodEnd, columns.periodStart]
  const day = (iso: string) => Math.floor(Date.parse(`${iso}T00:00Z`) / 86_400_000)
  const from = node.from ? day(node.from) : NO_DAY
  const to = node.to ? day(node.to) : 0x7fffffff
  return filter(within, (row) => {
    const end = last[row] as number
    return end !== NO_DAY && end >= from && (first[row] as number) <= to
  })
}

/** The id of a row's event. */
export function idAt(columns: Columns, row: number): string {
  return stringAt(columns.ids, columns.idOf[row] as number)
}
