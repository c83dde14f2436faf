import { z } from 'zod'

// A lone half of a surrogate pair is no character, and PostgreSQL stores no NUL.
const wellFormed = z
  .string('Give a text.')
  .refine((text) => text.isWellFormed(), 'This contains a broken character. Remove it or type it again.')

/** One line in any script. Control characters are refused: a title that hides one looks right and is not. */
export function line(most: number) {
  return wellFormed
    .refine((text) => !/[\p{Cc}\u2028\u2029]/u.test(text), 'Use one line without control characters.')
    .transform((text) => text.normalize('NFC'))
    .refine((text) => text.length <= most, `Use at most ${counted(most)} characters.`)
}

/** One line with something to see in it, without space around it. */
export function filledLine(most: number) {
  return line(most)
    .transform((text) => text.trim().replace(/\s+/gu, ' '))
    .refine((text) => /[^\s\p{Cf}]/u.test(text), 'Fill this in.')
}

/** Several lines. Line ends come out as line feeds. */
export function lines(mostBytes: number) {
  return wellFormed
    .transform((text) => text.replace(/\r\n?/g, '\n'))
    .refine((text) => !/[^\P{Cc}\n\t\f]/u.test(text), 'This contains control characters. Remove them.')
    .refine(
      (text) => Buffer.byteLength(text) <= mostBytes,
      `This is longer than ${counted(mostBytes)} bytes. Shorten it.`,
    )
}

/** An identifier. */
export const id = z.string().regex(/^[0-9a-f]{24}$/, 'Give an identifier of 24 hexadecimal characters.')

function counted(number: number): string {
  return number.toLocaleString('en')
}
