/** Plain tables for the terminal that stay straight with Persian text in them. */

export interface TableColumn {
  title: string
  /** Figures stand on the right. */
  right?: boolean
  /** Longest cell; more is cut with an ellipsis. */
  max?: number
}

/** First-strong isolate … pop: keeps right-to-left text from pulling its neighbours over. */
const ISOLATE = '\u2068'
const POP = '\u2069'
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/
/** Takes no column of its own: marks, joiners, direction controls. */
const ZERO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Columns of the terminal that a text takes. */
export function width(text: string): number {
  let sum = 0
  for (const character of text) {
    if (ZERO_WIDTH.test(character)) continue
    sum += WIDE.test(character) || (character.codePointAt(0) as number) > 0x1f000 ? 2 : 1
  }
  return sum
}

/** Text of an article made fit for a cell: one line, no control characters, at most `max` columns. */
export function cell(text: string, max = Number.POSITIVE_INFINITY): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim()
  if (width(line) <= max) return line
  let kept = ''
  for (const { segment } of segmenter.segment(line)) {
    if (width(kept + segment) > max - 1) break
    kept += segment
  }
  return `${kept.trimEnd()}…`
}

/**
 * A table with a header and a rule below it.
 * @param rows one list of cells a row, as many as columns
 * @param options `color` for terminals that know it
 */
export function table(columns: TableColumn[], rows: string[][], options: { color?: boolean } = {}): string {
  const cells = rows.map((row) => columns.map(({ max }, i) => cell(row[i] ?? '', max)))
  const widths = columns.map(({ title }, i) =>
    Math.max(width(title), ...cells.map((row) => width(row[i] as string))),
  )
  const pad = (text: string, i: number) => {
    const fill = ' '.repeat((widths[i] as number) - width(text))
    const shown = RIGHT_TO_LEFT.test(text) ? `${ISOLATE}${text}${POP}` : text
    return columns[i]?.right ? fill + shown : shown + fill
  }
  const line = (texts: string[]) => texts.map(pad).join('  ').trimEnd()
  const dim = (text: string) => (options.color ? `\u001b[2m${text}\u001b[0m` : text)
  const bold = (text: string) => (options.color ? `\u001b[1m${text}\u001b[0m` : text)
  const rule = widths.map((w) => '─'.repeat(w)).join('──')
  return [bold(line(columns.map(({ title }) => title))), dim(rule), ...cells.map(line)].join('\n')
}

/** May colour be used on this stream? */
export function hasColor(stream: NodeJS.WriteStream): boolean {
  return Boolean(stream.isTTY) && !process.env.NO_COLOR && process.env.TERM !== 'dumb'
}
