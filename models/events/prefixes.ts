/** Longest prefix that is told, in UTF-16 units: long enough to be rare in a text, short enough to stay few. */
const LONGEST = 6

/** More prefixes than this are not worth their place: shorter ones are taken. */
const MOST = 1500

/**
 * Stands for one letter or more at the head of a beginning: «\p{L}{2,20}(ған|ген)» begins with `RUN` and «ған» or
 * «ген», which then stands further on in the same word; «\p{L}{2,20}, адам» begins with `RUN` and the comma behind the
 * word.
 */
export const RUN = '\0'
const LETTER = /\p{L}/u

/** How a match may begin: `closed` where anything may follow, else it may go on with what stands next in the pattern. */
type Beginnings = Map<string, boolean>

/**
 * How every match of a pattern begins: each match starts with one of the strings (see `RUN`). Understands what `source`
 * writes: letters, escapes, classes, groups, look-around, quantifiers.
 * @param written source of a regular expression with the flag `u`
 * @returns null where a match may begin with anything, or with any word
 */
export function prefixes(written: string): string[] | null {
  for (let longest = LONGEST; longest > 0; longest--) {
    const found = [...new Parser(written, longest).alternatives().keys()]
    if (found.includes('') || found.includes(RUN)) return null
    if (found.length <= MOST) return found
  }
  return null
}

/** «[ \\n]»: what parts words. */
function isBlank(atom: Beginnings): boolean {
  for (const text of atom.keys()) if (text !== ' ' && text !== '\n') return false
  return true
}

/** One blank and what stands next, or two and anything: words are parted by one, and the next one tells more. */
function onceOrMore(blank: Beginnings): Beginnings {
  const found = new Map(blank)
  for (const first of blank.keys()) for (const second of blank.keys()) found.set(first + second, true)
  return found
}

/** Reads a pattern from left to right; only what can stand first is kept. */
class Parser {
  private at = 0
  constructor(
    private readonly written: string,
    private readonly longest: number,
  ) {}

  alternatives(): Beginnings {
    const found = this.sequence()
    while (this.written[this.at] === '|') {
      this.at++
      for (const [text, closed] of this.sequence()) found.set(text, closed || found.get(text) === true)
    }
    return found
  }

  private sequence(): Beginnings {
    let found: Beginnings = new Map([['', false]])
    while (this.at < this.written.length && this.written[this.at] !== '|' && this.written[this.at] !== ')')
      found = this.joined(found, this.quantified(this.atom()))
    return found
  }

  private joined(first: Beginnings, second: Beginnings): Beginnings {
    const found: Beginnings = new Map()
    for (const [text, closed] of first) {
      if (closed) found.set(text, true)
      else
        for (const [next, end] of second) {
          const [key, cut] = this.cut(text, next)
          found.set(key, cut || end || found.get(key) === true)
        }
    }
    return found
  }

  /** The two as one, up to the longest that is told; a run of letters stands first or ends it, as its word does. */
  private cut(text: string, next: string): [whole: string, cut: boolean] {
    if (text !== '' && next.startsWith(RUN)) return [text, true]
    const whole = text + next
    const run = whole.startsWith(RUN)
    let end = run ? 1 : 0
    const most = Math.min(whole.length, this.longest + end)
    // Of a word that any mark but a blank follows, the mark is told.
    if (run && /^[^\p{L}\s]/u.test(whole.slice(1, 2))) return [whole.slice(0, 2), true]
    while (end < most && !(run && !LETTER.test(whole[end] as string))) end++
    return [whole.slice(0, end), end < whole.length || end >= this.longest + (run ? 1 : 0)]
  }

  private quantified(atom: Beginnings): Beginnings {
    const [mark, sign, least] = /^(?:([?*+])|\{(\d+)(?:,(\d*))?\})\??/
      .exec(this.written.slice(this.at))
      ?.slice(0, 3) ?? ['']
    if (!mark) return atom
    this.at += mark.length
    const once = mark[0] === '?'
    const optional = once || mark[0] === '*' || (sign === undefined && Number(least) === 0)
    // What may come again is followed by itself or by anything; of letters that is no news.
    const found: Beginnings =
      once || (atom.size === 1 && atom.has(RUN))
        ? new Map(atom)
        : (sign !== undefined || Number(least) <= 1) && isBlank(atom)
          ? onceOrMore(atom)
          : new Map([...atom].map(([text]) => [text, true]))
    if (optional) found.set('', found.get('') === true)
    return found
  }

  private atom(): Beginnings {
    const { written } = this
    const sign = written[this.at++] as string
    if (sign === '(') {
      const look = /^\?(?:<?[=!])/.exec(written.slice(this.at, this.at + 3))
      if (look) this.at += look[0].length
      else if (written.startsWith('?:', this.at)) this.at += 2
      const inner = this.alternatives()
      this.at++
      return look ? new Map([['', false]]) : inner
    }
    if (sign === '^' || sign === '$') return new Map([['', false]])
    if (sign === '.') return new Map([['', true]])
    if (sign === '[') return this.set()
    if (sign !== '\\') return new Map([[sign, false]])
    const escaped = written[this.at++] as string
    if (escaped === 'n') return new Map([['\n', false]])
    if (!/[a-z\d]/i.test(escaped)) return new Map([[escaped, false]])
    const letter = escaped === 'p' && written.startsWith('{L}', this.at)
    if (escaped === 'p' || escaped === 'P') this.at = written.indexOf('}', this.at) + 1
    return letter ? new Map([[RUN, false]]) : new Map([['', true]])
  }

  /** «[ \n]», «[،,]»; of classes with ranges or negations nothing is told. */
  private set(): Beginnings {
    const { written } = this
    let end = this.at
    while (written[end] !== ']') end += written[end] === '\\' ? 2 : 1
    const inner = written.slice(this.at, end).replaceAll('\\n', '\n')
    this.at = end + 1
    if (/[\\^]|.-./s.test(inner)) return new Map([['', true]])
    return new Map([...inner].map((sign) => [sign, false]))
  }
}
