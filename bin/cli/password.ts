import { text } from 'node:stream/consumers'
import ask from '@inquirer/password'
import { Invalid } from '#lib/core/errors.ts'

/** Reads a new password: prompts twice on a terminal, without echo; else reads the first line of standard input. */
export async function readNewPassword(): Promise<string> {
  return process.stdin.isTTY ? askTwice() : firstLine()
}

async function askTwice(): Promise<string> {
  // Prompts go to stderr, so that stdout holds only the result.
  const terminal = { output: process.stderr }
  const password = await ask({ message: 'New password (at least 12 characters):' }, terminal)
  const again = await ask({ message: 'Repeat the password:' }, terminal)
  if (password === again) return password
  throw new Invalid({ password: 'The passwords do not match. Try again.' })
}

async function firstLine(): Promise<string> {
  const [line = ''] = (await text(process.stdin)).split(/\r?\n/)
  if (line) return line
  throw new Invalid({ password: 'Standard input has no password. Pass it there, on one line.' })
}
