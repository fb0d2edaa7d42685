import {
  adjacent,
  findKazakh,
  findPersian,
  isCapital,
  NO_MARKS,
  ORGANISATION_HEADS,
  ORGANISATION_WORDS,
  STOPS,
  type Tokens,
  tokenize,
} from '../officials/index.ts'
import { findPlaces, readable } from '../places/index.ts'
import { type Range, rangeOf, spanOf, type Text, textOf } from '../text/index.ts'
import type { Entity, EntityLabel } from './index.ts'

/** A Kazakh noun that ends a body's name, with any ending. */
const BODY_KK =
  /^(министрлі[гк]|басқармас|департамент|комитет|агентті[гк]|әкімді[гк]|мәслихат|университет|институт|компанияс|корпорацияс|палатас|партияс|прокуратурас|инспекцияс|бірлесті[гк]|қоры|зауыт|фабрикас|колледж|орталығ|бөлім|парламент|мәжіліс|сенат|банк|жшс|ақ$)/
/** Words that go with a Kazakh body's name to the left. */
const ATTRIBUTE_KK = /(лық|лік|дық|дік|тық|тік|ның|нің|дың|дің|тың|тің|у|ар|ер|ым|ім|ғы|гі|сы|сі|ы|і|пен)$/

/** Which entity wins where two overlap: a person or a place is more certain than what surrounds it. */
const ORDER: EntityLabel[] = ['PER', 'LOC', 'ROLE', 'ORG']

/**
 * Names of persons, organisations and places, and roles, by lexicon and context: what the finders of places and
 * officials know, and bodies by their head noun. Entities never overlap and stand in the order of the text.
 * @param input text or folded text
 * @param language `fa` or `kk`; told by the letters when absent
 */
export function findEntities(input: string | Text, language?: string): Entity[] {
  const text = textOf(input)
  const read = readable(text, language)
  const other = read !== text
  const places = findPlaces(text, { language }).map((place) => ({
    ...place,
    range: rangeOf(read, place.span),
  }))
  const tokens = tokenize(read)
  const persian =
    !other && (language === 'fa' || (language !== 'kk' && /[\u0600-\u06ff]/.test(read.folded.slice(0, 200))))
  const found: Array<{ label: EntityLabel; range: Range; confidence: number }> = []
  const put = (label: EntityLabel, from: number, to: number, confidence: number) => {
    if (to > from)
      found.push({ label, range: [tokens.starts[from] as number, tokens.ends[to - 1] as number], confidence })
  }
  for (const place of places) found.push({ label: 'LOC', range: place.range, confidence: place.confidence })
  const persons = new Set<number>()
  for (const item of persian ? findPersian(tokens, places, NO_MARKS) : findKazakh(tokens, places, NO_MARKS)) {
    if (item.name) for (let i = item.name[0]; i < item.name[1]; i++) persons.add(i)
    if (item.name) put('PER', ...item.name, item.title ? 0.9 : 0.75)
    if (item.title) put('ROLE', ...roleWords(tokens, item.title, persian), 0.8)
  }
  for (const range of persian ? persianBodies(tokens) : kazakhBodies(tokens, persons))
    put('ORG', ...range, 0.6)

  const chosen: typeof found = []
  const taken = new Uint8Array(read.folded.length + 1)
  for (const label of ORDER) {
    for (const entity of found) {
      if (entity.label !== label) continue
      const [from, to] = entity.range
      if (taken.subarray(from, to).includes(1)) continue
      taken.fill(1, from, to)
      chosen.push(entity)
    }
  }
  return chosen
    .sort((a, b) => a.range[0] - b.range[0])
    .map(({ label, range, confidence }) => {
      const span = spanOf(read, range)
      return { label, span, range: other ? rangeOf(text, span) : range, confidence }
    })
}

/** The noun of office inside a title: its head in Persian, its last words in Kazakh, without the body and the place. */
function roleWords(tokens: Tokens, [from, to]: [number, number], persian: boolean): [number, number] {
  if (persian) {
    let end = from + 1
    while (
      end < to &&
      /^(کل|عامل|جمهور|جمهوری|اول|ارشد|رییس|جمعه|مقام|ویژه)$/.test(tokens.words[end] as string)
    )
      end++
    return [from, end]
  }
  let start = to - 1
  while (
    start > from &&
    /(әкімінің|басшысының|төрағасының|директорының|министрінің|бірінші|бас|баспасөз|міндетін|вице)$/.test(
      tokens.words[start - 1] as string,
    )
  )
    start--
  return [start, to]
}

/** Persian bodies: a head noun («سازمان», «شرکت») and the words of its name. */
function persianBodies(tokens: Tokens): Array<[number, number]> {
  const found: Array<[number, number]> = []
  for (let i = 0; i < tokens.words.length; i++) {
    if (!ORGANISATION_HEADS.has(tokens.words[i] as string)) continue
    let to = i + 1
    while (to < tokens.words.length && to - i < 10 && (adjacent(tokens, to) || commaJoins(tokens, to))) {
      const word = tokens.words[to] as string
      const joins = word === 'و' && ORGANISATION_WORDS.has(tokens.words[to + 1] ?? '')
      if (!joins && (STOPS.has(word) || !(ORGANISATION_WORDS.has(word) || to === i + 1))) break
      to++
    }
    if (to - i >= 2) found.push([i, to])
    i = to - 1
  }
  return found
}

/** «تعاون، کار و رفاه اجتماعی»: a comma between two words of one body's name. */
function commaJoins(tokens: Tokens, i: number): boolean {
  const gap = tokens.text.folded.slice(tokens.ends[i - 1], tokens.starts[i])
  const both =
    ORGANISATION_WORDS.has(tokens.words[i] as string) && ORGANISATION_WORDS.has(tokens.words[i - 1] as string)
  return both && /^ ?[،,] ?$/.test(gap)
}

/** Kazakh bodies: a name in quotation marks or capitals that ends in the noun of a body. */
function kazakhBodies(tokens: Tokens, persons: ReadonlySet<number>): Array<[number, number]> {
  const found: Array<[number, number]> = []
  for (let i = 0; i < tokens.words.length; i++) {
    if (!BODY_KK.test(tokens.words[i] as string)) continue
    let from = i
    while (from > 0 && i - from < 8 && tokens.sentence[from - 1] === tokens.sentence[i]) {
      const gap = tokens.text.folded.slice(tokens.ends[from - 1], tokens.starts[from])
      if (!/^[ \n»"]{1,3}$/.test(gap) || persons.has(from - 1)) break
      const word = tokens.words[from - 1] as string
      if (!ATTRIBUTE_KK.test(word) && word !== 'және' && !isCapital(tokens, from - 1)) break
      from--
    }
    while (from < i && !isCapital(tokens, from)) from++
    if (from < i) found.push([from, i + 1])
  }
  return found
}
