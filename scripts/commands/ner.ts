import type { Command } from 'commander'
import type { EntityLabel } from '../../models/ner/index.ts'
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
      const tag = (options.neural ? await neural() : null) ?? (await byLists())
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

/** The neural tagger, or null where its weights are not there. */
async function neural(): Promise<TagLines | null> {
  const { loadTagger, WeightsError } = await import('../../models/ner/index.ts')
  try {
    const tagger = await loadTagger()
    return async (lines) => (await tagger.tag(lines)).map((names) => names.map(plain))
  } catch (error) {
    if (!(error instanceof WeightsError)) throw error
    process.stderr.write(`warning: ${error.message}; names from rules and lists alone\n`)
    return null
  }
}

async function byLists(): Promise<TagLines> {
  const { findEntities, identify } = await import('../../models/index.ts')
  return async (lines) => lines.map((line) => findEntities(line, supported(identify(line).code)).map(plain))
}

function plain({ label, span }: Names[number]): Names[number] {
  return { label, span }
}
