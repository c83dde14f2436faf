import type { Element, ElementContent, Root, RootContent } from 'hast'
import { toString as textOf } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { LIMITS } from '#lib/content/mdx/pool/limits.ts'
import { lowlight } from './languages.ts'

/** Adds syntax highlighting classes to each code block, up to the limit. */
export function highlightListings(tree: Root) {
  let left: number = LIMITS.highlightedCharacters
  visit(tree, 'element', (node) => {
    const [code] = node.children
    const { language } = node.properties
    if (node.tagName !== 'pre' || code?.type !== 'element' || typeof language !== 'string') return
    const text = textOf(code)
    if (text.length > left || !lowlight.registered(language)) return
    left -= text.length
    highlight(code, language, text)
  })
}

function highlight(code: Element, language: string, text: string) {
  const { children } = lowlight.highlight(language, text, { prefix: 'hljs-' })
  if (isDeeperThan(LIMITS.highlightedNesting, children)) return
  code.properties.className = ['hljs', `language-${language}`]
  code.children = children.filter((child): child is ElementContent => child.type !== 'doctype')
}

function isDeeperThan(levels: number, nodes: RootContent[]): boolean {
  if (levels < 0) return true
  return nodes.some((node) => node.type === 'element' && isDeeperThan(levels - 1, node.children))
}
