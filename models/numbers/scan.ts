import { CLASS, DIGIT, LETTER, letterEnd } from '../text/index.ts'
import { type Composed, compose, type Grammar } from './compose.ts'
import type { Draft } from './types.ts'

/**
 * One pass over a folded text: every place where a number can begin is read with the grammar of its script.
 * @returns drafts in order, not overlapping
 */
export function scan(folded: string, fa: Grammar, kk: Grammar, language: 'fa' | 'kk'): Draft[] {
  const drafts: Draft[] = []
  const size = folded.length
  let at = 0
  while (at < size) {
    const code = folded.charCodeAt(at)
    const kind = CLASS[code]
    if (kind === DIGIT) {
      const grammar = language === 'fa' ? fa : kk
      const found = compose(grammar, folded, at) as Composed
      drafts.push(draftOf(found, language))
      at = found.end
      continue
    }
    if (kind !== LETTER) {
      at++
      continue
    }
    const script = code >= 0x600 ? 'fa' : 'kk'
    const grammar = script === 'fa' ? fa : kk
    if (grammar.lexicon.buckets[code]) {
      const found = compose(grammar, folded, at)
      if (found) {
        drafts.push(draftOf(found, script))
        at = found.end
        // What is glued to a number word is its suffix.
        if (CLASS[folded.charCodeAt(at)] === LETTER) at = letterEnd(folded, at)
        continue
      }
    }
    at = letterEnd(folded, at)
  }
  return drafts
}

function draftOf(found: Composed, language: 'fa' | 'kk'): Draft {
  const draft: Draft = {
    range: [found.start, found.end],
    value: found.value,
    bound: 'exact',
    kind:
      found.shape === 'date' || found.shape === 'time' || found.shape === 'phone' || found.shape === 'code'
        ? found.shape
        : found.ordinal
          ? 'ordinal'
          : 'cardinal',
    shape: found.shape,
    scale: found.scale,
    coefficient: found.coefficient,
    language,
    word: found.word,
  }
  if (found.ambiguous) draft.ambiguous = true
  return draft
}
