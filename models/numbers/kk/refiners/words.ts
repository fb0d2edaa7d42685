import { wordAfter, wordBefore } from '../../context.ts'
import type { Refiner } from '../../types.ts'

const QUARTERS = new Set([
  'бірінші',
  'екінші',
  'үшінші',
  'төртінші',
  'өткен',
  'келесі',
  'соңғы',
  'осы',
  'бұл',
  'әр',
  'і',
  'іі',
  'ііі',
  'iv',
])

/** Drops Kazakh number words that are other words: «тоқсан» the quarter, «жүз» the face. */
export const words: Refiner = (drafts, { folded }) =>
  drafts.filter((draft) => {
    const form = draft.word?.form
    if (form === undefined || draft.language !== 'kk') return true
    // «тыс» (outside) is the abbreviation of «тысяча» behind a figure only.
    if (form === 'тыс') return false
    // «алтын»: gold.
    if (form === 'алты' && folded[draft.range[0] + 4] === 'н') return false
    if (form === 'тоқсан') {
      const before = wordBefore(folded, draft.range[0])
      if (before && QUARTERS.has(before.word)) return false
      draft.ambiguous = folded !== form
      if (/^[ -]?\d|^[ -]$/.test(folded.slice(Math.max(0, draft.range[0] - 2), draft.range[0]))) return false
    }
    if (form === 'бір' && wordAfter(folded, draft.range[1])?.word === 'бірі') return false
    return true
  })
