import type { Refiner } from '../types.ts'

/** «2. …», «3) …» at the head of a line: the number of a list item is an ordinal. */
export const items: Refiner = (drafts, { folded }) => {
  for (const draft of drafts) {
    const [start, end] = draft.range
    if (draft.kind !== 'cardinal' || draft.shape !== 'integer' || end - start > 2) continue
    if (start > 0 && folded[start - 1] !== '\n') continue
    const mark = folded[end]
    const spaced = folded[end + 1] === ' ' || folded[end + 1] === '\n'
    if ((mark === '.' || mark === ')' || mark === '-') && spaced) draft.kind = 'ordinal'
  }
  return drafts
}
