import { isUtf8 } from 'node:buffer'

/**
 * Which encoding a page is in. Servers and templates are often wrong about it, so the bytes have the last
 * word: valid UTF-8 is UTF-8 whatever is declared, and a declared single-byte encoding must read like a
 * language, or the one that does takes its place.
 */

export type CharsetSource = 'bom' | 'header' | 'xml' | 'meta' | 'bytes'

export interface Charset {
  /** Lower-case WHATWG label, or `kz-1048`. */
  label: string
  source: CharsetSource
  /** The declared label that the bytes contradict. */
  corrected?: string
}

export interface DecodedText extends Charset {
  text: string
}

/** KZ-1048 (STRK1048-2002) is windows-1251 with these letters exchanged; WHATWG does not know it. */
const KZ_1048: Record<string, string> = {
  Ќ: 'Қ',
  Ћ: 'Һ',
  ќ: 'қ',
  ћ: 'һ',
  Ў: 'Ұ',
  ў: 'ұ',
  Ј: 'Ә',
  Ґ: 'Ө',
  Є: 'Ғ',
  Ї: 'Ү',
  ґ: 'ө',
  є: 'ғ',
  ј: 'ә',
  Ѕ: 'Ң',
  ѕ: 'ң',
  ї: 'ү',
}
const KZ_1048_LABELS = /^(kz-?1048|rk-?1048|strk-?1048(-2002)?|cskz1048)$/i

/** Single-byte encodings that are tried where nothing else fits. */
const CANDIDATES = [
  'windows-1252',
  'windows-1256',
  'windows-1251',
  'koi8-r',
  'iso-8859-5',
  'iso-8859-6',
  'ibm866',
  'windows-1254',
] as const

/** Declared encodings that are believed where the bytes are not UTF-8: their bytes overlap with everything. */
const MULTIBYTE = /^(gb|big5|shift_jis|euc-|iso-2022)/

const META_BYTES = 16 * 1024
const SAMPLE_BYTES = 48 * 1024

/**
 * Decodes a page or feed.
 * @param contentType value of the Content-Type header, where there was one
 * @returns the text without its byte order mark, and how its encoding was found
 */
export function decodeText(bytes: Uint8Array, contentType?: string): DecodedText {
  const charset = detectCharset(bytes, contentType)
  return { ...charset, text: decodeAs(bytes, charset.label) }
}

/** Decodes by a label that `detectCharset` gave. Bytes that fit nothing become U+FFFD. */
function decodeAs(bytes: Uint8Array, label: string): string {
  if (label === 'kz-1048')
    return new TextDecoder('windows-1251')
      .decode(bytes)
      .replace(/[ЌЋќћЎўЈҐЄЇґєјЅѕї]/g, (char) => KZ_1048[char] as string)
  const text = new TextDecoder(label).decode(bytes)
  return label === 'utf-8' && text.includes('\uFFFD') && !isUtf8(bytes) ? decodeMixed(bytes) : text
}

/** Finds the encoding of a page; see `decodeText`. */
export function detectCharset(bytes: Uint8Array, contentType?: string): Charset {
  const bom = bomOf(bytes)
  if (bom) return { label: bom, source: 'bom' }
  const wide = utf16WithoutBom(bytes)
  if (wide) return { label: wide, source: 'bytes' }
  const declared = declaredCharsets(bytes, contentType)
  const first = declared[0]
  const believed = (label: string): Charset => {
    const by = declared.find((d) => d.label === label)
    const corrected = first && first.label !== label ? { corrected: first.label } : {}
    return { label, source: by?.source ?? 'bytes', ...corrected }
  }
  if (isUtf8(bytes)) return believed('utf-8')
  if (mostlyUtf8(bytes)) return believed('utf-8')
  const asian = declared.find((d) => MULTIBYTE.test(d.label))
  if (asian) return believed(asian.label)

  const sample = sampleOf(bytes)
  const labels = new Set<string>([...declared.map((d) => d.label), ...CANDIDATES])
  labels.delete('utf-8')
  let best = ''
  let bestScore = Number.NEGATIVE_INFINITY
  for (const label of labels) {
    if (label.startsWith('utf-16')) continue
    // What is declared gets the benefit of the doubt: two encodings may read a few bytes equally well.
    const bonus = declared.some((d) => d.label === label) ? 0.08 : 0
    const score = plausibility(decodeAs(sample, label)) + bonus
    if (score > bestScore + 1e-9) {
      bestScore = score
      best = label
    }
  }
  if (best === 'windows-1251' && looksKazakh(sample)) best = 'kz-1048'
  return believed(best)
}

function bomOf(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

/** Markup is ASCII, so every other byte of UTF-16 markup is zero; no other encoding of a text has zeros. */
function utf16WithoutBom(bytes: Uint8Array): string | null {
  const length = Math.min(bytes.length, 4096) & ~1
  if (length < 4) return null
  let even = 0
  let odd = 0
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++
    if (bytes[i + 1] === 0) odd++
  }
  const half = length / 2
  if (odd > half * 0.2 && even < odd * 0.1) return 'utf-16le'
  if (even > half * 0.2 && odd < even * 0.1) return 'utf-16be'
  return null
}

/** The labels that header, XML declaration and meta element name, in that order, unknown ones left out. */
function declaredCharsets(
  bytes: Uint8Array,
  contentType?: string,
): { label: string; source: CharsetSource }[] {
  const out: { label: string; source: CharsetSource }[] = []
  const add = (label: string | undefined, source: CharsetSource) => {
    const known = label && knownLabel(label)
    if (known) out.push({ label: known, source })
  }
  add(/charset\s*=\s*["']?\s*([\w:.-]{2,40})/i.exec(contentType ?? '')?.[1], 'header')
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, META_BYTES)).toString(
    'latin1',
  )
  add(/^\s{0,64}<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w:.-]{2,40})/i.exec(head)?.[1], 'xml')
  add(/<meta[^>]{0,400}?charset\s*=\s*["']?\s*([\w:.-]{2,40})/i.exec(head)?.[1], 'meta')
  return out
}

function knownLabel(label: string): string | null {
  if (KZ_1048_LABELS.test(label)) return 'kz-1048'
  for (const name of [label, label.replace(/^(cp|windows|win)[-_]?(125\d)$/i, 'windows-$2')]) {
    try {
      const { encoding } = new TextDecoder(name)
      // A page whose meta element could be read is not in UTF-16, whatever it says (HTML standard).
      if (!encoding.startsWith('utf-16')) return encoding
    } catch {
      // Not a label of the standard: the next spelling, or the bytes, decide.
    }
  }
  return null
}

/** UTF-8 with a few stray bytes: pasted fragments, cut sequences. */
function mostlyUtf8(bytes: Uint8Array): boolean {
  let good = 0
  let bad = 0
  for (let i = 0; i < bytes.length; ) {
    const length = sequenceAt(bytes, i)
    if (length === 0) {
      bad++
      i++
    } else {
      if (length > 1) good++
      i += length
    }
  }
  // Text in a single-byte encoding hardly ever forms a valid sequence by chance.
  return good >= 3 && good > bad
}

/** Length of the valid UTF-8 sequence at an index, 0 where there is none. */
function sequenceAt(bytes: Uint8Array, i: number): number {
  const lead = bytes[i]!
  if (lead < 0x80) return 1
  const length =
    lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0
  if (length === 0) return 0
  for (let k = 1; k < length; k++) if (((bytes[i + k] ?? 0) & 0xc0) !== 0x80) return 0
  const second = bytes[i + 1]!
  // Overlong forms, surrogates and points beyond U+10FFFF.
  if ((lead === 0xe0 && second < 0xa0) || (lead === 0xed && second > 0x9f)) return 0
  if ((lead === 0xf0 && second < 0x90) || (lead === 0xf4 && second > 0x8f)) return 0
  return length
}

/** UTF-8 whose stray runs are read in the single-byte encoding that suits them. */
function decodeMixed(bytes: Uint8Array): string {
  const utf8 = new TextDecoder('utf-8')
  // Runs of bytes outside ASCII in which more is broken than whole: words of another encoding. In the others
  // a broken byte is damage.
  const strays: [start: number, end: number][] = []
  for (let i = 0; i < bytes.length; ) {
    if (bytes[i]! < 0x80) {
      i++
      continue
    }
    const start = i
    let good = 0
    let bad = 0
    while (i < bytes.length && bytes[i]! >= 0x80) {
      const length = sequenceAt(bytes, i)
      if (length > 0) good++
      else bad++
      i += Math.max(1, length)
    }
    if (bad > good) strays.push([start, i])
  }
  const stray = Buffer.concat(strays.map(([a, b]) => bytes.subarray(a, b)))
  // Lone bytes are no words in any encoding.
  const label = stray.length >= strays.length * 2 && stray.length >= 3 ? bestOf(stray) : null
  let out = ''
  let at = 0
  for (const [start, end] of strays) {
    out += utf8.decode(bytes.subarray(at, start))
    out += label ? decodeAs(bytes.subarray(start, end), label) : '\uFFFD'
    at = end
  }
  return out + utf8.decode(bytes.subarray(at))
}

function bestOf(bytes: Uint8Array): string {
  let best: string = CANDIDATES[0]
  let bestScore = Number.NEGATIVE_INFINITY
  for (const label of CANDIDATES) {
    const score = plausibility(decodeAs(bytes, label))
    if (score > bestScore) {
      bestScore = score
      best = label
    }
  }
  return best
}

/** Bytes of the page that hold its text: markup has none outside ASCII, so windows around such bytes suffice. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= SAMPLE_BYTES) return bytes
  const parts: Uint8Array[] = []
  let size = 0
  for (let i = 0; i < bytes.length && size < SAMPLE_BYTES; i++) {
    if (bytes[i]! < 0x80) continue
    const end = Math.min(bytes.length, i + 512)
    parts.push(bytes.subarray(Math.max(0, i - 1), end))
    size += end - i + 1
    i = end
  }
  return Buffer.concat(parts)
}

const FREQUENT = new Set(
  'оеаинтсрвлкмдпуяыьгзбчйхжғқңәөүұі' + 'اینرمودهتلبسشکيكىةگع' + 'éèàçêîôûäöüßñáíóúışğ',
)
const ARABIC = /[\u0620-\u064a\u0671-\u06d3]/
const CYRILLIC = /[\u0400-\u04ff]/
const LATIN = /[A-Za-z\u00c0-\u024f]/
/** What stands outside ASCII in an ordinary text without being a letter. */
const PUNCTUATION = new Set('\u00a0«»„“”‘’–—…№•·©®°§±×،؛؟\u200c\u200d\u200e\u200f€™')

/**
 * How much a decoded text reads like one, per character outside ASCII: about 1 for the right encoding,
 * near or below 0 for a wrong one. Frequent letters speak for it; control characters, letters of two scripts
 * in one word, capitals inside words and runs of accented Latin letters against it.
 */
function plausibility(text: string): number {
  let score = 0
  let count = 0
  let previous = ' '
  for (const char of text) {
    const code = char.codePointAt(0)!
    if (code >= 0x80) {
      count++
      if (code < 0xa0 || code === 0xfffd) score -= 3
      else if (PUNCTUATION.has(char)) score += LATIN.test(previous) && code > 0x2000 ? 0.1 : 0.2
      else if (ARABIC.test(char)) {
        score += FREQUENT.has(char) ? 1 : 0.5
        if (LATIN.test(previous) || CYRILLIC.test(previous)) score -= 1.5
      } else if (code >= 0x64b && code <= 0x670) score -= 0.7
      else if (CYRILLIC.test(char)) {
        const upper = char !== char.toLowerCase()
        const rare = code < 0x410 || code > 0x44f
        score += FREQUENT.has(char.toLowerCase()) ? (upper ? 0.6 : 1) : rare ? -0.6 : 0.3
        if (upper && CYRILLIC.test(previous) && previous === previous.toLowerCase()) score -= 1.5
        if (LATIN.test(previous) || ARABIC.test(previous)) score -= 1.5
      } else if (LATIN.test(char)) {
        // One accented letter among plain ones is a European word; several in a row are another script.
        score += FREQUENT.has(char.toLowerCase()) ? 0.7 : 0.2
        if (previous.charCodeAt(0) >= 0x80) score -= 1.5
        if (char !== char.toLowerCase() && /[a-z]/.test(previous)) score -= 1
      } else score -= 0.8
    }
    previous = char
  }
  return count === 0 ? 0 : score / count
}

/** Whether windows-1251 bytes are Kazakh in KZ-1048: қ, ә and ң stand where South Slavic letters would. */
function looksKazakh(bytes: Uint8Array): boolean {
  let kazakh = 0
  let slavic = 0
  for (let i = 1; i < bytes.length; i++) {
    const byte = bytes[i]!
    if (byte === 0x9d || byte === 0xbc || byte === 0xbe || byte === 0xb4) kazakh++
    else if (byte === 0x9a || byte === 0x9c || byte === 0x90) slavic++
  }
  return kazakh >= 2 && kazakh > slavic * 3
}
