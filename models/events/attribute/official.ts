import { speakerAt } from '../../officials/index.ts'
import type { Candidate } from '../candidate.ts'
import type { View } from '../view.ts'

/** Gives a candidate the official who states it: the one in whose report its figure stands. */
export function attributeOfficial(view: View, candidate: Candidate): void {
  const official = speakerAt(view.officials, candidate.at)
  if (!official) return
  candidate.official = { name: official.name, title: official.title }
  candidate.office = official
  candidate.trace.push(`official ${official.name ?? official.title}`)
  const [start, end] = view.sentences[candidate.sentence]!.range
  const mention =
    official.mentions.find((m) => m.range[0] >= start && m.range[1] <= end) ?? official.mentions[0]
  if (mention) candidate.fields.push({ field: 'official', range: mention.range })
}
