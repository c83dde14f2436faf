import type { Command } from 'commander'

/** Appends notes and examples to the help of a command. */
export function withExamples(command: Command, examples: readonly string[], notes = ''): Command {
  const lines = examples.map((example) => `  $ npm run cli -- ${example}`)
  const heading = examples.length === 1 ? 'Example:' : 'Examples:'
  return command.addHelpText('after', ['', ...(notes ? [notes, ''] : []), heading, ...lines].join('\n'))
}

type Verb = { usage: string; description: string; example: string; notes?: string }

/** Adds a subcommand with an example and a `--json` option. */
export function addVerb(noun: Command, { usage, description, example, notes }: Verb): Command {
  const verb = noun.command(usage).description(description).option('--json', 'print JSON')
  return withExamples(verb, [example], notes)
}
