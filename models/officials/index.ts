/** Officials: persons and unnamed offices that speak or act in a text, and who says which sentence. */
import type { OfficialEntry, Span } from '../contract.ts'
import { findPlaces, type PlaceMention, readable } from '../places/index.ts'
import type { Tagged } from '../tagged.ts'
import { type Range, rangeOf, spanOf, type Text, textOf } from '../text/index.ts'
import { attribute } from './attribution.ts'
import { findPersian } from './fa/find.ts'
import { persianGrammar } from './fa/grammar.ts'
import { findKazakh } from './kk/find.ts'
import { kazakhGrammar } from './kk/grammar.ts'
import { link } from './link.ts'
import { marksOf } from './marks.ts'
import type { Role } from './roles.ts'
import { tokenize } from './tokens.ts'
import { undecided } from './undecided.ts'

export { speakerAt } from './attribution.ts'
export { ORGANISATION_HEADS, ORGANISATION_WORDS, STOPS } from './fa/constants.ts'
export { findPersian } from './fa/find.ts'
export { findKazakh } from './kk/find.ts'
export { NO_MARKS } from './marks.ts'
export { ROLES, type Role, roleOf } from './roles.ts'
export { adjacent, isCapital, type Tokens, tokenize } from './tokens.ts'

/** One mention of an official: the name, the title, or both; surname alone and «وی» later on. */
export interface OfficialMention {
  span: Span
  range: Range
  kind: 'name' | 'title' | 'surname' | 'pronoun'
  /** Not the subject of its clause: «با حضور استاندار». */
  governed?: boolean
  /** Subject of a reporting verb, or the source of what is reported. */
  speaks?: boolean
}

/** One person or unnamed office that the text speaks of. */
export interface Official {
  /** First mention as the contract lists it. */
  text: string
  span: Span
  /** Base form, null when never named. */
  name: string | null
  /** As written, without the name. */
  title: string | null
  role: Role
  organisation: string | null
  /** Jurisdiction: gazetteer id. */
  place: string | null
  /** Every mention in order, the first included. */
  mentions: OfficialMention[]
  /** Folded ranges of the sentences that report what this official said, in order. */
  speech: Range[]
  /** 0…1 */
  confidence: number
}

export interface OfficialOptions {
  language?: string
  /** What `findPlaces` returned for this text; found anew when absent. */
  places?: PlaceMention[]
  sourcePlace?: string
  /** What the neural tagger found, where it was asked: it decides where lists and context do not. */
  tagged?: Tagged
}

const ARABIC = /[\u0600-\u06ff]/g
const CYRILLIC = /[\u0400-\u052f]/g

/** Persian or Kazakh by the letters of the first characters, where the caller does not say. */
function isPersian(text: Text, language: string | undefined): boolean {
  if (language === 'fa') return true
  if (language === 'kk' && !/[\u0600-\u06ff]/.test(text.folded.slice(0, 200))) return false
  const head = text.folded.slice(0, 2000)
  return (head.match(ARABIC)?.length ?? 0) > (head.match(CYRILLIC)?.length ?? 0)
}

/** Officials, and what a tagger should be asked for. */
export interface OfficialsReading {
  officials: Official[]
  /** Sentences (spans of the text as given) whose names the rules leave undecided; none where a tagger was asked. */
  undecided: Span[]
}

/**
 * Officials of a text, one entry a person, in the order of first mention.
 * @param input text or folded text
 */
export function findOfficials(input: string | Text, options: OfficialOptions = {}): Official[] {
  return readOfficials(input, options).officials
}

/** Officials as `findOfficials`, with the sentences that the rules leave undecided. */
export function readOfficials(input: string | Text, options: OfficialOptions = {}): OfficialsReading {
  const text = textOf(input)
  const { language, sourcePlace } = options
  const mentioned = options.places ?? findPlaces(text, { language, sourcePlace })
  const read = readable(text, language)
  const other = read !== text
  const places = other
    ? mentioned.map((place) => ({ ...place, range: rangeOf(read, place.span) }))
    : mentioned
  const tokens = tokenize(read)
  const persian = !other && isPersian(text, language)
  const marks = marksOf(tokens, options.tagged)
  const found = persian ? findPersian(tokens, places, marks) : findKazakh(tokens, places, marks)
  const grammar = persian ? persianGrammar(tokens, places) : kazakhGrammar(tokens, places)
  const officials = link(tokens, found, grammar, places)
  attribute(tokens, officials, grammar)
  if (persian) for (const official of officials) official.name = persianLetters(official.name)
  const open = options.tagged ? [] : undecided(tokens, found, officials, grammar)
  if (other) {
    // Ranges over the Cyrillic reading → ranges over the folded text.
    for (const official of officials) {
      for (const mention of official.mentions) mention.range = rangeOf(text, mention.span)
      official.speech = official.speech.map((range) => rangeOf(text, spanOf(read, range)))
    }
  }
  return {
    officials,
    undecided: open.map((sentence) => spanOf(read, tokens.sentences[sentence] as Range)),
  }
}

/** A name in the letters of Persian, whatever keyboard wrote it; «عینالله» gets the joiner back that its page lost. */
function persianLetters(name: string | null): string | null {
  return (
    name
      ?.replaceAll('\u0640', '')
      .replaceAll('ي', 'ی')
      .replaceAll('ك', 'ک')
      .replace(/(?<=\p{L}[^\P{L}اآدذرزژوء])(الله|الدین)(?!\p{L})/gu, '\u200c$1') ?? null
  )
}

/** As the contract's `officials` lists them. */
export function officialEntries(officials: Official[]): OfficialEntry[] {
  return officials.map(({ text, span, name, title, organisation, place }) => ({
    text,
    span,
    name,
    title,
    organisation,
    place,
  }))
}
