import { createInterface } from 'node:readline/promises'
import { Conflict } from '#lib/core/errors.ts'

/** Asks for confirmation on the terminal. Throws Conflict when the reply is not yes, or when there is no terminal. */
export async function requireYes(question: string): Promise<void> {
  if (!process.stdin.isTTY)
    throw new Conflict('There is no terminal to confirm on. Use --yes to continue without.')
  // Prompts go to stderr, so that stdout holds only the result.
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  const typed = await terminal.question(`${question} (yes/no) `).finally(() => terminal.close())
  if (!/^y(es)?$/i.test(typed.trim())) throw new Conflict('Nothing was changed.')
}
