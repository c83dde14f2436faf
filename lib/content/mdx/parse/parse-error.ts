import { VFileMessage } from 'vfile-message'
import type { Diagnostic } from '#lib/core/errors.ts'

/** Turns a parser error into a diagnostic in plain words. Rethrows any error that is not about the text. */
export function parseError(error: unknown): Diagnostic {
  if (error instanceof RangeError)
    return { line: 1, column: 1, message: 'The text is nested too deeply. Remove some levels.' }
  if (!(error instanceof VFileMessage)) throw error
  const [, line = error.line, column = error.column] = OPENED.exec(error.reason) ?? []
  return { line: Number(line ?? 1), column: Number(column ?? 1), message: inPlainWords(error) }
}

/** The position of the opening tag is more useful than the end of its paragraph. */
const OPENED = /^Expected a closing tag for .*?\((\d+):(\d+)/

function inPlainWords({ ruleId, reason }: VFileMessage): string {
  const [first = '', second = ''] = [...reason.matchAll(/`([^`]+)`/g)].map((match) => match[1])
  if (ruleId === 'end-tag-mismatch') return tagMessage(reason, first, second)
  if (ruleId === 'unexpected-closing-slash')
    return 'This closing tag has no opening tag. Remove it, or add the opening tag.'
  if (ruleId === 'unexpected-lazy')
    return 'A tag or brace continues on a line outside its blockquote or list. Put it on one line.'
  if (reason.includes('closing brace')) return 'This brace is not closed. Write \\{ for a literal brace.'
  if (ruleId === 'unexpected-eof')
    return 'This tag is incomplete. End it with “>”, or write \\< for a literal “<”.'
  if (reason.includes('to create a comment in MDX'))
    return 'MDX does not support <!-- … --> comments. Remove it.'
  if (ruleId === 'unexpected-character') return characterMessage(first)
  return `This is not valid MDX (${reason.replace(/\.$/, '')}). Correct it.`
}

function tagMessage(reason: string, first: string, second: string): string {
  if (reason.startsWith('Unexpected'))
    return `${first} closes ${second || 'no open tag'}. Close tags in reverse order.`
  return `The tag ${first} is not closed in the same block. Add the closing tag.`
}

function characterMessage(character: string): string {
  return `“<” begins a tag in MDX, and “${character}” is not allowed at this point in a tag. Write \\< for a literal “<”, and links as [text](https://…).`
}
