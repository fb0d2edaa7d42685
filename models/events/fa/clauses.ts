import type { Range } from '../../text/index.ts'
import { all, source } from '../pattern.ts'
import { plain } from '../twins.ts'

/** Finite verbs as they end a clause; participles count only before a pause or a conjunction. */
const VERB = [
  '(شده|کرده|یافته|رسیده|گرفته|داده|بوده|گردیده|داشته|دیده|رفته|آمده|نشده|نکرده|گذرانده|برگشته|بازگشته|پرداخته)~(است|اند|بود|بودند|ایم)',
  '(شد|شدند|شده|است|اند|هستند|هستیم|بود|بودند|بوده|دارد|دارند|داریم|داشت|داشتند|کرد|کردند|کردیم|کرده|یافت|یافتند|یافته|رسید|رسیدند|رسیده|گرفت|گرفتند|گرفته|داد|دادند|داده|گردید|گردیده|دیدند|دیده|رساند|رساندند|آورد|گذراندند|آموختند|بازگشتند|برگشتند|پیوستند|رفتند|آمدند|ماندند|زدند|پرداختند|کشیدند|آمد|رفت|ماند|زد|نیست|نشد|نشده|نکرده|ندارد|ندارند)',
  'می~(شود|شوند|کند|کنند|کنیم|گردد|یابد|یابند|رسد|رسند|دهد|دهند|گیرد|گیرند|باشد|باشند|پردازند|بینند|روند|رود|آید)',
  '(خواهد|خواهند|خواهیم) *',
  '(روبه~روست|مواجه~اند|روبه~رویند)',
  '(مشغول|شاغل|کار|بیکار|فعال|نیازمند|طلبکار|سرگرم|فعالیت)(ند|~اند)',
  '(شود|شوند|کند|کنند|کنیم|گردد|یابد|یابند|رسد|دهد|دهند|گیرد|گیرند|باشد|باشند)',
].map(source)

/** What a clause that has its verb is followed by. */
const AFTER =
  '(?=[ \\n]*(?:[،,؛;:»)]|(?:و|که|اما|ولی|تا|زیرا|چراکه|همچنین|گفت|افزود|بیان|اظهار|تصریح|خاطرنشان|عنوان|ادامه|یاداور|اعلام|تاکید|در حالی|در حالیکه|درحالیکه|براساس|بر اساس|طبق)(?!\\p{L})))'

const BREAK = new RegExp(
  `(?<!\\p{L})(?:${VERB.join('|')})(?!\\p{L})${AFTER}|(?<!\\p{L})(?:تثبیت|حفظ|احیا|جذب|استخدام|معرفی|تعدیل|اخراج|بیکار|ایجاد)(?= و (?:(?:حدود|نزدیک به|بیش از|برای) )?\\d)|[:؛;](?!\\d)|[ \\n]/(?=[ \\n])|[،,][ \\n](?=(?:که|به طوری|از این|در حالی|براساس|بر اساس|طبق)(?!\\p{L}))|[ \\n](?=که از (?:این|این))`,
  'gu',
)

/** «کارگرانی که ماه گذشته تعدیل شده بودند، …»: the verb of the main clause is still to come. */
const RELATIVE = plain(/(?<!\p{L})که (?:[^،,؛;:. \n]+ ){0,7}(?:شده|کرده|داده) بودند?$/u)

/** Offsets where the clauses of a Persian sentence end: after a finite verb that a pause or conjunction follows. */
export function breaks(folded: string, sentence: Range): number[] {
  return all(BREAK, folded, sentence)
    .map(([, end]) => end)
    .filter((end) => !RELATIVE.test(folded.slice(Math.max(sentence[0], end - 70), end)))
}

const LAST_WORD = plain(/(\p{L}+)[ \n،,]*$/u)
const FULL_VERB = plain(
  /^(?:شد|شدند|شده|کرد|کردند|کرده|یافت|یافتند|یافته|رسید|رسیدند|رسیده|گرفت|گرفتند|گرفته|داد|دادند|داده|گردید|گردیده|دیدند|گذراندند|اموختند|بازگشتند|برگشتند|پیوستند|رفتند|امدند|ماندند|زدند|کشیدند|اند|\p{L}{2,12}هاند|شود|شوند|کنند|می\p{L}+)$/u,
)

const PERFECT = /(?:شده|کرده|رسیده|یافته|گرفته|داده|گردیده|رفته|امده)[ \n]است[ \n،,]*$/u

/** Has a Persian clause a verb that is more than «است» or «بود»? */
export function closed(folded: string, [start, end]: Range): boolean {
  const tail = folded.slice(Math.max(start, end - 30), end)
  const word = LAST_WORD.exec(tail)?.[1]
  return word !== undefined && (FULL_VERB.test(word) || PERFECT.test(tail))
}
