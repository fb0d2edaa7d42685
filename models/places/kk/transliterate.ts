import type { Text } from '../../text/index.ts'

/**
 * Kazakh in Latin or Arabic letters read as Cyrillic, so that one set of names and rules serves all three scripts.
 * The result is a `Text` over the same original: ranges of its folded form lead back to the letters as written.
 */

/** Latin letters of the alphabets of 2017–2021 and of common romanisations; digraphs first. */
const LATIN: Record<string, string> = {
  shch: 'щ',
  sh: 'ш',
  ch: 'ч',
  zh: 'ж',
  gh: 'ғ',
  kh: 'х',
  ng: 'ң',
  ts: 'ц',
  ya: 'я',
  yu: 'ю',
  a: 'а',
  á: 'ә',
  ä: 'ә',
  ə: 'ә',
  b: 'б',
  c: 'ц',
  ç: 'ш',
  d: 'д',
  e: 'е',
  é: 'э',
  f: 'ф',
  g: 'г',
  ǵ: 'ғ',
  ğ: 'ғ',
  ģ: 'ғ',
  ġ: 'ғ',
  h: 'х',
  i: 'і',
  ı: 'и',
  í: 'и',
  ï: 'и',
  î: 'и',
  j: 'ж',
  k: 'к',
  q: 'қ',
  l: 'л',
  m: 'м',
  n: 'н',
  ń: 'ң',
  ñ: 'ң',
  ŋ: 'ң',
  o: 'о',
  ó: 'ө',
  ö: 'ө',
  p: 'п',
  r: 'р',
  s: 'с',
  ş: 'ш',
  ś: 'ш',
  š: 'ш',
  t: 'т',
  u: 'ұ',
  ú: 'ү',
  ü: 'ү',
  ū: 'ұ',
  v: 'в',
  w: 'у',
  ý: 'у',
  ẏ: 'у',
  x: 'х',
  y: 'ы',
  ȳ: 'ы',
  z: 'з',
}

/** Arabic letters of Kazakh; the four pairs of vowels are told apart by the row of the word. */
const ARABIC: Record<string, string> = {
  ب: 'б',
  پ: 'п',
  ت: 'т',
  ج: 'ж',
  چ: 'ч',
  ح: 'х',
  د: 'д',
  ر: 'р',
  ز: 'з',
  س: 'с',
  ش: 'ш',
  ع: 'ғ',
  ف: 'ф',
  ق: 'қ',
  ك: 'к',
  ک: 'к',
  گ: 'г',
  ڭ: 'ң',
  ل: 'л',
  م: 'м',
  ن: 'н',
  ۋ: 'у',
  ۆ: 'в',
  ه: 'һ',
  ھ: 'һ',
  ە: 'е',
  ي: 'и',
}
const VOWEL_PAIRS: Record<string, [back: string, front: string]> = {
  ا: ['а', 'ә'],
  و: ['о', 'ө'],
  ۇ: ['ұ', 'ү'],
  ى: ['ы', 'і'],
  ی: ['ы', 'і'],
}

const LATIN_LETTER = /[a-z\u00c0-\u024f\u0259\u1e8f]/i
const VOWELS = 'аәеоөұүыіэи'

/** The script that a Kazakh text is written in, if it is not Cyrillic; judged by the first letters. */
export function foreignScript(text: Text, language: string | undefined): 'Latn' | 'Arab' | null {
  const head = text.original.length > 1200 ? text.original.slice(0, 1200) : text.original
  let cyrillic = 0
  let latin = 0
  let arabic = 0
  let kazakh = 0
  for (let i = 0; i < head.length; i++) {
    const code = head.charCodeAt(i)
    if (code >= 0x400 && code < 0x530) cyrillic++
    else if (code >= 0x620 && code < 0x700) {
      arabic++
      // ۇ ۋ ە ڭ ۆ and the hamza of front words: letters that Persian has not.
      if (code === 0x6c7 || code === 0x6cb || code === 0x6d5 || code === 0x6ad || code === 0x6c6) kazakh++
    } else if ((code >= 0x61 && code <= 0x7a) || (code >= 0xc0 && code < 0x250) || code === 0x259) latin++
  }
  if (arabic > cyrillic && arabic > latin) {
    if (language === 'fa') return null
    return language === 'kk' || (kazakh > 3 && kazakh * 20 > arabic) ? 'Arab' : null
  }
  return latin > cyrillic * 2 && latin > arabic * 2 && latin > 10 && language !== 'fa' ? 'Latn' : null
}

/** The text with its words in Cyrillic; everything that is no Latin or Arabic word is taken from the folded form. */
export function transliterate(text: Text, script: 'Latn' | 'Arab'): Text {
  const parts: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  const put = (letters: string, start: number, end: number) => {
    parts.push(letters)
    for (let i = 0; i < letters.length; i++) {
      starts.push(start)
      ends.push(end)
    }
  }
  const { original, folded } = text
  for (let at = 0; at < folded.length; ) {
    const start = text.starts[at] as number
    const letter = original[start] as string
    if (script === 'Latn' ? LATIN_LETTER.test(letter) : /[\u0620-\u06d5]/.test(letter)) {
      let end = start
      const isLetter = script === 'Latn' ? LATIN_LETTER : /[\u0620-\u06d5]/
      while (end < original.length && isLetter.test(original[end] as string)) end++
      if (script === 'Latn') latinWord(original, start, end, put)
      else arabicWord(original, start, end, put)
      while (at < folded.length && (text.starts[at] as number) < end) at++
    } else {
      put(folded[at] as string, start, text.ends[at] as number)
      at++
    }
  }
  return { original, folded: parts.join(''), starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) }
}

type Put = (letters: string, start: number, end: number) => void

function latinWord(original: string, start: number, end: number, put: Put): void {
  const word = original.slice(start, end).toLowerCase().normalize('NFC')
  if (word.length !== end - start) {
    put(word, start, end)
    return
  }
  let before = ''
  for (let i = 0; i < word.length; ) {
    let size = 0
    let letter = ''
    for (const length of [4, 2, 1]) {
      const part = word.slice(i, i + length)
      const found = part.length === length ? LATIN[part] : undefined
      // «ng» between vowels of two syllables is н + г as often as ң; both read as ң here.
      if (found !== undefined) {
        size = length
        letter = found
        break
      }
    }
    if (size === 0) {
      size = 1
      letter = word[i] as string
    }
    // «Qaırat», «Beıneý»: after a vowel the sound is й.
    if (letter === 'и' && VOWELS.includes(before) && before !== '') letter = 'й'
    if (word.slice(i, i + size) === 'i' && 'аоұеәөү'.includes(before) && before !== '') letter = 'й'
    put(letter, start + i, start + i + size)
    before = letter
    i += size
  }
}

function arabicWord(original: string, start: number, end: number, put: Put): void {
  const word = original.slice(start, end)
  // The hamza before or in the word, or one of the letters that front words alone have, tells the row of its vowels.
  const front = /[ءٴكکگە]/.test(word) || /[ءٴ]/.test(original[start - 1] ?? '')
  let before = ''
  for (let i = 0; i < word.length; i++) {
    const character = word[i] as string
    const pair = VOWEL_PAIRS[character]
    let letter = pair ? pair[front ? 1 : 0] : (ARABIC[character] ?? '')
    if (letter === 'и' && VOWELS.includes(before) && before !== '') letter = 'й'
    // Surnames in -ов keep their о in front words too.
    if (character === 'و' && word[i + 1] === 'ۆ') letter = 'о'
    if (letter === '') continue
    put(letter, start + i, start + i + 1)
    before = letter
  }
}
