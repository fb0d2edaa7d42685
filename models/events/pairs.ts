import { speakerAt } from '../officials/index.ts'
import type { Candidate } from './candidate.ts'
import { occurs } from './pattern.ts'
import type { View } from './view.ts'

/** A sum and the count that it went to stand this close. */
const PAIR_GAP = 70
/** Where it is said that the sum is theirs, more may stand between. */
const THEIRS_GAP = 110

/**
 * «۴۹۰ میلیارد تومان برای ۳۹۲۸ طرح», «104 жұмыскерге 89,2 млн теңге»: a sum and a count of one claim become one
 * candidate with both.
 */
export function joinMoney(view: View, candidates: readonly Candidate[]): Candidate[] {
  const result: Candidate[] = []
  for (const candidate of candidates) {
    const last = result.at(-1)
    if (last && pairs(view, last, candidate)) {
      const [count, sum] = last.noun === 'money' ? [candidate, last] : [last, candidate]
      result[result.length - 1] = {
        ...count,
        money: sum.money,
        at: [Math.min(count.at[0], sum.at[0]), Math.max(count.at[1], sum.at[1])],
        fields: [...count.fields, ...sum.fields.filter((f) => f.field === 'money')],
        trace: [...count.trace, `with the sum «${view.folded.slice(...sum.at)}»`],
        // The count tells whom, the sum's verb what was done.
        status: count.weakStatus ? sum.status : count.status,
        weakStatus: count.weakStatus && sum.weakStatus,
      }
    } else result.push(candidate)
  }
  return result
}

function toThem({ grammar, folded }: View, a: Candidate, b: Candidate): boolean {
  // «۱۹۰ میلیارد تسهیلات پرداخت کرده‌ایم، گفت: این تسهیلات برای ۸۷۴ طرح بوده»
  if (grammar.theseSchemes && a.noun === 'money' && occurs(grammar.thisSum, folded, [a.at[1], b.at[0]]))
    return true
  if (grammar.fromIt && a.noun === 'money' && occurs(grammar.fromIt, folded, [b.at[1], b.clause[1]]))
    return true
  return grammar.toThem !== undefined && occurs(grammar.toThem, folded, [a.at[1], b.at[0]])
}

/** A Kazakh converb at the end of its clause. */
const CONVERB = /[аеыі]п,[ \n]/

function pairs(view: View, a: Candidate, b: Candidate): boolean {
  if (a.sentence !== b.sentence || a.type !== b.type) return false
  if ((a.noun === 'money') === (b.noun === 'money')) return false
  if (a.money && a.quantity) return false
  const count = a.noun === 'money' ? b : a
  if (count.noun === 'percent') return false
  const between = view.folded.slice(a.at[1], b.at[0])
  const theirs = toThem(view, a, b)
  // «22 отбасы микрокредит рәсімдеп, жалпы сомасы 96 млн теңгеге …»: a converb goes on with the same people.
  const goesOn = theirs || CONVERB.test(between)
  if (between.length > (theirs ? THEIRS_GAP : PAIR_GAP) || (a.clause[0] !== b.clause[0] && !goesOn))
    return false
  return !(theirs ? /[.؛;]/ : /[.؛;:]/).test(between)
}

/**
 * «این مبلغ به ۲۲۸۵ طرح پرداخت شد»: the count belongs to the sum that the sentence before told.
 * @param before claims of the sentences before; the sum is taken out of them
 */
export function joinSumBefore(view: View, before: Candidate[], candidates: Candidate[]): Candidate[] {
  const [count, ...rest] = candidates
  const sum = before.at(-1)
  if (count && sumOfThem(view, before, count)) return rest
  if (!sum || !count || sum.noun !== 'money' || sum.quantity || count.money || count.noun === 'percent')
    return candidates
  if (sum.type !== count.type || count.sentence - sum.sentence !== 1) return candidates
  if (!occurs(view.grammar.thisSum, view.folded, [count.clause[0], count.at[0]])) return candidates
  before.pop()
  const joined: Candidate = {
    ...count,
    money: sum.money,
    fields: [...count.fields, ...sum.fields],
    trace: [...count.trace, `with the sum «${view.folded.slice(...sum.at)}» of the sentence before`],
  }
  return [joined, ...rest]
}

/**
 * «۱۸ طرح … . میزان تسهیلات این طرح‌ها ۷ میلیارد ریال است»: the sum goes to the count of the sentence before.
 * @returns was it put there?
 */
function sumOfThem({ grammar, folded, context }: View, before: Candidate[], sum: Candidate): boolean {
  if (!grammar.theseSchemes || sum.noun !== 'money' || sum.quantity) return false
  if (!occurs(grammar.theseSchemes, folded, [Math.max(sum.clause[0], sum.at[0] - PAIR_GAP), sum.clause[1]]))
    return false
  const at = before.findLastIndex((c) => c.noun === 'projects' && c.type === sum.type)
  const count = before[at]
  if (!count?.quantity || count.money || sum.sentence - count.sentence !== 1) return false
  // What another tells is a claim of his.
  if (speakerAt(context.officials, count.at) !== speakerAt(context.officials, sum.at)) return false
  before[at] = {
    ...count,
    money: sum.money,
    fields: [...count.fields, ...sum.fields],
    trace: [...count.trace, `with the sum «${folded.slice(...sum.at)}» of the next sentence`],
  }
  return true
}
