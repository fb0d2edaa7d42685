/** Classes of UTF-16 units, for scanners that go through a text once. */
export const OTHER = 0
export const LETTER = 1
export const DIGIT = 2

/** Class of each UTF-16 unit of a folded text. */
export const CLASS: Uint8Array = classes()

function classes(): Uint8Array {
  const table = new Uint8Array(0x10000)
  const letter = /[\p{L}\p{M}]/u
  for (const [from, to] of [
    [0x41, 0x7ff],
    [0x1e00, 0x1fff],
    [0xfb50, 0xfeff],
  ] as const) {
    for (let code = from; code <= to; code++) if (letter.test(String.fromCharCode(code))) table[code] = LETTER
  }
  for (let code = 0x30; code <= 0x39; code++) table[code] = DIGIT
  return table
}

/** Is the unit at `at` a letter? False beyond the ends. */
export function isLetterAt(text: string, at: number): boolean {
  return at >= 0 && at < text.length && CLASS[text.charCodeAt(at)] === LETTER
}

/** Is the unit at `at` an ASCII digit? False beyond the ends. */
export function isDigitAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 0x30 && code <= 0x39
}

/** End of the run of letters that begins at `at`. */
export function letterEnd(text: string, at: number): number {
  while (at < text.length && CLASS[text.charCodeAt(at)] === LETTER) at++
  return at
}

/** End of the run of digits that begins at `at`. */
export function digitEnd(text: string, at: number): number {
  while (isDigitAt(text, at)) at++
  return at
}
