import type { Calendar } from '../../contract.ts'
import { type WordTrait, wordsOf } from '../../text/index.ts'
import type { Draft, Edge, Unit } from './types.ts'

/** What a word of the lexicon means to the date grammar. `code` is its letter in the grammar's alphabet. */
export interface Lexeme {
  code: string
  /** Number, month, weekday, or offset from now. */
  value?: number
  /** Of a number word: it is an ordinal. */
  ordinal?: boolean
  calendar?: Calendar
  unit?: Unit
  edge?: Edge
  /** The word names several units («سال‌ها»). */
  plural?: boolean
  /** Last month and day of an occasion or working year. */
  last?: [month: number, day: number]
}

/** A word, number or mark of the text that the date grammar knows; everything else is a break. */
export interface Token {
  code: string
  start: number
  end: number
  /** Number or month as read from the text. */
  value: number
  lexeme?: Lexeme
  /** Length of a digit run; 0 for words. */
  digits: number
  /** Kazakh case of the word, or of the suffix on a number. */
  suffix?: string
  /** Of a Kazakh word: it carries the possessive of the third person. */
  possessive?: boolean
  /** Several units («سال‌های», «жылдары»). */
  plural?: boolean
  /** Parts of a numeric date as written, in its calendar. */
  date?: { calendar: Calendar; year: number; month: number; day: number; ambiguous?: boolean }
  /** `HH:MM` or `HH:MM:SS` of a time of day. */
  clock?: string
  /** UTC offset in minutes that is written behind a time of day. */
  zone?: number
  /** Set on tokens that parsers have made. */
  draft?: Draft
}

/** How a language reads its words; the rest of the lexer is common. */
export interface Lexicon {
  /** Reads the word [start, end) of the folded text; null for words that mean nothing here. */
  word(folded: string, start: number, end: number): Token | null
  /** May the word mean something here, with what stands around it? */
  telling: WordTrait
  /** Reads what is written onto a number («-і», «ام»); returns the new end of the token. */
  suffix(folded: string, at: number, token: Token): number
  /** Joins the new token to those before it («سه» + «شنبه»); false where it stands alone. */
  join(tokens: Token[], token: Token, folded: string): boolean
  /** Reads three numbers as a date; null where they are none. */
  numeric(parts: NumberPart[], separator: string): Token['date'] | null
}

export interface NumberPart {
  value: number
  digits: number
  start: number
  end: number
}

/** A gap that no pattern reaches over: unknown words, sentence marks, empty lines. */
const BREAK: Token = Object.freeze({ code: ' ', start: -1, end: -1, value: 0, digits: 0 })

const OTHER = 0
const LETTER = 1
const DIGIT = 2
const SPACE = 3
const LINE = 4

/** Character class of each UTF-16 unit below U+3000; what lies above is a letter. */
const CLASSES = new Uint8Array(0x3000)
for (let code = 0; code < CLASSES.length; code++) {
  const character = String.fromCharCode(code)
  if (code >= 0x30 && code <= 0x39) CLASSES[code] = DIGIT
  else if (code === 0x0a) CLASSES[code] = LINE
  else if (code === 0x20) CLASSES[code] = SPACE
  else if (/[\p{L}\p{M}]/u.test(character)) CLASSES[code] = LETTER
}

function classAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return code < 0x3000 ? (CLASSES[code] as number) : at < text.length ? LETTER : OTHER
}

/** Marks that patterns may name. */
const MARKS: Record<string, string> = {
  ',': ',',
  '،': ',',
  '-': '-',
  '/': '~',
  '|': '~',
  '(': '(',
  ')': ')',
  '[': '(',
  ']': ')',
}

/** Lines of at least this many characters may be hard-wrapped: their end is a blank. */
const WRAP_WIDTH = 60

/**
 * Reads a folded text into the tokens of the date grammar and, in parallel, a string with one letter a token, on
 * which the patterns of the parsers run. One pass, each character looked at a bounded number of times.
 */
export function lex(folded: string, lexicon: Lexicon): Token[] {
  const tokens: Token[] = []
  const size = folded.length
  const words = wordsOf(folded, lexicon.telling)
  let next = 0
  let lineStart = 0
  const gap = () => {
    if (tokens.length > 0 && tokens[tokens.length - 1] !== BREAK) tokens.push(BREAK)
  }
  const push = (token: Token) => {
    if (!lexicon.join(tokens, token, folded)) tokens.push(token)
  }
  let at = 0
  while (at < size) {
    const kind = classAt(folded, at)
    if (kind === SPACE) {
      at++
    } else if (kind === LETTER) {
      const start = at
      while (next < words.count && (words.starts[next] as number) < start) next++
      // Behind the last word the arrays hold zeros or an earlier text: nothing to go by.
      if (
        next < words.count &&
        words.starts[next] === start &&
        ((words.traits[next] as number) & lexicon.telling.bit) === 0
      ) {
        at = words.ends[next] as number
        gap()
        continue
      }
      do at++
      while (at < size && classAt(folded, at) === LETTER)
      const token = lexicon.word(folded, start, at)
      if (token) {
        push(token)
        at = token.end
      } else gap()
    } else if (kind === DIGIT) {
      at = readDigits(folded, at, lexicon, push)
    } else if (kind === LINE) {
      const wrapped = at - lineStart >= WRAP_WIDTH && folded[at + 1] !== '\n'
      lineStart = at + 1
      if (!wrapped) gap()
      at++
    } else {
      if (isQuotedDay(folded, at)) {
        at++
        continue
      }
      const code = MARKS[folded[at] as string]
      if (code) tokens.push({ code, start: at, end: at + 1, value: 0, digits: 0 })
      else gap()
      at++
    }
  }
  return tokens
}

/** «06» қараша, « 14 » сәуір: the marks around a day of official papers. */
function isQuotedDay(folded: string, at: number): boolean {
  const mark = folded[at]
  if (mark === '«') return quotedDay(folded, at, 1, '»')
  if (mark === '»') return quotedDay(folded, at, -1, '«')
  return mark === '"' && (quotedDay(folded, at, 1, '"') || quotedDay(folded, at, -1, '"'))
}

/** From the mark at `at` in the given direction: one or two digits, perhaps blanks around them, and the other mark. */
function quotedDay(folded: string, at: number, step: 1 | -1, other: string): boolean {
  let next = at + step
  if (folded[next] === ' ') next += step
  let digits = 0
  while (digits < 3 && classAt(folded, next) === DIGIT) {
    digits++
    next += step
  }
  if (folded[next] === ' ') next += step
  return digits > 0 && digits < 3 && folded[next] === other
}

/** Code letters of the tokens, one each. */
export function codesOf(tokens: Token[]): string {
  let codes = ''
  for (const token of tokens) codes += token.code
  return codes
}

const SEPARATORS = './-\\:,'
/** Numbers in one chain («12.10.2023-15.10.2023») that are looked at together. */
const CHAIN = 4

/** Reads the digits at `at` with what hangs on them: dates, times of day, decimals; returns where it ended. */
function readDigits(folded: string, at: number, lexicon: Lexicon, push: (token: Token) => void): number {
  const parts: NumberPart[] = []
  const separators: string[] = []
  let end = at
  while (parts.length < CHAIN) {
    const start = end
    while (end < folded.length && classAt(folded, end) === DIGIT) end++
    parts.push({
      value: end - start <= 9 ? Number(folded.slice(start, end)) : Number.NaN,
      digits: end - start,
      start,
      end,
    })
    const separator = folded[end] as string
    if (separator !== undefined && SEPARATORS.includes(separator) && classAt(folded, end + 1) === DIGIT) {
      separators.push(separator)
      end++
    } else if (
      separator === ' ' &&
      SEPARATORS.includes(folded[end + 1] ?? ' ') &&
      folded[end + 2] === ' ' &&
      classAt(folded, end + 3) === DIGIT
    ) {
      // «23 . 8 . 1395», «17 : 32» of tokenised text
      separators.push(` ${folded[end + 1]}`)
      end += 3
    } else break
  }
  const [first, second, third] = parts as [NumberPart, NumberPart?, NumberPart?]
  const [one, two] = separators
  if (second && third && one === two && one !== undefined) {
    const mark = one.trim()
    const date =
      mark !== ':' && mark !== ',' && separators[2] !== one
        ? lexicon.numeric([first, second, third], mark)
        : null
    if (date) {
      const token: Token = { code: 'N', start: first.start, end: third.end, value: 0, digits: 0, date }
      readIsoTime(folded, token)
      token.end = lexicon.suffix(folded, token.end, token)
      push(token)
      return token.end
    }
  }
  if (second && one?.trim() === ':') {
    const clock = clockOf(first, second)
    if (clock) {
      const end = third && two === one && third.value < 60 && third.digits === 2 ? third.end : second.end
      const token: Token = { code: 'T', start: first.start, end, value: 0, digits: 0, clock }
      token.end = lexicon.suffix(folded, token.end, token)
      push(token)
      return token.end
    }
  }
  if (second && (one === '.' || one === ',')) {
    // A decimal or grouped figure, or a longer code: no part of a date.
    let last = 1
    while (parts[last + 1] && (separators[last] === '.' || separators[last] === ',')) last++
    const token: Token = {
      code: '0',
      start: first.start,
      end: (parts[last] as NumberPart).end,
      value: Number.NaN,
      digits: 0,
    }
    // «сағат 10.00-де»: a time of day where the word for it stands before.
    const clock = parts.length === 2 && one === '.' && second.digits === 2 ? clockOf(first, second) : null
    if (clock) token.clock = clock
    token.end = lexicon.suffix(folded, token.end, token)
    push(token)
    return token.end
  }
  const token: Token = {
    code: numberCode(first),
    start: first.start,
    end: first.end,
    value: first.value,
    digits: first.digits,
  }
  token.end = lexicon.suffix(folded, token.end, token)
  push(token)
  return token.end
}

/** `n` for what may be a day or a two-digit year, `y` for a year, `0` for the rest. */
export function numberCode({ value, digits }: { value: number; digits: number }): string {
  if (digits > 0 && digits <= 2) return 'n'
  if (digits === 0 && value < 100) return 'n'
  // «هزار», «мың» alone counts.
  return (digits === 4 ? value >= 1000 : digits === 0 && value >= 1200) && value < 2200 ? 'y' : '0'
}

function clockOf(hour: NumberPart, minute: NumberPart): string | null {
  if (hour.digits > 2 || minute.digits > 2 || hour.value > 24 || minute.value > 59) return null
  return `${String(hour.value % 24).padStart(2, '0')}:${String(minute.value).padStart(2, '0')}`
}

const ISO_TIME = / ?t ?(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,6})?)?/y
const ISO_ZONE = / ?(?:z|([+-])(\d{2}):?(\d{2}))/y

/** «T17:32:19+00:00» behind an ISO day. */
function readIsoTime(folded: string, token: Token): void {
  ISO_TIME.lastIndex = token.end
  const match = ISO_TIME.exec(folded)
  if (!match || Number(match[1]) > 24 || Number(match[2]) > 59) return
  token.clock = `${(match[1] as string).padStart(2, '0')}:${match[2]}${match[3] ? `:${match[3]}` : ''}`
  token.end += match[0].length
  ISO_ZONE.lastIndex = token.end
  const zone = ISO_ZONE.exec(folded)
  if (!zone) return
  token.zone = zone[1] ? (zone[1] === '-' ? -1 : 1) * (Number(zone[2]) * 60 + Number(zone[3])) : 0
  token.end += zone[0].length
}
