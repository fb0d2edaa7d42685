import { stage } from '../core/grammar.ts'
import type { DateGrammar } from '../core/mentions.ts'
import { LEXICON } from './lexicon.ts'
import { DAY_PARSERS } from './parsers/day.ts'
import { PART_PARSERS } from './parsers/part.ts'
import { RELATIVE_PARSERS } from './parsers/relative.ts'
import { JOIN_PARSERS } from './refiners/join.ts'
import { RANGE_PARSERS } from './refiners/range.ts'

/** Ends in a verb of what is to come, «… деп хабарлайды» left aside. */
const TO_COME =
  /(?:\p{L}(?:(?<![мбп])(?:ады|еді)|[аиыуүұ]йды|[еиіү]йді)|\p{L}{2}(?:мақ|мек)|[тпсқкш](?:пақ|пек)|н(?:бақ|бек))$/u
const SAYING = /(?:,? (?:деп|деді|дейді) .*|,? (?:хабарлайды|айтады|жеткізеді|дейді))$/u

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
  ahead: (rest) => TO_COME.test(rest.replace(SAYING, '').trimEnd()),
}
