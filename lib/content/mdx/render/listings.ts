import type { Element, Root } from 'hast'
import { visit } from 'unist-util-visit'
import { languageLabel } from './languages.ts'

/** Reads language and title of each code block from its info string: ```js title="server.js" */
export function nameListings(tree: Root) {
  visit(tree, 'element', (node) => {
    const [code] = node.children
    if (node.tagName !== 'pre' || code?.type !== 'element') return
    const language = languageOf(code)
    code.properties.className = language ? [`language-${language}`] : undefined
    node.properties.language = language
    node.properties.label = language && languageLabel(language)
    node.properties.title = titleOf(code.data?.meta)
  })
}

/** The language name only, without what some generators append, as in `rust,ignore`. */
function languageOf(code: Element): string | undefined {
  const { className } = code.properties
  const given = Array.isArray(className) ? String(className[0] ?? '').slice('language-'.length) : ''
  return /^[\w+#.-]{1,30}(?=$|[,:;{])/.exec(given)?.[0].toLowerCase()
}

function titleOf(meta: string | null | undefined): string | undefined {
  return /(?:^|\s)title=(?:"([^"]+)"|'([^']+)')/
    .exec(meta ?? '')
    ?.slice(1)
    .find(Boolean)
}
