import { CLASS, LETTER } from '../text/index.ts'

/** What letters become in the language model: lower case; no joiners, vowel signs or tatweel; all else is a gap. */
export const GAP = 0
/** Marks that vanish without parting a word. */
export const NOTHING = 1

const UNITS: Uint16Array = units()

function units(): Uint16Array {
  const table = new Uint16Array(0x10000)
  for (let code = 0; code < 0x10000; code++) {
    if (isMark(code)) table[code] = NOTHING
    else if (CLASS[code] === LETTER) {
      const lower = String.fromCharCode(code).toLowerCase()
      table[code] = lower.length === 1 ? lower.charCodeAt(0) : code
    }
  }
  // Apostrophes belong to words of Uzbek and Ukrainian; one shape for all of them.
  for (const code of [0x27, 0x2019, 0x2018, 0x2bb, 0x2bc, 0x60]) table[code] = 0x27
  return table
}

function isMark(code: number): boolean {
  return (
    (code >= 0x64b && code <= 0x655) ||
    code === 0x670 ||
    code === 0x640 ||
    code === 0xad ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x2060 && code <= 0x2069) ||
    code === 0xfeff
  )
}

const PRESENTATION = /[\ufb50-\ufdff\ufe70-\ufefc]/

/**
 * Letters of a text as the language model reads them: words with one blank around each.
 * @param text a piece of text, not folded in the case of Arabic script (its spellings tell languages apart)
 */
export function lettersOf(text: string): Uint16Array {
  const source = PRESENTATION.test(text) ? text.normalize('NFKC') : text
  const out = new Uint16Array(source.length + 2)
  out[0] = 0x20
  let length = 1
  for (let i = 0; i < source.length; i++) {
    const unit = UNITS[source.charCodeAt(i)] as number
    if (unit === NOTHING) continue
    if (unit !== GAP && (unit !== 0x27 || out[length - 1] !== 0x20)) out[length++] = unit
    else if (out[length - 1] !== 0x20) out[length++] = 0x20
  }
  if (out[length - 1] !== 0x20) out[length++] = 0x20
  return out.subarray(0, length)
}
