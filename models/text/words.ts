import { CLASS, DIGIT, LETTER } from './characters.ts'
import type { Range, Text } from './fold.ts'

/**
 * Words and figures within a folded range (default: the whole text), as folded ranges. A hyphen or an apostrophe
 * between letters belongs to the word, a separator between digits to the figure.
 */
export function words(text: Text, [start, end]: Range = [0, text.folded.length]): Range[] {
  const { folded } = text
  const found: Range[] = []
  let at = start
  while (at < end) {
    const kind = CLASS[folded.charCodeAt(at)]
    if (kind !== LETTER && kind !== DIGIT) {
      at++
      continue
    }
    const from = at++
    for (; at < end; at++) {
      const code = folded.charCodeAt(at)
      if (CLASS[code] === kind) continue
      const joins =
        kind === LETTER ? code === 0x2d || code === 0x27 : code >= 0x2c && code <= 0x2f && code !== 0x2d
      if (!joins || at + 1 >= end || CLASS[folded.charCodeAt(at + 1)] !== kind) break
    }
    found.push([from, at])
  }
  return found
}
