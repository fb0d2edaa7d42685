import type { AttributionGrammar } from './attribution.ts'
import type { Found } from './find.ts'
import type { Official } from './index.ts'
import type { Grammar } from './link.ts'
import type { Tokens } from './tokens.ts'

/** Sentences after an unnamed office in which its holder's name may stand. */
const AHEAD = 3

/**
 * Indices of the sentences whose names lists and context do not decide, in order: a neural tagger is asked for them.
 * - an office speaks and is not named: its sentences and the next ones, until somebody else is named;
 * - somebody reports in a sentence where no person and no office was found;
 * - a person without an office came up: is it a name at all?
 * - a name goes on in a word of no list, or holds none of the lists' words;
 * - the words before a title may belong to it («…» ҰКП төрағасы).
 * @param found what the finder of the language returned
 * @param officials what became of it
 */
export function undecided(
  tokens: Tokens,
  found: readonly Found[],
  officials: readonly Official[],
  grammar: Grammar & AttributionGrammar,
): number[] {
  const asked = new Set<number>()
  const sentenceAt = (offset: number): number => {
    let low = 0
    let high = tokens.sentences.length - 1
    while (low < high) {
      const middle = (low + high + 1) >>> 1
      if ((tokens.sentences[middle] as [number, number])[0] <= offset) low = middle
      else high = middle - 1
    }
    return low
  }
  const named = new Set<number>()
  for (const { mentions, name } of officials) {
    if (name) for (const { range } of mentions) named.add(sentenceAt(range[0]))
  }
  for (const { name, title, mentions } of officials) {
    if (name && title) continue
    for (const { range } of mentions) {
      const sentence = sentenceAt(range[0])
      asked.add(sentence)
      if (name) break
      for (let next = sentence + 1; next <= sentence + AHEAD && next < tokens.sentences.length; next++) {
        if (named.has(next)) break
        asked.add(next)
      }
    }
  }
  const mentioned = new Set(found.map(({ words }) => tokens.sentence[words[0]] as number))
  tokens.sentences.forEach(([from, to], sentence) => {
    if (mentioned.has(sentence) || asked.has(sentence)) return
    const [first, end] = [tokens.first[sentence] as number, tokens.first[sentence + 1] as number]
    if (grammar.speaksIn(first, end) && !grammar.agencyVoice(tokens.text.folded.slice(from, to)))
      asked.add(sentence)
  })
  for (const { title, words, unsure } of found) {
    if (unsure) asked.add(tokens.sentence[words[0]] as number)
    if (!title) continue
    const start = tokens.starts[title[0]] as number
    if (/[»"] ?$/.test(tokens.text.folded.slice(Math.max(0, start - 2), start)))
      asked.add(tokens.sentence[title[0]] as number)
  }
  return [...asked].sort((a, b) => a - b)
}
