import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type DateOptions,
  dateEntries,
  findDates,
  parsePageDate,
  timePhrases,
} from '../../models/dates/index.ts'
import { fold, foldKazakh, spanOf } from '../../models/text/index.ts'

/** One figure of the evaluation; below its floor the run fails. */
export interface Row {
  part: string
  measure: string
  value: number
  floor?: number
}

interface GoldLine {
  text: string
  reference?: string
  dates: Array<{ text: string; start: string; end: string; grain: string }>
}

const GOLD = new URL('../../test/gold/', import.meta.url)

async function lines<T>(path: string | URL): Promise<T[]> {
  const text = await readFile(path, 'utf8')
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T)
}

/** Precision, recall and F1 of counts. */
function f1(right: number, said: number, wanted: number): number {
  return right === 0 ? 0 : (2 * right) / (said + wanted)
}

/** Values and spans of our own gold: what share of the expressions is right, and how much is said beyond them. */
async function own(language: 'fa' | 'kk'): Promise<Row[]> {
  const gold = await lines<GoldLine>(new URL(`dates.${language}.jsonl`, GOLD))
  let wanted = 0
  let values = 0
  let exact = 0
  let said = 0
  for (const { text, reference, dates } of gold) {
    const entries = dateEntries(
      findDates(language === 'kk' ? foldKazakh(text) : text, { reference, language }),
    )
    said += entries.length
    wanted += dates.length
    let from = 0
    for (const date of dates) {
      const start = text.indexOf(date.text, from)
      from = start + date.text.length
      const found = entries.find(({ span }) => span[0] < from && span[1] > start)
      if (found?.start !== date.start || found.end !== date.end || found.grain !== date.grain) continue
      values++
      if (found.span[0] === start && found.span[1] === from) exact++
    }
  }
  return [
    { part: 'dates', measure: `${language} values of ${wanted}`, value: values / wanted, floor: 0.97 },
    { part: 'dates', measure: `${language} span and value F1`, value: f1(exact, said, wanted), floor: 0.96 },
  ]
}

interface JalaliCase {
  test: string
  date_string?: string
  dt?: string
  latin?: string
  persian?: string
  numeral?: string
}

const JALALI_NAMES =
  'Farvardin Ordibehesht Khordad Tir Mordad Shahrivar Mehr Aban Azar Dey Bahman Esfand'.split(' ')
const WEEKDAY_NAMES = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ')

/** One of dateparser's Jalali cases; null for those that are no dates (bare digits, one intended oddity). */
function jalaliCase({
  test,
  date_string: text = '',
  dt,
  latin,
  persian,
  numeral,
}: JalaliCase): boolean | null {
  if (dt) {
    const found = parsePageDate(text, { timezone: 'Asia/Tehran' })
    const iso = found?.precision === 'day' ? `${found.iso}T00:00:00` : found?.iso.slice(0, 19)
    return iso === dt
  }
  if (test.endsWith('months')) {
    return findDates(`۱ ${text} ۱۴۰۰`)[0]?.written?.month === JALALI_NAMES.indexOf(latin as string) + 1
  }
  if (test.endsWith('weekdays')) {
    const options: DateOptions = { reference: '2024-06-12', language: 'fa' }
    const start = dateEntries(findDates(text, options))[0]?.start
    return start !== undefined && WEEKDAY_NAMES[(new Date(start).getUTCDay() + 6) % 7] === latin
  }
  if (persian && numeral !== '0' && !persian.includes('ثانیه')) {
    return findDates(`${persian} فروردین ۱۴۰۰`)[0]?.written?.day === Number(numeral)
  }
  return null
}

/** Public sets that lie outside the repository: dateparser's Jalali conversions and the spans of parstdex. */
async function publicSets(shared: string): Promise<Row[]> {
  const cases = (await lines<JalaliCase>(join(shared, 'data/temporal/dateparser/jalali.jsonl')))
    .map(jalaliCase)
    .filter((right) => right !== null)
  const right = cases.filter(Boolean).length
  let hits = 0
  let said = 0
  let wanted = 0
  const spans = await lines<{ text: string; spans: Array<[number, number]> }>(
    join(shared, 'data/temporal/parstdex/spans.jsonl'),
  )
  for (const line of spans) {
    const text = fold(line.text)
    const found = timePhrases(text).map((range) => spanOf(text, range).join())
    const gold = new Set(line.spans.map((span) => span.join()))
    said += found.length
    wanted += gold.size
    hits += found.filter((span) => gold.has(span)).length
  }
  return [
    {
      part: 'dates',
      measure: `dateparser Jalali conversions of ${cases.length}`,
      value: right / cases.length,
      floor: 1,
    },
    { part: 'dates', measure: `parstdex spans F1 of ${wanted}`, value: f1(hits, said, wanted), floor: 0.9 },
  ]
}

/**
 * Figures of the date finder.
 * @param options.shared folder of public data sets that are kept outside the repository; without it, our gold alone
 */
export default async function evaluate(options: { shared?: string } = {}): Promise<Row[]> {
  const rows = [...(await own('fa')), ...(await own('kk'))]
  return options.shared ? [...rows, ...(await publicSets(options.shared))] : rows
}
