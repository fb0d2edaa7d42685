import type { Script } from '../contract.ts'

/** One-byte encodings that UTF-8 is read in by mistake. */
const ENCODINGS = ['windows-1251', 'windows-1252', 'windows-1254', 'windows-1256', 'koi8-r', 'ibm866']
/** First bytes of the letters of Persian and Kazakh in UTF-8, and the bytes that may follow. */
const FIRST = [0xd0, 0xd1, 0xd2, 0xd3, 0xd8, 0xd9, 0xda, 0xdb]
const FOLLOWING = [0x80, 0xbf] as const

/** Bits of the encodings in which a character stands for a first byte, and for a following one. */
const firsts = new Uint8Array(0x10000)
const followings = new Uint8Array(0x10000)
ENCODINGS.forEach((encoding, index) => {
  const decoder = new TextDecoder(encoding)
  const characterOf = (byte: number) => decoder.decode(Uint8Array.of(byte)).charCodeAt(0)
  const mark = (table: Uint8Array, code: number) => {
    table[code] = (table[code] as number) | (1 << index)
  }
  for (const byte of FIRST) mark(firsts, characterOf(byte))
  for (let byte = FOLLOWING[0]; byte <= FOLLOWING[1]; byte++) {
    mark(followings, characterOf(byte))
    // Read as Latin-1, where these are marks of control.
    if (encoding === 'windows-1252') mark(followings, byte)
  }
})

/** Words of accented letters and signs: windows-1256 or -1251 read as windows-1252. */
const ACCENTS = /[\u00c0-\u00ff]{4,}/g
/** What a decoder puts where bytes make no sense. */
const REPLACEMENT = /\ufffd/g
/** These shares of the characters give a broken decoding away. */
const REPLACED = 0.12
const PAIRED = 0.4
const ACCENTED = 0.48

/** Are the letters of a text in this script bytes read in the wrong encoding? */
export function isMojibake(text: string, script: Script): boolean {
  const size = Math.max(1, text.trim().length)
  const share = (pattern: RegExp) =>
    (text.match(pattern) ?? []).reduce((sum, match) => sum + match.length, 0) / size
  if (text.includes('\ufffd') && share(REPLACEMENT) > REPLACED) return true
  if (pairs(text) > size * PAIRED) return true
  return script === 'Latn' && share(ACCENTS) > ACCENTED
}

/** How many characters are pairs of a first and a following byte, in the encoding that has most of them. */
function pairs(text: string): number {
  const counts = new Uint32Array(ENCODINGS.length)
  let most = 0
  for (let i = 1; i < text.length; i++) {
    let encodings = (firsts[text.charCodeAt(i - 1)] as number) & (followings[text.charCodeAt(i)] as number)
    for (let index = 0; encodings !== 0; index++, encodings >>= 1) {
      if ((encodings & 1) === 0) continue
      const count = (counts[index] as number) + 2
      counts[index] = count
      if (count > most) most = count
    }
  }
  return most
}
