import type { Bound } from '../../../contract.ts'
import { phraseBefore, wordAfter } from '../../context.ts'
import type { Draft, Refiner } from '../../types.ts'

const PHRASES: Record<Exclude<Bound, 'exact' | 'range'>, string[]> = {
  approx: ['шамамен', 'жуықтап алғанда', 'орта есеппен шамамен', 'жобамен'],
  at_least: [
    ...['кемінде', 'кем дегенде', 'аз дегенде', 'ең аз дегенде', 'ең кем дегенде', 'ең кемі', 'ең азы'],
    ...['тым құрығанда', 'тым болмаса'],
  ],
  at_most: ['ең көбі', 'көп дегенде', 'ең көп дегенде', 'әрі кеткенде', 'ары кетсе', 'әрі кетсе'],
}
const BEFORE = new Map<string, Bound>()
for (const [bound, phrases] of Object.entries(PHRASES)) {
  for (const phrase of phrases) BEFORE.set(phrase, bound as Bound)
}

/** The case that an approximator asks of what stands before it. */
type Case = 'ablative' | 'dative' | 'any'
const AFTER = new Map<string, { case: Case; bound: Bound; negated?: Bound }>([
  ['астам', { case: 'ablative', bound: 'at_least' }],
  ['астамы', { case: 'ablative', bound: 'at_least' }],
  ['астамын', { case: 'ablative', bound: 'at_least' }],
  ['асасы', { case: 'ablative', bound: 'at_least' }],
  ['артығы', { case: 'ablative', bound: 'at_least' }],
  ['аса', { case: 'ablative', bound: 'at_least', negated: 'at_most' }],
  ['асатын', { case: 'ablative', bound: 'at_least' }],
  ['асты', { case: 'ablative', bound: 'at_least' }],
  ['асып', { case: 'ablative', bound: 'at_least' }],
  ['асады', { case: 'ablative', bound: 'at_least' }],
  ['асқан', { case: 'ablative', bound: 'at_least' }],
  ['асқаны', { case: 'ablative', bound: 'at_least' }],
  ['асқанын', { case: 'ablative', bound: 'at_least' }],
  ['асқандығын', { case: 'ablative', bound: 'at_least' }],
  ['аспады', { case: 'ablative', bound: 'at_most' }],
  ['аспаған', { case: 'ablative', bound: 'at_most' }],
  ['артық', { case: 'ablative', bound: 'at_least', negated: 'at_most' }],
  ['көп', { case: 'ablative', bound: 'at_least', negated: 'at_most' }],
  ['жоғары', { case: 'ablative', bound: 'at_least' }],
  ['кем', { case: 'ablative', bound: 'at_most', negated: 'at_least' }],
  ['аз', { case: 'ablative', bound: 'at_most', negated: 'at_least' }],
  ['төмен', { case: 'ablative', bound: 'at_most', negated: 'at_least' }],
  ['аспайтын', { case: 'ablative', bound: 'at_most' }],
  ['аспайды', { case: 'ablative', bound: 'at_most' }],
  ['аспауы', { case: 'ablative', bound: 'at_most' }],
  ['жуық', { case: 'dative', bound: 'approx' }],
  ['жуығы', { case: 'dative', bound: 'approx' }],
  ['жуығын', { case: 'dative', bound: 'approx' }],
  ['тарта', { case: 'dative', bound: 'approx' }],
  ['жақын', { case: 'dative', bound: 'approx' }],
  ['таяу', { case: 'dative', bound: 'approx' }],
  ...['жуықта', 'тая', 'жақында'].flatMap((stem) =>
    ['ды', 'ған', 'п', 'йды'].map((ending) => [stem + ending, { case: 'dative', bound: 'approx' }] as const),
  ),
  ['жетпеді', { case: 'dative', bound: 'at_most' }],
  ['жетпейді', { case: 'dative', bound: 'at_most' }],
  ['жетпейтін', { case: 'dative', bound: 'at_most' }],
  ['дейін', { case: 'dative', bound: 'at_most' }],
  ['шейін', { case: 'dative', bound: 'at_most' }],
  ['шақты', { case: 'any', bound: 'approx' }],
  ['шақтысы', { case: 'any', bound: 'approx' }],
  ['шамалы', { case: 'any', bound: 'approx' }],
  ['шамасында', { case: 'any', bound: 'approx' }],
  ['қаралы', { case: 'any', bound: 'approx' }],
])
const CASE: Record<Case, RegExp> = {
  ablative: /(?:[дтн][ае]н)$/,
  dative: /(?:[ғгқк][ае]|[нйіыа][ае]|на|не)$/,
  any: /^/,
}
const LIKENESS = /(?:[дт][ае]й[ыі]?)$/
/** Nouns that take «-дай» to mean «about»; other words in -дай are adverbs. */
const LIKE = /^(?:адам|азамат|теңге|пайыз|тонна|гектар|шақырым|жыл|күн|мың|миллион|миллиард)[дт][ае]й$/
/** Approximators that also stand right behind the number. */
const BARE = new Set(['астам', 'жуық', 'тарта', 'шақты', 'шақтысы', 'шамалы', 'шамасында', 'қаралы'])
const CHANGE = /^(?:арт|өс|төменде|азай|қысқар|жет|көбей|ұлғай|кемі|көтеріл|түс)/
/** Words that may stand between the number and its approximator. */
const REACH = 4

/** Kazakh approximators: a few before the number, most after it behind a case suffix («40 мың адамнан астам»). */
export const bounds: Refiner = (drafts, { folded }) => {
  for (let i = 0; i < drafts.length; i++) {
    const draft = drafts[i] as Draft
    if (draft.language !== 'kk' || (draft.kind !== 'cardinal' && !draft.unitRange)) continue
    const start = Math.min(draft.range[0], draft.unitRange?.[0] ?? draft.range[0])
    const before = phraseBefore(BEFORE, folded, start)
    if (before) {
      if (draft.bound !== 'range') draft.bound = before.value
      draft.boundRange = [before.start, before.end]
      continue
    }
    after(draft, folded, drafts[i + 1]?.range[0] ?? folded.length)
  }
  return drafts
}

function after(draft: Draft, folded: string, limit: number): void {
  const suffix = draft.suffixRange
  if (suffix && LIKENESS.test(folded.slice(...suffix))) {
    if (draft.bound !== 'range') draft.bound = 'approx'
    draft.boundRange = suffix
    return
  }
  let at = Math.max(draft.range[1], suffix?.[1] ?? 0, draft.unitRange?.[1] ?? 0)
  const unit = draft.unitRange && draft.unitRange[0] >= draft.range[1] ? draft.unitRange : undefined
  let previous = folded.slice(...(unit ?? suffix ?? [at, at]))
  const begin = suffix?.[0] ?? at
  for (let count = 0; count <= REACH; count++) {
    if (count === 0 && folded[at] === '.') at++
    const next = wordAfter(folded, at)
    if (!next || next.start === at || next.end > limit) return
    const cue = AFTER.get(next.word)
    if (cue) {
      const bare = count === 0 && previous === ''
      // «26 ана үйге жақын жерден»: what is near a place.
      if (next.word === 'жақын' && count > 1) return
      // «118 млрд теңгеге дейін артты»: where a change ends is no limit.
      if (
        cue.case === 'dative' &&
        cue.bound === 'at_most' &&
        CHANGE.test(wordAfter(folded, next.end)?.word ?? '')
      )
        return
      const fits = bare ? BARE.has(next.word) : CASE[cue.case].test(previous)
      if (!fits || (count > 1 && cue.bound === 'at_most' && cue.case === 'dative')) return
      const following = wordAfter(folded, next.end)
      const denied = following?.word === 'емес'
      if (denied && !cue.negated) return
      const bound = denied ? (cue.negated as Bound) : cue.bound
      if (draft.bound !== 'range') draft.bound = bound
      draft.boundRange = [
        count === 0 ? Math.max(begin, unit?.[1] ?? 0) : next.start,
        denied ? following.end : next.end,
      ]
      return
    }
    if (LIKE.test(next.word) && count === 0) {
      if (draft.bound !== 'range') draft.bound = 'approx'
      draft.boundRange = [next.end - 3, next.end]
      return
    }
    previous = next.word
    at = next.end
  }
}
