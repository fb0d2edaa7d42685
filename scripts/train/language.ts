/**
 * Trains the letter model of `models/language` and writes `models/language/tables/*.ts`.
 *
 * Usage: `KARENBEK_SHARED=… npx tsx scripts/train/language.ts`, where the folder holds `data/language/dev.tsv`
 * (Tatoeba CC BY 2.0 FR and UDHR lines are trained on; all others are for evaluation only), KazNERD (CC BY 4.0) and
 * the Persian sets of `data/ner` that may be trained on (MIT, CC BY 4.0). Names of countries, languages,
 * currencies and months come from the Unicode CLDR through `Intl`.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { lettersOf } from '../../models/language/units.ts'
import { SEEDS } from './language-seeds.ts'

const HIGHEST_ORDER = 4
/** Rows kept for each script, the most telling first. */
const ROWS = { Arab: 9000, Cyrl: 12_000, Latn: 7000 } as const
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

function main(shared: string): void {
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
  for (const label of [...corpus.keys(), 'tk-Latn', 'en-Latn'])
    for (const line of cldr(label)) add(label, line)

  const persian = corpus.get('fa-Arab') as string[]
  // Arabic keyboards, lost and spaced joiners.
  persian.push(
    ...persian.filter((_, i) => i % 4 === 0).map((line) => line.replaceAll('ی', 'ي').replaceAll('ک', 'ك')),
    ...persian.filter((_, i) => i % 4 === 2).map((line) => line.replaceAll(/ی(?!\p{L})/gu, 'ى')),
    ...persian.filter((_, i) => i % 4 === 1).map((line) => line.replaceAll('\u200c', ' ')),
  )
  const kazakh = corpus.get('kk-Cyrl') as string[]
  for (const [i, line] of kazakh.entries()) {
    if (i % 2 === 0) add('kk-Arab', toArabic(line))
    add('kk-Latn', toLatin(line, i % 5))
  }

  // The languages next to Tatar and Kazakh of which little is at hand: their neighbours, respelt.
  for (const line of corpus.get('tt-Cyrl') as string[]) add('ba-Cyrl', toBashkir(line))
  for (const line of kazakh.slice(0, 2000)) add('kaa-Cyrl', toKarakalpak(line))

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

function conll(path: string): string[] {
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

const TO_LATIN: Record<string, [acute: string, macron: string, old: string, plain: string]> = {
  ә: ['á', 'ä', 'ä', 'ə'],
  ғ: ['ǵ', 'ğ', 'ğ', 'gh'],
  и: ['ı', 'i', 'ï', 'i'],
  й: ['ı', 'i', 'y', 'y'],
  і: ['i', 'ı', 'i', 'i'],
  ң: ['ń', 'ñ', 'ñ', 'ng'],
  ө: ['ó', 'ö', 'ö', 'o'],
  у: ['ý', 'u', 'w', 'u'],
  ұ: ['u', 'ū', 'u', 'u'],
  ү: ['ú', 'ü', 'ü', 'u'],
  ш: ['sh', 'ş', 'ş', 'sh'],
  ч: ['ch', 'ch', 'ç', 'ch'],
  ы: ['y', 'y', 'ı', 'y'],
  я: ['ıa', 'ia', 'ya', 'ia'],
  ю: ['ıý', 'iu', 'yw', 'iu'],
  щ: ['shch', 'şş', 'şç', 'sh'],
}
const PLAIN = 'абвгдежзйклмнопрстфхһцэқ'
const PLAIN_LATIN = [
  'a',
  'b',
  'v',
  'g',
  'd',
  'e',
  'j',
  'z',
  'i',
  'k',
  'l',
  'm',
  'n',
  'o',
  'p',
  'r',
  's',
  't',
  'f',
  'h',
  'h',
  'ts',
  'e',
  'q',
]

/** Kazakh Cyrillic in a Latin alphabet: 0 and 4 that of 2018, 1 of 2021 (with ǧ for every second line), 2 the older one, 3 plain. */
function toLatin(line: string, alphabet: number): string {
  let out = ''
  for (const letter of line.toLowerCase()) {
    const special = TO_LATIN[letter]
    const plain = PLAIN.indexOf(letter)
    if (special) out += special[alphabet === 4 ? 0 : alphabet] as string
    else if (letter === 'ъ' || letter === 'ь') continue
    else out += plain >= 0 ? (PLAIN_LATIN[plain] as string) : letter
  }
  return alphabet === 1 && line.length % 2 === 0 ? out.replaceAll('ğ', 'ǧ') : out
}

const TO_ARABIC: Record<string, string> = {
  ...{
    а: 'ا',
    ә: 'ا',
    б: 'ب',
    в: 'ۆ',
    г: 'گ',
    ғ: 'ع',
    д: 'د',
    е: 'ە',
    э: 'ە',
    ж: 'ج',
    з: 'ز',
    и: 'ي',
    й: 'ي',
  },
  ...{
    к: 'ك',
    қ: 'ق',
    л: 'ل',
    м: 'م',
    н: 'ن',
    ң: 'ڭ',
    о: 'و',
    ө: 'و',
    п: 'پ',
    р: 'ر',
    с: 'س',
    т: 'ت',
    у: 'ۋ',
  },
  ...{
    ұ: 'ۇ',
    ү: 'ۇ',
    ф: 'ف',
    х: 'ح',
    һ: 'ھ',
    ц: 'تس',
    ч: 'چ',
    ш: 'ش',
    щ: 'شش',
    ы: 'ى',
    і: 'ى',
    ю: 'يۋ',
    я: 'يا',
  },
  ...{ ъ: '', ь: '', ',': '،' },
}

/** Kazakh Cyrillic in Arabic script, «ء» before words with front vowels and no letter that shows them. */
function toArabic(line: string): string {
  return line.toLowerCase().replace(/\p{L}+/gu, (word) => {
    const sign = /[әөүі]/.test(word) && !/[егк]/.test(word) ? 'ء' : ''
    return sign + [...word].map((letter) => TO_ARABIC[letter] ?? letter).join('')
  })
}

const BACK = /[аоуыяюё]/
const BASHKIR: Record<string, string> = { ч: 'с', җ: 'й', з: 'ҙ' }

/** Tatar with the regular sound changes of Bashkir. */
function toBashkir(line: string): string {
  return line.toLowerCase().replace(/\p{L}+/gu, (word) => {
    const back = BACK.test(word) && !/[әөү]/.test(word)
    let out = ''
    for (let i = 0; i < word.length; i++) {
      const letter = word[i] as string
      const afterVowel = i > 0 && /[аәеиоөуүыэюя]/.test(word[i - 1] as string)
      if (letter === 'к' && back) out += 'ҡ'
      else if (letter === 'г' && back) out += 'ғ'
      else if (letter === 'с') out += i === 0 ? 'һ' : afterVowel ? 'ҫ' : 'с'
      else if (letter === 'д' && afterVowel) out += 'ҙ'
      else if (letter === 'л' && i > 1 && !afterVowel)
        out += /[мнңҙз]/.test(word[i - 1] as string) ? 'д' : 'л'
      else out += BASHKIR[letter] ?? letter
    }
    return out
  })
}

/** Kazakh with the spelling of Karakalpak. */
function toKarakalpak(line: string): string {
  return line
    .toLowerCase()
    .replace(/у(?=[аәеиоөұүыі])|(?<=[аәеиоөұүыі])у/g, 'ў')
    .replace(/у(?!\p{L})/gu, 'ыў')
    .replaceAll('ұ', 'у')
    .replaceAll('і', 'и')
    .replaceAll('һ', 'ҳ')
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
    for (let index = 0; index < labels.length; index++) {
      weights[row * labels.length + index] = Math.min(
        255,
        Math.round(-STEP * Math.log(probability(index, gram))),
      )
    }
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

const shared = process.env.KARENBEK_SHARED ?? process.argv[2]
if (import.meta.url === `file://${process.argv[1]}`) {
  if (!shared) throw new Error('Set KARENBEK_SHARED to the folder that holds data/')
  main(shared)
}
