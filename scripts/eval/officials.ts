import { loadTagger } from '../../models/ner/index.ts'
import { findOfficials, readOfficials } from '../../models/officials/index.ts'
import { fold, sentences } from '../../models/text/index.ts'
import { compare, f1, goldLines, type Tally } from './_gold.ts'
import type { EvalOptions, Measure } from './index.ts'

interface Passage {
  id: string
  split: 'dev' | 'closed'
  language: 'fa' | 'kk'
  text: string
  sourcePlace?: string
  officials: Array<{ name: string | null; title: string | null }>
}

const key = ({ name, title }: { name: string | null; title: string | null }): string =>
  `${name ?? '-'} | ${title ?? '-'}`

/** How names are found: `both` is what `extract` does, `tagger` the persons that the tagger alone would list. */
const RULED = ['rules', 'both'] as const
const WAYS = [...RULED, 'tagger'] as const

/**
 * F1 of names, and of names with their titles (unnamed offices among them), on `test/gold/officials.jsonl`: by the
 * rules alone, by the rules with the tagger, and with `shared` by the tagger alone (names only, as written).
 */
export default async function evaluate(options: EvalOptions): Promise<Measure[]> {
  const tallies = new Map<string, Tally>()
  const tallyOf = (name: string): Tally => {
    const tally = tallies.get(name) ?? { right: 0, wrong: 0, missed: 0 }
    tallies.set(name, tally)
    return tally
  }
  const names = (list: Array<{ name: string | null }>) => list.flatMap(({ name }) => (name ? [name] : []))
  const tagger = await loadTagger()
  // Every sentence is tagged for it: too slow for each run of the tests.
  const alone = options.shared !== undefined
  let asked = 0
  let all = 0
  for (const { id, split, language, text, sourcePlace, officials } of goldLines<Passage>('officials.jsonl')) {
    const { officials: byRules, undecided } = readOfficials(text, { language, sourcePlace })
    asked += undecided.length
    all += sentences(fold(text)).length
    const tagged = { sentences: undecided, names: await tagger.tagText(text, undecided) }
    const found = {
      rules: byRules,
      tagger: (alone ? await tagger.tagText(text) : [])
        .filter(({ label }) => label === 'PER')
        .map(({ span }) => ({ name: text.slice(...span), title: null })),
      both: findOfficials(text, { language, sourcePlace, tagged }),
    }
    for (const way of alone ? WAYS : RULED) {
      for (const scope of [split, `${language} ${split}`]) {
        compare(tallyOf(`${way}: names F1, ${scope}`), names(officials), names(found[way]))
        if (way === 'tagger') continue
        compare(tallyOf(`${way}: name + title F1, ${scope}`), officials.map(key), found[way].map(key))
      }
    }
    if (options.verbose && split === 'dev') {
      const [gold, got] = [officials.map(key), found.both.map(key)]
      const missed = gold.filter((entry) => !got.includes(entry))
      const wrong = got.filter((entry) => !gold.includes(entry))
      if (missed.length + wrong.length > 0) {
        console.log(
          `officials ${id}: missed ${missed.join(' ; ') || '(none)'} — found ${wrong.join(' ; ') || '(none)'}`,
        )
      }
    }
  }
  await tagger.close()
  return [
    ...[...tallies].map(([measure, tally]) => ({
      part: 'officials',
      measure,
      value: f1(tally),
      floor: FLOORS[measure],
    })),
    { part: 'officials', measure: 'sentences that the tagger is asked for', value: asked / all },
  ]
}

/** The least that each measure may be: what has been reached, less about one passage. */
const FLOORS: Record<string, number | undefined> = {
  'rules: names F1, dev': 0.95,
  'rules: name + title F1, dev': 0.92,
  'rules: names F1, closed': 0.93,
  'rules: name + title F1, closed': 0.94,
  'both: names F1, dev': 0.98,
  'both: name + title F1, dev': 0.97,
  'both: names F1, closed': 0.93,
  'both: name + title F1, closed': 0.95,
}
