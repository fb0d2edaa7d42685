import { CLASS, fold, LETTER } from '../text/index.ts'
import { ALIASES, KAZAKH_NAMES, SPLIT_TAILS } from './fa/constants.ts'
import { allPlaces, type Place, placeById } from './gazetteer.ts'
import { ABBREVIATIONS, OLD_NAMES } from './kk/constants.ts'
import { buildTrie, type Trie } from './trie.ts'

/** A name form of the lexicon and the units that it may mean. */
export interface NameForm {
  /** Folded form as it stands in the text. */
  key: string
  /** Folded name that the form stands for; forms of one name share it. */
  name: string
  units: Place[]
  /** Whose language the form is written in. */
  country: 'IR' | 'KZ'
  /** Abbreviation of a region («ШҚО»): capitals only, endings behind a hyphen. */
  abbreviation: boolean
  /** Russian adjective stem («актюбинск»): needs a Russian ending and «область» or «район». */
  russian: boolean
  /** A person's name too («Т. Рысқұлов»): a place only with its unit word. */
  needsUnit?: boolean
  /** The same letters as the stem of a Russian adjective: «Актюбинск», «Актюбинская область». */
  adjective?: NameForm
}

/** All name forms of both countries and the trie over them. */
export interface Lexicon {
  forms: NameForm[]
  trie: Trie
  /** What stands between the words of a name, by UTF-16 unit. */
  joints: number[]
}

let lexicon: Lexicon | undefined

/** Spellings with each blank kept or dropped: «آق قلا», «آققلا». At most four blanks vary. */
function spacings(name: string): string[] {
  const parts = name.split(' ')
  if (parts.length === 1 || parts.length > 5) return [name]
  let found = [parts[0] as string]
  for (const part of parts.slice(1)) found = found.flatMap((head) => [`${head} ${part}`, `${head}${part}`])
  return found
}

/** Forms of a Persian name as they are written: blanks kept, dropped, or put in before a common last part. */
function persianForms(name: string): string[] {
  const found = new Set(spacings(name.replace(/-/g, ' ')))
  if (!name.includes(' ')) {
    for (const tail of SPLIT_TAILS) {
      // «بهشهر» apart would be «به شهر», "to town".
      if (name.endsWith(tail) && name.length - tail.length >= 3) {
        found.add(`${name.slice(0, -tail.length)} ${tail}`)
      }
    }
  }
  return [...found]
}

/** «Тұрар Рысқұлов» with the given name as an initial, as districts named after people are written. */
function withInitial(name: string): string[] {
  const parts = /^(\p{L})\p{L}+ (\p{L}+(?:ов|ев|ин))$/u.exec(name)
  return parts ? [`${parts[1]}. ${parts[2]}`, `${parts[1]}.${parts[2]}`] : []
}

const TO_FRONT: Record<string, string> = { а: 'ә', о: 'ө', ұ: 'ү', ы: 'і' }
const TO_BACK: Record<string, string> = { ә: 'а', ө: 'о', ү: 'ұ', і: 'ы' }

/**
 * A Kazakh name as the Arabic alphabet has it, read back: one row of vowels a word, front where к, г or е stand and
 * neither қ nor ғ (as `foldKazakh` reads «اقتوبە»), or front whatever else stands there.
 */
function arabicReadings(name: string): string[] {
  const read = (isFront: (word: string) => boolean) =>
    name
      .split(' ')
      .map((word) => {
        const table = isFront(word) ? TO_FRONT : TO_BACK
        return [...word].map((letter) => table[letter] ?? letter).join('')
      })
      .join(' ')
  const soft = (word: string) => /[кге]/.test(word)
  const loan = (word: string) => /[аә]/.test(word) && /[оөий]/.test(word)
  return [read((word) => soft(word) && !/[қғ]/.test(word) && !loan(word)), read(soft)]
}

/** The lexicon, built on first use. */
export function placeLexicon(): Lexicon {
  if (lexicon) return lexicon
  const byName = new Map<string, { units: Place[]; country: 'IR' | 'KZ' }>()
  const russian = new Map<string, Place[]>()
  const add = (name: string, unit: Place) => {
    // Either country is named in either language: the letters tell whose rules the name goes by.
    const country = /[\u0600-\u06ff]/.test(name) ? 'IR' : 'KZ'
    const entry = byName.get(name)
    if (!entry) byName.set(name, { units: [unit], country })
    else if (!entry.units.includes(unit)) entry.units.push(unit)
  }
  const key = (name: string) => fold(name).folded.trim()

  for (const unit of allPlaces()) {
    add(key(unit.name), unit)
    for (const alias of unit.aliases) add(key(alias), unit)
    if (unit.nameRu && ['oblys', 'audan', 'qala', 'capital'].includes(unit.kind)) {
      const name = key(unit.nameRu)
      const adjective = /^(.+к)(?:ая область|ий район)$/.exec(name)
      if (adjective) {
        const stem = adjective[1] as string
        russian.set(stem, [...(russian.get(stem) ?? []), unit])
      } else if (unit.kind === 'qala' || unit.kind === 'capital') {
        add(name, unit)
        // «Лисаковск»: the town's administration stands for it whatever name the town goes by.
        const administration = unit.kind === 'qala' ? placeById(unit.parentId ?? '') : undefined
        if (administration?.kind === 'qala-akimdigi') add(name, administration)
      }
    }
  }
  for (const [name, id] of Object.entries({ ...OLD_NAMES, ...KAZAKH_NAMES }))
    add(name, placeById(id) as Place)
  for (const [alias, target] of Object.entries(ALIASES)) {
    for (const unit of byName.get(target)?.units ?? []) add(alias, unit)
  }

  const forms: NameForm[] = []
  const seen = new Set<string>()
  const push = (form: NameForm) => {
    if (form.key.length < 2 || seen.has(form.key)) return
    seen.add(form.key)
    forms.push(form)
  }
  const plain = { abbreviation: false, russian: false }
  // The names themselves first: a spelling variant never hides another unit's own name.
  for (const [name, { units, country }] of byName) push({ key: name, name, units, country, ...plain })
  for (const [name, { units, country }] of byName) {
    const variants =
      country === 'IR'
        ? persianForms(name)
        : // Latin alphabets without signs write и and і alike.
          [
            ...spacings(name),
            name.replace(/ /g, '-'),
            name.replace(/и/g, 'і'),
            name.replace(/ия/g, 'иа'),
            ...arabicReadings(name),
          ]
    for (const variant of variants) push({ key: variant, name, units, country, ...plain })
    if (country === 'KZ' && units.some((unit) => unit.kind === 'audan')) {
      for (const variant of withInitial(name))
        push({ key: variant, name, units, country, ...plain, needsUnit: true })
    }
  }
  for (const [short, id] of Object.entries(ABBREVIATIONS)) {
    const unit = placeById(id) as Place
    push({ key: short, name: short, units: [unit], country: 'KZ', abbreviation: true, russian: false })
  }
  for (const [stem, units] of russian) {
    const form: NameForm = { key: stem, name: stem, units, country: 'KZ', abbreviation: false, russian: true }
    const own = forms.find((other) => other.key === stem)
    if (own) own.adjective = form
    else push(form)
  }
  const keys = forms.map((form) => form.key)
  const signs = new Set(keys.flatMap((key) => [...key].map((sign) => sign.charCodeAt(0))))
  lexicon = { forms, trie: buildTrie(keys), joints: [...signs].filter((sign) => CLASS[sign] !== LETTER) }
  return lexicon
}
