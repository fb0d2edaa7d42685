import { type Command, InvalidArgumentError } from 'commander'
import { isIsoDate } from '../documents.ts'
import { filterLines, problemMessage, supported } from '../lines.ts'

function parseReference(text: string): string {
  if (!isIsoDate(text)) throw new InvalidArgumentError('An ISO date such as 2025-08-22 is needed.')
  return text
}

/** `dates [--reference DATE]`: one text a line in, `{"dates":[…]}` a line out. */
export function register(program: Command): void {
  program
    .command('dates')
    .description(
      'the dates and periods of each line → {"dates":[{"text","span","start","end","grain","calendar"}]}',
    )
    .argument('[files...]', 'text files; none or - reads standard input')
    .option('--reference <date>', 'what relative expressions are resolved against (ISO date)', parseReference)
    .option(
      '--entries',
      'list what `extract` lists: expressions with a value alone, without their prepositions',
    )
    .addHelpText(
      'after',
      `
Persian lines give whole phrases («در چهار ماهه نخست سال جاری»), durations and times of day among them; what has no
value, or none without --reference, has "start": null.

Example:
  echo 'در چهار ماهه نخست سال جاری' | karenbek dates --reference 2022-08-01`,
    )
    .action(async (files: string[], options: { reference?: string; entries?: boolean }) => {
      const { dateEntries, findDates, foldByLanguage, joinPhrases } = await import('../../models/index.ts')
      await filterLines(
        files,
        (line) => {
          const { language, text } = foldByLanguage(line)
          const { code, script } = language
          const found = findDates(text, { reference: options.reference, language: supported(code) })
          const phrases = !options.entries && script === 'Arab' && code !== 'kk'
          return JSON.stringify({ dates: phrases ? joinPhrases(line, found) : dateEntries(found) })
        },
        (line) => JSON.stringify({ dates: [], error: problemMessage(line) }),
      )
    })
}
