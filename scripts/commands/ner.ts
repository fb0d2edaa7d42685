import type { Command } from 'commander'
import type { Span } from '../../models/contract.ts'
import type { EntityLabel } from '../../models/ner/index.ts'
import { UserError } from '../errors.ts'
import { filterLines, problemMessage, supported } from '../lines.ts'

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
      const tag = options.neural ? await neural() : await rules()
      await filterLines(
        files,
        async (line) => JSON.stringify({ entities: await tag(line) }),
        (line) => JSON.stringify({ entities: [], error: problemMessage(line) }),
      )
    })
}

type Answer = { label: EntityLabel; span: Span }[]

/** Names by the neural tagger; each line is read by itself, so its answer does not hang on its neighbours. */
async function neural(): Promise<(line: string) => Promise<Answer>> {
  const { loadTagger, WeightsError } = await import('../../models/ner/index.ts')
  const tagger = await loadTagger().catch((error) => {
    throw error instanceof WeightsError ? new UserError(error.message) : error
  })
  return async (line) => {
    const [names = []] = await tagger.tag([line])
    return names.map(({ label, span }) => ({ label, span }))
  }
}

/** Names by rules and lists. */
async function rules(): Promise<(line: string) => Promise<Answer>> {
  const { findEntities, identify } = await import('../../models/index.ts')
  return async (line) =>
    findEntities(line, supported(identify(line).code)).map(({ label, span }) => ({ label, span }))
}
