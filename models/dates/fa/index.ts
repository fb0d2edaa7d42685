import { stage } from '../core/grammar.ts'
import type { DateGrammar } from '../core/mentions.ts'
import { LEXICON } from './lexicon.ts'
import { DAY_PARSERS } from './parsers/day.ts'
import { MONTH_PARSERS } from './parsers/month.ts'
import { RELATIVE_PARSERS } from './parsers/relative.ts'
import { JOIN_PARSERS } from './refiners/join.ts'
import { RANGE_PARSERS } from './refiners/range.ts'

/** Verbs of what is to come; those of what is over or was said. The first one in the clause decides. */
const VERBS =
  /(?<!\p{L})(?:(خواه(?:د|ند|یم)|(?:ن?می ?)(?:شود|شوند|کند|کنند|یابد|یابند|رسد|رسند|گیرد|گیرند|اید|ایند|روند|رود|باشد|وزد|بارد|ماند|دهد|گردد))|(?:شد|شدند|کرد|کردند|بود|بودند|داد|دادند|گرفت|گرفتند|رسید|یافت|یافتند|گفت|افزود|داشت|داشتند|رفت|امد|است|شده|کرده|بوده|بیان|اشاره|اعلام|تاکید|اظهار|خبر|تصریح|اذعان))(?!\p{L})/u

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
  ahead: (rest) => VERBS.exec(rest)?.[1] !== undefined,
}
