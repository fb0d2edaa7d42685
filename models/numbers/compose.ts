import { CLASS, DIGIT, LETTER } from '../text/index.ts'
import type { Lexicon, NumberWord } from './lexicon.ts'
import { wordAt } from './lexicon.ts'
import { isYear, type Literal } from './literal.ts'
import type { Shape } from './types.ts'

/** How a part is joined to the one before it. */
type Join = 'first' | 'glued' | 'space' | 'and'

/** One digit string or number word of a text. */
interface Atom {
  start: number
  end: number
  join: Join
  literal: Literal | null
  word: NumberWord | null
}

/** What a sequence of parts amounts to. */
export interface Composed {
  start: number
  end: number
  value: number | null
  ordinal: boolean
  ambiguous: boolean
  shape: Shape | 'word'
  scale: number
  coefficient: number
  /** It is a single word, which may have another meaning. */
  word: NumberWord | null
}

/** What the composition needs to know of a language. */
export interface Grammar {
  lexicon: Lexicon
  /** Reads the digit string at `at`. */
  literal(folded: string, at: number): Literal
  /** May parts follow each other without «and» («елу бес»)? */
  juxtaposes: boolean
  /** Measures of which there are halves («نیم درصد», «жарты сағат»); sticky. */
  halved: RegExp
  /** What makes four digits a year rather than the end of a number («1 миллион 2025 жылы»); sticky. */
  year?: RegExp
}

/** Above this, neither text nor IEEE integers are to be trusted. */
const LARGEST = 1e16

/** Reads the parts of a number one by one, as they are asked for. */
class Parts {
  private readonly atoms: (Atom | null)[] = []
  constructor(
    private readonly grammar: Grammar,
    private readonly folded: string,
    private readonly at: number,
    literal: Literal | null,
  ) {
    if (literal) this.atoms.push({ start: at, end: literal.end, join: 'first', literal, word: null })
  }

  get(index: number): Atom | null {
    while (this.atoms.length <= index) {
      const before = this.atoms.at(-1)
      if (before === null) return null
      this.atoms.push(before ? this.next(before) : this.read(this.at, 'first'))
    }
    return this.atoms[index] as Atom | null
  }

  private read(at: number, join: Join): Atom | null {
    const { folded, grammar } = this
    const kind = at < folded.length ? CLASS[folded.charCodeAt(at)] : 0
    if (kind === DIGIT) {
      const literal = grammar.literal(folded, at)
      return { start: at, end: literal.end, join, literal, word: null }
    }
    if (kind !== LETTER) return null
    const word = wordAt(grammar.lexicon, folded, at)
    // «штаттан тыс 34 маман»: a short form of a scale stands behind its figure, never alone.
    if (word?.short && join === 'first') return null
    return word ? { start: at, end: at + word.form.length, join, literal: null, word } : null
  }

  private next(before: Atom): Atom | null {
    const { folded, grammar } = this
    const { and } = grammar.lexicon
    let at = before.end
    if (before.word?.short && folded[at] === '.') at++
    const glued = at === before.end
    if (glued && CLASS[folded.charCodeAt(at)] === LETTER) {
      const atom = this.read(at, 'glued')
      if (atom) return atom
    } else if (glued && before.word && CLASS[folded.charCodeAt(at)] === DIGIT) {
      return this.read(at, 'glued')
    }
    if (isGap(folded, at)) at++
    if (and !== '' && folded.startsWith(and, at)) {
      let next = at + and.length
      const spaced = isGap(folded, next)
      if (spaced) next++
      // «و» before a word is the conjunction only when it stands alone or a number follows at once.
      if (spaced || CLASS[folded.charCodeAt(next)] !== LETTER || at === before.end || at > before.end) {
        const atom = this.read(next, 'and')
        if (atom) return atom
      }
    }
    return at > before.end ? this.read(at, 'space') : null
  }
}

function startsAt(pattern: RegExp, folded: string, at: number): boolean {
  pattern.lastIndex = at
  return pattern.test(folded)
}

function isGap(folded: string, at: number): boolean {
  const code = folded.charCodeAt(at)
  return (code === 0x20 || code === 0x0a) && folded.charCodeAt(at + 1) !== 0x0a
}

interface Group {
  value: number
  next: number
  ordinal: boolean
  ambiguous: boolean
}

/**
 * The longest number that begins at `at`: «۱۴ هزار و ۳۲۰», «دو و نیم میلیون», «هزار و ۲۰۰ میلیارد»,
 * «елу бес мың», «3 млрд 400 млн», «бір жарым мың», «هفت دهم», «یک سوم».
 * @param literal the digit string at `at`, where one has been read
 * @returns null where no number begins
 */
export function compose(
  grammar: Grammar,
  folded: string,
  at: number,
  literal: Literal | null = null,
): Composed | null {
  const parts = new Parts(grammar, folded, at, literal)
  const first = parts.get(0)
  if (!first) return null
  if (first.literal && (first.literal.value === null || !reckonable(first.literal))) {
    return result(parts, 1, first.literal.value, { ambiguous: first.literal.ambiguous })
  }

  // Terms in falling order of their scales; a scale above them multiplies what has gathered.
  const terms: { value: number; scale: number }[] = []
  let ambiguous = false
  let next = 0
  let coefficient = 0
  let lowest = Number.POSITIVE_INFINITY
  for (;;) {
    const group = readCoefficient(grammar, folded, parts, next, terms.length > 0)
    if (!group) break
    if (group.ordinal) {
      if (terms.length > 0 && group.value >= lowest) break
      const total = sum(terms) + group.value
      return result(parts, group.next, total, { ordinal: true, ambiguous: ambiguous || group.ambiguous })
    }
    let after = group.next
    let value = group.value
    let scale = 1
    let ordinal = false
    for (
      let atom = parts.get(after);
      atom?.word?.role === 'scale' && (atom.join !== 'and' || after === next);
      atom = parts.get(after)
    ) {
      if (scale > 1 && atom.word.value < 1e6) break
      value *= atom.word.value
      scale *= atom.word.value
      after++
      if (atom.word.ordinal) {
        ordinal = true
        break
      }
    }
    if (value >= LARGEST) break
    if (terms.length > 0) {
      const tail = parts.get(next)?.literal
      if (scale === 1) {
        const turned = tail && turnedZeros(tail, parts.get(after))
        if (turned && turned.value < lowest) {
          terms.push({ value: turned.value, scale: 1 })
          next = after + 1
          ambiguous = true
          break
        }
        if (value >= lowest || tail?.leadingZero) break
        if (
          tail &&
          grammar.year &&
          isYear(value) &&
          startsAt(grammar.year, folded, (parts.get(next) as Atom).end)
        )
          break
        // «هزار و 139.5»; smaller ones begin a figure of their own («۲ هزار و ۴.۵ درصد»).
        if (!Number.isInteger(value) && value < 10) break
      } else if (scale > lowest) {
        // «هزار و ۲۰۰ میلیارد»: thousands of millions and more are counted so.
        if (lowest !== 1000 || terms.length > 1 || group.value >= 1000 || scale < 1e6) break
        const gathered = sum(terms) + group.value
        if (gathered * scale >= LARGEST) break
        ambiguous ||= scale === 1e6 && group.value < 10
        terms.length = 0
        value = gathered * scale
        coefficient = gathered
      } else if (value >= lowest) break
    }
    terms.push({ value, scale })
    ambiguous ||= group.ambiguous
    if (scale > 1) {
      if (terms.length > 1 || coefficient === 0) coefficient = group.value
      lowest = scale
    }
    next = after
    if (ordinal) return result(parts, next, sum(terms), { ordinal: true, ambiguous })
    if (scale === 1) break
    const half = parts.get(next)
    if (
      half?.word?.role === 'half' &&
      (half.join === 'and' || (grammar.juxtaposes && half.join === 'space'))
    ) {
      terms.push({ value: lowest / 2, scale: 1 })
      next++
      break
    }
    const following = parts.get(next)
    if (!following) break
    if (following.join === 'space' && !grammar.juxtaposes && !following.literal) break
  }
  if (next === 0) return null
  const scaled = lowest !== Number.POSITIVE_INFINITY
  const total = round(sum(terms))
  return result(parts, next, total, {
    ambiguous,
    scale: scaled ? lowest : 1,
    coefficient: terms.length === 1 && scaled ? coefficient : total,
  })
}

/** The number that the first `next` parts make. */
function result(parts: Parts, next: number, value: number | null, rest: Partial<Composed> = {}): Composed {
  const first = parts.get(0) as Atom
  const last = parts.get(next - 1) as Atom
  return {
    start: first.start,
    end: last.end,
    value,
    ordinal: false,
    ambiguous: false,
    shape: next === 1 && first.literal ? first.literal.shape : 'word',
    scale: 1,
    coefficient: value ?? 0,
    word: next === 1 ? first.word : null,
    ...rest,
  }
}

/** «3هزار و00 5»: the digits of 500, set in the wrong order and split. */
function turnedZeros(zeros: Literal, lead: Atom | null): { value: number } | null {
  if (zeros.value !== 0 || !zeros.leadingZero || lead?.join !== 'space' || !lead.literal) return null
  const { value, shape } = lead.literal
  if (shape !== 'integer' || value === null || value < 1 || value > 9) return null
  return { value: value * 10 ** zeros.width }
}

function sum(terms: readonly { value: number }[]): number {
  let total = 0
  for (const term of terms) total += term.value
  return total
}

/** Removes the dust of binary fractions: 82.3 × 1000 is 82300. */
function round(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(15))
}

function reckonable(literal: Literal): boolean {
  return literal.shape === 'integer' || literal.shape === 'grouped' || literal.shape === 'decimal'
}

/** What a scale may multiply: a group, a group and a half, tenths, «and»-joined tenths, or nothing before the scale. */
function readCoefficient(
  grammar: Grammar,
  folded: string,
  parts: Parts,
  index: number,
  inner: boolean,
): Group | null {
  const atom = parts.get(index)
  if (!atom) return null
  if (inner && atom.join === 'first') return null
  if (atom.word?.role === 'scale') {
    if (inner && atom.join !== 'and') return null
    return { value: 1, next: index, ordinal: false, ambiguous: false }
  }
  if (atom.word?.role === 'half') {
    const scale = parts.get(index + 1)
    if (inner) return null
    if (scale?.word?.role !== 'scale' || scale.join === 'and') {
      if (!startsAt(grammar.halved, folded, atom.end)) return null
    }
    return { value: 0.5, next: index + 1, ordinal: false, ambiguous: false }
  }
  if (atom.word?.role === 'fraction') {
    return inner ? null : { value: atom.word.value, next: index + 1, ordinal: false, ambiguous: false }
  }
  if (atom.word?.role === 'point') return null
  const group = readGroup(grammar, parts, index)
  if (!group || group.ordinal) return group
  const tenths = readTenths(parts, group, index)
  if (tenths) return tenths
  const joined = parts.get(group.next)
  if (!joined) return group
  if (
    joined.word?.role === 'half' &&
    (joined.join === 'and' || (grammar.juxtaposes && joined.join === 'space'))
  ) {
    return { ...group, value: group.value + 0.5, next: group.next + 1 }
  }
  if (joined.word?.role === 'point') {
    const fraction = readPoint(grammar, parts, group)
    if (fraction) return fraction
  }
  if (joined.join === 'and' && Number.isInteger(group.value)) {
    const numerator = readGroup(grammar, parts, group.next)
    const fraction = numerator && !numerator.ordinal && readTenths(parts, numerator, group.next)
    if (fraction && isDecimalFraction(parts.get(fraction.next - 1))) {
      return {
        ...fraction,
        value: round(group.value + fraction.value),
        ambiguous: group.ambiguous || fraction.ambiguous,
      }
    }
  }
  return group
}

function isDecimalFraction(atom: Atom | null): boolean {
  const value = atom?.word?.value
  return value === 10 || value === 100 || value === 1000
}

/** «صدم» and «سوم» divide, «صدمین» counts. */
function isDivisor(word: NumberWord): boolean {
  return word.ordinal && word.form.endsWith('م')
}

/** «هفت دهم», «یک سوم»: a group that an ordinal divides. */
function readTenths(parts: Parts, numerator: Group, index: number): Group | null {
  const atom = parts.get(numerator.next)
  if (!atom?.word || !isDivisor(atom.word) || atom.join === 'and') return null
  const { value: denominator, role } = atom.word
  const decimal = denominator === 10 || denominator === 100 || denominator === 1000
  if (!decimal && role !== 'unit') return null
  if (denominator < 2 || numerator.value <= 0 || !Number.isInteger(numerator.value)) return null
  const next = numerator.next + 1
  if (numerator.value < denominator) {
    // «بیست و پنج صدم» is 0.25 to most, 20.05 to some.
    const ambiguous = decimal && numerator.next - index > 1
    return { value: numerator.value / denominator, next, ordinal: false, ambiguous }
  }
  // «صد و چهار دهم» is a hundred and four tenths: the last word alone is divided.
  const part = numerator.value % denominator
  const teen = numerator.value % 100 > 10 && numerator.value % 100 < 20
  if (!decimal || part === 0 || (denominator === 10 && teen)) return null
  return { value: round(numerator.value - part + part / denominator), next, ordinal: false, ambiguous: false }
}

/** «سه ممیز چهارده», «жеті бүтін оннан бес». */
function readPoint(grammar: Grammar, parts: Parts, whole: Group): Group | null {
  if (!Number.isInteger(whole.value)) return null
  const after = parts.get(whole.next + 1)
  if (!after) return null
  if (after.word?.role === 'fraction') {
    return { ...whole, value: round(whole.value + after.word.value), next: whole.next + 2 }
  }
  const fraction = readGroup(grammar, parts, whole.next + 1)
  if (!fraction || fraction.ordinal || !Number.isInteger(fraction.value)) return null
  const tenths = readTenths(parts, fraction, whole.next + 1)
  if (tenths) return { ...tenths, value: round(whole.value + tenths.value), ambiguous: false }
  const digits = String(fraction.value).length
  return { ...fraction, value: round(whole.value + fraction.value / 10 ** digits) }
}

/** A digit string, or words below a thousand. */
function readGroup(grammar: Grammar, parts: Parts, index: number): Group | null {
  const first = parts.get(index)
  if (!first) return null
  if (first.literal) {
    const { value, ambiguous } = first.literal
    if (value === null || !reckonable(first.literal)) return null
    return { value, next: index + 1, ordinal: false, ambiguous }
  }
  let next = index
  let value = 0
  let ambiguous = false
  // What may still follow: below a hundred, below ten, nothing.
  let room = 1000
  for (;;) {
    const atom = parts.get(next)
    if (!atom) break
    const linked =
      next === index ||
      atom.join === 'and' ||
      (grammar.juxtaposes && (atom.join === 'space' || atom.join === 'glued'))
    if (atom.literal) {
      // «صد و ۲۰»
      if (next === index || !linked || room !== 100 || grammar.juxtaposes) break
      const digits = atom.literal
      if (digits.shape !== 'integer' || digits.value === null || digits.value >= 100 || digits.leadingZero)
        break
      value += digits.value
      next++
      ambiguous ||= digits.ambiguous
      break
    }
    const word = atom.word as NumberWord
    if (word.role === 'zero') {
      if (next === index) return { value: 0, next: next + 1, ordinal: false, ambiguous }
      break
    }
    if (word.role === 'unit' && linked && room >= 10) {
      const hundred = parts.get(next + 1)
      // «پنج صد», «бес жүз»
      if (
        room === 1000 &&
        hundred?.word?.role === 'hundred' &&
        hundred.join !== 'and' &&
        !isDivisor(hundred.word)
      ) {
        value = word.value * 100
        next += 2
        room = 100
        if (hundred.word.ordinal) return { value, next, ordinal: true, ambiguous }
        continue
      }
      value += word.value
      room = 0
    } else if (word.role === 'teen' && linked && room >= 100) {
      value += word.value
      // Kazakh «он» takes units after it.
      room = grammar.juxtaposes && word.value === 10 ? 10 : 0
    } else if (word.role === 'ten' && linked && room >= 100) {
      value += word.value
      room = 10
    } else if ((word.role === 'hundred' || word.role === 'hundreds') && linked && room === 1000) {
      value += word.value
      room = 100
    } else break
    next++
    if (word.ordinal) return { value, next, ordinal: true, ambiguous }
    if (room === 0) break
  }
  return next > index ? { value, next, ordinal: false, ambiguous } : null
}
