import { CLASS, DIGIT, LETTER, letterEnd, wordsOf } from '../text/index.ts'
import { type Composed, compose, type Grammar } from './compose.ts'
import { wordAt } from './lexicon.ts'
import type { Literal } from './literal.ts'
import type { Draft, NumberKind } from './types.ts'

/**
 * One pass over a folded text: every place where a number can begin is read with the grammar of its script.
 * @param most where so many are found, the pass ends
 * @returns drafts in order, not overlapping
 */
export function scan(folded: string, fa: Grammar, kk: Grammar, language: 'fa' | 'kk', most: number): Draft[] {
  const drafts: Draft[] = []
  const size = folded.length
  const words = wordsOf(folded, fa.lexicon.heads, kk.lexicon.heads)
  let next = 0
  let at = 0
  while (at < size && drafts.length < most) {
    const code = folded.charCodeAt(at)
    const kind = CLASS[code]
    if (kind === DIGIT) {
      const grammar = language === 'fa' ? fa : kk
      const literal = grammar.literal(folded, at)
      const year = language === 'fa' ? yearBeforeThousand(folded, at, literal) : null
      const draft =
        year === 'certain' || standsAlone(folded, literal)
          ? draftOfLiteral(at, literal, language)
          : draftOf(compose(grammar, folded, at, literal) as Composed, language)
      if (year === 'possible') draft.ambiguous = true
      drafts.push(draft)
      at = draft.range[1]
      continue
    }
    if (kind !== LETTER) {
      at++
      continue
    }
    const script = code >= 0x600 ? 'fa' : 'kk'
    const grammar = script === 'fa' ? fa : kk
    while ((words.ends[next] as number) <= at) next++
    // The rest of a word stands behind digits and the scale that they are glued to («12 мыңы»).
    const begins =
      words.starts[next] === at
        ? ((words.traits[next] as number) & grammar.lexicon.heads.bit) !== 0
        : wordAt(grammar.lexicon, folded, at) !== null
    if (begins) {
      const found = compose(grammar, folded, at)
      if (found) {
        drafts.push(draftOf(found, script))
        at = found.end
        // What is glued to a number word is its suffix.
        if (CLASS[folded.charCodeAt(at)] === LETTER) at = letterEnd(folded, at)
        continue
      }
    }
    at = words.ends[next] as number
  }
  return drafts
}

/**
 * «در سال ۱۴۰۲ هزار و ۲۰۰ نفر»: a thousand without its «one» stands behind the year. Of two digits («در سال ۹۷ هزار نفر»)
 * nobody can be sure.
 */
function yearBeforeThousand(
  folded: string,
  at: number,
  { value, end }: Literal,
): 'certain' | 'possible' | null {
  if (value === null || !Number.isInteger(value) || !folded.startsWith('هزار', end + 1)) return null
  if (folded.slice(at - 4, at) !== 'سال ' || CLASS[folded.charCodeAt(at - 5)] === LETTER) return null
  if (value >= 1300 && value <= 1430) return 'certain'
  return end - at === 2 && value >= 80 ? 'possible' : null
}

/** Can nothing that follows a digit string belong to its number? */
function standsAlone(folded: string, literal: Literal): boolean {
  if (literal.value === null) return true
  const next = folded.charCodeAt(literal.end)
  return next !== 0x20 && next !== 0x0a && CLASS[next] !== LETTER
}

function draftOfLiteral(start: number, literal: Literal, language: 'fa' | 'kk'): Draft {
  const { shape, value, end } = literal
  const draft: Draft = {
    range: [start, end],
    value,
    bound: 'exact',
    kind: kindOf(shape),
    shape,
    scale: 1,
    coefficient: value ?? 0,
    language,
    word: null,
  }
  if (literal.ambiguous) draft.ambiguous = true
  return draft
}

function kindOf(shape: Draft['shape']): NumberKind {
  return shape === 'date' || shape === 'time' || shape === 'phone' || shape === 'code' ? shape : 'cardinal'
}

function draftOf(found: Composed, language: 'fa' | 'kk'): Draft {
  const draft: Draft = {
    range: [found.start, found.end],
    value: found.value,
    bound: 'exact',
    kind: found.ordinal ? 'ordinal' : kindOf(found.shape),
    shape: found.shape,
    scale: found.scale,
    coefficient: found.coefficient,
    language,
    word: found.word,
  }
  if (found.ambiguous) draft.ambiguous = true
  return draft
}
