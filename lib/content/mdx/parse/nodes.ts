import type { Nodes, Parent, RootContent } from 'mdast'
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx'

/** A JSX element or component as typed. */
export type Jsx = MdxJsxFlowElement | MdxJsxTextElement

/** An HTML element that has passed validation. */
export type HtmlElement = Parent & {
  type: 'htmlElement'
  data: { hName: string; hProperties: Record<string, string | boolean> }
}

declare module 'mdast' {
  interface LinkData {
    /** Typed as a bare URL. */
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

/** The value of an attribute: true for a flag without a value, undefined for an expression or a missing attribute. */
export function attributeOf(node: Jsx, name: string): string | true | undefined {
  for (const attribute of node.attributes) {
    if (attribute.type !== 'mdxJsxAttribute' || attribute.name !== name) continue
    if (typeof attribute.value === 'string') return attribute.value
    return attribute.value ? undefined : true
  }
  return undefined
}
