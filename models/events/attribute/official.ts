import type { Official } from '../../officials/index.ts'
import type { Candidate } from '../candidate.ts'
import { all, occurs } from '../pattern.ts'
import type { Sentence, View } from '../view.ts'

/** Who speaks in a sentence: an official, nobody named, or the one who spoke before. */
interface Voice {
  official: Official | null
  rule: string
}

/** How far a title may stand from its verb of saying and still be its subject. */
const SUBJECT_REACH = 260

/**
 * The speaker of every sentence: the official whose name, title or «وی» is the subject of a verb of saying; a
 * sentence without such a verb goes on with the speaker before; a phrase that names an agency ends the report.
 */
export function voices(view: View): Voice[] {
  const found: Voice[] = []
  let current: Official | null = null
  for (const sentence of view.sentences) {
    const voice = voiceOf(view, sentence, current)
    found.push(voice)
    if (voice.rule !== 'agency' || voice.official) current = voice.official
    else current = null
  }
  // A headline without a verb of saying is told by whoever speaks in the sentence that repeats it: see `merge`.
  return found
}

function voiceOf(view: View, sentence: Sentence, current: Official | null): Voice {
  const { folded, grammar } = view
  const verbs = all(grammar.speech, folded, sentence.range)
  const mentions = view.officials
    .flatMap((official) => official.mentions.map((mention) => ({ official, mention })))
    .filter(({ mention }) => mention.range[0] >= sentence.range[0] && mention.range[0] < sentence.range[1])
    .sort((a, b) => a.mention.range[0] - b.mention.range[0])
  if (verbs.length > 0 && mentions.length > 0) {
    let best: { official: Official; cost: number } | null = null
    for (const verb of verbs) {
      for (const { official, mention } of mentions) {
        const before = mention.range[1] <= verb[0]
        const gap = before ? verb[0] - mention.range[1] : mention.range[0] - verb[1]
        if (gap < 0 || gap > SUBJECT_REACH) continue
        // A subject stands before its verb; what stands between must not be the verb of another.
        const cost = gap + (before ? 0 : 40)
        if (!best || cost < best.cost) best = { official, cost }
      }
    }
    if (best) return { official: best.official, rule: 'verb of saying' }
  }
  if (verbs.length > 0) return { official: current, rule: 'verb of saying, speaker as before' }
  if (occurs(grammar.agency, folded, sentence.range) && mentions.length === 0)
    return { official: null, rule: 'agency' }
  if (mentions.length > 0 && !current) {
    // «مدیرکل …: N شغل ایجاد شد»: the title before the colon speaks.
    const { official, mention } = mentions[0]!
    if (/^[ \n]*:/.test(folded.slice(mention.range[1], mention.range[1] + 3)))
      return { official, rule: 'colon' }
  }
  return { official: current, rule: 'goes on' }
}

/** Gives a candidate the official who states it. */
export function attributeOfficial(view: View, voice: readonly Voice[], candidate: Candidate): void {
  const spoken = voice[candidate.sentence]
  if (!spoken?.official) return
  const { official } = spoken
  candidate.official = { name: official.name, title: official.title }
  candidate.trace.push(`official ${official.name ?? official.title} (${spoken.rule})`)
  const sentence = view.sentences[candidate.sentence]!
  const mention =
    official.mentions.find((m) => m.range[0] >= sentence.range[0] && m.range[1] <= sentence.range[1]) ??
    official.mentions[0]
  if (mention) candidate.fields.push({ field: 'official', range: mention.range })
}
