/** Cases of the Kazakh noun, as far as dates use them. */
export type Case =
  | 'nominative'
  | 'genitive'
  | 'dative'
  | 'accusative'
  | 'locative'
  | 'ablative'
  | 'instrumental'
  /** «-ғы/-гі», «-дағы»: of that time */
  | 'attributive'

/** Endings of the bare and of the possessive noun, by case. */
const BARE: Array<[Case, string[]]> = [
  ['nominative', ['', 'дай', 'дей', 'тай', 'тей']],
  ['genitive', ['ның', 'нің', 'дың', 'дің', 'тың', 'тің']],
  ['dative', ['ға', 'ге', 'қа', 'ке']],
  ['accusative', ['ны', 'ні', 'ды', 'ді', 'ты', 'ті']],
  ['locative', ['да', 'де', 'та', 'те']],
  ['ablative', ['дан', 'ден', 'тан', 'тен', 'нан', 'нен']],
  ['instrumental', ['мен', 'бен', 'пен']],
  ['attributive', ['дағы', 'дегі', 'тағы', 'тегі', 'ғы', 'гі', 'қы', 'кі']],
]
const POSSESSIVE: Array<[Case, string[]]> = [
  ['nominative', ['']],
  ['genitive', ['ның', 'нің']],
  ['dative', ['на', 'не']],
  ['accusative', ['н', 'ны', 'ні']],
  ['locative', ['нда', 'нде']],
  ['ablative', ['нан', 'нен']],
  ['instrumental', ['мен']],
  ['attributive', ['ндағы', 'ндегі']],
]
/** Third person possessive, after consonant and vowel. */
const POSSESSOR = ['ы', 'і', 'сы', 'сі']
const PLURAL = ['лар', 'лер', 'дар', 'дер', 'тар', 'тер']

export interface Ending {
  case: Case
  possessive: boolean
  plural: boolean
}

/** Every ending that a noun of the date grammar may carry, with what it says. */
export const ENDINGS = new Map<string, Ending>()

for (const plural of ['', ...PLURAL]) {
  for (const possessor of ['', ...POSSESSOR]) {
    for (const [name, endings] of possessor ? POSSESSIVE : BARE) {
      for (const ending of endings) {
        const key = plural + possessor + ending
        // «-ты» is the accusative of the bare noun before it is anything rarer.
        if (!ENDINGS.has(key))
          ENDINGS.set(key, { case: name, possessive: possessor !== '', plural: plural !== '' })
      }
    }
  }
}

// «2016 жылғыдан», «бүгінгіге», «өткен жылғымен»: what is of that time has cases of its own.
for (const attributive of BARE.flatMap(([name, endings]) => (name === 'attributive' ? endings : []))) {
  for (const [name, endings] of BARE) {
    if (name === 'nominative' || name === 'attributive') continue
    for (const ending of endings)
      ENDINGS.set(attributive + ending, { case: name, possessive: false, plural: false })
  }
}

/** Endings that make ordinals of numbers in digits («15-інші», «2020-сыншы», «3-ші»). */
const ORDINALS = ['ыншы', 'інші', 'ншы', 'нші', 'шы', 'ші', 'сыншы', 'сінші', 'нші', 'ыншi', 'iншi']

/** Reads an ending behind a number: is it an ordinal, and in which case does it stand? Null where it is none. */
export function numberEnding(word: string): { ordinal: boolean; ending: Ending } | null {
  // «28-i»: the Latin look-alike of a letter that stands alone.
  const text = word === 'i' ? 'і' : word
  for (const ordinal of ORDINALS) {
    if (!text.startsWith(ordinal)) continue
    const ending = ENDINGS.get(text.slice(ordinal.length))
    if (ending) return { ordinal: true, ending }
  }
  // «4-не», «19-ында»: the vowel of the possessive may be left to the reader.
  const ending = ENDINGS.get(text) ?? ENDINGS.get(`і${text}`)
  return ending ? { ordinal: false, ending } : null
}
