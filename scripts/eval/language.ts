import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { identify } from '../../models/language/index.ts'
import { heldOut } from '../train/language.ts'
import { goldLines } from './_gold.ts'
import type { EvalOptions, Measure } from './index.ts'

interface Line {
  code: string
  script?: string
  text: string
}

/** Labels of the public lines that are not our codes. */
const CODES: Record<string, string> = { pnb: 'ur', skr: 'ur', kmr: 'ku' }

/**
 * Share of right answers on `test/gold/language.jsonl`; with a shared folder also recall and precision of fa and kk
 * on lines that the letter statistics were not trained on, on words and pairs of words, and the speed.
 */
export default async function evaluate(options: EvalOptions): Promise<Measure[]> {
  const gold = goldLines<Line>('language.jsonl')
  const measures: Measure[] = []
  const report = (measure: string, value: number, floor?: number) => {
    measures.push({ part: 'language', measure, value, floor })
  }
  const right = gold.filter((line) => {
    const { code, confidence } = identify(line.text)
    if (code !== line.code && options.verbose)
      console.log(`${line.code} → ${code} ${confidence} ${line.text}`)
    return code === line.code
  })
  report(
    `own sentences, ${new Set(gold.map((line) => line.code)).size} languages`,
    right.length / gold.length,
    0.96,
  )
  const dariLines = gold.filter((line) => line.code === 'prs')
  report(
    `Dari told, ${dariLines.length} own sentences of news`,
    right.filter((line) => line.code === 'prs').length / dariLines.length,
    0.9,
  )
  if (!options.shared || !existsSync(join(options.shared, 'data/language/dev.tsv'))) return measures

  const lines = unseen(options.shared)
  const begin = process.cpuUsage()
  const answers = lines.map((line) => identify(line.text).code)
  const speed = (lines.length / process.cpuUsage(begin).user) * 1e6
  for (const code of ['fa', 'kk']) {
    const own = lines.flatMap((line, i) => (line.code === code ? [answers[i]] : []))
    report(
      `${code} recall, ${own.length} unseen lines`,
      own.filter((a) => a === code).length / own.length,
      code === 'fa' ? 0.997 : 0.999,
    )
    const called = lines.flatMap((line, i) => (answers[i] === code ? [line] : []))
    const precision =
      called.filter((line) => line.code === code || line.code === 'prs').length / called.length
    report(`${code} precision, ${lines.length} unseen lines`, precision, code === 'fa' ? 0.998 : 0.992)
    if (options.verbose) {
      for (const line of called.filter((l) => l.code !== code))
        console.log(`${line.code} → ${code} ${line.text}`)
    }
  }
  const russian = lines.flatMap((line, i) => (line.code === 'ru' ? [answers[i]] : []))
  report('Russian called Kazakh', russian.filter((a) => a === 'kk').length / russian.length)
  for (const code of ['fa', 'kk']) {
    for (const size of [1, 2]) {
      const pieces = wordsOf(
        lines.filter((line) => line.code === code),
        size,
      )
      const found = pieces.filter((piece) => identify(piece).code === code).length
      report(
        `${code} recall, ${pieces.length} ${size === 1 ? 'single words' : 'word pairs'}`,
        found / pieces.length,
        size === 1 ? 0.92 : 0.965,
      )
      if (code === 'fa') continue
      // Names of persons and companies alone are in no language.
      const plain = pieces.filter((piece) => piece.split(' ').some((word) => !/^\p{Lu}/u.test(word)))
      const told = plain.filter((piece) => identify(piece).code === code).length
      report(
        `${code} recall, ${plain.length} of these that are not names alone`,
        told / plain.length,
        size === 1 ? 0.98 : 0.99,
      )
    }
  }
  const dari = lines.filter((line) => line.code === 'prs')
  report(
    `Dari told, ${dari.length} UDHR lines`,
    dari.filter((l) => identify(l.text).code === 'prs').length / dari.length,
  )
  report('thousand lines per second of CPU', speed / 1000)
  return measures
}

const PERSIAN = /(?:^|[^\p{L}])(?:است|را|که|این|شد|از|به|در|با|برای|کرد)(?=$|[^\p{L}])/u

/** Lines of `dev.tsv` that were not trained on, and sentences of the raw Persian articles. */
function unseen(shared: string): Line[] {
  const lines: Line[] = []
  const rows = readFileSync(join(shared, 'data/language/dev.tsv'), 'utf8').trim().split('\n').slice(1)
  for (const row of rows) {
    const [label, source, text] = row.split('\t') as [string, string, string]
    if ((source === 'tatoeba_laser' || source === 'udhr') && !heldOut(text)) continue
    const [code, script] = label.split('-') as [string, string | undefined]
    // Some Tatoeba lines are in the language's other alphabet, or in another language.
    const latin = (text.match(/[a-z]/gi) ?? []).length
    if (script !== 'Latn' && /^(?:kk|tt|uz|tk)$/.test(code) && latin * 2 > text.length) continue
    lines.push({ code: CODES[code] ?? code, text })
  }
  const articles = readFileSync(join(shared, 'data/raw/fa_fars.jsonl'), 'utf8').trim().split('\n')
  for (const article of articles.filter((_, i) => i % 10 === 0)) {
    const { paragraphs } = JSON.parse(article) as { paragraphs: string[] }
    for (const text of paragraphs.flatMap((p) => p.split(/(?<=[.؟!])\s+/))) {
      // Some articles quote Arabic at length; a Persian sentence of this length has one of its commonest words.
      if (text.length > 30 && PERSIAN.test(text)) lines.push({ code: 'fa', text })
    }
  }
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
