import { isUtf8 } from 'node:buffer'
import { codePoint, findBroken, positionAt } from '#lib/core/characters.ts'
import type { Diagnostic } from '#lib/core/errors.ts'

export type Decoded = { text: string; problems: Diagnostic[] }

/** The text of a file: UTF-8, without a byte order mark, lines ended by a line feed. Says where it is no such text. */
export function decodeText(bytes: Buffer): Decoded {
  if (!isUtf8(bytes)) return { text: '', problems: [notUtf8(bytes)] }
  const text = bytes
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
  return { text, problems: brokenCharacters(text) }
}

function notUtf8(bytes: Buffer): Diagnostic {
  let line = 1
  let start = 0
  for (let end = bytes.indexOf(10); end !== -1 && isUtf8(bytes.subarray(start, end)); ) {
    line += 1
    start = end + 1
    end = bytes.indexOf(10, start)
  }
  const ending = bytes.indexOf(10, start)
  const text = bytes.toString('utf8', start, ending === -1 ? bytes.length : ending)
  return {
    line,
    column: text.indexOf('\uFFFD') + 1,
    message: 'This is not UTF-8 text. Save the file as UTF-8.',
  }
}

function brokenCharacters(text: string): Diagnostic[] {
  const found = findBroken(text)
  if (!found) return []
  const message = `An invisible character (${codePoint(found.character)}) stands here that may not be published. Delete it.`
  return [{ ...positionAt(text, found.index), message }]
}
