import { type Command, Option } from 'commander'
import type { Sort } from '../../db/index.ts'
import { addFilters, type FilterOptions, pageSize } from '../filters.ts'
import { write } from '../lines.ts'

interface SearchOptions extends FilterOptions {
  sort: Sort
  limit: number
  cursor?: string
  json?: boolean
}

/** `search [WORDS…]`: events that match, as a table or as JSON. */
export function register(program: Command): void {
  const command = program
    .command('search')
    .description('search the stored events')
    .argument('[words...]', 'words to look for; "a phrase" and -word work too (after --)')
  addFilters(command)
    .addOption(new Option('--sort <order>', 'order').choices(['date', 'size', 'relevance']).default('date'))
    .option('--limit <count>', 'events to show', pageSize, 20)
    .option('--cursor <cursor>', '"next" of the page before')
    .option('--json', '{"items", "next", "total"} instead of a table')
    .addHelpText(
      'after',
      `
Examples:
  karenbek search کارخانه --place خوزستان --min 100
  karenbek search --type jobs_created --status planned --place KZ-15 --sort size
  karenbek search --period-from 2025-01-01 --period-to 2025-12-31 --json
  karenbek search -- 'жұмыс -жәрмеңке'`,
    )
    .action(async (words: string[], options: SearchOptions) => {
      const { withDatabase } = await import('../database.ts')
      const { BadQueryError, searchEvents } = await import('../../db/index.ts')
      const { queryOf } = await import('../filters.ts')
      const { UserError } = await import('../errors.ts')
      const { json, sort, limit, cursor, ...filters } = options
      const page = await withDatabase(async ({ pool }) => {
        const query = queryOf(words.join(' '), filters)
        return searchEvents(pool, { ...query, sort, limit, ...(cursor ? { cursor } : {}) }).catch((error) => {
          throw error instanceof BadQueryError ? new UserError(error.message, 2) : error
        })
      })
      if (json) {
        await write(`${JSON.stringify(page)}\n`)
        return
      }
      const { eventTable } = await import('../event-table.ts')
      const { hasColor } = await import('../table.ts')
      if (page.items.length === 0) {
        await write('no events match\n')
        return
      }
      await write(`${eventTable(page.items, { color: hasColor(process.stdout) })}\n`)
      const more = page.next ? `; the next page: --cursor ${page.next}` : ''
      await write(`\n${page.items.length} of ${page.total} events${more}\n`)
    })
}
