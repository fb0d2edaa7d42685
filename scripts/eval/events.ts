import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Analysis, DocumentInput, EmploymentEvent, Money, Quantity } from '../../models/contract.ts'
import { analyze } from '../../models/index.ts'
import { readReal } from './_real.ts'
import type { EvalOptions, Measure } from './index.ts'

/** An event as a careful reader wrote it down. */
export type GoldEvent = Pick<
  EmploymentEvent,
  'type' | 'status' | 'quantity' | 'money' | 'place' | 'period' | 'official'
> & {
  /** A few words of the evidence. */
  key: string | null
  /** Neither rewarded nor punished. */
  optional?: boolean
}

/** One gold passage. */
export type GoldDocument = DocumentInput & { split: 'dev' | 'closed'; events: GoldEvent[] }

/** Where an extracted event and the gold part ways. */
export interface Difference {
  id: string
  kind: 'missed' | 'invented' | 'status' | 'place' | 'period' | 'official'
  text: string
}

/** Counts of one comparison. */
export interface Score {
  tp: number
  fp: number
  fn: number
  matched: Record<'status' | 'place' | 'period' | 'official', number>
  types: Map<string, [tp: number, fp: number, fn: number]>
  differences: Difference[]
  /** Events made and right by rule. */
  rules: Map<string, [right: number, made: number]>
  /** Confidence of each event and whether it was right. */
  trusted: [confidence: number, right: boolean][]
}

const FAMILY: Record<string, string> = { people_placed: 'work', jobs_created: 'work', jobs_retained: 'work' }

function figure(event: { quantity: Quantity | null; money: Money | null }): string | null {
  const round = (x: number | null | undefined) => (x === null || x === undefined ? '' : x.toFixed(4))
  if (event.quantity) {
    const { unit, value, min, max } = event.quantity
    return `${unit} ${round(value)} ${round(min)} ${round(max)}`
  }
  return event.money ? `${event.money.currency} ${round(event.money.value)}  ` : null
}

/** Same type and figure; loosely: same family of types, jobs as good as people. */
function same(gold: GoldEvent, event: EmploymentEvent, strict: boolean): boolean {
  if (
    strict
      ? gold.type !== event.type
      : (FAMILY[gold.type] ?? gold.type) !== (FAMILY[event.type] ?? event.type)
  )
    return false
  const [a, b] = [figure(gold), figure(event)]
  if (a === b) return true
  if (a && b && a.replace(/^(jobs|people)/, '') === b.replace(/^(jobs|people)/, '')) return !strict
  return gold.money != null && event.money != null && gold.money.value === event.money.value
}

/** A Kazakh city and its administration share the first six digits of the code. */
function samePlace(a: string | null, b: string | null): boolean {
  if (a === b) return true
  if (!a || !b) return false
  return a.startsWith('KZ-') && a.length === 12 && b.length === 12 && a.slice(0, 7) === b.slice(0, 7)
}

/** Adds one document to the score: gold and extracted events are matched one to one. */
export function compare(score: Score, gold: GoldDocument, analysis: Pick<Analysis, 'events'>): void {
  const events = analysis.events
  const used = new Set<number>()
  const find = (wanted: GoldEvent, strict: boolean): number => {
    let best = -1
    let points = -1
    events.forEach((event, i) => {
      if (used.has(i) || !same(wanted, event, strict)) return
      const value = Number(event.status === wanted.status) + Number(samePlace(wanted.place, event.place))
      if (value > points) [best, points] = [i, value]
    })
    return best
  }
  const count = (type: string, slot: 0 | 1 | 2) => {
    const counts = score.types.get(type) ?? [0, 0, 0]
    counts[slot]++
    score.types.set(type, counts)
  }
  const differ = (kind: Difference['kind'], text: string) =>
    score.differences.push({ id: gold.id, kind, text })
  const missed: GoldEvent[] = []
  for (const wanted of gold.events.filter((e) => !e.optional)) {
    const i = find(wanted, true)
    if (i < 0) {
      missed.push(wanted)
      continue
    }
    used.add(i)
    const got = events[i] as EmploymentEvent
    score.tp++
    count(wanted.type, 0)
    const check = (
      field: 'status' | 'place' | 'period' | 'official',
      right: boolean,
      want: unknown,
      have: unknown,
    ) => {
      if (right) score.matched[field]++
      else
        differ(
          field,
          `${wanted.type} ${figure(wanted)} «${wanted.key}»: ${show(want)} ≠ ${show(have)} (${got.rule})`,
        )
    }
    check('status', wanted.status === got.status, wanted.status, got.status)
    check('place', samePlace(wanted.place, got.place), wanted.place, got.place)
    check(
      'period',
      wanted.period?.start === got.period?.start && wanted.period?.end === got.period?.end,
      wanted.period,
      got.period,
    )
    check(
      'official',
      (wanted.official?.name ?? '') === (got.official?.name ?? ''),
      wanted.official,
      got.official,
    )
  }
  for (const wanted of missed) {
    score.fn++
    count(wanted.type, 2)
    differ('missed', `${wanted.type} ${wanted.status} ${figure(wanted)} «${wanted.key}»`)
  }
  for (const wanted of gold.events.filter((e) => e.optional)) {
    const strict = find(wanted, true)
    const i = strict < 0 ? find(wanted, false) : strict
    if (i >= 0) used.add(i)
  }
  events.forEach((event, i) => {
    const counts = score.rules.get(event.rule) ?? [0, 0]
    const right = used.has(i)
    score.rules.set(event.rule, [counts[0] + Number(right), counts[1] + 1])
    score.trusted.push([event.confidence, right])
  })
  events.forEach((event, i) => {
    if (used.has(i)) return
    score.fp++
    count(event.type, 1)
    const at = event.evidence.find((e) => e.field === 'quantity' || e.field === 'money' || e.field === 'type')
    differ('invented', `${event.type} ${event.status} ${figure(event)} «${at?.text}» (${event.rule})`)
  })
}

function show(value: unknown): string {
  if (value === null || value === undefined) return '–'
  if (typeof value !== 'object') return String(value)
  return Object.values(value as Record<string, unknown>).join(' / ')
}

/** An empty score. */
export function emptyScore(): Score {
  return {
    tp: 0,
    fp: 0,
    fn: 0,
    matched: { status: 0, place: 0, period: 0, official: 0 },
    types: new Map(),
    differences: [],
    rules: new Map(),
    trusted: [],
  }
}

/** Precision, recall and F1. */
export function prf(tp: number, fp: number, fn: number): { p: number; r: number; f: number } {
  const p = tp + fp ? tp / (tp + fp) : 0
  const r = tp + fn ? tp / (tp + fn) : 0
  return { p, r, f: p + r ? (2 * p * r) / (p + r) : 0 }
}

/** Gold passages of a file of JSON lines. */
export function readGold(file: string): GoldDocument[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as GoldDocument)
}

/** The confidence that analysts filter by. */
const SURE = 0.9

const FLOORS: Record<string, number> = {
  'fa dev: F1': 0.96,
  'fa closed: F1': 0.9,
  'fa wordings dev: F1': 0.95,
  'kk wordings dev: F1': 0.93,
  'fa real dev: F1': 0.75,
  'kk dev: F1': 0.96,
  'kk closed: F1': 0.93,
  'kk real dev: F1': 0.92,
  'kk real closed: F1': 0.84,
  'fa dev: status': 0.97,
  'fa dev: place': 0.95,
  'fa dev: period': 0.93,
  'fa dev: official': 0.93,
  'kk dev: status': 0.95,
  'kk dev: place': 0.95,
  'kk dev: period': 0.93,
  'kk dev: official': 0.93,
}

/** What is read from the passages against what a careful reader wrote down. */
export function scoreOf(documents: readonly GoldDocument[]): Score {
  const score = emptyScore()
  for (const document of documents) compare(score, document, analyze(document))
  return score
}

/** The gold of a language: our own passages and, where their texts are there, real articles. */
export function setsOf(
  language: string,
  shared: string | undefined,
): [name: string, documents: GoldDocument[]][] {
  const file = (name: string) => path.join(import.meta.dirname, '..', '..', 'test', 'gold', name)
  const own = readGold(file(`events.${language}.jsonl`))
  // The same builds in words that papers choose less often.
  const wordings = readGold(file(`wordings.${language}.jsonl`))
  const real = readReal(language, shared)
  const part = (documents: GoldDocument[], split: string) => documents.filter((d) => d.split === split)
  return [
    ['dev', part(own, 'dev')],
    ['closed', part(own, 'closed')],
    ['wordings dev', part(wordings, 'dev')],
    ['wordings closed', part(wordings, 'closed')],
    ['real dev', part(real, 'dev')],
    ['real closed', part(real, 'closed')],
  ]
}

/** How far a second reading of real articles agrees with the first, by the same score: the ceiling to aim at. */
function agreement(language: string, shared: string | undefined): Measure[] {
  const second = new Map(readReal(language, shared, '.second').map((d) => [d.id, d.events]))
  if (second.size === 0) return []
  const score = emptyScore()
  for (const first of readReal(language, shared)) {
    const events = second
      .get(first.id)
      ?.filter((event) => !event.optional)
      .map((event) => ({ ...event, evidence: [], confidence: 1, rule: 'second reading' }))
    if (events) compare(score, first, { events })
  }
  const name = (measure: string) => `${language} real, second reading: ${measure}`
  const { f } = prf(score.tp, score.fp, score.fn)
  return [
    { part: 'events', measure: name('F1'), value: f },
    { part: 'events', measure: name('status'), value: score.matched.status / Math.max(1, score.tp) },
  ]
}

/** Events against gold: by language and set, by type, and the cases that went wrong. */
export default async function evaluate(options: EvalOptions): Promise<Measure[]> {
  const measures: Measure[] = []
  for (const language of ['fa', 'kk']) {
    for (const [set, documents] of setsOf(language, options.shared)) {
      if (documents.length === 0) continue
      const score = scoreOf(documents)
      const { p, r, f } = prf(score.tp, score.fp, score.fn)
      const name = (measure: string) => `${language} ${set}: ${measure}`
      const add = (measure: string, value: number) =>
        measures.push({ part: 'events', measure: name(measure), value, floor: FLOORS[name(measure)] })
      add('precision', p)
      add('recall', r)
      add('F1', f)
      for (const [field, right] of Object.entries(score.matched)) add(field, score.tp ? right / score.tp : 0)
      const open = set.endsWith('dev')
      if (open || options.verbose)
        for (const [type, [tp, fp, fn]] of [...score.types].sort()) add(`F1 ${type}`, prf(tp, fp, fn).f)
      const sure = score.trusted.filter(([confidence]) => confidence >= SURE)
      add(
        `right of confidence ≥ ${SURE}`,
        sure.filter(([, right]) => right).length / Math.max(1, sure.length),
      )
      if (options.rates && set === 'dev') printRates(score)
      // What is closed is read by its score alone.
      if (open || (options.verbose && set === 'closed'))
        printWorst(`${language} ${set}`, score.differences, options.verbose ? 400 : 10)
    }
    measures.push(...agreement(language, options.shared))
  }
  return measures
}

/** The documents with the most differences, with what went wrong in them. */
function printWorst(language: string, differences: readonly Difference[], limit: number): void {
  const byDocument = new Map<string, Difference[]>()
  for (const difference of differences) {
    byDocument.set(difference.id, [...(byDocument.get(difference.id) ?? []), difference])
  }
  const worst = [...byDocument].sort((a, b) => b[1].length - a[1].length).slice(0, limit)
  for (const [id, list] of worst) {
    console.error(`${language} ${id}`)
    for (const { kind, text } of list) console.error(`  ${kind}: ${text}`)
  }
}

function printRates({ rules }: Score): void {
  for (const [rule, [right, made]] of [...rules].sort()) console.error(`  '${rule}': [${right}, ${made}],`)
}
