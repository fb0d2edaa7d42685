import type { NumberMention } from '../../numbers/index.ts'
import type { Sentence, View } from '../view.ts'

const BEFORE = /(?:رشد|کاهش|افزایش)(?:[ \n](?:حدود|بیش از|نزدیک به|قابل توجه))?[ \n]$/u
const AFTER = /^[ \n](?:رشد|کاهش|افزایش|بیشتر|کمتر|بالاتر)(?!\p{L})/u

const POOL = /(?<!\p{L})از (?:بین|میان)[ \n](?:حدود |بیش از )?$/u

/** «رشد ۵ درصدی», «۷ درصد کاهش»: the change of something, not its level; «از بین ۹ هزار متقاضی»: the choice, not the chosen. */
export function isChange(view: View, sentence: Sentence, number: NumberMention): boolean {
  const start = Math.min(number.range[0], number.boundRange?.[0] ?? number.range[0])
  if (POOL.test(view.folded.slice(Math.max(sentence.range[0], start - 18), start))) return true
  if (number.kind !== 'percent') return false
  const end = number.unitRange?.[1] ?? number.range[1]
  const before = view.folded.slice(Math.max(sentence.range[0], start - 24), start)
  const after = view.folded.slice(end, Math.min(sentence.range[1], end + 12))
  // «از ۹ به ۷.۸ درصد کاهش یافت»: the level that was come to.
  if (/(?<!\p{L})به[ \n](?:حدود |کمتر از |زیر )?$/u.test(before)) return false
  return BEFORE.test(before) || AFTER.test(after)
}
