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

/** The Persian rules of the events. */
export const fa: Grammar = {
  language: 'fa',
  relevant: RELEVANT,
  breaks,
  fillers: FILLERS,
  nounsAfter: NOUNS_AFTER,
  nounsBefore: NOUNS_BEFORE,
  cues: CUES,
  vetoes: VETOES,
  partitive: PARTITIVE,
  country: { id: 'IR', pattern: COUNTRY },
  bareUnits: [
    { level: 'admin1', pattern: words('(این )?استان') },
    { level: 'admin2', pattern: words('(این )?شهرستان') },
    { level: 'city', pattern: words('(این )?شهر') },
  ],
  soFar: SO_FAR,
  speech: SPEECH,
  agency: AGENCY,
  status,
  named,
  refine: (_view, claims) => dropShares(claims),
}
