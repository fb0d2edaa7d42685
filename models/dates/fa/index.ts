import { stage } from '../core/grammar.ts'
import type { DateGrammar } from '../core/mentions.ts'
import { LEXICON } from './lexicon.ts'
import { DAY_PARSERS } from './parsers/day.ts'
import { MONTH_PARSERS } from './parsers/month.ts'
import { RELATIVE_PARSERS } from './parsers/relative.ts'
import { JOIN_PARSERS } from './refiners/join.ts'
import { RANGE_PARSERS } from './refiners/range.ts'

/** The Persian date grammar: words, then units, then what joins them, then ranges and limits. */
export const PERSIAN: DateGrammar = {
  lexicon: LEXICON,
  stages: [
    stage([...DAY_PARSERS, ...MONTH_PARSERS, ...RELATIVE_PARSERS]),
    stage(JOIN_PARSERS),
    stage(RANGE_PARSERS),
  ],
  calendar: 'jalali',
  // Persian weeks run Saturday to Friday.
  firstWeekday: 5,
  timezone: 'Asia/Tehran',
}
