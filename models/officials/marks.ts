import type { Tagged } from '../tagged.ts'
import { rangeOf } from '../text/index.ts'
import type { Tokens } from './tokens.ts'

type Label = Tagged['names'][number]['label']

/** A name of the tagger as a range of words. */
export interface Mark {
  label: Label
  from: number
  /** Word after the name. */
  to: number
}

/** The tagger's names over the words of a text. */
export interface Marks {
  /** The name that word `i` belongs to, or undefined. */
  at(i: number): Mark | undefined
  /** The name of this label that begins at word `i`, or undefined. */
  from(i: number, label: Label): Mark | undefined
  /** Was the sentence of word `i` read by the tagger? */
  read(i: number): boolean
}

/** Where no tagger was asked. */
export const NO_MARKS: Marks = { at: () => undefined, from: () => undefined, read: () => false }

/** Index of the first word that ends after the folded offset. */
function wordFrom(tokens: Tokens, offset: number): number {
  let low = 0
  let high = tokens.words.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((tokens.ends[middle] as number) <= offset) low = middle + 1
    else high = middle
  }
  return low
}

/** Lays the tagger's names over the words of a text; without a tagger nothing is marked and nothing was read. */
export function marksOf(tokens: Tokens, tagged: Tagged | undefined): Marks {
  if (!tagged || tagged.sentences.length === 0) return NO_MARKS
  const words: Array<Mark | undefined> = []
  const read = new Uint8Array(tokens.sentences.length)
  for (const span of tagged.sentences) {
    const word = wordFrom(tokens, rangeOf(tokens.text, span)[0])
    const sentence = tokens.sentence[word]
    if (sentence !== undefined) read[sentence] = 1
  }
  for (const { label, span } of tagged.names) {
    const [start, end] = rangeOf(tokens.text, span)
    const from = wordFrom(tokens, start)
    let to = from
    while (to < tokens.words.length && (tokens.starts[to] as number) < end) to++
    for (let i = from; i < to; i++) words[i] = { label, from, to }
  }
  return {
    at: (i) => words[i],
    from(i, label) {
      const mark = words[i]
      return mark && mark.from === i && mark.label === label ? mark : undefined
    },
    read: (i) => read[tokens.sentence[i] as number] === 1,
  }
}
