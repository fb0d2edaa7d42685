import { wordTrait } from '../../text/index.ts'
import { isValid } from '../core/calendar.ts'
import { joinNumber } from '../core/numerals.ts'
import { type Lexeme, type Lexicon, type NumberPart, numberCode, type Token } from '../core/tokens.ts'
import { RUSSIAN_ENDINGS, STEMS } from './constants.ts'
import { ENDINGS, numberEnding } from './suffixes.ts'

const LETTER = /[\p{L}\p{M}]/u
const DIGIT = /\d/

/** «ж.», «г.»: the stop belongs to the abbreviation. */
const ABBREVIATED = new Set(['ж', 'жж', 'г', 'гг'])
/** «Қысқа мерзімді»: short, unless what follows tells of a time. */
const SHORT = /^қысқа(?![ \n](?:қарай|дейін|тарта))/u
/** «январь», «года»; «жылу» is heat and no year. */
const RUSSIAN = /^(?:янв|фев|мар|апр|май|мая|мае|ию|авг|сен|окт|ноя|дек|г)/u
/** Months as date lines shorten them, before a stop and the year. */
const SHORT_MONTHS = ['қаң', 'ақп', 'нау', 'сәу', 'мам', 'мау', 'шіл', 'там', 'қыр', 'қаз', 'қар', 'жел']
const THIS_YEAR: Lexeme = { code: 'R', value: 0 }

function tokenOf(lexeme: Lexeme, start: number, end: number, suffix: string, plural: boolean): Token {
  const value = lexeme.value ?? 0
  const code = lexeme.code === 'n' ? numberCode({ value, digits: 0 }) : lexeme.code
  return { code, start, end, value, lexeme, digits: 0, suffix, plural }
}

function wordEnd(folded: string, at: number): number {
  let end = at
  while (end < folded.length && LETTER.test(folded[end] as string)) end++
  return end
}

function word(folded: string, start: number, end: number): Token | null {
  const stems = STEMS.get(folded.slice(start, Math.min(end, start + 2)))
  if (stems) {
    for (const stem of stems) {
      if (!folded.startsWith(stem.stem, start)) continue
      const at = start + stem.stem.length
      const stop = at > end ? wordEnd(folded, at) : end
      const rest = folded.slice(at, stop)
      if (stem.fixed) {
        // «IV-тоқсан»
        const hyphen = stem.ordinal === true && folded.startsWith('-тоқсан', stop) ? 1 : 0
        if (rest === '') return tokenOf(stem, start, stop + hyphen, 'nominative', false)
        continue
      }
      const ending = ENDINGS.get(rest)
      if (ending) {
        if (stem.endings && !stem.endings.includes(rest)) continue
        if (stem.stem === 'қыс' && SHORT.test(folded.slice(start, stop + 8))) continue
        if (ABBREVIATED.has(stem.stem) && !DIGIT.test(folded.slice(Math.max(0, start - 2), start))) continue
        const suffix = ending.possessive && ending.case === 'nominative' ? 'possessive' : ending.case
        const abbreviated = folded[stop] === '.' && ABBREVIATED.has(stem.stem) && rest === ''
        // «2021-2025 ж.ж.»
        const twice = abbreviated && folded.startsWith('ж.', stop + 1) ? 2 : 0
        const token = tokenOf(stem, start, abbreviated ? stop + 1 + twice : stop, suffix, ending.plural)
        token.possessive = ending.possessive
        return token
      }
      if ((stem.code === 'M' || stem.code === 'Y') && RUSSIAN_ENDINGS.has(rest) && RUSSIAN.test(stem.stem)) {
        return tokenOf(stem, start, stop, 'nominative', false)
      }
    }
  }
  // «13 там. 2025»
  const month = end - start === 3 ? SHORT_MONTHS.indexOf(folded.slice(start, end)) + 1 : 0
  if (
    month > 0 &&
    /^\. ?(?:19|20)\d\d/.test(folded.slice(end, end + 6)) &&
    DIGIT.test(folded[start - 2] ?? ' ')
  )
    return tokenOf({ code: 'M', value: month }, start, end + 1, 'nominative', false)
  // «а.ж.»: ағымдағы жылдың, «ү.ж.»: үстіміздегі
  const initial = folded[start]
  if (
    end - start === 1 &&
    (initial === 'а' || initial === 'ү') &&
    folded.startsWith('.ж', end) &&
    !LETTER.test(folded[start + 3] ?? ' ')
  ) {
    return tokenOf(THIS_YEAR, start, start + (folded[start + 3] === '.' ? 4 : 3), 'genitive', false)
  }
  return null
}

/** «2000-ға жуық», «1990-нан астам»: so many, no year. */
const COUNTED = /^ (?:жуық|таяу|тарта|жақын|астам|аса|артық|көп|кем)(?![а-яәғқңөұүһі])/

/** «15-і», «2024-тен», «20-сыншы», «1-тоқсан» (the hyphen alone) */
function suffix(folded: string, at: number, token: Token): number {
  let from = at
  if (folded[from] === ' ' && folded[from + 1] === '-') from++
  if (folded[from] !== '-' || !LETTER.test(folded[from + 1] ?? ' ')) return at
  const end = wordEnd(folded, from + 1)
  const found = numberEnding(folded.slice(from + 1, end))
  if (!found) return STEMS.has(folded.slice(from + 1, from + 3)) ? from + 1 : at
  token.suffix =
    found.ending.possessive && found.ending.case === 'nominative' ? 'possessive' : found.ending.case
  token.plural = found.ending.plural
  if (found.ordinal && token.code === 'n') token.code = 'o'
  if (token.code === 'y' && COUNTED.test(folded.slice(end, end + 10))) token.code = '0'
  return end
}

function join(tokens: Token[], token: Token): boolean {
  const last = tokens[tokens.length - 1]
  if (
    token.code === 'q' &&
    token.value === 90 &&
    last?.digits === 0 &&
    last.value >= 100 &&
    last.value % 100 === 0
  ) {
    // «мың тоғыз жүз тоқсан …»
    if (!last.lexeme?.ordinal && joinNumber(tokens, { ...token, code: 'n' })) return true
  }
  if (last?.code === 'q' && last.value === 90 && last.suffix === 'nominative' && token.digits === 0) {
    // «тоқсан» is ninety before a unit («тоқсан үшінші»), a quarter behind an ordinal.
    const before = tokens[tokens.length - 2]
    if (
      (token.code === 'n' || token.code === 'o') &&
      token.value < 10 &&
      !(before && 'noy'.includes(before.code))
    ) {
      last.code = token.code
      last.value += token.value
      last.end = token.end
      last.suffix = token.suffix
      return true
    }
  }
  return joinNumber(tokens, token)
}

/** «19.08.2017», «2025-08-22», «01.02.24» */
function numeric([a, b, c]: NumberPart[]): Token['date'] | null {
  if (!a || !b || !c || b.digits > 2) return null
  const make = (year: number, month: number, day: number): Token['date'] => ({
    calendar: 'gregorian',
    year,
    month,
    day,
  })
  const plausible = (year: number) => year >= 1700 && year < 2100
  if (a.digits === 4 && c.digits <= 2)
    return plausible(a.value) && b.value >= 1 && c.value >= 1 ? make(a.value, b.value, c.value) : null
  if (c.digits === 4 && a.digits <= 2) {
    if (!plausible(c.value) || a.value < 1 || b.value < 1) return null
    if (b.value > 12 && a.value <= 12) return make(c.value, a.value, b.value)
    return make(c.value, b.value, a.value)
  }
  if (
    a.digits === 2 &&
    b.digits === 2 &&
    c.digits === 2 &&
    isValid('gregorian', 2000 + c.value, b.value, a.value)
  ) {
    return c.value <= 40 ? make(2000 + c.value, b.value, a.value) : null
  }
  return null
}

/** Words that begin with a stem or are the first of a phrase. */
const telling = wordTrait((form) => {
  if (form === 'а' || form === 'ү') return true
  const stems = STEMS.get(form.slice(0, 2)) ?? []
  return stems.some(({ stem }) => form.startsWith(stem) || stem.startsWith(form))
})

export const LEXICON: Lexicon = { word, telling, suffix, join, numeric }
