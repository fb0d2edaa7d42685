import type { Highlight } from '../../../types.ts'

/** A stretch of text and the fields that it is evidence of. */
export interface Piece {
  text: string
  fields: string[]
}

/** Cuts a text, or the part of it from `first` to `last`, at the borders of its highlights; overlapping ones share pieces. */
export function pieces(text: string, highlights: Highlight[], first = 0, last = text.length): Piece[] {
  const inside = (at: number) => Math.max(first, Math.min(last, at))
  const borders = new Set([first, last])
  for (const { start, end } of highlights) {
    borders.add(inside(start))
    borders.add(inside(end))
  }
  const sorted = [...borders].sort((a, b) => a - b)
  const found: Piece[] = []
  for (let i = 0; i + 1 < sorted.length; i++) {
    const [from, to] = [sorted[i]!, sorted[i + 1]!]
    const fields = highlights
      .filter((h) => h.start <= from && h.end >= to)
      // The nearest is told last: a figure inside the words of the claim is a figure.
      .sort((a, b) => b.end - b.start - (a.end - a.start))
      .map((h) => h.field)
    found.push({ text: text.slice(from, to), fields: [...new Set(fields)] })
  }
  return found
}
