import { type Text, textOf } from './fold.ts'
import { words } from './words.ts'

/** Folded words and figures of a text in order: what the full-text search stores and asks for. */
export function terms(input: string | Text): string[] {
  const text = textOf(input)
  return words(text).map(([start, end]) => text.folded.slice(start, end))
}
