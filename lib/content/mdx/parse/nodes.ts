import type { Nodes, Parent, RootContent } from 'mdast'
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx'

/** An element or component as a writer typed it. */
export type Jsx = MdxJsxFlowElement | MdxJsxTextElement

/** An element of plain HTML that has been checked. */
export type HtmlElement = Parent & {
  type: 'htmlElement'
  data: { hName: string; hProperties: Record<string, string | boolean> }
}

declare module 'mdast' {
  interface LinkData {
    /** Typed as an address alone. */
    bare?: boolean
  }
  interface RootContentMap {
    htmlElement: HtmlElement
  }
  interface PhrasingContentMap {
    htmlElement: HtmlElement
  }
}

export function isJsx(node: Nodes): node is Jsx {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement'
}

export function isBlank(node: Nodes): boolean {
  return node.type === 'text' && node.value.trim() === ''
}

export function childrenOf(node: Nodes): RootContent[] {
  return 'children' in node ? node.children : []
}

/** The value of an attribute; a bare flag is true, an expression or nothing is undefined. */
export function attributeOf(node: Jsx, name: string): string | true | undefined {
  for (const attribute of node.attributes) {
    if (attribute.type !== 'mdxJsxAttribute' || attribute.name !== name) continue
    if (typeof attribute.value === 'string') return attribute.value
    return attribute.value ? undefined : true
  }
  return undefined
}
