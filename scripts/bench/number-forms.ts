/** Every written form that the number grammars have, made from a value; used to prove that none is misread. */

const FA_UNITS = [
  '',
  'یک',
  'دو',
  'سه',
  'چهار',
  'پنج',
  'شش',
  'هفت',
  'هشت',
  'نه',
  'ده',
  'یازده',
  'دوازده',
  'سیزده',
  'چهارده',
  'پانزده',
  'شانزده',
  'هفده',
  'هجده',
  'نوزده',
]
const FA_TENS = ['', '', 'بیست', 'سی', 'چهل', 'پنجاه', 'شصت', 'هفتاد', 'هشتاد', 'نود']
const FA_HUNDREDS = ['', 'صد', 'دویست', 'سیصد', 'چهارصد', 'پانصد', 'ششصد', 'هفتصد', 'هشتصد', 'نهصد']
const FA_SCALES = ['', 'هزار', 'میلیون', 'میلیارد', 'تریلیون']
const KK_UNITS = ['', 'бір', 'екі', 'үш', 'төрт', 'бес', 'алты', 'жеті', 'сегіз', 'тоғыз']
const KK_TENS = ['', 'он', 'жиырма', 'отыз', 'қырық', 'елу', 'алпыс', 'жетпіс', 'сексен', 'тоқсан']
const KK_SCALES = ['', 'мың', 'миллион', 'миллиард', 'триллион']
const KK_SHORT = ['', 'мың', 'млн', 'млрд', 'трлн']

/** One way to write a number, in a sentence. */
export interface Form {
  name: string
  /** The number alone. */
  form: string
  before: string
  after: string
}

/** Three-digit groups, the highest first, with their index of scale. */
function groups(value: number): { value: number; scale: number }[] {
  const found: { value: number; scale: number }[] = []
  for (let scale = 0, rest = value; rest > 0; scale++, rest = Math.floor(rest / 1000)) {
    if (rest % 1000 > 0) found.unshift({ value: rest % 1000, scale })
  }
  return found
}

function faSmall(value: number): string[] {
  const rest = value % 100
  const parts = [FA_HUNDREDS[Math.floor(value / 100)] as string]
  if (rest < 20) parts.push(FA_UNITS[rest] as string)
  else parts.push(FA_TENS[Math.floor(rest / 10)] as string, FA_UNITS[rest % 10] as string)
  return parts.filter(Boolean)
}

/** A whole number in Persian words. */
export function persianWords(value: number, and = ' و ', space = ' ', bareThousand = true): string {
  if (value === 0) return 'صفر'
  return groups(value)
    .map((group) => {
      const scale = FA_SCALES[group.scale] as string
      if (group.scale === 1 && group.value === 1 && bareThousand) return scale
      return faSmall(group.value).join(and) + (scale && space + scale)
    })
    .join(and)
}

/** A whole number in Kazakh words. */
export function kazakhWords(value: number): string {
  if (value === 0) return 'нөл'
  return groups(value)
    .flatMap((group) => {
      const hundreds = Math.floor(group.value / 100)
      const parts = hundreds > 0 ? [hundreds > 1 ? KK_UNITS[hundreds] : '', 'жүз'] : []
      parts.push(
        KK_TENS[Math.floor(group.value / 10) % 10],
        KK_UNITS[group.value % 10],
        KK_SCALES[group.scale],
      )
      return parts.filter(Boolean)
    })
    .join(' ')
}

function digitsIn(text: string, zero: number): string {
  return text.replace(/\d/g, (digit) => String.fromCharCode(zero + Number(digit)))
}
const persian = (text: string) => digitsIn(text, 0x6f0)
const grouped = (value: number, mark: string) => String(value).replace(/\B(?=(\d{3})+$)/g, mark)

/** The value over a scale as a decimal of at most three places, or null. */
function decimal(value: number, scale: number): string | null {
  if (value < scale) return null
  const text = String(value / scale)
  return /^\d{1,3}\.\d{1,2}$/.test(text) ? text : null
}

/** All Persian forms of a whole number below 10^15. */
export function persianForms(value: number): Form[] {
  const frame = { before: 'در این استان تعداد ', after: ' نفر جذب شدند.' }
  const list: Form[] = []
  const add = (name: string, form: string, before = frame.before, after = frame.after) => {
    list.push({ name, form, before, after })
  }
  add('words', persianWords(value))
  add('words with یک هزار', persianWords(value, ' و ', ' ', false))
  add('words, joiners', persianWords(value, ' و ', '\u200c'))
  add('words, glued scale', persianWords(value, ' و ', ''))
  add('words, glued and', persianWords(value, 'و ', ' '))
  add('words, all glued', persianWords(value, 'و', ''))
  add('words, Arabic letters', persianWords(value).replaceAll('ی', 'ي').replaceAll('ک', 'ك'))
  add('digits, Persian', persian(String(value)))
  add('digits, Arabic', digitsIn(String(value), 0x660))
  add('digits, ASCII', String(value))
  add('digits, glued', persian(String(value)), 'در این استان تعداد', 'نفر جذب شدند.')
  if (value >= 1000) {
    add('grouped ٬', persian(grouped(value, '٬')))
    add('grouped ,', grouped(value, ','))
    add('grouped ،', persian(grouped(value, '،')))
    if (value >= 1e6) add('grouped .', grouped(value, '.'))
    const parts = groups(value)
    const hybrid = (and: string, space: string) =>
      parts.map((g) => persian(String(g.value)) + (g.scale ? space + FA_SCALES[g.scale] : '')).join(and)
    add('hybrid', hybrid(' و ', ' '))
    add('hybrid, glued', hybrid('و', ''), 'در این استان تعداد', ' نفر')
    add('hybrid, and glued', hybrid(' و', ' '))
    const last = parts.at(-1) as { value: number; scale: number }
    if (parts.length > 1 && last.scale === 0) {
      const high = persianWords(value - last.value)
      add('hybrid, words and digits', `${high} و ${persian(String(last.value))}`)
    }
  }
  for (const scale of [1, 2, 3]) {
    const size = 1000 ** scale
    const text = decimal(value, size)
    if (!text) continue
    const word = FA_SCALES[scale] as string
    add('decimal ٫', `${persian(text.replace('.', '٫'))} ${word}`)
    add('decimal .', `${text} ${word}`)
    add('decimal /', `${persian(text.replace('.', '/'))} ${word}`)
    if (text.endsWith('.5')) {
      add('and a half before', `${persianWords(Math.floor(value / size))} و نیم ${word}`)
      if (value > size * 2)
        add('and a half after', `${persian(String(Math.floor(value / size)))} ${word} و نیم`)
    }
    if (/\.\d$/.test(text)) {
      add(
        'tenths',
        `${persianWords(Math.floor(value / size))} و ${FA_UNITS[Number(text.at(-1))]} دهم ${word}`,
      )
    }
  }
  return list
}

/** All Kazakh forms (Cyrillic) of a whole number below 10^15. */
export function kazakhForms(value: number): Form[] {
  const frame = { before: 'Биыл өңірде ', after: ' адам жұмысқа орналасты.' }
  const list: Form[] = []
  const add = (name: string, form: string, before = frame.before, after = frame.after) => {
    list.push({ name, form, before, after })
  }
  add('words', kazakhWords(value))
  add('digits', String(value))
  add('digits, suffix', String(value), frame.before, '-ге жуық адам келді')
  add('digits, suffix split off', String(value), frame.before, ' ден астам адам келді')
  if (value >= 1000) {
    add('grouped by blanks', grouped(value, ' '))
    add('grouped by hard blanks', grouped(value, '\u00a0'))
    const hybrid = (scales: string[], stop = '') =>
      groups(value)
        .map((g) => `${g.value}${g.scale ? ` ${scales[g.scale]}${g.scale > 1 ? stop : ''}` : ''}`)
        .join(' ')
    add('hybrid', hybrid(KK_SCALES))
    add('hybrid, short', hybrid(KK_SHORT))
    if (groups(value).at(-1)?.scale === 0 || value % 1e6 !== 0)
      add('hybrid, short with stops', hybrid(KK_SHORT, '.'))
    add('hybrid, suffix', hybrid(KK_SHORT), frame.before, '-нан астам адам')
  }
  for (const scale of [1, 2, 3]) {
    const size = 1000 ** scale
    const text = decimal(value, size)
    if (!text) continue
    add('decimal ,', `${text.replace('.', ',')} ${KK_SHORT[scale]}`)
    add('decimal .', `${text} ${KK_SCALES[scale]}`)
    if (text.endsWith('.5')) {
      add('half, words', `${kazakhWords(Math.floor(value / size))} жарым ${KK_SCALES[scale]}`)
      add('half, digits', `${Math.floor(value / size)} жарым ${KK_SCALES[scale]}`)
    }
  }
  return list
}

/** Whole numbers from 0 to 10^12: small ones, round ones, random ones of every length. */
export function* values(count: number, seed = 20_250_822): Generator<number> {
  let state = seed >>> 0
  const random = () => {
    // mulberry32
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const small = Math.min(Math.floor(count / 4), 120_000)
  for (let i = 0; i < small; i++) yield i
  for (let i = small; i < count; i++) {
    const digits = 1 + Math.floor(random() * 12)
    let value = Math.floor(random() * 10 ** digits)
    const roundness = Math.floor(random() * 4)
    if (roundness > 0) {
      const unit = 10 ** Math.floor(random() * digits)
      value = Math.round(value / unit) * unit
      if (roundness === 3) value += Math.round(random() * 9) * 10 ** Math.floor(random() * digits)
    }
    yield value
  }
}
