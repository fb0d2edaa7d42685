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
} as const satisfies Record<string, Stems>

/** An infinitive of the table. */
export type Infinitive = keyof typeof STEMS

/**
 * All finite forms and the participle of a verb as a pattern in the writing of `source`: past, perfect (with a kept,
 * lost or blank half-space), present, subjunctive, future.
 * @example verb('شدن') // شد, شدند, شده‌اند, می‌شود, شوند, خواهند شد …
 */
export function verb(infinitive: Infinitive): string {
  const [past, present] = STEMS[infinitive]
  return (
    `(${past}(ند|یم|م)?|${past}ه(~اند|~است|~ایم|~بودند|~بود)?|می~${present}(د|ند|یم)|${present}(د|ند|یم)|ب${present}(د|ند|یم)|` +
    `(خواهد|خواهند|خواهیم) ${past}|گردید(ند|ه)?)`
  )
}
