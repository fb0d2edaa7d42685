import type { Command } from 'commander'
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
    .action(async (files: string[]) => {
      const { findEntities, identify } = await import('../../models/index.ts')
      await filterLines(
        files,
        (line) => {
          const entities = findEntities(line, supported(identify(line).code)).map(({ label, span }) => ({
            label,
            span,
          }))
          return JSON.stringify({ entities })
        },
        (line) => JSON.stringify({ entities: [], error: problemMessage(line) }),
      )
    })
}
