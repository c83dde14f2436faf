import type { Problem } from '#lib/errors'
import { LIMITS } from '#lib/mdx/limits'

/**
 * Characters that break feeds (not allowed in XML 1.0), hide what a text says (directional overrides) or are half a
 * character (lone surrogates).
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\ufffe\uffff]|\p{Surrogate}/u

export function hasForbiddenCharacter(value: string): boolean {
  return FORBIDDEN.test(value)
}

/** The forbidden characters of a text, each with its place. */
export function checkCharacters(source: string): Problem[] {
  if (!hasForbiddenCharacter(source)) return []
  return source
    .split(/\r\n|\r|\n/)
    .flatMap(problemsOfLine)
    .slice(0, LIMITS.problems)
}

function problemsOfLine(line: string, index: number): Problem[] {
  return [...line.matchAll(new RegExp(FORBIDDEN, 'gu'))].map((match) => ({
    line: index + 1,
    column: match.index + 1,
    message: forbidden(match[0]),
  }))
}

export function forbidden(character: string): string {
  const code = character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')
  return `There is an invisible character (U+${code}) here that may not be published. Delete it.`
}

/** The first forbidden character of a value. */
export function firstForbidden(value: string): string | undefined {
  return FORBIDDEN.exec(value)?.[0]
}
