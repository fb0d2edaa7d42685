import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dariOdds } from '../../models/language/dari.ts'
import { identify, identifySentences } from '../../models/language/index.ts'
import { conll, heldOut } from '../train/language.ts'
import { kazakhArabic, kazakhLatin, kazakhPlain, LATIN_ALPHABETS } from '../train/respell.ts'
import { goldLines } from './_gold.ts'
import type { EvalOptions, Measure } from './index.ts'

interface Line {
  code: string
  /** As the source labels it, with the script where there are several. */
  label: string
  text: string
  /** Is it a sentence of news? */
  news: boolean
}

/** Labels of the public lines that are not our codes. */
const CODES: Record<string, string> = { pnb: 'ur', skr: 'ur', kmr: 'ku' }
/** Sources of news among the public lines; none of them is trained on. */
const NEWS = /^(?:xwmt|kazinform_latn)$/

type Report = (measure: string, value: number, floor?: number) => void

/**
 * Share of right answers on `test/gold/language.jsonl`; with a shared folder also recall and precision of fa and kk
 * on lines that the letter statistics were not trained on, on words and pairs of words, Kazakh in its other
 * alphabets, Dari, pages in two languages, broken encodings, and the speed. `--verbose` lists what was wrong.
 */
export default async function evaluate(options: EvalOptions): Promise<Measure[]> {
  const measures: Measure[] = []
  const report: Report = (measure, value, floor) => {
    measures.push({ part: 'language', measure, value, floor })
  }
  own(report, options.verbose)
  if (!options.shared || !existsSync(join(options.shared, 'data/language/dev.tsv'))) return measures

  const rows = publicRows(options.shared)
  const lines = unseen(rows, options.shared)
  const begin = process.cpuUsage()
  const answers = lines.map((line) => identify(line.text).code)
  const speed = (lines.length / process.cpuUsage(begin).user) * 1e6
  for (const code of ['fa', 'kk']) {
    recallAndPrecision(report, code, lines, answers, options.verbose)
    pieces(report, code, lines)
  }
  otherAlphabets(report, lines)
  dari(report, rows)
  twoLanguages(report, lines)
  brokenEncodings(report, lines)
  report('thousand lines per second of CPU', speed / 1000)
  return measures
}

const share = <T>(items: readonly T[], test: (item: T) => boolean) =>
  items.filter(test).length / Math.max(1, items.length)

function own(report: Report, verbose?: boolean): void {
  const gold = goldLines<{ code: string; script: string; text: string }>('language.jsonl')
  const right = gold.filter((line) => {
    const { code, confidence } = identify(line.text)
    if (code !== line.code && verbose) console.log(`${line.code} → ${code} ${confidence} ${line.text}`)
    return code === line.code
  })
  const languages = new Set(gold.map((line) => line.code)).size
  report(`${gold.length} own lines, ${languages} languages`, right.length / gold.length, 0.95)
  const dariLines = gold.filter((line) => line.code === 'prs')
  report(
    `Dari told, ${dariLines.length} own lines of news`,
    share(dariLines, (line) => right.includes(line)),
    0.78,
  )
}

function recallAndPrecision(
  report: Report,
  code: string,
  lines: readonly Line[],
  answers: readonly string[],
  verbose?: boolean,
): void {
  const belongs = (line: Line) => line.code === code || (code === 'fa' && line.code === 'prs')
  for (const [kind, of] of [
    ['news sentences', (line: Line) => line.news],
    ['lines of all kinds', () => true],
  ] as const) {
    const own = lines.flatMap((line, i) => (of(line) && line.code === code ? [answers[i]] : []))
    report(
      `${code} recall, ${own.length} unseen ${kind}`,
      share(own, (answer) => answer === code),
      0.997,
    )
    const called = lines.filter((line, i) => of(line) && answers[i] === code)
    const others = lines.filter((line) => of(line) && !belongs(line)).length
    report(
      `${code} precision, ${called.length} so called, ${others} ${kind} of others`,
      share(called, belongs),
      code === 'fa' ? 0.998 : 0.995,
    )
  }
  const russian = lines.flatMap((line, i) => (line.code === 'ru' ? [answers[i]] : []))
  if (code === 'kk')
    report(
      `Russian called Kazakh, ${russian.length} lines`,
      share(russian, (a) => a === 'kk'),
    )
  if (!verbose) return
  lines.forEach((line, i) => {
    const answer = answers[i]
    if (answer === code && !belongs(line)) console.log(`${line.label} → ${code} ${line.text}`)
    if (answer !== code && line.code === code)
      console.log(`${line.label} → ${answer} ${line.text.slice(0, 160)}`)
  })
}

/** Single words and pairs of the lines: what is in the language's script, since names in another are in no language. */
function pieces(report: Report, code: string, lines: readonly Line[]): void {
  const script = code === 'fa' ? /[\u0600-\u06ff]/ : /[\u0400-\u04ff]/
  const own = lines.filter((line) => line.code === code && script.test(line.text))
  for (const size of [1, 2]) {
    const found = wordsOf(own, size).filter((piece) => !/[a-z]/i.test(piece))
    const kind = size === 1 ? 'single words' : 'word pairs'
    report(
      `${code} recall, ${found.length} ${kind}`,
      share(found, (piece) => identify(piece).code === code),
      size === 1 ? 0.92 : 0.965,
    )
    if (code === 'fa') continue
    // Names of persons and companies alone are in no language.
    const plain = found.filter((piece) => piece.split(' ').some((word) => !/^\p{Lu}/u.test(word)))
    report(
      `${code} recall, ${plain.length} of these that are not names alone`,
      share(plain, (piece) => identify(piece).code === code),
      size === 1 ? 0.98 : 0.985,
    )
  }
}

/** Kazakh news as it is put into other alphabets. */
function otherAlphabets(report: Report, lines: readonly Line[]): void {
  const kazakh = lines.filter((line) => line.label === 'kk' && line.news).map((line) => line.text)
  const recall = (respell: (text: string) => string) =>
    share(kazakh, (text) => identify(respell(text)).code === 'kk')
  report(`kk recall, ${kazakh.length} news sentences respelt in Arabic script`, recall(kazakhArabic), 0.99)
  const latin = Array.from({ length: LATIN_ALPHABETS }, (_, i) => recall((text) => kazakhLatin(text, i)))
  report(`kk recall, the same in ${LATIN_ALPHABETS} Latin alphabets, the worst`, Math.min(...latin), 0.985)
  report('kk recall, the same without letters of its own', recall(kazakhPlain), 0.97)
}

/** How often a line of Dari has higher odds than an Iranian one, of two wordings of one text. */
function dari(report: Report, rows: readonly Row[]): void {
  const odds = (label: string) =>
    rows.filter((row) => row.label === label && row.source === 'udhr').map((row) => dariOdds(row.text))
  const [afghan, iranian] = [odds('prs'), odds('fa')]
  const won: number[] = afghan.flatMap((a) => iranian.map((b) => (a > b ? 1 : a === b ? 0.5 : 0)))
  report(
    `Dari ranked above Iranian Persian, ${afghan.length} lines of the UDHR`,
    won.reduce((sum, one) => sum + one, 0) / won.length,
  )
}

/** Pages of Kazakh and Russian sentences in turn, from one to seven of eight in Kazakh. */
function twoLanguages(report: Report, lines: readonly Line[]): void {
  const [kazakh, russian] = ['kk', 'ru'].map((label) =>
    // Sentences that the splitter leaves whole and that hold more than marks.
    lines.filter((line) => line.label === label && line.news && identifySentences(line.text).length === 1),
  ) as [Line[], Line[]]
  let sentences = 0
  let right = 0
  let pages = 0
  let majority = 0
  for (let from = 0; from + 8 <= Math.min(kazakh.length, russian.length); from += 8) {
    const first = kazakh.slice(from, from + 1 + ((from / 8) % 7))
    const page = [...first, ...russian.slice(from, from + 8 - first.length)].sort((a, b) =>
      a.text < b.text ? -1 : 1,
    )
    const text = page.map((line) => line.text).join('\n\n')
    identifySentences(text).forEach(({ language }, i) => {
      sentences++
      if (language.code === page[i]?.code) right++
    })
    const letters = (code: string) =>
      page.reduce((sum, line) => sum + (line.code === code ? line.text.length : 0), 0)
    const [ours, theirs] = [letters('kk'), letters('ru')]
    if (Math.max(ours, theirs) < 1.5 * Math.min(ours, theirs)) continue
    pages++
    if (identify(text).code === (ours > theirs ? 'kk' : 'ru')) majority++
  }
  report(`kk and ru pages, language of each of ${sentences} sentences`, right / sentences, 0.99)
  report(`kk and ru pages, majority of ${pages} with one`, majority / pages, 0.98)
}

const MISREAD = ['windows-1251', 'windows-1252', 'windows-1254', 'windows-1256', 'koi8-r', 'ibm866']

/** UTF-8 read in one-byte encodings, and good lines taken for that. */
function brokenEncodings(report: Report, lines: readonly Line[]): void {
  const some = lines.filter((line) => line.news && /^(?:kk|ru|fa)$/.test(line.label)).slice(0, 3000)
  const broken = some.map((line, i) =>
    new TextDecoder(MISREAD[i % MISREAD.length]).decode(new TextEncoder().encode(line.text)),
  )
  report(
    `broken encodings told, ${broken.length} lines`,
    share(broken, (text) => identify(text).code === 'und'),
    0.98,
  )
  report(
    'good lines called no language',
    share(lines, (line) => identify(line.text).code === 'und'),
  )
}

const PERSIAN = /(?:^|[^\p{L}])(?:است|را|که|این|شد|از|به|در|با|برای|کرد)(?=$|[^\p{L}])/u

interface Row {
  label: string
  source: string
  text: string
}

function publicRows(shared: string): Row[] {
  const rows = readFileSync(join(shared, 'data/language/dev.tsv'), 'utf8').trim().split('\n').slice(1)
  return rows.map((row) => {
    const [label, source, text] = row.split('\t') as [string, string, string]
    return { label, source, text }
  })
}

/** Public lines that were not trained on, sentences of the raw Persian articles, and the end of KazNERD. */
function unseen(rows: readonly Row[], shared: string): Line[] {
  const lines: Line[] = []
  for (const { label, source, text } of rows) {
    if ((source === 'tatoeba_laser' || source === 'udhr') && !heldOut(text)) continue
    const [code, script] = label.split('-') as [string, string | undefined]
    // Some Tatoeba lines are in the language's other alphabet, or in another language.
    const latin = (text.match(/[a-z]/gi) ?? []).length
    if (script !== 'Latn' && /^(?:kk|tt|uz|tk|be)$/.test(code) && latin * 2 > text.length) continue
    if (code === 'fa' && source === 'tatoeba_laser' && !/[\u06af\u067e\u0686\u06a9\u06cc\u0698]/.test(text))
      continue
    lines.push({ code: CODES[code] ?? code, label, text, news: NEWS.test(source) })
  }
  const articles = readFileSync(join(shared, 'data/raw/fa_fars.jsonl'), 'utf8').trim().split('\n')
  for (const article of articles.filter((_, i) => i % 5 === 0)) {
    const { paragraphs } = JSON.parse(article) as { paragraphs: string[] }
    for (const text of paragraphs.flatMap((p) => p.split(/(?<=[.؟!])\s+/))) {
      // Some articles quote Arabic at length; a Persian sentence of this length has one of its commonest words.
      if (text.length > 30 && PERSIAN.test(text)) lines.push({ code: 'fa', label: 'fa', text, news: true })
    }
  }
  for (const text of conll(join(shared, 'data/ner/kaznerd/train.conll')).slice(9000))
    lines.push({ code: 'kk', label: 'kk', text, news: true })
  return lines
}

/** Distinct words or neighbouring pairs of the lines, every fifth. */
function wordsOf(lines: readonly Line[], size: number): string[] {
  const found = new Set<string>()
  for (const { text } of lines) {
    const words = text.match(/[\p{L}\u200c]+/gu) ?? []
    for (let i = 0; i + size <= words.length; i += 5) {
      const piece = words.slice(i, i + size).join(' ')
      if (piece.length >= 3 * size) found.add(piece)
    }
  }
  return [...found].slice(0, 6000)
}
