// Longer ones come in pieces: what never ends must not fill our memory.
const LONGEST = 64 * 1024

// The rest of a stack trace, or of an object that was printed.
const CONTINUES = /^[\s\])}]/

/**
 * A listener for pieces of text that puts them together to records: a line with the indented ones after it, as far as
 * they arrive together. Says of each whether it is a JSON object. Empty lines are left out.
 */
export function recordsIn(each: (record: string, isJson: boolean) => void): (piece: string) => void {
  let rest = ''
  return (piece) => {
    const lines = (rest + piece).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > LONGEST) lines.push(rest)
    if (rest.length > LONGEST) rest = ''
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
