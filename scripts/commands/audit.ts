import { type Command, InvalidArgumentError } from 'commander'
import { write } from '../lines.ts'

/** `audit`: what operators did. */
export function register(program: Command): void {
  program
    .command('audit')
    .description('what operators did, the newest first')
    .option(
      '--limit <n>',
      'lines',
      (text) => {
        const value = Number(text)
        if (!Number.isInteger(value) || value < 1 || value > 10_000)
          throw new InvalidArgumentError('1 to 10000 are possible.')
        return value
      },
      50,
    )
    .option('--json', 'JSON instead of a table')
    .addHelpText('after', '\nExample:\n  karenbek audit --limit 20')
    .action(async (options: { limit: number; json?: boolean }) => {
      const { withDatabase } = await import('../database.ts')
      const { listAudit } = await import('../../db/index.ts')
      const rows = await withDatabase(({ pool }) => listAudit(pool, options.limit))
      if (options.json) {
        await write(`${JSON.stringify(rows)}\n`)
        return
      }
      const { table, hasColor } = await import('../table.ts')
      const columns = [
        { title: 'At (UTC)' },
        { title: 'Who', max: 40 },
        { title: 'What' },
        { title: 'Detail', max: 70 },
      ]
      const cells = rows.map(({ at, actor, action, detail }) => [
        at.toISOString().slice(0, 19).replace('T', ' '),
        actor,
        action,
        JSON.stringify(detail),
      ])
      await write(`${table(columns, cells, { color: hasColor(process.stdout) })}\n`)
    })
}
