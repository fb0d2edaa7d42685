/**
 * The neural tagger on its gold. Without `shared` only the own set (`test/gold/ner.jsonl`) is measured; with it also
 * ParsTwiNER's test part, PEYMA's development part (never trained on) and the tenth of KazNERD that training leaves
 * out. Spans must match exactly, in UTF-16 offsets of the sentence as a user would give it.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { loadTagger, splitWords, type Tagger } from '../../models/ner/index.ts'
import type { EvalOptions, Measure } from './index.ts'

const LABELS = ['PER', 'LOC', 'ORG', 'ROLE'] as const
type Label = (typeof LABELS)[number]

interface Marked {
  text: string
  entities: [start: number, end: number, label: Label][]
}

const GOLD = path.join(import.meta.dirname, '../../test/gold/ner.jsonl')
/** Class of each set → label of the project. */
const CLASSES: Record<string, Label> = {
  PER: 'PER',
  PERSON: 'PER',
  LOC: 'LOC',
  GPE: 'LOC',
  LOCATION: 'LOC',
  ORG: 'ORG',
  ORGANISATION: 'ORG',
  POSITION: 'ROLE',
}

/** JSON lines `{"text", "entities": [[start, end, label], …]}`. */
export function readMarked(file: string): Marked[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Marked)
}

/** Two-column IOB2 files; tokens are joined by single spaces. */
export function readConll(file: string): Marked[] {
  const found: Marked[] = []
  for (const block of readFileSync(file, 'utf8').split(/\n{2,}/)) {
    const sentence: Marked = { text: '', entities: [] }
    let open: Marked['entities'][number] | undefined
    for (const line of block.split('\n').filter(Boolean)) {
      const cut = line.lastIndexOf(line.includes('\t') ? '\t' : ' ')
      const tag = line.slice(cut + 1)
      if (sentence.text !== '') sentence.text += ' '
      const start = sentence.text.length
      sentence.text += line.slice(0, cut)
      if (tag.startsWith('I-')) {
        if (open) open[1] = sentence.text.length
        continue
      }
      const label = CLASSES[tag.slice(2)]
      open = tag.startsWith('B-') && label ? [start, sentence.text.length, label] : undefined
      if (open) sentence.entities.push(open)
    }
    if (sentence.text !== '') found.push(sentence)
  }
  return found
}

/** CRC-32 (IEEE 802.3) of the UTF-8 bytes, as Python's `zlib.crc32`. */
function crc32(text: string): number {
  let crc = 0xffffffff
  for (const byte of Buffer.from(text)) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}

/** Whether training leaves the sentence out: the rule of `is_held_out` in `models/ner/training/readers.py`. */
export function isHeldOut(text: string): boolean {
  const words = splitWords(text).map((span) => text.slice(...span))
  const letters = [...new Set(words.filter((word) => /^\p{L}+$/u.test(word)))]
  letters.sort((a, b) => [...b].length - [...a].length || (a < b ? -1 : 1))
  return crc32(letters.slice(0, 2).join(' ')) % 10 === 0
}

/** Exact-span scores of some sentences by label, and over `labels` together (`micro`). */
async function score(
  tagger: Tagger,
  sentences: Marked[],
  labels: readonly Label[],
): Promise<[string, number][]> {
  const answers = await tagger.tag(sentences.map(({ text }) => text))
  const counts = new Map(labels.map((label) => [label, { right: 0, found: 0, gold: 0 }]))
  sentences.forEach(({ entities }, i) => {
    const gold = new Set(entities.map(([start, end, label]) => `${start} ${end} ${label}`))
    for (const [, , label] of entities) {
      const count = counts.get(label)
      if (count) count.gold++
    }
    for (const { label, span } of answers[i] ?? []) {
      const count = counts.get(label)
      if (!count) continue
      count.found++
      if (gold.has(`${span[0]} ${span[1]} ${label}`)) count.right++
    }
  })
  const f1 = (rows: { right: number; found: number; gold: number }[]) => {
    const sum = (key: 'right' | 'found' | 'gold') => rows.reduce((total, row) => total + row[key], 0)
    return (2 * sum('right')) / Math.max(1, sum('found') + sum('gold'))
  }
  return [
    ['micro', f1([...counts.values()])],
    ...[...counts].map(([label, count]): [string, number] => [label, f1([count])]),
  ]
}

/** Sentences of about 25 words, made of the own set's, for the measure of speed. */
function ofTwentyFiveWords(sentences: Marked[], count: number): string[] {
  const words = sentences.flatMap(({ text }) => text.split(' '))
  return Array.from({ length: count }, (_, i) =>
    Array.from({ length: 25 }, (_, j) => words[(i * 17 + j) % words.length]).join(' '),
  )
}

export default async function evaluate({ shared }: EvalOptions): Promise<Measure[]> {
  const started = performance.now()
  const tagger = await loadTagger()
  const load = (performance.now() - started) / 1000
  const measures: Measure[] = []
  const add = (measure: string, value: number, floor?: number) =>
    measures.push({ part: 'ner', measure, value, ...(floor === undefined ? {} : { floor }) })

  const own = readMarked(GOLD)
  const isPersian = ({ text }: Marked) => /[\u0600-\u06ff]/.test(text)
  const sets: [name: string, sentences: Marked[], labels: readonly Label[], floor?: number][] = [
    ['own fa', own.filter(isPersian), LABELS, FLOORS.fa],
    ['own kk', own.filter((sentence) => !isPersian(sentence)), LABELS, FLOORS.kk],
  ]
  if (shared) {
    const folder = path.join(shared, 'data/ner')
    const news = ['PER', 'LOC', 'ORG'] as const
    sets.push(
      ['ParsTwiNER test', readConll(path.join(folder, 'parstwiner/test.conll')), news],
      ['PEYMA dev', readConll(path.join(folder, 'peyma/dev.conll')), news],
      [
        'KazNERD held out',
        readConll(path.join(folder, 'kaznerd/train.conll')).filter(({ text }) => isHeldOut(text)),
        LABELS,
      ],
    )
  }
  for (const [name, sentences, labels, floor] of sets) {
    for (const [label, value] of await score(tagger, sentences, labels)) {
      add(`${name}, F1 ${label}`, value, label === 'micro' ? floor : undefined)
    }
  }

  const many = ofTwentyFiveWords(own, 400)
  const began = performance.now()
  await tagger.tag(many)
  add('sentences of 25 words a second, 2 threads', many.length / ((performance.now() - began) / 1000))
  add('load, s', load)
  add('RSS after it, MB', process.memoryUsage().rss / 1e6)
  await tagger.close()
  return measures
}

/** Least micro F1 on the own set. */
const FLOORS = { fa: 0.8, kk: 0.9 }
