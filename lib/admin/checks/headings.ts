import { type Check, inText, quoted } from './finding.ts'

/** Headings that skip a level on the way down: screen readers announce the levels. */
export const headings: Check = ({ found }) =>
  found.headings.flatMap((heading, at) => {
    const before = found.headings[at - 1]
    if (!before || heading.depth <= before.depth + 1) return []
    const message = `${quoted(heading.text)} jumps from level ${before.depth} to ${heading.depth}. Make it level ${before.depth + 1}.`
    return [{ message, place: inText(heading) }]
  })
