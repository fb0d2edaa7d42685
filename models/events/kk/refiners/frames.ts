import type { Period } from '../../../contract.ts'
import { MOMENT } from '../../attribute/period.ts'
import type { Candidate } from '../../candidate.ts'
import type { Claim } from '../../merge.ts'
import { first, occurs, words } from '../../pattern.ts'
import { plain } from '../../twins.ts'
import type { Sentence, View } from '../../view.ts'
import { HAPPENS, SO_FAR } from '../constants.ts'
import { CARD_LINE } from '../status.ts'

/** Levels are told of a time each; a frame of what happened does not hold for them. */
const STATES = new Set(['unemployment', 'employment_level', 'vacancies'])
/** Jobs made and people put into them are told in one breath. */
const WORK = new Set(['jobs_created', 'people_placed'])
/** «Сонымен қатар» at the head of a paragraph goes on with what was told. */
const ADDITION = words(
  '(сонымен (қатар|бірге)|сондай-ақ|бұдан (бөлек|басқа|өзге)|одан (бөлек|басқа)|бұған қоса|оған қоса|осымен қатар|тағы|атап айтқанда)',
)
const SAME_SEASON = words(
  '(сәйкес|осы|дәл осы|осындай|тиісті|ұқсас|сол|аналогты) (кезең*|уақыт*|кезде*|мерзім*|(?<!осы )тоқсан*|(?<!осы )жартыжылды*)',
)
const THIS_TIME = words(
  '(осы|сол|аталған) (ай|айда|тоқсанда|кезеңде|кезең ішінде|уақыт ішінде|мерзімде)(?! болған)',
)
const THAT_YEAR = words('(дәл )?(осы|сол) жылы')
const REPORTED = words(
  '(есепті|есептік|аталған|көрсетілген|осы) (кезең|жыл|мерзім|уақыт)(де|да|ішінде| ішінде)',
  'есепті (кезең|жыл)\\p{L}{0,4}',
)
/** How many sentences before «осы айда» its month may be named. */
const TIME_REACH = 5
const LAST_YEAR = words('(былтыр*|өткен жыл*|алдыңғы жыл*|бір жыл бұрын)')
const WAS = words('(құрады|құраған|болды|болған|сақталды|сақталған)')
const YEAR_AGO = words('бір жыл бұрын')
/** The year as a whole, without its number. */
const ALL_YEAR = words(
  '(?<!(оқу|бір|бес|он|екі|үш|төрт|\\d) )жыл (бойы|бойына|бойында|ішінде|көлемінде)',
  'жылдық (жоспар|меже|межe|индикатор|мақсат|тапсырма)*',
  '(?<!(ол|оқу) )жыл(дың)? (қорытынды|нәтиже)(сымен|сімен|лары|сы|сі)( бойынша)?',
)
/** Told when the year is over. */
const SUMMARY = words('жыл(дың)? (қорытынды|нәтиже)*')
/** Before this month the year that is summed up is the last one. */
const SUMMED_UP = 3
/** A project on its way, whose time holds for the jobs that the next sentence tells of. */
const PROJECT_VERB = words(
  '(іске (қос|асыр)|жүзеге (ас|асыр)|пайдалануға бер|бой көтер|құрылыс|жаңғырт|кеңейт)\\p{L}{0,12}',
  '(салын|аяқтал|ашыл|бітед|бітпек|бітіріл|қолға алын|басталад|басталмақ|бітед|тұрғызыл|орналас)\\p{L}{1,9}',
)
const TERM = words('(мерзім*|кезеңі|іске (қосу|асыру)*|аяқтал*)')

/** «Онда», «оған» at the head of a sentence: what the sentence before told of. */
export const ANAPHOR = plain(
  /^[-–"«“ ]*(?:(?:бүгінде|қазір|қазіргі таңда|бүгінгі таңда) )?(?:онда|оған|мұнда|сонда|соған|бұған|бұл (?:жерде|нысанда|кәсіпорында|зауытта|цехта)|кәсіпорында|зауытта|мұндағы|ондағы|(?:бұл|осы|аталған) (?:өңір|облыс|қала|аудан|аймақ|мегаполис)(?:де|да|та|те)|үшінші мегаполисте)(?!\p{L})/u,
)

/** Shorter lines above the lead are stamps and labels. */
const LEAD = 60
/** How many paragraphs the frame of headline and lead reaches. */
const LEAD_REACH = 4
/** How many claims back anything is looked for: no article has as many beside each other. */
export const WINDOW = 80
/** How many sentences after a fair's day its figures may stand. */
const FAIR_REACH = 3
/** How many sentences back a commitment gives «бүгінгі таңда» its start. */
const PLAN_REACH = 3

/**
 * Periods of claims that state none: a part takes its total's, a claim takes that of the paragraph before it where
 * both are done, what goes on («сонымен қатар») takes the paragraph's before, the lead's year holds for its own
 * kind; «бүгінгі таңда» runs from the start of the year promised to the reference date.
 */
export function frames(claims: Claim[], view: View): Claim[] {
  const ordered = [...claims].sort((a, b) => a.best.at[0] - b.best.at[0])
  const settled = new Map<Claim, Candidate>()
  const before: Candidate[] = []
  const leads: Candidate[] = []
  // Stamps and labels of the page may stand above the lead.
  const lead = Math.max(
    1,
    view.sentences.find((s) => !s.heading && s.range[1] - s.range[0] >= LEAD)?.paragraph ?? 0,
  )
  for (const claim of ordered) {
    const best = claim.best
    const period = periodOf(view, claim, before.slice(-WINDOW), leads, lead)
    const next =
      period.from === best.periodFrom && period.value === best.period
        ? best
        : {
            ...best,
            period: period.value,
            periodFrom: period.from,
            trace: [
              ...best.trace,
              `period ${period.value ? `${period.value.start}…${period.value.end}` : 'none'}: ${period.from}`,
            ],
          }
    settled.set(claim, next)
    before.push(next)
    if (paragraphOf(view, next) <= lead && leads.length < WINDOW) leads.push(next)
  }
  const [head, ...parts] = ordered.map((claim) => settled.get(claim) as Candidate)
  const whole = head && ordered[0] && totalAbove(head, parts)
  if (whole) settled.set(ordered[0] as Claim, { ...head, period: whole, periodFrom: 'its parts' })
  return claims.map((claim) => ({ ...claim, best: settled.get(claim) as Candidate }))
}

/** «Үш жоба, 190 жұмыс орны» above its three parts: the time that they share. */
function totalAbove(head: Candidate, rest: readonly Candidate[]): Period | null {
  if (!head.heading || head.period || head.quantity?.value == null) return null
  const parts: Candidate[] = []
  let sum = 0
  for (const part of rest) {
    if (part.type !== head.type || part.status !== head.status || part.quantity?.value == null) break
    parts.push(part)
    sum += part.quantity.value
    if (sum >= head.quantity.value) break
  }
  const period = parts[0]?.period
  if (!period || parts.length < 2 || sum !== head.quantity.value) return null
  return parts.every((p) => p.period?.start === period.start && p.period.end === period.end) ? period : null
}

const SEASON_BEFORE = 'same season of the year before'

interface Found {
  value: Period | null
  from: string
}

function periodOf(
  view: View,
  { best, all }: Claim,
  before: readonly Candidate[],
  leads: readonly Candidate[],
  leadEnd: number,
): Found {
  const { folded, context } = view
  const sentence = view.sentences[best.sentence] as Sentence
  const kept: Found = { value: best.period, from: best.periodFrom }
  if (best.periodFrom === MOMENT) return kept
  const own = best.period !== null && best.periodFrom !== 'frame'
  // «2024 жылғы IV тоқсанда … ең көбі Алматыда. Олардың саны – 991 мың»: the time of those told of before.
  if (best.period === null && best.rule.startsWith('kk/their-number')) {
    const named = view.sentences[best.sentence - 1]?.dates.find((d) => d.start !== null && d.end !== null)
    if (named?.start && named.end)
      return {
        value: { start: named.start, end: named.end, grain: named.grain },
        from: 'the sentence before',
      }
  }
  const soFar = first(SO_FAR, folded, [sentence.range[0], best.at[1]])
  const today =
    own &&
    context.reference !== undefined &&
    best.period?.start === context.reference &&
    best.period.end === context.reference
  if (soFar && (!own || today)) {
    if (STATES.has(best.type)) return { value: null, from: 'state of now' }
    if (best.status === 'planned') return own && !today ? kept : { value: null, from: 'none' }
    const plan = before.findLast(
      (c) =>
        (c.status === 'planned' || c.status === 'committed') &&
        (c.type === best.type ||
          (WORK.has(c.type) && WORK.has(best.type)) ||
          paragraphOf(view, c) === sentence.paragraph) &&
        best.sentence - c.sentence <= PLAN_REACH &&
        c.period?.grain === 'year' &&
        context.reference !== undefined &&
        c.period.start <= context.reference &&
        context.reference <= c.period.end,
    )
    if (plan?.period && context.reference)
      return {
        value: { start: plan.period.start, end: context.reference, grain: 'span' },
        from: 'so far in the year promised',
      }
    if (best.status === 'committed') return own && !today ? kept : { value: null, from: 'none' }
    const running = before.findLast(
      (c) =>
        (c.status === 'done' || (best.part && c.type === best.type)) &&
        c.period?.end === context.reference &&
        best.sentence - c.sentence <= PLAN_REACH,
    )
    return { value: running?.period ?? null, from: 'so far' }
  }
  // «2025 жылы 31 мың адамды қамту жоспарланған. 15 қыркүйектегі жағдай бойынша 26 мың адам қамтылды»: of the year so far.
  const soFarThen = own ? untilThen(view, best, before) : null
  if (soFarThen) return { value: soFarThen, from: 'the year up to that day' }
  // «Бүгін екінші лек – 22 әйел – оқып жүр»: now.
  if (today && best.status === 'ongoing') return { value: null, from: MOMENT }
  // «Жарты жылда 21 мың адам … Жыл соңына дейін 45 мың адамды қамту жоспарланған»: the target of the year.
  const target = own ? annualTarget(view, best, before) : null
  if (target) return { value: target, from: 'the target of the year' }
  // «Есепті кезеңде»: the time that the report is of.
  if (!own && occurs(REPORTED, folded, [sentence.range[0], best.at[1]])) {
    const model = before.findLast((c) => c.period && c.period.grain !== 'day' && c.status === 'done')
    if (model?.period) return { value: model.period, from: 'the time reported on' }
  }
  // «Осы айда»: the month told of before, not that of the page.
  if (
    own &&
    best.status === 'done' &&
    occurs(THIS_TIME, folded, best.clause) &&
    !occurs(LAST_YEAR, folded, best.clause)
  ) {
    const model = before.findLast(
      (c) => c.period && c.period.grain !== 'day' && best.sentence - c.sentence <= TIME_REACH,
    )
    if (model?.period) return { value: model.period, from: 'the time told before' }
  }
  // «2025 жылдың қорытындысы бойынша 354 мың адам алған. Оның ішінде 311 мыңы дәл осы жылы …»: the year told of.
  if (own && best.part && best.period?.grain === 'year' && occurs(THAT_YEAR, folded, best.clause)) {
    const total = totalOf(view, best, before)
    if (total?.period?.grain === 'year') return { value: total.period, from: 'the year of its total' }
  }
  if (own) {
    const same = occurs(SAME_SEASON, folded, best.clause)
    const season =
      occurs(YEAR_AGO, folded, best.clause) ||
      (best.periodFrom === 'sentence' &&
        occurs(YEAR_AGO, folded, [sentence.range[0], Math.max(best.at[1], best.clause[1])])) ||
      (same && occurs(LAST_YEAR, folded, best.clause))
    const model =
      season || (same && best.period?.grain === 'year')
        ? before.findLast(
            (c) =>
              c.type === best.type &&
              c.period &&
              !/year/.test(c.period.grain) &&
              c.noun === best.noun &&
              c.periodFrom !== SEASON_BEFORE &&
              // «2024 жылдың сәйкес кезеңінде»
              (season || Number(c.period.start.slice(0, 4)) - 1 === Number(best.period?.start.slice(0, 4))),
          )
        : undefined
    if (model?.period) return { value: yearBefore(model.period), from: SEASON_BEFORE }
    const last = before.at(-1)
    // «екінші тоқсанда деңгей 4%-дан 3,8%-ға төмендеді»: the time is that of the latter.
    if (
      best.type === 'unemployment' &&
      best.status === 'done' &&
      best.noun === 'percent' &&
      !occurs(LAST_YEAR, folded, best.clause) &&
      /^(?:%|пайыз)?-?(?:дан|ден|тан|тен|нан|нен) \d[\d,]* ?(?:%|пайыз)-?(?:ға|ге|қа|ке)/u.test(
        folded.slice(best.at[1] - 1, best.at[1] + 24).replace(/^\d/, ''),
      )
    )
      return { value: null, from: 'the former of two levels' }
    // «былтырғы 4,9 пайыздан 4,7 пайызға»: last year's is the former alone.
    if (
      last?.sentence === best.sentence &&
      last.type === best.type &&
      last.status === 'done' &&
      best.status === 'ongoing' &&
      last.period?.start === best.period?.start &&
      occurs(LAST_YEAR, folded, best.clause)
    )
      return { value: null, from: 'the latest of two levels' }
    return kept
  }
  if (
    !own &&
    (occurs(YEAR_AGO, folded, best.clause) ||
      (occurs(SAME_SEASON, folded, best.clause) && occurs(LAST_YEAR, folded, best.clause)))
  ) {
    const model = before.findLast(
      (c) =>
        c.type === best.type &&
        c.period &&
        !/year/.test(c.period.grain) &&
        c.noun === best.noun &&
        c.periodFrom !== SEASON_BEFORE,
    )
    if (model?.period) return { value: yearBefore(model.period), from: SEASON_BEFORE }
  }
  const year = own ? null : yearInAll(view, best, before)
  if (year) return { value: year, from: 'the year as a whole' }
  if (all.some((c) => c.head) && best.period) return kept
  if (best.part || best.inherited) {
    const total = totalOf(view, best, before)
    // Openings are no part of those dismissed.
    if (total && !(best.type === 'vacancies' && total.type !== best.type))
      return { value: total.period, from: 'its total' }
  }
  if (best.periodFrom === 'frame' && best.sentence === before.at(-1)?.sentence) return kept
  const state = STATES.has(best.type) && best.status === 'ongoing'
  // «Былтыр … 965 мың азамат қамтылды. Жұмыссыздық деңгейі 4,6% құрады»
  const past = before.at(-1)
  if (
    state &&
    best.type === 'unemployment' &&
    past?.period?.grain === 'year' &&
    context.reference !== undefined &&
    past.period.end < context.reference &&
    best.sentence - past.sentence <= 1 &&
    occurs(WAS, folded, [best.at[1], best.clause[1]])
  )
    return { value: past.period, from: 'the year told before' }
  const earlier = best.noun === 'percent' && STATES.has(best.type) && best.status === 'done'
  const alike = (c: Candidate) => {
    if (!c.period) return false
    // «4,8 пайыздан 4,7 пайызға төмендеді»: when it was 4,8 is not told by what happened beside it.
    if (earlier) return c.type === best.type && c.status === 'done' && c.noun === 'percent'
    if (state)
      return (
        STATES.has(c.type) &&
        c.periodFrom !== SEASON_BEFORE &&
        (c.status === 'ongoing' || c.quantity?.unit === best.quantity?.unit) &&
        (c.status === 'ongoing' ? /^(day|quarter|month|half)$/ : /^(quarter|half)$/).test(c.period.grain)
      )
    if (STATES.has(c.type) && c.status === 'ongoing') return false
    if (best.status === 'planned' || best.status === 'committed')
      return (
        ((c.status === 'planned' || c.status === 'committed') && c.period.grain === 'year') ||
        (best.money !== null && best.status === 'committed' && c.status === 'done')
      )
    // The day or week of a strike is not the time for which wages are owed.
    if (best.type === 'labour_dispute' && c.type === best.type)
      return !(best.status === 'ongoing' && (c.period.grain === 'day' || c.period.grain === 'week'))
    return c.status === best.status
  }
  const planned = best.status === 'planned' || best.status === 'committed'
  const near = before.findLast(
    (c) =>
      alike(c) &&
      // A plan's year holds for the plans of the next paragraph.
      sentence.paragraph - paragraphOf(view, c) <= (planned && c.type === best.type ? 1 : 0) &&
      best.sentence - c.sentence <= 3 &&
      // A figure of last year is only compared with.
      (!occurs(LAST_YEAR, folded, c.clause) ||
        c.period?.grain === 'year' ||
        occurs(LAST_YEAR, folded, best.clause)),
  )
  if (near && !between(view, near, best)) return { value: near.period, from: 'its paragraph' }
  if (
    occurs(ADDITION, folded, [
      paragraphStart(view, sentence),
      Math.min(best.at[0], paragraphStart(view, sentence) + 30),
    ])
  ) {
    const earlier = before.findLast((c) => alike(c) && sentence.paragraph - paragraphOf(view, c) <= 3)
    if (earlier && !state) return { value: earlier.period, from: 'the paragraph that it adds to' }
  }
  // The headline may tell the same: «26 мың адам қамтылады … Биыл 214 жоба басталады. Мұнда 26 мың орын ашылады».
  const pointing = all
    .map((c) => view.sentences[c.sentence] as Sentence)
    .find((s) => ANAPHOR.test(folded.slice(s.range[0], s.range[0] + 24)))
  const anaphor = pointing ? view.sentences[pointing.index - 1] : undefined
  const told = anaphor?.dates.filter((d) => d.start !== null && d.end !== null && d.flag !== 'page-stamp')
  if (told?.length === 1 && (best.status === 'planned' || best.type === 'vacancies'))
    return {
      value: { start: told[0]!.start as string, end: told[0]!.end as string, grain: told[0]!.grain },
      from: 'the sentence that it points to',
    }
  const projectDate = best.weakStatus ? dateOfProject(view, best) : null
  if (projectDate) return { value: projectDate, from: 'the project' }
  if (state) {
    const first = leads.find(
      (c) =>
        paragraphOf(view, c) <= leadEnd &&
        c.period &&
        STATES.has(c.type) &&
        (c.status === 'ongoing' || c.period.grain === 'quarter'),
    )
    const day = first?.period?.grain === 'day'
    const same = first?.type === best.type && first.quantity?.unit === best.quantity?.unit
    if (
      first &&
      best.type !== 'vacancies' &&
      (day ? same : true) &&
      sentence.paragraph - paragraphOf(view, first) <= LEAD_REACH
    )
      return { value: first.period, from: 'the lead' }
    const survey = best.type === 'employment_level' ? surveyBefore(view, sentence) : null
    if (survey) return { value: survey, from: 'the survey of the sentence before' }
    const titled = best.type === 'vacancies' ? null : titleDate(view, best)
    // «Келер жылы қысқарту болмайды» above how many work there now.
    if (titled && !(context.reference !== undefined && titled.start > context.reference))
      return { value: titled, from: 'the headline' }
    const season = best.type !== 'vacancies' ? onlySeason(view, best, before) : null
    return season ? { value: season, from: 'the one season of all levels before' } : { value: null, from: '' }
  }
  const lead = leads.find((c) => paragraphOf(view, c) <= leadEnd && alike(c))
  const kin =
    lead &&
    (lead.type === best.type ||
      (!STATES.has(lead.type) && sentence.paragraph - paragraphOf(view, lead) <= 2) ||
      (WORK.has(lead.type) && WORK.has(best.type)))
  if (
    lead &&
    kin &&
    !state &&
    best.status === 'done' &&
    sentence.paragraph - paragraphOf(view, lead) <= LEAD_REACH
  )
    return { value: lead.period, from: 'the lead' }
  // What comes of plans told before: «Соның арқасында 470 адам тартылады».
  const follows =
    best.status === 'planned' &&
    /^(?:соның|осының|оның|бұның|нәтижесінде|бұл|сонда|онда|олар)/.test(
      folded.slice(sentence.range[0], sentence.range[0] + 14),
    )
  const owed = best.type === 'labour_dispute' && best.status === 'ongoing'
  const set =
    (best.status === 'done' || best.status === 'committed' || follows || owed) && !state
      ? timeBefore(view, sentence, before)
      : null
  if (set && !(owed && (set.grain === 'day' || set.grain === 'week')))
    return { value: set, from: 'the sentence before' }
  // «63 мың орын ашылды» in the lead, and again in the report behind «Биыл …».
  const again =
    best.status === 'done' && !state && all.length > 1
      ? all
          .filter((c) => c.sentence !== best.sentence && c.status === best.status)
          .map((c) => timeBefore(view, view.sentences[c.sentence] as Sentence, before))
          .find((found) => found !== null)
      : undefined
  if (again) return { value: again, from: 'the sentence before where it is told again' }
  const term = best.type === 'agreement' ? termOfPaper(view, sentence) : null
  if (term) return { value: term, from: 'the term of the paper' }
  const project =
    best.status === 'planned' && WORK_TO_COME.has(best.type) ? timeOfProject(view, sentence, before) : null
  if (project) return { value: project, from: 'the project of the sentence before' }
  const named = best.status !== 'negated' && !before.some((c) => c.period) ? titleDate(view, best) : null
  if (named) return { value: named, from: 'the headline' }
  const summed =
    best.status === 'done' && !STATES.has(best.type) && !before.some((c) => c.period)
      ? titleYear(view, best)
      : null
  if (summed) return { value: summed, from: 'the year that the headline sums up' }
  const summary = onlyTime(view, best, before)
  if (summary) return { value: summary, from: 'the one time of all before' }
  const plan = onlyPlan(view, best, before)
  if (plan) return { value: plan, from: 'the one year of all plans before' }
  const card = CARD_LINE.test(folded.slice(...sentence.range))
  const limit = best.status === 'planned' || card ? termOf(view, sentence) : null
  if (limit) return { value: limit, from: 'the term of the project' }
  return { value: null, from: '' }
}

/** How many sentences behind the last of them the one time of all claims may hold. */
const SUMMARY_REACH = 5

/** A summary of a year or of its months: what was done takes the one time that everything done before has. */
function onlyTime({ sentences }: View, best: Candidate, before: readonly Candidate[]): Period | null {
  if (best.status !== 'done' || STATES.has(best.type) || best.type === 'labour_dispute') return null
  const done = before.filter((c) => c.status === 'done' && !STATES.has(c.type) && c.type !== 'labour_dispute')
  const last = done.at(-1)
  const period = last?.period
  if (!last || !period || period.grain === 'day' || period.grain === 'week') return null
  if (best.sentence - last.sentence > SUMMARY_REACH) return null
  if (done.some((c) => c.period && (c.period.start !== period.start || c.period.end !== period.end)))
    return null
  const named = sentences.slice(last.sentence + 1, best.sentence + 1).some((s) =>
    s.dates.some(
      (d) =>
        // «Осы жылдың 6 айында» on a page without its day: another time, though none that resolves.
        (d.start !== null || s.index === best.sentence) && d.flag !== 'page-stamp' && d.range[0] < best.at[0],
    ),
  )
  return named ? null : period
}

const SURVEY = words('(статистика|дерек|дерег|мәлімет|зерттеу|сауалнама)*')

/** «Статистика бюросы 2025 жылдың І тоқсанына қатысты дерек ұсынды. Елде 9,2 млн адам жұмыспен қамтылған». */
function surveyBefore({ folded, sentences }: View, { index, paragraph, dates }: Sentence): Period | null {
  const told = sentences[index - 1]
  if (!told || told.paragraph !== paragraph || dates.length > 0) return null
  if (!occurs(SURVEY, folded, told.range)) return null
  const [date, ...others] = told.dates.filter((d) => d.flag !== 'page-stamp')
  if (!date?.start || !date.end || others.length > 0 || !/^(?:quarter|half)$/.test(date.grain)) return null
  return { start: date.start, end: date.end, grain: date.grain }
}

/** A plan of a year: what else is planned takes the one year that all plans before it have. */
function onlyPlan({ sentences }: View, best: Candidate, before: readonly Candidate[]): Period | null {
  if (best.status !== 'planned' || STATES.has(best.type)) return null
  const plans = before.filter((c) => c.status === 'planned')
  const last = plans.at(-1)
  const period = last?.period
  if (!last || plans.length < 2 || period?.grain !== 'year') return null
  if (best.sentence - last.sentence > SUMMARY_REACH) return null
  if (plans.some((c) => c.period?.start !== period.start || c.period.end !== period.end)) return null
  const named = sentences
    .slice(last.sentence + 1, best.sentence + 1)
    .some((s) => s.dates.some((d) => d.start !== null && d.flag !== 'page-stamp' && d.range[0] < best.at[0]))
  return named ? null : period
}

/** A survey of a quarter: another level of now takes the one season that all levels of now before it have. */
function onlySeason({ sentences }: View, best: Candidate, before: readonly Candidate[]): Period | null {
  const levels = before.filter((c) => c.type === best.type && c.status === 'ongoing' && c.period)
  const last = levels.at(-1)
  const period = last?.period
  if (!last || !period || !SEASONS.has(period.grain) || levels.length < 2) return null
  if (levels.some((c) => c.period?.start !== period.start || c.period.end !== period.end)) return null
  const named = sentences
    .slice(last.sentence + 1, best.sentence + 1)
    .some((s) => s.dates.some((d) => d.start !== null && d.flag !== 'page-stamp' && d.range[0] < best.at[0]))
  return named ? null : period
}

const SEASONS = new Set(['quarter', 'half', 'month'])

/**
 * The one time that the sentence before sets in the same paragraph, where it claims nothing itself; sentences without
 * figure and time between are passed over.
 */
function timeBefore(
  { context, folded, sentences }: View,
  { index, paragraph }: Sentence,
  before: readonly Candidate[],
): Period | null {
  const points = POINTS.test(folded.slice(sentences[index]!.range[0], sentences[index]!.range[0] + 14))
  /** Do the sentences between tell neither figure nor time? */
  let plain = true
  for (let i = index - 1; i >= Math.max(0, index - FAIR_REACH); i--) {
    const told = sentences[i]!
    if (told.paragraph !== paragraph || before.at(-1)?.sentence === told.index) return null
    // Last year is only compared with, where another time stands too.
    const all = told.dates.filter(
      (d) =>
        d.start !== null &&
        d.end !== null &&
        d.flag !== 'page-stamp' &&
        // «2019 жылдан бері тұрған зауыт»: not since when it was told.
        !(d.kind === 'since' && (!context.reference || (d.start as string) < context.reference.slice(0, 4))),
    )
    const now = all.filter((d) => !occurs(LAST_YEAR, folded, d.range))
    const dates = now.length > 0 ? now : all
    const [date] = dates
    if (dates.length === 0 && i > index - FAIR_REACH) {
      plain &&= points || told.numbers.length === 0
      continue
    }
    if (i < index - 1 && !plain && !occurs(HAPPENS, folded, told.range)) return null
    return dates.length === 1 && date ? ofSentence(folded, told, date) : null
  }
  return null
}

/** «Осы кәсіптердің арқасында», «Нәтижесінде»: what came of what was told. */
const POINTS = /^(?:осы|соның|сол|оның|мұның|нәтиже|бұл|солай|осылай)/u

function ofSentence(folded: string, told: Sentence, date: Sentence['dates'][number]): Period | null {
  if (date.kind === 'deadline') return null
  // A fair has its day; the day of a meeting is no time of what is told there.
  if (date.grain === 'day' && !occurs(HAPPENS, folded, told.range)) return null
  return { start: date.start as string, end: date.end as string, grain: date.grain }
}

const PAPER = words('(құжат|меморандум|келісім|келісімшарт|шарт)\\p{L}{0,4}')
const HOLDS = words('(арналған|қолданыста*|күшінде|жасалды|жасалған|есептелген|қамтиды|дейін күшінде)')

/** «Құжат 2025–2027 жылдарға арналған»: how long what was signed in the sentence before holds. */
function termOfPaper({ folded, sentences }: View, { index, paragraph }: Sentence): Period | null {
  const next = sentences[index + 1]
  if (!next || next.paragraph !== paragraph || next.dates.length !== 1) return null
  const [date] = next.dates
  const said =
    occurs(PAPER, folded, [next.range[0], Math.min(next.range[1], next.range[0] + 24)]) &&
    occurs(HOLDS, folded, next.range)
  if (!said || !date?.start || !date.end || date.grain === 'day') return null
  return { start: date.start, end: date.end, grain: date.grain }
}

const WORK_TO_COME = new Set(['jobs_created', 'people_placed', 'jobs_retained', 'vacancies'])

/** «Зауыт 2026 жылы іске қосылады. Онда 95 адам …»: the one time to come that the project before has. */
function timeOfProject(
  { context, folded, sentences }: View,
  { index, paragraph }: Sentence,
  before: readonly Candidate[],
): Period | null {
  const told = sentences[index - 1]
  const { reference } = context
  // A time that holds for a claim of its own is that claim's.
  if (before.at(-1)?.sentence === index - 1) return null
  if (!told || told.paragraph !== paragraph || !reference || !occurs(PROJECT_VERB, folded, told.range))
    return null
  const dates = told.dates.filter((d) => d.start !== null && d.end !== null && d.flag !== 'page-stamp')
  const coming = dates.filter(
    (d) => (d.end as string) >= reference && d.kind !== 'since' && d.grain !== 'day',
  )
  const [date] = coming
  if (coming.length !== 1 || !date) return null
  const from = date.kind === 'deadline' && date.start === date.end ? reference : (date.start as string)
  return { start: from, end: date.end as string, grain: date.grain }
}

const AS_AT = words('(жағдай|есеп|дерек|мәлімет)\\p{L}{0,3} бойынша')

/** What was reached by a day, where a plan of its year was told before it. */
function untilThen(
  { folded, sentences }: View,
  { status, type, period, clause, sentence }: Candidate,
  before: readonly Candidate[],
): Period | null {
  if (status !== 'done' || STATES.has(type) || type === 'labour_dispute' || period?.grain !== 'day')
    return null
  if (!occurs(AS_AT, folded, clause)) return null
  const year = period.end.slice(0, 4)
  const whole = { start: `${year}-01-01`, end: `${year}-12-31` }
  const planned =
    before.some((c) => c.type === type && c.period?.start === whole.start && c.period.end === whole.end) ||
    sentences
      .slice(0, Math.min(2, sentence))
      .some((s) => s.heading && s.dates.some((d) => d.start === whole.start && d.end === whole.end))
  return planned ? { start: whole.start, end: period.end, grain: 'span' } : null
}

/** A target by the end of the year that holds what was reached of it since the year began. */
function annualTarget(
  { context: { reference }, folded }: View,
  { status, period, type, clause, quantity }: Candidate,
  before: readonly Candidate[],
): Period | null {
  const size = quantity?.value
  if (!reference || status !== 'planned' || !period || size == null) return null
  const year = reference.slice(0, 4)
  if (period.start !== reference.slice(0, 10) || period.end !== `${year}-12-31`) return null
  if (!occurs(COMES_TO, folded, clause) || occurs(FURTHER, folded, clause)) return null
  const reached = before.some(
    (c) =>
      (c.type === type || (WORK.has(c.type) && WORK.has(type))) &&
      c.status === 'done' &&
      c.period?.start === `${year}-01-01` &&
      c.quantity?.value != null &&
      c.quantity.value < size,
  )
  return reached ? wholeYear(year) : null
}

const COMES_TO = words(
  '(жет(еді|кіз|пек|уі)|аса(ды|тын)|асуы|жоспарланып отыр)\\p{L}{0,6}',
  '(барлығы|жалпы)(?= \\d)',
)
const FURTHER = words('(тағы|қосымша|қалған|қалғаны)')

const wholeYear = (year: string | number): Period => ({
  start: `${year}-01-01`,
  end: `${year}-12-31`,
  grain: 'year',
})

/** «Жыл бойы», «жыл ішінде», «жыл қорытындысымен»: the year told of before, else that of the page. */
function yearInAll(
  { context: { reference }, folded, sentences }: View,
  best: Candidate,
  before: readonly Candidate[],
): Period | null {
  const { range, index, dates } = sentences[best.sentence] as Sentence
  if (STATES.has(best.type) && best.status === 'planned') return null
  if (!occurs(ALL_YEAR, folded, [range[0], Math.max(best.at[1], best.clause[1])])) return null
  if (dates.some((d) => d.start !== null && d.range[0] >= best.clause[0] && d.range[1] <= best.clause[1]))
    return null
  const told =
    before.findLast((c) => c.period && best.sentence - c.sentence <= TIME_REACH)?.period?.end ??
    sentences
      .slice(Math.max(0, index - TIME_REACH), index)
      .flatMap((s) => s.dates)
      .findLast((d) => d.end !== null && d.flag !== 'page-stamp' && d.grain === 'year')?.end
  const planned = best.status === 'planned' || best.status === 'committed'
  if (
    !told &&
    (!reference ||
      STATES.has(best.type) ||
      !(planned || occurs(SUMMARY, folded, range) || Number(reference.slice(5, 7)) < SUMMED_UP))
  )
    return null
  const past = best.status === 'done' && Number(reference?.slice(5, 7)) < SUMMED_UP
  const year = told ? told.slice(0, 4) : String(Number(reference?.slice(0, 4)) - (past ? 1 : 0))
  return wholeYear(year)
}

/** «2022 жыл қорытындысы», «2019 жылғы I тоқсан»: the one time that the headline or the line below it names. */
function titleDate({ sentences }: View, { sentence }: Candidate): Period | null {
  const titles = sentences
    .slice(0, 2)
    .filter((s) => s.heading && s.index < sentence && s.numbers.length === 0)
  const dates = titles.flatMap((s) => s.dates).filter((d) => d.flag !== 'page-stamp')
  const [date] = dates
  if (dates.length !== 1 || !date || date.start === null || date.end === null) return null
  if (date.grain === 'day' || date.grain === 'week' || date.kind === 'deadline') return null
  return { start: date.start, end: date.end, grain: date.grain }
}

/** «Жыл қорытындысы» as a headline: the year just over, or about to be. */
function titleYear(
  { context: { reference }, folded, sentences }: View,
  { sentence }: Candidate,
): Period | null {
  if (!reference) return null
  const titles = sentences
    .slice(0, 3)
    .filter((s) => s.heading && s.index < sentence && s.numbers.length === 0)
  if (!titles.some((s) => s.dates.length === 0 && occurs(SUMMARY, folded, s.range))) return null
  const year = Number(reference.slice(0, 4)) - (Number(reference.slice(5, 7)) < SUMMED_UP ? 1 : 0)
  return wholeYear(year)
}

/** The claim that a part belongs to: the nearest of the same state of things with a larger figure. */
export function totalOf(view: View, part: Candidate, before: readonly Candidate[]): Candidate | undefined {
  // A figure of last year given for comparison is no total, where there is another.
  const now = before.filter(
    (c) => !occurs(LAST_YEAR, view.folded, c.clause) || occurs(LAST_YEAR, view.folded, part.clause),
  )
  return nearestTotal(part, now) ?? nearestTotal(part, before)
}

function nearestTotal(part: Candidate, before: readonly Candidate[]): Candidate | undefined {
  const size = part.quantity?.value ?? part.money?.value
  return before.findLast((c) => {
    const total = part.quantity ? c.quantity?.value : c.money?.value
    if (part.sentence - c.sentence > 8 || c === part) return false
    const kept = c.status === part.status || (c.status === 'ongoing' && part.status === 'done')
    // «33-і қайта даярлау курстарында оқып жатыр»: of those who lost their work.
    const now = c.status === 'done' && part.status === 'ongoing' && part.type !== c.type
    // «2 890 орын ашу көзделген, 1 733-і ашылды»
    const reached =
      c.status === 'planned' && part.status === 'done' && c.sentence === part.sentence && c.type === part.type
    if (!kept && !now && !reached) return false
    if (part.quantity && !c.quantity) return false
    return size == null || total == null || total >= size
  })
}

/** Is another time named between two claims of a paragraph? */
function between(view: View, a: Candidate, b: Candidate): boolean {
  return view.sentences
    .slice(a.sentence, b.sentence + 1)
    .some((s) =>
      s.dates.some(
        (d) =>
          d.start !== null &&
          d.flag !== 'page-stamp' &&
          d.range[0] > a.at[1] &&
          d.range[1] < b.at[0] &&
          d.start !== a.period?.start,
      ),
    )
}

function paragraphOf(view: View, candidate: Candidate): number {
  return view.sentences[candidate.sentence]?.paragraph ?? 0
}

/** How many sentences into a paragraph its first words still hold. */
const PARAGRAPH_REACH = 8

function paragraphStart(view: View, sentence: Sentence): number {
  let { index } = sentence
  while (
    index > 0 &&
    sentence.index - index < PARAGRAPH_REACH &&
    view.sentences[index - 1]?.paragraph === sentence.paragraph
  )
    index--
  return view.sentences[index]?.range[0] ?? sentence.range[0]
}

function yearBefore({ start, end, grain }: Period): Period {
  const back = (day: string) => `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`
  return { start: back(start), end: back(end).replace('-02-29', '-02-28'), grain }
}

/** The time named beside the verb of the project whose card the claim stands on. */
function dateOfProject(view: View, candidate: Candidate): Period | null {
  const at = candidate.fields.find((f) => f.field === 'status')?.range
  const told =
    at &&
    view.sentences
      .slice(Math.max(0, candidate.sentence - 12), candidate.sentence + 1)
      .find((s) => at[0] >= s.range[0] && at[1] <= s.range[1])
  if (!told || told.index === candidate.sentence) return null
  const date = told.dates.find((d) => d.start !== null && d.end !== null && d.flag !== 'page-stamp')
  return date ? { start: date.start as string, end: date.end as string, grain: date.grain } : null
}

/** «Іске асыру мерзімі – 2025-2027 жылдар» beside a project's jobs. */
function termOf(view: View, sentence: Sentence): Period | null {
  for (const s of view.sentences.slice(Math.max(0, sentence.index - 3), sentence.index + 4)) {
    if (!occurs(TERM, view.folded, s.range)) continue
    for (const d of s.dates) {
      if (d.start === null || d.end === null || d.flag === 'page-stamp') continue
      if (d.grain !== 'year' && d.grain !== 'multi-year') continue
      const lead = view.folded.slice(Math.max(s.range[0], d.range[0] - 40), d.range[1] + 20)
      if (/мерзім|кезеңі|іске қос/.test(lead)) return { start: d.start, end: d.end, grain: d.grain }
    }
  }
  return null
}
