/** Words for full-text search: what is stored (tsvector) and what is asked (tsquery). All words come folded. */

/** What a user typed, taken apart: each term is a word or the words of a phrase. */
export interface WordQuery {
  all: Term[]
  none: Term[]
}

export interface Term {
  words: string[]
  /** Match words that begin with the (last) word. */
  prefix: boolean
}

/** Weight of words: A the sentence, B the title, C the place, D the official. */
export type Weight = 'A' | 'B' | 'C' | 'D'

/** Shortest word that also matches longer words: «شغل» finds «شغلی», «жұмыс» finds «жұмысқа». */
const PREFIX_FROM = 3
/** PostgreSQL's own limits: 2 KB a word, positions up to 16383, 1 MB in all. */
const MAX_WORD = 100
const MAX_POSITION = 16_383
const MAX_TERMS = 32

/**
 * Takes a typed query apart: words (all are asked for), "phrases", and -words to leave out.
 * @param split folds a text and cuts it into words, as it was done with the stored texts
 */
export function parseWords(typed: string, split: (text: string) => string[]): WordQuery {
  const query: WordQuery = { all: [], none: [] }
  const parts = typed.slice(0, 1000).match(/-?"[^"]*"?|-?«[^»]*»?|[^\s"«]+/g) ?? []
  for (const part of parts) {
    const negative = part.startsWith('-') && part.length > 1
    const rest = negative ? part.slice(1) : part
    const quoted = /^["«]/.test(rest)
    const words = split(rest).map((word) => word.slice(0, MAX_WORD))
    const list = negative ? query.none : query.all
    if (words.length === 0 || query.all.length + query.none.length >= MAX_TERMS) continue
    list.push({ words, prefix: !quoted && (words.at(-1)?.length ?? 0) >= PREFIX_FROM })
  }
  return query
}

/**
 * The tsquery of a word query, as text for a cast, or null where it asks for nothing.
 * @param weight look at words of this weight alone
 */
export function tsqueryOf({ all, none }: WordQuery, weight: Weight | '' = ''): string | null {
  const term = ({ words, prefix }: Term) => {
    const lexemes = words.map((word, i) => {
      const flags = (prefix && i === words.length - 1 ? '*' : '') + weight
      return quote(word) + (flags ? `:${flags}` : '')
    })
    return lexemes.length > 1 ? `(${lexemes.join(' <-> ')})` : (lexemes[0] as string)
  }
  const parts = [...all.map(term), ...none.map((t) => `!${term(t)}`)]
  return parts.length > 0 ? parts.join(' & ') : null
}

/** The tsvector of several texts' words, as text for a cast. Texts do not run into one another's phrases. */
export function tsvectorOf(texts: { words: string[]; weight: Weight }[]): string {
  const places = new Map<string, string[]>()
  let position = 0
  for (const { words, weight } of texts) {
    for (const word of words) {
      if (++position > MAX_POSITION) break
      const lexeme = quote(word.slice(0, MAX_WORD))
      const list = places.get(lexeme)
      if (!list) places.set(lexeme, [`${position}${weight}`])
      else if (list.length < 255) list.push(`${position}${weight}`)
    }
    position += 10
  }
  return [...places].map(([lexeme, list]) => `${lexeme}:${list.join(',')}`).join(' ')
}

/** A word as a literal of PostgreSQL's text-search types. */
function quote(word: string): string {
  return `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''").replaceAll('\0', '')}'`
}
