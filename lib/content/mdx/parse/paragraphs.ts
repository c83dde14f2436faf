import type { Paragraph, PhrasingContent, RootContent } from 'mdast'
import { isBlank } from './nodes.ts'

const PHRASES = new Set(
  `break delete emphasis footnoteReference html image imageReference inlineCode link linkReference mdxJsxTextElement
  mdxTextExpression strong text`.split(/\s+/),
)

/** Whether a node is phrasing (inline) content. */
export function isPhrase(node: RootContent): node is PhrasingContent {
  return PHRASES.has(node.type)
}

/** Wraps runs of phrasing content in paragraphs. */
export function paragraphs(children: RootContent[]): RootContent[] {
  const result: RootContent[] = []
  let words: PhrasingContent[] = []
  const end = () => {
    if (words.some((word) => !isBlank(word))) result.push(paragraph(words))
    words = []
  }
  for (const child of children) {
    if (isPhrase(child)) words.push(child)
    else {
      end()
      result.push(child)
    }
  }
  end()
  return result
}

export function paragraph(children: PhrasingContent[]): Paragraph {
  return { type: 'paragraph', children, position: children[0]?.position }
}
