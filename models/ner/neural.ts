import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { compileFunction, constants } from 'node:vm'
import type { PreTrainedModel, PreTrainedTokenizer, PretrainedConfig } from '@xenova/transformers'
import type { Script, Span } from '../contract.ts'
import { identify } from '../language/index.ts'
import { rangeOf, sentences, spanOf, type Text, textOf } from '../text/index.ts'
import { likeliest, namesOf } from './decode.ts'
import { byGuideline } from './guideline.ts'
import type { Entity, EntityLabel } from './index.ts'
import { readable } from './readable.ts'
import { MODEL, openWeights, WEIGHTS } from './weights.ts'

/** A name in one sentence. */
export interface TaggedName {
  label: EntityLabel
  /** UTF-16 offsets in the sentence as given. */
  span: Span
  /** 0…1: mean probability of the tags of its words. */
  confidence: number
}

/** A loaded model. One a process is enough: calls are served one after the other. */
export interface Tagger {
  /** Names of each sentence, in order, never overlapping. The same input gives the same answer. */
  tag(sentences: string[]): Promise<TaggedName[][]>
  /**
   * Names of a text, cut into sentences first.
   * @param only spans of the sentences to read; all of them when absent
   */
  tagText(input: string | Text, only?: readonly Span[]): Promise<Entity[]>
  /** SHA-256 of the published weights' list of checksums, in hexadecimal: names the model that answered. */
  hash: string
  /** Ids of the pieces of a sentence's words, as the model reads them. */
  pieces(sentence: string): number[][]
  /** Frees the session. */
  close(): Promise<void>
}

export interface TaggerOptions {
  /** Folder of weights, the repository's own by default. */
  folder?: string
  /** Threads of the session, 2 by default. */
  threads?: number
}

/** Pieces of one word that are read. */
const WORD_PIECES = 24
/** Pieces of a window: a longer sentence is read in windows that share `OVERLAP` pieces. */
const WINDOW = 254
const OVERLAP = 48
/** Padded pieces of a batch: bounds the memory of a run whatever the input. */
const BATCH_PIECES = 768
const BATCH_ROWS = 24
/** Words whose pieces are remembered. */
const CACHE = 20_000
const BEGIN = 0
const PAD = 1
const END = 2
const UNKNOWN = 3

type Library = typeof import('@xenova/transformers')

let transformers: Library | undefined

/**
 * The minified build of transformers.js, read when the first tagger is loaded. It is compiled here and not imported:
 * tsx parses and maps all that it loads, which for these 600 KB takes 300 ms and 70 MB. Without tsx nothing is lost.
 * Its library of images is not read, nor the HTTP client behind Node's `Response`: the tagger sees no images and
 * fetches nothing.
 */
function library(): Library {
  if (transformers) return transformers
  const main = createRequire(import.meta.url).resolve('@xenova/transformers')
  const file = join(dirname(main), 'transformers.node.min.cjs')
  const module = { exports: {} }
  const run = compileFunction(
    readFileSync(file, 'utf8'),
    ['exports', 'require', 'module', '__filename', '__dirname', 'Response'],
    { filename: file, importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER },
  )
  const require = createRequire(file)
  const withoutImages = (name: string) => (name === 'sharp' ? noImages : require(name))
  run(module.exports, withoutImages, module, file, dirname(file), class Response {})
  transformers = module.exports as Library
  return transformers
}

function noImages(): never {
  throw new Error('the tagger reads no images')
}

/** A stretch of one sentence's words that the model reads at once. */
interface Window {
  sentence: number
  /** First and last (exclusive) word. */
  from: number
  to: number
  /** Words whose decisions are taken from here; the rest is context. */
  keepFrom: number
  keepTo: number
  size: number
}

/** Loads follow one another: where the library finds the model's file is one setting for all. */
let loading: Promise<unknown> = Promise.resolve()

/**
 * Loads the neural tagger (Persian and Kazakh) from the weights beside this file; nothing is ever fetched. Half a
 * second and some 200 MB: load it once a process and keep it.
 * @throws WeightsError where the weights are missing or damaged
 */
export function loadTagger(options: TaggerOptions = {}): Promise<Tagger> {
  const loaded = loading.then(() => load(options))
  loading = loaded.catch(() => undefined)
  return loaded
}

async function load(options: TaggerOptions): Promise<Tagger> {
  const { folder, hash, json } = openWeights(options.folder ?? WEIGHTS)
  const { AutoModelForTokenClassification, env, PreTrainedTokenizer } = library()
  const tokenizer = new PreTrainedTokenizer(json['tokenizer.json'], json['tokenizer_config.json'])
  env.allowRemoteModels = false
  // Named as a cached file, the model is read by the session alone: else the library would stream all of it first.
  env.useCustomCache = true
  env.customCache = {
    match: async (name) => (name.endsWith(MODEL) ? join(folder, MODEL) : undefined),
    put: async () => {},
  }
  const model = await AutoModelForTokenClassification.from_pretrained(folder, {
    config: json['config.json'] as PretrainedConfig,
    local_files_only: true,
    dtype: 'q8',
    device: 'cpu',
    session_options: {
      intraOpNumThreads: options.threads ?? 2,
      interOpNumThreads: 1,
      executionMode: 'sequential',
      // Batches differ in size: planning memory for each shape costs more than it saves.
      enableCpuMemArena: true,
      enableMemPattern: false,
      // Threads that wait sleep: where other work shares the cores, spinning takes twice the processor's time.
      extra: { session: { intra_op: { allow_spinning: '0' } } },
      logSeverityLevel: 3,
    },
  })
  return taggerOf(model, tokenizer, hash)
}

/** Wraps a model and its tokenizer. */
function taggerOf(model: PreTrainedModel, tokenizer: PreTrainedTokenizer, hash: string): Tagger {
  const labels = (model.config as unknown as { id2label: Record<string, string> }).id2label
  const tags = Object.keys(labels)
    .sort((a, b) => Number(a) - Number(b))
    .map((id) => labels[id] as string)
  const known = new Map<string, number[]>()
  let queue: Promise<unknown> = Promise.resolve()

  const piecesOf = (word: string): number[] => {
    let ids = known.get(word)
    if (!ids) {
      ids = tokenizer.encode(word, { add_special_tokens: false }).slice(0, WORD_PIECES)
      if (ids.length === 0) ids = [UNKNOWN]
      if (known.size >= CACHE) known.clear()
      known.set(word, ids)
    }
    return ids
  }

  const run = async (texts: string[], kazakhScript?: Script): Promise<TaggedName[][]> => {
    const read = texts.map((text) => {
      const words = readable(text, kazakhScript ?? kazakhScriptOf(text))
      return { words, pieces: words.map((word) => piecesOf(word.spelled)) }
    })
    const scores = read.map(({ words }) => new Float32Array(words.length * tags.length))
    const windows = read.flatMap(({ pieces }, i) => windowsOf(pieces, i))
    for (const batch of batchesOf(windows)) {
      const logits = await infer(
        model,
        batch.map(({ sentence, from, to }) =>
          (read[sentence] as { pieces: number[][] }).pieces.slice(from, to),
        ),
      )
      batch.forEach((window, row) => {
        const target = scores[window.sentence] as Float32Array
        const pieces = (read[window.sentence] as { pieces: number[][] }).pieces
        let at = 1
        for (let word = window.from; word < window.to; word++) {
          if (word >= window.keepFrom && word < window.keepTo) {
            const start = (row * logits.width + at) * tags.length
            target.set(logits.data.subarray(start, start + tags.length), word * tags.length)
          }
          at += (pieces[word] as number[]).length
        }
      })
    }
    return read.map(({ words }, i) => {
      const rows = scores[i] as Float32Array
      const names = namesOf(likeliest(rows, tags), rows, tags)
      const spelled = words.map((word) => word.spelled)
      return byGuideline(spelled, names).map(({ label, start, end, confidence }) => ({
        label,
        span: [(words[start] as { span: Span }).span[0], (words[end - 1] as { span: Span }).span[1]] as Span,
        confidence,
      }))
    })
  }

  const tag = (texts: string[], kazakhScript?: Script): Promise<TaggedName[][]> => {
    const answer = queue.then(() => run(texts, kazakhScript))
    queue = answer.catch(() => undefined)
    return answer
  }

  return {
    tag: (texts) => tag(texts),
    hash,
    async tagText(input, only) {
      const text = textOf(input)
      const spans = only ?? sentences(text).map((range) => spanOf(text, range))
      const sentenceTexts = spans.map((span) => text.original.slice(...span))
      const found = await tag(sentenceTexts, kazakhScriptOf(text) ?? 'Zyyy')
      return found.flatMap((names, i) => {
        const [base] = spans[i] as Span
        return names.map(({ label, span: [start, end], confidence }) => {
          const span: Span = [base + start, base + end]
          return { label, span, range: rangeOf(text, span), confidence }
        })
      })
    },
    pieces: (sentence) => readable(sentence).map((word) => piecesOf(word.spelled)),
    async close() {
      await queue
      await model.dispose()
    },
  }
}

/** The script of a Kazakh text; nothing where the text is none. */
function kazakhScriptOf(input: string | Text): Script | undefined {
  const { code, script } = identify(input)
  return code === 'kk' ? script : undefined
}

/** Cuts one sentence's words into windows; the middle of an overlap parts who decides. */
function windowsOf(pieces: number[][], sentence: number): Window[] {
  const found: Window[] = []
  let from = 0
  while (from < pieces.length) {
    let to = from
    let size = 0
    while (to < pieces.length && size + (pieces[to] as number[]).length <= WINDOW) {
      size += (pieces[to] as number[]).length
      to++
    }
    const last = found.at(-1)
    const border = last ? Math.ceil((from + last.to) / 2) : from
    if (last) last.keepTo = border
    found.push({ sentence, from, to, keepFrom: border, keepTo: to, size: size + 2 })
    if (to === pieces.length) break
    let shared = 0
    from = to
    while (from > 0 && shared + (pieces[from - 1] as number[]).length <= OVERLAP) {
      shared += (pieces[from - 1] as number[]).length
      from--
    }
  }
  return found
}

/** Windows of like size together, in an order that the input alone decides. */
function batchesOf(windows: Window[]): Window[][] {
  const batches: Window[][] = []
  for (const window of [...windows].sort((a, b) => b.size - a.size)) {
    const batch = batches.at(-1)
    const widest = batch?.[0]?.size ?? 0
    if (batch && batch.length < BATCH_ROWS && widest * (batch.length + 1) <= BATCH_PIECES) batch.push(window)
    else batches.push([window])
  }
  return batches
}

/** Log probabilities `[rows × width × tags]` of rows of words' pieces. */
async function infer(
  model: PreTrainedModel,
  rows: number[][][],
): Promise<{ data: Float32Array; width: number }> {
  const flat = rows.map((row) => [BEGIN, ...row.flat(), END])
  const width = Math.max(...flat.map((row) => row.length))
  const ids = new BigInt64Array(rows.length * width).fill(BigInt(PAD))
  const mask = new BigInt64Array(rows.length * width)
  flat.forEach((row, i) => {
    row.forEach((id, j) => {
      ids[i * width + j] = BigInt(id)
      mask[i * width + j] = 1n
    })
  })
  const { Tensor } = library()
  const { logits } = (await model({
    input_ids: new Tensor('int64', ids, [rows.length, width]),
    attention_mask: new Tensor('int64', mask, [rows.length, width]),
  })) as { logits: { data: unknown } }
  return { data: logits.data as Float32Array, width }
}
