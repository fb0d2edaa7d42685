import type { Bound } from '../../../contract.ts'
import { matchAt, phraseBefore, wordBefore } from '../../context.ts'
import type { Refiner } from '../../types.ts'

const PHRASES: Record<Exclude<Bound, 'exact' | 'range'>, string[]> = {
  at_least: [
    ...['بیش از', 'بیشاز', 'بیشتر از', 'بالغ بر', 'بالغبر', 'دست کم', 'دستکم', 'حداقل', 'حد اقل', 'لااقل'],
    ...['افزون بر', 'متجاوز از', 'فراتر از', 'بالای', 'بالاتر از', 'مازاد بر', 'زیادتر از', 'کمینه', 'کم کم'],
  ],
  approx: [
    ...[
      'حدود',
      'حدودا',
      'در حدود',
      'نزدیک به',
      'نزدیکبه',
      'نزدیک',
      'قریب به',
      'قریب بر',
      'قریب',
      'تقریبا',
      'حوالی',
    ],
    ...['چیزی حدود', 'به طور تقریبی', 'کم و بیش', 'به طور متوسط حدود', 'حول و حوش'],
  ],
  at_most: [
    ...['کمتر از', 'کم تر از', 'حداکثر', 'حد اکثر', 'زیر', 'پایین تر از', 'پایینتر از', 'تا سقف', 'سقف'],
    ...['تا حداکثر', 'نهایتا', 'بیشینه'],
  ],
}

const BEFORE = new Map<string, Bound>()
for (const [bound, phrases] of Object.entries(PHRASES)) {
  for (const phrase of phrases) BEFORE.set(phrase, bound as Bound)
}

/** Words that may stand between an approximator and its number. */
const FILLERS = new Set(['مبلغ', 'تعداد', 'رقم', 'میزان', 'بر', 'از'])

const AFTER: [pattern: RegExp, bound: Bound][] = [
  [/(?: [\p{L}\p{M}]{1,12})? (?:به بالا|و بالاتر|و بیشتر|یا بیشتر)(?![\p{L}\p{M}])/uy, 'at_least'],
  [/(?: [\p{L}\p{M}]{1,12})? (?:به پایین|و کمتر|یا کمتر)(?![\p{L}\p{M}])/uy, 'at_most'],
  [/ (?:و اندی|واندی)(?![\p{L}\p{M}])/uy, 'approx'],
]

/** Persian approximators: before the number, at times behind a filler word, seldom after it. */
export const bounds: Refiner = (drafts, { folded }) => {
  for (const draft of drafts) {
    if (draft.language !== 'fa' || (draft.kind !== 'cardinal' && !draft.unitRange)) continue
    let at = Math.min(draft.range[0], draft.unitRange?.[0] ?? draft.range[0])
    if (folded[at - 1] === '\n' && folded[at - 2] === '\n') continue
    const filler = wordBefore(folded, at)
    let found = phraseBefore(BEFORE, folded, at)
    if (!found && filler && FILLERS.has(filler.word)) {
      at = filler.start
      found = phraseBefore(BEFORE, folded, at)
    }
    if (found) {
      if (draft.bound !== 'range') draft.bound = found.value
      draft.boundRange = [found.start, found.end]
      continue
    }
    const end = Math.max(draft.range[1], draft.unitRange?.[1] ?? 0)
    for (const [pattern, bound] of AFTER) {
      const match = matchAt(pattern, folded, end)
      if (!match) continue
      if (draft.bound !== 'range') draft.bound = bound
      draft.boundRange = [end, end + match[0].length]
      break
    }
  }
  return drafts
}
