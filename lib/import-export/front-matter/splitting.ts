import type { Diagnostic } from '#lib/core/errors.ts'

/** A file split into front matter and body. Line numbers count from 1 in the whole file. */
export type SplitFile = {
  yaml: string
  yamlLine: number
  body: string
  bodyLine: number
  problems: Diagnostic[]
}

const OPENING = /^---[ \t]*(ya?ml)?[ \t]*$/i
const CLOSING = /^(---|\.\.\.)[ \t]*$/

/** Splits a text into front matter and body. A text without front matter is all body. */
export function splitFrontMatter(text: string): SplitFile {
  const lines = text.split('\n')
  const first = Math.max(
    lines.findIndex((line) => line.trim() !== ''),
    0,
  )
  const opening = lines[first] ?? ''
  if (/^\+\+\+[ \t]*$/.test(opening))
    return unread(first + 1, 'TOML front matter is not supported. Write it as YAML between two lines of ---.')
  const [, language] =
    /^(?:---|;;;)[ \t]*(json5?|toml|js|javascript|cson|coffee)?[ \t]*$/i.exec(opening) ?? []
  if (language || opening.startsWith(';;;'))
    return unread(
      first + 1,
      `${(language ?? 'JSON').toUpperCase()} front matter is not supported. Write it as YAML between two lines of ---.`,
    )
  if (!OPENING.test(opening)) return { yaml: '', yamlLine: 1, body: text, bodyLine: 1, problems: [] }
  const closing = lines.findIndex((line, index) => index > first && CLOSING.test(line))
  if (closing === -1)
    return unread(first + 1, 'The front matter that begins here is not closed. Add a line of ---.')
  return {
    yaml: lines.slice(first + 1, closing).join('\n'),
    yamlLine: first + 2,
    body: lines.slice(closing + 1).join('\n'),
    bodyLine: closing + 2,
    problems: [],
  }
}

function unread(line: number, message: string): SplitFile {
  return { yaml: '', yamlLine: line, body: '', bodyLine: line, problems: [{ line, column: 1, message }] }
}
