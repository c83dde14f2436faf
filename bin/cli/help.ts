import type { Command } from 'commander'

/** Ends the help of a command with examples, and with whatever else there is to know. */
export function withExamples(command: Command, examples: readonly string[], notes = ''): Command {
  const lines = examples.map((example) => `  $ npm run cli -- ${example}`)
  const heading = examples.length === 1 ? 'Example:' : 'Examples:'
  return command.addHelpText('after', ['', ...(notes ? [notes, ''] : []), heading, ...lines].join('\n'))
}

type Verb = { usage: string; description: string; example: string; notes?: string }

/** Adds a verb to a noun: with an example, and with an answer in JSON for programs. */
export function addVerb(noun: Command, { usage, description, example, notes }: Verb): Command {
  const verb = noun.command(usage).description(description).option('--json', 'print JSON')
  return withExamples(verb, [example], notes)
}
