import type { Range } from '../text/index.ts'
import type { Official } from './index.ts'
import type { Tokens } from './tokens.ts'

/** What the attribution needs to know of the language. */
export interface AttributionGrammar {
  speaks(sentence: number): boolean
  /** Does the sentence (folded) speak in the paper's own voice? */
  agencyVoice(sentence: string): boolean
  /** Does the sentence say who told all that stands before it («Бұл туралы … хабарлады»)? */
  backward(sentence: string): boolean
  /** Is what follows a report until somebody else speaks, without any pronoun? */
  carries: boolean
}

/** Mentions of all officials in the order of the text, with whose they are. */
function inOrder(
  officials: readonly Official[],
): Array<{ official: Official; range: Range; governed: boolean }> {
  return officials
    .flatMap((official) =>
      official.mentions.map((mention) => ({
        official,
        range: mention.range,
        governed: mention.governed ?? false,
      })),
    )
    .sort((a, b) => a.range[0] - b.range[0])
}

/**
 * Fills `speech` of every official: the folded ranges of the sentences that report what that person said. The
 * subject of a reporting verb speaks; the report goes on until another person or the paper itself speaks.
 */
export function attribute(tokens: Tokens, officials: readonly Official[], grammar: AttributionGrammar): void {
  const mentions = inOrder(officials)
  const { folded } = tokens.text
  const owners: Array<Official | null> = tokens.sentences.map(() => null)
  let next = 0
  let speaker: Official | null = null
  let paragraph = 0
  tokens.sentences.forEach(([from, to], index) => {
    const sentence = folded.slice(from, to)
    if (index > 0) {
      const gap = folded.slice((tokens.sentences[index - 1] as Range)[1], from)
      if (gap.includes('\n')) paragraph = index
    }
    while (next < mentions.length && (mentions[next] as { range: Range }).range[0] < from) next++
    const here: typeof mentions = []
    for (let i = next; i < mentions.length && (mentions[i] as { range: Range }).range[0] < to; i++)
      here.push(mentions[i] as (typeof mentions)[0])
    const speaks = grammar.speaks(index) || /:\s*$/.test(sentence)
    const subject = here.find((mention) => !mention.governed)
    if (speaks && subject) {
      speaker = subject.official
      owners[index] = speaker
      if (grammar.backward(sentence)) {
        for (let back = index - 1; back >= 0 && owners[back] === null; back--) owners[back] = speaker
      } else if (!grammar.carries || /[»"] ?,? ?-? ?(деді|дейді|деп)|^- |, - де(ді|йді)/.test(sentence)) {
        // A quotation of several sentences names its speaker at the end.
        for (
          let back = index - 1;
          back >= paragraph && quoted(folded, tokens.sentences[back] as Range, from);
          back--
        ) {
          owners[back] = speaker
        }
      }
    } else if (grammar.agencyVoice(sentence)) speaker = null
    else if (speaker && (grammar.carries || speaks)) owners[index] = speaker
  })
  tokens.sentences.forEach((range, index) => {
    owners[index]?.speech.push(range)
  })
}

/** Does a quotation or a dash of direct speech that is open in this sentence reach `until`? */
function quoted(folded: string, [from]: Range, until: number): boolean {
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
