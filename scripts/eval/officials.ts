import { findOfficials } from '../../models/officials/index.ts'
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

/** F1 of names, and of names with their titles (unnamed offices among them), on `test/gold/officials.jsonl`. */
export default async function evaluate(options: EvalOptions): Promise<Measure[]> {
  const tallies = new Map<string, Tally>()
  const tallyOf = (name: string): Tally => {
    const tally = tallies.get(name) ?? { right: 0, wrong: 0, missed: 0 }
    tallies.set(name, tally)
    return tally
  }
  for (const { id, split, language, text, sourcePlace, officials } of goldLines<Passage>('officials.jsonl')) {
    const found = findOfficials(text, { language, sourcePlace })
    const names = (list: Array<{ name: string | null }>) => list.flatMap(({ name }) => (name ? [name] : []))
    for (const scope of [split, `${language} ${split}`]) {
      compare(tallyOf(`names F1, ${scope}`), names(officials), names(found))
      compare(tallyOf(`name + title F1, ${scope}`), officials.map(key), found.map(key))
    }
    if (options.verbose && split === 'dev') {
      const [gold, got] = [officials.map(key), found.map(key)]
      const missed = gold.filter((entry) => !got.includes(entry))
      const wrong = got.filter((entry) => !gold.includes(entry))
      if (missed.length + wrong.length > 0) {
        console.log(
          `officials ${id}: missed ${missed.join(' ; ') || '(none)'} — found ${wrong.join(' ; ') || '(none)'}`,
        )
      }
    }
  }
  return [...tallies].map(([measure, tally]) => ({
    part: 'officials',
    measure,
    value: f1(tally),
    floor: FLOORS[measure],
  }))
}

/** The least that each measure may be: what has been reached, less about one passage. */
const FLOORS: Record<string, number | undefined> = {
  'names F1, dev': 0.98,
  'name + title F1, dev': 0.97,
  'names F1, closed': 0.93,
  'name + title F1, closed': 0.94,
}
