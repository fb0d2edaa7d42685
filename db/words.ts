/** Words for full-text search: what is stored (tsvector) and what is asked (tsquery). All words come folded. */
import type { Lexeme, Zone } from '../models/query/types.ts'

/** Positions of a text, each with the lexemes that stand there; an empty one is a gap that no phrase crosses. */
export type Positions = readonly (readonly string[])[]

/** PostgreSQL's own limits: 2 KB a word, positions up to 16383, 255 of them a word, 1 MB in all. */
const MAX_WORD = 100
const MAX_POSITION = 16_383
/** Between two texts, so that they do not run into one another's phrases. */
const GAP = 10

/** A tsquery (as text for a cast) for words that stand next to one another, in any of the zones. */
export function tsqueryOf(positions: readonly (readonly Lexeme[])[], zones: readonly Zone[]): string {
  const weights = zones.join('')
  const alternatives = positions.map((lexemes) => {
    const all = lexemes.map(({ lexeme, prefix }) => `${quote(lexeme)}:${prefix ? '*' : ''}${weights}`)
    return all.length > 1 ? `(${all.join(' | ')})` : (all[0] as string)
  })
  return alternatives.join(' <-> ')
}

/** The tsvector of several texts' words, as text for a cast. */
export function tsvectorOf(texts: readonly { words: Positions; zone: Zone }[]): string {
  const places = new Map<string, string[]>()
  let position = 0
  for (const { words, zone } of texts) {
    for (const lexemes of words) {
      if (++position > MAX_POSITION) break
      if (lexemes.length === 0) position += GAP
      for (const one of lexemes) {
        const lexeme = quote(one.slice(0, MAX_WORD))
        const list = places.get(lexeme)
        if (!list) places.set(lexeme, [`${position}${zone}`])
        else if (list.length < 255) list.push(`${position}${zone}`)
      }
    }
    position += GAP
  }
  return [...places].map(([lexeme, list]) => `${lexeme}:${list.join(',')}`).join(' ')
}

/** A word as a literal of PostgreSQL's text-search types. */
function quote(word: string): string {
  // Hardly any word has one of them.
  if (!/['\\\0]/.test(word)) return `'${word}'`
  return `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''").replaceAll('\0', '')}'`
}
