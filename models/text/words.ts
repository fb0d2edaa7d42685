import type { Range, Text } from './fold.ts'

const WORD = /[\p{L}\p{M}]+(?:['-][\p{L}\p{M}]+)*|\d+(?:[.,/]\d+)*/gu

/** Words and figures within a folded range (default: the whole text), as folded ranges. */
export function words(text: Text, [start, end]: Range = [0, text.folded.length]): Range[] {
  const found: Range[] = []
  const pattern = new RegExp(WORD)
  pattern.lastIndex = start
  for (let match = pattern.exec(text.folded); match && match.index < end; match = pattern.exec(text.folded)) {
    found.push([match.index, Math.min(end, match.index + match[0].length)])
  }
  return found
}
