import { wordTrait } from '../../text/index.ts'
import { isValid } from '../core/calendar.ts'
import { joinNumber } from '../core/numerals.ts'
import type { Lexeme, Lexicon, NumberPart, Token } from '../core/tokens.ts'
import { numberCode } from '../core/tokens.ts'
import { PHRASES, WORDS } from './constants.ts'

function tokenOf(lexeme: Lexeme, start: number, end: number): Token {
  const value = lexeme.value ?? 0
  const number = lexeme.code === 'n'
  return {
    code: number ? numberCode({ value, digits: 0 }) : lexeme.code,
    start,
    end,
    value,
    lexeme,
    digits: 0,
    ...(lexeme.plural ? { plural: true } : {}),
  }
}

const LETTER = /[\p{L}\p{M}]/u

/** Last parts of compounds whose joiner is lost («مهرماه», «سه‌ماهه», «بیست‌سال»). */
const TAILS = ['ماههی', 'ماهه', 'ماههای', 'ماه', 'شنبه', 'سال', 'روز', 'شب', 'هفته', 'قرن', 'ساعت']
const TAIL_ENDS = new Set(['ه', 'ل', 'ز', 'ب', 'ی', 'ن', 'ت'])
/** Prepositions that are glued to what follows («درسال», «تاپایان»). */
const HEADS = ['در', 'از', 'تا', 'طی', 'و', 'امروز', 'دیروز', 'فردا']
const HEAD_STARTS = new Set(['د', 'ا', 'ت', 'ط', 'و', 'ف'])
/** What a glued preposition may stand before. */
const AFTER_HEAD = new Set(['Y', 'M', 'G', 'R', 'E', 'W', 'b', 'f', 'S'])

function compound(word: string): string | null {
  if (TAIL_ENDS.has(word[word.length - 1] as string)) {
    for (const tail of TAILS) {
      if (word.length > tail.length && word.endsWith(tail) && WORDS.has(word.slice(0, -tail.length))) {
        const head = word.slice(0, -tail.length)
        // «ا» + «ماه» and the like: only heads that count, name or relate.
        if ('nomMaGHkDvpqjIEW'.includes((WORDS.get(head) as Lexeme).code)) return head
      }
    }
    if (word.endsWith('جمعه') && WORDS.has(word.slice(0, -4))) return word.slice(0, -4)
  }
  // «هزارو», «سیصدو»: the conjunction is glued to the number; «پنجشنبه‌ها»
  if (word.endsWith('و') && WORDS.get(word.slice(0, -1))?.code === 'n') return word.slice(0, -1)
  if (word.endsWith('ها') && WORDS.get(word.slice(0, -2))?.code === 'W') return word.slice(0, -2)
  if (HEAD_STARTS.has(word[0] as string)) {
    for (const head of HEADS) {
      if (!word.startsWith(head)) continue
      const rest = word.slice(head.length)
      // «درسال», «دردیماه»
      const code = (WORDS.get(rest) ?? WORDS.get(rest.replace(/ماه$/, '')))?.code
      // «بیست وششم»
      if (head === 'و' && (code === 'n' || code === 'o') && rest.length > 2) return head
      if (code !== undefined && (AFTER_HEAD.has(code) || (code === 'm' && rest.endsWith('ماه')))) return head
    }
  }
  return null
}

/** Number words that are written together («هزارونهصدونود», «دوهزاروپنج»), read from the left; null if they are none. */
function gluedNumber(word: string): number | null {
  if (word.length < 7 || !(word.includes('هزار') || word.includes('صد'))) return null
  let total = 0
  let at = 0
  let parts = 0
  while (at < word.length) {
    let found: Lexeme | undefined
    let length = Math.min(7, word.length - at)
    for (; length > 1; length--) {
      const lexeme = WORDS.get(word.slice(at, at + length))
      if (lexeme?.code === 'n' && !lexeme.ordinal) {
        found = lexeme
        break
      }
    }
    if (!found) return null
    const value = found.value as number
    total = value === 1000 && total > 0 && total < 100 ? total * 1000 : total + value
    at += length
    parts++
    if (at < word.length && word[at] === 'و') at++
  }
  return parts > 1 ? total : null
}

function word(folded: string, start: number, end: number): Token | null {
  const text = folded.slice(start, end)
  const phrases = PHRASES.get(text)
  if (phrases) {
    for (const { phrase, lexeme } of phrases) {
      if (folded.startsWith(phrase, start) && !LETTER.test(folded[start + phrase.length] ?? ' ')) {
        return tokenOf(lexeme, start, start + phrase.length)
      }
    }
  }
  const lexeme = WORDS.get(text)
  if (lexeme) return tokenOf(lexeme, start, end)
  const head = text.length > 3 ? compound(text) : null
  if (head !== null) return tokenOf(WORDS.get(head) as Lexeme, start, start + head.length)
  const number = gluedNumber(text)
  if (number !== null) return tokenOf({ code: 'n', value: number }, start, end)
  // «سه ماه‌ی نخست» without its joiner is a fish; the number before it decides.
  if (text === 'ماهی') return { code: 'fish', start, end, value: 0, digits: 0 }
  if (text === 'های' || text === 'ها' || text === 'ی')
    return { code: 'plural', start, end, value: 0, digits: 0 }
  if (text === 'ام' || text === 'م' || text === 'امین')
    return { code: 'ordinal', start, end, value: 0, digits: 0 }
  return null
}

/** «۹ام», «۲۵م», «26th» */
function suffix(folded: string, at: number, token: Token): number {
  if (token.code !== 'n') return at
  for (const ending of ['امین', 'ام', 'م', 'th', 'st', 'nd', 'rd']) {
    if (folded.startsWith(ending, at) && !LETTER.test(folded[at + ending.length] ?? ' ')) {
      token.code = 'o'
      return at + ending.length
    }
  }
  return at
}

function join(tokens: Token[], token: Token, folded: string): boolean {
  const last = tokens[tokens.length - 1]
  const near = last !== undefined && last.end >= 0 && token.start - last.end <= 1
  if (token.code === 'plural') {
    if (near && 'MG'.includes(last.code) && token.end - token.start === 1) {
      // «ژانویه‌ی ۱۹۹۹»
      last.end = token.end
      return true
    }
    if (near && 'YDkwxW'.includes(last.code)) {
      last.end = token.end
      last.plural ||= folded.slice(token.start, token.end) !== 'ی'
    } else if (last && last.code !== ' ') tokens.push({ code: ' ', start: -1, end: -1, value: 0, digits: 0 })
    return true
  }
  if (token.code === 'fish') {
    if (near && last.code === 'n' && last.value <= 12) {
      tokens.push({ ...token, code: 'k' })
    } else if (last && last.code !== ' ') tokens.push({ code: ' ', start: -1, end: -1, value: 0, digits: 0 })
    return true
  }
  if (token.code === 'ordinal') {
    if (near && last.code === 'n') {
      last.end = token.end
      last.code = 'o'
    } else if (last && last.code !== ' ') tokens.push({ code: ' ', start: -1, end: -1, value: 0, digits: 0 })
    return true
  }
  if (token.code === 'W' && near && last.code === 'n' && token.value === 5 && last.value <= 5) {
    tokens.pop()
    tokens.push({ ...token, start: last.start, value: (5 + last.value) % 7 })
    return true
  }
  // «تا پایان سال هزار و ۳۴۵ نفر» counts, but «در سال ۱۳۹۸ طرح …» is how news put a year without its comma.
  if (
    token.code === '#' &&
    last?.code === 'y' &&
    tokens[tokens.length - 2]?.code === 'Y' &&
    !mayBeCounted(last)
  )
    last.code = '0'
  return last !== undefined && joinNumber(tokens, token, '&')
}

/** Jalali and Gregorian years that may stand right before a count. */
const [FIRST_COUNTED, LAST_COUNTED] = [1370, 1415]
const [FIRST_GREGORIAN, LAST_GREGORIAN] = [1990, 2040]

function mayBeCounted({ value, digits }: Token): boolean {
  if (digits !== 4) return false
  if (value >= FIRST_COUNTED && value <= LAST_COUNTED) return true
  return value >= FIRST_GREGORIAN && value <= LAST_GREGORIAN && value % 100 !== 0
}

/** Two-digit years of Persian texts: ۰۰…۱۵ are 1400…1415, the rest 13xx. */
export function fullJalaliYear(year: number): number {
  return year <= 15 ? 1400 + year : 1300 + year
}

/** «1402/07/23», «12-10-1402», «95.9.6», «19.08.2017», «13/2/95» */
function numeric([a, b, c]: NumberPart[], separator: string): Token['date'] | null {
  if (!a || !b || !c || b.digits > 2) return null
  const make = (year: NumberPart, month: number, day: number): Token['date'] | null => {
    if (year.digits === 4) {
      if (year.value >= 1000 && year.value < 1500) return { calendar: 'jalali', year: year.value, month, day }
      if (year.value >= 1800 && year.value < 2100)
        return { calendar: 'gregorian', year: year.value, month, day }
      return null
    }
    const full = fullJalaliYear(year.value)
    return isValid('jalali', full, month, day) ? { calendar: 'jalali', year: full, month, day } : null
  }
  if (a.digits === 4 && c.digits <= 2) {
    const date = make(a, b.value, c.value)
    return date && b.value >= 1 && b.value <= 99 && c.value >= 1 ? date : null
  }
  if (c.digits === 4 && a.digits <= 2) {
    const date = make(c, b.value, a.value)
    if (!date) return null
    // «11 . 24 . 2016», «12/30/2023»: the American order where the other is impossible.
    if (b.value > 12 && a.value <= 12 && date.calendar === 'gregorian')
      return { ...date, month: a.value, day: b.value }
    return date
  }
  if (a.digits === 2 && c.digits <= 2 && (a.value > 31 || separator === '/')) {
    // Two-digit years come first, but for «13/2/95».
    if (c.digits === 2 && c.value > 31) return make(c, b.value, a.value)
    return make(a, b.value, c.value)
  }
  if (c.digits === 2 && c.value > 31 && a.digits <= 2) return make(c, b.value, a.value)
  return null
}

/** Few words of a text; each is taken apart once only. */
const telling = wordTrait((form) => PHRASES.has(form) || word(form, 0, form.length) !== null)

export const LEXICON: Lexicon = { word, telling, suffix, join, numeric }
