import type { Root } from 'mdast'
import { normaliseTree } from '#lib/content/mdx/parse/normalise-tree.ts'
import { parseError } from '#lib/content/mdx/parse/parse-error.ts'
import { parseMdx } from '#lib/content/mdx/parse/parsing.ts'
import { LIMITS } from '#lib/content/mdx/pool/limits.ts'
import type { Diagnostic } from '#lib/core/errors.ts'
import { checkCharacters } from './characters.ts'
import { checkTree } from './checker.ts'
import { checkProgramLines } from './program-lines.ts'

export type Checked = { tree: Root; problems: [] } | { tree?: undefined; problems: Diagnostic[] }

/** Parses and validates an MDX text. Returns a tree only when there are no diagnostics. */
export function readArticle(source: string): Checked {
  const early = [...checkLength(source), ...checkCharacters(source)]
  if (early.length > 0) return { problems: early }
  try {
    const tree = normaliseTree(parseMdx(source))
    const problems = [...checkProgramLines(tree, source), ...checkTree(tree)]
    return problems.length > 0 ? { problems } : { tree, problems: [] }
  } catch (error) {
    return { problems: [parseError(error)] }
  }
}

/** Rejects a text over the size limit, at the position where it exceeds it. */
export function checkLength(source: string): Diagnostic[] {
  if (source.length <= LIMITS.textBytes && Buffer.byteLength(source) <= LIMITS.textBytes) return []
  const lines = Buffer.from(source).subarray(0, LIMITS.textBytes).toString().split('\n')
  const message = `The text is longer than ${LIMITS.textBytes.toLocaleString('en')} bytes. Split it into several articles.`
  return [{ line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1, message }]
}
