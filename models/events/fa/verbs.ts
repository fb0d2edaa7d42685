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
} as const satisfies Record<string, Stems>

/** An infinitive of the table. */
export type Infinitive = keyof typeof STEMS

/**
 * All finite forms and the participle of a verb as a pattern in the writing of `source`: past, perfect (with a kept,
 * lost or blank half-space), present, subjunctive, future.
 * @example verb('شدن') // شد, شدند, شده‌اند, می‌شود, شوند, خواهند شد …
 */
export function verb(...infinitives: readonly Infinitive[]): string {
  return `(${infinitives.map((infinitive) => forms(STEMS[infinitive])).join('|')}|گردید(ند|ه)?)`
}

function forms([past, present]: Stems): string {
  return (
    `${past}(ند|یم|م)?|${past}ه(~اند|~است|~ایم|~بودند|~بود)?|می~${present}(د|ند|یم)|${present}(د|ند|یم)|ب${present}(د|ند|یم)|` +
    `(خواهد|خواهند|خواهیم) ${past}`
  )
}

/**
 * The same denied.
 * @example denied('گرفتن') // نگرفتند, نگرفته‌اند, نمی‌گیرند, نگیرند, نخواهند گرفت …
 */
export function denied(...infinitives: readonly Infinitive[]): string {
  return `(${infinitives.map((infinitive) => deniedForms(STEMS[infinitive])).join('|')})`
}

function deniedForms([past, present]: Stems): string {
  return `ن${past}(ند|یم|م)?|ن${past}ه(~اند|~است|~ایم|~بودند|~بود)?|نمی~${present}(د|ند|یم)|ن${present}(د|ند|یم)|(نخواهد|نخواهند) ${past}`
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
