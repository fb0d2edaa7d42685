import type { Command } from 'commander'
import { groupHelp } from '../help.ts'
import { write } from '../lines.ts'

/** `keys add | list | revoke`: keys of operators, for actions over HTTP. */
export function register(program: Command): void {
  const keys = program.command('keys').description("operators' keys for actions over HTTP: add, list, revoke")
  groupHelp(
    keys,
    `
A key opens /queues and the actions below /api/operator. Only its hash is kept: it is shown once.

Examples:
  karenbek keys add "Aigerim, on call"
  karenbek keys list
  karenbek keys revoke 3f2a91bc`,
  )

  keys
    .command('add')
    .description('make a key and show it, this once')
    .argument('<name>', 'whose it is, or what for')
    .option('--json', 'JSON instead of text')
    .action(async (name: string, options: { json?: boolean }) => {
      const { UserError } = await import('../errors.ts')
      const text = name.replace(/\p{Cc}/gu, ' ').trim()
      if (text === '' || text.length > 100) throw new UserError('a name has 1 to 100 characters', 2)
      const { withDatabase } = await import('../database.ts')
      const { addKey } = await import('../../db/index.ts')
      const { record } = await import('../audit.ts')
      const key = await withDatabase(async ({ pool }) => {
        const made = await addKey(pool, text)
        await record(pool, 'keys add', { id: made.id, name: text })
        return made
      })
      await write(
        options.json
          ? `${JSON.stringify({ ...key, name: text })}\n`
          : `${key.secret}\n(key ${key.id}; it is not shown again. Use it as "Authorization: Bearer …", or as the password of /queues)\n`,
      )
    })

  keys
    .command('list')
    .description('all keys, without their secrets')
    .option('--json', 'JSON instead of a table')
    .action(async (options: { json?: boolean }) => {
      const { withDatabase } = await import('../database.ts')
      const { listKeys } = await import('../../db/index.ts')
      const rows = await withDatabase(({ pool }) => listKeys(pool))
      if (options.json) {
        await write(`${JSON.stringify(rows)}\n`)
        return
      }
      if (rows.length === 0) {
        await write('there are no keys; "karenbek keys add NAME" makes one\n')
        return
      }
      const { table, hasColor } = await import('../table.ts')
      const day = (date: Date | null) => date?.toISOString().slice(0, 16).replace('T', ' ') ?? '–'
      const columns = ['Key', 'Name', 'Made (UTC)', 'Last used', 'Revoked'].map((title) => ({
        title,
        max: 50,
      }))
      const cells = rows.map((row) => [
        row.id,
        row.name,
        day(row.createdAt),
        day(row.lastUsed),
        day(row.revokedAt),
      ])
      await write(`${table(columns, cells, { color: hasColor(process.stdout) })}\n`)
    })

  keys
    .command('revoke')
    .description('make a key worthless at once')
    .argument('<key>', 'id of the key, from "keys list"')
    .action(async (id: string) => {
      const { withDatabase } = await import('../database.ts')
      const { revokeKey } = await import('../../db/index.ts')
      const { record } = await import('../audit.ts')
      const { UserError } = await import('../errors.ts')
      await withDatabase(async ({ pool }) => {
        if (!(await revokeKey(pool, id))) throw new UserError(`no valid key has the id ${id}`)
        await record(pool, 'keys revoke', { id })
      })
      await write(`${id} is revoked\n`)
    })
}
