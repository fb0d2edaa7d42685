import type { Command } from 'commander'
import type { EntityLabel, Tagger } from '../../models/ner/index.ts'
import { type Line, openInputs, problemMessage, readLines, supported, write } from '../lines.ts'

type Names = { label: EntityLabel; span: [number, number] }[]
/** Names of each line of a batch. */
type TagLines = (lines: string[]) => Promise<Names[]>

/** Lines read together: the tagger is faster with several. */
const BATCH = 32

/** `ner`: one sentence a line in, `{"entities":[…]}` a line out. */
export function register(program: Command): void {
  program
    .command('ner')
    .description('names and roles of each line → {"entities":[{"label","span"}]} (PER, ORG, LOC, ROLE)')
    .argument('[files...]', 'text files; none or - reads standard input')
    .option('--no-neural', 'rules and lists alone, without the neural tagger')
    .addHelpText(
      'after',
      "\nExample:\n  echo 'Облыс әкімі Асхат Шахаров Ақтөбеде сөз сөйледі' | karenbek ner",
    )
    .action(async (files: string[], options: { neural: boolean }) => {
      const tag = await (options.neural ? neural() : byLists())
      for await (const { stream } of openInputs(files)) {
        let batch: Line[] = []
        for await (const line of readLines(stream)) {
          batch.push(line)
          if (batch.length < BATCH) continue
          await answer(batch, tag)
          batch = []
        }
        await answer(batch, tag)
      }
    })
}

async function answer(lines: Line[], tag: TagLines): Promise<void> {
  const names = await tag(lines.map((line) => line.text))
  const out = lines.map((line, i) => {
    if (!line.problem) return JSON.stringify({ entities: names[i] })
    process.exitCode = 1
    return JSON.stringify({ entities: [], error: problemMessage(line) })
  })
  if (out.length > 0) await write(`${out.join('\n')}\n`)
}

/** The neural tagger. */
async function neural(): Promise<TagLines> {
  const { openTagger } = await import('../tagger.ts')
  const tagger = await openTagger(2, '--no-neural')
  return async (lines) => (await (tagger as Tagger).tag(lines)).map((names) => names.map(plain))
}

async function byLists(): Promise<TagLines> {
  const { findEntities, identify } = await import('../../models/index.ts')
  return async (lines) => lines.map((line) => findEntities(line, supported(identify(line).code)).map(plain))
}

function plain({ label, span }: Names[number]): Names[number] {
  return { label, span }
}
