import type { PlaceMention } from '../places/index.ts'
import { isWithin } from '../places/index.ts'
import { type Range, spanOf } from '../text/index.ts'
import type { Found } from './find.ts'
import type { Official } from './index.ts'
import { roleOf } from './roles.ts'
import { firstPlaceFrom, type Tokens } from './tokens.ts'

/** What differs between the languages when mentions are linked. */
export interface Grammar {
  /** Folded base forms of the words of a name. */
  nameWords(from: number, to: number): string[]
  /** The name as it is listed. */
  nameText(from: number, to: number): string
  /** The title as it is listed. */
  titleText(from: number, to: number): string
  /** What tells a title from others. */
  titleKey(from: number, to: number): TitleKey
  /** Do the words beside a title (words `from`…`to - 1`) bring in a second speaker («در ادامه», «نیز»)? */
  another(sentence: number, from: number, to: number): boolean
  /** Is one of the words `from`…`to - 1` a sign of reported speech? */
  speaksIn(from: number, to: number): boolean
}

/** Folded base words of a title, and the nouns of office that head it («معاون استاندار و فرماندار»: two). */
export interface TitleKey {
  heads: string[]
  words: string[]
}

interface Person {
  official: Official
  name: NameKey | null
  titleKeys: TitleKey[]
  surnameOnly: boolean
  spoke: boolean
  present: boolean
  weak: boolean
  lastSentence: number
}

const joined = (words: readonly string[]): string => words.join('')

const SOUNDS: Record<string, string> = {
  ع: 'ا',
  ط: 'ت',
  ص: 'س',
  ث: 'س',
  ذ: 'ز',
  ض: 'ز',
  ظ: 'ز',
  ح: 'ه',
  غ: 'ق',
}

/** A Persian spelling with letters of one sound made one; other scripts stay. */
function phonetic(name: string): string {
  return /[\u0600-\u06ff]/.test(name)
    ? name.replace(/[عطصثذضظحغ]/g, (letter) => SOUNDS[letter] as string)
    : name
}

/** A name as it is compared. */
interface NameKey {
  words: readonly string[]
  whole: string
  /** What may stand for it alone: its words from the second, the third … on, written as one. */
  surnames: string[]
}

function nameKey(words: readonly string[]): NameKey {
  return {
    words,
    whole: phonetic(joined(words)),
    surnames: words.slice(1).map((_, k) => phonetic(joined(words.slice(k + 1)))),
  }
}

/** «ادوای», «اداوی»: two letters beside each other changed places. */
function transposed(a: string, b: string): boolean {
  if (a.length !== b.length || a.length < 5) return false
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
}

/** Do two names mean one person: equal, one a part of the other, or a surname of both with an initial? */
function sameName(a: NameKey, b: NameKey): boolean {
  // «عمیدزاده» once, «امید زاده» later: one sound, two spellings.
  if (a.whole === b.whole || a.surnames.includes(b.whole) || b.surnames.includes(a.whole)) return true
  if (
    a.surnames.some((name) => transposed(name, b.whole)) ||
    b.surnames.some((name) => transposed(name, a.whole))
  )
    return true
  return (
    abbreviates(a.words, b.words) ||
    abbreviates(b.words, a.words) ||
    byFather(a.words, b.words) ||
    byFather(b.words, a.words)
  )
}

const PATRONYMIC = /(?:ұлы|улы|қызы|кызы|ович|евич|овна|евна)$/

/** «Ғибрат Талғатұлы» for «Ғибрат Айтжанов»: the given name with the father's. */
function byFather(polite: readonly string[], full: readonly string[]): boolean {
  const [given, father] = polite
  if (polite.length !== 2 || full.length < 2 || !PATRONYMIC.test(father as string)) return false
  return full.includes(given as string) && !full.some((word) => PATRONYMIC.test(word))
}

/** «Н. Серікбаев» for «Нұрлан Серікбаев», in either order of the words. */
function abbreviates(short: readonly string[], long: readonly string[]): boolean {
  if (short.length < 2 || short.length > long.length) return false
  let initial = ''
  for (const word of short) {
    if (word.length === 1) initial = word
    else if (!long.includes(word)) return false
  }
  return initial === '' || long.some((word) => !short.includes(word) && word.startsWith(initial))
}

/** The letters of a title alone: a «و» may be written onto what follows it, or lost. */
const unspaced = (words: readonly string[]): string => joined(words).replaceAll('و', '')

/** May the shorter title stand for the longer: one head in common, all its other words in the longer one? */
function sameTitle(a: TitleKey, b: TitleKey): boolean {
  const [short, long] = a.words.length <= b.words.length ? [a, b] : [b, a]
  if (!short.heads.some((head) => long.heads.includes(head))) return false
  const all = new Set(long.words)
  // «جهادکشاورزی», «جهاد کشاورزی».
  return (
    short.words.every((word) => all.has(word)) ||
    // «فنی وحرفه ای», «فنی و حرفه‌ای».
    unspaced(short.words) === unspaced(long.words)
  )
}

/**
 * Which of the mentions speak: the subject of a clause with a reporting verb, or what a word like «به گفته» or
 * «мәліметінше» makes the source. A clause ends where the next subject begins; what follows «گفت:» is the report.
 */
function clauses(
  tokens: Tokens,
  found: readonly Found[],
  grammar: Grammar,
): { speaks: boolean[]; reported: boolean[] } {
  const { folded } = tokens.text
  const speaks: boolean[] = new Array(found.length).fill(false)
  const reported: boolean[] = new Array(found.length).fill(false)
  const colons = new Map<number, number>()
  /** First word of the sentence behind a colon that a reporting verb stands before. */
  const reportedFrom = (sentence: number): number => {
    let from = colons.get(sentence)
    if (from !== undefined) return from
    const first = tokens.first[sentence] as number
    const end = tokens.first[sentence + 1] as number
    from = Number.POSITIVE_INFINITY
    for (let i = first + 1; i < end; i++) {
      if (!folded.slice(tokens.ends[i - 1], tokens.starts[i]).includes(':')) continue
      if (grammar.speaksIn(first, i)) from = i
      break
    }
    colons.set(sentence, from)
    return from
  }
  for (let i = found.length - 1; i >= 0; i--) {
    const item = found[i] as Found
    const sentence = tokens.sentence[item.words[0]] as number
    // What follows «گفت:» in the sentence is the report.
    reported[i] = item.words[0] >= reportedFrom(sentence)
    if (item.place === 'speaker') {
      // «گفت: با توجه به قول وزیر …»: an unnamed office inside the report makes no new speaker.
      speaks[i] = !(reported[i] && item.name === null && item.kind !== 'pronoun')
      continue
    }
    if (item.place === 'governed' || reported[i]) continue
    let end = tokens.first[sentence + 1] as number
    let next = i + 1
    while (next < found.length && (found[next] as Found).place === 'governed') next++
    const other = found[next]
    if (other && other.words[0] < end) {
      // «فرماندار و شهردار گفتند»: one clause for both.
      const between = other.words[0] - item.words[1]
      if (between === 1 && /^(و|мен|бен|пен|және)$/.test(tokens.words[item.words[1]] as string)) {
        speaks[i] = speaks[next] === true
        continue
      }
      end = other.words[0]
    }
    speaks[i] =
      /^ ?:/.test(
        folded.slice(tokens.ends[item.words[1] - 1], (tokens.ends[item.words[1] - 1] as number) + 2),
      ) || grammar.speaksIn(item.words[1], end)
  }
  return { speaks, reported }
}

/** How many sentences back a pronoun finds the person who was named but did not speak. */
const PRONOUN_REACH = 5

/** The same where the text has named nobody else: «… мәлімет берді. — …, — деді ол» behind a long quotation. */
const SOLE_REACH = 15

function reachOf(people: readonly Person[]): number {
  return people.filter((p) => !p.present).length === 1 ? SOLE_REACH : PRONOUN_REACH
}

/** So many letters of a name that was cut off tell whose it is. */
const CUT = 3

/** No article speaks of more people; a text that seems to is none. */
const MAX_PEOPLE = 200

/** Links what was found to persons and unnamed offices, in the order of first mention. */
export function link(
  tokens: Tokens,
  found: readonly Found[],
  grammar: Grammar,
  places: readonly PlaceMention[],
): Official[] {
  const people: Person[] = []
  let last: Person | undefined

  const rangeOf = (words: [number, number]): Range => [
    tokens.starts[words[0]] as number,
    tokens.ends[words[1] - 1] as number,
  ]
  const sentenceOf = (item: Found) => tokens.sentence[item.words[0]] as number
  const create = (item: Found): Person => {
    const range = rangeOf(item.words)
    const title = item.title ? grammar.titleText(...item.title) : null
    const person: Person = {
      official: {
        text: tokens.text.original.slice(...spanOf(tokens.text, range)),
        span: spanOf(tokens.text, range),
        name: item.name ? grammar.nameText(...item.name) : null,
        title,
        role: roleOf(title),
        organisation: title ? organisationOf(title) : null,
        place: item.jurisdiction ?? jurisdictionOf(item, tokens, places),
        mentions: [],
        speech: [],
        confidence: 0,
      },
      name: item.name ? nameKey(grammar.nameWords(...item.name)) : null,
      titleKeys: item.title ? [grammar.titleKey(...item.title)] : [],
      surnameOnly: item.surnameOnly,
      spoke: false,
      present: item.place === 'governed',
      weak: item.weak,
      lastSentence: sentenceOf(item),
    }
    people.push(person)
    return person
  }
  /** Is the mention a surname of somebody whose whole name is known? */
  const shortened = (item: Found, person: Person): boolean =>
    item.name !== null &&
    item.title === null &&
    person.name?.surnames.includes(nameKey(grammar.nameWords(...item.name)).whole) === true
  const enrich = (person: Person, item: Found) => {
    const { official } = person
    if (item.name) {
      const words = grammar.nameWords(...item.name)
      if (!official.name || (person.surnameOnly && !item.surnameOnly)) {
        official.name = grammar.nameText(...item.name)
        person.name = nameKey(words)
        person.surnameOnly = item.surnameOnly
      }
    }
    if (item.title) {
      const key = grammar.titleKey(...item.title)
      person.titleKeys.push(key)
      // «استاندار» in the headline, «استاندار لرستان» in the lead: the one that names its place.
      const fuller = item.jurisdiction !== null && official.place === null && person.titleKeys.length > 1
      // The title beside the name tells more than the one word before: «Әкім … Қала әкімі Асқар Жақыпұлы».
      const naming = item.name !== null && key.words.length > (person.titleKeys[0] as TitleKey).words.length
      // «مدیرکل تعاون یزد» in the headline, «مدیرکل تعاون، کار و رفاه اجتماعی یزد» in the lead.
      const lead =
        official.mentions.length === 1 &&
        key.words.length > (person.titleKeys[0] as TitleKey).words.length &&
        key.heads[0] === (person.titleKeys[0] as TitleKey).heads[0] &&
        item.jurisdiction !== null &&
        item.jurisdiction === official.place
      if (
        !official.title ||
        ((fuller || lead || (naming && official.mentions.length < 3)) &&
          sameTitle(key, person.titleKeys[0] as TitleKey))
      ) {
        official.title = grammar.titleText(...item.title)
        official.role = roleOf(official.title)
        official.organisation = organisationOf(official.title)
      }
      official.place ??= item.jurisdiction
      person.weak = person.weak && item.weak
    }
  }
  const byName = (words: readonly string[]) => {
    const key = nameKey(words)
    return people.find((person) => person.name !== null && sameName(person.name, key))
  }
  /** «деді А. Мәмб» at the end of a text that was cut off: the one whose name begins so. */
  const byStart = (item: Found, words: readonly string[]) => {
    const begun = words.at(-1) as string
    if (
      item.name?.[1] !== tokens.words.length ||
      begun.length < CUT ||
      /[.!?»"]\s*$/.test(tokens.text.original)
    )
      return undefined
    return people.find(
      ({ name }) =>
        name?.words.some((word) => word.startsWith(begun)) &&
        words.slice(0, -1).every((word) => name.words.some((other) => other.startsWith(word))),
    )
  }
  const byTitle = (item: Found, named?: boolean) => {
    const key = grammar.titleKey(...(item.title as [number, number]))
    const fits = (person: Person) =>
      (named === undefined || (person.official.name !== null) === named) &&
      person.titleKeys.some((other) => sameTitle(key, other)) &&
      placesAgree(person.official.place, item.jurisdiction)
    for (let i = people.length - 1; i >= 0; i--) if (fits(people[i] as Person)) return people[i]
    return undefined
  }

  const { speaks: speaking, reported } = clauses(tokens, found, grammar)
  for (const [index, item] of found.entries()) {
    const sentence = sentenceOf(item)
    const speaks = speaking[index] === true
    let person: Person | undefined
    // «Басшысы … есеп берді. Оның айтуынша, …»: nobody has spoken yet, somebody was just named.
    if (item.kind === 'pronoun')
      person = last ?? people.findLast((p) => !p.present && sentence - p.lastSentence <= reachOf(people))
    else if (item.name) {
      const words = grammar.nameWords(...item.name)
      person = byName(words) ?? byStart(item, words)
      if (!person && item.kind === 'surname') continue
      if (!person && item.title) person = byTitle(item, false)
      if (!person && !item.title) {
        // «استاندار گفت: علی رضایی از پیشکسوتان است»: whom the report is about.
        const goes = grammar.speaksIn(item.words[1], item.words[1] + 1)
        if (reported[index] && !speaks && !goes) continue
        // Title in one sentence, name in the next: the last unnamed office that spoke takes the name.
        const open = (other: Person) =>
          !other.official.name && !other.weak && sentence - other.lastSentence <= 5
        person =
          people.findLast((other) => open(other) && other.spoke) ??
          // Nobody has spoken yet: he who does now, or the one of this very sentence.
          people.findLast(
            (other) => open(other) && !other.present && (speaks || other.lastSentence === sentence),
          )
        if (person && item.place === 'governed') person = undefined
        if (!person && item.place === 'governed') continue
        if (!person && item.surnameOnly && !speaks) continue
      }
    } else if (item.title) {
      person = byTitle(item)
      // «مسعود پناهی افزود … مدیرعامل منطقه ویژه گفت … پناهی افزود»: the name came first, the title later.
      if (!person && speaks && last && !last.official.title && !grammar.another(sentence, ...item.words)) {
        const near = sentence - last.lastSentence <= 3 && sentence > last.lastSentence
        if (near && !item.weak) person = last
      }
    }
    if (item.kind === 'pronoun' && !person) continue
    if (person) enrich(person, item)
    else if (people.length < MAX_PEOPLE) person = create(item)
    else continue
    const range = rangeOf(item.words)
    person.official.mentions.push({
      span: spanOf(tokens.text, range),
      range,
      kind: shortened(item, person) ? 'surname' : item.kind,
      ...(item.place === 'governed' ? { governed: true } : {}),
      ...(speaks ? { speaks: true } : {}),
    })
    person.lastSentence = sentence
    if (speaks) {
      person.spoke = true
      last = person
    }
    if (item.place !== 'governed') person.present = false
  }
  return people
    .filter((person) => {
      const { official } = person
      if (!official.name) return person.spoke && !person.weak
      if (!official.title) return person.spoke
      return person.spoke || !person.present
    })
    .map((person) => {
      const { official } = person
      const sure = 0.5 + (official.name ? 0.2 : 0.05) + (official.title ? 0.15 : 0) + (person.spoke ? 0.1 : 0)
      official.confidence = Math.round(Math.min(0.97, sure) * 100) / 100
      return official
    })
}

/** May two jurisdictions belong to one office: unknown, equal, or one within the other? */
function placesAgree(a: string | null, b: string | null): boolean {
  if (!a || !b) return true
  return a === b || isWithin(a, b) || isWithin(b, a)
}

/** The place named inside the mention, where the title's parser gave none. */
function jurisdictionOf(item: Found, tokens: Tokens, places: readonly PlaceMention[]): string | null {
  if (!item.title) return null
  const to = tokens.ends[item.title[1] - 1] as number
  let id: string | null = null
  for (let i = firstPlaceFrom(places, tokens.starts[item.title[0]] as number); i < places.length; i++) {
    const place = places[i] as PlaceMention
    if (place.range[1] > to) break
    id = place.id
  }
  return id
}

const ORGANISATION =
  /(?:سازمان|اداره|ادارات|شرکت|وزارت|بنیاد|کمیته|ستاد|شورای|کارگروه|مرکز|اتاق|دانشگاه|صندوق|بانک|پارک|استانداری|فرمانداری|شهرداری|دادگستری|موسسه|مؤسسه|انجمن|کانون|خانه|اتحادیه|هیات|هیئت|کمیسیون|مجلس|جهاد|تعاون|صنعت|بهزیستی|خیریه|شبکه|منطقه|حوزه).*$/u
const BODY_KK =
  /^(.*(?:басқарма|департамент|министрлі|комитет|агенттіг|әкімді|аппарат|орталы|бөлім|компания|ЖШС|АҚ|палата|мәслихат|қор|кәсіпоры|университет|колледж)[^ ]*)/iu

/** The body inside a title as written, or null. */
function organisationOf(title: string): string | null {
  const persian = ORGANISATION.exec(title)
  if (persian) return persian[0]
  return BODY_KK.exec(title)?.[1] ?? null
}
