import { z } from 'zod'
import { codePoint, findBroken, findHidden, isVisible, positionAt } from '#lib/core/characters.ts'

/** A single line in any script. Rejects invisible characters: two titles that differ only by one look the same. */
export function line(most: number) {
  return z
    .string('Enter a text.')
    .superRefine(refuseIn(hiddenProblem))
    .transform((text) => text.normalize('NFC'))
    .refine((text) => text.length <= most, `Use at most ${counted(most)} characters.`)
}

/** A single line with visible text, trimmed. */
export function filledLine(most: number) {
  return line(most)
    .transform((text) => text.trim().replace(/\s+/gu, ' '))
    .refine(isVisible, 'Fill this in.')
}

/** Several lines. Line endings are normalised to line feeds. */
export function lines(mostBytes: number) {
  return z
    .string('Enter a text.')
    .transform((text) => text.replace(/\r\n?/g, '\n'))
    .superRefine(refuseIn(brokenProblem))
    .refine(
      (text) => Buffer.byteLength(text) <= mostBytes,
      `This is longer than ${counted(mostBytes)} bytes. Shorten it.`,
    )
}

/** An identifier, as newId makes them. */
export const id = z.string().regex(/^[0-9a-f]{24}$/, 'Use an identifier of 24 hexadecimal characters.')

/** The error message for a single-line text with an invisible character. */
function hiddenProblem(text: string): string | undefined {
  const found = findHidden(text)
  if (!found) return undefined
  const at = [...text.slice(0, found.index)].length + 1
  return `Character ${at} (${codePoint(found.character)}) is invisible. Delete it, or type the text again.`
}

function brokenProblem(text: string): string | undefined {
  const found = findBroken(text)
  if (!found) return undefined
  const { line, column } = positionAt(text, found.index)
  return `The character in line ${line}, column ${column} (${codePoint(found.character)}) cannot be published. Delete it.`
}

function refuseIn(problemOf: (text: string) => string | undefined) {
  return (text: string, context: z.core.$RefinementCtx) => {
    const message = problemOf(text)
    if (message) context.addIssue({ code: 'custom', message })
  }
}

function counted(number: number): string {
  return number.toLocaleString('en')
}
