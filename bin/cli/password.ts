import { text } from 'node:stream/consumers'
import ask from '@inquirer/password'
import { Invalid } from '#lib/core/errors.ts'

/** A new password: asked for twice and not shown on a terminal, else the first line of standard input. */
export async function readNewPassword(): Promise<string> {
  return process.stdin.isTTY ? askTwice() : firstLine()
}

async function askTwice(): Promise<string> {
  // What is asked is no part of the answer on stdout.
  const terminal = { output: process.stderr }
  const password = await ask({ message: 'New password (at least 12 characters):' }, terminal)
  const again = await ask({ message: 'The same again:' }, terminal)
  if (password === again) return password
  throw new Invalid({ password: 'The two are not the same. Try again.' })
}

async function firstLine(): Promise<string> {
  const [line = ''] = (await text(process.stdin)).split(/\r?\n/)
  if (line) return line
  throw new Invalid({ password: 'There is no password on standard input. Write it there, on one line.' })
}
