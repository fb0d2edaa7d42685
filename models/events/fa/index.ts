import type { Grammar } from '../grammar.ts'
import { words } from '../pattern.ts'
import { datePast, dropChanges, dropForeign, dropShares, dropVague, joinSums } from '../shares.ts'
import { isChange } from './changes.ts'
import { breaks, closed } from './clauses.ts'
import {
  ALSO,
  COMPARED_WITH,
  COUNTRY,
  CUES,
  FILLERS,
  FOREIGN,
  FROM_IT,
  GUESSED,
  NOUNS_AFTER,
  NOUNS_BEFORE,
  NOW,
  PARTITIVE,
  PARTITIVE_OF,
  RELEVANT,
  SO_FAR,
  SPEECH,
  THIS_NEWS,
  THIS_SUM,
  THIS_TIME,
  THIS_UNIT,
  TOLD_OF,
  VETOES,
} from './constants.ts'
import { named } from './named.ts'
import { status } from './status.ts'

/** The Persian rules of the events. */
export const fa: Grammar = {
  language: 'fa',
  relevant: RELEVANT,
  breaks,
  closed,
  fillers: FILLERS,
  nounsAfter: NOUNS_AFTER,
  nounsBefore: NOUNS_BEFORE,
  guessed: GUESSED,
  cues: CUES,
  vetoes: VETOES,
  partitive: PARTITIVE,
  partitiveOf: PARTITIVE_OF,
  thisUnit: THIS_UNIT,
  thisTime: THIS_TIME,
  allOver: words('(سراسر|کل|سطح|در) کشور'),
  nationalRates: true,
  nationalOffice:
    /وزیر|وزارت|رئیس\s?جمهور|رییس\s?جمهور|دولت|کشور|ایران|سازمان صنایع کوچک|(?:رئیس|رییس) (?:سازمان (?:بهزیستی|آموزش فنی|زندان|امور اداری|نظام)|کمیته امداد)/u,
  country: { id: 'IR', pattern: COUNTRY },
  bareUnits: [
    { level: 'admin1', pattern: words('(این )?استان') },
    { level: 'admin2', pattern: words('(این )?شهرستان') },
    { level: 'city', pattern: words('(این )?شهر') },
  ],
  offices: [
    { level: 'admin1', pattern: /استان|مدیر\s?کل|مدیرکل/ },
    { level: 'admin2', pattern: /شهرستان|فرماندار/ },
    { level: 'city', pattern: /شهردار|شورای شهر/ },
  ],
  foreign: FOREIGN,
  wholeBefore: /(?<!\p{L})از[ \n](?:(?:مجموع|کل|میان|بین)[ \n])?$/u,
  sameTime: /(?<!\p{L})(?:مدت|دوره|زمان|بازه) مشابه(?: در)?[ \n]$/u,
  comparisonBefore: COMPARED_WITH,
  also: ALSO,
  now: NOW,
  toldOf: TOLD_OF,
  soFar: SO_FAR,
  speech: SPEECH,
  ignore: isChange,
  status,
  thisNews: THIS_NEWS,
  thisSum: THIS_SUM,
  fromIt: FROM_IT,
  leadsTo: /^[ \n]*(?:برای|به)?[ \n]*$/u,
  named,
  refine: (view, claims) => dropVague(datePast(dropForeign(view, dropChanges(dropShares(joinSums(claims)))))),
}
