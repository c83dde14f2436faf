import type { Command } from 'commander'
import { expect, test } from 'vitest'
import { makeProgram } from './program.ts'

test('every noun and verb explains itself with an example, and every verb answers in JSON', async () => {
  const { commands } = await makeProgram()
  const verbs = commands.flatMap((noun) => (noun.commands.length > 0 ? noun.commands : [noun]))
  expect(verbs.length).toBeGreaterThan(15)
  for (const command of [...commands, ...verbs]) {
    expect(command.description(), command.name()).not.toBe('')
    expect(helpOf(command), command.name()).toMatch(/\nExamples?:\n {2}\$ npm run cli -- \S/)
  }
  for (const verb of verbs)
    expect(
      verb.options.map(({ long }) => long),
      verb.name(),
    ).toContain('--json')
})

function helpOf(command: Command): string {
  const written: string[] = []
  command.configureOutput({ writeOut: (text) => void written.push(text) }).outputHelp()
  return written.join('')
}
