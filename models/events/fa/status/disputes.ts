/** Wages and protests. */
import { first, occurs, words } from '../../pattern.ts'
import { PROTEST, REFUSED } from './patterns.ts'
import type { Status, Told } from './told.ts'

/** Wages and protests: paid, to be paid, unpaid, gathered. */
export function disputed({
  view,
  folded,
  clause,
  at,
  type,
  sentence,
  inTail,
  inClause,
}: Told): Status | null {
  if (type !== 'labour_dispute') return null
  const payment = occurs(words('پرداخت (حقوق|دستمزد*|مزد|مطالبات|معوقات|عیدی|طلب)'), folded, clause)
  const paid =
    inTail(
      words(
        'ریخته شد*',
        '(پرداخت|وصول|تسویه|واریز|دریافت|صاف)( و( \\p{L}{1,12}){1,5})? (شد|شده|کرد|کردند|گردید)( است)?',
        'به (حساب|کارت)*( \\p{L}{1,12}){0,3} (نشست|نشسته|ریخته|ریختند|رفت|رفته|آمد|آمده|واریز)',
        'به (حق و حقوق|حقوق|مطالبات|طلب|حق)(~شان| خود)?( \\p{L}{1,12}){0,2} (رسیدند|رسیده~اند)',
        '(حقوق|مطالبات|طلب|مزد|دستمزد)(~شان| خود)( را)? (گرفتند|گرفته~اند|دریافت کردند)',
      ),
    ) ?? (payment ? inTail(words('(انجام|صورت|محقق|نهایی) (شد|شده|گرفت|گرفته)( است)?')) : null)
  if (paid) return { status: 'done', rule: 'paid', range: paid }
  // «تا پایان هفته پرداخت می‌شود»
  const toPay = occurs(
    words('تا (پایان|آخر)', '(هفته|ماه) (آینده|جاری)', '(فردا|به~زودی|قرار است|وعده|قول|خواهد)'),
    folded,
    clause,
  )
    ? inTail(
        words('(پرداخت|واریز|تسویه|وصول) (می~شود|می~شوند|خواهد شد|خواهند شد|می~کند|می~کنیم|خواهد کرد|شود)'),
      )
    : null
  if (toPay) return { status: 'planned', rule: 'to-pay', range: toPay }
  const protest =
    inClause(REFUSED) ??
    inClause(PROTEST) ??
    // «… تجمع کردند. شمار این پرستاران حدود ۱۲۰ نفر بود»
    (view.grammar.headcount?.test(folded.slice(Math.max(sentence.range[0], at[0] - 44), at[0]))
      ? (first(PROTEST, folded, sentence.range) ??
        first(PROTEST, folded, (view.sentences[sentence.index - 1] ?? sentence).range))
      : null)
  return protest ? { status: 'done', rule: 'protest', range: protest } : { status: 'ongoing', rule: 'owed' }
}
