/** Courses. */

import { first, occurs, words } from '../../pattern.ts'
import { plain } from '../../twins.ts'
import { AXES, ROOM_BEFORE, TAUGHT } from './patterns.ts'
import { outsideTitles, type Status, type Told } from './told.ts'

/** Courses: room in them, pacts about them, what has begun. */
export function taught({ view, folded, clause, at, type, sentence, inTail, inClause }: Told): Status | null {
  if (type !== 'training') return null
  if (ROOM_BEFORE.test(folded.slice(Math.max(clause[0], at[0] - 60), at[0])))
    return { status: 'planned', rule: 'room' }
  // What parties talk of working on together is still to come.
  const axes = outsideTitles(view, first(AXES, folded, [sentence.range[0], at[0]]))
  if (axes && !inTail(TAUGHT)) return { status: 'planned', rule: 'axes', range: axes }
  // «سالانه … آموزش می‌بینند»: as things are.
  const yearly =
    occurs(words('(سالانه|هر سال|ماهانه|هر ماه)'), folded, clause) &&
    !occurs(words('(تا|آینده|برنامه|پایان)', '(خواهد|خواهند) *'), folded, clause)
      ? inTail(words('می~(بینند|گیرند|آموزند|گذرانند|شود|شوند|دهند|دهد)'))
      : null
  if (yearly) return { status: 'ongoing', rule: 'yearly', range: yearly }
  // What a pact is for is still to come.
  const pact = inClause(words('(?<!در راستای (این )?)(تفاهم~نامه|قرارداد|توافق~نامه)(~ای|~ی)?'))
  if (pact && !inTail(TAUGHT)) return { status: 'planned', rule: 'pact', range: pact }
  // «۴۸ بانو مهارت آموخته و ۳۰ نفر … سفارش می‌گیرند»: the first of two verbs.
  const learnt =
    /^(?:[ \n]\p{L}{1,14}){0,5}[ \n](?:اموخته|دیده|گذرانده|فراگرفته|فرا گرفته)(?:[ \n]?اند)?[ \n]و[ \n]/u.exec(
      folded.slice(at[1], Math.min(clause[1], at[1] + 90)),
    )
  if (learnt) return { status: 'done', rule: 'reached', range: [at[1], at[1] + learnt[0].length] }
  // «با آموزش ۱۸۰ هزار نفر آغاز شد»: what it began with is done.
  const means = plain(/(?<!\p{L})با (?:اموزش|مهارت ?اموزی)(?: \p{L}{1,12}){0,3} $/u).test(
    folded.slice(Math.max(clause[0], at[0] - 40), at[0]),
  )
  const now =
    inClause(words('در این (دوره|دوره~ها|کلاس|کلاس~ها|کارگاه)')) && inTail(words('می~(بینند|گذرانند|آموزند)'))
  if (now) return { status: 'ongoing', rule: 'begun', range: now }
  const learning =
    inTail(words('(دوره|دوره~های|کلاس)( [\\p{L}،,]{1,14}){0,8} می~گذرانند')) ??
    inTail(words('(یاد|فرا) می~(گیرند|گیرد)', 'می~آموز(ند|د)')) ??
    inTail(
      words(
        '(در حال|مشغول|سرگرم) (آموختن|یادگیری|فراگیری|فرا گرفتن|گذراندن|آموزش|کارآموزی|مهارت~آموزی)(~اند)?',
      ),
    ) ??
    (inClause(words('(هم~اکنون|در حال حاضر|اکنون)'))
      ? inTail(words('می~(بینند|گذرانند|آموزند|گیرند)'))
      : null)
  if (learning) return { status: 'ongoing', rule: 'begun', range: learning }
  // «تا پایان سال ۱۰۰ هزار سرباز … شرکت می‌کنند»
  const byTheEnd = occurs(
    words('تا (پایان|آخر) (سال|امسال|ماه|تابستان|پاییز|زمستان|بهار)(?! گذشته)'),
    folded,
    clause,
  )
    ? inTail(words('(شرکت|دریافت) می~(کنند|کند)'))
    : null
  if (byTheEnd) return { status: 'planned', rule: 'to-come', range: byTheEnd }
  const prepared = inTail(words('(تدارک دیده|چیده|پیش~بینی) شد*'))
  if (prepared) return { status: 'planned', rule: 'prepared', range: prepared }
  const opens = first(words('(آغاز|شروع) (دوره|دوره~های|کلاس|کلاس~های)'), folded, [clause[0], at[0]])
  if (opens && inTail(words('خبر داد'))) return { status: 'ongoing', rule: 'begun', range: opens }
  const begun = means ? null : inTail(words('(آغاز|شروع) (شد|شده|کرد|کرده|کردند)( است|~اند)?'))
  if (begun) return { status: 'ongoing', rule: 'begun', range: begun }
  return null
}
