import type { Claim } from '../merge.ts'
import { occurs, words } from '../pattern.ts'
import type { View } from '../view.ts'

/** Wages that those counted before have not been paid. */
const UNPAID = words(
  '(حقوق|دستمزد|مزد|مطالبات|معوقات|عیدی)( [\\p{L}\\d]{1,14}){0,9} (هیچ~?یک|هیچ~?کدام|آنان|آن~ها|همه|همگی)( [\\p{L}\\d]{1,14}){0,4} (پرداخت نشد*|نگرفت*|دریافت نکرد*|واریز نشد*|مانده)',
  '(ماه|ماهه)( \\p{L}{1,12}){0,3} (معوقات|حقوق|مطالبات|مزد|دستمزد)( \\p{L}{1,12}){0,4} (دارند|طلب|طلبکار*|نگرفت*|پرداخت نشد*|دریافت نکرد*)',
  '(هیچ~?یک|هیچ~?کدام|آنان|آن~ها|همه|همگی)( [\\p{L}\\d]{1,14}){0,6} (حقوق|دستمزد|مزد|مطالبات|معوقات|عیدی)( [\\p{L}\\d]{1,14}){0,5} (پرداخت نشد*|نگرفت*|دریافت نکرد*|واریز نشد*)',
)

/** «۱۳۰ کارگر مشغول کارند و حقوق هیچ‌یک از آنان پرداخت نشده است»: the count is of those who wait for their wages. */
export function owed(view: View, claims: Claim[]): Claim[] {
  return claims.map((claim) => {
    const { best } = claim
    if (best.type !== 'employment_level' || best.noun !== 'people') return claim
    const { range } = view.sentences[best.sentence]!
    if (!occurs(UNPAID, view.folded, [best.at[1], range[1]])) return claim
    const trace = [...best.trace, 'labour_dispute: their wages are unpaid']
    return { ...claim, best: { ...best, type: 'labour_dispute', status: 'ongoing', trace } }
  })
}
