import { type Command, Option } from 'commander'
import type { Link, Promised, Verdict } from '../../db/index.ts'
import { addFilters, day, type FilterOptions, pageSize } from '../filters.ts'
import { write } from '../lines.ts'

interface PromiseOptions extends FilterOptions {
  verdict?: Verdict[]
  dueFrom?: string
  dueTo?: string
  limit: number
  cursor?: string
  json?: boolean
}

const VERDICTS: readonly Verdict[] = ['kept', 'partly', 'revised', 'denied', 'silent']

/** `promises [WORDS…]`: plans and commitments with what later claims say of them. */
export function register(program: Command): void {
  const command = program
    .command('promises')
    .description('plans and commitments, and what later reports say of them')
    .argument('[words...]', 'words to look for, as in search')
  addFilters(command)
    .addOption(new Option('--verdict <verdicts...>', 'what came of it').choices(VERDICTS))
    .option('--due-from <day>', 'promised for a time that ends on this day or later', day('first'))
    .option('--due-to <day>', 'promised for a time that ends on this day or earlier', day('last'))
    .option('--limit <count>', 'promises to show', pageSize, 20)
    .option('--cursor <cursor>', '"next" of the page before')
    .option('--json', '{"items", "next"} instead of a table')
    .addHelpText(
      'after',
      `
A later report is linked where place and measure are the same and period, figure, wording or official tie it to
the promise; weaker ties are marked "?" and do not count. "silent" says that no such report is stored.

Examples:
  karenbek promises --place خوزستان --due-to 2026-03-20 --verdict silent
  karenbek promises --type jobs_created --place KZ-15
  karenbek promises --verdict kept partly --json`,
    )
    .action(async (words: string[], options: PromiseOptions) => {
      const { withDatabase } = await import('../database.ts')
      const { BadQueryError, listPromises } = await import('../../db/index.ts')
      const { queryOf } = await import('../filters.ts')
      const { UserError } = await import('../errors.ts')
      const { json, limit, cursor, verdict, dueFrom, dueTo, ...filters } = options
      const page = await withDatabase(async ({ pool }) => {
        const query = queryOf(words.join(' '), filters)
        return listPromises(pool, { ...query, verdict, dueFrom, dueTo, limit, cursor }).catch((error) => {
          throw error instanceof BadQueryError ? new UserError(error.message, 2) : error
        })
      })
      if (json) {
        await write(`${JSON.stringify(page)}\n`)
        return
      }
      if (page.items.length === 0) {
        await write(
          page.next ? `none among these; go on with --cursor ${page.next}\n` : 'no promises match\n',
        )
        return
      }
      await write(`${await promiseTable(page.items)}\n`)
      await write(
        `\n${page.items.length} promises${page.next ? `; the next page: --cursor ${page.next}` : ''}\n`,
      )
    })
}

async function promiseTable(items: Promised[]): Promise<string> {
  const { figure } = await import('../event-table.ts')
  const { hasColor, table } = await import('../table.ts')
  const published = ({ event }: { event: Link['event'] }) => event.document.publishedAt?.slice(0, 10) ?? '–'
  const rows = items.flatMap((promised) => [
    [
      published(promised),
      `${promised.event.type.replaceAll('_', ' ')}, ${promised.event.status}`,
      figure(promised.event),
      promised.event.place?.name ?? '–',
      promised.due ?? '–',
      promised.verdict + (promised.share === null ? '' : ` ${Math.round(promised.share * 100)} %`),
      promised.event.official?.name ?? promised.event.official?.title ?? '–',
    ],
    ...promised.links
      .slice(0, 3)
      .map((link) => [
        `└ ${published(link)}`,
        `${link.event.status} (${link.relation}${link.sure ? '' : '?'})`,
        figure(link.event),
        link.event.place?.name ?? '–',
        link.event.period?.end ?? '–',
        link.ties.join(', '),
        link.event.official?.name ?? link.event.official?.title ?? '–',
      ]),
  ])
  return table(
    [
      { title: 'Published' },
      { title: 'Measure' },
      { title: 'Figure', right: true },
      { title: 'Place', max: 22 },
      { title: 'Due' },
      { title: 'What came of it', max: 30 },
      { title: 'Who says so', max: 24 },
    ],
    rows,
    { color: hasColor(process.stdout) },
  )
}
