// Longer records are split, to bound memory.
const MAX_LINE_LENGTH = 64 * 1024

// Continuation of a stack trace or a printed object.
const CONTINUES = /^[\s\])}]/

/**
 * Reassembles chunks of text into records: a line with the indented lines after it, as far as they arrive together.
 * Calls `each` with whether the record is a JSON object. Skips empty lines.
 */
export function recordsIn(each: (record: string, isJson: boolean) => void): (piece: string) => void {
  let rest = ''
  return (piece) => {
    const lines = (rest + piece).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > MAX_LINE_LENGTH) lines.push(rest)
    if (rest.length > MAX_LINE_LENGTH) rest = ''
    for (const record of lines.reduce(together, [])) each(record, isJson(record))
  }
}

function together(records: string[], line: string): string[] {
  if (line.trim() === '') return records
  const last = records.at(-1)
  if (last === undefined || isJson(last) || !CONTINUES.test(line)) return [...records, line]
  return [...records.slice(0, -1), `${last}\n${line}`]
}

function isJson(text: string): boolean {
  try {
    return text.startsWith('{') && JSON.parse(text) !== null
  } catch {
    return false
  }
}
