import type { Script } from '../contract.ts'

/** UTF-8 read as Latin-1 or windows-1252: «Ø§Ø³Øª», «Ð½Ð°». */
const LATIN = /[ÃÂÐÑØÙÚÛ][\u0080-\u00bf\u0152-\u0178\u2013-\u203a\u20ac\u2122]/g
/** UTF-8 read as windows-1251: «Рќа», «С‹»; each Cyrillic letter becomes Р or С and a sign or a rare letter. */
const CYRILLIC =
  /[РС][\u0080-\u00bf\u0402\u0403\u0409-\u040c\u040f\u0452\u0453\u0459-\u045c\u045f\u2018-\u203a\u20ac\u2116\u2122°±µ»ёЁ]/g
/** Windows-1256 or -1251 read as Latin-1: words of accented capitals and signs. */
const ACCENTS = /[\u00c0-\u00ff]{4,}/g
/** What a decoder puts where bytes make no sense. */
const REPLACEMENT = /\ufffd/g
/** This share of the characters gives a broken decoding away. */
const SHARE = 0.12

/** Are the letters of a text in this script bytes read in the wrong encoding? */
export function isMojibake(text: string, script: Script): boolean {
  const size = Math.max(1, text.trim().length)
  const share = (pattern: RegExp, width: (match: string) => number) =>
    (text.match(pattern) ?? []).reduce((sum, match) => sum + width(match), 0) / size
  if (text.includes('\ufffd') && share(REPLACEMENT, () => 1) > SHARE) return true
  if (script === 'Cyrl') return share(CYRILLIC, () => 2) > SHARE * 2
  if (script !== 'Latn') return false
  return share(LATIN, () => 2) > SHARE * 2 || share(ACCENTS, (match) => match.length) > SHARE * 4
}
