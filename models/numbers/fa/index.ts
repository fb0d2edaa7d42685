import type { Grammar } from '../compose.ts'
import { lexicon } from '../lexicon.ts'
import { readLiteral } from '../literal.ts'
import { TAILS, WORDS } from './constants.ts'

const CONVENTION = {
  language: 'fa',
  spaceGroups: false,
  measure:
    / ?(?:%|درصد|در صد|هزار|میلی|ملی|میلیارد|تریلی|همت|برابر|متر|کیلو|هکتار|تن |مگا|گیگا|واحد درصد|ریشتر|دلار|نمره|درجه)/y,
  notGrouped: /(?!)/y,
} as const

/** The Persian number grammar: parts joined by «و», digits with «٬» or «,», decimals with «/», «.» or «٫». */
export const fa: Grammar = {
  lexicon: lexicon(WORDS, TAILS, 'و'),
  literal: (folded, at) => readLiteral(folded, at, CONVENTION),
  juxtaposes: false,
  halved: / (?:درصد|واحد درصد|ساعت|قرن|کیلو|متر)/y,
}
