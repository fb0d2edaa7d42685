import type { Grammar } from '../grammar.ts'
import { words } from '../pattern.ts'
import { dropShares } from '../shares.ts'
import { breaks } from './clauses.ts'
import {
  AGENCY,
  COUNTRY,
  CUES,
  FILLERS,
  NOUNS_AFTER,
  NOUNS_BEFORE,
  PARTITIVE,
  RELEVANT,
  SO_FAR,
  SPEECH,
  VETOES,
} from './constants.ts'
import { named } from './named.ts'
import { status } from './status.ts'

/** The Kazakh rules of the events; text in Latin or Arabic letters comes folded to Cyrillic. */
export const kk: Grammar = {
  language: 'kk',
  relevant: RELEVANT,
  breaks,
  fillers: FILLERS,
  nounsAfter: NOUNS_AFTER,
  nounsBefore: NOUNS_BEFORE,
  cues: CUES,
  vetoes: VETOES,
  partitive: PARTITIVE,
  country: { id: 'KZ', pattern: COUNTRY },
  bareUnits: [
    { level: 'admin1', pattern: words('(облыс*|өңір*)') },
    { level: 'admin2', pattern: words('аудан*') },
    { level: 'city', pattern: words('(қала|қалада|қаланың)') },
  ],
  soFar: SO_FAR,
  speech: SPEECH,
  agency: AGENCY,
  status,
  named,
  refine: (_view, claims) => dropShares(claims),
}
