import { LIMITS } from '#lib/content/mdx/pool/limits.ts'
import { codePoint, findBroken } from '#lib/core/characters.ts'
import type { Diagnostic } from '#lib/core/errors.ts'

/** Bidirectional overrides disguise text and are forbidden. Isolates are allowed: they end with their paragraph. */
const OVERRIDE = /[\u202a-\u202e]/

/** Every forbidden character in a text, with its position. */
export function checkCharacters(source: string): Diagnostic[] {
  if (firstForbidden(source) === undefined) return []
  return source
    .split(/\r\n|\r|\n/)
    .flatMap(problemsOfLine)
    .slice(0, LIMITS.problems)
}

function problemsOfLine(text: string, index: number): Diagnostic[] {
  if (firstForbidden(text) === undefined) return []
  let column = 1
  const problems: Diagnostic[] = []
  for (const character of text) {
    if (firstForbidden(character)) problems.push({ line: index + 1, column, message: forbidden(character) })
    column += character.length
  }
  return problems
}

export function forbidden(character: string): string {
  return `This invisible character (${codePoint(character)}) is not allowed. Delete it.`
}

/** The first forbidden character in a value. */
export function firstForbidden(value: string): string | undefined {
  return findBroken(value)?.character ?? OVERRIDE.exec(value)?.[0]
}
