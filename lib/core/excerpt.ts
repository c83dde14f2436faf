// About the length of a description in search results.
const LENGTH = 160

/** The beginning of a text on one line, cut between words where there are spaces. */
export function excerpt(text: string): string {
  const line = text
    .slice(0, 4 * LENGTH)
    .replace(/\s+/gu, ' ')
    .trim()
  if (line.length <= LENGTH) return line
  const cut = line.slice(0, LENGTH).replace(/[\uD800-\uDBFF]$/, '')
  return `${cut.replace(/\s+\S{0,30}$/u, '')}…`
}
