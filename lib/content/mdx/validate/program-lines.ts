import type { Root } from 'mdast'
import type { Diagnostic } from '#lib/core/errors.ts'

/** MDX parses a paragraph that begins with `import ` or `export ` as ESM. */
export const PROGRAM_WORD = /^(import|export) /

export function checkProgramLines(tree: Root, source: string): Diagnostic[] {
  return tree.children.flatMap((node) => {
    const start = node.position?.start
    if (node.type !== 'paragraph' || start?.offset === undefined || start.column !== 1) return []
    const word = PROGRAM_WORD.exec(source.slice(start.offset, start.offset + 8))?.[1]
    return word ? [{ line: start.line, column: 1, message: programMessage(word) }] : []
  })
}

function programMessage(word: string) {
  return `A paragraph cannot begin with “${word}”: MDX would treat it as code, which is not allowed here. Remove it, or begin with another word.`
}
