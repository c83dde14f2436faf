import { diffHunks, type Hunk } from '#components/admin/editor/rich-text/markdown/diff.ts'

/**
 * Applies edits from the rich text view to a writer's source. The view normalises Markdown: `untouched` is its
 * serialisation of `original` before any edit. The returned function takes a later serialisation and applies only the
 * difference between the two, so that everything else keeps its bytes (a three-way merge).
 */
export function preserveSource(original: string, untouched: string): (edited: string) => string {
  const [, before = '', text = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(original) ?? []
  const lines = linesOf(untouched.trim())
  const spelling = diffHunks(lines, linesOf(text), plainWords)
  return (edited) => {
    if (edited.trim() === untouched.trim()) return original
    if (text === '') return edited.trim() + original
    return before + mergeLines(lines, spelling, linesOf(edited.trim())).slice(0, -1) + after
  }
}

/** Regions that only one side changed are taken from that side; the others are merged word by word. */
function mergeLines(untouched: string[], spelling: Hunk[], edited: string[]): string {
  const edits = diffHunks(untouched, edited, plainWords)
  let merged = ''
  let at = 0
  for (const { start, end } of regionsOf([...spelling, ...edits])) {
    const within = (hunk: Hunk) => hunk.start >= start && hunk.end <= end
    const here = [untouched.slice(start, end), spelling.filter(within), edits.filter(within)] as const
    merged += untouched.slice(at, start).join('') + mergeRegion(here, start)
    at = end
  }
  return merged + untouched.slice(at).join('')
}

function mergeRegion([lines, spelling, edits]: readonly [string[], Hunk[], Hunk[]], offset: number): string {
  const original = apply(lines, spelling, offset)
  if (edits.length === 0) return original.join('')
  const edited = apply(lines, edits, offset)
  if (spelling.length === 0) return edited.join('')
  return mergeWords([original, lines, edited].map((side) => wordsOf(side.join(''))))
}

/** Applies both; where they overlap, the edit wins over the original spelling. */
function mergeWords([original = [], untouched = [], edited = []]: string[][]): string {
  const edits = diffHunks(untouched, edited)
  const spelling = diffHunks(untouched, original).filter(
    (hunk) => !edits.some((edit) => overlap(hunk, edit) || isSame(hunk, edit)),
  )
  const inOrder = [...spelling, ...edits].sort((one, other) => one.start - other.start || one.end - other.end)
  return apply(untouched, inOrder, 0).join('')
}

function overlap(one: Hunk, other: Hunk): boolean {
  return one.start < other.end && other.start < one.end
}

function isSame(one: Hunk, other: Hunk): boolean {
  return one.start === other.start && one.end === other.end
}

function apply(list: string[], hunks: Hunk[], offset: number): string[] {
  const result: string[] = []
  let at = 0
  for (const { start, end, content } of hunks) {
    result.push(...list.slice(at, start - offset), ...content)
    at = end - offset
  }
  return [...result, ...list.slice(at)]
}

/** The regions covered by hunks; touching hunks form one region. */
function regionsOf(hunks: Hunk[]): { start: number; end: number }[] {
  const regions: { start: number; end: number }[] = []
  for (const { start, end } of hunks.sort((one, other) => one.start - other.start || one.end - other.end)) {
    const last = regions.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else regions.push({ start, end })
  }
  return regions
}

/** Lines with their line endings. */
function linesOf(text: string): string[] {
  return `${text}\n`.match(/[^\n]*\n/g) ?? []
}

function wordsOf(text: string): string[] {
  return text.match(/\n|[^\S\n]+|[\p{L}\p{N}]+|./gu) ?? []
}

/** The words of a line without markup: equal for two spellings of the same text. */
function plainWords(line: string): string {
  return line.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}
