import { letterEnd } from '../../../text/index.ts'
import type { Refiner } from '../../types.ts'
import { SUFFIXES } from '../constants.ts'

const CASES = new Set([...SUFFIXES, 'еу', 'лаған', 'деген'])
const ORDINAL = /^[ыі]?н?(?:шы|ші)/
const SPLIT = /^(?:ға|ге|қа|ке|нан|нен|дан|ден|тан|тен|ның|нің|дың|дің|тың|тің|да|де|та|те)$/

/** «880-і», «40 мыңнан», «13 мың 500 ден» (split off): suffixes; «12-ші», «5-бап»: ordinals. */
export const suffixes: Refiner = (drafts, { folded }) => {
  for (const draft of drafts) {
    if (draft.language !== 'kk' || (draft.kind !== 'cardinal' && draft.kind !== 'code')) continue
    const end = draft.range[1]
    let start = end
    if (folded[start] === '.' && folded[start + 1] === '-') start++
    const hyphen = folded[start] === '-'
    if (hyphen) start++
    else if (folded[start] === ' ' && draft.shape !== 'word') start++
    const to = letterEnd(folded, start)
    if (to === start || to - start > 16) continue
    const suffix = folded.slice(start, to)
    if (folded[end] === ' ') {
      if (SPLIT.test(suffix)) draft.suffixRange = [start, to]
      continue
    }
    if (CASES.has(suffix)) draft.suffixRange = [end, to]
    else if (draft.shape === 'integer' && ORDINAL.test(suffix)) {
      draft.kind = 'ordinal'
      draft.suffixRange = [end, to]
    } else if (hyphen && draft.shape === 'integer') draft.kind = 'ordinal'
    else if (draft.shape === 'word' && !hyphen) draft.suffixRange = [end, to]
  }
  return drafts
}
