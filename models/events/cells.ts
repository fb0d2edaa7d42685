import type { Range } from '../text/index.ts'
import type { Sentence, View } from './view.ts'

/**
 * The cells of a line, parted by bars or tabs: folded ranges without the blanks around them, empty cells among them. One
 * cell where nothing parts the line. Folding makes blanks of tabs, so the original text is asked.
 */
export function cellsOf({ text, folded }: View, { range: [start, end] }: Sentence): Range[] {
  const cells: Range[] = []
  let from = start
  for (let i = start; i < end; i++) {
    const parted =
      folded[i] === '|' ||
      (folded[i] === ' ' && text.original.slice(text.starts[i], text.ends[i]).includes('\t'))
    if (!parted) continue
    cells.push([from, i])
    from = i + 1
  }
  cells.push([from, end])
  return cells.map(([a, b]) => {
    let [low, high] = [a, b]
    while (low < high && folded[low] === ' ') low++
    while (high > low && folded[high - 1] === ' ') high--
    return [low, high]
  })
}
