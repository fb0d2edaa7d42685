import type { Range } from '../text/index.ts'
import type { Official } from './index.ts'
import type { Tokens } from './tokens.ts'

/** What the attribution needs to know of the language. */
export interface AttributionGrammar {
  /** Does the sentence (folded) speak in the paper's own voice? */
  agencyVoice(sentence: string): boolean
  /** Does the sentence say who told all that stands before it («Бұл туралы … хабарлады»)? */
  backward(sentence: string): boolean
  /** Does direct speech end with the sentence («…», – деді ол.), so that the paper itself goes on? */
  closes?(sentence: string): boolean
}

/** Mentions of all officials that speak, in the order of the text. */
function speakers(officials: readonly Official[]): Array<{ official: Official; range: Range }> {
  return officials
    .flatMap((official) =>
      official.mentions
        .filter((mention) => mention.speaks)
        .map((mention) => ({ official, range: mention.range })),
    )
    .sort((a, b) => a.range[0] - b.range[0])
}

/**
 * Fills `speech` of every official: the folded ranges of the clauses that report what that person said. The
 * subject of a reporting verb speaks; the report goes on until another person or the paper itself speaks.
 */
export function attribute(tokens: Tokens, officials: readonly Official[], grammar: AttributionGrammar): void {
  const mentions = speakers(officials)
  if (mentions.length === 0) return
  const { folded } = tokens.text
  /** Who owns each sentence, where one person does. */
  const owners: Array<Official | null> = tokens.sentences.map(() => null)
  const parts: Array<Array<{ official: Official; range: Range }>> = tokens.sentences.map(() => [])
  let next = 0
  let speaker: Official | null = null
  /** Who was quoted in the sentence before. */
  let closed: Official | null = null
  let paragraph = 0
  tokens.sentences.forEach(([from, to], index) => {
    const sentence = folded.slice(from, to)
    if (index > 0 && folded.slice((tokens.sentences[index - 1] as Range)[1], from).includes('\n'))
      paragraph = index
    const here: typeof mentions = []
    while (next < mentions.length && (mentions[next] as { range: Range }).range[0] < to) {
      here.push(mentions[next] as (typeof mentions)[number])
      next++
    }
    const first = here[0]
    // «…, – дейді ол. – Алдағы жылы …»: the same person goes on.
    if (closed && !first && index > paragraph && folded.startsWith('- ', from)) speaker = closed
    closed = null
    if (first) {
      here.forEach((mention, i) => {
        const start = i === 0 ? from : mention.range[0]
        const end = here[i + 1]?.range[0] ?? to
        parts[index]?.push({ official: mention.official, range: [start, end] })
        // «A пен B баяндады»: of two who tell together the first.
        if (
          i === 0 ||
          !JOINED.test(folded.slice((here[i - 1] as { range: Range }).range[1], mention.range[0]))
        )
          speaker = mention.official
      })
      owners[index] = first.official
      if (grammar.closes?.(sentence)) {
        speaker = null
        closed = first.official
      }
      if (grammar.backward(sentence)) {
        for (let back = index - 1; back >= 0 && owners[back] === null; back--) owners[back] = first.official
      } else if (QUOTED_BEFORE.test(sentence)) {
        // A quotation of several sentences names its speaker at the end.
        const start = (tokens.sentences[paragraph] as Range)[0]
        // Names in quotation marks are no quotation.
        const unmarked =
          SAID_LAST.test(sentence) &&
          !/[»"] ?,? ?- ?де/.test(sentence) &&
          !/^[«"]/.test(folded.slice(start, to))
        for (let back = index - 1; back >= paragraph; back--) {
          if (!unmarked && !quoted(folded, tokens.sentences[back] as Range, from)) break
          owners[back] = first.official
          parts[back] = []
        }
      }
    } else if (grammar.agencyVoice(sentence)) speaker = null
    else {
      owners[index] = speaker
      if (speaker && grammar.closes?.(sentence)) {
        closed = speaker
        speaker = null
      }
    }
  })
  tokens.sentences.forEach((range, index) => {
    const clauses = parts[index] ?? []
    if (clauses.length > 0) for (const { official, range: clause } of clauses) official.speech.push(clause)
    else owners[index]?.speech.push(range)
  })
}

/** All that stands between two who speak together. */
const JOINED = /^ (?:و|мен|бен|пен|және) $/

/** The end of a quotation with its speaker: «…», – деді. */
const QUOTED_BEFORE =
  /[»"] ?,? ?-? ?де(ді|йді|п)|, ?- ?де(ді|йді)|, (?:- )?деп (?:мәлімде|хабарла[дғ]|айт|түйінде|жеткізді|түсіндір|толықтыр|қосты|нақтыла|сендір)|^- /

/** The end of a paragraph of direct speech without quotation marks: «…, – деді басшы.» */
const SAID_LAST =
  /, ?(?:- ?де(?:ді|йді)|(?:- )?деп (?:мәлімде|хабарлады|айт|түйінде|жеткізді|түсіндір|толықтыр|қосты|нақтыла|сендір))(?:[^.]|(?<= \p{L})\.)*\.?$/u

/** Are more quotation marks opened than closed between two offsets? */
function open(folded: string, from: number, to: number): boolean {
  let depth = 0
  for (let i = from; i < to; i++) {
    if (folded[i] === '«') depth++
    else if (folded[i] === '»') depth--
  }
  return depth > 0
}

/** Does a quotation or a dash of direct speech that is open in this sentence reach `until`? */
function quoted(folded: string, [from]: Range, until: number): boolean {
  const start = folded.lastIndexOf('\n', from) + 1
  // Names in quotation marks stand inside the quotation.
  if (folded[start] === '«' && open(folded, start, Math.max(from, start + 1)) && open(folded, start, until))
    return true
  const opens = folded.lastIndexOf('«', until - 1)
  if (opens >= 0 && opens <= from + 2 && folded.slice(opens, until).lastIndexOf('»') <= 0) return true
  const lineStart = folded.lastIndexOf('\n', from) + 1
  return folded.startsWith('- ', lineStart)
}

/**
 * Who speaks at this place of the text: the official whose report the range stands in, or null.
 * @param officials what `findOfficials` returned
 * @param range folded range inside one sentence
 */
export function speakerAt(officials: readonly Official[], range: Range): Official | null {
  for (const official of officials) {
    for (const [from, to] of official.speech) if (range[0] >= from && range[0] < to) return official
  }
  return null
}
