/** A Persian verb by its two stems. */
type Stems = readonly [past: string, present: string]

const STEMS = {
  شدن: ['شد', 'شو'],
  کردن: ['کرد', 'کن'],
  دادن: ['داد', 'ده'],
  گرفتن: ['گرفت', 'گیر'],
  یافتن: ['یافت', 'یاب'],
  دیدن: ['دید', 'بین'],
  آموختن: ['آموخت', 'آموز'],
  گذراندن: ['گذراند', 'گذران'],
  زدن: ['زد', 'زن'],
  گشتن: ['گشت', 'گرد'],
  رسیدن: ['رسید', 'رس'],
  داشتن: ['داشت', 'دار'],
  رفتن: ['رفت', 'رو'],
  آمدن: ['آمد', 'آی'],
  ماندن: ['ماند', 'مان'],
  نشستن: ['نشست', 'نشین'],
  بستن: ['بست', 'بند'],
  پیوستن: ['پیوست', 'پیوند'],
  خوردن: ['خورد', 'خور'],
  بردن: ['برد', 'بر'],
  آوردن: ['آورد', 'آور'],
  خواستن: ['خواست', 'خواه'],
  گذاشتن: ['گذاشت', 'گذار'],
  کشیدن: ['کشید', 'کش'],
  کشاندن: ['کشاند', 'کشان'],
  انداختن: ['انداخت', 'انداز'],
  افتادن: ['افتاد', 'افت'],
  رساندن: ['رساند', 'رسان'],
  فرستادن: ['فرستاد', 'فرست'],
  پذیرفتن: ['پذیرفت', 'پذیر'],
  ساختن: ['ساخت', 'ساز'],
  سپردن: ['سپرد', 'سپار'],
  گماردن: ['گمارد', 'گمار'],
  گماشتن: ['گماشت', 'گمار'],
  خواندن: ['خواند', 'خوان'],
  چرخیدن: ['چرخید', 'چرخ'],
  چرخاندن: ['چرخاند', 'چرخان'],
  گرداندن: ['گرداند', 'گردان'],
  گذشتن: ['گذشت', 'گذر'],
  پوشیدن: ['پوشید', 'پوش'],
  آفریدن: ['آفرید', 'آفرین'],
  ریختن: ['ریخت', 'ریز'],
  بخشیدن: ['بخشید', 'بخش'],
  ایستادن: ['ایستاد', 'ایست'],
  نوشتن: ['نوشت', 'نویس'],
  پرداختن: ['پرداخت', 'پرداز'],
  رهاندن: ['رهاند', 'رهان'],
  باختن: ['باخت', 'باز'],
} as const satisfies Record<string, Stems>

/** An infinitive of the table. */
export type Infinitive = keyof typeof STEMS

/** Endings of the past and of the participle (an auxiliary with a blank before it need not be matched), and of the present. */
const PAST = '(ند|یم|م|ه(اند|است|ایم)?)?'
const PRESENT = '(د|ند|یم)'

/**
 * All finite forms and the participle of a verb as a pattern in the writing of `source`: past, perfect (with a kept,
 * lost or blank half-space), present, subjunctive, future. What the verbs share is written once, since these lists stand
 * hundreds of times in the patterns and each is machine code.
 * @example verb('شدن') // شد, شدند, شده‌اند, می‌شود, شوند, خواهند شد …
 */
export function verb(...infinitives: readonly Infinitive[]): string {
  const [past, present] = stems(infinitives)
  // «پرداخت گردید»: the other auxiliary of the passive.
  const passive = infinitives.some((i) => i === 'شدن' || i === 'کردن' || i === 'گشتن') ? '|گردید(ند|ه)?' : ''
  return `(${past}${PAST}|(می~|ب)?${present}${PRESENT}|خواه${PRESENT} ${past}${passive})`
}

/**
 * The same denied.
 * @example denied('گرفتن') // نگرفتند, نگرفته‌اند, نمی‌گیرند, نگیرند, نخواهند گرفت …
 */
export function denied(...infinitives: readonly Infinitive[]): string {
  const [past, present] = stems(infinitives)
  return `(ن(${past}${PAST}|(می~)?${present}${PRESENT}|خواه(د|ند) ${past}))`
}

/** The stems of several verbs as alternatives. */
function stems(infinitives: readonly Infinitive[]): [past: string, present: string] {
  const either = (written: string[]) =>
    written.length === 1 ? (written[0] as string) : `(${written.join('|')})`
  return [
    either([...new Set(infinitives.map((infinitive) => STEMS[infinitive][0]))]),
    either([...new Set(infinitives.map((infinitive) => STEMS[infinitive][1]))]),
  ]
}

/** Where people come back to work. */
const BACK_TO = '(کار|شغل|محل کار|کارخانه|خط تولید|چرخه کار|معدن|پست|سر کار|سرکار|کلاس)'
/** That they do, or are made to. */
const BACK =
  '(بازگشت|بازگشت(ند|ه|ه~اند|ه~است)|برگشت(ند|ه|ه~اند|ه~است)?|باز~گردان(ده|د|دند)|بر~گردان(ده|د|دند)|(باز|بر)~می~گرد(د|ند|اند)|(باز|بر)~گرد(د|ند)|(باز|بر) خواهند گشت|باز خواهد گشت)'

/** «به کارشان برگشتند», «بازگشت ۴۰ کارگر به کارخانه»: forms of coming back to work. */
export const BACK_AT_WORK = [
  `به( سر)? ${BACK_TO}(~شان|~هایشان)?( خود| خویش| قبلی| سابق)? ${BACK}`,
  `${BACK}( [\\p{L}\\d]{1,20}){0,9} به( سر)? ${BACK_TO}`,
] as const

/** «۳۰۰ نفر اعتراض داشتند», «در نامه‌ای خواستار … شدند»: what workers do who want something. */
export const DEMANDS = [
  '(اعتراض|تجمع) (داشتند|داشته~اند)',
  'در (نامه~ای|طوماری)( \\p{L}{1,14}){0,7} (خواستار|خواهان)',
]
