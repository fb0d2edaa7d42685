import type { Bound, Span } from '../contract.ts'
import { foldKazakh, spanOf, type Text, textOf } from '../text/index.ts'
import { fa } from './fa/index.ts'
import { bounds as faBounds } from './fa/refiners/bounds.ts'
import { kinds as faKinds } from './fa/refiners/kinds.ts'
import { joins as faJoins } from './fa/refiners/ranges.ts'
import { suffixes as faSuffixes } from './fa/refiners/suffixes.ts'
import { words as faWords } from './fa/refiners/words.ts'
import { UNITS as FA_UNITS } from './fa/units.ts'
import { kk } from './kk/index.ts'
import { bounds as kkBounds } from './kk/refiners/bounds.ts'
import { kinds as kkKinds } from './kk/refiners/kinds.ts'
import { joins as kkJoins } from './kk/refiners/ranges.ts'
import { suffixes as kkSuffixes } from './kk/refiners/suffixes.ts'
import { words as kkWords } from './kk/refiners/words.ts'
import { UNITS as KK_UNITS } from './kk/units.ts'
import { items } from './refiners/items.ts'
import { ranges } from './refiners/ranges.ts'
import { signs } from './refiners/signs.ts'
import { units } from './refiners/units.ts'
import { scan } from './scan.ts'
import type { Draft, NumberMention, Refiner } from './types.ts'

export type { NumberKind, NumberMention } from './types.ts'

/** What mends the scanned numbers, in this order. */
const REFINERS: readonly Refiner[] = [
  faWords,
  kkWords,
  faSuffixes,
  kkSuffixes,
  items,
  signs,
  units({ fa: FA_UNITS, kk: KK_UNITS }),
  faKinds,
  kkKinds,
  ranges({ fa: faJoins, kk: kkJoins }),
  faBounds,
  kkBounds,
]

/**
 * All numbers of a text in order, longest reading first, never overlapping.
 * @param input text or folded text; Kazakh in Latin or Arabic script folded with `foldKazakh`
 * @param language `fa` or `kk`: settles what digits leave open; by default the script of most letters
 * @param most so many are read, those behind are not
 * @param full called where so many were read
 */
export function findNumbers(
  input: string | Text,
  language?: string,
  most = Infinity,
  full?: () => void,
): NumberMention[] {
  const text = typeof input === 'string' && language === 'kk' ? foldKazakh(input) : textOf(input)
  const digits = language === 'kk' || language === 'fa' ? language : languageOf(text.folded)
  let drafts = scan(text.folded, fa, kk, digits, most)
  if (drafts.length >= most) full?.()
  for (const refine of REFINERS) drafts = refine(drafts, text)
  return drafts.map((draft) => mention(draft, text))
}

/** Units whose script is counted. */
const SCRIPT_SAMPLE = 10_000

function languageOf(folded: string): 'fa' | 'kk' {
  let arabic = 0
  let other = 0
  const end = Math.min(folded.length, SCRIPT_SAMPLE)
  for (let i = 0; i < end; i++) {
    const code = folded.charCodeAt(i)
    if (code >= 0x600 && code <= 0x6ff) arabic++
    else if (code >= 0x400 && code <= 0x52f) other++
  }
  return other > arabic ? 'kk' : 'fa'
}

function mention(draft: Draft, text: Text): NumberMention {
  const span = spanOf(text, draft.range)
  const found: NumberMention = {
    text: text.original.slice(...span),
    span,
    range: draft.range,
    value: draft.value,
    bound: draft.bound,
    kind: draft.kind,
  }
  if (draft.min !== undefined) found.min = draft.min
  if (draft.max !== undefined) found.max = draft.max
  if (draft.boundRange) found.boundRange = draft.boundRange
  if (draft.currency !== undefined) found.currency = draft.currency
  if (draft.factor !== undefined) found.factor = draft.factor
  if (draft.unitRange) found.unitRange = draft.unitRange
  if (draft.suffixRange) found.suffixRange = draft.suffixRange
  if (draft.ambiguous) found.ambiguous = true
  return found
}

/** A number as `cli numbers` prints it: the figure as written, whatever it counts. */
export interface NumberEntry {
  text: string
  span: Span
  value: number | null
  min: number | null
  max: number | null
  bound: Bound
}

/**
 * The mentions that are quantities in the widest sense: no telephones, codes and clock times, nothing without a
 * value. The value is the number as written («۲ میلیارد تومان» is 2×10⁹), not the sum in the currency's unit.
 */
export function numberEntries(mentions: readonly NumberMention[]): NumberEntry[] {
  const entries: NumberEntry[] = []
  for (const { text, span, value, min, max, bound, kind, factor } of mentions) {
    if (kind === 'phone' || kind === 'code' || kind === 'time') continue
    if (value === null && min === undefined) continue
    const plain = (sum: number | null | undefined) =>
      sum === null || sum === undefined
        ? null
        : factor && factor !== 1
          ? Number((sum / factor).toPrecision(14))
          : sum
    entries.push({ text, span, value: plain(value), min: plain(min), max: plain(max), bound })
  }
  return entries
}
