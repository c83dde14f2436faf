import { createInterface } from 'node:readline/promises'
import { Conflict } from '#lib/core/errors.ts'

/** Asks on the terminal; throws Conflict when the answer is not yes, or when there is nobody to ask. */
export async function requireYes(question: string): Promise<void> {
  if (!process.stdin.isTTY) throw new Conflict('There is nobody to ask. Say --yes to go on without.')
  // What is asked is no part of the answer on stdout.
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  const typed = await terminal.question(`${question} (yes/no) `).finally(() => terminal.close())
  if (!/^y(es)?$/i.test(typed.trim())) throw new Conflict('Nothing was deleted.')
}
