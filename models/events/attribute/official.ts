import { type Official, speakerAt } from '../../officials/index.ts'
import type { Candidate } from '../candidate.ts'
import { first } from '../pattern.ts'
import { type View, within } from '../view.ts'

/** Gives a candidate the official who states it: the one in whose report its figure stands. */
export function attributeOfficial(view: View, candidate: Candidate): void {
  const official =
    heading(view, candidate) ??
    speakerAt(view.context.officials, candidate.at) ??
    announced(view, candidate) ??
    onlySpeaker(view, candidate)
  if (!official) return
  candidate.official = { name: official.name, title: official.title }
  candidate.office = official
  candidate.trace.push(`official ${official.name ?? official.title}`)
  const here = within(view.titles, view.sentences[candidate.sentence]!.range)
  const mention = here.find((title) => title.official === official) ?? official.mentions[0]
  if (mention) candidate.fields.push({ field: 'official', range: mention.range })
}

/** «مدیرکل …: N شغل ایجاد شد»: the office before the colon speaks. */
function heading(view: View, candidate: Candidate): Official | null {
  const [start] = view.sentences[candidate.sentence]!.range
  const colon = start + view.folded.slice(start, candidate.at[0] + 1).lastIndexOf(':')
  if (colon < start) return null
  const spoken = within(view.titles, [start, colon]).findLast(({ range }) => range[1] <= colon)
  if (spoken && /^[ \n]*$/.test(view.folded.slice(spoken.range[1], colon))) return spoken.official
  return null
}

/** What officials tell of themselves; of lay-offs and disputes others tell too. */
const BOASTS = new Set(['jobs_created', 'people_placed', 'employment_support', 'training'])

/** What a headline above the words of one speaker tells is his. */
function onlySpeaker({ grammar, officials }: View, candidate: Candidate): Official | null {
  if (!grammar.onlySpeaker || !candidate.heading || candidate.sentence > HEAD) return null
  if (candidate.quantity === null || !BOASTS.has(candidate.type)) return null
  const speakers = officials.filter((o) => o.speech.length > 0)
  return speakers.length === 1 ? (speakers[0] as Official) : null
}

/** The last sentence of headline, dateline and lead. */
const HEAD = 3

/** «… گفت» with «این خبر» in the next sentences: who tells the news told the headline too. */
function announced(view: View, candidate: Candidate): Official | null {
  if (candidate.sentence > HEAD) return null
  for (const sentence of view.sentences.slice(candidate.sentence + 1, candidate.sentence + 3)) {
    const at = first(view.grammar.thisNews, view.folded, sentence.range)
    if (at) return speakerAt(view.context.officials, at)
  }
  return null
}
