import { Command } from 'commander'
import { expect, it } from 'vitest'
import { collect, spawnScript } from '../support.ts'

const EVAL = 'scripts/eval/index.ts'
const BENCH = 'scripts/bench/index.ts'
const run = (file: string, ...args: string[]) => collect(spawnScript(file, args))

it.each([
  [EVAL, ['--help'], 'npm run -s eval -- events'],
  [BENCH, ['--help'], 'npm run -s bench -- core'],
  [BENCH, ['queue', '--help'], '--concurrency'],
])('%s %j tells how it is used', { timeout: 60_000 }, async (file, args, told) => {
  const { code, stdout, stderr } = await run(file, ...args)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toContain('usage: ')
  expect(stdout).toContain(told)
})

it.each(['archive', 'jobs', 'keys', 'schedule', 'sources'])(
  'each subcommand of %s shows examples of its own',
  { timeout: 60_000 },
  async (group) => {
    const { register } = (await import(`../../scripts/commands/${group}.ts`)) as {
      register(program: Command): void
    }
    const program = new Command('karenbek').configureOutput({ writeOut: () => {} })
    register(program)
    for (const leaf of program.commands[0]?.commands ?? []) {
      let text = ''
      leaf.configureOutput({
        writeOut: (part) => {
          text += part
        },
      })
      leaf.outputHelp()
      expect(text).toMatch(new RegExp(`\nExamples?:\n  karenbek ${group} ${leaf.name()}`))
    }
  },
)

it.each([
  [EVAL, ['--such']],
  [EVAL, ['such']],
  [BENCH, ['such']],
  [BENCH, ['numbers', '--such']],
])('%s %j ends with a short word', { timeout: 60_000 }, async (file, args) => {
  const { code, stdout, stderr } = await run(file, ...args)
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toMatch(/^error: /m)
  expect(stderr).toContain('such')
  expect(stderr).not.toMatch(/^ +at /m)
})
