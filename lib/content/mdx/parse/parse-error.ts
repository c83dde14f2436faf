import { VFileMessage } from 'vfile-message'
import type { Diagnostic } from '#lib/core/errors.ts'

/** What a parser threw, as a problem in plain words. Anything that is not about the text is thrown on. */
export function parseError(error: unknown): Diagnostic {
  if (error instanceof RangeError)
    return { line: 1, column: 1, message: 'The text is nested too deeply to be read. Make it flatter.' }
  if (!(error instanceof VFileMessage)) throw error
  const [, line = error.line, column = error.column] = OPENED.exec(error.reason) ?? []
  return { line: Number(line ?? 1), column: Number(column ?? 1), message: inPlainWords(error) }
}

/** Where an unclosed tag was opened is more use than where its paragraph ends. */
const OPENED = /^Expected a closing tag for .*?\((\d+):(\d+)/

function inPlainWords({ ruleId, reason }: VFileMessage): string {
  const [first = '', second = ''] = [...reason.matchAll(/`([^`]+)`/g)].map((match) => match[1])
  if (ruleId === 'end-tag-mismatch') return tagMessage(reason, first, second)
  if (ruleId === 'unexpected-closing-slash')
    return 'A closing tag stands here without an opening one. Remove it, or add the opening tag.'
  if (ruleId === 'unexpected-lazy')
    return 'A tag or brace runs on into a line outside its quotation or list. Put it on one line.'
  if (reason.includes('closing brace'))
    return 'A brace is opened here and never closed. Write \\{ for a plain brace.'
  if (ruleId === 'unexpected-eof')
    return 'A tag is begun here and never ended. Finish it with “>”, or write \\<.'
  if (reason.includes('to create a comment in MDX'))
    return 'Comments in the form <!-- … --> are not possible in MDX. Remove it.'
  if (ruleId === 'unexpected-character') return characterMessage(first)
  return `This is not valid MDX (${reason.replace(/\.$/, '')}). Correct it.`
}

function tagMessage(reason: string, first: string, second: string): string {
  if (reason.startsWith('Unexpected'))
    return `${first} closes ${second || 'nothing that is open'}. Close tags in reverse order.`
  return `The tag ${first} is opened here and never closed in the same block. Add the closing tag.`
}

function characterMessage(character: string): string {
  return `“<” begins a tag in MDX, and “${character}” cannot stand at this place of one. Write \\< for a plain “<”, and addresses as [text](https://…).`
}
