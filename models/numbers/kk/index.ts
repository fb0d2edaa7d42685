import type { Grammar } from '../compose.ts'
import { lexicon } from '../lexicon.ts'
import { readLiteral } from '../literal.ts'
import { SUFFIXES, WORDS } from './constants.ts'

const CONVENTION = {
  language: 'kk',
  spaceGroups: true,
  measure:
    / ?(?:%|пайыз|процент|мың|млн|млрд|трлн|тыс|милли|трилли|есе|га|гектар|тонна|км|м |кг|кв|шақырым|градус|балл)/y,
  notGrouped: / \d{3} (?:жыл|ж\.)/y,
} as const

/** The Kazakh number grammar: parts side by side, digits with blanks, decimals with «,» or «.». */
export const kk: Grammar = {
  lexicon: lexicon(WORDS, SUFFIXES, ''),
  literal: (folded, at) => readLiteral(folded, at, CONVENTION),
  juxtaposes: true,
  halved: / (?:пайыз|сағат|ғасыр|жыл|ай |күн|метр|кило)/y,
  year: /[ -]?(?:жыл|ж\.)/y,
}
