import { isDigitAt } from '../../text/index.ts'
import type { Refiner } from '../types.ts'

/** « -4» and «(-4)»: a minus sign that touches its digits and nothing before. A dash at a line's head is a bullet. */
export const signs: Refiner = (drafts, { folded }) => {
  for (const draft of drafts) {
    const [start, end] = draft.range
    if (folded[start - 1] !== '-' || draft.value === null || draft.value === 0) continue
    if (draft.shape === 'word' && !isDigitAt(folded, start)) continue
    if (draft.kind !== 'cardinal') continue
    const before = folded[start - 2]
    if (before === undefined || before === '\n') draft.ambiguous = true
    if ((before !== ' ' && before !== '(') || start < 3) continue
    if (before === ' ' && isDigitAt(folded, start - 3)) continue
    draft.value = -draft.value
    draft.range = [start - 1, end]
  }
  return drafts
}
