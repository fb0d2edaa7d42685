import type { EntityLabel } from './index.ts'

/** Names as spans of words, end exclusive, with the mean probability of their tags. */
export interface WordSpan {
  label: EntityLabel
  start: number
  end: number
  confidence: number
}

const FORBIDDEN = -1e4

/**
 * The likeliest legal tags of one sentence (Viterbi): no I- without its B- or I- before it.
 * @param scores log probabilities, row by row `[words × tags.length]`
 * @param tags names of the columns, `O`, `B-PER`, `I-PER`, …
 * @returns a column for each word
 */
export function likeliest(scores: Float32Array, tags: readonly string[]): Uint8Array {
  const width = tags.length
  const count = scores.length / width
  const path = new Uint8Array(count)
  if (count === 0) return path
  const mayFollow = tags.map((to) =>
    tags.map((from) => !to.startsWith('I-') || from === to || from === `B-${to.slice(2)}`),
  )
  let best = tags.map((tag, i) => (scores[i] as number) + (tag.startsWith('I-') ? FORBIDDEN : 0))
  const back = new Uint8Array(count * width)
  for (let row = 1; row < count; row++) {
    const next = new Array<number>(width)
    for (let to = 0; to < width; to++) {
      let from = 0
      let top = Number.NEGATIVE_INFINITY
      for (let i = 0; i < width; i++) {
        const way = (best[i] as number) + (mayFollow[to]?.[i] ? 0 : FORBIDDEN)
        if (way > top) {
          top = way
          from = i
        }
      }
      next[to] = top + (scores[row * width + to] as number)
      back[row * width + to] = from
    }
    best = next
  }
  let at = best.indexOf(Math.max(...best))
  for (let row = count - 1; row >= 0; row--) {
    path[row] = at
    at = back[row * width + at] as number
  }
  return path
}

/** The names that a legal tag sequence marks. */
export function namesOf(path: Uint8Array, scores: Float32Array, tags: readonly string[]): WordSpan[] {
  const found: WordSpan[] = []
  for (let i = 0; i < path.length; i++) {
    const tag = tags[path[i] as number] as string
    if (tag === 'O') continue
    const probability = Math.exp(scores[i * tags.length + (path[i] as number)] as number)
    const last = found.at(-1)
    if (tag.startsWith('I-') && last?.end === i) {
      last.confidence += probability
      last.end = i + 1
    } else {
      found.push({ label: tag.slice(2) as EntityLabel, start: i, end: i + 1, confidence: probability })
    }
  }
  for (const name of found) {
    name.confidence = Math.min(1, Math.round((name.confidence / (name.end - name.start)) * 1000) / 1000)
  }
  return found
}
