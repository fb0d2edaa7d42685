/** The words of work that tell what a figure claims. */
import type { Range } from '../../text/index.ts'
import type { Cue, NounClass } from '../grammar.ts'
import { occurring } from '../occurrences.ts'
import { all, first, occurs } from '../pattern.ts'
import {
  clauseAt,
  distance,
  inTitle,
  overlaps,
  type PlacedCue,
  type Sentence,
  type View,
  within,
} from '../view.ts'
import { LIST_ITEM, LONGEST_ITEM, LONGEST_LIST } from './list.ts'
import { GUESS_BEFORE, type Reading } from './readings.ts'

/** A cue this far away (in characters) loses a point of its weight. */
const REACH = 40

/** What it costs to look beyond the clause: to its neighbour, to the sentence. */
const NEIGHBOUR_COST = 1.2
const SENTENCE_COST = 2.6

/** What it costs that another figure stands between, and that the cue stands on the side where it seldom does. */
const BARRIER_COST = 1
const SIDE_COST = 1.5

/** What a cue gains that a dash leads from to the figure. */
const LED = 1

/** What a cue gains that stands right before the figure. */
const ADJACENT_GAIN = 0.6

/** What it costs to take a cue that stands right at another figure. */
const CLAIMED_COST = 2

/** Below this no cue carries a claim. */
export const THRESHOLD = 1

/** Longest line of a list of places and figures, and how many of them are read under one heading. */
const LINE = 80
const LINES = 12

/** «کمترین نرخ بیکاری زمستان ۱۴۰۳» above «سمنان: ۴.۹ درصد»: what the heading of a list of lines speaks of. */
export function underHeading(
  view: View,
  sentence: Sentence,
  noun: NounClass,
): { hit: Hit; sentence: number } | null {
  const { grammar, sentences } = view
  if (grammar.headers) return null
  const line = (s: Sentence) => s.range[1] - s.range[0] <= LINE
  if (!line(sentence) || sentence.places.length === 0) return null
  for (let i = sentence.index - 1; i >= Math.max(0, sentence.index - LINES); i--) {
    const above = sentences[i] as Sentence
    if (!line(above)) return null
    if (above.numbers.length > 0) continue
    let best: Hit | null = null
    for (const { cue, ranges } of cuesOf(view, above)) {
      if (!cue.nouns.includes(noun) || cue.requires || (best && cue.weight <= best.cue.weight)) continue
      best = { cue, range: ranges[0] as Range, score: cue.weight / 2, far: true }
    }
    return best && { hit: best, sentence: i }
  }
  return null
}

/** The strongest cue of the line with a colon above a list, for an item that tells nothing of work itself. */
export function headerCue(view: View, sentence: Sentence, noun: NounClass): Hit | null {
  const { folded, sentences } = view
  const item = (s: Sentence) =>
    s.range[1] - s.range[0] < LONGEST_ITEM &&
    (LIST_ITEM.test(folded.slice(s.range[0], s.range[0] + 4)) ||
      sentences[s.index - 1]?.paragraph !== s.paragraph)
  if (!item(sentence)) return null
  for (let i = sentence.index - 1; i >= Math.max(0, sentence.index - LONGEST_LIST); i--) {
    const above = sentences[i] as Sentence
    if (folded[above.range[1] - 1] === ':') {
      let best: Hit | null = null
      for (const { cue, ranges } of cuesOf(view, above)) {
        if (!cue.nouns.includes(noun) || (best && best.score >= cue.weight)) continue
        if (cue.unless && occurs(cue.unless, folded, above.range)) continue
        if (cue.requires && !required(view, above, above.range, cue, cue.requires)) continue
        const range = ranges.find((r) => !inTitle(view, r))
        if (range) best = { cue, range, score: cue.weight, far: false }
      }
      return best && best.score >= GUESS_THRESHOLD ? best : null
    }
    if (!item(above)) return null
  }
  return null
}

/** «چند نفر در این واحدها کار می‌کنند؟ – حدود ۹۵۰ نفر.»: what the question before asks the number of. */
export function askedFor(view: View, sentence: Sentence, noun: NounClass, at: Range): Hit | null {
  const { folded, grammar, sentences } = view
  const question = sentences[sentence.index - 1]
  if (!grammar.howMany || !question || at[0] - sentence.range[0] > ANSWER) return null
  if (!/[؟?]$/.test(folded.slice(...question.range)) || !occurs(grammar.howMany, folded, question.range))
    return null
  let best: Hit | null = null
  for (const { cue, ranges } of cuesOf(view, question)) {
    if (!cue.nouns.includes(noun) || (best && best.score >= cue.weight)) continue
    if (cue.unless && occurs(cue.unless, folded, question.range)) continue
    if (cue.requires && !required(view, question, question.range, cue, cue.requires)) continue
    best = { cue, range: ranges[0] as Range, score: cue.weight, far: true }
  }
  return best
}

/** An answer gives its figure within these first characters. */
const ANSWER = 24

/** The least score of a cue for a noun that no table holds. */
export const GUESS_THRESHOLD = 4

/**
 * Does what happens stand after the figure, with a verb of several in the clause or the mark of an object before it, and
 * no other figure between? Or right before the figure («تعدیل ۳۰ …»)?
 */
export function doneByThem(
  { folded, grammar, sentences }: View,
  sentence: number,
  clause: Range,
  at: Range,
  { range, score }: Hit,
): boolean {
  if (grammar.object && range[1] <= at[0] && at[0] - range[1] <= 1) return score >= GUESS_BEFORE
  const between = sentences[sentence]!.numbers.some((n) => n.range[0] >= at[1] && n.range[1] <= range[0])
  return (
    !between &&
    range[0] >= at[1] &&
    range[1] <= clause[1] &&
    (grammar.plural?.test(folded.slice(at[1], clause[1])) === true ||
      grammar.object?.test(folded.slice(at[1], range[0])) === true)
  )
}

export interface Hit {
  cue: Cue
  range: Range
  score: number
  far: boolean
}

export function bestCue(
  view: View,
  sentence: Sentence,
  clause: Range,
  at: Range,
  noun: NounClass,
  readings: readonly Reading[],
): Hit | null {
  const { folded, grammar } = view
  const index = sentence.clauses.findIndex((c) => c[0] === clause[0] && c[1] === clause[1])
  const whole = index < 0
  const neighbour: Range = [clause[0], sentence.clauses[index + 1]?.[1] ?? clause[1]]
  const closed = grammar.closed(folded, clause)
  const scopes: [Range, number][] = whole
    ? [[clause, 0]]
    : closed
      ? [
          [clause, 0],
          [[sentence.range[0], clause[1]], SENTENCE_COST],
          // «۱۳۶ نفر معرفی شدند و از شهریور مشغول به کار می‌شوند»
          ...(grammar.andThen && secondVerb(view, sentence, index, readings)
            ? ([[neighbour, SENTENCE_COST]] as [Range, number][])
            : []),
        ]
      : [
          [clause, 0],
          [neighbour, NEIGHBOUR_COST],
          [sentence.range, SENTENCE_COST],
        ]
  const neighbours = neighboursOf(readings, at)
  // The items of a list share what stands before and after it.
  const listed = readings.some((r) => r.at === at && r.chained)
  const borrowed = readings.some((r) => r.at === at && r.borrowed)
  const guessed = readings.some((r) => r.at === at && r.guessed)
  // Where what stands behind the figure ends for it; found once.
  let silentFrom = -1
  let best = null as Hit | null
  for (const [scope, cost] of scopes) {
    for (const entry of cuesOf(view, sentence)) {
      const { cue, ranges } = entry
      if (!cue.nouns.includes(noun) || (guessed && !cue.animate)) continue
      // Distance and barriers only take points off: a weak cue cannot win any more.
      if (best && cue.weight - cost <= best.score) continue
      let lacking: boolean | undefined
      for (let place = 0; place < ranges.length; place++) {
        const range = ranges[place] as Range
        if (range[0] < scope[0] || range[1] > scope[1]) continue
        // What lies in the clause was weighed with it, when it cost nothing.
        if (cost > 0 && range[0] >= clause[0] && range[1] <= clause[1]) continue
        if (cue.next && (range[0] < at[1] || range[0] - at[1] > 1)) continue
        // Words of the figure's own noun are never far: «Жұмыс орындары: 85».
        const far = overlaps(range, at) ? 0 : cost
        let score = cue.weight - far - Math.min(distance(range, at), 160) / REACH
        // Nothing else that follows adds to it.
        if (best && score + ADJACENT_GAIN <= best.score) continue
        if (cue.side && (range[0] < at[0] ? 'before' : 'after') !== cue.side) {
          if (cue.sideOnly && !overlaps(range, at) && distance(range, at) > 2) continue
          // «тұрақты жұмысқа орналасқаны – 38,2 мың»
          const led =
            grammar.headers && /^[ \n]?[-:][ \n]?$/.test(folded.slice(range[1], Math.max(range[1], at[0])))
          score += led ? LED : -SIDE_COST
        }
        if (!listed && barred(range, at, neighbours)) score -= BARRIER_COST
        // «اشتغال ۲۱۴۳ نفر»: what stands right before its figure.
        if (grammar.adjacent && noun !== 'money' && range[1] <= at[0] && at[0] - range[1] <= 1)
          score += ADJACENT_GAIN
        // «… ۴ هزار نفر …، افزود: …»: what is reported tells nothing of what stands before it.
        if (grammar.reported && range[0] >= at[1]) {
          if (silentFrom < 0) silentFrom = endOfFirst(grammar.reported, folded, [at[1], sentence.range[1]])
          if (range[0] >= silentFrom) continue
        }
        if (noun !== 'money' && (!listed || cue.owned)) {
          entry.claimants ??= claimants(view, cue, ranges, readings)
          const owner = entry.claimants[place]
          // «منازل ۱۷ مورد با اشتغال‌زایی برای ۲۳ نفر»: cases of something else.
          if (owner && owner !== at && noun === 'case') continue
          if (owner && owner !== at) score -= cue.owned ? cue.weight : CLAIMED_COST
        }
        if (best && score <= best.score) continue
        // What the cue requires is the same at all its places: without it none counts.
        if (cue.requires) {
          lacking ??= !required(view, sentence, clause, cue, cue.requires)
          if (lacking) break
        }
        if (masked(view, range, at)) continue
        if (cue.own && !overlaps(range, at)) continue
        // «2177 жұмыссыз қатысты, оның ішінде … 1348 адам»: the noun of another figure tells of that figure.
        if (!borrowed && isOfAnother(readings, range, at)) continue
        // What shuts the cue out may stand beside it, in another clause.
        const near: Range = [
          Math.min(clause[0], clauseAt(sentence, range[0])[0]),
          Math.max(clause[1], range[1]),
        ]
        if (cue.unless && all(cue.unless, folded, near).some((r) => !masked(view, r, at))) continue
        best = { cue, range, score, far: cost > 0 }
      }
    }
    if (best && best.score >= THRESHOLD) return best
  }
  return best
}

/** Where the first match in a stretch ends; beyond everything where there is none. */
function endOfFirst(pattern: RegExp, folded: string, [start, end]: Range): number {
  const match = pattern.exec(folded.slice(start, end))
  return match ? start + match.index + match[0].length : Number.POSITIVE_INFINITY
}

/** Does a range lie within the words of another figure? */
function isOfAnother(readings: readonly Reading[], [start, end]: Range, at: Range): boolean {
  for (const other of readings) if (other.at !== at && other.at[0] <= start && end <= other.at[1]) return true
  return false
}

/** Does the next clause go on with «و» and count nothing of its own? */
function secondVerb(
  { folded, grammar }: View,
  { clauses }: Sentence,
  index: number,
  readings: readonly Reading[],
): boolean {
  const next = clauses[index + 1]
  if (!next || !grammar.andThen!.test(folded.slice(next[0], next[0] + 4))) return false
  return !readings.some((r) => r.noun !== null && r.at[0] >= next[0] && r.at[0] < next[1])
}

/** Where the cues stand in a sentence; looked up once. */
export function cuesOf(view: View, sentence: Sentence): readonly PlacedCue[] {
  sentence.cues ??= occurring(view.grammar.cues, view.folded, sentence.range)
    .map((cue) => ({ cue, ranges: all(cue.pattern, view.folded, sentence.range) }))
    .filter(({ ranges }) => ranges.length > 0)
  return sentence.cues
}

/** Does another figure stand between the cue and this one? */
function barred(cue: Range, at: Range, neighbours: Neighbours): boolean {
  if (cue[0] < at[0]) return neighbours.before !== null && neighbours.before[0] >= cue[1]
  return neighbours.after !== null && neighbours.after[1] <= cue[0]
}

/**
 * «با اشتغال‌زایی برای» right before a figure, «مقرری‌بگیر» right after one: the words tell of that figure alone.
 * @returns where that figure stands for each place of the cue, null where the cue is free
 */
function claimants(
  view: View,
  cue: Cue,
  ranges: readonly Range[],
  readings: readonly Reading[],
): (Range | null)[] {
  const counting = readings.filter((r) => r.noun !== null && r.noun !== 'money' && cue.nouns.includes(r.noun))
  const starts = new Map(counting.map((r) => [r.at[0], r.at]))
  const ends = new Map(counting.map((r) => [r.at[1], r.at]))
  return ranges.map(([start, end]) => {
    for (let gap = 0; gap <= 2; gap++) {
      const before = ends.get(start - gap)
      // «19 نفر، تثبیت اشتغال 189 نفر»: behind a comma it is of the next one.
      if (before && !/[،,؛;]/.test(view.folded.slice(start - gap, start))) return before
    }
    for (let gap = 0; gap <= CLOSE; gap++) {
      const after = starts.get(end + gap)
      if (after) return view.grammar.leadsTo?.test(view.folded.slice(end, end + gap)) ? after : null
    }
    return null
  })
}

/** Longest word that leads from a cue to its figure («برای»). */
const CLOSE = 7

/** The counting figures next to one. */
interface Neighbours {
  before: Range | null
  after: Range | null
}

function neighboursOf(readings: readonly Reading[], at: Range): Neighbours {
  const counting = readings.filter((r) => r.noun !== null)
  return {
    before: counting.findLast((r) => r.at[1] <= at[0])?.at ?? null,
    after: counting.find((r) => r.at[0] >= at[1])?.at ?? null,
  }
}

function required(view: View, sentence: Sentence, clause: Range, cue: Cue, pattern: RegExp): boolean {
  if (cue.requiresIn === 'clause') return occurs(pattern, view.folded, clause)
  if (cue.requiresIn === 'text') return occurs(pattern, view.folded, [0, view.folded.length])
  const previous = cue.requiresIn === 'sentence' ? undefined : view.sentences[sentence.index - 1]
  // A headline tells what the text is about.
  const [above, below] = view.sentences
  const titled = above?.heading === true || (above !== undefined && above.paragraph !== below?.paragraph)
  const headline = cue.requiresIn === 'sentence' || !view.grammar.headlines || !titled ? undefined : above
  // «معاون اشتغال» gives no money for work; whom a head of training tells of was trained.
  const stands = cue.type === 'employment_support' ? told : stated
  return (
    stands(view, pattern, sentence.range) ||
    (previous !== undefined && stands(view, pattern, previous.range)) ||
    (headline !== undefined && stands(view, pattern, headline.range))
  )
}

function stated({ folded }: View, pattern: RegExp, range: Range): boolean {
  return occurs(pattern, folded, range)
}

/** Does the pattern occur outside of titles? */
function told(view: View, pattern: RegExp, range: Range): boolean {
  const found = first(pattern, view.folded, range)
  if (!found || !inTitle(view, found)) return found !== null
  return all(pattern, view.folded, range).some((place) => !inTitle(view, place))
}

/** Words inside an official's title or name tell of the office, not of the claim. */
function masked(view: View, range: Range, at: Range): boolean {
  if (overlaps(range, at)) return false
  // No title is longer than this.
  return within(view.titles, [range[0] - 240, range[0] + 1]).some((title) => title.range[1] >= range[1])
}
