import type { Command } from 'commander'
import type { Analysis, EmploymentEvent } from '../../models/contract.ts'
import { errorLine, parseDocument } from '../documents.ts'
import { type Line, openInputs, problemMessage, readLines, write } from '../lines.ts'

interface ExtractOptions {
  explain?: boolean
  neural: boolean
}

/** `extract [FILE…]`: documents as JSON lines in, analyses as JSON lines out, in the same order. */
export function register(program: Command): void {
  program
    .command('extract')
    .description('documents as JSON lines → language, dates, places, officials and employment events')
    .argument('[files...]', 'files of JSON lines; none or - reads standard input')
    .option(
      '--explain',
      'add to each event its rule, the steps from words to fields, and the field that each evidence span supports',
    )
    .option('--no-neural', 'names from rules and lists alone, without the neural tagger')
    .addHelpText(
      'after',
      `
One document a line: {"id", "text", "title"?, "url"?, "publishedAt"?, "sourcePlace"?}
A line that is not valid gets {"id", "error": {"code", "message", "line"}} in its place; the exit status is then 1.

Examples:
  karenbek extract articles.jsonl > events.jsonl
  echo '{"id":"1","text":"۶۹۰ فرصت شغلی در خرمشهر ایجاد شد"}' | karenbek extract --explain`,
    )
    .action(async (files: string[], options: ExtractOptions) => {
      const { analyzeWith } = await import('../../models/index.ts')
      const { openTagger } = await import('../tagger.ts')
      const tagger = options.neural ? await openTagger(2, '--no-neural') : null
      for await (const { stream } of openInputs(files)) {
        for await (const line of readLines(stream)) {
          if (!line.problem && line.text.trim() === '') continue
          await write(`${await answer(line)}\n`)
        }
      }

      async function answer(line: Line): Promise<string> {
        const document = line.problem
          ? { id: null, code: line.problem, message: problemMessage(line) }
          : parseDocument(line.text)
        if ('code' in document) {
          process.exitCode = 1
          return errorLine(document, line.number)
        }
        try {
          return JSON.stringify(
            printable(await analyzeWith(tagger, document, options.explain), options.explain),
          )
        } catch (error) {
          process.exitCode = 1
          const message = `the analysis failed: ${(error as Error).message}`
          return errorLine({ id: document.id, code: 'analysis-failed', message }, line.number)
        }
      }
    })
}

/** An analysis with the keys and the order of the contract; with `explain` how its events were made, too. */
function printable(analysis: Analysis, explain = false) {
  return {
    id: analysis.id,
    language: analysis.language,
    dates: analysis.dates,
    places: analysis.places,
    officials: analysis.officials,
    events: analysis.events.map((event) => printableEvent(event, explain)),
    ...(analysis.truncated ? { truncated: true } : {}),
  }
}

function printableEvent(event: EmploymentEvent, explain: boolean) {
  const { type, status, quantity, money, place, period, official, evidence, confidence, rule, trace } = event
  return {
    type,
    status,
    quantity,
    money,
    place,
    period,
    official,
    evidence: explain ? evidence : evidence.map(({ text, span }) => ({ text, span })),
    confidence,
    ...(explain ? { rule, trace } : {}),
  }
}
