import type { Period } from '../../contract.ts'
import { CALENDARS, type DateMention, findDates, isoDay } from '../../dates/index.ts'
import type { Range } from '../../text/index.ts'
import { type Candidate, STOCKS } from '../candidate.ts'
import type { NounClass } from '../grammar.ts'
import { first, occurs, words } from '../pattern.ts'
import { plain } from '../twins.ts'
import { distance, type Sentence, type View } from '../view.ts'

/** A mention with a value. */
type Dated = DateMention & { start: string; end: string }

/** A day of a named week or decade. */
function ofOccasion({ grammar }: View, { text }: DateMention): boolean {
  return grammar.opening !== undefined && grammar.weekNamed?.test(text) === true
}

/** Days that tell when somebody spoke, not what the claim covers. */
function ofSpeaking(view: View, sentence: Sentence, date: DateMention): boolean {
  if (
    date.grain !== 'day' ||
    date.kind === 'since' ||
    date.kind === 'deadline' ||
    date.kind === 'as-of' ||
    date.kind === 'range' ||
    // «1 желтоқсанға 23 410 адам»: up to that day.
    /(?:[ғқ]а|[гк]е)$/u.test(date.text) ||
    // «در پایان آذر»: the day of a level.
    date.text.includes('پایان')
  )
    return false
  // «گفت: امروز چهار طرح … افتتاح شد»
  if (
    view.grammar.opening &&
    sentence.index > 1 &&
    view.folded.slice(sentence.range[0], date.range[0]).includes(':') &&
    occurs(view.grammar.opening, view.folded, [date.range[1], sentence.range[1]])
  )
    return false
  if (view.grammar.happens && occurs(view.grammar.happens, view.folded, sentence.range)) return false
  // «در سومین روز دهه فجر ۱۲ طرح افتتاح شد»
  if (ofOccasion(view, date) && occurs(view.grammar.opening as RegExp, view.folded, sentence.range))
    return false
  return occurs(view.grammar.speech, view.folded, sentence.range) || sentence.heading || sentence.index < 2
}

/**
 * Gives a candidate its period: the time named in its clause, nearest first, else in its sentence; «تاکنون» beside
 * a year runs from that year's start to the reference date.
 */
export function attributePeriod(view: View, candidate: Candidate): void {
  if (candidate.period) return
  const { folded, grammar, context } = view
  const sentence = view.sentences[candidate.sentence] as Sentence
  const dates = sentence.dates
    .map((d) =>
      byTheEnd(
        view,
        candidate,
        untilNow(
          view,
          candidate,
          aboutToEnd(view, candidate, namedWeek(view, monthPast(view, candidate, d))),
        ),
      ),
    )
    .filter(
      (d): d is Dated =>
        d.start !== null &&
        (d.kind !== 'since' || grammar.until?.test(d.text) === true || begun(d, context.reference)) &&
        d.end !== null &&
        d.flag !== 'page-stamp' &&
        !compared(view, d) &&
        !grammar.greeted?.test(folded.slice(Math.max(0, d.range[0] - 60), d.range[0])) &&
        !grammar.noPeriod?.test(folded.slice(...d.range)) &&
        !ofThoseWho(view, d, candidate.at) &&
        !ofItsPast(view, d, candidate.at) &&
        !byTheWay(view, sentence, d, candidate.at) &&
        // «پارسال … داشتیم و در حال حاضر ۷۹۵۵ نفر …»
        !(
          grammar.now &&
          STOCKS.has(candidate.type) &&
          candidate.status === 'ongoing' &&
          d.range[1] <= candidate.at[0] &&
          occurs(grammar.now, folded, [d.range[1], candidate.at[0]])
        ) &&
        !cameFrom(view, sentence, d, candidate.at) &&
        !outdated(view, sentence, d, candidate.at) &&
        !(
          OF_PLANT.has(candidate.type) &&
          d.range[1] <= candidate.at[0] &&
          grammar.openedThen?.test(folded.slice(d.range[1], d.range[1] + 60)) === true
        ) &&
        !(
          d.range[0] > candidate.at[1] && grammar.sameSeason?.test(folded.slice(d.range[1], d.range[1] + 40))
        ) &&
        // «455,6 мың адам болды (2017 жылы 494,9 мың)»: the time of the figure in brackets.
        !(
          grammar.headlines &&
          d.range[0] > candidate.at[1] &&
          inBracketsBehind(folded, candidate.at[1], d.range[0])
        ) &&
        // «تا دیروز ۲۱۳ نفر»: so far.
        !(d.grain === 'day' && UP_TO.test(d.text)) &&
        !(
          grammar.pluperfect &&
          d.range[0] > candidate.at[1] &&
          grammar.pluperfect.test(folded.slice(d.range[1], d.range[1] + 60))
        ) &&
        // «که روزگاری ۱۱۰۰ کارگر داشت، امروز …»: now, not on that day.
        !(
          STOCKS.has(candidate.type) &&
          d.grain === 'day' &&
          d.end === context.reference?.slice(0, 10) &&
          d.text.includes('امروز')
        ) &&
        // «که در سال ۱۳۹۸ …، حالا …»: the time before is past.
        !(
          grammar.now &&
          d.range[1] < candidate.at[0] &&
          occurs(grammar.now, folded, [d.range[1], candidate.at[0]])
        ) &&
        !(
          candidate.type !== 'labour_dispute' &&
          // «1 желтоқсанда 112 жұмыссыз тіркеуде»: levels are counted on the first of a month.
          !(STOCKS.has(candidate.type) && grammar.headlines && d.start.endsWith('-01')) &&
          ofSpeaking(view, sentence, d)
        ) &&
        // A term still to come is not the time of what was reached.
        !(
          candidate.status === 'done' &&
          d.kind === 'deadline' &&
          context.reference !== undefined &&
          d.end > context.reference
        ) &&
        // «از پاییز پولی نگرفته‌اند»: what has happened is of no time to come.
        !(
          (candidate.status === 'done' ||
            (candidate.type === 'labour_dispute' && candidate.status === 'ongoing')) &&
          context.reference !== undefined &&
          d.start > context.reference
        ),
    )
  const set = (period: Period, from: string, range?: Range) => {
    candidate.period = period
    candidate.periodFrom = from
    candidate.trace.push(`period ${period.start}…${period.end} from ${from}`)
    if (range) candidate.fields.push({ field: 'period', range })
  }
  const own = ofThisFigure(
    view,
    sentence,
    candidate,
    [...dates, ...resolved(view, sentence, dates)].filter(
      (d) => d.range[0] >= candidate.clause[0] && d.range[1] <= candidate.clause[1],
    ),
  )
  // «در سال جاری پنج نفر» in a text without a day of its own: another time than those told beside it.
  if (unresolved(view, sentence, candidate, own)) {
    candidate.periodFrom = MOMENT
    return
  }
  const soFar =
    first(grammar.soFar, folded, candidate.clause) ??
    (own.length === 0 ? first(grammar.soFar, folded, [sentence.range[0], candidate.at[0]]) : null)
  const year = (own.length > 0 ? own : dates).find(
    (d) =>
      d.grain === 'year' &&
      d.kind !== 'since' &&
      (context.reference === undefined || (d.start <= context.reference && context.reference <= d.end)),
  )
  if (
    soFar &&
    year &&
    context.reference &&
    candidate.status !== 'planned' &&
    candidate.status !== 'committed'
  ) {
    const covered = own.some((d) => d.range[0] <= soFar[0] && d.range[1] >= soFar[1])
    if (!covered && year.start <= context.reference && context.reference <= year.end) {
      set({ start: year.start, end: context.reference, grain: 'span' }, 'so far this year', year.range)
      return
    }
  }
  // «2021 жылға 500 адам жоспарланып, бүгінгі таңда 686 адам жолданды»: up to a day that is not known.
  if (
    soFar &&
    year &&
    !context.reference &&
    candidate.status === 'done' &&
    !own.includes(year) &&
    year.range[1] <= soFar[0] &&
    soFar[1] <= candidate.at[0]
  ) {
    candidate.periodFrom = MOMENT
    return
  }
  // «طرح از نیمه دوم سال ۹۶ آغاز شد و تاکنون ۱۹۶۸ نفر …»
  const programme =
    soFar && context.reference && grammar.begun && own.length === 0 && candidate.status === 'done'
      ? dates.findLast(
          (d) =>
            d.range[1] <= candidate.at[0] &&
            plain(/(?<!\p{L})از[ \n]$/u).test(folded.slice(Math.max(0, d.range[0] - 4), d.range[0])) &&
            grammar.begun!.test(folded.slice(d.range[1], d.range[1] + 24)),
        )
      : undefined
  if (programme && context.reference && programme.start < context.reference) {
    set(
      { start: programme.start, end: context.reference, grain: 'span' },
      'begun then, so far',
      programme.range,
    )
    return
  }
  // «در یک سال گذشته», «соңғы үш жылда»: a span that rolls on is no period, and takes none from elsewhere.
  if (
    own.length === 0 &&
    grammar.rolling &&
    // «бір жылда 0,9% өсіп, 278 мың болды»: so it grew; the level is of another time.
    !STOCKS.has(candidate.type) &&
    occurs(grammar.rolling, folded, [candidate.clause[0], candidate.at[0]])
  ) {
    candidate.periodFrom = MOMENT
    return
  }
  // «жыл басында олардың саны 164 еді»: a moment of its own, though no period.
  if (
    own.length === 0 &&
    sentence.dates.some(
      (d) =>
        grammar.noPeriod?.test(folded.slice(...d.range)) === true &&
        d.range[0] >= candidate.clause[0] &&
        d.range[1] <= candidate.at[0],
    )
  ) {
    candidate.periodFrom = MOMENT
    return
  }
  // A time named later in the sentence belongs to what is told there.
  // What is promised or intended is promised for the year, whatever was reached up to now.
  const licensed =
    candidate.status === 'planned' &&
    grammar.licence !== undefined &&
    occurs(grammar.licence, folded, [sentence.range[0], candidate.at[0]])
  const ahead = candidate.status === 'committed' || (candidate.status === 'planned' && !licensed)
  const years = ahead ? own.filter((d) => d.grain === 'year') : []
  const pick =
    nearest(years, candidate.at) ??
    nearest(own, candidate.at) ??
    nearest(
      dates.filter(
        (d) =>
          d.range[1] <= candidate.at[0] &&
          (!ofAnother(view, sentence, d, candidate) || refersBack(view, d.range[1], candidate.at[0])) &&
          !longPast(view, candidate, d) &&
          !(grammar.forecast && occurs(grammar.forecast, folded, [d.range[1], candidate.at[0]])) &&
          !sameSpan(view, d) &&
          // A day to come holds for what is planned («در هفته دولت … افتتاح می‌شود که …»).
          (!ahead ||
            (d.grain === 'year' &&
              (!(context.reference !== undefined && d.end < context.reference) ||
                (candidate.status === 'committed' &&
                  grammar.was !== undefined &&
                  occurs(grammar.was, folded, [candidate.at[1], candidate.clause[1]])))) ||
            (candidate.status === 'planned' &&
              context.reference !== undefined &&
              (d.start > context.reference ||
                (grammar.weekNamed?.test(d.text) === true && d.end >= context.reference) ||
                ((d.kind === 'deadline' || (d.grain !== 'day' && d.grain !== 'span')) &&
                  d.end > context.reference)))),
      ),
      candidate.at,
    )
  // «۴۱۲ نفر هم‌اکنون مشغول دوره‌اند»
  if (candidate.type === 'people_placed' && candidate.status === 'ongoing' && own.length === 0) return
  const unpaid =
    candidate.type === 'labour_dispute' && candidate.status === 'ongoing' ? wageMonths(view, sentence) : null
  if (unpaid && (!pick || pick.kind === 'deadline' || !own.includes(pick))) {
    set({ start: unpaid.start, end: unpaid.end, grain: unpaid.grain }, 'months of the wages', unpaid.range)
    return
  }
  if (pick && !(candidate.type === 'labour_dispute' && candidate.status === 'ongoing' && own.length === 0)) {
    const narrowed =
      yearBefore(view, candidate, pick) ?? annual(view, candidate, pick) ?? deadline(context.reference, pick)
    set(narrowed, own.includes(pick) ? 'clause' : 'sentence', pick.range)
    return
  }
  const before = dates.length === 0 ? (timeAbove(view, candidate) ?? timeBefore(view, candidate)) : null
  if (before) set({ start: before.start, end: before.end, grain: before.grain }, 'named before', before.range)
}

/** «برای اسفند ۳۰۱ هزار نفر … معرفی شدند», said in summer: what has happened in a month still to come happened a year ago. */
function monthPast({ context, grammar }: View, candidate: Candidate, date: DateMention): DateMention {
  const { reference } = context
  if (!grammar.nationalRates || !reference || date.grain !== 'month' || date.start === null) return date
  if (candidate.status !== 'done' || date.start <= reference || !BARE_MONTH.test(date.text)) return date
  const [then] = findDates(`${date.text} سال گذشته`, { reference, language: context.language })
  return then?.start && then.end && then.grain === 'month'
    ? { ...date, start: then.start, end: then.end }
    : date
}

const BARE_MONTH = /^\p{L}{2,10}(?:[ \u200c]?ماه)?$/u

/** What goes on from a time ends at the reference date; what is to begin then has no end. */
function begun({ start }: DateMention, reference: string | undefined): boolean {
  return reference !== undefined && start !== null && start <= reference
}

/** Does a bracket open between two offsets that is still open at the second? */
function inBracketsBehind(folded: string, from: number, to: number): boolean {
  const between = folded.slice(from, to)
  return between.lastIndexOf('(') > between.lastIndexOf(')')
}

const UP_TO = /^تا (?:دیروز|امروز|دیشب)/u

/** «در سال ۹۷ ۸۲۵۱ نفر و در سال جاری ۷۷۸۸ نفر»: a later time stands before the figure, though nothing resolves it. */
function outdated(
  { folded, grammar }: View,
  { dates }: Sentence,
  { range }: DateMention,
  at: Range,
): boolean {
  return (
    range[1] <= at[0] &&
    dates.some(
      (d) =>
        d.flag === 'no-reference' &&
        d.range[0] >= range[1] &&
        d.range[1] <= at[0] &&
        // «پاییز همان سال»: its year is known.
        !grammar.sameYear?.test(folded.slice(d.range[0], d.range[1] + 12)) &&
        !seasonNamed(dates, d),
    )
  )
}

const SEASON = /بهار|تابستان|پاییز|زمستان/u

/** «در پایان تابستان سال ۱۴۰۰ … تا پایان تابستان امسال»: its year stands beside it. */
function seasonNamed(dates: readonly DateMention[], { text }: DateMention): boolean {
  const season = SEASON.exec(text)?.[0]
  return season !== undefined && dates.some((d) => d.start !== null && d.text.includes(season))
}

/** Is the time told of this figure, with no other figure between, one that nothing resolves? */
function unresolved(
  { folded }: View,
  { dates, numbers }: Sentence,
  { at, clause }: Candidate,
  own: readonly Dated[],
): boolean {
  const beside = ({ range }: DateMention) => {
    const [from, to] = range[1] <= at[0] ? [range[1], at[0]] : [at[1], range[0]]
    return !numbers.some(
      (n) =>
        (n.range[0] >= from && n.range[1] <= to) ||
        // «۱۲۸۹ نفر در سال ۹۷ و ۴۳۵ تن در سال جاری»: the first is that of the figure before.
        (n.range[1] <= range[0] &&
          n.range[1] <= at[0] &&
          BEHIND_FIGURE.test(folded.slice(n.range[1], range[0]))),
    )
  }
  return (
    !own.some(beside) &&
    dates.some(
      (d) =>
        d.flag === 'no-reference' &&
        d.range[0] >= clause[0] &&
        d.range[1] <= clause[1] &&
        beside(d) &&
        !seasonNamed(dates, d),
    )
  )
}

/** «از ۹.۸ درصد در تابستان ۱۴۰۲ به ۸.۷ درصد رسید»: the time of the level before. */
function cameFrom({ folded }: View, { numbers }: Sentence, { range }: DateMention, at: Range): boolean {
  if (range[1] > at[0] || !CAME_TO.test(folded.slice(range[1], at[0]))) return false
  const other = numbers.findLast((n) => n.range[1] <= range[0])
  return other !== undefined && /از[ \n]$/.test(folded.slice(Math.max(0, other.range[0] - 3), other.range[0]))
}

/** «مزد تیر، مرداد و شهریور»: the months for which wages are owed. */
function wageMonths({ grammar, folded, context }: View, { range }: Sentence): Dated | null {
  const found = grammar.wagesOf?.exec(folded.slice(...range))
  if (!found?.[1]) return null
  const start = range[0] + found.index + found[0].length - found[1].length
  // With their word even months that are everyday words are dates.
  const { reference, language } = context
  const [date] = findDates(`${found[1]} ماه`, { reference, language })
  if (!date?.start || !date.end) return null
  return { ...date, start: date.start, end: date.end, range: [start, start + found[1].length] }
}

/** «از کسانی که پارسال عفو گرفتند ۲۷ نفر …»: the time of what is told of them by the way. */
function ofThoseWho({ folded, grammar }: View, date: DateMention, at: Range): boolean {
  if (
    !grammar.who ||
    date.range[1] > at[0] ||
    !grammar.who.test(folded.slice(Math.max(0, date.range[0] - 24), date.range[0]))
  )
    return false
  return grammar.whoDid?.test(folded.slice(date.range[1], at[0])) === true
}

/** «کارخانه‌ای که از پاییز ۱۴۰۲ تعطیل بود، … و ۱۳۰ کارگر آن بازگشتند»: how it had been until then. */
function ofItsPast({ folded, grammar }: View, date: DateMention, at: Range): boolean {
  return (
    grammar.wasUntil !== undefined &&
    date.range[1] <= at[0] &&
    plain(/(?<!\p{L})که[ \n](?:\p{L}{1,12}[ \n]){0,4}$/u).test(
      folded.slice(Math.max(0, date.range[0] - 40), date.range[0]),
    ) &&
    grammar.wasUntil.test(folded.slice(date.range[1], at[0]))
  )
}

const END_OF_SEASON = /^(?:پایان|انتهای) (بهار|تابستان|پاییز|زمستان)/u

/** «با اشاره به اینکه استان در سال گذشته رتبه هفتم را داشت، گفت: …»: a time past told by the way, of no figure. */
function byTheWay(
  { context, folded, grammar }: View,
  sentence: Sentence,
  date: DateMention,
  at: Range,
): boolean {
  const { reference } = context
  if (
    !grammar.byTheWay ||
    !reference ||
    date.end === null ||
    date.end >= reference ||
    date.range[1] > at[0] ||
    /از[ \n]$/.test(folded.slice(Math.max(0, date.range[0] - 3), date.range[0]))
  )
    return false
  const from =
    sentence.range[0] + (grammar.byTheWay.exec(folded.slice(sentence.range[0], date.range[0]))?.index ?? -1)
  if (from < sentence.range[0]) return false
  const said = first(grammar.speech, folded, [date.range[1], at[0]])
  return (
    said !== null &&
    !sentence.numbers.some((n) => n.range[0] >= from && n.range[1] <= said[0] && n.kind !== 'ordinal')
  )
}

/** «تحقق تعهد در پایان شهریور»: what was reached or promised by then, of the year. */
function byTheEnd(
  { context, grammar }: View,
  { type, status, noun }: Candidate,
  date: DateMention,
): DateMention {
  // «در پایان تابستان نرخ بیکاری …»: rates are told of seasons.
  if (STOCKS.has(type) && noun === 'percent' && date.grain === 'day' && END_OF_SEASON.test(date.text)) {
    const { reference } = context
    const [season] = findDates(date.text.replace(END_OF_SEASON, '$1'), {
      ...(reference ? { reference } : {}),
    })
    if (season?.start) return { ...season, range: date.range, span: date.span, text: date.text }
  }
  if (grammar.language !== 'fa' || STOCKS.has(type) || type === 'vacancies' || type === 'labour_dispute')
    return date
  if (date.grain !== 'day' || date.kind === 'deadline' || !date.end || !date.text.startsWith('پایان'))
    return date
  if (status !== 'done' && status !== 'committed') return date
  const [year] = CALENDARS.jalali.fromDay(Math.round(Date.parse(`${date.end}T00:00:00Z`) / 86_400_000))
  const start = isoDay(CALENDARS.jalali.toDay(year, 1, 1))
  if (status === 'done') return { ...date, start, grain: 'span' }
  return { ...date, start, end: isoDay(CALENDARS.jalali.toDay(year + 1, 1, 1) - 1), grain: 'year' }
}

/** «۷۳ کارگر از تیرماه بیکار شده‌اند»: from then until the text was written. */
function untilNow(
  { context, folded, grammar }: View,
  { type, status, clause }: Candidate,
  date: DateMention,
): DateMention {
  const { reference } = context
  // «از مهرماه حقوق نگرفته‌اند»
  const owed = type === 'labour_dispute' && status === 'ongoing'
  if (!grammar.sinceThen || !reference || (status !== 'done' && !owed) || date.kind === 'since') return date
  if (date.grain !== 'month' && date.grain !== 'quarter') return date
  if (!date.start || !date.end || date.start > reference || date.kind === 'range') return date
  if (!plain(/(?<!\p{L})از[ \n]$/u).test(folded.slice(Math.max(0, date.range[0] - 4), date.range[0])))
    return date
  if (!owed && !occurs(grammar.sinceThen, folded, [date.range[1], clause[1]])) return date
  return { ...date, end: reference, grain: 'span' }
}

/** «در سال ۱۴۰۳ … ۱۷ طرح به بهره‌برداری رسید، این طرح‌ها ۶۹۰ شغل …»: what is told of those counted at that time. */
function refersBack({ grammar, folded }: View, from: number, to: number): boolean {
  return grammar.theseSchemes !== undefined && from < to && occurs(grammar.theseSchemes, folded, [from, to])
}

/** How many days before its end a month counts as over for those who tell what was reached by then. */
const ABOUT = 10

/** «تا پایان آذر ۱۸ هزار شغل ثبت شده», told on the last days of Azar: the year up to that day. */
function aboutToEnd({ context, grammar }: View, { status }: Candidate, date: DateMention): DateMention {
  const { reference } = context
  if (grammar.language !== 'fa' || status !== 'done' || date.kind !== 'deadline') return date
  if (!reference || !date.end || date.end <= reference) return date
  const day = Math.round(Date.parse(`${date.end}T00:00:00Z`) / 86_400_000)
  if (day - Math.round(Date.parse(`${reference.slice(0, 10)}T00:00:00Z`) / 86_400_000) > ABOUT) return date
  const [year] = CALENDARS.jalali.fromDay(day)
  return { ...date, kind: 'as-of', start: isoDay(CALENDARS.jalali.toDay(year, 1, 1)), grain: 'span' }
}

/** «این هفته» in a text that has named one («هفته دولت»). */
function namedWeek({ context, grammar }: View, date: DateMention): DateMention {
  if (!grammar.thisWeek?.test(date.text)) return date
  const named = context.dates.findLast(
    (d) => d.range[1] <= date.range[0] && d.start !== null && grammar.weekNamed?.test(d.text),
  )
  return named ? { ...date, start: named.start, end: named.end, grain: named.grain } : date
}

/**
 * «از ۱۹۴۰ نفر در پارسال به ۲۷۱۵ نفر در سال جاری»: a time that stands right behind another figure is that figure's;
 * «در سال جاری … در نیمه نخست امسال»: of two times in one another the narrower one is told.
 */
function ofThisFigure(
  { folded }: View,
  { numbers }: Sentence,
  { at, status }: Candidate,
  dates: readonly Dated[],
): Dated[] {
  if (dates.length < 2) return [...dates]
  const apart = dates.filter(
    (d) =>
      !numbers.some(
        (n) =>
          !(n.range[0] < at[1] && at[0] < n.range[1]) &&
          n.range[1] <= d.range[0] &&
          BEHIND_FIGURE.test(folded.slice(n.range[1], d.range[0])),
      ),
  )
  const left = apart.length > 0 ? apart : dates
  if (status === 'planned' || status === 'committed') return [...left]
  return left.filter(
    (d) => !left.some((o) => o !== d && o.start >= d.start && o.end <= d.end && o.grain !== d.grain),
  )
}

/** What leads from the time of the first of two levels to the second. */
const CAME_TO = /^[ \n،]{1,2}به[ \n](?:حدود |بیش از |کمتر از |نزدیک به )?$/u

/** All that stands between a figure and the time right behind it. */
const BEHIND_FIGURE = plain(/^[ \n]?(?!و[ \n])\p{L}{1,12}[ \n](?:در|طی)[ \n]$/u)

/** «آموزش ۱۲۰۰ سرباز تا پایان سال در برنامه است» */
const IN_PLAN = words('در (برنامه|دستور کار) (است|داریم|دارد|قرار دارد)')

/** «تعهد … تا پایان سال ۴ میلیون نفرساعت است»: what is promised until the end of a year is promised for the year. */
function annual(
  { grammar, folded }: View,
  { status, clause, at }: Candidate,
  { kind, end }: Dated,
): Period | null {
  if (grammar.language !== 'fa' || kind !== 'deadline') return null
  const aim =
    status === 'planned' &&
    grammar.aim !== undefined &&
    (occurs(grammar.aim, folded, [clause[0], at[0]]) ||
      occurs(IN_PLAN, folded, [at[1], Math.max(at[1], clause[1])]))
  if (status !== 'committed' && !aim) return null
  const day = Math.round(Date.parse(`${end}T00:00:00Z`) / 86_400_000)
  const [year] = CALENDARS.jalali.fromDay(day)
  if (CALENDARS.jalali.toDay(year + 1, 1, 1) - 1 !== day) return null
  return { start: isoDay(CALENDARS.jalali.toDay(year, 1, 1)), end, grain: 'year' }
}

/** «نیمه نخست امسال … در مدت مشابه سال قبل»: the time named before, as it was a year earlier. */
function yearBefore(
  { grammar, folded, sentences, context }: View,
  { sentence }: Candidate,
  pick: Dated,
): Period | null {
  const { reference } = context
  if (!reference || pick.grain !== 'year' || !grammar.sameTime) return null
  if (!grammar.sameTime.test(folded.slice(Math.max(0, pick.range[0] - 16), pick.range[0]))) return null
  for (let i = sentence; i >= Math.max(0, sentence - TIME_REACH); i--) {
    const named = (sentences[i] as Sentence).dates.findLast(
      (d) => d.range[1] < pick.range[0] && d.start !== null && d.grain !== 'day' && d.grain !== 'year',
    )
    if (!named) continue
    // The same words said a year ago.
    const ago = `${Number(reference.slice(0, 4)) - 1}${reference.slice(4)}`.replace(/-02-29$/, '-02-28')
    const then = findDates(named.text, { reference: ago, language: context.language }).find(
      (d) => d.start !== null,
    )
    if (!then?.start || !then.end) return null
    if (then.start !== named.start) return { start: then.start, end: then.end, grain: then.grain }
    return { start: yearAgo(then.start), end: yearAgo(then.end), grain: then.grain }
  }
  return null
}

/** The same day of the Jalali year before; the last of a month stays the last. */
function yearAgo(iso: string): string {
  const { toDay, fromDay } = CALENDARS.jalali
  const [year, month, day] = fromDay(Math.round(Date.parse(`${iso}T00:00:00Z`) / 86_400_000))
  const last = month === 12 ? toDay(year, 1, 1) - toDay(year - 1, 12, 1) : 31
  return isoDay(toDay(year - 1, month, Math.min(day, last)))
}

/** The time in the heading above a line. */
function timeAbove({ sentences }: View, { under }: Candidate): Dated | null {
  if (under == null) return null
  const named = (sentences[under] as Sentence).dates.find(
    (d): d is Dated => d.start !== null && d.end !== null && d.flag !== 'page-stamp',
  )
  return named ?? null
}

/** How many sentences before «در این مدت» its time may be named. */
const TIME_REACH = 6

/** «در این مدت»: the latest time named before; «این واحدها»: the time told of them in the sentence before. */
function timeBefore(view: View, candidate: Candidate): Dated | null {
  const { grammar, folded, sentences, context } = view
  const { range, index } = sentences[candidate.sentence] as Sentence
  const upTo: Range = [range[0], Math.max(candidate.at[1], candidate.clause[1])]
  const reach =
    // «در این دوره آموزش می‌بینند»: the course, not the time.
    grammar.thisTime &&
    (candidate.type !== 'training' || !/در این دوره/.test(folded.slice(...upTo))) &&
    occurs(grammar.thisTime, folded, upTo)
      ? TIME_REACH
      : grammar.thisUnit &&
          candidate.status === 'done' &&
          !STOCKS.has(candidate.type) &&
          candidate.type !== 'labour_dispute' &&
          occurs(grammar.thisUnit, folded, upTo)
        ? 1
        : // «با این تسهیلات … شغل ایجاد شد»
          grammar.toldOf &&
            (candidate.status === 'done' || candidate.status === 'planned') &&
            !STOCKS.has(candidate.type) &&
            occurs(grammar.toldOf, folded, [candidate.clause[0], candidate.at[0]])
          ? 1
          : 0
  let rather: Dated | null = null
  const ofYear = grammar.thisYear !== undefined && occurs(grammar.thisYear, folded, upTo)
  for (let i = index - 1; i >= Math.max(0, index - reach); i--) {
    const named = (sentences[i] as Sentence).dates.filter(
      (d): d is Dated =>
        d.start !== null &&
        d.end !== null &&
        d.grain !== 'day' &&
        d.flag !== 'page-stamp' &&
        !onlyCompared(view, d) &&
        !(
          grammar.byTheWay &&
          byTheWay(view, sentences[i] as Sentence, d, [(sentences[i] as Sentence).range[1], 0])
        ) &&
        (candidate.status !== 'planned' || !context.reference || d.end > context.reference) &&
        !(
          candidate.status === 'done' &&
          d.kind === 'deadline' &&
          context.reference &&
          d.end > context.reference
        ) &&
        (d.kind !== 'since' || context.reference !== undefined) &&
        (!ofYear || d.grain === 'year'),
    )
    // «در این مدت» is rather a part of the year than last year told for comparison.
    const part = named.findLast((d) => d.grain !== 'year' || d.end >= (context.reference ?? d.end))
    if (reach === TIME_REACH && named.length > 0 && !part) {
      rather ??= named.at(-1) as Dated
      continue
    }
    if (named.length > 0) return part ?? (named.at(-1) as Dated)
  }
  return rather
}

/** «با بیان اینکه پارسال ۳۹ هزار شغل ایجاد شد، افزود: …»: the time of what stands before the colon. */
function ofAnother({ folded }: View, sentence: Sentence, date: DateMention, { at }: Candidate): boolean {
  const colon = folded.slice(date.range[1], at[0]).lastIndexOf(':')
  if (colon < 0) return false
  return sentence.numbers.some((n) => n.range[0] >= date.range[1] && n.range[1] <= date.range[1] + colon)
}

/** «در مدت مشابه سال گذشته»: not the year, but as much of it as was told of this year. */
function sameSpan({ grammar, folded }: View, date: DateMention): boolean {
  return grammar.sameSpan?.test(folded.slice(Math.max(0, date.range[0] - 24), date.range[0])) ?? false
}

/** «در مقایسه با بهار ۱۴۰۳ با رقم ۹.۹ درصد»: the figure of the other time follows. */
const FIGURE_NEXT = /^[ \n،(]{1,3}(?:با (?:رقم|نرخ)|که)[ \n]|^ ?\((?:معادل |یعنی |برابر با )?\d/u

/** «Бірінші тоқсанмен салыстырғанда», «نسبت به بهار پارسال»: a time that the claim is only compared with. */
function compared(view: View, date: DateMention): boolean {
  const { folded } = view
  return FIGURE_NEXT.test(folded.slice(date.range[1], date.range[1] + 12)) ? false : onlyCompared(view, date)
}

/** The same, whether or not the figure of that time follows. */
function onlyCompared({ folded, grammar }: View, date: DateMention): boolean {
  if (grammar.comparisonBefore?.test(folded.slice(Math.max(0, date.range[0] - 40), date.range[0])))
    return true
  return grammar.comparison?.test(folded.slice(date.range[1], date.range[1] + 40)) ?? false
}

/** «… در زمستان ۱۴۰۰ …، که در پاییز …»: a season or month without a year is the one nearest before the time named last. */
function resolved(view: View, sentence: Sentence, dates: readonly Dated[]): Dated[] {
  const { grammar } = view
  return sentence.dates.flatMap((date) => {
    // «نرخ بیکاری سال ۹۵ … . در فصل بهار ۹.۸، تابستان ۱۰.۸ …»: the seasons of the year told before.
    if (date.flag === 'no-reference' && grammar.nationalRates && BARE_SEASON.test(date.text)) {
      const year = yearTold(view, sentence)
      return year ? readAs(date, `${date.text} ${jalaliYear(year.start)}`) : []
    }
    const sameYear = date.flag === 'anaphoric' ? grammar.sameYear : undefined
    // «تعهد سال ۱۴۰۰ …، در هشت ماهه ابتدای سال»
    const ofYear =
      date.start === null && grammar.nationalRates && OF_THE_YEAR.test(date.text)
        ? dates.findLast((d) => d.grain === 'year' && d.range[1] <= date.range[0])
        : undefined
    if (ofYear) return readAs(date, `${date.text} ${jalaliYear(ofYear.start)}`)
    if (date.start !== null || (!sameYear && date.grain !== 'quarter' && date.grain !== 'month')) return []
    const anchor = dates.findLast((d) => d.range[1] <= date.range[0])
    if (!anchor) return []
    if (sameYear) {
      // «در زمستان ۱۴۰۳ …؛ در پاییز همان سال …»
      return readAs(date, date.text.replace(sameYear, `سال ${jalaliYear(anchor.start)}`))
    }
    return findDates(date.text, { reference: anchor.start })
      .filter((d): d is Dated => d.start !== null && d.end !== null && d.end < anchor.end)
      .map((d) => ({ ...d, range: date.range, span: date.span }))
      .slice(0, 1)
  })
}

const BARE_SEASON = /^(?:در )?(?:فصل )?(?:بهار|تابستان|پاییز|پائیز|زمستان)$/u

/** The year named last in the sentences before. */
function yearTold({ sentences }: View, { index }: Sentence): Dated | undefined {
  return sentences
    .slice(Math.max(0, index - YEAR_REACH), index)
    .flatMap((s) => s.dates)
    .findLast((d): d is Dated => d.grain === 'year' && d.start !== null && d.end !== null)
}

/** How many sentences before a season its year may be named. */
const YEAR_REACH = 4

/** What a date means if it is written so, where it stands. */
function readAs({ range, span }: DateMention, text: string): Dated[] {
  return findDates(text)
    .filter((d): d is Dated => d.start !== null && d.end !== null)
    .map((d) => ({ ...d, range, span }))
    .slice(0, 1)
}

const OF_THE_YEAR = /(?:ابتدای|ابتدایی|نخست|اول) سال$/u

function jalaliYear(day: string): number {
  return CALENDARS.jalali.fromDay(Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000))[0]
}

/** A deadline ends the period; the reference date starts it. */
function deadline(reference: string | undefined, date: Dated): Period {
  if (date.kind === 'deadline' && reference && date.start === date.end && reference <= date.end)
    return { start: reference, end: date.end, grain: 'span' }
  return { start: date.start, end: date.end, grain: date.grain }
}

/** «2023 жылы іске қосылған, онда 430 адам жұмыс істейді»: what goes on now is not of a past year told in another clause. */
function longPast(
  { grammar, context }: View,
  { type, status, part }: Candidate,
  { grain, end }: Dated,
): boolean {
  return (
    grammar.headlines === true &&
    !part &&
    type === 'employment_level' &&
    status === 'ongoing' &&
    (grain === 'year' || grain === 'multi-year') &&
    context.reference !== undefined &&
    end < context.reference
  )
}

function nearest(dates: readonly Dated[], at: Range): Dated | null {
  let best: Dated | null = null
  for (const date of dates) {
    const gap = distance(date.range, at) - (date.range[1] <= at[0] ? 20 : 0)
    if (!best || gap < distance(best.range, at) - (best.range[1] <= at[0] ? 20 : 0)) best = date
  }
  return best
}

/** «… تجمع کردند. … امروز (سه‌شنبه ۲۷ آبان) مقابل ساختمان گرد آمدند»: the day that the next sentence or the one before gives. */
function dayOfProtest({ grammar, folded, sentences }: View, index: number): Period | null {
  if (!grammar.protest) return null
  for (const sentence of [sentences[index + 1], sentences[index - 1]]) {
    if (!sentence || !occurs(grammar.protest, folded, sentence.range)) continue
    const days = sentence.dates.filter((d) => d.start !== null && d.start === d.end)
    const [day] = days
    if (day?.start && days.every((d) => d.start === day.start))
      return { start: day.start, end: day.start, grain: 'day' }
  }
  return null
}

/** Levels and rates are told of a time each. */
const LEVELS = new Set(['unemployment', 'employment_level', 'vacancies'])

/** A claim of a moment that is no period takes none from elsewhere. */
export const MOMENT = 'a moment'

/** Claims of a plant that go on whenever it was opened. */
const OF_PLANT = new Set(['employment_level', 'vacancies', 'jobs_lost'])

function sameLevelTime(
  view: View,
  { sentence, clause, at, noun, office, place, placeFrom, rule }: Candidate,
  level: { sentence: number; at: Range; noun: NounClass; period: Period; place: string | null },
): boolean {
  const { grammar, folded, sentences } = view
  const also = grammar.also && occurs(grammar.also, folded, clause)
  const next = sentences[sentence] as Sentence
  const named = next.dates.some(
    (d) =>
      d.start !== null && !compared(view, d) && !cameFrom(view, next, d, at) && sentence !== level.sentence,
  )
  // «بر اساس نتایج طرح آمارگیری …»: a survey is of one season throughout.
  if (
    grammar.survey &&
    level.period.grain === 'quarter' &&
    sentence - level.sentence <= SURVEY_LENGTH &&
    (place === level.place ||
      (noun === 'percent' && level.noun === 'percent' && placeFrom.startsWith('list'))) &&
    occurs(grammar.survey, folded, [0, (sentences[level.sentence] as Sentence).range[1]]) &&
    !named
  )
    return true
  if (sentence === level.sentence)
    return (
      grammar.also !== undefined &&
      // «نرخ … ۴۰.۶ درصد و جمعیت بیکار ۳۰ هزار نفر است»
      (also ||
        noun === 'percent' ||
        (rule !== 'fa/unemployment-insurance' &&
          level.noun === 'percent' &&
          level.period.grain === 'quarter'))
    )
  // A survey goes on from rate to rate.
  if (
    grammar.also !== undefined &&
    (noun === 'percent' || (noun === 'people' && office === null)) &&
    level.noun === 'percent' &&
    level.period.grain === 'quarter' &&
    (sentence - level.sentence === 1 || (sentence - level.sentence === 2 && placeFrom.startsWith('list'))) &&
    !next.dates.some((d) => d.start !== null && !compared(view, d))
  )
    return true
  if (!also || sentence - level.sentence > 1) return false
  return !(sentences[sentence] as Sentence).dates.some(
    (d) => d.start !== null && d.range[0] < at[0] && !compared(view, d) && !cameFrom(view, next, d, at),
  )
}

/** How many sentences a survey may go on without a figure. */
const SURVEY_LENGTH = 5

/** How many sentences before the first share of a survey its season may be named. */
const SURVEY_REACH = 2

/** «در پاییز ۱۳۹۳ بیشترین شاغلان در بخش خدمات هستند. سهم …»: the season that a survey begins with. */
function surveyTime({ grammar, sentences }: View, { sentence, noun, periodFrom }: Candidate): Period | null {
  if (!grammar.rates || noun !== 'percent' || periodFrom !== '') return null
  if ((sentences[sentence] as Sentence).dates.some((d) => d.start !== null)) return null
  for (let i = sentence - 1; i >= Math.max(0, sentence - SURVEY_REACH); i--) {
    const { dates, numbers } = sentences[i] as Sentence
    if (numbers.length > 0) return null
    const named = dates.findLast((d) => d.grain === 'quarter' && d.start !== null && d.end !== null)
    if (named) return { start: named.start as string, end: named.end as string, grain: named.grain }
  }
  return null
}

/** «… نفر آموزش دیدند. این افراد از فروردین تا شهریور …»: the time of a claim told in the next sentence. */
function afterwards(view: View, { sentence, at }: Candidate, claiming: ReadonlySet<number>): Dated | null {
  const { grammar, folded, sentences, context } = view
  const next = sentences[sentence + 1]
  const inHere = laterHere(view, sentences[sentence] as Sentence, at)
  if (inHere) return inHere
  if (!next || claiming.has(next.index)) return null
  const date = next.dates.find(
    (d): d is Dated =>
      d.start !== null &&
      d.end !== null &&
      d.grain !== 'day' &&
      d.flag !== 'page-stamp' &&
      !compared(view, d) &&
      (d.kind !== 'since' || context.reference !== undefined),
  )
  return date && occurs(grammar.toldOf as RegExp, folded, [next.range[0], date.range[0]]) ? date : null
}

/** «جذب ۹۸ نیرو … خبر داد و گفت: این نیروها مرداد ماه …»: the time that the same sentence tells of them afterwards. */
function laterHere({ grammar, folded }: View, { dates, numbers, range }: Sentence, at: Range): Dated | null {
  const told = first(grammar.toldOf as RegExp, folded, [at[1], range[1]])
  const [date] = dates
  if (
    !told ||
    !date ||
    dates.length > 1 ||
    date.range[0] < told[1] ||
    date.start === null ||
    date.end === null
  )
    return null
  if (date.grain === 'day' || numbers.some((n) => n.range[0] >= told[1] && n.range[1] <= date.range[0]))
    return null
  return date as Dated
}

/** «… تعهد سال جاری …، تاکنون … ثبت شده»: what was reached so far began with the year of the commitment beside it. */
function sinceCommitment(
  { grammar, folded, context }: View,
  candidate: Candidate,
  frame: { period: Period; type: string; status: string; sentence: number },
): Period | null {
  const { reference } = context
  if (candidate.status !== 'done' || candidate.type !== frame.type || !reference) return null
  if (frame.status !== 'committed' && frame.status !== 'planned') return null
  if (frame.period.grain !== 'year' || candidate.sentence - frame.sentence > 1) return null
  if (reference < frame.period.start || reference > frame.period.end) return null
  return occurs(grammar.soFar, folded, candidate.clause)
    ? { start: frame.period.start, end: reference, grain: 'span' }
    : null
}

/** Claims that an opening makes. */
const OPENED = new Set(['jobs_created', 'people_placed', 'employment_support'])

/** «همزمان با دهه فجر ۲۷ پروژه افتتاح می‌شود. از این تعداد …»: the time of an opening told shortly before. */
function openingBefore(view: View, candidate: Candidate): Dated | null {
  const { grammar, folded, sentences } = view
  if (!grammar.opening || !OPENED.has(candidate.type)) return null
  if (candidate.status !== 'planned' && candidate.status !== 'done') return null
  for (let i = candidate.sentence; i >= Math.max(0, candidate.sentence - FRAME_REACH); i--) {
    const { range, dates } = sentences[i] as Sentence
    const named = dates
      .map((d) => namedWeek(view, d))
      .filter(
        (d) => d.range[0] < candidate.at[0] && d.flag !== 'page-stamp' && !ofItsPast(view, d, candidate.at),
      )
    const last = named.findLast((d) => d.grain !== 'day' || ofOccasion(view, d))
    if (!last) continue
    if (last.start === null || last.end === null || last.grain === 'year' || compared(view, last)) return null
    // Weeks and occasions, not the years that money or plans are told of.
    const { reference } = view.context
    if (last.kind === 'since' || (last.kind === 'deadline' && (candidate.status !== 'planned' || !reference)))
      return null
    if (candidate.status === 'planned' && reference !== undefined && last.end < reference) return null
    // «در هفته دولت صورت گرفت» above the lead that tells what was opened.
    const until =
      i <= 1 && candidate.status === 'done' ? (sentences[candidate.sentence] as Sentence).range[0] : range[1]
    if (!occurs(grammar.opening, folded, [range[0], Math.max(until, range[1])])) return null
    return { ...(last as Dated), ...deadline(reference, last as Dated) }
  }
  return null
}

/** How many sentences an occasion reaches that all openings of a text are told of. */
const OCCASION_REACH = 8

/** «در هفته دولت ۴۴ طرح گشایش یافت … این طرح‌ها …»: the occasion named at the head of the text. */
function occasion(view: View, candidate: Candidate): Dated | null {
  const { grammar, folded, sentences } = view
  if (!grammar.weekNamed || !OPENED.has(candidate.type)) return null
  if (candidate.status !== 'planned' && candidate.status !== 'done') return null
  const here = sentences[candidate.sentence] as Sentence
  if (here.dates.some((d) => d.flag !== 'page-stamp' && !grammar.thisWeek?.test(d.text))) return null
  if (!grammar.ofOpenings || !occurs(grammar.ofOpenings, folded, here.range)) return null
  for (let i = candidate.sentence - 1; i >= Math.max(0, candidate.sentence - OCCASION_REACH); i--) {
    const { range, dates } = sentences[i] as Sentence
    const named = dates.find((d) => grammar.weekNamed?.test(d.text) && d.start !== null && d.end !== null)
    if (named && grammar.opening && occurs(grammar.opening, folded, range)) return named as Dated
  }
  return null
}

/** How many sentences the day of a protest reaches. */
const PROTEST_REACH = 2

/** How many sentences a frame reaches. */
const FRAME_REACH = 3

/**
 * A time set once holds for the claims after it of the same kind that name no time of their own, until another time
 * is named or somebody else's claim begins.
 */
export function lendPeriods(view: View, candidates: readonly Candidate[]): void {
  const { grammar } = view
  /** Sentences with a claim of their own. */
  const claiming = new Set(candidates.map((candidate) => candidate.sentence))
  let frame: { period: Period; type: string; status: string; sentence: number } | null = null
  /** The latest time of each kind of claim. */
  const frames = new Map<string, { period: Period; sentence: number }>()
  // The time of the latest level: another level told with «نیز», or in the same breath, is of that time too.
  let level: { period: Period; place: string | null; sentence: number; at: Range; noun: NounClass } | null =
    null
  let protest: { period: Period; sentence: number } | null = null
  for (const candidate of candidates) {
    if (candidate.periodFrom === MOMENT) continue
    const sentence = view.sentences[candidate.sentence] as Sentence
    if (STOCKS.has(candidate.type) && candidate.status === 'ongoing') {
      candidate.period ??= surveyTime(view, candidate)
      if (
        candidate.period &&
        level &&
        candidate.period.end < level.period.end &&
        candidate.noun === level.noun
      ) {
        // An earlier level told for comparison.
      } else if (candidate.period)
        level = {
          period: candidate.period,
          place: candidate.place,
          sentence: candidate.sentence,
          at: candidate.at,
          noun: candidate.noun,
        }
      else if (level && sameLevelTime(view, candidate, level)) {
        candidate.period = level.period
        candidate.periodFrom = 'frame'
        candidate.place ??= level.place
        candidate.trace.push(`period ${level.period.start}…${level.period.end} as the level before`)
        level.sentence = candidate.sentence
        continue
      }
    }
    if (candidate.type === 'labour_dispute' && candidate.status === 'done') {
      if (!candidate.period && protest && sentence.index - protest.sentence <= PROTEST_REACH) {
        candidate.period = protest.period
        candidate.periodFrom = 'frame'
        candidate.trace.push(
          `period ${protest.period.start}…${protest.period.end} of the protest told before`,
        )
        continue
      }
      const day = candidate.period ? null : dayOfProtest(view, sentence.index)
      if (day) {
        candidate.period = day
        candidate.periodFrom = 'frame'
        candidate.trace.push(`period ${day.start} of the protest told beside`)
      }
      if (candidate.period?.grain === 'day') protest = { period: candidate.period, sentence: sentence.index }
    }
    const promised =
      !candidate.period &&
      candidate.head &&
      candidate.status === 'committed' &&
      candidate.head.status === 'done'
        ? candidates.find(
            (c) => c.type === candidate.type && c.status === 'committed' && c.period?.grain === 'year',
          )
        : undefined
    if (promised?.period) {
      candidate.period = promised.period
      candidate.periodFrom = 'head'
      candidate.trace.push(`period ${promised.period.start}…${promised.period.end} as the whole commitment`)
      continue
    }
    if (!candidate.period && candidate.head?.period) {
      candidate.period = candidate.head.period
      candidate.periodFrom = 'head'
      candidate.trace.push(
        `period ${candidate.period.start}…${candidate.period.end} from the head of its list`,
      )
      continue
    }
    // The day of a protest is not the time for which wages are owed.
    const ofProtest = candidate.type === 'labour_dispute' && candidate.whole?.status !== candidate.status
    if (
      candidate.whole?.period &&
      !ofProtest &&
      candidate.periodFrom !== 'clause' &&
      candidate.periodFrom !== 'sentence'
    ) {
      candidate.period = candidate.whole.period
      candidate.periodFrom = 'head'
      candidate.trace.push(`period ${candidate.period.start}…${candidate.period.end} from what it is part of`)
      continue
    }
    if (candidate.period) {
      // An earlier time named for comparison is no frame.
      if (frame && frame.type === candidate.type && candidate.period.end < frame.period.start) continue
      // The day of a protest is not the time for which wages are owed.
      if (candidate.type === 'labour_dispute' && candidate.period.grain === 'day') continue
      frame = {
        period: candidate.period,
        type: candidate.type,
        status: candidate.status,
        sentence: sentence.index,
      }
      frames.set(kindOf(candidate), { period: candidate.period, sentence: sentence.index })
      continue
    }
    const told =
      grammar.toldOf && !candidate.inherited && candidate.type !== 'agreement'
        ? afterwards(view, candidate, claiming)
        : null
    if (told) {
      candidate.period = { start: told.start, end: told.end, grain: told.grain }
      candidate.periodFrom = 'frame'
      candidate.trace.push(`period ${told.start}…${told.end} from what the next sentence tells of it`)
      continue
    }
    const opened = openingBefore(view, candidate) ?? occasion(view, candidate)
    if (opened) {
      candidate.period = { start: opened.start, end: opened.end, grain: opened.grain }
      candidate.periodFrom = 'frame'
      candidate.trace.push(`period ${opened.start}…${opened.end} from the opening told before`)
      continue
    }
    if (!frame) continue
    const soFar = sinceCommitment(view, candidate, frame)
    if (soFar) {
      candidate.period = soFar
      candidate.periodFrom = 'frame'
      candidate.trace.push(`period ${soFar.start}…${soFar.end}: so far in the year of the commitment`)
      continue
    }
    // «از محل این وام‌ها»: in the time of the loans.
    const ofSum =
      frame.type === 'employment_support' &&
      (occurs(grammar.thisSum, view.folded, candidate.clause) ||
        (grammar.provinceOfName !== undefined &&
          (occurs(grammar.thisSum, view.folded, [sentence.range[0], candidate.at[0]]) ||
            refersBack(view, sentence.range[0], candidate.at[0]))))
    const alike =
      ofSum ||
      (!LEVELS.has(candidate.type) && frame.type === candidate.type && frame.status === candidate.status)
    // «از ۱۸ درصد در سال ۹۲ … به ۲۷ درصد»: the latest level has not the time of the former.
    const latest = STOCKS.has(candidate.type) && candidate.status === 'ongoing' && frame.status === 'done'
    const close =
      sentence.index === frame.sentence && !latest
        ? alike ||
          candidate.inherited ||
          candidate.part ||
          (grammar.provinceOfName !== undefined &&
            candidate.status === 'done' &&
            frame.status === 'done' &&
            !LEVELS.has(candidate.type))
        : (alike ||
            (candidate.part &&
              sentence.index - frame.sentence === 1 &&
              !partOfItsOwn(candidates, candidate))) &&
          sentence.index - frame.sentence <= FRAME_REACH
    if (!close) {
      lendOfKind(view, candidate, frames.get(kindOf(candidate)))
      continue
    }
    // What was reached has not the time of what is to come.
    const { reference } = view.context
    if (candidate.status === 'done' && frame.status !== 'done' && reference && frame.period.end > reference)
      continue
    const named = view.sentences
      .slice(frame.sentence + 1, sentence.index + 1)
      .some((s) =>
        s.dates.some(
          (d) => d.flag !== 'page-stamp' && !ofSpeaking(view, s, d) && d.range[0] < candidate.at[0],
        ),
      )
    if (named) continue
    candidate.period = frame.period
    candidate.periodFrom = 'frame'
    candidate.trace.push(`period ${frame.period.start}…${frame.period.end} from the frame`)
    frame.sentence = sentence.index
  }
  for (const candidate of candidates) upToNow(view, candidate)
}

function kindOf({ type, status }: Candidate): string {
  return `${type} ${status}`
}

/** How many sentences the time of a total reaches to its parts. */
const PART_REACH = 8

/**
 * «بیشترین فرصت شغلی با ۷۲۰ مورد در …»: a part has the time of the total of its kind, though other claims with times of
 * their own stand between.
 */
function lendOfKind(
  { grammar, sentences, folded }: View,
  candidate: Candidate,
  frame: { period: Period; sentence: number } | undefined,
): void {
  if (!frame || !grammar.provinceOfName || candidate.status !== 'done' || LEVELS.has(candidate.type)) return
  const { dates, index, range } = sentences[candidate.sentence] as Sentence
  const part =
    candidate.part ||
    [grammar.mostOf, grammar.mostJobs].some(
      (most) => most !== undefined && occurs(most, folded, [range[0], candidate.at[0]]),
    )
  if (index - frame.sentence > (part ? PART_REACH : FRAME_REACH)) return
  if (dates.some((d) => d.flag !== 'page-stamp' && d.range[0] < candidate.at[0])) return
  candidate.period = frame.period
  candidate.periodFrom = 'frame'
  candidate.trace.push(`period ${frame.period.start}…${frame.period.end} as its kind before`)
}

/** «از ۴۸۰ میلیارد …، ۳۱۵ میلیارد پرداخت شد»: a part of what its own sentence tells, not of the claim before. */
function partOfItsOwn(candidates: readonly Candidate[], part: Candidate): boolean {
  return candidates.some(
    (c) => c.sentence === part.sentence && c.at[0] < part.at[0] && c.type === part.type && c.period === null,
  )
}

/** «از این تعداد تاکنون ۴۱۰ طرح …»: what was reached so far of a year named before ends at the reference date. */
function upToNow({ grammar, folded, context }: View, candidate: Candidate): void {
  const { period, periodFrom, status, clause } = candidate
  const { reference } = context
  if (!period || !reference || status !== 'done' || period.grain !== 'year') return
  if (periodFrom !== 'frame' && periodFrom !== 'named before' && periodFrom !== 'head') return
  if (reference < period.start || reference >= period.end || !occurs(grammar.soFar, folded, clause)) return
  candidate.period = { start: period.start, end: reference, grain: 'span' }
  candidate.trace.push(`period ${period.start}…${reference}: so far`)
}
