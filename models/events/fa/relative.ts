import { findDates } from '../../dates/index.ts'
import type { Claim } from '../merge.ts'
import { occurs, words } from '../pattern.ts'
import { plain } from '../twins.ts'
import type { View } from '../view.ts'

/** How far behind the figure the relative clause may end. */
const REACH = 160

/** «… که ماه گذشته تعدیل شده بودند، …»: how those who are back at work had lost it. */
const LOST =
  /^[^.؛:،]{0,60} که ([^.؛:]{0,60})(?:تعدیل|اخراج|بیکار|از کار برکنار) (?:شده بودند|شدند|شده ?اند|کرده بودند)/u

/**
 * «۴۶ کارگر که زمستان تعدیل شده بودند، به کار برگشتند»: two claims of the same people, the one of the main verb and the
 * one of the relative clause.
 */
export function lostBefore(claims: Claim[], { folded, context, sentences }: View): Claim[] {
  return claims.flatMap((claim): Claim[] => {
    const { best } = claim
    if (best.type !== 'people_placed' || best.quantity?.unit !== 'people') return [claim]
    const end = sentences[best.sentence]!.range[1]
    const found = LOST.exec(folded.slice(best.at[1], Math.min(end, best.at[1] + REACH)))
    if (!found || claims.some(({ best: other }) => other.type === 'jobs_lost' && same(other, best)))
      return [claim]
    const time = findDates(found[1] as string, {
      reference: context.reference,
      language: context.language,
    }).find((d) => d.start !== null && d.end !== null)
    const period = time?.start && time.end ? { start: time.start, end: time.end, grain: time.grain } : null
    const range: [number, number] = [best.at[1], best.at[1] + found[0].length]
    const lost = {
      ...best,
      type: 'jobs_lost' as const,
      status: 'done' as const,
      period,
      rule: 'fa/relative-clause',
      fields: [
        ...best.fields.filter(({ field }) => field !== 'type' && field !== 'status' && field !== 'period'),
        { field: 'type' as const, range },
      ],
      trace: [...best.trace, `jobs_lost, done: «${folded.slice(...range)}»`],
    }
    return [{ best: lost, all: [lost] }, claim]
  })
}

/** «… که در واحد تعمیر کار می‌کردند، … اخراج شدند», «… که دوره دیده‌اند در کارگاه‌ها مشغول کارند». */
const THEN_LOST =
  /^[^.؛:،]{0,70} که [^.؛:]{2,110}(?:می ?کنند|می ?کردند|میکردند|میکنند|بودند)(?: ?،)? [^.؛:]{0,110}(?:(?:اخراج|تعدیل|بیکار) (?:شدند|شده ?اند|شدهاند|کرد)|راه داده نشد)/u
const THEN_AT_WORK =
  /^[^.؛:،]{0,20} که [^.؛:]{2,50}(?:دیده ?اند|گذرانده ?اند|اموخته ?اند)(?: ?،)? [^.؛:]{0,90}(?:مشغول (?:به )?کار(?:ند| هستند)|کار می ?کنند|فعالیت (?:دارند|می ?کنند))/u
/** «… از طریق آموزش‌های فنی مشغول به کار شده‌اند»: what they came to, by whatever means. */
const BY_MEANS =
  /^[^.؛:]{0,160} از طریق [^.؛:]{2,140}(?:مشغول (?:به )?کار|به ?کار گرفته|شاغل|جذب بازار کار|استخدام) (?:شدند|شده ?اند|شده)/u

/** What the main verb tells of people whom a relative clause says to have worked or learnt, or whom a means helped. */
export function byMainVerb(claims: Claim[], { folded, sentences }: View): Claim[] {
  return claims.map((claim): Claim => {
    const { best } = claim
    if (best.quantity?.unit !== 'people') return claim
    const end = sentences[best.sentence]!.range[1]
    const rest = folded.slice(best.at[1], Math.min(end, best.at[1] + 2 * REACH))
    const to =
      best.type === 'employment_level' && THEN_LOST.test(rest)
        ? ({ type: 'jobs_lost', status: 'done' } as const)
        : best.type === 'training' && THEN_AT_WORK.test(rest)
          ? ({ type: 'employment_level', status: 'ongoing' } as const)
          : (best.type === 'training' || best.type === 'employment_support') && BY_MEANS.test(rest)
            ? ({ type: 'people_placed', status: 'done' } as const)
            : null
    if (!to) return claim
    const trace = [...best.trace, `${to.type}, ${to.status}: the main verb behind it`]
    return { ...claim, best: { ...best, ...to, trace } }
  })
}

/** «اشتغال کارخانه از ۴۲۰ نفر به ۷۰۰ نفر می‌رسد»: how many work there, now and then. */
const FROM_TO =
  /^(?:[ \n](?:نفر|کارگر|نیرو|شغل))?[ \n]به[ \n](?:حدود |بیش از )?\d[\d ]{0,7}(?:هزار )?(?:و \d{1,3} )?(?:نفر |کارگر |نیرو |شغل )?(خواهد رسید|می ?رسد|برسد|رسید|رسیده|افزایش (?:خواهد|می)|افزایش)/u
const OF_PLANT_FROM = plain(
  /(?<!\p{L})(?:اشتغال|کارکنان|کارگران|نیروها|نیروی کار|پرسنل|تعداد شاغلان|شاغلان)(?:[ \n](?:این[ \n])?(?:کارخانه|واحد|شرکت|مجموعه|کارگاه|معدن|مجتمع|ان))?[ \n]از[ \n](?:حدود )?$/u,
)

/** The two ends of a level that moves. */
export function levelMoved(claims: Claim[], { folded, sentences }: View): Claim[] {
  const to = new Map<number, boolean>()
  const told = claims.map((claim): Claim => {
    const { best } = claim
    if (best.type !== 'jobs_created' || best.rule !== 'fa/work-noun' || !best.numberRange) return claim
    const [start, end] = sentences[best.sentence]!.range
    const [from, stop] = best.numberRange
    const found = FROM_TO.exec(folded.slice(stop, Math.min(end, stop + REACH)))
    if (!found || !OF_PLANT_FROM.test(folded.slice(Math.max(start, from - 44), from))) return claim
    const coming = !/^(?:رسید|رسیده|افزایش)$/.test(found[1] as string)
    to.set(best.sentence, coming)
    return level(claim, coming ? 'ongoing' : 'done')
  })
  return told.map((claim) => {
    const { best } = claim
    const coming = to.get(best.sentence)
    if (coming === undefined || best.type !== 'jobs_created' || best.rule !== 'fa/work-noun') return claim
    return level(claim, coming ? 'planned' : 'ongoing')
  })
}

function level(claim: Claim, status: 'planned' | 'ongoing' | 'done'): Claim {
  const trace = [...claim.best.trace, `employment_level, ${status}: one end of a level that moves`]
  return { ...claim, best: { ...claim.best, type: 'employment_level', status, trace } }
}

/** «اشتغال ۶۴۸ زندانی در کارگاه‌ها. این افراد هم‌اکنون … کار می‌کنند»: a level, as the next sentence tells it. */
export function atWork(claims: Claim[], { folded, sentences }: View): Claim[] {
  return claims.map((claim): Claim => {
    const { best } = claim
    if (best.type !== 'jobs_created' || best.noun !== 'people' || best.rule !== 'fa/work-noun') return claim
    const next = sentences[best.sentence + 1]
    const there = WORKS_THERE.test(folded.slice(best.numberRange![1], best.at[1] + 44))
    if (!there && !(next && occurs(THEY_WORK, folded, next.range))) return claim
    const trace = [...best.trace, 'employment_level, ongoing: that they work']
    return { ...claim, best: { ...best, type: 'employment_level', status: 'ongoing', trace } }
  })
}

/** «اشتغال بیش از ۳ هزار تن از زندانیان», «اشتغال ۴۵۰۰ نفر در شرکت‌های مستقر در پارک» */
const WORKS_THERE = plain(
  /^[ \n]?(?:نفر[ \n]|تن[ \n])?(?:(?:از[ \n])?(?:زندانی|محکوم)|در[ \n](?:این[ \n])?(?:شرکت|واحد|کارگاه|کارخانه|بنگاه)[ \n]?ها(?:ی)?[ \n](?:\p{L}{1,12}[ \n]){0,2}(?:مستقر|فعال|موجود)(?!\p{L}))/u,
)

/** «که این رقم تا پایان سال به ۱۵۰ هزار نفر خواهد رسید»: what the figure before counts will grow to. */
const THIS_FIGURE = plain(
  /(?<!\p{L})(?:این|ان) (?:رقم|تعداد|میزان|امار|شمار)(?: [\p{L}\d]{1,12}){0,6} به (?:حدود |بیش از |نزدیک به )?$/u,
)
const WILL_REACH = plain(/^[ \n]?(?:نفر |مورد |شغل )?(?:خواهد رسید|می ?رسد|برسد|رسید|رسیده|افزایش)/u)

/** What «این رقم» comes to is of the type of the figure before it. */
export function asThatFigure(claims: Claim[], { folded, sentences }: View): Claim[] {
  return claims.map((claim): Claim => {
    const { best } = claim
    if (!best.numberRange || best.quantity === null) return claim
    const [from, to] = best.at
    const [start] = sentences[best.sentence]!.range
    if (
      !THIS_FIGURE.test(folded.slice(Math.max(start, from - 80), from)) ||
      !WILL_REACH.test(folded.slice(to))
    )
      return claim
    const before = claims
      .map(({ best: other }) => other)
      .filter(
        (o) => o.at[1] <= from && best.sentence - o.sentence <= 1 && o.quantity?.unit === best.quantity?.unit,
      )
      .sort((a, b) => b.at[0] - a.at[0])[0]
    if (!before || before.type === best.type) return claim
    const trace = [...best.trace, `${before.type}: «این رقم» is that of the figure before`]
    return { ...claim, best: { ...best, type: before.type, trace } }
  })
}

const THEY_WORK = words(
  '(این|آن) (افراد|زندانیان|مددجویان|کارگران|تعداد|میان)( [\\p{L}\\d،,]{1,14}){0,14} (کار می~کنند|مشغول~اند|مشغول( به)? کار(ند| هستند)|فعالیت (دارند|می~کنند))',
)

/** «از مجموع ۲۱۰ جوان جویای کار …، ۴۹ نفر صاحب شغل شدند»: those who looked for work, and those of them who found it. */
const SEEKERS = plain(
  /^[ \n](?:نفر[ \n])?(?:[^.؛:،\d]{0,40} )?(?:جویای (?:کار|شغل)|کارجوی?|بیکار)(?!\p{L})[^.؛:]{0,60}[ \n]\d[\d ]{0,8}(?:هزار )?(?:و \d{1,3} )?نفر/u,
)
const OF_ALL = plain(/(?<!\p{L})از[ \n](?:مجموع|کل|جمع)[ \n]$/u)

/** The whole of those who looked for work is no count of those who found it. */
export function seekersOfAll(claims: Claim[], { folded, sentences }: View): Claim[] {
  return claims.map((claim): Claim => {
    const { best } = claim
    if (best.type !== 'people_placed' || !best.numberRange || best.quantity?.unit !== 'people') return claim
    const [start, end] = sentences[best.sentence]!.range
    const [from, to] = best.numberRange
    if (!OF_ALL.test(folded.slice(Math.max(start, from - 12), from)) || !SEEKERS.test(folded.slice(to, end)))
      return claim
    const trace = [...best.trace, 'unemployment, ongoing: the whole of those who looked for work']
    return { ...claim, best: { ...best, type: 'unemployment', status: 'ongoing', period: null, trace } }
  })
}

function same(a: Claim['best'], b: Claim['best']): boolean {
  return a.quantity?.value === b.quantity?.value && a.quantity?.unit === b.quantity?.unit
}
