import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { EmploymentEvent } from '../../models/contract.ts'
import type { GoldDocument } from './events.ts'

/** A line of `test/gold/real`: what a reader found in a real article, without a word of its text. */
interface RealLine {
  /**
   * `fa`: the agency's number of the article; `kk`: the number of the line, the first is 1, or «from-to», or
   * «kaznerd:» and the number of the sentence, the first is 0.
   */
  id: string
  split: 'dev' | 'closed'
  publishedAt?: string
  sourcePlace?: string
  events: (Omit<GoldDocument['events'][number], 'key'> & {
    /** Offsets of the evidence in the article's text, in UTF-16 units. */
    evidence: EmploymentEvent['evidence'][number]['span'][]
  })[]
}

/** The text of an id, if there is one. */
type Texts = (id: string) => string | undefined

/** How the texts of a language are found by id in the files of the folder of outside data. */
const TEXTS: Record<string, { files: string[]; read: (...contents: string[]) => Texts }> = {
  fa: {
    files: ['data/raw/fa_fars.jsonl'],
    read: (content) => {
      const articles = new Map(
        content!
          .split('\n')
          .filter((line) => line !== '')
          .map(
            (line) =>
              JSON.parse(line) as { url: string; title: string; abstract: string; paragraphs: string[] },
          )
          .map((article) => [
            /\/news\/(\d+)/.exec(article.url)?.[1] ?? article.url,
            [article.title, article.abstract, ...article.paragraphs].filter(Boolean).join('\n'),
          ]),
      )
      return (id) => articles.get(id)
    },
  },
  kk: {
    files: ['data/raw/kk_gov.txt', 'data/ner/kaznerd/train.conll'],
    read: (pages, broadcasts) => {
      const lines = pages!.split('\n')
      const sentences = broadcasts!.split(/\n{2,}/)
      return (id) => {
        const broadcast = /^kaznerd:(\d+)$/.exec(id)
        if (broadcast) return joined(sentences[Number(broadcast[1])])
        const [first, last = first] = id.split('-').map(Number) as [number, number?]
        return lines.slice(first - 1, last).join('\n')
      }
    },
  },
}

/** A sentence as it was written, from its tokens, one a line. */
function joined(sentence: string | undefined): string | undefined {
  return sentence
    ?.split('\n')
    .map((line) => line.split(/[\t ]/)[0])
    .join(' ')
    .replace(/(\d) , (\d)/g, '$1,$2')
    .replace(/ ([,.!?»)])/g, '$1')
    .replace(/([«(]) /g, '$1')
}

/**
 * The real gold of a language with its texts, which stay outside of the project.
 * @param shared folder that holds `data/raw`
 * @returns nothing where the texts or the annotations are not there
 * @throws Error where an annotated text is missing or shorter than its evidence says
 */
export function readReal(language: string, shared: string | undefined, suffix = ''): GoldDocument[] {
  const source = TEXTS[language]
  const gold = fileURLToPath(new URL(`../../test/gold/real/${language}${suffix}.jsonl`, import.meta.url))
  if (!shared || !source || !existsSync(gold)) return []
  const files = source.files.map((file) => path.join(shared, file))
  if (!files.every((file) => existsSync(file))) return []
  const textOf = source.read(...files.map((file) => readFileSync(file, 'utf8')))
  return readFileSync(gold, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as RealLine)
    .map(({ events, ...document }) => {
      const text = textOf(document.id)
      if (!text) throw new Error(`${gold}: no text for ${document.id} in ${files.join(', ')}`)
      return {
        ...document,
        text,
        events: events.map(({ evidence, ...event }) => {
          const [start, end] = evidence[0] ?? [0, 0]
          if (end > text.length)
            throw new Error(`${gold}: the evidence of ${document.id} ends beyond its text`)
          return { ...event, key: text.slice(start, end) }
        }),
      }
    })
}
