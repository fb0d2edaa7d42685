/** Places: the administrative units of Iran and Kazakhstan that a text names. */
import type { PlaceEntry, PlaceLevel, Span } from '../contract.ts'
import type { Tagged } from '../tagged.ts'
import { type Range, rangeOf, type Text, textOf } from '../text/index.ts'
import { judge } from './context.ts'
import { readable } from './kk/script.ts'
import { type Judged, resolve } from './resolve.ts'
import { scanNames } from './scan.ts'

export { type BareUnit, bareUnit } from './bare.ts'
/** Given names and forms of surnames: they tell a person from a place here, and officials there. */
export * as persianNames from './fa/names.ts'
export { allPlaces, firstLevelOf, isWithin, type Kind, lineage, type Place, placeById } from './gazetteer.ts'
export { caseStems, isPossessiveEnding } from './kk/morphology.ts'
export * as kazakhNames from './kk/names.ts'
export { readable } from './kk/script.ts'
export { CHARACTER_CLASS } from './trie.ts'

/** A place named in the text. */
export interface PlaceMention {
  text: string
  span: Span
  range: Range
  /** Folded end of the name itself, before a case ending; absent where it has none. */
  nameEnd?: number
  id: string
  level: PlaceLevel
  name: string
  /** 0…1 */
  confidence: number
  /** Other units that the name may mean, likeliest first. */
  alternatives: string[]
  /** Where the name stands: in running text, in an office's title, in an organisation's name, in a dateline. */
  context: 'text' | 'title' | 'organisation' | 'dateline'
}

export interface PlaceOptions {
  language?: string
  /** Region of the source: settles names that occur in several regions. */
  sourcePlace?: string
  /** What the neural tagger found, where it was asked: proof for names that are everyday words or persons too. */
  tagged?: Tagged
}

/**
 * All places of a text in order, never overlapping. Streets, brands, agencies and adjectives are no mentions;
 * names that stay in doubt after the unit word, the other places and the source's region are left out.
 * @param input text or folded text
 */
export function findPlaces(input: string | Text, options: PlaceOptions = {}): PlaceMention[] {
  const text = textOf(input)
  const read = readable(text, options.language)
  const judged: Judged[] = []
  const labels = options.tagged ? labelsOf(read, options.tagged) : null
  for (const candidate of scanNames(read)) {
    const judgement = judge(read, candidate)
    if (!judgement) continue
    const tagged = labels?.(candidate.range)
    // «احمد قشم»: a person's name, where no unit word speaks against it.
    if (tagged === 'PER' && !judgement.marked && judgement.everyday) continue
    const { range, nameEnd, form } = candidate
    judged.push({ range, nameEnd, form, judgement, tagged })
  }
  const mentions = resolve(read, judged, options)
  if (read === text) return mentions
  // Ranges over the Cyrillic reading → ranges over the folded text.
  return mentions.map(({ nameEnd, ...mention }) => ({ ...mention, range: rangeOf(text, mention.span) }))
}

/** The label of the tagger's name that a range lies in. */
function labelsOf(
  text: Text,
  { names }: Tagged,
): (range: Range) => Tagged['names'][number]['label'] | undefined {
  const ranges = names.map(({ label, span }) => ({ label, range: rangeOf(text, span) }))
  let at = 0
  return ([start, end]) => {
    // Asked in the order of the text.
    while (at < ranges.length && (ranges[at] as (typeof ranges)[number]).range[1] <= start) at++
    const name = ranges[at]
    return name && name.range[0] <= start && end <= name.range[1] ? name.label : undefined
  }
}

/** The mentions as the contract's `places` lists them. */
export function placeEntries(mentions: PlaceMention[]): PlaceEntry[] {
  return mentions.map(({ text, span, id, level, name }) => ({ text, span, id, level, name }))
}
