import type { Command } from 'commander'
import { filterLines } from '../lines.ts'

/** `identify`: one text a line in, `code<TAB>confidence` a line out. */
export function register(program: Command): void {
  program
    .command('identify')
    .description('the language of each line → code<TAB>confidence')
    .argument('[files...]', 'text files; none or - reads standard input')
    .addHelpText('after', "\nExample:\n  printf 'Бүгін ауданда жәрмеңке өтті\\n' | karenbek identify")
    .action(async (files: string[]) => {
      const { identify } = await import('../../models/index.ts')
      await filterLines(
        files,
        (text) => {
          const { code, confidence } = identify(text)
          return `${code}\t${confidence}`
        },
        () => 'und\t0',
      )
    })
}
