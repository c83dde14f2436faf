import type { PhrasingContent } from 'mdast'
import { isBlank } from '#lib/content/mdx/parse/nodes.ts'

/** Trims the white space and line breaks that HTML allows at the edges of a block. */
export function trim(children: PhrasingContent[]): PhrasingContent[] {
  const words = merged(children)
  while (isEdge(words[0])) words.shift()
  while (isEdge(words.at(-1))) words.pop()
  return words
    .map((word, index) => trimmed(word, isStart(words[index - 1]), isStart(words[index + 1])))
    .filter((word) => word.type !== 'text' || word.value !== '')
}

/** Merges adjacent text nodes and collapses runs of spaces. */
function merged(children: PhrasingContent[]): PhrasingContent[] {
  const result: PhrasingContent[] = []
  for (const child of children) {
    const last = result.at(-1)
    if (child.type !== 'text' || last?.type !== 'text') result.push(child)
    else result[result.length - 1] = { ...last, value: (last.value + child.value).replace(/ {2,}/g, ' ') }
  }
  return result
}

function isEdge(word: PhrasingContent | undefined) {
  return word !== undefined && (isBlank(word) || word.type === 'break')
}

/** Whether this is the edge of the block or next to a line break. */
function isStart(neighbour: PhrasingContent | undefined) {
  return neighbour === undefined || neighbour.type === 'break'
}

function trimmed(word: PhrasingContent, atStart: boolean, atEnd: boolean): PhrasingContent {
  if (word.type !== 'text') return word
  const value = atStart ? word.value.trimStart() : word.value
  return { ...word, value: atEnd ? value.trimEnd() : value }
}

/** Headings and table cells cannot contain a Markdown line break, so it becomes `<br />`. */
export function joinLines(word: PhrasingContent): PhrasingContent {
  if (word.type !== 'break') return word
  return { type: 'mdxJsxTextElement', name: 'br', attributes: [], children: [], position: word.position }
}
