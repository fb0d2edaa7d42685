import type { Candidate } from '../candidate.ts'
import { first, occurs, words } from '../pattern.ts'
import { clauseAt, type Sentence, type View } from '../view.ts'
import { status } from './status.ts'

const RULES = [
  {
    id: 'agreement',
    type: 'agreement' as const,
    pattern: words(
      'меморандум*( \\p{L}{1,20}){0,3} (жасал*|қол қой*|қол қойыл*|түзіл*)',
      '(келісім*|шарт*)( \\p{L}{1,20}){0,2} қол қой*',
      '(меморандум*|келісім*)ға қол қой*',
    ),
    requires: words('(жұмыс*|еңбек*|маман*|оқыту*|кадр*|дуал*|практика*)'),
  },
  {
    id: 'unpaid',
    type: 'labour_dispute' as const,
    pattern: words(
      '(жалақы*|еңбекақы*|айлық*)( \\p{L}{1,20}){0,5} (ала алма*|алма*|төленбе*|төлей алма*)',
      '(жұмысшы*|жұмыскер*)( \\p{L}{1,20}){0,6} ереуіл*',
    ),
    requires: words('(зауыт*|компания*|кәсіпорын*|шахта*|кеніш*|жшс|мекеме*|фабрика*|құрылыс*)'),
  },
]

/** Kazakh claims that no figure tells. */
export function named(view: View, sentence: Sentence): Candidate[] {
  const { folded } = view
  const found: Candidate[] = []
  for (const rule of RULES) {
    const at = first(rule.pattern, folded, sentence.range)
    if (!at || !occurs(rule.requires, folded, sentence.range)) continue
    const candidate: Candidate = {
      type: rule.type,
      status: 'done',
      weakStatus: false,
      quantity: null,
      money: null,
      noun: 'other',
      at,
      numberRange: null,
      clause: clauseAt(sentence, at[0]),
      sentence: sentence.index,
      place: null,
      placeFrom: '',
      period: null,
      periodFrom: '',
      official: null,
      office: null,
      fields: [{ field: 'type', range: at }],
      rule: `kk/named-${rule.id}`,
      trace: [`«${folded.slice(...at)}» says ${rule.type}`],
      cueScore: 3.5,
      inherited: false,
      part: false,
      head: null,
      heading: sentence.heading,
    }
    const read = status(view, { ...candidate, at: [at[0], Math.max(at[0], at[1] - 12)] })
    candidate.status = read.status
    candidate.weakStatus = read.weak === true
    found.push(candidate)
  }
  return found
}
