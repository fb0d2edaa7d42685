/**
 * Respells lines of one language in its other alphabets, or with the regular sound changes of a neighbour, where no
 * text of that kind may be trained on.
 */

/** Replaces letters of a lower-case line one by one. */
function replaceLetters(line: string, letters: Record<string, string>): string {
  let out = ''
  for (const letter of line) out += letters[letter] ?? letter
  return out
}

/** Pairs «ab» of one string as a table from a to b; a blank as the second drops the letter. */
function table(pairs: string): Record<string, string> {
  const out: Record<string, string> = {}
  for (const pair of pairs.split(' ')) {
    const [from, to = ''] = pair.split('>') as [string, string | undefined]
    out[from] = to
  }
  return out
}

/** Lower case of the Turkic Latin alphabets: «İ» is i, «I» is ı. */
const turkicLower = (line: string) => line.replaceAll('İ', 'i').replaceAll('I', 'ı').toLowerCase()

/**
 * The Latin alphabets of Kazakh by column: 2018; 2021; older; without signs; 2017 with apostrophes; as Russian
 * is put into Latin letters.
 */
const KAZAKH_LATIN: Record<string, [string, string, string, string, string, string]> = {
  ә: ['á', 'ä', 'ä', 'ə', "a'", 'a'],
  ғ: ['ǵ', 'ğ', 'ğ', 'gh', "g'", 'g'],
  и: ['ı', 'i', 'ï', 'i', "i'", 'i'],
  й: ['ı', 'i', 'y', 'y', "i'", 'y'],
  і: ['i', 'ı', 'i', 'i', 'i', 'i'],
  ң: ['ń', 'ñ', 'ñ', 'ng', "n'", 'n'],
  ө: ['ó', 'ö', 'ö', 'o', "o'", 'o'],
  у: ['ý', 'u', 'w', 'u', "y'", 'u'],
  ұ: ['u', 'ū', 'u', 'u', 'u', 'u'],
  ү: ['ú', 'ü', 'ü', 'u', "u'", 'u'],
  ш: ['sh', 'ş', 'ş', 'sh', "s'", 'sh'],
  ч: ['ch', 'ch', 'ç', 'ch', "c'", 'ch'],
  ы: ['y', 'y', 'ı', 'y', 'y', 'y'],
  я: ['ıa', 'ia', 'ya', 'ia', "i'a", 'ya'],
  ю: ['ıý', 'iu', 'yw', 'iu', "i'y'", 'yu'],
  щ: ['shch', 'şş', 'şç', 'sh', "s's'", 'sh'],
  ж: ['j', 'j', 'j', 'zh', 'j', 'zh'],
  х: ['h', 'h', 'x', 'kh', 'h', 'kh'],
  қ: ['q', 'q', 'q', 'q', 'q', 'k'],
}
const PLAIN = table(
  'а>a б>b в>v г>g д>d е>e ё>e з>z к>k л>l м>m н>n о>o п>p р>r с>s т>t ф>f һ>h ц>ts э>e ъ> ь>',
)

/** How many alphabets `kazakhLatin` knows. */
export const LATIN_ALPHABETS = 6

/** Kazakh Cyrillic in a Latin alphabet, by its column; 2021 with ǧ for every second line. */
export function kazakhLatin(line: string, alphabet: number): string {
  let out = ''
  for (const letter of line.toLowerCase()) out += KAZAKH_LATIN[letter]?.[alphabet] ?? PLAIN[letter] ?? letter
  return alphabet === 1 && line.length % 2 === 0 ? out.replaceAll('ğ', 'ǧ') : out
}

const OWN_LETTERS = table('ә>а ғ>г қ>к ң>н ө>о ұ>у ү>у һ>х і>и')

/** Kazakh as typed on a Russian keyboard. */
export const kazakhPlain = (line: string) => replaceLetters(line.toLowerCase(), OWN_LETTERS)

const KAZAKH_ARABIC = {
  ...table('а>ا ә>ا б>ب в>ۆ г>گ ғ>ع д>د е>ە э>ە ж>ج з>ز и>ي й>ي к>ك қ>ق л>ل м>م н>ن ң>ڭ о>و ө>و п>پ р>ر'),
  ...table('с>س т>ت у>ۋ ұ>ۇ ү>ۇ ф>ف х>ح һ>ھ ц>تس ч>چ ш>ش щ>شش ы>ى і>ى ю>يۋ я>يا ъ> ь> ,>،'),
}

/** Kazakh Cyrillic in Arabic script, «ء» before words with front vowels and no letter that shows them. */
export function kazakhArabic(line: string): string {
  return line.toLowerCase().replace(/\p{L}+/gu, (word) => {
    const sign = /[әөүі]/.test(word) && !/[егк]/.test(word) ? 'ء' : ''
    return sign + replaceLetters(word, KAZAKH_ARABIC)
  })
}

const BACK = /[аоуыяюё]/
const BASHKIR: Record<string, string> = { ч: 'с', җ: 'й', з: 'ҙ' }

/** Tatar with the regular sound changes of Bashkir. */
export function bashkir(line: string): string {
  return line.toLowerCase().replace(/\p{L}+/gu, (word) => {
    const back = BACK.test(word) && !/[әөү]/.test(word)
    let out = ''
    for (let i = 0; i < word.length; i++) {
      const letter = word[i] as string
      const afterVowel = i > 0 && /[аәеиоөуүыэюя]/.test(word[i - 1] as string)
      if (letter === 'к' && back) out += 'ҡ'
      else if (letter === 'г' && back) out += 'ғ'
      else if (letter === 'с') out += i === 0 ? 'һ' : afterVowel ? 'ҫ' : 'с'
      else if (letter === 'д' && afterVowel) out += 'ҙ'
      else if (letter === 'л' && i > 1 && !afterVowel)
        out += /[мнңҙз]/.test(word[i - 1] as string) ? 'д' : 'л'
      else out += BASHKIR[letter] ?? letter
    }
    return out
  })
}

/** Kazakh with the spelling of Karakalpak, and its plural and genitive, whose first letter never changes. */
export function karakalpak(line: string): string {
  return line
    .toLowerCase()
    .replace(/(?<=\p{L}{3})[дт](?=[ае]р)(?=[ае]р(?!\p{L})|[ае]р[дғгынмб])/gu, 'л')
    .replace(/(?<=\p{L}{3})[дт](?=[ыі]ң(?!\p{L}))/gu, 'н')
    .replace(/у(?=[аәеиоөұүыі])|(?<=[аәеиоөұүыі])у/g, 'ў')
    .replace(/у(?!\p{L})/gu, 'ыў')
    .replaceAll('ұ', 'у')
    .replaceAll('і', 'и')
    .replaceAll('һ', 'ҳ')
}

const KARAKALPAK_LATIN = {
  ...table('а>a ә>á б>b в>v г>g ғ>ǵ д>d е>e ё>yo ж>j з>z и>i й>y к>k қ>q л>l м>m н>n ң>ń о>o ө>ó п>p р>r'),
  ...table('с>s т>t у>u ү>ú ў>w ф>f х>x ҳ>h ц>c ч>ch ш>sh щ>sh ъ> ы>ı ь> э>e ю>yu я>ya'),
}

/** Karakalpak Cyrillic in its Latin alphabet. */
export const karakalpakLatin = (line: string) => replaceLetters(line.toLowerCase(), KARAKALPAK_LATIN)

const UYGHUR_CYRILLIC = {
  ...table('ئ> ا>а ە>ә ب>б پ>п ت>т ج>җ چ>ч خ>х د>д ر>р ز>з ژ>ж س>с ش>ш غ>ғ ف>ф ق>қ ك>к گ>г ڭ>ң ل>л م>м ن>н'),
  ...table('ھ>һ و>о ۇ>у ۆ>ө ۈ>ү ۋ>в ې>е ى>и ي>й ،>, ؟>?'),
}
const UYGHUR_LATIN = {
  ...table(
    'ئ> ا>a ە>e ب>b پ>p ت>t ج>j چ>ch خ>x د>d ر>r ز>z ژ>zh س>s ش>sh غ>gh ف>f ق>q ك>k گ>g ڭ>ng ل>l م>m ن>n',
  ),
  ...table('ھ>h و>o ۇ>u ۆ>ö ۈ>ü ۋ>w ې>ë ى>i ي>y ،>, ؟>?'),
}

/** Uyghur in the Cyrillic alphabet of Kazakhstan. */
export const uyghurCyrillic = (line: string) =>
  replaceLetters(line, UYGHUR_CYRILLIC).replaceAll('йа', 'я').replaceAll('йу', 'ю')

/** Uyghur in Latin letters. */
export const uyghurLatin = (line: string) => replaceLetters(line, UYGHUR_LATIN)

const AZERBAIJANI_ARABIC = table(
  'a>ا b>ب c>ج ç>چ d>د e>ئ f>ف g>گ ğ>غ h>ه x>خ ı>ی i>ی j>ژ k>ک q>ق l>ل m>م n>ن o>و ö>ؤ p>پ r>ر s>س ş>ش t>ت u>و ü>و v>و y>ی z>ز ,>، ?>؟',
)

/** Azerbaijani in the Arabic letters of Iran; ə within a word is seldom written, and in every third line always. */
export function azerbaijaniArabic(line: string): string {
  const full = line.length % 3 === 0
  return turkicLower(line).replace(/\p{L}+/gu, (word) => {
    let out = ''
    for (let i = 0; i < word.length; i++) {
      const letter = word[i] as string
      if (letter === 'ə') out += i === 0 ? 'ا' : full || i === word.length - 1 ? 'ه' : ''
      else if (i > 0 || !/[aeıioöuü]/.test(letter)) out += AZERBAIJANI_ARABIC[letter] ?? letter
      else out += letter === 'a' ? 'آ' : `ا${AZERBAIJANI_ARABIC[letter]}`
    }
    return out
  })
}

const AZERBAIJANI_CYRILLIC = {
  ...table('a>а b>б c>ҹ ç>ч d>д e>е ə>ә f>ф g>ҝ ğ>ғ h>һ x>х ı>ы i>и j>ж k>к q>г l>л m>м n>н o>о ö>ө p>п r>р'),
  ...table('s>с ş>ш t>т u>у ü>ү v>в y>ј z>з'),
}

/** Azerbaijani in its former Cyrillic alphabet. */
export const azerbaijaniCyrillic = (line: string) => replaceLetters(turkicLower(line), AZERBAIJANI_CYRILLIC)

const UZBEK_CYRILLIC = table(
  'a>а b>б d>д e>е f>ф g>г h>ҳ i>и j>ж k>к l>л m>м n>н o>о p>п q>қ r>р s>с t>т u>у v>в x>х y>й z>з',
)

/** Uzbek Latin in Cyrillic. */
export function uzbekCyrillic(line: string): string {
  const text = line
    .toLowerCase()
    .replace(/[‘’ʻʼ`]/g, "'")
    .replaceAll("o'", 'ў')
    .replaceAll("g'", 'ғ')
    .replaceAll('sh', 'ш')
    .replaceAll('ch', 'ч')
    .replaceAll('yo', 'ё')
    .replaceAll('ya', 'я')
    .replaceAll('yu', 'ю')
    .replaceAll('ye', 'е')
    .replace(/(?<!\p{L})e/gu, 'э')
    .replaceAll("'", 'ъ')
  return replaceLetters(text, UZBEK_CYRILLIC)
}

const UZBEK_LATIN = {
  ...table(
    "а>a б>b в>v г>g ғ>g' д>d е>e ё>yo ж>j з>z и>i й>y к>k қ>q л>l м>m н>n о>o ў>o' п>p р>r с>s т>t у>u",
  ),
  ...table("ф>f х>x ҳ>h ц>ts ч>ch ш>sh ъ>' ы>i ь> э>e ю>yu я>ya"),
}

/** Uzbek Cyrillic in Latin. */
export const uzbekLatin = (line: string) => replaceLetters(line.toLowerCase(), UZBEK_LATIN)

const TURKMEN_CYRILLIC = {
  ...table('a>а b>б ç>ч d>д e>е ä>ә f>ф g>г h>х i>и j>җ ž>ж k>к l>л m>м n>н ň>ң o>о ö>ө p>п r>р s>с ş>ш t>т'),
  ...table('u>у ü>ү w>в y>ы ý>й z>з'),
}

/** Turkmen Latin in its former Cyrillic alphabet. */
export function turkmenCyrillic(line: string): string {
  const text = line
    .toLowerCase()
    .replaceAll('ýa', 'я')
    .replaceAll('ýu', 'ю')
    .replaceAll('ýo', 'ё')
    .replaceAll('ýe', 'е')
    .replace(/(?<!\p{L})e/gu, 'э')
  return replaceLetters(text, TURKMEN_CYRILLIC)
}
