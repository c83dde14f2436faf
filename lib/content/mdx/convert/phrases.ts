import type { PhrasingContent, RootContent } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { isBlank } from '#lib/content/mdx/parse/nodes.ts'
import { isPhrase } from '#lib/content/mdx/parse/paragraphs.ts'
import { keptAttributes } from './attributes.ts'
import type { Conversion, Tools } from './context.ts'
import type { TagNode } from './tag-tree.ts'
import { trim } from './trim.ts'

/** Converts an element to its Markdown mark. An element without text is dropped. */
export function marked(type: 'strong' | 'emphasis' | 'delete'): Conversion {
  return (tag, inside, tools) => {
    const children = wordsOf(tag, inside, tools)
    if (children.every(isBlank)) return children
    const before = /^\s*/.exec(edgeText(children[0]))?.[0] ?? ''
    const after = /\s*$/.exec(edgeText(children.at(-1)))?.[0] ?? ''
    const mark = { type, children: trim(children), position: tag.position }
    return [...space(before), mark, ...space(after)]
  }
}

/** In Markdown, white space at the edge of a mark must be outside it. */
function space(value: string): PhrasingContent[] {
  return value ? [{ type: 'text', value: ' ' }] : []
}

function edgeText(word: PhrasingContent | undefined): string {
  return word?.type === 'text' ? word.value : ''
}

/** Keeps an inline element as JSX. */
export const kept: Conversion = (tag, inside, tools) => {
  const children = wordsOf(tag, inside, tools)
  const attributes = keptAttributes(tag)
  return [{ type: 'mdxJsxTextElement', name: tag.name, attributes, children, position: tag.position }]
}

export const link: Conversion = (tag, inside, tools) => {
  const url = tag.attributes.get('href')
  if (url === undefined) return inside
  const children = wordsOf(tag, inside, tools)
  const title = tag.attributes.get('title') ?? null
  return children.length > 0 ? [{ type: 'link', url, title, children, position: tag.position }] : []
}

export const image: Conversion = ({ attributes, position }, _, { diagnostics }) => {
  const url = attributes.get('src')?.trim()
  if (!url) diagnostics.report({ position }, 'This image has no address. Add src="…", or remove the image.')
  const title = attributes.get('title') ?? null
  return url ? [{ type: 'image', url, alt: attributes.get('alt') ?? '', title, position }] : []
}

/** Code that contains only text becomes inline code; any other stays an element. */
export const code: Conversion = (tag, inside, tools) => {
  const value = textOf({ type: 'root', children: inside })
  if (value.trim() === '') return []
  if (inside.every((node) => node.type === 'text'))
    return [{ type: 'inlineCode', value, position: tag.position }]
  return kept({ ...tag, name: 'code' }, inside, tools)
}

function wordsOf(tag: TagNode, inside: RootContent[], { diagnostics }: Tools): PhrasingContent[] {
  if (inside.every(isPhrase)) return inside
  diagnostics.report(tag, `<${tag.name}> cannot contain blocks here. Put it around text only.`)
  return []
}
