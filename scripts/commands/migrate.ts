import type { Command } from 'commander'
import { write } from '../lines.ts'

/** `migrate`: brings the tables up to date; every other command does so too before it begins. */
export function register(program: Command): void {
  program
    .command('migrate')
    .description('bring the tables and the gazetteer in the database up to date')
    .addHelpText('after', '\nExample:\n  DATABASE_URL=postgres://… karenbek migrate')
    .action(async () => {
      const { withDatabase } = await import('../database.ts')
      await withDatabase(
        async ({ pool }) => {
          const { rows } = await pool.query(
            'SELECT (SELECT name FROM migrations ORDER BY id DESC LIMIT 1) AS last, (SELECT count(*) FROM places) AS places',
          )
          await write(`tables at ${rows[0].last}, ${rows[0].places} places\n`)
        },
        { refresh: true },
      )
    })
}
