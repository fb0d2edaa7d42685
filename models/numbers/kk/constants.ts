import type { NumberWord, Role } from '../lexicon.ts'

const CARDINALS: [role: Role, value: number, form: string, ordinal: string][] = [
  ['zero', 0, 'нөл', 'нөлінші'],
  ['unit', 1, 'бір', 'бірінші'],
  ['unit', 2, 'екі', 'екінші'],
  ['unit', 3, 'үш', 'үшінші'],
  ['unit', 4, 'төрт', 'төртінші'],
  ['unit', 5, 'бес', 'бесінші'],
  ['unit', 6, 'алты', 'алтыншы'],
  ['unit', 7, 'жеті', 'жетінші'],
  ['unit', 8, 'сегіз', 'сегізінші'],
  ['unit', 9, 'тоғыз', 'тоғызыншы'],
  ['teen', 10, 'он', 'оныншы'],
  ['ten', 20, 'жиырма', 'жиырмасыншы'],
  ['ten', 30, 'отыз', 'отызыншы'],
  ['ten', 40, 'қырық', 'қырқыншы'],
  ['ten', 50, 'елу', 'елуінші'],
  ['ten', 60, 'алпыс', 'алпысыншы'],
  ['ten', 70, 'жетпіс', 'жетпісінші'],
  ['ten', 80, 'сексен', 'сексенінші'],
  ['ten', 90, 'тоқсан', 'тоқсаныншы'],
  ['hundred', 100, 'жүз', 'жүзінші'],
  ['scale', 1e3, 'мың', 'мыңыншы'],
  ['scale', 1e6, 'миллион', 'миллионыншы'],
  ['scale', 1e9, 'миллиард', 'миллиардыншы'],
  ['scale', 1e12, 'триллион', 'триллионыншы'],
]

/** Case, possessive and likeness suffixes that leave a number a number. */
export const SUFFIXES = [
  ...['ға', 'ге', 'қа', 'ке', 'на', 'не', 'нан', 'нен', 'дан', 'ден', 'тан', 'тен'],
  ...['ның', 'нің', 'дың', 'дің', 'тың', 'тің', 'ды', 'ді', 'ты', 'ті', 'ны', 'ні', 'н'],
  ...['да', 'де', 'та', 'те', 'нда', 'нде', 'мен', 'бен', 'пен', 'дай', 'дей', 'тай', 'тей'],
  ...['дайы', 'дейі', 'тайы', 'тейі'],
  ...[
    'у',
    'уі',
    'еуі',
    'ауы',
    'уын',
    'уіне',
    'дық',
    'дік',
    'тық',
    'тік',
    'лық',
    'лік',
    'ы',
    'і',
    'сы',
    'сі',
    'ын',
    'ін',
    'сын',
    'сін',
    'ына',
    'іне',
  ],
  ...['сына', 'сіне', 'ынан', 'інен', 'сынан', 'сінен', 'ының', 'інің', 'сының', 'сінің', 'ында', 'інде'],
  ...['сында', 'сінде', 'ымен', 'імен', 'сымен', 'сімен', 'мыз', 'міз', 'дағы', 'дегі', 'тағы', 'тегі'],
]

/** Suffixes on words whose other forms mean something else («оны», «бірге», «жүзінде», «үшін», «тоқсанда»). */
const FEW: Record<string, readonly string[]> = {
  бір: [],
  он: ['ға', 'нан', 'ның'],
  үш: ['ке', 'тен', 'тің', 'ті', 'те', 'пен', 'еу', 'тей'],
  жүз: ['ге', 'ден', 'дің', 'дей', 'дік'],
  тоқсан: [],
  жарты: [],
}

const ORDINAL_SUFFIXES = SUFFIXES.filter((suffix) => suffix.length > 1)

/** Number words of Kazakh in Cyrillic. */
export const WORDS: NumberWord[] = []
for (const [role, value, form, ordinal] of CARDINALS) {
  const few = FEW[form]
  WORDS.push({ form, value, role, ordinal: false, tails: few ? new Set(few) : null, short: false })
  WORDS.push({
    form: ordinal,
    value,
    role,
    ordinal: true,
    // «біріншіден»: firstly.
    tails: new Set(ORDINAL_SUFFIXES.filter((suffix) => !/^[дт][ае]н$/.test(suffix))),
    short: false,
  })
}
for (const [form, value] of [
  ['екеу', 2],
  ['үшеу', 3],
  ['төртеу', 4],
  ['бесеу', 5],
  ['алтау', 6],
  ['жетеу', 7],
] as const) {
  WORDS.push({ form, value, role: 'unit', ordinal: false, tails: null, short: false })
}
for (const [form, value] of [
  ['млн', 1e6],
  ['млрд', 1e9],
  ['трлн', 1e12],
  ['тыс', 1e3],
] as const) {
  WORDS.push({ form, value, role: 'scale', ordinal: false, tails: null, short: true })
}
/** Denominators: «төрттен бірі» is a quarter. */
const DENOMINATORS: [form: string, value: number][] = [
  ['мыңнан', 1000],
  ['жүзден', 100],
  ['оннан', 10],
  ['тоғыздан', 9],
  ['сегізден', 8],
  ['жетіден', 7],
  ['алтыдан', 6],
  ['бестен', 5],
  ['төрттен', 4],
  ['үштен', 3],
  ['екіден', 2],
]
for (const [denominator, whole] of DENOMINATORS) {
  for (const [role, value, numerator] of CARDINALS) {
    if (role !== 'unit' || value >= whole) continue
    const form = `${denominator} ${numerator}`
    WORDS.push({ form, value: value / whole, role: 'fraction', ordinal: false, tails: null, short: false })
  }
}
// Latin pages that lose the tail of «ң»: «216,3 myndy».
WORDS.push({
  form: 'мын',
  value: 1e3,
  role: 'scale',
  ordinal: false,
  tails: new Set(['ды', 'ның', 'ға', 'нан', 'ы', 'ын', 'ына', 'ынан', 'нын', 'дай']),
  short: false,
})
WORDS.push(
  { form: 'жарым', value: 0.5, role: 'half', ordinal: false, tails: null, short: false },
  { form: 'жарты', value: 0.5, role: 'half', ordinal: false, tails: new Set(), short: false },
  { form: 'бүтін', value: 0, role: 'point', ordinal: false, tails: new Set(), short: false },
)

/** Months, folded. */
export const MONTHS = 'қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан'
