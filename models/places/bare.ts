import type { Range, Text } from '../text/index.ts'
import { wordAfter } from './context.ts'
import { firstLevelOf, lineage, placeById } from './gazetteer.ts'
import type { PlaceMention, PlaceOptions } from './index.ts'

/** What a unit word without a name stands for. */
export interface BareUnit {
  id: string
  /** Where the answer comes from: the article's own places or the source's region. */
  from: 'text' | 'source'
  confidence: number
}

type Level = 'country' | 'admin1' | 'admin2' | 'city'

/** Folded unit words that stand without a name, by level. */
const PERSIAN: Record<string, Level> = {
  استان: 'admin1',
  استاندار: 'admin1',
  استانداری: 'admin1',
  شهرستان: 'admin2',
  فرماندار: 'admin2',
  فرمانداری: 'admin2',
  شهر: 'city',
  شهردار: 'city',
  شهرداری: 'city',
  کشور: 'country',
}
const KAZAKH: Array<[RegExp, Level]> = [
  [/^(облыс|өңір|аймақ|аймағ)/, 'admin1'],
  [/^аудан/, 'admin2'],
  [/^(қала|шаһар)/, 'city'],
  [/^(ел|республика|мемлекет)/, 'country'],
]

/** The level that a folded unit word names, or null: «استان», «облыста», «аудан». */
function levelOfUnitWord(word: string): Level | null {
  const level = PERSIAN[word]
  if (level) return level
  for (const [pattern, kazakh] of KAZAKH) if (pattern.test(word)) return kazakh
  return null
}

/**
 * The unit that a bare «استان», «شهرستان», «облыс», «аудан», «қала» at `range` stands for: the one of that level
 * that the text names last before it, else the one that it names most, else the source's region.
 * @param range folded range that begins with the unit word
 * @param mentions what `findPlaces` returned for this text
 */
export function bareUnit(
  text: Text,
  range: Range,
  mentions: readonly PlaceMention[],
  options: PlaceOptions = {},
): BareUnit | null {
  const word = wordAfter(text.folded, range[0])?.word ?? ''
  const level = levelOfUnitWord(word)
  if (!level) return null
  const persian = /^[\u0600-\u06ff]/.test(word)
  if (level === 'country') return { id: persian ? 'IR' : 'KZ', from: 'text', confidence: 0.9 }
  const unitOf = (id: string): string | null => {
    if (level === 'admin1') return firstLevelOf(id)
    const chain = lineage(id)
    if (level === 'admin2') return chain.find((unit) => unit.level === 'admin2')?.id ?? null
    return (
      chain.find((unit) => ['shahr', 'qala', 'capital', 'qala-akimdigi'].includes(unit.kind))?.id ??
      chain.find((unit) => unit.kind === 'shahrestan')?.id ??
      null
    )
  }
  const counts = new Map<string, number>()
  let last: string | null = null
  for (const mention of mentions) {
    const unit = unitOf(mention.id)
    if (!unit || unit.startsWith('IR') !== persian) continue
    // A dateline names where the agency sits; it counts when nothing else does.
    const weight = mention.context === 'dateline' ? 0.5 : mention.level === placeById(unit)?.level ? 2 : 1
    counts.set(unit, (counts.get(unit) ?? 0) + weight)
    if (mention.range[1] <= range[0] && mention.context !== 'dateline') last = unit
  }
  const ranked = [...counts].sort((a, b) => b[1] - a[1])
  const source = options.sourcePlace ? unitOf(options.sourcePlace) : null
  const best = ranked[0]
  if (!best) return source ? { id: source, from: 'source', confidence: 0.7 } : null
  if (ranked.length === 1) return { id: best[0], from: 'text', confidence: 0.9 }
  if (source && counts.has(source)) return { id: source, from: 'text', confidence: 0.8 }
  const second = ranked[1] as [string, number]
  if (best[1] >= second[1] * 2 || !last) return { id: best[0], from: 'text', confidence: 0.75 }
  return { id: last, from: 'text', confidence: 0.65 }
}
