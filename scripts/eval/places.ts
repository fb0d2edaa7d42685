import { loadTagger } from '../../models/ner/index.ts'
import { readOfficials } from '../../models/officials/index.ts'
import { findPlaces } from '../../models/places/index.ts'
import { compare, f1, goldLines, type Tally } from './_gold.ts'
import type { EvalOptions, Measure } from './index.ts'

interface Passage {
  id: string
  split: 'dev' | 'closed'
  language: 'fa' | 'kk'
  text: string
  sourcePlace?: string
  places: Array<{ text: string; span: [number, number]; id: string }>
}

/** F1 of the ids found in each passage of `test/gold/places.jsonl`, by language and split, and of the spans. */
export default async function evaluate(options: EvalOptions): Promise<Measure[]> {
  const tallies = new Map<string, Tally>()
  const tallyOf = (name: string): Tally => {
    const tally = tallies.get(name) ?? { right: 0, wrong: 0, missed: 0 }
    tallies.set(name, tally)
    return tally
  }
  const tagger = await loadTagger()
  for (const { id, split, language, text, sourcePlace, places } of goldLines<Passage>('places.jsonl')) {
    const found = findPlaces(text, { language, sourcePlace })
    const ids = places.map((place) => place.id)
    compare(
      tallyOf(`ids F1, ${language} ${split}`),
      ids,
      found.map((place) => place.id),
    )
    compare(
      tallyOf(`ids F1, ${split}`),
      ids,
      found.map((place) => place.id),
    )
    compare(
      tallyOf(`start + id F1, ${split}`),
      places.map((place) => `${place.span[0]} ${place.id}`),
      found.map((place) => `${place.span[0]} ${place.id}`),
    )
    const { undecided } = readOfficials(text, { language, sourcePlace })
    const tagged = { sentences: undecided, names: await tagger.tagText(text, undecided) }
    compare(
      tallyOf(`with the tagger: ids F1, ${split}`),
      ids,
      findPlaces(text, { language, sourcePlace, tagged }).map((place) => place.id),
    )
    if (options.verbose && split === 'dev') {
      const missed = places.filter((place) => !found.some((other) => other.id === place.id))
      const wrong = found.filter((place) => !ids.includes(place.id))
      if (missed.length + wrong.length > 0) {
        const show = (list: Array<{ text: string; id: string }>) =>
          list.map((p) => `${p.text}=${p.id}`).join(', ')
        console.log(`places ${id}: missed ${show(missed) || '-'}; wrong ${show(wrong) || '-'}`)
      }
    }
  }
  await tagger.close()
  return [...tallies].map(([measure, tally]) => ({
    part: 'places',
    measure,
    value: f1(tally),
    floor: FLOORS[measure],
  }))
}

/** The least that each measure may be: what has been reached, less about one passage. */
const FLOORS: Record<string, number | undefined> = {
  'ids F1, dev': 0.985,
  'ids F1, closed': 0.965,
  'ids F1, fa closed': 0.955,
  'ids F1, kk closed': 0.97,
  'start + id F1, closed': 0.955,
  'with the tagger: ids F1, dev': 0.985,
  'with the tagger: ids F1, closed': 0.965,
}
