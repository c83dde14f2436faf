const FENCE = /^ {0,3}(`{3,}|~{3,})/
const HEADING = /^ {0,3}#{1,6}(?:[ \t]|$)/

/** The lines (from 1) on which headings with # begin, those in code left out. */
export function headingLines(body: string): number[] {
  const lines: number[] = []
  let fence: string | null = null
  for (const [index, line] of body.split('\n').entries()) {
    const mark = FENCE.exec(line)?.[1]
    if (fence === null && HEADING.test(line)) lines.push(index + 1)
    if (mark && fence === null) fence = mark
    else if (mark && fence !== null && closes(mark, fence)) fence = null
  }
  return lines
}

function closes(mark: string, fence: string): boolean {
  return mark[0] === fence[0] && mark.length >= fence.length
}
