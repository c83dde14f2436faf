import { z } from 'zod'
import { filledLine } from '#lib/core/text.ts'
import { Role } from '#prisma/enums.ts'

export const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'Use at most 254 characters.')
  .pipe(z.email('Enter an e-mail address such as ana@example.org.'))

export const userName = filledLine(200)

export const newPassword = z
  .string()
  .min(12, 'Use at least 12 characters.')
  .max(1_000, 'Use at most 1,000 characters.')

export const role = z.enum(Role, `Choose one of the roles ${Object.values(Role).join(', ')}.`)

/** Input for a new user, from set-up, invitation or command line. */
export const userInput = z.object({ email, name: userName, password: newPassword })
export type UserInput = z.input<typeof userInput>
