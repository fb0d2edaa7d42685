import { wordAfter, wordBefore } from '../../context.ts'
import type { Draft, Refiner } from '../../types.ts'
import { COUNTED } from '../constants.ts'

/** Names and idioms that begin with a number word, by that word. */
const FOLLOWERS: Record<string, ReadonlySet<string>> = {
  یک: new Set(['شنبه', 'دیگر', 'پارچه']),
  دو: new Set(['شنبه', 'گنبدان', 'میدانی', 'چندان']),
  سه: new Set(['شنبه']),
  چهار: new Set(['شنبه', 'محال', 'باغ', 'دانگه']),
  پنج: new Set(['شنبه']),
  هفت: new Set(['تپه', 'گل', 'سین', 'خان', 'کل']),
  سی: new Set(['سی', 'ان', 'تی', 'دی', 'او', 'سخت', 'یو', 'ای']),
  نه: new Set(['تنها', 'تنهایی', 'فقط', 'خیر']),
}
const LEADERS: Record<string, ReadonlySet<string>> = {
  یک: new Set(['هر', 'هیچ']),
  سی: new Set(['بی', 'سی', 'پی', 'دی', 'وی', 'ان', 'ای']),
  ده: new Set(['سود', 'زیان', 'بهره', 'پول', 'انجام', 'شیر', 'نتیجه', 'ازار', 'شهر', 'میان']),
  دو: new Set(['شنبه']),
  صفر: new Set(['ماه']),
}

const HALF_LATER = /^ [\u0620-\u06d3]{2,10} و نیم(?![\u0620-\u06d3])/

/** Drops Persian number words that are other words: weekdays, names, «نه» the negation, «صفر» the month. */
export const words: Refiner = (drafts, { folded }) =>
  drafts.filter((draft, index) => {
    // «دو کیلو و نیم»: the half stands behind what is counted.
    if (draft.language === 'fa' && HALF_LATER.test(folded.slice(draft.range[1], draft.range[1] + 20))) {
      draft.ambiguous = true
    }
    const form = draft.word?.form
    if (form === undefined || draft.language !== 'fa') return true
    const [start, end] = draft.range
    const after = wordAfter(folded, end)
    if (after && after.start > end && FOLLOWERS[form]?.has(after.word)) return false
    const before = wordBefore(folded, start)
    if (before && before.end < start && LEADERS[form]?.has(before.word)) return false
    if (form === 'نه' && folded !== form) return counted(folded, end)
    if ((form === 'ده' || form === 'سی') && !counted(folded, end) && folded !== form) draft.ambiguous = true
    if (form === 'صفر' && follows(drafts[index - 1], start)) return false
    return true
  })

function counted(folded: string, end: number): boolean {
  return COUNTED.test(folded.slice(end, end + 12)) || /^ ?%/.test(folded.slice(end, end + 2))
}

function follows(before: Draft | undefined, start: number): boolean {
  return before !== undefined && before.range[1] === start - 1
}
