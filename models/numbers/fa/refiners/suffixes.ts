import { matchAt } from '../../context.ts'
import type { Refiner } from '../../types.ts'

const ORDINAL = /(?: ?(?:امین|ام)|مین|م)(?![\p{L}\p{M}])/uy
const NEGATIVE = /منفی ?\(? ?$/
/** «منفی(4000 -)»: the sign stands behind, as it was typed from right to left. */
const TRAILING_MINUS = / ?-\)/y

/** «۹ام», «۱۲مین» are ordinals; «منفی ۴» and « -4» are negative. */
export const suffixes: Refiner = (drafts, { folded }) => {
  for (const draft of drafts) {
    if (draft.language !== 'fa') continue
    const [start, end] = draft.range
    if (draft.shape === 'integer') {
      const ordinal = matchAt(ORDINAL, folded, end)
      if (ordinal) {
        draft.kind = 'ordinal'
        draft.suffixRange = [end, end + ordinal[0].length]
      }
    }
    if (draft.value === null || draft.value === 0) continue
    const sign = NEGATIVE.exec(folded.slice(Math.max(0, start - 8), start))
    if (sign) {
      draft.value = -draft.value
      if (!sign[0].includes('(')) draft.range = [start - sign[0].length, end]
      else if (matchAt(TRAILING_MINUS, folded, end)) draft.bound = 'exact'
    }
  }
  return drafts
}
