import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { EmploymentEvent } from '../../models/contract.ts'
import type { GoldDocument } from './events.ts'

/** A line of `test/gold/real`: what a reader found in a real article, without a word of its text. */
interface RealLine {
  /** `fa`: the agency's number of the article; `kk`: the number of the line, the first is 1. */
  id: string
  split: 'dev' | 'closed'
  publishedAt?: string
  sourcePlace?: string
  events: (Omit<GoldDocument['events'][number], 'key'> & {
    /** Offsets of the evidence in the article's text, in UTF-16 units. */
    evidence: EmploymentEvent['evidence'][number]['span'][]
  })[]
}

/** Where the texts lie within the folder of outside data, and how they are found by id. */
const TEXTS: Record<string, { file: string; read: (content: string) => Map<string, string> }> = {
  fa: {
    file: 'data/raw/fa_fars.jsonl',
    read: (content) =>
      new Map(
        content
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
      ),
  },
  kk: {
    file: 'data/raw/kk_gov.txt',
    read: (content) => new Map(content.split('\n').map((line, i) => [String(i + 1), line])),
  },
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
  const file = path.join(shared, source.file)
  if (!existsSync(file)) return []
  const texts = source.read(readFileSync(file, 'utf8'))
  return readFileSync(gold, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as RealLine)
    .map(({ events, ...document }) => {
      const text = texts.get(document.id)
      if (text === undefined) throw new Error(`${gold}: no text for ${document.id} in ${file}`)
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
