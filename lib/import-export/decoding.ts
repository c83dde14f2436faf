import { isUtf8 } from 'node:buffer'
import { codePoint, findBroken, positionAt } from '#lib/core/characters.ts'
import type { Diagnostic } from '#lib/core/errors.ts'

export type Decoded = { text: string; problems: Diagnostic[] }

/**
 * Decodes a file as UTF-8, strips the byte order mark and normalises line endings to LF. Reports invalid bytes and
 * forbidden characters.
 */
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
    message: 'The file is not UTF-8. Save it as UTF-8.',
  }
}

function brokenCharacters(text: string): Diagnostic[] {
  const found = findBroken(text)
  if (!found) return []
  const message = `This invisible character (${codePoint(found.character)}) is not allowed. Delete it.`
  return [{ ...positionAt(text, found.index), message }]
}
