import type { Command } from 'commander'
import { filterLines, problemMessage, supported } from '../lines.ts'

/** `numbers`: one text a line in, `{"numbers":[…]}` a line out. */
export function register(program: Command): void {
  program
    .command('numbers')
    .description('the numbers of each line → {"numbers":[{"text","span","value","min","max","bound"}]}')
    .argument('[files...]', 'text files; none or - reads standard input')
    .addHelpText('after', "\nExample:\n  echo 'بیش از هزار و ۶۰۰ نفر' | karenbek numbers")
    .action(async (files: string[]) => {
      const { findNumbers, foldByLanguage, numberEntries } = await import('../../models/index.ts')
      await filterLines(
        files,
        (line) => {
          const { language, text } = foldByLanguage(line)
          const numbers = numberEntries(findNumbers(text, supported(language.code)))
          return JSON.stringify({ numbers })
        },
        (line) => JSON.stringify({ numbers: [], error: problemMessage(line) }),
      )
    })
}
