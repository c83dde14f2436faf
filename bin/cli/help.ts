import type { Command } from 'commander'

/** Ends the help of a command with examples, and with whatever else there is to know. */
export function withExamples(command: Command, examples: readonly string[], notes = ''): Command {
  const lines = examples.map((example) => `  $ npm run cli -- ${example}`)
  const heading = examples.length === 1 ? 'Example:' : 'Examples:'
  return command.addHelpText('after', ['', ...(notes ? [notes, ''] : []), heading, ...lines].join('\n'))
}
