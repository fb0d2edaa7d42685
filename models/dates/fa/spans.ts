import type { Range, Text } from '../../text/index.ts'
import { textOf } from '../../text/index.ts'
import { lex, type Token } from '../core/tokens.ts'
import { PERSIAN } from './index.ts'

/**
 * The roles that tokens play in a temporal phrase in the sense of parstdex and Hengam: whole phrases with their
 * preposition, durations, ages, habits and times of day among them, whether or not they have a value.
 *
 * | role | what |
 * |---|---|
 * | `T` | stands for itself: a date or time that the grammar has read |
 * | `t` | the same in one word: weekday, season, امروز |
 * | `D` | a date in digits |
 * | `U` | unit: temporal behind a number or with an adjective |
 * | `h` `R` | a habit; a range with its own preposition |
 * | `N` `O` | number, ordinal |
 * | `A` `V` `L` | گذشته، جاری; این، هر; ابتدای، پایان، نخست |
 * | `P` `p` `F` `G` `K` | در; حدود, پس; از, بین; تا; تاریخ |
 * | `J` `u` `e` `Z` `-` `,` | و; به; مانده; به جز; dash; comma |
 * | `y` `X` `f` `w` `r` `d` `b` | a year; قرن; فصل; زمستانی; روزی; part of the day; بار |
 */
function roleOf(token: Token, before: Token | undefined, folded: string): string {
  const { code, draft } = token
  if (draft) {
    if (draft.weak && draft.time.month !== undefined) return ' '
    const text = folded.slice(token.start, token.end)
    if (code === '4' || code === '2' || code === '5' || draft.time.shift) {
      if (before?.code === 'J') return ' '
      if (!/[ \d]/.test(text)) return DAY_PART.test(text) ? 'd' : 't'
    }
    // «جمعه‌ها» alone is a weekday here.
    if (draft.flag === 'habit') return /[ \d]/.test(text) ? 'h' : 't'
    if (/^(?:از|تا|بین|حدفاصل) /.test(text)) return 'R'
    if (code === '3' || code === '7') return 'y'
    return /^\d+ ?[./\\-] ?\d+ ?[./\\-]/.test(text) ? 'D' : 'T'
  }
  if (before?.code === 'J') return ' '
  if ('WES'.includes(code)) return 't'
  if ('TR'.includes(code)) return 'T'
  if (code === 'd') return 'd'
  if (code === 'x' || code === 'X') return 'X'
  if (code === 'U' && folded.startsWith('روزی', token.start)) return 'r'
  if (code === 'F') return 'f'
  if ('YkKwDszfrU'.includes(code)) return 'U'
  if (code === '#') return /^(?:بار|مرتبه)$/.test(folded.slice(token.start, token.end)) ? 'b' : ' '
  if (code === 'o' && token.value === 1 && token.digits === 0) return 'L'
  if (code === 'o' || token.lexeme?.ordinal) return 'O'
  if ('nyI0'.includes(code)) return 'N'
  if (code === 'e' || code === 'Z') return code
  if ('vj'.includes(code) || (code === 'V' && token.value === 0)) return 'V'
  if ('cpqi'.includes(code)) return token.lexeme?.unit === 'year' ? ' ' : 'A'
  if (code === 'A') return 'w'
  if ('blL'.includes(code)) return 'L'
  if (code === '@') return / با$|مناسبت/.test(folded.slice(token.start, token.end)) ? ' ' : 'P'
  if (code === 'P') return 'p'
  if (code === '<' || code === '=') return 'F'
  if (code === '>') return 'G'
  if (code === 't') return 'K'
  if (code === 'C') return 'C'
  if (code === '&') return 'J'
  if (code === 'u' || code === '-' || code === ',') return code
  return ' '
}

const DAY_PART = /^(?:عصر|غروب|ظهر|صبح|شب|بامداد|شامگاه)/
const NUMBER = '[NLO](?:[JG,-]?[NO]){0,4}'
/** «سه روز گذشته», «ابتدای سال», «هر شب», «نیمه دوم قرن نوزدهم», «هر روز از سال» */
const UNIT =
  `(?:[NO]UPU(?![NA])|[UrT]Nb|[VL]{0,2}${NUMBER}[AL]?(?:[Ur]|X[NO]?)U?(?:JN(?!U))?[ACL]{0,2}|[VL]{1,2}[UXf]U?[NO]?[ACL]{0,2}` +
  `|VUFU|[UXf](?:[ACL]{1,2}|${NUMBER})|UuU|[NO]?w|NC|(?:N(?:JN)?)d|Of|f(?=[Tty]))`
const CORE = `(?:V?L?[TyDdh]|V?L?t|${UNIT})[AC]?`
/** Cores side by side, joined by «تا», one-word ones and durations by «و», units by «از» and «در», times by «حدود». */
const CHAIN =
  `(?:R|${CORE})(?:${CORE}|C|r|U(?=[TtUy])|G(?:${CORE}|N(?!U))|J(?=[tdC]|N(?:J?N)*[Ud])${CORE}|(?<=Zt)JT` +
  `|uN?(?=[TtUdN])(?:${CORE}|N)|[FP](?=[NO](?:J?[NO])*U|UA)${CORE}|[pZ](?=[Tytd])${CORE}|(?<!y)PK(?=[TyD])${CORE}` +
  `|(?<=A)F${CORE}|(?<=h)R|eu(?:${CORE})?)*`
const PHRASE = new RegExp(`(?:AF|[PpFG]{0,3}U?(?!D)|[PpFG]{0,2}[UK](?=D)|(?=D))${CHAIN}|[PF]?f(?![A-Z])`, 'g')

/** «عصر», «غروب» (era, sunset) and feasts alone are no time. */
function isLone(token: Token, folded: string): boolean {
  return (
    (token.code === '9' && token.draft?.flag === 'movable') ||
    /^(?:عصر|غروب)$/.test(folded.slice(token.start, token.end))
  )
}

/** The convention parts weekday and day at a comma: «جمعه ، 28 آبان 1395». */
function splitAtComma(folded: string, [start, end]: Range): Range[] {
  const comma = /^\p{L}+ ?([,،]) ?/u.exec(folded.slice(start, end))
  if (!comma) return [[start, end]]
  return [
    [start, start + comma[0].search(/ ?[,،]/)],
    [start + comma[0].length, end],
  ]
}

/**
 * Spans of all temporal phrases of a Persian text in the convention of parstdex and of the Hengam corpus, as folded
 * ranges. For measures and search; values come from `findDates`.
 */
export function timePhrases(input: string | Text): Range[] {
  const text = textOf(input)
  let tokens = lex(text.folded, PERSIAN.lexicon)
  for (const stage of PERSIAN.stages) tokens = stage(tokens)
  let roles = ''
  for (const [i, token] of tokens.entries()) roles += roleOf(token, tokens[i - 1], text.folded)
  const found: Range[] = []
  for (const match of roles.matchAll(PHRASE)) {
    const first = tokens[match.index] as Token
    const last = tokens[match.index + match[0].length - 1] as Token
    if (first === last && isLone(first, text.folded)) continue
    found.push(...splitAtComma(text.folded, [first.start, last.end]))
  }
  return found
}
