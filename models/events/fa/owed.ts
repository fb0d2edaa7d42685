import type { Claim } from '../merge.ts'
import { occurs, words } from '../pattern.ts'
import type { View } from '../view.ts'

/** Wages that those counted before have not been paid. */
const UNPAID = words(
  '(هیچ~یک|هیچ~کدام)( [\\p{L}\\d]{1,14}){0,7} (ریالی|پولی|چیزی)( \\p{L}{1,12}){0,2} (دریافت نکرد*|نگرفت*|نداده*)',
  '(حقوق|دستمزد|مزد|مطالبات|معوقات|عیدی)( [\\p{L}\\d]{1,14}){0,9} (هیچ~یک|هیچ~کدام|آنان|آن~ها|همه|همگی)( [\\p{L}\\d]{1,14}){0,4} (پرداخت نشد*|نگرفت*|دریافت نکرد*|واریز نشد*|مانده)',
  '(ماه|ماهه)( \\p{L}{1,12}){0,3} (معوقات|حقوق|مطالبات|مزد|دستمزد)( \\p{L}{1,12}){0,4} (دارند|طلب|طلبکار*|نگرفت*|پرداخت نشد*|دریافت نکرد*)',
  '(هیچ~یک|هیچ~کدام|آنان|آن~ها|همه|همگی)( [\\p{L}\\d]{1,14}){0,6} (حقوق|دستمزد|مزد|مطالبات|معوقات|عیدی)( [\\p{L}\\d]{1,14}){0,5} (پرداخت نشد*|نگرفت*|دریافت نکرد*|واریز نشد*)',
)

const THOSE = words('(این|آن) (کارگران|کارکنان|افراد|نیروها|عده)', '(آنان|آن~ها)')
/** How many sentences before «این کارگران» their number may be told. */
const LOST_REACH = 3

/** «۷۳ معدنکار بیکار شده‌اند؛ کارگرانی که چهار ماه حقوق نگرفته‌اند» */
const THOSE_WHO = words('(کارگرانی|کسانی|افرادی|آنها|آنان|همان~هایی|نیروهایی) که')
const STAFF = words(
  '(این|آن) (کارخانه|شرکت|واحد|کارگاه|معدن|مجموعه|پروژه|شهرداری)( \\p{L}{1,14}){0,3} (\\d{1,3} هزار و )?\\d{1,6} (نفر )?(کارگر|نیرو|پرسنل)',
)

/**
 * «۱۳۰ کارگر مشغول کارند و حقوق هیچ‌یک از آنان پرداخت نشده است»: the count is of those who wait for their wages. «کارگران
 * کارخانه … حقوق نگرفته‌اند. این کارخانه ۸۵ کارگر دارد»: so many are they.
 */
export function owed(claims: Claim[], view: View): Claim[] {
  const { folded, sentences } = view
  const read = claims.map((claim): Claim => {
    const { best } = claim
    if (best.type !== 'employment_level' || best.noun !== 'people') return claim
    const { range } = sentences[best.sentence]!
    if (!occurs(UNPAID, folded, [best.at[1], range[1]])) return claim
    const trace = [...best.trace, 'labour_dispute: their wages are unpaid']
    return { ...claim, best: { ...best, type: 'labour_dispute', status: 'ongoing', trace } }
  })
  if (read.some(({ best }) => best.type === 'labour_dispute' && (best.quantity || best.money)))
    return withSum(read)
  return read.map((claim): Claim => {
    const { best } = claim
    if (best.type !== 'labour_dispute' || best.status !== 'ongoing' || best.quantity || best.money)
      return claim
    const counted = read.find(({ best: other }) => {
      if (
        other.quantity?.unit !== 'people' ||
        Math.abs(other.sentence - best.sentence) > (other.type === 'jobs_lost' ? LOST_REACH : 1)
      )
        return false
      const { range } = sentences[best.sentence]!
      return other.type === 'employment_level'
        ? occurs(STAFF, folded, sentences[other.sentence]!.range)
        : other.type === 'jobs_lost' &&
            (other.sentence < best.sentence
              ? occurs(THOSE, folded, range)
              : other.sentence === best.sentence && occurs(THOSE_WHO, folded, [other.at[1], best.at[1]]))
    })
    if (!counted) return claim
    const trace = [...best.trace, `so many are they: «${folded.slice(...counted.best.at)}»`]
    return { ...claim, best: { ...best, quantity: counted.best.quantity, trace } }
  })
}

/** «۱۴۸ کارگر پنج ماه حقوق نگرفته‌اند. طلب آنان به ۲۶ میلیارد تومان رسیده»: one debt, by its creditors and its sum. */
function withSum(claims: Claim[]): Claim[] {
  const owedNow = claims.filter(({ best }) => best.type === 'labour_dispute' && best.status === 'ongoing')
  const counts = owedNow.filter(({ best }) => best.quantity && !best.money)
  const sums = owedNow.filter(({ best }) => best.money && !best.quantity)
  const [count, sum] = [counts[0], sums[0]]
  if (!count || !sum || counts.length > 1 || sums.length > 1) return claims
  if (Math.abs(sum.best.sentence - count.best.sentence) > 1 || sum.best.place !== count.best.place)
    return claims
  const joined: Claim = {
    best: {
      ...count.best,
      money: sum.best.money,
      fields: [...count.best.fields, ...sum.best.fields.filter(({ field }) => field === 'money')],
      trace: [...count.best.trace, 'with the sum that they are owed'],
    },
    all: [...count.all, ...sum.all],
  }
  return claims.filter((claim) => claim !== sum).map((claim) => (claim === count ? joined : claim))
}
