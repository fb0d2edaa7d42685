import type { Command } from 'commander'

/** Text below the help of a command that has subcommands; each of these shows the examples that are its own. */
export function groupHelp(group: Command, text: string): Command {
  return group.addHelpText('afterAll', ({ command }) => {
    if (command === group) return text
    const own = `  karenbek ${group.name()} ${command.name()}`
    const examples = text.split('\n').filter((line) => `${line} `.startsWith(`${own} `))
    if (examples.length === 0) return ''
    return `\nExample${examples.length > 1 ? 's' : ''}:\n${examples.join('\n')}`
  })
}
