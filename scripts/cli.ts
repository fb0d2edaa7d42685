#!/usr/bin/env node
/**
 * The command line: `npm run -s cli -- <command>`. One file a command in `commands/`, named as the command;
 * each exports `register(program)`. Only the file of the command that was asked for is loaded.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { UserError } from './errors.ts'

/** What each file in `commands/` exports. */
interface CommandModule {
  register(program: Command): void
}

const directory = new URL('./commands/', import.meta.url)

/** Names of all commands: the files of `commands/`. */
function commandNames(): string[] {
  return readdirSync(directory)
    .filter((file) => /^[a-z-]+\.(ts|js)$/.test(file))
    .map((file) => file.replace(/\.(ts|js)$/, ''))
    .sort()
}

async function load(name: string): Promise<CommandModule> {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  return (await import(new URL(`${name}.${extension}`, directory).href)) as CommandModule
}

function version(): string {
  const file = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
  return (JSON.parse(file) as { version: string }).version
}

async function main(argv: string[]): Promise<void> {
  // A reader that closes early (`| head`) is no error of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  const program = new Command('karenbek')
    .description('Employment events from regional government news in Persian and Kazakh')
    .version(version())
    .showHelpAfterError('(--help tells more)')
    .exitOverride()
  program.configureHelp({ sortSubcommands: true })
  program.addHelpText(
    'after',
    `
"karenbek" stands for "npm run -s cli --" in a checkout and for "node dist/scripts/cli.js" after "npm run build".
Every command has its own --help with examples:
  npm run -s cli -- search --help`,
  )

  const names = commandNames()
  const asked = argv.find((word) => !word.startsWith('-'))
  const wanted = asked !== undefined && names.includes(asked) ? [asked] : names
  for (const name of wanted) (await load(name)).register(program)
  for (const command of program.commands) command.exitOverride()

  if (argv.length === 0) {
    program.outputHelp()
    return
  }
  await program.parseAsync(argv, { from: 'user' })
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  if (error instanceof CommanderError) {
    // commander has printed its message already; 0 for --help and --version, 2 for wrong usage.
    process.exitCode = error.exitCode === 0 ? 0 : 2
  } else if (error instanceof UserError) {
    process.stderr.write(`error: ${error.message}\n`)
    process.exitCode = error.exitCode
  } else {
    const reason = error instanceof Error ? error : new Error(String(error))
    const detail = process.env.KARENBEK_DEBUG ? reason.stack : reason.message || reason.name
    process.stderr.write(`error: ${detail}\n`)
    process.exitCode = 1
  }
}
