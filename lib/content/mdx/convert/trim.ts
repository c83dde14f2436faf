import type { PhrasingContent } from 'mdast'
import { isBlank } from '#lib/content/mdx/parse/nodes.ts'

/** The words of a block without the white space and line breaks that HTML lets stand at its edges. */
export function trim(children: PhrasingContent[]): PhrasingContent[] {
  const words = merged(children)
  while (isEdge(words[0])) words.shift()
  while (isEdge(words.at(-1))) words.pop()
  return words
    .map((word, index) => trimmed(word, isStart(words[index - 1]), isStart(words[index + 1])))
    .filter((word) => word.type !== 'text' || word.value !== '')
}

/** Neighbouring texts as one, in which a run of spaces counts as one. */
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

/** At the edge of the block, or beside a line break. */
function isStart(neighbour: PhrasingContent | undefined) {
  return neighbour === undefined || neighbour.type === 'break'
}

function trimmed(word: PhrasingContent, atStart: boolean, atEnd: boolean): PhrasingContent {
  if (word.type !== 'text') return word
  const value = atStart ? word.value.trimStart() : word.value
  return { ...word, value: atEnd ? value.trimEnd() : value }
}

/** Markdown has no line break for headings and cells. */
export function joinLines(word: PhrasingContent): PhrasingContent {
  if (word.type !== 'break') return word
  return { type: 'mdxJsxTextElement', name: 'br', attributes: [], children: [], position: word.position }
}
