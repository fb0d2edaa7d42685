import type { LanguageResult, Script } from '../contract.ts'
import { fold, type Range, scriptOf, sentences, type Text } from '../text/index.ts'
import { againstKazakh } from './alphabet.ts'
import { dariOdds } from './dari.ts'
import { francVote } from './franc.ts'
import { isMojibake } from './mojibake.ts'
import { type LetterModel, type LetterTable, letterModel, scoreLetters } from './score.ts'
import { ARAB } from './tables/arab.ts'
import { CYRL } from './tables/cyrl.ts'
import { LATN } from './tables/latn.ts'
import { lettersOf } from './units.ts'
import { addWordEvidence, type WordEvidence, wordEvidence } from './words.ts'

type Known = Exclude<Script, 'Zyyy'>

const TABLES: Record<Known, LetterTable> = { Arab: ARAB, Cyrl: CYRL, Latn: LATN }

/** What is known of the languages of one script, by the classes of its letter model. */
interface Knowledge {
  model: LetterModel
  /** The language of each class: ways to spell it are classes of their own, told apart by a figure. */
  codes: string[]
  words: WordEvidence
  priors: number[]
  /** The class of Kazakh. */
  kazakh: number
}

const knowledge: Partial<Record<Known, Knowledge>> = {}

/** Unpacked when the first text of the script comes: whoever reads Persian never waits for the Cyrillic tables. */
function knowledgeOf(script: Known): Knowledge {
  let known = knowledge[script]
  if (!known) {
    const model = letterModel(TABLES[script])
    const codes = model.classes.map((name) => name.replace(/\d$/, ''))
    known = {
      model,
      codes,
      words: wordEvidence(script, codes),
      priors: model.classes.map((name) => PRIOR[script][name] ?? 0),
      kazakh: model.classes.indexOf('kk'),
    }
    knowledge[script] = known
  }
  return known
}

/**
 * What the sources make likely before anything is read (nats over the other languages of the script); below naught
 * the neighbours and spellings that they hardly ever hold. Kazakh without its own letters (`kk1`) is so near to
 * Kyrgyz and Karakalpak that only a clear text is taken for it.
 */
const PRIOR: Record<Known, Record<string, number>> = {
  Arab: { fa: 6, fa1: 3 },
  Cyrl: { kk: 7, kk1: -20, ru: 4.5, ab: -3, alt: -3, tyv: -3, kaa: -7, sah: -1, be: -1 },
  Latn: { kk0: 3.5, kk1: 3.5, kk2: 2, kk3: 1, kk4: 1, en: 3, tr: 1, kaa: -3, ug: -3 },
}
/** Words alone hold little but their prior: names above all, which the neighbours spell alike. */
const BARE = 1.4
/** What counts of the prior in a sentence; from so many letters on it fades to `FADED`: the text speaks for itself. */
const SENTENCE = 0.35
const FADING = [50, 60] as const
const FADED = 0.25

/** Letters that are judged of a long text: as many at its head, middle and tail. */
const SAMPLE = 600
const LONG = 3 * SAMPLE

/**
 * Letters of running text are not independent: evidence grows more slowly than their sum. Fitted on held-out lines
 * so that a confidence of 0.9 is right nine times of ten.
 */
const DAMPING = 0.35

/** Below this probability `franc` is asked; its vote adds so many nats. */
const UNSURE = 0.8
const VOTE = 2

/**
 * Below this mean log-probability a letter, a text is no language that the model knows, or no language at all; few
 * letters may be stranger. Of 20,000 good lines of forty letters and more the strangest is at −3.4.
 */
const STRANGE = -3.5
const STRANGE_FEW = -5.2
const FEW = 40

/** A language and its probability. */
interface Candidate {
  code: string
  probability: number
}

/**
 * The language of a text.
 * @param input text or folded text
 * @returns `und` for texts without letters, for mojibake and for what is no language known here
 */
export function identify(input: string | Text): LanguageResult {
  const original = typeof input === 'string' ? input : input.original
  const sample = sampleOf(original)
  const script = mainScript(sample)
  if (script === 'Zyyy' || ADDRESS.test(sample)) return { code: 'und', script, confidence: 0 }
  if (isMojibake(sample, script)) return { code: 'und', script, confidence: 0.9 }
  if (script === 'Cyrl' && original.length > MIXED_FROM && isMixed(sample)) return majority(input)
  return judge(sample, script)
}

/** The script of a text. Latin names abound in other scripts, not the other way round. */
function mainScript(sample: string): Script {
  const script = scriptOf(sample)
  if (script !== 'Latn' || !OTHER.test(sample)) return script
  const rest = sample.replace(LATIN_LETTERS, '')
  const other = scriptOf(rest)
  if (other === 'Zyyy') return script
  return (rest.match(ANY_LETTER) ?? []).length * 3 > sample.length - rest.length ? other : script
}

/** Letters that may stand for look-alikes of the script and need mending. */
const OTHER_LETTER = { Cyrl: /[a-z\u018f\u0259]/i, Latn: /[\u0400-\u052f]/ }
const OTHER = /[\u0400-\u052f\u0600-\u06ff]/
const LATIN_LETTERS = /[a-z\u00c0-\u024f]/gi
const ANY_LETTER = /\p{L}/gu

/** Nothing but an address of the web or of mail. */
const ADDRESS = /^\s*(?:https?:\/\/|www\.)\S*\s*$|^\s*[\w.-]+@[\w.-]+\s*$/

function sampleOf(original: string): string {
  if (original.length <= LONG) return original
  const middle = (original.length - SAMPLE) >> 1
  return `${original.slice(0, SAMPLE)} ${original.slice(middle, middle + SAMPLE)} ${original.slice(-SAMPLE)}`
}

function judge(sample: string, script: Known): LanguageResult {
  // Arabic letters are judged as written: their spellings tell languages apart.
  const letters = lettersOf(
    script !== 'Arab' && OTHER_LETTER[script].test(sample) ? fold(sample).folded : sample,
  )
  const bare = isBare(letters, sample)
  let ranked = rank(letters, script, bare)
  if (ranked.best.probability < UNSURE) {
    const vote = francVote(sample, script)
    if (vote && vote !== ranked.best.code) ranked = rank(letters, script, bare, vote)
  }
  const { best, mean, judged, unknownShare } = ranked
  const strangest = STRANGE + (STRANGE_FEW - STRANGE) * Math.max(0, 1 - judged / FEW)
  if (mean < strangest || unknownShare > 0.25) return { code: 'und', script, confidence: 0.5 }
  let { code, probability } = best
  if (code === 'fa') {
    const odds = dariOdds(sample)
    if (odds > 0.65) {
      code = 'prs'
      probability *= odds
    } else probability *= 1 - odds
  }
  return { code, script, confidence: Math.round(probability * 1000) / 1000 }
}

/** Is the text a word or two without a mark that ends a sentence? */
function isBare(letters: Uint16Array, sample: string): boolean {
  let words = 0
  for (let i = 1; i < letters.length && words < 3; i++) if (letters[i] === 0x20) words++
  return words < 3 && !/[.!?\u061f\u06d4\u2026]/.test(sample)
}

function rank(
  letters: Uint16Array,
  script: Known,
  bare: boolean,
  vote?: string,
): { best: Candidate; mean: number; judged: number; unknownShare: number } {
  const { model, codes, words, priors, kazakh } = knowledgeOf(script)
  const { scores, judged, unknown } = scoreLetters(model, letters, script)
  let fit = Number.NEGATIVE_INFINITY
  for (const score of scores) if (score > fit) fit = score
  addWordEvidence(words, letters, scores)
  if (script === 'Cyrl') scores[kazakh] = (scores[kazakh] as number) - againstKazakh(letters)
  const [full, faded] = FADING
  const fading = Math.min(1, Math.max(0, (judged - full) / (faded - full)))
  const weight = bare ? BARE : SENTENCE + (FADED - SENTENCE) * fading
  const posterior = scores
  for (let i = 0; i < posterior.length; i++) {
    posterior[i] = (scores[i] as number) + (priors[i] as number) * weight
    if (codes[i] === vote) posterior[i] = (posterior[i] as number) + VOTE
  }
  let best = 0
  for (let i = 1; i < posterior.length; i++)
    if ((posterior[i] as number) > (posterior[best] as number)) best = i
  const code = codes[best] as string
  let sum = 1
  for (let i = 0; i < posterior.length; i++)
    if (codes[i] !== code) sum += Math.exp(((posterior[i] as number) - (posterior[best] as number)) * DAMPING)
  return {
    best: { code, probability: 1 / sum },
    mean: fit / Math.max(1, judged),
    judged,
    unknownShare: unknown / Math.max(1, judged + unknown),
  }
}

/** Shorter texts are in one language. */
const MIXED_FROM = 200
/** Share of letters of Kazakh alone: 15–20 % in Kazakh, near none in Russian. */
const KAZAKH_LETTERS = new Uint8Array(0x10000)
for (const letter of 'әғқңөұүһіӘҒҚҢӨҰҮҺІ') KAZAKH_LETTERS[letter.charCodeAt(0)] = 1

function isMixed(sample: string): boolean {
  let found = 0
  for (let i = 0; i < sample.length; i++) found += KAZAKH_LETTERS[sample.charCodeAt(i)] as number
  const share = found / sample.length
  return share > 0.01 && share < 0.09
}

/** The language of most letters, sentence by sentence. */
function majority(input: string | Text): LanguageResult {
  const weights = new Map<string, number>()
  let total = 0
  for (const { range, language } of identifySentences(input)) {
    const weight = range[1] - range[0]
    if (language.code === 'und') continue
    weights.set(language.code, (weights.get(language.code) ?? 0) + weight)
    total += weight
  }
  let code = 'und'
  let most = 0
  for (const [candidate, weight] of weights) {
    if (weight <= most) continue
    most = weight
    code = candidate
  }
  return { code, script: 'Cyrl', confidence: total === 0 ? 0 : Math.round((most / total) * 1000) / 1000 }
}

/** A sentence with its own language. */
export interface SentenceLanguage {
  /** Folded offsets. */
  range: Range
  language: LanguageResult
}

/**
 * The language of each sentence, for pages in two languages.
 * @param input text or folded text
 */
export function identifySentences(input: string | Text): SentenceLanguage[] {
  const text = typeof input === 'string' ? fold(input) : input
  return sentences(text).map((range) => {
    const start = text.starts[range[0]] as number
    const end = text.ends[range[1] - 1] as number
    const original = text.original.slice(start, end)
    const script = mainScript(original)
    return {
      range,
      language: script === 'Zyyy' ? { code: 'und', script, confidence: 0 } : judge(original, script),
    }
  })
}
