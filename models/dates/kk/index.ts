import { stage } from '../core/grammar.ts'
import type { DateGrammar } from '../core/mentions.ts'
import { LEXICON } from './lexicon.ts'
import { DAY_PARSERS } from './parsers/day.ts'
import { PART_PARSERS } from './parsers/part.ts'
import { RELATIVE_PARSERS } from './parsers/relative.ts'
import { JOIN_PARSERS } from './refiners/join.ts'
import { RANGE_PARSERS } from './refiners/range.ts'

/** The Kazakh date grammar: words, then units, then what joins them, then ranges and limits. */
export const KAZAKH: DateGrammar = {
  lexicon: LEXICON,
  stages: [
    stage([...DAY_PARSERS, ...PART_PARSERS, ...RELATIVE_PARSERS]),
    stage(JOIN_PARSERS),
    stage(RANGE_PARSERS),
  ],
  calendar: 'gregorian',
  firstWeekday: 0,
  timezone: 'Asia/Almaty',
}
